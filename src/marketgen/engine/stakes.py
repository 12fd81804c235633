"""Shares in what somebody else runs (game.md 4.14): a seat share in a bus, an official's own business. Money goes in
once, some of it comes back every week; what wears shows first, and can be mended before it breaks.

What a pay day brings, what wears and what breaks is drawn by the day and the share, in a stream of its own.
"""

from __future__ import annotations

from marketgen.engine import chance, money, office, people
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, clamp, divide, of_bp
from marketgen.engine.commands import Command
from marketgen.engine.enterprise import Stake, StakeState
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.known import missing
from marketgen.engine.ledger import pay
from marketgen.engine.replacing import replace
from marketgen.engine.run import Line, Run
from marketgen.engine.world import World


def partner(world: World, run: Run, some_id: str) -> str:
    """The official who has a part in a share, as long as he is in office; empty if there is none."""
    who = world.stakes[some_id].official
    return who if who and office.in_office(world, run, who) else ""


def covers(world: World, run: Run, who: str) -> bool:
    """Whether an official has a part in a share of yours, and so a reason to speak for you."""
    return any(world.stakes[name].official == who for name in run.stakes)


def _unit(one: Stake) -> str:
    return f"money:{one.currency}"


def _his(steps: Sum, one: Stake, official: bool) -> None:
    """His part of a sum."""
    if official:
        steps.add("stake_his", -of_bp(steps.total, one.his_bp), official=one.official, share=one.his_bp)


def costs(world: World, run: Run, some_id: str) -> Account:
    """What a share costs you, in minor units of its currency: its price, less the part of whoever proposes it."""
    one, steps = world.stakes[some_id], Sum()
    steps.add("stake_price", one.price, keep=True)
    _his(steps, one, bool(one.official))
    return steps.account(f"stake:{some_id}", _unit(one))


def pays(world: World, run: Run, some_id: str) -> Account:
    """What a pay day is likely to bring, in minor units of the share's currency."""
    low, high = world.stakes[some_id].pays
    return _paid(world, run, some_id, divide(low + high, 2))


def _paid(world: World, run: Run, some_id: str, whole: int) -> Account:
    one, steps = world.stakes[some_id], Sum()
    steps.add("stake_takings", whole, keep=True)
    steps.add("stake_level", -of_bp(whole, one.level_bp * run.level), level=run.level)
    trust = run.trust.get(one.who, 0)
    kept = clamp(one.kept_bp - divide(trust * one.kept_trust_bp, 100), 0, BP)
    steps.add("stake_kept", -of_bp(max(0, steps.total), kept), person=one.who, trust=trust, share=kept)
    steps.keep_within(0, one.pays[1], "held")
    _his(steps, one, bool(one.official))
    return steps.account(f"stake_pays:{some_id}", _unit(one))


def trouble(world: World, run: Run, some_id: str) -> Account:
    """The chance, in basis points, that wear shows before a pay day."""
    one, steps = world.stakes[some_id], Sum()
    trust = run.trust.get(one.who, 0)
    steps.add("stake_road", one.trouble_bp, keep=True)
    steps.add("stake_care", -divide(trust * one.trouble_trust_bp, 100), person=one.who, trust=trust)
    steps.keep_within(0, BP, "held")
    return steps.account(f"stake_wears:{some_id}", "bp")


def breaks(world: World, run: Run, some_id: str) -> Account:
    """The chance, in basis points, that what shows wear breaks by the pay day if it is not mended; none without wear.
    Raises KeyError for a share you have not."""
    one, steps = world.stakes[some_id], Sum()
    if run.stakes[some_id].worn:
        steps.add("stake_worn", one.breaks_bp, keep=True, day=run.stakes[some_id].worn)
    else:
        steps.add("stake_sound", 0, keep=True)
    return steps.account(f"stake_breaks:{some_id}", "bp")


def mending(world: World, run: Run, some_id: str) -> Account:
    """What mending costs you now, in minor units of the share's currency. Raises KeyError for a share you have not."""
    one, state, steps = world.stakes[some_id], run.stakes[some_id], Sum()
    steps.add("stake_repair", one.repair, keep=True)
    if not state.broken:
        steps.add("stake_early", of_bp(one.repair, one.early_bp) - one.repair, share=one.early_bp)
    _his(steps, one, bool(one.official))
    return steps.account(f"stake_mend:{some_id}", _unit(one))


