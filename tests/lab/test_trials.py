"""A scenario's own tests, played: what is counted, which seeds are played, and what is said of one that fails."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from marketgen import scenario
from marketgen.engine.rules import drawn_goals
from marketgen.lab import trials
from marketgen.lab.seen import Seen
from marketgen.scenario import ToPlay
from marketgen.scenario.trials import Expectation
from tests.cli.conftest import Call, call
from tests.lab.test_findings import played
from tests.scenario.helpers import DATA, TINY, put_in, written

__all__ = ["call"]

RUNS = [
    played(1, score=10, worth=1000, poor=0, best_share_bp=2000, goal_met=False),
    played(2, score=20, worth=2000, poor=2, best_share_bp=4000, finished=False, ending="broken", days=3),
    played(3, score=40, worth=4000, poor=9, best_share_bp=9000, seen=Seen(events=("ferry",), taken=("ferry:wait",))),
    played(4, score=50, worth=5000, poor=1, best_share_bp=5000, seen=Seen()),
]


@pytest.mark.parametrize(
    ("measure", "subject", "found"),
    [
        ("finished", "", 7500), ("goal_met", "", 7500), ("endings", "broken", 2500), ("endings", "none", 0),
        ("events", "ferry", 7500), ("events", "crate", 5000), ("choices", "ferry:wait", 7500),
        ("choices", "ferry:lower", 5000), ("score", "", 30), ("worth", "", 3000), ("poor_days", "", 1),
        ("best_share", "", 4500),
    ],
)  # fmt: skip
def test_what_comes_of_runs(measure: str, subject: str, found: int) -> None:
    assert trials.value(Expectation(measure, subject, None, None, ()), RUNS) == found


@pytest.mark.parametrize(
    ("measure", "subject", "low", "high", "seed"),
    [
        ("finished", "", 9000, None, "s-2"),
        ("finished", "", None, 5000, "s-1"),
        ("events", "ferry", 9000, None, "s-4"),
        ("events", "ferry", None, 5000, "s-2"),
        ("score", "", 35, None, "s-2"),
        ("score", "", None, 25, "s-3"),
        ("poor_days", "", 2, 8, "s-1"),
    ],
)
def test_the_shortest_run_that_is_not_as_it_should_be(
    measure: str, subject: str, low: int | None, high: int | None, seed: str
) -> None:
    expected = Expectation(measure, subject, low, high, ())
    assert trials._shown_by(expected, trials.value(expected, RUNS), RUNS) == seed


def tiny(expect: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Two days with one test."""
    document = json.loads(TINY.read_text("utf-8"))
    heads = {"summary": "Two days.", "licence": "CC0-1.0"}
    return put_in(document, {**heads, "tests": {"sits": {"play": "idle", "games": 2, "expect": expect, **changes}}})


def to_play(folder: Path, document: dict[str, Any]) -> ToPlay:
    """A document as something to play."""
    found = scenario.to_play(written(folder, document))
    assert found is not None
    return found


def test_a_test_that_holds_and_one_that_does_not(tmp_path: Path) -> None:
    good = to_play(tmp_path, tiny({"finished": {"min": 1}, "best_share": {"max": 0}}))
    (result,) = trials.play(good)
    assert (result.runs, result.problems) == (2, ())
    bad = to_play(tmp_path, tiny({"finished": {"min": 1}, "score": {"min": 99}}))
    (result,) = trials.play(bad)
    (problem,) = result.problems
    assert (problem.code, problem.path) == ("E601", "tests.sits.expect.score")
    assert problem.what.startswith('"score" is ')
    assert problem.what.endswith(" in 2 runs of idle; at least 99 is expected")
    assert "the seed sits-1 shows it (`marketgen play " in problem.mend
    assert problem.place.text.strip().startswith('"score"')


def test_an_end_above_is_said_in_the_units_of_the_file(tmp_path: Path) -> None:
    document = tiny({"finished": {"max": 0.25}, "worth": {"max": 0.001}})
    (result,) = trials.play(to_play(tmp_path, document))
    assert [problem.what.partition("; ")[2] for problem in result.problems] == [
        "at most 0.25 is expected", "at most 0.001 is expected",
    ]  # fmt: skip
    assert result.problems[0].what.startswith('"finished" is 1 in 2 runs')


