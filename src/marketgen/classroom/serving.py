"""A lesson in the browser: one server on the teacher's machine, one process for each student, one folder for all runs.

The browser's part and the talk with each game are textual-serve's. Ours are the pages, which ask nothing of any other
host, the limits, and what makes a class of it: runs in one folder, the teacher's page, the end of the lesson.
"""

from __future__ import annotations

import asyncio
import ipaddress
import json
import re
import secrets
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from hmac import compare_digest
from importlib.resources import files
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web
from textual_serve.download_manager import DownloadManager

from marketgen.classroom import attendance, teacher_page
from marketgen.classroom.seat_process import Seat, command
from marketgen.engine.frozen import frozen
from marketgen.i18n import _
from marketgen.play.lesson import Lesson

MOST_SEATS = 60
"""Browsers that may play at once, unless the teacher says otherwise."""

MAX_MESSAGE = 200_000
"""Bytes of one message from a browser; a longer one ends its session."""

MAX_TYPED = 16_000
"""Characters of one piece of input that reach a game; the rest of a longer one is left out."""

RUNS, RESULTS = "runs", "results"
"""Below the class's folder: the home of all games, and what was handed in."""

_OURS = {"seat.css": "text/css", "seat.js": "text/javascript"}
"""Files of our own that a student's page asks for, and what they are."""

