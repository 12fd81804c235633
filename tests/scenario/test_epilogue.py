"""The epilogue: whatever was done and however it ended, each part has something to tell; the checker proves it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from marketgen.engine.measures import measure
from marketgen.engine.rules import new_run
from marketgen.play.ending import passage_told
from marketgen.scenario.sense_story import LAST_DAY, surely, surely_not
from tests.scenario.helpers import COUNTRY, codes, country, loaded, problems_with, put_in, written

BROKEN: dict[str, Any] = {"ended": {"broken": {"min": 1}}}
WHOLE: dict[str, Any] = {"ended": {"broken": {"max": 0}}}


def part(*conditions: dict[str, Any]) -> dict[str, Any]:
    """An epilogue with one part, whose passages have these conditions."""
    passages = {f"p{at}": {"rank": at, "when": when, "text": "So."} for at, when in enumerate(conditions, 1)}
    return {"epilogue": {"sea": {"title": "the sea", "rank": 9, "passages": passages}}}


@pytest.mark.parametrize(
    ("conditions", "told"),
    [
        ([{}], ""),
        ([BROKEN, {}], ""),
        ([BROKEN, WHOLE], ""),
        ([{"any": [BROKEN, WHOLE]}], ""),
        ([BROKEN, {"not": BROKEN}], ""),
        ([{"all": [WHOLE, {}]}, BROKEN], ""),
        ([BROKEN], "after the last day"),
        ([WHOLE], 'after "broken"'),
        ([{"heat": {"max": 5}}], "may have nothing to tell"),
        ([{"not": {"heat": {"max": 5}}}, {"heat": {"max": 5}}], "may have nothing to tell"),  # true, and not proved
        ([BROKEN, {**WHOLE, "heat": {"max": 5}}], "after the last day"),
    ],
)
def test_a_part_must_have_a_passage_for_each_way_to_end(
    tmp_path: Path, conditions: list[dict[str, Any]], told: str
) -> None:
    found = [one for one in problems_with(tmp_path, part(*conditions)) if one.code == "E311"]
    assert bool(found) == bool(told)
    assert all(told in str(one) for one in found)


@pytest.mark.parametrize(
    ("when", "way", "sure", "never"),
    [
        ({}, LAST_DAY, True, False),
        (BROKEN, "broken", True, False),
        (BROKEN, LAST_DAY, False, True),
        (WHOLE, LAST_DAY, True, False),
        (WHOLE, "broken", False, True),
        ({"not": BROKEN}, "broken", False, True),
        ({"not": {"heat": {"max": 5}}}, "broken", False, False),
        ({"any": [BROKEN, {"heat": {"max": 5}}]}, "broken", True, False),
        ({"any": [BROKEN, BROKEN]}, LAST_DAY, False, True),
        ({"all": [BROKEN, {"heat": {"max": 5}}]}, "broken", False, False),
        ({"all": [BROKEN, {"heat": {"max": 5}}]}, LAST_DAY, False, True),
        ({"ended": {"broken": {}}}, LAST_DAY, True, False),
        ({"ended": {"broken": {"min": 1}}, "flag": "x"}, LAST_DAY, False, True),
    ],
)
def test_what_an_ending_alone_decides(when: dict[str, Any], way: str, sure: bool, never: bool) -> None:
    assert (surely(when, way), surely_not(when, way)) == (sure, never)


def test_an_ending_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "E201" in codes(problems_with(tmp_path, part({"ended": {"nowhere": {"min": 1}}}, {})))


def test_a_condition_can_ask_how_the_run_ended() -> None:
    world = loaded(COUNTRY).world
    run = new_run(world, "amber").run
    for ended, value in (("broken", 1), ("", 0)):
        over = replace(run, ended=ended, phase="over")
        assert measure(world, over, "ended", "broken") == value


def test_of_a_part_the_first_that_holds_is_told(tmp_path: Path) -> None:
    world = loaded(written(tmp_path, put_in(country(), part(BROKEN, WHOLE)))).world
    run = new_run(world, "amber").run
    assert list(world.epilogue) == ["quay", "ines", "sea"]
    for ended, told in (("broken", "p1"), ("", "p2")):
        passage = passage_told(world, replace(run, ended=ended, phase="over"), "sea")
        assert passage is not None
        assert passage.id == told
