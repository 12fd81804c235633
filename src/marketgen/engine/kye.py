"""Kye (game.md 4.12): a savings club of people you know. On each turn all but one pay in, and that one has the pot, by
draw or by who gives up most of it; over all turns everybody has it once.

What a turn brings is drawn by the turn's day and the members' ids: who is short, whose lot comes, who misses.
"""

from __future__ import annotations

from marketgen.engine import chance, debts, people
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, clamp, divide, of_bp, to_step
from marketgen.engine.events import Event, event
from marketgen.engine.ledger import pay
from marketgen.engine.owing import Debt, KyeState
from marketgen.engine.replacing import replace
from marketgen.engine.run import Line, Run
from marketgen.engine.world import World

YOU = ""
"""You among those who have had the pot; no id can be spelt so."""

NEVER = 99
"""Days until a turn where none comes."""

OWED = "kye"
"""The kind of debts that come of a kye: what you missed, and what somebody owes you for whom you stood in."""


def fellows(world: World, run: Run, some_id: str) -> tuple[str, ...]:
    """The other members: those who joined with you; before that whoever of the scenario's list would, by the seed."""
    state = run.kyes.get(some_id)
    if state is not None:
        return state.fellows
    kye = world.kyes[some_id]
    there = [who for who in kye.members if people.here(world, run, who)]
    there.sort(key=lambda who: (chance.draw(run.seed, "kye", 0, f"{some_id}:{who}"), who))
    return tuple(sorted(there[: kye.size - 1]))


def staying(run: Run, state: KyeState) -> list[str]:
    """The other members who have not missed and not left."""
    return [who for who in state.fellows if who not in state.out and who not in run.gone]


def served(state: KyeState) -> list[str]:
    """Who has had the pot, the first one first; ``YOU`` among them."""
    return [who for _day, who, _amount in state.pots]


def of_club(run: Run, some_id: str) -> list[Debt]:
    """The debts that come of a kye, either way."""
    return [debt for debt in run.debts if debt.kind == OWED and debt.kye == some_id]


def behind(run: Run, some_id: str) -> bool:
    """Whether you owe a kye: whoever does has no turn of it until that is paid."""
    return any(debt.amount > 0 for debt in of_club(run, some_id))


def waiting(run: Run, some_id: str) -> list[str]:
    """Who can have the next pot of a kye you are in: who has not had one, and owes nothing; ``YOU`` last."""
    state = run.kyes[some_id]
    had = served(state)
    found = [who for who in staying(run, state) if who not in had]
    return found if YOU in had or behind(run, some_id) else [*found, YOU]


def next_turn(world: World, run: Run, some_id: str) -> int:
    """The day of the next turn; 0 if no more comes, because nobody is left who has not had the pot."""
    kye, state = world.kyes[some_id], run.kyes.get(some_id)
    if state is None:
        return kye.first if run.day < kye.first else 0
    had = served(state)
    if YOU in had and not waiting(run, some_id):
        return 0
    if YOU not in had and not staying(run, state):
        return 0  # nobody is left who would pay you
    return kye.first + state.turns * kye.every


def turn_in(world: World, run: Run, some_id: str) -> int:
    """Days until the next turn of a kye you are in; NEVER if there is none."""
    day = next_turn(world, run, some_id) if some_id in run.kyes else 0
    return clamp(day - run.day, 0, NEVER) if day else NEVER


def pot(world: World, run: Run, some_id: str) -> Account:
    """The pot of the next turn if everybody pays, in minor units: what each but its winner pays in."""
    kye, state = world.kyes[some_id], run.kyes.get(some_id)
    many = len(staying(run, state)) if state else len(fellows(world, run, some_id))
    steps = Sum()
    steps.add("kye_paid_in", many * kye.pays, keep=True, people=many, each=kye.pays)
    return steps.account(f"kye_pot:{some_id}", f"money:{world.money}")


