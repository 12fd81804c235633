"""Ventures: who is chosen and goes, what a batch takes and makes, who lends a name, what is ordered and brought."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from marketgen.engine import (
    contracts,
    keeper,
    ladder,
    lent_names,
    recipes,
    sidelines,
    steward,
    ventures,
    workshops,
    worth,
)
from marketgen.engine.carrying import carry
from marketgen.engine.enterprise import Sideline, SideState
from marketgen.engine.explain import explain
from marketgen.engine.home_rules import SchoolRules, WorkplaceRules
from marketgen.engine.measures import measure
from marketgen.engine.rules import advance, check, choices
from marketgen.engine.run import Run, VentureState, digest, from_json, to_json
from marketgen.engine.venture_rules import Batch, Course, Craft, Ordered, Signed
from marketgen.engine.world import Chapter, World
from marketgen.play.bots import BOTS, next_command
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
from tests.venture_world import INN, JAM, LAMP, MILL, ROLF, SCHOOL, mill
from tests.worlds import street

KNOWN = {"jam": Craft(1)}


def with_all(day: int = 1, **parts: Any) -> Run:
    """A morning with some of ventures as given."""
    run = morning(mill(), ventures=VentureState(**parts))
    run.day = day
    return run


def at_school(step: str, since: int = 1, member: str = "aunt", day: int = 1, **more: Any) -> Run:
    """A morning with an application at a step."""
    return with_all(day, courses={"school": Course(member, step, since, **more)})


def total(subject: str, run: Run, world: World | None = None) -> int:
    account = explain(world or mill(), run, subject)
    assert account is not None, subject
    return account.total


def test_a_run_without_any_of_it_is_spelt_as_it_was() -> None:
    assert "ventures" not in to_json(morning(street()))
    run = with_all(
        courses={"school": Course("aunt", "away", 1)}, crafts=KNOWN, names={"mill": Signed(1)},
        batches={"jam": Batch(1, 150, ("aunt", "self"), 1, 1, ("aunt",))}, contracts={"inn": Ordered(1, 3, 2, 80)},
    )  # fmt: skip
    assert from_json(to_json(run)) == run
    assert digest(run) != digest(morning(mill()))


@pytest.mark.parametrize(
    ("line", "run", "reason"),
    [
        ("apply school aunt", with_all(), ""),
        ("apply school self", with_all(), ""),
        ("apply school boy", with_all(), "course_not_them"),
        ("apply college aunt", with_all(), "no_such"),
        ("apply school aunt", with_all(4), "course_closed"),
        ("apply school aunt", at_school("asked"), "course_settled"),
        ("apply school aunt", at_school("refused", day=1), "course_again"),
        ("apply school aunt", at_school("refused", day=2), ""),
        ("attend school", at_school("asked"), "course_no_place"),
        ("attend school", at_school("chosen"), "course_later"),
        ("attend school", at_school("chosen", day=6), ""),
        ("accept school", at_school("home"), "place_not_offered"),
        ("accept school", at_school("home", offer="open", until=2), ""),
        ("decline school", at_school("home", offer="open", until=2), ""),
        ("decline school", at_school("home"), "place_not_offered"),
    ],
)
def test_who_can_apply_and_go_and_when(line: str, run: Run, reason: str) -> None:
    assert refused(mill(), run, line) == reason
    assert_choices_hold(mill(), run)
    assert_check_agrees(mill(), run)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"money": {"mark": 99, "shell": 0, "bead": 0}}, "no_money"),
        ({"hours": 0}, "no_hours"),
        ({"standing": -201}, "course_standing"),
    ],
)
def test_what_an_application_asks(changes: dict[str, Any], reason: str) -> None:
    assert refused(mill(), morning(mill(), **changes), "apply school aunt") == reason
    cold = with_official(morning(mill()), "ox", tie=-1)
    assert refused(mill(), cold, "apply school aunt") == "course_word"


def test_a_record_moves_the_odds_and_the_letter_is_drawn_by_them() -> None:
    run = with_official(morning(mill(), standing=500, heat=10, file=1, built={"shelf": 1}), "ox", tie=200)
    assert total("workshop:school", run) == 5000 + 1000 + 1000 + 300 - 400 - 1000
    after, happened = do(mill(), morning(mill()), "apply school aunt")
    assert after.money["mark"] == morning(mill()).money["mark"] - SCHOOL.fee
    assert kinds(happened, "course_asked")[0].number("day") == 1 + SCHOOL.answer
    letters = set()
    for seed in "abcdefgh":
        one = at_school("asked", day=3)
        one.seed = seed
        letters.add(workshops.dawn(mill(), one)[0].kind)
    assert letters == {"course_chosen", "course_refused"}


def test_somebody_at_home_goes_and_comes_back_with_recipes() -> None:
    run, happened = do(mill(), at_school("chosen", day=6), "attend school")
    assert 8 <= kinds(happened, "course_left")[0].number("people") <= 12
    assert run.home.away["aunt"] == SCHOOL.days
    assert not keeper.earns(mill(), run)
    run.day = 12
    told = workshops.dawn(mill(), run)
    assert [one.kind for one in told] == ["course_home", *["course_lesson"] * 2, *["recipe_learned"] * 2]
    assert sorted(run.ventures.crafts) == ["jam", "lamp"]
    assert measure(mill(), run, "recipe", "jam") == 1


def test_you_go_yourself_and_are_taught_on_the_way() -> None:
    run, _ = do(mill(), at_school("chosen", 5, "self", 6), "attend school")
    assert (run.phase, run.trip.to, run.permit) == ("away", "port", 12)
    seen: list[str] = []
    while run.day < 12:
        run, happened = do(mill(), run, "return" if run.trip.leg == "there" else "on")
        seen += [one.kind for one in happened if one.kind.startswith(("course", "recipe", "arrived", "home_again"))]
        assert bool(workshops.at_one(mill(), run)) == (run.day in (8, 9) and run.trip.leg == "out")
    assert seen == ["course_lesson", "course_lesson", "arrived", "home_again", "course_home", *["recipe_learned"] * 2]
    assert measure(mill(), run, "workshop", "school") == 4


def test_who_does_not_leave_has_no_place() -> None:
    run = at_school("chosen", day=7)
    assert [one.kind for one in workshops.dawn(mill(), run)] == ["course_missed"]
    assert refused(mill(), run, "attend school") == "course_no_place"


def test_a_place_abroad_is_offered_once_to_who_brought_something() -> None:
    run = with_all(9, courses={"school": Course("aunt", "home", 6)})
    assert workshops.dawn(mill(), run) == []
    brought = {"inn": Ordered(brought=2)}
    offers = set()
    for seed in "abcdefgh":
        run = with_all(9, courses={"school": Course("aunt", "home", 6)}, contracts=brought)
        run.seed = seed
        assert total("placement:school", run) == 7000
        offers.add(workshops.dawn(mill(), run)[0].kind)
        assert workshops.dawn(mill(), run) == []
    assert offers == {"place_offered", "place_none"}
    run = at_school("home", day=9, offer="open", until=8)
    assert [one.kind for one in workshops.dawn(mill(), run)] == ["place_lapsed"]
    assert measure(mill(), run, "placement", "school") == 3


def test_who_goes_abroad_is_away_for_long_and_brings_something_home() -> None:
    run, _ = do(mill(), at_school("home", day=5, offer="open", until=5), "accept school")
    assert (run.home.away["aunt"], run.ended, measure(mill(), run, "placement", "school")) == (4, "", 2)
    run.day, held = 9, run.money["bead"]
    assert [one.kind for one in workshops.dawn(mill(), run)] == ["place_over"]
    assert run.money["bead"] == held + 700


def test_if_it_is_you_the_run_ends_with_that_day() -> None:
    run, _ = do(mill(), at_school("home", member="self", offer="open", until=5), "accept school", "open", "open")
    assert run.ended == "abroad"
    run, happened = do(mill(), run, "sleep")
    assert kinds(happened, "over")[0].word("ending") == "abroad"


def test_saying_no_is_remembered() -> None:
    run, happened = do(mill(), at_school("home", offer="open", until=5), "decline school")
    assert kinds(happened, "place_declined")
    assert measure(mill(), run, "placement", "school") == 3
    assert refused(mill(), run, "accept school") == "place_not_offered"


def works(**more: Any) -> dict[str, Batch]:
    return {"jam": Batch(1, 150, ("aunt",), **more)}


@pytest.mark.parametrize(
    ("line", "run", "reason"),
    [
        ("make jam aunt", with_all(), "recipe_unknown"),
        ("make jam aunt", with_all(crafts=KNOWN), ""),
        ("make jam boy", with_all(crafts=KNOWN), "batch_not_them"),
        ("make jam aunt", with_all(crafts=KNOWN, batches=works()), "already_so"),
        ("make jam self", with_all(crafts=KNOWN, batches=works()), ""),
        ("make lamp self", with_all(), ""),
        ("make soap self", with_all(), "no_such"),
        ("relieve jam aunt", with_all(batches=works()), ""),
        ("relieve jam self", with_all(batches=works()), "batch_not_at_it"),
        ("make jam self", with_good(with_all(crafts=KNOWN), "plum", stock=3), "batch_short"),
    ],
)
def test_who_makes_what_and_of_what(line: str, run: Run, reason: str) -> None:
    assert refused(mill(), run, line) == reason
    assert_choices_hold(mill(), run)
    assert_check_agrees(mill(), run)


def test_goods_and_money_go_in_work_is_done_and_pieces_come_out() -> None:
    run = with_all(crafts=KNOWN)
    plums, mark, hours = run.goods["plum"], run.money["mark"], run.hours
    run, happened = do(mill(), run, "make jam aunt", "make jam self")
    assert {one.word("good"): one.number("units") for one in kinds(happened, "batch_used")} == JAM.uses
    assert (run.money["mark"], run.hours) == (mark - JAM.cost, hours - JAM.hours)
    spent = JAM.cost + plums.cost - plums.cost * (plums.stock - 4) // plums.stock
    assert run.ventures.batches["jam"].cost == recipes.tied(mill(), run) == spent
    assert (keeper.making(run, "aunt"), keeper.earns(mill(), run)) == ("jam", False)
    assert recipes.evening(mill(), run) == []
    assert run.ventures.batches["jam"].done == 2
    run.day = 2
    assert recipes.dawn(mill(), run) == []
    done = recipes.evening(mill(), run)[0]
    assert done.number("units") + done.number("lost") == JAM.units
    assert (run.goods["pot"].stock, run.goods["pot"].cost) == (done.number("units"), spent)
    assert (run.ventures.batches, run.ventures.crafts["jam"].times) == ({}, 1)
    assert measure(mill(), run, "pieces", "jam") == done.number("units")


def test_practice_makes_fewer_poor_batches() -> None:
    assert total("batch_poor:jam", with_all(crafts=KNOWN)) == 6000
    assert total("batch_poor:jam", with_all(crafts={"jam": Craft(1, 2)})) == 1000
    assert total("batch_poor:jam", with_all(crafts={"jam": Craft(1, 9)})) == 0
    run = with_all(crafts=KNOWN)
    assert total("batch_worth:jam", run) < JAM.units * explain(mill(), run, "price:pot").total
    assert total("batch_cost:jam", run) > JAM.cost


def test_a_batch_waits_for_who_is_ill_away_or_out_of_hours() -> None:
    run = with_all(batches=works(), crafts=KNOWN)
    run.home = replace(run.home, ill={"aunt": 2})
    assert [one.kind for one in recipes.dawn(mill(), run)] == ["batch_rests"]
    assert recipes.evening(mill(), run) == []
    run = with_all(batches={"jam": Batch(1, 150, ("self",))})
    run.hours = 1
    assert [one.kind for one in recipes.dawn(mill(), run)] == ["batch_rests"]


def test_a_day_is_given_once() -> None:
    soup = Sideline("soup", 1, (3, 5), 20, member="aunt")
    world = replace(mill(), sidelines={"soup": soup}, systems={**mill().systems, "sidelines": 1})
    run = with_all(crafts=KNOWN, batches=works())
    assert refused(world, run, "take_up soup") == "batch_busy"
    run = with_all(crafts=KNOWN)
    run.sidelines = {"soup": SideState(1)}
    assert refused(world, run, "make jam aunt") == "side_busy"
    assert sidelines.state_of(run, "soup").since == 1
    two = replace(world, recipes={**world.recipes, "lamp": replace(LAMP, who=("aunt",))})
    assert refused(two, with_all(batches=works()), "make lamp aunt") == "batch_busy"


def test_a_workplace_is_paid_first_and_a_pupil_loses_a_day() -> None:
    family = replace(mill().family, workplace=WorkplaceRules("aunt", 100, 10, 1, 5000))
    bound = replace(mill(), family=family)
    run = with_all(crafts=KNOWN)
    assert refused(bound, run, "make jam aunt") == "batch_workplace"
    run.home = replace(run.home, freed=3)
    assert refused(bound, run, "make jam aunt") == ""
    school = SchoolRules("boy", "ox", 900, 9, 9, 50, -30, 0, -20, -5, 1)
    world = replace(mill(), family=replace(mill().family, school=school))
    run, _ = do(world, with_all(), "make lamp boy")
    assert [one.kind for one in recipes.evening(world, run)] == ["batch_school", "batch_done"]
    assert run.home.school_lost == 1


def test_what_is_shown_under_nobodys_name_makes_an_inspection_worse() -> None:
    run = with_good(with_all(crafts={"jam": Craft(1, 1, 6)}), "pot", stock=2)
    run.slots = ("pot", "", "")
    assert ladder.worse(mill(), run).total == JAM.steps
    run.ventures = replace(run.ventures, names={"mill": Signed(1)})
    assert ladder.worse(mill(), run).total == 0


def test_what_went_into_a_batch_is_still_worth_something() -> None:
    run = with_all(batches=works())
    assert worth.worth(mill(), run).total == worth.total(mill(), run) > worth.total(mill(), with_all())


@pytest.mark.parametrize(
    ("run", "reason"),
    [
        (with_official(with_all(crafts=KNOWN), "ox", tie=50), ""),
        (with_official(with_all(crafts=KNOWN), "ox", tie=49), "name_tie"),
        (with_official(with_all(), "ox", tie=50), "name_for_nothing"),
        (with_official(with_all(crafts=KNOWN, names={"mill": Signed(1)}), "ox", tie=50), "already_so"),
        (with_official(with_all(crafts=KNOWN, names={"press": Signed(1)}), "ox", tie=50), "name_has"),
    ],
)
def test_who_lends_a_name(run: Run, reason: str) -> None:
    assert refused(mill(), run, "sign mill") == reason
    assert_choices_hold(mill(), run)
    assert_check_agrees(mill(), run)


@pytest.mark.parametrize(("changes", "reason"), [({"level": 2}, "name_level"), ({"heat": 60}, "name_heat")])
def test_a_name_is_refused_and_withdrawn_by_circumstances(changes: dict[str, int], reason: str) -> None:
    run = with_official(with_all(crafts=KNOWN), "ox", tie=90)
    run, _ = do(mill(), run, "sign mill")
    assert run.money["mark"] == morning(mill()).money["mark"] - total("firm:mill", with_all())
    calm = {name: getattr(run, name) for name in changes}
    for name, value in changes.items():
        setattr(run, name, value)
    fresh = replace(run.ventures, names={})
    assert refused(mill(), replace_ventures(run, fresh), "sign mill") == reason
    assert [one.kind for one in lent_names.dawn(mill(), run)] == ["name_warned"]
    back = run.copy()
    for name, value in calm.items():
        setattr(back, name, value)
    assert [one.kind for one in lent_names.dawn(mill(), back)] == ["name_stays"]
    run.day += MILL.notice - 1
    assert lent_names.dawn(mill(), run) == []
    run.day += 1
    assert [one.kind for one in lent_names.dawn(mill(), run)] == ["name_withdrawn"]
    assert measure(mill(), run, "lent", "mill") == 0


def replace_ventures(run: Run, state: VentureState) -> Run:
    other = run.copy()
    other.ventures = state
    return other


def test_a_name_ends_by_its_date() -> None:
    run = with_all(MILL.days, crafts=KNOWN, names={"mill": Signed(1, MILL.days)})
    assert [one.kind for one in lent_names.dawn(mill(), run)] == ["name_ends"]
    run.day += 1
    assert [one.kind for one in lent_names.dawn(mill(), run)] == ["name_over"]


def test_an_enterprise_has_its_share_of_what_the_stall_sold() -> None:
    run = with_good(with_all(crafts=KNOWN, names={"mill": Signed(1)}), "jar", stock=0)
    run.goods["pot"] = replace(run.goods["pot"], stock=9, cost=90)
    run, _ = do(mill(), run, "show pot 1", "open", "open")
    sold = run.today.tallies["pot"].takings if "pot" in run.today.tallies else 0
    share = total("firm_share:mill", run)
    assert share == (sold * MILL.share_bp + 5000) // 10_000
    held = run.money["mark"]
    lent_names.evening(mill(), run)
    assert (run.money["mark"], run.ventures.names["mill"].paid) == (held - share, share)


def with_pots(many: int = 9, **parts: Any) -> Run:
    return with_good(with_all(crafts=KNOWN, **parts), "pot", stock=many, cost=10 * many)


WANTED = {"inn": Ordered(1, 0, 3, 80)}
PROMISED = {"inn": Ordered(1, 4, 3, 80)}


@pytest.mark.parametrize(
    ("line", "run", "reason"),
    [
        ("promise inn", with_pots(), "contract_none"),
        ("promise inn", with_pots(contracts=WANTED), ""),
        ("promise inn", with_pots(contracts=PROMISED), "already_so"),
        ("promise pub", with_pots(), "no_such"),
        ("deliver inn", with_pots(contracts=WANTED), "contract_promise_first"),
        ("deliver inn", with_pots(contracts=PROMISED), "contract_named"),
        ("deliver inn", with_pots(2, contracts=PROMISED, names={"mill": Signed(1)}), "no_stock"),
        ("deliver inn", with_pots(contracts=PROMISED, names={"mill": Signed(1)}), ""),
        ("deliver rolf", with_pots(contracts={"rolf": Ordered(1, 4, 2, 60)}), ""),
    ],
)
def test_what_is_promised_and_brought(line: str, run: Run, reason: str) -> None:
    assert refused(mill(), run, line) == reason
    assert_choices_hold(mill(), run)
    assert_check_agrees(mill(), run)


def test_bringing_an_order_moves_pieces_money_the_share_and_trust() -> None:
    run = with_pots(contracts=PROMISED, names={"mill": Signed(1)})
    held, brings = run.money["mark"], total("contract:inn", run)
    assert brings == 240 - 48
    run, _ = do(mill(), run, "deliver inn")
    assert (run.money["mark"], run.goods["pot"].stock, run.goods["pot"].cost) == (held + brings, 6, 60)
    assert run.ventures.names["mill"].paid == 48
    assert measure(mill(), run, "brought", "inn") == 1
    known = with_pots(contracts={"rolf": Ordered(1, 4, 2, 60)})
    known, _ = do(mill(), known, "deliver rolf")
    assert known.trust["rolf"] == morning(mill()).trust["rolf"] + ROLF.kept


def test_what_is_late_costs_and_what_nobody_answers_goes_by() -> None:
    run = with_all(4, crafts=KNOWN, contracts=PROMISED)
    assert contracts.dawn(mill(), run) == [one for one in () if one] or run.ventures.contracts["inn"] == PROMISED["inn"]
    run.day, held = 5, run.money["mark"]
    fine = total("contract_late:inn", run)
    missed = kinds(contracts.dawn(mill(), run), "contract_missed")
    assert missed[0].number("amount") == fine == 60
    assert (run.money["mark"], run.ventures.contracts["inn"].missed) == (held - 60, 1)
    run = with_all(3, crafts=KNOWN, contracts=WANTED)
    assert kinds(contracts.dawn(mill(), run), "contract_lapsed")
    assert run.ventures.contracts["inn"].asked == 0
    assert contracts.answer_by(mill(), with_all(contracts=WANTED), "inn") == INN.stands


def test_nobody_orders_what_nobody_can_make() -> None:
    asked = {"with": 0, "without": 0}
    for seed in "abcdefghij":
        for name, crafts in (("with", KNOWN), ("without", {})):
            run = with_all(2, crafts=crafts)
            run.seed = seed
            asked[name] += len(kinds(contracts.dawn(mill(), run), "contract_asked"))
    assert asked["without"] == 0 < asked["with"]


def test_switching_it_on_moves_no_other_luck() -> None:
    bare = replace(
        mill(), workshops={}, recipes={}, firms={}, contracts={},
        systems={name: day for name, day in mill().systems.items() if name != "ventures"},
    )  # fmt: skip
    with_it, without = morning(mill()), morning(bare)
    new = {"apply", "make", "sign"}
    assert {one.verb for one in choices(mill(), with_it)} - {one.verb for one in choices(bare, without)} == new
    for _ in range(4):
        for line in ("open", "open", "sleep"):
            advance(mill(), with_it, command(line))
            advance(bare, without, command(line))
            assert (with_it.money, with_it.prices, with_it.offers) == (without.money, without.prices, without.offers)


def test_a_run_is_carried_into_a_world_that_has_less_of_it() -> None:
    run = with_all(crafts={"jam": Craft(1), "lamp": Craft(1)}, batches=works(), contracts=PROMISED)
    less = replace(mill(), recipes={"lamp": LAMP}, firms={}, contracts={}, workshops={})
    found = carry(mill(), less, run)
    assert (sorted(found.run.ventures.crafts), found.run.ventures.batches) == (["lamp"], {})
    assert ("recipe", "jam") in found.lost


@given(
    st.lists(
        st.sampled_from(["make jam aunt", "make jam self", "make lamp self", "relieve jam aunt", "sleep"]), max_size=12
    )
)
def test_pieces_and_costs_are_conserved(lines: list[str]) -> None:
    """What was paid for goods and put into batches is found again at the stall, whatever is begun or stopped."""
    run = with_all(crafts=KNOWN)
    for line in lines:
        if line == "sleep":
            recipes.evening(mill(), run)
            run.day += 1
            run.hours = 8
            recipes.dawn(mill(), run)
        elif refused(mill(), run, line) == "":
            run, _ = do(mill(), run, line)
    start = with_all(crafts=KNOWN)
    cost = sum(state.cost for state in run.goods.values()) + recipes.tied(mill(), run)
    assert cost + run.money["mark"] == sum(state.cost for state in start.goods.values()) + start.money["mark"]


def test_the_mornings_and_evenings_go_in_order() -> None:
    run = with_all(3, courses={"school": Course("aunt", "asked", 1)}, crafts=KNOWN, contracts=PROMISED)
    run.seed = "amber"
    kinds_of = [one.kind for one in ventures.dawn(mill(), run)]
    assert kinds_of[0] in ("course_chosen", "course_refused")
    assert ventures.evening(mill(), run) == []


def test_the_morning_of_leaving_is_said() -> None:
    run = at_school("chosen", day=SCHOOL.starts)
    assert [one.kind for one in workshops.dawn(mill(), run)] == ["course_leaves"]


def test_in_the_weeks_between_chapters_nobody_asks_anything_and_what_is_promised_is_brought() -> None:
    parts = (Chapter("first", 1, 2), Chapter("second", 8, 16))
    world = replace(mill(), chapters=parts, contracts={"inn": replace(INN, asks_bp=10_000)})
    asked = [bool(kinds(contracts.dawn(world, with_all(day, crafts=KNOWN)), "contract_asked")) for day in (2, 4, 8)]
    assert asked == [True, False, True]
    home = with_all(9, courses={"school": Course("aunt", "home", 1)}, contracts={"inn": Ordered(brought=2)})
    home.day = 4
    assert workshops.dawn(world, home) == []
    run = with_pots(contracts=PROMISED, names={"mill": Signed(1)})
    assert steward.next_command(mill(), run, check) == command("deliver inn")


def test_a_careful_bot_sends_somebody_makes_and_brings() -> None:
    cheap = replace(JAM, uses={"plum": 2}, cost=0, poor_bp=0)
    world = replace(mill(), recipes={"jam": replace(cheap, taught=False), "lamp": LAMP})
    run, verbs = with_official(with_all(contracts=WANTED), "ox", tie=50), set[str]()
    for _ in range(200):
        if run.phase == "over":
            break
        given = next_command(BOTS["lawful"], world, run, 0)
        verbs.add(given.verb)
        advance(world, run, given)
    assert {"apply", "make", "promise", "deliver"} <= verbs
