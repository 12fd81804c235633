"""Plain mode as a process: pipes, terminals, closed streams, encodings. Always an exit code, never a traceback."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from marketgen.play import games
from marketgen.play.verify import VERIFIED, verify
from tests import support

pytestmark = pytest.mark.slow

GAME = [sys.executable, "-m", "marketgen"]
PLAY = ("play", "first_stall", "--plain", "--seed", "harbour")
DEADLINE = 60


def sound(name: str = "first_stall", days: int = 0) -> int:
    """Check that the run of this name verifies and has its days; returns its commands."""
    watching = games.watch(name)
    verdict = verify(watching.world, watching.head, watching.records)
    assert verdict.result == VERIFIED
    assert verdict.days == days
    return verdict.commands


def shell(line: str, said: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of sh with ``$G`` for the game, in the isolated environment of the test."""
    whole = {**os.environ, "PYTHONPATH": str(support.SRC), **env, "G": " ".join(GAME)}
    return subprocess.run(["sh", "-c", line], env=whole, input=said, capture_output=True, timeout=DEADLINE, check=False)


class Terminal:
    """The game on a terminal of its own; reads until words appear, types, sends signals."""

    def __init__(self, words: Sequence[str], **env: str) -> None:
        self.process, self.screen = pty.fork()
        if self.process == 0:
            for ignored in (
                signal.SIGINT,
                signal.SIGHUP,
            ):  # as whatever started the tests behind itself may have left them
                signal.signal(ignored, signal.SIG_DFL)
            os.environ.update({"PYTHONPATH": str(support.SRC), **env})
            os.execv(sys.executable, [*GAME, *words])
        self.told = b""

    def until(self, wanted: str) -> None:
        """Wait until some words have been said since the last wait."""
        end = time.monotonic() + DEADLINE
        while wanted.encode() not in self.told:
            assert time.monotonic() < end, self.told.decode(errors="replace")
            assert self._read(), self.told.decode(errors="replace")
        self.told = self.told.partition(wanted.encode())[2]

    def said_within(self, seconds: float, wanted: str) -> bool:
        """Whether some words are said in so many seconds."""
        end = time.monotonic() + seconds
        while wanted.encode() not in self.told and time.monotonic() < end:
            if not self._read(seconds):
                break
        return wanted.encode() in self.told

    def _read(self, seconds: float = DEADLINE) -> bool:
        if not select.select([self.screen], [], [], seconds)[0]:
            return False
        try:
            more = os.read(self.screen, 65536)
        except OSError:  # Linux says so when the other end is closed
            return False
        self.told += more
        return bool(more)

    def type(self, words: bytes) -> None:
        """Type something."""
        os.write(self.screen, words)

    def type_all(self, words: bytes) -> None:
        """Type more than a terminal holds at once, reading meanwhile what it says."""
        for at in range(0, len(words), 1024):
            while not select.select([], [self.screen], [], 0.01)[1]:
                self._read(0)
            os.write(self.screen, words[at : at + 1024])
            self._read(0)

    def end(self) -> int:
        """Wait for the end; the exit code, negative for a signal."""
        while self._read():
            pass
        os.close(self.screen)
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


def test_a_script_on_a_pipe_ends_with_nothing_and_a_sound_run() -> None:
    done = support.marketgen(*PLAY, said="2\n1\n1\n1\n1\n")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "\x1b" not in done.stdout
    assert "The input has ended." in done.stdout
    assert "The run is saved as first_stall." in done.stdout
    assert sound(days=1) == 5


def test_a_run_can_be_gone_on_with_and_stands_where_it_stood() -> None:
    support.marketgen(*PLAY, said="2\n1\n")
    done = support.marketgen("resume", "--plain", said="1\n")
    assert done.returncode == 0, done.stderr
    assert "Day 1 of 6" in done.stdout
    assert "Evening: " in done.stdout
    assert sound() == 3


def test_the_same_script_tells_the_same_under_any_hash_seed() -> None:
    words = ["-m", "marketgen", *PLAY]
    one, other = (support.python(*words, said="2\n" + "1\n" * 40, hash_seed=seed) for seed in ("1", "4242"))
    assert one.stdout.splitlines()[:-1] == other.stdout.splitlines()[:-1]  # the last line names the run's file
    assert "Score: " in one.stdout


@pytest.mark.parametrize(
    "said",
    [b"", bytes(range(256)) * 80, b"x" * 1_000_000, b"\xff\xfe\n\x00\n\x1b[2J\n", b"\n" * 5_000, b"1" * 10_000],
    ids=["nothing", "every byte", "a million letters", "codes", "empty lines", "digits"],
)
def test_any_bytes_end_in_order(said: bytes) -> None:
    done = shell(f"$G {' '.join(PLAY)}", said)
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    assert b"\x1b" not in done.stdout
    assert done.stdout.decode("utf-8").count("Traceback") == 0
    sound()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("$G play --plain <&-", 0),
        ("$G play --plain >&-", 2),
        ("$G play --plain 2>&-", 0),
        ("$G play --plain <&- >&- 2>&-", 2),
        ("$G play --plain >/dev/full", 2),
        ("$G --plain >/dev/full", 2),
        ("$G list >/dev/full", 2),
        ("$G list >&-", 2),
        ("$G doctor >&-", 2),
        ("$G --version >&-", 2),
        ("$G play --help >&-", 2),
        ("$G --help >/dev/full", 2),
        ("$G --version >/dev/full", 2),
        ("$G <&-", 2),
        ("$G play >&-", 2),
    ],
)
def test_closed_and_full_streams(line: str, code: int) -> None:
    if "/dev/full" in line and not os.path.exists("/dev/full"):
        support.do_without("this system has no /dev/full")
    done = shell(line, b"2\n1\n")
    assert done.returncode == code, done.stderr
    assert b"Traceback" not in done.stderr + done.stdout
    assert len(done.stderr.splitlines()) == (1 if code and "2>&-" not in line else 0)
    if "--plain" in line and (Path(os.environ["MARKETGEN_HOME"]) / "saves").exists():
        sound()


