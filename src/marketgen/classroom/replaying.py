"""One file that was handed in: read, played again, compared. What a worker does; it knows neither folder nor texts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from pickle import loads

from marketgen.classroom.deciding import Diary, evenings
from marketgen.classroom.marks import VERIFIED, Came, Mark, Reason, Told
from marketgen.engine.arithmetic import divide
from marketgen.engine.frozen import frozen
from marketgen.engine.rules import RULES, outcome
from marketgen.engine.run import Run
from marketgen.engine.scoring import goal_met, home_part, points, score, trust_part
from marketgen.engine.world import World
from marketgen.play.result_file import Result, ResultProblem, parse_result
from marketgen.play.verify import Divergence, replay, start
from marketgen.saves.log import DO, END, KIND

Handed = tuple[str, bytes]
"""The name of a file in its folder, and its bytes."""


@frozen
class Assigned:
    """What every result of a lesson must be of. world: as the lesson has it, its texts left out; digest: of the lesson;
    scenario: digest of its rules."""

    world: World
    digest: str
    scenario: str
    seed: str
    difficulty: str


def mark_all(bare: bytes, handed: Sequence[Handed]) -> list[Mark]:
    """Mark some files in a worker, in their order. ``bare``: a pickled Assigned."""
    assigned = _assigned(bare)
    return [mark(assigned, name, raw) for name, raw in handed]


@lru_cache(maxsize=2)
def _assigned(bare: bytes) -> Assigned:
    assigned = loads(bare)
    assert isinstance(assigned, Assigned)
    return assigned


def mark(assigned: Assigned, name: str, raw: bytes) -> Mark:
    """Mark a file. Never raises for whatever stands in it."""
    whole = blake2b(raw, digest_size=16).hexdigest()
    try:
        result = parse_result(Path(name), raw)
    except ResultProblem as problem:
        return Mark(name, "unreadable", (Reason(problem.reason, _facts(problem)),), whole=whole)
    state, why = _not_of(assigned, result)
    if state:
        return _reported(name, result, state, why, whole)
    return _replayed(assigned, name, result, whole)


def _facts(problem: ResultProblem) -> tuple[tuple[str, str | int], ...]:
    return tuple((name, fact if isinstance(fact, int) else str(fact)) for name, fact in problem.words.items())


def _not_of(assigned: Assigned, result: Result) -> tuple[str, Reason]:
    """Why a result cannot be played again at all; nothing if it can."""
    head = result.head
    if head.lesson != assigned.digest:
        return "foreign", Reason("foreign", (("title", head.scenario_title),))
    if head.rules != RULES:
        return "other_rules", Reason("rules", (("found", head.rules), ("ours", RULES), ("program", head.program)))
    wanted = {"scenario": assigned.scenario, "seed": assigned.seed, "difficulty": assigned.difficulty}
    found = {"scenario": head.scenario_digest, "seed": head.seed, "difficulty": head.difficulty}
    odd = [field for field in wanted if wanted[field] != found[field]]
    return ("edited", Reason("setting", (("field", odd[0]),))) if odd else ("", Reason(""))


def _reported(name: str, result: Result, state: str, why: Reason, whole: str) -> Mark:
    """What a result says of itself, where nothing confirms it."""
    head = result.head
    return Mark(
        name, state, (why,), head.code, head.score, head.days, head.minutes, head.restarts, told=_told(result),
        whole=whole,
    )  # fmt: skip


def _replayed(assigned: Assigned, name: str, result: Result, whole: str) -> Mark:
    head = result.head
    known = {"seed": head.seed, "difficulty": head.difficulty, "goal": head.goal}
    try:
        timeline = start(assigned.world, known)
    except KeyError:
        return _reported(name, result, "edited", Reason("setting", (("field", "goal"),)), whole)
    diary, before = Diary(assigned.world, timeline.run), timeline.run
    try:
        for step in replay(assigned.world, known, result.records, timeline, bare=True):
            diary.step(before, step.command, timeline.run)
            before = timeline.run
    except Divergence as parted:
        facts = (("day", parted.day), ("command", parted.command))
        return _reported(name, result, "differs", Reason(f"replay_{parted.why}", facts), whole)
    run = timeline.run
    came = _came(assigned.world, run, diary)
    odd = _claims_more(result, came, run)
    if odd:
        return _reported(name, result, "edited", odd, whole)
    return Mark(
        name, VERIFIED, _words_of_others(result), head.code, came.score, came.days, head.minutes, head.restarts, came,
        _told(result), diary.mornings(run), evenings(run), whole, counted=True,
    )  # fmt: skip


def _came(world: World, run: Run, diary: Diary) -> Came:
    """What a run came to; one that was handed in at a pause as if it ended there."""
    end = outcome(world, run)
    account = end.score if end else score(world, run)
    return Came(
        days=len(run.past),
        finished=end is not None,
        ending=run.ended,
        score=points(account) if account else -1,
        wealth=run.past[-1].worth if run.past else run.start_worth,
        household=divide(home_part(world, run).total, 10_000),
        trust=divide(trust_part(world, run).total, 10_000),
        exposure=run.heat,
        goal=run.goal,
        goal_met=bool(run.goal) and goal_met(world, run),
        decisions=diary.decisions,
        commands=diary.commands,
    )


def _claims_more(result: Result, came: Came, run: Run) -> Reason | None:
    """The first line of a file against what its commands come to; None if they agree."""
    head = result.head
    ends = sum(record[KIND] == END for record in result.records)
    told = (head.days, head.finished, ends, head.score)
    found = (came.days, came.finished, came.days, came.score if came.finished else head.score)
    fields = ("days", "finished", "digests", "score")
    for field, one, other in zip(fields, told, found, strict=True):
        if one != other:
            return Reason("claims", (("field", field), ("told", int(one)), ("found", int(other))))
    return None if head.day == run.day else Reason("claims", (("field", "day"), ("told", head.day), ("found", run.day)))


def _told(result: Result) -> tuple[Told, ...]:
    """The last answer to each prompt."""
    commands = {record["text"] for record in result.records if record[KIND] == DO}
    found = []
    for prompt, record in result.answers().items():
        about = record.get("about") or {}
        command = about.get("command", "")
        found.append(
            Told(
                prompt, record["day"], record["text"], command, about.get("day", 0),
                tuple((str(key), str(value)) for key, value in about.get("numbers", {}).items()),
                not command or command in commands,
            )
        )  # fmt: skip
    return tuple(found)


def _words_of_others(result: Result) -> tuple[Reason, ...]:
    """A note for each explained decision that the run does not have."""
    return tuple(Reason("not_own", (("command", one.about),)) for one in _told(result) if not one.own)
