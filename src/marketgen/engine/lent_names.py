"""Lent names (game.md 4.14): a state enterprise lets its name be written on what you make, for a fee and a share. When
the board is strict, or you are noticed, it wants the paper back: it says so some days before.
"""

from __future__ import annotations

from marketgen.engine import office, recipes
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import of_bp
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.known import missing
from marketgen.engine.ledger import pay
from marketgen.engine.replacing import replace
from marketgen.engine.run import Line, Run
from marketgen.engine.venture_rules import Firm, Signed
from marketgen.engine.world import World

NOTHING = Signed(0)
"""A name that was never lent."""


def state_of(run: Run, some_id: str) -> Signed:
    """How it stands with an enterprise."""
    return run.ventures.names.get(some_id, NOTHING)


def _put(run: Run, some_id: str, state: Signed) -> None:
    run.ventures = replace(run.ventures, names=dict(sorted({**run.ventures.names, some_id: state}.items())))


def costs(world: World, run: Run, some_id: str) -> Account:
    """What signing costs now, in minor units: more in strict months."""
    one, steps = world.firms[some_id], Sum()
    steps.add("name_fee", one.fee, keep=True)
    steps.add("name_level", of_bp(one.fee, one.level_bp * run.level), level=run.level)
    return steps.account(f"firm:{some_id}", f"money:{world.money}")


def share(world: World, run: Run, some_id: str) -> Account:
    """What an enterprise has of today so far, in minor units: its share of what was sold at the stall under its name,
    never more than there is."""
    one, steps = world.firms[some_id], Sum()
    for good in dict.fromkeys(world.recipes[recipe].makes for recipe in one.recipes):
        tally = run.today.tallies.get(good)
        if tally and recipes.lent_for(world, run, good) == some_id:
            part = of_bp(tally.takings, one.share_bp)
            steps.add("name_share", part, good=good, money=tally.takings, share=one.share_bp)
    steps.keep_within(0, max(0, run.money[world.money]), "no_more")
    return steps.account(f"firm_share:{some_id}", f"money:{world.money}")


def circumstance(run: Run, one: Firm) -> str:
    """Why an enterprise lends no name today: ``level`` or ``heat``; empty if nothing stands in the way."""
    if one.level and run.level >= one.level:
        return "level"
    return "heat" if one.heat and run.heat >= one.heat else ""


def sign_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each enterprise that could lend its name for something you know."""
    return [
        Choice("sign", (one.id,), refusal=_closed(world, run, one))
        for one in world.firms.values()
        if one.from_day <= run.day and not state_of(run, one.id).since
        and any(recipes.known(world, run, recipe) for recipe in one.recipes)
    ]  # fmt: skip


def _closed(world: World, run: Run, one: Firm) -> Refusal | None:
    if state_of(run, one.id).since:
        return refuse("already_so")
    if not any(recipes.known(world, run, recipe) for recipe in one.recipes):
        return refuse("name_for_nothing", firm=one.id)
    other = next((name for name in (recipes.lent(world, run, recipe) for recipe in one.recipes) if name), "")
    if other:
        return refuse("name_has", firm=other)
    who = office.holder(world, run, one.official)
    if not who:
        return refuse("not_in_office", official=one.official)
    why = circumstance(run, one)
    if why:
        return _not_now(why, one.id, who)
    if run.officials[who].tie < one.tie:
        return refuse("name_tie", firm=one.id, official=who, tie=one.tie, now=run.officials[who].tie)
    cost = costs(world, run, one.id).total
    return refuse("no_money", currency=world.money, needs=cost) if run.money[world.money] < cost else None


def _not_now(why: str, some_id: str, who: str) -> Refusal:
    if why == "level":
        return refuse("name_level", firm=some_id, official=who)
    return refuse("name_heat", firm=some_id, official=who)


def check_sign(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether an enterprise lends its name now."""
    return missing(world.firms, "firm", run, command) or _closed(world, run, world.firms[command.ids[0]])


def sign(world: World, run: Run, command: Command) -> list[Event]:
    """The paper is stamped twice: from now on its name stands on what you make."""
    one = world.firms[command.ids[0]]
    cost, last = costs(world, run, one.id).total, run.day + one.days - 1 if one.days else 0
    pay(run, world.money, -cost, Line("name_fee", one.id, -cost), world.money)
    _put(run, one.id, replace(state_of(run, one.id), since=run.day, last=last, warned=0))
    return [event("name_signed", firm=one.id, amount=cost, share=one.share_bp, day=last)]


def dawn(world: World, run: Run) -> list[Event]:
    """What ends by its date; who wants the paper back, says so, and takes it."""
    happened: list[Event] = []
    for name, state in run.ventures.names.items():
        one = world.firms[name]
        if not state.since:
            continue
        why = circumstance(run, one) or ("" if office.holder(world, run, one.official) else "post")
        if state.last and run.day > state.last:
            _put(run, name, replace(state, since=0, warned=0))
            happened.append(event("name_over", firm=name))
        elif not why:
            _put(run, name, replace(state, warned=0))
            happened += [event("name_stays", firm=name)] if state.warned else []
            happened += [event("name_ends", firm=name)] if state.last == run.day else []
        elif not state.warned:
            _put(run, name, replace(state, warned=run.day))
            happened.append(event("name_warned", firm=name, why=why, day=run.day + one.notice))
        elif run.day >= state.warned + one.notice:
            _put(run, name, replace(state, since=0, warned=0))
            happened.append(event("name_withdrawn", firm=name, why=why))
    return happened


def takes(world: World, run: Run, some_id: str, amount: int) -> list[Event]:
    """An enterprise has its share of a sum that came in, or what was worked out for it."""
    pay(run, world.money, -amount, Line("name_share", some_id, -amount), world.money)
    state = state_of(run, some_id)
    _put(run, some_id, replace(state, paid=state.paid + amount))
    return [event("name_paid", firm=some_id, amount=amount)] if amount else []


def evening(world: World, run: Run) -> list[Event]:
    """Its share of what was sold at the stall today."""
    return [
        told
        for name, state in run.ventures.names.items()
        if state.since
        for told in takes(world, run, name, share(world, run, name).total)
    ]
