"""The ledger: what happened to prices and money, what each good brought, and what is owed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

from marketgen.i18n import _
from marketgen.play import look
from marketgen.play.views import LedgerView, PriceLine, value
from marketgen.tui.lines import BLANK, Column, between, columned, join, labels, say, widths, wrap
from marketgen.tui.screens.paged import GoodsScreen
from marketgen.tui.screens.playscreen import Stage, Subjects
from marketgen.tui.widgets.chrome import LOW
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.plot import Scale, Series, Spot, plot

HIGH, RATES = 14, 7  # rows of the price chart and of the chart of rates, where there is room
_HERE, _THERE = "$lamp", ("$river", "$smoke", "$celadon", "$ash")
_MONEY = ("$river", "$celadon", "$lamp")
COMMON = 100_000
"""What every currency begins at, in thousandths of a hundredth."""


class LedgerScreen(GoodsScreen):
    """Prices on top; money and profit below. Where there is no room, profit and debts are the second page."""

    ID = "ledger"
    CSS_PATH: ClassVar[str] = "ledger.tcss"

    def contents(self) -> Iterator[Widget]:
        """The chart of one good, then rates beside profit."""
        with Stage(id="prices"):
            yield Page(self._prices, id="chart")
        with Horizontal(id="below"):
            with Stage(id="money"):
                yield Page(self._money, id="rates")
            with Stage(id="gain"):
                yield Page(self._gain, id="profit")

    _view: LedgerView | None = None

    def fill_contents(self) -> None:
        """Every part from one view."""
        view = self._view = look.ledger(self.scene, self._good)
        self._good = view.good
        for name in ("#chart", "#rates", "#profit"):
            self.query_one(name, Page).redraw()
        self._fold()
        self.ask_next(view.prompt)

    @property
    def _two_pages(self) -> bool:
        """Where a list below is cut there is a second page too: what is below, with all the room there is."""
        return super()._two_pages or self._on_second or any(stage.max_scroll_y > 0 for stage in self.query(Stage))

    def act_turn_page(self) -> None:
        """To the other page; on the second first through what is cut there too."""
        below = list(self.query("#below Stage").results(Stage))
        cut = [stage for stage in below if stage.scroll_y < stage.max_scroll_y]
        if self._on_second and cut:
            for stage in cut:
                stage.scroll_page_down(animate=False)
            return
        super().act_turn_page()
        for stage in below:
            stage.scroll_home(animate=False)

    # drawing

    def _prices(self, width: int) -> list[Content]:
        view = self._view
        if view is None or not view.good:
            return [say(_("Nothing has been traded yet."), "$smoke")]
        wide = not self.narrow
        unit = _("{money} a {unit}").format(money=self._money_name(), unit=view.unit) if view.unit else ""
        title = join(say(view.name, "bold $paper"), say(view.gloss if wide else "", "$ash"), say(unit, "$smoke"), gap=2)
        lines = [between(title, self._keys(view) if wide else BLANK, width)]
        if not wide:
            lines.append(self._keys(view))
        elif self.size.height >= LOW:
            lines.append(BLANK)
        lines += plot(*self._chart(view), (width, self._high), self.pen.glyphs)
        return lines + wrap(view.summary, width, "$smoke")

    @property
    def _high(self) -> int:
        if self.size.height < LOW:
            return max(5, self.size.height - 12)
        return max(6, min(HIGH, self.size.height - 29))

    def _money_name(self) -> str:
        return look.header(self.scene).money[0].unit

    def _keys(self, view: LedgerView) -> Content:
        glyphs = self.pen.glyphs
        found = [
            join(say(glyphs.done, self._style(line, at)), say(_("{place}, as heard").format(place=line.name)
                 if line.heard else line.name, "$smoke"))
            for at, line in enumerate(view.lines)
        ]  # fmt: skip
        if view.sold:
            found.append(join(say(glyphs.point, "$celadon"), say(_("you sold"), "$smoke")))
        if view.bought:
            found.append(join(say(glyphs.empty_mark, "$paper"), say(_("you bought"), "$smoke")))
        return join(*found, gap=3)

    def _style(self, line: PriceLine, at: int) -> str:
        return _THERE[(at - 1) % len(_THERE)] if line.heard else _HERE

    def _chart(self, view: LedgerView) -> tuple[list[Series], list[Spot], Scale]:
        glyphs = self.pen.glyphs
        series = [Series(line.points, self._style(line, at)) for at, line in enumerate(view.lines)][::-1]
        spots = [
            Spot(*line.points[-1], glyphs.full_hour, self._style(line, at))
            for at, line in enumerate(view.lines)
            if line.heard
        ]
        spots += [Spot(each.day, each.price, glyphs.empty_mark, "$paper") for each in view.bought]
        spots += [Spot(each.day, each.price, glyphs.point, "$celadon") for each in view.sold]
        days = [day for day, _words in view.marks]
        ends = [amount for amount, _words in view.scale]
        scale = Scale((min(days, default=1), max(days, default=1)), (min(ends, default=0), max(ends, default=1)),
                      view.scale, view.marks)  # fmt: skip
        return series, spots, scale

    def _money(self, width: int) -> list[Content]:
        """Savings clubs, which have days, before rates, which only move; what is owed last or, with clubs, between."""
        view = self._view
        if view is None:
            return []
        owed = self._debts(view, width)
        if view.clubs:
            return [*self._clubs(view, width), *owed, *([BLANK] if owed else []), *self._worths(view, width)]
        return [*self._worths(view, width), *owed]

    def _worths(self, view: LedgerView, width: int) -> list[Content]:
        """What each currency is worth, over the days."""
        if not view.rates:
            return []
        head = join(say(view.rates_heading, "bold $paper"), say(view.rates_note, "$ash"), gap=2)
        keys = join(
            *(join(say(self.pen.glyphs.done, _MONEY[at % 3]), say(rate.name, "$smoke"),
                   self.pen.number(rate.now_text, "bold $paper")) for at, rate in enumerate(view.rates)), gap=2,
        )  # fmt: skip
        one_row = head.cell_length + keys.cell_length + 2 <= width
        lines = [between(head, keys, width)] if one_row else [head, keys]
        return lines + ([BLANK, *self._rates(view, width), BLANK] if self.size.height >= LOW else [BLANK])

    def _rates(self, view: LedgerView, width: int) -> list[Content]:
        every = [worth for rate in view.rates for _day, worth in rate.points]
        if max((len(rate.points) for rate in view.rates), default=0) < 2:
            return wrap(_("The line begins on the second day."), width)
        low, high = min([*every, COMMON]), max([*every, COMMON])
        low, high = low - low % 1000, high + (-high) % 1000
        middle = [(COMMON, "100")] if low < COMMON < high else []
        rules = [(high, str(high // 1000)), *middle, (low, str(low // 1000))]
        series = [Series(rate.points, _MONEY[at % 3]) for at, rate in enumerate(view.rates)]
        days = [day for day, _words in view.marks]
        scale = Scale((min(days), max(days)), (low, max(high, low + 1000)), rules)
        rows = max(4, min(RATES, self.size.height - 33))
        return plot(series, [], scale, (width, rows), self.pen.glyphs)

    def _debts(self, view: LedgerView, width: int) -> list[Content]:
        if not view.debts_met:
            return []
        lines = [say(_("What is owed"), "bold $paper")]
        if self.size.height >= LOW:
            lines.append(BLANK)
        if not view.debts:
            return [*lines, say(_("You owe nothing, and nobody owes you."), "$smoke")]
        for debt in view.debts:
            form = _("You owe {name}") if debt.yours else _("{name} owes you")
            left = join(say(form.format(name=debt.name)), self.pen.number(debt.text, "bold $paper"), gap=2)
            lines.append(between(left, say(debt.due, "$brick" if debt.tone == "bad" else "$smoke"), width))
        return lines

    def _clubs(self, view: LedgerView, width: int) -> list[Content]:
        """Savings clubs: each with a heading, and a line for what is to be known of it."""
        lines: list[Content] = []
        for club in view.clubs:
            lines.append(say(club.name[:1].upper() + club.name[1:], "bold $paper"))
            room = max(len(line.name) for line in club.lines) + 2
            for line in club.lines:
                picture = self.pen.marks(line.marks, 5) if line.marks >= 0 else BLANK
                taken = room + (6 if line.marks >= 0 else 0)
                told = wrap(line.text, max(12, width - taken), "$brick" if line.tone == "bad" else "$paper")
                lines.append(join(say(line.name.ljust(room - 1), "$smoke"), picture, told[0]))
                lines += [join(say(" " * (room - 1)), more) for more in told[1:]]
            lines.append(BLANK)
        return lines

    def _gain(self, width: int) -> list[Content]:
        view = self._view
        if view is None:
            return []
        lines = [between(say(_("Profit by good"), "bold $paper"), say(view.profit_note, "$ash"), width)]
        if self.size.height >= LOW:
            lines.append(BLANK)
        if not view.profit:
            return [*lines, say(_("Nothing has been sold yet."), "$smoke")]
        bar = 12 if width >= 48 else 6
        columns = [Column(flex=True), Column(_("sold"), right=True), Column(_("profit"), right=True), Column(gap=1)]
        cells = [[say(row.name), self.number(row.sold),
                  self.number(row.profit, "$brick" if value(row.profit) < 0 else "$paper", signed=True),
                  self._bar(value(row.profit), row.weight, bar)] for row in view.profit]  # fmt: skip
        total = [say(_("together"), "bold $paper"), self.number(view.total_sold, "bold $paper"),
                 self.number(view.total, "bold $paper", signed=True), BLANK]  # fmt: skip
        sizes = widths(columns, [*cells, total], width)
        lines.append(labels(columns, sizes))
        lines += [columned(columns, sizes, cell) for cell in cells]
        lines += [self.pen.rule(width), columned(columns, sizes, total)]
        return lines + wrap(view.largest, width, "$smoke")

    def _bar(self, amount: int, weight: int, room: int) -> Content:
        glyph = self.pen.glyphs.planned if amount < 0 else self.pen.glyphs.done
        return say(glyph * max(1 if amount else 0, weight * room // 100), "$brick" if amount < 0 else "$celadon")

    def subjects(self) -> Subjects:
        """The price of the good and what it brought; the rates; the header's."""
        found: Subjects = [(_("going"), f"price:{self._good}")] if self._good else []
        for rate in self._view.rates if self._view else ():
            subject = getattr(rate.now, "subject", "")
            found += [(rate.name, subject)] if subject else []
        for club in self._view.clubs if self._view else ():
            found += [(line.name, line.subject) for line in club.lines if line.subject]
        return found + self.header_subjects()
