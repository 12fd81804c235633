"""How the stall is drawn: the table, the panel beside it, the hours and the neighbours, the log."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from marketgen.i18n import _
from marketgen.play.views import Companion, LogLine, Number, StallRow, StallView
from marketgen.tui import keys
from marketgen.tui.formats import Pen
from marketgen.tui.lines import (
    BLANK,
    MEASURE,
    TONES,
    Column,
    act,
    between,
    columned,
    fit,
    indent,
    join,
    labels,
    paragraphs,
    say,
    widths,
    wrap,
)
from marketgen.tui.widgets.charts import Point, hour_bars, labelled, line_chart
from marketgen.tui.widgets.chrome import NARROW
from marketgen.tui.widgets.rows import Row

Numbered = Callable[[Number | None, str], Content]
"""Writes a number in a style, so that a click on it shows its steps."""

FULL = 64  # columns from which a table has room for the glosses
CHART_ROWS = 5


def slot_key(slot: int) -> str:
    """The key of a slot's row."""
    return f"slot:{slot}"


def bag_key(good: str) -> str:
    """The key of a row in the bag."""
    return f"bag:{good}"


def row_of(view: StallView, key: str) -> StallRow | None:
    """The row behind a key."""
    kind, _colon, of = key.partition(":")
    if kind == "slot":
        return next((row for row in view.shown if str(row.slot) == of), None)
    return next((row for row in view.bag if row.good == of), None)


class StallTable:
    """The rows of the table for one view. Slots first, then the bag in quieter ink under the same columns."""

    def __init__(self, view: StallView, pen: Pen, number: Numbered, airy: bool) -> None:
        self.view, self.pen, self.number, self.airy = view, pen, number, airy
        self.since = bool(view.since_label) and any(row.since for row in (*view.shown, *view.bag))
        self.sold = any(row.sold for row in (*view.shown, *view.bag))

    def __call__(self, width: int) -> list[Row]:
        """The rows at a width."""
        view = self.view
        wide = width >= FULL
        columns, tail = self._columns()
        shown = [self._cells(row, row.slot, wide, "$paper") for row in view.shown]
        bag = [self._cells(row, len(shown) + at, wide, "$smoke") for at, row in enumerate(view.bag, 1)]
        sizes = widths(columns, [*shown, *bag], width)
        rows = [Row("", (labels(columns, sizes),))]
        for row, cells in zip(view.shown, shown, strict=True):
            rows.append(Row(slot_key(row.slot), (columned(columns, sizes, cells),), str(row.slot)))
        if bag:
            if self.airy:
                rows.append(Row("", (BLANK,)))
            room = sum(sizes[tail:]) + sum(column.gap for column in columns[tail + 1 :])
            rows.append(Row("", (self._bag_labels(columns, sizes, tail, room),)))
        for at, (row, cells) in enumerate(zip(view.bag, bag, strict=True), len(shown) + 1):
            head = columned(columns[:tail], sizes[:tail], cells[:tail])
            line = Content.assemble(head, "  ", fit(self._aside(row), room))
            rows.append(Row(bag_key(row.good), (line,), str(at)))
        return rows

    def _columns(self) -> tuple[list[Column], int]:
        """The columns, and how many come before those that a good in the bag has not."""
        columns = [
            Column(right=True),
            Column(_("on show"), flex=True),
            Column(_("own"), right=True),
            Column(_("paid"), right=True),
            Column(_("going"), right=True),
        ]
        if self.since:
            columns.append(Column(self.view.since_label))
        tail = len(columns)
        columns += [Column(_("you ask"), right=True), Column(gap=1)]
        if self.sold:
            columns.append(Column(self.view.sold_label, right=True))
        return columns, tail

    def _cells(self, row: StallRow, digit: int, wide: bool, style: str) -> list[Content]:
        named = join(say(row.name, "$name"), say(row.gloss if wide else "", "$ash"))
        number = say(str(digit), "$ash")
        if not row.good:
            return [number, named, *[BLANK] * (5 + self.since + self.sold)]
        cells = [number, named, self.number(row.own, style), self.number(row.paid, style)]
        cells.append(self.number(row.going, style))
        if self.since:
            cells.append(self.pen.change(row.since) if row.since else BLANK)
        cells += [self.number(row.ask, "bold $paper") if row.slot else BLANK]
        cells.append(say(row.stance_word, "$smoke") if row.slot else BLANK)
        if self.sold:
            cells.append(self.number(row.sold, style) if row.slot else BLANK)
        return cells

    def _bag_labels(self, columns: Sequence[Column], sizes: Sequence[int], tail: int, room: int) -> Content:
        words = [BLANK, say(_("in the bag"), "$ash"), *[BLANK] * (tail - 2)]
        asides = any(row.keeps and not row.wish for row in self.view.bag)
        return (
            columned(columns[:tail], sizes[:tail], words) + "  " + fit(say(_("keeps") if asides else "", "$ash"), room)
        )

    def _aside(self, row: StallRow) -> Content:
        return say(row.wish, "$lamp") if row.wish else say(row.keeps, "$smoke")


def heading(view: StallView, width: int) -> list[Content]:
    """What the table is, and what stall it is."""
    return [between(say(view.heading, "bold $paper"), say(view.note, "$ash"), width), BLANK]


def slot_panel(view: StallView, slot: int, width: int, pen: Pen, number: Numbered) -> list[Content]:
    """What could stand on an empty slot: what is in the bag."""
    lines = [say(_("What could stand on slot {slot}").format(slot=slot), "bold $paper"), BLANK]
    if not view.bag:
        return lines + paragraphs([_("There is nothing in the bag.")], width)
    columns = [Column(right=True), Column(flex=True), Column(_("own"), right=True), Column(_("going"), right=True)]
    cells = [
        [say(str(at), "$ash"), say(row.name), number(row.own, "$paper"), number(row.going, "$paper")]
        for at, row in enumerate(view.bag, len(view.shown) + 1)
    ]
    sizes = widths(columns, cells, width)
    return [*lines, labels(columns, sizes), *[columned(columns, sizes, row) for row in cells]]


