"""A run being played: the only mutable holder of a run, and the only one who writes its log.

Key to screen: command -> ``Session.do`` -> the engine answers -> one line on the disk, synced -> the answer is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from marketgen.engine.accounts import Account
from marketgen.engine.commands import Command, text
from marketgen.engine.events import Choice, Event, Outcome, Refusal, Turn, refuse
from marketgen.engine.rules import RULES, apply, choices, new_run, outcome
from marketgen.engine.run import Run, to_json
from marketgen.engine.world import World
from marketgen.i18n import _, ngettext
from marketgen.play.begun import as_wished
from marketgen.play.lines import JsonObject, dawn, end_of_day, events_from, events_told, restore, snapshot
from marketgen.play.timeline import Timeline, dawns_of, deeds_of, read
from marketgen.saves.log import DO, END, KIND, MARKS, PUT, STEP, SWAP, TIME, UNDO, RunFile
from marketgen.saves.log import RULES as RULES_LINE
from marketgen.saves.problems import SaveProblem

if TYPE_CHECKING:
    from marketgen.play.attending import Attending
    from marketgen.play.following import Follower
    from marketgen.play.swapping import Version


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
        self.news: list[str] = []  # of a new version of the scenario; a front end says them and empties it
        self.timeline.practice |= bool(file and file.head.get("practice"))
        self.marks = [one for one in file.records if one.get(KIND) in MARKS] if file else []
        self.wishes = False  # whether the commands that the settings want are given (play.begun)
        self.attends: Attending | None = None  # a lesson, and what is kept for it
        self.follower: Follower | None = None  # of the scenario's file; closed with the session
        self._next: Version | None = None
        self._gathered: list[JsonObject] | None = None
        self._owed: list[JsonObject] = []
        self._chosen: tuple[Run, tuple[Choice, ...]] | None = None

    @classmethod
    def begin(
        cls,
        world: World,
        seed: str,
        difficulty: str = "",
        goal: str = "",
        file: RunFile | None = None,
        start: str = "",
    ) -> Session:
        """A new run, on day 1 or at a named start. ``file`` holds its head line already; the first dawn is written
        here. Raises KeyError for an unknown difficulty, goal or start, SaveFailed if the dawn cannot be saved."""
        turn = new_run(world, seed, difficulty, goal, start)
        session = cls(world, Timeline(world, turn.run, turn.events), file)
        if file:
            file.append(dawn(turn.run, turn.events, first=bool(start)))
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

    def do(self, command: Command, step: str = "") -> Turn | Refusal:
        """Carry out a command: saved first, then answered. A refusal, of the rules or of the disk, changes nothing.
        step: of which step of several commands it is a part (:meth:`together`)."""
        turn = apply(self.world, self.run, command)
        if isinstance(turn, Turn) and self._next and _ends_day(self.run, turn.run):
            turn = self._swap(self._next, command) or turn
        if isinstance(turn, Refusal):
            return turn
        failed = self._write({KIND: DO, "text": text(command)} | ({STEP: step} if step else {}))
        if failed:
            return failed
        days, ends = len(self.run.past), _ends_day(self.run, turn.run)
        told = self.timeline.take(command, turn, step)
        if ends:
            self.owe(end_of_day(turn.run, days), dawn(turn.run, self.events))
            self.owe(*([self.attends.time_spent()] if self.attends else ()))
            self.write_owed()
            as_wished(self)
        return told

    def together(self, name: str, commands: Sequence[Command]) -> list[Turn | Refusal]:
        """Carry out commands as one step that one undo takes back; each answer. A refused one is left out."""
        step = f"{name}:{len(self.timeline.deeds)}"
        return [self.do(command, step) for command in commands]

    @property
    def practice(self) -> bool:
        """Whether the run is one for trying out, and never verified as a whole game."""
        return self.timeline.practice

    def put(self, what: str, subject: str, value: int) -> Turn | Refusal:
        """Put a number of a practice run at a value (engine/practice.py); on the disk before it is answered."""
        if not self.practice:
            return refuse("no_practice")
        trial = Timeline(self.world, self.run)
        line = " ".join(filter(None, (what, subject, str(value))))
        answer = trial.put(line)
        if isinstance(answer, Refusal):
            return answer
        return self._write({KIND: PUT, "text": line}) or self.timeline.put(line)

    def follow(self, version: Version | None) -> None:
        """Go on with another version of the scenario from the next dawn on; None: with the present one after all."""
        self._next = version

    def _swap(self, version: Version, command: Command) -> Turn | Refusal | None:
        """The same command in the next version, the run carried over before it; None if that cannot be."""
        from marketgen.play.swapping import carried_over, lost_words

        self._next = None
        found = carried_over(self.world, version.world, self.run, command)
        if found is None:
            told = _("The new version has no place for this run as it stands, so the old one goes on. Begin it again.")
            self.news.append(told)
            return None
        carried, turn = found
        failed = self._write({KIND: SWAP, "day": self.run.day, **version.record(), "run": to_json(carried.run)})
        if failed:
            return failed
        self.news += [_("From here on the new version is played."), *lost_words(carried.lost)]
        self.world = version.world
        self.timeline.swap(version.world, carried.run)
        return turn

    @property
    def stops(self) -> bool:
        """Whether the run has moments at which it stops and asks something (``play.moments``)."""
        return self.attends is not None or bool(self.world.pauses or self.world.prompts)

    def mark(self, record: JsonObject) -> Refusal | None:
        """Keep a record that no state depends on (``saves.log.MARKS``); on the disk when this returns None."""
        if self.attends and record[KIND] != TIME:
            self._write(self.attends.time_spent())
        failed = self._write(record)
        if failed is None:
            self.marks.append(record)
        return failed

    @contextmanager
    def gathered(self) -> Iterator[None]:
        """Within this the log is kept together and written at the end, once: for a bot that plays many days in a
        moment. SaveFailed then, and nothing is written."""
        self._gathered = []
        try:
            yield
            if self.file and self._gathered:
                self.file.append(*self._gathered)
        finally:
            self._gathered = None

    def undo(self) -> Turn | Refusal:
        """Take back the last command that can be taken back, with all of its step."""
        _step, count = self.timeline.step_back()
        for _time in range(count - 1):
            answer = self._undo()
            if isinstance(answer, Refusal):
                return answer
        return self._undo()

    def _undo(self) -> Turn | Refusal:
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
        return self.timeline.explain(subject)

    def outcome(self) -> Outcome | None:
        """Why the run ended and its score; None while it goes on."""
        return outcome(self.world, self.run)

    def close(self) -> None:
        """Let go of the file; everything is on the disk already but what a full disk owes."""
        if self.follower:
            self.follower.close()
        if self.file:
            self.owe(*([self.attends.time_spent()] if self.attends else ()))
            self.write_owed()
            self.file.close()

    def write_owed(self) -> Refusal | None:
        """Write the day's digest and snapshot that a failing disk left over. They can be made again from the log."""
        if self._gathered is not None:
            self._gathered += self._owed
            self._owed.clear()
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
        if self._gathered is not None:
            self._gathered.append(record)
            return None
        try:
            self.file.append(record)
        except SaveProblem as problem:
            return refuse("not_saved", why=str(problem))
        return None


