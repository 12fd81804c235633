"""People: officials as frightened people first, then everybody else; what you know of the one under the cursor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from marketgen.engine.commands import Command
from marketgen.i18n import _
from marketgen.play import look
from marketgen.play.views import Degree, PeopleView, PersonRow
from marketgen.tui.lines import BLANK, MEASURE, Column, columned, join, labels, paragraphs, say, widths
from marketgen.tui.screens.playscreen import Stage, Subjects
from marketgen.tui.screens.working import WorkingScreen
from marketgen.tui.widgets.chrome import Hint
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.rows import Row, RowList

FULL = 110
"""Columns of the window from which glosses and the last thing between you are in the table."""


class PeopleScreen(WorkingScreen):
    """Everybody met so far."""

    ID = "people"
    CSS_PATH: ClassVar[str] = "people.tcss"

    def contents(self) -> Iterator[Widget]:
        """The list, and the panel about one of them."""
        with Stage(id="rows"):
            yield RowList(id="table")
        with Vertical(id="box"), Stage(id="side", classes="panel"):
            yield Page(self._about, id="about")

    _view: PeopleView | None = None

    def fill_contents(self) -> None:
        """The rows; the cursor stays where it was."""
        view = self._view = look.people(self.scene)
        self.query_one("#table", RowList).fill(self._rows)
        self.query_one("#about", Page).redraw()
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
        rows = self._officials(self._view.officials, width, wide)
        if rows:
            rows.append(Row("", (BLANK,)))
        return rows + self._others(self._view.others, len(self._view.officials) + 1, width, wide)

    def _officials(self, people: Sequence[PersonRow], width: int, wide: bool) -> list[Row]:
        if not people:
            return []
        columns = [Column(right=True), Column(_("officials")), Column(_("expects")), Column(_("fear")),
                   Column(_("to you")), Column(_("between you") if wide else "", flex=True)]  # fmt: skip
        cells = [
            [say(str(at), "$ash"), self._who(row, wide), say(row.expects_text), self._degree(row.fear),
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

    def _degree(self, degree: Degree | None) -> Content:
        """Marks first, so that they stand under each other, then the word."""
        if degree is None:
            return BLANK
        style = {"good": "$celadon", "bad": "$brick"}.get(degree.tone, "$paper")
        marks = self.pen.marks(degree.marks, degree.of, style if degree.tone else "$lamp")
        return join(marks if degree.of else BLANK, say(degree.word, style))

    def _about(self, width: int) -> list[Content]:
        row = self._person()
        if row is None:
            return []
        lines = [join(say(row.name, "bold $paper"), say(row.gloss, "$ash"), say(row.what, "$smoke"), gap=2), BLANK]
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


def _table(
    columns: Sequence[Column], cells: Sequence[Sequence[Content]], people: Sequence[PersonRow], first: int, width: int
) -> list[Row]:
    sizes = widths(columns, cells, width)
    rows = [Row("", (labels(columns, sizes),))]
    for at, (row, cell) in enumerate(zip(people, cells, strict=True), first):
        rows.append(Row(row.id, (columned(columns, sizes, cell),), str(at) if at < 10 else ""))
    return rows
