"""Home: who eats, how they are, what is in the house, and what they eat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from marketgen.engine.commands import Command
from marketgen.i18n import _
from marketgen.play import look, standing, wording
from marketgen.play.look import family
from marketgen.play.views import HomeView, MealRow, StoreRow
from marketgen.tui import deeds
from marketgen.tui.lines import BLANK, Column, act, between, indent, join, label_lines, lines_of, say, widths, wrap
from marketgen.tui.screens import home_parts as parts
from marketgen.tui.screens.paged import PagedScreen
from marketgen.tui.screens.playscreen import Stage, Subjects
from marketgen.tui.widgets.chrome import LOW, Hint
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.rows import Row, RowList

STACKED = 46
"""Rows from which what is in the house and what is asked of you stand under the meals in a narrow window."""

ROOMY = 38
"""Rows from which the days ahead stand below, once the family has duties."""

SPARE = 50
"""Rows from which there is room for who everybody is and what each meal does, beside the duties."""


class HomeScreen(PagedScreen):
    """The household."""

    ID = "home"
    ASIDE = True
    CSS_PATH: ClassVar[str] = "home.tcss"

    def contents(self) -> Iterator[Widget]:
        """People first, then what is in the house beside what they eat."""
        yield Page(self._members, id="members")
        with Horizontal(id="house"):
            with Vertical(id="left"):
                yield Page(self._meals_head, id="meals-head")
                with Stage(id="rows"):
                    yield RowList(id="table")
            with Stage(id="side", classes="panel"):
                yield Page(self._stores, id="stores")
            with Stage(id="duties"):
                yield Page(self._asked, id="asked")
        with Stage(id="weeks", classes="panel"):
            yield Page(self._ahead, id="ahead")

    _view: HomeView | None = None

    def fill_contents(self) -> None:
        """The rows of the meals, with the cursor on the one that is eaten."""
        first = self._view is None
        view = self._view = look.home(self.scene)
        eaten = next((meal.id for meal in view.meals if meal.chosen), "")
        self.query_one("#table", RowList).fill(self._rows, eaten if first else None)
        self._fold()
        for name in ("#members", "#meals-head", "#stores", "#asked", "#ahead"):
            self.query_one(name, Page).redraw()
        meal = self._meal()
        self.ask_next(view.prompt, Hint(_("Enter"), _("cooks this")) if meal and not meal.chosen else None)

    def _meal(self) -> MealRow | None:
        key = self.query_one("#table", RowList).key
        return next((meal for meal in self._meals() if meal.id == key), None)

    def _meals(self) -> tuple[MealRow, ...]:
        return self._view.meals if self._view else ()

    # drawing

    @property
    def _airy(self) -> bool:
        return self.size.height >= LOW

    @property
    def _duties(self) -> bool:
        """Whether the family has duties: then there is more to show than one page of a small window holds."""
        return self._view is not None and self._view.strip is not None

    def _members(self, width: int) -> list[Content]:
        if self._view is None:
            return []
        return parts.members(self._view, width, self.pen, self.narrow, self._airy, self._second or self._spare)

    @property
    def _second(self) -> bool:
        return self._on_second

    def _meals_head(self, width: int) -> list[Content]:
        kept = standing.brief(self.session)
        note = act(join(say(self.key_of("standing"), "$lamp"), say(kept, "$ash")), "standing") if kept else BLANK
        return [
            between(say(_("What is eaten"), "bold $paper"), note, width),
            *([BLANK] if self.size.height >= 30 else []),
        ]

    def _rows(self, width: int) -> list[Row]:
        meals = self._meals()
        money = wording.name(self.world, self.world.money, "currencies")
        tonight = _("{money} tonight").format(money=money)
        columns = [Column(right=True), Column(), Column(_("meal"), flex=True), Column(tonight, right=True)]
        cells = [
            [say(str(at), "$ash"), say(self.pen.glyphs.chosen if meal.chosen else "", "$lamp"),
             say(meal.name, "$name"), self.number(meal.cost, "bold $paper")]
            for at, meal in enumerate(meals, 1)
        ]  # fmt: skip
        sizes = widths(columns, cells, width)
        rows = [Row("", label_lines(columns, sizes))]
        for at, (meal, cell) in enumerate(zip(meals, cells, strict=True), 1):
            start = sizes[0] + sizes[1] + 4
            effect = indent(wrap(meal.effect, width - start, "$ash"), start) if self._spare or not self._duties else []
            rows.append(Row(meal.id, (*lines_of(columns, sizes, cell), *effect), str(at)))
        return rows

    def _stores(self, width: int) -> list[Content]:
        return parts.stores(self._view, width) if self._view else []

    def _asked(self, width: int) -> list[Content]:
        return parts.asked(self._view, width, self._airy) if self._view and self._duties else []

    def _ahead(self, width: int) -> list[Content]:
        return parts.ahead(self._view, width, self.pen, self._airy) if self._view else []

    # pages

    def _fold(self) -> None:
        self.set_class(self._duties, "-duties")
        super()._fold()

    def shape(self) -> dict[str, bool]:
        """Whether all of it has room on one page, too."""
        return super().shape() | {"-roomy": self.size.height >= ROOMY, "-stacked": self._stacked, "-spare": self._spare}

    @property
    def _spare(self) -> bool:
        return self.size.height >= SPARE and not self.narrow

    @property
    def _stacked(self) -> bool:
        return self.narrow and self.size.height >= STACKED

    @property
    def _two_pages(self) -> bool:
        return self._duties

    def _turned(self) -> None:
        self.query_one("#members", Page).redraw()

    # the cursor

    @on(RowList.Moved, "#table")
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()
        self.fill_contents()

    @on(RowList.Chosen, "#table")
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        self._cook(message.key)

    def subjects(self) -> Subjects:
        """What the meal under the cursor costs, how this part of the score stands, and the header's."""
        meal = self._meal()
        own: Subjects = [(_("to pay tonight"), meal.cost.subject)] if meal else []
        own += [(one.duty, one.duty_why) for one in self._view.members if one.duty_why] if self._view else []
        own += [(need.label, need.why) for need in self._view.needs if need.why] if self._view else []
        return [*own, (_("home, as it counts"), "part:home"), *self.header_subjects()]

    def can(self, action: str) -> bool:
        """Meals until the end; bringing home while there is something at the stall that somebody eats."""
        if action == "meals":
            return any(not meal.chosen for meal in self._meals()) and self.run.phase != "over" and not self.run.pressing
        if action == "bring":
            return bool(self._bringable())
        return super().can(action)

    def _bringable(self) -> Sequence[StoreRow]:
        return [row for row in self._view.stores if row.most] if self._view else []

    # what is done here

    def act_dues(self) -> None:
        """The form of dues, the cursor on the one that the sentence of the page speaks of."""
        verb = next((one.verb for one in family.pressing(self.scene) if one.action == "dues"), "")
        due = (one for one in self.session.choices() if one.verb == verb and one.refusal is None)
        self.open_form("dues", next((" ".join((one.verb, *one.ids)) for one in due), ""))

    def act_meals(self) -> None:
        """Cook the meal under the cursor from tonight; on the one that is eaten, go on to another."""
        meal = self._meal()
        if meal is not None and not meal.chosen:
            self._cook(meal.id)
            return
        keys = [one.id for one in self._meals()]
        table = self.query_one("#table", RowList)
        if meal is not None:  # that one is eaten already: on to another
            table.go(keys[(keys.index(meal.id) + 1) % len(keys)])
        table.focus()
        self.tell(_("Enter cooks this from tonight; the arrows go to another."))

    def _cook(self, meal: str) -> None:
        row = self._meal()
        if row is not None and not row.chosen:
            self.carry_out(Command("meal", (meal,)), ("meal_set",))

    def act_bring(self) -> None:
        """Bring goods from the stall into the store at home."""
        from marketgen.tui.dialogs.dialog import ChooseDialog, named

        rows = self._bringable()
        if len(rows) == 1:
            self._bring(rows[0])
        elif rows:
            goods = [(row.good, row.name) for row in rows]
            dialog = ChooseDialog(_("What do you bring home?"), "", named(goods), _("this"), rows[0].good)
            self.app.push_screen(dialog, lambda good: self._bring(next((r for r in rows if r.good == good), None)))

    def _bring(self, row: StoreRow | None) -> None:
        if row is not None:
            deeds.bring(self, row)
