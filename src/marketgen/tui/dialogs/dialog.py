"""What dialogs share: a board with one amber edge, a foot with the lamp, Esc back, and a list to choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.types import CSSPathType
from textual.widget import Widget

from marketgen.i18n import _
from marketgen.play.views import Prompt
from marketgen.tui.formats import Pen
from marketgen.tui.lines import BLANK, TONES, act, between, join, paragraphs, say
from marketgen.tui.screens.playscreen import PlayScreen, Subjects
from marketgen.tui.widgets.chrome import Hint, PromptLine, Scroller, lamp
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.rows import Row, RowList

Answer = TypeVar("Answer")

Rows = Callable[[int, Pen], Sequence[Row]]
"""Draws rows for a width in cells."""

Asked = Callable[[str], Subjects]
"""The numbers of the row with a key."""


class Foot(PromptLine):
    """The last line of a dialog: what holds until it is decided, and the lamp. It stands on the board, without tint."""

    def _line(self, width: int) -> list[Content]:
        words, tone = self.told
        if words:
            glyph = self.pen.glyphs.no if tone == "bad" else self.pen.glyphs.same
            left = join(say(glyph, TONES[tone]), say(words, f"bold {TONES[tone]}"))
        else:
            left = say(self.prompt.sentence, "$smoke")
        lit = act(join(lamp(_("Enter")), say(self.prompt.label, "bold $lamp")), "confirm")
        back = act(join(say(_("Esc"), "$paper"), say(_("back"), "$ash")), "back")
        right = join(back, lit, gap=3)
        if left.cell_length + right.cell_length + 3 <= width:
            return [between(left, right, width)]
        return [*paragraphs([words or self.prompt.sentence], width, TONES[tone] if words else "$smoke"),
                between(BLANK, right, width)]  # fmt: skip


class Dialog(PlayScreen[Answer]):
    """A dialog. It answers by ``dismiss``; Esc dismisses it with None, as does a click beside the board."""

    ID: ClassVar[str] = "dialog"
    CSS_PATH: ClassVar[CSSPathType | None] = ["dialog.tcss"]

    def __init__(self, title: str, note: str = "") -> None:
        super().__init__()
        self._modal = True
        self.heading, self.note = title, note

    def compose(self) -> ComposeResult:
        """The board: title, contents, foot."""
        with Vertical(id="board"):
            yield Page(self._head, id="head")
            yield from self.contents()
            yield Foot(id="foot")
        yield Page(self._too_small, classes="too-small")

    def contents(self) -> Iterator[Widget]:
        """What stands between the title and the foot."""
        yield from ()

    def _head(self, width: int) -> list[Content]:
        return [between(say(self.heading, "bold $paper"), say(self.note, "$ash"), width), BLANK]

    def refill(self) -> None:
        """Dialogs about a run fill themselves from it; one without a run has nothing to fill."""
        self.fill()

    def ask(self, prompt: Prompt, hint: Hint | None = None) -> None:
        """Put the sentence and the lamp's label into the foot."""
        self.prompt_line.ask(prompt, hint)

    def act_confirm(self) -> None:
        """Do what the lamp says."""

    def act_back(self) -> None:
        """Leave; nothing has happened."""
        self.dismiss(None)

    def on_click(self, event: Click) -> None:
        """A click beside the board leaves, as Esc does."""
        self.clicked_beside(event)


class ChooseDialog(Dialog[str]):
    """A list of which one row is chosen; answers its key. ``label`` is the lamp's; ``asked`` gives the numbers of a
    row that ``?`` explains."""

    def __init__(
        self, title: str, note: str, rows: Rows, label: str, start: str = "", sentence: str = "",
        asked: Asked | None = None,
    ) -> None:  # fmt: skip
        super().__init__(title, note)
        self._rows_of, self._verb, self._start, self._sentence = rows, label, start, sentence
        self._asked = asked

    def contents(self) -> Iterator[Widget]:
        """The list."""
        with Scroller(id="list"):
            yield RowList(id="choices")

    def fill(self) -> None:
        """The rows, with the cursor on the one that holds now."""
        rows = self.query_one("#choices", RowList)
        rows.fill(lambda width: self._rows_of(width, self.pen), self._start if not rows.key else None)
        self.ask(Prompt(self._sentence, "confirm", self._verb))

    def subjects(self) -> Subjects:
        """The numbers of the row under the cursor."""
        key = self.query_one("#choices", RowList).key
        return self._asked(key) if self._asked and key else []

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        self.dismiss(message.key)

    def act_confirm(self) -> None:
        """Answer the row under the cursor."""
        rows = self.query_one("#choices", RowList)
        if rows.key:
            self.dismiss(rows.key)


def named(rows: Sequence[tuple[str, str]]) -> Rows:
    """Draws a row with its number for each key and name."""

    def drawn(_width: int, _pen: Pen) -> Sequence[Row]:
        return [Row(key, (join(say(str(at), "$ash"), say(name, "$name"), gap=2),), str(at))
                for at, (key, name) in enumerate(rows, 1)]  # fmt: skip

    return drawn
