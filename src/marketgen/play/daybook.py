"""A recorded run day by day: what was done on each, what came of it, and how the evening stood.

The chronicle, the table of a run and what-if are made of it. Found by playing the log again, as a replay does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from marketgen.engine.commands import Command
from marketgen.engine.events import Event
from marketgen.engine.run import DayRecord, Run
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import tell, verify
from marketgen.play.games import Watching, watch
from marketgen.play.kinds import ARRANGED
from marketgen.play.lines import JsonObject
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline, text
from marketgen.saves.log import DO, KIND


@dataclass(frozen=True, slots=True)
class Act:
    """Something done on a day. world: the version it was done in; command: None for what was put by hand, or a version
    gone on with; line: as the log has it; before, after: the run; events: what happened."""

    world: World
    command: Command | None
    line: str
    before: Run
    events: tuple[Event, ...]
    after: Run

    def called(self) -> tuple[str, str]:
        """What was asked and what was answered, in words, if it was an answer to something; else two empty words."""
        if self.command is None or not self.before.pending:
            return "", ""
        from marketgen.play import look

        view = look.decision(Timeline(self.world, self.before))
        label = next((option.label for option in view.options if option.command == self.line), "") if view else ""
        return (view.title, label) if view and label else ("", "")


QUIET = (
    "dawn", "lesson", "offer", "sold", "sold_out", "none_left", "missed", "shown", "hidden", "priced", "meal_set",
    "fee", "copied", "new_system", "goal_moved", "supper", "earned", "spoiled", "stored",
)  # fmt: skip
"""Kinds of events that every day has, or that its numbers tell."""


@dataclass(slots=True)
class Lived:
    """A day. dawn: what the morning brought; morning, begun: the version and the run it came in; acts: what was done
    and not taken back, in order; world: the version that was played; evening: the run before the command that ended the
    day (on the road that day's dawn), the latest one while it is not over; record: the day's own, as it was written
    that evening (a version that is gone on with later may know less of it), None while it is not over; closed: the run
    after that command."""

    day: int
    dawn: tuple[Event, ...]
    morning: World
    begun: Run
    world: World = field(init=False)
    evening: Run = field(init=False)
    acts: list[Act] = field(default_factory=list)
    record: DayRecord | None = None
    closed: Run | None = None

    def __post_init__(self) -> None:
        self.world, self.evening = self.morning, self.begun

    @property
    def over(self) -> bool:
        """Whether it is."""
        return self.record is not None


@dataclass(frozen=True, slots=True)
class Book:
    """A run, told: the timeline at its end, the days, where the record could not be told further (or None), and the
    named start it began from (empty for the usual one)."""

    scene: Timeline
    days: tuple[Lived, ...]
    wrong: verify.Divergence | None = None
    start: str = ""

    def record(self, lived: Lived) -> DayRecord:
        """The record of a day, today's as far as it goes."""
        return lived.record or self.scene.run.today

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
    """The days of a record, up to the end of ``to_day`` if that is not 0. GameProblem if it cannot be begun."""
    scene = verify.start(watching.world, watching.head)
    days = [first_day(scene)]
    wrong = None
    before = scene.run
    try:
        for step in verify.replay(watching.world, watching.head, watching.records, scene):
            live(days, step, before)
            before = scene.run
            if to_day and scene.run.past and scene.run.past[-1].day >= to_day:
                break
    except verify.Divergence as found:
        wrong = found
    if days[-1].day > len(scene.run.past) and days[-1].day != scene.run.day:
        days.pop()  # the day after the end is none
    return Book(scene, tuple(days), wrong, str(watching.head.get("start", "")))


def first_day(scene: Timeline) -> Lived:
    """The day on which a run begins, at its dawn."""
    return Lived(scene.run.day, tuple(scene.events), scene.world, scene.run)


def live(days: list[Lived], step: verify.Step, before: Run) -> None:
    """Put a step where it belongs: an undo takes the last command of the day away, lines of the diary stay."""
    today, world, after = days[-1], step.timeline.world, step.timeline.run
    today.world = world
    if step.command is None and step.line == "undo":
        at = next(at for at in range(len(today.acts) - 1, -1, -1) if today.acts[at].line.partition(" ")[0] != "note")
        del today.acts[at]
        today.evening = after
        return
    ends = next((at for at, event in enumerate(step.turn.events) if event.kind == "day_over"), -1)
    if ends < 0:
        today.acts.append(Act(world, step.command, step.line, before, step.turn.events, after))
        today.evening = after
        return
    today.acts.append(Act(world, step.command, step.line, before, step.turn.events[:ends], after))
    today.evening, today.closed, today.record = before, after, _written(after, today.day)
    if after.phase != "over":
        days.append(Lived(after.day, step.turn.events[ends + 1 :], world, after))


def _written(run: Run, day: int) -> DayRecord:
    """The record of a day that was played: behind it there may be those of weeks between two chapters."""
    return next(record for record in reversed(run.past) if record.day == day)


def first_told(act: Act) -> str:
    """The first thing that is said of what was done, by whom or where; its line where nothing is."""
    return said(act.world, act.after, act.events) or act.line


def said(world: World, run: Run, events: tuple[Event, ...]) -> str:
    """What a command did, in a sentence that says who, or what it is about; empty where nothing is said of it."""
    at = _says_it(world, run, events)
    line = None if at < 0 else tell.line(world, run, events[at])
    if line is None:
        return ""
    named = not line.who or line.who in [_(one) for one in _PLACES] or line.who in line.text
    named = named or events[at].kind == "chose"  # "You chose" says who, and what it was about is told beside it
    return line.text if named else f"{line.who[:1].upper()}{line.who[1:]}: {line.text}"


_PLACES = (N_("morning"), N_("stall"))
"""Of these a line says nothing that its sentence does not."""


def _says_it(world: World, run: Run, events: tuple[Event, ...]) -> int:
    """The place of the event that says what was done: the first that is told, but for what those at home think of it.
    -1 if none is."""
    told = [at for at, event in enumerate(events) if tell.line(world, run, event)]
    return next((at for at in told if not events[at].kind.startswith("council_")), next(iter(told), -1))


def decided(lived: Lived) -> Iterator[tuple[Act, str, str]]:
    """What was decided on a day: the act, what it was about (may be empty), and what was done."""
    for act in lived.acts:
        if act.command is None:
            yield act, "", _("By hand: {what}.").format(what=act.line)
        elif act.command.verb not in ARRANGED:
            title, _label = act.called()
            yield act, f"{title}:" if title else "", _by_its_name(act) or first_told(act)


def _by_its_name(act: Act) -> str:
    """What an answer is called, where that says what was done: then all that happened came of it. Empty for a choice of
    an event, whose first words say more than its label, and for an answer that was none of those shown."""
    return "" if act.command is None or act.command.verb == "choose" else act.called()[1]


def came(lived: Lived) -> Iterator[tuple[str, str]]:
    """What came of it, who says it first: of a decision what follows the first thing said of it, where that tells what
    was decided; of the rest all."""
    for act in lived.acts:
        rest = act.events
        if act.command is not None and act.command.verb not in ARRANGED and not _by_its_name(act):
            first = _says_it(act.world, act.after, rest)
            rest = tuple(event for at, event in enumerate(rest) if at != first)
        yield from happened(act.world, act.after, rest)


def happened(world: World, run: Run, events: Iterable[Event]) -> Iterator[tuple[str, str]]:
    """What events are in words, who first; without what every day has."""
    for event in events:
        line = None if event.kind in QUIET else tell.line(world, run, event)
        if line is not None:
            yield f"{line.who[:1].upper()}{line.who[1:]}:" if line.who else "", line.text
