"""Something to be read beside what is in front: who somebody is, what those at home say, what a word means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.widget import Widget

from marketgen.i18n import _
from marketgen.play.views import Prompt
from marketgen.tui.dialogs.dialog import Dialog
from marketgen.tui.lines import BLANK, fit, indent, say, wrap
from marketgen.tui.widgets.chrome import Scroller
from marketgen.tui.widgets.page import Page

_LABELS = 16  # cells of labels that stand beside what they are of; longer ones stand above it


class TellingDialog(Dialog[bool]):
    """Rows of a label and some words, and paragraphs, which have no label. Enter and Esc leave it."""

    def __init__(self, title: str, note: str, rows: Sequence[tuple[str, str]]) -> None:
        super().__init__(title, note)
        self._rows = rows

    def contents(self) -> Iterator[Widget]:
        """What is told, as much of it at a time as there is room for."""
        with Scroller(id="list", classes="scroll"):
            yield Page(self._told)

    def fill(self) -> None:
        """Light the lamp."""
        self.ask(Prompt("", "confirm", _("close")))

    def act_confirm(self) -> None:
        """Back to what is in front."""
        self.dismiss(True)

    def _told(self, width: int) -> list[Content]:
        column = max((say(label).cell_length for label, _words in self._rows), default=0)
        above = column > _LABELS
        lines: list[Content] = []
        for label, words in self._rows:
            start = 0 if above or not label else column + 2
            told = wrap(words, width - start, "$paper")
            lines += [BLANK] if lines and (above or not label) else []
            if label and above:
                lines.append(say(label, "$ash"))
            elif label:
                told[0] = Content.assemble(fit(say(label, "$ash"), column), "  ", told[0])
                told[1:] = indent(told[1:], start)
            lines += told
        return lines
