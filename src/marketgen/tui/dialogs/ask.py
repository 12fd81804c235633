"""Two small dialogs: one asks for words, one for a yes. Esc leaves both with nothing done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from marketgen.i18n import _
from marketgen.play.views import Prompt
from marketgen.tui.dialogs.dialog import Dialog
from marketgen.tui.lines import BLANK, join, paragraphs, say
from marketgen.tui.widgets.page import Page

Answer = TypeVar("Answer")


class Asking(Dialog[Answer]):
    """A title, some words about it, and the lamp on what Enter does. ``done`` names that in a word or two."""

    def __init__(self, title: str, about: str, done: str = "") -> None:
        super().__init__(title)
        self._about, self._done = about, done or _("do it")

    def contents(self) -> Iterator[Widget]:
        """What it is about."""
        yield Page(lambda width: paragraphs(self._about.split("\n"), width))

    def fill(self) -> None:
        """Light the lamp."""
        self.ask(Prompt("", "confirm", self._done))


class Confirm(Asking[bool]):
    """Asks for a yes. Answers True, or None for Esc."""

    def act_confirm(self) -> None:
        """Yes."""
        self.dismiss(True)


class AskWords(Asking[str]):
    """Asks for a line of words. ``check`` says in a sentence why they cannot be, or "" if they can."""

    ABOUT = "words"
    CSS_PATH = ["dialog.tcss", "ask.tcss"]
    AUTO_FOCUS = "Input"

    def __init__(
        self, title: str, about: str, done: str = "", start: str = "", check: Callable[[str], str] | None = None
    ) -> None:
        super().__init__(title, about, done)
        self._start, self._check = start, check

    def contents(self) -> Iterator[Widget]:
        """What it is about, the field, and what is wrong with what stands in it."""
        yield from super().contents()
        yield Input(self._start, max_length=200, compact=True)
        yield Page(self._draw_wrong, id="wrong")

    def _draw_wrong(self, width: int) -> list[Content]:
        wrong = self._wrong()
        if not wrong:
            return [BLANK]
        return [join(say(self.pen.glyphs.no, "$brick"), line) for line in paragraphs([wrong], width - 2, "$brick")]

    def _wrong(self) -> str:
        words = self.query_one(Input).value
        return self._check(words) if self._check and words.strip() else ""

    @on(Input.Changed)
    def _follow(self) -> None:
        self.query_one("#wrong", Page).redraw()

    @on(Input.Submitted)
    def act_confirm(self) -> None:
        """Take the words, unless something is wrong with them."""
        words = self.query_one(Input).value.strip()
        if words and not self._wrong():
            self.dismiss(words)
