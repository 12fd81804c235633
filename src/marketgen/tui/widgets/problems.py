"""The panel of what is wrong with a file that is followed while it is played."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.content import Content

from marketgen.i18n import _
from marketgen.tui.lines import say, wrap
from marketgen.tui.widgets.page import Page

if TYPE_CHECKING:
    from marketgen.tui.screens.base import GameScreen


class ProblemsPanel(Page):
    """What the checker says of a file that is followed, over the prompt line; put away while there is nothing."""

    LINES: ClassVar[int] = 5
    EXCERPT: ClassVar[int] = 100

    def __init__(self) -> None:
        super().__init__(self._draw_problems, id="problems")
        self.follow("")

    def follow(self, report: str) -> None:
        """Show what there is to say now."""
        self._report = report
        self.display = bool(report)
        if self.is_attached:
            self.redraw()

    def _line(self, line: str, width: int) -> list[Content]:
        if "|" in line[:12]:
            return [say(line, "$smoke")]
        return wrap(line, max(20, width), "$brick" if not line.startswith(" ") else "$smoke")

    def _draw_problems(self, width: int) -> list[Content]:
        found = [line for line in self._report.splitlines() if line.strip()]
        if width < self.EXCERPT:  # the line of the file would be cut, so it is left out
            found = [line for line in found if "|" not in line[:12]]
        lines = [part for line in found for part in self._line(line, width)]
        if len(lines) > self.LINES:
            key = cast("GameScreen[object]", self.screen).key_of("console")
            told = _("{key}, then problems: all of it.").format(key=key)
            lines = [*lines[: self.LINES - 1], say(told, "$ash")]
        return [line.truncate(max(1, width), ellipsis=True) for line in lines]
