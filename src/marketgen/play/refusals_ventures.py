"""Refusals of ventures as sentences: what stands in the way, and what would mend it."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.events import Refusal
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import numbers, wording


def _number(refusal: Refusal, key: str) -> int:
    value = refusal.fact(key, 0)
    return value if isinstance(value, int) else 0


def _told(sentence: str) -> Callable[[World, Refusal], str]:
    """A sentence that names what it is about, somebody, a tie, and a day."""

    def form(world: World, refusal: Refusal) -> str:
        day = refusal.fact("day", 0)
        return _(sentence).format(
            workshop=wording.name(world, str(refusal.fact("workshop", "")), "workshops"),
            recipe=wording.name(world, str(refusal.fact("recipe", "")), "recipes"),
            firm=wording.name(world, str(refusal.fact("firm", "")), "firms"),
            contract=wording.name(world, str(refusal.fact("contract", "")), "contracts"),
            good=wording.name(world, str(refusal.fact("good", ""))),
            person=wording.person(world, str(refusal.fact("person", ""))),
            official=wording.person(world, str(refusal.fact("official", ""))),
            tie=numbers.least("tie", _number(refusal, "tie"), _number(refusal, "now")),
            standing=numbers.least("standing", _number(refusal, "needs"), _number(refusal, "now")),
            day=wording.short_date(world, day) if isinstance(day, int) and day else "",
        )

    return form


def _short(world: World, refusal: Refusal) -> str:
    """What goes into a batch and is not there, and who brings such a thing."""
    units = wording.units(world, str(refusal.fact("good", "")), _number(refusal, "needs"))
    brings = str(refusal.fact("person", ""))
    told = _("That takes {units}, more than you have.").format(units=units)
    if not brings:
        return told
    name = wording.person(world, brings)
    return _("{told} {person} has it at times, and can be asked for it ahead.").format(told=told, person=name)


SENTENCES: dict[str, Callable[[World, Refusal], str]] = {
    "course_closed": _told(N_("Applications for {workshop} closed on {day}; there may be another.")),
    "course_again": _told(N_("The answer was no. From {day} on one may ask again.")),
    "course_settled": _told(N_("There is one application a house, and {person}'s is there: {workshop}.")),
    "course_not_them": _told(N_("{workshop} does not take {person}; somebody else at home could go.")),
    "course_word": _told(N_("It needs the word of {official}, for people better known ({tie} or more).")),
    "course_standing": _told(
        N_("Such a form asks what the street says of you ({standing} or more); it says more of who keeps a word.")
    ),
    "course_no_place": _told(N_("Nobody has a place there: {workshop}. Apply, and wait for the letter.")),
    "course_later": _told(N_("One leaves on the morning of {day}, and not before.")),
    "place_not_offered": _told(N_("No place abroad is offered now; it may be once, to who brings what was promised.")),
    "recipe_unknown": _told(N_("Nobody here knows how that is made: {recipe}. It is taught at a workshop.")),
    "batch_short": _short,
    "batch_not_them": _told(N_("That is no work for {person}: {recipe}. Somebody else at home can do it.")),
    "batch_busy": _told(N_("{person} has the day full with a batch: {recipe}. Relieve {person} there first.")),
    "batch_workplace": _told(N_("{person} owes his days to the workplace. Pay it, and he is free.")),
    "batch_not_at_it": _told(N_("{person} is not at work there: {recipe}. Begin with it first.")),
    "name_for_nothing": _told(N_("You make nothing yet that could bear its name: {firm}. Learn a recipe first.")),
    "name_has": _told(N_("What you make bears a name already: {firm}. Wait until that ends.")),
    "name_level": _told(N_("{official} lends no name while the board is strict. Ask in a quieter week.")),
    "name_heat": _told(N_("{official} lends no name to who is so much noticed. Ask after some quiet days.")),
    "name_tie": _told(N_("It needs the word of {official}, for people better known ({tie} or more).")),
    "contract_none": _told(N_("Nothing is ordered now by {contract}; another morning something may be.")),
    "contract_named": _told(N_("A name must stand on it: {good}. Have an enterprise lend you one.")),
    "contract_promise_first": _told(N_("Nothing is promised to {contract} yet; say yes first.")),
}
"""A sentence for each reason of these systems."""