def test_a_reader_that_leaves_is_no_fault() -> None:
    done = shell("yes 1 | $G play --plain | head -n 3; yes 1 | $G keys | head -n 1")
    assert done.returncode == 0
    assert done.stderr == b""
    sound()


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "POSIX"},
        {"TERM": "dumb"},
        {"TERM": ""},
        {"NO_COLOR": "1"},
        {"LANG": "", "LC_ALL": ""},
    ],
    ids=lambda env: " ".join(f"{key}={value}" for key, value in env.items()),
)
def test_other_encodings_and_simple_terminals(env: dict[str, str]) -> None:
    done = shell("$G play --plain --seed harbour", b"2\nprice maize firm\nwords\n1\n1\n1\n1\n", **env)
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    assert b"Day 2 of 6" in done.stdout
    if "ascii" in env.values():
        assert done.stdout.isascii()
        assert b"-700" in done.stdout


def test_without_a_terminal_the_title_names_plain_mode() -> None:
    for words in ((), ("play",), ("play", "first_stall"), ("resume",)):
        done = support.marketgen(*words)
        assert done.returncode == 2
        assert done.stdout == ""
        assert len(done.stderr.splitlines()) == 1
        assert "--plain" in done.stderr


def test_ctrl_c_leaves_a_sound_run_and_a_sentence() -> None:
    terminal = Terminal(PLAY)
    terminal.until("> ")
    terminal.type(b"2\r")
    terminal.until("On slot 1 now")
    terminal.until("> ")
    # Python loses a Ctrl-C that comes while its line editor begins to wait; a person would press it again
    for _again in range(20):
        terminal.type(b"\x03")
        if terminal.said_within(0.5, "The run is saved as first_stall."):
            break
    assert terminal.end() == 0
    assert sound() == 1


def test_ctrl_d_leaves_a_sound_run_and_a_sentence() -> None:
    terminal = Terminal(PLAY, TERM="dumb")
    terminal.until("> ")
    terminal.type(b"2\r")
    terminal.until("> ")
    terminal.type(b"\x04")
    terminal.until("The run is saved as first_stall.")
    assert terminal.end() == 0
    assert sound() == 1


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGKILL"])
def test_a_signal_leaves_a_sound_run(name: str) -> None:
    terminal = Terminal(PLAY)
    terminal.until("> ")
    terminal.type(b"2\r")
    terminal.until("On slot 1 now")
    terminal.until("> ")
    os.kill(terminal.process, getattr(signal, name))
    terminal.end()
    assert sound() == 1


def test_a_terminal_that_takes_lines_only_gets_the_title_as_plain_text() -> None:
    terminal = Terminal((), TERM="dumb")
    terminal.until("played as plain text")
    terminal.until("1. New run: First stall.")
    terminal.until("> ")
    terminal.type(b"nonsense\r")
    terminal.until("Type a number from 1 to ")
    terminal.until("> ")
    terminal.type(b"\r")  # the list once more
    terminal.until("1. New run: First stall.")
    terminal.until("> ")
    terminal.type(b"1\r")
    terminal.until("1. Begin.")
    terminal.until("> ")
    terminal.type(b"1\r")
    terminal.until("Day 1 of 6")
    terminal.until("> ")
    terminal.type(b"quit\r")
    terminal.until("The run is saved as first_stall.")
    assert terminal.end() == 0
    again = Terminal((), TERM="dumb")
    again.until("1. Continue first_stall: First stall, day 1.")
    again.until("> ")
    again.type(b"quit\r")
    assert again.end() == 0
    assert sound() == 0


def test_the_title_can_be_asked_for_as_plain_text() -> None:
    terminal = Terminal(("--plain",))
    terminal.until("1. New run: First stall.")
    terminal.until("> ")
    terminal.type(b"q\r")
    assert terminal.end() == 0
    done = shell("$G --plain", b"quit\n")
    assert done.returncode == 0
    assert b"1. New run: First stall." in done.stdout
    before = shell("$G --plain play first_stall --seed harbour", b"quit\n")  # before the verb as after it
    assert before.returncode == 0
    assert b"Day 1 of 6" in before.stdout


def test_a_run_open_elsewhere_is_left_alone() -> None:
    terminal = Terminal(PLAY)
    terminal.until("> ")
    done = support.marketgen("resume", "--plain", said="2\n")
    assert done.returncode == 2
    assert "open elsewhere" in done.stderr
    terminal.type(b"quit\r")
    assert terminal.end() == 0
    assert sound() == 0