def gets(world: World, run: Run, some_id: str, bid: int) -> Account:
    """What you would get of the pot if everybody pays and you give up ``bid`` of it, which the others share alike; what
    cannot be shared alike stays with you. Minor units."""
    whole, many = pot(world, run, some_id), max(1, len(staying(run, run.kyes[some_id])))
    steps = Sum()
    steps.add("kye_pot", whole.total, keep=True)
    steps.add("kye_given_up", -(bid // many) * many, people=many, each=bid // many)
    return steps.account(f"kye_gets:{some_id}:{bid}", whole.unit)


def most_bid(world: World, run: Run, some_id: str) -> int:
    """The most of the pot that can be given up, in minor units."""
    return of_bp(pot(world, run, some_id).total, world.kyes[some_id].most_bp)


def costs(world: World, run: Run, some_id: str) -> Account:
    """What you pay in over all turns, each but your own, in minor units."""
    kye, many = world.kyes[some_id], len(fellows(world, run, some_id))
    steps = Sum()
    steps.add("kye_turns", many * kye.pays, keep=True, turns=many, each=kye.pays, every=kye.every)
    return steps.account(f"kye_costs:{some_id}", f"money:{world.money}")


def due(world: World, run: Run, some_id: str) -> Account:
    """What you pay in at the next turn, unless the pot is yours; nothing once the kye is over, or once nobody else is
    left whose pot it could be. Minor units. Raises KeyError for a kye you are not in."""
    state = run.kyes[some_id]
    steps = Sum()
    asked = world.kyes[some_id].pays if next_turn(world, run, some_id) else 0
    steps.add("kye_each", asked, keep=True, turns=state.turns + 1)
    if asked and waiting(run, some_id) in ([], [YOU]):
        steps.add("kye_only_you", -asked)
    elif state.held_back:
        steps.add("kye_held_back", -asked)
    return steps.account(f"kye_due:{some_id}", f"money:{world.money}")


def claim(world: World, run: Run, some_id: str) -> Account:
    """What a kye is worth to you, in minor units: before your pot what you have paid in, after it (under nothing) what
    you are still to pay. Raises KeyError for a kye you are not in."""
    kye, state = world.kyes[some_id], run.kyes[some_id]
    steps = Sum()
    if YOU in served(state):
        left = len(waiting(run, some_id))
        steps.add("kye_to_pay", -left * kye.pays, keep=True, turns=left, each=kye.pays)
    else:
        steps.add("kye_put_in", state.paid, keep=True, turns=state.turns)
        if behind(run, some_id):
            steps.add("kye_behind", -state.paid)
        elif not next_turn(world, run, some_id):
            steps.add("kye_over", -state.paid)
    return steps.account(f"kye_claim:{some_id}", f"money:{world.money}")


def short(world: World, run: Run, some_id: str, who: str) -> Account:
    """The chance, in basis points, that a member is short of money before a turn. Raises KeyError for somebody else."""
    kye = world.kyes[some_id]
    if who not in fellows(world, run, some_id):
        raise KeyError(who)
    steps = Sum()
    steps.add("kye_short_start", kye.short_bp, keep=True)
    steps.add("kye_short_level", kye.short_level_bp * run.level, level=run.level)
    steps.keep_within(0, BP, "held")
    return steps.account(f"kye_short:{some_id}:{who}", "bp")


def misses(world: World, run: Run, some_id: str, who: str) -> Account:
    """The chance, in basis points, that a member who is short does not pay in: more after the pot was had, less the
    better you stand with each other; none for who is not short, or for whom you stood in."""
    kye, state = world.kyes[some_id], run.kyes[some_id]
    steps = Sum()
    if who not in state.lacking or who in state.stood:
        steps.add("kye_not_short", 0, keep=True)
    else:
        steps.add("kye_miss_start", kye.miss_bp, keep=True)
        steps.add("kye_miss_had", kye.had_bp if who in served(state) else 0)
        trust = run.trust.get(who, 0)
        steps.add("kye_miss_trust", -divide(trust * kye.trust_bp, 100), person=who, trust=trust)
        steps.keep_within(0, BP, "held")
    return steps.account(f"kye_miss:{some_id}:{who}", "bp")


def returns(world: World, run: Run, some_id: str, who: str) -> Account:
    """The chance, in basis points, that somebody for whom you stood in gives it back on the day, and does not ask for
    more time."""
    kye, trust = world.kyes[some_id], run.trust.get(who, 0)
    if who not in kye.members:
        raise KeyError(who)
    steps = Sum()
    steps.add("kye_back_start", kye.back_bp, keep=True)
    steps.add("kye_back_trust", divide(trust * kye.back_trust_bp, 100), person=who, trust=trust)
    steps.keep_within(0, BP, "held")
    return steps.account(f"kye_back:{some_id}:{who}", "bp")


def offers(world: World, run: Run, some_id: str, who: str) -> int:
    """What another member gives up for the pot at the next turn, in minor units: a share by luck, and more if short."""
    kye, state = world.kyes[some_id], run.kyes[some_id]
    luck = chance.draw(run.seed, "kye", next_turn(world, run, some_id), f"{some_id}:{who}:bid")
    share = chance.between(luck, *kye.bids_bp) + (kye.short_bid_bp if who in state.lacking else 0)
    return to_step(of_bp(pot(world, run, some_id).total, min(share, kye.most_bp)), world.currencies[world.money].step)


def who_is_short(world: World, run: Run, some_id: str, fellows: tuple[str, ...], turn: int) -> tuple[str, ...]:
    """The members who are short before the turn of a day."""
    found = []
    for who in fellows:
        luck = chance.draw(run.seed, "kye", turn, f"{some_id}:{who}:short")
        if chance.happens(luck, short(world, run, some_id, who).total):
            found.append(who)
    return tuple(found)


def dawn(world: World, run: Run) -> list[Event]:
    """Who asks for more time, who is short before the turn, and what is to be paid tonight or tomorrow."""
    happened: list[Event] = []
    for some_id in sorted(run.kyes):
        happened += _asks_for_time(world, run, some_id)
        turn, kye = next_turn(world, run, some_id), world.kyes[some_id]
        if not turn:
            continue
        if turn - kye.sign <= run.day and run.kyes[some_id].shown != turn:
            happened += show_signs(world, run, some_id)
        if turn - run.day in (0, 1):
            happened.append(_reminds(world, run, some_id, turn))
    return happened


def _reminds(world: World, run: Run, some_id: str, turn: int) -> Event:
    """A turn is today or tomorrow, and what is to be paid in; ``yours``: 1 where the pot can be nobody else's."""
    can = waiting(run, some_id)
    kind = "kye_tonight" if turn == run.day else "kye_soon"
    return event(kind, kye=some_id, amount=due(world, run, some_id).total, yours=int(can == [YOU]))


def show_signs(world: World, run: Run, some_id: str) -> list[Event]:
    """It shows who is short before the next turn."""
    state, turn = run.kyes[some_id], next_turn(world, run, some_id)
    found = who_is_short(world, run, some_id, tuple(staying(run, state)), turn)
    run.kyes[some_id] = replace(state, lacking=found, shown=turn)
    return [event("kye_short", kye=some_id, person=who) for who in found]


def _asks_for_time(world: World, run: Run, some_id: str) -> list[Event]:
    """Of those for whom you stood in and whose day it is, whoever cannot yet asks for as many days again."""
    kye, happened = world.kyes[some_id], []
    for debt in [one for one in of_club(run, some_id) if one.amount < 0 and one.due <= run.day]:
        luck = chance.draw(run.seed, "kye", run.day, f"{some_id}:{debt.who}:back")
        if not chance.happens(luck, returns(world, run, some_id, debt.who).total):
            run.debts = tuple(one for one in run.debts if one is not debt)
            debts.add(run, replace(debt, due=run.day + kye.back_days))
            happened.append(event("kye_more_time", person=debt.who, amount=-debt.amount, due=run.day + kye.back_days))
    return happened


def evening(world: World, run: Run) -> list[Event]:
    """The turns of this evening."""
    happened: list[Event] = []
    for some_id in sorted(run.kyes):
        if next_turn(world, run, some_id) == run.day:
            happened += _meet(world, run, some_id)
    return happened


def _meet(world: World, run: Run, some_id: str) -> list[Event]:
    """A turn: whose pot it is, who pays in, and what each has of it."""
    kye, state = world.kyes[some_id], run.kyes[some_id]
    can = waiting(run, some_id)
    if not can:  # you alone have not had it, and owe
        run.kyes[some_id] = replace(state, turns=state.turns + 1, lacking=(), stood=(), bid=0, held_back=0)
        return [event("kye_no_turn", kye=some_id)]
    who, bid = _winner(world, run, some_id, can)
    paid, missed = _paid_by_others(world, run, some_id, who)
    happened = [event("kye_missed", kye=some_id, person=one) for one in missed]
    yours = who != YOU and not state.held_back and run.money[world.money] >= kye.pays
    payers = len(paid) + int(yours)
    bid = min(bid, of_bp(kye.pays * payers, kye.most_bp))  # of what is there: somebody may have missed
    each = bid // payers if payers else 0
    got = kye.pays * payers - each * payers
    after = replace(
        state, turns=state.turns + 1, lacking=(), stood=(), bid=0, held_back=0, out=(*state.out, *missed),
        pots=(*state.pots, (run.day, who, got)), paid=state.paid + (kye.pays - each if yours else 0),
    )  # fmt: skip
    run.kyes[some_id] = after
    if yours:
        pay(run, world.money, -kye.pays, Line("kye", some_id, -kye.pays), world.money)
        pay(run, world.money, each, Line("kye_share", some_id, each), world.money)
        happened.append(event("kye_paid", kye=some_id, amount=kye.pays))
    elif who == YOU:
        pay(run, world.money, got, Line("kye_pot", some_id, got), world.money)
    kind, share = ("kye_yours" if who == YOU else "kye_pot"), each if yours else 0
    happened.append(event(kind, kye=some_id, person=who, amount=got, bid=each * payers, share=share))
    if who != YOU and not yours:
        happened += _you_missed(world, run, some_id, who)
    return happened + ([] if next_turn(world, run, some_id) else [event("kye_over", kye=some_id)])


def _winner(world: World, run: Run, some_id: str, can: list[str]) -> tuple[str, int]:
    """Whose pot it is and what is given up of it: by lot, or the highest bid, the lot between equals; the last of all
    need not bid."""
    state = run.kyes[some_id]
    lots = {who: chance.draw(run.seed, "kye", run.day, f"{some_id}:{who}:lot") for who in can}
    bids = dict.fromkeys(can, 0)
    if world.kyes[some_id].by_bid and len(can) > 1:
        bids = {who: state.bid if who == YOU else offers(world, run, some_id, who) for who in can}
    who = min(can, key=lambda one: (-bids[one], lots[one], one))
    return who, bids[who]


def _paid_by_others(world: World, run: Run, some_id: str, winner: str) -> tuple[list[str], list[str]]:
    """Of the others who stay: who pays in, and who misses. The winner does neither."""
    paid: list[str] = []
    missed: list[str] = []
    for who in staying(run, run.kyes[some_id]):
        if who == winner:
            continue
        luck = chance.draw(run.seed, "kye", run.day, f"{some_id}:{who}:pays")
        (missed if chance.happens(luck, misses(world, run, some_id, who).total) else paid).append(who)
    return paid, missed


def _you_missed(world: World, run: Run, some_id: str, winner: str) -> list[Event]:
    """You did not pay in: it is owed to whose pot it was, and every member, and their friends, think less of you."""
    kye = world.kyes[some_id]
    due = run.day + kye.every
    debts.add(run, Debt(winner, OWED, kye.pays, due, kye.pays, kye=some_id))
    happened = [event("kye_you_missed", kye=some_id, person=winner, amount=kye.pays, due=due)]
    for who in staying(run, run.kyes[some_id]):
        happened += people.move_trust(world, run, who, kye.missed_trust)
    if kye.missed_standing:
        run.standing = clamp(run.standing + kye.missed_standing, -1000, 1000)
        happened.append(event("standing", amount=kye.missed_standing))
    return happened
