"""The app: themes, glyphs, keys, which screens there are, and how a run begins and ends."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import threading
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.binding import BindingType
from textual.command import Provider
from textual.events import CursorPosition, Event, InputEvent, Key, Paste, Resize
from textual.filter import LineFilter
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.theme import Theme

from marketgen.engine.frozen import frozen
from marketgen.i18n import _
from marketgen.play import keymap
from marketgen.saves.problems import SaveProblem
from marketgen.saves.settings import load
from marketgen.terminal import Sight
from marketgen.tui import keys
from marketgen.tui.hanging_up import FAREWELL, leave_when_gone
from marketgen.tui.hinting import Hinting
from marketgen.tui.palette import PALETTES, palette
from marketgen.tui.playing import WORKING_SCREENS, PlayingApp
from marketgen.tui.screens.base import LEAST, GameScreen
from marketgen.tui.sheets import Sheets
from marketgen.tui.shelf import Shelf
from marketgen.tui.theme import DEFAULTS, FEW_THEMES, THEMES, WithoutColour
from marketgen.tui.widgets.chrome import BROAD, LOW, NARROW, ThinBar, WholeCells
from marketgen.tui.widths import Widths

if TYPE_CHECKING:
    from marketgen.engine.world import World
    from marketgen.play.session import Session
    from marketgen.saves.settings import Value
    from marketgen.tui.formats import Pen
    from marketgen.tui.screens.lesson import Door

_THEMES = {few: {each.name: each for each in themes} for few, themes in ((False, THEMES), (True, FEW_THEMES))}

_PALETTE = "--command-palette"
"""What Textual calls it."""

_SETTLED = 1.0
"""Seconds after which the first picture stands."""


@frozen
class After:
    """What is to be done after the screens have closed: ``plain`` goes on as plain text, with ``run`` if one is
    being played; ``results``: where the result of its lesson goes, None if it belongs to none."""

    plain: bool = False
    run: Path | None = None
    results: Path | None = None


def later(module: str, name: str) -> Callable[[], Any]:
    """Something of a module of this package that is imported when it is first wanted."""

    def wanted() -> Any:
        return getattr(import_module(f"marketgen.tui.{module}"), name)

    return wanted


def _screen(module: str, name: str) -> Callable[[], Screen[Any]]:
    return lambda: cast("Screen[Any]", later(f"screens.{module}", name)()())


def _collect_garbage() -> None:
    """From now on; what there is by now (modules, the world) stays until the end and is passed by."""
    gc.freeze()
    gc.enable()


class MarketApp(PlayingApp[After]):
    """marketgen on the screen. With ``session`` that run is in front from the beginning, with ``door`` a lesson; the
    title is made when one goes there.

    fault: what went wrong with the program itself, if it did; the caller writes the report.
    """

    CSS_PATH = "screens/base.tcss"
    SCREENS: ClassVar[dict[str, Callable[[], Screen[Any]]]] = {
        **WORKING_SCREENS,
        "title": _screen("title", "TitleScreen"),
        "picker": _screen("picker", "PickerScreen"),
        "saves": _screen("saves", "SavesScreen"),
        "results": _screen("results", "ResultsScreen"),
        "watch": _screen("watch", "WatchScreen"),
        "settings": _screen("settings", "SettingsScreen"),
    }
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {
        later("commands", "ActionProvider"),
        later("commands", "DeedProvider"),
    }
    BINDINGS: ClassVar[list[BindingType]] = list(keys.app_bindings())
    ENABLE_COMMAND_PALETTE = False  # its key comes from the table of actions
    ALLOW_SELECT = False  # a drag over rows is a click that slipped; terminals select with Shift held
    HORIZONTAL_BREAKPOINTS = [(0, "-cramped"), (60, "-narrow"), (NARROW, "-wide"), (BROAD, "-broad")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (20, "-low"), (LOW, "-tall")]

    _few = False  # colours; known once there is a console

    def __init__(self, session: Session | None = None, door: Door | None = None, sight: Sight | None = None) -> None:
        super().__init__()
        self.sight = sight or Sight()
        self.title = "marketgen"
        self.animation_level = "none"
        self.settings = load()
        self.shelf = Shelf()
        self._few = self.few_colours
        for each in FEW_THEMES if self._few else THEMES:
            self.register_theme(each)
        self.theme = palette(self.settings.word("theme")).id
        self.stylesheet = Sheets(self.get_css_variables())
        self.own_keys = keymap.Keymap()
        self.fault: BaseException | None = None
        self._first, self._door, self._widths = session, door, Widths()
        self.hinting = Hinting(self)
        self._pen: Pen | None = None
        self._uncoloured = WithoutColour()

    # looks

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our variables under a theme that does not know them."""
        return DEFAULTS

    @property
    def current_theme(self) -> Theme:
        """The theme in force. Textual asks for every line it paints and gathers all themes each time; ours are few."""
        return _THEMES[self._few].get(self.theme) or super().current_theme

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        """What may be seen behind the screen in front. Textual lays out and paints the next one for every screen, also
        for one that lets nothing through."""
        stack = self._screen_stack
        return [] if stack and stack[-1].styles.background.a == 1 else super()._background_screens

    @property
    def colourless(self) -> bool:
        """Whether colours are not wanted or too few to tell ours apart."""
        return self.no_color or self.console.color_system in (None, "standard", "windows")

    @property
    def few_colours(self) -> bool:
        """Whether the terminal has 256 colours or fewer."""
        return self.console.color_system != "truecolor"

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Without colours: weights, reverse and words, in place of Textual's greys."""
        return [self._uncoloured] if self.colourless else super().get_line_filters()

    @property
    def pen(self) -> Pen:
        """What numbers and degrees are written with; made when the first screen wants it."""
        if self._pen is None:
            self.use_pen(None)
        assert self._pen is not None
        return self._pen

    def use_pen(self, world: World | None) -> None:
        """Write from now on with the glyphs of the settings, or those that suit this terminal, and with the units of a
        world."""
        from marketgen.tui.formats import Pen
        from marketgen.tui.glyphs import glyphs

        self._pen = Pen(glyphs(self.signs), world)
        ScrollBar.renderer = WholeCells if self.signs == "letters" else ThinBar

    @property
    def signs(self) -> str:
        """The set of shapes in force: that of the settings, or the one that suits this terminal."""
        wanted = self.settings.word("glyphs")
        return self.sight.signs if wanted == "auto" or self.sight.encoding else wanted

    def keys_of(self, action: str) -> str:
        """The keys of an action, as Textual names them; those it was remapped to, if it was."""
        return self._keymap.get(action, keys.action(action).key)

    # life

    def on_mount(self) -> None:
        """Stand at the title, or in the run that was asked for; heed the system's wish to end."""
        self._heed_signals()
        self._remap()
        if self.sight.asks and self._driver:
            self._widths.ask(self._driver.write)
        if not gc.isenabled():
            self.set_timer(_SETTLED, _collect_garbage)
        if self._door is not None:
            self.push_screen(later("screens.lesson", "LessonScreen")()(self._door))
        elif self._first is None:
            self.push_screen("title")
        else:
            self.play(self._first)

    def _remap(self) -> None:
        """Keys of the player's own; what is wrong with them is said in the settings."""
        self.own_keys = keymap.load()
        if self.own_keys.keys:
            self.set_keymap(dict(self.own_keys.keys))

    def on_cursor_position(self, event: CursorPosition) -> None:
        """The terminal says how wide it drew something; what is drawn from now on follows it."""
        shapes = self.settings.word("glyphs") == "auto"
        before, self.sight = self.sight, self._widths.answer(event.x, self.sight, shapes)
        if self.sight is not before:
            self.use_pen(self.session.world if self.session else None)
            for name in ("refill", "resized"):
                getattr(self.screen, name, int)()
            self.refresh_css(animate=False)
            self.refresh(layout=True)

    def _heed_signals(self) -> None:
        if self.is_headless:
            return
        loop = asyncio.get_running_loop()
        for name, heed in (("SIGTERM", self.act_quit), ("SIGHUP", self._hang_up), ("SIGINT", self.act_quit)):
            number = getattr(signal, name, None)
            if number is not None:
                try:
                    loop.add_signal_handler(number, heed)
                except (NotImplementedError, RuntimeError):  # Windows has no handlers; its console closes by itself
                    return
        leave_when_gone(loop, self.act_quit)

    def _hang_up(self) -> None:
        """The window may be gone. The run is on the disk already; where there is no terminal left, writing Textual's
        farewell to it can block for ever, so the process ends by itself soon."""
        self.end_session()
        patience = threading.Timer(FAREWELL, os._exit, (0,))
        patience.daemon = True
        patience.start()
        self.act_quit()

    def enter_run(self, begin: Callable[[], Session]) -> bool:
        """Play the session that ``begin`` gives. If there is none, the screen in front says why; returns whether."""
        from marketgen.play.games import GameProblem

        try:
            session = begin()
        except (GameProblem, SaveProblem) as problem:
            self.call_after_refresh(self.tell, str(problem), "bad")
            return False
        self.change_setting("welcomed", True)
        self.play(session)
        return True

    def resume(self, name: str) -> bool:
        """Go on with a saved run, by its name."""
        from marketgen.play import games

        return self.enter_run(lambda: games.resume(name))

    def _handle_exception(self, error: Exception) -> None:
        """A fault of the program: keep it for the report and close. Textual would print all it knows, the player's
        words among it; tests, which run without a screen, still get it whole."""
        self.fault = error
        if self.is_headless or self.debug:
            super()._handle_exception(error)
        else:
            self._return_code = 1
            self._close_messages_no_wait()

    def change_setting(self, key: str, value: Value) -> str:
        """Keep a setting; it holds for this window even if it cannot be written, and then the reason is returned. In a
        browser it holds for this window only: the settings file is that of everybody whom the server serves."""
        from marketgen.saves import settings

        if self.settings[key] == value:
            return ""
        if self.is_web:
            self.settings = self.settings.with_value(key, value)
            return ""
        try:
            self.settings = settings.change(key, value)
        except SaveProblem as problem:
            self.settings = self.settings.with_value(key, value)
            return str(problem)
        return ""

    def use_language(self) -> None:
        """Speak the language of the settings, else that of the system, from the next drawing on."""
        from marketgen import i18n
        from marketgen.saves.settings import wanted_language

        try:
            i18n.install(wanted_language(self.settings))
        except ValueError as problem:
            self.call_after_refresh(self.tell, str(problem), "bad")

    async def on_event(self, event: Event) -> None:
        """Whoever touches a key or the mouse is noticed by the title before it heeds that."""
        if isinstance(event, InputEvent) and not event.is_forwarded and self._screen_stack:
            stirred = getattr(self._screen_stack[-1], "stirred", None)
            if stirred is not None:
                stirred()
        await super().on_event(event)

    async def deliver(self, event: Key | Paste) -> None:
        """In a window too small to show anything nothing acts unseen, be it a key of a dialog or of a field in it: only
        leaving, and going on as plain text."""
        plain = self.keys_of("plain").split(",")
        if not (isinstance(self.screen, GameScreen) and self.screen.unseen):
            await super().deliver(event)
        elif isinstance(event, Key) and not await self._check_bindings(event.key, priority=True) and event.key in plain:
            self.act_plain()

    def on_resize(self, event: Resize) -> None:
        """The palette has no sentence for a window that is too small; it goes, and the screen under it says it."""
        if self.screen.id == _PALETTE and (event.size.width < LEAST[0] or event.size.height < LEAST[1]):
            self.screen.dismiss()

    # actions of every screen

    async def action_act(self, name: str) -> None:
        """An action whose key holds everywhere, dialogs included."""
        if name == "quit":
            self.act_quit()

    def act_quit(self) -> None:
        """Leave the game. Every accepted command is on the disk already."""
        self.end_session()
        self.exit(After())

    act_leave = act_quit

    def act_plain(self) -> None:
        """Go on as plain text, with the run in front. A browser takes screens only."""
        if self.is_web:
            return
        file, attends = (self.session.file, self.session.attends) if self.session else (None, None)
        self.end_session()
        self.exit(After(True, file.path if file else None, attends.results if attends else None))

    def act_palette(self) -> None:
        """Find any command by typing."""
        from textual.command import CommandPalette

        words = _("What to do, and with what or whom: sell, price, gift, why")
        self.push_screen(CommandPalette(placeholder=words, id=_PALETTE))

    def heeds(self, key: Key) -> bool:
        """Letters typed to jump to a row are no keys meanwhile."""
        screen = self.screen
        return isinstance(screen, GameScreen) and not screen.unseen and screen.seeker.heeds(key)

    def act_theme(self) -> None:
        """The next of the five themes; it is kept."""
        names = [each.id for each in PALETTES]
        at = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(at + 1) % len(names)]
        self.change_setting("theme", self.theme)

    def act_help(self) -> None:
        """The help of the screen in front."""
        screen = self.screen
        if isinstance(screen, GameScreen):
            self._open("help", "HelpScreen", screen.ID, screen.ABOUT)

    act_about = act_help

    def act_now(self) -> None:
        """What can be done now; where no run is in front, the help of the screen."""
        return self._open("now", "NowScreen") if self.session else self.act_help()

    def act_hints(self) -> None:
        """The hints that were shown, to be read again; the one that stands now has been read."""
        self._open("hints", "HintsScreen")

    def act_cards(self, first: str = "") -> None:
        """The rule cards, the one with the id ``first`` at the top."""
        self._open("reference", "CardsScreen", first)

    def act_glossary(self) -> None:
        """The Korean words."""
        self._open("reference", "GlossaryScreen")

    def act_sources(self) -> None:
        """What the numbers rest on."""
        self._open("reference", "SourcesScreen")

    def _open(self, module: str, name: str, *words: str) -> None:
        """A page over the screen in front; one of these pages never lies twice on the pile."""
        kind = later(f"screens.{module}", name)()
        if not any(isinstance(screen, kind) for screen in self.screen_stack):
            self.push_screen(kind(*words))
