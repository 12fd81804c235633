"""Carrying a run over into another version of its scenario: what is there in both stays, what is gone is named.

For authors who change a file while they play it. Pure like all of the engine: the same run and the same two worlds give
the same run, so that a recorded run in which the scenario was changed can be told again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from marketgen.engine import starting
from marketgen.engine.frozen import frozen
from marketgen.engine.run import JsonObject, Run, from_json, to_json
from marketgen.engine.world import World


@frozen
class Carried:
    """A run in another world. lost: (kind, id) of what the run had to do with and the world has no more, in order."""

    run: Run
    lost: tuple[tuple[str, str], ...]


_KEYED: dict[str, tuple[str, ...]] = {
    "money": ("currency",), "goods": ("good",), "trust": ("person",), "officials": ("official",),
    "health": ("member",), "store": ("good",), "prices": ("person", "good"), "seen": ("event",),
    "favours": ("anybody",), "served": ("service",), "heard": ("place", "good"), "drift": ("currency",),
    "built": ("upgrade",), "bought_at": ("place", "good"), "arrived": ("anybody",),
}  # fmt: skip
"""What the keys of a run's tables are ids of; several are parted by a point."""

_ALWAYS = ("money", "goods", "trust", "officials", "health", "drift")
"""Tables that have an entry for everything of their kind."""

_RECORDS: dict[str, dict[str, str]] = {
    "offers": {"who": "anybody", "good": "good"}, "orders": {"who": "anybody", "good": "good"},
    "moods": {"good": "moved", "event": "event"}, "told": {"rumour": "rumour", "who": "anybody"},
    "debts": {"who": "anybody"},
    "daily": {"until": "flag", "event": "event"}, "copies": {"who": "anybody", "good": "good"},
    "loads": {"who": "anybody", "good": "good", "post": "post"}, "faults": {"who": "anybody", "good": "good"},
}  # fmt: skip
"""What the fields of a run's records are ids of. An empty one is nobody's."""

_ROWS: dict[str, tuple[str, ...]] = {
    "slots": ("good",), "flags": ("flag",), "visited": ("anybody",), "cast": ("anybody",), "gone": ("anybody",),
    "known_places": ("place",), "looked": ("anybody",), "scheduled": ("", "event"), "forks": ("", "event", ""),
    "notices": ("", "notice"), "watched": ("good", ""), "carried": ("official", "anybody"),
    "posts_asked": ("", "post", ""),
}  # fmt: skip
"""What stands in a run's rows: ids of a kind, or (an empty kind) something else."""


_VENTURES = {
    "courses": "workshop", "crafts": "recipe", "batches": "recipe", "names": "firm", "contracts": "contract",
}  # fmt: skip
"""What the keys of a run's ventures are ids of."""


def carry(old: World, new: World, run: Run) -> Carried:
    """A run of ``old`` as one of ``new``. What is new in it begins as on a first day, without stock or money.

    ValueError if the new world has no place for a run as it stands: on the road to a place that is gone, or with a
    decision in front.
    """
    if run.pressing or (run.trip.leg and not (run.trip.to in new.places and run.trip.way in new.ways)):
        raise ValueError("the run waits for something that the new world may not have")
    carrying = _Carrying(old, new)
    data, goals = to_json(run), starting.drawn_goals(new, run.seed)
    level = run.difficulty if run.difficulty in new.difficulties else new.difficulty
    goal = run.goal if run.goal in goals else next(iter(goals), "")
    carrying.compare("difficulty", run.difficulty, level)
    carrying.compare("goal", run.goal, goal)
    carrying.state(data, to_json(starting.before_dawn(new, run.seed, new.difficulties[level], goal)))
    data |= {"difficulty": level, "goal": goal, "past": [carrying.day(record) for record in data["past"]]}
    data["today"] = carrying.day(data["today"])
    return Carried(from_json(data), tuple(carrying.lost))


