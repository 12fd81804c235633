"""The player's own decisions since the last pause, each with the numbers of its moment, to choose one and explain it.

They are found by playing the log again, which takes a moment; nothing of it is kept while playing.
"""

from __future__ import annotations

from marketgen.engine import price
from marketgen.engine.commands import Command
from marketgen.engine.frozen import frozen
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import daybook, numbers, wording
from marketgen.play.kinds import NO_DECISION
from marketgen.play.lines import JsonObject
from marketgen.play.moments import Asked, last_pause
from marketgen.play.session import Session
from marketgen.play.verify import Divergence, Step, replay, start
from marketgen.saves.chain import Contents
from marketgen.saves.log import read_run
from marketgen.saves.problems import SaveProblem

MOST = 24
"""Decisions that are offered; of more, those that weigh most, and of these the later ones."""

_RANKS = {"price": 3, "meal": 3, "bring": 3, "tidy": 3, "inspect": 3, "take": 2, "buy": 2, "call": 2, "follow": 2}
_NUMBERS = {
    "money": N_("in hand"),
    "stock": N_("at the stall"),
    "price": N_("going price"),
    "heat": N_("heat"),
    "hours": N_("hours left"),
}
_BLOCKS = {"morning": N_("morning"), "noon": N_("noon"), "evening": N_("evening"), "away": N_("away")}


@frozen
class Decision:
    """A decision. told: what it was, in a sentence; about: the record that an answer carries; verb: of its command."""

    told: str
    about: JsonObject
    verb: str = ""

    def numbers_told(self) -> str:
        """The numbers that go with an answer about it, in a line."""
        told = (f"{_(_NUMBERS.get(name, name))} {number}" for name, number in self.about["numbers"].items())
        return "; ".join(told)


def since_last_pause(session: Session) -> tuple[Decision, ...]:
    """The decisions since the last pause, in order."""
    return _between(session, last_pause(session), session.run.day)


def to_choose(session: Session, asked: Asked) -> tuple[Decision, ...]:
    """The decisions of the days that a prompt is about, in order, however long ago those are."""
    return _between(session, asked.since, asked.until)


def _between(session: Session, since: int, until: int) -> tuple[Decision, ...]:
    """The decisions after a day as far as another; () where the log cannot be played again (a run in memory, or one
    that went on under newer rules)."""
    if session.file is None or session.mixed:
        return ()
    try:
        contents = read_run(session.file.path)
        return _heaviest(list(filter(None, _found(session, contents, since, until))))
    except (Divergence, SaveProblem, KeyError, ValueError):
        return ()


def _found(session: Session, contents: Contents, since: int, until: int) -> list[Decision | None]:
    """Each command of these days as a decision, None for one that is none; what was taken back is not there."""
    world = session.world
    timeline = start(world, contents.head)
    found: list[Decision | None] = []
    run = timeline.run
    for step in replay(world, contents.head, contents.records, timeline):
        counts = since < run.day <= until
        if counts and step.command is None and found:
            found.pop()  # undo takes back the last command, and none of another day
        elif counts and step.command is not None and step.command.verb != "note":
            decides = step.command.verb not in NO_DECISION
            found.append(decision(world, step, run) if decides else None)
        run = timeline.run
    return found


def decision(world: World, step: Step, before: Run) -> Decision:
    """A command with what came of it in a sentence, and the numbers as they stood when it was given, by the run as it
    was before it."""
    command = step.command
    assert command is not None  # the caller looked
    told = daybook.said(world, step.timeline.run, step.turn.events) or step.line
    day = _("Day {day}: {what}").format(day=before.day, what=told)
    block = _(_BLOCKS[before.phase])
    about = {"command": step.line, "day": before.day, "block": block, "numbers": _numbers(world, before, command)}
    return Decision(day, about, command.verb)


def _numbers(world: World, run: Run, command: Command) -> dict[str, str]:
    """The numbers of a moment, as they were shown: money, and stock and prices of the goods it is about."""
    held = {currency: amount for currency, amount in run.money.items() if amount or currency == world.money}
    found = {"money": ", ".join(numbers.priced(world, amount, currency) for currency, amount in held.items())}
    for good in (one for one in command.ids if one in run.goods):
        found["stock"] = wording.units(world, good, run.goods[good].stock)
        found["price"] = numbers.priced(world, price.total(world, run, good))
    if world.met("officials", run.day):
        found["heat"] = numbers.degree("heat", run.heat)[0]
    if world.met("offers", run.day):
        found["hours"] = numbers.whole(run.hours)
    return found


def _heaviest(found: list[Decision]) -> tuple[Decision, ...]:
    """The decisions in their order; where they are too many, those that weigh most, and of these the later ones."""
    ranked = sorted(range(len(found)), key=lambda at: (_RANKS.get(found[at].verb, 1), -at))
    return tuple(found[at] for at in sorted(ranked[:MOST]))
