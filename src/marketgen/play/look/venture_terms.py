"""The terms of ventures: what follows from an application, a batch, a lent name, an order, before it is given."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine import contracts, keeper, recipes, workshops
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, wording

Ids = tuple[str, ...]


def _applying(world: World, run: Run, ids: Ids) -> str:
    one = world.workshops[ids[0]]
    told = ngettext(
        "The letter comes on {letter}; who has a place leaves on the morning of {day}, for {days} day.",
        "The letter comes on {letter}; who has a place leaves on the morning of {day}, for {days} days.",
        one.days,
    )
    letter, day = wording.short_date(world, run.day + one.answer), wording.short_date(world, one.starts)
    return told.format(letter=letter, day=day, days=one.days)


def _attending(world: World, run: Run, ids: Ids) -> str:
    """Who leaves, until when, and who keeps the stall meanwhile."""
    state, one = workshops.course(run, ids[0]), world.workshops[ids[0]]
    if state is None:
        return ""
    home = wording.short_date(world, run.day + one.days)
    if state.member != workshops.you(world):
        return _("{name} leaves now and is home on {day}.").format(name=wording.person(world, state.member), day=home)
    told = _("You leave now and are home on {day}.").format(day=home)
    who = keeper.keeper(world, run)
    if not who:
        return f"{told} {_('Nobody keeps the stall meanwhile.')}"
    share = numbers.share(keeper.keeper_share(world, run).total)
    kept = _("{name} keeps the stall and serves {share} of the buyers.")
    return f"{told} {kept.format(name=wording.person(world, who), share=share)}"


def _accepting(world: World, run: Run, ids: Ids) -> str:
    """What taking the place abroad means."""
    state, rules = workshops.course(run, ids[0]), world.workshops[ids[0]].placement
    if state is None or rules is None:
        return ""
    cost = _("Papers and warm things cost {amount}.").format(amount=numbers.priced(world, rules.cost))
    if state.member == workshops.you(world):
        return f"{cost} {_('You leave in the morning, and this run ends with today.')}"
    told = ngettext("{name} is away for {days} day.", "{name} is away for {days} days.", rules.days)
    told = f"{cost} {told.format(name=wording.person(world, state.member), days=rules.days)}"
    if run.day + rules.days > world.days:
        return f"{told} {_('That is longer than this run.')}"
    if not rules.pays:
        return told
    amount = numbers.priced(world, rules.pays, rules.currency)
    return f"{told} {_('{amount} would come home.').format(amount=amount)}"


def _making(world: World, run: Run, ids: Ids) -> str:
    """The days that a batch takes; for a pupil what they are."""
    one, school = world.recipes[ids[0]], world.family.school
    told = ngettext("{units} after {days} day of work.", "{units} after {days} days of work.", one.labour).format(
        units=wording.units(world, one.makes, one.units), days=one.labour
    )
    if world.household[ids[1]].player and one.hours:
        yours = ngettext("{hours} hour of yours is one.", "{hours} hours of yours are one.", one.hours)
        return f"{told} {yours.format(hours=one.hours)}"
    if school and school.member == ids[1] and world.met("family", run.day):
        return f"{told} {_('Each is a day of school lost.')}"
    return told


def _signing(world: World, run: Run, ids: Ids) -> str:
    one = world.firms[ids[0]]
    told = _("It has {share} of all that is sold under its name.").format(share=numbers.share(one.share_bp))
    if not one.days:
        return told
    last = wording.short_date(world, run.day + one.days - 1)
    return f"{told} {_('It holds through {day}.').format(day=last)}"


def _promising(world: World, run: Run, ids: Ids) -> str:
    """By when it is to be brought, and what happens if it is not."""
    one = world.contracts[ids[0]]
    if not contracts.state_of(run, ids[0]).asked:
        return ""
    told = [_("To be brought by {day}.").format(day=wording.short_date(world, run.day + one.days))]
    late = contracts.penalty(world, run, ids[0]).total
    if late:
        told.append(_("Not brought, it costs {amount}.").format(amount=numbers.priced(world, late)))
    if one.named and not recipes.lent_for(world, run, one.good):
        told.append(_("A name must stand on it, and nobody lends you one yet."))
    if one.who and one.late_trust:
        told.append(_("{name} would remember it.").format(name=wording.person(world, one.who)))
    return " ".join(told)


TERMS: dict[str, Callable[[World, Run, Ids], str]] = {
    "apply": _applying,
    "attend": _attending,
    "accept": _accepting,
    "make": _making,
    "sign": _signing,
    "promise": _promising,
}
"""The terms of each verb that has any."""
