"""Keys that are typed faster than screens come: each acts on a screen that stands, in the order they were typed.

Textual gives a key to the screen in front even while that one's widgets are still being made, or while it shows what
held before another one lay over it. On a machine that a whole class shares this lasts seconds, and a second Enter then
found a list that was not there. It also gives away a handful of keys at once: behind an Enter that closes a field the
rest went into that field, and were gone with it. So one key is under way at a time; the next waits for what it does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from textual.app import App
from textual.events import Event, Key, Paste
from textual.message_pump import MessagePump
from textual.screen import Screen

from marketgen.tui.clicks import Clicks

Result = TypeVar("Result")


class TypedAheadApp(App[Result], Generic[Result]):
    """An app that keeps what is typed or pasted until the screen in front is made, shows what holds now, and has done
    what the key before asked of it."""

    _free: bool = False
    """Whether a key is given away as it comes."""
    _changes: int = 0
    _given: Event | None = None
    """The last key that was given to the screen in front; None before there is one."""

    def on_load(self) -> None:
        """From the first screen on."""
        self.clicks = Clicks()
        self._ahead: list[Key | Paste] = []
        self.screen_change_signal.subscribe(self, self._has_changed, immediate=True)

    def _has_changed(self, screen: Screen[Any]) -> None:
        """Another screen is in front. What it was told before this, to make its widgets and to fill them, is done when
        it hands this on to the app."""
        self._free, self._given = False, None
        self._changes += 1
        screen.call_later(self.call_later, self._next, self._changes)

    async def _next(self, change: int) -> None:
        """Give away the next key that was kept, unless yet another screen is in front by now and will do so."""
        if change != self._changes:
            return
        if not self._ahead:
            self._free = True
            return
        first = min(self._ahead, key=lambda event: event.time)
        self._ahead.remove(first)
        await self._give(first)

    async def _give(self, event: Key | Paste) -> None:
        """Give a key away. It goes from the widget in focus up to the app, and so does what it makes that widget say;
        what follows it twice on that way comes behind both."""
        if not self._screen_stack:  # the app is closing, and whoever it was meant for is gone
            return
        self._free, self._given, change = False, event, self._changes
        way = [*(self.focused or self.screen).ancestors_with_self]
        if not (isinstance(event, Key) and self.heeds(event)):
            await self.deliver(event)
        if change == self._changes:
            await self._follow([*way, *way], change)

    async def deliver(self, event: Key | Paste) -> None:
        """Bring a key, or what was pasted, to what is in focus."""
        await super().on_event(event)

    def heeds(self, key: Key) -> bool:
        """Whether the screen in front takes a key for itself before any widget or binding sees it."""
        return False

    async def _follow(self, way: Sequence[MessagePump], change: int) -> None:
        """Go on to the next of these that still listens, behind all that it was told before; at the end of the way the
        next key is due."""
        for at, node in enumerate(way, 1):
            if node.call_later(self._follow, way[at:], change):
                return
        await self._next(change)

    async def on_event(self, event: Event) -> None:
        """Keep what nobody has seen, as long as there is nobody to heed it; a key to leave with is heeded."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._free:
            await self._give(event)
        elif isinstance(event, Paste) or not await self._check_bindings(event.key, priority=True):
            self._ahead.append(event)

    async def on_key(self, event: Key) -> None:
        """Keep a key that was given to a screen which is no longer in front and had no use for it."""
        if event is not self._given:
            event.prevent_default()
            again = event.copy()
            again.time = event.time
            await self.on_event(again)
