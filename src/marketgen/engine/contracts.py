"""Orders for what is made by a recipe (game.md 4.14): so many pieces, at a price, by a day. What is promised is
brought, or costs something and is remembered.

Who orders, how much and for what is drawn by the day and the buyer, in a stream of its own.
"""

from __future__ import annotations

from marketgen.engine import chance, chapters, lent_names, people, price, recipes
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import of_bp
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.known import missing
from marketgen.engine.ledger import pay
from marketgen.engine.replacing import replace
from marketgen.engine.run import Line, Run
from marketgen.engine.venture_rules import Contract, Ordered
from marketgen.engine.world import World

NOTHING = Ordered()
"""Somebody who never ordered."""


def state_of(run: Run, some_id: str) -> Ordered:
    """How it stands with somebody who may order."""
    return run.ventures.contracts.get(some_id, NOTHING)


def _put(run: Run, some_id: str, state: Ordered) -> None:
    run.ventures = replace(run.ventures, contracts=dict(sorted({**run.ventures.contracts, some_id: state}.items())))


def brings(world: World, run: Run, some_id: str) -> Account:
    """What an order brings, in minor units: its pieces at its price, less the share of the enterprise whose name stands
    on them. Raises KeyError where nothing is ordered."""
    one, state, steps = world.contracts[some_id], state_of(run, some_id), Sum()
    if not state.asked:
        raise KeyError(some_id)
    steps.add(
        "contract_pieces", state.units * state.price, keep=True, good=one.good, units=state.units, price=state.price
    )
    firm = recipes.lent_for(world, run, one.good)
    if firm:
        share = world.firms[firm].share_bp
        steps.add("contract_share", -of_bp(steps.total, share), firm=firm, share=share)
    return steps.account(f"contract:{some_id}", f"money:{world.money}")


def penalty(world: World, run: Run, some_id: str) -> Account:
    """What is paid if an order is not brought, in minor units; never more than there is. Raises KeyError where nothing
    is ordered."""
    one, state, steps = world.contracts[some_id], state_of(run, some_id), Sum()
    if not state.asked:
        raise KeyError(some_id)
    whole = state.units * state.price
    steps.add("contract_late", of_bp(whole, one.late_bp), keep=True, money=whole, share=one.late_bp)
    steps.keep_within(0, max(0, run.money[world.money]), "no_more")
    return steps.account(f"contract_late:{some_id}", f"money:{world.money}")


def answer_by(world: World, run: Run, some_id: str) -> int:
    """The last day on which an order that was asked for can be promised."""
    return state_of(run, some_id).asked + world.contracts[some_id].stands - 1


def promise_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each order that waits for an answer."""
    return [
        Choice("promise", (name,), undoable=True)
        for name, state in run.ventures.contracts.items()
        if state.asked and not state.due
    ]


def _of(world: World, run: Run, command: Command) -> Refusal | None:
    unknown, some_id = missing(world.contracts, "contract", run, command), command.ids[0]
    return unknown or (None if state_of(run, some_id).asked else refuse("contract_none", contract=some_id))


def check_promise(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether an order waits for an answer."""
    closed = _of(world, run, command)
    if closed or not state_of(run, command.ids[0]).due:
        return closed
    return refuse("already_so")


def promise(world: World, run: Run, command: Command) -> list[Event]:
    """You say yes: it is to be brought within its days."""
    one, state = world.contracts[command.ids[0]], state_of(run, command.ids[0])
    due = run.day + one.days
    _put(run, one.id, replace(state, due=due))
    return [event("contract_promised", contract=one.id, good=one.good, units=state.units, price=state.price, day=due)]


def deliver_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each order that was promised."""
    return [
        Choice("deliver", (name,), refusal=_short(world, run, world.contracts[name]))
        for name, state in run.ventures.contracts.items()
        if state.due
    ]


def _short(world: World, run: Run, one: Contract) -> Refusal | None:
    """What is missing for bringing an order."""
    needs = state_of(run, one.id).units
    if run.goods[one.good].stock < needs:
        return refuse("no_stock", good=one.good, needs=needs)
    if one.named and not recipes.lent_for(world, run, one.good):
        return refuse("contract_named", contract=one.id, good=one.good)
    return None


def check_deliver(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether an order can be brought now."""
    closed = _of(world, run, command)
    if closed is None and not state_of(run, command.ids[0]).due:
        closed = refuse("contract_promise_first", contract=command.ids[0])
    return closed or _short(world, run, world.contracts[command.ids[0]])


def deliver(world: World, run: Run, command: Command) -> list[Event]:
    """The pieces are counted, the money is counted; the enterprise has its share."""
    one, state = world.contracts[command.ids[0]], state_of(run, command.ids[0])
    whole, net = state.units * state.price, brings(world, run, one.id).total
    held = run.goods[one.good]
    left = held.stock - state.units
    run.goods[one.good] = replace(held, stock=left, cost=held.cost * left // held.stock)
    line = Line("contract", one.id, whole, units=state.units, price=state.price, other=one.good)
    pay(run, world.money, whole, line, world.money)
    _put(run, one.id, Ordered(brought=state.brought + 1, missed=state.missed))
    happened = [event("contract_brought", contract=one.id, good=one.good, units=state.units, amount=whole)]
    firm = recipes.lent_for(world, run, one.good)
    if firm:
        happened += lent_names.takes(world, run, firm, whole - net)
    return happened + (people.move_trust(world, run, one.who, one.kept) if one.who and one.kept else [])


def dawn(world: World, run: Run) -> list[Event]:
    """What is late, what nobody answered, and who orders this morning."""
    happened: list[Event] = []
    for one in world.contracts.values():
        state = state_of(run, one.id)
        if state.due and run.day > state.due:
            happened += _missed(world, run, one, state)
        elif state.asked and not state.due and run.day > answer_by(world, run, one.id):
            _put(run, one.id, replace(state, asked=0, units=0, price=0))
            happened.append(event("contract_lapsed", contract=one.id))
        elif not state.asked and one.from_day <= run.day and _would(world, run, one):
            happened += _asks(world, run, one, state)
    return happened


def _missed(world: World, run: Run, one: Contract, state: Ordered) -> list[Event]:
    amount = penalty(world, run, one.id).total
    pay(run, world.money, -amount, Line("contract_late", one.id, -amount), world.money)
    _put(run, one.id, Ordered(brought=state.brought, missed=state.missed + 1))
    told = event("contract_missed", contract=one.id, good=one.good, units=state.units, amount=amount)
    return [told, *(people.move_trust(world, run, one.who, one.late_trust) if one.who and one.late_trust else [])]


def _would(world: World, run: Run, one: Contract) -> bool:
    """Whether somebody could order: what is wanted can be made by you, and you are known well enough."""
    if chapters.between(world, run.day):  # what would ask somebody waits until somebody is there
        return False
    if not any(item.makes == one.good and recipes.known(world, run, name) for name, item in world.recipes.items()):
        return False
    return not one.who or (people.present(world, run, one.who) and run.trust.get(one.who, 0) >= one.trust)


def _asks(world: World, run: Run, one: Contract, state: Ordered) -> list[Event]:
    comes, many, each = chance.draws(run.seed, "contract", run.day, one.id, 3)
    if not chance.happens(comes, one.asks_bp):
        return []
    units = chance.between(many, *one.units)
    asks = price.rounded(world, chance.between(each, *one.price))
    _put(run, one.id, replace(state, asked=run.day, units=units, price=asks))
    until = run.day + one.stands - 1
    return [event("contract_asked", contract=one.id, good=one.good, units=units, price=asks, day=until)]