def _ends_day(before: Run, after: Run) -> bool:
    return len(after.past) > len(before.past)


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
        timeline.deeds = deeds_of(self.records[: start + 1])  # newer rules say there what they dropped
        timeline.dawns |= dawns_of(self.records[: start + 1])
        session = self._tell(Session(self.world, timeline, self.file, self.mixed))
        rules = int(self.records[start].get("to", self._rules_before(start)))
        refused, left = self._replay(timeline, self.records[start + 1 :], session)
        if rules != RULES or refused:
            self._new_rules(session, rules, refused, left)
        return session

    def _from_head(self) -> Session:
        """A run of which not even the first dawn was written: begun again from its head."""
        head = self.file.head
        turn = new_run(self.world, *(str(head.get(key, "")) for key in ("seed", "difficulty", "goal", "start")))
        session = self._tell(Session(self.world, Timeline(self.world, turn.run, turn.events), self.file))
        session.owe(dawn(turn.run, turn.events, first="start" in head))
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
        todo = [record for record in records if record.get(KIND) in (DO, UNDO, PUT)]
        days = len(timeline.run.past)
        for index, record in enumerate(todo):
            days = len(timeline.run.past)
            if record[KIND] == PUT:
                line = str(record.get("text", ""))
                answer: Turn | Refusal = timeline.put(line)
            elif record[KIND] == UNDO:
                answer = timeline.undo()
                line = "undo"
            else:
                line = str(record.get("text", ""))
                command = read(line)
                step = str(record.get(STEP, ""))
                answer = timeline.do(command, step) if command else refuse("no_verb", verb=line[:20])
            if isinstance(answer, Refusal):
                return line, len(todo) - index
        if len(timeline.run.past) > days:  # the snapshot, or the day's end too, was not written: write it now
            run = timeline.run
            if records[-1].get(KIND) != END:
                session.owe(end_of_day(run, days))
            session.owe(dawn(run, tuple(timeline.events)))
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
            "events": events_told(session.events),
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
