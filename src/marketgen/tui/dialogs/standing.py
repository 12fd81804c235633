"""Standing orders: what is done each morning without asking; Enter gives one, or takes it back."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.content import Content

from marketgen.i18n import _
from marketgen.play import standing
from marketgen.play.session import Session
from marketgen.play.standing import Order
from marketgen.play.views import Preview, Prompt
from marketgen.tui.dialogs.amount import AmountDialog
from marketgen.tui.dialogs.dialog import ChooseDialog
from marketgen.tui.formats import Pen
from marketgen.tui.lines import indent, say, wrap
from marketgen.tui.widgets.rows import Row, RowList


class StandingDialog(ChooseDialog):
    """What stands first, then what could; nothing is done before the next morning. Esc leaves it as it is."""

    ABOUT = "orders"

    def __init__(self, session: Session, good: str = "") -> None:
        self._of, self._good = session, good
        title = _("Standing orders, done each morning")
        super().__init__(title, "", self._drawn, _("let it stand"), self._first())

    def _orders(self) -> list[Order]:
        return [*standing.orders(self._of), *standing.possible(self._of)]

    def _first(self) -> str:
        """What is about the good under the cursor; else what stands first."""
        return next((one.text() for one in self._orders() if self._good and one.good == self._good), "")

    def _drawn(self, width: int, pen: Pen) -> Sequence[Row]:
        kept, rows = standing.orders(self._of), []
        for at, order in enumerate(self._orders(), 1):
            stands = order in kept
            mark = say(pen.glyphs.chosen if stands else " ", "$lamp")
            first, *rest = wrap(standing.sentence(self._of, order), width - 6, "$name" if stands else "$paper")
            line = Content.assemble(say(f"{at:>2}", "$ash"), " ", mark, " ", first)
            rows.append(Row(order.text(), (line, *indent(rest, 5)), str(at)))
        return rows

    def fill(self) -> None:
        """The rows, and what Enter does with the one under the cursor."""
        super().fill()
        self._light()

    def _order(self) -> Order | None:
        key = self.query_one("#choices", RowList).key
        return next((one for one in self._orders() if one.text() == key), None)

    def _light(self) -> None:
        order = self._order()
        stands = order in standing.orders(self._of)
        label = _("take it back") if stands else _("how many") if order and order.units else _("let it stand")
        self.ask(Prompt(_("They begin with the next morning, and each deed is told."), "confirm", label))

    @on(RowList.Moved)
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()
        self._light()

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        message.prevent_default()  # the list itself would answer and close
        self.act_confirm()

    def act_confirm(self) -> None:
        """Give the order under the cursor, or take it back."""
        order = self._order()
        if order is None:
            return
        if order in standing.orders(self._of):
            self._answer(standing.take_back(self._of, order))
        elif order.units:
            self._ask(order)
        else:
            self._answer(standing.give(self._of, order))

    def _ask(self, order: Order) -> None:
        """How many; what that comes to is the order in words."""

        def as_told(units: int) -> Preview:
            whole = Order(order.kind, order.good, order.stance, units)
            return Preview(((_("then"), standing.sentence(self._of, whole), ""),))

        def counted(units: int | None) -> None:
            if units:
                self._answer(standing.give(self._of, Order(order.kind, order.good, order.stance, units)))

        title = _("How many?")
        self.app.push_screen(
            AmountDialog(title, "", standing.MOST_UNITS, as_told, _("let it stand"), str(order.units)), counted
        )

    def _answer(self, wrong: str) -> None:
        if wrong:
            self.tell(wrong, "bad")
        self.query_one("#choices", RowList).fill(lambda width: self._drawn(width, self.pen))
        self._light()
