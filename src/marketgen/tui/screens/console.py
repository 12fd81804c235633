"""The console of a practice run: a line is typed, the answer stands above it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input

from marketgen.i18n import _
from marketgen.play import console, look
from marketgen.play.views import Prompt
from marketgen.tui.lines import BLANK, wrap
from marketgen.tui.screens.playscreen import PlayScreen
from marketgen.tui.widgets.chrome import head_lines
from marketgen.tui.widgets.page import Page


class ConsoleScreen(PlayScreen[bool]):
    """Answers whether the run is on another day now, when it is left."""

    ID = "console"
    CSS_PATH: ClassVar[str] = "console.tcss"
    AUTO_FOCUS = "Input"

    def __init__(self) -> None:
        super().__init__()
        self._told: list[tuple[str, tuple[str, ...]]] = [("", console.help_lines())]
        self._moved = False

    def body(self) -> ComposeResult:
        """Head, what was said, and the line to type."""
        yield Page(self._draw_head, id="head")
        with VerticalScroll(id="text", classes="scroll", can_focus=False):
            yield Page(self._draw_told, id="told")
        yield Input(max_length=200, compact=True, placeholder=_("why EVENT"))

    def beside(self) -> ComposeResult:
        """No panel: ``problems`` says all of it here."""
        yield from ()

    def fill(self) -> None:
        """The question of this screen."""
        self.ask(Prompt(_("Enter asks; Esc goes back to the game."), "back"))

    def _draw_head(self, width: int) -> list[Content]:
        day = look.which_day(self.world, self.run.day)
        return [BLANK, *head_lines(_("Console"), _("a practice run"), day, width), BLANK]

    def _draw_told(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for asked, answers in self._told:
            lines += [BLANK] if lines else []
            if asked:
                lines += wrap(f"> {asked}", width, "bold $paper")
            for answer in answers:
                lines += _answer(answer, width)
        return lines

    @on(Input.Submitted)
    def _ask_console(self, message: Input.Submitted) -> None:
        """Ask, show the answer, and make room for the next line."""
        message.stop()
        line, day = message.value.strip(), self.run.day
        message.input.value = ""
        if not line:
            return
        found = console.answer(self.session, line)
        self._told.append((line, found.lines))
        if found.changed:
            self.market.turn += 1
        self._moved |= self.run.day != day or self.run.phase == "over"
        self.query_one("#head", Page).redraw()
        self.query_one("#told", Page).redraw()
        self.query_one("#text", VerticalScroll).scroll_end(animate=False)

    def act_back(self) -> None:
        """Back to the game."""
        self.dismiss(self._moved)


def _answer(line: str, width: int) -> list[Content]:
    """A line of an answer, as plain text; what holds and what fails differ in colour besides the word."""
    words = line.lstrip("- ")
    tone = "$celadon" if words.startswith(_("yes:")) else "$brick" if words.startswith(_("no:")) else "$smoke"
    return wrap(line, width, tone)
