"""Textual without waiting in tests: what is asked of an app is done at once, painted once, and read once.

Textual's own test pilot sleeps 20 ms at a time until the processor seems to rest, four times for one key. On a quiet
machine that is a quarter of the time of a test; on a busy one it stops before the app has done anything. Here the
event loop itself says when nothing is left to do. Between a key and that moment an app without a terminal paints its
screen several times over for nobody; here it is painted when all is done, as a look at it would find it. The style
sheets, the same in every app, are parsed once in a process. And where nothing can be done before a timer rings, the
clock goes forward to that moment instead of the process to sleep: a third of the time of these tests was sleep.
"""

from __future__ import annotations

import asyncio
from asyncio.base_events import BaseEventLoop
from time import monotonic
from typing import Any

import pytest
from textual import _time
from textual._compositor import Compositor
from textual._context import active_app
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot

SOON = 0.02
"""Seconds: a timer of the loop that rings within these is waited for, as Textual's own wait would."""

LEAP = 1.0
"""Seconds the clock may go forward at once; longer waits are for something outside of the loop, and are waited for."""

PATIENCE = 60
"""Seconds after which an app that never comes to rest is a fault: something rings for ever."""

PAINT = Compositor.render_update
TURN = BaseEventLoop._run_once
PARSE = Stylesheet._parse_rules
_PARSED: dict[tuple[object, ...], list[Any]] = {}


async def settle(app: App[Any]) -> None:
    """Wait until no task can go on, no timer rings soon, and the screen in front is painted as it is now."""
    await _drained(app)
    while app.is_running and app._screen_stack:
        screen = app.screen
        if screen._update_timer._active.is_set():
            screen._on_timer_update()
        elif screen._compositor._dirty_regions:
            PAINT(screen._compositor, screen_stack=app._background_screens)
        else:
            break
        await _drained(app)


async def _drained(app: App[Any]) -> None:
    """Until nothing is left to do, or the app is leaving: how it comes down is the pilot's to wait for."""
    loop: Any = asyncio.get_running_loop()
    quiet, end = 0, loop.time() + PATIENCE
    while quiet < 2 and not app._exit:
        assert loop.time() < end, "the app never comes to rest: a timer that rings for ever?"
        await asyncio.sleep(0)
        if loop._ready:
            quiet = 0
        elif (wait := _rings(loop)) < SOON:
            await asyncio.sleep(max(wait, 0))
            quiet = 0
        else:
            quiet += 1


def _rings(loop: Any) -> float:
    """Seconds until the next timer of the loop rings; very many where there is none."""
    return min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=1e9) - loop.time()


class Clock:
    """The time of loops and of Textual's timers, ``ahead`` of that of the machine by what nobody waited for."""

    ahead = 0.0

    def time(self) -> float:
        return monotonic() + self.ahead

    def turn(self, loop: Any) -> None:
        """A turn of the loop; if it would only sleep in it, the time at which it would wake has come."""
        if not (loop._ready or loop._stopping) and 0 < (wait := _rings(loop)) < LEAP:
            self.ahead += wait
        TURN(loop)


async def _wait_for_idle(min_sleep: float = 0, max_sleep: float = 1) -> None:
    await settle(active_app.get())


async def _wait_for_screen(pilot: Pilot[Any], timeout: float = 30) -> bool:
    await settle(pilot.app)
    return True


def _render_update(compositor: Compositor, full: bool = False, **options: Any) -> Any:
    return PAINT(compositor, full, **options) if full else None


def _parse_rules(sheet: Stylesheet, *words: Any, **named: Any) -> list[Any]:
    key = (*sheet._variables.items(), *words, *named.items())
    if key not in _PARSED:
        _PARSED[key] = PARSE(sheet, *words, **named)
    return _PARSED[key]


def hurry(patch: pytest.MonkeyPatch) -> None:
    """Let every app of the test be waited for, painted and styled in this way."""
    clock = Clock()
    patch.setattr(BaseEventLoop, "time", lambda _loop: clock.time())
    patch.setattr(BaseEventLoop, "_run_once", lambda loop: clock.turn(loop))
    patch.setattr(_time, "get_time", clock.time)
    patch.setattr("textual.strip.FIFOCache", lambda _most: {})  # seven for each strip, and few ever hold anything
    patch.setattr("textual.pilot.wait_for_idle", _wait_for_idle)
    patch.setattr("textual.app.wait_for_idle", _wait_for_idle)
    patch.setattr(Pilot, "_wait_for_screen", _wait_for_screen)
    patch.setattr(Compositor, "render_update", _render_update)
    patch.setattr(Stylesheet, "_parse_rules", _parse_rules)
