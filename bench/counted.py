"""Instructions that a day takes, counted by valgrind: the figure that stays the same while other work keeps a machine
busy.

``python bench/counted.py [--what bot,verify] [--scenario ID] [--bot NAME]``, minutes each. Days after the first game
are counted, so neither the start nor what is worked out once for a world is in it.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))  # so that it finds its neighbours from any folder

from bench.world import DEFAULT  # noqa: E402
from marketgen.lab.one import play  # noqa: E402
from marketgen.play import games  # noqa: E402
from marketgen.play.bots import BOTS, next_command  # noqa: E402
from marketgen.play.lines import head  # noqa: E402
from marketgen.play.session import Session  # noqa: E402
from marketgen.play.verify import VERIFIED, verify  # noqa: E402
from marketgen.saves.log import RunFile  # noqa: E402

COUNTED = re.compile(r"I\s+refs:\s+([\d,]+)")
FEW, MANY = 1, 3


def played(scenario: str, bot: str, times: int) -> int:
    """Play so many games of a bot; their days."""
    world = games.load(scenario).world
    return sum(play(world, bot, f"bench {seed}").days for seed in range(times))


def verified(scenario: str, bot: str, times: int) -> int:
    """Verify a recorded run of a bot so many times; the days of all."""
    loaded = games.load(scenario)
    world = loaded.world
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.mgsave"
        of = ("bench", world.difficulty, next(iter(world.goals), ""))
        session = Session.begin(world, of[0], file=RunFile.create(path, head(loaded.document, loaded.digest, of, "")))
        given = 0
        while session.run.phase != "over":
            day = session.run.day
            session.do(next_command(BOTS[bot], world, session.run, given))
            given = given + 1 if session.run.day == day else 0
        session.close()
        with RunFile.open(path, readonly=True) as file:
            records, own = file.records, file.head
    verdicts = [verify(world, own, records) for _ in range(times)]
    assert all(one.result == VERIFIED for one in verdicts), verdicts[0]
    return sum(one.days for one in verdicts)


WHAT = {"bot": played, "verify": verified}


def counted(what: str, scenario: str, bot: str) -> int:
    """Instructions a day."""
    WHAT[what](scenario, bot, FEW)  # so that byte code is there for both
    few, many = (_under_valgrind(what, scenario, bot, times) for times in (FEW, MANY))
    return (many[0] - few[0]) // (many[1] - few[1])


def _under_valgrind(what: str, scenario: str, bot: str, times: int) -> tuple[int, int]:
    """Instructions and days of so many."""
    words = ["valgrind", "--tool=cachegrind", "--cache-sim=no", f"--cachegrind-out-file={os.devnull}"]
    words += [sys.executable, str(Path(__file__).resolve()), "--what", what, "--scenario", scenario, "--bot", bot]
    env = os.environ | {"PYTHONHASHSEED": "0"}
    done = subprocess.run([*words, "--times", str(times)], env=env, capture_output=True, text=True, check=True)
    found = COUNTED.search(done.stderr)
    assert found is not None, done.stderr
    return int(found[1].replace(",", "")), int(done.stdout)


def main(words: list[str]) -> int:
    """Count what was asked for and print it, or (``--times``) do it."""
    parser = argparse.ArgumentParser(description="Instructions that a day takes.")
    parser.add_argument("--what", default=",".join(WHAT), help=f"of {', '.join(WHAT)}")
    parser.add_argument("--scenario", default=DEFAULT)
    parser.add_argument("--bot", default="lawful", choices=sorted(BOTS))
    parser.add_argument("--times", type=int, default=0, help=argparse.SUPPRESS)
    asked = parser.parse_args(words)
    if asked.times:
        print(WHAT[asked.what](asked.scenario, asked.bot, asked.times))
        return 0
    if shutil.which("valgrind") is None:
        print("This counts with valgrind: install it first.", file=sys.stderr)
        return 1
    for what in asked.what.split(","):
        millions = counted(what, asked.scenario, asked.bot) / 1_000_000
        print(f"{asked.scenario}, {what}, {asked.bot}: {millions:.2f} million instructions a day", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
