"""What can be done about a kye: join it, bid for a pot, pay in or not, stand in for a member who is short."""

from __future__ import annotations

from marketgen.engine import debts, kye, people
from marketgen.engine.commands import MOST, Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.known import missing
from marketgen.engine.ledger import pay
from marketgen.engine.owing import Debt, KyeState
from marketgen.engine.replacing import replace
from marketgen.engine.run import Line, Run
from marketgen.engine.world import World


def join_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each kye that has asked you and not begun."""
    return [
        Choice("join", (one.id,), undoable=True, refusal=_closed(world, run, one.id))
        for one in world.kyes.values()
        if one.from_day <= run.day < one.first and one.id not in run.kyes
    ]


def _closed(world: World, run: Run, some_id: str) -> Refusal | None:
    one = world.kyes[some_id]
    if some_id in run.kyes:
        return refuse("already_so")
    if run.day >= one.first:
        return refuse("kye_begun", kye=some_id, day=one.first)
    return _not_asked(world, run, some_id)


def _not_asked(world: World, run: Run, some_id: str) -> Refusal | None:
    """Why nobody asks you into a kye."""
    one = world.kyes[some_id]
    if one.asks and not people.present(world, run, one.asks):
        return refuse("kye_nobody_asks", kye=some_id)
    if one.asks and run.trust[one.asks] < one.trust:
        return refuse("kye_trust", person=one.asks, needs=one.trust, has=run.trust[one.asks])
    if not kye.fellows(world, run, some_id):
        return refuse("kye_nobody_asks", kye=some_id)
    return None


def dawn(world: World, run: Run) -> list[Event]:
    """What you were asked into and are not in: the last day for it, and that it begins without you."""
    return [
        event("kye_last_day" if run.day < one.first else "kye_without_you", kye=one.id, amount=one.pays)
        for one in world.kyes.values()
        if one.id not in run.kyes and one.first - run.day in (0, 1) and _not_asked(world, run, one.id) is None
    ]


def check_join(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether a kye can be joined now."""
    return missing(world.kyes, "kye", run, command) or _closed(world, run, command.ids[0])


def join(world: World, run: Run, command: Command) -> list[Event]:
    """You are in from now on; the first turn is on its day. Who is short is seen at the next dawn: joining can be taken
    back, so it shows nothing."""
    some_id = command.ids[0]
    one = world.kyes[some_id]
    run.kyes[some_id] = KyeState(run.day, kye.fellows(world, run, some_id))
    return [event("kye_joined", kye=some_id, amount=one.pays, due=one.first, people=len(run.kyes[some_id].fellows))]


def bid_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each pot that you can bid for: from the day of the signs to the evening of the turn."""
    return [
        Choice("bid", (some_id,), 0, max(0, min(MOST, kye.most_bid(world, run, some_id))), undoable=True,
               refusal=_no_bid(world, run, some_id))
        for some_id in run.kyes
        if world.kyes[some_id].by_bid and kye.turn_in(world, run, some_id) <= world.kyes[some_id].sign
    ]  # fmt: skip


def _no_bid(world: World, run: Run, some_id: str) -> Refusal | None:
    state = run.kyes[some_id]
    if kye.YOU in kye.served(state):
        return refuse("kye_had", kye=some_id)
    if kye.behind(run, some_id):
        return refuse("kye_behind", kye=some_id)
    return None


def check_bid(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether so much of the next pot can be given up for having it."""
    some_id, amount = command.ids[0], command.amount
    not_in = _not_in(world, run, some_id)
    if not_in:
        return not_in
    if not world.kyes[some_id].by_bid:
        return refuse("kye_by_lot", kye=some_id)
    if kye.turn_in(world, run, some_id) > world.kyes[some_id].sign:
        return refuse("kye_not_yet", kye=some_id, day=kye.next_turn(world, run, some_id))
    most = kye.most_bid(world, run, some_id)
    if amount > most:
        return refuse("kye_bid_most", amount=most)
    return _no_bid(world, run, some_id)


