"""Reach, the tasks of the world: what is so by the document alone, people, posts, upgrades, places, goods."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from marketgen.scenario.models.types import OneVerb, Ref
from marketgen.scenario.possible import NEVER

if TYPE_CHECKING:
    from marketgen.scenario.reach import Reach

_KNOWN = ("events", "notices", "rumours", "services", "laws")
"""Tables whose effects have tasks of their own; so have the favours of officials."""


def tasks(reach: Reach) -> Iterator[Callable[[], None]]:
    """What is to be worked out of the world, once and again when what it asked for changes."""
    for task in (settled, people, officials, upgrades, places, goods, found, elsewhere):
        yield partial(task, reach)


def settled(reach: Reach) -> None:
    """What no event has a part in: systems, levels, weathers, who is there from the start."""
    calendar = reach.root.get("calendar") or {}
    turn = max((0, *(calendar.get("turns") or ())))
    reach.rise(turn, 1)
    for point in calendar.get("level") or ():
        reach.rise(point["level"] + turn, point["from_day"])
    for some_id, weather in reach.table("weathers").items():
        if weather["weight"]:
            reach.put("weather", some_id, 1)
    for day, some_id in (calendar.get("weather") or {}).items():
        if day != "note":
            reach.put("weather", some_id, int(day))
    for name in ("officials", "family", "household", "porter"):
        reach.put(name, "", reach.system(name))
    for some_id, units in (reach.root["start"].get("stock") or {}).items():
        reach.put("good", some_id, 1 if units else NEVER)
    for start in reach.table("starts").values():
        _named_start(reach, start, start.get("day", 1))


def _named_start(reach: Reach, start: dict[str, Any], day: int) -> None:
    """What a named start begins with; its flags and what is built are found as what is brought about by name."""
    for some_id, units in (start.get("stock") or {}).items():
        reach.put("good", some_id, day if units else NEVER)
    reach.put("verb", "knows", day if start.get("knows") else NEVER)
    for event, comes in (start.get("sent") or {}).items():
        if event != "note":
            reach.put("sent", event, max(day, comes))
    for event in start.get("seen") or ():
        reach.put("event", event, max(1, day - 1))
    for event, choice in (start.get("chose") or {}).items():
        if event != "note":
            reach.put("event", event, max(1, day - 1))
            reach.put("choice", f"{event}:{choice}", max(1, day - 1))


def people(reach: Reach) -> None:
    """Who can be in a run, and from which day on they can be met."""
    draw = reach.root.get("draw") or {}
    for group in ("middlemen", "neighbours", "regulars", "lenders"):
        for who, person in reach.table(group).items():
            if not person.get("pool") or draw.get(group):
                reach.put("here", who, 1)
                reach.put("present", who, person.get("from_day", 1))
    for who in reach.table("household"):
        reach.put("here", who, 1)
        reach.put("present", who, 1)


def officials(reach: Reach) -> None:
    """Who has a post, who can lose it, and who can take it then."""
    office = reach.rule("office")
    moved = any(office.get(key) for key in ("rotation", "falls", "falls_level", "falls_taken"))
    for who, official in reach.table("officials").items():
        before = official.get("replaces")
        post = reach.first(("left", before)) if before else 1
        day = max(official.get("from_day", 1), post)
        reach.put("here", who, day)
        reach.put("present", who, day)
        if moved and reach.followed(who):
            reach.put("left", who, max(day, reach.system("officials")))


def upgrades(reach: Reach) -> None:
    """What can be built, once the changes it needs are there."""
    for some_id, upgrade in reach.table("upgrades").items():
        needs = [reach.first(("upgrade", other)) for other in upgrade.get("needs") or ()]
        reach.put("upgrade", some_id, max(reach.system("growth"), upgrade.get("from_day", 1), *needs, 1))


def places(reach: Reach) -> None:
    """Where one can go, and what is sold there."""
    reach.put("place", reach.root["start"]["place"], 1)
    for way in reach.table("ways").values():
        for place, journey in way["to"].items():
            needs = journey.get("needs")
            leaves = max(reach.system("travel"), reach.first(("upgrade", needs)) if needs else 1)
            longest = journey["days"][1]
            if place != reach.root["start"]["place"] and leaves + (0 if longest == 1 else longest) <= reach.days:
                reach.put("travel", "", leaves)
                reach.put("place", place, leaves + journey["days"][0] // 2)
    for place, entry in reach.table("places").items():
        for good in entry.get("sells") or ():
            reach.put("good", good, max(reach.first(("place", place)), _from(reach, good)))


def goods(reach: Reach) -> None:
    """What suppliers and parcels bring."""
    parcel = reach.rule("parcel")
    if parcel:
        for good in reach.table("places").get(parcel["place"], {}).get("sells") or ():
            reach.put("good", good, max(reach.system("shipments"), _from(reach, good)))
    porter = reach.system("porter") if reach.rule("mercy") else NEVER
    for who, man in reach.table("middlemen").items():
        for good in man["carries"]:
            day = max(min(reach.system("offers"), porter), reach.first(("present", who)), _from(reach, good))
            reach.put("good", good, day)


def _from(reach: Reach, good: str) -> int:
    day: int = reach.table("goods")[good].get("from_day", 1)
    return day


def found(reach: Reach) -> None:
    """Being found with banned media, by talk or by a visit at home; and how the law may end the run then."""
    checks = reach.rule("inspection").get("checks") or {}
    kept = min((reach.first(("flag", flag)) for flag in checks.get("flags") or ()), default=NEVER)
    visits = max(kept, reach.first(("check", "")))
    talks = reach.first(("verb", "knows")) if reach.rule("media") else NEVER
    day = min(talks, visits)
    reach.put("found", "", day)
    for law in reach.table("laws").values():
        if law.get("ending") and law["kind"] == "media":
            starts, ends = reach.day_of(law["start"]), reach.day_of(law["end"]) if "end" in law else reach.days
            reach.put("ending", law["ending"], max(day, starts) if max(day, starts) <= ends else NEVER)


def elsewhere(reach: Reach) -> None:
    """Effects, and what is brought about by name, where no task looks: possible on the first day."""
    for mark, value, path, _is_key in reach.hits:
        if path[0] in _KNOWN or "favours" in path:
            continue
        if isinstance(mark, OneVerb) and isinstance(value, dict):
            reach.effect(value, path, 1)
        elif isinstance(mark, Ref) and mark.makes:
            reach.put("sent" if mark.kind == "event" else mark.kind, value, 1)
