"""A recorded run day by day: what was done on each, what came of it, and how the evening stood.

The chronicle, the table of a run and what-if are made of it. Found by playing the log again, as a replay does.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from marketgen.engine.commands import Command
from marketgen.engine.events import Event
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import _
from marketgen.play import verify
from marketgen.play.games import Watching, watch
from marketgen.play.lines import JsonObject
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline, text
from marketgen.saves.log import DO, KIND


@dataclass(frozen=True, slots=True)
class Act:
    """Something done on a day. command: None for what was put by hand, or a version gone on with; line: as the log has
    it; before, after: the run; events: what happened."""

    command: Command | None
    line: str
    before: Run
    events: tuple[Event, ...]
    after: Run

    def called(self, world: World) -> tuple[str, str]:
        """What was asked and what was answered, in words, if it was an answer to something; else two empty words."""
        if self.command is None or not self.before.pending:
            return "", ""
        from marketgen.play import look

        view = look.decision(Timeline(world, self.before))
        label = next((option.label for option in view.options if option.command == self.line), "") if view else ""
        return (view.title, label) if view and label else ("", "")


@dataclass(slots=True)
class Lived:
    """A day. dawn: what the morning brought; acts: what was done and not taken back, in order; evening: the run before
    the command that ended the day (on the road that day's dawn), the latest one while it is not over; over: whether
    it is."""

    day: int
    dawn: tuple[Event, ...]
    evening: Run
    acts: list[Act] = field(default_factory=list)
    over: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A run, told: the timeline at its end, the days, and where the record could not be told further (or None)."""

    scene: Timeline
    days: tuple[Lived, ...]
    wrong: verify.Divergence | None = None

    def problem(self) -> str:
        """Where the record could not be told further, in a sentence; empty if it could."""
        if self.wrong is None:
            return ""
        told = _("From day {day} on the record cannot be told under the rules of this version, at “{command}”.")
        return told.format(day=self.wrong.day, command=self.wrong.command or _("dawn"))


def record_of(session: Session) -> Watching:
    """The record of a run that is being played: its log, or what stands of it where it lives in memory. SaveProblem or
    GameProblem if the log cannot be read."""
    if session.file is not None:
        return watch(str(session.file.path))
    run = session.run
    head: JsonObject = {"seed": run.seed, "difficulty": run.difficulty, "goal": run.goal}
    deeds = session.timeline.deeds
    return Watching(session.world, head, tuple({KIND: DO, "text": text(command)} for _day, command in deeds))


def told(watching: Watching, to_day: int = 0) -> Book:
    """The days of a record, up to the end of ``to_day`` if that is not 0. KeyError if it cannot be begun."""
    scene = verify.start(watching.world, watching.head)
    days = [Lived(scene.run.day, tuple(scene.events), scene.run)]
    wrong = None
    before = scene.run
    try:
        for step in verify.replay(watching.world, watching.head, watching.records, scene):
            _lived(days, step, before)
            before = scene.run
            if to_day and scene.run.past and scene.run.past[-1].day >= to_day:
                break
    except verify.Divergence as found:
        wrong = found
    if days[-1].day > len(scene.run.past) and days[-1].day != scene.run.day:
        days.pop()  # the day after the end is none
    return Book(scene, tuple(days), wrong)


def _lived(days: list[Lived], step: verify.Step, before: Run) -> None:
    """Put a step where it belongs: an undo takes the last command of the day away, lines of the diary stay."""
    today, after = days[-1], step.timeline.run
    if step.command is None and step.line == "undo":
        at = next(at for at in range(len(today.acts) - 1, -1, -1) if today.acts[at].line.partition(" ")[0] != "note")
        del today.acts[at]
        today.evening = after
        return
    ends = next((at for at, event in enumerate(step.turn.events) if event.kind == "day_over"), -1)
    if ends < 0:
        today.acts.append(Act(step.command, step.line, before, step.turn.events, after))
        today.evening = after
        return
    today.acts.append(Act(step.command, step.line, before, step.turn.events[:ends], after))
    today.evening, today.over = before, True
    if after.phase != "over":
        days.append(Lived(after.day, step.turn.events[ends + 1 :], after))
