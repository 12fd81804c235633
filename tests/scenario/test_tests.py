"""The tests and the starts of a document: their shape, their references, what they compile to."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest

from marketgen import scenario
from marketgen.play.bots import BOTS
from marketgen.scenario.canonical import digest
from marketgen.scenario.models.trials import Expected, Player
from tests.scenario.helpers import COUNTRY, DATA, codes, country, loaded, problems_with, put_in, written


def a_test(**changes: Any) -> dict[str, Any]:
    """A part with one test, some of its keys changed."""
    return {"tests": {"careful": {"play": "lawful", "expect": {"finished": {"min": 0.5}}, **changes}}}


def a_start(**changes: Any) -> dict[str, Any]:
    """A part with one named start."""
    return {"starts": {"later": {"name": "Later", "day": 3, **changes}}}


WRONG: list[tuple[dict[str, Any], str, str]] = [
    (a_test(play="lawfull"), "E105", "tests.careful.play"),
    (a_test(games=0), "E106", "tests.careful.games"),
    (a_test(games=5000), "E106", "tests.careful.games"),
    (a_test(seeds=["a b"]), "E341", "tests.careful.seeds[0]"),
    (a_test(start="never"), "E201", "tests.careful.start"),
    (a_test(goal="nothing"), "E201", "tests.careful.goal"),
    (a_test(difficulty="steep"), "E201", "tests.careful.difficulty"),
    (a_test(days=9), "E310", "tests.careful.days"),
    (a_test(expect={}), "E340", "tests.careful.expect"),
    (a_test(expect={"finish": {"min": 1}}), "E101", "tests.careful.expect.finish"),
    (a_test(expect={"finished": {"min": 0.8, "max": 0.2}}), "E301", "tests.careful.expect.finished"),
    (a_test(expect={"finished": {"min": 80}}), "E106", "tests.careful.expect.finished.min"),
    (a_test(expect={"finished": 1}), "E104", "tests.careful.expect.finished"),
    (a_test(expect={"finished": {"max": 1}}), "W350", "tests.careful.expect.finished"),
    (a_test(expect={"score": {"min": 0, "max": 100}}), "W350", "tests.careful.expect.score"),
    (a_test(expect={"events": {"crates": {"min": 1}}}), "E201", "tests.careful.expect.events.crates"),
    (a_test(expect={"endings": {"rich": {"max": 0}}}), "E201", "tests.careful.expect.endings.rich"),
    (
        a_test(expect={"choices": {"ferry": {"lowre": {"min": 0.5}}}}),
        "E201",
        "tests.careful.expect.choices.ferry.lowre",
    ),
    (a_start(day=9), "E310", "starts.later.day"),
    (a_start(stock={"plumb": 2}), "E201", "starts.later.stock.plumb"),
    (a_start(chose={"letter": "burn"}), "E201", "starts.later.chose.letter"),
    (a_start(flags=["nobody"]), "E201", "starts.later.flags[0]"),
    (a_start(trust={"ada": 9}), "E106", "starts.later.trust.ada"),
]


@pytest.mark.parametrize(("part", "code", "path"), WRONG, ids=[f"{code} {path}" for _part, code, path in WRONG])
def test_what_is_wrong_is_told_where_it_stands(tmp_path: Path, part: dict[str, Any], code: str, path: str) -> None:
    found = problems_with(tmp_path, part)
    assert (code, path) in [(problem.code, problem.path) for problem in found], "\n".join(map(str, found))


def test_a_choice_of_a_test_is_looked_for_in_its_event(tmp_path: Path) -> None:
    (found,) = problems_with(tmp_path, a_test(expect={"choices": {"ferry": {"lowre": {"min": 0.5}}}}))
    assert found.what == 'the event "ferry" has no choice called "lowre"'
    assert found.mend == 'did you mean "lower"?'


def test_a_flag_that_only_a_start_raises_can_be_up(tmp_path: Path) -> None:
    asks = {
        "flags": {"late": {"about": "It is late."}},
        "notices": {"late": {"text": "Late.", "when": {"flag": "late"}}},
    }
    assert codes(problems_with(tmp_path, asks)) == ["E302"]
    assert codes(problems_with(tmp_path, {**asks, **a_start(flags=["late"])})) == []


def test_the_bots_of_the_format_are_the_bots_there_are() -> None:
    assert list(get_args(Player)) == list(BOTS)


def test_tests_are_no_rules_and_starts_are() -> None:
    whole, bare = put_in(country(), a_test()), country()
    assert digest(whole) == digest(bare)
    assert digest(put_in(bare, a_start())) != digest(bare)


def test_tests_come_in_the_order_of_the_file_with_whole_numbers() -> None:
    found = scenario.to_play(DATA / "every_key.json")
    assert found is not None
    careful, late = found.trials
    assert (careful.id, careful.bot, careful.games, careful.seeds, careful.days) == ("careful", "lawful", 3, (), 5)
    assert (late.seeds, late.start, late.goal) == (("plum-2", "plum-3"), "ferry_day", "fed")
    told = {(one.measure, one.subject): (one.low, one.high) for one in careful.expected}
    assert told["events", "crate"] == (100, None)
    assert told["choices", "ferry:lower"] == (None, 9000)
    assert told["worth", ""] == (500, 900_000)
    assert {one.measure for one in careful.expected} == Expected.model_fields.keys() - {"note"}
    place = found.place(careful.expected[0].path)
    assert place.text[place.column - 1 :].startswith('{ "min": 0.9 }')


def test_a_run_does_not_carry_the_tests_of_its_scenario() -> None:
    document = loaded(DATA / "every_key.json").document
    assert "tests" not in document
    assert "starts" in document


def test_what_cannot_be_played_has_no_tests_to_play(tmp_path: Path) -> None:
    assert scenario.to_play(written(tmp_path, put_in(country(), a_test(play="me")))) is None
    assert scenario.to_play("no_such_scenario") is None
    found = scenario.to_play(COUNTRY)
    assert found is not None
    assert found.trials == ()
