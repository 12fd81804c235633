"""Rows of the budget table: a figure, its ratio where the budget is one, and the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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

    @property
    def verdict(self) -> str:
        """``goal``, ``budget``, ``OVER`` the budget, or ``later``."""
        if self.value is None:
            return LATER
        sign = -1 if self.more_is_better else 1
        if sign * self.value <= sign * self.goal:
            return "goal met"
        return "within budget" if sign * self.value <= sign * self.budget else "OVER"


def printed(rows: Sequence[Row]) -> str:
    """The rows as a table of plain text, notes below it."""
    head = ("what", "figure", "compared", "budget", "goal", "verdict")
    lines = [head]
    notes = []
    for row in rows:
        mark = ""
        if row.note:
            notes.append(row.note)
            mark = f" [{len(notes)}]"
        value = "-" if row.value is None else f"{row.value:,.{2 if row.value < 10 else 0}f} {row.unit}"
        bounds = (f"{row.budget:,g} {row.unit}", f"{row.goal:,g} {row.unit}")
        lines.append((row.what + mark, row.figure or "-", value, *bounds, row.verdict))
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    text = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    text.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join([*text, *(f"[{number}] {note}" for number, note in enumerate(notes, start=1))])


class Clock:
    """Collects times of a repeated piece of work, in microseconds."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self._from = 0

    def __enter__(self) -> Clock:
        self._from = perf_counter_ns()
        return self

    def __exit__(self, *_: object) -> None:
        self.times.append((perf_counter_ns() - self._from) / 1000)

    @property
    def median(self) -> float:
        """The middle time, in microseconds."""
        return median(self.times)
