"""Pages of the street."""

from __future__ import annotations

from marketgen.i18n import N_
from marketgen.scenario.pages.page import Page


def _street(sell: str, means: str) -> str:
    return (
        f'"systems": {{ "street": 1 }}, "rules": {{ "street": {{ "sell": {sell} }} }}, "neighbours": {{ "bosko": {{ '
        f'"name": "Bosko", "goods": {{ "plum": 1 }}, "spread": 0.05{means} }} }}'
    )


PAGES: dict[str, Page] = {
    "E331": Page(
        N_("A neighbour who could ask nothing"),
        N_(
            "A neighbour asks what she believes a unit will bring: no less than it costs her, and no more than the "
            "most. Both are shares of the same price, so the first must be under the second."
        ),
        _street('{ "cost": 1.2, "most": 1.1 }', ', "means": 40'),
        _street('{ "cost": 0.8, "most": 1.1 }', ', "means": 40'),
    ),
    "W331": Page(
        N_("A neighbour who begins with nothing"),
        N_(
            "With the system street each neighbour has means that move with her sales, and envy goes by the median of "
            "them. One who begins with nothing makes the player look rich on the first day."
        ),
        _street('{ "cost": 0.8 }', ""),
        _street('{ "cost": 0.8 }', ', "means": 40'),
    ),
}
"""Pages by code."""
