"""A number that explains itself: the steps that made it, in order, whose sum it is.

No text is built here. ``play.phrasing`` turns a step's name and facts into a sentence, so an account costs a
simulation a few small tuples and can be translated.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from marketgen.engine.frozen import frozen

Fact = int | str


class Step(NamedTuple):
    """One step of a sum (a named tuple: many are made, and a frozen dataclass takes three times as long).

    name: which rule made it (``base``, ``you_sold``); one sentence in phrasing each.
    amount: what it adds, in the account's unit; may be negative.
    facts: what the sentence needs beside the amount, by name.
    """

    name: str
    amount: int
    facts: tuple[tuple[str, Fact], ...] = ()

    def fact(self, name: str, default: Fact = 0) -> Fact:
        """The fact called ``name``."""
        for key, value in self.facts:
            if key == name:
                return value
        return default

    def number(self, name: str) -> int:
        """A fact that is a number; 0 for none."""
        value = self.fact(name)
        return value if isinstance(value, int) else 0

    def word(self, name: str) -> str:
        """A fact that is a word, such as an id; empty for none."""
        return str(self.fact(name, ""))


@frozen
class Account:
    """A number as named steps; ``total`` is their sum, always.

    subject: the question it answers, in the form :func:`marketgen.engine.rules.explain` takes.
    unit: ``money:<currency>``, ``bp``, ``ppm``, ``tenths``, ``hundredths``, ``units``, ``points``.
    """

    subject: str
    unit: str
    steps: tuple[Step, ...]
    total: int


_NEW = tuple.__new__  # what Step does, at half its time


class Sum:
    """Builds an account step by step; steps that change nothing are left out unless kept on purpose."""

    __slots__ = ("steps", "total")

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.total = 0

    def add(self, name: str, amount: int, keep: bool = False, **facts: Fact) -> None:
        """Add a step; one of nothing is dropped unless ``keep``."""
        if amount or keep:
            self.steps.append(_NEW(Step, (name, amount, tuple(facts.items()))))
            self.total += amount

    def keep_within(self, low: int, high: int, name: str) -> None:
        """A last step that brings the total back to the nearest bound, if it went past one."""
        if self.total < low:
            self.add(name, low - self.total, bound=low)
        elif self.total > high:
            self.add(name, high - self.total, bound=high)

    def account(self, subject: str, unit: str) -> Account:
        """The finished account."""
        return Account(subject, unit, tuple(self.steps), self.total)


def facts_of(mapping: Mapping[str, Fact]) -> tuple[tuple[str, Fact], ...]:
    """Facts in a form that can be compared and frozen."""
    return tuple(mapping.items())
