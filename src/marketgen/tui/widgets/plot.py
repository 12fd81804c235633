"""A chart of several lines over days: rules at written values, lines as far as knowledge goes, marks over them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from marketgen.engine.frozen import frozen
from marketgen.tui.glyphs import Glyphs
from marketgen.tui.lines import fit, say
from marketgen.tui.widgets.canvas import Canvas, Dot

EVERY = (1, 2, 4, 3)
"""Of a line's dots each so many-th is drawn, by the number of the line in its chart."""

SAMPLE = 3
"""Cells of a line in the legend."""


@frozen
class Series:
    """A line: (x, y) from the left, its style, and its number in the chart, 0 for an unbroken line: lines are told
    apart by how they are broken as well as by colour, and by ``name``, which stands at the end of the line."""

    points: Sequence[tuple[int, int]]
    style: str = "$lamp"
    number: int = 0
    name: str = ""


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
            _stroke(canvas, [_dot(canvas, scale, x, y) for x, y in line.points], line.style, line.number)
    for spot in spots:
        canvas.put(*canvas.cell(_dot(canvas, scale, spot.x, spot.y)), spot.shape, spot.style)
    for line in series:
        if line.points and line.name:
            _named(canvas, canvas.cell(_dot(canvas, scale, *line.points[-1])), line)
    lines = [
        Content.assemble(fit(say(heads.get(row, ""), "$ash"), room, right=True), "  ", drawn)
        for row, drawn in enumerate(canvas.drawn())
    ]
    return [*lines, _below(canvas, scale, room)] if scale.marks else lines


def _stroke(canvas: Canvas, dots: Sequence[Dot], style: str, number: int) -> None:
    """A line, broken by its number."""
    glyphs = canvas.glyphs
    every = EVERY[number % len(EVERY)]
    canvas.line(dots, style, every=every, star=(glyphs.left, glyphs.water, glyphs.track)[number % 3])


def sample(style: str, number: int, glyphs: Glyphs) -> Content:
    """A line as it is in the chart, for its legend."""
    canvas = Canvas(SAMPLE, 1, glyphs)
    middle = canvas.down // 2
    _stroke(canvas, [(0, middle), (SAMPLE * canvas.across - 1, middle)], style, number)
    return canvas.drawn()[0]


def _named(canvas: Canvas, at: Dot, line: Series) -> None:
    """The name of a line near its end, where nothing stands in the way; without room it is left to the legend."""
    (x, y), width = at, say(line.name).cell_length
    spots = [(x + 2, y), *((x - width, y + off) for off in (-1, 1, -2, 2))]
    free = [spot for spot in spots if canvas.free(spot[0] - 1, spot[1], width + 1)]
    if free:
        best = min(free, key=lambda spot: canvas.crossed(spot[0] - 1, spot[1], width + 2))
        canvas.put(*best, line.name, line.style)


def _dot(canvas: Canvas, scale: Scale, x: int, y: int) -> Dot:
    """The dot of a value; the first x stands a cell from the left, so that no mark is cut."""
    wide, high = (canvas.columns - 2) * canvas.across, canvas.rows * canvas.down
    (first, last), (low, top) = scale.xs, scale.ys
    across = canvas.across // 2 + (x - first) * (wide - 1) // max(1, last - first) if last > first else canvas.across
    return across, (top - max(low, min(top, y))) * (high - 1) // max(1, top - low)


def _below(canvas: Canvas, scale: Scale, room: int) -> Content:
    """The words under the chart, each under its x as far as there is room."""
    row, taken = "", 0
    for x, words in scale.marks:
        width = say(words).cell_length
        at = min(_dot(canvas, scale, x, scale.ys[0])[0] // canvas.across, canvas.columns - width)
        if at >= taken + (1 if row else 0):
            row += " " * (at - taken) + words
            taken = at + width
    return say(" " * (room + 2) + row, "$ash")
