"""What of a guide belongs to the lesson itself: its pauses and what is asked there, its minutes, its marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from marketgen.classroom.leaves import Pairs, Section, Table, Words, section
from marketgen.i18n import _

Json = dict[str, Any]


def pauses(document: Json, teacher: Json) -> Section | None:
    """What the game asks by itself, and where whoever teaches stops the class."""
    rows = [*_asked(document), *_stops(teacher)]
    return section(_("Pauses, and what is asked"), [Pairs(tuple(rows))])


def _asked(document: Json) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The moments at which the game asks, in their order, with what it says there."""
    stops: Json = document.get("pauses") or {}
    asks: dict[str, list[str]] = {}
    for prompt in (document.get("prompts") or {}).values():
        asks.setdefault(prompt["when"], []).append(prompt["ask"])
    if "start" in asks:
        yield _("The game asks, before day 1"), tuple(asks["start"])
    for some_id, pause in sorted(stops.items(), key=lambda one: int(one[1]["day"])):
        told = [pause["text"]] if pause.get("text") else []
        heading = _("The game pauses after day {day}: {title}").format(day=pause["day"], title=pause["title"])
        yield heading, (*told, *asks.get(some_id, ()))
    if "end" in asks:
        yield _("The game asks, at the end"), tuple(asks["end"])


def _stops(teacher: Json) -> Iterator[tuple[str, tuple[str, ...]]]:
    for stop in teacher.get("stops") or ():
        yield _("Stop the class after day {day}, and ask").format(day=stop["day"]), tuple(stop["ask"])


def plans(teacher: Json) -> Iterator[Section | None]:
    """Each lesson with its minutes."""
    for plan in (teacher.get("plans") or {}).values():
        rows = tuple(
            (_("{first}-{last}").format(first=step["minutes"][0], last=step["minutes"][1]),
             step.get("teacher") or "", step.get("class") or "")
            for step in plan["steps"]
        )  # fmt: skip
        head = (_("minute"), _("teacher"), _("class"))
        yield section(plan["name"], [Words(plan.get("about") or ""), Table(head, rows)])


def marking(teacher: Json) -> Section | None:
    """The marking that is suggested, and what is not marked."""
    rows = []
    for part in (teacher.get("marking") or {}).values():
        named = _("{share} % for {name}").format(share=part["share"], name=part["name"])
        rows.append((named, (part["how"],)))
    return section(_("Marking, as a suggestion"), [Pairs(tuple(rows)), Words(teacher.get("not_marked") or "")])
