"""A list at the left, and at the right what is under its cursor; one above the other in a narrow window."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content

from marketgen.play.views import Prompt
from marketgen.tui.screens.base import Answer, GameScreen
from marketgen.tui.widgets.chrome import LOW, Scroller
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.rows import Row, RowList


class SidesScreen(GameScreen[Answer]):
    """Such a screen. Each kind says what its head, its rows and its panel show, and what it asks about a row."""

    CSS_PATH: ClassVar[str] = "sides.tcss"

    def body(self) -> ComposeResult:
        """Head, list, panel."""
        yield Page(self._head, id="head")
        with Container(id="sides"):
            with Scroller(id="list"):
                yield RowList(self.rows)
            with VerticalScroll(id="about", classes="scroll"):
                yield Page(self.draw_about, classes="panel")

    def _head(self, width: int) -> list[Content]:
        """The head; in a low window without the empty line over it, which is one for the list."""
        lines = self.draw_head(width)
        return lines[1:] if self.size.height < LOW and lines and not lines[0] else lines

    def draw_head(self, width: int) -> list[Content]:
        """The line over both."""
        raise NotImplementedError

    def rows(self, width: int) -> list[Row]:
        """The list."""
        raise NotImplementedError

    def draw_about(self, width: int) -> list[Content]:
        """What is under the cursor."""
        raise NotImplementedError

    def question(self) -> Prompt:
        """What is asked about it."""
        raise NotImplementedError

    def show(self) -> None:
        """Draw all of it anew."""
        self.query_one("#head", Page).redraw()
        self.query_one(RowList).fill(self.rows)
        self.show_about()

    def show_about(self) -> None:
        """Draw what is under the cursor, and ask about it."""
        self.query_one(".panel", Page).redraw()
        self.ask(self.question())

    @on(RowList.Moved)
    def _moved(self) -> None:
        self.query_one("#about", VerticalScroll).scroll_home(animate=False)
        self.show_about()
