"""News of how many people come: several of one dawn are told as what they come to together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from marketgen.engine.events import Event, event

KIND = "mood_crowd"


def joined(happened: Sequence[Event]) -> list[Event]:
    """Events with one of ``KIND`` at the place of the last instead of several: its share, in basis points, for how
    many days; ``then``, ``then_days``: what is left of them after that; sources: theirs, by a space."""
    several = [dict(one.facts) for one in happened if one.kind == KIND]
    if len(several) < 2:
        return list(happened)
    last = max(int(one["days"]) for one in several)
    sums = [sum(int(one["share"]) for one in several if day < int(one["days"])) for day in range(last)]
    first = list(takewhile(lambda share: _way(share) == _way(sums[0]), sums))
    rest = sums[len(first) :]
    sources = " ".join(dict.fromkeys(str(one["source"]) for one in several))
    facts = {"share": sums[0], "days": len(first), "then": rest[0] if rest else 0, "then_days": len(rest)}
    at = max(place for place, one in enumerate(happened) if one.kind == KIND)
    kept = [one for place, one in enumerate(happened) if one.kind != KIND or place == at]
    return [event(KIND, **facts, sources=sources) if one.kind == KIND else one for one in kept]


def _way(share: int) -> int:
    return (share > 0) - (share < 0)
