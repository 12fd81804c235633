"""Rule cards for what comes after the last day, and between the days of a long run."""

from __future__ import annotations

from marketgen.engine import steward
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


@_DECK.of(
    "chapters",
    "price",
    N_("The weeks between"),
    ("weeks", "weeks_in", "weeks_out", "weeks_worth", "weeks_health", "weeks_eaten"),
    lambda world: bool(world.chapters),
)
def _weeks(world: World) -> str:
    return _(
        "A long run is played in chapters. The days between two of them are lived by the same rules, by a standing "
        "arrangement: prices and meals stay as you left them; the goods on show are bought again from whoever brings "
        "them, for {stock} days, as far as there is more money than {food} days of food and what is due, and give way "
        "to what can be had where they cannot; fee, levies, roster, wood, kimjang, debts, mending, papers and whatever "
        "an illness needs are paid. With next to no money other money is changed, and loads are carried for others. "
        "An inspection is let look. Nobody gives, orders, bargains or travels. Who would have come with a question "
        "comes on the first morning after."
    ).format(stock=steward.STOCK_DAYS, food=steward.FOOD_DAYS)


CARDS: tuple[Card, ...] = tuple(_DECK)
"""The cards of the end, and of chapters."""
