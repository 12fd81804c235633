"""A recorded run told a day at a time, in few lines: what the title plays while nobody touches a key."""

from __future__ import annotations

from collections.abc import Iterator

from marketgen import data
from marketgen.engine.events import Event
from marketgen.engine.frozen import frozen
from marketgen.play import games, tell, verify, wording
from marketgen.play.timeline import Timeline
from marketgen.play.views import LogLine
from marketgen.saves.listing import look
from marketgen.saves.problems import SaveProblem

_UNTOLD = ("dawn", "missed", "new_system", "lesson", "offer", "fee", "supper", "trust", "stance", "rumour")
"""Kinds of events that say little to whoever does not play."""


@frozen
class ToldDay:
    """A day of a recorded run: its date, and what happened."""

    date: str
    lines: tuple[LogLine, ...]


def days() -> Iterator[ToldDay]:
    """The days of the longest of the shipped runs, one for each that is taken from this: each costs its replay. A run
    that cannot be read, or does not replay, ends there; there may be none."""
    path = min(data.run_files(), key=lambda file: (-int(look(file).dawn.get("day", 0)), file.name), default=None)
    if path is None:
        return
    try:
        watching = games.watch(str(path))
        timeline = verify.start(watching.world, watching.head)
        day, held = timeline.run.day, _lines(timeline, tuple(timeline.events))
        for step in verify.replay(watching.world, watching.head, watching.records, timeline):
            run, events = step.turn.run, step.turn.events
            dawn = next((at for at, event in enumerate(events) if event.kind == "dawn"), len(events))
            held += _lines(timeline, events[:dawn])
            if run.day > day:
                yield ToldDay(wording.long_date(watching.world, day), tuple(held))
                day, held = run.day, _lines(timeline, events[dawn:])
    except (games.GameProblem, SaveProblem, verify.Divergence):
        return


def _lines(timeline: Timeline, events: tuple[Event, ...]) -> list[LogLine]:
    told = tuple(event for event in events if not _is_quiet(event))
    return list(tell.lines(timeline.world, timeline.run, told))


def _is_quiet(event: Event) -> bool:
    return event.kind in _UNTOLD or (event.kind == "sold" and not event.number("units"))