def test_runs_begin_at_the_named_start_and_stop_when_they_should(tmp_path: Path) -> None:
    document = put_in(tiny({"worth": {"min": 1}}, start="second"), {"starts": {"second": {"name": "Second", "day": 2}}})
    found = to_play(tmp_path, document)
    assert trials.seeds(found.world, found.trials[0]) == ("sits-1", "sits-2")
    setting = trials.Setting(0, "second")
    run = trials.simulate(found.world, trials.Plan(("idle",), 1, "x", setting=setting))[0]
    assert (run.days, run.finished) == (1, True)
    stopped = trials.simulate(found.world, trials.Plan(("idle",), 1, "x", setting=trials.Setting(1)))[0]
    assert (stopped.days, stopped.finished) == (1, False)
    assert next(trials.play(found)).problems == ()


def test_with_a_goal_the_seeds_are_those_that_offer_it() -> None:
    found = scenario.to_play(DATA / "every_key.json")
    assert found is not None
    late = replace(found.trials[1], seeds=(), games=6)
    seeds = trials.seeds(found.world, late)
    assert len(seeds) == 6
    assert all("fed" in drawn_goals(found.world, seed) for seed in seeds)
    every = [f"late-{number}" for number in range(1, int(seeds[-1].rpartition("-")[2]) + 1)]
    assert len(every) > 6, "every seed offers it, so that this shows nothing"
    assert set(seeds) == {seed for seed in every if "fed" in drawn_goals(found.world, seed)}


def test_a_seed_that_does_not_offer_the_goal_is_said() -> None:
    found = scenario.to_play(DATA / "every_key.json")
    assert found is not None
    late = replace(found.trials[1], seeds=("plum-1",))
    (result,) = trials.play(replace(found, trials=(late,)))
    assert [(problem.code, problem.path) for problem in result.problems] == [("E602", "tests.late.goal")]


def test_the_tests_of_the_small_scenario_hold() -> None:
    found = scenario.to_play(DATA / "every_key.json")
    assert found is not None
    assert [(result.trial.id, result.problems) for result in trials.play(found)] == [("careful", ()), ("late", ())]


@pytest.mark.slow
@pytest.mark.parametrize("which", ["first_stall", "class_week", "the_awning"])
def test_the_tests_of_a_shipped_scenario_hold(which: str) -> None:
    found = scenario.to_play(which)
    assert found is not None
    results = list(trials.play(found))
    assert len(results) >= 2
    assert [str(problem) for result in results for problem in result.problems] == []


def test_the_check_plays_tests_when_it_is_asked(call: Call, tmp_path: Path) -> None:
    path = str(written(tmp_path, tiny({"score": {"min": 99}})))
    assert call("check", path) == (0, f"{path}: no problems.\n", "")
    code, said, _error = call("check", path, "--play")
    assert code == 1
    assert "error E601: " in said
    assert said.endswith(f"1 error\n{path}: 0 of 1 test holds.\n")
    found = json.loads(call("check", path, "--play", "--json")[1])["files"][0]
    assert found["tests"] == [{"id": "sits", "runs": 2, "holds": False}]
    assert found["totals"]["error"] == 1
    assert "::error " in call("check", path, "--play", "--github")[1]


def test_the_check_says_so_where_there_is_nothing_to_play(call: Call, tmp_path: Path) -> None:
    assert "it has no tests to play." in call("check", str(TINY), "--play")[1]
    code, said, _error = call("check", str(written(tmp_path, "{", "broken.json")), "--play")
    assert code == 1
    assert "tests" not in said


def test_a_base_does_not_bring_its_tests_along(tmp_path: Path) -> None:
    written(tmp_path, tiny({"score": {"min": 99}}), "tiny.json")
    head = {"format": 1, "id": "more", "title": "More", "language": "en", "extends": "tiny"}
    assert to_play(tmp_path, head).trials == ()
