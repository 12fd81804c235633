"""A held shipment (game.md 4.4): pay, give, send somebody, give up a part, wait, or let it go."""

from __future__ import annotations

from marketgen.engine import chance, keeper, money, office, people, price, shipments, travel
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, clamp, divide
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import pay, spend_hours
from marketgen.engine.replacing import replace
from marketgen.engine.run import Line, Load, Run
from marketgen.engine.world import World

OTHERS = ("goods", "send", "yourself", "part", "wait", "abandon")
"""The answers beside paying in a currency, which is ``pay_`` and the currency's id."""

PAY = "pay_"


def answers(world: World, post_id: str) -> tuple[str, ...]:
    """The answers to a load held at a post: paying in each currency, the main one first, then the others."""
    first = [world.money, *(currency for currency in world.currencies if money.has_rate(world, currency))]
    others = (how for how in OTHERS if how != "yourself" or world.posts[post_id].hours)
    return (*(f"{PAY}{currency}" for currency in first), *others)


def asked(world: World, run: Run, how: str) -> Account:
    """What an answer costs in money: of its currency when it is paid, else of the main one. For ``goods`` what they
    are worth, for ``part`` and ``abandon`` what is lost. Raises KeyError if no load is held."""
    load = _held(run)
    worth = shipments.worth(world, run, load.id).total
    subject = f"release_cost:{how}"
    if how.startswith(PAY) and how not in answers(world, load.post):
        raise KeyError(how)
    if how.startswith(PAY):
        account = travel.share_account(world, run, worth, load.units * load.price, subject)
        return account if how == f"{PAY}{world.money}" else _exchanged(world, run, account, how.removeprefix(PAY))
    steps = Sum()
    if how == "goods":
        good, units = gift(world, run)
        near = price.total(world, run, good) if good else 0
        steps.add("load_gift", units * near, keep=True, good=good or load.good, units=units, price=near)
    elif how == "part":
        steps.add("load_part", worth - worth * left_of(world, load) // load.units, keep=True, share=world.road.part_bp)
    elif how == "wait":
        steps.add("storage", world.road.storage, keep=True, days=world.road.wait_days)
    elif how == "abandon":
        steps.add("load_paid", load.paid, keep=True, units=load.units)
    else:
        steps.add("a_favour", 0, keep=True)
    return steps.account(subject, f"money:{world.money}")


def _exchanged(world: World, run: Run, account: Account, currency: str) -> Account:
    """A sum of the main currency in another one, rounded up: what is asked at a barrier is never less."""
    whole, rate = money.whole(world, currency), money.rate(world, run, currency)
    step = world.currencies[currency].step
    amount = -(-account.total * whole // (rate * step)) * step
    steps = Sum()
    steps.add("guards_share", amount, keep=True, **dict(account.steps[0].facts))
    return steps.account(account.subject, f"money:{currency}")


def chance_of(world: World, run: Run, how: str) -> Account:
    """The chance that an answer frees the load, in basis points. Raises KeyError if no load is held."""
    load, rules = _held(run), world.road
    there = world.posts[load.post]
    start = {"goods": rules.goods_bp, "send": rules.send_bp, "wait": rules.wait_bp}
    start |= dict.fromkeys(("yourself", "part", "abandon"), BP)
    steps = Sum()
    steps.add("release_start", start.get(how, rules.pay_bp), keep=True)
    if how in ("goods", "send") or how.startswith(PAY):
        who = office.holder(world, run, there.official)
        if who in run.officials:
            tie = run.officials[who].tie
            steps.add("tie", divide(tie * rules.answer_tie_bp, 100), official=who, tie=tie)
        steps.keep_within(rules.answer_least_bp, rules.answer_most_bp, "held")
    return steps.account(f"release:{how}", "bp")


def _held(run: Run) -> Load:
    """The load in front. Raises KeyError if there is none."""
    load = shipments.held(run)
    if load is None:
        raise KeyError("held")
    return load


def gift(world: World, run: Run) -> tuple[str, int]:
    """What suits who stands at the post, and how many units for this load: the first good of which there is enough,
    else the first. Nothing if nobody there takes any."""
    load, rules = _held(run), world.road
    official = world.officials.get(office.holder(world, run, world.posts[load.post].official))
    suits = [good for good in official.forms if good in world.goods] if official else []
    if not suits:
        return "", 0
    times = clamp(-(-shipments.worth(world, run, load.id).total // rules.per_worth), 1, rules.most_gifts)
    wanted = [(good, max(1, -(-times * rules.gives_worth // price.total(world, run, good)))) for good in suits]
    return next((item for item in wanted if run.goods[item[0]].stock >= item[1]), wanted[0])


def friend(world: World, run: Run) -> str:
    """Whoever of those who know the people at the post can be sent now; empty if nobody can."""
    for who in world.posts[_held(run).post].friends:
        if _can_go(world, run, who):
            return who
    return ""


def _can_go(world: World, run: Run, who: str) -> bool:
    member = world.household.get(who)
    if member is None:
        return who in run.trust and people.present(world, run, who)
    works = world.family.workplace
    bound = works is not None and works.member == who and not keeper.freed(world, run)
    return not member.player and not bound and keeper.at_home(world, run, who)


def left_of(world: World, load: Load) -> int:
    """Units that are left when a part is given up: they take whole units, and at least one."""
    return load.units - max(1, -(-load.units * world.road.part_bp // BP))


def release_choices(world: World, run: Run) -> list[Choice]:
    """Every answer to the load in front, with the reason why not."""
    load = shipments.held(run)
    if load is None:
        return []
    return [Choice("release", (how,), refusal=_why_not(world, run, how)) for how in answers(world, load.post)]


def _why_not(world: World, run: Run, how: str) -> Refusal | None:
    load = _held(run)
    if how in load.tried:
        return refuse("tried_already")
    if how.startswith(PAY):
        currency, needs = how.removeprefix(PAY), asked(world, run, how).total
        return refuse("no_money", currency=currency, needs=needs) if run.money[currency] < needs else None
    if how == "goods":
        good, units = gift(world, run)
        if not good:
            return refuse("nobody_takes", post=load.post)
        return refuse("no_stock_of", good=good, needs=units) if run.goods[good].stock < units else None
    if how == "send":
        if not friend(world, run):
            return refuse("nobody_to_send", post=load.post)
        return refuse("no_hours", hours=world.road.send_hours) if run.hours < world.road.send_hours else None
    if how == "yourself":
        hours = world.posts[load.post].hours
        return refuse("no_hours", hours=hours) if run.hours < hours else None
    if how == "part" and not left_of(world, load):
        return refuse("too_small_to_part")
    if how == "wait" and run.money[world.money] < world.road.storage:
        return refuse("no_money", currency=world.money, needs=world.road.storage)
    return None


def check_release(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether this is an answer to the load in front, and possible."""
    for choice in release_choices(world, run):
        if choice.ids == command.ids:
            return choice.refusal
    return refuse("no_such", kind="how", id=command.ids[0])


def release(world: World, run: Run, command: Command) -> list[Event]:
    """Answer for the load in front; if it fails, the load is still held and something else may be tried."""
    how, load = command.ids[0], _held(run)
    run.posts_asked = (*run.posts_asked, (run.day, load.post, how))
    if how == "wait":
        happened = shipments.wait(world, run, load)
    elif how == "abandon":
        shipments.drop(run, load)
        happened = [_told("abandoned", load)]
    elif how == "yourself":
        spend_hours(world, run, world.posts[load.post].hours)
        _free(run, load, run.day + 1)
        happened = [_told("fetched", load)]
    elif how == "part":
        happened = _part(world, run, load)
    else:
        happened = _try(world, run, load, how)
    run.pending = ""
    shipments.ask(run)
    return happened


def _told(kind: str, load: Load, **more: str | int) -> Event:
    return event(kind, person=load.who, good=load.good, units=load.units, post=load.post, **more)


def _part(world: World, run: Run, load: Load) -> list[Event]:
    left = left_of(world, load)
    free = shipments.shrink(load, left)
    _free(run, free, run.day + 1)
    _move_official(world, run, load, fear=-1)
    return [_told("parted", load, kept=load.units - left, left=left)]


def _free(run: Run, load: Load, due: int) -> None:
    """On the road again; at home no earlier than ``due``."""
    shipments.put(run, replace(load, state="road", post="", tried=(), due=due))


def _move_official(world: World, run: Run, load: Load, tie: int = 0, fear: int = 0, expects_bp: int = 0) -> None:
    who = office.holder(world, run, world.posts[load.post].official)
    state = run.officials.get(who)
    if state is not None:
        run.officials[who] = replace(
            state,
            tie=clamp(state.tie + tie, -500, 500),
            fear=clamp(state.fear + fear, 0, 4),
            expects=state.expects + state.expects * expects_bp // BP,
        )


def _try(world: World, run: Run, load: Load, how: str) -> list[Event]:
    """Pay, give or send: what it takes is gone if it works; a favour and its hours are gone either way."""
    luck = chance.draw(run.seed, "release", run.day, f"{load.id}.{load.post}.{how}")
    works = chance.happens(luck, chance_of(world, run, how).total)
    due = run.day + 1
    if how == "send":
        who = friend(world, run)
        spend_hours(world, run, world.road.send_hours)
        if who not in world.household:  # what was owed to you is owed no more, or is owed the other way
            run.favours[who] = run.favours.get(who, 0) - 1
        due = run.day + world.road.send_days
        told = _told("sent", load, friend=who) if works else _told("sent_back", load, friend=who)
    elif not works:
        if how.startswith(PAY):
            run.heat = clamp(run.heat + world.road.failed_heat, 0, 100)
        told = _told("pushed_back", load)
    elif how == "goods":
        told = _give(world, run, load)
    else:
        currency, amount = how.removeprefix(PAY), asked(world, run, how).total
        pay(run, currency, -amount, Line("guards", load.post, -amount), world.money)
        run.posts_paid += 1
        told = _told("paid_post", load, currency=currency, amount=amount)
    if works:
        _free(run, load, due)
    else:
        shipments.put(run, replace(load, tried=(*load.tried, how)))
    return [told]


def _give(world: World, run: Run, load: Load) -> Event:
    good, units = gift(world, run)
    state = run.goods[good]
    left = state.stock - units
    run.goods[good] = replace(state, stock=left, cost=state.cost * left // state.stock)
    _move_official(world, run, load, tie=world.road.gift_tie, expects_bp=world.road.gift_expects_bp)
    return _told("gave_post", load, what=good, amount=units)
