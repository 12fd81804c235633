"""Make the shipped recorded runs in saves/, and their transcripts in tests/golden/, anew:

    python scripts/record.py [--check]

Two whole runs of every shipped scenario, played by bots from fixed seeds; and in saves/class/ a lesson with what a
class of bots handed in, which later versions must still list and mark. Run it when the rules change on purpose (and
raise RULES in engine/rules.py); a clean tree must come out as it was. With --check nothing is written and the exit
code says whether it would be.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from marketgen.classroom.assigning import Wishes, assign
from marketgen.engine.prompts import DECISION
from marketgen.engine.rules import drawn_goals
from marketgen.play import attending, decisions, games, handing, moments, recording
from marketgen.play.lines import head
from marketgen.play.result_file import read_result, write_result
from marketgen.play.session import Session
from marketgen.saves.log import RunFile, read_run

ROOT = Path(__file__).resolve().parent.parent
RUNS = (
    ("first_stall", "lawful", "harvest-lamp", "guided"),
    ("first_stall", "random", "crooked-scale", "street"),
    ("class_week", "lawful", "copper-goose", "street"),  # careful
    ("class_week", "media_every", "ladder-moth", "street"),  # careless
    ("the_awning", "lawful", "plum-needle", "street"),  # careful
    ("the_awning", "media_every", "tin-boat", "street"),  # careless
)

LESSON = "class_week"
STUDENTS = (
    ("amber-bell", "lawful", 0, "Those who waited a day had more to choose from, and less to sell."),
    ("birch-cup", "briber_modest", 0, "=1+1 is no formula; <b>this</b> is no heading."),
    ("cedar-door", "lawful", 5, "I took the eggs early. I knew the price, not the frost."),  # handed in at a pause
    ("dawn-mat", "idle", 0, ""),
)
"""Codes, who plays, up to which day (0: to the end), and what is answered where something is asked."""


def record(which: str, bot: str, seed: str, difficulty: str, folder: Path) -> Path:
    """One run, played to its end."""
    loaded = games.load(which)
    path = folder / f"{which}-{bot}.mgsave"
    goal = drawn_goals(loaded.world, seed)[0]
    first = head(loaded.document, loaded.digest, (seed, difficulty, goal), loaded.title)
    with RunFile.create(path, first) as file:
        recording.play_out(Session.begin(loaded.world, seed, difficulty, goal, file), bot)
    path.with_name(path.name + ".lock").unlink(missing_ok=True)
    return path


def class_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """A lesson and its results, by name: played as a student plays it, in a home that is thrown away."""
    os.environ["MARKETGEN_HOME"] = str(folder)
    path = folder / "lesson.mgclass"
    lesson = assign(LESSON, Wishes("millet-stair", pauses=(5, 10)), path)
    yield path.name, path.read_bytes()
    world = attending.world_of(lesson, path)
    for code, bot, days, words in STUDENTS:
        session = attending.join(lesson, world, code, "0000", drawn_goals(world, lesson.seed)[0], folder)
        attend(session, bot, days, words)
        result = read_result(handing.hand_in(session).path)
        session.close()
        head = replace(result.head, run=code)  # else at random
        yield f"{code}.mgresult", write_result(head, result.records)


def attend(session: Session, bot: str, days: int, words: str) -> None:
    """Let a bot play a lesson, up to a day, and answer at every stop; decisions are explained by the last one there."""
    while True:
        stop = moments.due(session)
        if stop:
            for asked in stop.asked:
                about = decisions.since_last_pause(session)[-1].about if asked.kind == DECISION else None
                moments.answer(session, asked, words, about)
            moments.pass_on(session, stop)
        past = len(session.run.past)
        if session.run.phase == "over" or (days and past >= days):
            return
        pauses = [day for day in moments.pause_days(session) if day > past]
        with session.gathered():
            recording.play_out(session, bot, min(pauses, default=0))


def files() -> Iterator[tuple[Path, bytes]]:
    """Every file that is made, with where it is kept."""
    for run in RUNS:
        with tempfile.TemporaryDirectory() as folder:
            made = record(*run, Path(folder))
            contents = read_run(made)
            told = recording.transcript(games.world_of(contents.head, made), contents.head, contents.records)
            yield ROOT / "saves" / made.name, made.read_bytes()
            yield ROOT / "tests" / "golden" / f"{made.stem}.txt", told.encode()
    with tempfile.TemporaryDirectory() as folder:
        for name, content in class_files(Path(folder)):
            yield ROOT / "saves" / "class" / name, content


def main() -> int:
    """Write the files, or with --check compare them; 1 if one differs."""
    different = 0
    for kept, now in files():
        if kept.exists() and kept.read_bytes() == now:
            continue
        different += 1
        print(f"{kept.name}: {'differs' if kept.exists() else 'is not there'}")
        if "--check" not in sys.argv:
            kept.parent.mkdir(exist_ok=True)
            kept.write_bytes(now)
    return 1 if different and "--check" in sys.argv else 0


if __name__ == "__main__":
    raise SystemExit(main())
