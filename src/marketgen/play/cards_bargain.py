"""The rule card of bargaining."""

from __future__ import annotations

from marketgen.engine.arithmetic import BP
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
        "Once or twice a day somebody comes who bargains. How far they go nobody says, but it can be read: each step "
        "of need or of means moves it {cue} their way of paying more, each step of doubt {cue} the other way, and the "
        "day's mood up to {mood} either way."
    ).format(cue=numbers.percent(rules.cue_bp), mood=numbers.percent(rules.mood_bp))
    moves = _(
        "A step of yours ({small} or {large} of the price) is answered by half of it and {more}. Every word costs a "
        "beat of their patience, two while your price is over {over} of their limit. When patience is over they take "
        "your price if it is within their limit, and go if it is not; their own price can be taken at any time."
    ).format(
        small=numbers.percent(rules.small_bp),
        large=numbers.percent(rules.large_bp),
        more=numbers.percent(rules.answer_bp),
        over=numbers.percent(rules.over_bp),
    )
    rest = _(
        "The truth about the goods takes a step of doubt away. A small thing added is worth {sweet} to them and a "
        "beat. Somebody you know to whom you leave less than {squeeze} doubts you a step more the next time. The house "
        "rule begins {open} from the price and goes in small steps. A bargain moves no price of the market."
    ).format(
        sweet=numbers.percent(rules.sweeten_bp),
        squeeze=numbers.percent(rules.squeeze_bp),
        open=numbers.percent(rules.open_bp - BP),
    )
    return f"{limit} {moves} {rest}"
