"""Keys that are typed faster than screens come: each acts on a screen that stands, in the order they were typed.

Textual gives a key to the screen in front even while that one's widgets are still being made, or while it shows what
held before another one lay over it. On a machine that a whole class shares this lasts seconds, and a second Enter then
found a list that was not there.
"""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from textual.app import App
from textual.events import Event, Key
from textual.screen import Screen

Result = TypeVar("Result")


class TypedAheadApp(App[Result], Generic[Result]):
    """An app that keeps a key until the screen in front is made and shows what holds now."""

    _stands: bool = False
    _changes: int = 0

    def on_load(self) -> None:
        """From the first screen on."""
        self._ahead: list[Key] = []
        self.screen_change_signal.subscribe(self, self._has_changed, immediate=True)

    def _has_changed(self, screen: Screen[Any]) -> None:
        """Another screen is in front. What it was told before this, to make its widgets and to fill them, is done when
        it hands this on to the app."""
        self._stands = False
        self._changes += 1
        screen.call_later(self.call_later, self._catch_up, self._changes)

    async def _catch_up(self, change: int) -> None:
        """Hand out the keys that were kept, unless yet another screen is in front by now and will do so."""
        if change != self._changes:
            return
        self._stands = True
        kept, self._ahead = sorted(self._ahead, key=lambda key: key.time), []
        for key in kept:
            await super().on_event(key)

    async def on_event(self, event: Event) -> None:
        """Keep a key that nobody has seen, as long as there is nobody to heed it; a key to leave with is heeded."""
        if isinstance(event, Key) and not event.is_forwarded and not self._stands:
            if not await self._check_bindings(event.key, priority=True):
                self._ahead.append(event)
            return
        await super().on_event(event)

    def on_key(self, event: Key) -> None:
        """Keep a key that was given to a screen which is no longer in front and had no use for it."""
        if not self._stands:
            event.prevent_default()
            again = event.copy()
            again.time = event.time
            self._ahead.append(again)
