"""Rows of the budget table: a figure, its ratio where the budget is one, and the verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import shake_256
from statistics import median
from time import perf_counter_ns

LATER = "later"


@dataclass(frozen=True)
class Row:
    """One budget. ``value`` is compared with ``budget`` and ``goal``, in the unit they are written in.

    figure: what was measured, as a person reads it. more_is_better: for rates. note: what stands in for what.
    A row whose part is not there yet has no value.
    """

    what: str
    budget: float
    goal: float
    unit: str
    value: float | None = None
    figure: str = ""
    more_is_better: bool = False
    note: str = ""

    def verdict(self, slower: float = 1.0) -> str:
        """``goal met``, ``within budget``, ``OVER`` or ``later``, on a machine ``slower`` than the one of the budgets.

        Ratios are the same on every machine; absolute budgets are held against the time as it is, and where that is
        over and the machine is slower, against the time at the speed of that one too.
        """
        if self.value is None:
            return LATER
        said = self._held(self.value)
        if said != "OVER" or self.unit in ("x", "%"):
            return said
        scaled = self.value * slower if self.more_is_better else self.value / slower
        return f"OVER ({self._held(scaled)} at {scaled:,.0f} {self.unit}, scaled)"

    def _held(self, value: float) -> str:
        sign = -1 if self.more_is_better else 1
        if sign * value <= sign * self.goal:
            return "goal met"
        return "within budget" if sign * value <= sign * self.budget else "OVER"


YARDSTICK = 2.5
"""Microseconds that 600 bytes of SHAKE-256 took on the machine whose times the budgets were set by."""


def slowness() -> float:
    """How many times slower than that machine this one is, by the same piece of work; at least 1."""
    clock = Clock()
    for _ in range(50):
        with clock:
            for _ in range(100):
                shake_256(b"a key").digest(600)
    return max(1.0, clock.median / 100 / YARDSTICK)


def printed(rows: Sequence[Row], slower: float = 1.0) -> str:
    """The rows as a table of plain text, notes below it."""
    lines = [("what", "figure", "compared", "budget", "goal", "verdict")]
    notes: list[str] = []
    for row in rows:
        if row.note and row.note not in notes:
            notes.append(row.note)
        mark = f" [{notes.index(row.note) + 1}]" if row.note else ""
        value = "-" if row.value is None else f"{row.value:,.{2 if row.value < 10 else 0}f} {row.unit}"
        bounds = (f"{row.budget:,g} {row.unit}", f"{row.goal:,g} {row.unit}")
        lines.append((row.what + mark, row.figure or "-", value, *bounds, row.verdict(slower)))
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    text = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    text.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join([*text, *(f"[{number}] {note}" for number, note in enumerate(notes, start=1))])


class Clock:
    """Collects times of a repeated piece of work, in microseconds, by a clock in nanoseconds."""

    def __init__(self, now: Callable[[], int] = perf_counter_ns) -> None:
        self.times: list[float] = []
        self._now = now
        self._from = 0

    def __enter__(self) -> Clock:
        self._from = self._now()
        return self

    def __exit__(self, *_: object) -> None:
        self.times.append((self._now() - self._from) / 1000)

    @property
    def median(self) -> float:
        """The middle time, in microseconds."""
        return median(self.times)
