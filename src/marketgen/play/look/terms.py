"""The terms of what can be arranged: what the rules ask, said before anything is done."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine import porter
from marketgen.engine.arithmetic import BP
from marketgen.engine.credit import rate_of
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, wording

Ids = tuple[str, ...]


def _borrowing(world: World, run: Run, ids: Ids) -> str:
    """The interest somebody would ask of you now, how often something is paid back, and how many times."""
    rules = world.lending
    times = -(-BP // max(1, rules.part_bp))
    paid = ngettext(
        "{share} interest a month. Every {days} days {part} of it is paid back with the interest, {times} time.",
        "{share} interest a month. Every {days} days {part} of it is paid back with the interest, {times} times.",
        times,
    )
    return paid.format(
        share=numbers.share(rate_of(world, run, ids[0])),
        days=rules.every,
        part=numbers.share(rules.part_bp),
        times=times,
    )


def _changing(world: World, run: Run, ids: Ids) -> str:
    fee = numbers.share(world.exchange.fee_bp)
    if ids[1] == world.money:
        return _("The changer keeps {share} of it.").format(share=fee)
    return _("The changer keeps {share} of it, and gives whole units only.").format(share=fee)


def _on_credit(world: World, run: Run, ids: Ids) -> str:
    rules = world.credit
    told = ngettext(
        "At {extra} more, paid by itself at dawn in {days} day.",
        "At {extra} more, paid by itself at dawn in {days} days.",
        rules.days,
    )
    return told.format(extra=numbers.share(rules.extra_bp), days=rules.days)


def _carriage(world: World, run: Run, ids: Ids) -> str:
    rules = world.parcel
    told = _("{driver} takes {fee} for carrying it, little or much: up to {kilos} kilos.")
    return told.format(
        driver=wording.person(world, rules.driver),
        fee=numbers.priced(world, rules.fee),
        kilos=numbers.thousandths(rules.grams, 0),
    )


def _on_trust(world: World, run: Run, ids: Ids) -> str:
    """Who leaves goods on trust, which, what is then owed, and until when."""
    who, rules = porter.giver(world, run), world.mercy
    left = porter.lots(world, run, who) if who else []
    goods = [_("{units} at {price}").format(units=wording.units(world, good, units), price=numbers.money(world, each))
             for good, units, each in left]  # fmt: skip
    told = _(
        "{person} leaves you {goods}. You then owe {amount}, due {date}: once in a run, without interest, and {share} "
        "of it may be worked off."
    )
    return (
        told.format(
            person=wording.person(world, who),
            goods=", ".join(goods),
            amount=numbers.priced(world, sum(units * each for _good, units, each in left)),
            date=wording.short_date(world, run.day + rules.days),
            share=numbers.share(rules.work_bp),
        )
        if left
        else ""
    )


def _treating(world: World, run: Run, ids: Ids) -> str:
    """What ends an illness, and whether it is yours already."""
    good = world.family.illness.good if world.family.illness else ""
    if not good:
        return ""
    form = _("It takes {unit}, which is bought.")
    if run.goods[good].stock:
        form = _("It takes {unit} of what you have at the stall, and costs nothing more.")
    return form.format(unit=wording.units(world, good, 1))


def _rising(world: World, run: Run, ids: Ids) -> str:
    return _("The more of it you buy here, the dearer each of them is.")


_TERMS: dict[str, Callable[[World, Run, Ids], str]] = {
    "borrow": _borrowing,
    "change": _changing,
    "credit": _on_credit,
    "parcel": _carriage,
    "buy": _rising,
    "trust_goods": _on_trust,
    "treat": _treating,
}


def terms(world: World, run: Run, verb: str, ids: Ids) -> str:
    """The terms of a verb in a sentence or two; empty for one without any of its own."""
    how = _TERMS.get(verb)
    return how(world, run, ids) if how else ""
