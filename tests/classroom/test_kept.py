"""The class files that are kept in saves/class: whatever version marks them, each is listed, and none stops it."""

from __future__ import annotations

import pytest

from marketgen.classroom import folder, marking, replaying, sheet, wall
from marketgen.classroom.marking import Class
from marketgen.engine.rules import RULES
from marketgen.play.lesson import read_lesson
from marketgen.play.result_file import read_result
from tests.support import ROOT

KEPT = ROOT / "saves" / "class"
CODES = ["amber-bell", "birch-cup", "cedar-door", "dawn-mat"]


def kept() -> Class:
    """The class, marked."""
    path = KEPT / "lesson.mgclass"
    lesson = read_lesson(path)
    return marking.mark(lesson, marking.world_of(lesson, path), folder.look(KEPT))


def test_kept_results_are_verified_while_the_rules_are_theirs_and_else_listed_with_their_score() -> None:
    marked = kept()
    assert [mark.code for mark in marked.marks] == CODES
    for mark in marked.marks:
        head = read_result(KEPT / mark.file).head
        assert mark.state == ("verified" if head.rules == RULES else "other_rules"), mark.why
        if head.score >= 0:
            assert mark.score == head.score
    assert len(wall.wall(marked)) > 10_000
    assert len(sheet.sheet(marked).splitlines()) == 1 + len(CODES)


def test_under_rules_to_come_they_are_listed_with_the_score_they_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replaying, "RULES", RULES + 1)
    marked = kept()
    assert {mark.state for mark in marked.marks} == {"other_rules"}
    scores = [read_result(KEPT / f"{code}.mgresult").head.score for code in CODES]
    assert [mark.score for mark in marked.marks] == scores
    assert scores[0] > 0
    assert b"not verified: other rules" in wall.wall(marked)


def test_a_result_is_small_enough_to_be_sent() -> None:
    assert max((KEPT / f"{code}.mgresult").stat().st_size for code in CODES) < 60_000