def bid(world: World, run: Run, command: Command) -> list[Event]:
    """You will give up so much of the pot at the next turn, if nobody gives up more; 0 is no bid."""
    some_id = command.ids[0]
    run.kyes[some_id] = replace(run.kyes[some_id], bid=command.amount)
    return [event("kye_bid", kye=some_id, amount=command.amount)]


def _not_in(world: World, run: Run, some_id: str) -> Refusal | None:
    if some_id not in run.kyes:
        return refuse("kye_not_in", kye=some_id)
    return None if kye.next_turn(world, run, some_id) else refuse("kye_is_over", kye=some_id)


def withhold_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each kye with a turn this evening into which you would pay."""
    return [
        Choice("withhold", (some_id,), undoable=True)
        for some_id, state in run.kyes.items()
        if kye.turn_in(world, run, some_id) == 0 and not state.held_back
    ]


def check_withhold(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether you can keep back what you would pay in this evening."""
    some_id = command.ids[0]
    not_in = _not_in(world, run, some_id)
    if not_in:
        return not_in
    if kye.turn_in(world, run, some_id):
        return refuse("kye_not_yet", kye=some_id, day=kye.next_turn(world, run, some_id))
    return refuse("already_so") if run.kyes[some_id].held_back else None


def withhold(world: World, run: Run, command: Command) -> list[Event]:
    """You will not pay in this evening."""
    run.kyes[command.ids[0]] = replace(run.kyes[command.ids[0]], held_back=1)
    return [event("kye_withheld", kye=command.ids[0])]


def pay_in_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each kye into which you were not going to pay this evening."""
    return [
        Choice("pay_in", (some_id,), undoable=True)
        for some_id, state in run.kyes.items()
        if state.held_back and not _not_in(world, run, some_id)
    ]


def check_pay_in(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether there is something kept back that can be paid in after all."""
    not_in = _not_in(world, run, command.ids[0])
    return not_in or (None if run.kyes[command.ids[0]].held_back else refuse("kye_pays", kye=command.ids[0]))


def pay_in(world: World, run: Run, command: Command) -> list[Event]:
    """You will pay in this evening after all."""
    run.kyes[command.ids[0]] = replace(run.kyes[command.ids[0]], held_back=0)
    return [event("kye_will_pay", kye=command.ids[0])]


def cover_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each member who is short, and for whom you could pay in."""
    return [
        Choice("cover", (some_id, who), refusal=_no_money(world, run, some_id))
        for some_id, state in run.kyes.items()
        if _not_in(world, run, some_id) is None
        for who in state.lacking
        if who not in state.stood and who not in run.gone
    ]


def _no_money(world: World, run: Run, some_id: str) -> Refusal | None:
    needs = world.kyes[some_id].pays
    return refuse("no_money", currency=world.money, needs=needs) if run.money[world.money] < needs else None


def check_cover(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether you can pay in for a member now."""
    some_id, who = command.ids
    not_in = _not_in(world, run, some_id)
    if not_in:
        return not_in
    state = run.kyes[some_id]
    if who not in state.fellows or who in run.gone:
        return refuse("no_such", kind="fellow", id=who)
    if who in state.stood:
        return refuse("already_so")
    if who not in state.lacking:
        return refuse("kye_not_short", person=who)
    return _no_money(world, run, some_id)


def cover(world: World, run: Run, command: Command) -> list[Event]:
    """You pay in for a member who is short, and are owed it."""
    some_id, who = command.ids
    one, state = world.kyes[some_id], run.kyes[some_id]
    pay(run, world.money, -one.pays, Line("kye_stood", some_id, -one.pays, other=who), world.money)
    due = run.day + one.back_days
    debts.add(run, Debt(who, kye.OWED, -one.pays, due, one.pays, kye=some_id))
    run.kyes[some_id] = replace(state, stood=tuple(sorted((*state.stood, who))))
    happened = [event("kye_stood", kye=some_id, person=who, amount=one.pays, due=due)]
    return happened + people.move_trust(world, run, who, one.stood_trust)
