"""Pages of workshops, recipes and orders."""

from __future__ import annotations

from marketgen.i18n import N_
from marketgen.scenario.pages.page import Page
from marketgen.scenario.pages.trade import FARM

_RECIPE = (
    '"systems": { "ventures": 1 }, "recipes": { "jam": { "name": "plum jam", "about": "Plums, and a fire under them.", '
    '"taught": TAUGHT, "makes": "lamp", "units": 4, "uses": { "plum": 10 }, "labour": 2, "who": ["tam"] } }'
)
"""A recipe that nobody need learn, or that nobody teaches."""

_ORDER = (
    ', "contracts": { "inn": { "name": "the inn", "about": "An inn by the quay.", "good": "GOOD", "units": [2, 3], '
    '"least": 9, "most": 12, "asks": 0.2, "days": 2 } }'
)
"""Somebody who orders."""

_COURSE = (
    ', "workshops": { "school": { "name": "the school", "about": "Three days on the farm.", "closes": CLOSES, '
    '"answer": 1, "starts": 3, "days": 2, "place": "farm", "way": "boat", "who": ["self"], "students": [9, 12], '
    '"chance": 0.5, "teaches": ["jam"] } }'
)
"""A workshop on the farm of another page."""


def _recipe(taught: str) -> str:
    return _RECIPE.replace("TAUGHT", taught)


def _course(closes: str) -> str:
    farm = FARM.replace("SHARE", "0.5").replace('"travel": 2', '"travel": 2, "ventures": 1')
    known = _recipe("true").replace('"systems": { "ventures": 1 }, ', "")
    return f"{farm}, {known}{_COURSE.replace('CLOSES', closes)}"


PAGES: dict[str, Page] = {
    "E332": Page(
        N_("A workshop that nobody could go to"),
        N_(
            "Letters come before the morning on which one must leave, a way leads there, days are left for what is "
            "taught, and whoever goes is home before the chapter or the run is over. The player needs the system of "
            "travel, somebody at home that of the family; a placement of the player's ends the run."
        ),
        _course("3"),
        _course("2"),
    ),
    "E333": Page(
        N_("A recipe that comes to nothing"),
        N_(
            "Somebody can learn it, what it makes can be sold and is not what goes into it, and whoever works at it "
            "has time for it: the player in hours, others in days."
        ),
        _recipe("true"),
        _recipe("false"),
    ),
    "E334": Page(
        N_("An order that nobody can bring"),
        N_(
            "What is ordered is made by a recipe; if a name must stand on it, an enterprise lends one; the least price "
            "is not over the most; and where trust moves, somebody is named."
        ),
        _recipe("false") + _ORDER.replace("GOOD", "salt"),
        _recipe("false") + _ORDER.replace("GOOD", "lamp"),
    ),
}
"""Pages by code."""
