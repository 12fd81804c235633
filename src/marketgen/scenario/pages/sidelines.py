"""Pages of sidelines and shares."""

from __future__ import annotations

from marketgen.i18n import N_
from marketgen.scenario.pages.page import Page

_SIDE = (
    '"systems": { "sidelines": 1 }, "sidelines": { "cards": { "name": "writing cards", "about": "Letters for people '
    'who do not write.",HOURS "customers": [1, 3], "each": 1 } }'
)
"""A work beside the stall."""

_SHARE = (
    '"systems": { "sidelines": 1 }, "stakes": { "barge": { "name": "the barge", "about": "A third of a barge.", "who": '
    '"ada", "currency": "crown", "price": 20, "every": EVERY, "least": LEAST, "most": 4, "back": 0.5 } }'
)
"""A share."""


def _share(every: str, least: str) -> str:
    return _SHARE.replace("EVERY", every).replace("LEAST", least)


def _partner(does: str) -> str:
    """A partner who does something, or nothing."""
    keeps = does or ' "keeps": 0, '
    return (
        '"systems": { "partners": 1 }, "partners": { "nell": { "name": "Nell", "about": "She holds the other end.", '
        f'"who": "ada", "trust": 0, "leaves": -1, "share": 0.2,{keeps}"notice": 2 }} }}'
    )


def _shown(good: str, friends: int = 1) -> str:
    """A demonstration of a good, by so many friends."""
    return (
        f'"rules": {{ "demonstration": {{ "goods": ["{good}"], "friends": {friends}, "fit": 0.05, "wishes": 0.5, '
        '"days": 3, "every": 5 } }'
    )


PAGES: dict[str, Page] = {
    "E335": Page(
        N_("Dealing in what has no rate"),
        N_("Other money is dealt in at the rate of the day, so it needs one; the money of the market has none."),
        '"rules": { "dealing": { "most": { "crown": 5 }, "asks": 0.3, "spread": 0.02, "heat": 2 } }',
        '"currencies": { "bead": { "name": "beads", "rates": [ { "day": 1, "rate": 2 } ] } }, '
        '"rules": { "dealing": { "most": { "bead": 5 }, "asks": 0.3, "spread": 0.02, "heat": 2 } }',
    ),
    "E336": Page(
        N_("A sideline that costs no time"),
        N_(
            "Work beside the stall takes hours of the player, or the day of somebody else at home, and somebody must "
            "be able to come. Otherwise it is no decision, and no work."
        ),
        _SIDE.replace("HOURS", ""),
        _SIDE.replace("HOURS", ' "hours": 1,'),
    ),
    "E337": Page(
        N_("A share whose numbers do not fit"),
        N_(
            "What a share brings at the least is not more than at the most, its repairs are in its own currency, and "
            "wear shows after one pay day and before the next."
        ),
        _share("2", "5"),
        _share("2", "1"),
    ),
    "E338": Page(
        N_("A demonstration that cannot be"),
        N_(
            "Friends walk about in what the stall sells, so that more people ask for it there. It is copied only where "
            "neighbours copy things, and before it is done again."
        ),
        _shown("barley"),
        _shown("plum"),
    ),
    "E339": Page(
        N_("A partner for nothing"),
        N_(
            "A partner serves while the player is away, or takes walking off the player, for a share; and is content "
            "as long as the trust is no less than when it began."
        ),
        _partner(""),
        _partner(' "keeps": 0.8, '),
    ),
    "W337": Page(
        N_("A share that never pays"),
        N_("A share pays for the first time after its interval; here the scenario is over before that."),
        _share("9", "1"),
        _share("2", "1"),
    ),
    "W338": Page(
        N_("A demonstration nobody can ever ask for"),
        N_(
            "Those who walk about are neighbours and regulars who trust the player. Where more of them are asked for "
            "than a run has, the demonstration stands on the list and is never possible."
        ),
        _shown("plum", 9),
        _shown("plum"),
    ),
}
"""Pages by code."""
