"""The game in a terminal of its own: it can be left in every way, and leaves the terminal as it was."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator

import pytest

from marketgen.data import run_files
from marketgen.play import games
from tests.support import SRC
from tests.tui.looking import record

TAKEN, GIVEN_BACK = b"\x1b[?1049h", b"\x1b[?1049l"
CURSOR = b"\x1b[?25h"
LIMIT = 60.0  # seconds after which a silent program is given up


class Terminal:
    """A program in a terminal of 120 by 40, and what it has written."""

    def __init__(self, *words: str) -> None:
        self.own, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.before = termios.tcgetattr(theirs)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "marketgen", *words], stdin=theirs, stdout=theirs, stderr=theirs,
            start_new_session=True, env={**os.environ, "PYTHONPATH": str(SRC)},  # readline has COLUMNS for children
        )  # fmt: skip
        self.theirs = theirs
        self.written = b""

    def read(self) -> bool:
        """Read what there is; False after a long silence or at the end."""
        if not select.select([self.own], [], [], LIMIT)[0]:
            return False
        try:
            more = os.read(self.own, 65536)
        except OSError:
            return False
        self.written += more
        return bool(more)

    def wait_for(self, words: bytes) -> None:
        """Read until these bytes have been written."""
        while words not in self.written:
            assert self.read(), f"{words!r} never came: {self.written[-2000:]!r}"

    def type(self, keys: bytes) -> None:
        """Type keys."""
        os.write(self.own, keys)

    def end(self) -> int:
        """Read to the end; the exit code."""
        while self.process.poll() is None:
            if select.select([self.own], [], [], 0.05)[0]:
                self.read()
        while select.select([self.own], [], [], 0)[0] and self.read():
            pass
        return self.process.returncode

    def close(self) -> None:
        """End what still runs."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.own)
        os.close(self.theirs)


@pytest.fixture
def title() -> Iterator[Terminal]:
    """The game at its title, with a run to continue."""
    record("begun", 1)
    terminal = Terminal()
    try:
        terminal.wait_for(f"{len(run_files())} recorded runs".encode())
        yield terminal
    finally:
        terminal.close()


def left_clean(terminal: Terminal) -> None:
    """The terminal is as it was before, and nothing of a fault was written."""
    assert terminal.end() == 0
    assert TAKEN in terminal.written
    after = terminal.written.rpartition(TAKEN)[2]
    assert GIVEN_BACK in after
    assert CURSOR in after
    assert b"Traceback" not in terminal.written
    assert termios.tcgetattr(terminal.theirs) == terminal.before


@pytest.mark.parametrize("key", [b"\x03", b"\x11", b"q"], ids=["ctrl-c", "ctrl-q", "q"])
def test_keys_that_leave(title: Terminal, key: bytes) -> None:
    title.type(key)
    left_clean(title)


def test_plain_text_is_one_key_away_and_goes_on_in_the_same_terminal(title: Terminal) -> None:
    title.type(b"p")
    title.wait_for(b"1. Continue begun")
    title.type(b"1\r")
    title.wait_for(b"goes on, saved as begun")
    title.type(b"quit\r")
    left_clean(title)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
def test_signals_leave_in_order(title: Terminal, number: signal.Signals) -> None:
    title.type(b"c")
    title.wait_for(b"Your stall")
    os.kill(title.process.pid, number)
    left_clean(title)
    games.resume("begun").close()


def test_a_closed_window_ends_the_game_and_keeps_the_run(title: Terminal) -> None:
    """There is no terminal left to restore then, so only the end and the run count."""
    title.type(b"c")
    title.wait_for(b"Your stall")
    os.kill(title.process.pid, signal.SIGHUP)
    assert title.end() == 0
    assert b"Traceback" not in title.written
    session = games.resume("begun")
    assert (session.run.day, session.opened.notes) == (2, [])
    session.close()


def test_a_terminal_that_vanishes_without_a_word_ends_the_game(title: Terminal) -> None:
    """It is not the one that controls the program, so no signal tells; reading from it finds the end for ever."""
    title.type(b"c")
    title.wait_for(b"Your stall")
    os.close(title.own)
    try:
        assert title.process.wait(LIMIT) == 0
    finally:
        title.own = os.open(os.devnull, os.O_RDONLY)
    session = games.resume("begun")
    assert (session.run.day, session.opened.notes) == (2, [])
    session.close()


def test_a_killed_game_can_be_gone_on_with(title: Terminal) -> None:
    title.type(b"c")
    title.wait_for(b"Your stall")
    title.process.kill()
    title.process.wait()
    session = games.resume("begun")
    assert session.run.day == 2
    session.close()


def test_where_the_screens_would_go_elsewhere_that_is_said_where_somebody_looks() -> None:
    own, theirs = pty.openpty()
    words = [sys.executable, "-m", "marketgen"]
    surroundings = {**os.environ, "PYTHONPATH": str(SRC), "TERM": "xterm"}
    done = subprocess.run(
        words, stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL, env=surroundings, timeout=LIMIT
    )
    assert done.returncode == 2
    assert b"drawn on standard error" in os.read(own, 65536)
    os.close(own)
    os.close(theirs)
