"""Prints the budget table: figures, ratios, budgets, goals and verdicts of the parts there are.

``python bench/run.py [--only start,saves] [--rounds N]``, on the default scenario. Nothing here fails on a clock; the
exit code is 0 unless a part breaks.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))  # so that `python bench/run.py` finds its neighbours from any folder

from bench.table import Row, printed, slowness  # noqa: E402

PARTS = ("start", "engine", "saves", "checker", "sim", "classroom", "serving", "bargaining")


def main(words: list[str]) -> int:
    """Measure the parts asked for and print their table."""
    parser = argparse.ArgumentParser(description="Print the budget table.")
    parser.add_argument("--only", default=",".join(PARTS), help=f"parts to measure, of {', '.join(PARTS)}")
    parser.add_argument("--rounds", type=int, default=9, help="starts of each program (9)")
    asked = parser.parse_args(words)
    parts = asked.only.split(",")
    wrong = [part for part in parts if part not in PARTS]
    if wrong:
        parser.error(f"no such part: {', '.join(wrong)}")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    rows: list[Row] = []
    for part in parts:
        print(f"measuring {part} ...", file=sys.stderr)
        measured: Callable[..., list[Row]] = importlib.import_module(f"bench.{part}").rows
        rows += measured(asked.rounds) if part == "start" else measured()
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores")
    slower = slowness()
    print(f"A piece of work that took 1 us where the budgets were set takes {slower:.1f} us here (SHAKE-256).")
    print(printed(rows, slower))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
