"""A run as its log has it: commands and undos applied in order, the same way in play, on opening and on replay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from marketgen.engine import explain, profile, scoring
from marketgen.engine.accounts import Account
from marketgen.engine.commands import Command, parse, text
from marketgen.engine.events import Event, Refusal, Turn, refuse
from marketgen.engine.profile import Deed
from marketgen.engine.rules import apply, move, undoable
from marketgen.engine.run import DayRecord, Load, Order, Run
from marketgen.engine.world import World
from marketgen.saves.log import DAWN, DO, END, KIND, PUT, RULES, UNDO

JsonObject = dict[str, Any]

Coming = tuple[tuple[Order, ...], tuple[Load, ...]]
"""Orders that have not set out, and loads on the road."""

Display = tuple[tuple[str, ...], dict[str, str]]
"""What stands on each slot, and the stance of each good."""

_DRAWS_A_LINE = ("note",)
"""Commands that neither can be taken back nor keep earlier ones from it."""


class Timeline:
    """The run now, what happened today, and what can be taken back. practice: whether it is no whole game. onward:
    whether nothing is ever taken back from here on: then one run is moved along, and none is kept. deeds: the commands
    that stand, from the first day on; dawns: the display at each dawn that is known (whoever begins later puts in
    those before)."""

    def __init__(self, world: World, run: Run, events: tuple[Event, ...] = ()) -> None:
        self.world = world
        self.run = run
        self.events: list[Event] = list(events)
        self.practice = False
        self.onward = False
        self.deeds: list[Deed] = []
        self.dawns: dict[int, Display] = {run.day: _display(run)} if run.phase == "morning" else {}
        self._said = {1} if scoring.goal_met(world, run) else set()  # which ways of the goal were told
        self._stale: set[int] = set()  # places in ``events`` of news of the goal that are none
        self._back: list[tuple[Command, Run, int, str]] = []
        self._overnight: tuple[int, Coming] | None = None

    def coming(self, day: int) -> Coming:
        """What was ordered and on the road on the evening of a day, before the night told what became of it; what is
        on its way now where that evening is not known any more."""
        known = self._overnight
        return known[1] if known is not None and known[0] == day else (self.run.orders, self.run.loads)

    def do(self, command: Command, step: str = "") -> Turn | Refusal:
        """Apply a command; a refusal changes nothing. step: of which step of several commands it is a part."""
        day, coming = self.run.day, (self.run.orders, self.run.loads)
        turn = move(self.world, self.run, command) if self.onward else apply(self.world, self.run, command)
        if isinstance(turn, Turn):
            self._take(command, turn, day, coming, step)
        return turn  # with everything: a record is told again as it is

    def take(self, command: Command, turn: Turn, step: str = "") -> Turn:
        """Move on to a turn that ``apply`` has answered for this command. The same turn with what is news in it."""
        return self._take(command, turn, self.run.day, (self.run.orders, self.run.loads), step)

    def _take(self, command: Command, turn: Turn, day: int, coming: Coming, step: str) -> Turn:
        """The same, from a day on, with what was coming then."""
        self.deeds.append((day, command))
        if undoable(command.verb) and not self.onward:
            self._back.append((command, self.run, len(self.events), step))
        elif command.verb not in _DRAWS_A_LINE:
            self._back.clear()
        if turn.run.day != day:
            self._overnight = (day, coming)
            if not self.onward:
                self.dawns[turn.run.day] = _display(turn.run)
            self.events.clear()
            self._stale.clear()
            marks = [index for index, event in enumerate(turn.events) if event.kind == "dawn"]
            self.events.extend(turn.events[marks[-1] :] if marks else ())
        else:
            self.events.extend(turn.events)
        self.run = turn.run
        last = turn.events[-1] if turn.events else None
        if last is None or last.kind != "goal_moved":
            return turn
        from marketgen.play import goals

        if goals.news(last, self.world, self.run, self._said):
            return turn
        self._stale.add(len(self.events) - 1)
        return Turn(turn.run, turn.events[:-1])

    @property
    def news(self) -> tuple[Event, ...]:
        """What happened today, without what was told of the goal before."""
        return tuple(event for place, event in enumerate(self.events) if place not in self._stale)

    def would_undo(self) -> Command | None:
        """The command that undo would take back now."""
        if not self._back or not self.world.difficulties[self.run.difficulty].undo:
            return None
        return self._back[-1][0]

    def step_back(self) -> tuple[str, int]:
        """The step of several commands that the last command belongs to, and how many of it undo can take back; ""
        where it stands by itself."""
        step = self._back[-1][3] if self._back else ""
        count = 0
        while step and count < len(self._back) and self._back[-1 - count][3] == step:
            count += 1
        return step, count

    def undo(self) -> Turn | Refusal:
        """Take back the last command that can be; notes written since stay."""
        if not self.world.difficulties[self.run.difficulty].undo:
            return refuse("no_undo_level")
        if not self._back:
            return refuse("no_undo")
        _, before, events, _step = self._back.pop()
        before = before.copy()
        before.today = _with_notes(before, self.run)
        self.run = before
        take_back(self.deeds)
        del self.events[events:]
        self._stale = {place for place in self._stale if place < events}
        return Turn(self.run, ())

    def explain(self, subject: str) -> Account | None:
        """The account behind a subject: a number of the rules, or one of the profile; None if there is none now."""
        kind, _colon, axis = subject.partition(":")
        if kind == "profile":
            return profile.of(self.world, self.run, self.deeds, axis)
        return explain.explain(self.world, self.run, subject)

    def put(self, line: str) -> Turn | Refusal:
        """Put a number at a value, as a log has it: what, of which id if it is of one, the value."""
        from marketgen.engine import practice

        what, *subject, value = [*line.split(), "", ""][: max(2, min(3, len(line.split())))]
        if not value.lstrip("-").isdecimal():
            return refuse("no_verb", verb=what[:20])
        run = practice.put(self.world, self.run, what, subject[0] if subject else "", int(value))
        if isinstance(run, Refusal):
            return run
        self._go_on(self.world, run)
        return Turn(run, ())

    def swap(self, world: World, run: Run) -> None:
        """Go on in another version of the world, with the run that was carried over into it."""
        self._go_on(world, run)

    def _go_on(self, world: World, run: Run) -> None:
        self.world, self.run, self.practice = world, run, True
        self._back.clear()


def _display(run: Run) -> Display:
    return run.slots, {good: state.stance for good, state in run.goods.items()}


def dawns_of(records: Iterable[JsonObject]) -> dict[int, Display]:
    """The displays at the dawns of a log, as far as they can be read."""
    found: dict[int, Display] = {}
    for record in records:
        if record.get(KIND) == DAWN:
            state = record["run"]
            stances = {good: str(one["stance"]) for good, one in state["goods"].items()}
            found[int(record["day"])] = tuple(map(str, state["slots"])), stances
    return found


def take_back(deeds: list[Deed]) -> None:
    """Leave out the command that an undo takes back: the last one, but for lines of the diary."""
    at = next((at for at in range(len(deeds) - 1, -1, -1) if deeds[at][1].verb not in _DRAWS_A_LINE), None)
    if at is not None:
        del deeds[at]


def deeds_of(records: Iterable[JsonObject]) -> list[Deed]:
    """The commands of a log that stand, each with its day: those taken back, and those that newer rules dropped, are
    not among them."""
    day, found = 1, list[Deed]()
    kept, since = 0, list[tuple[int, JsonObject]]()  # the deeds before the last state, and the records since
    for record in records:
        kind = record.get(KIND)
        if kind == DAWN:
            day = int(record["day"])
        elif kind == END:
            day = int(record["day"]) + 1
        elif kind in (DO, UNDO, PUT):
            since.append((day, record))
            _stand(found, day, record)
        elif kind == RULES:  # what they refused, and all behind it, taken back or not, was never done
            del found[kept:]
            for on, one in since[: max(0, len(since) - int(record.get("left", 0)))]:
                _stand(found, on, one)
        if "run" in record:
            kept, since = len(found), []
    return found


def _stand(found: list[Deed], day: int, record: JsonObject) -> None:
    """What a record makes of the commands that stand."""
    if record.get(KIND) == UNDO:
        take_back(found)
    elif record.get(KIND) == DO and (command := read(str(record.get("text", "")))) is not None:
        found.append((day, command))


def _with_notes(before: Run, after: Run) -> DayRecord:
    return replace(before.today, notes=after.today.notes)


def read(line: str) -> Command | None:
    """A command from a log's text; None if it is none (the log was made by other rules)."""
    command = parse(line)
    return command if isinstance(command, Command) else None


__all__ = ["Display", "Timeline", "dawns_of", "deeds_of", "read", "take_back", "text"]
