"""Handing in: the run of a lesson as one small file beside the player. It can be written again at any time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from marketgen.engine.frozen import frozen
from marketgen.engine.scoring import points
from marketgen.i18n import _
from marketgen.play.attending import Attending
from marketgen.play.lines import JsonObject
from marketgen.play.result_file import SUFFIX, ResultHead, ResultProblem, read_result, write_result
from marketgen.play.session import Session
from marketgen.saves import files
from marketgen.saves.chain import Contents
from marketgen.saves.log import ANSWER, DO, END, HANDED, KIND, STEP, TIME, UNDO, read_run
from marketgen.saves.problems import SaveFailed, SaveProblem, shown

_MOST_NAMES = 50


@frozen
class Handed:
    """A result that was written. path: where; again: whether it took the place of an earlier one of the same run;
    beside: whether a file of another run has the code's own name, so that this one has a number."""

    path: Path
    again: bool
    beside: bool

    def sentence(self, *, served: bool = False) -> str:
        """What to tell the player. served: whether the file is on the teacher's computer, not on this one."""
        if served:
            return _("Handed in: your teacher has the result.")
        told = _("Handed in: the result is in {path}. Give this file to your teacher.")
        if self.beside:
            told = _("Handed in: the result is in {path}; another run has the name without the number. Give it to your "
                     "teacher.")  # fmt: skip
        return told.format(path=shown(self.path))


def hand_in(session: Session) -> Handed:
    """Write the result of a run of a lesson. SaveProblem in one sentence if it cannot be: then no file was changed, and
    the run is on the disk as it was."""
    assert session.attends is not None  # the front ends offer it for nothing else
    assert session.file is not None
    session.mark(session.attends.time_spent())
    contents = read_run(session.file.path)
    try:
        raw = write_result(_head(session, session.attends, contents), _records(contents))
    except ValueError as fault:
        raise _failed(session.attends.results, _("the run is too long for a result")) from fault
    handed = _written(session.attends, raw)
    session.mark({KIND: HANDED, "day": session.run.day, "over": int(session.run.phase == "over")})
    unseal(session)
    return handed


def unseal(session: Session) -> None:
    """Tell all numbers from now on, if the run is over and was handed in."""
    if was_handed_in(session):
        session.world = session.timeline.world = replace(session.world, sealed=False)


def was_handed_in(session: Session) -> bool:
    """Whether the run was handed in after it was over: then nothing of it is at stake any more."""
    return any(mark[KIND] == HANDED and mark.get("over") for mark in session.marks)


def is_due(session: Session) -> bool:
    """Whether a run of a lesson is over and its result is not written, or not with what was answered since."""
    if session.attends is None or session.run.phase != "over":
        return False
    last = max((at for at, mark in enumerate(session.marks) if mark[KIND] == HANDED and mark.get("over")), default=-1)
    return last < 0 or any(mark[KIND] == ANSWER for mark in session.marks[last:])


def _records(contents: Contents) -> list[JsonObject]:
    """What of the log goes into a result: commands, undos, each day's digest, answers."""
    found = []
    for record in contents.records:
        kind = record.get(KIND)
        if kind in (DO, UNDO, ANSWER):
            found.append({key: value for key, value in record.items() if key != STEP})
        elif kind == END:
            found.append({KIND: END, "day": record["day"], "digest": record["digest"]})
    return found


def _head(session: Session, attends: Attending, contents: Contents) -> ResultHead:
    run, world, first = session.run, session.world, contents.head
    end = session.outcome()
    counted = [record for record in contents.records if record.get(KIND) == TIME]
    seconds = sum(int(record.get("seconds", 0)) for record in counted)
    return ResultHead(
        lesson=attends.lesson, code=attends.code, rules=int(first["rules"]), program=str(first["program"]),
        scenario=world.id, scenario_title=str(first["title"]), scenario_digest=str(first["digest"]),
        seed=run.seed, difficulty=run.difficulty, goal=run.goal, finished=end is not None, day=run.day,
        days=len(run.past), score=points(end.score) if end and end.score else -1, minutes=(seconds + 30) // 60,
        restarts=attends.restarts, undone=sum(record.get(KIND) == UNDO for record in contents.records),
        run=attends.run,
    )  # fmt: skip


def _written(attends: Attending, raw: bytes) -> Handed:
    """Write into the file of the code's name, or one with a number where others have those names."""
    for number in range(1, _MOST_NAMES):
        path = attends.results / (attends.code + (f"-{number}" if number > 1 else "") + SUFFIX)
        again = _is_ours(path, attends)
        try:
            if again:
                files.replace(path, raw)
            else:
                files.create(path, raw)
        except FileExistsError:
            continue
        except OSError as fault:
            raise _failed(attends.results, fault.strerror or type(fault).__name__) from fault
        return Handed(path, again, number > 1)
    raise _failed(attends.results, _("every name for it is taken there"))


def _is_ours(path: Path, attends: Attending) -> bool:
    """Whether a file is an earlier result of this very run. A link is nobody's: it could lead anywhere."""
    try:
        if path.is_symlink():
            return False
        head = read_result(path).head
    except (ResultProblem, OSError):
        return False
    return (head.run, head.lesson, head.code) == (attends.run, attends.lesson, attends.code)


def _failed(folder: Path, why: str) -> SaveProblem:
    sentence = _(
        "The result could not be written into {path}: {why}. Nothing is lost: the run and the answers are saved. Make "
        "room, or begin with --results and another folder, and hand in again."
    )
    return SaveFailed(folder, sentence.format(path=shown(folder), why=shown(why)))
