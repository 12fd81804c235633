"""A result file, ``CODE.mgresult``: what a run of a lesson was, so small that it can be sent by e-mail.

Lines like those of a run file (``saves.chain``): each a record and a checksum over the line before. The first is the
head, the last counts the lines, so that a file cut anywhere shows. Records between them are those of the run's log:
``do``, ``undo``, ``end`` (a day's digest), ``answer``. Nothing here says whether the run is what it claims to be: that
only a replay can. Contract: docs/contracts.md, "Lessons and results".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from marketgen.engine.chance import is_seed
from marketgen.engine.frozen import frozen
from marketgen.i18n import N_, _, ngettext
from marketgen.play.bounded import Bad, bounded_bytes, is_count, is_line
from marketgen.saves import chain
from marketgen.saves.log import ANSWER, DO, END, KIND, UNDO
from marketgen.saves.problems import SaveProblem, shown

JsonObject = dict[str, Any]

SUFFIX = ".mgresult"
"""How the name of a result file ends."""

FORMAT = 1
"""Number of the form of result files; a file with a higher one is refused."""

RESULT, CLOSE = "result", "close"
"""Kinds of records: the first line, and the last, which says how many stand before it."""

MAX_RESULT = 2_000_000
"""Bytes a result file may have."""

MAX_LINE = 16_000
"""Bytes a line of it may have."""

MAX_ANSWER = 600
"""Characters an answer may have."""

MAX_COMMAND = 2_000
"""Characters the text of a command may have."""

CODE = re.compile(r"[a-z]{2,19}-[a-z]{2,20}")
"""A code: two words of small letters."""

_WHY = {
    "not_a_result": N_("it does not begin as a result does"),
    "newer": N_("it was written by a newer marketgen (result format {found})"),
    "line": N_("it is damaged, or was changed by hand, at line {line}"),
    "cut": N_("it is not whole: its end is missing"),
    "after": N_("something stands behind its end, from line {line} on"),
    "field": N_("the “{field}” in its first line is not as a result has it"),
    "record": N_("line {line} is not what a result holds"),
}


class ResultProblem(SaveProblem):
    """A result file that cannot be read, in one sentence. reason: a word of the table above, or of ``Bad``; words: what
    its sentence needs; why: the same without the file's name, for a list."""

    code = "result"

    def __init__(self, path: Path, reason: str, **words: object) -> None:
        self.reason, self.words = reason, words
        self.why = why_not(reason, words)
        sentence = _("{path} cannot be read as a result: {why}.")
        super().__init__(path, sentence.format(path=shown(path), why=self.why))


def why_not(reason: str, words: Mapping[str, object]) -> str:
    """Why a file cannot be read as a result, for a list or the middle of a sentence."""
    return _(_WHY[reason]).format(**words) if reason in _WHY else str(words.get("why", reason))


@frozen
class ResultHead:
    """The first line of a result.

    lesson: digest of the lesson; code: of the student; scenario, scenario_title, scenario_digest: what was played;
    goal: the one chosen; finished: whether the run came to its end; day: it stands on; days: that are over; score: in
    points as the program showed it, -1 for none; minutes, restarts: as the machine saw them; undone: commands that
    were taken back; run: what names the run and its restarts, at random: a later file of the same run replaces an
    earlier one.
    """

    lesson: str
    code: str
    rules: int
    program: str
    scenario: str
    scenario_title: str
    scenario_digest: str
    seed: str
    difficulty: str
    goal: str
    finished: bool
    day: int
    days: int
    score: int
    minutes: int
    restarts: int
    undone: int
    run: str = ""

    def record(self) -> JsonObject:
        """As the first line has it; in words first, for whoever opens the file in an editor."""
        scenario = {"id": self.scenario, "title": self.scenario_title, "digest": self.scenario_digest}
        rest = {name: getattr(self, name) for name in _PLAIN_FIELDS}
        return {"about": self.about(), KIND: RESULT, "format": FORMAT, **rest, "scenario": scenario}

    def about(self) -> str:
        """What the file is and holds, for a person."""
        told = ngettext(
            "A result of “{title}” under the code {code}: {count} day. It holds commands, answers, minutes and how "
            "often the run was begun again, and no name.",
            "A result of “{title}” under the code {code}: {count} days. It holds commands, answers, minutes and how "
            "often the run was begun again, and no name.",
            self.days,
        )
        return told.format(title=self.scenario_title, code=self.code, count=self.days)


@frozen
class Result:
    """A result that could be read. records: ``do``, ``undo``, ``end`` and ``answer`` lines in order, each checked for
    its form; size: bytes of the file."""

    head: ResultHead
    records: tuple[JsonObject, ...]
    size: int

    def answers(self) -> dict[str, JsonObject]:
        """The last answer to each prompt, by its id, in the order of the first ones."""
        found: dict[str, JsonObject] = {}
        for record in self.records:
            if record[KIND] == ANSWER:
                found[record["prompt"]] = record
        return found


def is_code(word: str) -> bool:
    """Whether a word is a code: two words of letters a to z with a hyphen between, and so the plain name of a file."""
    return bool(CODE.fullmatch(word))


