"""Possible: the first day on which a condition can hold, given the first days of what it asks for.

It takes too much for possible, never too little: a number can be anything within its bounds, luck is always kind. So
what it calls impossible truly is. It looks at raw documents that have passed all other stages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from marketgen.engine.measures import MEASURES
from marketgen.engine.measures_story import WEEKDAYS
from marketgen.scenario.bounds import NEVER_WAS, RANGES, Number, need
from marketgen.scenario.source import Path

NEVER = 1 << 30
"""A day after every run."""

Key = tuple[str, str]
"""A fact: its kind, and the id of what it is about."""


class Facts(Protocol):
    """What is known of a scenario: its days, and from which day on a fact can be so."""

    days: int

    def first(self, key: Key) -> int:
        """The first day on which a fact can be so; NEVER if it cannot."""

    def weekday(self, day: int) -> int:
        """The day of the week of a day of the run, 0 for Monday."""


class Reason(NamedTuple):
    """Why something can never hold. kind: ``need`` (the fact ``key`` is never so), ``late`` (it is so from ``low`` on,
    asked for until ``high``), ``over`` and ``under`` (a measure's bound), ``clash`` (another test, at ``other``),
    ``weekday``, ``certain`` (what must not hold always does), ``empty`` and ``chance``."""

    path: Path
    kind: str
    key: Key = ("", "")
    low: Number = 0
    high: Number = 0
    other: Path = ()


@dataclass(slots=True)
class _Box:
    """What a conjunction asks: ranges by measure and subject with the paths that narrowed them; the one weather and
    weekday; the fact that comes last."""

    ranges: dict[Key, tuple[Number | None, Number | None, Path, Path]] = field(default_factory=dict)
    ones: dict[str, tuple[str, Path]] = field(default_factory=dict)
    last: tuple[int, Key, Path] = (0, ("", ""), ())

    def last_of(self, day: int, key: Key, path: Path) -> None:
        """A fact that must be so first, from some day on."""
        if day > self.last[0]:
            self.last = (day, key, path)

    def copy(self) -> _Box:
        """Another one with the same in it."""
        return _Box(dict(self.ranges), dict(self.ones), self.last)


class Asked:
    """One condition looked at. ``why``: the reasons why it can never hold, empty if it can; ``loose``: those of parts
    that can never hold and yet do not close the whole."""

    __slots__ = ("day", "facts", "loose", "why")

    def __init__(self, facts: Facts, condition: dict[str, Any], path: Path, first: int = 1, last: int = 0) -> None:
        self.facts = facts
        self.why: list[Reason] = []
        self.loose: list[Reason] = []
        box = _Box()
        box.ranges["day", ""] = (first, last or facts.days, (), ())
        self.day = self._first(condition, path, box)

    def _first(self, condition: dict[str, Any], path: Path, box: _Box) -> int:
        """The first day on which all of a condition can hold beside what the box asks already."""
        open_parts: list[tuple[Any, Path]] = []
        found = self._take(condition, path, box, open_parts)
        for part, at in open_parts:
            found = max(found, self._any(part, at, box) if at[-1] == "any" else self._not(part, at, box))
        return NEVER if found == NEVER else self._within(max(found, box.last[0]), path, box)

    def _take(self, condition: dict[str, Any], path: Path, box: _Box, open_parts: list[tuple[Any, Path]]) -> int:
        """Put all that must hold into the box; what is an alternative or a negation is for later."""
        found = 0
        for key, value in condition.items():
            at = (*path, key)
            if key in MEASURES:
                found = max(
                    found, *(self._range(key, of, ends, to, box) for of, ends, to in _ranges(key, value, at)), 0
                )
            elif key in ("flag", "seen"):
                found = max(found, self._fact(("event" if key == "seen" else key, value), at, box))
            elif key == "chose":
                found = max(found, *(self._fact(("choice", f"{e}:{c}"), (*at, e), box) for e, c in value.items()), 0)
            elif key == "all":
                found = max(found, *(self._take(one, (*at, n), box, open_parts) for n, one in enumerate(value)), 0)
            elif key in ("any", "not"):
                open_parts.append((value, at))
            elif key == "chance" and not value:
                found = self._fail(Reason(at, "chance"))
        return found

    def _fail(self, reason: Reason) -> int:
        self.why.append(reason)
        return NEVER

    def _fact(self, key: Key, path: Path, box: _Box) -> int:
        """A fact that must be so, and from which day on it can be."""
        day = self.facts.first(key)
        if day == NEVER:
            return self._fail(Reason(path, "need", key))
        box.last_of(day, key, path)
        return self._narrow(key, 1, None, path, box)

    def _range(self, measure: str, subject: str, ends: dict[str, Any], path: Path, box: _Box) -> int:
        low, high = ends.get("min"), ends.get("max")
        if measure in ("since", "told"):
            return self._since(measure, subject, (low, high), path, box)
        least, most = (1, self.facts.days) if measure == "day" else RANGES.get(measure, (None, None))
        if low is not None and most is not None and low > most:
            return self._fail(Reason((*path, "min"), "over", (measure, subject), low, most))
        if high is not None and least is not None and high < least:
            return self._fail(Reason((*path, "max"), "under", (measure, subject), least, high))
        fact = need(measure, subject, low) if low is not None else None
        found = self._fact(fact, path, box) if fact else 0
        if measure in ("weather", "weekday") and low is not None and low > 0:
            one, other = box.ones.setdefault(measure, (subject, path))
            if one != subject:
                return self._fail(Reason(path, "clash", other=other))
        return max(found, self._narrow((measure, subject), low, high, path, box))

    def _since(
        self, measure: str, subject: str, ends: tuple[Number | None, Number | None], path: Path, box: _Box
    ) -> int:
        """Days since something: asked of what has been, or of what may never be."""
        low, high = ends
        if high is None or high >= NEVER_WAS:
            return 0
        key = ("event" if measure == "since" else "rumour", subject)
        day = self.facts.first(key)
        if day == NEVER:
            return self._fail(Reason(path, "need", key))
        if low is not None and low > self.facts.days - day:
            return self._fail(Reason((*path, "min"), "late", key, day + int(low), self.facts.days))
        box.last_of(day + max(0, int(low or 0)), key, path)
        return 0

    def _narrow(self, key: Key, low: Number | None, high: Number | None, path: Path, box: _Box) -> int:
        """Narrow what a measure can be; nothing left is a clash with the test that narrowed it before."""
        old_low, old_high, low_path, high_path = box.ranges.get(key, (None, None, (), ()))
        if low is not None and (old_low is None or low > old_low):
            old_low, low_path = low, path
        if high is not None and (old_high is None or high < old_high):
            old_high, high_path = high, path
        box.ranges[key] = (old_low, old_high, low_path, high_path)
        if old_low is not None and old_high is not None and old_low > old_high:
            other = low_path if high_path == path else high_path
            return self._fail(Reason(path, "clash", key, old_low, old_high, other))
        return 0

    def _within(self, found: int, path: Path, box: _Box) -> int:
        """The first day within the days asked for, and of the weekday asked for."""
        low, high, _low_path, high_path = box.ranges["day", ""]
        assert low is not None
        assert high is not None
        if box.last[0] > high:
            return self._fail(Reason(box.last[2], "late", box.last[1], box.last[0], high))
        if found > high:
            return self._fail(Reason(high_path or path, "clash", ("day", ""), found, high, path))
        found = max(found, int(low))
        if "weekday" in box.ones:
            wanted, at = box.ones["weekday"]
            found += (WEEKDAYS.index(wanted) - self.facts.weekday(found)) % 7
            if found > high:
                return self._fail(Reason(at, "weekday", ("weekday", wanted), low, high))
        return found

    def _any(self, parts: list[Any], path: Path, box: _Box) -> int:
        """The first day of the first of some parts; reasons of the others are loose unless none can hold."""
        kept, self.why, days, failed = self.why, [], [NEVER], []
        for number, part in enumerate(parts):
            self.why = []
            days.append(self._first(part, (*path, number), box.copy()))
            failed += self.why
        self.why = kept
        if min(days) == NEVER:
            self.why += failed or [Reason(path, "empty")]
        else:
            self.loose += failed
        return min(days)

    def _not(self, part: dict[str, Any], path: Path, box: _Box) -> int:
        """Something that must not hold: impossible only if it surely does."""
        if certain(part, self.facts.days):
            return self._fail(Reason(path, "certain"))
        kept, self.why = self.why, []
        self._first(part, path, _fresh(box))
        self.loose += self.why
        self.why = kept
        single = _single(part)
        return self._narrow(single[0], *single[1], path, box) if single else 0


def _fresh(box: _Box) -> _Box:
    return _Box({("day", ""): box.ranges["day", ""]})


def _ranges(measure: str, value: dict[str, Any], path: Path) -> Iterator[tuple[str, dict[str, Any], Path]]:
    """The ranges of a measure by subject; of one that has no subject, the one."""
    if not MEASURES[measure].of:
        yield "", value, path
    else:
        for subject, ends in value.items():
            if subject != "note":
                yield subject, ends, (*path, subject)


def _single(part: dict[str, Any]) -> tuple[Key, tuple[Number | None, Number | None]] | None:
    """What must not hold, as a range of the one thing it asks; None if it asks more, or has no such range."""
    keys = [key for key in part if key != "note"]
    if len(keys) != 1:
        return None
    key, value = keys[0], part[keys[0]]
    if key in ("flag", "seen"):
        return ("event" if key == "seen" else key, value), (None, 0)
    if key not in MEASURES or MEASURES[key].unit != "count" or key in ("since", "told"):
        return None
    found = list(_ranges(key, value, ()))
    if len(found) != 1 or len(found[0][1].keys() - {"note"}) != 1:
        return None
    subject, ends, _path = found[0]
    if "min" in ends:
        return (key, subject), (None, ends["min"] - 1)
    return (key, subject), (ends["max"] + 1, None)


def certain(condition: dict[str, Any], days: int) -> bool:
    """Whether a condition holds whatever happens; what may or may not be so is not certain."""
    for key, value in condition.items():
        if key == "trust":
            return False  # of somebody who is not in the run no range of it holds
        if key == "chance" and value == 1:
            continue
        if key in MEASURES and all(_covers(key, ends, days) for _of, ends, _path in _ranges(key, value, ())):
            continue
        if key == "all" and all(certain(one, days) for one in value):
            continue
        if key == "any" and any(certain(one, days) for one in value):
            continue
        if key != "note":
            return False
    return True


def _covers(measure: str, ends: dict[str, Any], days: int) -> bool:
    least, most = (1, days) if measure == "day" else RANGES.get(measure, (None, None))
    low, high = ends.get("min"), ends.get("max")
    return (low is None or (least is not None and low <= least)) and (
        high is None or (most is not None and high >= most)
    )
