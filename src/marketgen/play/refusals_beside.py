"""Refusals of what is done beside the stall as sentences: what stands in the way, and what would mend it."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.events import Refusal
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, wording


def _told(sentence: str) -> Callable[[World, Refusal], str]:
    """A sentence that names a sideline or a share, somebody, and a day."""

    def form(world: World, refusal: Refusal) -> str:
        day = refusal.fact("day", 0)
        return _(sentence).format(
            good=wording.name(world, str(refusal.fact("good", ""))),
            sideline=wording.name(world, str(refusal.fact("sideline", "")), "sidelines"),
            upgrade=wording.name(world, str(refusal.fact("upgrade", "")), "upgrades"),
            tie=numbers.least("tie", int(refusal.fact("tie", 0) or 0), int(refusal.fact("now", 0) or 0)),
            stake=wording.name(world, str(refusal.fact("stake", "")), "stakes"),
            person=wording.person(world, str(refusal.fact("person", ""))),
            official=wording.person(world, str(refusal.fact("official", ""))),
            day=wording.short_date(world, day) if isinstance(day, int) and day else "",
        )

    return form


def _friends(world: World, refusal: Refusal) -> str:
    needs = refusal.fact("needs", 0)
    many = needs if isinstance(needs, int) else 0
    trust = numbers.thousandths(world.demonstration.trust * 10, 1) if world.demonstration else ""
    return ngettext(
        "That takes {needs} friend on the row, with a trust of {trust}.",
        "That takes {needs} friends on the row, each with a trust of {trust}.",
        many,
    ).format(needs=many, trust=trust)


SENTENCES: dict[str, Callable[[World, Refusal], str]] = {
    "demo_not_worn": _told(N_("Nobody walks about in that: {good}.")),
    "demo_lately": _told(N_("Everybody has just seen it: {good}. From {day} on it is news again.")),
    "demo_no_market": _told(N_("There is no market today, and nobody to see it.")),
    "demo_friends": _friends,
    "partner_one": _told(N_("You sell with {person} already; part first.")),
    "partner_nobody": _told(N_("{person} is not here to ask.")),
    "partner_not_again": _told(N_("{person} has not forgotten; ask again from {day} on.")),
    "partner_not_yours": _told(N_("{person} does not sell with you; it can be begun.")),
    "partner_content": _told(N_("{person} has not spoken of leaving; nothing more is asked.")),
    "deal_nobody": lambda world, refusal: _("Nobody asks for other money today; another morning somebody may."),
    "deal_has": lambda world, refusal: _("No more than this is asked for, or there: {units} {currency}.").format(
        units=refusal.fact("units", 0), currency=wording.name(world, str(refusal.fact("currency", "")), "currencies")
    ),
    "yard_none": _told(N_("You rent no yard; one can be had where what stays is built.")),
    "yard_not_yours": _told(N_("You do not rent it: {upgrade}.")),
    "sack_none": _told(N_("You have none of it at the stall: {good}. Buy it first, the same morning.")),
    "sack_nobody": _told(N_("Nobody asks for it by the sack this morning: {good}. Another morning somebody may.")),
    "sack_has": lambda world, r: _("No more than this is asked for, or there: {units}.").format(
        units=wording.units(world, str(r.fact("good", "")), int(r.fact("units", 0) or 0))
    ),
    "right_nobody": _told(N_("Nobody has the post now on whose word it rests; wait until somebody has: {upgrade}.")),
    "right_tie": _told(N_("{official} consents for people he knows better ({tie} or more); what he likes mends that.")),
    "right_one": _told(N_("You have a right to a place: {upgrade}. Sell that first.")),
    "right_not_yours": _told(N_("You have no such right: {upgrade}. It can be bought.")),
    "side_learn_first": _told(N_("You do not know how that is done; {person} could show you: learn it first.")),
    "side_busy": _told(N_("{person} has the day full with something else: {sideline}. Drop that first.")),
    "side_no_lesson": _told(N_("That needs no teacher: {sideline}. Take it up.")),
    "side_nobody_teaches": _told(N_("There is nobody now who could show you that: {sideline}.")),
    "side_no_paper": _told(N_("Nobody asks for a paper for that: {sideline}.")),
    "side_has_paper": _told(N_("The paper for it holds through {day}; pay again when it ends.")),
    "side_not_done": _told(N_("You do not do that: {sideline}. It can be taken up.")),
    "stake_not_asked": _told(N_("That is {official}'s own affair; on a better tie he might speak of it.")),
    "stake_nobody": _told(N_("There is nobody now who runs it: {stake}.")),
    "stake_not_yours": _told(N_("You have no share in it: {stake}.")),
    "stake_is_sound": _told(N_("Nothing is known to be wrong with it: {stake}. Wear shows before it breaks.")),
}
"""A sentence for each reason of these systems."""
