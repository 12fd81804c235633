"""How many: a field that takes a number, ``all``, ``half``, ``max`` or ``-10``, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import on
from textual.content import Content
from textual.events import Key, MouseEvent, MouseScrollDown, MouseScrollUp
from textual.types import CSSPathType
from textual.widget import Widget
from textual.widgets import Input

from marketgen.i18n import _
from marketgen.play import amounts, look, numbers, wording
from marketgen.play.session import Session
from marketgen.play.views import OfferRow, OrderRow, Preview, Prompt, StoreRow
from marketgen.tui.dialogs.dialog import Dialog
from marketgen.tui.lines import BLANK, Column, act, join, lines_of, say, widths, wrap, wrapped
from marketgen.tui.widgets.page import Acted, Page

Follows = Callable[[int], Preview]

_STEPS = {"up": 1, "down": -1, "pageup": 10, "pagedown": -10}
LINES = 4
"""Rows that are kept for what follows, or for why nothing can."""

_AMOUNT = "amount:"
_BY = "by:"

FINE = 400
"""Up to so many a click moves by one and by ten; from there on by round steps of the size of the range."""


class AmountDialog(Dialog[int]):
    """Asks how many, ``low`` to ``high``. ``follows`` says what comes of a number; answers the number."""

    ABOUT = "amount"
    AUTO_FOCUS: ClassVar[str] = "Input"
    CSS_PATH: ClassVar[CSSPathType | None] = ["dialog.tcss", "amount.tcss"]

    def __init__(
        self, title: str, note: str, high: int, follows: Follows, label: str, start: str = "half", low: int = 1
    ) -> None:
        super().__init__(title, note)
        self._high, self._follows, self._verb, self._start, self._low = high, follows, label, start, low

    def contents(self) -> Iterator[Widget]:
        """The field, the words it takes, and what follows."""
        yield Page(self._draw_range, id="range")
        yield Input(self._start, max_length=12, compact=True, id="amount")
        yield Page(self._draw_words, id="words")
        yield Page(self._draw_rows, id="follows")

    @property
    def amount(self) -> int | None:
        """The number in the field; None while there is none."""
        found = amounts.read(self._words(), self._low, self._high)
        return found if isinstance(found, int) else None

    def _words(self) -> str:
        """What stands in the field; the beginning of a word is enough."""
        return amounts.completed(self.query_one(Input).value)

    def fill(self) -> None:
        """What follows from the number as it stands."""
        for name in ("#range", "#words", "#follows"):
            self.query_one(name, Page).redraw()
        self.ask(Prompt(_("Nothing is done until you press Enter."), "confirm", self._verb))

    def _draw_range(self, width: int) -> list[Content]:
        high = self.pen.number(numbers.whole(self._high), "bold $paper")
        return [join(say(_("how many, of"), "$ash"), high)]

    def _draw_words(self, width: int) -> list[Content]:
        named = [*((word, word) for word in (amounts.ALL[0], amounts.HALF)), ("-10", _("all but 10"))]
        moved = [(f"{_BY}{by}", numbers.signed(numbers.whole(by), by)) for by in steps_of(self._high)]
        rows = [[*named, *moved]] if self._high < FINE else [named, moved]
        lines: list[Content] = []
        for row in rows:
            parts = [act(say(self._chip(shown), "$paper on $chip"), _AMOUNT + word) for word, shown in row]
            lines += [*wrapped(join(*parts, gap=2), width), BLANK]
        return lines

    def _chip(self, words: str) -> str:
        """What can be clicked, with the minus of the shapes in force."""
        return f" {words} ".replace(numbers.MINUS, self.pen.glyphs.minus)

    def _draw_rows(self, width: int) -> list[Content]:
        amount = self.amount
        rows = self._follows(amount).rows if amount is not None else ()
        if amount is None or not rows:
            told = wrap(self._wrong(), width, "$brick")
            return [*told, *[BLANK] * (LINES - len(told))]
        cells = [[say(_("amount"), "$ash"), self.pen.number(numbers.whole(amount), "bold $paper"), BLANK]]
        cells += [[say(a, "$ash"), self.pen.number(b), self.pen.number(c, "$ash")] for a, b, c in rows]
        columns = [Column(), Column(gap=3), Column(flex=True, gap=3)]
        sizes = widths(columns, cells, width)
        return [line for row in cells for line in lines_of(columns, sizes, row)]

    def _wrong(self) -> str:
        words = self._words()
        found = amounts.read(words, self._low, self._high) if words.strip() else ""
        if isinstance(found, int):
            return self._follows(found).refusal
        return found or _("Type a number from {low} to {high}, or all, half, -10.").format(
            low=numbers.whole(self._low), high=numbers.whole(self._high)
        )

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        message.stop()
        self.query_one("#follows", Page).redraw()

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.act_confirm()

    def act_confirm(self) -> None:
        """Answer the number, if it can be."""
        if self._wrong():  # which stands under the field already
            self.tell(_("That cannot be; the reason stands above."), "bad")
        else:
            self.dismiss(self.amount)

    async def on_acted(self, message: Acted) -> None:
        """A click on one of the words."""
        if message.action.startswith(_AMOUNT):
            message.stop()
            message.prevent_default()
            self._put(message.action.removeprefix(_AMOUNT))

    def on_key(self, event: Key) -> None:
        """Arrows change the number by one, page keys by ten."""
        if event.key in _STEPS:
            event.stop()
            event.prevent_default()
            self._move(_STEPS[event.key])

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """The wheel over the board: more, by the least step that a click makes."""
        self._turned(event, 1)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Less of it."""
        self._turned(event, -1)

    def _turned(self, event: MouseEvent, way: int) -> None:
        if self.query_one("#board").region.contains(int(event.screen_x), int(event.screen_y)):
            event.stop()
            event.prevent_default()
            self._move(way * min(size for size in steps_of(self._high) if size > 0))

    def _put(self, word: str) -> None:
        if word.startswith(_BY):
            self._move(int(word.removeprefix(_BY)))
        else:
            self._write(word)

    def _move(self, by: int) -> None:
        """To the amount so much further; by a large step to the next round one."""
        amount, size = self.amount or 0, abs(by)
        if size >= ROUND:
            amount = amount // size * size if by > 0 else -(-amount // size) * size
        self._write(str(max(self._low, min(self._high, amount + by))))

    def _write(self, words: str) -> None:
        """Put them into the field, with the cursor behind them."""
        field = self.query_one(Input)
        field.value = words
        field.cursor_position = len(words)


