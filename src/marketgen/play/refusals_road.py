"""Refusals of the road as sentences: what stands in the way, and what would mend it."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.events import Refusal
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, refusals_gates, wording

Sentence = Callable[[World, Refusal], str]

PLAIN = {
    "not_there": N_("You are not there yet; buy when you have arrived."),
    "nothing_held": N_("No load of yours is held."),
    "tried_already": N_("That has been tried with this load. Try another way, or let it wait."),
    "too_small_to_part": N_("There is too little of it to give up a part and keep any."),
}


def _number(refusal: Refusal, key: str) -> int:
    value = refusal.fact(key, 0)
    return value if isinstance(value, int) else 0


def _form(sentence: str) -> Sentence:
    """A sentence filled with the names and numbers of the refusal."""

    def tell(world: World, refusal: Refusal) -> str:
        words = {kind: wording.name(world, str(refusal.fact(kind, "")), f"{kind}s")
                 for kind in ("good", "place", "way", "post", "weather")}  # fmt: skip
        grams = _number(refusal, "carries") or _number(refusal, "grams")
        return _(sentence).format(
            **words,
            person=wording.person(world, str(refusal.fact("person", ""))),
            units=numbers.whole(_number(refusal, "units")),
            needs=wording.units(world, str(refusal.fact("good", "")), _number(refusal, "needs")),
            kilos=numbers.thousandths(grams, 0),
            cost=numbers.priced(world, _number(refusal, "cost")),
            day=wording.weekday(world, max(1, _number(refusal, "day"))),
        )

    return tell


def _too_late(world: World, refusal: Refusal) -> str:
    days, left = _number(refusal, "days"), _number(refusal, "left")
    told = ngettext("That takes {days} day", "That takes up to {days} days", days).format(days=days)
    rest = ngettext("the run has {left} day left after today.", "the run has {left} days left after today.", left)
    return _("{takes}; {rest} Choose a nearer place or a faster way.").format(takes=told, rest=rest.format(left=left))


def _hours(world: World, refusal: Refusal) -> str:
    hours = _number(refusal, "hours")
    return ngettext(
        "Leave earlier in the day: it takes {hours} hour of it.",
        "Leave earlier in the day: it takes {hours} hours of it. Tomorrow morning will do.",
        hours,
    ).format(hours=hours)


SENTENCES: dict[str, Sentence] = {
    "not_here": _form(N_("You are away from your stall; you are home again on {day}.")),
    "too_late_to_travel": _too_late,
    "no_hours_to_travel": _hours,
    "no_papers": _form(
        N_("That road needs a permit: get papers first, {cost} and an hour, good for the day you arrive.")
    ),
    "way_closed": _form(N_("Nobody sets out in this weather ({weather}), {way}; wait for a better morning.")),
    "needs_upgrade": lambda world, r: _("That needs {thing}, which you do not have; it can be bought.").format(
        thing=wording.name(world, str(r.fact("upgrade", "")), "upgrades")
    ),
    "no_way_there": _form(N_("There is no such way to {place}; look which ways lead there.")),
    "at_place": _form(N_("You are in {place}: buy, or turn back for home.")),
    "on_the_road": _form(N_("You are on the road; go on. You are home on {day}.")),
    "sold_out_there": _form(N_("{place} has no more of it today: {good}.")),
    "not_sold_there": _form(N_("That is not sold in {place}: {good}.")),
    "too_heavy": _form(N_("You can carry {kilos} kilos in all; of this {units} more: {good}.")),
    "nobody_takes": _form(N_("Nobody there takes goods: {post}. Pay, wait, or give up a part.")),
    "no_stock_of": _form(N_("That takes {needs} from your stall.")),
    "nobody_to_send": _form(N_("Nobody you could send knows the people there: {post}.")),
    "driver_unknown": _form(
        N_("{person} carries parcels only for people who are trusted; buy there a few times first.")
    ),
    "parcel_sent": _form(N_("{person} has taken a parcel for you today; tomorrow there may be another.")),
    "parcel_heavy": _form(N_("A parcel weighs {kilos} kilos at most; of this {units}: {good}.")),
    **refusals_gates.SENTENCES,
    "nothing_brought": _form(N_("{person} has nothing here this morning that could be looked at.")),
}
"""Every reason of the road with its sentence."""
