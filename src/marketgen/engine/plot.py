"""Conditions, effects, events and passages: what a scenario tells, compiled. Units as in ``world``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field, fields
from typing import Any

from marketgen.engine.frozen import frozen


@frozen
class Test:
    """One test of a condition: a measure (engine/measures.py) of a subject within a range, both ends included."""

    measure: str
    subject: str
    low: int | None
    high: int | None


@frozen
class Condition:
    """Tests and conditions joined: ``mode`` is ``all``, ``any`` or ``not`` (none of them may hold).

    memo: what engine/conditions.py has made of it; no part of it, and left out where it is compared or sent away.
    """

    mode: str
    tests: tuple[Test, ...] = ()
    parts: tuple[Condition, ...] = ()
    chance_bp: int = 10_000
    memo: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __getstate__(self) -> tuple[None, dict[str, Any]]:
        """What is sent to another process: the fields, without the functions in the memo."""
        state = {one.name: getattr(self, one.name) for one in fields(self)}
        return None, {**state, "memo": {}}


@frozen
class Effect:
    """One effect with one verb (engine/effects.py lists them). ``branches`` holds (weight, effects) of ``one_of``,
    and then and else of ``if``."""

    verb: str
    subject: str = ""
    amount: int = 0
    days: int = 0
    when: Condition | None = None
    branches: tuple[tuple[int, tuple[Effect, ...]], ...] = ()


def each(effects: Iterable[Effect]) -> Iterator[Effect]:
    """Effects and what stands in their branches, in order."""
    for one in effects:
        yield one
        for _weight, inner in one.branches:
            yield from each(inner)


@frozen
class EventChoice:
    """A choice of an event: possible if its condition holds and its effects can be paid."""

    id: str
    when: Condition
    effects: tuple[Effect, ...]


@frozen
class Story:
    """A story event. phase: ``morning``, ``noon`` or ``evening``. person: whom it is about, or empty.

    cooldown: days until it may come again; 0 means once a run. private: banned media, for which no default, no sum
    and no other way is ever shown. chained: comes only from another event's effect. tags: kinds of cards that
    ``StoryRules`` counts, such as ``dilemma`` and ``media``.
    """

    id: str
    phase: str
    person: str
    when: Condition
    priority: int
    weight: int
    cooldown: int
    private: bool
    chained: bool
    effects: tuple[Effect, ...]  # of an event without choices: they come without a decision
    choices: tuple[EventChoice, ...]
    tags: tuple[str, ...] = ()


@frozen
class Service:
    """Something done for an official instead of a thing given. worth: what it counts for with him, in minor units of
    the main currency; every: days until it can be done again; owes: favours that he owes afterwards. It is possible if
    ``when`` holds and the effects can be paid; they are carried out only if he takes it."""

    id: str
    worth: int
    every: int
    owes: int
    when: Condition
    effects: tuple[Effect, ...]


@frozen
class Help:
    """What an official can do for a favour he owes: possible if ``when`` holds."""

    id: str
    when: Condition
    effects: tuple[Effect, ...]


@frozen
class Lesson:
    """A tutorial step: what a day adds. ``mistake`` is the safe mistake, whose sentence follows in the report; ``done``
    says when what the step asks for has been done, None where it asks for nothing: no rule depends on it.

    fills: (measure, subject) of every placeholder in its sentences, kept as they were that evening.
    """

    id: str
    day: int
    mistake: Condition
    fills: tuple[tuple[str, str], ...] = ()
    done: Condition | None = None


@frozen
class Passage:
    """A text that is told if a condition holds: a notice, a paragraph of the epilogue, a diary line. Where one is
    wanted, the first by (rank, id) whose condition holds is told; the compiler sorts them so. ``key``: its text."""

    id: str
    key: str
    when: Condition
    fills: tuple[tuple[str, str], ...] = ()  # (measure, subject) of every placeholder in its text
    effects: tuple[Effect, ...] = ()  # of a notice: what happens on its day


@frozen
class Rumour:
    """Something that people say, once in a run: ``who`` says it, or ``otherwise`` if that one is not there;
    without ``who`` it is nobody you know.

    truth: ``true``, ``exaggerated`` or ``false``. days: until its day, on which its effects happen.
    """

    id: str
    who: str
    otherwise: str
    truth: str
    days: int
    when: Condition
    effects: tuple[Effect, ...] = ()


@frozen
class Goal:
    """A goal: met if its condition holds at the end."""

    id: str
    when: Condition


@frozen
class Ending:
    """A way to end early. scored: whether such a run has a score."""

    id: str
    when: Condition
    scored: bool


ALWAYS = Condition("all")
"""The condition that holds whatever happens."""