class _Carrying:
    def __init__(self, old: World, new: World) -> None:
        self.new = new
        self.lost: dict[tuple[str, str], None] = {}
        self._known = _known(new)
        self._old = _known(old)

    def compare(self, kind: str, before: str, after: str) -> None:
        """Note a choice of the run's beginning that holds no more."""
        if before and before != after:
            self.lost[kind, before] = None

    def _has(self, kind: str, one: Any) -> bool:
        """Whether the new world has it, or the old one never had it (a voice that is nobody's); notes what is gone."""
        if not kind or one in self._known[kind] or one not in self._old[kind]:
            return True
        self.lost[kind, one] = None
        return False

    def state(self, data: JsonObject, fresh: JsonObject) -> None:
        """Keep of a run's state what the new world has, and give it what is new."""
        for name, kinds in _KEYED.items():
            data[name] = {key: value for key, value in data[name].items() if self._fits(kinds, key.split("."))}
        for name in _ALWAYS:
            new = {key: value for key, value in fresh[name].items() if key not in data[name]}
            data[name] |= _without_means(name, new)
        for name, fields in _RECORDS.items():
            rows = data[name]
            data[name] = [one for one in rows if all(self._has(kind, one[field]) for field, kind in fields.items())]
        for name, kinds in _ROWS.items():
            data[name] = self._rows(data[name], kinds, keep_places=name == "slots")
        data["chosen"] = {event: choice for event, choice in data["chosen"].items() if self._answer(event, choice)}
        data["meal"] = data["meal"] if self._has("meal", data["meal"]) else self.new.start.meal
        if self.new.reform is None:
            data.pop("reform", None)
        if "council" in data:
            data["council"] = {one: state for one, state in data["council"].items() if self._has("member", one)}
        if "street" in data:
            data["street"] = {who: self._stall(one) for who, one in data["street"].items() if self._has("person", who)}
        if "kyes" in data:
            data["kyes"] = {one: state for one, state in data["kyes"].items() if self._club(one, state)}
        for name, kind in (("sidelines", "sideline"), ("stakes", "stake"), ("walked", "good"), ("partners", "partner")):
            if name in data:
                data[name] = self._of(kind, data[name])
        self._growth(data)
        asks = data.get("asks")
        if asks and not (
            self._has("currency", asks["currency"]) and (not asks["who"] or self._has("person", asks["who"]))
        ):
            del data["asks"]
        data["proposed"] = [one for one in data.get("proposed", ()) if self._has("stake", one)]
        self._home(data, fresh)
        if data["place"] and not self._has("place", data["place"]):
            data["place"] = self.new.place
        data["trip"]["cargo"] = [one for one in data["trip"]["cargo"] if self._has("good", one["good"])]
        data["best"] = data["best"] if self._has("good", data["best"]) else ""

    def _of(self, kind: str, held: JsonObject) -> JsonObject:
        """Of a table with ids of a kind, what the new world has."""
        return {one: state for one, state in held.items() if self._has(kind, one)}

    def _fits(self, kinds: tuple[str, ...], parts: list[str]) -> bool:
        return len(kinds) == len(parts) and all(map(self._has, kinds, parts))

    def _rows(self, rows: list[Any], kinds: tuple[str, ...], keep_places: bool) -> list[Any]:
        if len(kinds) > 1:
            return [row for row in rows if all(self._has(kind, part) for kind, part in zip(kinds, row, strict=True))]
        if keep_places:
            return [one if self._has(kinds[0], one) else "" for one in rows]
        return [one for one in rows if self._has(kinds[0], one)]

    def _answer(self, event: str, choice: str) -> bool:
        story = self.new.events.get(event)
        return story is not None and any(one.id == choice for one in story.choices)

    def _is_right(self, upgrade: str, currency: str) -> bool:
        """Whether a right to a place is still one, with a price in the money in which it was paid."""
        if not self._has("upgrade", upgrade):
            return False
        one = self.new.upgrades[upgrade]
        return one.right is not None and currency in one.prices

    def _growth(self, data: JsonObject) -> None:
        """Rights to places, yards and permits as far as they are still what they were."""
        if "rights" in data:
            held = data["rights"].items()
            data["rights"] = {one: state for one, state in held if self._is_right(one, state["currency"])}
        if "yards" in data:
            kept = {one: self._yard(state) for one, state in data["yards"].items() if self._is_yard(one)}
            data["yards"] = kept
        if "permits" in data:
            data["permits"] = {one: paper for one, paper in data["permits"].items() if self._paper(one, paper["by"])}
        if "ventures" in data:
            data["ventures"] = {name: self._of(kind, data["ventures"][name]) for name, kind in _VENTURES.items()}

    def _is_yard(self, upgrade: str) -> bool:
        """Whether a yard is still one."""
        return self._has("upgrade", upgrade) and self.new.upgrades[upgrade].yard is not None

    def _yard(self, state: JsonObject) -> JsonObject:
        """A yard with the goods and people that are known."""
        buyers = [one for one in state["buyers"] if self._has("good", one["good"])]
        sacks = [one for one in state["sacks"] if self._has("person", one["who"])]
        return {**state, "buyers": [one for one in buyers if not one["who"] or self._has("person", one["who"])],
                "sacks": sacks}  # fmt: skip

    def _paper(self, place: str, official: str) -> bool:
        """Whether somebody still gives the permit of a place, where one is still asked for."""
        if not (self._has("place", place) and self._has("official", official)):
            return False
        permit = self.new.places[place].permit
        return permit is not None and official in permit.by

    def _club(self, some_id: str, state: JsonObject) -> bool:
        """Whether a savings club is there as before; of its members those who are gone have missed."""
        if not self._has("kye", some_id):
            return False
        state["out"] += [who for who in state["fellows"] if who not in state["out"] and not self._has("person", who)]
        return True

    def _stall(self, state: JsonObject) -> JsonObject:
        """A neighbour's stall with the goods that are known."""
        held = {good: one for good, one in state["beliefs"].items() if self._has("good", good)}
        return {**state, "beliefs": held, "truces": [row for row in state["truces"] if row[0] in held]}

    def _home(self, data: JsonObject, fresh: JsonObject) -> None:
        for name, value in data["home"].items():
            if isinstance(value, dict):
                data["home"][name] = {key: one for key, one in value.items() if self._has("member", key)}
        if self.new.place != data["place"] and not data["trip"]["leg"]:
            data["place"] = fresh["place"]  # the stall was moved elsewhere

    def day(self, record: JsonObject) -> JsonObject:
        """The record of a day, its goods and names as far as they are known; all sums as they were."""
        kept = {good: tally for good, tally in record["tallies"].items() if good in self._known["good"]}
        lines = [line if self._tellable(line) else _nameless(line) for line in record["lines"]]
        going = {good: price for good, price in record["going"].items() if good in self._known["good"]}
        before = {name: value for name, value in record["before"].items() if self._bond(name)}
        meal = record["meal"] if record["meal"] in self._known["meal"] else ""
        words = {name: record[name] if record[name] in self._known[name] else "" for name in ("diary", "thread")}
        lessons = [one for one in record["mistakes"] if one in self._known["lesson"]]
        return {**record, **words, "tallies": kept, "lines": lines, "going": going, "before": before, "meal": meal,
                "mistakes": lessons}  # fmt: skip

    def _tellable(self, line: JsonObject) -> bool:
        here, before = self._known["any"], self._old["any"]
        return all(word in here or word not in before for word in (line["subject"], line["other"]))

    def _bond(self, name: str) -> bool:
        _kind, _point, who = name.partition(".")
        return not who or who in self._known["any"]


