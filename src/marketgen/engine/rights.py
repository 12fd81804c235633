"""A place of one's own (game.md 4.14): an upgrade that is a right.

It is bought with the consent of an official, keeps the place for longer, can be sold again, is seen, and can be called
in: that is spoken of first, and settled some days later.
"""

from __future__ import annotations

from marketgen.engine import chance, growth, money, office
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, clamp, divide, of_bp
from marketgen.engine.commands import Command
from marketgen.engine.enterprise import RightState
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.known import missing
from marketgen.engine.ledger import pay
from marketgen.engine.replacing import replace
from marketgen.engine.run import Line, Run
from marketgen.engine.world import Right, World

REST = 10
"""Days for which nobody speaks of a right that was called in and was left."""


def held(world: World, run: Run) -> list[str]:
    """The rights you have."""
    return [one for one in run.rights if one in run.built]


def _rules(world: World, some_id: str) -> Right:
    """The terms of a right. Raises KeyError for an upgrade that is none."""
    found = world.upgrades[some_id].right
    if found is None:
        raise KeyError(some_id)
    return found


def lost_after(world: World, run: Run) -> int:
    """After how many shut days running a place is given to another."""
    days = [_rules(world, one).absent for one in held(world, run)]
    return max(world.place_rules.lost, *days) if days else world.place_rules.lost


def _tie(world: World, run: Run, some_id: str) -> tuple[str, int]:
    """Who has the post on whose word a right rests, and the tie to him; nobody's is 0."""
    who = office.holder(world, run, _rules(world, some_id).official)
    return who, run.officials[who].tie if who else 0


# what it is worth, and whether it is taken


def back(world: World, run: Run, some_id: str) -> Account:
    """What somebody gives for a right now, in minor units of the currency it is bought in. Raises KeyError if you do
    not have it."""
    rules, state = _rules(world, some_id), run.rights[some_id]
    currency = state.currency
    price = world.upgrades[some_id].prices[currency]
    steps = Sum()
    steps.add("right_price", price, keep=True, upgrade=some_id)
    steps.add("right_again", of_bp(price, rules.back_bp) - price, share=rules.back_bp - BP)
    off = min(BP, run.level * rules.level_bp)
    steps.add("right_level", -of_bp(steps.total, off), level=run.level)
    if state.settles:
        steps.add("right_spoken", of_bp(steps.total, rules.spoken_bp) - steps.total, share=rules.spoken_bp - BP)
    return steps.account(f"right_back:{some_id}", f"money:{currency}")


def worth(world: World, run: Run, some_id: str) -> int:
    """What a right counts for, in minor units of the main currency: what somebody gives for it now."""
    return money.value(world, run, run.rights[some_id].currency, back(world, run, some_id).total)


def taken(world: World, run: Run, some_id: str) -> Account:
    """The chance that a right is taken on the day on which it is settled, in basis points, as things stand. Raises
    KeyError if you do not have it."""
    rules, _state = _rules(world, some_id), run.rights[some_id]
    who, tie = _tie(world, run, some_id)
    steps = Sum()
    steps.add("right_taken", rules.lost_bp, keep=True, upgrade=some_id)
    steps.add("tie", -divide(tie * rules.tie_bp, 100), official=who, tie=tie)
    steps.keep_within(0, BP, "held")
    return steps.account(f"right_taken:{some_id}", "bp")


# buying and selling


def _closed(world: World, run: Run, some_id: str) -> Refusal | None:
    """Why nobody gives you a right now; None for what is none, or is yours."""
    rules = world.upgrades[some_id].right
    if rules is None or some_id in run.built:
        return None
    who, tie = _tie(world, run, some_id)
    if not who:
        return refuse("right_nobody", upgrade=some_id)
    if tie < rules.tie:
        return refuse("right_tie", official=who, tie=rules.tie, now=tie)
    mine = held(world, run)
    return refuse("right_one", upgrade=mine[0]) if mine else None


def build_choices(world: World, run: Run) -> list[Choice]:
    """What can be built or bought for good; a right only with somebody's consent."""
    return [
        choice if choice.refusal else Choice("build", choice.ids, refusal=_closed(world, run, choice.ids[0]))
        for choice in growth.build_choices(world, run)
    ]


