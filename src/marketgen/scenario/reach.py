"""Reach: a fixpoint over what a scenario can bring about: from which day on each thing can be so at the earliest.

Events, choices, flags, endings, rumours, notices, upgrades, people, goods, places and the like are facts, ``(kind,
id)``. A task works out one thing and notes which facts it asked for; when one of those turns out to come earlier, it is
done again. Days only ever fall, so it ends. Numbers and luck are taken for as kind as can be (see ``possible``), so
that what is not reached here can never be.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from marketgen.scenario.possible import NEVER, Asked, Key, certain
from marketgen.scenario.source import Path

_COUNTED = ("knows", "informed", "firm")
"""Verbs that alone bring a measure above 0."""


class Reach:
    """What can come about in a document that has passed all other stages. Day 1 is the first."""

    def __init__(self, root: dict[str, Any]) -> None:
        self.root = root
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
        for task in _tasks(self):
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
                self._effect(effect, at, day)

    def _effect(self, effect: dict[str, Any], path: Path, day: int) -> None:
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
            elif verb in ("rotate", "purge") and self._followed(value):
                self.put("left", value, day)
            elif verb in _COUNTED and value > 0:
                self.put("verb", verb, day)
            elif verb == "check":
                self.put("check", "", day + value)
            elif verb == "level" and value["by"] > 0:
                self._rise(4, day)
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

    def _rise(self, level: int, day: int) -> None:
        for reached in range(1, min(4, level) + 1):
            self.put("level", str(reached), day)

    def _add(self, task: Callable[[], None]) -> None:
        if task not in self._queued:
            self._queued[task] = None
            self._waiting.append(task)

    # what is so by the document alone

    def settled(self) -> None:
        """What no event has a part in: systems, levels, weathers, who is there from the start."""
        calendar = self.root.get("calendar") or {}
        turn = max((0, *(calendar.get("turns") or ())))
        self._rise(turn, 1)
        for point in calendar.get("level") or ():
            self._rise(point["level"] + turn, point["from_day"])
        for some_id, weather in self.table("weathers").items():
            if weather["weight"]:
                self.put("weather", some_id, 1)
        for day, some_id in (calendar.get("weather") or {}).items():
            if day != "note":
                self.put("weather", some_id, int(day))
        for name in ("officials", "family", "household", "porter"):
            self.put(name, "", self.system(name))
        for some_id, units in (self.root["start"].get("stock") or {}).items():
            self.put("good", some_id, 1 if units else NEVER)

    def people(self) -> None:
        """Who can be in a run, and from which day on they can be met."""
        draw = self.root.get("draw") or {}
        for group in ("middlemen", "neighbours", "regulars", "lenders"):
            for who, person in self.table(group).items():
                if not person.get("pool") or draw.get(group):
                    self.put("here", who, 1)
                    self.put("present", who, person.get("from_day", 1))
        for who in self.table("household"):
            self.put("here", who, 1)
            self.put("present", who, 1)

    def officials(self) -> None:
        """Who has a post, who can lose it, and who can take it then."""
        office = self.rule("office")
        moved = any(office.get(key) for key in ("rotation", "falls", "falls_level", "falls_taken"))
        for who, official in self.table("officials").items():
            before = official.get("replaces")
            post = self.first(("left", before)) if before else 1
            day = max(official.get("from_day", 1), post)
            self.put("here", who, day)
            self.put("present", who, day)
            if moved and self._followed(who):
                self.put("left", who, max(day, self.system("officials")))

    def book(self) -> None:
        """The event on which one is asked about the book of an official who fell."""
        office = self.rule("office")
        falls = [self.first(("left", who)) for who in self.table("officials")]
        if office.get("asks") and any(office.get(key) for key in ("falls", "falls_level", "falls_taken")):
            self.put("sent", office["asks"], min(falls, default=NEVER) + 1)

    def service(self, some_id: str, service: dict[str, Any]) -> None:
        """Something done for an official who takes it, and the favour that he owes for it."""
        takers = [
            who
            for who, official in self.table("officials").items()
            if some_id in (*official["forms"], *official["takes"])
        ]
        there = min((self.first(("present", who)) for who in takers), default=NEVER)
        day = max(there, self.system("officials"), self.asked(service.get("when"), ("services", some_id, "when")))
        day = max(day, *self.payable(service["effects"]), 1)
        self.effects(service["effects"], ("services", some_id, "effects"), day)
        if service.get("owes"):
            for who in takers:
                self.put("favour", who, max(day, self.first(("present", who))))

    def favours(self, some_id: str, official: dict[str, Any]) -> None:
        """What an official can do for a favour that he owes."""
        for name, help in (official.get("favours") or {}).items():
            path: Path = ("officials", some_id, "favours", name)
            owed = max(self.first(("present", some_id)), self.first(("favour", some_id)))
            day = max(owed, self.asked(help.get("when"), (*path, "when")))
            self.effects(help["effects"], (*path, "effects"), day)

    def _followed(self, who: str) -> bool:
        """Whether somebody would take an official's post: without that nobody is moved and nobody falls."""
        return any(official.get("replaces") == who for official in self.table("officials").values())

    def upgrades(self) -> None:
        """What can be built, once the changes it needs are there."""
        for some_id, upgrade in self.table("upgrades").items():
            needs = [self.first(("upgrade", other)) for other in upgrade.get("needs") or ()]
            self.put("upgrade", some_id, max(self.system("growth"), upgrade.get("from_day", 1), *needs, 1))

    def places(self) -> None:
        """Where one can go, and what is sold there."""
        self.put("place", self.root["start"]["place"], 1)
        for way in self.table("ways").values():
            for place, journey in way["to"].items():
                needs = journey.get("needs")
                leaves = max(self.system("travel"), self.first(("upgrade", needs)) if needs else 1)
                longest = journey["days"][1]
                if place != self.root["start"]["place"] and leaves + (0 if longest == 1 else longest) <= self.days:
                    self.put("travel", "", leaves)
                    self.put("place", place, leaves + journey["days"][0] // 2)
        for place, entry in self.table("places").items():
            for good in entry.get("sells") or ():
                self.put("good", good, max(self.first(("place", place)), self._from(good)))

    def goods(self) -> None:
        """What suppliers and parcels bring."""
        parcel = self.rule("parcel")
        if parcel:
            for good in self.table("places").get(parcel["place"], {}).get("sells") or ():
                self.put("good", good, max(self.system("shipments"), self._from(good)))
        porter = self.system("porter") if self.rule("mercy") else NEVER
        for who, man in self.table("middlemen").items():
            for good in man["carries"]:
                day = max(min(self.system("offers"), porter), self.first(("present", who)), self._from(good))
                self.put("good", good, day)

    def _from(self, good: str) -> int:
        day: int = self.table("goods")[good].get("from_day", 1)
        return day

    def found(self) -> None:
        """Being found with banned media, by talk or by a visit at home; and how the law may end the run then."""
        checks = self.rule("inspection").get("checks") or {}
        kept = min((self.first(("flag", flag)) for flag in checks.get("flags") or ()), default=NEVER)
        visits = max(kept, self.first(("check", "")))
        talks = self.first(("verb", "knows")) if self.rule("media") else NEVER
        day = min(talks, visits)
        self.put("found", "", day)
        for law in self.table("laws").values():
            if law.get("ending") and law["kind"] == "media":
                starts, ends = self.day_of(law["start"]), self.day_of(law["end"]) if "end" in law else self.days
                self.put("ending", law["ending"], max(day, starts) if max(day, starts) <= ends else NEVER)

    def day_of(self, told: str) -> int:
        """The day of the run of a date; below 1 for one before it."""
        return (date.fromisoformat(told) - date.fromisoformat(self.root["start"]["date"])).days + 1

    # what the story brings

    def event(self, some_id: str, event: dict[str, Any]) -> None:
        """An event: by itself or sent, once whom it is about is there, and if one of its choices can be taken."""
        path: Path = ("events", some_id)
        person = self.first(("here", event["person"])) if "person" in event else 1
        own = NEVER if not self.may_come(event) else self.asked(event.get("when"), (*path, "when"))
        sent = self.first(("sent", some_id))
        comes = max(person, min(own, sent))
        if comes > self.days:
            return
        self.put("open", some_id, comes)
        if not event.get("choices"):
            self.put("event", some_id, comes)
            self.effects(event.get("effects"), (*path, "effects"), comes)
            return
        last = 0 if sent != NEVER else last_day(event)
        for name, choice in event["choices"].items():
            day = self.asked(choice.get("when"), (*path, "choices", name, "when"), comes, last)
            day = max(day, *self.payable(choice["effects"]), 1)
            self.put("choice", f"{some_id}:{name}", day)
            self.put("event", some_id, day)
            self.effects(choice["effects"], (*path, "choices", name, "effects"), day)

    def may_come(self, event: dict[str, Any]) -> bool:
        """Whether an event can come by itself, without another one that sends it."""
        if event.get("chained"):
            return False
        return "media" not in (event.get("tags") or ()) or bool(self.rule("story").get("media", 1))

    def payable(self, effects: list[dict[str, Any]]) -> Iterator[int]:
        """The first days on which what a choice takes can be there at all."""
        for effect in effects:
            for verb, kind in (("stock", "good"), ("favour", "favour")):
                for some_id, amount in (effect.get(verb) or {}).items():
                    if some_id != "note" and amount < 0:
                        yield self.first((kind, some_id))

    def notice(self, some_id: str, notice: dict[str, Any]) -> None:
        """A notice, with what it does on its day."""
        day = self.asked(notice["when"], ("notices", some_id, "when"))
        self.put("notice", some_id, day)
        self.effects(notice.get("effects"), ("notices", some_id, "effects"), day)

    def rumour(self, some_id: str, rumour: dict[str, Any]) -> None:
        """A rumour: said by somebody who is there, or told by an effect; on its day comes what it foretold."""
        who = [rumour[key] for key in ("who", "else") if key in rumour]
        there = min((self.first(("present", one)) for one in who), default=1)
        said = max(self.system("rumours"), there, self.asked(rumour.get("when"), ("rumours", some_id, "when")))
        if said <= self.days:
            self.put("rumour", some_id, said)
            self.put("rumours", "", said)
        told = self.first(("rumour", some_id))
        self.effects(rumour.get("effects"), ("rumours", some_id, "effects"), told + rumour["days"])

    def ending(self, some_id: str, ending: dict[str, Any]) -> None:
        """An ending that comes by its condition."""
        if ending.get("when") is not None:
            self.put("ending", some_id, self.asked(ending["when"], ("endings", some_id, "when")))


def last_day(event: dict[str, Any]) -> int:
    """The last day on which an event comes by itself, as far as its condition says so plainly; 0 if it does not."""
    day: int = ((event.get("when") or {}).get("day") or {}).get("max", 0)
    return day


def _tasks(reach: Reach) -> Iterator[Callable[[], None]]:
    yield from (reach.settled, reach.people, reach.officials, reach.upgrades, reach.places, reach.goods, reach.found)
    yield reach.book
    told = (
        ("events", reach.event), ("notices", reach.notice), ("rumours", reach.rumour), ("endings", reach.ending),
        ("services", reach.service), ("officials", reach.favours),
    )  # fmt: skip
    for table, task in told:
        for some_id, entry in reach.table(table).items():
            yield _Task(task, some_id, entry)


class _Task:
    """One entry of a table, to be worked out."""

    __slots__ = ("entry", "some_id", "what")

    def __init__(self, what: Callable[[str, dict[str, Any]], None], some_id: str, entry: dict[str, Any]) -> None:
        self.what, self.some_id, self.entry = what, some_id, entry

    def __call__(self) -> None:
        self.what(self.some_id, self.entry)
