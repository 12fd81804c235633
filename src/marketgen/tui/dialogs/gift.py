"""The offer to an official: what, how much, and what follows from it, in the order of thought."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.content import Content
from textual.events import Key
from textual.types import CSSPathType
from textual.widget import Widget

from marketgen.engine.commands import Command
from marketgen.i18n import _
from marketgen.play import amounts, look, numbers, wording
from marketgen.play.session import Session
from marketgen.play.views import GiftOption, GiftPreview, Preview, Prompt
from marketgen.tui.dialogs.amount import AmountDialog
from marketgen.tui.dialogs.dialog import Dialog
from marketgen.tui.lines import BLANK, TONES, Column, act, columned, ends, fit, join, say, wrap, wrapped
from marketgen.tui.screens.playscreen import Subjects
from marketgen.tui.widgets.chrome import Scroller
from marketgen.tui.widgets.page import Acted, Page
from marketgen.tui.widgets.rows import PointedRows, Row, RowList

_LABEL = 11  # cells of the labels at the left
_STEPS = {"pageup": 10, "pagedown": -10}
AIRY = 34
"""Rows from which there is room for empty lines, and for what he can and cannot do (the People screen has it too)."""

_MOVE = "amount:"
_WAY = "way:"


class GiftDialog(Dialog[Command]):
    """What is offered and how much of it; answers the command. Nothing is given before Enter. ``what`` and ``amount``:
    what the cursor stands on at first, and how much of it, as somebody types it."""

    ID = "gift"
    CSS_PATH: ClassVar[CSSPathType | None] = ["dialog.tcss", "gift.tcss"]

    def __init__(self, session: Session, who: str, what: str = "", amount: str = "") -> None:
        self._gift = look.gift(session.timeline, who)
        self._of = session
        gloss = wording.person_gloss(session.world, who)
        super().__init__(_("Something for {name}").format(name=self._gift.name), gloss)
        self._ways = tuple({option.through: option.through_name for option in self._gift.options}.items())
        self._way = self._ways[0][0] if self._ways else ""
        self._amounts = {option.key: min(option.high, option.expected) for option in self._gift.options}
        self._wanted = next((option for option in self._gift.options if what and option.what == what), None)
        if self._wanted is not None and amount:
            self._amounts[self._wanted.key] = self._read(self._wanted, amount)

    def _read(self, option: GiftOption, written: str) -> int:
        """An amount as it was typed: units of a good, or of money its whole units; as near as it can be given."""
        currency = self._of.world.currencies.get(option.what)
        unit = 10**currency.decimals if currency else 1
        number = amounts.meant(written, 1, option.high // unit) or 0
        return max(option.low, min(option.high, number * unit))

    def _written(self, option: GiftOption) -> str:
        """The amount of a gift: units of a good, or money as it is written in its currency."""
        world, amount = self._of.world, self._amounts[option.key]
        in_money = option.what in world.currencies
        return numbers.money(world, amount, option.what) if in_money else numbers.whole(amount)

    def contents(self) -> Iterator[Widget]:
        """The facts about him, the ways, and what follows."""
        yield Page(self._facts, id="facts")
        with Scroller(id="list"):
            yield PointedRows(id="choices")
        yield Page(self._hows, id="hows")
        yield Page(self._follows, id="follows", steady=self.app.size.height >= AIRY)  # it stays where it is clicked

    def fill(self) -> None:
        """The ways, with the cursor on one that suits him; what follows from it."""
        rows = self.query_one("#choices", RowList)
        suits = next((option.key for option in self._offered() if option.suits), "")
        wanted = self._wanted.key if self._wanted is not None else suits
        rows.fill(self._rows, (wanted or None) if not rows.key else None)
        self._follow()

    def _offered(self) -> list[GiftOption]:
        """What can be handed over in the way that is chosen."""
        return [option for option in self._gift.options if option.through == self._way]

    def _follow(self) -> None:
        self.query_one("#hows", Page).redraw()
        self.query_one("#follows", Page).redraw()
        option = self._option()
        form = _("ask for {what}") if option and option.favour else _("offer {what}")
        label = form.format(what=option.name) if option else ""
        self.ask(Prompt(_("Nothing is given until you press Enter."), "confirm", label))
        self.call_after_refresh(self._give_way)

    def _give_way(self) -> None:
        """Where the foot has no room, the list gives some up: it scrolls."""
        if self.query_one("#foot").region.bottom > self.size.height:
            self.add_class("-crowded")

    def _option(self) -> GiftOption | None:
        key = self.query_one("#choices", RowList).key
        return next((option for option in self._gift.options if option.key == key), None)

    def _preview(self) -> GiftPreview | None:
        option = self._option()
        if option is None:
            return None
        if option.favour:
            return look.favour_preview(self._of.timeline, self._gift.who, option.what)
        return look.gift_preview(
            self._of.timeline, self._gift.who, option.what, self._amounts[option.key], option.through
        )

    # drawing

    def _head(self, width: int) -> list[Content]:
        return [*super()._head(width)[:1], *self._gap()]

    def _facts(self, width: int) -> list[Content]:
        lines: list[Content] = []
        airy = self.size.height >= AIRY
        for label, sentence in self._gift.facts if airy else self._gift.weighed:
            lines += _labelled(label, wrap(sentence, width - _LABEL - 2, "$paper"))
        amounts = _("{less} and {more} change the amount; {key}, or a click on it, types it").format(
            less=self.key_of("less"), more=self.key_of("more"), key=self.key_of("how_much")
        )
        return [*lines, *self._gap(), *ends(say(_("What"), "bold $paper"), say(amounts, "$ash"), width)]

    def _gap(self) -> list[Content]:
        return [BLANK] if self.size.height >= AIRY else []

    def _rows(self, width: int) -> list[Row]:
        columns = [
            Column(right=True),
            Column(),
            Column(gap=3),
            Column(right=True, gap=1),
            Column(gap=1),
            Column(gap=3),
        ]
        cells = [self._cells(at, option) for at, option in enumerate(self._offered(), 1)]
        sizes = [max(cell[at].cell_length for cell in cells) for at in range(len(columns))] if cells else []
        rows = []
        for at, (option, cell) in enumerate(zip(self._offered(), cells, strict=True), 1):
            rows.append(Row(option.key, (fit(columned(columns, sizes, cell), width),), str(at)))
        return rows

    def _cells(self, at: int, option: GiftOption) -> list[Content]:
        name = say(_("ask for {what}").format(what=option.name) if option.favour else option.name, "$name")
        if option.low == option.high == 1:
            suits = say(_("suits"), "$celadon") if option.suits else BLANK
            return [say(str(at), "$ash"), name, BLANK, BLANK, BLANK, suits]
        amount = act(self.pen.number(self._written(option), "bold $paper"), f"{_MOVE}{option.key}|a")
        less = act(say(" − ".replace("−", self.pen.glyphs.minus), "$paper on $chip"), f"{_MOVE}{option.key}|-1")
        more = act(say(" + ", "$paper on $chip"), f"{_MOVE}{option.key}|1")
        suits = say(_("suits"), "$celadon") if option.suits else BLANK
        return [say(str(at), "$ash"), name, less, amount, more, suits]

    def _hows(self, width: int) -> list[Content]:
        """By your own hand or through somebody, where somebody would carry it."""
        if len(self._ways) < 2:
            return []
        parts = []
        for who, name in self._ways:
            told = _("through {name}").format(name=name) if who else _("yourself")
            chosen = who == self._way
            mark = say(self.pen.glyphs.chosen if chosen else " ", "$lamp")
            parts.append(act(join(mark, say(told, "bold $lamp" if chosen else "$smoke")), f"{_WAY}{who}"))
        changes = _("{key} changes how").format(key=self.key_of("other_way"))
        head = ends(say(_("How"), "bold $paper"), say(changes, "$ash"), width)
        return [*head, *self._gap(), *wrapped(join(*parts, gap=2), width), *self._gap()]

    def _follows(self, width: int) -> list[Content]:
        preview = self._preview()
        lines = [self.pen.rule(width), *self._gap()]
        if preview is None:
            return lines
        for number, (label, sentence, tone) in enumerate(preview.rows):
            style = TONES.get(tone, "$paper")
            told = wrap(sentence, width - _LABEL - 2, "bold $paper" if not number else style)
            if not number:
                told = [act(line, f"why:{preview.chance.subject}") for line in told]
            lines += _labelled(label, told)
        return lines

    # the choice

    @on(RowList.Moved)
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()
        self._follow()

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        self.act_confirm()

    def can(self, action: str) -> bool:
        """An amount can be another where it is not settled; how it is handed over, where there are several ways."""
        if action == "other_way":
            return len(self._ways) > 1
        return action not in ("more", "less", "how_much") or self._counted() is not None

    def _counted(self) -> GiftOption | None:
        """What the cursor stands on, if one can say how much of it."""
        option = self._option()
        return option if option is not None and option.high > 1 else None

    def act_more(self) -> None:
        """A step more of it."""
        self._step(1)

    def act_less(self) -> None:
        """A step less of it."""
        self._step(-1)

    def act_how_much(self) -> None:
        """Ask how much of it, in words."""
        option = self._counted()
        if option is not None:
            self._type(option)

    def act_other_way(self) -> None:
        """The next way to hand it over."""
        ids = [who for who, _name in self._ways]
        self._take_way(ids[(ids.index(self._way) + 1) % len(ids)])

    def on_key(self, event: Key) -> None:
        """Page keys change the amount by ten steps."""
        if event.key in _STEPS and self._counted() is not None:
            event.stop()
            event.prevent_default()
            self._step(_STEPS[event.key])

    def _step(self, steps: int) -> None:
        option = self._counted()
        if option is not None:
            self._move(option, steps)

    async def on_acted(self, message: Acted) -> None:
        """A click beside an amount, or on a way to hand it over."""
        if message.action.startswith(_WAY):
            message.stop()
            message.prevent_default()
            self._take_way(message.action.removeprefix(_WAY))
        if message.action.startswith(_MOVE):
            message.stop()
            message.prevent_default()
            key, _bar, by = message.action.removeprefix(_MOVE).rpartition("|")
            option = next((item for item in self._gift.options if item.key == key), None)
            if option is not None:
                self.query_one("#choices", RowList).go(key)
                if by == "a":
                    self._type(option)
                else:
                    self._move(option, int(by))

    def _take_way(self, who: str) -> None:
        """Hand it over so; the cursor stays on the same thing, if that can be handed over so."""
        option = self._option()
        self._way = who
        keys = {one.what: one.key for one in self._offered()}
        first = next(iter(keys.values()), "")
        self.query_one("#choices", RowList).fill(self._rows, keys.get(option.what if option else "", first))
        self._follow()

    def _type(self, option: GiftOption) -> None:
        """Ask how much, in whole units of money; the offer itself is still to be made."""
        each = _minor(self._of, option)
        low, high = -(-option.low // each), option.high // each

        def follows(units: int) -> Preview:
            view = look.gift_preview(self._of.timeline, self._gift.who, option.what, units * each, option.through)
            rows = [row for row in view.rows if row[0] in (_("taken"), _("costs"))]
            return Preview(tuple((label, told, "") for label, told, _tone in rows), view.refusal)

        def typed(units: int | None) -> None:
            if units:
                self._amounts[option.key] = units * each
                self.query_one("#choices", RowList).redraw()
                self._follow()

        if high >= low:
            start = str(self._amounts[option.key] // each)
            note = self._gift.name
            self.app.push_screen(AmountDialog(option.name, note, high, follows, _("this much"), start, low), typed)

    def _move(self, option: GiftOption, steps: int) -> None:
        amount = self._amounts[option.key] + steps * option.step
        self._amounts[option.key] = max(option.low, min(option.high, amount))
        self.query_one("#choices", RowList).redraw()
        self._follow()

    def subjects(self) -> Subjects:
        """The chance that he takes it, and what he would expect afterwards."""
        preview, option = self._preview(), self._option()
        if preview is None or option is None:
            return []
        if preview.expects_next is None:
            return [(_("it is done"), preview.chance.subject)]
        after = f"expects_after:{self._gift.who}:{option.what}:{self._amounts[option.key]}"
        return [(_("taken"), preview.chance.subject), (_("expects next"), after)]

    def act_confirm(self) -> None:
        """Offer it, if it can be."""
        option, preview = self._option(), self._preview()
        if option is None or preview is None:
            return
        if preview.refusal:
            self.tell(preview.refusal, "bad")
        else:
            self.dismiss(look.gift_command(self._gift.who, option, self._amounts[option.key]))


def _minor(session: Session, option: GiftOption) -> int:
    """How many of what the rules count in make one of what a person types."""
    money = session.world.currencies.get(option.what)
    return 10**money.decimals if money else 1


def _labelled(label: str, told: list[Content]) -> list[Content]:
    """A label at the left, its lines beside it."""
    lines = []
    for number, line in enumerate(told or [BLANK]):
        lines.append(Content.assemble(fit(say(label if not number else "", "$ash"), _LABEL), "  ", line))
    return lines