def check_build(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether an upgrade can be built or bought now."""
    return growth.check_build(world, run, command) or _closed(world, run, command.ids[0])


def build(world: World, run: Run, command: Command) -> list[Event]:
    """Build or buy what stays. A right is a place again for whoever has lost hers, and whoever consented thinks better
    of you."""
    rules, some_id = world.upgrades[command.ids[0]].right, command.ids[0]
    if rules is None:
        return growth.build(world, run, command)
    back_again, (currency, _price) = _return(world, run), growth.asked(world, run, some_id)
    happened = growth.build(world, run, command) + back_again
    who, tie = _tie(world, run, some_id)
    run.rights = {**run.rights, some_id: RightState(who, currency)}
    run.officials[who] = replace(run.officials[who], tie=clamp(tie + rules.thanks, -500, 500))
    return [*happened, event("right_yours", upgrade=some_id, official=who)]


def _return(world: World, run: Run) -> list[Event]:
    """From the alley to a place of one's own."""
    if not run.home.alley:
        return []
    run.home = replace(run.home, alley=0, shut_days=0, idle_days=0)
    slots = world.start.slots + sum(one.slots for one in growth.standing(world, run))
    return [event("right_place"), *growth.add_slots(run, slots - len(run.slots))]


def resell_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each right you have."""
    return [Choice("resell", (one,)) for one in held(world, run)]


def check_resell(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether you have a right that can be sold again."""
    unknown, some_id = missing(world.upgrades, "upgrade", run, command), command.ids[0]
    if unknown:
        return unknown
    return None if some_id in held(world, run) else refuse("right_not_yours", upgrade=some_id)


def resell(world: World, run: Run, command: Command) -> list[Event]:
    """Somebody else buys your right; the place is again one of the row's, at its usual fee."""
    some_id = command.ids[0]
    currency, amount = run.rights[some_id].currency, back(world, run, some_id).total
    pay(run, currency, amount, Line("right_sold", some_id, amount), world.money)
    return [event("right_sold", upgrade=some_id, currency=currency, amount=amount), *_gone(world, run, some_id)]


def _gone(world: World, run: Run, some_id: str) -> list[Event]:
    run.rights = {one: state for one, state in run.rights.items() if one != some_id}
    return growth.take_down(world, run, some_id)


def lapse(world: World, run: Run) -> list[Event]:
    """The place was given to another, and what right there was to it with it."""
    return [told for one in held(world, run) for told in (event("right_lapsed", upgrade=one), *_gone(world, run, one))]


# what happens to it


def dawn(world: World, run: Run) -> list[Event]:
    """A morning: what was called in is settled; what is not may be, with whoever consented gone, or a strict board."""
    happened: list[Event] = []
    for one in [some_id for some_id in run.built if some_id in world.upgrades and world.upgrades[some_id].right]:
        if one not in run.rights:  # it came by an event
            run.rights = {
                **run.rights,
                one: RightState(_tie(world, run, one)[0], next(iter(world.upgrades[one].prices))),
            }
        state = run.rights[one]
        if state.settles:
            happened += _settle(world, run, one) if run.day >= state.settles else []
        else:
            happened += _called_in(world, run, one)
    return happened


def _settle(world: World, run: Run, some_id: str) -> list[Event]:
    luck = chance.draw(run.seed, "right", run.rights[some_id].settles, f"{some_id}.taken")
    if chance.happens(luck, taken(world, run, some_id).total):
        return [event("right_taken", upgrade=some_id), *_gone(world, run, some_id)]
    state = replace(run.rights[some_id], settles=0, rests=run.day + REST)
    run.rights = {**run.rights, some_id: state}
    return [event("right_left", upgrade=some_id)]


def _called_in(world: World, run: Run, some_id: str) -> list[Event]:
    """Whether somebody speaks of a right this morning, and why."""
    rules, state = _rules(world, some_id), run.rights[some_id]
    who, _tie_now = _tie(world, run, some_id)
    luck = chance.draw(run.seed, "right", run.day, some_id)
    why = ""
    if who != state.official:
        run.rights = {**run.rights, some_id: replace(state, official=who)}
        why = "post" if chance.happens(luck, rules.changed_bp) else ""
    elif run.level >= rules.called_level and run.day >= state.rests and chance.happens(luck, rules.called_bp):
        why = "level"
    if not why:
        return []
    settled = run.day + rules.sign
    run.rights = {**run.rights, some_id: RightState(who, state.currency, settled)}
    return [event("right_spoken", upgrade=some_id, why=why, day=settled)]
