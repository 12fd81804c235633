"""One form for whatever can be arranged: the choices of the engine, an amount where one is asked, what follows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.content import Content
from textual.types import CSSPathType
from textual.widget import Widget

from marketgen.engine.commands import Command
from marketgen.i18n import _
from marketgen.play import look
from marketgen.play.session import Session
from marketgen.play.views import DealOption, Preview, Prompt
from marketgen.tui.dialogs.amount import AmountDialog
from marketgen.tui.dialogs.dialog import Dialog
from marketgen.tui.lines import BLANK, MEASURE, Column, label_lines, lines_of, paragraphs, say, widths
from marketgen.tui.screens.playscreen import Subjects
from marketgen.tui.widgets.chrome import Scroller
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.rows import PointedRows, Row, RowList


class DealDialog(Dialog[Command]):
    """What can be arranged; answers the whole command. Nothing is done before Enter."""

    ABOUT = "deal"
    CSS_PATH: ClassVar[CSSPathType | None] = ["dialog.tcss"]

    def __init__(self, session: Session, group: str, start: str = "", amount: str = "") -> None:
        self._of, self._start, self._amount = session, start, amount
        self._view = look.deals(session.timeline, group)
        super().__init__(self._view.title, self._view.note)

    def contents(self) -> Iterator[Widget]:
        """The options, and what follows from the one under the cursor."""
        with Scroller(id="list"):
            yield PointedRows(id="choices")
        yield Page(self._follows, id="follows", steady=True)

    def fill(self) -> None:
        """The options, the cursor on the first that can be done."""
        rows = self.query_one("#choices", RowList)
        opened = [option.key for option in self._view.options if not option.refusal]
        first = self._start if self._start in opened else next(iter(opened), None)
        rows.fill(self._rows, first if not rows.key else None)
        self.call_after_refresh(rows.into_view)  # it may stand below what fits
        self._follow()

    def _follow(self) -> None:
        self.query_one("#follows", Page).redraw()
        option = self._option()
        label = option.does if option is not None and option.high < 0 else _("how much")
        self.ask(Prompt(_("Nothing is done until you press Enter."), "confirm", label))

    def _option(self) -> DealOption | None:
        key = self.query_one("#choices", RowList).key
        return next((option for option in self._view.options if option.key == key), None)

    # drawing

    def _rows(self, width: int) -> list[Row]:
        columns = [Column(right=True), Column(flex=True), *(Column(label, right=True) for label in self._view.columns)]
        cells = [
            [say(str(at), "$ash"), say(option.label, "$smoke" if option.refusal else "$name"),
             *(self.pen.number(note, "$ash" if option.refusal else "$paper") for note in option.notes)]
            for at, option in enumerate(self._view.options, 1)
        ]  # fmt: skip
        sizes = widths(columns, cells, width)
        rows = [Row("", label_lines(columns, sizes))] if self._view.columns else []
        for at, (option, cell) in enumerate(zip(self._view.options, cells, strict=True), 1):
            rows.append(Row(option.key, tuple(lines_of(columns, sizes, cell)), str(at)))
        return rows

    def _follows(self, width: int) -> list[Content]:
        option = self._option()
        lines = [BLANK, self.pen.rule(width), BLANK]
        if option is None:
            return lines
        room = min(width, MEASURE)
        if option.refusal:
            return lines + paragraphs([option.refusal, option.long] if option.long else [option.refusal], room)
        told = paragraphs([option.long], room) if option.long else []
        if option.high >= 0:
            return lines + told
        return lines + [*told, BLANK] * bool(told) + preview_lines(look.deal_preview(self._of.timeline, option.command),
                                                                    width, self)  # fmt: skip

    # choosing

    @on(RowList.Moved)
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()
        self._follow()

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        self.act_confirm()

    def subjects(self) -> Subjects:
        """The numbers of the option under the cursor."""
        option = self._option()
        return list(option.subjects) if option else []

    def act_confirm(self) -> None:
        """Do it, or ask how many first."""
        option = self._option()
        if option is None:
            return
        if option.refusal:  # which stands under the list already
            self.tell(_("That cannot be; the reason stands above."), "bad")
        elif option.high < 0:
            self.dismiss(option.command)
        else:
            self.app.push_screen(deal_amount(self._of, option, option.does, self._amount), self._counted)

    def _counted(self, amount: int | None) -> None:
        option = self._option()
        if amount is not None and option is not None:  # nothing at all can be bid, too
            self.dismiss(Command(option.command.verb, option.command.ids, amount))


def deal_amount(session: Session, option: DealOption, label: str, start: str = "") -> AmountDialog:
    """How much of an option; ``start``: what stands in the field at first."""

    def follows(amount: int) -> Preview:
        command = Command(option.command.verb, option.command.ids, amount)
        return look.deal_preview(session.timeline, command)

    return AmountDialog(option.label, "", option.high, follows, label, start or str(option.start), option.low)


def preview_lines(preview: Preview, width: int, dialog: Dialog[Command]) -> list[Content]:
    """A preview as lines: label, what, an aside."""
    if preview.refusal:
        return paragraphs([preview.refusal], min(width, MEASURE))
    cells = [
        [say(label, "$ash"), dialog.pen.number(what), say(aside, "$ash")] for label, what, aside in preview.rows
    ]  # fmt: skip
    columns = [Column(), Column(gap=3), Column(flex=True, gap=3)]
    sizes = widths(columns, cells, width)
    return [line for row in cells for line in lines_of(columns, sizes, row)]