def _without_means(name: str, new: Mapping[str, Any]) -> dict[str, Any]:
    """What is new of a kind, as on a first day but without stock or money."""
    if name == "money":
        return dict.fromkeys(new, 0)
    if name == "goods":
        return {good: {**state, "stock": 0, "cost": 0} for good, state in new.items()}
    return dict(new)


def _nameless(line: JsonObject) -> JsonObject:
    """A line of a day's ledger whose subject is gone: the sum stays, and is called by the id."""
    return {**line, "kind": "event", "other": "", "units": 0, "price": 0}


Ids = dict[str, None]
"""Ids in an order, none twice."""


def _ids(found: Iterable[str]) -> Ids:
    return dict.fromkeys(found)


def _known(world: World) -> dict[str, Ids]:
    """The ids that a world has, by kind."""
    people = _ids(person.id for person in world.people())
    known = {
        "currency": _ids(world.currencies), "good": _ids(world.goods), "person": people,
        "official": _ids(world.officials), "member": _ids(world.household),
        "event": _ids(world.events), "service": _ids(world.services),
        "upgrade": _ids(world.upgrades), "place": _ids((*world.places, world.place)),
        "rumour": _ids(world.rumours), "flag": _ids(world.flags), "meal": _ids(world.meals),
        "post": _ids(world.posts), "way": _ids(world.ways), "kye": _ids(world.kyes),
        "sideline": _ids(world.sidelines), "stake": _ids(world.stakes), "partner": _ids(world.partners),
        "workshop": _ids(world.workshops), "recipe": _ids(world.recipes), "firm": _ids(world.firms),
        "contract": _ids(world.contracts),
        "notice": _ids(one.id for one in world.notices), "diary": _ids(one.id for one in world.diary),
        "thread": _ids(one.id for one in world.threads),
        "lesson": _ids(one.id for one in world.lessons),
    }  # fmt: skip
    known["anybody"] = people | known["official"] | known["member"]
    known["moved"] = known["good"] | known["currency"] | people  # what a mood can be of
    known["any"] = _ids(one for ids in list(known.values()) for one in ids)
    return known
