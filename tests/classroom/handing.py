"""A class made up for the tests: a lesson, and results of it as the bots play them, or spoiled in some way."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from marketgen import __version__
from marketgen.classroom.assigning import Wishes, assign
from marketgen.classroom.marking import world_of
from marketgen.engine.commands import Command, text
from marketgen.engine.rules import RULES, drawn_goals, new_run, outcome
from marketgen.engine.run import digest
from marketgen.engine.scoring import points
from marketgen.engine.world import World
from marketgen.play.bots import BOTS, next_command
from marketgen.play.lesson import Lesson
from marketgen.play.result_file import ANSWER, ResultHead, write_result
from marketgen.play.timeline import Timeline
from marketgen.saves.log import DO, END, KIND, UNDO

JsonObject = dict[str, Any]


def asking(folder: Path) -> str:
    """The path of a scenario that is the tutorial with a pause and prompts."""
    path = folder / "asking.json"
    content = {
        "format": 1, "id": "asking", "title": "Asking <b>&", "language": "en", "extends": "first_stall",
        "pauses": {"half": {"day": 3, "title": "Half of it", "text": "Stop here."}},
        "prompts": {
            "guess": {"when": "start", "kind": "prediction", "ask": "Will those who <buy more> end richer?"},
            "first": {"when": "half", "kind": "decision", "ask": "Choose one decision. What did you give up?"},
            "last": {"when": "end", "kind": "question", "ask": "What did your household think?"},
        },
    }  # fmt: skip
    path.write_text(json.dumps(content), "utf-8")
    return str(path)


def lesson_in(folder: Path, which: str = "first_stall", seed: str = "spring", **wishes: Any) -> tuple[Lesson, World]:
    """A lesson, written into a folder, and its world."""
    path = folder / "lesson.mgclass"
    lesson = assign(which, Wishes(seed, **wishes), path)
    return lesson, world_of(lesson, path)


class Student:
    """Somebody who plays a lesson: by a bot, by commands, or both; then hands in."""

    def __init__(self, lesson: Lesson, world: World, code: str, goal: str = "") -> None:
        self.lesson, self.world, self.code = lesson, world, code
        self.goal = goal or next(iter(drawn_goals(world, lesson.seed)), "")
        turn = new_run(world, lesson.seed, lesson.difficulty, self.goal, lesson.terms.start)
        self.timeline = Timeline(world, turn.run, turn.events)
        self.records: list[JsonObject] = []
        self.undone = 0

    def do(self, command: Command) -> None:
        """Carry out a command that is possible."""
        past = len(self.timeline.run.past)
        answer = self.timeline.do(command)
        assert hasattr(answer, "run"), f"{text(command)} is refused"
        self.records.append({KIND: DO, "text": text(command)})
        for record in self.timeline.run.past[past:]:
            self.records.append({KIND: END, "day": record.day, "digest": digest(self.timeline.run)})

    def undo(self) -> None:
        """Take the last command back."""
        assert hasattr(self.timeline.undo(), "run")
        self.records.append({KIND: UNDO})
        self.undone += 1

    def play(self, bot: str = "lawful", days: int = 10_000) -> Student:
        """Let a bot play on, so many days at most."""
        given, until = 0, len(self.timeline.run.past) + days
        while self.timeline.run.phase != "over" and len(self.timeline.run.past) < until:
            day = self.timeline.run.day
            self.do(next_command(BOTS[bot], self.world, self.timeline.run, given))
            given = given + 1 if self.timeline.run.day == day else 0
        return self

    def say(self, prompt: str, words: str, about: str = "", day: int = 1, money: str = "1,540") -> Student:
        """Answer a prompt, perhaps about a command of a day."""
        answer: JsonObject = {KIND: ANSWER, "prompt": prompt, "day": self.timeline.run.day, "text": words}
        if about:
            answer["about"] = {"command": about, "day": day, "block": "morning", "numbers": {"money": money}}
        self.records.append(answer)
        return self

    def head(self, **other: Any) -> ResultHead:
        """The first line of the result."""
        run = self.timeline.run
        end = outcome(self.world, run)
        head = ResultHead(
            lesson=self.lesson.digest, code=self.code, rules=RULES, program=__version__, scenario=self.world.id,
            scenario_title=self.lesson.title, scenario_digest=self.lesson.scenario_digest, seed=self.lesson.seed,
            difficulty=self.lesson.difficulty, goal=self.goal, finished=end is not None, day=run.day,
            days=len(run.past), score=points(end.score) if end and end.score else -1, minutes=31, restarts=0,
            undone=self.undone,
        )  # fmt: skip
        return replace(head, **other)

    def result(self, records: Iterable[JsonObject] = (), **other: Any) -> bytes:
        """The bytes of the result; ``records``: others instead of those that were played, the chain made anew."""
        return write_result(self.head(**other), list(records) or self.records)

    def hand_in(self, folder: Path, name: str = "", **other: Any) -> Path:
        """Write the result into a folder."""
        path = folder / f"{name or self.code}.mgresult"
        path.write_bytes(self.result(**other))
        return path


__all__ = ["Student", "asking", "lesson_in"]