def good_panel(about: Companion, row: StallRow | None, width: int, pen: Pen, number: Numbered) -> list[Content]:
    """A good: its price by day with own sales on it, the steps that moved it most, and how it would sell."""
    title = join(say(about.title, "bold $paper"), say(about.gloss, "$ash"))
    chart = price_line(about, width, CHART_ROWS, pen)
    sold = join(say(pen.glyphs.point, "$celadon"), say(_("you sold"), "$ash"))
    marked = chart and any(point.sold for point in about.points)
    lines = [between(title, sold, width) if marked else title]
    if chart:
        lines += [BLANK, *chart]
    if about.steps:
        lines += [BLANK, *steps(about, width, pen)]
    told = list(about.lines)
    if row is not None:
        told += [_("In the bag: {wish}.").format(wish=row.wish)] if row.wish else []
        told += [_("It keeps: {keeps}.").format(keeps=row.keeps)] if row.keeps else []
    lines += [BLANK, *paragraphs(told, width)]
    if about.chance_text and about.chance is not None:
        lines += [
            BLANK,
            *(act(line, f"why:{about.chance.subject}") for line in wrap(about.chance_text, width, "$paper")),
        ]
    return lines


def price_line(about: Companion, width: int, rows: int, pen: Pen) -> list[Content]:
    """The going price by day as a line, days with own sales marked; nothing for a single day."""
    if len(about.points) < 2:
        return []
    points = [Point(point.day, point.price, point.sold > 0) for point in about.points]
    low, high = min(point.y for point in points), max(point.y for point in points)
    least, most = (pen.number(text, "$ash") for text in about.point_text)
    room = width - max(least.cell_length, most.cell_length) - 2
    middle = (high - low) // 2 + low
    bounds = (low, high) if high > low else (middle - 1, middle + 1)
    chart = labelled(line_chart(points, (room, rows), bounds, pen.glyphs), most, least)
    first, last = about.points[0].day, about.points[-1].day
    begins = say(_("day {day}").format(day=first), "$ash")
    days = between(begins, say(_("day {day}").format(day=last), "$ash"), room)
    return [*chart, days.pad_left(width - room)]


def steps(about: Companion, width: int, pen: Pen) -> list[Content]:
    """The strongest causes, one a line."""
    return [
        between(
            join(pen.shape(sign, "good" if sign > 0 else "bad"), say(words)),
            pen.number(amount),
            width,
        )
        for words, amount, sign in about.steps
    ]


def brief(about: Companion, width: int, pen: Pen) -> list[Content]:
    """The panel in two lines, for windows without room for it."""
    strongest = [join(pen.shape(sign, "good" if sign > 0 else "bad"), say(words, "$smoke"), pen.number(amount))
                 for words, amount, sign in about.steps[:2]]  # fmt: skip
    first = join(say(about.title, "bold $paper"), say(about.chance_text, "$smoke"), gap=2)
    second = join(*strongest, gap=3) if strongest else say(about.lines[-1] if about.lines else "", "$smoke")
    return [fit(first, width), fit(second, width)]


def below(view: StallView, width: int, pen: Pen) -> list[Content]:
    """The hours of the last market, and what the neighbours ask."""
    bars = hour_bars(view.hours, width if not view.next_door else width - 30, 4, pen.glyphs)
    left = [say(view.hours_label, "bold $paper"), BLANK, *bars] if bars else []
    right = [say(_("Next door"), "bold $paper"), BLANK, *(_neighbour(words, pen) for words in view.next_door)]
    if not view.next_door:
        return [BLANK, *left] if left else []
    if not left:
        return [BLANK, *right]
    room = max(44, width - 28) if width < NARROW else 44
    rows = max(len(left), len(right))
    left += [BLANK] * (rows - len(left))
    right += [BLANK] * (rows - len(right))
    gap = width - room - 2
    return [BLANK, *(Content.assemble(fit(a, room), "  ", fit(b, gap)) for a, b in zip(left, right, strict=True))]


def _neighbour(words: str, pen: Pen) -> Content:
    return pen.number(words, "$smoke")


def today(view: StallView, width: int, pen: Pen) -> list[Content]:
    """The sentence that the day adds, then who said what, the latest first."""
    room = min(MEASURE + 24, width)
    lines = [say(_("Today"), "bold $paper")]
    if view.lesson:
        taught = wrap(view.lesson, room - 2, "bold $paper")
        lines += [Content.assemble((pen.glyphs.edge, "$lamp"), " ", line) for line in taught]
    column = min(18, max((say(line.who).cell_length for line in view.log), default=0))
    for line in view.log:
        lines += _log_line(line, column, room, width)
    return lines


def _link(screen: str) -> Content:
    """Where something is open, to be clicked."""
    if not screen:
        return BLANK
    action = keys.action(f"show_{screen}")
    where = say(_("in {screen}").format(screen=_(action.label)), "$ash")
    return act(join(say(_("open"), "$lamp"), where), action.id)


def _log_line(line: LogLine, column: int, room: int, width: int) -> list[Content]:
    opens = _link(line.link)
    style = TONES[line.tone] if line.tone in ("good", "bad") else "$paper"
    told = wrap(line.text, room - column - 2, style)
    head = Content.assemble(fit(say(line.who, "$ash"), column), "  ", told[0] if told else BLANK)
    first = between(head, opens, width) if width >= FULL else head
    return [first, *indent(told[1:], column + 2)]
