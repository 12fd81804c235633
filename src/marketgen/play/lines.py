"""The records of a run's log: how the first line, the dawns and the ends of days are made, and states read back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from marketgen import __version__
from marketgen.engine.accounts import Fact
from marketgen.engine.events import Event
from marketgen.engine.rules import RULES
from marketgen.engine.run import Run, digest, from_json, present_to_json, record_to_json, to_json
from marketgen.saves.log import DAWN, END, KIND

JsonObject = dict[str, Any]

EARLIER = "earlier"
"""What stands in the line for the end of a day before its record: those of days that the same command ended."""


def head(
    document: JsonObject,
    scenario_digest: str,
    run_of: tuple[str, str, str],
    title: str,
    translations: JsonObject | None = None,
    trial: JsonObject | None = None,
) -> JsonObject:
    """The first line of a save: rules, program, the whole merged scenario with its texts in other languages (language
    -> path -> text; no part of the digest), and (seed, difficulty, goal); ``trial``: what makes it a practice run."""
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
        **(trial or {}),
    }


def end_of_day(run: Run, days: int) -> JsonObject:
    """The line for the end of a day: the state's digest, and the day's own record, which snapshots do not repeat.

    days: how many were over before. If one command has ended several (the weeks between two chapters), the earlier ones
    stand before the last.
    """
    spelt, *more = [record_to_json(record) for record in reversed(run.past[days:])]
    before = {EARLIER: more[::-1]} if more else {}
    return {KIND: END, "day": run.past[-1].day, "digest": digest(run), **before, "record": spelt}


def snapshot(run: Run) -> JsonObject:
    """A state without the days that are over: those stand in the lines of their ends, so that a log grows evenly."""
    return present_to_json(run)


def restore(state: object, records: Sequence[JsonObject]) -> Run:
    """The run of a snapshot, with the days that ended in the records before it. Raises ValueError if it is none.

    A record whose state has its days in it (a named start, a swap) is where they are counted from.
    """
    if not isinstance(state, dict):
        raise ValueError("a snapshot is no object")
    past: list[object] = []
    for record in records:
        known = record.get("run")
        if isinstance(known, dict) and isinstance(known.get("past"), list):
            past = list(known["past"])
        elif record.get(KIND) == END:
            past += [*record.get(EARLIER, ()), record.get("record")]
    return from_json({"past": past, **state})


def events_told(events: Iterable[Event]) -> list[object]:
    """Events as a snapshot holds them."""
    return [[event.kind, dict(event.facts)] for event in events]


def dawn(run: Run, events: tuple[Event, ...], first: bool = False) -> JsonObject:
    """The line for a morning: the state, and what has happened; ``first``: with the days before a named start."""
    over = int(run.phase == "over")  # for the list of runs, which reads no more than these words
    state = snapshot(run) if not first else to_json(run)
    return {KIND: DAWN, "day": run.day, "over": over, "events": events_told(events), "run": state}


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
