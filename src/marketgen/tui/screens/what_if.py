"""What if: a decision of a run that is over, another way, and then both stories in two columns."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from marketgen.i18n import _
from marketgen.play import daybook, what_if
from marketgen.play.games import GameProblem, Watching
from marketgen.play.look.what_if import stories
from marketgen.play.views import Prompt, WhatIfView
from marketgen.saves.problems import SaveProblem
from marketgen.tui.lines import BLANK, Column, beside, columned, fit, indent, join, say, widths, wrap
from marketgen.tui.screens.playscreen import PlayScreen, Stage
from marketgen.tui.widgets.chrome import head_lines
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.rows import Row, RowList

TABLE = 110
"""Cells of the widest list and of the widest pair of columns."""

_GAP = 3
_LABEL = 12


class WhatIfScreen(PlayScreen[None]):
    """First the decisions, those at forks before the others; then the other ways of one; then both stories."""

    ID = "what_if"
    CSS_PATH: ClassVar[str] = "what_if.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._watching: Watching | None = None
        self._book: daybook.Book | None = None
        self._wrong = ""
        self._decision: what_if.Decision | None = None
        self._view: WhatIfView | None = None
        self._start: str | None = None  # where the cursor goes in a list that is another one now

    def body(self) -> ComposeResult:
        """The head; the list, or in its place both stories."""
        yield Page(self._head, id="head")
        with Stage(id="list"):
            yield RowList(self._rows, id="rows")
        with Stage(id="both"):
            yield Page(self._both, id="stories")

    def fill(self) -> None:
        """The run, told once; then the list or the stories. The cursor stays where it was."""
        if self._book is None and not self._wrong:
            try:
                self._watching = daybook.record_of(self.session)
                self._book = what_if.asked(self._watching)
            except (GameProblem, SaveProblem) as problem:
                self._wrong = str(problem)
        self.set_class(self._view is not None, "-told")
        self.query_one("#head", Page).redraw()
        self.query_one("#rows", RowList).fill(self._rows, self._start)
        self._start = None
        self.query_one("#stories", Page).redraw()
        self._question()

    @on(RowList.Moved)
    def _question(self) -> None:
        if self._wrong:
            self.ask(Prompt(self._wrong, "back"))
        elif self._view is not None:
            self.ask(Prompt(_("The other story is kept nowhere; your run is as it was."), "back", _("another way")))
        elif self._decision is not None:
            self.ask(Prompt(_("What else could have been done?"), "pick_way", _("tell both")))
        else:
            self.ask(Prompt(_("Which decision should be another?"), "pick_way", _("look")))

    # drawing

    def _head(self, width: int) -> list[Content]:
        about = self._view.about if self._view else ""
        if not about and self._decision is not None:
            title = self._decision.title or _("a decision")
            about = _("Day {day}, {title}").format(day=self._decision.day, title=title)
        return [BLANK, *head_lines(_("What if"), about, "", width), BLANK]

    def _rows(self, width: int) -> list[Row]:
        if self._book is None:
            return []
        width = min(width, TABLE)
        return self._ways(width) if self._decision is not None else self._decisions(width)

    def _decisions(self, width: int) -> list[Row]:
        assert self._book is not None
        found = what_if.decisions(self._book)
        columns = [Column(right=True), Column(right=True), Column(), Column(flex=True)]
        cells = []
        for one in found:
            style = "$ash" if one.fixed else "$name"
            day = _("day {day}").format(day=one.day)
            number = say(str(one.number), "$ash")
            cells.append(
                [number, say(day, "$ash"), say(one.title, style), say(one.told if one.title else "", "$smoke")]
            )
        sizes = widths(columns, cells, width)
        rows, before = [], ""
        for one, row in zip(found, cells, strict=True):
            head = (
                _("Where the road forked") if one.fork else _("Other answers") if one.title else _("What else was done")
            )
            if head != before:
                rows.append(Row("", (*((BLANK,) if before else ()), say(head, "bold $paper"))))
                before = head
            line = columned(columns, sizes, row)
            if not one.title:
                line = join(columned(columns[:2], sizes[:2], row[:2]), say(one.told, style), gap=columns[2].gap)
            rows.append(Row(str(one.number), (line,), str(one.number)))
        return rows

    def _ways(self, width: int) -> list[Row]:
        assert self._book is not None
        assert self._decision is not None
        did = wrap(_("You did this: {told}").format(told=self._decision.told), width, "$smoke")
        rows = [Row("", (*did, BLANK))]
        found = what_if.ways(self._book, self._decision)
        for at, (_way, label) in enumerate(found, 1):
            told = wrap(label, width - 4, "$name")
            lines = [Content.assemble(fit(say(str(at), "$ash"), 3), told[0]), *indent(told[1:], 3)]
            rows.append(Row(str(at), tuple(lines), str(at)))
        if not found:
            rows.append(Row("", (say(_("Nothing else was open then."), "$smoke"),)))
        return rows

    def _both(self, width: int) -> list[Content]:
        view = self._view
        if view is None:
            return []
        column = (min(width, TABLE) - _GAP) // 2
        lines = beside(
            [say(_("Your run"), "bold $lamp"), *wrap(view.was, column, "$paper")],
            [say(_("The other"), "bold $celadon"), *wrap(view.here, column, "$paper")],
            column, _GAP,
        )  # fmt: skip
        lines += [BLANK, *self._figures(view, column), BLANK, *wrap(view.until, width, "$smoke")]
        for row in view.days:
            lines += [BLANK, say(row.title, "$ash")]
            lines += beside(self._told(row.yours, column), self._told(row.other, column), column, _GAP)
        lines += [BLANK] if view.remarks else []
        return lines + [line for words in view.remarks for line in wrap(words, min(width, TABLE), "$smoke")]

    def _figures(self, view: WhatIfView, column: int) -> list[Content]:
        """What the two came to, those that differ in bold."""
        lines = []
        for label, yours, other in view.figures:
            style = "$paper" if yours == other else "bold $paper"
            mine = [Content.assemble(fit(say(label if not at else "", "$ash"), _LABEL), line)
                    for at, line in enumerate(wrap(yours, column - _LABEL, style))]  # fmt: skip
            lines += beside(mine, wrap(other, column, style), column, _GAP)
        return lines

    def _told(self, lines: tuple[str, ...], width: int) -> list[Content]:
        if not lines:
            return [say(_("nothing else"), "$ash")]
        return [line for words in lines for line in wrap(words, width, "$paper")]

    # keys

    @on(RowList.Chosen)
    def act_pick_way(self) -> None:
        """To the ways of the decision under the cursor, or to both stories."""
        key = self.query_one("#rows", RowList).key
        if self._book is None or self._watching is None or not key or self._view is not None:
            return
        try:
            if self._decision is None:
                decision = what_if.find(self._book, int(key))
                what_if.ways(self._book, decision)
                self._decision, self._start = decision, "1"
            else:
                way = what_if.way(self._book, self._decision, int(key))
                self._view = stories(what_if.tell(self._watching, self._book, self._decision, way))
                self.query_one("#both", Stage).scroll_home(animate=False)
        except GameProblem as problem:
            self.tell(str(problem), "bad")
            return
        self.fill()
        if self._view is None:
            self._in_sight()

    def can(self, action: str) -> bool:
        """Something can be picked while a list is in front."""
        return self._view is None and self._book is not None if action == "pick_way" else True

    def act_back(self) -> None:
        """A step back: to the ways, to the decisions, to the end."""
        if self._view is not None:
            self._view = None
        elif self._decision is not None:
            self._start = str(self._decision.number)
            self._decision = None
        else:
            self.dismiss()
            return
        self.fill()
        self._in_sight()

    def _in_sight(self) -> None:
        """Bring the row under the cursor into sight once the other list is drawn."""
        self.call_after_refresh(self.query_one("#rows", RowList).into_view)
