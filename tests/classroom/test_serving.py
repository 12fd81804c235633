"""The server of a lesson without a browser: who is let in, what a game is told, what is left when one dies."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import sys
import time
from argparse import Namespace
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from marketgen.classroom import attendance
from marketgen.cli.serving import serve
from marketgen.play import attending
from marketgen.play.lesson import Lesson
from tests.classroom.handing import lesson_in
from tests.support import SRC, do_without

try:
    from aiohttp import ClientWebSocketResponse, WSMsgType
    from aiohttp.test_utils import TestClient, TestServer

    from marketgen.classroom import serving
except ModuleNotFoundError:
    serving = None  # type: ignore[assignment]

ECHO = r"""
import sys
out, given = sys.stdout.buffer, sys.stdin.buffer
def send(kind, data):
    out.write(kind + len(data).to_bytes(4, "big") + data); out.flush()
out.write(b"__GANGLION__\n"); send(b"D", b"\x1b[2J the stall is here")
while True:
    head = given.read(5)
    if len(head) < 5: break
    data = given.read(int.from_bytes(head[1:], "big"))
    if head[:1] == b"M" and b"quit" in data and STUBBORN: continue
    if head[:1] == b"M" and b"quit" in data: break
    if data == b"die": sys.exit(3)
    send(b"D", head[:1] + data)
"""
"""A game that says back what it is told."""


@pytest.fixture(autouse=True)
def _extra() -> None:
    if serving is None:
        do_without(
            "textual-serve is not installed, and is needed to serve a lesson (pip install -r requirements-dev.txt)"
        )


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> serving.Serving:
    """A lesson that is served with games that say back what they are told."""
    lesson, world = lesson_in(tmp_path)
    monkeypatch.setattr(serving, "command", lambda *_: (sys.executable, "-c", ECHO.replace("STUBBORN", "False")))
    return serving.Serving(
        lesson, tmp_path / "lesson.mgclass", world.days, tmp_path / "class", "127.0.0.1", 8000, 2, "t0ken"
    )


@pytest.fixture
async def class_of(told: serving.Serving) -> AsyncIterator[tuple[TestClient, serving.ClassServer]]:
    server = serving.ClassServer(told)
    async with TestClient(TestServer(server.application())) as client:
        yield client, server


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of one kind of system")
def test_runs_and_results_of_a_class_are_for_the_eyes_of_its_teacher(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson_in(tmp_path)
    monkeypatch.setenv("MARKETGEN_HOME", str(tmp_path / "home"))  # which the verb sets anew
    monkeypatch.setattr(serving, "run", lambda what, ready: None)
    asked = Namespace(lesson=str(tmp_path / "lesson.mgclass"), folder="", host="127.0.0.1", port=8000, seats=2)
    assert serve(asked) == 0
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "lesson-class").iterdir()}
    assert modes == {"runs": 0o700, "results": 0o700}


Served = tuple["TestClient", "serving.ClassServer"]


def _origin(client: TestClient) -> dict[str, str]:
    return {"Origin": f"http://{client.host}:{client.port}"}


async def test_pages_ask_nothing_of_others(class_of: Served) -> None:
    """Every address in a page is this server's, and the policy of the page holds the browser to it."""
    client, _server = class_of
    answer = await client.get("/")
    page = await answer.text()
    assert answer.status == 200
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    outside = [word for word in page.replace('"', " ").split() if "://" in word]
    assert outside == [f"ws://{client.host}:{client.port}/ws"]
    for path in ("/static/js/textual.js", "/static/css/xterm.css", "/static/fonts/RobotoMono-VariableFont_wght.ttf"):
        assert (await client.get(path)).status == 200
    style = await (await client.get("/seat.css")).text()
    assert "://" not in style


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "", "a b", "127.0.0.1.evil.example"])
async def test_other_names_are_refused(class_of: Served, host: str) -> None:
    """A page elsewhere that points its own name at this machine reaches nothing."""
    client, _server = class_of
    assert (await client.get("/", headers={"Host": host})).status == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", ""])
async def test_other_pages_get_no_socket(class_of: Served, origin: str) -> None:
    """A game is begun for our own page only."""
    client, server = class_of
    assert (await client.get("/ws", headers={"Origin": origin})).status == 403
    assert server.playing == 0


async def test_input_and_size_reach_the_game(class_of: Served) -> None:
    """Input, size and the pong; sizes are kept within what a screen can be."""
    client, _server = class_of
    async with client.ws_connect("/ws?width=90&height=30", headers=_origin(client)) as socket:
        assert b"the stall" in (await socket.receive()).data
        await socket.send_str(json.dumps(["stdin", "d"]))
        assert (await socket.receive()).data == b"Dd"
        await socket.send_str(json.dumps(["resize", {"width": 10**9, "height": -3}]))
        size = json.loads((await socket.receive()).data[1:])
        assert (size["width"], size["height"]) == (400, 5)
        await socket.send_str(json.dumps(["ping", 7]))
        assert json.loads((await socket.receive()).data) == ["pong", 7]


