"""Pages of savings clubs."""

from __future__ import annotations

from marketgen.i18n import N_
from marketgen.scenario.pages.page import Page

_CLUB = (
    '"systems": { "kye": 1 }, "kyes": { "row": { "name": "the Monday row", "about": "People of the quay.", "order": '
    '"ORDER", "members": ["ada", "bosko"], "size": 3, "pays": 2, "first": FIRST, "every": 1, "missed_trust": -0.5 } }'
)
"""A club of two people and the player."""


def _club(order: str, first: str) -> str:
    return _CLUB.replace("ORDER", order).replace("FIRST", first)


PAGES: dict[str, Page] = {
    "E325": Page(
        N_("A kye that cannot be"),
        N_(
            "A savings club is joined before its first turn, has as many people beside the player as its size says, "
            "and if its pots go to who gives up most of them it says what the others give up."
        ),
        _club("bid", "2"),
        _club("draw", "2"),
    ),
    "W325": Page(
        N_("Pots after the last day"),
        N_(
            "Over all its turns everybody in a kye has the pot once. Turns that come after the last day are never "
            "held: who has had the pot owes the rest, and who has not is owed what was paid in."
        ),
        _club("draw", "4"),
        _club("draw", "2"),
    ),
}
"""Pages by code."""
