"""The checker's whole report of a scenario that cannot be played, to be read with the arrow and page keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from marketgen.i18n import ngettext
from marketgen.tui.screens import picker_parts as parts
from marketgen.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from marketgen.play.games import Entry
    from marketgen.scenario.problems import Problem

_WIDEST = 110


class ProblemsScreen(ReadingScreen):
    """Every problem: its place, the line, the path in the document, what it is, further places, and how to mend it."""

    ID = "problems"

    def __init__(self, entry: Entry, found: Sequence[Problem]) -> None:
        super().__init__()
        self._entry = entry
        self._found = tuple(found)

    @property
    def measure(self) -> int:
        """Lines of a file are wider than sentences."""
        return _WIDEST

    def heading(self) -> str:
        """The scenario."""
        return self._entry.title or self._entry.path.name

    def note(self) -> str:
        """How much is wrong."""
        count = sum(problem.is_error for problem in self._found)
        return ngettext("{count} mistake", "{count} mistakes", count).format(count=count)

    def text(self, width: int) -> list[Content]:
        """The report, and where the files are."""
        return parts.whole_report(self._entry, self._found, width, self.pen)
