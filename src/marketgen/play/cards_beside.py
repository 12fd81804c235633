"""Rule cards of what is done beside the stall: sidelines, shares."""

from __future__ import annotations

from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import numbers
from marketgen.play.card import Deck

CARDS = Deck()
"""Cards of these systems."""


@CARDS.of("sidelines", "sidelines", N_("Beside the stall"), ("side", "side_left"), lambda world: bool(world.sidelines))
def _sidelines(world: World) -> str:
    told = _(
        "Work beside the stall is taken up once and done every day until you drop it. It takes hours of yours first "
        "thing in the morning, or the whole day of somebody at home. People come by weather and season; the more of "
        "them you have served lately, the fewer come: {keeps} of that is left each day."
    ).format(keeps=numbers.percent(world.price.keeps_bp))
    if any(one.official for one in world.sidelines.values()):
        told = f"{told} {_('For some of it an office gives a paper; without one an inspection goes worse that day.')}"
    return told


@CARDS.of(
    "stakes", "sidelines", N_("A share in something"),
    ("stake", "stake_pays", "stake_wears", "stake_breaks", "stake_mend", "stake_back"),
    lambda world: bool(world.stakes),
)  # fmt: skip
def _stakes(world: World) -> str:
    return _(
        "You put money in once, and have a part of the takings on each pay day; less arrives on strict roads, and "
        "more from somebody who thinks well of you. Wear shows some days before a pay day: mended in time it costs "
        "less, and left alone it may break and stand still until it is mended. Whoever takes your share over gives "
        "less than you put in; it counts for that much as worth."
    )


@CARDS.of(
    "backer", "sidelines", N_("An official's own business"), (),
    lambda world: any(one.official for one in world.stakes.values()),
)  # fmt: skip
def _backer(world: World) -> str:
    return _(
        "On a good tie an official may speak of a business of his own. He puts in his part and takes his part, and "
        "lets you off a step wherever he reaches. If he falls, the share is gone and you have a line in your file; if "
        "he is moved, his part goes on and he covers nothing."
    )


@CARDS.of(
    "demonstration", "demonstration", N_("A demonstration"), ("demo", "demo_wishes", "demo_loses"),
    lambda world: world.demonstration is not None,
)  # fmt: skip
def _demonstration(world: World) -> str:
    rules = world.demonstration
    assert rules is not None
    told = _(
        "Friends walk about the market in what you sell, in the morning, each in one of yours: {friends} of them at "
        "least, {most} at most. For {days} days {wishes} more people wish for it for each who walks, and {fit} more of "
        "them find the price right. Where wishes run out, all else is wished for less, by the same share. "
        "It is seen: it stirs envy ({envy}) and heat ({heat}). Then it is news again only after {every} days."
    ).format(
        friends=rules.friends, most=rules.most, days=rules.days, wishes=numbers.share(rules.wishes_bp),
        fit=numbers.share(rules.fit_bp), envy=rules.envy, heat=rules.heat, every=rules.every,
    )  # fmt: skip
    return f"{told} {_('A neighbour copies it.')}" if rules.copied and world.copying.days else told


@CARDS.of("partners", "partners", N_("A partner"), ("partner",), lambda world: bool(world.partners))
def _partners(world: World) -> str:
    return _(
        "Somebody who trusts you may sell with you: serves while you are away, or goes and buys, for a share of each "
        "day's profit, paid in the evening. Whoever comes to think less of you says so some days before leaving: then "
        "a larger share can be agreed, or the trust comes back, or you part. Who was sent away remembers it and does "
        "not come again for a while."
    )


@CARDS.of(
    "dealing", "dealing", N_("Other people's money"), ("dealing", "dealing_risk"),
    lambda world: world.dealing is not None,
)  # fmt: skip
def _dealing(world: World) -> str:
    rules = world.dealing
    assert rules is not None
    return _(
        "On some mornings somebody asks for other money, or offers it. You change it at the day's rate and keep "
        "{spread}; it is forbidden and noticed ({heat}). Whoever is known asks for little and was not sent. Whoever "
        "nobody knows asks for more, and may have been: then all that changes hands is taken, and there is a line in "
        "your file. Doing nothing costs nothing."
    ).format(spread=numbers.share(rules.spread_bp), heat=rules.heat)
