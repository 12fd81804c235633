"""An inspection: one person, one table. Who stands there, what lies on it, what may come of a look, and the answers."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from marketgen.i18n import _
from marketgen.play.numbers import OFTEN_MARKS
from marketgen.play.views import DecisionOption, DecisionView, Degree, OutcomeRow
from marketgen.tui.lines import (
    BLANK,
    MARGIN,
    MEASURE,
    TONES,
    Column,
    act,
    beside,
    between,
    columned,
    fit,
    indent,
    join,
    paragraphs,
    say,
    widths,
    wrap,
)
from marketgen.tui.screens.decision import DecisionScreen, PickRows
from marketgen.tui.screens.playscreen import WHY, Stage
from marketgen.tui.screens.stall_table import natural
from marketgen.tui.widgets.page import Page

ROOMY = 36
"""Rows from which answers have their consequences beneath them."""

FIXED = {True: 11, False: 3}
"""Rows of everything but the text, the table and the answers, with room to spare and without."""

ON_IT = 22
"""Cells of the table at least."""

LEAST, PARTED = 4, 3
"""Rows of the text at least, and those to spare from which a small window has blank ones around the table."""

WIDEST, BESIDE = 96, 4
"""The widest that it all may be, with its margins; and the cells between the table and what may come of a look."""


class InspectionScreen(DecisionScreen):
    """Somebody looks at what your stall shows."""

    ABOUT = "inspection"
    CSS_PATH: ClassVar[str] = "inspection.tcss"

    def body(self) -> ComposeResult:
        """The head; who it is and what is said; the table; the answers."""
        yield Page(self._head, id="head")
        with Vertical(id="stage"):
            with Stage(id="text"):
                yield Page(self._text, id="words")
            yield Page(self._table, id="board")
            yield PickRows(id="choices")
            yield Page(self._long, id="long")

    def _redraw(self) -> None:
        self._fold()
        board = self.query_one("#board", Page)
        board.display = not self._over
        board.redraw()
        super()._redraw()

    def _fold(self) -> None:
        """The text gives way to the table and the answers: it is scrolled, they are always in sight."""
        view = self._view
        for part in self.query("#text, #board, #choices, #long"):
            part.styles.width = self._wide
        if view is None or self._over:
            self.query_one("#text").styles.max_height = "100%"
            return
        answers = sum(len(wrap(self._whole(option), MEASURE - 3)) + 1 for option in view.options)
        answers = answers if self._roomy else len(view.options) + 2
        rows = max(len(view.table), len(view.outlook)) + 2
        room = self.size.height - FIXED[self._roomy] - answers - rows
        self.query_one("#text").styles.max_height = max(LEAST, room)
        told = len(self._text(min(self._wide, self.size.width) - MARGIN))
        self.set_class(not self._roomy and room - told >= PARTED, "-parted")

    def resized(self) -> None:
        """With more or less room other things give way."""
        super().resized()
        self._fold()

    @property
    def _roomy(self) -> bool:
        return self.size.height >= ROOMY and not self.narrow

    @property
    def _spaced(self) -> bool:
        return self._roomy

    @property
    def _wide(self) -> int:
        """Cells of all of it: as wide as its text, unless what lies there and what may come of it need more."""
        needs = 0
        if self._view is not None and self._view.outlook:
            columns, cells = self._ladder(self._view, True, True)
            needs = max(ON_IT, natural(*self._goods(self._view))) + BESIDE + natural(columns, cells)
        return min(WIDEST, max(MEASURE, needs) + 2 * MARGIN)

    # drawing

    def _text(self, width: int) -> list[Content]:
        """Who it is and how things stand between you, then what is said; once it is over, what came of it."""
        view = self._view
        if view is None:
            return []
        lines = [between(say(view.title, "bold $paper"), say(view.who, "bold $paper"), width)]
        lines.append(between(BLANK, self._stands(view), width) if view.facts and not self._over else BLANK)
        if view.facts and self._roomy:
            lines.append(BLANK)
        room = min(width, MEASURE)
        lines += [*paragraphs(view.text, room, "$paper")]
        if self._over:
            return [*lines, BLANK, *self._came_of_it(view, room)]
        for label, words in view.asides:
            head = _("{label}: ").format(label=label)
            first, *rest = wrap(head + words, room, "$smoke") or [BLANK]
            lines += [*([BLANK] if self._roomy else []), first.stylize("$ash", 0, len(head)), *rest]
        return lines

    def _stands(self, view: DecisionView) -> Content:
        facts = [fact for _title, told in view.facts for fact in told]
        return join(*(self.pen.degree(one) if isinstance(one, Degree) else say(one, "$smoke") for one in facts), gap=3)

    def _table(self, width: int) -> list[Content]:
        """What lies there, on a table; beside it what may come of a look."""
        view = self._view
        if view is None or self._over:
            return []
        columns, cells = self._goods(view)
        half = max(ON_IT, natural(columns, cells))
        left = [say(_("On the table"), "$ash")]
        left += [columned(columns, widths(columns, cells, half), cell) for cell in cells]
        left += [] if cells else [say(_("Nothing lies there."), "$smoke")]
        left += self._legs(half)
        return beside(left, self._outcomes(view, width - half - BESIDE), half, BESIDE)

    def _legs(self, width: int) -> list[Content]:
        """The edge of the table, and its legs where there is room."""
        glyphs = self.pen.glyphs
        legs = say(f"  {glyphs.upright}{' ' * (width - 6)}{glyphs.upright}", "$thread")
        return [say(glyphs.heavy * width, "$thread"), *([legs] if self._roomy else [])]

    def _goods(self, view: DecisionView) -> tuple[list[Column], list[list[Content]]]:
        cells = [
            [self.pen.amount(row.units, "bold $paper"), say(row.name), say(row.note, TONES.get(row.tone, "$paper"))]
            for row in view.table
        ]
        return [Column(right=True), Column(flex=True), Column(right=True)], cells

    def _outcomes(self, view: DecisionView, width: int) -> list[Content]:
        """The steps of the ladder: what goes first where there is no room is the marks, whose word stays."""
        if not view.outlook:
            return []
        for marks, takes in ((True, True), (False, True), (False, False)):
            columns, cells = self._ladder(view, marks, takes)
            if natural(columns, cells) <= width:
                break
        sizes = widths(columns, cells, width)
        lines = [fit(say(_("What may come of a look"), "$ash"), width)]
        for row, cell in zip(view.outlook, cells, strict=True):
            line = columned(columns, sizes, cell)
            lines.append(act(line, WHY + row.subject) if row.subject else line)
        return lines

    def _ladder(self, view: DecisionView, marks: bool, takes: bool) -> tuple[list[Column], list[list[Content]]]:
        columns = [Column(flex=True), Column(), *([Column(right=True)] if takes else [])]
        return columns, [self._rung(row, marks, takes) for row in view.outlook]

    def _rung(self, row: OutcomeRow, marks: bool, takes: bool) -> list[Content]:
        often = join(self.pen.marks(row.marks, OFTEN_MARKS, "$lamp") if marks else BLANK, say(row.often, "$smoke"))
        return [say(row.name), often, *([self.pen.number(row.takes, "$paper")] if takes else [])]

    def _answer(self, at: int, option: DecisionOption, width: int) -> list[Content]:
        room = width - 2
        label = join(say(str(at), "$ash"), say(option.label, "$name" if not option.refusal else "$smoke"), gap=2)
        told = say(option.chance_text or option.short, "$smoke")
        if option.refusal:
            told = say(_("not now"), "$smoke")
        fits = label.cell_length + told.cell_length + 2 <= room  # the whole of it is told under the cursor
        head = between(label, told, room) if fits else label
        if not self._roomy:
            return [head]
        return [head, *indent(wrap(self._whole(option), min(room, MEASURE) - 3, "$smoke"), 3)]

    def _whole(self, option: DecisionOption) -> str:
        """What an answer means, without what stands above it already."""
        return option.refusal or (option.lead if option.lead and self._view and self._view.outlook else option.long)

    def _long(self, width: int) -> list[Content]:
        option = self._option()
        if self._roomy or self._over or option is None:
            return []
        return wrap(self._whole(option), min(width, MEASURE), "$paper")