@pytest.mark.parametrize(
    "message",
    ["{}", "[", "[]", '["stdin", 3]', '["open", "x"]', '["resize", 1]', "[" * 5000, '["ping", {"a": 1}]'],
    ids=range(8),
)
async def test_a_strange_message_ends_its_own_session_only(class_of: Served, message: str) -> None:
    """What our page never sends ends that session; the next one plays."""
    client, server = class_of
    async with client.ws_connect("/ws", headers=_origin(client)) as socket:
        await socket.receive()
        await socket.send_str(message)
        assert (await socket.receive()).type in (WSMsgType.CLOSE, WSMsgType.CLOSED)
    async with client.ws_connect("/ws", headers=_origin(client)) as socket:
        assert b"the stall" in (await socket.receive()).data
        assert server.playing == 1


async def test_a_game_that_dies_frees_its_seat(class_of: Served) -> None:
    """The browser is told, nobody else notices, and the seat is free again."""
    client, server = class_of
    async with client.ws_connect("/ws", headers=_origin(client)) as other:
        await other.receive()
        async with client.ws_connect("/ws", headers=_origin(client)) as socket:
            await socket.receive()
            assert (await client.get("/")).status == 503, "two seats are all there are"
            await socket.send_str(json.dumps(["stdin", "die"]))
            assert (await socket.receive()).type in (WSMsgType.CLOSE, WSMsgType.CLOSED)
        await _until(lambda: server.playing == 1)
        await other.send_str(json.dumps(["stdin", "still here"]))
        assert (await other.receive()).data == b"Dstill here"
    await _until(lambda: server.playing == 0)
    assert (await client.get("/")).status == 200


async def test_the_teacher_closes_the_lesson(class_of: Served) -> None:
    """The page behind the token shows and closes; without the token there is no page."""
    client, server = class_of
    assert (await client.get("/teacher/wrong")).status == 404
    assert (await client.post("/teacher/wrong", data={"wish": "close"})).status == 404
    async with client.ws_connect("/ws", headers=_origin(client)) as socket:
        await socket.receive()
        page = await (await client.get("/teacher/t0ken")).text()
        assert "1 browser plays" in page
        answer = await client.post("/teacher/t0ken", data={"wish": "close"})
        assert "The lesson is closed." in await answer.text()
        assert (await socket.receive()).type in (WSMsgType.CLOSE, WSMsgType.CLOSED)
    assert "The lesson is closed." in await (await client.get("/")).text()
    assert (await client.get("/ws", headers=_origin(client))).status == 503
    await client.post("/teacher/t0ken", data={"wish": "open"})
    assert server.open


async def test_a_game_that_is_ended_twice_at_once_ends_once(class_of: Served) -> None:
    """The teacher closes the lesson while a browser goes: both end its game, and neither trips over the other."""
    client, server = class_of
    async with client.ws_connect("/ws", headers=_origin(client)) as socket:
        await socket.receive()
        (seat,) = server._seats
        assert await asyncio.gather(*(seat.end() for _ in range(3)), return_exceptions=True) == [None, None, None]


