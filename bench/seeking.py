"""Somebody who wants one card to come: what it asks for and what sends it, as the scenario says, and a player by it.

The player only gives commands that anybody may give, and knows the scenario as its author does. ``bench/seen.py`` sends
it after what nobody else has met.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from marketgen.engine.commands import Command
from marketgen.engine.events import Choice
from marketgen.engine.plot import Condition, Effect, Test
from marketgen.engine.rules import check
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.play.bots.simple import forward, of

Player = Callable[[World, Run], Command]

_HELD = ("stock", "taken", "shown", "sold_ever", "since_sold", "best_days")
"""Measures of a good that one must have for them to become true."""

_FROM = ("bought_from", "arrived_from", "coming")
"""Measures of somebody from whom one must buy, or have something brought."""


@dataclass
class Aim:
    """What leads to a card. goods: units to hold of each; shown: what must lie on the board; people: from whom
    something must come; answers: of the cards before it, those that lead there; cast: who must be in the run."""

    goods: dict[str, int] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    answers: dict[str, set[str]] = field(default_factory=dict)
    cast: set[str] = field(default_factory=set)
    cards: set[str] = field(default_factory=set)

    def hold(self, good: str, units: int) -> None:
        """So many units of a good at least."""
        self.goods[good] = max(self.goods.get(good, 0), units)


def aim_at(world: World, card: str) -> Aim:
    """What leads to a card: its condition, whoever sends it, and the same of those."""
    aim, waiting = Aim(), [card]
    while waiting:
        name = waiting.pop()
        if name in aim.cards:
            continue
        aim.cards.add(name)
        story = world.events[name]
        if story.person in {*world.neighbours, *world.regulars}:
            aim.cast.add(story.person)
        waiting += [one for test in _tests(story.when) for one in _asked(world, aim, test)]
        waiting += _senders(world, aim, lambda effect, name=name: (effect.verb, effect.subject) == ("event", name))
    return aim


def _tests(condition: Condition) -> Iterator[Test]:
    """The tests of a condition that must come true, or may."""
    if condition.mode != "not":
        yield from condition.tests
        for part in condition.parts:
            yield from _tests(part)


def _asked(world: World, aim: Aim, test: Test) -> Iterator[str]:
    """What a test asks goes into the aim; the cards that must come before."""
    name, of_what, least = test.measure, test.subject, test.low or 0
    if name in _HELD and least:
        aim.hold(of_what, 1 if name == "best_days" else least)
        if name not in ("stock", "taken"):
            aim.shown.add(of_what)
    elif name in _FROM and least:
        aim.people.add(of_what)
    elif name == "present" and least and of_what in {*world.neighbours, *world.regulars}:
        aim.cast.add(of_what)
    elif name == "flag":
        yield from _senders(world, aim, lambda effect: (effect.verb, effect.subject) == ("flag", of_what))
    elif name in ("seen", "since", "chose"):
        card, _colon, choice = of_what.partition(":")
        if choice:
            _lead(world, aim, card, choice)
        yield card


def _senders(world: World, aim: Aim, does: Callable[[Effect], bool]) -> list[str]:
    """The cards with an effect, and the choices that have it as answers of the aim."""
    found = []
    for story in world.events.values():
        for choice in story.choices:
            if any(does(effect) for effect in _every(choice.effects)):
                _lead(world, aim, story.id, choice.id)
                found.append(story.id)
        if any(does(effect) for effect in _every(story.effects)):
            found.append(story.id)
    return found


def _lead(world: World, aim: Aim, card: str, choice: str) -> None:
    """An answer that leads there, and the goods that it takes."""
    aim.answers.setdefault(card, set()).add(choice)
    effects = next(one.effects for one in world.events[card].choices if one.id == choice)
    for effect in _every(effects):
        if effect.verb == "stock" and effect.amount < 0:
            aim.hold(effect.subject, -effect.amount)


def _every(effects: Iterable[Effect]) -> Iterator[Effect]:
    """Effects, and those within them."""
    for effect in effects:
        yield effect
        for _weight, way in effect.branches:
            yield from _every(way)


def seeker(card: str, otherwise: Player) -> Player:
    """A player who wants one card to come, and does what ``otherwise`` does in all else."""
    aims: dict[int, Aim] = {}

    def play(world: World, run: Run) -> Command:
        aim = aims.setdefault(id(world), aim_at(world, card))
        if run.pressing:
            return _answer(world, run, aim) or otherwise(world, run)
        for command in _wants(world, run, aim):
            tried = run.memory.setdefault("sought", set())
            key = (run.day, run.phase, command)
            if key not in tried and check(world, run, command) is None:
                tried.add(key)
                return command
        command = otherwise(world, run)
        return forward(world, run) if _spoils(world, run, aim, command) else command

    return play


def _answer(world: World, run: Run, aim: Aim) -> Command | None:
    """The answer that leads on, if this is one of the cards that do."""
    leads = aim.answers.get(run.pending.partition(":")[2], set())
    for choice in of(world, run, "choose"):
        if choice.ids[0] in leads:
            return choice.command()
    return None


def _wants(world: World, run: Run, aim: Aim) -> Iterator[Command]:
    """What brings the aim nearer now: goods, people, what lies on the board and how dear it is."""
    if run.phase not in ("morning", "noon"):
        return
    lacks = {good: units + 1 - run.goods[good].stock for good, units in aim.goods.items()}
    lacks = {good: units for good, units in lacks.items() if units > 0}
    for verb in ("take", "order") if lacks or (aim.people and run.day % 3 == 0) else ():
        for choice in of(world, run, verb):
            wanted = lacks.get(choice.ids[1], 0)
            if not wanted and choice.ids[0] in aim.people and run.day % 3 == 0:
                wanted = choice.low
            if wanted and not (verb == "order" and _ordered(run, choice)):
                yield choice.command(max(choice.low, min(choice.high, wanted)))
    if lacks:
        yield from (choice.command(choice.high) for choice in of(world, run, "change") if choice.ids[1] == world.money)
    for good in aim.shown:
        if good not in run.slots and run.goods[good].stock:
            yield from (one.command(one.high) for one in of(world, run, "show") if one.ids == (good,))
    for good in aim.shown & set(run.slots):
        if run.goods[good].stock <= aim.goods.get(good, 0) + 1:
            yield from (one.command() for one in of(world, run, "price")[-1:] if one.ids[0] == good)


def _ordered(run: Run, choice: Choice) -> bool:
    """Whether this is on its way already."""
    return any((order.who, order.good) == choice.ids for order in run.orders)


def _spoils(world: World, run: Run, aim: Aim, command: Command) -> bool:
    """Whether a command would put on the board, or spend, what the aim needs."""
    return command.verb == "show" and command.ids[0] in aim.goods and command.ids[0] not in aim.shown
