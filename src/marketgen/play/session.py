"""A run being played: the only mutable holder of a run, and the only one who writes its log.

Key to screen: command -> ``Session.do`` -> the engine answers -> one line on the disk, synced -> the answer is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from marketgen import __version__
from marketgen.engine.accounts import Account, Fact
from marketgen.engine.commands import Command, text
from marketgen.engine.events import Choice, Event, Outcome, Refusal, Turn, refuse
from marketgen.engine.rules import RULES, apply, choices, explain, new_run, outcome
from marketgen.engine.run import Run, digest, from_json, present_to_json, record_to_json
from marketgen.engine.world import World
from marketgen.i18n import _, ngettext
from marketgen.play.timeline import Timeline, read
from marketgen.saves.log import DAWN, DO, END, KIND, UNDO, RunFile
from marketgen.saves.log import RULES as RULES_LINE
from marketgen.saves.problems import SaveProblem

JsonObject = dict[str, Any]


@dataclass(slots=True)
class Opened:
    """What the player is told when a run is opened: sentences, most often none."""

    notes: list[str] = field(default_factory=list)


class Session:
    """A run, its log and what can be asked of it. Without a file it lives in memory (bots, tests)."""

    def __init__(self, world: World, timeline: Timeline, file: RunFile | None = None, mixed: bool = False) -> None:
        self.world = world
        self.timeline = timeline
        self.file = file
        self.mixed = mixed
        self.opened = Opened()
        self._owed: list[JsonObject] = []
        self._chosen: tuple[Run, tuple[Choice, ...]] | None = None

    @classmethod
    def begin(
        cls, world: World, seed: str, difficulty: str = "", goal: str = "", file: RunFile | None = None
    ) -> Session:
        """A new run. ``file`` holds its head line already; the first dawn is written here. Raises KeyError for an
        unknown difficulty or goal, SaveFailed if the dawn cannot be saved."""
        turn = new_run(world, seed, difficulty, goal)
        session = cls(world, Timeline(world, turn.run, turn.events), file)
        if file:
            file.append(_dawn(turn.run, turn.events))
        return session

    @classmethod
    def resume(cls, world: World, file: RunFile) -> Session:
        """Go on with a run from its file: the last snapshot, then the commands since it. Raises ValueError if its
        snapshot cannot be read."""
        return _Resume(world, file).session()

    @property
    def run(self) -> Run:
        """The run as it is now; never change it."""
        return self.timeline.run

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened today, from dawn on."""
        return tuple(self.timeline.events)

    @property
    def name(self) -> str:
        """The name of the saved run; empty if it lives in memory."""
        return self.file.path.stem if self.file else ""

    def do(self, command: Command) -> Turn | Refusal:
        """Carry out a command: saved first, then answered. A refusal, of the rules or of the disk, changes nothing."""
        turn = apply(self.world, self.run, command)
        if isinstance(turn, Refusal):
            return turn
        failed = self._write({KIND: DO, "text": text(command)})
        if failed:
            return failed
        day = self.run.day
        self.timeline.take(command, turn)
        if command.verb == "sleep":
            self.owe(end_of_day(turn.run, day), _dawn(turn.run, self.events))
            self.write_owed()
        return turn

    def undo(self) -> Turn | Refusal:
        """Take back the last command that can be taken back."""
        if self.timeline.would_undo() is None:
            return self.timeline.undo()
        return self._write({KIND: UNDO}) or self.timeline.undo()

    def choices(self) -> tuple[Choice, ...]:
        """Everything that may be done now; worked out once for a state, which is never changed but replaced."""
        if self._chosen is None or self._chosen[0] is not self.run:
            self._chosen = (self.run, choices(self.world, self.run))
        return self._chosen[1]

    def explain(self, subject: str) -> Account | None:
        """The account behind a subject, or None."""
        return explain(self.world, self.run, subject)

    def outcome(self) -> Outcome | None:
        """Why the run ended and its score; None while it goes on."""
        return outcome(self.world, self.run)

    def close(self) -> None:
        """Let go of the file; everything is on the disk already but what a full disk owes."""
        if self.file:
            self.write_owed()
            self.file.close()

    def write_owed(self) -> Refusal | None:
        """Write the day's digest and snapshot that a failing disk left over. They can be made again from the log."""
        while self._owed and self.file:
            try:
                self.file.append(self._owed[0])
            except SaveProblem as problem:
                return refuse("not_saved", why=str(problem))
            del self._owed[0]
        self._owed.clear()
        return None

    def owe(self, *records: JsonObject) -> None:
        """Records that belong into the log before the next command."""
        self._owed.extend(records)

    def _write(self, record: JsonObject) -> Refusal | None:
        if self.file is None:
            return None
        failed = self.write_owed()
        if failed:
            return failed
        try:
            self.file.append(record)
        except SaveProblem as problem:
            return refuse("not_saved", why=str(problem))
        return None


def head(
    document: JsonObject,
    scenario_digest: str,
    run_of: tuple[str, str, str],
    title: str,
    translations: JsonObject | None = None,
) -> JsonObject:
    """The first line of a save: rules, program, the whole merged scenario with its texts in other languages (language
    -> path -> text; no part of the digest), and (seed, difficulty, goal)."""
    seed, difficulty, goal = run_of
    spoken = {"translations": translations} if translations else {}
    return {
        "rules": RULES,
        "program": __version__,
        "title": title,
        "seed": seed,
        "difficulty": difficulty,
        "goal": goal,
        "digest": scenario_digest,
        "scenario": document,
        **spoken,
    }


