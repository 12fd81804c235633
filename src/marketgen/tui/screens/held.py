"""A load that is held: its road in one line, the man, the load and the day, and the answers as rows to be compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from marketgen.i18n import _
from marketgen.play.views import DecisionOption
from marketgen.tui.lines import (
    BLANK,
    MEASURE,
    Column,
    beside,
    between,
    columned,
    fit,
    indent,
    join,
    labels,
    paragraphs,
    say,
    widths,
    wrap,
)
from marketgen.tui.screens.decision import DecisionScreen, PickRows
from marketgen.tui.screens.playscreen import Stage
from marketgen.tui.widgets.chrome import NARROW
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.roadstrip import strip_lines
from marketgen.tui.widgets.rows import Row

MARKS = 4
"""Marks of a chance."""


class HeldScreen(DecisionScreen):
    """A held load. It may be left until dusk."""

    CSS_PATH: ClassVar[str] = "held.tcss"

    def body(self) -> ComposeResult:
        """The head; then road, facts, the table of answers, what stands beside them."""
        yield Page(self._head, id="head")
        with Vertical(id="field"):
            yield Page(self._road, id="road")
            with Stage(id="told"):
                yield Page(self._text, id="words")
            yield PickRows(id="choices")
            yield Page(self._long, id="long")
            yield Page(self._asides, id="asides")

    def _redraw(self) -> None:
        self.query_one("#road", Page).redraw()
        super()._redraw()

    @property
    def _airy(self) -> bool:
        return self.size.height >= 32

    # drawing

    def _road(self, width: int) -> list[Content]:
        view = self._view
        if view is None or view.load is None:
            return []
        title = join(say(view.title, "bold $brick"), say(view.load.title, "bold $paper"), gap=3)
        lines = [between(title, say(_("an answer by dusk"), "$ash"), width)]
        if self._airy:
            lines.append(BLANK)
        return lines + strip_lines(view.load, width, self.pen.glyphs, notes=not self.narrow)

    def _text(self, width: int) -> list[Content]:
        view = self._view
        if view is None:
            return []
        lines = paragraphs(view.text, min(width, MEASURE), "$paper")
        if self._outcome:
            return super()._text(width)
        if not view.facts:
            return lines
        if width >= NARROW - 4:
            return [*lines, BLANK, *self._columns(width)]
        return lines

    def _columns(self, width: int) -> list[Content]:
        """Short columns beside each other."""
        assert self._view is not None
        room = (width - 6) // max(1, len(self._view.facts))
        blocks = []
        for title, told in self._view.facts:
            lines = [say(title, "bold $paper")]
            for sentence in told:
                lines += wrap(sentence, room - 2, "$smoke")
            blocks.append(lines)
        whole = blocks[0]
        for at, block in enumerate(blocks[1:], 1):
            whole = beside(whole, block, at * (room + 3) - 3)
        return whole

    def _rows(self, width: int) -> list[Row]:
        options = self._view.options if self._view else ()
        wide = width >= NARROW - 6
        columns = [Column(right=True), Column(_("what you can do")), Column(_("it costs"))]
        columns += (
            [Column(_("it works")), Column(_("you keep"), flex=True)] if wide else [Column(_("it works"), flex=True)]
        )
        cells = [self._cells(at, option, wide) for at, option in enumerate(options, 1)]
        sizes = widths(columns, cells, width)
        rows = [Row("", (labels(columns, sizes),))]
        for at, (option, cell) in enumerate(zip(options, cells, strict=True), 1):
            lines: list[Content] = [columned(columns, sizes, cell)]
            told = option.refusal or option.long
            if option is self._option() and self._airy:
                lines += indent(wrap(told, width - sizes[0] - 4, "$smoke"), sizes[0] + 2)
            rows.append(Row(option.command, tuple(fit(line, width) for line in lines), str(at) if at < 10 else ""))
        return rows

    def _cells(self, at: int, option: DecisionOption, wide: bool) -> Sequence[Content]:
        name = say(option.label, "$smoke" if option.refusal else "$name")
        odds = self._odds(option) if not option.refusal else say(_("not now"), "$ash")
        found = [say(str(at) if at < 10 else "", "$ash"), name, self.pen.number(option.costs, "$paper"), odds]
        return [*found, say(option.keeps, "$smoke")] if wide else found

    def _odds(self, option: DecisionOption) -> Content:
        """The chance as marks and its word."""
        if option.chance is None:
            return say(option.chance_text, "$smoke")
        marks = (option.chance.total * MARKS + 5_000) // 10_000
        style = "$celadon" if marks * 2 > MARKS else "$smoke"
        return join(self.pen.marks(marks, MARKS, style), say(option.chance_text, "$paper"))

    def _long(self, width: int) -> list[Content]:
        return [] if self._airy else super()._long(width)
