"""Refusals of bargaining as sentences: what stands in the way, and what would mend it."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.bargain import MOVES as MOVES
from marketgen.engine.events import Refusal
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import numbers, wording

PLAIN = {
    "bargain_first": N_("First bargain with who stands there, leave it to the house rule, or let it go."),
    "nobody_bargains": N_("Nobody is bargaining now; open the market and see who comes."),
    "name_first": N_("First name a price."),
    "named_already": N_("A price is named: move from it, a little or a good step."),
    "told_already": N_("You have said how it is."),
    "nothing_to_tell": N_("There is nothing about these goods that they do not see themselves."),
    "sweetened_already": N_("One small thing is added already."),
}
"""Refusals that name nothing."""

KINDS = {
    "move": N_("That is no move in a bargain; take one of: {ids}."),
    "bargains": N_("Either the house rule bargains or you do: bargains house, or bargains self."),
}
"""What there is no such thing of."""


def _too_far(world: World, refusal: Refusal) -> str:
    most = refusal.fact("most", 0)
    return _("That is no price for it: name {most} at the most.").format(
        most=numbers.priced(world, most if isinstance(most, int) else 0)
    )


def _not_small(world: World, refusal: Refusal) -> str:
    return _("That is not a small thing beside this, or you have none of it: {good}.").format(
        good=wording.name(world, str(refusal.fact("good", "")))
    )


SENTENCES: dict[str, Callable[[World, Refusal], str]] = {"price_too_far": _too_far, "not_small": _not_small}
"""The sentences; :mod:`marketgen.play.refusals` has them among its own."""
