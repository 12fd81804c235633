"""How fast a program is on a real terminal: first painted frame, memory, key to frame.

``python bench/start.py --marker TEXT [--keys KEYS] -- PROGRAM WORDS...`` measures any program in a pseudo-terminal,
interleaved with a blank Textual app; times are medians. Linux and macOS.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from types import TracebackType

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))  # so that it finds its neighbours from any folder

from bench.table import Row  # noqa: E402
from bench.world import DEFAULT  # noqa: E402

SIZE = (120, 40)
QUIET = 0.06
"""Seconds without output after which a frame counts as finished; the time is taken at its last byte."""
PATIENCE = 20.0
ESCAPES = re.compile(
    rb"\x1b\[[0-9;?$<>=!]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]|\x1b[=>]|\x1bP[^\x1b]*\x1b\\"
)


@dataclass
class Case:
    """A program to measure. marker: text on its first whole screen; keys: pressed one by one afterwards, the first
    of them (which still warms things up) not counted by :attr:`Figures.key`. before: makes ready what it needs."""

    argv: Sequence[str]
    marker: str
    keys: Sequence[str] = ()
    before: Callable[[Mapping[str, str]], None] | None = None


@dataclass
class Figures:
    """Medians over the rounds: milliseconds to the painted frame, megabytes resident, milliseconds for each key."""

    painted: float
    memory: float
    keys: list[float]

    @property
    def key(self) -> float:
        """Milliseconds from a key to its frame, the middle of the keys after the first."""
        return median(self.keys[1:])


class Terminal:
    """A program in a pseudo-terminal of its own."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str], size: tuple[int, int] = SIZE) -> None:
        self.begun = perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(argv[0], list(argv), dict(env))
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.output = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.close(self.fd)
        os.waitpid(self.pid, 0)

    def shows(self, marker: str) -> float:
        """Seconds from the start until ``marker`` stands in a finished frame. TimeoutError if it never does."""
        wanted = marker.replace(" ", "").encode()
        while perf_counter() - self.begun < PATIENCE:
            at = self._read(PATIENCE)
            if wanted in ESCAPES.sub(b"", self.output).replace(b" ", b""):
                return self._settled(at) - self.begun
        raise TimeoutError(f"{marker!r} was not drawn within {PATIENCE:.0f} s:\n{self._tail()}")

    def press(self, key: str) -> float:
        """Press a key; seconds until the frame that answers it is finished. TimeoutError if nothing is drawn."""
        at = perf_counter()
        os.write(self.fd, key.encode())
        first = self._read(PATIENCE)
        return self._settled(first) - at

    def memory(self) -> float:
        """Resident memory in megabytes."""
        said = subprocess.run(["ps", "-o", "rss=", "-p", str(self.pid)], capture_output=True, text=True, check=True)
        return int(said.stdout) / 1024

    def _read(self, patience: float) -> float:
        """Read what there is; the moment it came."""
        if not select.select([self.fd], [], [], patience)[0]:
            raise TimeoutError(f"nothing was drawn within {patience:.0f} s:\n{self._tail()}")
        at = perf_counter()
        try:
            read = os.read(self.fd, 1 << 16)
        except OSError:  # how Linux says that the program has ended
            read = b""
        if not read:
            raise TimeoutError(f"the program ended:\n{self._tail()}")
        self.output += read
        return at

    def _settled(self, at: float) -> float:
        while select.select([self.fd], [], [], QUIET)[0]:
            at = self._read(QUIET)
        return at

    def _tail(self) -> str:
        return ESCAPES.sub(b"", self.output).decode("utf-8", "replace")[-800:]


