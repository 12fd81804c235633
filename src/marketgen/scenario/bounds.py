"""Bounds: what a measure can be at all, and what must have happened before it can be more than nothing.

Both only rule out what is surely impossible: a measure that is not named here can be anything. A test plays runs and
looks that no measure is ever outside.
"""

from __future__ import annotations

from decimal import Decimal

from marketgen.engine.measures import MEASURES

Number = int | Decimal

NEVER_WAS = 999
"""What ``since`` and ``told`` are where it never was."""

_SHARES = {
    "trust": (-5, 5), "faith": (-5, 5), "tie": (-5, 5), "fear": (0, 4), "health": (0, 100),
    "heat": (0, 100), "level": (0, 4),
    "standing": (-1, 1), "schooling": (0, 100), "kimjang": (0, 2), "shown": (0, 1), "weather": (0, 1),
    "weekday": (0, 1), "present": (0, 1), "power": (0, 1), "upgrade": (0, 1), "wet": (0, 1), "warned": (0, 1),
    "found": (0, 1), "alley": (0, 1), "away": (0, 1), "place_known": (0, 1), "fallen": (0, 1), "replaced": (0, 1),
    "short_meals": (0, 1), "kimjang_today": (0, 1), "levy_today": (0, 1), "refused_today": (0, 1), "wet_days": (0, 3),
    "demonstrated": (0, 999), "partner": (0, 1), "sideline": (0, 1), "stake": (0, 1), "stake_still": (0, 1),
    "poorest": (0, 1), "workshop": (0, 4), "placement": (0, 3), "recipe": (0, 1), "lent": (0, 1),
    "kye_in": (0, 1), "kye_had": (0, 1), "kye_turn_in": (0, 99),
    "ended": (0, 1), "rotation_in": (0, 99), "levy_in": (0, 99), "roster_in": (0, 99),
}  # fmt: skip
_FREE = ("day", "kept", "meal_saved", "pull", "worth_gain", "worth_share", "since", "told", "since_sold", "overruled")
"""Measures that may be under 0, or whose bounds depend on the scenario."""

RANGES: dict[str, tuple[Number, Number | None]] = {
    **{name: (0, None) for name in MEASURES if name not in _FREE},
    **_SHARES,
}
"""The least and the greatest that a measure can be in any scenario, as it is written in a document; None: no end."""

NEEDS: dict[str, str] = {
    "upgrade": "upgrade", "present": "present", "weather": "weather", "place_known": "place", "favour": "favour",
    "stock": "good", "sold": "good", "sold_ever": "good", "spoiled": "good", "fallen": "left", "replaced": "left",
    "knows": "verb", "informed": "verb", "firm": "verb", "level": "level", "found": "found", "rumours_open": "rumours",
    "trips": "travel", "away": "travel", "inspections": "officials", "warned": "officials", "given": "officials",
    "gifts_run": "officials", "given_ever": "officials", "refused_today": "officials", "levy_today": "family",
    "kimjang_today": "family", "helped": "family", "short_meals": "household", "short_meals_run": "household",
    "porter_days": "porter",
}  # fmt: skip
"""For a measure that is more than 0: the kind of fact (see :mod:`marketgen.scenario.reach`) that must be so before."""

_OF = ("upgrade", "present", "weather", "place", "favour", "good", "left")
"""Kinds that are about somebody or something: the measure's subject."""


def need(measure: str, subject: str, least: Number) -> tuple[str, str] | None:
    """The fact without which a measure is less than ``least``; None if there is none, or nothing is asked."""
    kind = NEEDS.get(measure)
    if kind is None or least <= 0:
        return None
    if kind in _OF:
        return kind, subject
    return kind, str(int(-(-least // 1))) if kind == "level" else measure if kind == "verb" else ""
