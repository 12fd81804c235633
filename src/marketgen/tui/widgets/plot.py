"""A chart of several lines over days: rules at written values, lines as far as knowledge goes, marks over them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from marketgen.engine.frozen import frozen
from marketgen.tui.glyphs import Glyphs
from marketgen.tui.lines import fit, say
from marketgen.tui.widgets.canvas import Canvas, Dot


@frozen
class Series:
    """A line: (x, y) from the left, and its style."""

    points: Sequence[tuple[int, int]]
    style: str = "$lamp"


@frozen
class Spot:
    """A shape over the lines."""

    x: int
    y: int
    shape: str
    style: str


@frozen
class Scale:
    """What a chart spans: first and last x, lowest and highest y; the values that have a rule, with how each is
    written; the x that are written below, with their words."""

    xs: tuple[int, int]
    ys: tuple[int, int]
    rules: Sequence[tuple[int, str]] = ()
    marks: Sequence[tuple[int, str]] = ()


def plot(
    series: Sequence[Series], spots: Sequence[Spot], scale: Scale, size: tuple[int, int], glyphs: Glyphs
) -> list[Content]:
    """The rows of a chart of ``size`` cells, its labels among them."""
    room = max([say(words).cell_length for _y, words in scale.rules], default=0)
    columns, rows = size[0] - room - 2, size[1] - (1 if scale.marks else 0)
    if columns < 6 or rows < 2:
        return []
    canvas = Canvas(columns, rows, glyphs)
    heads = {}
    for y, words in scale.rules:
        row = _dot(canvas, scale, scale.xs[0], y)[1] // canvas.down
        canvas.rule(row, 2)
        heads[row] = words
    for line in series:
        if line.points:
            canvas.line([_dot(canvas, scale, x, y) for x, y in line.points], line.style)
    for spot in spots:
        canvas.put(*canvas.cell(_dot(canvas, scale, spot.x, spot.y)), spot.shape, spot.style)
    lines = [
        Content.assemble(fit(say(heads.get(row, ""), "$ash"), room, right=True), "  ", drawn)
        for row, drawn in enumerate(canvas.drawn())
    ]
    return [*lines, _below(canvas, scale, room)] if scale.marks else lines


def _dot(canvas: Canvas, scale: Scale, x: int, y: int) -> Dot:
    """The dot of a value; the first x stands a cell from the left, so that no mark is cut."""
    wide, high = (canvas.columns - 2) * canvas.across, canvas.rows * canvas.down
    (first, last), (low, top) = scale.xs, scale.ys
    across = canvas.across // 2 + (x - first) * (wide - 1) // max(1, last - first) if last > first else canvas.across
    return across, (top - max(low, min(top, y))) * (high - 1) // max(1, top - low)


def _below(canvas: Canvas, scale: Scale, room: int) -> Content:
    """The words under the chart, each under its x as far as there is room."""
    row = ""
    for x, words in scale.marks:
        at = _dot(canvas, scale, x, scale.ys[0])[0] // canvas.across
        width = say(words).cell_length
        at = min(at, canvas.columns - width)
        if at >= len(row) + (1 if row else 0):
            row = row.ljust(at) + words
    return say(" " * (room + 2) + row, "$ash")
