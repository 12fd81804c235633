"""One file that was handed in: read, played again, compared. What a worker does; it knows neither folder nor texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from pickle import loads

from marketgen.classroom.deciding import Diary, evenings
from marketgen.classroom.marks import VERIFIED, Came, Mark, Reason, Told
from marketgen.engine.arithmetic import divide
from marketgen.engine.chapters import played
from marketgen.engine.frozen import frozen
from marketgen.engine.rules import RULES, outcome
from marketgen.engine.run import Run
from marketgen.engine.scoring import goal_met, home_part, points, score, trust_part
from marketgen.engine.starting import lived
from marketgen.engine.world import World
from marketgen.i18n import install
from marketgen.play.decisions import Decision, decision
from marketgen.play.lines import JsonObject
from marketgen.play.result_file import Result, ResultProblem, parse_result
from marketgen.play.verify import Divergence, replay, start
from marketgen.saves.log import END, KIND

Handed = tuple[str, bytes]
"""The name of a file in its folder, and its bytes."""


@frozen
class Assigned:
    """What every result of a lesson must be of. world: as the lesson has it, and with it the scenario's id; digest: of
    the lesson; scenario: digest of its rules; title: of the scenario; start: the named start, if any; language: in
    which sentences are told."""

    world: World
    digest: str
    scenario: str
    seed: str
    difficulty: str
    title: str = ""
    start: str = ""
    language: str = ""


def mark_all(bare: bytes, handed: Sequence[Handed]) -> list[Mark]:
    """Mark some files in a worker, in their order. ``bare``: a pickled Assigned."""
    assigned = _assigned(bare)
    return [mark(assigned, name, raw) for name, raw in handed]


@lru_cache(maxsize=2)
def _assigned(bare: bytes) -> Assigned:
    assigned = loads(bare)
    assert isinstance(assigned, Assigned)
    install(assigned.language)
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
        return "foreign", _foreign(assigned, result)
    if head.rules != RULES:
        return "other_rules", Reason("rules", (("found", head.rules), ("ours", RULES), ("program", head.program)))
    wanted = {"scenario": assigned.scenario, "seed": assigned.seed, "difficulty": assigned.difficulty}
    found = {"scenario": head.scenario_digest, "seed": head.seed, "difficulty": head.difficulty}
    odd = [field for field in wanted if wanted[field] != found[field]]
    return ("edited", Reason("setting", (("field", odd[0]),))) if odd else ("", Reason(""))


def _foreign(assigned: Assigned, result: Result) -> Reason:
    """What tells the two lessons apart: scenario and seed of both, that the scenario has changed, or that these are the
    same. Scenarios are told apart by id and rules, and not by their titles: two may share one."""
    head = result.head
    theirs, ours = head.scenario_title, assigned.title
    if theirs == ours and head.scenario != assigned.world.id:
        theirs, ours = f"{theirs} ({head.scenario})", f"{ours} ({assigned.world.id})"
    facts = (("title", theirs), ("seed", head.seed), ("our_title", ours), ("our_seed", assigned.seed))
    if (head.scenario, head.seed) != (assigned.world.id, assigned.seed):
        return Reason("foreign", facts)
    return Reason("twin" if head.scenario_digest == assigned.scenario else "changed", facts)


def _reported(name: str, result: Result, state: str, why: Reason, whole: str) -> Mark:
    """What a result says of itself, where nothing confirms it."""
    head = result.head
    return Mark(
        name, state, (why,), head.code, head.score, head.days, head.minutes, head.restarts, told=_told(result),
        whole=whole,
    )  # fmt: skip


def _replayed(assigned: Assigned, name: str, result: Result, whole: str) -> Mark:
    head = result.head
    known = {"seed": head.seed, "difficulty": head.difficulty, "goal": head.goal, "start": assigned.start}
    try:
        timeline = start(assigned.world, known)
    except KeyError:
        return _reported(name, result, "edited", Reason("setting", (("field", "goal"),)), whole)
    diary, before = Diary(assigned.world, timeline.run), timeline.run
    explained: dict[About, Found | None] = {_about(record): None for record in result.answers().values()}
    try:
        for step in replay(assigned.world, known, result.records, timeline, bare=True):
            diary.step(before, step.command, timeline.run)
            if step.command is not None and (before.day, step.line) in explained:
                explained[before.day, step.line] = (
                    decision(assigned.world, step, before),
                    _private(assigned.world, before),
                )
            before = timeline.run
    except Divergence as parted:
        facts = (("day", parted.day), ("command", parted.command))
        return _reported(name, result, "differs", Reason(f"replay_{parted.why}", facts), whole)
    run = timeline.run
    came = _came(assigned.world, run, diary)
    odd = _claims_more(result, came, assigned.world, run)
    if odd:
        return _reported(name, result, "edited", odd, whole)
    told = _told(result, explained)
    notes = tuple(Reason("not_own", (("command", one.about),)) for one in told if not one.own)
    return Mark(
        name, VERIFIED, notes, head.code, came.score, came.days, head.minutes, head.restarts, came, told,
        diary.mornings(run), evenings(run), whole, counted=True,
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


def _claims_more(result: Result, came: Came, world: World, run: Run) -> Reason | None:
    """The first line of a file against what its commands come to; None if they agree."""
    head = result.head
    ends = sum(record[KIND] == END for record in result.records)
    told = (head.days, head.finished, ends, head.score)
    evenings = len(played(world, lived(run)))  # the command that ends a chapter ends the weeks after it too
    found = (came.days, came.finished, evenings, came.score if came.finished else head.score)
    fields = ("days", "finished", "digests", "score")
    for field, one, other in zip(fields, told, found, strict=True):
        if one != other:
            return Reason("claims", (("field", field), ("told", int(one)), ("found", int(other))))
    return None if head.day == run.day else Reason("claims", (("field", "day"), ("told", head.day), ("found", run.day)))


About = tuple[int, str]
"""The day and the text of a command that an answer explains; 0 and empty for an answer that explains none."""


Found = tuple[Decision, bool]
"""A decision as a replay found it, and whether what it answered is kept private."""


def _private(world: World, before: Run) -> bool:
    event = before.pending.removeprefix("event:")
    return event in world.events and world.events[event].private


def _about(answer: JsonObject) -> About:
    about = answer.get("about") or {}
    return about.get("day", 0), about.get("command", "")


def _told(result: Result, explained: Mapping[About, Found | None] | None = None) -> tuple[Told, ...]:
    """The last answer to each prompt. ``explained``: what a replay found of the commands that are explained."""
    found = []
    for prompt, record in result.answers().items():
        day, command = _about(record)
        own = (explained or {}).get((day, command))
        found.append(
            Told(
                prompt, record["day"], record["text"], command,
                own=not command or own is not None,
                what=own[0].told if own else "",
                numbers=own[0].numbers_told() if own else "",
                private=bool(own and own[1]),
            )
        )  # fmt: skip
    return tuple(found)