_HOST = re.compile(r"[A-Za-z0-9.\-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@frozen
class Serving:
    """What is served. path: the lesson's file; days: it has; folder: of the class; host, port: where; most: browsers
    at once; token: opens the teacher's page."""

    lesson: Lesson
    path: Path
    days: int
    folder: Path
    host: str
    port: int
    most: int = MOST_SEATS
    token: str = ""

    @property
    def home(self) -> Path:
        """Where the games keep their runs."""
        return self.folder / RUNS

    @property
    def results(self) -> Path:
        """Where results gather."""
        return self.folder / RESULTS

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether an address is this machine's own and nobody else's."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def new_token() -> str:
    """What opens the teacher's page: 22 letters that nobody guesses."""
    return secrets.token_urlsafe(16)


class ClassServer:
    """The web application of a lesson."""

    def __init__(self, serving: Serving) -> None:
        self.serving = serving
        self.open = True
        self.told: list[str] = []  # of what could not be gathered, for the teacher
        self._seats: set[Seat] = set()
        self._leaving: set[asyncio.Task[None]] = set()  # of games whose browser has gone
        self._downloads = DownloadManager()

    def application(self) -> web.Application:
        """The pages and the socket, each behind the same guards."""
        app = web.Application(middlewares=[self._guard], client_max_size=10_000)
        app.add_routes(
            [
                web.get("/", self._door),
                web.get("/{name:seat\\.(?:css|js)}", self._own),
                web.get("/favicon.ico", self._no_picture),
                web.get("/ws", self._socket),
                web.get("/teacher/{token}", self._teacher),
                web.post("/teacher/{token}", self._teacher_says),
                web.static("/static", Path(str(files("textual_serve"))) / "static"),
            ]
        )
        app.on_shutdown.append(self._end_all)
        app.on_cleanup.append(self._see_out)
        return app

    @property
    def playing(self) -> int:
        """How many browsers play now."""
        return len(self._seats)

    # pages

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse whoever comes under another name (a page elsewhere that points its own name at us), and let no page
        of ours ask for anything outside."""
        host = request.headers.get("Host", "")
        if not _HOST.fullmatch(host) or (self.serving.loopback and not is_loopback(_bare(host))):
            raise web.HTTPForbidden(text=_("This address is not served here."))
        answer = await handler(request)
        if not isinstance(answer, web.WebSocketResponse):
            policy = (
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
                f"img-src 'self' data:; connect-src 'self' ws://{host} wss://{host}; base-uri 'none'; "
                "form-action 'self'; frame-ancestors 'none'"
            )
            answer.headers.setdefault("Content-Security-Policy", policy)
            answer.headers["Referrer-Policy"] = "no-referrer"
            answer.headers["X-Content-Type-Options"] = "nosniff"
            answer.headers["Cache-Control"] = "no-store"
        return answer

    async def _door(self, request: web.Request) -> web.Response:
        """A student's page: the terminal, or a sentence why there is none."""
        if not self.open:
            return _page(teacher_page.closed(self.serving.lesson))
        if self.playing >= self.serving.most:
            return _page(teacher_page.full(self.serving.lesson), status=503)
        secure = request.headers.get("X-Forwarded-Proto", request.scheme) == "https"
        address = f"{'wss' if secure else 'ws'}://{request.headers['Host']}/ws"
        return _page(teacher_page.seat(self.serving.lesson, address))

    async def _own(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        return web.Response(text=Path(__file__).with_name(name).read_text("utf-8"), content_type=_OURS[name])

    async def _no_picture(self, _request: web.Request) -> web.StreamResponse:
        """Browsers ask for it by themselves."""
        return web.Response(status=204)

    async def _teacher(self, request: web.Request) -> web.Response:
        self._check(request)
        return _page(await asyncio.to_thread(self._teachers_view))

    def _teachers_view(self) -> bytes:
        serving = self.serving
        saves = serving.home / "saves"
        rows = attendance.seated(serving.lesson, serving.days, saves, serving.results)
        return teacher_page.overview(serving.lesson, rows, self.open, self.playing, tuple(self.told))

    async def _teacher_says(self, request: web.Request) -> web.Response:
        """Close the lesson, or open it again."""
        self._check(request)
        wish = (await request.post()).get("wish")
        if wish == "close":
            await self.close_lesson()
        elif wish == "open":
            self.open, self.told = True, []
        raise web.HTTPSeeOther(request.path)

    def _check(self, request: web.Request) -> None:
        if not compare_digest(request.match_info["token"].encode(), self.serving.token.encode()):
            raise web.HTTPNotFound(text=_("There is no such page here."))

    async def close_lesson(self) -> None:
        """Let nobody in any more, end every game, and hand in every run as far as it has come."""
        self.open = False
        await self._end_all(None)
        serving = self.serving
        gather = (serving.lesson, serving.home / "saves", serving.results)
        self.told = await asyncio.to_thread(attendance.gather, *gather)

    # games

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        """One browser's game, from its first picture to the closed lid."""
        if not self.open or self.playing >= self.serving.most:
            raise web.HTTPServiceUnavailable(text=_("No seat is free."))
        if _bare_origin(request.headers.get("Origin", "")) != request.headers["Host"]:
            raise web.HTTPForbidden(text=_("This page is not ours."))
        socket = web.WebSocketResponse(heartbeat=15, max_msg_size=MAX_MESSAGE)
        await socket.prepare(request)
        seat = Seat(command(self.serving.path, self.serving.results), self.serving.home, socket, self._downloads)
        self._seats.add(seat)
        try:
            await seat.begin(_number(request.query.get("width"), 80), _number(request.query.get("height"), 24))
            await _listen(socket, seat)
        finally:
            self._seats.discard(seat)
            leaving = asyncio.create_task(seat.end())
            self._leaving.add(leaving)
            leaving.add_done_callback(self._leaving.discard)
            await asyncio.shield(leaving)
            await socket.close()
        return socket

    async def _end_all(self, _app: web.Application | None) -> None:
        await asyncio.gather(*(_dismiss(seat) for seat in tuple(self._seats)), return_exceptions=True)

    async def _see_out(self, _app: web.Application) -> None:
        """Outlive no game: one whose browser went just now is still being ended, though nobody waits for it."""
        await asyncio.gather(*self._leaving, return_exceptions=True)


async def _dismiss(seat: Seat) -> None:
    """End a game while its browser is still there, and tell the browser."""
    await seat.end()
    await seat.remote_close()


async def _listen(socket: web.WebSocketResponse, seat: Seat) -> None:
    """Hand what a browser sends to its game. A message that is none of ours ends the session."""
    async for message in socket:
        if message.type != WSMsgType.TEXT:
            return
        try:
            said = json.loads(message.data)
        except (ValueError, RecursionError):
            return
        if not isinstance(said, list) or not said or not await _heed(socket, seat, said[0], said[1:]):
            return


async def _heed(socket: web.WebSocketResponse, seat: Seat, kind: object, rest: list[Any]) -> bool:
    """Whether a message was one of ours; it is carried out then."""
    word = rest[0] if rest else None
    if kind == "stdin" and isinstance(word, str):
        await seat.send_bytes(word[:MAX_TYPED].encode("utf-8", "replace"))
    elif kind == "resize" and isinstance(word, dict):
        await seat.resize(_number(word.get("width"), 80), _number(word.get("height"), 24))
    elif kind == "ping" and (word is None or isinstance(word, (str, int, float))):
        await socket.send_json(["pong", word])
    elif kind == "focus":
        await seat.focus()
    elif kind == "blur":
        await seat.blur()
    else:
        return False
    return True


def _number(word: object, usual: int) -> int:
    if isinstance(word, str) and word.isascii() and word.isdigit():
        return int(word[:6])
    return word if isinstance(word, int) and not isinstance(word, bool) else usual


def _bare(host: str) -> str:
    """A host without its port."""
    return host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]


def _bare_origin(origin: str) -> str:
    return origin.partition("://")[2]


def _page(raw: bytes, status: int = 200) -> web.Response:
    return web.Response(body=raw, content_type="text/html", charset="utf-8", status=status)


def run(serving: Serving, ready: Callable[[], None]) -> None:
    """Serve until the process is told to end (Ctrl-C); ``ready`` is called once the port is open. OSError if it
    cannot be."""
    server = ClassServer(serving)

    async def serve() -> None:
        _end_on_signals()
        runner = web.AppRunner(server.application(), shutdown_timeout=10)
        await runner.setup()
        try:
            await web.TCPSite(runner, serving.host, serving.port).start()
            ready()
            with suppress(asyncio.CancelledError):  # by a signal; what is left to do is done below
                await asyncio.Event().wait()
        finally:
            await runner.cleanup()

    asyncio.run(serve())


def _end_on_signals() -> None:
    """Ctrl-C, and a system that shuts down, end the serving and not the process: every game is asked to leave first."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows: Ctrl-C comes as KeyboardInterrupt
            loop.add_signal_handler(number, task.cancel)
