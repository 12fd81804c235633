"""What every screen of the game has: keys from the one table, the prompt line, the footer, and manners.

A screen names itself (``ID``, as in ``play.actions``), builds its body, and refills it from views. For an action
``x`` of the table it has a method ``act_x``; what a screen does not do itself, the app does.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, cast

from rich.style import Style
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, Key, Resize
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Tooltip

from marketgen.i18n import N_, _
from marketgen.play.actions import actions_of
from marketgen.tui import keys, tips
from marketgen.tui.lines import BLANK, paragraphs
from marketgen.tui.seeking import Seeker
from marketgen.tui.widgets.chrome import CHOOSE, NARROW, Hint, KeyFooter, PromptLine
from marketgen.tui.widgets.page import CARD, LEFT, Acted, Page
from marketgen.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from marketgen.play.views import Prompt
    from marketgen.tui.app import MarketApp
    from marketgen.tui.formats import Pen

LEAST = (60, 20)
"""The smallest window a screen is laid out for, columns and rows."""

_SHORT = {"palette": N_("all"), "now": N_("now?"), "hide": N_("to bag")}
"""What keys of the footer are called where there is little room."""

Answer = TypeVar("Answer")


class GameScreen(Screen[Answer], Generic[Answer]):
    """A screen of the game. ``HOME``: whether Esc leads nowhere from here; ``LIST``: which list the digits pick in,
    as a selector; ``LAMP``: whether there is a prompt line; ``LETTERS``: whether letters do something here that is no
    action of the table; ``ABOUT``: what its help tells of, if it shares its ``ID`` with others."""

    ID: ClassVar[str] = ""
    ABOUT: ClassVar[str] = ""
    HOME: ClassVar[bool] = False
    LIST: ClassVar[str] = "RowList"
    LAMP: ClassVar[bool] = True
    LETTERS: ClassVar[bool] = False

    def __init_subclass__(cls, **options: Any) -> None:
        """Give a screen that names itself the keys of the table."""
        if "ID" in vars(cls):
            cls.BINDINGS = [*keys.bindings(cls.ID)]
        super().__init_subclass__(**options)

    def compose(self) -> ComposeResult:
        """The body, then the prompt line, the footer, and the sentence for a window that is too small."""
        self.update_classes(self.shape(), update=False)  # before there are widgets, so that they are styled once
        yield from self.body()
        with Vertical(classes="bottom"):  # it keeps its place, whatever else grows
            yield from self.beside()
            if self.LAMP:
                yield PromptLine()
            yield KeyFooter()
        yield Page(self._too_small, classes="too-small")

    def body(self) -> ComposeResult:
        """The widgets of this screen, from the top down."""
        yield from ()

    def beside(self) -> ComposeResult:
        """What stands under the body of some screens."""
        yield from ()

    def refill(self) -> None:
        """Fill the widgets from views. Called when the screen is shown, comes back to the front, and after a turn."""

    def shape(self) -> dict[str, bool]:
        """The classes that follow from the size of the window, and whether the screen has them. Textual sets those of
        the breakpoints too, but after a first layout, which then is thrown away."""
        classes: dict[str, bool] = {}
        bounds = (self.app.HORIZONTAL_BREAKPOINTS or [], self.app.VERTICAL_BREAKPOINTS or [])
        for steps, length in zip(bounds, self.app.size, strict=True):
            fitting = [name for least, name in sorted(steps) if length >= least]
            classes |= {name: name in fitting[-1:] for _least, name in steps}
        return classes

    # what the app knows

    @property
    def market(self) -> MarketApp:
        """The app, with its type."""
        return cast("MarketApp", self.app)

    @property
    def pen(self) -> Pen:
        """The pen of the app."""
        return self.market.pen

    @property
    def narrow(self) -> bool:
        """Whether the window has fewer columns than the wide layout needs."""
        return self.size.width < NARROW

    # the prompt line and the footer

    @property
    def prompt_line(self) -> PromptLine:
        """The prompt line."""
        return self.query_one(PromptLine)

    def ask(self, prompt: Prompt, hint: Hint | None = None) -> None:
        """Put the question of this screen and light its lamp; the footer follows."""
        self.prompt_line.ask(prompt, hint)
        self.query_one(KeyFooter).redraw()

    def tell(self, sentence: str, tone: str = "") -> None:
        """Answer in the prompt line until the next key: a refusal (``bad``), or what has been done."""
        if self.LAMP:
            self.prompt_line.tell(sentence, tone)

    def lit(self) -> str:
        """The action that carries the lamp."""
        return self.prompt_line.prompt.action if self.LAMP else ""

    # actions

    def can(self, action: str) -> bool:
        """Whether an action is open now; one that is not is left out of the footer and does nothing."""
        return True

    def shows(self, action: str) -> bool:
        """Whether an action that is open stands in the footer."""
        return self.can(action)

    def label_of(self, action: str) -> str:
        """An action's label in the footer; a screen may say more (``undo: plums to the bag``)."""
        return _(keys.action(action).label)

    def short_label_of(self, action: str) -> str:
        """The label where there is little room."""
        return _(_SHORT[action]) if action in _SHORT else _(keys.action(action).label)

    def key_of(self, action: str, short: bool = False) -> str:
        """The key an action has now, as it is shown; a remapped one is shown as it was remapped."""
        return keys.key_name(self.market.keys_of(action), short)

    def why_not(self, action: str) -> str:
        """Why an action of this screen is not open now, in a sentence for whoever presses its key; empty where the key
        has no meaning now."""
        return ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Textual's question whether a binding may act; a key that cannot may say why."""
        if action != "act" or not parameters:
            return True
        name = str(parameters[0])
        return self.can(name) or bool(self.why_not(name))

    async def action_act(self, name: str) -> None:
        """Carry out an action of the table, if it is offered here and open now."""
        if name not in {action.id for action in actions_of(self.ID)}:
            return
        if not self.can(name):
            if reason := self.why_not(name):
                self.tell(reason, "bad")
            return
        method = self._method(name)
        if method is None:
            return
        done = method()
        if inspect.isawaitable(done):
            await done

    def _method(self, name: str) -> Callable[[], Awaitable[None] | None] | None:
        own = getattr(self, f"act_{name}", None)
        return cast("Callable[[], Awaitable[None] | None] | None", own or getattr(self.app, f"act_{name}", None))

    async def on_acted(self, message: Acted) -> None:
        """A click on the lamp, a key of the footer or a tab; beside the lamp, it chooses the row under the cursor."""
        message.stop()
        if not self.market.clicks.meant(self, self.market.turn, message.when, message.chain):
            return
        if message.action == CHOOSE:
            self._choose_row()
        elif message.action.startswith(CARD):
            self.market.act_cards(message.action.removeprefix(CARD))
        else:
            await self.action_act(message.action)

    def _choose_row(self) -> None:
        for rows in self.query(self.LIST):
            if isinstance(rows, RowList) and rows.display:
                rows.action_choose()
                return

    # the mouse

    def get_widget_at(self, x: int, y: int) -> tuple[Widget, Region]:
        """What a click is meant for: a tooltip takes none."""
        return tips.beneath(self.get_widgets_at(int(x), int(y)), x, y)

    def get_style_at(self, x: int, y: int) -> Style:
        """The style there, under a tooltip too."""
        top = next(iter(self.get_widgets_at(int(x), int(y))), None)
        if top is None or not isinstance(top[0], Tooltip):
            return super().get_style_at(x, y)
        return tips.style_beneath(self.get_widget_at(x, y), int(x), int(y)) or Style.null()

    def on_mouse_down(self) -> None:
        """An answer in the prompt line lasts until something else is done, and so does what stands at the pointer."""
        for tip in self.query(Tooltip):
            tip.display = False
        self._quiet()

    def clicked_beside(self, event: Click) -> None:
        """What lies over another screen is left by a click beside it, as by Esc; not by the second half of the double
        click that opened it, nor by a click that asks."""
        if (
            event.button == LEFT
            and event.chain == 1
            and self.get_widget_at(int(event.screen_x), int(event.screen_y))[0] is self
        ):
            self.act_back()

    def act_back(self) -> None:
        """Go back to where one came from; nothing is decided by it."""
        if not self.HOME and len(self.app.screen_stack) > 2:
            self.dismiss()

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Leave, with an answer, once: what was typed ahead for a screen that has gone takes no other one away."""
        return super().dismiss(result) if self.is_current else AwaitComplete()

    # manners

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Textual's own, but for a screen that has been left by then: its widgets are gone, and perhaps the run."""

        def still() -> Any:
            return callback(*args, **kwargs) if self in self.app.screen_stack else None

        return super().call_after_refresh(still)

    def on_screen_resume(self) -> None:
        """Coming to the front: show things as they are now, in a window of its present size. A slow machine may tell
        it a screen that has been left meanwhile, or that the app has taken down with all others because it ends: it
        has nothing to show any more."""
        if not self.app.is_running or self not in self.app.screen_stack:
            return
        self.refill()
        if self._laid_out is None:
            self._laid_out = self.app.size
        elif self._laid_out != self.app.size:
            self.post_message(Resize(self.app.size, self.app.size))  # it was resized with another screen in front

    _laid_out: Size | None = None
    _unfocused: Widget | None = None  # what had the focus before the window became too small

    def on_resize(self, event: Resize) -> None:
        """Textual tells the size several times, the first of them when all is drawn for it already."""
        if self._laid_out != self.app.size:
            self._laid_out = self.app.size
            self.resized()

    def resized(self) -> None:
        """The window has another size. What is drawn may depend on its height as well as on the width of its place.
        What cannot be seen loses the focus; it has it again once it can."""
        if self.unseen:
            self._unfocused = self.focused or self._unfocused
        elif self._unfocused:
            self.call_after_refresh(self._focus_again, self._unfocused)
            self._unfocused = None
        self.update_classes(self.shape())
        for page in self.query(Page):
            page.forget()
            page.refresh(layout=True)

    def _focus_again(self, widget: Widget) -> None:
        if self.focused is None and widget.is_attached and widget.focusable:
            self.set_focus(widget)

    def _quiet(self) -> None:
        self.seeker.letters = None
        self.quiet()

    def quiet(self) -> None:
        """Take an answer out of the prompt line again."""
        for line in self.query(PromptLine):
            line.quiet()

    def on_key(self, event: Key) -> None:
        """An answer in the prompt line lasts until the next key. Digits pick a row."""
        self._quiet()
        if event.key in ("pageup", "pagedown"):
            self._turn(event.key == "pagedown")
        if event.character and event.character in "1234567890":
            for rows in self.query(self.LIST):
                if rows.display and self._pick(rows, event):
                    event.stop()
                    event.prevent_default()
                    return

    # jumping to a row by its letters

    @cached_property
    def seeker(self) -> Seeker:
        """The letters typed to find a row."""
        return Seeker(cast("GameScreen[object]", self))

    @property
    def seekable(self) -> bool:
        """Whether there are rows to find."""
        return any(isinstance(rows, RowList) and rows.keys for rows in self.query(self.LIST))

    def seek(self, letters: str) -> bool:
        """Put the cursor on the row that fits letters best; False if none does."""
        return any(isinstance(rows, RowList) and rows.display and rows.seek(letters) for rows in self.query(self.LIST))

    def act_find(self) -> None:
        """Look for a row by its letters."""
        if self.seekable:
            self.seeker.begin()
        else:
            self.tell(_("There are no rows here to find one in."))

    def _pick(self, rows: Widget, event: Key) -> bool:
        pick = getattr(rows, "pick", None)
        return bool(pick(event.character, event.time)) if pick else False

    def _turn(self, down: bool) -> None:
        """The page keys move what can be read, whatever has the focus."""
        for part in self.query(".scroll"):
            if part.display and part.allow_vertical_scroll and not part.has_focus:
                (part.scroll_page_down if down else part.scroll_page_up)(animate=False)
                return

    @property
    def too_small(self) -> bool:
        """Whether the window is too small for any layout."""
        return self.size.width < LEAST[0] or self.size.height < LEAST[1]

    @property
    def unseen(self) -> bool:
        """Whether nothing is to be seen but the sentence that the window is too small."""
        return self.too_small and bool(self.query(".too-small"))

    def _too_small(self, width: int) -> list[Content]:
        long, short = _smaller_letters() if self.app.is_web else _plain_text()
        key = self.key_of("plain")
        sentence = long.format(
            columns=self.size.width, rows=self.size.height, least_columns=LEAST[0], least_rows=LEAST[1], key=key
        )
        lines = paragraphs([sentence], max(1, width), "$paper")
        if len(lines) >= self.size.height:
            lines = paragraphs([short.format(key=key)], max(1, width), "$paper")
        return [BLANK, *lines] if len(lines) < self.size.height else lines


def _plain_text() -> tuple[str, str]:
    """What to do about a window that is too small, at length and in short: a terminal takes lines of text, too."""
    return (
        _(
            "This window has {columns} columns and {rows} rows; the screens need {least_columns} by {least_rows}. "
            "Make it larger, or press {key} to play as plain text."
        ),
        _("This window is too small. Make it larger, or press {key} for plain text."),
    )


def _smaller_letters() -> tuple[str, str]:
    """The same in a browser, which takes none, but makes letters smaller."""
    return (
        _(
            "This window has {columns} columns and {rows} rows; the screens need {least_columns} by {least_rows}. "
            "Make it larger, or its letters smaller with Ctrl and minus."
        ),
        _("This window is too small. Make it larger, or its letters smaller: Ctrl and minus."),
    )
