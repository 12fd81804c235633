"""Effects: what a story event or a choice of it does, one verb each, carried out in order.

``VERBS`` is the table of all verbs; each system keeps its rows in a module of its own (effects_core.py and the like).
"""

from __future__ import annotations

from marketgen.engine import (
    chance,
    effects_core,
    effects_home,
    effects_law,
    effects_money,
    effects_road,
    effects_story,
    price,
)
from marketgen.engine.arithmetic import divide
from marketgen.engine.conditions import holds
from marketgen.engine.events import Event, Refusal
from marketgen.engine.replacing import replace
from marketgen.engine.run import Run
from marketgen.engine.verbs import Verb
from marketgen.engine.world import Effect, World


def lacking(world: World, run: Run, effects: tuple[Effect, ...]) -> Refusal | None:
    """What is missing to pay for effects one after the other, counting only those that are sure to happen; None if
    nothing is."""
    left: dict[tuple[str, str], tuple[int, int]] = {}
    for effect in effects:
        verb = VERBS[effect.verb]
        if verb.held is None or verb.lacks is None:
            continue
        key = (effect.verb, effect.subject)
        held, rest = left.get(key) or (verb.held(world, run, effect.subject),) * 2
        rest += -effect.amount if verb.takes else effect.amount
        if rest < 0:
            return verb.lacks(effect.subject, held - rest)
        left[key] = (held, rest)
    return None


def carry_out(world: World, run: Run, effects: tuple[Effect, ...], source: str) -> list[Event]:
    """Carry effects out on a run, in order; ``source`` is the event they come from. Returns what happened."""
    happened: list[Event] = []
    for effect in effects:
        happened.extend(VERBS[effect.verb].do(world, run, effect, source))
    return happened


def book(world: World, run: Run, happened: list[Event]) -> None:
    """What a choice took in money is what the goods that it brought had cost, up to what they go for: by their share of
    that."""
    paid = -sum(one.number("amount") for one in happened if one.kind == "money" and one.word("currency") == world.money)
    came = [(one.word("good"), one.number("units")) for one in happened if one.kind == "stock"]
    goes_for = [(good, units * price.total(world, run, good)) for good, units in came if units > 0]
    whole = sum(worth for _good, worth in goes_for)
    for good, worth in goes_for if paid > 0 else ():
        state = run.goods[good]
        run.goods[good] = replace(state, cost=state.cost + divide(min(paid, whole) * worth, max(1, whole)))


def _if(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    which = 0 if effect.when is None or holds(world, run, effect.when, f"{source}.if") else 1
    return carry_out(world, run, effect.branches[which][1], source)


def _one_of(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    luck = chance.draw(run.seed, "one_of", run.day, f"{source}:{effect.subject}")
    which = chance.pick(luck, tuple(weight for weight, _ in effect.branches))
    return carry_out(world, run, effect.branches[which][1], source)


VERBS: dict[str, Verb] = {
    **effects_core.VERBS,
    **effects_home.VERBS,
    **effects_story.VERBS,
    **effects_law.VERBS,
    **effects_money.VERBS,
    **effects_road.VERBS,
    "one_of": Verb("", "", "One of several branches by weight.", _one_of),
    "if": Verb("", "", "Then or else, by a condition.", _if),
}
"""Every verb of effects, by name."""
