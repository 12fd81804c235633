"""People: officials as frightened people first, then everybody else; what you know of the one under the cursor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget

from marketgen.engine.commands import Command
from marketgen.i18n import _
from marketgen.play import look, numbers
from marketgen.play.views import Degree, PeopleView, PersonRow
from marketgen.tui.lines import (
    BLANK,
    MEASURE,
    TONES,
    Column,
    columned,
    fit,
    join,
    labels,
    paragraphs,
    say,
    widths,
    wrap,
)
from marketgen.tui.screens.playscreen import Stage, Subjects
from marketgen.tui.screens.working import WorkingScreen
from marketgen.tui.widgets.chrome import LOW, Hint
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.rows import Row, RowList

FULL = 110
"""Columns of the window from which glosses and the last thing between you are in the table."""

GRID = 116
"""Columns of the window from which the grid of dangers stands below the officials."""


class PeopleScreen(WorkingScreen):
    """Everybody met so far."""

    ID = "people"
    CSS_PATH: ClassVar[str] = "people.tcss"

    def contents(self) -> Iterator[Widget]:
        """The list, and the panel about one of them."""
        with Stage(id="rows"):
            yield RowList(id="table")
        with Stage(id="between", classes="panel"):
            yield Page(self._grid, id="grid")
        with Vertical(id="box"), Stage(id="side", classes="panel"):
            yield Page(self._about, id="about")

    _view: PeopleView | None = None

    def fill_contents(self) -> None:
        """The rows; the cursor stays where it was."""
        view = self._view = look.people(self.scene)
        self._fold()
        self.query_one("#table", RowList).fill(self._rows)
        self.query_one("#about", Page).redraw()
        self.query_one("#grid", Page).redraw()
        person = self._person()
        self.ask_next(view.prompt, Hint(_("Enter"), _("offers")) if person and person.can_give else None)

    def _person(self) -> PersonRow | None:
        key = self.query_one("#table", RowList).key
        people = (*self._view.officials, *self._view.others) if self._view else ()
        return next((row for row in people if row.id == key), None)

    # drawing

    @property
    def _wide(self) -> bool:
        return self.size.width >= FULL

    def _rows(self, width: int) -> list[Row]:
        if self._view is None:
            return []
        wide = self._wide
        if self._two_pages and self.has_class("-second"):
            return self._others(self._view.others, 1, width, wide)
        rows = self._officials(self._view.officials, width, wide)
        if self._two_pages:
            return rows
        if rows:
            rows.append(Row("", (BLANK,)))
        return rows + self._others(self._view.others, len(self._view.officials) + 1, width, wide)

    def _officials(self, people: Sequence[PersonRow], width: int, wide: bool) -> list[Row]:
        if not people:
            return []
        expects = Column(_("expects") if wide else _("a week"), right=not wide)
        columns = [Column(right=True), Column(_("officials")), expects, Column(_("fear")),
                   Column(_("to you")), Column(_("between you") if wide else "", flex=True)]  # fmt: skip
        cells = [
            [say(str(at), "$ash"), self._who(row, wide), self._expects(row, wide), self._degree(row.fear),
             self._degree(row.bond), say(row.last if wide else "", "$smoke")]
            for at, row in enumerate(people, 1)
        ]  # fmt: skip
        return _table(columns, cells, people, 1, width)

    def _others(self, people: Sequence[PersonRow], first: int, width: int, wide: bool) -> list[Row]:
        if not people:
            return []
        columns = [Column(right=True), Column(_("on the row")), Column(_("who")), Column(_("to you")),
                   Column(_("between you") if wide else "", flex=True)]  # fmt: skip
        cells = [
            [say(str(at) if at < 10 else "", "$ash"), self._who(row, wide), say(row.what, "$smoke"),
             self._degree(row.bond), say(row.last if wide else "", "$smoke")]
            for at, row in enumerate(people, first)
        ]  # fmt: skip
        return _table(columns, cells, people, first, width)

    def _who(self, row: PersonRow, wide: bool) -> Content:
        return join(say(row.name, "$name"), say(row.gloss if wide else "", "$ash"))

    def _expects(self, row: PersonRow, wide: bool) -> Content:
        """What an official expects in a week, in words where there is room."""
        if wide or row.expects is None:
            return say(row.expects_text)
        return self.number(row.expects) if row.expects.total else say(numbers.MISSING, "$ash")

    def _degree(self, degree: Degree | None) -> Content:
        """Marks first, so that they stand under each other, then the word."""
        if degree is None:
            return BLANK
        style = {"good": "$celadon", "bad": "$brick"}.get(degree.tone, "$paper")
        marks = self.pen.marks(degree.marks, degree.of, style if degree.tone else "$lamp")
        return join(marks if degree.of else BLANK, say(degree.word, style))

    def _grid(self, width: int) -> list[Content]:
        """Officials by danger: bars as long as the tie, a dot where somebody cannot, and together in words."""
        grid = self._view.cover if self._view else None
        if grid is None:
            return []
        room = max(say(row.name).cell_length for row in grid.rows) + 2
        pitch = min(15, (width - room) // len(grid.columns))
        glyphs, bar = self.pen.glyphs, max(4, pitch - 3)
        lines = [say(_("Who stands between you and what"), "bold $paper")]
        if self.size.height >= 36:
            lines.append(BLANK)
        lines.append(_cells("", [say(label, "$ash") for label in grid.columns], room, pitch))
        for row in grid.rows:
            bars = [
                say(glyphs.same, "$ash") if marks < 0 else self.pen.meter(marks, row.of, bar) for marks in row.cells
            ]  # fmt: skip
            lines.append(_cells(row.name, bars, room, pitch))
        together = [say(word, TONES[tone] if tone else "$paper") for word, tone in grid.together]
        return [*lines, _cells(_("together"), together, room, pitch, "bold $paper")]

    # pages

    def on_resize(self, event: Resize) -> None:
        """The grid stands where there is room for it."""
        self._fold()

    def _fold(self) -> None:
        self.set_class(self._two_pages, "-pages")
        self.set_class(self._two_pages and self.size.width >= GRID and self.size.height >= LOW, "-grid")
        if not self._two_pages:
            self.remove_class("-second")

    @property
    def _two_pages(self) -> bool:
        """Whether officials and the others have a page each: once there are several with a reach of their own."""
        return self._view is not None and self._view.cover is not None

    def act_turn_page(self) -> None:
        """From the officials to the others, and back."""
        self.toggle_class("-second")
        self.fill_contents()

    def _about(self, width: int) -> list[Content]:
        row = self._person()
        if row is None:
            return []
        lines = [join(say(row.name, "bold $paper"), say(row.gloss, "$ash"), say(row.what, "$smoke"), gap=2), BLANK]
        if self._two_pages:  # the grid takes the room of the blank lines
            lines = lines[:1] + [line for told in row.about for line in wrap(told, min(width, MEASURE + 30), "$paper")]
        else:
            lines += paragraphs(row.about, min(width, MEASURE), "$paper")
        if row.last and not self._wide:
            lines += [BLANK, *paragraphs([_("Between you: {last}.").format(last=row.last)], min(width, MEASURE))]
        if row.covers:
            lines += [BLANK, *paragraphs([_("Can: {covers}").format(covers=row.covers)], min(width, MEASURE))]
        return lines

    # the cursor

    @on(RowList.Moved, "#table")
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()
        self.fill_contents()

    @on(RowList.Chosen, "#table")
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        person = self._person()
        if person is not None and person.can_give:
            self.act_give()

    def subjects(self) -> Subjects:
        """What an official expects; the numbers of the header."""
        row = self._person()
        own: Subjects = [(_("expects"), row.expects.subject)] if row and row.expects else []
        board: Subjects = [(_("a look at the boards"), "inspection")] if self._view and self._view.officials else []
        return own + board + self.header_subjects()

    def can(self, action: str) -> bool:
        """Offering, when there is somebody to offer to and something to offer."""
        if action == "turn_page":
            return self._two_pages
        if action == "give":
            return bool(self._view and any(row.can_give for row in self._view.officials))
        return super().can(action)

    def act_give(self) -> None:
        """Offer something to the official under the cursor, or to the first there is."""
        from marketgen.tui.dialogs.gift import GiftDialog

        row = self._person()
        if row is None or not row.can_give:
            row = next((item for item in self._view.officials if item.can_give), None) if self._view else None
        if row is not None:
            self.app.push_screen(GiftDialog(self.session, row.id), self._give)

    def _give(self, command: Command | None) -> None:
        if command is not None:
            self.carry_out(command, ("gift_taken", "gift_refused"))


def _cells(head: str, cells: Sequence[Content], room: int, pitch: int, style: str = "$smoke") -> Content:
    """A row of the grid."""
    return Content.assemble(fit(say(head, style), room), *(fit(cell, pitch) for cell in cells))


def _table(
    columns: Sequence[Column], cells: Sequence[Sequence[Content]], people: Sequence[PersonRow], first: int, width: int
) -> list[Row]:
    sizes = widths(columns, cells, width)
    rows = [Row("", (labels(columns, sizes),))]
    for at, (row, cell) in enumerate(zip(people, cells, strict=True), first):
        rows.append(Row(row.id, (columned(columns, sizes, cell),), str(at) if at < 10 else ""))
    return rows
