"""The settings, drawn from their table: one row each, all values of the one under the cursor beside it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from marketgen.i18n import _
from marketgen.play import preferences
from marketgen.play.views import Prompt
from marketgen.saves.settings import Setting, Value, place_of, settings_path
from marketgen.tui.dialogs.ask import AskWords
from marketgen.tui.lines import BLANK, MEASURE, act, ends, join, say, short_path, wrap, wrapped
from marketgen.tui.palette import palette
from marketgen.tui.screens.base import GameScreen
from marketgen.tui.widgets.chrome import LOW, Scroller, head_lines
from marketgen.tui.widgets.page import Acted, Page
from marketgen.tui.widgets.rows import Row, RowList

_VALUE = "value:"


class SettingsScreen(GameScreen[None]):
    """Enter or a click takes the next value; it holds at once and is kept."""

    ID = "settings"
    CSS_PATH: ClassVar[str] = "settings.tcss"

    def body(self) -> ComposeResult:
        """Head, rows, and what the setting under the cursor does."""
        yield Page(self._draw_head, id="head")
        with Container(id="sides"):
            with Scroller(id="list"):
                yield RowList(self._rows)
            yield Page(self._draw_about, classes="panel")

    def refill(self) -> None:
        """Show the settings as they are."""
        self.query_one("#head", Page).redraw()
        self.query_one(RowList).fill(self._rows)
        self._about_changed()

    @property
    def setting(self) -> Setting:
        """The setting under the cursor."""
        key = self.query_one(RowList).key
        return next((setting for setting in preferences.SHOWN if setting.key == key), preferences.SHOWN[0])

    @on(RowList.Moved)
    def _about_changed(self) -> None:
        self.query_one(".panel", Page).redraw()
        setting = self.setting
        sentence = _("{setting}: {value}.").format(setting=_(setting.title), value=self._value(setting))
        self.ask(Prompt(sentence, "change"))

    def _draw_head(self, width: int) -> list[Content]:
        notes = [self.market.settings.note, *self.market.own_keys.told]
        where = _("kept in {path}").format(path=short_path(settings_path()))
        where = _("for this window") if self.app.is_web else where
        lines = [BLANK, *head_lines(_("Settings"), where, "", width)]
        told = [line for note in notes if note for line in wrap(note, width - 4, "$brick")]
        return [*lines, *(line.pad_left(2) for line in told), BLANK]

    def _rows(self, width: int) -> list[Row]:
        rows, digits = [], len(str(len(preferences.SHOWN)))
        for number, setting in enumerate(preferences.SHOWN, 1):
            title = join(say(str(number).rjust(digits), "$ash"), say(_(setting.title), "$name"), gap=2)
            value = say(self._value(setting), "$smoke")
            rows.append(Row(setting.key, tuple(ends(title, value, width - 1)), str(number)))
        return rows

    def _value(self, setting: Setting) -> str:
        value = self.market.settings[setting.key]
        return short_path(Path(str(value))) if setting.kind == "folder" and value else preferences.words(setting, value)

    def _draw_about(self, width: int) -> list[Content]:
        setting, glyphs = self.setting, self.pen.glyphs
        told = wrap(_(setting.help), min(width, MEASURE), "$smoke")
        if self.narrow and self.size.height < LOW:
            return [*told, *wrapped(join(*self._in_a_row(setting), gap=3), width)]
        lines = [say(_(setting.title), "bold $paper"), BLANK, *told, BLANK]
        for value, title in preferences.values(setting):
            chosen = value == self.market.settings[setting.key]
            mark = say(glyphs.chosen, "$lamp") if chosen else BLANK
            words = say(title, "bold $lamp" if chosen else "$smoke")
            lines.append(_takes(join(mark, words) if chosen else words.pad_left(2), title))
        return lines

    def _in_a_row(self, setting: Setting) -> list[Content]:
        """The values behind each other, for a window with few rows."""
        chosen = self.market.settings[setting.key]
        return [
            join(say(self.pen.glyphs.chosen, "$lamp"), say(title, "bold $lamp")) if value == chosen
            else _takes(say(title, "$smoke"), title) for value, title in preferences.values(setting)
        ]  # fmt: skip

    @on(RowList.Chosen)
    def act_change(self) -> None:
        """The next value of the setting under the cursor."""
        setting = self.setting
        if setting.kind == "folder":
            self._ask_folder(setting)
            return
        self._take(setting.key, preferences.following(setting, self.market.settings[setting.key]))

    async def on_acted(self, message: Acted) -> None:
        """A click on a value of the panel takes it."""
        title = message.action.removeprefix(_VALUE)
        if title != message.action:
            message.stop()
            message.prevent_default()
            self._take(
                self.setting.key, next(value for value, called in preferences.values(self.setting) if called == title)
            )

    def _ask_folder(self, setting: Setting) -> None:
        """Which folder; that of a server is nobody's to choose from a browser."""
        if self.app.is_web:
            self.tell(_("The folder is on the computer that serves the game; it is set there."), "bad")
            return
        usual = _("the usual place")
        about = "\n".join([_(setting.help), _("A whole path; or {usual}, to go back to it.").format(usual=usual)])

        def check(words: str) -> str:
            return "" if words.strip() == usual else place_of(words)[1]

        def take(words: str | None) -> None:
            if words:
                self._take(setting.key, "" if words.strip() == usual else place_of(words)[0])

        start = str(self.market.settings[setting.key]) or usual
        self.app.push_screen(AskWords(_(setting.title), about, _("keep them there"), start, check), take)

    def act_theme(self) -> None:
        """The next theme, whatever the cursor is on."""
        self.market.act_theme()
        self.refill()

    def act_own_keys(self) -> None:
        """The keys, to change them."""
        from marketgen.tui.screens.own_keys import OwnKeysScreen

        self.app.push_screen(OwnKeysScreen())

    def _take(self, key: str, value: Value) -> None:
        wrong = self.market.change_setting(key, value)
        if key == "theme":
            self.app.theme = palette(str(value)).id
        elif key == "glyphs":
            self.market.use_pen(None)
        elif key == "language":
            self.market.use_language()
        self.refill()
        if wrong:
            self.tell(wrong, "bad")


def _takes(words: Content, title: str) -> Content:
    """The words of a value, which a click on them takes."""
    return act(words, f"{_VALUE}{title}")
