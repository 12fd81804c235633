"""Pauses and prompts of a document: their shape, their references, their sense, what they compile to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from marketgen.engine.prompts import Pause, Prompt
from marketgen.scenario.canonical import digest
from tests.scenario.helpers import codes, country, loaded, problems_with, written


def pauses(**days: int) -> dict[str, Any]:
    """A part with pauses after these days."""
    return {"pauses": {some_id: {"day": day, "title": some_id} for some_id, day in days.items()}}


def prompt(when: str, kind: str = "question", **pauses_after: int) -> dict[str, Any]:
    """A part with one prompt, and perhaps pauses."""
    return {"prompts": {"why": {"when": when, "kind": kind, "ask": "Why?"}}, **pauses(**pauses_after)}


WRONG: list[tuple[dict[str, Any], str, str]] = [
    (pauses(week=5), "E344", "pauses.week.day"),
    (pauses(week=9), "E344", "pauses.week.day"),
    (pauses(week=0), "E106", "pauses.week.day"),
    (pauses(start=2), "E347", "pauses.start"),
    (pauses(one=2, two=2), "E348", "pauses.two.day"),
    (prompt("weak", week=2), "E201", "prompts.why.when"),
    (prompt("start", "decision"), "E345", "prompts.why.when"),
    (prompt("week", "prediction", week=2), "E346", "prompts.why.when"),
    (prompt("end", "essay"), "E105", "prompts.why.kind"),
    ({"prompts": {"why": {"when": "end", "kind": "question", "ask": ""}}}, "E110", "prompts.why.ask"),
    ({"prompts": {"why": {"when": "end", "kind": "question"}}}, "E102", "prompts.why.ask"),
    ({"pauses": {"Week 1": {"day": 2, "title": "x"}}}, "E109", "pauses.Week 1"),
]


@pytest.mark.parametrize(("part", "code", "path"), WRONG, ids=[f"{row[1]} {row[2]}" for row in WRONG])
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, part: dict[str, Any], code: str, path: str) -> None:
    found = problems_with(tmp_path, part)
    assert (code, path) in [(one.code, one.path) for one in found], codes(found)


def test_they_compile_in_order_and_are_no_rule(tmp_path: Path) -> None:
    document, plain = country(), country()
    document.update(pauses(two=3, one=1))
    document["prompts"] = {
        "z": {"when": "start", "kind": "prediction", "ask": "Who?"},
        "a": {"when": "one", "kind": "decision", "ask": "Why?"},
    }
    world = loaded(written(tmp_path, document)).world
    assert world.pauses == (Pause("one", 1), Pause("two", 3))
    assert world.prompts == (Prompt("z", "start", "prediction"), Prompt("a", "one", "decision"))
    assert (world.texts["pauses.two.title"], world.texts["prompts.a.ask"]) == ("two", "Why?")
    assert digest(document) == digest(plain)
