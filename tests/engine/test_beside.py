"""Work beside the stall and shares: what they take, what they bring, what stands in the way, what breaks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from marketgen.engine import (
    beside,
    dealing,
    demonstration,
    duties,
    keeper,
    ladder,
    partners,
    people,
    price,
    sidelines,
    stakes,
    steward,
    wishes,
    worth,
)
from marketgen.engine.accounts import Account
from marketgen.engine.carrying import carry
from marketgen.engine.enterprise import Asked, PartnerState, SideState, StakeState
from marketgen.engine.explain import explain
from marketgen.engine.home_rules import EarnerRules
from marketgen.engine.rulebook_money import CopyRules
from marketgen.engine.rules import advance, check, choices
from marketgen.engine.run import Run, Tally, digest, from_json, to_json
from marketgen.engine.world import World
from tests.engine.helpers import (
    assert_check_agrees,
    assert_choices_hold,
    command,
    do,
    kinds,
    morning,
    refused,
    with_good,
    with_official,
)
from tests.side_world import BARROW, DEALS, DEMO, KILN, LETTERS, MO, SOUP, lane
from tests.worlds import street

KNOWN = {"letters": SideState(learned=1)}


def total(account: Account | None) -> int:
    assert account is not None
    return account.total


def with_share(some_id: str = "barrow", **state: Any) -> Run:
    """A morning with a share bought on day 1."""
    return morning(lane(), stakes={some_id: replace(StakeState(1, 6), **state)})


def test_a_run_without_any_of_it_is_spelt_as_it_was() -> None:
    spelt = to_json(morning(street()))
    assert not {"sidelines", "stakes", "proposed", "walked", "partners", "asks"} & spelt.keys()
    run = morning(lane(), sidelines={"soup": SideState(1, rest={"plum": 200})}, stakes={"barrow": StakeState(1, 6)})
    assert from_json(to_json(run)) == run
    assert digest(run) != digest(morning(lane()))


@pytest.mark.parametrize(
    ("line", "changes", "reason"),
    [
        ("learn letters", {}, ""),
        ("learn letters", {"trust": {"mo": -101, "pim": 0, "nell": 0, "rolf": 0, "lena": 0}}, "kye_trust"),
        ("learn letters", {"hours": 0}, "no_hours"),
        ("learn letters", {"money": {"mark": 299, "shell": 9, "bead": 0}}, "no_money"),
        ("learn letters", {"gone": ("mo",), "offers": ()}, "side_nobody_teaches"),
        ("learn letters", {"sidelines": KNOWN}, "already_so"),
        ("learn soup", {}, "side_no_lesson"),
        ("learn songs", {}, "no_such"),
        ("license letters", {}, "side_learn_first"),
        ("license letters", {"sidelines": KNOWN}, ""),
        ("license letters", {"sidelines": {"letters": SideState(licensed=1)}}, "side_has_paper"),
        ("license soup", {}, "side_no_paper"),
        ("take_up letters", {}, "side_learn_first"),
        ("take_up letters", {"sidelines": KNOWN}, ""),
        ("take_up letters", {"sidelines": KNOWN, "hours": 1}, "no_hours"),
        ("take_up letters", {"sidelines": KNOWN, "hours": 1, "phase": "evening"}, ""),
        ("take_up soup", {}, "built_first"),
        ("take_up soup", {"built": {"shelf": 1}}, ""),
        ("drop letters", {}, "side_not_done"),
        ("invest barrow", {}, ""),
        ("invest barrow", {"money": {"mark": 9000, "shell": 5, "bead": 0}}, "no_money"),
        ("invest barrow", {"stakes": {"barrow": StakeState(1, 6)}}, "already_so"),
        ("invest barrow", {"gone": ("mo",), "offers": ()}, "stake_nobody"),
        ("invest kiln", {"day": 2}, "stake_not_asked"),
        ("invest kiln", {}, "no_such"),
        ("mend barrow", {}, "stake_not_yours"),
        ("withdraw barrow", {}, "stake_not_yours"),
        ("take_up letters", {"phase": "over"}, "over"),
    ],
)
def test_what_stands_in_the_way(line: str, changes: dict[str, Any], reason: str) -> None:
    changes = {"money": {"mark": 9000, "shell": 9, "bead": 0}} | changes
    run = morning(lane(), **changes)
    assert refused(lane(), run, line) == reason
    assert_choices_hold(lane(), run)
    assert_check_agrees(lane(), run)


def test_a_member_does_one_thing_a_day_and_none_while_ill() -> None:
    world = replace(lane(), sidelines={"soup": SOUP, "tea": replace(SOUP, id="tea", needs=())})
    run = morning(world, sidelines={"tea": SideState(1, ran=1)}, built={"shelf": 1})
    assert refused(world, run, "take_up soup") == "side_busy"
    run.home = replace(run.home, ill={"aunt": 3})
    assert refused(world, run, "take_up soup") == "ill_or_away"


def test_who_works_beside_the_stall_earns_nothing_else_that_day() -> None:
    base = lane()
    world = replace(base, family=replace(base.family, earner=EarnerRules("aunt", 100, 0, 5000)))
    run = morning(world)
    assert keeper.earns(world, run)
    run.sidelines = {"soup": SideState(1, ran=1)}
    assert not keeper.earns(world, run)


def test_a_lesson_takes_its_hour_and_its_money_once() -> None:
    run, happened = do(lane(), morning(lane()), "learn letters")
    before = morning(lane())
    assert before.money["mark"] - run.money["mark"] == LETTERS.lesson_cost
    assert before.hours - run.hours == LETTERS.lesson_hours
    assert kinds(happened, "side_learned")[0].word("person") == "mo"


def test_it_takes_its_hours_every_morning_until_it_is_dropped() -> None:
    run, _ = do(lane(), morning(lane(), sidelines=KNOWN), "take_up letters")
    assert morning(lane()).hours - run.hours == LETTERS.hours
    run, happened = do(lane(), run, "open", "open", "sleep")
    assert len(kinds(happened, "side_brought")) == 1
    assert run.sidelines["letters"].ran == 2
    assert run.hours == run.hours_of - LETTERS.hours
    run, _ = do(lane(), run, "drop letters", "open", "open", "sleep")
    assert (run.sidelines["letters"].ran, run.hours) == (2, run.hours_of)


def test_taken_up_again_on_the_same_morning_it_takes_its_hours_once() -> None:
    run, _ = do(lane(), morning(lane(), sidelines=KNOWN), "take_up letters", "drop letters", "take_up letters")
    assert morning(lane()).hours - run.hours == LETTERS.hours
    assert run.sidelines["letters"].ran == 1


def test_what_a_day_brings_is_people_times_price_and_in_the_ledger() -> None:
    for seed in "abcdef":
        run, _ = do(lane(), morning(lane(), seed, sidelines=KNOWN), "take_up letters")
        held = run.money["mark"]
        brought = kinds(beside.evening(lane(), run), "side_brought")[0]
        assert run.sidelines["letters"].days == 1
        assert brought.number("amount") == brought.number("people") * LETTERS.each
        assert run.money["mark"] == held + brought.number("amount") - brought.number("upkeep")
        assert [line.kind for line in run.today.lines][-2:] == ["side", "side_upkeep"] or not brought.number("people")
        assert run.envied >= LETTERS.envy


def test_the_outlook_is_the_mean_of_what_comes() -> None:
    world = replace(lane(), power=0)
    run = morning(world, sidelines=KNOWN)
    found = []
    for number in range(400):
        each = morning(world, f"s{number}", sidelines={"letters": replace(KNOWN["letters"], since=1, ran=1)})
        each.weather = run.weather
        found.append(kinds(sidelines.evening(world, each), "side_brought")[0].number("amount"))
    assert sum(found) / len(found) == pytest.approx(total(explain(world, run, "side:letters")), rel=0.12)


def test_what_a_work_leaves_counts_what_goes_into_it() -> None:
    world = lane()
    soup = world.sidelines["soup"]
    ((good, milli),) = soup.uses.items()
    run = morning(world, sidelines={"soup": SideState(learned=1, since=1, ran=1)}, weather="clear")
    run.goods[good] = replace(run.goods[good], stock=50)
    brings, leaves = total(explain(world, run, "side:soup")), total(explain(world, run, "side_left:soup"))
    people = brings / soup.each
    used = people * milli / 1000 * price.total(world, run, good)
    earner = world.family.earner
    instead = earner.earns if earner and earner.member == soup.member else 0
    assert leaves == pytest.approx(brings - soup.upkeep - used - instead, abs=1)
    assert leaves < brings


def test_the_outlook_is_told_as_if_what_it_uses_were_there_and_what_lacks_is_counted() -> None:
    world = lane()
    soup = world.sidelines["soup"]
    ((good, milli),) = soup.uses.items()
    run = morning(world, sidelines={"soup": SideState(learned=1, since=1, ran=1)}, weather="clear")
    run.goods[good] = replace(run.goods[good], stock=50)
    assert sidelines.lacks(world, run, "soup") == []
    full = total(explain(world, run, "side:soup"))
    run.goods[good] = replace(run.goods[good], stock=0)
    assert total(explain(world, run, "side:soup")) == full > 0
    assert sidelines.earns(world, run, "soup", supplied=False).total == 0
    ((lacking, units),) = sidelines.lacks(world, run, "soup")
    people = full // soup.each
    assert (lacking, units) == (good, -(-people * milli // 1000))
    run.goods[good] = replace(run.goods[good], stock=units - 1)
    assert sidelines.lacks(world, run, "soup") == [(good, 1)]


def test_the_more_were_served_the_fewer_come_and_it_is_forgotten() -> None:
    run = morning(lane(), sidelines=KNOWN)
    fresh = total(explain(lane(), run, "side:letters"))
    run.sidelines = {"letters": replace(KNOWN["letters"], worn=5000)}
    assert total(explain(lane(), run, "side:letters")) == pytest.approx(fresh / 2, abs=LETTERS.each)
    sidelines.evening(lane(), run)
    assert run.sidelines["letters"].worn == 5000 * lane().price.keeps_bp // 10_000


@pytest.mark.parametrize(("stock", "rest", "served", "left", "opened"), [(9, 0, 4, 7, 400), (1, 400, 3, 0, 200)])
def test_goods_are_opened_as_they_are_needed_and_nobody_is_served_without(
    stock: int, rest: int, served: int, left: int, opened: int
) -> None:
    world = replace(lane(), sidelines={"soup": replace(SOUP, customers=(4, 4))})
    run = with_good(morning(world, weather="dry"), "plum", stock=stock, cost=stock * 40)
    run.sidelines = {"soup": SideState(1, ran=1, rest={"plum": rest})}
    brought = kinds(sidelines.evening(world, run), "side_brought")[0]
    assert (brought.number("people"), run.goods["plum"].stock) == (served, left)
    assert run.sidelines["soup"].rest["plum"] == opened
    assert run.goods["plum"].cost == left * 40


def test_without_a_paper_an_inspection_is_worse_on_the_days_of_it() -> None:
    run = morning(lane(), sidelines={"letters": SideState(1, 1, 0, ran=1)})
    assert ladder.worse(lane(), run).total - ladder.worse(lane(), morning(lane())).total == LETTERS.steps
    run, _ = do(lane(), run, "license letters")
    assert run.sidelines["letters"].licensed == LETTERS.licence_days
    assert ladder.worse(lane(), run).total == ladder.worse(lane(), morning(lane())).total


def test_hours_of_the_morning_pay_on_a_day_of_carrying_and_where_there_are_none_it_rests() -> None:
    run, _ = do(lane(), morning(lane(), sidelines=KNOWN), "take_up letters", "carry")
    [told] = kinds(beside.evening(lane(), run), "side_brought")
    assert told.number("people") >= 1
    assert run.sidelines["letters"].days == 1
    run.day, run.hours = 2, 1
    assert kinds(beside.dawn(lane(), run), "side_rests")[0].word("why") == "hours"


def test_a_share_costs_pays_and_counts() -> None:
    run = morning(lane(), money={"mark": 500, "shell": 9, "bead": 0})
    run, _ = do(lane(), run, "invest barrow")
    assert (run.money["shell"], run.stakes["barrow"]) == (3, StakeState(1, 6))
    assert stakes.back(lane(), run, "barrow").total == 3
    assert worth.worth(lane(), run).total == worth.total(lane(), run)
    assert any(step.name == "in_stake" for step in worth.worth(lane(), run).steps)
    paid = []
    for day in range(2, 11):
        run.day = day
        paid += kinds(stakes.dawn(replace(lane(), stakes={"barrow": replace(BARROW, trouble_bp=0)}), run), "stake_paid")
    assert len(paid) == 3
    assert run.money["shell"] == 3 + sum(one.number("amount") for one in paid) == 3 + run.stakes["barrow"].got


def test_wear_shows_before_it_breaks_and_mending_in_time_is_half() -> None:
    world = replace(lane(), stakes={"barrow": replace(BARROW, trouble_bp=10_000, trouble_trust_bp=0, breaks_bp=10_000)})
    run = with_share()
    run.money["shell"] = 9
    run.day = 3
    assert [one.kind for one in stakes.dawn(world, run)] == ["stake_wears"]
    assert total(explain(world, run, "stake_mend:barrow")) == BARROW.repair // 2
    mended, happened = do(world, run.copy(), "mend barrow")
    assert (mended.money["shell"], mended.stakes["barrow"].worn) == (7, 0)
    assert kinds(happened, "trust")
    assert refused(world, mended, "mend barrow") == "stake_is_sound"
    run.day = 4
    assert [one.kind for one in stakes.dawn(world, run)] == ["stake_broke"]
    for day in range(5, 10):  # it stands still, and pays nothing
        run.day = day
        assert stakes.dawn(world, run) == []
    assert total(explain(world, run, "stake_mend:barrow")) == BARROW.repair
    run, _ = do(world, run, "mend barrow")
    run.day = 10
    assert "stake_paid" in [one.kind for one in stakes.dawn(world, run)]


def test_less_arrives_on_strict_roads_and_more_from_a_friend() -> None:
    run = with_share()
    run.level, run.trust["mo"] = 0, 0
    world = replace(lane(), stakes={"barrow": replace(BARROW, pays=(200, 400))})
    fair = stakes.pays(world, run, "barrow").total
    run.trust["mo"] = 300
    assert stakes.pays(world, run, "barrow").total > fair
    run.level = 4
    assert stakes.pays(world, run, "barrow").total < fair * 2
    assert stakes.trouble(world, run, "barrow").total < BARROW.trouble_bp


def test_an_official_speaks_of_his_own_business_on_a_good_tie_once() -> None:
    run = with_official(morning(lane(), day=2), "ox", tie=199)
    assert stakes.dawn(lane(), run) == []
    with_official(run, "ox", tie=200)
    assert [one.kind for one in stakes.dawn(lane(), run)] == ["stake_proposed"]
    assert stakes.dawn(lane(), run) == []
    run.money["mark"] = 900
    assert refused(lane(), run, "invest kiln") == ""
    run, _ = do(lane(), run, "invest kiln")
    assert run.money["mark"] == 900 - 840  # his part is three tenths


def test_he_covers_it_and_his_fall_takes_it_and_a_line() -> None:
    run = with_official(with_share("kiln", paid=840), "ox", tie=100)
    bare = with_official(morning(lane()), "ox", tie=100)
    assert ladder.let_off_bp(lane(), run, "sweeps") == 10_000 > ladder.let_off_bp(lane(), bare, "sweeps")
    with_official(run, "ox", left=2, fell=1)
    run.day, file, heat = 2, run.file, run.heat
    assert [one.kind for one in stakes.dawn(lane(), run)] == ["stake_fell", "file"]
    assert (run.stakes, run.file, run.heat) == ({}, file + 1, heat + KILN.fall_heat)


def test_moved_elsewhere_he_keeps_his_part_and_covers_nothing() -> None:
    run = with_official(with_share("kiln", paid=840), "ox", left=2)
    run.day = 2
    assert [one.kind for one in stakes.dawn(lane(), run)] == ["stake_moved"]
    assert ladder.let_off_bp(lane(), run, "sweeps") == 0
    before = run.money["mark"]
    run, _ = do(lane(), run, "withdraw kiln")
    assert run.money["mark"] == before + 840 * 4 // 10


def test_whoever_runs_it_leaves_and_somebody_else_takes_the_share() -> None:
    run = with_share()
    run.gone = ("mo",)
    assert [one.kind for one in stakes.dawn(lane(), run)] == ["stake_over"]
    assert run.stakes == {}


def test_what_is_gone_of_it_in_another_version_is_named() -> None:
    run = morning(lane(), sidelines=KNOWN, stakes={"barrow": StakeState(1, 6)}, proposed=("kiln",))
    carried = carry(lane(), replace(lane(), sidelines={}, stakes={}), run)
    assert {("sideline", "letters"), ("stake", "barrow")} <= set(carried.lost)
    assert (carried.run.sidelines, carried.run.stakes) == ({}, {})


def test_switching_it_on_moves_no_other_luck() -> None:
    off = replace(
        lane(),
        sidelines={},
        stakes={},
        demonstration=None,
        partners={},
        dealing=None,
        systems={
            k: v for k, v in lane().systems.items() if k not in ("sidelines", "demonstration", "partners", "dealing")
        },
    )
    plain, with_it = morning(off), morning(lane())
    for line in ("open", "open", "sleep"):
        advance(off, plain, command(line))
        advance(lane(), with_it, command(line))
    with_it.asks = None  # who asks this morning is all that is new
    assert digest(plain) == digest(with_it)
    assert {one.verb for one in choices(lane(), with_it)} - {one.verb for one in choices(off, plain)} == {
        "demonstrate", "partner", "learn", "license", "take_up", "invest"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "changes", "reason"),
    [
        ("demonstrate plum", {}, ""),
        ("demonstrate grain", {}, "demo_not_worn"),
        ("demonstrate plum", {"walked": {"plum": 1}, "day": 4}, "demo_lately"),
        ("demonstrate plum", {"walked": {"plum": 1}, "day": 5}, ""),
        ("demonstrate plum", {"hours": 0}, "no_hours"),
        ("demonstrate plum", {"trust": {"mo": 0, "pim": 0, "nell": -200, "rolf": -200, "lena": 0}}, "demo_friends"),
        ("demonstrate plum", {"phase": "noon"}, "wrong_phase"),
    ],
)
def test_a_demonstration_needs_friends_pieces_and_hours(line: str, changes: dict[str, Any], reason: str) -> None:
    assert refused(lane(), morning(lane(), **changes), line) == reason


def test_a_demonstration_needs_a_piece_and_a_market() -> None:
    run = with_good(morning(lane()), "plum", stock=0, cost=0)
    assert refused(lane(), run, "demonstrate plum") == "no_stock"
    assert refused(replace(lane(), closed=(1,)), morning(lane()), "demonstrate plum") == "demo_no_market"


def test_friends_who_walk_lift_wishes_and_what_finds_the_price_right() -> None:
    before = morning(lane())
    run, happened = do(lane(), before, "demonstrate plum")
    many = kinds(happened, "demo")[0].number("people")
    assert 1 <= many <= DEMO.most
    fit = [explain(lane(), one, f"fit:plum:{one.goods['plum'].stance}") for one in (before, run)]
    assert total(fit[1]) > total(fit[0]) or total(fit[0]) == lane().demand.most_bp
    plain, lifted = wishes_of(before), wishes_of(run)
    assert sum(lifted["plum"]) > sum(plain["plum"])
    assert (run.envied - before.envied, run.heat - before.heat) == (DEMO.envy, DEMO.heat)
    run.day += DEMO.days  # it is forgotten
    assert wishes_of(run) == wishes_of(morning(lane(), day=run.day))


def test_what_is_lifted_is_taken_from_all_else_alike() -> None:
    first = replace(street().buyers[0], wishes={"nail": 300, "jar": 240, "plum": 200, "soap": 240})
    goods = {name: replace(lane().goods["jar"], id=name, from_day=1, wish_curve=()) for name in first.wishes}
    world = replace(lane(), goods=goods, buyers=(first,))
    [(_, sums)] = wishes.wish_tables(world, 1, (("plum", 20_000),))
    assert [last - before for before, last in zip((0, *sums), sums, strict=False)] == [154, 123, 600, 123]
    [(_, sums)] = wishes.wish_tables(world, 1, (("plum", 1000),))
    assert sums == (300, 540, 760, 1000)  # there was room for that
    rules = replace(DEMO, goods=("plum",), most=9, wishes_bp=70_000)
    run = with_good(morning(lane()), "plum", stock=9, cost=9)
    shown = demonstration.wishes(replace(world, demonstration=rules), run, "plum").total
    assert shown == wishes.room(world, 1, "plum") == 40_000
    [(_, sums)] = wishes.wish_tables(world, 1, (("plum", shown),))
    assert sums == (0, 0, 1000, 1000)


def test_what_others_lose_to_a_demonstration_has_a_number_of_its_own() -> None:
    """By as many fewer as the table of the day has; what is walked about in, and a quiet day, has no such number."""
    buyers = tuple(replace(one, wishes={"jar": 500, "plum": 500}) for one in lane().buyers)
    world = replace(lane(), buyers=buyers)
    before = morning(world)
    run, _ = do(world, before, "demonstrate plum")
    account = demonstration.loses(world, run, "jar")
    usual, now = (sum(wished.count("jar") for wished, _ in wishes.of_today(world, one)) for one in (before, run))
    assert account.total == (now - usual) * 10_000 // usual < 0
    assert account.steps[0].fact("good") == "plum"
    for one, good in ((run, "plum"), (before, "jar")):
        assert explain(world, one, f"demo_loses:{good}") is None


def wishes_of(run: Run) -> dict[str, list[int]]:
    """How many of a thousand wishes are for each good, by type of buyer."""
    found: dict[str, list[int]] = {}
    for wished, _known in wishes.of_today(lane(), run):
        for good in lane().goods:
            found.setdefault(good, []).append(wished.count(good))
    return found


def test_what_was_walked_about_in_is_copied_two_days_after() -> None:
    run = morning(lane(), walked={"jar": 1}, day=2)
    assert demonstration.dawn(lane(), run) == []
    run.day = 3
    copied = demonstration.dawn(lane(), run)
    free = [one for one in lane().neighbours.values() if "jar" not in one.goods]
    assert len(copied) == min(1, len(free))


def test_a_copy_has_its_price_on_the_day_it_is_told_and_stands_its_days() -> None:
    others = {one.id: replace(one, goods={}) for one in lane().neighbours.values()}
    world = replace(lane(), copying=CopyRules(0, 3, (-500, 500)), neighbours=others)
    run, found = morning(world, walked={"jar": 1}), []
    for _ in range(6):
        run, happened = do(world, run, *(["open", "open", "sleep"] if run.phase == "morning" else ["sleep"]))
        told = [one.word("person") for one in kinds(happened, "copied")]
        found.append((run.day, bool(told), any(f"{one.who}.jar" in run.prices for one in run.copies)))
    assert [day for day, told, _ in found if told] == [1 + DEMO.copied]
    assert [day for day, _, priced in found if priced] == [3, 4, 5]
    run = morning(world, walked={"jar": 1}, day=3)
    assert demonstration.dawn(world, run.copy())
    assert demonstration.dawn(replace(world, copying=CopyRules()), run) == []  # nothing is said of what never stands


def sharing(**state: Any) -> Run:
    """A morning with a partner."""
    return morning(lane(), partners={"mo": replace(PartnerState(1), **state)})


@pytest.mark.parametrize(
    ("line", "changes", "reason"),
    [
        ("partner mo", {}, ""),
        ("partner mo", {"trust": {"mo": 99, "pim": 0, "nell": 0, "rolf": 0, "lena": 0}}, "kye_trust"),
        ("partner mo", {"partners": {"mo": PartnerState(1)}}, "already_so"),
        ("partner mo", {"partners": {"mo": PartnerState(ended=1)}, "day": 4}, "partner_not_again"),
        ("partner mo", {"partners": {"mo": PartnerState(ended=1)}, "day": 5}, ""),
        ("partner pim", {}, "no_such"),
        ("part mo", {}, "partner_not_yours"),
        ("part mo", {"partners": {"mo": PartnerState(1)}}, ""),
        ("raise mo", {"partners": {"mo": PartnerState(1)}}, "partner_content"),
        ("raise mo", {"partners": {"mo": PartnerState(1, warned=1)}}, ""),
    ],
)
def test_who_sells_with_you_and_when(line: str, changes: dict[str, Any], reason: str) -> None:
    run = morning(lane(), **changes)
    assert refused(lane(), run, line) == reason
    assert_choices_hold(lane(), run)
    assert_check_agrees(lane(), run)


def test_a_partner_keeps_the_stall_and_saves_an_hour() -> None:
    run, bare = sharing(), morning(lane())
    assert (keeper.keeper(lane(), run), keeper.keeper_share(lane(), run).total) == ("mo", MO.keeps_bp)
    assert duties.hours(lane(), run) == duties.hours(lane(), bare) + MO.hours


def test_the_share_is_of_what_was_gained_and_in_the_ledger() -> None:
    run = sharing()
    before = run.money["mark"]
    for line in ("show plum 1", "open", "open"):
        run, _ = do(lane(), run, line)
    due, held = partners.due(lane(), run, "mo").total, run.money["mark"]
    gained = sum(tally.takings - tally.cost for tally in run.today.tallies.values()) + sum(
        line.amount for line in run.today.lines if line.kind == "fee"
    )
    assert due == max(0, gained - (gained - (gained * MO.share_bp + 5000) // 10_000)) or gained <= 0
    partners.evening(lane(), run)
    assert run.money["mark"] == held - due
    assert run.partners["mo"].paid == due
    assert before >= 0


def test_who_is_parted_from_has_the_share_of_that_day() -> None:
    run, _ = do(lane(), sharing(), "show plum 1", "open", "open")
    run.today = run.today.booked((), {"plum": Tally(sold=4, takings=900, cost=100)}, run.today.hourly)
    due, held = partners.due(lane(), run, "mo").total, run.money["mark"]
    after, happened = do(lane(), run, "part mo")
    assert due > 0
    assert kinds(happened, "partner_paid")[0].number("amount") == due
    assert (after.money["mark"], after.partners["mo"].paid) == (held - due, due)
    assert not kinds(partners.evening(lane(), after), "partner_paid")


def test_a_raised_share_ends_with_the_partnership() -> None:
    run, _ = do(lane(), sharing(more_bp=1000), "part mo")
    run.day, run.trust["mo"] = run.day + MO.back, 200
    shown = partners.part_bp(lane(), run, "mo")
    after, begun = do(lane(), run, "partner mo")
    assert shown == partners.part_bp(lane(), after, "mo") == kinds(begun, "partner_begins")[0].number("share")


def test_who_thinks_less_of_you_says_so_then_leaves_or_stays_for_more() -> None:
    run = sharing()
    run.trust["mo"] = MO.leaves - 1
    assert [one.kind for one in partners.dawn(lane(), run)] == ["partner_thinks"]
    stays, happened = do(lane(), run, "raise mo")
    assert partners.part_bp(lane(), stays, "mo") == MO.share_bp + MO.more_bp
    assert kinds(happened, "trust")
    assert partners.dawn(lane(), stays) == []
    run.day += MO.notice - 1
    assert partners.dawn(lane(), run) == []
    run.day += 1
    assert [one.kind for one in partners.dawn(lane(), run)] == ["partner_leaves"]
    assert refused(lane(), run, "partner mo") == "partner_not_again"


def test_parting_is_remembered_and_who_is_gone_is_no_partner() -> None:
    run, _ = do(lane(), sharing(), "part mo")
    assert run.trust["mo"] == morning(lane()).trust["mo"] + MO.parted_trust
    gone = sharing()
    gone.gone = ("mo",)
    assert [one.kind for one in partners.dawn(lane(), gone)] == ["partner_gone"]
    assert keeper.partner(lane(), gone) is None


def asking(who: str = "mo", currency: str = "shell", buys: int = 1, units: int = 5, **changes: Any) -> Run:
    """A morning on which somebody asks for other money."""
    held = {"money": {"mark": 5000, "shell": 9, "bead": 0}} | changes
    return morning(lane(), **held, asks=Asked(who, currency, buys, units))


@pytest.mark.parametrize(
    ("line", "run", "reason"),
    [
        ("deal 5", asking(), ""),
        ("deal 6", asking(), "deal_has"),
        ("deal 0", asking(), "deal_has"),
        ("deal 1", asking(currency="bead"), "no_money"),
        ("deal 2", asking(currency="bead", buys=0), ""),
        ("deal 1", asking(buys=0, money={"mark": 20, "shell": 0, "bead": 0}), "no_money"),
        ("deal 1", morning(lane(), asks=None), "deal_nobody"),
    ],
)
def test_what_is_asked_is_the_most_that_can_be_dealt(line: str, run: Run, reason: str) -> None:
    assert refused(lane(), run, line) == reason
    assert_choices_hold(lane(), run)
    assert_check_agrees(lane(), run)


@pytest.mark.parametrize("buys", [0, 1])
def test_a_deal_with_somebody_known_keeps_the_spread_and_is_noticed(buys: int) -> None:
    run = asking(buys=buys)
    amount, heat = total(explain(lane(), run, "dealing:4")), run.heat
    after, happened = do(lane(), run, "deal 4")
    sign = 1 if buys else -1
    assert after.money["mark"] - run.money["mark"] == sign * amount
    assert after.money["shell"] - run.money["shell"] == -sign * 4
    assert after.heat == heat + DEALS.heat
    assert kinds(happened, "dealt")
    assert dealing.gains(lane(), run, 4) == abs(amount - 4 * total(explain(lane(), run, "rate:shell")))
    assert total(explain(lane(), run, "dealing_risk")) == 0
    assert after.asks is None


@pytest.mark.parametrize("buys", [0, 1])
def test_a_stranger_who_was_sent_takes_what_was_on_the_board_and_leaves_a_line(buys: int) -> None:
    world = replace(lane(), dealing=replace(DEALS, sent_bp=10_000))
    run = asking(who="", buys=buys)
    after, happened = do(world, run, "deal 2")
    gone = (0, 2) if buys else (total(explain(world, run, "dealing:2")), 0)
    assert (run.money["mark"] - after.money["mark"], run.money["shell"] - after.money["shell"]) == gone
    assert (after.file, after.heat) == (run.file + 1, min(100, run.heat + DEALS.caught_heat))
    assert [one.kind for one in happened] == ["deal_sent", "file"]


def test_who_asks_is_drawn_by_the_day_and_gone_the_next() -> None:
    found = []
    for number in range(60):
        run = morning(lane(), f"m{number}")
        found.append(run.asks)
        if run.asks:
            times = 1 if run.asks.who else DEALS.stranger_times
            assert 1 <= run.asks.units <= DEALS.most[run.asks.currency] * times
    assert {one is None for one in found} == {True, False}
    assert {bool(one.who) for one in found if one} == {True, False}
    assert {one.buys for one in found if one} == {0, 1}


def test_everybody_who_trusts_you_asks_at_times() -> None:
    world, run = replace(lane(), dealing=replace(DEALS, asks_bp=10_000, stranger_bp=5000)), morning(lane())
    asked = set()
    for day in range(2, 102):
        run.day = day
        dealing.dawn(world, run)
        asked.add(run.asks.who if run.asks else None)
    assert asked == {"", *(one.id for one in people.everybody(world, run) if run.trust[one.id] >= DEALS.trust)}


def test_where_the_system_is_not_there_nothing_of_it_can_be_done() -> None:
    world: World = street()
    assert refused(world, morning(world), "take_up letters") == "not_in_scenario"


def test_the_standing_arrangement_mends_a_share_and_renews_a_paper_that_ran_out() -> None:
    """So that neither stands still or is without a paper for all of the weeks that nobody plays."""
    run = with_share(worn=1)
    assert steward.next_command(lane(), run, check) == command("mend barrow")
    run = morning(lane(), day=9, sidelines={"letters": SideState(since=1, learned=1, licensed=8)})
    run.money["mark"] = 100_000
    assert steward.next_command(lane(), run, check) == command("license letters")
    run.sidelines["letters"] = replace(run.sidelines["letters"], licensed=9)
    assert steward.next_command(lane(), run, check) != command("license letters")
