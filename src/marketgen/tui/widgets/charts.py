"""Small drawings as lines of text: a line over days, bars by hour, bars of a waterfall.

Numbers are only scaled to cells here; what is written beside a drawing comes from the views.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from marketgen.engine.frozen import frozen
from marketgen.tui.glyphs import Glyphs
from marketgen.tui.lines import BLANK, fit, say

_BRAILLE = 0x2800
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of a dot in a braille cell, by row and column."""

GRAINS = {"braille": (2, 4), "halves": (1, 2), "stars": (1, 1)}
"""How many points a cell holds across and down, by how a set of glyphs draws lines."""

FOOT = 3  # cells of a standing bar's cut-off foot

Grid = list[list[int]]


@frozen
class Point:
    """A point of a line: ``x`` from the left in any unit, its value, and whether it is marked."""

    x: int
    y: int
    mark: bool = False


def line_chart(
    points: Sequence[Point], size: tuple[int, int], bounds: tuple[int, int], glyphs: Glyphs, style: str = "$lamp"
) -> list[Content]:
    """A line through points on ``size`` (columns, rows) cells; ``bounds`` are the values of the lowest and highest
    row. Marked points are shown as the set's point over the line; the grid's rows are sparse dots in thread."""
    columns, rows = size
    if columns < 1 or rows < 1 or not points:
        return []
    across, down = GRAINS[glyphs.dots]
    places = _placed(points, (columns * across, rows * down), bounds)
    grid: Grid = [[0] * columns for _row in range(rows)]
    for (x, y), (next_x, next_y) in zip(places, places[1:] or places, strict=False):
        for dot_x, dot_y in dots_between(x, y, next_x, next_y):
            grid[dot_y // down][dot_x // across] |= bit(dot_x % across, dot_y % down, glyphs)
    marked = {
        (y // down, x // across) for (x, y), point in zip(places, points, strict=True) if point.mark
    }  # a cell shows its mark over its line
    return [_chart_row(number, row, marked, glyphs, style, rows) for number, row in enumerate(grid)]


def _placed(points: Sequence[Point], dots: tuple[int, int], bounds: tuple[int, int]) -> list[tuple[int, int]]:
    """Points as dots, from the top left."""
    wide, high = dots
    first, last = points[0].x, points[-1].x
    low, top = bounds
    places = []
    for point in points:
        x = (point.x - first) * (wide - 1) // max(1, last - first)
        y = (top - max(low, min(top, point.y))) * (high - 1) // max(1, top - low)
        places.append((x, y))
    return places


def dots_between(x: int, y: int, to_x: int, to_y: int) -> list[tuple[int, int]]:
    """The dots of a straight line, both ends included."""
    steps = max(abs(to_x - x), abs(to_y - y), 1)
    return [
        (x + ((to_x - x) * step + steps // 2) // steps, y + ((to_y - y) * step + steps // 2) // steps)
        for step in range(steps + 1)
    ]


def bit(x: int, y: int, glyphs: Glyphs) -> int:
    """The bit of a dot within its cell."""
    return _BITS[y][x] if glyphs.dots == "braille" else 1 << y


def _chart_row(
    number: int, row: list[int], marked: set[tuple[int, int]], glyphs: Glyphs, style: str, rows: int
) -> Content:
    ruled = number in (0, rows // 2, rows - 1)
    parts: list[tuple[str, str]] = []
    for column, bits in enumerate(row):
        if (number, column) in marked:
            parts.append((glyphs.point, "$celadon"))
        elif bits:
            parts.append((dotted(bits, glyphs), style))
        else:
            parts.append((glyphs.grid if ruled and column % 3 == 0 else " ", "$thread"))
    return Content.assemble(*parts)


def dotted(bits: int, glyphs: Glyphs) -> str:
    """The shape of a cell's dots."""
    if glyphs.dots == "braille":
        return chr(_BRAILLE + bits)
    return glyphs.halves[bits - 1] if glyphs.dots == "halves" else glyphs.point


def labelled(chart: Sequence[Content], top: Content, bottom: Content) -> list[Content]:
    """A chart with its highest and lowest value written at its left, in one right-aligned column."""
    if not chart:
        return []
    room = max(top.cell_length, bottom.cell_length)
    heads = [top, *[BLANK] * (len(chart) - 2), bottom] if len(chart) > 1 else [top]
    return [Content.assemble(fit(head, room, right=True), "  ", row) for head, row in zip(heads, chart, strict=True)]


def hour_bars(hours: Sequence[tuple[int, int]], width: int, height: int, glyphs: Glyphs) -> list[Content]:
    """Bars of what was sold by the hour, each with its number on top of it, with the hours below; three cells a bar
    where there is room, else two."""
    if not hours or width < 3 * len(hours) - 1:
        return []
    pitch = next((cells for cells in (5, 4) if width >= cells * len(hours) - (cells - 3)), 3)
    bar = 3 if pitch > 3 else 2
    most = max(sold for _hour, sold in hours) or 1
    levels = len(glyphs.steps) - 1
    tall = [-(-sold * (height - 1) * levels // most) for _hour, sold in hours]  # what was sold at all shows
    lines = []
    for row in range(height):
        under = (height - 1 - row) * levels
        parts: list[tuple[str, str]] = []
        for (_hour, sold), eighths in zip(hours, tall, strict=True):
            if sold and 0 <= under - eighths < levels:
                parts.append((str(sold).center(bar).ljust(pitch)[:pitch], "$paper"))
            else:
                shape = glyphs.steps[max(0, min(levels, eighths - under))]
                parts.append(((shape * bar).ljust(pitch), "$river"))
        lines.append(Content.assemble(*parts).rstrip())
    lines.append(say("".join(str(hour).ljust(pitch) for hour, _sold in hours).rstrip(), "$ash"))
    return lines


@frozen
class Fall:
    """The scale of a waterfall: the least and greatest value in cells, and whether its foot is cut off."""

    low: int
    high: int
    width: int
    cut: bool

    @classmethod
    def over(cls, values: Sequence[int], width: int) -> Fall:
        """A scale for running totals. It begins at nothing, unless the bars would then be too small to compare."""
        low, high = min(values, default=0), max(values, default=1)
        cut = low > 2 * (high - low) > 0
        foot = low - (high - low) // 3 if cut else min(0, low)
        return cls(foot, max(high, foot + 1), max(1, width - FOOT), cut)

    def cell(self, value: int) -> int:
        """How many cells from the left a value lies."""
        return (value - self.low) * self.width // (self.high - self.low)


def standing_bar(scale: Fall, value: int, style: str, glyphs: Glyphs) -> Content:
    """A bar from the foot to a value; dashed at its foot when that is cut off."""
    foot = glyphs.planned * FOOT if scale.cut else " " * FOOT
    return Content.assemble((foot, "$ash"), (glyphs.solid * max(1, scale.cell(value)), style))


def moving_bar(scale: Fall, before: int, after: int, glyphs: Glyphs) -> Content:
    """A bar from one running total to the next: rises solid, falls hatched; nothing moved is a thin mark."""
    start, end = sorted((scale.cell(before), scale.cell(after)))
    room = " " * (FOOT + start)
    if before == after:
        return Content.assemble(room, (glyphs.upright, "$ash"))
    long = max(1, end - start)
    if start + long > scale.width:
        room = room[:-1]
    shape, style = (glyphs.solid, "$celadon") if after > before else (glyphs.falling, "$brick")
    return Content.assemble(room, (shape * long, style))
