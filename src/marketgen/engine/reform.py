"""Money that can die (game.md 4.12): a reform of the notes. It is rumoured, announced, and for some days old notes can
be handed in up to a cap; what is left of them then is worth nothing. Goods, other money, favours and trust do not die.

All sums stay in the money of the market as it is counted on the row, so that a price before and after can be compared;
how many old notes make a new one is told, and changes no sum.
"""

from __future__ import annotations

from marketgen.engine import debts, effects, hearsay
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, of_bp
from marketgen.engine.commands import MOST, Command
from marketgen.engine.conditions import holds
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import pay, spend_hours
from marketgen.engine.owing import ReformState
from marketgen.engine.replacing import replace
from marketgen.engine.rulebook_money import ReformRules
from marketgen.engine.run import Line, Mood, Run
from marketgen.engine.world import World

SOURCE = "reform"
"""What the effects of a reform come from."""


def open_now(run: Run) -> bool:
    """Whether old notes can be handed in today."""
    state = run.reform
    return state is not None and not state.done and 0 < state.announced <= run.day <= state.ends


def room(world: World, run: Run) -> Account:
    """What can still be handed in, in minor units: the cap less what was. Raises KeyError while nothing can be."""
    rules, state = world.reform, run.reform
    if rules is None or state is None or not open_now(run):
        raise KeyError(SOURCE)
    steps = Sum()
    steps.add("reform_cap", rules.cap, keep=True)
    steps.add("reform_handed", -state.handed)
    return steps.account("reform_room", f"money:{world.money}")


def dies(world: World, run: Run) -> Account:
    """What of the notes in hand dies if nothing more is done, in minor units: what is over the cap, and what the last
    evening's queue keeps of the rest. Raises KeyError while nothing can be handed in."""
    rules, held, left = world.reform, run.money[world.money], room(world, run).total
    assert rules is not None
    by_itself = min(held, left)
    steps = Sum()
    steps.add("reform_in_hand", held, keep=True)
    steps.add("reform_by_itself", -by_itself)
    steps.add("reform_late", by_itself - of_bp(by_itself, rules.late_bp), share=BP - rules.late_bp)
    return steps.account("reform_dies", f"money:{world.money}")


def dawn(world: World, run: Run) -> list[Event]:
    """The sign, the announcement, and the end of the old notes."""
    rules, state = world.reform, run.reform
    if rules is None or not world.met("reform", run.day):
        return []
    if state is None:
        return _begin(world, run, rules)
    if not state.announced:
        return _announce(world, run, rules, state) if _announces(run, rules, state) else []
    if not state.done and run.day > state.ends:
        return _strike(world, run, rules, state)
    return [event("reform_last", amount=dies(world, run).total)] if run.day == state.ends and open_now(run) else []


def _begin(world: World, run: Run, rules: ReformRules) -> list[Event]:
    """The first word of it: of one with a day on the first morning from ``sign`` days before on that is played with it,
    and there its condition is asked, once. Where that morning is the day itself, or later, it is announced at once."""
    if run.day < rules.day - rules.sign:
        return []
    if not holds(world, run, rules.when, SOURCE):
        run.reform = ReformState(0) if rules.day else None
        return []
    state = run.reform = ReformState(run.day)
    return _announce(world, run, rules, state) if _announces(run, rules, state) else _sign(world, run, rules)


def _announces(run: Run, rules: ReformRules, state: ReformState) -> bool:
    """Whether it is announced this morning: on its day, or ``sign`` days after the first word of it."""
    return state.sign > 0 and run.day >= (rules.day or state.sign + rules.sign)


def _announce(world: World, run: Run, rules: ReformRules, state: ReformState) -> list[Event]:
    ends = run.day + rules.window - 1
    run.reform = replace(state, announced=run.day, ends=ends)
    told = event("reform_announced", amount=rules.cap, due=ends, rate=rules.rate)
    return [told, *effects.carry_out(world, run, rules.announced, SOURCE)]


def _sign(world: World, run: Run, rules: ReformRules) -> list[Event]:
    """It is spoken of before it is announced."""
    rumour = world.rumours.get(rules.rumour)
    who = hearsay.teller(world, run, rumour) if rumour is not None else ""
    if rumour is not None and who and hearsay.find(run, rumour.id) is None:
        return [hearsay.tell(run, rumour, who)]
    return [event("reform_sign")]


def _strike(world: World, run: Run, rules: ReformRules, state: ReformState) -> list[Event]:
    """The old notes are worth nothing from now on: what was handed in comes as new ones, of the rest as much as the cap
    still allows, less what the last queue keeps; debts, wages and the tags of what is not priced in other money as the
    scenario says."""
    held = run.money[world.money]
    by_itself = min(held, rules.cap - state.handed)
    got = of_bp(by_itself, rules.late_bp)
    pay(run, world.money, -held, Line("old_notes", "", -held), world.money)
    pay(run, world.money, state.handed + got, Line("new_notes", "", state.handed + got), world.money)
    run.reform = replace(state, done=run.day, void=held - got)
    debts.scale(run, rules.debts_bp)
    share = rules.prices_bp - BP
    if share:
        local = [good.id for good in world.goods.values() if not good.currency]
        last = run.day + rules.prices_days - 1
        run.moods = (*run.moods, *(Mood("price", good, share, last, SOURCE) for good in local))
    told = event("reform_done", amount=state.handed + got, gone=held - got)
    return [told, *effects.carry_out(world, run, rules.after, SOURCE)]


def hand_in_choices(world: World, run: Run) -> list[Choice]:
    """Handing in old notes, while that can be done."""
    if not open_now(run):
        return []
    most = min(MOST, room(world, run).total, run.money[world.money])
    return [Choice("hand_in", (), 1, max(1, most), refusal=_closed(world, run))]


def _closed(world: World, run: Run) -> Refusal | None:
    rules, state = world.reform, run.reform
    assert rules is not None
    assert state is not None
    if not room(world, run).total:
        return refuse("reform_cap", amount=rules.cap)
    if not run.money[world.money]:
        return refuse("no_money", currency=world.money, needs=1)
    needs = rules.hours if state.queued != run.day else 0
    return refuse("no_hours", hours=needs) if run.hours < needs else None


def check_hand_in(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether so much can be handed in now."""
    if not open_now(run):
        return refuse("reform_not_now")
    closed = _closed(world, run)
    if closed:
        return closed
    if command.amount < 1:
        return refuse("at_least_one")
    if command.amount > run.money[world.money]:
        return refuse("no_money", currency=world.money, needs=command.amount)
    left = room(world, run).total
    return refuse("reform_cap", amount=left) if command.amount > left else None


def hand_in(world: World, run: Run, command: Command) -> list[Event]:
    """Stand in the queue, once a day, and hand in old notes; the new ones come when the old ones end."""
    rules, state = world.reform, run.reform
    assert rules is not None
    assert state is not None
    if state.queued != run.day:
        spend_hours(world, run, rules.hours)
    pay(run, world.money, -command.amount, Line("handed_in", "", -command.amount), world.money)
    run.reform = replace(state, handed=state.handed + command.amount, queued=run.day)
    return [event("handed_in", amount=command.amount, due=state.ends + 1)]
