"""A lesson: a scenario with what a teacher has fixed, in one small file, ``lesson.mgclass``.

The file is one JSON object. It is hostile until it was checked here: its size, its form, every field, and a digest over
all of them, which shows accidents and names the lesson in results; it is no signature. The scenario inside is checked
like any other when it is played (``play.games``). Contract: docs/contracts.md, "Lessons and results".
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from marketgen import __version__
from marketgen.engine.chance import is_seed
from marketgen.engine.frozen import frozen
from marketgen.engine.rules import RULES
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play.bounded import Bad, bounded_bytes, is_count, is_line, strict_json
from marketgen.saves.problems import SaveProblem, shown

JsonObject = dict[str, Any]

SUFFIX = ".mgclass"
"""How the name of a lesson file ends."""

FORMAT = 2
"""Number of the form of lesson files; a file with a higher one is refused. A lesson is written in the lowest that holds
it: 2 if it begins at a named start, which a reader of 1 would not heed, else 1."""

MAX_LESSON = 2_000_000
"""Bytes a lesson file may have."""

MOST_PAUSES = 20
"""Pauses a lesson may have."""

MOST_DAYS = 1000
"""Days a lesson may have; the scenario says how many it has at most."""

LEVELS = ("brief", "standard", "fuller")
"""How fully arrest and hunger are told."""

_WHY = {
    "form": N_("it is not one JSON object, as a lesson is"),
    "kind": N_("it is not a lesson"),
    "field": N_("its “{field}” is not as a lesson has it"),
    "digest": N_("it was changed after it was written, or damaged on its way"),
    "large": N_("it is larger than {limit} MB"),
    "newer": N_("it was written by a newer marketgen (lesson format {found})"),
}


class LessonProblem(SaveProblem):
    """A lesson file that cannot be used, in one sentence. reason: a word of the table above, or of ``Bad``."""

    code = "lesson"

    def __init__(self, path: Path, reason: str, **words: object) -> None:
        why = _(_WHY[reason]).format(**words) if reason in _WHY else str(words.get("why", reason))
        sentence = _("{path} cannot be used as a lesson: {why}. Ask your teacher for the file again.")
        super().__init__(path, sentence.format(path=shown(path), why=why))
        self.reason = reason


@frozen
class Terms:
    """What a lesson fixes for every run of it. days: the run ends after them; undo: whether it is allowed; pauses:
    after the reports of which days; text: one of :data:`LEVELS`; start: the named start, empty for day 1."""

    days: int
    undo: bool
    pauses: tuple[int, ...]
    text: str
    start: str = ""

    def record(self) -> JsonObject:
        """As JSON has it, in a lesson and in the first line of a run."""
        later = {"start": self.start} if self.start else {}
        return {"days": self.days, "undo": self.undo, "pauses": list(self.pauses), "text": self.text} | later

    def played(self, world: World) -> int:
        """How many days a run has. KeyError if there is no such start."""
        return world.days - (world.starts[self.start].day - 1 if self.start else 0)


@frozen
class Lesson:
    """A lesson as its file has it. scenario: the merged document; scenario_digest: of its rules; translations: of its
    texts; digest: names the lesson, 32 hexadecimal digits; program, rules: of the version that wrote it."""

    title: str
    scenario: JsonObject
    scenario_digest: str
    seed: str
    difficulty: str
    terms: Terms
    translations: JsonObject
    digest: str
    program: str = __version__
    rules: int = RULES


def write_lesson(
    title: str, scenario: JsonObject, scenario_digest: str, seed: str, difficulty: str, terms: Terms,
    translations: JsonObject | None = None,
) -> bytes:  # fmt: skip
    """A lesson as the bytes of its file, the same for the same lesson. ValueError if it would be too large."""
    spoken = {"translations": translations} if translations else {}
    content: JsonObject = {
        "kind": "lesson", "format": 2 if terms.start else 1, "program": __version__, "rules": RULES, "title": title,
        "seed": seed,
        "difficulty": difficulty, **terms.record(), "digest": scenario_digest, "scenario": scenario, **spoken,
    }  # fmt: skip
    content = {"kind": "lesson", "format": content["format"], "lesson": digest_of(content), **content}
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode() + b"\n"
    if len(written) > MAX_LESSON:
        raise ValueError(f"{len(written)} bytes are more than a lesson may have")
    return written


def digest_of(content: Mapping[str, Any]) -> str:
    """What names a lesson: 32 hexadecimal digits of BLAKE2b over all its fields but ``lesson``, in one spelling."""
    rest = {key: value for key, value in content.items() if key != "lesson"}
    spelt = json.dumps(rest, ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return blake2b(spelt.encode(), digest_size=16).hexdigest()


def is_lesson(which: str) -> bool:
    """Whether a word names a lesson file, by its ending."""
    return which.lower().endswith(SUFFIX)


def read_lesson(path: Path) -> Lesson:
    """The lesson in a file. LessonProblem in one sentence for whatever is no lesson; nothing of it is compiled."""
    try:
        raw = bounded_bytes(path, MAX_LESSON)
        content = strict_json(raw)
    except Bad as bad:
        if bad.reason == "large":
            raise LessonProblem(path, "large", limit=MAX_LESSON // 1_000_000) from bad
        raise LessonProblem(path, bad.reason, why=bad.why) from bad
    return _checked(path, content)


def _checked(path: Path, content: JsonObject) -> Lesson:
    if content.get("kind") != "lesson":
        raise LessonProblem(path, "kind")
    found = content.get("format")
    if not isinstance(found, int) or not is_count(found, 1_000_000, least=1):
        raise LessonProblem(path, "field", field="format")
    if found > FORMAT:
        raise LessonProblem(path, "newer", found=found)
    for field, sound in _SOUND.items():
        if not sound(content.get(field)):
            raise LessonProblem(path, "field", field=field)
    if digest_of(content) != content["lesson"]:
        raise LessonProblem(path, "digest")
    pauses = tuple(sorted(set(content["pauses"])))
    terms = Terms(content["days"], content["undo"], pauses, content["text"], content.get("start") or "")
    return Lesson(
        content["title"], content["scenario"], content["digest"], content["seed"], content["difficulty"], terms,
        content.get("translations") or {}, content["lesson"], content["program"], content["rules"],
    )  # fmt: skip


_TERMS = ("days", "undo", "pauses", "text", "start")


def _are_days(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= MOST_PAUSES
        and all(is_count(one, MOST_DAYS, least=1) for one in value)
    )


_SOUND: Mapping[str, Callable[[Any], bool]] = {
    "program": lambda value: is_line(value, 40),
    "rules": lambda value: is_count(value, 1_000_000, least=1),
    "title": lambda value: is_line(value, 200),
    "seed": lambda value: isinstance(value, str) and is_seed(value),
    "difficulty": lambda value: is_line(value, 80),
    "days": lambda value: is_count(value, MOST_DAYS, least=1),
    "undo": lambda value: isinstance(value, bool),
    "text": lambda value: value in LEVELS,
    "start": lambda value: value is None or is_line(value, 80),
    "pauses": _are_days,
    "digest": lambda value: is_line(value, 64),
    "scenario": lambda value: isinstance(value, dict),
    "translations": lambda value: value is None or isinstance(value, dict),
    "lesson": lambda value: is_line(value, 64),
}


def terms_of(first: Mapping[str, Any]) -> Terms | None:
    """What a lesson fixes for a run, from the run's first line; None if it belongs to none, or that cannot be read."""
    kept = first.get("class")
    if not isinstance(kept, dict) or not all(_SOUND[field](kept.get(field)) for field in _TERMS):
        return None
    return Terms(kept["days"], kept["undo"], tuple(kept["pauses"]), kept["text"], kept.get("start") or "")


def as_assigned(world: World, first: Mapping[str, Any]) -> tuple[World, str]:
    """A world as the lesson has it that a run belongs to, by the run's first line, and how fully its texts are told."""
    terms = terms_of(first)
    return (fixed(world, terms.days, terms.undo), terms.text) if terms else (world, "")


def suits(lesson: Lesson, world: World) -> bool:
    """Whether a lesson's difficulty and start are those of its scenario; a file may say what it likes."""
    start = world.starts.get(lesson.terms.start) if lesson.terms.start else None
    begins = not lesson.terms.start or (start is not None and start.day <= world.days)
    return lesson.difficulty in world.difficulties and begins


def fixed(world: World, days: int, undo: bool) -> World:
    """A world as a lesson has it: fewer days perhaps, undo as the teacher allows it, odds in words at every difficulty.

    The digest of its rules stays that of the scenario; the lesson's digest names the rest.
    """
    levels = {
        name: replace(level, odds_as_numbers=False, undo=undo and level.undo)
        for name, level in world.difficulties.items()
    }
    return replace(world, days=min(days, world.days), difficulties=levels, sealed=True)
