"""Two small dialogs: one asks for words, one for a yes. Esc leaves both with nothing done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from textual import on
from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Input

from marketgen.i18n import _
from marketgen.play.views import Prompt
from marketgen.tui.dialogs.dialog import Dialog
from marketgen.tui.lines import BLANK, act, join, paragraphs, say
from marketgen.tui.widgets.page import Acted, Page

Answer = TypeVar("Answer")

_OTHER = "other:"


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
    """Asks for a line of words. ``check`` says in a sentence why they cannot be, or "" if they can. ``other``: what a
    click, or the down key, writes into the field, and what that is called, for who would rather not think of words."""

    ABOUT = "words"
    CSS_PATH = ["dialog.tcss", "ask.tcss"]
    AUTO_FOCUS = "Input"

    def __init__(
        self, title: str, about: str, done: str = "", start: str = "", check: Callable[[str], str] | None = None,
        other: tuple[str, Callable[[], str]] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(title, about, done)
        self._start, self._check, self._other = start, check, other

    def contents(self) -> Iterator[Widget]:
        """What it is about, the field, and what is wrong with what stands in it."""
        yield from super().contents()
        yield Input(self._start, max_length=200, compact=True)
        if self._other is not None:
            yield Page(self._draw_other, id="other")
        yield Page(self._draw_wrong, id="wrong")

    def _draw_other(self, _width: int) -> list[Content]:
        label = self._other[0] if self._other else ""
        return [BLANK, act(join(say(_("Down"), "$paper"), say(label, "$ash")), _OTHER)]

    async def on_acted(self, message: Acted) -> None:
        """A click on what would write other words."""
        if message.action == _OTHER:
            message.stop()
            message.prevent_default()
            self._write_other()

    def on_key(self, event: Key) -> None:
        """Down writes other words."""
        if event.key == "down" and self._other is not None:
            event.stop()
            event.prevent_default()
            self._write_other()

    def _write_other(self) -> None:
        if self._other is not None:
            self.query_one(Input).value = self._other[1]()

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
