"""The day report: a page a day, in the order money moved; beside it the hours, worth, and the parts of the score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from marketgen.i18n import _
from marketgen.play import look, numbers, wording
from marketgen.play.views import LogLine, Prompt, ReportLine, ReportView, value
from marketgen.tui.lines import (
    BLANK,
    MEASURE,
    Column,
    act,
    beside,
    between,
    fit,
    indent,
    join,
    lines_of,
    paragraphs,
    say,
    widths,
    wrap,
)
from marketgen.tui.screens import report_parts as parts
from marketgen.tui.screens.decision import PickRows
from marketgen.tui.screens.playscreen import PlayScreen, Stage, Subjects
from marketgen.tui.widgets.charts import Fall, Point, hour_bars, labelled, line_chart, moving_bar, standing_bar
from marketgen.tui.widgets.chrome import BROAD, KeyFooter, head_lines
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.rows import Row, RowList

CHART_ROWS = 5
BARS, LEAST_BAR = 30, 12  # cells of the waterfall
BESIDE_BAR = 11  # cells of a row beside its words, its amount and its bar
GAP, LEAST_TOLD = 3, 16  # cells between people and things, and of what is told of things beside people
_WORDS = 40  # cells of the longest row's words that are shown whole


class ReportRows(PickRows):
    """The waterfall; the cursor goes on past its last row by moving the page."""

    def action_move(self, by: int) -> None:
        """Move the cursor; at an end, the page."""
        keys, page = self.keys, self.parent
        ends = keys and self.key == (keys[-1] if by > 0 else keys[0])
        if isinstance(page, Stage) and ends:
            page.scroll_relative(y=2 if by > 0 else -2, animate=False)
        else:
            super().action_move(by)


class ReportScreen(PlayScreen[None]):
    """The page of one day. ``again``: it has been read before, and Enter goes back."""

    ID = "report"
    CSS_PATH: ClassVar[str] = "report.tcss"

    def __init__(self, day: int, again: bool = False) -> None:
        super().__init__()
        self._day, self._again = day, again
        self._view: ReportView | None = None

    def body(self) -> ComposeResult:
        """The head; the sum and what changed at the left, the panel at the right."""
        yield Page(self._head, id="head")
        with Horizontal(id="page"):
            with Stage(id="left"):
                yield Page(self._heading, id="heading")
                yield ReportRows(id="sum")
                yield Page(self._rest, id="rest")
            with Stage(id="side", classes="panel"):
                yield Page(self._panel, id="panel")
            with Stage(id="margin", classes="panel"):
                yield Page(self._margin, id="came")

    def fill(self) -> None:
        """The day as it went; nothing in it is computed here."""
        view = self._view = look.report(self.scene, self._day)
        self.query_one("#sum", ReportRows).fill(self._rows, None)
        for name in ("#head", "#heading", "#rest", "#panel", "#came"):
            self.query_one(name, Page).redraw()
        self.call_after_refresh(self.query_one("#left", Stage).scroll_home, animate=False)
        if self._again:
            self.ask(Prompt(_("This is how the day went."), "carry_on", _("back")))
        else:
            self.ask(replace(view.prompt, action="carry_on"))

    # drawing

    def _head(self, width: int) -> list[Content]:
        view = self._view
        if view is None:
            return []
        lines = head_lines(view.heading, view.date, view.left, width)
        return [*lines, fit(self.pen.rule(width - 4).pad_left(2), width)]

    def _heading(self, width: int) -> list[Content]:
        """The day's own line first where the sum would push it out of sight; then how much was kept."""
        view = self._view
        if view is None:
            return []
        day = self._lines_of([view.diary], width) if self._day_first else []
        return [*day, *self._sum_head(view, width)]

    @property
    def _day_first(self) -> bool:
        """Whether the day's own line stands over the sum: in a low window."""
        return not self._gap() and bool(self._view and self._view.diary)

    def _sum_head(self, view: ReportView, width: int) -> list[Content]:
        money = wording.name(self.world, self.world.money, "currencies")
        less = "$brick" if not view.into_goods else "$paper"  # what became goods is not lost
        tone = "$celadon" if view.kept.total > 0 else less if view.kept.total < 0 else "$paper"
        kept = join(
            self.pen.number(view.into_goods, "$ash"),
            say("  " if view.into_goods else ""),
            say(_("kept"), "$ash"),
            act(self.pen.number(view.kept_text, f"bold {tone}"), f"why:{view.kept.subject}"),
        )
        title = say(_("What the day did to your {money}").format(money=money), "bold $paper")
        if title.cell_length + kept.cell_length + 2 > width:
            return [*wrap(title.plain, width, "bold $paper"), fit(kept, width, right=True), *self._gap()]
        return [between(title, kept, width), *self._gap()]

    def _gap(self) -> list[Content]:
        return [BLANK] if self.size.height >= 30 else []

    def _rows(self, width: int) -> list[Row]:
        lines = self._view.lines if self._view else ()
        longest = min(_WORDS, max((say(line.words).cell_length for line in lines), default=0))
        amounts = max((self._amount(line).cell_length for line in lines), default=0)
        room = max(LEAST_BAR, min(BARS, width - longest - amounts - BESIDE_BAR))
        scale = Fall.over([line.running for line in lines], room)
        columns = [Column(right=True), Column(flex=True), Column(right=True), Column(gap=3)]
        cells = []
        before = 0
        for at, line in enumerate(lines, 1):
            last = at == len(lines)
            cells.append([say(str(at), "$ash"), say(line.words, "$name"), self._amount(line),
                          fit(self._bar(scale, line, before, last), scale.width + 3)])  # fmt: skip
            before = line.running
        sizes = widths(columns, cells, width)
        return [
            Row(f"{at}:{line.amount.subject}", tuple(lines_of(columns, sizes, cell)), str(at))
            for at, (line, cell) in enumerate(zip(lines, cells, strict=True), 1)
        ]

    def _amount(self, line: ReportLine) -> Content:
        if line.standing:
            return self.number(line.amount, "bold $paper")
        gain = value(line.amount)
        style = "$celadon" if gain > 0 else "$brick" if gain < 0 else "$paper"
        return self.number(line.amount, style, signed=True)

    def _bar(self, scale: Fall, line: ReportLine, before: int, last: bool) -> Content:
        if line.standing:
            return standing_bar(scale, line.running, "$fill" if last else "$smoke", self.pen.glyphs)
        return moving_bar(scale, before, line.running, self.pen.glyphs)

    def _rest(self, width: int) -> list[Content]:
        """What the day taught, what changed, the diary, what is on its way."""
        view = self._view
        if view is None:
            return []
        lines: list[Content] = []
        if view.lesson:
            lines += [BLANK, *paragraphs([view.lesson], min(width, MEASURE), "bold $paper")]
        lines += self._changed(view, width)
        lines += self._diary(view, width) if self.folded else []
        if view.thread:
            lines += [BLANK, *wrap(view.thread, min(width, MEASURE), "$smoke")]
        if view.waits:
            lines += [BLANK, say(_("On its way"), "bold $paper"), *self._gap()]
            lines += [between(say(what), say(when, "$paper"), width) for what, when in view.waits]
        return lines

    def _diary(self, view: ReportView, width: int) -> list[Content]:
        """The player's own lines for the diary, and the day's: under the day where the window is narrow, else at
        the side, where what is last may be cut."""
        told = [words for words in (*view.notes, "" if self._day_first else view.diary) if words]
        if not told:
            return []
        head = [say(_("A line for the diary"), "bold $paper")] if self._gap() else []
        head += [BLANK] if self._tall else []
        return [BLANK, *head, *self._lines_of(told, width)]

    def _lines_of(self, told: Sequence[str], width: int) -> list[Content]:
        lines: list[Content] = []
        for words in told:
            drawn = wrap(words, min(width, MEASURE) - 2, "$paper")
            lines += [Content.assemble((self.pen.glyphs.edge, "$lamp"), " ", line) for line in drawn]
        return lines

    def _changed(self, view: ReportView, width: int) -> list[Content]:
        """People at the left, things and those at home at the right; below each other where there is no room."""
        low = not self._gap()
        people, home = (parts.by_step(rows) if low else rows for rows in (view.people, view.home))
        others = [(head, rows) for head, rows in ((_("Things"), view.things), (_("Health at home"), home)) if rows]
        blocks = [self._block(_("People"), people, width)] if people else []
        blocks += [self._block(head, rows, width) for head, rows in others]
        if not blocks:
            return []
        names = max((say(line.who).cell_length for _head, rows in others for line in rows), default=0) + 4
        first = max(line.cell_length for line in blocks[0])
        if not people or not others or width - first - GAP - names < LEAST_TOLD:
            return [line for block in blocks for line in (*self._gap(), *block)]
        second = max(line.cell_length for block in blocks[1:] for line in block)
        left = max(first, min((width - GAP) // 2, width - GAP - second))
        right = [line for head, rows in others for line in (*self._gap(), *self._block(head, rows, width - left - GAP))]
        return beside([*self._gap(), *blocks[0]], right, left)

    def _block(self, head: str, part: Sequence[LogLine], width: int) -> list[Content]:
        column = max((say(line.who).cell_length for line in part), default=0) + 2
        return [
            say(head, "bold $paper"),
            *self._gap(),
            *(row for line in part for row in self._step(line, column, width, parts.columns(part))),
        ]

    def _step(self, line: LogLine, column: int, width: int, numbered: Sequence[int]) -> list[Content]:
        sign = {"good": 1, "bad": -1}.get(line.tone, 0)
        words = line.text.replace("\u2192", self.pen.glyphs.to)
        head = join(self.pen.shape(sign, line.tone if sign else ""), say(line.who))
        told = self.pen.number(words, "$smoke").wrap(max(LEAST_BAR, width - column - 2))
        if line.parts and sum(numbered) + 2 * len(numbered) <= width - column:
            told = [parts.under(line.parts, numbered, self.pen)]
        first, *rest = [each.rstrip() for each in told] or [BLANK]
        return [Content.assemble(fit(head, column), "  ", first), *indent(rest, column + 2)]

    def _panel(self, width: int) -> list[Content]:
        view = self._view
        if view is None:
            return []
        lines = [join(say(_("Sold by the hour"), "bold $paper")), *self._gap()]
        high = 6 if self._tall else 4
        lines += hour_bars(view.hours, width, high, self.pen.glyphs) if any(sold for _hour, sold in view.hours) else []
        lines += [say(view.hours_line, "$smoke"), BLANK, self.pen.rule(width), BLANK]
        lines += [] if self._beside else [*self._worth(view, width), BLANK]
        lines += [say(_("What counts at the end"), "bold $paper")] if view.score else []
        for degree in view.score:
            line = between(say(degree.label, "$ash"), self.pen.degree(degree, label=False), width)
            lines.append(act(line, f"why:{degree.why}"))
        lines += [BLANK, *paragraphs([view.knows], width)]
        if self.folded:
            came = parts.came(view, width, self.pen, self._gap())
            return [*lines, BLANK, *came] if came else lines
        return [*lines, *self._diary(view, width)]

    def _margin(self, width: int) -> list[Content]:
        """In a broad window, who came for what, and the course of worth."""
        view = self._view
        if view is None or not self._beside:
            return []
        came = parts.came(view, width, self.pen, self._gap())
        return [*came, *([BLANK, self.pen.rule(width), BLANK] if came else []), *self._worth(view, width)]

    @property
    def _beside(self) -> bool:
        """Whether there is room for a second panel."""
        return self.size.width >= BROAD

    @property
    def _tall(self) -> bool:
        return self.size.height >= parts.TALL

    def _worth(self, view: ReportView, width: int) -> list[Content]:
        """Worth by day, from the least to the most there was; the two are written beside it."""
        rows = 12 if self._tall and self._beside else 9 if self._tall else CHART_ROWS
        low, high = min(view.worth), max(view.worth)
        top, foot = (self.pen.number(numbers.thousandths(worth, 0), "$ash") for worth in (high, low))
        room = width - max(top.cell_length, foot.cell_length) - 2
        points = [Point(day, worth) for day, worth in enumerate(view.worth)]
        bounds = (low, high) if high > low else (low - 1, low + 1)
        chart = labelled(line_chart(points, (room, rows), bounds, self.pen.glyphs), top, foot)
        days = between(say(_("at the start"), "$ash"), say(_("day {day}").format(day=view.day), "$ash"), room)
        label = act(say(view.worth_label, "bold $paper"), "why:worth")
        return [label, *self._gap(), *chart, days.pad_left(width - room)]

    # the cursor

    @on(RowList.Moved)
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()

    def subjects(self) -> Subjects:
        """The row under the cursor, then the parts of the score."""
        view = self._view
        if view is None:
            return []
        key = self.query_one("#sum", ReportRows).key
        own = [(line.words, line.amount.subject) for at, line in enumerate(view.lines, 1)
               if key == f"{at}:{line.amount.subject}"]  # fmt: skip
        parts = [(degree.label, degree.why) for degree in view.score if degree.why]
        return [*own, (_("kept"), view.kept.subject), *parts, (_("all you have"), "worth")]

    def act_why(self) -> None:
        """The steps of a day that is over: chances in numbers too."""
        self.show_why(self.subjects(), settled=True)

    def can(self, action: str) -> bool:
        """The second page, where the panel has no room beside the first; notes until the run is over."""
        if action == "turn_page":
            return self.folded
        if action == "note":
            return self.market.session is not None and self.run.phase != "over"
        return True

    def label_of(self, action: str) -> str:
        """On the second page the key leads back."""
        back = action == "turn_page" and self.has_class("-second")
        return _("first page") if back else super().label_of(action)

    def short_label_of(self, action: str) -> str:
        """The same where there is little room."""
        return self.label_of(action) if action == "turn_page" else super().short_label_of(action)

    def act_turn_page(self) -> None:
        """To the hours, worth and the score, and back."""
        self.toggle_class("-second")
        self.query_one(KeyFooter).redraw()

    def act_carry_on(self) -> None:
        """On to what comes next."""
        self.dismiss()
