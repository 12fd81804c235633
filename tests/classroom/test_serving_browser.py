"""A lesson in a real browser, as a student has it: nothing installed, a code, keys, a closed tab, a result."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from marketgen.play.result_file import read_result
from tests.browser import Browser, browser
from tests.classroom.handing import asking, lesson_in
from tests.support import SRC

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("chromium")]

PATIENCE = 40.0
"""Seconds for what the game has to draw."""

ENTER, ESCAPE = "\ue007", "\ue00c"
"""Keys as selenium names them."""

_MOVES = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07")


class Student:
    """Somebody at a page: what the game has drawn there since the last look, and keys."""

    def __init__(self, window: Browser, address: str) -> None:
        self.window = window
        self.asked: list[str] = []
        self._drawn = b""
        window.open(address, 1180, 760)

    def wait_for(self, words: str) -> str:
        """Wait until a pattern has been drawn since the last wait; what it found."""
        until = time.monotonic() + PATIENCE
        while True:
            seen = _MOVES.sub(b" ", self._drawn).decode("utf-8", "replace")
            if found := re.search(words, seen):
                self._drawn = b""
                return found[0]
            assert time.monotonic() < until, f"{words!r} was not drawn, but: {seen[-3000:]}"
            time.sleep(0.1)
            self._look()

    def press(self, *keys: str) -> None:
        """Press keys, as they come from a keyboard."""
        from selenium.webdriver.common.action_chains import ActionChains

        for key in keys:
            ActionChains(self.window.driver).send_keys(key).perform()
            time.sleep(0.03)

    def live_on(self, saves: Path, days: int) -> None:
        """Let time pass, and answer what comes with the first answer, until so many days are over on the disk."""
        for _round in range(60):
            for key in ("e", ENTER, ESCAPE):
                self.press(key)
                self.let_it_draw()
                if sum(path.read_bytes().count(b'{"kind":"end"') for path in saves.glob("*.mgsave")) >= days:
                    return
        raise AssertionError(f"{days} days were not over after many keys")

    def let_it_draw(self) -> None:
        """Until what a key does is drawn and nothing follows; a key that does nothing is waited for a little longer."""
        until, before = time.monotonic() + 0.35, len(self._drawn)
        while time.monotonic() < until:
            time.sleep(0.05)
            known = len(self._drawn)
            self._look()
            if before < known == len(self._drawn):
                return

    def _look(self) -> None:
        for entry in self.window.driver.get_log("performance"):
            said = json.loads(entry["message"])["message"]
            params = said["params"]
            if said["method"] == "Network.webSocketFrameReceived" and params["response"]["opcode"] == 2:
                self._drawn += base64.b64decode(params["response"]["payloadData"])
            elif said["method"] == "Network.requestWillBeSent":
                self.asked.append(params["request"]["url"])


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address of a served lesson of four days with a pause after the second, and its folder."""
    lesson_in(tmp_path, asking(tmp_path), days=4, pauses=(2,))
    words = [sys.executable, "-m", "marketgen", "class", "serve", "lesson.mgclass", "--port", str(_free_port())]
    home = tmp_path / "teacher"
    surroundings = {**os.environ, "PYTHONPATH": str(SRC), "MARKETGEN_HOME": str(home)}
    with subprocess.Popen(words, cwd=tmp_path, env=surroundings, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().split()[-1], tmp_path / "lesson-class"
        finally:
            server.terminate()
            assert server.wait(30) == 0


def _free_port() -> int:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_a_lesson_in_the_browser(served: tuple[str, Path]) -> None:
    """Type a code, play two days by keyboard, close the tab, come back by code and PIN, finish the pause, hand in."""
    address, folder = served
    with browser() as window:
        student = Student(window, address)
        student.wait_for("Your own code")
        student.press(*"plum lamp", ENTER)
        student.wait_for("Which goal")
        student.press(ENTER)
        pin = student.wait_for(r"\d \d \d \d")
        student.press(ENTER)
        student.wait_for("buy more")
        student.press(*"Yes, if it sells.", ENTER)
        student.wait_for("the first day")
        window.driver.get("about:blank")  # the tab is closed in the middle of day 1

        student = Student(window, address)
        student.wait_for("Your own code")
        student.press(*"plum-lamp", ENTER)
        student.wait_for("Its PIN")
        student.press(*pin.replace(" ", ""), ENTER)
        student.wait_for("Another code")
        student.press("1", ENTER)
        student.wait_for("the first day")
        student.press(ENTER)
        student.live_on(folder / "runs" / "saves", days=2)
        student.press(ENTER)  # the report
        student.wait_for("What did you give up|One or two sentences")  # nothing was decided, so none is to be chosen
        student.press(*"I kept the eggs.", ENTER)
        student.wait_for("I kept the eggs")
        student.press("h")
        student.wait_for("Handed in: your teacher has the result")
        outside = [url for url in student.asked if not url.startswith((address, "data:", "chrome:", "about:", "blob:"))]
        assert outside == []
        assert [said for said in window.complaints() if "Content Security" in said] == []
    assert [path.name.split(" ")[0] for path in (folder / "runs" / "saves").glob("*.mgsave")] == ["plum-lamp"]
    result = read_result(folder / "results" / "plum-lamp.mgresult")
    assert (result.head.code, result.head.days, result.head.finished) == ("plum-lamp", 2, False)
    assert {prompt: answer["text"] for prompt, answer in result.answers().items()} == {
        "guess": "Yes, if it sells.", "after_day_2": "I kept the eggs.",
    }  # fmt: skip
