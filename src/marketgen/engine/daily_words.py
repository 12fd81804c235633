"""What a day leaves in words: its mistake, a line of the diary, what stays open, with what they fill in."""

from __future__ import annotations

from collections.abc import Iterable

from marketgen.engine.almanac import of_day
from marketgen.engine.conditions import Check, holds, needs, needs_today, on_day
from marketgen.engine.measures import measure
from marketgen.engine.replacing import replace
from marketgen.engine.run import Run
from marketgen.engine.world import Passage, World

MOST_TIMES, SPAN = 2, 45
"""So often a line of the diary, or of what stays open, is told in so many days (a chapter has fewer), unless nothing
else holds. And never again while another holds that was told less often in the run."""


def write(world: World, run: Run) -> None:
    """Put the words of the day that ends into its record."""
    lessons = [lesson for lesson in world.lessons if lesson.day == run.day]
    mistakes = tuple(one.id for one in lessons if holds(world, run, one.mistake, f"lesson.{one.id}"))
    lines, threads = of_day(world, "diary", run.day, _of_day)
    today = {name: seen for name, seen in run.seen.items() if seen == run.day}
    diary = _line(world, run, lines, _told((one.day, one.diary) for one in run.past), today)
    thread = None
    if run.day < world.days:
        thread = _line(world, run, threads, _told((one.day, one.thread) for one in run.past), today)
    fills = [fill for one in (*lessons, diary, thread) if one for fill in one.fills]
    filled = {f"{name}.{of}" if of else name: measure(world, run, name, of) for name, of in fills}
    words = (diary.id if diary else "", thread.id if thread else "")
    run.today = replace(run.today, mistakes=mistakes, filled=filled, diary=words[0], thread=words[1])


_Told = dict[str, list[int]]
"""Lines that were told, with the days."""


def _told(lines: Iterable[tuple[int, str]]) -> _Told:
    found: _Told = {}
    for day, name in lines:
        if name:
            found.setdefault(name, []).append(day)
    return found


def _line(world: World, run: Run, lines: _Lines, told: _Told, today: dict[str, int]) -> Passage | None:
    """The first line that holds and was never told; without one, of those told least often the one told longest ago,
    but not yesterday. ``today``: the events that came today."""
    again: list[_Line] = []
    for line in lines.possible(today):
        _place, passage, events, check, owner = line
        if events and not any(one in run.seen for one in events):
            continue
        if passage.id in told:
            again.append(line)
        elif check(world, run, owner):
            return passage
    again = [line for line in again if told[line[1].id][-1] < run.day - 1]
    again.sort(key=lambda line: (_too_often(told[line[1].id], run.day), *_stands(told[line[1].id])))
    return next((passage for _place, passage, _events, check, owner in again if check(world, run, owner)), None)


def _stands(days: list[int]) -> tuple[int, int]:
    """How far back a line stands that was told on these days."""
    return len(days), days[-1]


def _too_often(days: list[int], today: int) -> bool:
    """Whether a line that was told on these days was told often enough for now."""
    return len(days) >= MOST_TIMES and days[-MOST_TIMES] > today - SPAN


_Line = tuple[int, Passage, tuple[str, ...], Check, str]
"""A line with its place among the others, events of which one must have been if it is to hold (none for most), whether
it holds, and for which owner that is asked."""


class _Lines:
    """The lines of the diary, or of what stays open, that a day can have."""

    def __init__(self, world: World, day: int, kind: str, passages: tuple[Passage, ...]) -> None:
        self.always: list[_Line] = []
        self.after: dict[str, list[_Line]] = {}  # those that can hold only on the day of an event, by the event
        for at, one in enumerate(passages):
            check, events = on_day(one.when, world, day), needs_today(one.when)
            if check is not None:
                line = (at, one, needs(one.when), check, f"{kind}.{one.id}")
                for list_of in [self.after.setdefault(name, []) for name in events] or [self.always]:
                    list_of.append(line)

    def possible(self, today: dict[str, int]) -> list[_Line]:
        """Those that can hold after the events of today, in their order."""
        more = {line[0]: line for name in today if name in self.after for line in self.after[name]}
        if not more:
            return self.always
        return sorted((*self.always, *more.values()), key=lambda line: line[0])


def _of_day(world: World, day: int) -> tuple[_Lines, _Lines]:
    """The lines of the diary, and of what stays open, that a day can have."""
    return _Lines(world, day, "diary", world.diary), _Lines(world, day, "thread", world.threads)
