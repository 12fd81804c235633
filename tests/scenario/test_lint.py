"""Warnings that a file allows: with a reason, by code and path; never errors; and nothing that is not needed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from marketgen.scenario import check, examine, explain
from tests.scenario.helpers import DATA, codes, country, problems_with, put_in, written

EVERY = DATA / "every_key.json"

SHUT = {"events": {"ferry": {"choices": {"lower": {"when": {"heat": {"max": 9}}}, "wait": {"when": {"chance": 0.5}}}}}}
WHY = "Who has neither money nor time gives way."


def allow(*entries: tuple[str, str, str]) -> dict[str, Any]:
    """A document's part that allows warnings."""
    return {"lint": {"allow": [{"code": code, "path": path, "why": why} for code, path, why in entries]}}


def test_a_warning_is_allowed_at_its_path_or_above(tmp_path: Path) -> None:
    assert codes(problems_with(tmp_path, SHUT)) == ["W304"]
    for path in ("events.ferry.choices", "events.ferry", "events"):
        assert codes(problems_with(tmp_path, {**SHUT, **allow(("W304", path, WHY))})) == []
    found = examine(written(tmp_path, put_in(country(), {**SHUT, **allow(("W304", "events", WHY))})))
    assert (found.problems, found.allowed) == ((), 1)


@pytest.mark.parametrize("entry", [("W304", "events.ferr", WHY), ("W302", "events.ferry", WHY), ("W304", "", WHY)])
def test_another_path_or_code_allows_nothing_and_is_named(tmp_path: Path, entry: tuple[str, str, str]) -> None:
    found = codes(problems_with(tmp_path, {**SHUT, **allow(entry)}))
    assert found in (["W305", "W304"], ["W304", "W305"], ["E110"])


@pytest.mark.parametrize(
    ("code", "mend"), [("E302", "mend the error"), ("w304", 'did you mean "W304"?'), ("X", "one of: ")]
)
def test_what_cannot_be_allowed(tmp_path: Path, code: str, mend: str) -> None:
    part = {**allow((code, "events.crate", WHY)), "events": {"crate": {"when": {"heat": {"min": 101}}}}}
    found = problems_with(tmp_path, part)
    assert sorted(codes(found)) == ["E302", "E321"], "an error stays one"
    assert mend in next(problem.mend for problem in found if problem.code == "E321")


def test_old_names_are_allowed_where_all_of_them_are_meant(tmp_path: Path) -> None:
    old = json.loads(EVERY.read_text("utf-8"))
    customs = old["rules"]["gifts"]["customs"]
    customs[0]["last_day"] = customs[0].pop("to_day")
    allowed = old["lint"]["allow"]
    for path, left in (("rules.gifts.customs[0]", []), ("rules", []), ("rules.gifts.customs[1]", ["W305", "W401"])):
        old["lint"]["allow"] = allowed + allow(("W401", path, WHY))["lint"]["allow"]
        assert sorted(codes(check(written(tmp_path, old)))) == left, path
    customs.append({"from_day": 5, "last_day": 5, "add": 0.1})
    for path, left in (("rules.gifts.customs[0]", ["W305", "W401"]), ("rules.gifts.customs", [])):
        old["lint"]["allow"] = allowed + allow(("W401", path, WHY))["lint"]["allow"]
        assert sorted(codes(check(written(tmp_path, old)))) == left, path
    assert "lint.allow lets it pass" in str(explain("W401"))
    assert codes(problems_with(tmp_path, allow(("N401", "format", WHY)))) == ["W305"]
    (problem,) = problems_with(tmp_path, allow(("N501", "goods", WHY)))
    assert (problem.code, problem.mend) == ("E321", "take this entry out")


def test_what_a_file_requires_can_be_allowed_to_be_too_little(tmp_path: Path) -> None:
    little = {"requires": {"marketgen": ">=0.1"}}
    assert codes(problems_with(tmp_path, little)) == ["W402"]
    assert codes(problems_with(tmp_path, {**little, **allow(("W402", "requires", WHY))})) == []
    found = examine(written(tmp_path, put_in(country(), {**little, **allow(("W402", "requires.marketgen", WHY))})))
    assert found.allowed == 1
    assert codes(problems_with(tmp_path, allow(("W402", "requires", WHY)))) == ["W305"]


def test_the_warning_about_an_entry_cannot_be_allowed(tmp_path: Path) -> None:
    assert codes(problems_with(tmp_path, allow(("W305", "lint", WHY)))) == ["E321"]


@pytest.mark.parametrize(("why", "found"), [("x" * 19, ["E322"]), ("x" * 20, []), ("   x   " + " " * 20, ["E322"])])
def test_a_reason_says_something(tmp_path: Path, why: str, found: list[str]) -> None:
    assert codes(problems_with(tmp_path, {**SHUT, **allow(("W304", "events.ferry", why))})) == found


def test_nothing_is_called_unused_where_the_sense_was_not_looked_at(tmp_path: Path) -> None:
    part = {**allow(("W304", "events.ferry", WHY)), "goods": {"plum": {"depth": 0}}}
    assert codes(problems_with(tmp_path, part)) == ["E106"]
