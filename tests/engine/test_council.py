"""The household's council: what is said and why, what is remembered of it, what is refused for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from marketgen.engine import council, faith, keeper
from marketgen.engine.council_rules import Faith
from marketgen.engine.explain import explain
from marketgen.engine.rules import advance, choices
from marketgen.engine.run import Debt, Run, from_json, to_json
from marketgen.engine.world import World
from tests.council_world import COUNCIL, parlour
from tests.engine.helpers import command, do, kinds, morning, of_choice, refused
from tests.worlds import street

ASKED = command("borrow lena 100")


def at_home(**changes: Any) -> Run:
    """The first morning of the house, calm and well unless changed."""
    run = morning(parlour(), **{"heat": 0, "level": 0, **changes})
    run.health |= {"aunt": 1000, "kurt": 1000} | changes.get("health", {})
    return run


def test_a_run_in_which_nothing_is_remembered_is_spelt_as_before() -> None:
    assert "council" not in to_json(morning(street())) | to_json(at_home())
    run = at_home(council={"aunt": Faith(-120, 1, 0, 1, ("loan",))})
    assert from_json(to_json(run)) == run


@pytest.mark.parametrize(
    ("changes", "points", "step"),
    [
        ({}, 5, "council_nature"),
        ({"health": {"aunt": 640}}, 10 - 5 - 18, "council_health"),
        ({"heat": 40}, 10 - 5 - 12, "council_heat"),
        ({"level": 3}, 10 - 5 - 12, "council_level"),
        ({"council": {"aunt": Faith(-200)}}, 10 - 5 - 20, "council_faith"),
        ({"council": {"aunt": Faith(300)}}, 10 - 5 + 30, "council_faith"),
        ({"debts": (Debt("lena", "event", 500, 9),)}, 10 - 5 - 40, "council_reason"),
        ({"level": 1}, 1, "council_nature"),
    ],
)
def test_what_somebody_says_follows_from_how_things_are(changes: dict[str, Any], points: int, step: str) -> None:
    run = at_home(**changes)
    account = explain(parlour(), run, "says:loan:aunt")
    assert account is not None
    assert account.total == sum(one.amount for one in account.steps) == points
    said = council.say(parlour(), run, "loan", "aunt")
    assert (said.yes, said.step) == (points >= 0, step)
    assert said.reason == ("debts" if step == "council_reason" else "")


@pytest.mark.parametrize(
    ("line", "pending", "matters"),
    [
        ("borrow lena 100", "", ["loan"]),
        ("repay lena 100", "", []),
        ("choose hide", "event:rolf_asks", ["door"]),
        ("choose give", "event:rolf_asks", []),
        ("choose hide", "event:crates", []),
        ("open", "", []),
    ],
)
def test_only_a_danger_that_is_named_is_asked_about(line: str, pending: str, matters: list[str]) -> None:
    run = at_home(pending=pending)
    assert [one.id for one in council.matters(parlour(), run, command(line))] == matters


def test_the_loan_of_somebody_else_is_not_asked_about() -> None:
    rules = replace(COUNCIL, matters={"loan": replace(COUNCIL.matters["loan"], only=("nobody",))})
    assert council.matters(replace(parlour(), council=rules), at_home(), ASKED) == ()


def test_who_is_away_is_not_asked_and_who_is_ill_is() -> None:
    run = at_home()
    run.home = replace(run.home, away={"kurt": 2}, ill={"aunt": 3})
    assert [one.member for one in council.answers(parlour(), run, "loan")] == ["aunt"]


def test_doing_it_against_a_no_is_remembered_and_so_is_a_yes() -> None:
    world, run = parlour(), at_home(level=3)  # the aunt says no, the man says yes
    happened = council.done(world, run, ASKED)
    assert [(one.kind, one.word("person")) for one in happened] == [
        ("council_overruled", "aunt"), ("council_agreed", "kurt"),
    ]  # fmt: skip
    assert run.council == {"aunt": Faith(-120, 1, 0, 1, ("loan",)), "kurt": Faith(20, 0, 1, 1, ("loan",))}
    assert run.home.overruled == 1
    assert council.done(world, run, ASKED) == []  # once a day
    assert run.home.overruled == 1


def two_matters() -> World:
    """The house, where a loan touches two matters: the aunt is against the one, and just for the other."""
    loan, kin = COUNCIL.matters["loan"], replace(COUNCIL.matters["loan"], id="kin", points={"aunt": -10})
    return replace(
        parlour(), council=replace(COUNCIL, matters={"loan": replace(loan, points={"aunt": -11}), "kin": kin})
    )


def test_of_two_matters_in_one_command_neither_changes_the_answer_to_the_other() -> None:
    world, run = two_matters(), at_home()
    asked = {one: [said.yes for said in council.answers(world, run, one)] for one in ("loan", "kin")}
    assert asked == {"loan": [False, True], "kin": [True, True]}
    happened = council.done(world, run, ASKED)
    assert [(one.kind, one.word("person"), one.word("matter")) for one in happened] == [
        ("council_overruled", "aunt", "loan"), ("council_agreed", "kurt", "loan"),
        ("council_agreed", "aunt", "kin"), ("council_agreed", "kurt", "kin"),
    ]  # fmt: skip
    assert run.council["aunt"] == Faith(-100, 1, 1, 1, ("kin", "loan"))


def test_each_matter_counts_once_a_day_whatever_comes_between() -> None:
    world, run = two_matters(), at_home()
    rules = world.council
    assert rules is not None
    alone = {name: replace(world, council=replace(rules, matters={name: one})) for name, one in rules.matters.items()}
    counted = [len(council.done(alone[name], run, ASKED)) for name in ("loan", "kin", "loan", "kin")]
    assert counted == [2, 3, 0, 0]  # at the second no the aunt has enough of it, and says so
    run.day = 2
    assert len(council.done(alone["loan"], run, ASKED)) == 2
    assert run.council["kurt"].matters == ("loan",)
    assert from_json(to_json(run)) == run


def test_it_is_remembered_by_the_command_itself_and_taken_back_with_it() -> None:
    world = parlour()
    before = at_home(level=3, pending="event:rolf_asks", phase="evening")
    run, happened = do(world, before, "choose hide")
    assert [one.kind for one in happened][:2] == ["council_overruled", "council_overruled"]
    assert before.council == {}
    assert set(run.council) == {"aunt", "kurt"}


def test_faith_fades_towards_nothing() -> None:
    run = at_home(council={"aunt": Faith(-12), "kurt": Faith(3)})
    for expected in ((-7, 0), (-2, 0), (0, 0)):
        faith.night(parlour(), run)
        assert tuple(state.faith for state in run.council.values()) == expected


@pytest.mark.parametrize(
    ("has", "keeps", "helps"), [(-199, "aunt", ""), (-200, "", "will_not"), (-500, "", "will_not")]
)
def test_what_is_refused_is_refused_by_the_rule_of_the_card(has: int, keeps: str, helps: str) -> None:
    world = parlour()
    voices = {**COUNCIL.voices, "bea": replace(COUNCIL.voices["kurt"], member="bea")}
    world = replace(world, council=replace(COUNCIL, voices=voices))
    run = at_home(council={"aunt": Faith(has), "bea": Faith(has)})
    assert keeper.keeper(world, run) == keeps
    account = keeper.keeper_share(world, run)
    assert account.steps[0].name == ("keeps_stall" if keeps else "keeper_refuses")
    assert refused(world, run, "ask_help bea") == helps


def test_it_is_told_when_somebody_begins_to_refuse_and_when_that_is_over() -> None:
    world, run = parlour(), at_home(level=3, council={"aunt": Faith(-100)})
    assert [one.word("person") for one in kinds(council.done(world, run, ASKED), "council_refuses")] == ["aunt"]
    run.council["aunt"] = replace(run.council["aunt"], faith=-201)
    assert kinds(faith.night(world, run), "council_again")
    assert not faith.night(world, run)


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_whatever_is_done_faith_stays_within_its_bounds_and_explains_itself(data: st.DataObject) -> None:
    world = parlour()
    run = at_home()
    for _step in range(30):
        if run.phase == "over":
            break
        found = [one for one in choices(world, run) if one.refusal is None]
        on = [one for one in found if one.verb in ("borrow", "open", "sleep", "answer", "choose")]
        choice = data.draw(st.sampled_from(on or found))
        advance(world, run, of_choice(choice, choice.low))
        assert from_json(to_json(run)) == run
        for member in COUNCIL.voices:
            account = explain(world, run, f"faith:{member}")
            assert account is not None
            assert account.total == sum(one.amount for one in account.steps)
            assert -500 <= account.total <= 500