def end_of_day(run: Run, day: int) -> JsonObject:
    """The line for the end of a day: the state's digest, and the day's own record, which snapshots do not repeat."""
    return {KIND: END, "day": day, "digest": digest(run), "record": record_to_json(run.past[-1])}


def snapshot(run: Run) -> JsonObject:
    """A state without the days that are over: those stand in the lines of their ends, so that a log grows evenly."""
    return present_to_json(run)


def restore(state: object, records: Sequence[JsonObject]) -> Run:
    """The run of a snapshot, with the days that ended in the records before it. Raises ValueError if it is none."""
    if not isinstance(state, dict):
        raise ValueError("a snapshot is no object")
    return from_json({**state, "past": [record.get("record") for record in records if record.get(KIND) == END]})


def _told(events: Iterable[Event]) -> list[object]:
    return [[event.kind, dict(event.facts)] for event in events]


def _dawn(run: Run, events: tuple[Event, ...]) -> JsonObject:
    over = int(run.phase == "over")  # for the list of runs, which reads no more than these words
    return {KIND: DAWN, "day": run.day, "over": over, "events": _told(events), "run": snapshot(run)}


def events_from(told: object) -> tuple[Event, ...]:
    """Events as a snapshot holds them. Raises ValueError if they are none."""
    if not isinstance(told, list):
        raise ValueError("events are no list")
    found = []
    for item in told:
        if not (isinstance(item, list) and len(item) == 2 and isinstance(item[0], str) and isinstance(item[1], dict)):
            raise ValueError("an event is not as it was written")
        facts: dict[str, Fact] = item[1]
        found.append(Event(item[0], tuple(facts.items())))
    return tuple(found)


class _Resume:
    """Opening a run: the last record with a state in it, then what follows."""

    def __init__(self, world: World, file: RunFile) -> None:
        self.world = world
        self.file = file
        self.records = file.records
        self.mixed = any(record.get(KIND) == RULES_LINE for record in self.records)

    def session(self) -> Session:
        start = max((index for index, record in enumerate(self.records) if "run" in record), default=-1)
        if start < 0:
            return self._from_head()
        record = self.records[start]
        run = restore(record["run"], self.records[:start])
        timeline = Timeline(self.world, run, events_from(record.get("events", [])))
        session = self._tell(Session(self.world, timeline, self.file, self.mixed))
        rules = int(self.records[start].get("to", self._rules_before(start)))
        refused, left = self._replay(timeline, self.records[start + 1 :], session)
        if rules != RULES or refused:
            self._new_rules(session, rules, refused, left)
        return session

    def _from_head(self) -> Session:
        """A run of which not even the first dawn was written: begun again from its head."""
        turn = new_run(self.world, *(str(self.file.head[key]) for key in ("seed", "difficulty", "goal")))
        session = self._tell(Session(self.world, Timeline(self.world, turn.run, turn.events), self.file))
        session.owe(_dawn(turn.run, turn.events))
        session.write_owed()
        return session

    def _tell(self, session: Session) -> Session:
        if self.file.torn:
            session.opened.notes.append(self.file.torn.sentence)
        return session

    def _rules_before(self, start: int) -> int:
        changes = [record["to"] for record in self.records[:start] if record.get(KIND) == RULES_LINE]
        return int(changes[-1] if changes else self.file.head.get("rules", RULES))

    def _replay(self, timeline: Timeline, records: tuple[JsonObject, ...], session: Session) -> tuple[str, int]:
        """Apply the commands since the snapshot; returns the first that is refused, and how many were left."""
        todo = [record for record in records if record.get(KIND) in (DO, UNDO)]
        for index, record in enumerate(todo):
            if record[KIND] == UNDO:
                answer: Turn | Refusal = timeline.undo()
                line = "undo"
            else:
                line = str(record.get("text", ""))
                command = read(line)
                answer = timeline.do(command) if command else refuse("no_verb", verb=line[:20])
            if isinstance(answer, Refusal):
                return line, len(todo) - index
        if (
            todo and todo[-1].get("text") == "sleep"
        ):  # the snapshot, or the day's end too, was not written: write it now
            run = timeline.run
            if records[-1].get(KIND) != END:
                session.owe(end_of_day(run, run.past[-1].day))
            session.owe(_dawn(run, tuple(timeline.events)))
            session.write_owed()
        return "", 0

    def _new_rules(self, session: Session, rules: int, refused: str, left: int) -> None:
        """The rules have changed since the run was begun: from here on it is mixed, and says so."""
        session.mixed = True
        state = {
            KIND: RULES_LINE,
            "from": rules,
            "to": RULES,
            "refused": refused,
            "left": left,
            "events": _told(session.events),
            "run": snapshot(session.run),
        }
        session.owe(state)
        session.write_owed()
        told = _("This run was begun under other rules. It goes on, but it cannot be verified any more.")
        session.opened.notes.append(told)
        if refused:
            lost = ngettext(
                "The rules of today refuse “{command}”; {count} command of the day is dropped from there.",
                "The rules of today refuse “{command}”; {count} commands of the day are dropped from there.",
                left,
            )
            session.opened.notes.append(lost.format(command=refused, count=left))
