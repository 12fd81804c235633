"""Rule cards of ventures: a workshop, what is made at home, lent names, orders."""

from __future__ import annotations

from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play.card import Deck

CARDS = Deck()
"""Cards of these systems."""


@CARDS.of("workshop", "ventures", N_("A workshop"), ("workshop", "placement"), lambda world: bool(world.workshops))
def _workshops(world: World) -> str:
    told = _(
        "One of the household applies; a letter says some days later who has a place. Your record moves the odds. On "
        "its morning one leaves, is away for some days, and comes home with recipes. Who does not leave that morning "
        "has no place any more."
    )
    if any(one.placement for one in world.workshops.values()):
        told = f"{told} {_('Later a place abroad may be offered, once, to who brought what was promised.')}"
    return told


@CARDS.of(
    "recipes", "ventures", N_("Made at home"), ("batch_cost", "batch_poor", "batch_worth"),
    lambda world: bool(world.recipes),
)  # fmt: skip
def _recipes(world: World) -> str:
    told = _(
        "A batch takes goods from the stall, some money, and days of work: whole days of somebody at home, or hours of "
        "yours. Several can work at it. Who owes days to a workplace must be freed first; for a pupil it is a day of "
        "school. Some of a batch may come to nothing, less often with practice. What is made is sold as every good is."
    )
    if any(one.steps for one in world.recipes.values()):
        told = f"{told} {_('Shown under no name of an enterprise, it makes an inspection worse.')}"
    return told


@CARDS.of("firms", "ventures", N_("A lent name"), ("firm", "firm_share"), lambda world: bool(world.firms))
def _firms(world: World) -> str:
    return _(
        "A state enterprise lets its name stand on what you make, for a fee, and for a share of all that is sold under "
        "it. When the board is strict, you are much noticed, or who gave his word is gone, it says that it wants the "
        "name back; unless that passes, it does some days later."
    )


@CARDS.of("contracts", "ventures", N_("Orders"), ("contract", "contract_late"), lambda world: bool(world.contracts))
def _contracts(world: World) -> str:
    return _(
        "Somebody may order what you can make: so many pieces, at a price, by a day. Until you say yes it costs "
        "nothing to let it go. What is promised is brought all at once; what is not brought by its day costs money or "
        "trust. Some want the name of an enterprise on it."
    )
