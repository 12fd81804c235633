"""Pages of places of one's own."""

from __future__ import annotations

from marketgen.i18n import N_
from marketgen.scenario.pages.page import Page

_RIGHT = (
    '"currencies": { "bead": { "name": "beads"RATES } }, "systems": { "growth": 1, "place": 1 }, "rules": { "growth": '
    '{ "worth": 0.5 }, "place": { "lost": 4, "warn": [2], "slots": 1, "groups": 0.5 } }, "upgrades": { "corner": { '
    '"name": "the corner", "about": "A corner of your own.", "price": PRICE, "right": { "official": "harbour", '
    '"absent": DAYS, "back": 0.7 } } }'
)

_YARD = (
    '"systems": { "growth": 1 }, "rules": { "growth": { "worth": 0.5 } }, "upgrades": { "yard": { "name": "a yard", '
    '"about": "A yard behind the quay.", "price": { "crown": 20 }, "yard": { "goods": ["GOOD"], "chance": 0.5, '
    '"lot": [0.2, 0.4], "share": [0.9, SHARE], "hours": 1, "porter": 1, "rent": 5, "every": 3 } } }'
)


def _yard(good: str = "plum", share: str = "0.95") -> str:
    return _YARD.replace("GOOD", good).replace("SHARE", share)


def _right(price: str = '{ "crown": 50 }', days: int = 9, rates: str = ', "rates": [ { "day": 1, "rate": 2 } ]') -> str:
    return _RIGHT.replace("PRICE", price).replace("DAYS", str(days)).replace("RATES", rates)


PAGES: dict[str, Page] = {
    "E375": Page(
        N_("A right whose money has no rate"),
        N_("What is owned counts as worth in the money of the market, so its own money needs a rate."),
        _right('{ "bead": 25 }', rates=""),
        _right('{ "bead": 25 }'),
    ),
    "E377": Page(
        N_("A yard for what is not for sale"),
        N_("Whoever asks by the sack asks for what the player can have at the stall."),
        _yard(good="barley"),
        _yard(),
    ),
    "W377": Page(
        N_("A yard that pays more than the stall"),
        N_("By the sack a unit fetches a little less than it goes for; otherwise nobody would stand at the stall."),
        _yard(share="1.1"),
        _yard(),
    ),
    "W375": Page(
        N_("A right that keeps the place no longer"),
        N_("A place of one's own is kept for more shut days than others; that is a part of what is bought."),
        _right(days=4),
        _right(days=5),
    ),
}
"""Pages by code."""
