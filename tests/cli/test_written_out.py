"""Runs written out from the command line: the table, the chronicle, and files that are never overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call

RUN = "first_stall-lawful"
OLD = "rules1-first_stall-lawful"


@pytest.mark.parametrize("words", [("replay", RUN, "--csv"), ("chronicle", RUN)])
def test_standard_output_and_the_file_are_the_same(call: Call, tmp_path: Path, words: tuple[str, ...]) -> None:
    path = tmp_path / "out"
    code, said, wrong = call(*words)
    assert (code, wrong) == (0, "")
    assert call(*words, "--out", str(path)) == (0, f"Written: {path}\n", "")
    assert path.read_text("utf-8") == said


@pytest.mark.parametrize("words", [("replay", RUN, "--csv"), ("chronicle", RUN)])
def test_a_file_that_is_there_is_left_alone(call: Call, tmp_path: Path, words: tuple[str, ...]) -> None:
    path = tmp_path / "mine"
    path.write_text("mine", "utf-8")
    code, said, wrong = call(*words, "--out", str(path))
    assert (code, said) == (2, "")
    assert "nothing is overwritten" in wrong
    assert path.read_text("utf-8") == "mine"
    code, _said, wrong = call(*words, "--out", str(tmp_path / "no" / "where"))
    assert code == 2
    assert "could not be written" in wrong


@pytest.mark.parametrize("words", [("replay", OLD, "--csv"), ("chronicle", OLD)])
def test_a_run_of_earlier_rules_says_what_it_reports(call: Call, words: tuple[str, ...]) -> None:
    code, said, wrong = call(*words)
    assert code == 1
    assert "cannot be told again" in wrong
    assert "score of 46" in said


def test_what_if_leads_from_the_decisions_to_both_stories(call: Call) -> None:
    code, said, _wrong = call("what-if", RUN)
    assert code == 0
    assert said.startswith("1. Day ")
    code, ways, _wrong = call("what-if", RUN, "--decision", "1")
    assert (code, ways.splitlines()[1][:3]) == (0, "1. ")
    code, told, _wrong = call("what-if", RUN, "--decision", "1", "--instead", "1")
    assert code == 0
    assert "Here it is this: " in told
    assert "kept nowhere" in told


def test_what_if_as_data_is_the_same_each_time(call: Call) -> None:
    found = json.loads(call("what-if", RUN, "--json")[1])["decisions"]
    assert [one["number"] for one in found] == list(range(1, len(found) + 1))
    number = next(str(one["number"]) for one in found if not one["title"])
    ways = json.loads(call("what-if", RUN, "--decision", number, "--json")[1])["ways"]
    assert ways[-1][0] == "nothing"
    words = ("what-if", RUN, "--decision", number, "--instead", "nothing", "--json")
    code, said, _wrong = call(*words)
    assert code == 0
    assert call(*words)[1] == said
    both = json.loads(said)
    assert both["instead"] == "nothing"
    assert both["yours"]["over"]
    assert both["parted"] == both["days"][0]["day"] == both["decision"]["day"]


def test_the_profile_is_part_of_the_data(call: Call) -> None:
    _code, said, _wrong = call("replay", RUN, "--json")
    profile = json.loads(said)["end"]["profile"]
    assert list(profile) == ["careful", "generous", "bold", "silent"]
    assert all(0 <= one["days"] <= one["of"] == 6 for one in profile.values())
