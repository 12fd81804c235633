"""The board: what is announced, what is said and by whom, the days ahead, what is due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from marketgen.engine.commands import Command, parse
from marketgen.i18n import _
from marketgen.play import look
from marketgen.play.views import BoardView, NoticeRow, RumourRow
from marketgen.tui.lines import BLANK, MEASURE, TONES, between, fit, indent, join, say, wrap
from marketgen.tui.screens.paged import PagedScreen
from marketgen.tui.screens.playscreen import Stage, Subjects
from marketgen.tui.widgets.calendar import strip_of_days
from marketgen.tui.widgets.chrome import Hint
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.rows import Row, RowList

ROOMY = 36
"""Rows from which the days ahead stand under notices, rumours and what is due; below they are on the second page."""


class BoardScreen(PagedScreen):
    """Notices and rumours beside what is due; the days ahead below."""

    ID = "board"
    CSS_PATH: ClassVar[str] = "board.tcss"

    def contents(self) -> Iterator[Widget]:
        """Notices and rumours at the left, what is due at the right, the strip of days under both."""
        with Horizontal(id="top"):
            with Vertical(id="said"):
                with Stage(id="hung"):
                    yield Page(self._notices, id="notices")
                yield Page(self._said_head, id="said-head")
                with Stage(id="rows"):
                    yield RowList(id="table", lead=2)
            with Stage(id="due"):
                yield Page(self._due, id="dates")
        with Stage(id="ahead", classes="panel"):
            yield Page(self._strip, id="strip")

    _view: BoardView | None = None

    def fill_contents(self) -> None:
        """Every part from one view."""
        self._view = look.board(self.scene)
        self.query_one("#table", RowList).fill(self._rows)
        for name in ("#notices", "#said-head", "#dates", "#strip"):
            self.query_one(name, Page).redraw()
        self._fold()
        self._question()

    def _question(self) -> None:
        row = self._rumour()
        if self._view is not None:
            self.ask_next(self._view.prompt, Hint(_("Enter"), _("follows it up")) if row and row.can_follow else None)

    def _rumour(self) -> RumourRow | None:
        key = self.query_one("#table", RowList).key
        return next((row for row in self._rumours() if row.id == key), None)

    def _rumours(self) -> tuple[RumourRow, ...]:
        return self._view.rumours if self._view else ()

    def shape(self) -> dict[str, bool]:
        """Whether the days ahead have their place under the rest, too."""
        return super().shape() | {"-short": self.app.size.height < ROOMY}

    @property
    def _two_pages(self) -> bool:
        return super()._two_pages or self.size.height < ROOMY

    # drawing

    def _notices(self, width: int) -> list[Content]:
        """A sheet of paper, pinned at its corners: what is new this morning first and large, what hung there before
        under a rule."""
        view = self._view
        if view is None:
            return []
        room = width - 4
        today = [row for row in view.notices if row.today]
        before = [row for row in view.notices if not row.today]
        gap = [BLANK] if self._airy else []
        lines = [self._pinned(view, width), *gap]
        for row in today:
            told = wrap(row.text, min(room - 2, MEASURE), "bold $paper")
            edge = say(self.pen.glyphs.edge, "$lamp")  # one a notice: two of them in a row stay two
            lines += [*(join(edge if not at else say(" "), line) for at, line in enumerate(told)), *gap]
        if not today:
            words = _("No notice has been put up yet.") if not before else _("Nothing new is put up today.")
            lines += [*indent(wrap(words, room), 2), *gap]
        if before:
            lines += [self.pen.rule(room).pad_left(2)] if self._airy or today else []
            lines += indent(self._older(before, room), 2)
        return [*lines, *gap]

    def _pinned(self, view: BoardView, width: int) -> Content:
        """The head of the sheet, between two pins."""
        pin = say(self.pen.glyphs.full_hour, "$ash")
        new = any(row.today for row in view.notices)
        title = join(say(_("The board"), "bold $paper"), say(_("put up this morning") if new else "", "$lamp"), gap=2)
        head = between(title, self.pen.degree(view.level, label=False), width - 4)
        return Content.assemble(pin, " ", head, " ", pin)

    def _older(self, rows: Sequence[NoticeRow], width: int) -> list[Content]:
        lines: list[Content] = []
        room = max(say(row.when).cell_length for row in rows) + 2
        for row in rows:
            told = wrap(row.text, min(width - room, MEASURE), "$smoke")
            lines += [fit(say(row.when, "$ash"), room) + told[0], *indent(told[1:], room)] if told else []
        return lines

    def _said_head(self, width: int) -> list[Content]:
        """The heading of what is said, over the rows and in line with everything else."""
        lines = [BLANK, say(_("What is said"), "bold $paper")]
        if self._airy:
            lines.append(BLANK)
        if not self._rumours():
            lines.append(say(_("Nobody has told you anything yet."), "$smoke"))
        return lines

    def _rows(self, width: int) -> list[Row]:
        rumours = self._rumours()
        rows: list[Row] = []
        for at, row in enumerate(rumours, 1):
            rows.append(Row(row.id, tuple(self._said(at, row, width)), str(at)))
        return rows

    def _said(self, at: int, row: RumourRow, width: int) -> list[Content]:
        first, *rest = wrap(row.text, min(width - 4, MEASURE), "$name")
        told = join(say(row.who, "$smoke"), say(row.record, "$ash"), gap=2)
        state = say(row.state or row.when, TONES.get(row.tone, "$paper") if row.tone else "$ash")
        number = say(f"{at:>2}", "$ash")
        one_row = told.cell_length + state.cell_length + 2 <= width - 4
        about = [between(told, state, width - 4)] if one_row else [fit(told, width - 4), state]
        return [join(number, first, gap=2), *indent(rest, 4), *indent(about, 4)]

    def _due(self, width: int) -> list[Content]:
        view = self._view
        if view is None:
            return []
        lines: list[Content] = []
        for words in view.lines:  # the goal stands first: it is what the days are for
            lines += [*wrap(words, min(width, MEASURE)), BLANK]
        lines += [say(_("What is due"), "bold $paper"), *([BLANK] if self._airy else [])]
        if not view.due:
            lines += wrap(_("Nothing is due."), width)
        for row in view.due:
            style = TONES.get(row.tone, "$paper")
            when = say(row.when, "$brick" if row.tone == "bad" else "$smoke")
            first, *rest = wrap(row.what[:1].upper() + row.what[1:], width - when.cell_length - 2, style)
            lines += [between(first, when, width), *rest]
            if row.how:
                lines += indent(wrap(row.how, width - 2, "$ash"), 2)
        return lines

    def _strip(self, width: int) -> list[Content]:
        if self._view is None:
            return []
        lines = [say(_("The days ahead"), "bold $paper")]
        if self._airy:
            lines.append(BLANK)
        return lines + strip_of_days(self._view.strip, width, self.pen.glyphs)

    # the cursor

    @on(RowList.Moved, "#table")
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()
        self._question()

    @on(RowList.Chosen, "#table")
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        self.act_follow()

    def subjects(self) -> Subjects:
        """The chance of an inspection, and the header's."""
        board: Subjects = [(_("a look at the stalls"), "inspection")]
        return board + self.header_subjects()

    def can(self, action: str) -> bool:
        """Following up, where it would tell more."""
        if action == "follow":
            return any(row.can_follow for row in self._rumours())
        return super().can(action)

    def act_follow(self) -> None:
        """Spend an hour on the rumour under the cursor."""
        if self._on_second:  # an hour is not spent on what cannot be seen
            self.act_turn_page()
            return
        row = self._rumour()
        if row is not None and not row.can_follow and row.refusal:
            self.tell(row.refusal, "bad")
            return
        if row is None or not row.can_follow:
            row = next((each for each in self._rumours() if each.can_follow), None)
        if row is not None:
            command = parse(f"follow {row.id}")
            if isinstance(command, Command):
                self.carry_out(command, ("followed",))