async def test_a_game_that_does_not_leave_is_ended(told: serving.Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    """A game that heeds no wish to leave holds up nobody for ever."""
    from marketgen.classroom import seat_process

    monkeypatch.setattr(serving, "command", lambda *_: (sys.executable, "-c", ECHO.replace("STUBBORN", "True")))
    monkeypatch.setattr(seat_process, "PATIENCE", 0.3)
    server = serving.ClassServer(told)
    async with TestClient(TestServer(server.application())) as client:
        async with client.ws_connect("/ws", headers=_origin(client)) as socket:
            await socket.receive()
            (seat,) = server._seats
        await _until(lambda: server.playing == 0)
        assert seat._process is not None
        await asyncio.wait_for(seat._process.wait(), 5)


class Page:
    """A browser's page without a browser: what the game has drawn since the last look, and keys."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket
        self._drawn = b""

    async def wait_for(self, words: str) -> str:
        """Wait until a pattern has been drawn; what it found. Half a minute at most."""
        until = time.monotonic() + 30
        while True:
            seen = _MOVES.sub(b" ", self._drawn).decode("utf-8", "replace")
            if found := re.search(words, seen):
                self._drawn = b""
                return found[0]
            try:
                message = await self.socket.receive(timeout=max(0.01, until - time.monotonic()))
            except TimeoutError:
                raise AssertionError(f"{words!r} was not drawn, but: {seen[-3000:]}") from None
            assert message.type == WSMsgType.BINARY, f"{words!r} was not drawn, but: {seen[-3000:]}"
            self._drawn += message.data

    async def type(self, words: str) -> None:
        """Type something."""
        await self.socket.send_str(json.dumps(["stdin", words]))


_MOVES = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07")


@pytest.fixture
async def real(told: serving.Serving, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Served]:
    """The lesson, served with real games."""
    from marketgen.classroom import seat_process

    monkeypatch.setattr(serving, "command", seat_process.command)
    monkeypatch.setenv("PYTHONPATH", str(SRC))
    told.results.mkdir(parents=True)
    server = serving.ClassServer(told)
    async with TestClient(TestServer(server.application())) as client:
        yield client, server


async def test_a_killed_game_leaves_its_run(real: Served) -> None:
    """A game that the system ends in the middle of a day is gone on with by code and PIN, where it was; and one whose
    server is gone without a word ends by itself."""
    client, server = real
    words = {"path": "/ws?width=120&height=40", "headers": _origin(client)}
    async with client.ws_connect(**words) as socket:
        pin = await _begin(Page(socket))
        (seat,) = server._seats
        os.kill(seat._process.pid, signal.SIGKILL)
        await _read_out(socket)
    await _until(lambda: server.playing == 0)
    (path,) = (server.serving.home / "saves").glob("*.mgsave")
    before = path.read_bytes()
    assert b"show " in before
    async with client.ws_connect(**words) as socket:
        await _go_on(Page(socket), pin)
        await _until(lambda: path.read_bytes().startswith(before) and path.read_bytes() != before)
        (seat,) = server._seats
        seat._stdin.close()  # nobody is at the other end any more
        await _read_out(socket)
        assert await asyncio.wait_for(seat._process.wait(), 20) == 0
    session = attending.rejoin(path, server.serving.results)
    assert session.opened.notes == []
    assert any(session.run.slots)
    session.close()


async def _read_out(socket: ClientWebSocketResponse) -> None:
    """Read until the server closes the page, as a browser does."""
    while not socket.closed:
        await socket.receive()


async def _begin(page: Page) -> str:
    """A new run, in which the first good there is has been put on show; its PIN."""
    await page.socket.send_str('["focus"]')
    await page.wait_for("Your own code")
    await page.type("plum lamp\r")
    await page.wait_for("Which goal")
    await page.type("\r")
    pin = re.findall(r"\d", await page.wait_for(r"\d \d \d \d"))
    await page.type("\r")
    await page.wait_for("Your stall")
    await page.type("d\r")
    await page.wait_for("What do you ask")
    return "".join(pin)


async def _go_on(page: Page, pin: str) -> None:
    """The run of before, and on to the next part of the day."""
    await page.socket.send_str('["focus"]')
    await page.wait_for("Your own code")
    await page.type("plum lamp\r")
    await page.wait_for("Its PIN")
    await page.type(f"{pin}\r")
    await page.wait_for("Go on with the run")
    await page.type("\r")
    await page.wait_for("Your stall")
    await page.type("e")


def test_who_is_where(tmp_path: Path) -> None:
    """The overview knows who plays, who is away, who has handed in, and gathers what is not."""
    lesson, world = lesson_in(tmp_path)
    saves, results = tmp_path / "saves", tmp_path / "results"
    results.mkdir()
    playing = _join(lesson, "plum-lamp", saves, results)
    _join(lesson, "oat-wall", saves, results).close()
    other = replace(lesson, digest="0" * 32)
    _join(other, "salt-road", saves, results).close()
    (saves / "torn-page 00000000.mgsave").write_bytes(b"no run")
    rows = {row.code: row for row in attendance.seated(lesson, world.days, saves, results)}
    assert {code: row.how for code, row in rows.items() if not row.problem} == {
        "plum-lamp": attendance.PLAYING, "oat-wall": attendance.AWAY,
    }  # fmt: skip
    assert rows["torn-page"].problem
    playing.close()
    assert attendance.gather(lesson, saves, results) == []
    assert sorted(path.name for path in results.iterdir()) == ["oat-wall.mgresult", "plum-lamp.mgresult"]


def _join(lesson: Lesson, code: str, saves: Path, results: Path):  # type: ignore[no-untyped-def]
    saves.mkdir(exist_ok=True)
    world = attending.world_of(lesson, saves)
    goal = next(iter(attending.goals_of(lesson, world)), "")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MARKETGEN_HOME", str(saves.parent))
        return attending.join(lesson, world, code, "1234", goal, results)


async def _until(done) -> None:  # type: ignore[no-untyped-def]
    for _try in range(200):
        if done():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it did not come to pass in ten seconds")


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("127.9.9.9", True), ("0.0.0.0", False), ("::", False),
     ("192.168.1.5", False), ("teacher.example", False)],
)  # fmt: skip
def test_loopback(host: str, own: bool) -> None:
    assert serving.is_loopback(host) is own
