"""Refusals of places with rules of their own as sentences: what stands in the way, and what would mend it."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.events import Refusal
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, wording

Sentence = Callable[[World, Refusal], str]


def _number(refusal: Refusal, key: str) -> int:
    value = refusal.fact(key, 0)
    return value if isinstance(value, int) else 0


def _form(sentence: str) -> Sentence:
    """A sentence filled with the names and numbers of the refusal."""

    def tell(world: World, refusal: Refusal) -> str:
        currency = str(refusal.fact("currency", "")) or world.money
        return _(sentence).format(
            place=wording.name(world, str(refusal.fact("place", "")), "places"),
            official=wording.person(world, str(refusal.fact("official", ""))),
            other=wording.person(world, str(refusal.fact("other", ""))),
            currency=wording.name(world, currency, "currencies"),
            amount=numbers.priced(world, _number(refusal, "amount"), currency),
            tie=numbers.least("tie", _number(refusal, "tie"), _number(refusal, "now")),
            level=numbers.degree("level", _number(refusal, "level"))[0],
            day=wording.short_date(world, max(1, _number(refusal, "day"))),
        )

    return tell


def _too_late(world: World, refusal: Refusal) -> str:
    days, way = _number(refusal, "days"), _number(refusal, "way")
    told = ngettext(
        "{official} answers after {days} day at the soonest, and there are too few days left for the way after that.",
        "{official} answers after {days} days at the soonest, and there are too few days left for the way after that.",
        days,
    )
    if not way:
        told = _("{official} answers too late for that; it had to be asked earlier.")
    return told.format(official=wording.person(world, str(refusal.fact("official", ""))), days=days)


SENTENCES: dict[str, Sentence] = {
    "permit_none": _form(
        N_("Nobody is let into {place} without its permit; {official} can be asked for it, among the papers.")
    ),
    "permit_gone": _form(
        N_("Nobody is let into {place} without its permit, and whoever gives it would answer too late now.")
    ),
    "permit_waits": _form(N_("Nobody is let into {place} without its permit; {official} answers by {day}.")),
    "permit_over": _form(N_("The permit for {place} ends on {day}, before anybody could be there; ask for a new one.")),
    "papers_held": _form(N_("You have the paper for the road already, good until {day}.")),
    "permit_asked": _form(N_("{official} has been asked for it and answers by {day}: {place}.")),
    "permit_held": _form(N_("You have it already, good until {day}: {place}.")),
    "permit_closed": _form(N_("Nobody gives any while the board says {level} or worse; wait for quieter days.")),
    "permit_tie": _form(N_("{official} gives it to people he knows better ({tie} or more); what he likes mends that.")),
    "permit_too_late": _too_late,
    "permit_not_needed": _form(N_("No permit is asked for there; the road itself may need papers.")),
    "permit_not_his": _form(N_("That is not for {official} to give: {place}. Ask {other}.")),
    "no_entry": _form(N_("At the gate of {place} they ask for {amount}, and take nothing else; bring it with you.")),
    "before_gate": _form(N_("You stand before {place} and were not let in; turn back for home.")),
    "other_money_there": _form(
        N_("In {place} that takes {amount}: they sell for {currency} only. Change money at home, or take less.")
    ),
}
"""Every reason of these places with its sentence."""
