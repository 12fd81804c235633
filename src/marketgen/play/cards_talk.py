"""Rule cards of what people say and think: rumours, calls, trust."""

from __future__ import annotations

from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import numbers, wording
from marketgen.play.card import Deck

CARDS = Deck()
"""Cards of what people say and think."""


@CARDS.of("rumours", "rumours", N_("What people say"))
def _rumours(world: World) -> str:
    told = _(
        "The board is always true and rarely complete. A rumour is true, exaggerated or air, and its day is named with "
        "it; how often the same person was right so far stands beside it. Asking around ({hours} h) tells how much "
        "of it is so."
    ).format(hours=world.follow_hours)
    return told if world.calls is None else f"{told} {_calls(world)}"


def _calls(world: World) -> str:
    rules = world.calls
    assert rules is not None
    return _(
        "A call to another place tells today's prices there, for {cost} and {hours} h. It needs {upgrade}, or somebody "
        "who lends you one."
    ).format(
        cost=numbers.priced(world, rules.cost),
        hours=rules.hours,
        upgrade=wording.name(world, rules.upgrade, "upgrades"),
    )


@CARDS.of("trust", "rumours", N_("Trust and standing"), ("trust",))
def _trust(world: World) -> str:
    told = _(
        "Trust is one person's, from −5 to 5, and moves by what you do with that person. Standing is what the row says "
        "of you. Both count in the score, half each."
    )
    parts = [told, *_brings(world)]
    if world.spread_bp:
        spread = _("A move of one person's trust moves that person's friends by {share} of it.")
        parts.append(spread.format(share=numbers.percent(world.spread_bp)))
    return " ".join(parts)


def _brings(world: World) -> list[str]:
    """What trust brings beside the score, each as far as a rule of this scenario asks for it."""
    rules, found = world.supply, []
    if world.middlemen:
        told = _("For each point of it whoever brings goods asks {off} less, and an order comes {more} more surely.")
        found.append(told.format(off=numbers.percent(rules.trust_off_bp), more=numbers.percent(rules.word_trust_bp)))
    if world.credit.limit_days:
        told = _("Goods are left on credit by whom you stand with as {word} or better.")
        found.append(told.format(word=_word(world.credit.trust)))
    if world.lending.limit_days:
        told = _("A lender asks less of whom she calls {word}.")
        found.append(told.format(word=_word(world.lending.friend_trust)))
    return found


def _word(trust: int) -> str:
    """The word that stands beside somebody from so many hundredths of trust on."""
    return numbers.degree("trust", trust)[0]
