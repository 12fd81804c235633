"""Reach, the tasks of the story: events, notices, rumours, endings, services and favours of officials."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from marketgen.scenario.possible import NEVER
from marketgen.scenario.source import Path

if TYPE_CHECKING:
    from marketgen.scenario.reach import Reach


def tasks(reach: Reach) -> Iterator[Callable[[], None]]:
    """What is to be worked out of the story, entry by entry, once and again when what it asked for changes."""
    yield partial(book, reach)
    told = (
        ("events", event), ("notices", notice), ("rumours", rumour), ("endings", ending), ("services", service),
        ("officials", favours), ("bargains", bargain),
    )  # fmt: skip
    for table, task in told:
        for some_id, entry in reach.table(table).items():
            yield partial(task, reach, some_id, entry)


def event(reach: Reach, some_id: str, event: dict[str, Any]) -> None:
    """An event: by itself or sent, once whom it is about is there, and if one of its choices can be taken."""
    path: Path = ("events", some_id)
    person = reach.first(("here", event["person"])) if "person" in event else 1
    own = NEVER if not may_come(reach, event) else reach.asked(event.get("when"), (*path, "when"))
    sent = reach.first(("sent", some_id))
    comes = max(person, min(own, sent))
    if comes > reach.days:
        return
    reach.put("open", some_id, comes)
    if not event.get("choices"):
        reach.put("event", some_id, comes)
        reach.effects(event.get("effects"), (*path, "effects"), comes)
        return
    last = 0 if sent != NEVER else last_day(event)
    for name, choice in event["choices"].items():
        day = reach.asked(choice.get("when"), (*path, "choices", name, "when"), comes, last)
        day = max(day, *payable(reach, choice["effects"]), 1)
        reach.put("choice", f"{some_id}:{name}", day)
        reach.put("event", some_id, day)
        reach.effects(choice["effects"], (*path, "choices", name, "effects"), day)


def may_come(reach: Reach, event: dict[str, Any]) -> bool:
    """Whether an event can come by itself, without another one that sends it."""
    if event.get("chained"):
        return False
    return "media" not in (event.get("tags") or ()) or bool(reach.rule("story").get("media", 1))


def payable(reach: Reach, effects: list[dict[str, Any]]) -> Iterator[int]:
    """The first days on which what a choice takes can be there at all."""
    for effect in effects:
        for verb, kind in (("stock", "good"), ("favour", "favour")):
            for some_id, amount in (effect.get(verb) or {}).items():
                if some_id != "note" and amount < 0:
                    yield reach.first((kind, some_id))


def notice(reach: Reach, some_id: str, notice: dict[str, Any]) -> None:
    """A notice, with what it does on its day."""
    day = reach.asked(notice["when"], ("notices", some_id, "when"))
    reach.put("notice", some_id, day)
    reach.effects(notice.get("effects"), ("notices", some_id, "effects"), day)


def rumour(reach: Reach, some_id: str, rumour: dict[str, Any]) -> None:
    """A rumour: said by somebody who is there, or told by an effect; on its day comes what it foretold."""
    who = [rumour[key] for key in ("who", "else") if key in rumour]
    there = min((reach.first(("present", one)) for one in who), default=1)
    said = max(reach.system("rumours"), there, reach.asked(rumour.get("when"), ("rumours", some_id, "when")))
    if said <= reach.days:
        reach.put("rumour", some_id, said)
        reach.put("rumours", "", said)
    told = reach.first(("rumour", some_id))
    reach.effects(rumour.get("effects"), ("rumours", some_id, "effects"), told + rumour["days"])


def ending(reach: Reach, some_id: str, ending: dict[str, Any]) -> None:
    """An ending that comes by its condition."""
    if ending.get("when") is not None:
        reach.put("ending", some_id, reach.asked(ending["when"], ("endings", some_id, "when")))


def book(reach: Reach) -> None:
    """The event on which one is asked about the book of an official who fell."""
    office = reach.rule("office")
    falls = [reach.first(("left", who)) for who in reach.table("officials")]
    if office.get("asks"):
        reach.put("sent", office["asks"], min(falls, default=NEVER) + 1)


def service(reach: Reach, some_id: str, service: dict[str, Any]) -> None:
    """Something done for an official who takes it, and the favour that he owes for it."""
    takers = [
        who for who, official in reach.table("officials").items() if some_id in (*official["forms"], *official["takes"])
    ]
    there = min((reach.first(("present", who)) for who in takers), default=NEVER)
    day = max(there, reach.system("officials"), reach.asked(service.get("when"), ("services", some_id, "when")))
    day = max(day, *payable(reach, service["effects"]), 1)
    reach.effects(service["effects"], ("services", some_id, "effects"), day)
    if service.get("owes"):
        for who in takers:
            reach.put("favour", who, max(day, reach.first(("present", who))))


def favours(reach: Reach, some_id: str, official: dict[str, Any]) -> None:
    """What an official can do for a favour that he owes."""
    for name, help in (official.get("favours") or {}).items():
        path: Path = ("officials", some_id, "favours", name)
        owed = max(reach.first(("present", some_id)), reach.first(("favour", some_id)))
        day = max(owed, reach.asked(help.get("when"), (*path, "when")))
        reach.effects(help["effects"], (*path, "effects"), day)


def bargain(reach: Reach, some_id: str, bargain: dict[str, Any]) -> None:
    """Somebody who comes to bargain, with what they have to sell; and each cue that waits for something."""
    path: Path = ("bargains", some_id)
    there = reach.first(("present", bargain["who"])) if "who" in bargain else 1
    first, last = bargain.get("from_day", 1), bargain.get("to_day", 0)
    day = max(there, first, reach.system("bargains"))
    day = max(day, reach.asked(bargain.get("when"), (*path, "when"), day, last if first <= last else 0))
    if bargain["side"] == "buy":
        reach.put("good", bargain["good"], day)
    for kind in ("need", "means", "doubt"):
        for index, cue in enumerate(bargain[kind]):
            reach.asked(cue.get("when"), (*path, kind, index, "when"))


def last_day(event: dict[str, Any]) -> int:
    """The last day on which an event comes by itself, as far as its condition says so plainly; 0 if it does not."""
    day: int = ((event.get("when") or {}).get("day") or {}).get("max", 0)
    return day
