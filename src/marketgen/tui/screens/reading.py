"""Pages to be read: a head, text that scrolls, and the lamp on going back."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from marketgen.i18n import _
from marketgen.play.views import Prompt
from marketgen.tui.lines import BLANK, MEASURE
from marketgen.tui.screens.base import GameScreen
from marketgen.tui.seeking import begins
from marketgen.tui.widgets.chrome import head_lines
from marketgen.tui.widgets.page import Page


class ReadingScreen(GameScreen[None]):
    """A page of text. A subclass gives ``heading``, ``note`` and ``text``."""

    CSS_PATH: ClassVar[str] = "reading.tcss"
    AUTO_FOCUS = "#text"

    def body(self) -> ComposeResult:
        """Head and text."""
        yield Page(self._draw_head, id="head")
        with VerticalScroll(id="text", classes="scroll"):
            yield Page(lambda width: self.text(min(width, self.measure)))

    @property
    def measure(self) -> int:
        """The widest a line may be."""
        return MEASURE

    def heading(self) -> str:
        """What the page is."""
        return ""

    def note(self) -> str:
        """A few words beside it."""
        return ""

    def text(self, width: int) -> list[Content]:
        """The lines of the page."""
        return []

    def refill(self) -> None:
        """Draw all anew; the lamp leads back."""
        for page in self.query(Page):
            page.redraw()
        self.ask(Prompt(_("The arrow and page keys move the text."), "back"))

    @property
    def seekable(self) -> bool:
        """A page has lines to find."""
        return True

    def seek(self, letters: str) -> bool:
        """Bring the line that fits letters best to the top."""
        scroll = self.query_one("#text")
        lines = scroll.query_one(Page).lines(scroll.query_one(Page).size.width)
        best = max(((begins(line.plain, letters), -at) for at, line in enumerate(lines)), default=(0, 0))
        if best[0]:
            scroll.scroll_to(y=-best[1], animate=False)
        return bool(best[0])

    def _draw_head(self, width: int) -> list[Content]:
        return [BLANK, *head_lines(self.heading(), self.note(), "", width), BLANK]
