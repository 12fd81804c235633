"""The numbers of a look at the stalls: each has its steps, which are what happens."""

from __future__ import annotations

import pytest

from marketgen.engine import explain, ladder
from marketgen.engine.arithmetic import of_bp
from marketgen.engine.events import event
from marketgen.engine.replacing import replace
from marketgen.engine.run import Run
from marketgen.plain import pages
from marketgen.play import look, numbers, tell
from marketgen.play.timeline import Timeline
from tests.tui import awning

WORLD = awning.world()
RUNGS = {rung.id: rung for rung in WORLD.inspection.rungs}


@pytest.fixture
def run() -> Run:
    """The morning of day 5, with an officer at the stall."""
    run = awning.awning(5).run.copy()
    run.pending = "inspection"
    assert any(run.slots), "something is on show"
    return run


def test_a_look_explains_what_it_may_take(run: Run) -> None:
    view = look.decision(Timeline(WORLD, run))
    assert view is not None
    first = view.options[0]
    assert first.asks == (("a fee: what it takes", "fine:a_fee"), ("a fine: what it takes", "fine:a_fine"))
    why = look.why(Timeline(WORLD, run), "fine:a_fine")
    assert why is not None
    worth = ladder._on_show(WORLD, run)
    assert worth > 10_000
    assert why.title == f"Why would it cost {4000 + of_bp(worth, 800):,} (a fine)?"
    assert [step.words for step in why.steps] == ["the fee", "a share of what is on show"]
    assert f"8 % of what is on show, {worth:,} at the going prices" in why.steps[1].detail
    assert look.why(Timeline(WORLD, run), "fine:nothing") is None


def test_in_guided_each_outcome_has_its_chance_with_its_steps(run: Run) -> None:
    run.difficulty = "guided"
    view = look.decision(Timeline(WORLD, run))
    assert view is not None
    subjects = [subject for _name, subject in view.options[0].asks]
    assert subjects[:3] == ["outlook:a_word", "outlook:a_fee", "fine:a_fee"]
    why = look.why(Timeline(WORLD, run), "outlook:a_fee")
    assert why is not None
    assert why.title.startswith("If they look, will it come to that (a fee)? ")
    assert why.steps[0].detail == "a fee"


@pytest.mark.parametrize("steps", [0, 1, 2])
@pytest.mark.parametrize("prepared", [False, True])
@pytest.mark.parametrize("covered", [False, True])
def test_the_chance_of_an_outcome_is_the_one_that_is_shown(run: Run, steps: int, prepared: bool, covered: bool) -> None:
    run.prepared = prepared
    run.worse = ((steps, run.day),) if steps else ()
    run.officials["so"] = replace(run.officials["so"], covered=covered)
    shown = ladder.outlook(WORLD, run)
    accounts = [explain.explain(WORLD, run, f"outlook:{rung}") for rung in RUNGS]
    assert [account.total for account in accounts if account] == list(shown)
    for account in accounts:
        assert account is not None
        assert sum(step.amount for step in account.steps) == account.total


@pytest.mark.parametrize(("hand", "says"), [(10**6, "on show."), (5_000, "which is all there is"), (0, "")])
def test_a_fine_takes_what_its_account_says_and_tells_how_it_was_reckoned(run: Run, hand: int, says: str) -> None:
    run.money["won"] = hand
    account = ladder.fine(WORLD, run, RUNGS["a_fine"])
    assert account.total <= hand
    told = tell.line(WORLD, run, ladder.climb(WORLD, run, RUNGS["a_fine"])[0])
    assert run.money["won"] == hand - account.total
    assert told is not None
    assert says in told.text
    assert ("You pay" in told.text) == bool(hand)
    if hand:
        spent = explain.explain(WORLD, run, f"spent:{run.day}:fine:a_fine")
        assert spent is not None
        assert spent.total == -account.total


def test_a_house_check_that_finds_nothing_is_told_in_other_words_another_day(run: Run) -> None:
    told = set()
    for run.day in range(1, 13):
        line = tell.line(WORLD, run, event("check_clear"))
        assert line is not None
        told.add(line.text)
    texts = [text for path, text in WORLD.texts.items() if path.startswith("rules.inspection.checks.texts.")]
    assert len(told) == 4
    assert told <= set(texts)


def test_a_small_step_is_not_written_as_nothing() -> None:
    from marketgen.play import numbers

    assert [numbers.moved(share) for share in (-39, 4, 0, 50, -940)] == ["−0.4 %", "+0.04 %", "0 %", "+1 %", "−9 %"]


def test_what_lies_on_the_table_is_what_is_on_show(run: Run) -> None:
    view = look.decision(Timeline(WORLD, run))
    assert view is not None
    shown = [good for good in run.slots if good and run.goods[good].stock]
    assert [row.good for row in view.table] == shown
    assert f"worth {ladder._on_show(WORLD, run):,}" in view.table_told
    told = "\n".join(pages.decision(view))
    assert view.table_told in told
    assert [fact.label for _title, facts in view.facts for fact in facts if not isinstance(fact, str)] == [
        "tie",
        "fear",
    ]


def test_what_may_come_of_a_look_is_what_the_answer_says(run: Run) -> None:
    view = look.decision(Timeline(WORLD, run))
    assert view is not None
    assert view.outlook
    for row in view.outlook:
        assert f"{row.name} ({row.often})" in view.options[0].long
    assert view.options[0].long.startswith(view.options[0].lead)
    marks = [row.marks for row in view.outlook]
    assert marks == sorted(marks, reverse=True)
    assert max(marks) <= numbers.OFTEN_MARKS


def test_nothing_may_come_of_a_look_at_a_stall_in_order(run: Run) -> None:
    run.prepared, run.worse = True, ()
    run.slots = tuple(good if good not in ladder.watched(WORLD, run) else "" for good in run.slots)
    view = look.decision(Timeline(WORLD, run))
    assert view is not None
    assert view.outlook == ()
    assert view.options[0].lead == ""


def test_a_watched_good_is_said_to_be(run: Run) -> None:
    good = next(good for good in run.slots if good and run.goods[good].stock)
    run.watched = ((good, run.day),)
    view = look.decision(Timeline(WORLD, run))
    assert view is not None
    assert [row.note for row in view.table if row.good == good] == ["watched now"]
    assert "(watched now)" in view.table_told
