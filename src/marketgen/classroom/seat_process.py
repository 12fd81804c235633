"""One browser's game: a process of its own, so that whatever happens to it happens to nobody else.

textual-serve speaks with it; here is how it is begun (no shell, the settings of this machine left alone) and how it
ends for certain.
"""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import Process
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path

from aiohttp.web import WebSocketResponse
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from marketgen.saves.folders import HOME

PATIENCE = 5.0
"""Seconds a game may take to leave when it is asked to; then it is ended. What it showed as done is on the disk."""

_LEAST, _MOST = (20, 5), (400, 200)
"""Columns and rows that a browser may ask for."""


class Seat(AppService):
    """The game of one browser. argv: the command, word for word; home: the folder that holds the class's runs."""

    def __init__(self, argv: Sequence[str], home: Path, socket: WebSocketResponse, downloads: DownloadManager) -> None:
        super().__init__(
            " ".join(argv), write_bytes=socket.send_bytes, write_str=socket.send_str, close=_closing(socket),
            download_manager=downloads,
        )  # fmt: skip
        self._argv = tuple(argv)
        self._home = home
        self._ending = False
        self._end: asyncio.Task[None] | None = None

    async def begin(self, width: int, height: int) -> None:
        """Begin the game at a size in cells."""
        await self.start(*_fitting(width, height))

    async def resize(self, width: int, height: int) -> None:
        """The browser's window has another size."""
        await self.set_terminal_size(*_fitting(width, height))

    async def run(self) -> None:
        """Carry what the game draws to the browser, until one of the two is gone; then the browser is told."""
        await super().run()
        if not self._ending:
            await self.remote_close()

    async def end(self) -> None:
        """Ask the game to leave, and end it if it does not. It may be ended already. Asked twice (a lesson is closed
        while its browsers go), it ends once, and both wait for that."""
        if self._end is None:
            self._end = asyncio.create_task(self._leave())
        await asyncio.shield(self._end)

    async def _leave(self) -> None:
        process, self._ending = self._process, True
        if process is None:
            return
        await self.send_meta({"type": "quit"})
        try:
            await asyncio.wait_for(process.wait(), PATIENCE)
        except TimeoutError:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
        await self.stop()  # what carried its pictures has seen their end by now
        if self._stdin is not None:
            self._stdin.close()
            with suppress(OSError):  # it is closed at the other end, too
                await self._stdin.wait_closed()

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        process = await asyncio.create_subprocess_exec(
            *self._argv,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=self._surroundings(width, height),
        )
        self._process = process
        self._stdin = process.stdin
        return process

    def _surroundings(self, width: int, height: int) -> dict[str, str]:
        """Like those of textual-serve; the runs go into the class's folder. Several share two cores: a picture is
        drawn at most twenty times a second, which no reader sees."""
        return {**self._build_environment(width, height), HOME: str(self._home), "TEXTUAL_FPS": "20"}


def command(lesson: Path, results: Path) -> tuple[str, ...]:
    """What begins a game at the door of a lesson."""
    return (sys.executable, "-m", "marketgen", "play", os.fspath(lesson), "--results", os.fspath(results))


def _fitting(width: int, height: int) -> tuple[int, int]:
    within = [max(least, min(most, asked)) for asked, least, most in zip((width, height), _LEAST, _MOST, strict=True)]
    return within[0], within[1]


def _closing(socket: WebSocketResponse) -> Callable[[], Awaitable[None]]:
    async def close() -> None:
        await socket.close()

    return close
