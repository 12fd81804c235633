"""Effects: what a story event or a choice of it does, one verb each, carried out in order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from marketgen.engine import chance
from marketgen.engine.arithmetic import clamp
from marketgen.engine.conditions import holds
from marketgen.engine.events import Event, Refusal, event, refuse
from marketgen.engine.ledger import pay, spend_hours
from marketgen.engine.run import Line, Mood, Run
from marketgen.engine.world import Effect, World


@dataclass(frozen=True, slots=True)
class Verb:
    """What an effect is about and the unit of its amount (as in measures; ``share`` is bp of something)."""

    of: str
    unit: str
    about: str


VERBS: dict[str, Verb] = {
    "money": Verb("currency", "money", "Adds to money in hand; a choice that cannot be paid is refused."),
    "stock": Verb("good", "count", "Adds units to the stall's stock; a choice that lacks them is refused."),
    "trust": Verb("person", "hundredths", "Moves trust, kept within -5 and 5."),
    "tie": Verb("official", "hundredths", "Moves an official's tie, kept within -5 and 5."),
    "expects": Verb("official", "bp", "Raises what an official expects by a share of it."),
    "fear": Verb("official", "count", "Moves an official's fear, kept within 0 and 4."),
    "standing": Verb("", "thousandths", "Moves standing, kept within -1 and 1."),
    "heat": Verb("", "count", "Moves heat, kept within 0 and 100."),
    "health": Verb("member", "tenths", "Moves health, kept within 0 and 100."),
    "knows": Verb("", "count", "More people know something they could tell; never under half of the most there were."),
    "file": Verb("", "count", "Adds lines to the file."),
    "hours": Verb("", "count", "Takes hours of the day."),
    "flag": Verb("flag", "", "Raises a flag."),
    "unflag": Verb("flag", "", "Lowers a flag."),
    "price": Verb("good", "bp", "Moves a good's price by a share of it for some days."),
    "fit": Verb("good", "bp", "Adds to the chance that a good's price suits, for some days."),
    "event": Verb("event", "", "Another event comes in some days."),
    "end": Verb("ending", "", "Ends the run."),
    "one_of": Verb("", "", "One of several branches by weight."),
    "if": Verb("", "", "Then or else, by a condition."),
}


def lacking(world: World, run: Run, effects: tuple[Effect, ...]) -> Refusal | None:
    """What is missing to pay for effects one after the other, counting only those that are sure to happen; None if
    nothing is."""
    money, stock, hours = dict(run.money), {good: state.stock for good, state in run.goods.items()}, run.hours
    for effect in effects:
        subject, amount = effect.subject, effect.amount
        if effect.verb == "hours":
            hours -= amount
            if hours < 0:
                return refuse("no_hours", hours=run.hours - hours)
        elif effect.verb == "money":
            money[subject] += amount
            if money[subject] < 0:
                return refuse("no_money", currency=subject, needs=run.money[subject] - money[subject])
        elif effect.verb == "stock":
            stock[subject] += amount
            if stock[subject] < 0:
                return refuse("no_stock", good=subject, needs=run.goods[subject].stock - stock[subject])
    return None


def carry_out(world: World, run: Run, effects: tuple[Effect, ...], source: str) -> list[Event]:
    """Carry effects out on a run, in order; ``source`` is the event they come from. Returns what happened."""
    happened: list[Event] = []
    for effect in effects:
        happened.extend(_one(world, run, effect, source))
    return happened


def _one(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    verb, subject, amount = effect.verb, effect.subject, effect.amount
    if verb == "money":
        amount = max(amount, -run.money[subject])  # what no choice could refuse takes no more than there is
        pay(run, subject, amount, Line("event", source, amount), world.money)
        return [event("money", currency=subject, amount=amount)]
    if verb == "stock":
        state = run.goods[subject]
        units = max(0, state.stock + amount)
        cost = state.cost * units // state.stock if amount < 0 and state.stock else state.cost
        run.goods[subject] = replace(state, stock=units, cost=cost if units else 0)
        if not units and subject in run.slots and not world.goods[subject].for_sale:
            run.slots = tuple("" if good == subject else good for good in run.slots)
        return [event("stock", good=subject, units=units - state.stock)]
    if verb in ("trust", "tie", "expects", "fear"):
        return _bond(run, verb, subject, amount)
    if verb in ("standing", "heat", "file", "hours", "knows", "health"):
        return _tell(world, run, verb, subject, amount)
    if verb in ("flag", "unflag"):
        flags = [flag for flag in run.flags if flag != subject]
        run.flags = tuple(sorted([*flags, subject] if verb == "flag" else flags))
        return []
    if verb in ("price", "fit"):
        run.moods = (*run.moods, Mood(verb, subject, amount, run.day + effect.days - 1, source))
        return [event(f"mood_{verb}", good=subject, share=amount, days=effect.days)]
    if verb == "event":
        run.scheduled = tuple(sorted((*run.scheduled, (run.day + effect.days, subject))))
        return []
    if verb == "end":
        run.ended = subject
        return []
    return _branch(world, run, effect, source)


def _bond(run: Run, verb: str, subject: str, amount: int) -> list[Event]:
    if verb == "trust":
        run.trust[subject] = clamp(run.trust[subject] + amount, -500, 500)
        return [event("trust", person=subject, amount=amount)]
    state = run.officials[subject]
    if verb == "tie":
        state = replace(state, tie=clamp(state.tie + amount, -500, 500))
    elif verb == "expects":
        state = replace(state, expects=max(0, state.expects + state.expects * amount // 10_000))
    else:
        state = replace(state, fear=clamp(state.fear + amount, 0, 4))
    run.officials[subject] = state
    return [event(verb, official=subject, amount=amount)]


def _tell(world: World, run: Run, verb: str, subject: str, amount: int) -> list[Event]:
    if verb == "standing":
        run.standing = clamp(run.standing + amount, -1000, 1000)
    elif verb == "heat":
        run.heat = clamp(run.heat + amount, 0, 100)
    elif verb == "file":
        run.file = max(0, run.file + amount)
    elif verb == "hours":
        spend_hours(world, run, amount)
    elif verb == "health":
        run.health[subject] = clamp(run.health[subject] + amount, 0, 1000)
        return [event("health", member=subject, amount=amount)]
    else:
        run.knows = max(run.knows + amount, -(-run.knows_peak // 2))
        run.knows_peak = max(run.knows_peak, run.knows)
    return [event(verb, amount=amount)]


def _branch(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    if effect.verb == "if":
        which = 0 if effect.when is None or holds(world, run, effect.when, f"{source}.if") else 1
    else:
        luck = chance.draw(run.seed, "one_of", run.day, f"{source}:{effect.subject}")
        which = chance.pick(luck, tuple(weight for weight, _ in effect.branches))
    return carry_out(world, run, effect.branches[which][1], source)
