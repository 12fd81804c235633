"""The table of the stall: slots first, then the bag in quieter ink under the same columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from textual.content import Content

from marketgen.engine.frozen import frozen
from marketgen.i18n import _
from marketgen.play.views import Number, StallRow, StallView
from marketgen.tui.formats import Pen
from marketgen.tui.lines import BLANK, Column, columned, join, label_lines, lines_of, longest_word, say, widths
from marketgen.tui.widgets.rows import Row

Numbered = Callable[[Number | None, str], Content]
"""Writes a number in a style, so that a click on it shows its steps."""


@frozen
class Fold:
    """What a table shows: Hangul glosses, the words of a change, the columns that ``?`` knows as well."""

    glosses: bool
    words: bool
    whole: bool


FOLDS = (
    (Fold(True, True, True), True), (Fold(False, True, True), True), (Fold(False, False, True), True),
    (Fold(False, False, True), False), (Fold(False, False, False), False),
)  # fmt: skip
"""From the widest to the narrowest, and whether each label has one line: the first that fits is taken."""


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
    """Draws the rows of one view at any width; they are kept, for they do not depend on the cursor. ``airy``: a blank
    line parts the bag from the slots."""

    def __init__(self, view: StallView, pen: Pen, number: Numbered, airy: bool) -> None:
        self.view, self.pen, self.number, self.airy = view, pen, number, airy
        every = (*view.shown, *view.bag)
        self.since = bool(view.since_label) and any(row.since for row in every)
        self.sold = any(row.sold for row in every)
        self._drawn: dict[int, list[Row]] = {}

    def __call__(self, width: int) -> list[Row]:
        """The rows at a width."""
        if width not in self._drawn:
            self._drawn[width] = self._rows(width)
        return self._drawn[width]

    def _rows(self, width: int) -> list[Row]:
        for fold, whole_labels in FOLDS:
            columns, tail = self._columns(fold)
            shown = [self._cells(row, row.slot, fold, "$paper") for row in self.view.shown]
            bag = [self._cells(row, len(shown) + at, fold, "$smoke") for at, row in enumerate(self.view.bag, 1)]
            measured = columns if whole_labels else [_by_words(column) for column in columns]
            rows = [*shown, *bag, self._room(measured, tail, shown)]
            if natural(measured, rows) <= width:
                break
        sizes = widths(measured, rows, width)
        table = [Row("", label_lines(columns, sizes))]
        for row, cells in zip(self.view.shown, shown, strict=True):
            table.append(Row(slot_key(row.slot), (columned(columns, sizes, cells),), str(row.slot)))
        return table + self._bag_rows(columns, sizes, tail, bag)

    def _columns(self, fold: Fold) -> tuple[list[Column], int]:
        """The columns, and how many come before those that a good in the bag has not."""
        columns = [Column(right=True), Column(_("on show"), flex=True), Column(_("own"), right=True)]
        if fold.whole:
            columns.append(Column(_("paid"), right=True))
        columns.append(Column(_("going"), right=True))
        if self.since and fold.whole:
            columns.append(Column(self.view.since_label))
        tail = len(columns)
        columns += [Column(_("you ask"), right=True), Column(gap=1)]
        if self.sold:
            columns.append(Column(self.view.sold_label, right=True))
        return columns, tail

    def _cells(self, row: StallRow, digit: int, fold: Fold, style: str) -> list[Content]:
        named = join(say(row.name, "$name"), say(row.gloss if fold.glosses else "", "$ash"))
        cells = [say(str(digit), "$ash"), named, self.number(row.own if row.good else None, style)]
        if fold.whole:
            cells.append(self.number(row.paid, style))
        cells.append(self.number(row.going, style))
        if self.since and fold.whole:
            cells.append(self.pen.change(row.since, fold.words) if row.since else BLANK)
        cells.append(self.number(row.ask if row.slot else None, "bold $paper"))
        cells.append(say(row.stance_word if row.slot else "", "$smoke"))
        if self.sold:
            cells.append(self.number(row.sold if row.slot else None, style))
        return cells

    def _asides(self) -> list[Content]:
        """What stands behind each good in the bag, after what stands over all of them."""
        keeps = any(row.keeps and not row.wish for row in self.view.bag)
        asked = any(row.wish for row in self.view.bag)
        over = (_("asked, or spoils") if asked else _("spoils a night")) if keeps else ""
        head = say(over, "$ash")
        return [
            head,
            *(say(row.wish if row.wish else row.keeps, "$paper" if row.wish else "$smoke") for row in self.view.bag),
        ]

    def _room(self, columns: Sequence[Column], tail: int, shown: Sequence[Sequence[Content]]) -> list[Content]:
        """A row that is not drawn: its last cell is as wide as an aside of the bag makes the last columns."""
        needs = max(aside.cell_length for aside in self._asides()) if self.view.bag else 0
        before = range(tail, len(columns) - 1)
        there = sum(max([say(columns[at].label).cell_length, *(row[at].cell_length for row in shown)]) for at in before)
        there += sum(column.gap for column in columns[tail + 1 :])
        return [*[BLANK] * (len(columns) - 1), Content(" " * max(0, needs - there))]

    def _bag_rows(
        self, columns: Sequence[Column], sizes: Sequence[int], tail: int, bag: Sequence[Sequence[Content]]
    ) -> list[Row]:
        """The bag: the first columns are those of the table, the rest is one aside."""
        if not bag:
            return []
        room = sum(sizes[tail:]) + sum(column.gap for column in columns[tail + 1 :])
        head = [BLANK, say(_("in the bag"), "$ash"), *[BLANK] * (tail - 2)]
        over, *asides = self._asides()
        rows = [Row("", (BLANK,))] if self.airy else []
        rows.append(Row("", self._with_aside(columns, sizes, tail, head, over, room)))
        first = len(self.view.shown) + 1
        for at, (row, cells, aside) in enumerate(zip(self.view.bag, bag, asides, strict=True), first):
            lines = self._with_aside(columns, sizes, tail, cells, aside, room)
            rows.append(Row(bag_key(row.good), lines, str(at)))
        return rows

    def _with_aside(
        self, columns: Sequence[Column], sizes: Sequence[int], tail: int, cells: Sequence[Content], aside: Content,
        room: int,
    ) -> tuple[Content, ...]:  # fmt: skip
        columns, sizes = [*columns[:tail], Column()], [*sizes[:tail], room]
        return tuple(lines_of(columns, sizes, [*cells[:tail], aside]))


def _by_words(column: Column) -> Column:
    """The same column, as wide as the longest word of its label: the label goes on below before a name is cut."""
    return replace(column, label=max(column.label.split(), key=longest_word, default=""))


def natural(columns: Sequence[Column], rows: Sequence[Sequence[Content]]) -> int:
    """How many cells a table needs for everything in it."""
    found = [
        max([say(column.label).cell_length, *(row[at].cell_length for row in rows)])
        for at, column in enumerate(columns)
    ]
    return sum(found) + sum(column.gap for column in columns[1:])
