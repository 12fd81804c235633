"""Money by the day it is due: what you have to pay and what comes to you, each as an amount and a share of the most."""

from __future__ import annotations

from dataclasses import replace

from marketgen.engine import debts, kye, levies
from marketgen.engine.frozen import frozen
from marketgen.i18n import _
from marketgen.play import numbers, wording
from marketgen.play.look import dates
from marketgen.play.timeline import Timeline
from marketgen.play.views import Count, OwedRow, value


@frozen
class _Sum:
    """An amount in minor units on a day, and what it is for; under nothing it comes to you."""

    day: int
    what: str
    amount: int


def owed(scene: Timeline) -> tuple[OwedRow, ...]:
    """Everything that is owed either way and has a day, the next first."""
    found = [one for one in (*_debts(scene), *_kyes(scene), *_levies(scene), *_loads(scene)) if one.amount]
    found.sort(key=lambda one: (one.day, one.amount < 0, one.what))
    most = max([abs(one.amount) for one in found], default=1)
    return tuple(_row(scene, one, most) for one in found)


def _row(scene: Timeline, one: _Sum, most: int) -> OwedRow:
    amount = abs(one.amount)
    return OwedRow(
        day=one.day,
        when=dates.when(scene, one.day),
        what=one.what,
        amount=Count(amount),
        text=numbers.money(scene.world, amount),
        out=one.amount > 0,
        weight=max(1, amount * 100 // most),
        tone="bad" if one.amount > 0 and one.day - scene.run.day <= 1 else "",
    )


def told(scene: Timeline, rows: tuple[OwedRow, ...]) -> str:
    """The same as a sentence or two: what is to be paid and what comes, by day, and what is in hand; empty for none."""
    parts = []
    for out, form in ((True, _("To pay: {sums}.")), (False, _("To come: {sums}."))):
        sums = [
            _("{amount} {when}, {what}").format(amount=row.text, when=row.when, what=row.what)
            for row in rows
            if row.out == out
        ]
        if sums:
            parts.append(form.format(sums="; ".join(sums)))
    return " ".join([*parts, together(scene, rows)]) if parts else ""


def together(scene: Timeline, rows: tuple[OwedRow, ...]) -> str:
    """What all of it comes to beside what is in hand."""
    pays, comes = (sum(value(row.amount) for row in rows if row.out == out) for out in (True, False))
    world, money = scene.world, scene.world.money
    return _("Together {pays} to pay and {comes} to come; in hand {hand}.").format(
        pays=numbers.money(world, pays),
        comes=numbers.money(world, comes),
        hand=numbers.priced(world, scene.run.money[money]),
    )


def _debts(scene: Timeline) -> list[_Sum]:
    """Debts both ways; of a loan its next payment."""
    world, rows = scene.world, []
    for debt in scene.run.debts:
        amount = debts.payment(world, debt) if debt.kind == "loan" else debt.amount
        form = _("a payment to {name}") if debt.kind == "loan" else _("to {name}") if amount > 0 else _("from {name}")
        rows.append(_Sum(debt.due, form.format(name=wording.person(world, debt.who)), amount))
    return rows


def _kyes(scene: Timeline) -> list[_Sum]:
    """What each kye takes at its next turn."""
    world, run = scene.world, scene.run
    turns = {some_id: kye.next_turn(world, run, some_id) for some_id in run.kyes}
    return [
        _Sum(day, wording.name(world, some_id, "kyes"), kye.due(world, run, some_id).total)
        for some_id, day in turns.items()
        if run.day <= day <= world.days
    ]


def _levies(scene: Timeline) -> list[_Sum]:
    """The levy of the school."""
    world, run, school = scene.world, scene.run, scene.world.family.school
    if not world.met("family", run.day) or not school or levies.due_in(world, run, run.home.school_due) >= 99:
        return []
    return [_Sum(run.home.school_due, _("the school"), school.levy)]


def _loads(scene: Timeline) -> list[_Sum]:
    """What is paid when an order comes."""
    run = scene.run
    sums = [
        _Sum(min(max(made.first, run.day + 1), made.last), made.who, made.units * made.price - made.paid)
        for made in run.orders
    ]
    sums += [
        _Sum(load.due, load.who, load.units * load.price - load.paid)
        for load in run.loads
        if load.kind == "order" and load.state == "road"
    ]
    told = _("{name}, when it comes")
    return [
        replace(one, what=told.format(name=wording.person(scene.world, one.what))) for one in sums if one.amount > 0
    ]