ROUND = 100
"""Steps of so much and more go from one round amount to the next."""


def steps_of(high: int) -> tuple[int, ...]:
    """By how much a click moves an amount of a range: by one and by ten, or by the three largest powers of ten of
    which several fit into it."""
    sizes = [1, 10]
    if high >= FINE:
        size = 100
        while size * 40 <= high:
            size *= 10
        sizes = [size // 100, size // 10, size]
    return (*(-size for size in reversed(sizes)), *sizes)


def take_dialog(session: Session, row: OfferRow, start: str = "") -> AmountDialog:
    """How much of an offer to take; ``start``: what stands in the field at first."""
    return AmountDialog(
        _("{good} from {person}").format(good=row.name, person=row.who_name),
        row.terms,
        row.most,
        lambda units: look.take_preview(session.timeline, row.who, row.good, units),
        _("take it"),
        start or "half",
    )


def order_dialog(session: Session, row: OrderRow, start: str = "") -> AmountDialog:
    """How much to order ahead; ``start`` as for taking."""
    return AmountDialog(
        _("Order {good} from {person}").format(good=row.name, person=row.who_name),
        row.arrives,
        row.most,
        lambda units: look.order_preview(session.timeline, row.who, row.good, units),
        _("order it"),
        start or "half",
    )


def bring_dialog(session: Session, row: StoreRow, start: str = "") -> AmountDialog:
    """How much to bring home; ``start`` as for taking."""
    return AmountDialog(
        _("Bring {good} home").format(good=row.name),
        wording.text(session.world, f"goods.{row.good}.unit"),
        row.most,
        lambda units: look.bring_preview(session.timeline, row.good, units),
        _("bring it"),
        start or "1",
    )