def back(world: World, run: Run, some_id: str) -> Account:
    """What somebody gives you for a share now, in minor units of its currency; it counts as worth. Raises KeyError for
    a share you have not."""
    one, state, steps = world.stakes[some_id], run.stakes[some_id], Sum()
    steps.add("stake_put_in", state.paid, keep=True)
    steps.add("stake_less", of_bp(state.paid, one.back_bp) - state.paid, share=one.back_bp)
    if state.broken:
        steps.add("stake_stands", -divide(steps.total, 2))
    return steps.account(f"stake_back:{some_id}", _unit(one))


def worth(world: World, run: Run, some_id: str) -> int:
    """What a share counts as worth, in minor units of the main currency."""
    held, currency = back(world, run, some_id).total, world.stakes[some_id].currency
    if currency == world.money:
        return held
    return money.value(world, run, currency, held) if money.has_rate(world, currency) else 0


def pay_day_in(world: World, run: Run, some_id: str) -> int:
    """Days until the next pay day of a share you have: 1 to its interval. Raises KeyError for one you have not."""
    every = world.stakes[some_id].every
    return every - (run.day - run.stakes[some_id].bought) % every


def invest_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each share that somebody would let you have: an official's own only once he has proposed it."""
    return [
        Choice("invest", (one.id,), refusal=_invest_closed(world, run, one))
        for one in world.stakes.values()
        if one.from_day <= run.day and one.id not in run.stakes and _asked(world, run, one)
    ]


def _asked(world: World, run: Run, one: Stake) -> bool:
    """Whether a share is known of: of an official's own business he speaks himself, from a tie on."""
    return not one.official or (bool(partner(world, run, one.id)) and run.officials[one.official].tie >= one.tie)


def _invest_closed(world: World, run: Run, one: Stake) -> Refusal | None:
    if one.id in run.stakes:
        return refuse("already_so")
    if not _asked(world, run, one):
        return refuse("stake_not_asked", stake=one.id, official=one.official)
    if not people.present(world, run, one.who):
        return refuse("stake_nobody", stake=one.id)
    trust = run.trust.get(one.who, 0)
    if trust < one.trust:
        return refuse("kye_trust", person=one.who, needs=one.trust, has=trust)
    cost = costs(world, run, one.id).total
    return refuse("no_money", currency=one.currency, needs=cost) if run.money[one.currency] < cost else None


