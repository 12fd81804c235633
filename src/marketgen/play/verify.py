"""Replays: play a recorded run again from its commands, compare every digest, name the first difference."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from marketgen.engine.carrying import carry
from marketgen.engine.commands import Command
from marketgen.engine.events import Refusal, Turn
from marketgen.engine.frozen import frozen
from marketgen.engine.rules import RULES, new_run, outcome
from marketgen.engine.run import DayRecord, Run, canonical, digest, last_day, present
from marketgen.engine.scoring import points
from marketgen.engine.world import World
from marketgen.i18n import _
from marketgen.play import games
from marketgen.play.lines import EARLIER, restore
from marketgen.play.timeline import Timeline, read
from marketgen.saves.chain import Record
from marketgen.saves.log import DAWN, DO, END, KIND, PUT, SWAP, UNDO
from marketgen.saves.log import RULES as RULES_LINE
from marketgen.scenario.problems import safe

JsonObject = dict[str, Any]

VERIFIED, DIFFERS, OTHER_RULES, MIXED, PRACTICE = "verified", "differs", "other_rules", "mixed", "practice"
"""What a verification can find."""


@frozen
class Verdict:
    """What a verification found.

    result: one of the five words above; day, command: where the first difference is (0 and empty if none); why: a word
    for it (``begin``, ``refused``, ``digest``, ``dawn``, ``command``); days: finished; score: in points, as
    replayed (as its last state reports it, where rules have changed since), or -1; finished: whether the run came to
    its end.
    """

    result: str
    days: int
    commands: int
    finished: bool
    score: int
    day: int = 0
    command: str = ""
    why: str = ""


@frozen
class Step:
    """A step of a replay: the command (None for an undo, and for what a practice run was given or changed to), its
    line, and the timeline after it."""

    command: Command | None
    line: str
    turn: Turn
    timeline: Timeline


class NoBeginning(games.GameProblem, KeyError):  # noqa: N818 - what is wrong is the record
    """A record that cannot be begun, in a sentence: its difficulty, goal or start is not the scenario's."""

    __str__ = Exception.__str__


class Divergence(Exception):  # noqa: N818 - it is a finding, not a fault of the program
    """The replay differs from the record: day, command, why."""

    def __init__(self, day: int, command: str, why: str) -> None:
        super().__init__(f"day {day}, {command or 'dawn'}: {why}")
        self.day, self.command, self.why = day, command, why


def start(world: World, head: JsonObject) -> Timeline:
    """The first morning of a recorded run. NoBeginning, a KeyError, if its difficulty, goal or start is not the
    scenario's."""
    try:
        turn = new_run(world, str(head["seed"]), str(head["difficulty"]), str(head["goal"]), str(head.get("start", "")))
    except KeyError as fault:
        told = _("The record cannot be begun: the scenario in it has no {what}, which its first line names.")
        raise NoBeginning(told.format(what=safe(str(fault.args[0])))) from fault
    timeline = Timeline(world, turn.run, turn.events)
    timeline.practice = bool(head.get("practice"))
    return timeline


def replay(
    world: World, head: JsonObject, records: tuple[JsonObject, ...], timeline: Timeline, bare: bool = False
) -> Iterator[Step]:
    """Go through a record step by step on ``timeline``; raises Divergence at the first difference. ``bare``: the ends
    of days have their digests alone, as those of a result."""
    line, compared, spelt = "", len(timeline.run.past), b""  # spelt: the state, for as long as it stays
    for index, record in enumerate(records):
        kind, run = record.get(KIND), timeline.run
        spelt = (spelt or present(run)) if kind in (DAWN, END) else b""
        if kind == DAWN:
            told = [[event.kind, dict(event.facts)] for event in timeline.events]
            if record.get("events") != told or not (
                (compared == len(run.past) and _spelt_so(record, "run", spelt))
                or digest(restore(record.get("run"), records[:index])) == digest(run, spelt)
            ):
                raise Divergence(run.day, line, "dawn")
        elif kind == END:
            day = run.past[-1].day if run.past else 0
            found = (record.get("day"), record.get("digest"))
            if not day or found != (day, digest(run, spelt)):
                raise Divergence(day or run.day, line, "digest")
            if not bare and not (
                _spelt_so(record, "record", last_day(run)) and _earlier_so(record, run.past[compared:-1])
            ):
                raise Divergence(day or run.day, line, "digest")
            compared = len(run.past)
        elif kind in (DO, UNDO):
            line = "undo" if kind == UNDO else str(record.get("text", ""))
            command = read(line) if kind == DO else None
            if kind == DO and command is None:
                raise Divergence(run.day, line, "command")
            answer = timeline.do(command) if command else timeline.undo()
            if isinstance(answer, Refusal):
                raise Divergence(run.day, line, "refused")
            yield Step(command, line, answer, timeline)
        elif kind in (PUT, SWAP):
            line = f"{kind} {record.get('text', '')}".strip()
            yield Step(None, line, _tried_out(timeline, head, record, line), timeline)
        elif kind == RULES_LINE:
            raise Divergence(run.day, line, "mixed")


