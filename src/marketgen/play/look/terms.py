"""The terms of what can be arranged: what the rules ask, said before anything is done."""

from __future__ import annotations

from collections.abc import Callable

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


def _rising(world: World, run: Run, ids: Ids) -> str:
    return _("The more of it you buy here, the dearer each of them is.")


_TERMS: dict[str, Callable[[World, Run, Ids], str]] = {
    "borrow": _borrowing,
    "change": _changing,
    "credit": _on_credit,
    "parcel": _carriage,
    "buy": _rising,
}


def terms(world: World, run: Run, verb: str, ids: Ids) -> str:
    """The terms of a verb in a sentence or two; empty for one without any of its own."""
    how = _TERMS.get(verb)
    return how(world, run, ids) if how else ""
