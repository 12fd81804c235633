"""``?``: a number as its steps, in a panel from the right, so that the number itself stays in sight."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, Key

from marketgen.i18n import _
from marketgen.play import look
from marketgen.play.views import WhyStep, WhyView
from marketgen.tui.lines import (
    BLANK,
    Column,
    act,
    beside_words,
    between,
    columned,
    ends,
    indent,
    join,
    paragraphs,
    say,
    widths,
    wrap,
)
from marketgen.tui.screens.playscreen import PlayScreen, Stage, Subjects
from marketgen.tui.screens.stall_table import natural
from marketgen.tui.widgets.page import Acted, Page
from marketgen.tui.widgets.rows import Row, RowList

BAR = 9  # cells of the longest bar
_OTHER = "other:"


class StepRows(RowList, can_focus=False):
    """The steps. They take clicks and no focus: the arrows move the page, digits belong to the screen."""


class WhyScreen(PlayScreen[None]):
    """The steps of the first of some numbers; left and right go to the others, a digit into a step's own number."""

    ID = "why"
    LAMP = False
    CSS_PATH: ClassVar[str] = "why.tcss"

    def __init__(self, subjects: Subjects, settled: bool = False) -> None:
        super().__init__()
        self._modal = True
        self._subjects, self._settled = subjects, settled
        self._at = 0
        self._trail: list[str] = []
        self._by_digit: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """The panel: head, steps, what they make, the rule, what would change it; keys at the foot."""
        with Vertical(id="board"):
            with Stage(id="scroll"):
                yield Page(self._head, id="head")
                yield StepRows(id="steps", lead=0, single=True)
                yield Page(self._rest, id="rest")
            yield Page(self._foot, id="foot")
        yield Page(self._too_small, classes="too-small")

    @property
    def _subject(self) -> str:
        return self._trail[-1] if self._trail else self._subjects[self._at][1]

    @property
    def _view(self) -> WhyView | None:
        return look.why(self.scene, self._subject, self._settled)

    def fill(self) -> None:
        """The number in front; without steps to go into there is no cursor."""
        self.query_one("#steps", StepRows).fill(self._rows, "")
        for name in ("#head", "#rest", "#foot"):
            self.query_one(name, Page).redraw()
        self.query_one("#scroll", Stage).scroll_home(animate=False)

    # drawing

    def _head(self, width: int) -> list[Content]:
        view = self._view
        if view is None:
            return [say(_("There is no such number now."), "$smoke")]
        title = paragraphs([view.title], width - len(view.kind) - 3, "bold $paper")
        first, *more = title or [BLANK]
        return [between(first, say(view.kind, "$ash"), width), *more, BLANK,
                *paragraphs([view.sentence], width), BLANK, self.pen.rule(width)]  # fmt: skip

    def _rows(self, width: int) -> list[Row]:
        view = self._view
        if view is None:
            return []
        self._by_digit = {}
        if view.as_words:
            return [Row("", tuple(self._worded(step, width))) for step in view.steps]
        digits = self._digits(view)
        self._by_digit = {digit: step.subject for digit, step in zip(digits, view.steps, strict=True) if digit}
        columns, cells, sizes = self._table(view, width)
        head = columned(columns, sizes, [say(column.label, "$ash") for column in columns])
        rows = [Row("", (head,))]
        for at, (step, cell, digit) in enumerate(zip(view.steps, cells, digits, strict=True)):
            name, *more = wrap(step.words, sizes[1], "$name") or [BLANK]  # a label is told whole
            cell[1] = name
            more += wrap(step.detail, width - sizes[0] - 2, "$ash")
            key = f"{at}:{step.subject}" if step.subject else ""
            rows.append(Row(key, (columned(columns, sizes, cell), *indent(more, sizes[0] + 2)), digit))
        return rows

    def _table(self, view: WhyView, width: int) -> tuple[list[Column], list[list[Content]], list[int]]:
        """The columns of the steps, the cells of each step, and how wide each column is."""
        columns = [Column(right=True), Column(flex=True), Column(_("step"), right=True),
                   Column(_("so far"), right=True), Column(), Column(gap=1)]  # fmt: skip
        cells = [self._cells(step, digit) for digit, step in zip(self._digits(view), view.steps, strict=True)]
        bar = min(BAR, width - natural(columns[:-1], [cell[:-1] for cell in cells]) - 1)
        cells = [[*cell[:-1], cell[-1].truncate(max(0, bar))] for cell in cells]  # words go before bars
        return columns, cells, widths(columns, cells, width)

    def _digits(self, view: WhyView) -> list[str]:
        """A number for each step with a number of its own."""
        digits, asked = [], 0
        for step in view.steps:
            asked += bool(step.subject)
            digits.append(str(asked) if step.subject else "")
        return digits

    def _cells(self, step: WhyStep, digit: str) -> list[Content]:
        tone = "$celadon" if step.sign > 0 else "$brick" if step.sign < 0 else "$paper"
        bar = self.pen.glyphs.done * max(bool(step.sign), step.weight * BAR // 100)
        shape = self.pen.shape(step.sign, "good" if step.sign > 0 else "bad") if step.sign else BLANK
        return [say(digit, "$lamp"), say(step.words, "$name"), self.pen.number(step.amount, tone),
                self.pen.number(step.running), shape, say(bar, tone)]  # fmt: skip

    def _worded(self, step: WhyStep, width: int) -> list[Content]:
        """A step of a chance before the choice: which way it works, and no number."""
        shape = self.pen.shape(step.sign, "good" if step.sign > 0 else "bad" if step.sign < 0 else "")
        return beside_words(shape, step.words, BLANK, width)

    def _rest(self, width: int) -> list[Content]:
        view = self._view
        if view is None:
            return []
        result = self.pen.number(view.result, "bold $lamp")
        below = width
        if not view.as_words:  # the sum stands under what it sums
            columns, _cells, sizes = self._table(view, width)
            below = sum(sizes[:4]) + sum(column.gap for column in columns[1:4])
        lines = [self.pen.rule(width), *ends(say(view.result_words, "bold $paper"), result, below)]
        if view.rule:
            head = join(say(_("The rule"), "bold $paper"), say(view.rule_title, "$ash"), gap=2)
            lines += [BLANK, head, *paragraphs([view.rule], width)]
        if view.changes:
            lines += [BLANK, say(_("What would change it"), "bold $paper")]
            for words in view.changes:
                lines += [join(say(self.pen.glyphs.chosen, "$ash"), say(words), gap=1)]
        if view.basis:
            lines += [BLANK, say(_("What it rests on"), "bold $paper"), *paragraphs(view.basis, width)]
        return lines

    def _foot(self, width: int) -> list[Content]:
        view = self._view
        askable = sum(1 for step in view.steps if step.subject) if view and not view.as_words else 0
        keys = []
        if askable:
            digits = "1" if askable == 1 else f"1-{min(9, askable)}"
            keys.append(join(say(digits, "$paper"), say(_("a step"), "$ash")))
        keys.append(act(join(say(_("Esc"), "$paper"), say(_("back"), "$ash")), "back"))
        lines = [join(*keys, gap=3)]
        if len(self._subjects) > 1 and not self._trail:
            lines += self._others(width)
        return lines

    def _others(self, width: int) -> list[Content]:
        """The names of the numbers that left and right lead to, over as many lines as they need."""
        lines = [say(_("Left Right"), "$paper")]
        for at, (label, _subject) in enumerate(self._subjects):
            name = act(say(label, "bold $lamp" if at == self._at else "$smoke"), f"{_OTHER}{at}")
            if lines[-1].cell_length + name.cell_length + 2 > width:
                lines.append(name)
            else:
                lines[-1] = join(lines[-1], name, gap=2)
        return lines

    # going on

    @on(RowList.Moved)
    @on(RowList.Chosen)
    def _step(self, message: RowList.Moved) -> None:
        """A digit, a click or Enter goes into a step's own number; arrows only move."""
        message.stop()
        if isinstance(message, RowList.Chosen):
            self._into(message.key.partition(":")[2])

    def _into(self, subject: str) -> None:
        if subject:
            self._trail.append(subject)
            self.fill()

    def on_key(self, event: Key) -> None:
        """Digits go into a step, or to it where there are more than nine and the next digit may belong to it; left and
        right go to the next number; without steps the arrows move the page."""
        subject = self._by_digit.get(event.character or "", "") if len(self._by_digit) < 10 else ""
        if subject:
            event.stop()
            event.prevent_default()
            self._into(subject)
        if event.key in ("left", "right") and not self._trail:
            event.stop()
            self._other(1 if event.key == "right" else -1)

    def _other(self, by: int) -> None:
        self._at = (self._at + by) % len(self._subjects)
        self.fill()

    async def on_acted(self, message: Acted) -> None:
        """A click on the name of another number."""
        if message.action.startswith(_OTHER):
            message.stop()
            message.prevent_default()
            self._at = int(message.action.removeprefix(_OTHER))
            self.fill()

    def on_click(self, event: Click) -> None:
        """A click beside the panel goes back."""
        self.clicked_beside(event)

    def act_back(self) -> None:
        """Back to the number before; from the first one, to the screen."""
        if self._trail:
            self._trail.pop()
            self.fill()
        else:
            self.dismiss()
