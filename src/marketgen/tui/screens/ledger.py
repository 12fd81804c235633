"""The ledger: what happened to prices and money, what each good brought, and what is owed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

from marketgen.i18n import _
from marketgen.play import look
from marketgen.play.views import LedgerView, Prompt, value
from marketgen.tui.lines import (
    BLANK,
    MEASURE,
    Column,
    between,
    ends,
    fit,
    join,
    label_lines,
    lines_of,
    say,
    widths,
    wrap,
    wrapped,
)
from marketgen.tui.screens import ledger_parts as parts
from marketgen.tui.screens.paged import GoodsScreen
from marketgen.tui.screens.playscreen import Stage, Subjects
from marketgen.tui.widgets.chrome import LOW, KeyFooter
from marketgen.tui.widgets.page import Page

HIGH, RATES = 14, 7  # rows of the price chart and of the chart of rates, where there is room
STACKED = 46
"""Rows from which the second page of a narrow window stands under the first."""


class LedgerScreen(GoodsScreen):
    """A picture on top: prices, or another that is asked for; money and profit below. Where there is no room, these are
    the second page."""

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
    _asked_for = ""

    @property
    def _picture(self) -> str:
        """Which picture is in front: the one asked for, else the prices; before they have a line, what you hold."""
        lines = self._view.lines if self._view else ()
        return self._asked_for or ("prices" if any(len(line.points) > 1 for line in lines) else "stock")

    def fill_contents(self) -> None:
        """Every part from one view."""
        view = self._view = look.ledger(self.scene, self._good)
        self._good = view.good
        for name in ("#chart", "#rates", "#profit"):
            self.query_one(name, Page).redraw()
        self._fold()
        self.ask_next(self._asked(view.prompt))
        self.call_after_refresh(self.query_one(KeyFooter).redraw)  # whether a list is cut is known once it is laid out

    def _asked(self, prompt: Prompt) -> Prompt:
        """Over another picture the way to the prices, unless something else is to be done."""
        sentence = {
            "rates": _("This is what money is worth."),
            "stock": _("This is what you hold."),
            "owed": _("This is what is due, either way."),
        }.get(self._picture)
        return Prompt(sentence, "next_good", _("prices")) if sentence and prompt.action == "next_good" else prompt

    @property
    def _two_pages(self) -> bool:
        """Where a list below is cut there is a second page too: what is below, with all the room there is."""
        pages = super()._two_pages and not self._stacked
        return pages or self._on_second or any(stage.max_scroll_y > 0 for stage in self.query(Stage))

    def act_turn_page(self) -> None:
        """To the other page; on the second first through what is cut there too."""
        cut = self._cut
        if self._on_second and cut:
            for stage in cut:
                stage.scroll_page_down(animate=False)
            self.call_after_refresh(self.query_one(KeyFooter).redraw)
            return
        super().act_turn_page()
        for stage in self.query("#below Stage").results(Stage):
            stage.scroll_home(animate=False)

    @property
    def _cut(self) -> list[Stage]:
        """The lists below that go on under what is in sight."""
        below = self.query("#below Stage").results(Stage)
        return [stage for stage in below if stage.scroll_y < stage.max_scroll_y]

    def label_of(self, action: str) -> str:
        """On the second page there is more as long as one of its lists is cut."""
        return _("more") if action == "turn_page" and self._cut else super().label_of(action)

    def shows(self, action: str) -> bool:
        """The pictures have their keys over them; the footer has room for what is done here."""
        shown = {action for action, _name, _label in parts.PICTURES}
        return action not in shown and super().shows(action)

    # drawing

    def _prices(self, width: int) -> list[Content]:
        view = self._view
        if view is None:
            return []
        size = (width, self._most if self._picture == "stock" else self._high)
        draw = {"rates": parts.rates, "stock": parts.stock, "owed": parts.owed}.get(self._picture)
        lines = draw(view, size, self.pen) if draw else self._price(view, width)
        gap = [BLANK] if self.size.height >= LOW else []
        return [self._switch(), *gap, *lines]  # over it: pictures are of several heights, a pointer stays where it is

    def _switch(self) -> Content:
        actions = [action for action, _name, _label in parts.PICTURES if self.can(action)]
        return parts.switch(self._picture, {action: self.key_of(action) for action in actions}, self.pen)

    def _price(self, view: LedgerView, width: int) -> list[Content]:
        """The prices of one good, as far as they are known."""
        if not view.good:
            return [say(_("Nothing has been traded yet."), "$smoke")]
        wide = not self.narrow
        unit = _("{money} per {unit}").format(money=self._money_name(), unit=view.unit) if view.unit else ""
        title = join(say(view.name, "bold $paper"), say(view.gloss if wide else "", "$ash"), say(unit, "$smoke"),
                     say(view.span, "$ash"), gap=2)  # fmt: skip
        keys = parts.price_keys(view, self.pen)
        lines = ends(title, keys if wide else BLANK, width)
        if not wide:
            lines += wrapped(keys, width)
        elif self.size.height >= LOW:
            lines.append(BLANK)
        lines += parts.price_chart(view, (width, self._high), self.pen)
        return lines + wrap(view.summary, width, "$smoke")

    @property
    def _high(self) -> int:
        """Rows of the chart: what the window has where the page is the chart's, else a share of it."""
        if self.size.height < LOW:
            return max(5, self.size.height - 13)
        if self.narrow and not self._stacked:
            return min(20, self.size.height - 18)
        return max(6, min(HIGH, (self.size.height - 18) // 2))

    @property
    def _stacked(self) -> bool:
        return self.narrow and self.size.height >= STACKED

    def shape(self) -> dict[str, bool]:
        """Whether a narrow window is tall enough for both pages, too."""
        return super().shape() | {"-stacked": self._stacked}

    @property
    def _most(self) -> int:
        """Goods that the table of stock has room for."""
        return max(3, self.size.height - 12) if self.size.height < LOW else 12

    def _money_name(self) -> str:
        return look.header(self.scene).money[0].unit

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
        """What each currency is worth, over the days; the line only where it is not on top already."""
        if not view.rates:
            return []
        head = join(say(view.rates_heading, "bold $paper"), say(view.rates_note, "$ash"), gap=2)
        keys = parts.rate_keys(view, self.pen)
        one_row = head.cell_length + keys.cell_length + 2 <= width
        lines = [between(head, keys, width)] if one_row else [*wrapped(head, width), *wrapped(keys, width)]
        if self.size.height < LOW or self._picture == "rates":
            return [*lines, BLANK]
        rows = max(4, min(RATES, self.size.height - 35))
        return [*lines, BLANK, *parts.rate_chart(view, (width, rows), self.pen), BLANK]

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
            lines += ends(left, say(debt.due, "$brick" if debt.tone == "bad" else "$smoke"), width)
        return lines

    def _clubs(self, view: LedgerView, width: int) -> list[Content]:
        """Savings clubs: each with a heading, and a line for what is to be known of it."""
        lines: list[Content] = []
        for club in view.clubs:
            lines.append(say(club.name[:1].upper() + club.name[1:], "bold $paper"))
            room = max(say(line.name).cell_length for line in club.lines) + 2
            for line in club.lines:
                picture = self.pen.marks(line.marks, 5) if line.marks >= 0 else BLANK
                taken = room + (6 if line.marks >= 0 else 0)
                told = wrap(line.text, max(12, width - taken), "$brick" if line.tone == "bad" else "$paper")
                lines.append(join(fit(say(line.name, "$smoke"), room - 1), picture, told[0]))
                lines += [join(say(" " * (room - 1)), more) for more in told[1:]]
            lines.append(BLANK)
        return lines

    def _gain(self, width: int) -> list[Content]:
        view, width = self._view, min(width, MEASURE)
        if view is None:
            return []
        lines = ends(say(_("Profit by good"), "bold $paper"), say(view.profit_note, "$ash"), width)
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
        lines += label_lines(columns, sizes)
        lines += [line for cell in cells for line in lines_of(columns, sizes, cell)]
        lines += [self.pen.rule(width), *lines_of(columns, sizes, total)]
        return lines + wrap(view.largest, width, "$smoke")

    def _bar(self, amount: int, weight: int, room: int) -> Content:
        glyph = self.pen.glyphs.planned if amount < 0 else self.pen.glyphs.done
        return say(glyph * max(1 if amount else 0, weight * room // 100), "$brick" if amount < 0 else "$celadon")

    # the pictures

    def see(self, picture: str) -> None:
        """Put a picture on top, on the first page; asked for again, the prices come back."""
        self.remove_class("-second")
        self._asked_for = "prices" if picture == self._picture else picture
        self.query_one("#prices", Stage).scroll_home(animate=False)
        self.fill_contents()

    def act_see_rates(self) -> None:
        """What each currency has been worth."""
        self.see("rates")

    def act_see_stock(self) -> None:
        """What you hold, and how it keeps."""
        self.see("stock")

    def act_see_owed(self) -> None:
        """What is to be paid and what comes, by day."""
        self.see("owed")

    def can(self, action: str) -> bool:
        """Rates once money is changed."""
        if action == "see_rates":
            return bool(self._view and self._view.rates)
        return super().can(action)

    def _step_good(self, by: int) -> None:
        """Another good; from another picture, first back to the prices."""
        if self._picture != "prices":
            self.see("prices")
        else:
            super()._step_good(by)

    def subjects(self) -> Subjects:
        """The price of the good and what it brought; the rates; the header's."""
        found: Subjects = [(_("going"), f"price:{self._good}")] if self._good else []
        for rate in self._view.rates if self._view else ():
            subject = getattr(rate.now, "subject", "")
            found += [(rate.name, subject)] if subject else []
        for club in self._view.clubs if self._view else ():
            found += [(line.name, line.subject) for line in club.lines if line.subject]
        return found + self.header_subjects()
