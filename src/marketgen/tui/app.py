"""The app: themes, glyphs, keys, which screens there are, and the run that is being played."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.command import Provider
from textual.filter import LineFilter
from textual.screen import Screen

from marketgen.saves.settings import load
from marketgen.tui import keys
from marketgen.tui.palette import PALETTES, palette
from marketgen.tui.shelf import Shelf
from marketgen.tui.theme import DEFAULTS, THEMES, WithoutColour
from marketgen.tui.widgets.chrome import BROAD, LOW, NARROW

if TYPE_CHECKING:
    from marketgen.engine.world import World
    from marketgen.tui.commands import ActionProvider
    from marketgen.tui.formats import Pen


@dataclass(frozen=True, slots=True)
class After:
    """What is to be done after the screens have closed: ``plain`` goes on as plain text, with ``run`` if one is
    being played."""

    plain: bool = False
    run: Path | None = None


def _title() -> Screen[Any]:
    from marketgen.tui.screens.title import TitleScreen

    return TitleScreen()


def _provider() -> type[ActionProvider]:
    from marketgen.tui.commands import ActionProvider

    return ActionProvider


class MarketApp(App[After]):
    """marketgen on the screen."""

    CSS_PATH = "screens/base.tcss"
    SCREENS: ClassVar[dict[str, Callable[[], Screen[Any]]]] = {"title": _title}
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_provider}
    BINDINGS: ClassVar[list[BindingType]] = list(keys.app_bindings())
    ENABLE_COMMAND_PALETTE = False  # its key comes from the table of actions
    ALLOW_SELECT = False  # a drag over rows is a click that slipped; terminals select with Shift held
    HORIZONTAL_BREAKPOINTS = [(0, "-cramped"), (60, "-narrow"), (NARROW, "-wide"), (BROAD, "-broad")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (20, "-low"), (LOW, "-tall")]

    def __init__(self) -> None:
        super().__init__()
        self.settings = load()
        self.shelf = Shelf()
        self.title = "marketgen"
        self.animation_level = "none"
        for each in THEMES:
            self.register_theme(each)
        self.theme = palette(self.settings.word("theme")).id
        self._pen: Pen | None = None
        self._uncoloured = WithoutColour()

    # looks

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our variables under a theme that does not know them."""
        return DEFAULTS

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
        """Write from now on with the glyphs of the settings, and with the units of a world."""
        from marketgen.tui.formats import Pen
        from marketgen.tui.glyphs import glyphs

        self._pen = Pen(glyphs(self.settings.word("glyphs")), world)

    # life

    def on_mount(self) -> None:
        """Begin at the title; leave in order when the window closes or the system asks."""
        self._heed_signals()
        self.push_screen("title")

    def _heed_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None and not self.is_headless:
                try:
                    loop.add_signal_handler(number, self.act_quit)
                except (NotImplementedError, RuntimeError):  # Windows has no handlers; its console closes by itself
                    return

    async def action_act(self, name: str) -> None:
        """An action whose key holds everywhere, dialogs included."""
        if name == "quit":
            self.act_quit()

    def act_quit(self) -> None:
        """Leave the game. Every accepted command is on the disk already."""
        self.exit(After())

    act_leave = act_quit

    def act_plain(self) -> None:
        """Go on as plain text."""
        self.exit(After(plain=True))

    def act_palette(self) -> None:
        """Find any command by typing."""
        self.action_command_palette()

    def act_theme(self) -> None:
        """The next of the four themes."""
        names = [each.id for each in PALETTES]
        at = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(at + 1) % len(names)]