def write_result(head: ResultHead, records: Iterable[JsonObject]) -> bytes:
    """The bytes of a result file. ValueError or TypeError if JSON cannot hold them, or if they are too many."""
    own, lines = chain.START, []
    kept = [head.record(), *records]
    for record in [*kept, {KIND: CLOSE, "lines": len(kept)}]:
        line, own = chain.write_line(own, record)
        lines.append(line)
    raw = b"".join(lines)
    if len(raw) > MAX_RESULT or max(map(len, lines)) > MAX_LINE:
        raise ValueError("a result has grown past what one may have")
    return raw


def read_result(path: Path) -> Result:
    """The result in a file: whole, in its form, its checksums right. ResultProblem in one sentence else."""
    try:
        raw = bounded_bytes(path, MAX_RESULT)
    except Bad as bad:
        raise ResultProblem(path, bad.reason, why=bad.why) from bad
    return parse_result(path, raw)


def parse_result(path: Path, raw: bytes) -> Result:
    """The result in the bytes of the file ``path``, which is only named. ResultProblem as :func:`read_result`."""
    if not raw.startswith(chain.OPENING + b"{"):
        raise ResultProblem(path, "not_a_result")
    lines = raw.split(b"\n")
    rest = lines.pop()
    own = chain.START
    records: list[JsonObject] = []
    for number, line in enumerate(lines, 1):
        if records and records[-1].get(KIND) == CLOSE:
            raise ResultProblem(path, "after", line=number)
        try:
            if len(line) > MAX_LINE:
                raise chain.LineError("long")
            record, own = chain.read_line(own, line)
        except chain.LineError as fault:
            raise ResultProblem(path, "line", line=number) from fault
        records.append(record)
    if not records:
        raise ResultProblem(path, "cut")
    head = _head(path, records[0])
    if rest or records[-1].get(KIND) != CLOSE or records[-1].get("lines") != len(records) - 1:
        raise ResultProblem(path, "cut")
    for number, record in enumerate(records[1:-1], 2):
        kind = record.get(KIND)
        sound = _RECORDS.get(kind) if isinstance(kind, str) else None
        if sound is None or not sound(record):
            raise ResultProblem(path, "record", line=number)
    return Result(head, tuple(records[1:-1]), len(raw))


def _head(path: Path, record: JsonObject) -> ResultHead:
    if record.get(KIND) != RESULT:
        raise ResultProblem(path, "not_a_result")
    found = record.get("format")
    if not is_count(found, 1_000_000, least=1):
        raise ResultProblem(path, "field", field="format")
    if isinstance(found, int) and found > FORMAT:
        raise ResultProblem(path, "newer", found=found)
    scenario = record.get("scenario")
    scenario = scenario if isinstance(scenario, dict) else {}
    values: JsonObject = {name: record.get(name) for name in _PLAIN_FIELDS}
    values |= {"scenario": scenario.get("id"), "scenario_title": scenario.get("title")}
    values |= {"scenario_digest": scenario.get("digest")}
    for field, sound in _SOUND.items():
        if not sound(values[field]):
            raise ResultProblem(path, "field", field=field)
    return ResultHead(**values)


def _any_count(value: object) -> bool:
    return is_count(value, 10_000_000)


_SOUND: Mapping[str, Callable[[Any], bool]] = {
    "lesson": lambda value: is_line(value, 64),
    "code": lambda value: isinstance(value, str) and is_code(value),
    "rules": _any_count,
    "program": lambda value: is_line(value, 40),
    "seed": lambda value: isinstance(value, str) and is_seed(value),
    "difficulty": lambda value: is_line(value, 80),
    "goal": lambda value: is_line(value, 80, least=0),
    "finished": lambda value: isinstance(value, bool),
    "day": _any_count,
    "days": _any_count,
    "score": lambda value: is_count(value, 1_000_000, least=-1),
    "minutes": _any_count,
    "restarts": _any_count,
    "undone": _any_count,
    "run": lambda value: is_line(value, 40, least=0),
    "scenario": lambda value: is_line(value, 80),
    "scenario_title": lambda value: is_line(value, 200),
    "scenario_digest": lambda value: is_line(value, 64),
}
"""What each field of the first line must be."""

_PLAIN_FIELDS = tuple(name for name in _SOUND if not name.startswith("scenario"))


def _is_do(record: JsonObject) -> bool:
    text = record.get("text")
    return isinstance(text, str) and len(text) <= MAX_COMMAND


def _is_end(record: JsonObject) -> bool:
    return _any_count(record.get("day")) and is_line(record.get("digest"), 64)


def _is_answer(record: JsonObject) -> bool:
    text, about = record.get("text"), record.get("about")
    return (
        is_line(record.get("prompt"), 80)
        and _any_count(record.get("day"))
        and isinstance(text, str)
        and len(text) <= MAX_ANSWER
        and (about is None or _is_about(about))
    )


def _is_about(about: object) -> bool:
    """What a decision was about: the command's text, its day and block, and numbers of that moment as words."""
    if not isinstance(about, dict):
        return False
    numbers = about.get("numbers")
    return (
        is_line(about.get("command"), MAX_COMMAND)
        and _any_count(about.get("day"))
        and is_line(about.get("block"), 40, least=0)
        and isinstance(numbers, dict)
        and len(numbers) <= 20
        and all(is_line(name, 80) and is_line(told, 200, least=0) for name, told in numbers.items())
    )


_RECORDS = {DO: _is_do, UNDO: lambda record: True, END: _is_end, ANSWER: _is_answer}
