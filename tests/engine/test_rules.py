"""The six questions: beginning, the phases of a day, what is refused as a whole, and how a run ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine.commands import VERBS, Command
from marketgen.engine.deeds import NOTES
from marketgen.engine.events import Turn
from marketgen.engine.rules import advance, apply, check, choices, new_run, outcome, undoable
from marketgen.engine.run import digest
from tests.engine.helpers import assert_check_agrees, assert_choices_hold, command, do, kinds, morning, refused, turns
from tests.worlds import first_stall, made_up_country, street, tiny

WORLDS = (street, tiny, first_stall, made_up_country)


def test_a_run_begins_with_what_the_scenario_gives() -> None:
    run = new_run(street(), "amber", "stern", "fed").run
    assert (run.day, run.phase, run.hours, run.slots, run.meal) == (1, "morning", 8, ("", "", ""), "bread")
    assert run.money == {"mark": 3000, "shell": 2}  # half: 1.5 shells are 2
    assert (run.goods["jar"].stock, run.goods["jar"].cost, run.goods["candle"].cost) == (12, 2400, 0)
    assert (run.difficulty, run.goal, run.heat, run.store) == ("stern", "fed", 4, {"grain": 1500})
    assert new_run(street(), "amber").run.difficulty == "kind"
    assert new_run(street(), "amber").run.goal == next(iter(street().goals))


@pytest.mark.parametrize(("difficulty", "goal"), [("harsh", ""), ("", "fame"), ("kind", "fame")])
def test_unknown_levels_and_goals_are_key_errors(difficulty: str, goal: str) -> None:
    with pytest.raises(KeyError):
        new_run(street(), "amber", difficulty, goal)


def test_a_day_has_its_phases_in_their_order() -> None:
    world = replace(street(), events={})
    run, happened = do(world, morning(world), "open", "open", "sleep")
    order = [
        event.kind
        for event in happened
        if event.kind in ("block", "fee", "supper", "day_over", "dawn", "notice", "offer")
    ]
    assert order[:6] == ["block", "block", "fee", "supper", "day_over", "dawn"]
    assert set(order[6:]) == {"notice", "offer"}
    assert (run.day, run.phase) == (2, "morning")


@pytest.mark.parametrize(
    ("phase", "verbs"),
    [
        ("morning", {"show", "price", "take", "order", "bring", "meal", "tidy", "give", "open", "note"}),
        ("noon", {"show", "price", "order", "bring", "meal", "give", "open", "note"}),
        ("evening", {"order", "bring", "meal", "give", "sleep", "note"}),
        ("over", set()),
    ],
)
def test_what_a_phase_offers(phase: str, verbs: set[str]) -> None:
    world = replace(street(), events={})
    found = choices(world, morning(world, phase=phase))
    assert {choice.verb for choice in found} == verbs
    run = morning(world, phase=phase)
    for verb in sorted(set(VERBS) - verbs - {"choose", "answer", "hide", "send", "call_in"}):
        form = VERBS[verb]
        asked = Command(verb, tuple("jar" for _ in form.ids), 1 if form.amount else -1, "x" if form.words else "")
        refusal = check(world, run, asked)
        assert refusal is not None
        assert refusal.reason in (("over",) if phase == "over" else ("wrong_phase", "not_in_scenario"))


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (Command("sing"), "no_verb"), (Command(""), "no_verb"), (Command("show"), "form"),
        (Command("show", ("jar",)), "form"),
        (Command("show", ("jar", "jar"), 1), "form"), (Command("open", (), 3), "form"),
        (Command("open", (), -2), "form"),
        (Command("open", words="now"), "form"), (Command("note"), "form"),
        (Command("note", words="two  blanks"), "form"),
        (Command("note", words=" edge"), "form"), (Command("note", words="a\nline"), "form"),
        (Command("note", words="\ud800"), "form"),
        (Command("note", words="x" * 201), "form"), (Command("give", ("ox", "mark"), 10**9), "form"),
        (Command("note", words="a line"), ""), (Command("note", words="x" * 200), ""),
    ],
)  # fmt: skip
def test_a_command_must_have_a_text_form(asked: Command, reason: str) -> None:
    """Programs may make up any command; what a log could not read back is refused."""
    refusal = check(street(), morning(street()), asked)
    assert (refusal.reason if refusal else "") == reason


def test_systems_wait_for_their_day() -> None:
    world = replace(street(), systems={"price": 1, "demand": 1, "offers": 2})
    run = morning(world)
    assert refused(world, run, "take mo jar 1") == "not_yet"
    assert refused(world, run, "meal pie") == "not_in_scenario"
    assert {choice.verb for choice in choices(world, run)} == {"show", "price", "open", "note"}


def test_ten_notes_a_day() -> None:
    run, _ = do(street(), morning(street()), *[f"note line {number}" for number in range(NOTES)])
    assert len(run.today.notes) == NOTES
    assert refused(street(), run, "note one more") == "notes_full"
    assert_choices_hold(street(), run)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("show jar 3", ""), ("show jar 0", "no_slot"), ("show jar 4", "no_slot"), ("show candle 1", "not_for_sale"),
        ("show grain 1", "no_stock"), ("show later 1", "no_such"), ("hide jar", "not_shown"), ("price jar keen", ""),
        ("price jar even", "already_so"), ("price jar cheap", "no_such"), ("price candle keen", "not_for_sale"),
        ("price grain keen", "not_for_sale"), ("price later keen", "no_such"), ("price gold keen", "no_such"),
    ],
)  # fmt: skip
def test_refusals_of_the_display(line: str, reason: str) -> None:
    assert refused(street(), morning(street()), line) == reason


def test_a_good_stands_on_one_slot() -> None:
    run, _ = do(street(), morning(street()), "show jar 1", "show plum 2", "show jar 3", "show plum 3")
    assert run.slots == ("", "", "plum")
    run, _ = do(street(), run, "hide plum")
    assert run.slots == ("", "", "")


@pytest.mark.parametrize("make", WORLDS)
@pytest.mark.parametrize("bot", ["idle", "random", "lawful"])
def test_choices_and_check_agree_in_whole_games(make: object, bot: str) -> None:
    world = make()
    for index, (_, turn) in enumerate(turns(world, "birch", bot)):
        assert_choices_hold(world, turn.run)
        if index % 7 == 0 or turn.run.pending:
            assert_check_agrees(world, turn.run)
        if turn.run.phase != "over":
            ways_on = [
                choice for choice in choices(world, turn.run) if choice.verb in ("choose", "answer", "open", "sleep")
            ]
            assert any(choice.refusal is None for choice in ways_on)


def test_apply_touches_nothing_and_advance_is_apply() -> None:
    world = street()
    owned = new_run(world, "cedar").run
    previous = None
    for asked, turn in turns(world, "cedar", "random"):
        if asked and previous:
            was = digest(previous)
            again = apply(world, previous, asked)
            assert isinstance(again, Turn)
            assert digest(previous) == was
            assert digest(again.run) == digest(turn.run)
            assert again.events == turn.events == tuple(advance(world, owned, asked))
            assert digest(owned) == digest(turn.run)
        previous = turn.run


def test_what_may_be_taken_back_draws_no_luck_and_reveals_nothing() -> None:
    assert {verb for verb in VERBS if undoable(verb)} == {
        "show", "hide", "price", "order", "bring", "meal", "join", "bid", "withhold", "pay_in", "bargains", "take_up",
        "drop", "make", "relieve", "promise",
    }  # fmt: skip
    for choice in choices(street(), morning(street())):
        assert choice.undoable == undoable(choice.verb)


def test_a_run_ends_after_its_last_day() -> None:
    world = tiny()
    run, happened = do(world, morning(world), "open", "open", "sleep", "open", "open", "choose no", "sleep")
    assert (run.phase, run.day, len(run.past)) == ("over", 2, 2)
    assert kinds(happened, "over")[0].word("ending") == ""
    end = outcome(world, run)
    assert end is not None
    assert (end.reached, end.planned) == (2, 2)
    assert apply(world, run, command("sleep")).reason == "over"


def test_an_ending_of_the_scenario_comes_with_its_condition() -> None:
    run, _ = do(street(), morning(street(), file=6), "open", "open", "sleep")
    end = outcome(street(), run)
    assert (run.phase, run.ended, len(run.past)) == ("over", "jail", 1)
    assert end is not None
    assert end.score is None


def test_lessons_notices_and_the_diary() -> None:
    world = replace(street(), events={})
    run, _ = do(world, morning(world), "show jar 1", "price jar dear", "open", "open", "sleep")
    first = run.past[0]
    assert (first.mistakes, first.diary) == (("pricing",), "any")
    assert first.filled.keys() == {"bought.jar", "fair.jar", "kept"}
    assert first.filled["bought.jar"] == first.tallies["jar"].bought
    assert first.filled["kept"] == first.closing - first.opening
    careful, _ = do(world, morning(world), "show jar 1", "open", "open", "sleep")
    assert careful.past[0].mistakes == ()
