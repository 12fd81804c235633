"""Home: who eats, how they are, what is in the house, and what they eat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from marketgen.engine.commands import Command
from marketgen.i18n import _, ngettext
from marketgen.play import look, wording
from marketgen.play.views import HomeView, MealRow, MemberRow, StoreRow, value
from marketgen.tui.lines import BLANK, MEASURE, Column, columned, indent, join, labels, paragraphs, say, widths, wrap
from marketgen.tui.screens.playscreen import Stage, Subjects
from marketgen.tui.screens.working import WorkingScreen
from marketgen.tui.widgets.charts import Point, line_chart
from marketgen.tui.widgets.chrome import Hint
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.rows import Row, RowList

BAR, LINE = 12, 14  # cells of the health bar and of its line over the days
WELL = 100
"""The whole of the health scale; a line on a fixed scale makes no drama of two points."""

FULL = 70
"""Columns from which the meals say what they are."""


class HomeScreen(WorkingScreen):
    """The household."""

    ID = "home"
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

    _view: HomeView | None = None

    def fill_contents(self) -> None:
        """The rows of the meals, with the cursor on the one that is eaten."""
        first = self._view is None
        view = self._view = look.home(self.scene)
        eaten = next((meal.id for meal in view.meals if meal.chosen), "")
        self.query_one("#table", RowList).fill(self._rows, eaten if first else None)
        for name in ("#members", "#meals-head", "#stores"):
            self.query_one(name, Page).redraw()
        meal = self._meal()
        self.ask_next(view.prompt, Hint(_("Enter"), _("cooks this")) if meal and not meal.chosen else None)

    def _meal(self) -> MealRow | None:
        key = self.query_one("#table", RowList).key
        return next((meal for meal in self._meals() if meal.id == key), None)

    def _meals(self) -> tuple[MealRow, ...]:
        return self._view.meals if self._view else ()

    # drawing

    def _members(self, width: int) -> list[Content]:
        if self._view is None:
            return []
        columns = [
            Column(),
            Column(_("health"), right=True),
            Column(gap=2),
            Column(),
            Column(_("so far"), flex=True),
        ]
        cells = [self._member(row) for row in self._view.members]
        sizes = widths(columns, cells, width)
        lines = [say(self._view.heading, "bold $paper")]
        if self.size.height >= 30:
            lines.append(BLANK)
        lines.append(labels(columns, sizes))
        for row, cell in zip(self._view.members, cells, strict=True):
            about = " ".join(part for part in (f"{row.duty}." if row.duty else "", row.about) if part)
            lines += [
                columned(columns, sizes, cell),
                *wrap(about, width, "$brick" if row.duty_tone == "bad" else "$ash"),
            ]
        return lines

    def _member(self, row: MemberRow) -> list[Content]:
        style = {"good": "$celadon", "bad": "$brick"}.get(row.tone, "$paper")
        points = [Point(day, health) for day, health in enumerate(row.history)]
        line = line_chart(points, (LINE, 1), (0, WELL), self.pen.glyphs, "$river") if len(points) > 1 else []
        return [
            join(say(row.name, "bold $paper"), say("" if self.narrow else row.gloss, "$ash")),
            self.pen.amount(row.health, "bold $paper"),
            self.pen.meter(value(row.health), WELL, BAR, style),
            say(row.word, style),
            line[0] if line else BLANK,
        ]

    def _meals_head(self, width: int) -> list[Content]:
        return [say(_("What is eaten"), "bold $paper"), *([BLANK] if self.size.height >= 30 else [])]

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
        rows = [Row("", (labels(columns, sizes),))]
        for at, (meal, cell) in enumerate(zip(meals, cells, strict=True), 1):
            start = sizes[0] + sizes[1] + 4
            effect = indent(wrap(meal.effect, width - start, "$ash"), start)
            rows.append(Row(meal.id, (columned(columns, sizes, cell), *effect), str(at)))
        return rows

    def _stores(self, width: int) -> list[Content]:
        if self._view is None:
            return []
        lines = [say(_("What is in the house"), "bold $paper"), BLANK]
        columns = [Column(), Column(right=True), Column(flex=True, gap=3)]
        cells = [self._store(row) for row in self._view.stores]
        if cells:
            sizes = widths(columns, cells, width)
            lines += [columned(columns, sizes, cell) for cell in cells]
        else:
            lines += paragraphs([_("Nothing: what is eaten is bought every night.")], width)
        lines += [BLANK, *paragraphs(self._view.lines, min(width, MEASURE))]
        if self._view.needs:
            lines += [BLANK, say(_("What is asked of you"), "bold $paper")]
        for need in self._view.needs:
            lines += wrap(
                f"{need.label}: {need.text}", min(width, MEASURE), "$brick" if need.tone == "bad" else "$paper"
            )
        return lines

    def _store(self, row: StoreRow) -> list[Content]:
        days = ngettext("{count} day of meals", "{count} days of meals", row.days.value).format(count=row.days.value)
        return [say(row.name), self.pen.number(row.amount), say(days if row.days.value else "", "$smoke")]

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
        own += [(need.label, need.why) for need in self._view.needs if need.why] if self._view else []
        return [*own, (_("home, as it counts"), "part:home"), *self.header_subjects()]

    def can(self, action: str) -> bool:
        """Meals until the end; bringing home while there is something at the stall that somebody eats."""
        if action == "meals":
            return any(not meal.chosen for meal in self._meals()) and self.run.phase != "over" and not self.run.pending
        if action == "bring":
            return bool(self._bringable())
        return super().can(action)

    def _bringable(self) -> Sequence[StoreRow]:
        return [row for row in self._view.stores if row.most] if self._view else []

    # what is done here

    def act_meals(self) -> None:
        """Cook the meal under the cursor from tonight."""
        meal = self._meal()
        if meal is not None and not meal.chosen:
            self._cook(meal.id)
        else:
            self.query_one("#table", RowList).focus()
            self.tell(_("Move to a meal and press Enter."))

    def _cook(self, meal: str) -> None:
        row = self._meal()
        if row is not None and not row.chosen:
            self.carry_out(Command("meal", (meal,)), ("meal_set",))

    def act_bring(self) -> None:
        """Bring goods from the stall into the store at home."""
        from marketgen.tui.dialogs.dialog import ChooseDialog

        rows = self._bringable()
        if len(rows) == 1:
            self._bring(rows[0])
        elif rows:
            listed = [Row(row.good, (join(say(str(at), "$ash"), say(row.name, "$name"), gap=2),), str(at))
                      for at, row in enumerate(rows, 1)]  # fmt: skip
            title = _("What do you bring home?")
            dialog = ChooseDialog(title, "", lambda _width, _pen: listed, _("this"), rows[0].good)
            self.app.push_screen(dialog, lambda good: self._bring(next((r for r in rows if r.good == good), None)))

    def _bring(self, row: StoreRow | None) -> None:
        from marketgen.tui.dialogs.amount import bring_dialog

        if row is not None:
            good = row.good
            self.app.push_screen(bring_dialog(self.session, row), lambda units: self._brought(good, units))

    def _brought(self, good: str, units: int | None) -> None:
        if units:
            self.carry_out(Command("bring", (good,), units), ("brought",))
