"""Rule cards for what comes after the last day."""

from __future__ import annotations

from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play.card import Card, Deck

_DECK = Deck()


@_DECK.of("profile", "price", N_("How you played"), ("profile",))
def _profile(world: World) -> str:
    return _(
        "Four words describe a run; no score counts them, and no word is better than another. Careful are days on "
        "which you look through goods, make the stall ready, follow up a rumour, telephone or get papers; generous "
        "those on which you give something away in an answer, treat an illness or bring goods home; bold those on "
        "which you borrow, take credit, travel or draw eyes by an answer; silent those on which you ask nobody for "
        "anything and write no line. A day counts once for each. Answers about banned media count for none."
    )


CARDS: tuple[Card, ...] = tuple(_DECK)
"""The cards of the end."""
