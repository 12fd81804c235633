"""Savings clubs: who has the pot, who pays in, who misses, what it costs and what is owed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from marketgen.engine import kye, kye_deals, worth
from marketgen.engine.accounts import Account
from marketgen.engine.carrying import carry
from marketgen.engine.events import Event
from marketgen.engine.explain import explain
from marketgen.engine.owing import Debt, KyeState
from marketgen.engine.rules import advance, check, choices, new_run, undoable
from marketgen.engine.run import Run, digest, from_json, to_json
from marketgen.engine.world import World
from tests.engine.helpers import (
    assert_check_agrees,
    assert_choices_hold,
    command,
    do,
    kinds,
    morning,
    of_choice,
    refused,
)
from tests.kye_world import BOWL, RING, calm, court
from tests.worlds import street


def joined(world: World, *clubs: str, seed: str = "amber", **state: Any) -> Run:
    """The first morning after joining, with some of the state of the clubs changed."""
    run, _ = do(world, morning(world, seed), *(f"join {one}" for one in clubs))
    for one in clubs:
        run.kyes[one] = replace(run.kyes[one], **state)
    return run


def evening(world: World, run: Run, day: int) -> list[Event]:
    """The turns of the evening of a day."""
    run.day = day
    return kye.evening(world, run)


def total(account: Account | None) -> int:
    assert account is not None
    return account.total


def test_a_run_without_a_club_is_spelt_as_it_was_before_there_were_any() -> None:
    assert "kyes" not in to_json(morning(street()))
    run = joined(court(), "ring")
    assert to_json(run)["kyes"]["ring"]["fellows"] == list(run.kyes["ring"].fellows)
    assert from_json(to_json(run)) == run
    assert digest(run) != digest(morning(court()))


@pytest.mark.parametrize(
    ("line", "changes", "reason"),
    [
        ("join ring", {}, ""),
        ("join circle", {}, "no_such"),
        ("join ring", {"day": 3}, "kye_begun"),
        ("join ring", {"gone": ("nell",)}, "kye_nobody_asks"),
        ("join ring", {"trust": {"nell": -101, "mo": 0, "pim": 0, "rolf": 0, "lena": 0}}, "kye_trust"),
        ("bid bowl 10", {}, "kye_not_in"),
        ("withhold ring", {}, "kye_not_in"),
        ("pay_in ring", {}, "kye_not_in"),
        ("cover ring mo", {}, "kye_not_in"),
        ("join ring", {"phase": "over"}, "over"),
    ],
)
def test_who_is_not_in_can_only_join(line: str, changes: dict[str, Any], reason: str) -> None:
    assert refused(court(), morning(court(), **changes), line) == reason


@pytest.mark.parametrize(
    ("line", "day", "state", "reason"),
    [
        ("join ring", 1, {}, "already_so"),
        ("withhold ring", 2, {}, "kye_not_yet"),
        ("withhold ring", 3, {}, ""),
        ("withhold ring", 3, {"held_back": 1}, "already_so"),
        ("pay_in ring", 3, {}, "kye_pays"),
        ("pay_in ring", 3, {"held_back": 1}, ""),
        ("bid ring 10", 3, {}, "kye_by_lot"),
        ("bid bowl 10", 1, {}, "kye_not_yet"),
        ("bid bowl 240", 2, {}, ""),
        ("bid bowl 241", 2, {}, "kye_bid_most"),
        ("bid bowl 10", 4, {"pots": ((4, "", 600),)}, "kye_had"),
        ("cover bowl nell", 3, {}, "kye_not_short"),
        ("cover bowl nell", 3, {"lacking": ("nell",)}, ""),
        ("cover bowl nell", 3, {"lacking": ("nell",), "stood": ("nell",)}, "already_so"),
        ("cover bowl rolf", 3, {"lacking": ("nell",)}, "no_such"),
        ("withhold bowl", 4, {"pots": ((3, "", 600),), "out": ("mo", "nell", "pim")}, "kye_is_over"),
    ],
)
def test_what_can_be_done_in_a_club(line: str, day: int, state: dict[str, Any], reason: str) -> None:
    run = joined(court(), "ring", "bowl")
    run.day, club = day, line.split()[1]
    run.kyes[club] = replace(run.kyes[club], **state)
    assert refused(court(), run, line) == reason


def test_everybody_has_the_pot_once_and_nobody_gains() -> None:
    """By lot, with members who pay: five won for each pot, and in the end as much in hand as before."""
    world = calm()
    run = joined(world, "ring")
    before, winners = run.money["mark"], []
    for day in (3, 5, 7, 9):
        assert kye.next_turn(world, run, "ring") == day
        evening(world, run, day)
        winners.append(run.kyes["ring"].pots[-1][1])
        assert run.kyes["ring"].pots[-1] == (day, winners[-1], 900)
    assert sorted(winners) == sorted([*run.kyes["ring"].fellows, kye.YOU])
    assert (run.money["mark"], run.debts) == (before, ())
    assert kye.next_turn(world, run, "ring") == 0
    assert evening(world, run, 11) == []
    assert total(explain(world, run, "kye_claim:ring")) == 0


@settings(max_examples=25, deadline=None)
@given(st.text("abcdefgh", min_size=1, max_size=6), st.integers(0, 240))
def test_what_is_given_up_is_shared_and_no_money_is_made_or_lost(seed: str, bid: int) -> None:
    """All that the player pays in, less what comes as shares and as the pot, is what the pots of the others hold of
    it: the sums of a turn come to nothing."""
    world = calm()
    run = joined(world, "bowl", seed=seed)
    for day in (4, 5, 6, 7):
        mine, state = run.money["mark"], run.kyes["bowl"]
        run.kyes["bowl"] = replace(state, bid=bid if kye.YOU not in kye.served(state) else 0)
        events = evening(world, run, day)
        told = next(one for one in events if one.kind in ("kye_pot", "kye_yours"))
        got, given_up = told.number("amount"), told.number("bid")
        assert got + given_up == 600
        assert given_up % 3 == 0
        moved = run.money["mark"] - mine
        assert moved == (got if told.word("person") == kye.YOU else given_up // 3 - 200)
    assert len(run.kyes["bowl"].pots) == 4
    assert run.kyes["bowl"].pots[-1][2] == 600  # the last need give up nothing


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 240), st.sets(st.sampled_from(("mo", "nell", "pim"))), st.sets(st.sampled_from(("mo", "nell"))),
    st.booleans(), st.integers(4000, 9000),
)  # fmt: skip
def test_a_bid_is_never_more_than_its_share_of_what_was_paid_in(
    bid: int, lacking: set[str], stood: set[str], had: bool, most: int
) -> None:
    """Whoever misses: nobody pays to have a pot, and what a turn moves of your money is what it tells."""
    bowl = replace(BOWL, miss_bp=10_000, trust_bp=0, most_bp=most, bids_bp=(3000, 9000))
    world = replace(court(), kyes={"bowl": bowl})
    run = joined(
        world, "bowl", fellows=("mo", "nell", "pim"), lacking=tuple(sorted(lacking)), stood=tuple(sorted(stood)),
        bid=bid, pots=((3, "", 600),) if had else (), turns=int(had),
    )  # fmt: skip
    before = run.money["mark"]
    run.day = day = kye.next_turn(world, run, "bowl")
    events = evening(world, run, day)
    told = next(one for one in events if one.kind in ("kye_pot", "kye_yours"))
    got, given_up = told.number("amount"), told.number("bid")
    assert got >= 0
    assert given_up * 10_000 <= (got + given_up) * most + 10_000
    mine = told.word("person") == kye.YOU
    missed = {one.word("person") for one in kinds(events, "kye_missed")}
    assert missed == lacking - stood - {told.word("person")}
    assert got + given_up == 200 * (3 - len(missed))
    assert run.money["mark"] - before == (got if mine else told.number("share") - 200)


def test_the_highest_bid_has_the_pot() -> None:
    world = calm()
    run = joined(world, "bowl", bid=240)
    run.day = 4
    others = {who: kye.offers(world, run, "bowl", who) for who in run.kyes["bowl"].fellows}
    assert max(others.values()) < 240  # two in a hundred to twenty of 600
    assert total(explain(world, run, "kye_gets:bowl:240")) == 600 - 240
    assert [one.kind for one in evening(world, run, 4)] == ["kye_yours"]
    run = joined(world, "bowl", bid=0)
    events = evening(world, run, 4)
    assert kinds(events, "kye_pot")[0].word("person") == max(others, key=lambda who: others[who])


def test_a_member_shows_that_it_will_be_tight_and_nobody_else_misses() -> None:
    world = court()
    missed = 0
    for seed in "abcdefghijklmnopqrstuvwxyz":
        run = joined(world, "ring", seed=seed)
        run.day = 2
        told = kye.dawn(world, run)
        signs = [one.word("person") for one in kinds(told, "kye_short")]
        assert tuple(signs) == run.kyes["ring"].lacking
        run.day = 3
        kye.dawn(world, run)
        events = evening(world, run, 3)
        out = [one.word("person") for one in kinds(events, "kye_missed")]
        assert set(out) <= set(signs)
        assert run.kyes["ring"].out == tuple(out)
        missed += len(out)
    assert missed > 5


@pytest.mark.parametrize(
    ("sign", "every", "joins", "shown"),
    [
        (1, 2, 1, {2: 3, 4: 5, 6: 7}),
        (2, 2, 1, {2: 3, 4: 5, 6: 7}),
        (5, 2, 1, {2: 3, 4: 5, 6: 7}),  # longer than from one turn to the next: on the morning after one
        (0, 2, 1, {3: 3, 5: 5, 7: 7}),
        (1, 1, 2, {3: 3, 4: 4, 5: 5}),
        (2, 2, 2, {3: 3, 4: 5, 6: 7}),  # joined on a day of the signs
    ],
)
def test_before_every_turn_it_shows_once_who_is_short(sign: int, every: int, joins: int, shown: dict[int, int]) -> None:
    world = replace(court(), kyes={"ring": replace(RING, sign=sign, every=every, short_bp=10_000, miss_bp=0)})
    run = morning(world, day=joins)
    run, happened = do(world, run, "join ring")
    assert [one.kind for one in happened] == ["kye_joined"]
    seen = {}
    for day in range(joins + 1, max(shown) + 1):
        run.day = day
        told = kinds(kye.dawn(world, run), "kye_short")
        if told:
            assert len(told) == 3
            seen[day] = run.kyes["ring"].shown
        evening(world, run, day)
    assert seen == shown


@pytest.mark.parametrize(
    ("day", "changes", "told"),
    [
        (1, {}, []),
        (2, {}, ["kye_last_day"]),
        (3, {}, ["kye_without_you"]),
        (4, {}, []),
        (3, {"gone": ("nell",)}, []),  # nobody has asked
        (3, {"trust": {"nell": -101, "mo": 0, "pim": 0, "rolf": 0, "lena": 0}}, []),
    ],
)
def test_what_begins_without_you_is_told(day: int, changes: dict[str, Any], told: list[str]) -> None:
    world = court()
    assert world.kyes["ring"].first == 3
    run = morning(world, day=day, **changes)
    assert [one.kind for one in kye_deals.dawn(world, run) if one.word("kye") == "ring"] == told


def test_joining_can_be_taken_back_and_shows_nobody() -> None:
    world = replace(court(), kyes={"ring": replace(RING, sign=2, short_bp=10_000)})
    run, happened = do(world, morning(world, day=2), "join ring")
    assert undoable("join")
    assert ([one.kind for one in happened], run.kyes["ring"].lacking) == (["kye_joined"], ())
    run.day = 3
    assert len(kinds(kye.dawn(world, run), "kye_short")) == 3


@pytest.mark.parametrize(
    ("pots", "owed", "amount", "yours"),
    [
        ((), 0, 300, 0),
        (((3, "mo", 900), (5, "nell", 900)), 0, 300, 0),
        (((3, "mo", 900), (5, "nell", 900), (7, "pim", 900)), 0, 0, 1),  # nobody else is left whose pot it could be
        (((3, "mo", 900), (5, "nell", 900), (7, "pim", 900)), 300, 0, 0),  # and whoever owes has none
    ],
)
def test_what_is_to_be_paid_in_is_told_on_the_day(pots: Any, owed: int, amount: int, yours: int) -> None:
    world = calm()
    run = joined(world, "ring", fellows=("mo", "nell", "pim"), pots=pots, turns=len(pots))
    run.debts = (Debt("mo", "kye", owed, 30, owed, kye="ring"),) if owed else ()
    run.day = kye.next_turn(world, run, "ring")
    (told,) = kinds(kye.dawn(world, run), "kye_tonight")
    assert (told.number("amount"), told.number("yours")) == (amount, yours)
    before = run.money["mark"]
    evening(world, run, run.day)
    assert run.money["mark"] - before in ((900, -amount) if amount else (900 * yours,))


@pytest.mark.parametrize(
    ("state", "trust", "chance"),
    [
        ({}, 0, 0),
        ({"lacking": ("mo",)}, 0, 5000),
        ({"lacking": ("mo",)}, 300, 2000),
        ({"lacking": ("mo",)}, -200, 7000),
        ({"lacking": ("mo",)}, 500, 0),
        ({"lacking": ("mo",), "pots": ((3, "mo", 900),)}, 0, 7000),
        ({"lacking": ("mo",), "stood": ("mo",)}, 0, 0),
    ],
)
def test_need_and_trust_make_somebody_miss(state: dict[str, Any], trust: int, chance: int) -> None:
    run = joined(court(), "ring", fellows=("mo", "nell", "pim"), **state)
    run.trust["mo"] = trust
    account = explain(court(), run, "kye_miss:ring:mo")
    assert account is not None
    assert account.total == sum(step.amount for step in account.steps) == chance


def test_whoever_is_stood_in_for_does_not_miss_and_owes_it() -> None:
    world = court()
    run = joined(world, "ring", fellows=("mo", "nell", "pim"), lacking=("mo", "pim"))
    run.day, before, trust = 3, run.money["mark"], dict(run.trust)
    run, happened = do(world, run, "cover ring mo")
    assert [one.kind for one in happened] == ["kye_stood", "trust"]
    assert (before - run.money["mark"], [(one.who, one.amount, one.due) for one in run.debts]) == (
        300, [("mo", -300, 5)],
    )  # fmt: skip
    assert run.trust["mo"] == trust["mo"] + 60
    run.kyes["ring"] = replace(run.kyes["ring"], lacking=("mo",), out=("pim",))
    assert kinds(evening(world, run, 3), "kye_missed") == []
    assert not refused(world, run, "note it")


@pytest.mark.parametrize(("back", "due"), [(10_000, []), (0, [7])])
def test_it_comes_back_on_its_day_or_is_asked_to_wait(back: int, due: list[int]) -> None:
    world = court()
    rules = replace(RING, back_bp=back, back_trust_bp=0, miss_bp=0)
    world = replace(world, kyes={**world.kyes, "ring": rules})
    run = joined(world, "ring", fellows=("mo", "nell", "pim"), lacking=("mo",))
    run.day = 3
    run, _ = do(world, run, "cover ring mo")
    run.day = 5
    happened = kye.dawn(world, run)
    assert [one.due for one in run.debts if one.due > 5] == due
    assert len(kinds(happened, "kye_more_time")) == len(due)


def test_your_own_missing_is_a_debt_and_costs_trust_with_all_and_their_friends() -> None:
    world = calm()
    run = joined(world, "ring", fellows=("mo", "nell", "pim"), pots=((3, "", 900),), turns=1)
    run.day = 5
    trust, standing = dict(run.trust), run.standing
    run, _ = do(world, run, "withhold ring")
    assert total(explain(world, run, "kye_due:ring")) == 0
    events = evening(world, run, 5)
    winner = run.kyes["ring"].pots[-1][1]
    assert [(one.who, one.kind, one.amount, one.due) for one in run.debts] == [(winner, "kye", 300, 7)]
    assert kinds(events, "kye_you_missed")[0].number("amount") == 300
    moved = {who: run.trust[who] - before for who, before in trust.items()}
    assert moved == {"mo": -100, "nell": -100, "pim": -100, "rolf": -50, "lena": 0}
    assert run.standing == standing - 40
    assert run.kyes["ring"].pots[-1][2] == 600


def test_without_the_money_it_is_missed_too() -> None:
    world = calm()
    run = joined(world, "ring", fellows=("mo", "nell", "pim"), pots=((3, "", 900),), turns=1)
    run.money["mark"] = 299
    assert kinds(evening(world, run, 5), "kye_you_missed")
    assert run.money["mark"] == 299


def test_whoever_owes_has_no_turn_until_it_is_paid() -> None:
    world = calm()
    run = joined(world, "bowl", held_back=1)  # without a bid the first pots go to the others
    evening(world, run, 4)
    assert [(one.kye, one.amount) for one in run.debts] == [("bowl", 200)]
    assert kye.YOU not in kye.waiting(run, "bowl")
    assert total(explain(world, run, "kye_claim:bowl")) == 0
    for day in (5, 6, 7):
        assert kye.YOU not in kye.served(run.kyes["bowl"])
        events = evening(world, run, day)
    assert [one.kind for one in events] == ["kye_no_turn"]
    assert total(explain(world, run, "kye_due:bowl")) == 0
    run.debts = ()
    assert kinds(evening(world, run, 8), "kye_yours")


def test_a_debt_is_that_of_its_own_club() -> None:
    """Who owes one club has turns in the other, and who is stood in for in one is asked by that one alone."""
    world = court()
    unkind = {name: replace(one, back_bp=0, back_trust_bp=0) for name, one in world.kyes.items()}
    world = replace(world, kyes=unkind)
    run = joined(world, "ring", "bowl", fellows=("mo", "nell", "pim"))
    run.debts = (Debt("mo", "kye", 300, 9, 300, kye="ring"),)
    assert (kye.behind(run, "ring"), kye.behind(run, "bowl")) == (True, False)
    assert (kye.YOU in kye.waiting(run, "ring"), kye.YOU in kye.waiting(run, "bowl")) == (False, True)
    assert refused(world, run, "bid bowl 10") == "kye_not_yet"
    run.debts, run.day = (Debt("mo", "kye", -200, 3, 200, kye="bowl"),), 3
    happened = kye.dawn(world, run)
    assert [(one.word("person"), one.number("due")) for one in kinds(happened, "kye_more_time")] == [("mo", 6)]
    assert [(one.due, one.kye) for one in run.debts] == [(6, "bowl")]


def test_what_is_unpaid_at_the_end_is_taken_off_worth() -> None:
    world = calm()
    run = joined(world, "ring", fellows=("mo", "nell", "pim"))
    before = worth.total(world, run)
    run.kyes["ring"] = replace(run.kyes["ring"], pots=((3, "", 900),), turns=1)
    assert total(explain(world, run, "kye_claim:ring")) == -900
    assert worth.total(world, run) == worth.worth(world, run).total < before
    run.kyes["ring"] = replace(run.kyes["ring"], pots=((3, "mo", 900),), turns=1, paid=300)
    assert total(explain(world, run, "kye_claim:ring")) == 300
    assert worth.total(world, run) == worth.worth(world, run).total > before


def test_who_leaves_the_run_leaves_the_club() -> None:
    world = calm()
    run = joined(world, "ring", fellows=("mo", "nell", "pim"))
    run.gone = ("pim",)
    assert total(explain(world, run, "kye_pot:ring")) == 600
    assert "pim" not in kye.waiting(run, "ring")


def test_a_club_moves_no_other_luck() -> None:
    """The streams are its own: what comes on the next days is the same with and without."""
    world = calm()
    run, plain = joined(world, "ring", "bowl"), morning(world)
    for _day in range(6):
        for line in ("open", "open", "sleep"):
            for one in (run, plain):
                if one.pending == "inspection":
                    advance(world, one, command("answer pack"))
                elif check(world, one, command(line)) is None:
                    advance(world, one, command(line))
    assert (run.day, len(run.kyes["ring"].pots), len(run.kyes["bowl"].pots)) == (7, 2, 3)
    assert run.offers == plain.offers
    assert (run.weather, run.prices, run.trust) == (plain.weather, plain.prices, plain.trust)


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_choices_are_what_is_accepted_and_the_ledger_adds_up(data: st.DataObject) -> None:
    """Any lawful commands: choices and checks agree, the money in hand is that of the ledger, and a copy in JSON is
    equal."""
    world = court()
    run = new_run(world, data.draw(st.sampled_from("abcd"))).run
    for _step in range(30):
        if run.phase == "over":
            break
        found = [choice for choice in assert_choices_hold(world, run) if choice.refusal is None]
        ours = [one for one in found if one.verb in ("join", "bid", "cover", "withhold", "pay_in")]
        on = [one for one in found if one.verb in ("open", "sleep", "answer", "choose")]
        choice = data.draw(st.sampled_from(ours + on * 2 if on else found))
        advance(world, run, of_choice(choice, data.draw(st.sampled_from((choice.low, choice.high)))))
        assert from_json(to_json(run)) == run
        ledger = explain(world, run, "hand")
        assert total(ledger) == run.money["mark"]


def test_everything_that_could_be_said_is_accepted_as_the_choices_say() -> None:
    world = court()
    run = joined(world, "ring", "bowl")
    run.day = 3
    kye.show_signs(world, run, "bowl")
    assert_check_agrees(world, run)


@pytest.mark.parametrize("subject", ["pot:ring", "costs:ring", "gets:bowl:90", "due:ring", "claim:ring",
                                     "short:ring:mo", "miss:ring:mo", "back:ring:mo"])  # fmt: skip
def test_every_number_is_its_steps(subject: str) -> None:
    run = joined(court(), "ring", "bowl", fellows=("mo", "nell", "pim"), lacking=("mo",), held_back=1)
    account = explain(court(), run, f"kye_{subject}")
    assert account is not None
    assert account.total == sum(step.amount for step in account.steps)
    assert account.subject == f"kye_{subject}"


def test_a_club_is_carried_over_into_another_version_as_far_as_it_is_there() -> None:
    world = court()
    run = joined(world, "ring", "bowl")
    run.kyes["ring"] = KyeState(1, ("mo", "nell", "pim"))
    without = replace(world, kyes={"ring": RING}, middlemen={"mo": world.middlemen["mo"]})
    after = carry(world, without, run)
    assert after.run.kyes == {"ring": replace(run.kyes["ring"], out=("pim",))}
    assert ("kye", "bowl") in after.lost
    assert BOWL.id not in after.run.kyes


def test_it_is_offered_from_its_day_until_the_first_turn() -> None:
    world = replace(court(), kyes={"ring": replace(RING, from_day=2)})
    offered = {
        day: [one.ids for one in choices(world, morning(world, day=day)) if one.verb == "join"] for day in (1, 2, 3)
    }
    assert offered == {1: [], 2: [("ring",)], 3: []}
