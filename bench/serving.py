"""A class in its browsers: memory of each session, seconds until all doors are painted, key to frame while all play.

A lesson is served as a teacher would, and each student is a socket that speaks with it as textual-serve's page does:
the offered code is taken, and then a key a second is pressed, which is what a class does. Linux only: memory is read
there.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

from bench.start import ESCAPES, QUIET, environment
from bench.table import Row
from marketgen.classroom.assigning import Wishes, assign

SCENARIO = "class_week"
CLASSES = (1, 10, 30)
"""How many play at once, one after the other."""

SECONDS = 30
"""How long all of them play while keys are timed, one key a second each."""

PATIENCE = 120.0
"""Seconds for a picture: thirty programs that start at once share two cores."""

DOWN, UP, ENTER = "\x1b[B", "\x1b[A", "\r"
KEYS = (DOWN, "d", ENTER, "]", DOWN, UP, "S", "e", ENTER, ENTER)
"""What a student presses, over and over: the cursor, a good put on show, another screen and back, and on to the next
part of the day; Enter answers whatever stands in front then, and does nothing where nothing does."""

DOOR = "or Enter for this new one"
WAY_IN = ((DOOR, ENTER), ("Which goal do you play for", ENTER), ("The PIN is shown only now", ENTER),
          ("Before you begin", f"Work, I think.{ENTER}"), ("Now the first day", ENTER), ("hours left", ""))  # fmt: skip
"""What stands on the pictures on the way to the first morning, and what is pressed there."""


class Student:
    """Somebody at a page. painted: seconds until the door stood there; times: of the keys that were answered;
    silent: keys that changed nothing on the picture; ended: how the page was closed, or empty."""

    def __init__(self, page: ClientWebSocketResponse, begun: float) -> None:
        self.painted = 0.0
        self.times: list[float] = []
        self.silent = 0
        self.ended = ""
        self._page = page
        self._drawn = b""
        self._first = self._last = 0.0
        self._begun = begun
        self._news = asyncio.Event()

    async def read(self) -> None:
        """Take what is drawn, until the page is closed."""
        async for message in self._page:
            if message.type == WSMsgType.BINARY:
                self._last = perf_counter()
                self._first = self._first or self._last
                self._drawn += message.data
                self._news.set()
        self.ended = f"closed with {self._page.close_code}: {self._page.exception()}"

    async def wait_for(self, words: str) -> float:
        """Wait until words have been drawn; the moment. TimeoutError if they are not."""
        until = perf_counter() + PATIENCE
        while words.replace(" ", "").encode() not in ESCAPES.sub(b"", self._drawn).replace(b" ", b""):
            self._news.clear()
            try:
                await asyncio.wait_for(self._news.wait(), until - perf_counter())
            except TimeoutError:
                raise TimeoutError(f"{words!r} was not drawn:\n{self._tail()}") from None
        self._drawn = b""
        return self._last

    def _tail(self) -> str:
        return ESCAPES.sub(b" ", self._drawn).decode("utf-8", "replace")[-800:]

    async def say(self, key: str) -> None:
        """Press a key."""
        await self._page.send_json(["stdin", key])

    async def come_in(self) -> None:
        """From the first picture to the first morning, by the offered code and the first goal."""
        await self._page.send_json(["focus"])
        for words, keys in WAY_IN:
            at = await self.wait_for(words)
            self.painted = self.painted or at - self._begun
            await self._still()
            for key in keys:
                await self.say(key)
        await self._still()

    async def press(self, key: str, patience: float = 2.0) -> None:
        """Press a key and time it to the last byte of the picture that answers it. A key that draws nothing is waited
        for longer than a second, so that a slow answer is not taken for none; such a student falls behind a little."""
        assert not self.ended, f"{self.ended}\n{self._tail()}"
        self._first = 0.0
        self._drawn = b""
        at = perf_counter()
        await self.say(key)
        while not self._first and perf_counter() - at < patience:
            await asyncio.sleep(0.005)
        if not self._first:
            self.silent += 1
            return
        await self._still()
        self.times.append(self._last - at)

    async def _still(self) -> None:
        while (left := self._last + QUIET - perf_counter()) > 0:
            await asyncio.sleep(left)

    async def play(self, keys: Sequence[str], wait: float) -> None:
        """Press a key each second, beginning after a while, so that a class does not press as one."""
        await asyncio.sleep(wait)
        begun = perf_counter()
        for at, key in enumerate(keys):
            await asyncio.sleep(max(0.0, begun + at - perf_counter()))
            await self.press(key)


@dataclass(frozen=True)
class Found:
    """A class of so many. server, session: megabytes of the server and of one game; doors: seconds until all were
    painted; times: of the keys of all, in milliseconds; silent: keys that changed nothing; pace: keys a second each."""

    server: float
    session: float
    doors: float
    times: list[float]
    silent: int
    pace: float


def rows() -> list[Row]:
    """The rows of the table, of the largest class; the smaller ones are told beside it."""
    if not memory_of(os.getpid()):
        return [Row("a class in its browsers", 4_000, 2_000, "MB", figure="memory can be read on Linux only")]
    found = {count: asyncio.run(class_of(count)) for count in CLASSES}
    most = max(CLASSES)
    whole = found[most]
    sessions = ", ".join(f"{one.session:.0f} each of {count}" for count, one in found.items())
    doors = ", ".join(f"{one.doors:.1f} s for {count}" for count, one in found.items())
    middle = ", ".join(f"{median(one.times):.0f} ms for {count}" for count, one in found.items())
    slowest = ", ".join(f"{max(one.times):.0f} ms for {count}" for count, one in found.items())
    pace = f"{len(whole.times)} keys, {whole.silent} more drew nothing, {whole.pace:.2f} a second each"
    load = f"load {os.getloadavg()[0]:.0f} on {os.cpu_count()} cores"
    return [
        Row(f"class of {most}, server and games", 4_000, 2_000, "MB", whole.server + most * whole.session,
            f"server {whole.server:.0f} MB, a game {sessions}"),
        Row(f"class of {most}, all doors painted", 60, 30, "s", whole.doors, f"{doors}, all at once"),
        Row(f"class of {most}, key to frame, middle", 200, 100, "ms", median(whole.times), f"{middle}; {load}"),
        Row(f"class of {most}, key to frame, slowest", 2_000, 1_000, "ms", max(whole.times), f"{slowest}; {pace}"),
    ]  # fmt: skip


async def class_of(count: int) -> Found:
    """Serve a lesson to so many students who all come in at the same moment, and then all play."""
    with tempfile.TemporaryDirectory() as home:
        lesson = Path(home) / "lesson.mgclass"
        assign(SCENARIO, Wishes("bench"), lesson)
        with served(lesson, home) as (server, address):
            async with ClientSession() as client, AsyncExitStack() as pages:
                students = await asyncio.gather(*(_sit_down(client, pages, address) for _ in range(count)))
                await asyncio.gather(*(one.come_in() for one in students))
                begun = perf_counter()
                keys = list(islice(cycle(KEYS), SECONDS))
                await asyncio.gather(*(one.play(keys, at / count) for at, one in enumerate(students)))
                took = perf_counter() - begun
                games = [memory_of(pid) for pid in children(server)]
                assert len(games) == count, f"{len(games)} games run for {count} students"
                return Found(
                    memory_of(server), sum(games) / count, max(one.painted for one in students),
                    [1000 * time for one in students for time in one.times], sum(one.silent for one in students),
                    len(keys) / took,
                )  # fmt: skip


async def _sit_down(client: ClientSession, pages: AsyncExitStack, address: str) -> Student:
    begun = perf_counter()
    origin = {"Origin": address}
    page = await pages.enter_async_context(client.ws_connect(f"{address}/ws?width=120&height=40", headers=origin))
    student = Student(page, begun)
    reading = asyncio.create_task(student.read())
    pages.callback(reading.cancel)
    return student


@contextmanager
def served(lesson: Path, home: str) -> Iterator[tuple[int, str]]:
    """The server of a lesson, as a teacher starts it: its process and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "marketgen", "class", "serve", str(lesson), "--port", str(port)]
    with subprocess.Popen(words, env=environment(home), stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            said = server.stdout.readline()
            assert str(port) in said, f"the server said {said!r}"
            yield server.pid, f"http://127.0.0.1:{port}"
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(60)


def children(pid: int) -> list[int]:
    """The processes that a process has begun. Linux only."""
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]


def memory_of(pid: int) -> float:
    """Megabytes of a process, with its share of what it has in common with others; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
