"""The rule card of bargaining."""

from __future__ import annotations

from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import numbers
from marketgen.play.card import Deck

CARDS = Deck()
"""Cards of bargaining."""


@CARDS.of(
    "bargains", "bargains", N_("Bargains"), ("my_price", "their_price", "deal", "limit", "share", "theirs"),
    lambda world: world.bargaining is not None,
)  # fmt: skip
def _bargains(world: World) -> str:
    rules = world.bargaining
    assert rules is not None  # the card is not among a scenario's without them
    limit = _(
        "How far they go can be read: a step of need or means moves it {cue} your way, one of doubt {cue} the other "
        "way, mood up to {mood}. No lot is dearer than the market, no buyer under {floor}."
    ).format(
        cue=numbers.percent(rules.cue_bp),
        mood=numbers.percent(rules.mood_bp),
        floor=numbers.percent(rules.floor_bp),
    )
    moves = _(
        "Your step ({small} or {large}) is answered by half and {more}. A word costs a beat, two beyond {over} "
        "of their limit; then they take your price, or go."
    ).format(
        small=numbers.percent(rules.small_bp),
        large=numbers.percent(rules.large_bp),
        more=numbers.percent(rules.answer_bp),
        over=numbers.percent(rules.over_bp),
    )
    rest = _(
        "The truth takes a doubt away; a small thing adds {sweet} and a beat. Whoever is left under {squeeze} "
        "remembers."
    ).format(
        sweet=numbers.percent(rules.sweeten_bp),
        squeeze=numbers.percent(rules.squeeze_bp),
    )
    return f"{limit} {moves} {rest}"
