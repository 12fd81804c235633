"""Services instead of gifts, favours that are owed and called in, and what a fall makes of a book."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from marketgen.engine import office, officials, services
from marketgen.engine.events import event
from marketgen.engine.explain import explain
from marketgen.engine.plot import ALWAYS, Condition, Effect, Help, Service
from marketgen.engine.plot import Test as Ask
from marketgen.engine.rules import advance, check, choices
from marketgen.engine.run import digest, from_json, to_json
from marketgen.engine.world import World
from marketgen.play import tell
from tests.engine.helpers import do, kinds, morning, of_choice, refused, with_official
from tests.engine.test_law import OFFICE, faced, law_world

CALM = Condition("all", (Ask("heat", "", None, 9),))
NET = Service("net", 600, 3, 1, ALWAYS, (Effect("hours", "", 2),))
NURSE = Service("nurse", 900, 1, 0, CALM, (Effect("stock", "jar", -1), Effect("money", "mark", -50)))
GLANCE = Help("glance", ALWAYS, (Effect("cover", "ox"),))
DOOR = Help("door", Condition("all", (Ask("place_shut", "", 1, None),)), (Effect("reopen", "", 1),))


def served(least: int = 9500, **changes: Any) -> World:
    """The world of the law with two services and what one official can do; his answer is sure, at ``least`` of 0 no."""
    world = law_world(services={"net": NET, "nurse": NURSE})
    ox = world.officials["ox"]
    ox = replace(ox, forms=(*ox.forms, "net"), takes=(*ox.takes, "net", "nurse"), favours=(DOOR, GLANCE))
    sure = 10_000 if least else 0
    gifts = replace(world.gifts, least_bp=sure, most_bp=sure, favour_bp=6000)
    return replace(world, officials={**world.officials, "ox": ox}, gifts=gifts, **changes)


def test_a_service_costs_what_it_costs_counts_and_leaves_a_favour() -> None:
    world = served()
    before = morning(world)
    run, happened = do(world, before, "give ox net 1")
    assert [event.kind for event in happened] == ["gift_taken", "hours", "favour"]
    assert (run.hours, run.officials["ox"].given, run.gifts_run) == (before.hours - 2, 600, 600)
    assert (run.favours, run.served, run.money) == ({"ox": 1}, {"net": 1}, before.money)
    assert from_json(to_json(run)) == run


def test_what_is_pushed_back_costs_nothing() -> None:
    world = served(least=0)
    before = morning(world)
    run, happened = do(world, before, "give ox net 1")
    assert (happened[0].kind, run.hours, run.favours, run.served) == ("gift_refused", before.hours, {}, {})


def test_an_offer_to_help_writes_no_line_where_money_does() -> None:
    world = served(least=0)
    for what, lines in (("net", 0), ("mark", 1)):
        run, happened = do(world, with_official(morning(world), "ox", fear=4), f"give ox {what} 1")
        assert kinds(happened, "gift_refused")
        assert run.file == lines, what


def test_what_is_answered_to_an_offer_to_help_is_not_what_is_said_of_things() -> None:
    world = served()
    texts = {**world.texts, "officials.ox.told.0": "The soup is looked at.", "officials.ox.told.1": "The finger."}
    world = replace(world, texts=texts)
    run = morning(world)
    for kind in ("gift_taken", "gift_refused"):
        said = {
            what: tell.line(world, run, event(kind, official="ox", what=what, amount=1)) for what in ("net", "mark")
        }
        for what, line in said.items():
            assert line is not None
            assert ("soup" in line.text or "finger" in line.text) == (what == "mark"), line


def test_a_service_can_be_done_again_after_its_days() -> None:
    world = served()
    run, _ = do(world, morning(world), "give ox net 1")
    assert refused(world, run, "give ox net 1") == "served_lately"
    run.day = 3
    assert refused(world, run, "give ox net 1") == "served_lately"
    run.day = 4
    assert refused(world, run, "give ox net 1") == ""


@pytest.mark.parametrize(
    ("line", "changes", "reason"),
    [
        ("give ox net 2", {}, "once_at_a_time"),
        ("give ox net 0", {}, "at_least_one"),
        ("give ox net 1", {"hours": 1}, "no_hours"),
        ("give ox nurse 1", {"heat": 10}, "service_not_now"),
        ("give ox nurse 1", {"money": {"mark": 49, "shell": 0}}, "no_money"),
        ("give pen net 1", {}, "takes_not"),
        ("send mo ox net 1", {}, "takes_not"),
        ("call_in ox glance", {}, "no_favour"),
        ("call_in ox glance", {"favours": {"ox": 0}}, "no_favour"),
        ("call_in ox elsewhere", {"favours": {"ox": 1}}, "not_his_to_do"),
        ("call_in ox door", {"favours": {"ox": 1}}, "favour_not_now"),
        ("call_in yak glance", {"favours": {"yak": 1}}, "not_in_office"),
        ("call_in ox glance", {"favours": {"ox": 1}, "phase": "over"}, "over"),
    ],
)
def test_refusals(line: str, changes: dict[str, Any], reason: str) -> None:
    assert refused(served(), morning(served(), **changes), line) == reason


def test_nobody_waits_for_a_service_at_the_table() -> None:
    world = served()
    run = faced(world)
    assert refused(world, run, "give ox net 1") == "not_at_table"
    assert refused(world, run, "give ox mark 1") == ""


def test_a_favour_is_done_and_owed_no_more() -> None:
    world = served()
    run, happened = do(world, morning(world, favours={"ox": 2}), "call_in ox glance")
    assert happened[0].kind == "favour_done"
    assert (run.favours, run.officials["ox"].covered) == ({"ox": 1}, True)


def test_who_does_not_dare_goes_on_owing_and_is_not_asked_again_that_day() -> None:
    world = served(least=0)
    run, happened = do(world, morning(world, favours={"ox": 1}), "call_in ox glance")
    assert (happened[0].kind, run.favours, run.officials["ox"].covered) == ("favour_not", {"ox": 1}, False)
    assert refused(world, run, "call_in ox glance") == "said_no"
    run.day += 1
    assert refused(world, run, "call_in ox glance") == ""


def test_a_shut_place_opens_again_for_a_favour() -> None:
    world = served()
    run = morning(world, favours={"ox": 1}, licence=3)
    assert refused(world, run, "open") == "place_shut"
    run, happened = do(world, run, "call_in ox door")
    assert kinds(happened, "reopened")
    assert refused(world, run, "open") == ""


@pytest.mark.parametrize(("phase", "tie", "watching"), [("morning", 0, 0), ("evening", 300, 0), ("noon", 300, 3)])
def test_the_chance_that_he_does_it(phase: str, tie: int, watching: int) -> None:
    world = replace(served(), gifts=replace(served().gifts, least_bp=0, most_bp=10_000, market_witnesses=(3, 3)))
    run = with_official(morning(world, phase=phase, favours={"ox": 1}), "ox", tie=tie)
    rules, fear = world.gifts, office.fear_now(world, run, "ox").total
    account = services.does(world, run, "ox", watching)
    expected = 6000 + tie * rules.tie_bp // 100 - fear * rules.fear_bp - watching * rules.witness_bp
    assert account.total == max(0, min(10_000, expected)) == sum(step.amount for step in account.steps)
    assert explain(world, run, "does:ox") == account


@pytest.mark.parametrize("how", ["rotate", "purge"])
def test_a_favour_goes_with_the_post(how: str) -> None:
    run = morning(served(), favours={"ox": 1, "nell": 1})
    getattr(office, how)(served(), run, "ox")
    assert run.favours == {"nell": 1}


def test_a_book_is_asked_about_once_and_written_down_afterwards() -> None:
    world = served(office=replace(OFFICE, asks="questions"))
    run = with_official(morning(world), "ox", given_ever=500)
    happened = office.purge(world, run, "ox")
    assert (run.file, run.scheduled, bool(kinds(happened, "book_asked"))) == (0, ((2, "questions"),), True)
    run = with_official(morning(world, seen={"questions": 1}), "ox", given_ever=500)
    assert kinds(office.purge(world, run, "ox"), "file")
    assert (run.file, run.scheduled) == (1, ())


@pytest.mark.parametrize("given_ever", [0, 499, 500])
def test_a_fall_writes_one_line_at_most(given_ever: int) -> None:
    world = served(office=replace(OFFICE, tells_bp=10_000, tells_trust_bp=0))
    world = replace(world, gifts=replace(world.gifts, least_bp=0, most_bp=10_000))
    run = with_official(morning(world, carried=(("ox", "mo"), ("ox", "nell"))), "ox", given_ever=given_ever)
    happened = office.purge(world, run, "ox")
    assert run.file == len(kinds(happened, "file")) == 1
    assert len(kinds(happened, "go_between_told")) == int(given_ever < 500)


@settings(max_examples=30, deadline=None)
@given(seed=st.sampled_from("abcdef"), picks=st.lists(st.integers(0, 10_000), max_size=25))
def test_favours_and_services_keep_the_books(seed: str, picks: list[int]) -> None:
    """Whatever is done: no favour under nothing, no more of them than services left and fewer by those done, and a run
    read back from its file goes on alike."""
    world = replace(served(), gifts=replace(served().gifts, least_bp=500, most_bp=9500))
    run, owed = morning(world, seed), 0
    for which in picks:
        found = [choice for choice in choices(world, run) if choice.refusal is None]
        found = [choice for choice in found if choice.verb in ("give", "call_in", "open", "sleep", "answer")] or found
        if not found or run.phase == "over":
            break
        choice = found[which % len(found)]
        asked = of_choice(choice, choice.low if choice.high >= 0 else -1)
        assert check(world, run, asked) is None
        again = from_json(to_json(run))
        happened = advance(world, run, asked)
        advance(world, again, asked)
        assert digest(again) == digest(run)
        owed += sum(event.number("amount") for event in kinds(happened, "favour")) - len(kinds(happened, "favour_done"))
        assert run.favours.get("ox", 0) == owed >= 0
        assert run.hours >= 0
        assert min(run.money.values()) >= 0
        assert officials.accepts(world, run, "ox", "net", 1).total in range(500, 9501)
