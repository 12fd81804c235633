"""Events, refusals, choices, outcomes: what the engine answers with. Facts, never text."""

from __future__ import annotations

from typing import NamedTuple

from marketgen.engine.accounts import Account, Fact
from marketgen.engine.commands import Command
from marketgen.engine.frozen import frozen
from marketgen.engine.run import Run


class Event(NamedTuple):
    """A fact that happened. ``kind`` is one sentence in play.phrasing, ``facts`` are what it needs."""

    kind: str
    facts: tuple[tuple[str, Fact], ...] = ()

    def fact(self, name: str, default: Fact = 0) -> Fact:
        """The fact called ``name``."""
        for key, value in self.facts:
            if key == name:
                return value
        return default

    def word(self, name: str) -> str:
        """The fact called ``name`` as text (an id, most often)."""
        return str(self.fact(name, ""))

    def number(self, name: str) -> int:
        """The fact called ``name`` as a whole number; 0 if it is not one."""
        value = self.fact(name, 0)
        return value if isinstance(value, int) else 0


def event(kind: str, **facts: Fact) -> Event:
    """An event from keyword facts."""
    return as_event(kind, tuple(facts.items()))


def as_event(kind: str, facts: tuple[tuple[str, Fact], ...]) -> Event:
    """An event from its facts: what the class does, at half its time."""
    return tuple.__new__(Event, (kind, facts))


class Refusal(NamedTuple):
    """Why a command is not possible now: a reason with one sentence in phrasing, and its facts."""

    reason: str
    facts: tuple[tuple[str, Fact], ...] = ()

    def fact(self, name: str, default: Fact = 0) -> Fact:
        """The fact called ``name``."""
        return dict(self.facts).get(name, default)


def refuse(reason: str, **facts: Fact) -> Refusal:
    """A refusal from keyword facts."""
    return Refusal(reason, tuple(facts.items()))


class Choice(NamedTuple):
    """What may be done now: a verb with its ids, the range of its number, or the reason why not.

    low, high: the least and greatest amount, both included; -1 where the verb takes no number.
    undoable: whether :meth:`marketgen.play.session.Session.undo` can take it back within this phase.
    """

    verb: str
    ids: tuple[str, ...] = ()
    low: int = -1
    high: int = -1
    undoable: bool = False
    refusal: Refusal | None = None

    def command(self, amount: int = -1) -> Command:
        """The command this choice stands for; without an amount, the greatest."""
        if self.high >= 0 and amount < 0:
            amount = self.high
        return Command(self.verb, self.ids, amount if self.high >= 0 else -1)


@frozen
class Turn:
    """The answer to an accepted command: the new run and what happened on the way."""

    run: Run
    events: tuple[Event, ...]


@frozen
class Outcome:
    """Why a run ended, and its score (None where an ending has none). ``score`` is in points, 0-100."""

    ending: str
    reached: int
    planned: int
    score: Account | None
    goal_met: bool
