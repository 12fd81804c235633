"""The title: the picture, the name, and a menu with its lamp on what is most likely wanted."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.theme import Theme

from marketgen import __version__
from marketgen.i18n import _
from marketgen.tui import keys
from marketgen.tui.lines import BLANK, MEASURE, fit, indent, join, paragraphs, say, wrap
from marketgen.tui.palette import palette
from marketgen.tui.screens.base import GameScreen
from marketgen.tui.widgets.chrome import KeyFooter, lamp
from marketgen.tui.widgets.daybreak import RecordedDay
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.picture import DuskPicture
from marketgen.tui.widgets.rows import Row, RowList

_MENU = (("continue_run",), ("new_run", "today", "saves", "results", "watch"), ("settings", "leave"))
"""The items in their groups; a blank line stands between groups where there is room."""

_TALL = 34  # rows from which groups are parted and the picture still has most of the window


class TitleScreen(GameScreen[None]):
    """The first screen. Enter takes the lit item, which is *Continue* once there is something to continue."""

    ID = "title"
    HOME = True
    LAMP = False
    CSS_PATH: ClassVar[str] = "title.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._told = ""
        self._choosing = False  # the scenarios are on their way to the screen

    def body(self) -> ComposeResult:
        """Picture, name, menu."""
        with Container(id="street"):
            yield DuskPicture(palette(self.app.theme, self.market.few_colours), self._many_colours)
            yield RecordedDay()
        yield Page(self._draw_name, id="name")
        yield Menu(self._items, id="menu", lead=0, single=True)

    def on_mount(self) -> None:
        """Follow the theme with the picture; the version stands at the right."""
        self.app.theme_changed_signal.subscribe(self, self._recolour)
        self.query_one(KeyFooter).say_right(__version__)

    def refill(self) -> None:
        """Show what can be continued now; what there is to begin comes once the first picture stands."""
        self._choosing = False
        self.market.shelf.look_for_runs()
        menu = self.query_one(Menu)
        menu.fill(self._items, self._first if not menu.key or menu.key not in menu.keys else None)
        drawn = not self.market.colourless and self.market.signs != "letters"
        self.query_one("#picture").visible = drawn
        self.set_class(not drawn, "-bare")
        self.query_one("#name", Page).redraw()
        self.call_after_refresh(self._look_further)

    def on_screen_resume(self) -> None:
        """In front again: a recorded day is told when nobody does anything, unless nothing shall move."""
        if not self.market.settings.on("low_motion"):
            self.query_one(RecordedDay).wait()

    def on_screen_suspend(self) -> None:
        """Another screen is in front: no clock of this one runs on."""
        for day in self.query(RecordedDay):
            day.rest()

    def stirred(self) -> None:
        """A key or the mouse: what is told stops, and nothing of the key is lost."""
        for day in self.query(RecordedDay):
            day.stir()

    def _look_further(self) -> None:
        """What the first picture can do without: the heads of the scenarios."""
        self.market.shelf.look_for_titles()
        self.query_one(Menu).redraw()

    @property
    def _first(self) -> str:
        return "continue_run" if self.can("continue_run") else "new_run"

    @property
    def _many_colours(self) -> bool:
        return self.app.theme in ("dusk", "compass") and not self.market.few_colours

    def _recolour(self, theme: Theme) -> None:
        self.query_one(DuskPicture).recolour(palette(theme.name, self.market.few_colours), self._many_colours)

    def can(self, action: str) -> bool:
        """What needs runs or results only when there are some; plain text only where it is offered."""
        shelf = self.market.shelf
        if action == "continue_run":
            return bool(shelf.latest)
        if action in ("saves", "today"):
            return bool(shelf.runs)
        if action == "results":
            return shelf.has_results
        if action == "watch":
            return bool(shelf.recordings)
        return action != "plain" or (self.market.settings.on("offer_plain") and not self.app.is_web)

    def _draw_name(self, width: int) -> list[Content]:
        shelf = self.market.shelf
        gloss = _("the market generation")
        lines = [join(say("marketgen", "bold $paper"), say("장마당 세대", "$smoke"), say(gloss, "$ash"), gap=3)]
        if not shelf.runs and not self.market.settings.on("welcomed"):
            lines += [BLANK, *paragraphs([self._welcome()], min(width, MEASURE), "$smoke")]
        for note in filter(None, (self._told, shelf.note, self.market.settings.note)):
            lines += [BLANK, *paragraphs([note], min(width, MEASURE), "$brick")]
        if self.market.sight.note:
            lines += [BLANK, *paragraphs([self.market.sight.note], min(width, MEASURE), "$smoke")]
        return lines

    def tell(self, sentence: str, tone: str = "") -> None:
        """Why something could not be done, under the name."""
        self._told = sentence
        self.query_one("#name", Page).redraw()

    def _welcome(self) -> str:
        return _(
            "This is a game about trading from a market stall in a North Korean border town in 2017. "
            "It shows prices, trust, officials and a household, and names the sources of its numbers. "
            "The people and what happens to them are invented."
        )

    def _items(self, width: int) -> list[Row]:
        tall = self.size.height >= _TALL
        groups = [[name for name in group if self.can(name)] for group in _MENU]
        labels = {name: _(keys.action(name).label) for group in groups for name in group}
        room = max(say(label).cell_length for label in labels.values()) + 3
        rows: list[Row] = []
        for group in filter(None, groups):
            if rows and tall:
                rows.append(Row("", (BLANK,)))
            for name in group:
                at = sum(bool(row.key) for row in rows) + 1
                rows.append(Row(name, self._item(name, labels[name], room, width), str(at)))
        return rows

    def _item(self, name: str, label: str, room: int, width: int) -> tuple[Content, ...]:
        lit = name == self.query_one(Menu).key
        key = self.key_of(name)
        field = lamp(key) if lit else say(f" {key} ", "$smoke")
        words = fit(say(label, "bold $lamp" if lit else "$paper"), room)
        start = field.cell_length + 2 + room
        about, *more = wrap(self.market.shelf.about(name), width - start, "$paper" if lit else "$ash") or [BLANK]
        return (fit(Content.assemble(field, "  ", words, about), width), *indent(more, start))

    @on(RowList.Chosen)
    async def _choose(self, message: RowList.Chosen) -> None:
        message.stop()
        await self.action_act(message.key)

    def act_new_run(self) -> None:
        """To the scenarios. Pressed again before they stand, it begins the first of them: Enter, Enter plays."""
        if self._choosing:
            from marketgen.tui.screens.picker import PickerScreen

            picker = self.app.get_screen("picker")
            if isinstance(picker, PickerScreen):
                picker.act_begin()
            return
        self._choosing = True
        self.app.push_screen("picker")

    def act_today(self) -> None:
        """To the scenarios, with the shared run of the date laid out."""
        from marketgen.tui.screens.picker import PickerScreen

        picker = self.app.get_screen("picker")
        if isinstance(picker, PickerScreen):
            picker.lay_out_today()
        self.app.push_screen("picker")

    def act_results(self) -> None:
        """To what one's runs came to."""
        self.app.push_screen("results")

    def act_saves(self) -> None:
        """To the saved runs."""
        self.app.push_screen("saves")

    def act_settings(self) -> None:
        """To the settings."""
        self.app.push_screen("settings")

    def act_continue_run(self) -> None:
        """Go on with the run played last."""
        if self.market.shelf.latest:
            self.market.resume(self.market.shelf.latest.name)

    def act_watch(self) -> None:
        """To the recorded runs."""
        self.app.push_screen("watch")


class Menu(RowList):
    """The menu: the lamp stands at its left, on the item under the cursor, in place of tint and bar."""

    def _line(self, line: Content, width: int, lit: bool) -> Content:
        return line
