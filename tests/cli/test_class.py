"""The verb class: each of its verbs is in the docs, and what assigning answers."""

from __future__ import annotations

import json
import re
from importlib import import_module
from pathlib import Path

import pytest

from marketgen.cli import classroom, parser
from marketgen.play.lesson import read_lesson
from tests import support
from tests.classroom.handing import asking
from tests.cli.conftest import Call
from tests.cli.test_pack import subparsers

DOCS = (support.ROOT / "docs" / "commands.md").read_text("utf-8")


@pytest.mark.parametrize("name", [sub.name for sub in classroom.SUB_VERBS])
def test_every_verb_of_class_leads_to_a_function_and_is_in_the_docs(call: Call, name: str) -> None:
    sub = next(one for one in classroom.SUB_VERBS if one.name == name)
    module, _dot, function = sub.run.partition(".")
    assert callable(getattr(import_module(f"marketgen.cli.{module}"), function))
    section = re.search(r"^### `marketgen class`.*?(?=^### |^## )", DOCS, re.M | re.S)
    assert section
    assert re.search(rf"^- `{name}\b", section[0], re.M), f"class {name} is not in docs/commands.md"
    assert re.search(rf"^marketgen class {name}\b", section[0], re.M), f"class {name}: no example"
    for action in subparsers(subparsers(parser.build())["class"])[name]._actions:
        for word in action.option_strings:
            assert word in ("-h", "--help") or word in section[0], f"class {name}: {word} is not in docs/commands.md"
    assert call("class", name, "--help")[0] == 0


def test_a_wrong_verb_is_answered_with_the_right_one(call: Call) -> None:
    code, _said, error = call("class", "asign")
    assert (code, error) == (2, "class has no verb asign. Did you mean assign? See: marketgen class --help\n")
    assert "After class comes what to do with it." in call("class")[2]


def test_assigning_writes_a_lesson_with_what_was_asked_for(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "lesson.mgclass"
    wishes = ("--seed", "spring", "--days", "4", "--pauses", "3,1", "--text", "brief", "--no-undo")
    code, said, error = call("class", "assign", "first_stall", *wishes, "--out", str(out))
    assert (code, error) == (0, "")
    assert "seed spring, difficulty guided, 4 days, texts brief, pauses after days: 1, 3." in said
    lesson = read_lesson(out)
    assert (lesson.seed, lesson.terms.days, lesson.terms.pauses) == ("spring", 4, (1, 3))
    assert (lesson.terms.undo, lesson.terms.text, lesson.scenario["id"]) == (False, "brief", "first_stall")
    again = tmp_path / "again.mgclass"
    call("class", "assign", "first_stall", *wishes, "--out", str(again))
    assert again.read_bytes() == out.read_bytes(), "the same wishes make the same file"
    assert json.loads(out.read_text("utf-8"))["kind"] == "lesson"


def test_a_lesson_can_begin_at_a_named_start(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "lesson.mgclass"
    wishes = ("--seed", "spring", "--start", "last_two_days", "--out", str(out))
    said = call("class", "assign", "first_stall", *wishes)[1]
    assert "It begins at the start last_two_days and ends after day 6." in said
    assert read_lesson(out).terms.start == "last_two_days"
    assert json.loads(out.read_text("utf-8"))["format"] == 2, "a reader of the first form would begin on day 1"


def test_assigning_says_what_is_asked_and_what_is_left_out(call: Call, tmp_path: Path) -> None:
    which = asking(tmp_path)
    said = call("class", "assign", which, "--seed", "spring", "--out", str(tmp_path / "own.mgclass"))[1]
    assert "pauses after days: 3.\nIt asks 3 questions.\nStudents" in said
    said = call("class", "assign", which, "--seed", "s", "--pauses", "2,4", "--out", str(tmp_path / "b.mgclass"))[1]
    assert "It asks 4 questions." in said
    assert "Left out, with what is asked there: Half of it." in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--seed", "a/b"), "A seed is a word of 1 to 40 letters"),
        (("--seed", "a", "--days", "7"), "First stall has 6 days; --days is no more than that."),
        (("--seed", "a", "--pauses", "6"), "--pauses takes days from 1 to 5, not 6."),
        (("--seed", "a", "--pauses", "x"), "a whole number from 1 to 9999 is wanted"),
        (("--seed", "a", "--difficulty", "none"), "has no difficulty called none"),
        (("--seed", "a", "--out", "/dev/null/lesson.mgclass"), "The lesson could not be written to"),
        (("--seed", "a", "--start", "none"), "First stall has no start called none; take one of: last_two_days."),
        (("--seed", "a", "--start", "last_two_days", "--days", "4"), "is on day 5; --days is no less than that."),
        (("--seed", "a", "--start", "last_two_days", "--pauses", "3"), "--pauses takes days from 5 to 5, not 3."),
        (
            ("--seed", "a", "--start", "last_two_days", "--days", "5", "--pauses", "5"),
            "this lesson has one day, 5, and no room for a pause. Leave --pauses out",
        ),
        ((), "--seed"),
    ],
)
def test_what_cannot_be_assigned_gets_one_sentence(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, said, error = call("class", "assign", "first_stall", *words)
    assert (code, said, len(error.splitlines())) == (2, "", 1)
    assert told in error
    assert list(tmp_path.iterdir()) == []


def test_a_pause_in_the_weeks_between_two_chapters_would_never_come(call: Call, tmp_path: Path) -> None:
    which = str(support.ROOT / "tests" / "data" / "two_chapters.json")
    out = str(tmp_path / "lesson.mgclass")
    code, _said, error = call("class", "assign", which, "--seed", "a", "--pauses", "3,10", "--out", out)
    assert code == 2
    assert "Day 10 lies between two chapters, when nobody plays; the last days of chapters are 3." in error
    assert call("class", "assign", which, "--seed", "a", "--pauses", "3,22", "--out", out)[0] == 0


def test_a_file_that_is_there_is_not_overwritten(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "mine.txt"
    out.write_text("mine")
    code, _said, error = call("class", "assign", "first_stall", "--seed", "a", "--out", str(out))
    assert (code, out.read_text()) == (2, "mine")
    assert "exists already" in error
