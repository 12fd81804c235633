"""Reach: a fixpoint over what a scenario can bring about: from which day on each thing can be so at the earliest.

Events, choices, flags, endings, rumours, notices, upgrades, people, goods, places and the like are facts, ``(kind,
id)``. A task works out one thing and notes which facts it asked for; when one of those turns out to come earlier, it is
done again. Days only ever fall, so it ends. Numbers and luck are taken for as kind as can be (see ``possible``), so
that what is not reached here can never be.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from marketgen.scenario import reach_story, reach_world
from marketgen.scenario.possible import NEVER, Asked, Key, certain
from marketgen.scenario.source import Path
from marketgen.scenario.spec import Hit

_COUNTED = ("knows", "informed", "firm")
"""Verbs that alone bring a measure above 0."""


class Reach:
    """What can come about in a document that has passed all other stages. Day 1 is the first."""

    def __init__(self, root: dict[str, Any], hits: Sequence[Hit] = ()) -> None:
        """``hits``: the walk over the document, for effects that no task knows of: they are taken to happen."""
        self.root = root
        self.hits = hits
        self.days: int = root["start"]["days"]
        self._weekday = date.fromisoformat(root["start"]["date"]).weekday()
        self._first: dict[Key, int] = {}
        self._asking: Callable[[], None] | None = None
        self._readers: dict[Key, dict[Callable[[], None], None]] = {}
        self._waiting: deque[Callable[[], None]] = deque()
        self._queued: dict[Callable[[], None], None] = {}
        self.troubled: dict[Path, Asked] = {}
        """Conditions of which all, or a part, can never hold, by path."""
        self.late: dict[Path, int] = {}
        """Effects that would send an event past the end: the path of ``in_days``, and the day at the earliest."""
        for task in (*reach_world.tasks(self), *reach_story.tasks(self)):
            self._add(task)
        while self._waiting:
            self._asking = task = self._waiting.popleft()
            del self._queued[task]
            task()
        self._asking = None

    def first(self, key: Key) -> int:
        """The first day on which a fact can be so; NEVER if it cannot."""
        if self._asking is not None:
            self._readers.setdefault(key, {})[self._asking] = None
        return self._first.get(key, NEVER)

    def weekday(self, day: int) -> int:
        """The day of the week of a day of the run, 0 for Monday."""
        return (self._weekday + day - 1) % 7

    def table(self, name: str) -> dict[str, Any]:
        """A table of the document; empty if it has none."""
        found: dict[str, Any] = self.root.get(name) or {}
        return found

    def system(self, name: str) -> int:
        """The day on which a system enters the game; NEVER if it does not."""
        day: int = self.root["systems"].get(name, NEVER)
        return day

    def rule(self, name: str) -> dict[str, Any]:
        """A group of the rules; empty if the scenario has none."""
        found: dict[str, Any] = self.root["rules"].get(name) or {}
        return found

    def put(self, kind: str, some_id: str, day: int) -> None:
        """A fact can be so from a day on; whoever asked for it is done again if that is earlier than was known."""
        key = (kind, some_id)
        if day <= self.days and day < self._first.get(key, NEVER):
            self._first[key] = day
            for reader in self._readers.get(key, ()):
                self._add(reader)

    def asked(self, condition: dict[str, Any] | None, path: Path, first: int = 1, last: int = 0) -> int:
        """The first day on which a condition can hold, none of them before ``first`` or after ``last``."""
        if not condition:
            return first
        asked = Asked(self, condition, path, first, last)
        if asked.why or asked.loose:
            self.troubled[path] = asked
        else:
            self.troubled.pop(path, None)
        return asked.day

    def effects(self, given: list[dict[str, Any]] | None, path: Path, day: int) -> None:
        """Carry out, for what it can bring about, a list of effects that can happen from a day on."""
        if day > self.days:
            return
        for number, effect in enumerate(given or ()):
            at = (*path, number)
            if "if" in effect:
                self.effects(effect["then"], (*at, "then"), self.asked(effect["if"], (*at, "if"), day))
                if not certain(effect["if"], self.days):
                    self.effects(effect.get("else"), (*at, "else"), day)
            elif "one_of" in effect:
                for index, way in enumerate(effect["one_of"]):
                    if way["weight"]:
                        self.effects(way["do"], (*at, "one_of", index, "do"), day)
            else:
                self.effect(effect, at, day)

    def effect(self, effect: dict[str, Any], path: Path, day: int) -> None:
        """What one verb brings about from a day on."""
        for verb, value in effect.items():
            if verb in ("flag", "upgrade"):
                self.put(verb, value, day)
            elif verb == "rumour":
                self.put(verb, value, day)
                self.put("rumours", "", day)
            elif verb == "event":
                self._send(value, path, day)
            elif verb == "end":
                self.put("ending", value, day)
            elif verb in ("rotate", "purge") and self.followed(value):
                self.put("left", value, day)
            elif verb in _COUNTED and value > 0:
                self.put("verb", verb, day)
            elif verb == "check":
                self.put("check", "", day + value)
            elif verb == "level" and value["by"] > 0:
                self.rise(4, day)
            elif verb in ("favour", "stock"):
                self._each("good" if verb == "stock" else verb, value, day)

    def _send(self, sent: dict[str, Any], path: Path, day: int) -> None:
        comes, at = day + sent["in_days"], (*path, "event", "in_days")
        if comes > self.days:
            self.late[at] = comes
        else:
            self.late.pop(at, None)
        self.put("sent", sent["id"], comes)

    def _each(self, kind: str, moves: dict[str, Any], day: int) -> None:
        for some_id, amount in moves.items():
            if some_id != "note" and amount > 0:
                self.put(kind, some_id, day)

    def rise(self, level: int, day: int) -> None:
        """The campaign level can be so high from a day on."""
        for reached in range(1, min(4, level) + 1):
            self.put("level", str(reached), day)

    def _add(self, task: Callable[[], None]) -> None:
        if task not in self._queued:
            self._queued[task] = None
            self._waiting.append(task)

    def followed(self, who: str) -> bool:
        """Whether somebody would take an official's post: without that nobody is moved and nobody falls."""
        return any(official.get("replaces") == who for official in self.table("officials").values())

    def day_of(self, told: str) -> int:
        """The day of the run of a date; below 1 for one before it."""
        return (date.fromisoformat(told) - date.fromisoformat(self.root["start"]["date"])).days + 1
