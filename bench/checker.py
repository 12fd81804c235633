"""The checker on a scenario of 300 kB: First stall with many more events and notices, made up here."""

from __future__ import annotations

import copy
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from bench.table import Clock, Row
from marketgen import data
from marketgen.scenario import check

SIZE = 300_000
TIMES = 15


def rows() -> list[Row]:
    """The rows of the table. Pydantic is loaded before the clock runs, as for a second file of one command."""
    with tempfile.TemporaryDirectory() as folder:
        for path in data.scenario_files():
            shutil.copy(path, folder)
        small = Path(folder) / "first_stall.json"
        large = Path(folder) / "large.json"
        text = _large(json.loads(small.read_text("utf-8")))
        large.write_text(text, "utf-8")
        took = {path: _checked(path, Path(folder)) for path in (small, large)}
    figure = f"{took[large]:.0f} ms for {len(text) / 1000:.0f} kB; First stall {took[small]:.1f} ms"
    return [Row("check a 300 kB scenario", 150, 50, "ms", took[large], figure)]


def _checked(path: Path, folder: Path) -> float:
    """Median milliseconds to check a file that has no errors."""
    clock = Clock()
    for _ in range(TIMES):
        with clock:
            problems = check(path, [folder])
    wrong = [problem for problem in problems if problem.is_error]
    assert not wrong, wrong[:3]
    return clock.median / 1000


def _large(document: dict[str, Any]) -> str:
    """The document with copies of its events and notices under new ids, until it is large enough, one item a line."""
    document["id"] = "large"
    events, notices = dict(document["events"]), dict(document["notices"])
    number = 0
    text = ""
    while len(text) < SIZE:
        for _ in range(20):
            number += 1
            for name, event in events.items():
                if not _points_on(event):
                    document["events"][f"{name[:30]}_{number}"] = copy.deepcopy(event)
            for name, notice in notices.items():
                document["notices"][f"{name[:30]}_{number}"] = copy.deepcopy(notice)
        text = json.dumps(document, ensure_ascii=False, indent=1)
    return text


def _points_on(event: dict[str, Any]) -> bool:
    """Whether an event is called by another, or calls one: a copy would never come."""
    return "chained" in event or '"event"' in json.dumps(event)
