"""The charts of the wall page, as SVG that is as wide as its place: heights in pixels, widths in per cent.

No chart needs its colours: bots have dashes and words, students are dots and thin lines. Each is described in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple
from xml.etree.ElementTree import Element

from marketgen.classroom.page import add, el

DOT = 4
"""Radius of a student's dot, in pixels."""

BINS = 50
"""Columns in which dots are stacked."""

ROW = 18
"""Height of a bot's row, and least distance of two labels."""

TALL = 260
"""Height of a chart of lines."""

LEFT, WIDE = 9.0, 74.0
"""Where the field of a chart of lines begins, and its width, in per cent."""


Bounds = tuple[float, ...]
"""Values that an axis holds in any case."""


class Dot(NamedTuple):
    """A student in a spread: the value, and what a pointer that rests on it is told (empty: nothing)."""

    value: float
    told: str = ""


class Mark(NamedTuple):
    """A bot in a spread: what it is called, its value, and the value as it is written."""

    name: str
    value: float
    written: str


class Line(NamedTuple):
    """A line by day: its kind (``student``, ``middle``, ``bot``), values by day, what it is called (empty: nothing)."""

    kind: str
    values: dict[int, float]
    name: str = ""


def spread(dots: Sequence[Dot], marks: Sequence[Mark], about: str, bounds: Bounds) -> Element:
    """Dots stacked over an axis, the bots in rows below it, the highest on top, so that no row crosses another.
    ``bounds``: what the axis holds in any case."""
    low, high, ticks = _axis([*(dot.value for dot in dots), *(mark.value for mark in marks)], bounds)
    columns: dict[int, list[Dot]] = {}
    for dot in sorted(dots):
        columns.setdefault(round(_share(dot.value, low, high) * BINS), []).append(dot)
    tallest = max(map(len, columns.values()), default=0)
    floor = max(3, tallest) * 2 * DOT + 8
    chart = _svg(floor + 26 + ROW * len(marks), about)
    for tick in ticks:
        x = _x(_share(tick, low, high))
        add(chart, el("line", x1=x, x2=x, y1=4, y2=floor, cls="grid"))
        add(chart, el("text", f"{tick:,.0f}", x=x, y=floor + 16, cls="tick middle"))
    add(chart, el("line", x1=_x(0), x2=_x(1), y1=floor, y2=floor, cls="axis"))
    for column, stacked in sorted(columns.items()):
        for height, dot in enumerate(stacked):
            circle = el("circle", cx=_x(column / BINS), cy=floor - DOT - 1 - 2 * DOT * height, r=DOT, cls="dot")
            if dot.told:
                add(circle, el("title", dot.told))
            add(chart, circle)
    for row, mark in enumerate(sorted(marks, key=lambda one: -one.value)):
        add(chart, *_bot_row(mark, _share(mark.value, low, high), floor, floor + 26 + ROW * row + 6))
    return chart


def _bot_row(mark: Mark, share: float, floor: int, y: int) -> list[Element]:
    """A bot: a thin line down from the axis, a mark at its end, its name and value beside it."""
    x = _x(share)
    label = el("text", f"{mark.name} ", el("tspan", mark.written, cls="number"), x=x, y=y + 4, dx=9, cls="label")
    return [
        el("line", x1=x, x2=x, y1=floor, y2=y, cls="drop"),
        el("rect", x=x, y=y - 3.5, width=7, height=7, transform="translate(-3.5 0)", cls="bot"),
        label,
    ]


def _x(share: float) -> str:
    """A place on the axis of a spread, which leaves room at its right for the label of a bot."""
    return f"{2.5 + 77 * share:.2f}%"


def lines(drawn: Sequence[Line], about: str, day_word: str, bounds: Bounds) -> Element:
    """Lines by day, the named ones with their names at the right. ``bounds``: what the axis holds in any case."""
    drawn = [line for line in drawn if line.values]
    low, high, ticks = _axis([value for line in drawn for value in line.values.values()], bounds)
    days = sorted({day for line in drawn for day in line.values})
    first, last = (days[0], days[-1]) if days else (1, 1)
    bottom, top = TALL - 30, 10
    chart = _svg(TALL, about)
    for tick in ticks:
        y = f"{bottom - (bottom - top) * _share(tick, low, high):.1f}"
        add(chart, el("line", x1=f"{LEFT}%", x2=f"{LEFT + WIDE}%", y1=y, y2=y, cls="grid"))
        add(chart, el("text", f"{tick:,.0f}", x=f"{LEFT - 1}%", y=y, dy=4, cls="tick end"))
    for day in _some(days):
        x = f"{LEFT + WIDE * _share(day, first, last):.2f}%"
        add(chart, el("text", f"{day}", x=x, y=bottom + 18, cls="tick middle"))
    add(chart, el("text", day_word, x=f"{LEFT + WIDE + 2}%", y=bottom + 18, cls="tick"))
    field = el("svg", x=f"{LEFT}%", y=top, width=f"{WIDE}%", height=bottom - top, viewBox="0 0 1000 1000",
               preserveAspectRatio="none", overflow="visible")  # fmt: skip
    for line in drawn:
        points = " ".join(
            f"{1000 * _share(day, first, last):.1f},{1000 - 1000 * _share(value, low, high):.1f}"
            for day, value in sorted(line.values.items())
        )
        path = el("polyline", points=points, vector_effect="non-scaling-stroke", cls=f"line {line.kind}")
        add(field, path)
    add(chart, field, *_names(drawn, low, high, bottom, top))
    return chart


def _names(drawn: Sequence[Line], low: float, high: float, bottom: int, top: int) -> list[Element]:
    """The names of lines at the right, moved apart where they would lie on each other."""
    named = [line for line in drawn if line.name]
    wanted = [bottom - (bottom - top) * _share(line.values[max(line.values)], low, high) for line in named]
    order = sorted(range(len(named)), key=lambda place: wanted[place])
    at = [wanted[place] for place in order]
    for _round in range(40):
        for one, other in pairwise(range(len(at))):
            short = ROW - 3 - (at[other] - at[one])
            if short > 0:
                at[one], at[other] = at[one] - short / 2, at[other] + short / 2
    return [
        el("text", named[place].name, x=f"{LEFT + WIDE + 2}%", y=f"{y:.1f}", dy=4, cls=f"label {named[place].kind}")
        for place, y in zip(order, at, strict=True)
    ]


def _svg(height: int, about: str) -> Element:
    return el("svg", width="100%", height=height, role="img", aria_label=about)


def _share(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low))) if high > low else 0.5


def _some(days: Sequence[int]) -> list[int]:
    """Days that are written below a chart: every one of a few, else every so many."""
    step = max(1, -(-len(days) // 10))
    return list(days[::step])


_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000, 50_000, 100_000)


def _axis(values: Sequence[float], bounds: Bounds) -> tuple[float, float, list[float]]:
    """Lowest and highest of an axis that holds the values, on round numbers, and the numbers between."""
    held = [*values, *bounds] or [0.0]
    low, high = min(held), max(held)
    step = next((one for one in _STEPS if (high - low) / one <= 6), max(1.0, (high - low) / 6))
    first, last = int(low // step), int(-(-high // step))
    return first * step, max(last, first + 1) * step, [one * step for one in range(first, max(last, first + 1) + 1)]
