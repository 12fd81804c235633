"""What stands beside the day report and the end: who came for what, and numbers over the days."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from marketgen.i18n import _
from marketgen.play.views import CameRow, Course, LogLine, ReportView, value
from marketgen.tui.formats import Pen
from marketgen.tui.lines import BLANK, Column, between, fit, join, label_lines, lines_of, say, widths, wrap
from marketgen.tui.screens.stall_table import natural
from marketgen.tui.widgets.charts import Point, labelled, line_chart

TALL = 45
"""Rows of the window from which drawings of the report and the end are taller."""

FEW = 3
"""People who are told one by one also where there is little room."""

BARS = (24, 16, 10, 6)
"""Cells of a bar of groups, the widest for which there is room."""


def columns(part: Sequence[LogLine]) -> list[int]:
    """The cells of the numbers of these lines, column by column."""
    return [
        max(say(each).cell_length for each in column)
        for column in zip(*(line.parts for line in part if line.parts), strict=True)
    ]


def under(numbers: Sequence[str], sizes: Sequence[int], pen: Pen) -> Content:
    """The numbers of a line, each at the right of its column."""
    return join(
        *(fit(pen.number(each, "$smoke"), size, right=True) for each, size in zip(numbers, sizes, strict=True)), gap=2
    )


def came(view: ReportView, width: int, pen: Pen, gap: Sequence[Content]) -> list[Content]:
    """Who came for what: a bar of groups by what became of them, with its numbers as far as there is room."""
    if not view.came:
        return []
    glyphs = pen.glyphs
    ways = ((glyphs.done, "$celadon", _("bought")), (glyphs.left, "$smoke", _("walked on")),
            (glyphs.planned, "$brick", _("found none")))  # fmt: skip
    lines = [say(_("Who came for what"), "bold $paper"), *gap]
    columns, cells = [Column()], [[say(row.name)] for row in view.came]
    for numbers, bar in ((True, BARS[0]), (True, BARS[1]), (True, BARS[2]), (False, BARS[2]), (False, BARS[3])):
        columns, cells = _table(view, numbers, bar, pen)
        if natural(columns, cells) <= width:
            break
    sizes = widths(columns, cells, width)
    lines += label_lines(columns, sizes)
    lines += [line for cell in cells for line in lines_of(columns, sizes, cell)]
    legend = [join(say(shape * 2, style), say(words, "$smoke")) for shape, style, words in ways]
    one_row = join(*legend, gap=3)
    return [*lines, *([one_row] if one_row.cell_length <= width else legend)]


def by_step(rows: Sequence[LogLine]) -> Sequence[LogLine]:
    """The same told by what became of them, where many share it: a row for each step, with those who made it."""
    steps: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        steps.setdefault((row.tone, row.text), []).append(row.who)
    if len(rows) <= FEW or len(steps) == len(rows):
        return rows
    return [LogLine(text, ", ".join(names), tone) for (tone, text), names in steps.items()]


def _table(view: ReportView, numbers: bool, bar: int, pen: Pen) -> tuple[list[Column], list[list[Content]]]:
    most = max(row.groups for row in view.came)
    columns = [Column(), Column(_("groups"), right=True), Column()]
    if numbers:
        earned = _("earned, {money}").format(money=view.money)
        columns += [Column(_("sold"), right=True), Column(earned, right=True)]
    cells = []
    for row in view.came:
        cell = [say(row.name), say(str(row.groups)), fit(_bar(row, most, bar, pen), bar)]
        if numbers:
            style = "$brick" if value(row.earned) < 0 else "$paper"
            gain = pen.amount(row.earned, style, signed=True) if value(row.sold) else BLANK
            cell += [pen.amount(row.sold) if value(row.sold) else BLANK, gain]
        cells.append(cell)
    return columns, cells


def _bar(row: CameRow, most: int, room: int, pen: Pen) -> Content:
    """The groups of a good, each part as long as its number; what came at all shows."""
    glyphs = pen.glyphs
    parts = ((row.bought, glyphs.done, "$celadon"), (row.walked, glyphs.left, "$smoke"),
             (row.none, glyphs.planned, "$brick"))  # fmt: skip
    drawn, before, at = [], 0, 0
    for number, shape, style in parts:
        count = value(number)
        before += count
        end = max(at + (1 if count else 0), before * room // most)
        drawn.append((shape * (end - at), style))
        at = end
    return Content.assemble(*drawn)


def course(line: Course, width: int, rows: int, pen: Pen) -> list[Content]:
    """A number over the days, some of them marked; its greatest and least beside it."""
    foot, top = (pen.number(written, "$ash") for written in line.written)
    room = width - max(foot.cell_length, top.cell_length) - 2
    points = [Point(day, amount, day in line.days) for day, amount in line.points]
    low, high = line.low, line.high
    bounds = (low, high) if high > low else (low - 1, low + 1)
    chart = labelled(line_chart(points, (room, rows), bounds, pen.glyphs), top, foot)
    first, last = line.points[0][0], line.points[-1][0]
    begins = _("day {day}").format(day=first) if first else _("at the start")
    days = between(say(begins, "$ash"), say(_("day {day}").format(day=last), "$ash"), room)
    return [*wrap(line.label, width, "bold $paper"), BLANK, *chart, days.pad_left(width - room)]


def forked(pen: Pen) -> Content:
    """What the marks on a course are."""
    return join(say(pen.glyphs.point, "$celadon"), say(_("where the road forked"), "$smoke"))
