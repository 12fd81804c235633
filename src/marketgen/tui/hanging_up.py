"""Who sits at the game may be gone without a word: a window that was closed, a server of browsers that was killed.

A terminal tells its programs by a signal, but only those that it controls; a pipe tells nobody. Both can be asked.
"""

from __future__ import annotations

import os
import select
import sys
import time
from asyncio import AbstractEventLoop
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

FAREWELL = 2.0
"""Seconds that a game without a window gets before its process ends without a farewell."""


def leave_when_gone(loop: AbstractEventLoop, leave: Callable[[], object]) -> None:
    """Once nobody can type any more at what this process hears from: call ``leave`` in its loop, and end the process
    soon if that does not; it may wait for ever for somebody to read what it writes. Nothing is done where the system
    cannot tell: Windows, whose console closes by itself."""
    ears = _ears()
    if hasattr(select, "poll") and ears is not None:
        Thread(target=_wait, args=(ears, loop, leave), name="hanging-up", daemon=True).start()


def _ears() -> int | None:
    try:
        return sys.__stdin__.fileno() if sys.__stdin__ else None
    except (OSError, ValueError):
        return None


def _wait(ears: int, loop: AbstractEventLoop, leave: Callable[[], object]) -> None:
    """Sleep until the other side has gone; that something was typed does not wake this thread."""
    poll = select.poll()
    poll.register(ears, 0)
    if all(not what & select.POLLHUP for _number, what in poll.poll()):
        return  # it was closed on our side: there is nothing to be heard
    with suppress(RuntimeError):  # the loop has ended by itself
        loop.call_soon_threadsafe(leave)
    time.sleep(FAREWELL)
    os._exit(0)
