"""Two small dialogs: one asks for words, one for a yes. Esc leaves both with nothing done."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from marketgen.i18n import _
from marketgen.play.views import Prompt
from marketgen.tui.lines import BLANK, join, paragraphs, say
from marketgen.tui.screens.base import GameScreen
from marketgen.tui.widgets.chrome import PromptLine
from marketgen.tui.widgets.page import Page

Answer = TypeVar("Answer")


class Asking(GameScreen[Answer], ModalScreen[Answer]):
    """A title, some words about it, and the lamp on what Enter does. ``done`` names that in a word or two."""

    CSS_PATH: ClassVar[str] = "ask.tcss"

    def __init__(self, title: str, about: str, done: str) -> None:
        super().__init__()
        self._heading, self._about, self._done = title, about, done

    def compose(self) -> ComposeResult:
        """One raised field with an edge of amber."""
        with Vertical(id="dialog"):
            yield Page(self._draw_head)
            yield from self.body()
            yield PromptLine()

    def refill(self) -> None:
        """Light the lamp."""
        self.prompt_line.ask(Prompt(_("Esc goes back; nothing is changed."), "confirm", self._done))

    def _draw_head(self, width: int) -> list[Content]:
        about = [BLANK, *paragraphs(self._about.split("\n"), width)] if self._about else []
        return [say(self._heading, "bold $paper"), *about, BLANK]


class Confirm(Asking[bool]):
    """Asks for a yes. Answers True, or None for Esc."""

    ID = "dialog"

    def act_confirm(self) -> None:
        """Yes."""
        self.dismiss(True)


class AskWords(Asking[str]):
    """Asks for a line of words. ``check`` says in a sentence why they cannot be, or "" if they can."""

    ID = "dialog"
    AUTO_FOCUS = "Input"

    def __init__(
        self, title: str, about: str, done: str = "", start: str = "", check: Callable[[str], str] | None = None
    ) -> None:
        super().__init__(title, about, done)
        self._start, self._check = start, check

    def body(self) -> ComposeResult:
        """The field, and what is wrong with what stands in it."""
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
