"""The terms of what can be arranged: what the rules ask, said before anything is done."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine import kye, porter
from marketgen.engine.arithmetic import BP
from marketgen.engine.credit import rate_of
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.arrangements import ARRANGEMENTS
from marketgen.play.look import gates, rights, venture_terms, yards

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


def _calling(world: World, run: Run, ids: Ids) -> str:
    """What a call costs of the money and of the day."""
    rules = world.calls
    assert rules is not None  # a call is offered only where there are some
    if not rules.hours:
        return _("A call costs {amount}.").format(amount=numbers.priced(world, rules.cost))
    told = ngettext("A call costs {amount} and {hours} hour.", "A call costs {amount} and {hours} hours.", rules.hours)
    return told.format(amount=numbers.priced(world, rules.cost), hours=rules.hours)


def _rising(world: World, run: Run, ids: Ids) -> str:
    told = _("The more of it you buy here, the dearer each of them is.")
    money = gates.buying(world, run)
    return f"{told} {money}" if money else told


def _joining(world: World, run: Run, ids: Ids) -> str:
    """What each pays in and when, how many turns there are, and who has the pot at each."""
    one, others = world.kyes[ids[0]], len(kye.fellows(world, run, ids[0]))
    told = ngettext(
        "With {others} other. {amount} at each turn but your own, the first on {date}, then every {days} days.",
        "With {others} others. {amount} at each turn but your own, the first on {date}, then every {days} days.",
        others,
    ).format(
        others=others,
        amount=numbers.priced(world, one.pays),
        date=wording.short_date(world, one.first),
        days=one.every,
    )
    how = _("Whoever gives up most of the pot has it; the others share that.") if one.by_bid else _("The lot says who.")
    return f"{told} {how}"


def _bidding(world: World, run: Run, ids: Ids) -> str:
    return _("What you give up of the pot is shared by the others. If somebody gives up more, you pay in as ever.")


def _withholding(world: World, run: Run, ids: Ids) -> str:
    """What keeping back leads to."""
    one = world.kyes[ids[0]]
    return _(
        "You then owe {amount} to whose pot it is, due on {date}; you have no turn until it is paid, and every member "
        "thinks less of you. If the pot is yours this evening, nothing was asked of you."
    ).format(amount=numbers.priced(world, one.pays), date=wording.short_date(world, run.day + one.every))


def _standing_in(world: World, run: Run, ids: Ids) -> str:
    """What standing in costs, what happens without, and when it comes back."""
    one, who = world.kyes[ids[0]], wording.person(world, ids[1])
    as_number = world.difficulties[run.difficulty].odds_as_numbers
    missing, back = kye.misses(world, run, *ids).total, kye.returns(world, run, *ids).total
    told = _(
        "{amount} now. Without you {person} misses: {misses}. It is given back on {date}: {back}; else {person} asks "
        "for as long again. It is remembered."
    )
    return told.format(
        misses=numbers.odds(missing, as_number),
        back=numbers.odds(back, as_number),
        amount=numbers.priced(world, one.pays),
        person=who,
        date=wording.short_date(world, run.day + one.back_days),
    )


_TERMS: dict[str, Callable[[World, Run, Ids], str]] = {
    "borrow": _borrowing,
    "change": _changing,
    "credit": _on_credit,
    "parcel": _carriage,
    "buy": _rising,
    "call": _calling,
    "build": lambda world, run, ids: rights.terms(world, run, ids[0]) or yards.terms(world, run, ids[0]),
    "vacate": lambda world, run, ids: _(ARRANGEMENTS["vacate"].about),
    "resell": lambda world, run, ids: _(ARRANGEMENTS["resell"].about),
    "wholesale": lambda world, run, ids: yards.selling(world, run, ids[0]),
    "travel": lambda world, run, ids: gates.trip(world, run, *ids),
    "petition": lambda world, run, ids: gates.petition(world, *ids),
    "trust_goods": _on_trust,
    "treat": _treating,
    "join": _joining,
    "bid": _bidding,
    "withhold": _withholding,
    "cover": _standing_in,
    **venture_terms.TERMS,
}


def terms(world: World, run: Run, verb: str, ids: Ids) -> str:
    """The terms of a verb in a sentence or two; empty for one without any of its own."""
    how = _TERMS.get(verb)
    return how(world, run, ids) if how else ""
