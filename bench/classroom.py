"""Marking a class: a thousand results of fifteen days on one core and on two, and how large a result is."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle, islice, product
from pathlib import Path
from string import ascii_lowercase
from time import perf_counter

from bench.start import environment
from bench.table import Row
from marketgen import __version__
from marketgen.classroom.assigning import Wishes, assign
from marketgen.classroom.marking import world_of
from marketgen.engine.commands import text
from marketgen.engine.rules import RULES, advance, drawn_goals, new_run, outcome
from marketgen.engine.run import digest
from marketgen.engine.scoring import points
from marketgen.engine.world import World
from marketgen.play.bots import BOTS, next_command
from marketgen.play.lesson import Lesson
from marketgen.play.result_file import ANSWER, ResultHead, write_result
from marketgen.saves.log import DO, END, KIND

SCENARIO = "class_week"
DAYS = 15
RESULTS = 1_000
TIMES = 2

BOTS_OF_IT = ("lawful", "fixed", "briber_modest", "briber_lavish", "neglect", "media_one")
"""Who plays; each with every goal that the seed offers."""

WORDS = "What I knew was the price of yesterday; what I gave up was an hour of rest, and I would do it again. " * 5
"""An answer about as long as one may be."""


def rows(results: int = RESULTS) -> list[Row]:
    """The rows of the table, the quicker of some tries. What is written must not depend on the number of processes."""
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder) / "handed"
        where.mkdir()
        largest = _hand_in(where, results)
        tries = [[_marked(where, Path(folder) / f"{jobs}", jobs) for jobs in (1, 2)] for _ in range(TIMES)]
        written = {found for pair in tries for _, found in pair}
        assert len(written) == 1, "what is written depends on the number of processes"
    one, two = (min(pair[at][0] for pair in tries) for at in (0, 1))
    rates = f"{results / one:.0f} a second on one core, {results / two:.0f} on two"
    return [
        Row(f"mark {results:,} results of {DAYS} days, each", 100, 10, "ms", 1000 * one / results, rates),
        Row(f"a result of {DAYS} days", 60, 20, "kB", largest / 1000, f"{largest:,} bytes, the largest"),
    ]


def _marked(where: Path, out: Path, jobs: int) -> tuple[float, bytes]:
    """Seconds for marking a folder in a process of its own, and what it wrote."""
    words = ["class", "mark", str(where), "--out", str(out), "--jobs", str(jobs)]
    with tempfile.TemporaryDirectory() as home:
        begun = perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "marketgen", *words], env=environment(home), capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        took = perf_counter() - begun
    assert done.returncode == 0, done.stderr + done.stdout[:2000]
    return took, (out / "results.csv").read_bytes() + (out / "class.html").read_bytes()


def _hand_in(where: Path, results: int) -> int:
    """Write so many results of a lesson into a folder; the bytes of the largest. Of each play there are several, under
    codes of their own: to play each anew would take longer than to mark it."""
    path = where / "lesson.mgclass"
    lesson = assign(SCENARIO, Wishes("bench", DAYS), path)
    world = world_of(lesson, path)
    plays = list(_plays(lesson, world))
    codes = (f"{first}{second}-{third}{third}" for first, second, third in product(ascii_lowercase, repeat=3))
    sizes = []
    for (head, records), code in islice(zip(cycle(plays), codes, strict=False), results):
        raw = write_result(ResultHead(**{**head, "code": code}), records)
        (where / f"{code}.mgresult").write_bytes(raw)
        sizes.append(len(raw))
    return max(sizes)


def _plays(lesson: Lesson, world: World) -> Iterator[tuple[dict[str, object], list[dict[str, object]]]]:
    """The first line, without a code, and the records of each play."""
    for bot, goal in product(BOTS_OF_IT, drawn_goals(world, lesson.seed) or ("",)):
        run, given = new_run(world, lesson.seed, lesson.difficulty, goal).run, 0
        records: list[dict[str, object]] = []
        while run.phase != "over":
            day, past = run.day, len(run.past)
            command = next_command(BOTS[bot], world, run, given)
            advance(world, run, command)
            given = given + 1 if run.day == day else 0
            records.append({KIND: DO, "text": text(command)})
            records += [{KIND: END, "day": one.day, "digest": digest(run)} for one in run.past[past:]]
        records += [{KIND: ANSWER, "prompt": one.id, "day": run.day, "text": WORDS} for one in world.prompts]
        end = outcome(world, run)
        score = points(end.score) if end and end.score else -1
        yield {
            "lesson": lesson.digest, "rules": RULES, "program": __version__, "scenario": world.id,
            "scenario_title": lesson.title, "scenario_digest": lesson.scenario_digest, "seed": lesson.seed,
            "difficulty": lesson.difficulty, "goal": goal, "finished": True, "day": run.day, "days": len(run.past),
            "score": score, "minutes": 40, "restarts": 0, "undone": 0,
        }, records  # fmt: skip
