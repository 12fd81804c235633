"""The way of a load, stop by stop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.content import Content
from textual.types import CSSPathType
from textual.widget import Widget

from marketgen.i18n import _
from marketgen.play.views import LoadRow, Prompt
from marketgen.tui.dialogs.dialog import Dialog
from marketgen.tui.lines import BLANK, MEASURE, say, wrap
from marketgen.tui.screens.playscreen import Subjects
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.roadstrip import strip_lines


class TrackDialog(Dialog[None]):
    """A load's way as one line, and what is known of each stop."""

    ABOUT = "track"
    CSS_PATH: ClassVar[CSSPathType | None] = ["dialog.tcss"]

    def __init__(self, load: LoadRow) -> None:
        super().__init__(load.title, load.arrives)
        self._load = load

    def contents(self) -> Iterator[Widget]:
        """The line and its words."""
        yield Page(self._draw, id="way")

    def fill(self) -> None:
        """The lamp leads back."""
        self.ask(Prompt("", "back", _("back")))

    def _draw(self, width: int) -> list[Content]:
        load = self._load
        lines = [*strip_lines(load, width, self.pen.glyphs), BLANK]
        lines += wrap(", ".join(part for part in (load.who, load.how) if part), min(width, MEASURE))
        lines += wrap(load.where, min(width, MEASURE), "$paper")
        for stop in load.stops:
            if stop.post:
                told = _("{post}: {told}").format(post=stop.name, told=stop.note)
                lines += wrap(told, min(width, MEASURE), "$smoke")
        if load.worth_text:
            lines.append(say(load.worth_text, "$smoke"))
        return [*lines, BLANK]

    def subjects(self) -> Subjects:
        """What it is worth, and how surely it comes."""
        found: Subjects = []
        for label, number in ((_("what it is worth"), self._load.worth), (_("whether it comes"), self._load.chance)):
            subject = getattr(number, "subject", "")
            if subject:
                found.append((label, subject))
        return found
