"""A partner (game.md 4.14): somebody who trusts you serves while you are away, or takes an hour's walking off you, for
a share of each day's profit. Whoever thinks less of you says so some days before leaving; both sides remember.
"""

from __future__ import annotations

from marketgen.engine import people
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, of_bp
from marketgen.engine.commands import Command
from marketgen.engine.enterprise import Partner, PartnerState
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.known import missing
from marketgen.engine.ledger import pay
from marketgen.engine.replacing import replace
from marketgen.engine.run import Line, Run
from marketgen.engine.world import World


def part_bp(world: World, run: Run, some_id: str) -> int:
    """The share of the profit that a partner has, or would have, in basis points."""
    state = run.partners.get(some_id)
    return min(BP, world.partners[some_id].share_bp + (state.more_bp if state else 0))


def due(world: World, run: Run, some_id: str) -> Account:
    """What a partner has of today so far, in minor units: the share of what was sold, less what it had cost and the fee
    of the place; nothing of a loss, and never more than there is."""
    steps, tallies = Sum(), run.today.tallies.values()
    steps.add("partner_sold", sum(tally.takings for tally in tallies), keep=True)
    steps.add("partner_cost", -sum(tally.cost for tally in tallies))
    steps.add("partner_fee", sum(line.amount for line in run.today.lines if line.kind == "fee"))
    share = part_bp(world, run, some_id)
    steps.add("partner_yours", of_bp(steps.total, share) - steps.total, share=BP - share)
    steps.keep_within(0, max(0, run.money[world.money]), "held")
    return steps.account(f"partner:{some_id}", f"money:{world.money}")


def partner_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each who could be a partner."""
    return [
        Choice("partner", (one.id,), refusal=_closed(world, run, one))
        for one in world.partners.values()
        if one.from_day <= run.day and people.present(world, run, one.who) and not _with(run, one.id)
    ]


def _with(run: Run, some_id: str) -> bool:
    return some_id in run.partners and run.partners[some_id].since > 0


def _closed(world: World, run: Run, one: Partner) -> Refusal | None:
    if _with(run, one.id):
        return refuse("already_so")
    if not people.present(world, run, one.who):
        return refuse("partner_nobody", person=one.who)
    other = next((name for name, state in run.partners.items() if state.since), "")
    if other:
        return refuse("partner_one", person=world.partners[other].who)
    state = run.partners.get(one.id)
    if state and run.day < state.ended + one.back:
        return refuse("partner_not_again", person=one.who, day=state.ended + one.back)
    return (
        refuse("kye_trust", person=one.who, needs=one.trust, has=run.trust[one.who])
        if run.trust[one.who] < one.trust
        else None
    )


def check_partner(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether somebody will be your partner now."""
    unknown = missing(world.partners, "partner", run, command)
    return unknown or _closed(world, run, world.partners[command.ids[0]])


def partner(world: World, run: Run, command: Command) -> list[Event]:
    """From now on you sell together."""
    one, state = world.partners[command.ids[0]], run.partners.get(command.ids[0])
    run.partners[one.id] = replace(state or PartnerState(), since=run.day, warned=0, more_bp=0)
    return [event("partner_begins", partner=one.id, person=one.who, share=one.share_bp)]


def part_choices(world: World, run: Run) -> list[Choice]:
    """Parting from the partner you have."""
    return [Choice("part", (name,)) for name, state in run.partners.items() if state.since]


def check_part(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether there is such a partner."""
    unknown = missing(world.partners, "partner", run, command)
    if unknown or _with(run, command.ids[0]):
        return unknown
    return refuse("partner_not_yours", person=world.partners[command.ids[0]].who)


def part(world: World, run: Run, command: Command) -> list[Event]:
    """You part, with what is due of today so far; it is remembered."""
    one = world.partners[command.ids[0]]
    paid = _paid(world, run, one.id)
    _ends(run, one.id)
    told = event("partner_parts", partner=one.id, person=one.who)
    return [*paid, told, *people.move_trust(world, run, one.who, one.parted_trust)]


def _ends(run: Run, some_id: str) -> None:
    run.partners[some_id] = replace(run.partners[some_id], since=0, warned=0, more_bp=0, ended=run.day)


def raise_choices(world: World, run: Run) -> list[Choice]:
    """A larger share for a partner who thinks of leaving."""
    return [Choice("raise", (name,)) for name, state in run.partners.items() if state.since and state.warned]


def check_raise(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether the partner thinks of leaving, so that a larger share is spoken of."""
    closed = check_part(world, run, command)
    if closed or run.partners[command.ids[0]].warned:
        return closed
    return refuse("partner_content", person=world.partners[command.ids[0]].who)


def raise_(world: World, run: Run, command: Command) -> list[Event]:
    """A larger share from now on, and some more trust for it."""
    one = world.partners[command.ids[0]]
    state = run.partners[one.id]
    run.partners[one.id] = replace(state, warned=0, more_bp=state.more_bp + one.more_bp)
    told = event("partner_raised", partner=one.id, person=one.who, share=part_bp(world, run, one.id))
    return [told, *people.move_trust(world, run, one.who, one.more_trust)]


def dawn(world: World, run: Run) -> list[Event]:
    """Who thinks of leaving says so first; whoever still does some days later leaves."""
    happened: list[Event] = []
    for name, state in run.partners.items():
        one = world.partners[name]
        if not state.since:
            continue
        if not people.here(world, run, one.who):
            _ends(run, name)
            happened.append(event("partner_gone", partner=name, person=one.who))
        elif run.trust[one.who] >= one.leaves:
            run.partners[name] = replace(state, warned=0) if state.warned else state
        elif not state.warned:
            run.partners[name] = replace(state, warned=run.day)
            happened.append(event("partner_thinks", partner=name, person=one.who, day=run.day + one.notice))
        elif run.day >= state.warned + one.notice:
            _ends(run, name)
            happened.append(event("partner_leaves", partner=name, person=one.who))
    return happened


def evening(world: World, run: Run) -> list[Event]:
    """The partner's share of the day, as far as the money goes."""
    return [told for name in list(run.partners) if _with(run, name) for told in _paid(world, run, name)]


def _paid(world: World, run: Run, some_id: str) -> list[Event]:
    state, amount = run.partners[some_id], due(world, run, some_id).total
    pay(run, world.money, -amount, Line("partner", some_id, -amount), world.money)
    run.partners[some_id] = replace(state, paid=state.paid + amount)
    person = world.partners[some_id].who
    return [event("partner_paid", partner=some_id, person=person, amount=amount)] if amount else []
