"""Bargains: who comes, the limit that cues move, the moves and their answers, the end, and who remembers it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from marketgen.engine import bargain, bargain_moves, price
from marketgen.engine.accounts import Account
from marketgen.engine.commands import Command, text
from marketgen.engine.events import Refusal
from marketgen.engine.explain import explain
from marketgen.engine.haggling import BUY, NOTHING, SELL, Bargaining, Haggle
from marketgen.engine.rules import apply, check, choices, undoable
from marketgen.engine.run import Run, canonical, digest, from_json, present, to_json
from marketgen.play import look, tell
from marketgen.play.timeline import Timeline
from tests.bargain_world import RULES, fair
from tests.engine.helpers import assert_choices_hold, do, kinds, morning, refused, turns
from tests.worlds import street

PLAIN = Haggle("rolf_jars", SELL, "rolf", "jar", 3, 1000, 1000, 800, (0, 0, 0), (1, 0, 0), 0, 0, 960, 3, 3)
LOT = replace(PLAIN, id="lot", side=BUY, who="mo", going=1000, base=850, paid=0, first=890, levels=(0, 0, 0))


def facing(h: Haggle, **changes: Any) -> Run:
    """A first morning with a bargain in front; enough money and goods for anything."""
    run = morning(fair(), **changes)
    run.money["mark"] = 20_000
    run.bargaining = replace(run.bargaining, now=(h,), stopped_at=(1, 0))
    run.pending = bargain.PENDING
    run.today = replace(run.today, opening=20_000)
    return run


ENDS = ("bargain_sold", "bargain_bought", "bargain_left", "bargain_let_go")


def limit(h: Haggle) -> int:
    return bargain.limit(fair(), h).total


@pytest.mark.parametrize(
    ("levels", "grudge", "mood", "expected"),
    [
        ((0, 0, 0), 0, 0, 1000),
        ((2, 1, 0), 0, 0, 1240),
        ((0, -1, 0), 0, 0, 920),
        ((0, -1, 2), 0, 0, 900),  # 760 by the cues: nobody who comes pays so much less than the market
        ((1, 0, 0), 1, 0, 1000),
        ((0, 0, 0), 0, 400, 1040),
        ((0, 0, 0), 0, -400, 960),
    ],
)
def test_the_limit_is_what_the_rule_says(levels: tuple[int, ...], grudge: int, mood: int, expected: int) -> None:
    h = replace(PLAIN, levels=levels, grudge=grudge, mood_bp=mood)
    assert limit(h) == expected
    lot = replace(h, side=BUY, mood_bp=-mood)  # the other way round: what moves a buyer up moves a seller down
    assert limit(lot) == min(1000, 2000 - expected)  # but over the market nobody has to go


def test_the_truth_helps_where_there_is_doubt_and_only_there() -> None:
    doubts = replace(PLAIN, levels=(1, 0, 2))
    assert limit(replace(doubts, truth=1)) - limit(doubts) == 80
    assert limit(replace(PLAIN, truth=1)) == limit(PLAIN)
    assert limit(replace(PLAIN, grudge=1, truth=1)) == limit(PLAIN)


def test_a_step_is_answered_by_half_of_it_and_a_little_more() -> None:
    run = facing(PLAIN)
    run, happened = do(fair(), run, "name 1160")
    assert dict(happened[0].facts)["bid"] == 960
    for line, ask, bid in (("haggle small", 1120, 1000), ("haggle hold", 1120, 1000)):
        shown = [bargain.says(fair(), run, line.split()[1]).total, bargain.answers(fair(), run, line.split()[1]).total]
        run, happened = do(fair(), run, line)
        now = run.bargaining.now[0]
        assert [now.ask, now.bid] == [ask, bid] == shown
    assert now.patience == 1


def test_nobody_goes_beyond_the_limit_and_that_can_be_seen() -> None:
    run, _ = do(fair(), facing(replace(PLAIN, first=1060)), "name 1180", "haggle small")
    now = run.bargaining.now[0]
    assert (now.ask, now.bid, limit(now)) == (1140, 1080, 1080)
    assert bargain.answers(fair(), run, "small").total == 1100  # at the most: nobody but they knows better
    run, _ = do(fair(), run, "haggle small")
    assert run.bargaining.now[0].bid == 1080


@pytest.mark.parametrize(
    ("lines", "end", "each"),
    [
        (("name 900",), "bargain_sold", 900),  # less than their first word: taken at once
        (("name 1100", "haggle deal"), "bargain_sold", 960),
        (("name 1080", "haggle hold", "haggle hold", "haggle hold"), "bargain_sold", 1080),  # within the limit
        (("name 1090", "haggle hold", "haggle hold", "haggle hold"), "bargain_left", 0),  # beyond it
        (("name 1040", "haggle small"), "bargain_sold", 1000),  # the prices met
        (("haggle leave",), "bargain_let_go", 0),
        (("name 1200", "haggle leave"), "bargain_let_go", 0),
    ],
)
def test_how_a_bargain_ends(lines: tuple[str, ...], end: str, each: int) -> None:
    before = facing(PLAIN)
    run, happened = do(fair(), before, *lines)
    assert [event.kind for event in happened if event.kind in ENDS] == [end]
    assert (run.pending, run.bargaining.now) == ("", ())
    done = run.today.bargains[-1]
    assert done.price == each
    sold = 3 if each else 0
    assert run.goods["jar"].stock == before.goods["jar"].stock - sold
    assert run.money["mark"] == before.money["mark"] + sold * each
    assert [(line.kind, line.amount) for line in run.today.lines] == ([("bargained", 3 * each)] if each else [])


def test_an_ask_far_beyond_the_limit_costs_two_beats() -> None:
    most = limit(PLAIN) * RULES.over_bp // 10_000
    for ask, named, held in ((most, 4, 3), (most + 1, 3, 1)):
        run, _ = do(fair(), facing(replace(PLAIN, patience=4)), f"name {ask}")
        assert run.bargaining.now[0].patience == named
        run, _ = do(fair(), run, "haggle hold")
        assert run.bargaining.now[0].patience == held


def test_buying_is_the_same_play_the_other_way() -> None:
    before = facing(LOT)
    run, _ = do(fair(), before, "name 750", "haggle small")
    now = run.bargaining.now[0]
    assert (now.ask, now.bid) == (785, 890 - 35)
    run, happened = do(fair(), run, "haggle deal")
    assert (happened[0].kind, run.goods["jar"].stock) == ("bargain_bought", before.goods["jar"].stock + 3)
    assert run.money["mark"] == before.money["mark"] - 3 * 855
    assert run.today.lines[-1].kind == "lot"
    assert run.goods["jar"].cost == before.goods["jar"].cost + 3 * 855


def test_a_small_thing_is_given_away_and_moves_them() -> None:
    run, _ = do(fair(), facing(PLAIN), "name 1100")
    plums = run.goods["plum"].stock
    assert refused(fair(), run, "sweeten jar") == "not_small"
    small = [choice.ids[0] for choice in choices(fair(), run) if choice.verb == "sweeten"]
    assert small == ["candle", "plum"]
    was = run.bargaining.now[0]
    run, happened = do(fair(), run, "sweeten plum")
    now = run.bargaining.now[0]
    assert (run.goods["plum"].stock, happened[0].kind) == (plums - 1, "bargain_sweet")
    assert (now.patience, limit(now) - limit(was), now.ask) == (was.patience, 30, was.ask)
    assert refused(fair(), run, "sweeten candle") == "sweetened_already"


def test_a_squeeze_is_remembered_and_a_fair_price_mends_it() -> None:
    world = fair()
    run, happened = do(world, facing(replace(PLAIN, patience=1)), "name 1070", "haggle hold")
    assert kinds(happened, "squeezed")
    assert (run.trust["rolf"], run.bargaining.grudges) == (-50, (("rolf", 1),))
    run.bargaining = replace(run.bargaining, now=(PLAIN,))
    run.pending = bargain.PENDING
    run, _ = do(world, run, "name 1000", "haggle small")
    assert (run.trust["rolf"], run.bargaining.grudges) == (-40, ())


def test_what_they_said_themselves_squeezes_nobody() -> None:
    run, happened = do(fair(), facing(replace(PLAIN, first=1075)), "name 1160", "haggle deal")
    assert not kinds(happened, "squeezed")
    assert run.today.bargains[-1].squeezed == 0


def test_a_grudge_is_a_step_of_doubt_the_next_time() -> None:
    world = fair()
    run = morning(world, day=2)
    run.bargaining = Bargaining(grudges=(("rolf", 2),))
    found = bargain_moves._begin(world, run, world.bargains["rolf_jars"], 3)
    assert found.grudge == 2
    assert limit(replace(found, grudge=0)) > limit(found)


def test_a_bargain_weighs_on_no_price() -> None:
    world = fair()
    before = facing(PLAIN)
    run, _ = do(world, before, "name 900")
    assert run.goods["jar"].pressure == before.goods["jar"].pressure
    assert run.today.tallies["jar"].sold == 3
    run, happened = do(world, run, "show jar 1", "open")
    sold = sum(event.number("units") for event in kinds(happened, "sold") if event.word("good") == "jar")
    assert sold
    assert run.goods["jar"].fresh == price.sale_effect(world, world.goods["jar"], sold)
    assert run.today.tallies["jar"].sold == 3 + sold
    told = [step.fact("units") for step in price.going(world, run, "jar").steps if step.name == "sold_today"]
    assert told == [sold] == [look.companion(Timeline(world, run), "jar").points[-1].sold]


def test_the_report_counts_a_bargain_once() -> None:
    world = fair()
    run, _ = do(world, facing(replace(PLAIN, first=1075)), "name 900", "show jar 1", "open", "open", "sleep")
    rows = look.report(Timeline(world, run), 1).lines
    moved = [after.running - before.running for before, after in pairwise(rows[:-1])]
    assert [row.amount.total for row in rows[1:-1]] == moved
    assert rows[-2].running == rows[-1].running
    subjects = [row.amount.subject for row in rows]
    assert {"takings:1:jar", "spent:1:bargained:jar"} <= set(subjects)


REFUSALS = (
    ("open", "bargain_first"),
    ("tidy", "bargain_first"),
    ("price jar keen", "bargain_first"),
    ("haggle hold", "name_first"),
    ("haggle deal", "name_first"),
    ("sweeten plum", "name_first"),
    ("haggle wait", "no_such"),
    ("name 0", "at_least_one"),
    ("name 999999", "price_too_far"),
    ("bargains house", "bargain_first"),
)


@pytest.mark.parametrize(("line", "reason"), REFUSALS)
def test_what_is_refused_while_somebody_bargains(line: str, reason: str) -> None:
    assert refused(fair(), facing(PLAIN), line) == reason


def test_more_refusals() -> None:
    world = fair()
    assert refused(world, morning(world), "haggle hold") == "nobody_bargains"
    assert refused(world, morning(world), "name 5") == "nobody_bargains"
    run, _ = do(world, facing(PLAIN), "name 1160", "haggle truth")
    assert refused(world, run, "haggle truth") == "told_already"
    assert refused(world, run, "name 1100") == "named_already"
    assert refused(world, facing(replace(PLAIN, id="plums", good="plum")), "haggle truth") == "nothing_to_tell"
    poor = facing(LOT)
    poor.money["mark"] = 2200
    assert refused(world, poor, "name 734") == "no_money"
    run, _ = do(world, poor, "name 733")
    assert refused(world, run, "haggle small") == "no_money"
    assert refused(world, run, "haggle deal") == "no_money"
    assert refused(world, run, "haggle hold") == ""
    assert refused(street(), morning(street()), "bargains house") == "not_in_scenario"


def test_moves_cannot_be_taken_back_and_the_arrangement_can() -> None:
    assert [verb for verb in ("name", "haggle", "sweeten", "bargains") if undoable(verb)] == ["bargains"]


def test_the_house_rule_is_lawful_and_the_same_every_time() -> None:
    world = fair()
    for h in (PLAIN, LOT, replace(PLAIN, patience=1, start=1), replace(PLAIN, levels=(0, 0, 2), first=700)):
        ends = []
        for _time in range(2):
            run, happened = do(world, facing(h), "haggle rule")
            ends.append((digest(run), happened))
            assert run.today.bargains[-1].house == 1
        assert ends[0] == ends[1]


@pytest.mark.parametrize("money", [400, 1800, 2500])
def test_the_house_rule_says_no_price_that_cannot_be_paid(money: int) -> None:
    """Whatever is in hand, on many mornings: money never falls under nothing, and nothing is bought or sold at a
    loss."""
    world = replace(fair(), bargains={"lot": replace(fair().bargains["lot"], units=(1, 9))})
    ends = set()
    for number in range(60):
        run = morning(world, f"s-{number}")
        run.money["mark"] = money
        run, _ = do(world, run, "bargains house")
        ends |= {one.kind for one in bargain_moves.arise(world, run, 0)}
        for done in run.today.bargains:
            assert bargain.share(world, done).total >= 0 or not done.price
        assert 0 <= run.money["mark"] <= money
    assert "bargain_bought" in ends


@pytest.mark.parametrize(
    ("h", "line"),
    [
        (replace(PLAIN, paid=1500), "name 1505"),
        (replace(PLAIN, paid=2500), "haggle leave"),
        (replace(LOT, going=600), "name 595"),
        (LOT, "name 715"),
    ],
)
def test_the_house_rule_names_no_price_at_which_it_would_lose(h: Haggle, line: str) -> None:
    given_line = bargain_moves.house_move(fair(), facing(h))
    assert text(given_line) == line


def test_as_a_standing_arrangement_it_goes_on_by_itself() -> None:
    world = fair()
    run, _ = do(world, morning(world), "bargains house")
    assert refused(world, run, "bargains house") == "already_so"
    run, happened = do(world, run, "open")
    assert [event.kind for event in happened][:2] == ["bargain_came", "house_bargains"]
    assert kinds(happened, "block")
    assert not run.pending
    assert run.phase == "noon"
    run, _ = do(world, run, "bargains self", "open")
    assert run.bargaining.house == 0


def test_a_day_has_one_bargain_or_two_and_they_come_by_the_seed() -> None:
    small = {some_id: replace(one, units=(1, 1), again=1, last=400) for some_id, one in fair().bargains.items()}
    world = replace(fair(), bargains=small, bargaining=replace(RULES, least_bp=0))
    for second, counts in ((5000, {1, 2}), (0, {1}), (10_000, {2})):
        rare = replace(world, bargaining=replace(world.bargaining or RULES, second_bp=second))
        last = [turn.run for _command, turn in turns(rare, "a", "idle")][-1]
        assert {len(record.bargains) for record in last.past} == counts
    assert digest(last) == digest([turn.run for _command, turn in turns(rare, "a", "idle")][-1])


def test_whoever_could_come_comes_as_often_as_its_weight_says() -> None:
    plums = replace(fair().bargains["plums"], units=(1, 1))
    often = {"plums": replace(plums, weight=30), "others": replace(plums, id="others", weight=10)}
    world = replace(fair(), bargains=often)
    run, came = morning(world), dict.fromkeys(often, 0)
    for number in range(600):
        run.seed = f"s-{number}"
        found = bargain_moves._who_comes(world, run, 0)
        assert found is not None
        came[found.id] += 1
    assert 420 <= came["plums"] <= 480  # three of four


def test_nobody_stops_for_little() -> None:
    world, run = fair(), morning(fair())
    assert bargain_moves.worth_stopping(world, run) == 0
    dear = replace(world, bargaining=replace(RULES, stake_bp=0, least_bp=10_000, profit_days=3))
    *_, (_command, turn) = turns(dear, "a", "lawful")
    assert sum(len(record.bargains) for record in turn.run.past) < 4


def test_who_is_not_there_meets_nobody() -> None:
    world = fair()
    for changes in ({"porter_day": 1}, {"away": 4}, {"closed": 1}):
        run = morning(world, **changes)
        assert bargain_moves.arise(world, run, 0) == []
        assert run.bargaining == NOTHING


def test_a_run_without_bargains_is_stored_as_before() -> None:
    run = morning(street())
    assert b"bargain" not in canonical(run)
    assert b"bargain" not in present(run)
    assert from_json(to_json(run)) == run


def test_what_is_stored_comes_back() -> None:
    world = fair()
    run, _ = do(world, facing(PLAIN), "name 1160", "sweeten plum")
    assert from_json(to_json(run)) == run
    run, _ = do(world, run, "haggle leave")
    again = from_json(to_json(run))
    assert again == run
    assert digest(again) == digest(run)
    run, _ = do(world, facing(replace(PLAIN, patience=1)), "name 1070", "haggle hold")
    assert from_json(to_json(run)) == run


LINES = st.lists(
    st.sampled_from(["haggle hold", "haggle small", "haggle large", "haggle truth", "sweeten plum", "haggle deal"]),
    max_size=7,
)


@settings(max_examples=40, deadline=None)
@given(
    side=st.sampled_from([PLAIN, LOT]),
    levels=st.tuples(st.integers(-2, 2), st.integers(-2, 2), st.integers(0, 2)),
    mood=st.integers(-400, 400),
    first=st.integers(500, 1300),
    patience=st.integers(1, 4),
    ask=st.integers(1, 1700),
    lines=LINES,
)
def test_whatever_is_said_prices_come_together_and_nothing_is_lost(
    side: Haggle, levels: tuple[int, int, int], mood: int, first: int, patience: int, ask: int, lines: list[str]
) -> None:
    world = fair()
    run = facing(replace(side, levels=levels, mood_bp=mood, first=first, start=patience, patience=patience))
    given_lines = [f"name {ask}", *lines]
    for line in given_lines:
        verb, *words = line.split()
        asked = Command(verb, (), int(words[0])) if verb == "name" else Command(verb, tuple(words))
        before = run.bargaining.now[0] if run.bargaining.now else None
        if before:
            assert_choices_hold(world, run)
        answered = before and before.ask and words[0] in bargain.ANSWERED
        promised = bargain.answers(world, run, words[0]).total if answered else 0
        turn = apply(world, run, asked)
        if isinstance(turn, Refusal):
            continue
        was, run = run, turn.run
        money, stock = run.money["mark"] - was.money["mark"], run.goods["jar"].stock - was.goods["jar"].stock
        assert (money, stock) == ((0, 0) if run.bargaining.now else _settled(run))
        now = run.bargaining.now[0] if run.bargaining.now else None
        if now and before and before.ask:
            way = bargain.sign(now.side)
            assert way * (now.ask - before.ask) <= 0 <= way * (now.bid - before.bid)
            assert now.patience < before.patience or "sweeten" in line
            assert not promised or way * (promised - now.bid) >= 0
            assert bargain.within(now, now.bid, limit(now)) or now.bid == before.bid


def _settled(run: Run) -> tuple[int, int]:
    """What the last bargain moved of money and goods."""
    done = run.today.bargains[-1]
    way = bargain.sign(done.haggle.side)
    return way * done.price * done.haggle.units, -way * done.haggle.units if done.price else 0


def test_what_is_given_with_it_is_taken_off_your_part() -> None:
    world = fair()
    run = facing(PLAIN)
    run.goods["plum"] = replace(run.goods["plum"], stock=4, cost=200)
    run, _ = do(world, run, "name 1100", "sweeten plum", "haggle deal")
    done = run.today.bargains[-1]
    assert done.haggle.gave == 50
    assert bargain.share(world, done).total == 3 * (done.price - 800) - 50


def test_a_first_price_that_is_taken_is_answered_by_no_other() -> None:
    world = fair()
    for h, line, words in ((PLAIN, "name 900", "You ask"), (LOT, "name 900", "You offer")):
        run, happened = do(world, facing(h), line)
        told = tell.lines(world, run, happened)[0].text
        assert told.startswith(words)
        assert told.endswith("each, and they take it.")
        run, happened = do(world, facing(h), "name 1100" if h is PLAIN else "name 700")
        assert "they take it" not in tell.lines(world, run, happened)[0].text


def test_every_number_is_an_account() -> None:
    world = fair()
    run, _ = do(world, facing(PLAIN), "name 1160")
    asked = ["my_price:small", "my_price:large", "my_price:hold", "their_price:small", "their_price:truth", "deal"]
    for subject in asked:
        account = explain(world, run, subject)
        assert_sums(account)
        assert account is not None
        assert account.subject == subject
    for subject in ("my_price:banana", "their_price:banana", "my_price:deal", "their_price:leave"):
        assert explain(world, run, subject) is None
    assert explain(world, run, "limit:1:rolf_jars") is None  # nobody is told it before
    run, _ = do(world, run, "haggle deal")
    for subject, total in (("limit:1:rolf_jars", 1080), ("share:1:rolf_jars", 480), ("theirs:1:rolf_jars", 360)):
        account = explain(world, run, subject)
        assert_sums(account)
        assert account is not None
        assert (account.total, account.subject) == (total, subject)


def assert_sums(account: Account | None) -> None:
    """There is such a number, and it is the sum of its steps."""
    assert account is not None
    assert account.total == sum(step.amount for step in account.steps)


def test_a_world_without_the_numbers_says_so() -> None:
    with pytest.raises(ValueError, match="no bargains"):
        bargain.rules_of(street())
    assert check(street(), morning(street()), Command("haggle", ("hold",))) is not None


def test_nobody_comes_again_before_all_who_may_have_come_and_says_the_same_twice() -> None:
    small = {
        some_id: replace(one, units=(1, 1), again=1, first=1, last=400) for some_id, one in fair().bargains.items()
    }
    world = replace(fair(), bargains=small, bargaining=replace(RULES, least_bp=0))
    for seed in "abcd":
        last = [turn.run for _command, turn in turns(world, seed, "idle")][-1]
        came = [done.haggle for record in last.past for done in record.bargains]
        assert len({h.id for h in came[:3]}) == 3
        for some_id in small:
            own = [h.cues for h in came if h.id == some_id]
            assert all(one[0] != two[0] for one, two in pairwise(own))


def test_a_lot_costs_no_more_than_what_lies_beside_it_and_a_market_price_squeezes_nobody() -> None:
    dear = replace(PLAIN, side=BUY, base=1100, beside=900)
    assert limit(dear) == 900
    assert limit(replace(dear, beside=0)) == dear.going
    assert not bargain_moves.over(PLAIN, PLAIN.going)
    assert bargain_moves.over(PLAIN, PLAIN.going + 1)
    assert not bargain_moves.over(dear, dear.going)
    assert bargain_moves.over(dear, dear.going - 1)
