"""A load that is held: its road in one line, the man, the load and the day, and the answers as rows to be compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from marketgen.i18n import _
from marketgen.play import look
from marketgen.play.views import DecisionOption, Degree, Prompt
from marketgen.tui.lines import (
    BLANK,
    MARGIN,
    MEASURE,
    TONES,
    Column,
    beside,
    between,
    fit,
    indent,
    join,
    label_lines,
    lines_of,
    paragraphs,
    say,
    widths,
    wrap,
)
from marketgen.tui.screens.decision import DecisionScreen, PickRows
from marketgen.tui.screens.playscreen import Stage, Subjects
from marketgen.tui.screens.stall_table import natural
from marketgen.tui.widgets.chrome import Hint, framed
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.roadstrip import strip_lines
from marketgen.tui.widgets.rows import Row, RowList

ROOMY = 38
"""Rows from which the facts stand in columns and the row under the cursor opens."""

FIXED = {True: 20, False: 8}
"""Rows of everything but what is told and the answers themselves, with room to spare and without."""

MARKS = 4
"""Marks of a chance."""


class HeldScreen(DecisionScreen):
    """A held load. It may be left until dusk."""

    ABOUT = "held"

    HINTED = True
    CSS_PATH: ClassVar[str] = "held.tcss"

    def body(self) -> ComposeResult:
        """The head; then road, facts, the table of answers, what stands beside them."""
        yield Page(self._head, id="head")
        with Vertical(id="stage"), Vertical(id="field"):
            yield Page(self._road, id="road")
            with Stage(id="told"):
                yield Page(self._text, id="words")
            yield PickRows(id="choices")
            yield Page(self._long, id="long")
            yield Page(self._asides, id="asides")

    def refill(self) -> None:
        """Fill it; then what is told gives way to the hint that stands by now, too."""
        super().refill()
        if self._view is not None:
            self._fold()

    def _redraw(self) -> None:
        self._fold()
        self.query_one("#road", Page).redraw()
        super()._redraw()

    def _fold(self) -> None:
        """What is told gives way to the answers: it is scrolled, they are always in sight."""
        self.set_class(not self._airy, "-tight")
        answers = len(self._view.options) if self._view and not self._outcome else 0
        notes = 0 if self.narrow or self._airy else 2
        under = 0 if self._airy else self._longest
        hint = max(0, self.hint_rows - self._airy)  # with room to spare a row of it is free
        self._room = max(3, self.size.height - FIXED[self._airy] - notes - under - answers - hint)
        self.query_one("#told").styles.max_height = self._room

    _room = 3
    """Rows of what is told that are in sight at once."""

    def resized(self) -> None:
        """With more or less room other things give way."""
        super().resized()
        self._fold()

    @property
    def _longest(self) -> int:
        """Rows that the consequence of an answer takes at most; so many are kept free under the answers."""
        width = min(self.size.width - 2 * MARGIN, MEASURE)
        options = self._view.options if self._view else ()
        return max((len(wrap(option.refusal or option.long, width)) for option in options), default=0)

    @property
    def _airy(self) -> bool:
        return self.size.height >= ROOMY and not self.narrow

    # drawing

    def _head(self, width: int) -> list[Content]:
        view = self._view
        if view is None:
            return []
        header = look.header(self.scene)
        money = join(*(self.pen.money(each, at == 0) for at, each in enumerate(header.money)), gap=3)
        line = between(say(view.when, "bold $paper"), money, width - 2 * MARGIN)
        return [framed(line, width), self.pen.rule(width)]

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
        option = self._option()
        if self._outcome and option is not None:
            lines += [BLANK, join(say(self.pen.glyphs.chosen, "$lamp"), say(option.label, "bold $paper"))]
            for line in self._outcome:
                style = TONES.get(line.tone, "$paper")
                lines += [BLANK, *wrap(line.text, min(width, MEASURE), f"bold {style}" if line.tone else style)]
            return lines
        if self._airy:
            return [*lines, BLANK, *self._columns(width), BLANK, self.pen.rule(width)]
        signs = wrap(" ".join(sentence for _label, sentence in view.asides), min(width, MEASURE))
        told = self._told(width)
        gap = [BLANK] if len(lines) + 1 + len(told) <= self._room else []
        return [*lines, *gap, *told, BLANK, *signs]  # the story first: it is felt before it is counted

    def _fact(self, fact: str | Degree) -> Content:
        return say(fact, "$smoke") if isinstance(fact, str) else self.pen.degree(fact)

    def _told(self, width: int) -> list[Content]:
        """Each block of facts as a line or two."""
        lines: list[Content] = []
        for title, facts in self._view.facts if self._view else ():
            line = say(title, "bold $paper")
            for fact in facts:
                part = self._fact(fact)
                if line.cell_length + 3 + part.cell_length > width:
                    lines.append(line)
                    line = say("  ")
                line = join(line, part, gap=3 if line.plain.strip() else 0)
            lines.append(line)
        return [fit(line, width) for line in lines]

    def _columns(self, width: int) -> list[Content]:
        """Short columns beside each other."""
        assert self._view is not None
        room = (width - 6) // max(1, len(self._view.facts))
        blocks = []
        for title, told in self._view.facts:
            lines = [say(title, "bold $paper")]
            for fact in told:
                lines += wrap(fact, room - 2, "$smoke") if isinstance(fact, str) else [self._fact(fact)]
            blocks.append(lines)
        whole = blocks[0]
        for at, block in enumerate(blocks[1:], 1):
            whole = beside(whole, block, at * (room + 3) - 3)
        return whole

    def _rows(self, width: int) -> list[Row]:
        options = self._view.options if self._view else ()
        columns, cells = self._table(options, width)
        sizes = widths(columns, cells, width)
        rows = [Row("", label_lines(columns, sizes))]
        for at, (option, cell) in enumerate(zip(options, cells, strict=True), 1):
            lines = lines_of(columns, sizes, cell)
            told = option.refusal or option.long
            if option is self._option() and self._airy:
                lines += indent(wrap(told, width - sizes[0] - 4, "$smoke"), sizes[0] + 2)
            rows.append(Row(option.command, tuple(fit(line, width) for line in lines), str(at)))
        return rows

    def _table(self, options: Sequence[DecisionOption], width: int) -> tuple[list[Column], list[list[Content]]]:
        """Columns and cells as far as there is room: marks of a chance go first, then what is kept, which the
        question says again."""
        for marks, keeps in ((True, True), (False, True), (True, False), (False, False)):
            columns = [Column(right=True), Column(_("what you can do")), Column(_("it costs")), Column(_("it works"))]
            columns += [Column(_("you keep"))] if keeps else []
            cells = [self._cells(at, option, marks, keeps) for at, option in enumerate(options, 1)]
            if natural(columns, cells) <= width:
                break
        return columns, cells

    def _cells(self, at: int, option: DecisionOption, marks: bool, keeps: bool) -> list[Content]:
        name = say(option.label, "$smoke" if option.refusal else "$name")
        odds = self._odds(option, marks) if not option.refusal else say(_("not now"), "$ash")
        found = [say(str(at), "$ash"), name, self.pen.number(option.costs, "$paper"), odds]
        return [*found, say(option.keeps, "$smoke")] if keeps else found

    def _odds(self, option: DecisionOption, marks: bool) -> Content:
        """The chance as marks and its word."""
        word = say(option.chance_text, "$paper")
        if option.chance is None or not marks:
            return word
        full = (option.chance.total * MARKS + 5_000) // 10_000
        return join(self.pen.marks(full, MARKS, "$celadon" if full * 2 > MARKS else "$smoke"), word)

    def _long(self, width: int) -> list[Content]:
        option = self._option()
        if self._outcome or option is None or self._airy:
            return []
        return wrap(option.refusal or option.long, min(width, MEASURE), "$paper")

    def _asides(self, width: int) -> list[Content]:
        if self._view is None or self._outcome or not self._airy:
            return []
        lines: list[Content] = []
        for label, sentence in self._view.asides:
            head = _("{label}: ").format(label=label)
            first, *rest = wrap(head + sentence, min(width, MEASURE), "$smoke") or [BLANK]
            lines += [first.stylize("$ash", 0, len(head)), *rest]
        return lines

    @on(RowList.Moved)
    def _opened(self) -> None:
        """The row under the cursor opens, the one before it closes."""
        self.query_one("#choices", PickRows).redraw()

    # the question

    def _question(self) -> None:
        option = self._option()
        if self._outcome:
            sentence = _("It is still held.") if self.run.pending == self._held else _("The day goes on.")
            self.ask(Prompt(sentence, "decide", _("go on")))
            return
        leaves = Hint(_("Esc"), _("leaves it until dusk"), "back") if not self.narrow else None
        if option is None:
            self.ask(Prompt(_("Nothing is decided before Enter."), "decide", _("choose")), leaves)
            return
        if option.refusal:
            sentence = _("Not now; look at the others.")
        else:
            sentence = _("You keep: {kept}.").format(kept=option.keeps)
            if option.chance_text and not self.narrow:
                sentence = _("{odds} to work; then you keep: {kept}.").format(
                    odds=option.chance_text.capitalize(), kept=option.keeps
                )
        self.ask(Prompt(sentence, "decide", _("do this")), leaves)

    def shows(self, action: str) -> bool:
        """Where there is room the prompt says what Esc does; once is enough."""
        return super().shows(action) and (action != "back" or self.narrow or bool(self._outcome))

    def label_of(self, action: str) -> str:
        """Leaving a held load is no way out of it."""
        return _("until dusk") if action == "back" and not self._outcome else super().label_of(action)

    def short_label_of(self, action: str) -> str:
        """The same where there is little room."""
        return self.label_of(action) if action == "back" else super().short_label_of(action)

    @property
    def _held(self) -> str:
        return self._view.id if self._view else ""

    def subjects(self) -> Subjects:
        """Chance and cost of the answer under the cursor, what the load is worth, the post; then the other answers."""
        view, under = self._view, self._option()
        if view is None:
            return []
        ranked = sorted(view.options, key=lambda option: option is not under)
        asked: Subjects = []
        for option in ranked:
            how = option.command.partition(" ")[2]
            asked += [(option.label, f"release:{how}"), (_("what it costs"), f"release_cost:{how}")]
        mine = asked[:2] if under is not None else []
        worth = getattr(view.load.worth, "subject", "") if view.load is not None else ""
        own: Subjects = [(_("what the load is worth"), worth), (_("how likely this post holds a load"), view.asks)]
        return [*mine, *(item for item in own if item[1]), *(item for item in asked if item not in mine)]