def check_invest(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether a share can be had now."""
    unknown = missing(world.stakes, "stake", run, command)
    return unknown or _invest_closed(world, run, world.stakes[command.ids[0]])


def invest(world: World, run: Run, command: Command) -> list[Event]:
    """Money goes in."""
    one = world.stakes[command.ids[0]]
    cost = costs(world, run, one.id).total
    pay(run, one.currency, -cost, Line("stake", one.id, -cost), world.money)
    run.stakes[one.id] = StakeState(run.day, cost)
    return [event("stake_bought", stake=one.id, currency=one.currency, amount=cost, day=run.day + one.every)]


def mend_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each share in something that shows wear, or stands still."""
    return [
        Choice("mend", (name,), refusal=_mend_closed(world, run, name))
        for name, state in run.stakes.items()
        if state.worn or state.broken
    ]


def _mend_closed(world: World, run: Run, some_id: str) -> Refusal | None:
    state, currency = run.stakes[some_id], world.stakes[some_id].currency
    if not state.worn and not state.broken:
        return refuse("stake_is_sound", stake=some_id)
    cost = mending(world, run, some_id).total
    return refuse("no_money", currency=currency, needs=cost) if run.money[currency] < cost else None


def _mine(world: World, run: Run, command: Command) -> Refusal | None:
    unknown, some_id = missing(world.stakes, "stake", run, command), command.ids[0]
    return unknown or (None if some_id in run.stakes else refuse("stake_not_yours", stake=some_id))


def check_mend(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether there is anything to mend, and the money for it."""
    return _mine(world, run, command) or _mend_closed(world, run, command.ids[0])


def mend(world: World, run: Run, command: Command) -> list[Event]:
    """Pay your part of the mending; done in time, it is remembered."""
    one, cost = world.stakes[command.ids[0]], mending(world, run, command.ids[0]).total
    state = run.stakes[one.id]
    pay(run, one.currency, -cost, Line("stake_mend", one.id, -cost), world.money)
    run.stakes[one.id] = replace(state, worn=0, broken=0)
    happened = [event("stake_mended", stake=one.id, currency=one.currency, amount=cost)]
    return happened + (people.move_trust(world, run, one.who, one.mended_trust) if not state.broken else [])


def withdraw_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each share you have."""
    return [Choice("withdraw", (name,)) for name in run.stakes]


def check_withdraw(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether you have such a share."""
    return _mine(world, run, command)


def withdraw(world: World, run: Run, command: Command) -> list[Event]:
    """Somebody else takes your share, for less than you put in."""
    return [_out(world, run, command.ids[0], "stake_sold")]


def _out(world: World, run: Run, some_id: str, kind: str) -> Event:
    currency, amount = world.stakes[some_id].currency, back(world, run, some_id).total
    pay(run, currency, amount, Line("stake_back", some_id, amount), world.money)
    del run.stakes[some_id]
    return event(kind, stake=some_id, currency=currency, amount=amount)


def dawn(world: World, run: Run) -> list[Event]:
    """Proposals, falls, wear, breaks and pay days."""
    happened = [event("stake_proposed", stake=one.id, official=one.official) for one in _proposals(world, run)]
    for name in list(run.stakes):
        one, state = world.stakes[name], run.stakes[name]
        if one.official and run.officials[one.official].fell:
            happened += _fell(run, one)
        elif not people.here(world, run, one.who):
            happened.append(_out(world, run, name, "stake_over"))
        else:
            if one.official and not state.moved and not partner(world, run, name):
                run.stakes[name] = replace(state, moved=run.day)
                happened.append(event("stake_moved", stake=name, official=one.official))
            happened += _week(world, run, one)
    return happened


def _proposals(world: World, run: Run) -> list[Stake]:
    """The shares of officials that are proposed this morning: once in a run, when the tie was good enough at dawn."""
    found = []
    for one in world.stakes.values():
        new = one.official and one.id not in run.stakes and one.id not in run.proposed and one.from_day <= run.day
        if new and _asked(world, run, one):
            run.proposed = (*run.proposed, one.id)
            found.append(one)
    return found


def _fell(run: Run, one: Stake) -> list[Event]:
    """He falls: his business is closed, and whoever had a part in it is in his papers."""
    lost = run.stakes.pop(one.id)
    run.file += 1
    run.heat = min(100, run.heat + one.fall_heat)
    told = event("stake_fell", stake=one.id, official=one.official, currency=one.currency, amount=lost.paid)
    return [told, event("file", amount=1)]


def _week(world: World, run: Run, one: Stake) -> list[Event]:
    """What the day is in the week of a share: the day of the sign, the pay day, or neither."""
    state, past = run.stakes[one.id], (run.day - run.stakes[one.id].bought) % one.every
    if run.day == state.bought or state.broken:
        return []
    happened: list[Event] = []
    if past == 0:
        happened = _pay_day(world, run, one)
    state = run.stakes[one.id]
    if past == one.every - min(one.sign, one.every - 1) and not state.worn and not state.broken:
        luck = chance.draw(run.seed, "stakes", run.day, f"{one.id}:wears")
        if chance.happens(luck, trouble(world, run, one.id).total):
            run.stakes[one.id] = replace(state, worn=run.day)
            amount = mending(world, run, one.id).total
            happened.append(event("stake_wears", stake=one.id, person=one.who, currency=one.currency, amount=amount))
    return happened


def _pay_day(world: World, run: Run, one: Stake) -> list[Event]:
    """It breaks, or it pays."""
    state = run.stakes[one.id]
    if state.worn:
        luck = chance.draw(run.seed, "stakes", run.day, f"{one.id}:breaks")
        if chance.happens(luck, breaks(world, run, one.id).total):
            run.stakes[one.id] = replace(state, broken=run.day)
            amount = mending(world, run, one.id).total
            return [event("stake_broke", stake=one.id, person=one.who, currency=one.currency, amount=amount)]
    whole = chance.between(chance.draw(run.seed, "stakes", run.day, f"{one.id}:pays"), *one.pays)
    amount = _paid(world, run, one.id, whole).total
    pay(run, one.currency, amount, Line("stake_pays", one.id, amount), world.money)
    run.stakes[one.id] = replace(state, got=state.got + amount)
    run.envied += one.envy
    return [event("stake_paid", stake=one.id, person=one.who, currency=one.currency, amount=amount)]