def environment(home: str) -> dict[str, str]:
    """The environment of a player: byte code is written and read, a colour terminal, a home of its own."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("MARKETGEN_", "TEXTUAL", "XDG_"))}
    for name in ("PYTHONDONTWRITEBYTECODE", "NO_COLOR", "COLUMNS", "LINES"):
        env.pop(name, None)
    return env | {"HOME": home, "MARKETGEN_HOME": home, "TERM": "xterm-256color", "COLORTERM": "truecolor"}


def measure(cases: Mapping[str, Case], rounds: int = 9) -> dict[str, Figures]:
    """Measure some programs, interleaved, after a round that only writes byte code."""
    painted: dict[str, list[float]] = {name: [] for name in cases}
    memory: dict[str, list[float]] = {name: [] for name in cases}
    keys: dict[str, list[list[float]]] = {name: [] for name in cases}
    for number in range(rounds + 1):
        for name, case in cases.items():
            with tempfile.TemporaryDirectory() as home:
                env = environment(home)
                if case.before:
                    case.before(env)
                took = one(case, env)
            if number:
                painted[name].append(took.painted)
                memory[name].append(took.memory)
                keys[name].append(took.keys)
    return {
        name: Figures(
            median(painted[name]), median(memory[name]), [median(times) for times in zip(*keys[name], strict=True)]
        )
        for name in cases
    }


def one(case: Case, env: Mapping[str, str]) -> Figures:
    """One start of one program, and its keys."""
    with Terminal(case.argv, env) as terminal:
        painted = terminal.shows(case.marker) * 1000
        memory = terminal.memory()
        return Figures(painted, memory, [terminal.press(key) * 1000 for key in case.keys])


def _a_run(env: Mapping[str, str]) -> None:
    """A saved run with something on show, for the keys."""
    words = [*GAME, "play", DEFAULT, "--plain", "--save", "bench"]
    subprocess.run(words, env=env, input="show maize 1\n", capture_output=True, text=True, check=True)


def rows(rounds: int = 9) -> list[Row]:
    """The rows of the table: a title without a run, a stall on its first morning, keys at a stall that shows a good.

    A package brings what its scenarios compile to, as it brings byte code; a checkout is given it here. What the very
    first start takes that has to check the scenario is told beside it."""
    down, up = "\x1b[B", "\x1b[A"
    with tempfile.TemporaryDirectory() as worlds:
        subprocess.run([sys.executable, str(ROOT / "scripts" / "worlds.py"), worlds], check=True)

        def at_hand(env: Mapping[str, str]) -> None:
            shutil.copytree(worlds, Path(env["MARKETGEN_HOME"]) / "cache")

        cases = {
            "blank": BLANK,
            "title": Case(GAME, "Settings"),
            "stall": Case([*GAME, "play", DEFAULT], "ctrl+p", before=at_hand),
            "keys": Case([*GAME, "resume", "bench"], "ctrl+p", [down, up, down, up, "u"], _a_run),
            "unchecked": Case([*GAME, "play", DEFAULT], "ctrl+p"),
        }
        found = measure(cases, rounds)
    blank, title, stall, keys, unchecked = (found[name] for name in cases)
    cursor, action = median(keys.keys[1:4]), keys.keys[4]
    blank_ms, blank_mb = f"blank {blank.painted:.0f} ms", f"blank {blank.memory:.0f} MB"
    painted = (
        f"{title.painted:.0f} ms, {blank_ms}",
        f"{stall.painted:.0f} ms, {blank_ms}; checked first {unchecked.painted:.0f} ms",
    )
    memory = f"{stall.memory:.0f} MB, {blank_mb}"
    blank_key = f"; blank {blank.key:.1f} ms"
    return [
        Row("first painted frame, title", 1.6, 1.3, "x", title.painted / blank.painted, painted[0]),
        Row("first painted frame, stall", 2.0, 1.6, "x", stall.painted / blank.painted, painted[1]),
        Row("resident memory, stall", 1.6, 1.4, "x", stall.memory / blank.memory, memory),
        Row("key to frame, moving the cursor", 10, 5, "ms", cursor, f"{cursor:.1f} ms{blank_key}"),
        Row("key to frame, undoing a display", 50, 25, "ms", action, f"{action:.1f} ms{blank_key}"),
    ]


GAME = [sys.executable, "-m", "marketgen"]
BLANK = Case([sys.executable, str(ROOT / "bench" / "blank.py")], "blank and ready", ["x", "y", "z", "w"])


def main(words: list[str]) -> int:
    """Measure the program named on the command line."""
    parser = argparse.ArgumentParser(description="First painted frame, memory and key to frame, against a blank app.")
    parser.add_argument("--marker", required=True, help="text that stands on the first whole screen")
    parser.add_argument("--keys", default="", help="keys to press one by one, for example jjk")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("program", nargs="+", help="the program and its words, after --")
    asked = parser.parse_args(words)
    found = measure({"blank": BLANK, "it": Case(asked.program, asked.marker, list(asked.keys))}, asked.rounds)
    blank, it = found["blank"], found["it"]
    print(
        f"first painted frame  {it.painted:6.0f} ms  {it.painted / blank.painted:.2f} x blank ({blank.painted:.0f} ms)"
    )
    print(f"resident memory      {it.memory:6.1f} MB  {it.memory / blank.memory:.2f} x blank ({blank.memory:.1f} MB)")
    for key, time in zip(asked.keys, it.keys, strict=True):
        print(f"key {key!r:8} to frame {time:6.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
