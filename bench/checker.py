"""The checker on a scenario of 300 kB: the default one, with more events and notices made up here if it is smaller.

Timed by what it takes of a core, as the engine is: other work on the machine would count as ours otherwise.
"""

from __future__ import annotations

import copy
import json
import shutil
import tempfile
from pathlib import Path
from time import process_time_ns
from typing import Any

from bench.table import Clock, Row
from bench.world import DEFAULT
from marketgen import data
from marketgen.scenario import check, schema_file

SIZE = 300_000
TIMES = 15

WRONG = 150
"""Wrong references in the faulty one."""


def rows() -> list[Row]:
    """The rows of the table. Pydantic is loaded before the clock runs, as for a second file of one command. A scenario
    that is larger than SIZE counts for its part of it."""
    with tempfile.TemporaryDirectory() as folder:
        for path in data.scenario_files():
            shutil.copy(path, folder)
        small, whole = Path(folder) / "first_stall.json", Path(folder) / f"{DEFAULT}.json"
        large = Path(folder) / "large.json"
        text = _large(json.loads(whole.read_text("utf-8")))
        large.write_text(text, "utf-8")
        faulty = Path(folder) / "faulty.json"
        faulty.write_text(_with_wrong_ids(json.loads(text)), "utf-8")
        took = {path: _checked(path, Path(folder)) for path in (small, large)}
        took[faulty] = _checked(faulty, Path(folder), WRONG)
        made = _made(large, Path(folder))
    size = len(text.encode())
    figure = f"{took[large]:.0f} ms for {size / 1000:.0f} kB; First stall {took[small]:.1f} ms"
    wrong = f"{took[faulty]:.0f} ms for {size / 1000:.0f} kB"
    return [
        Row("check a 300 kB scenario", 150, 50, "ms", took[large] * SIZE / size, figure),
        Row(f"the same with {WRONG} wrong references", 150, 50, "ms", took[faulty] * SIZE / size, wrong),
        Row("the schema of a pack", 100, 100, "ms", made, f"of the {size / 1000:.0f} kB above, with its base"),
    ]


def _made(path: Path, folder: Path) -> float:
    """Median milliseconds to make and write the schema of a pack."""
    clock = Clock(process_time_ns)
    for _ in range(TIMES):
        with clock:
            schema_file.write(schema_file.made(str(path), [folder]))
    return clock.median / 1000


def _checked(path: Path, folder: Path, faults: int = 0) -> float:
    """Median milliseconds to check a file that has so many errors."""
    clock = Clock(process_time_ns)
    for _ in range(TIMES):
        with clock:
            problems = check(path, [folder])
    wrong = [problem for problem in problems if problem.is_error]
    assert len(wrong) == faults, wrong[:3]
    return clock.median / 1000


def _with_wrong_ids(document: dict[str, Any]) -> str:
    """The document with WRONG ids that nothing has, each near one that there is, one each on a new notice."""
    document["id"] = "faulty"
    events = sorted(document["events"])
    for number in range(WRONG):
        when = {"seen": f"{events[number % len(events)][:30]}_zz{number}"}
        document["notices"][f"wrong_{number}"] = {"when": when, "text": "Somebody has seen it."}
    return json.dumps(document, ensure_ascii=False, indent=1)


def _large(document: dict[str, Any]) -> str:
    """The document with copies of its events and notices under new ids, until it is large enough, one item a line."""
    document["id"] = "large"
    events, notices = dict(document.get("events", {})), dict(document.get("notices", {}))
    number = 0
    text = json.dumps(document, ensure_ascii=False, indent=1)
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