def _tried_out(timeline: Timeline, head: JsonObject, record: JsonObject, line: str) -> Turn:
    """What a practice run was given, or the version of the scenario it went on with, done again and compared."""
    run = timeline.run
    if record.get(KIND) == PUT:
        answer = timeline.put(str(record.get("text", "")))
        if isinstance(answer, Refusal):
            raise Divergence(run.day, line, "refused")
        return answer
    try:
        world = games.world_of(record, Path(str(head.get("title", ""))))
        carried = carry(timeline.world, world, run).run
    except (games.GameProblem, ValueError) as fault:
        raise Divergence(run.day, line, "swap") from fault
    if not isinstance(record.get("run"), dict) or digest(restore(record["run"], ())) != digest(carried):
        raise Divergence(run.day, line, "swap")
    timeline.swap(world, carried)
    return Turn(carried, ())


def _spelt_so(record: JsonObject, key: str, spelt: bytes) -> bool:
    """Whether what stands under a key of a record is spelt as a state or a day that was played: then it need not be
    read. It is the last of a record as we write it, so its bytes most often tell."""
    if isinstance(record, Record) and record.raw.endswith(b',"%s":%s}' % (key.encode(), spelt)):
        return True
    data = record.get(key)
    return isinstance(data, dict) and canonical(data) == spelt


def _earlier_so(record: JsonObject, days: tuple[DayRecord, ...]) -> bool:
    """Whether the days that the same command ended before the last are as they were played."""
    told = record.get(EARLIER, [])
    return isinstance(told, list) and [canonical(one) for one in told] == [canonical(one) for one in days]


def verify(world: World, head: JsonObject, records: tuple[JsonObject, ...]) -> Verdict:
    """Replay a record and compare. Shows what was played, not who played it or how often."""
    if head.get("rules") != RULES or any(record.get(KIND) == RULES_LINE for record in records):
        return _reported(world, OTHER_RULES if head.get("rules") != RULES else MIXED, records)
    commands = 0
    try:
        timeline = start(world, head)
        timeline.onward = all(record.get(KIND) != UNDO for record in records)
    except NoBeginning:
        return Verdict(DIFFERS, 0, 0, False, -1, 1, "", "begin")
    try:
        for _step in replay(world, head, records, timeline):
            commands += 1
    except Divergence as found:
        return Verdict(DIFFERS, len(timeline.run.past), commands, False, -1, found.day, found.command, found.why)
    except ValueError:
        return Verdict(DIFFERS, len(timeline.run.past), commands, False, -1, timeline.run.day, "", "dawn")
    finished, score = _ended(timeline.world, timeline.run)
    result = PRACTICE if timeline.practice else VERIFIED
    return Verdict(result, len(timeline.run.past), commands, finished, score)


def _ended(world: World, run: Run) -> tuple[bool, int]:
    """Whether a run is over, and its score in points, or -1."""
    end = outcome(world, run)
    return end is not None, points(end.score) if end and end.score else -1


def _reported(world: World, result: str, records: tuple[JsonObject, ...]) -> Verdict:
    """What a run that cannot be replayed says of itself: how far it came, and what its last state comes to."""
    commands = sum(record.get(KIND) in (DO, UNDO) for record in records)
    last = next((at for at in range(len(records) - 1, -1, -1) if records[at].get(KIND) == DAWN), -1)
    try:
        run = restore(records[last].get("run"), records[:last]) if last >= 0 else None
        finished, score = _ended(world, run) if run else (False, -1)
    except (ValueError, KeyError, TypeError):  # a state of rules so different that ours cannot read it
        return Verdict(result, 0, commands, False, -1)
    return Verdict(result, len(run.past) if run else 0, commands, finished, score)
