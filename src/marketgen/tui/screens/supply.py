"""Supply: this morning's offers, what can be ordered ahead, what is on its way, and who brings it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

from marketgen.i18n import _
from marketgen.play import look
from marketgen.play.views import OfferRow, OrderRow, Prompt, SupplyView
from marketgen.tui import deeds
from marketgen.tui.lines import (
    BLANK,
    MARGIN,
    MEASURE,
    TONES,
    Column,
    beside,
    between,
    fit,
    join,
    lines_of,
    paragraphs,
    say,
    widths,
)
from marketgen.tui.screens.paged import PagedScreen
from marketgen.tui.screens.playscreen import Stage, Subjects
from marketgen.tui.screens.stall_parts import good_panel
from marketgen.tui.screens.stall_table import natural
from marketgen.tui.sheets import give
from marketgen.tui.widgets.chrome import LOW, Hint
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.roadstrip import days_lines
from marketgen.tui.widgets.rows import Row, RowList

DAY = 6  # cells of a day's name and number
FEW = 9
"""Offers and orders that one list holds; more orders than that have a page of their own."""

COLUMNS = ((0, 1, 2, 3, 4, 5, 6, 7, 8), (0, 1, 2, 3, 4, 5, 6, 7), (0, 1, 3, 4, 5, 6, 7), (0, 1, 3, 4, 5, 6))
"""The columns of the table, all of them and fewer: the first of these that fit are taken."""

BESIDE = 104
"""Columns of the panel from which the good stands beside who brings it."""

AROUND, GAPS, BROADEST = 7, 4, 120
"""Rows of header, tabs, prompt line and keys, and of the gaps between the parts; columns of all of it at most."""

_WALK = 8
_RIGHT = (0, 4, 5)


class SupplyScreen(PagedScreen):
    """Offers and orders in one list; what you know of whom stands below."""

    ID = "supply"
    ASIDE = True
    CSS_PATH: ClassVar[str] = "supply.tcss"

    def contents(self) -> Iterator[Widget]:
        """The list, then people and what is on its way."""
        with Stage(id="rows"):
            yield Page(self._heading, id="heading")
            yield RowList(id="table")
        with Horizontal(id="below"):
            with Stage(id="side", classes="panel"):
                yield Page(self._about, id="about")
            with Stage(id="coming"):
                yield Page(self._coming, id="way")
        with Stage(id="road"):
            yield Page(self._days, id="days")

    _view: SupplyView | None = None
    _filled = 0
    """The day that was shown last."""

    def fill_contents(self) -> None:
        """The rows; the cursor stays where it was."""
        view = self._view = look.supply(self.scene)
        super()._fold()
        self.set_class(self._two_pages, "-paged")
        new = self._filled != self.run.day  # a new morning: the cursor goes to its first offer
        self._filled = self.run.day
        self.query_one("#table", RowList).fill(self._rows, _offer_key(view.offers[0]) if new and view.offers else None)
        self.query_one("#coming").display = not self._two_pages and (bool(view.coming) or not self.narrow)
        self.query_one("#road").display = self._two_pages and not self._on_second
        for name in ("#heading", "#about", "#way", "#days"):
            self.query_one(name, Page).redraw()
        self._share_rows()
        self._ask(view)

    def refill(self) -> None:
        """Fill it; then the rows are shared with the hint that stands by now."""
        super().refill()
        if self._view is not None:
            self._share_rows()

    def _share_rows(self) -> None:
        """What is on the way follows the panel where there is room for all of it; else the panel takes what is left."""
        give(self.query_one("#below"), height=self._panel_rows())

    def _panel_rows(self) -> int | None:
        """The rows of the panel where all of it has room; None where it takes what is left."""
        if not self._two_pages or self._on_second or not self._airy:
            return None
        width = min(self.size.width, BROADEST) - 2 * MARGIN
        table = sum(len(row.lines) for row in self._rows(width - 2))
        used = AROUND + len(self._heading(width)) + table + len(self._days(width)) + self.hint_rows
        panel = len(self._about(width - 2 * MARGIN)) + 2
        return panel + 1 if used + panel + GAPS <= self.size.height else None

    def _ask(self, view: SupplyView) -> None:
        offer, order = self._offer(), self._order()
        if view.prompt.action == "take" and order is not None and order.most:
            self.ask(Prompt(_("What is ordered costs less, and does not always come."), "order", _("order ahead")))
        elif view.prompt.action == "take" and (offer is None or not offer.most):
            self.ask(Prompt(offer.refusal if offer else view.prompt.sentence, "go_on", self.label_of("go_on")))
        else:
            self.ask_next(view.prompt, Hint(_("Enter"), _("takes it")) if offer and offer.most else None)

    # rows

    @property
    def _two_pages(self) -> bool:
        """Whether offers and what can be ordered have a page each."""
        return self._view is not None and len(self._view.offers) + len(self._view.orderable) > FEW

    def _offer(self) -> OfferRow | None:
        """The offer under the cursor."""
        key = self.query_one("#table", RowList).key
        return next((row for row in self._offers() if _offer_key(row) == key), None)

    def _order(self) -> OrderRow | None:
        """What could be ordered, under the cursor."""
        key = self.query_one("#table", RowList).key
        return next((row for row in self._orders() if _order_key(row) == key), None)

    def _offers(self) -> tuple[OfferRow, ...]:
        return self._view.offers if self._view and not (self._two_pages and self._on_second) else ()

    def _orders(self) -> tuple[OrderRow, ...]:
        return self._view.orderable if self._view and (not self._two_pages or self._on_second) else ()

    def _rows(self, width: int) -> list[Row]:
        """Offers, then what can be ordered, under the same columns: an eye can drop from one price to the other."""
        offers, orders = self._offers(), self._orders()
        cells = [self._offer_cells(at, row) for at, row in enumerate(offers, 1)]
        cells += [self._order_cells(at, row) for at, row in enumerate(orders, len(offers) + 1)]
        heads = (
            ["", _("from"), _("trust"), _("good"), _("units"), _("each"), _("to market"), _("terms"), _("walk")],
            [
                "",
                _("from") if self._two_pages else _("order ahead"),
                "",
                "",
                _("at most"),
                _("each"),
                _("arrives"),
                _("comes"),
                "",
            ],
        )
        labels = [[say(label, "$ash") for label in head] for head in heads]
        walks = any(row.arrives for row in offers) or not offers
        for every in COLUMNS:
            kept = [at for at in every if at != _WALK or walks]
            columns = [Column(right=at in _RIGHT, flex=at == kept[-1]) for at in kept]
            table = [[row[at] for at in kept] for row in (*labels, *cells)]
            if natural(columns, table) <= width:
                break
        sizes = widths(columns, table, width)
        lines = [tuple(lines_of(columns, sizes, row)) for row in table]
        keys = [_offer_key(row) for row in offers] + [_order_key(row) for row in orders]
        rows = [Row(key, line, str(at)) for at, (key, line) in enumerate(zip(keys, lines[2:], strict=True), 1)]
        parts = [Row("", lines[0]), *rows[: len(offers)]] if offers else []
        if orders:
            parts += [Row("", (BLANK,))] if offers else []
            parts += [Row("", lines[1]), *rows[len(offers) :]]
        return parts

    def _offer_cells(self, at: int, row: OfferRow) -> list[Content]:
        words = _("below") if row.to_market.bp < 0 else _("above") if row.to_market.bp > 0 else ""
        return [
            say(str(at), "$ash"),
            say(row.who_name, "$name"),
            say(row.trust, TONES[row.tone] if row.tone else "$smoke"),
            join(say(row.name), say("" if self.narrow else row.gloss, "$ash")),
            self.number(row.units),
            self.number(row.each, "bold $paper"),
            join(self.pen.change(row.to_market, words=False), say(words, "$smoke")),
            say(row.terms, "$smoke"),
            say(row.arrives, "$smoke"),
        ]

    def _order_cells(self, at: int, row: OrderRow) -> list[Content]:
        open_now = row.most > 0
        return [
            say(str(at), "$ash"),
            say(row.who_name, "$name"),
            BLANK,
            say(row.name, "$paper" if open_now else "$smoke"),
            self.number(row.units if open_now else None),
            self.number(row.each if open_now else None),
            say(row.arrives if open_now else row.short, "$smoke"),  # why not: the panel has it
            say(row.chance_text if open_now else "", "$smoke"),
            BLANK,
        ]

    # drawing

    def _heading(self, width: int) -> list[Content]:
        if self._view is None:
            return []
        heading, note = self._view.heading, self._view.note
        if self._two_pages and self._on_second:
            heading, note = _("Order ahead"), _("for less, paid when it comes; it does not always come")
        line = between(say(heading, "bold $paper"), say("" if self.narrow and self._two_pages else note, "$ash"), width)
        return [line, BLANK] if self.size.height >= 30 else [line]

    def _about(self, width: int) -> list[Content]:
        """What you know of the person under the cursor; where there is room, beside it how the good goes here."""
        row = self._offer() or self._order()
        if row is None or width < BESIDE or not self._airy:
            return self._known(row, width)
        good = good_panel(look.companion(self.scene, row.good), None, width - MEASURE - 4, self.pen, True)
        return beside(self._known(row, MEASURE), good, MEASURE, gap=4)

    def _known(self, row: OfferRow | OrderRow | None, width: int) -> list[Content]:
        """What you know of whom."""
        known = dict(self._view.about) if self._view else {}
        name = row.who_name if row else next(iter(known), "")
        if name not in known:
            return []
        lines = [fit(say(_("What you know of {person}").format(person=name), "bold $paper"), width)]
        told = list(known[name])
        if isinstance(row, OfferRow):
            told.insert(
                0,
                _(
                    "Trust: {trust}. Terms: {terms}; {effect}." if row.effect else "Trust: {trust}. Terms: {terms}."
                ).format(trust=row.trust, terms=row.terms, effect=row.effect),
            )
            if row.refusal:
                told[0] = f"{told[0]} {row.refusal}"
        elif row is not None:
            told.insert(0, _("It comes: {odds}.").format(odds=row.chance_text) if row.most else row.refusal)
        if self._two_pages and self.size.height >= LOW:  # what is on the way needs its room below
            return [*lines, BLANK, *paragraphs([told[0], " ".join(told[1:])], min(width, MEASURE))]
        if self.size.height < 30:
            return lines + paragraphs([" ".join(told)], min(width, MEASURE))
        return [*lines, BLANK, *paragraphs(told, min(width, MEASURE))]

    def _coming(self, width: int) -> list[Content]:
        """What has been ordered, and when it should be here."""
        coming = self._view.coming if self._view else ()
        lines = [say(_("On the way"), "bold $paper"), BLANK]
        if not coming:
            return [*lines, say(_("Nothing is ordered."), "$smoke")]
        columns = [Column(flex=True), Column(right=True), Column()]
        cells = [[join(say(row.name), say(row.who_name, "$smoke"), gap=2), self.pen.amount(row.units), say(row.arrives)]
                 for row in coming]  # fmt: skip
        sizes = widths(columns, cells, width)
        return lines + [line for cell in cells for line in lines_of(columns, sizes, cell)]

    def _days(self, width: int) -> list[Content]:
        """What is ordered and on the road, each on a line of the days ahead."""
        view = self._view
        if view is None:
            return []
        airy = self.size.height >= LOW
        if not view.loads:
            return [say(_("On the way"), "bold $paper"), *([BLANK] if airy else []), say(_("Nothing."), "$smoke")]
        heads = [join(say(str(row.number), "$brick" if row.state == "held" else "$ash"), say(row.title),
                      say("" if self.narrow else row.who, "$smoke"), gap=2) for row in view.loads]  # fmt: skip
        first = min(46, max(line.cell_length for line in heads) + 3)
        room = width - first
        each = max(4, (room - 22) // len(view.days))
        days = view.days if each > DAY else [day.rpartition(" ")[2] for day in view.days]
        named = [fit(say(day, "bold $paper" if not at else "$ash"), each) for at, day in enumerate(days)]
        top = Content.assemble(fit(say(_("On the way"), "bold $paper"), first), *named)
        loads = [replace(row, word="") for row in view.loads] if self.narrow else view.loads  # the day, if no more fits
        lines = days_lines(loads, len(view.days), room, self.pen.glyphs)
        rows = [Content.assemble(fit(head, first), line) for head, line in zip(heads, lines, strict=True)]
        return [fit(top, width), *([BLANK] if airy else []), *rows]

    # the cursor

    @on(RowList.Moved, "#table")
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()
        self.query_one("#side", Stage).scroll_home(animate=False)  # somebody else, from the beginning
        self.query_one("#about", Page).redraw()
        self._share_rows()
        if self._view is not None:
            self._ask(self._view)

    @on(RowList.Chosen, "#table")
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        if self._offer() is not None:
            self.act_take()
        else:
            self.act_order()

    def subjects(self) -> Subjects:
        """The cost of the row, and the market's price beside it."""
        offer, order = self._offer(), self._order()
        found: Subjects = []
        if offer is not None:
            found = [(_("what it costs"), offer.each.subject), (_("going"), f"price:{offer.good}")]
        elif order is not None:
            found = [(_("what it costs"), order.each.subject)] if order.each else []
            found += [(_("whether it comes"), order.chance.subject)] if order.chance else []
            found.append((_("going"), f"price:{order.good}"))
        return found + self.header_subjects()

    def can(self, action: str) -> bool:
        """As far as there are offers and orders."""
        if action == "take":
            return any(row.most for row in (self._view.offers if self._view else ()))
        if action == "order":
            return any(row.most for row in (self._view.orderable if self._view else ()))
        return super().can(action)

    def shows(self, action: str) -> bool:
        """What is done on the other page is not in the footer of this one; its key turns to it."""
        if action in ("take", "order") and self._two_pages and self._on_second is (action == "take"):
            return False
        return super().shows(action)

    def label_of(self, action: str) -> str:
        """The other page says what is on it."""
        if action == "turn_page":
            return _("offers") if self._on_second else _("orders")
        return super().label_of(action)

    def _turned(self) -> None:
        self.fill_contents()
        self.call_after_refresh(self.fill_contents)  # what was put away could not be drawn

    # what is done here

    def act_take(self) -> None:
        """Buy from the offer under the cursor, or from the first that can be taken."""
        if self._two_pages and self._on_second:  # nothing is taken out of sight
            self.act_turn_page()
            return
        row = self._offer() or next((item for item in self._offers() if item.most), None)
        if row is not None:
            deeds.take(self, row)

    def prepare(self, action: str, ids: tuple[str, ...] = ()) -> None:
        """The page it is on, and the cursor on its row."""
        if action in ("take", "order") and self._two_pages and self._on_second is (action == "take"):
            self.act_turn_page()
        if action == "take" and len(ids) == len(("who", "good")):
            self.query_one("#table", RowList).go(f"offer:{ids[0]}:{ids[1]}")

    def act_order(self) -> None:
        """Have the good under the cursor brought on a later day."""
        row, offer = self._order(), self._offer()
        if row is None and self._two_pages and not self._on_second:
            self.act_turn_page()
            return
        if row is None:
            same = [item for item in self._orders() if offer and (item.who, item.good) == (offer.who, offer.good)]
            row = next((item for item in [*same, *self._orders()] if item.most), None)
        if row is not None:
            deeds.order(self, row)


def _offer_key(row: OfferRow) -> str:
    return f"offer:{row.who}:{row.good}"


def _order_key(row: OrderRow) -> str:
    return f"order:{row.who}:{row.good}"
