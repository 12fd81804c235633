"""results.csv: what stands in it, and that no cell of it is ever a formula."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from marketgen.classroom import folder, marking, sheet
from marketgen.classroom.marking import Class
from marketgen.engine.world import World
from marketgen.play import wording
from marketgen.play.lesson import Lesson
from tests.classroom.handing import Student, asking, lesson_in

Lessons = tuple[Lesson, World]
NASTY = ("=cmd|' /C calc'!A0", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "|x", "%1", "\u202e=1")


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Lessons:
    """A lesson with prompts."""
    where = tmp_path_factory.mktemp("lesson")
    return lesson_in(where, asking(where))


def table(marked: Class) -> list[dict[str, str]]:
    """The rows of the file as a spreadsheet reads them."""
    raw = sheet.sheet(marked)
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n") == len(marked.marks) + 1
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def marked(lesson: Lessons, where: Path) -> Class:
    """The class that lies in a folder."""
    return marking.mark(*lesson, folder.look(where))


def test_a_row_says_what_a_run_came_to(lesson: Lessons, tmp_path: Path) -> None:
    student = Student(*lesson, "amber-bell").play("lawful", 3)
    shown = next(record["text"] for record in student.records if record.get("text", "").startswith("price "))
    day = 1 + sum(record["kind"] == "end" for record in student.records[: _place(student, shown)])
    student.say("guess", "Yes, since stock sells.").say("first", "I knew the price. I gave up rest.", shown, day)
    student.play("lawful").say("last", "  ").hand_in(tmp_path)
    row = table(marked(lesson, tmp_path))[0]
    expected = {
        "code": "amber-bell", "verified": "yes", "finished": "yes", "days": "6", "goal": "met", "prompts_answered": "2",
        "prompts": "3", "restarts": "0", "minutes": "31", "reason": "", "finishing": "30",
        "file": "amber-bell.mgresult",
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected
    good = wording.name(lesson[1], shown.split()[1])
    pattern = rf"\[Day {day}: .*{good}.* \(in hand [0-9,]+ .*\)\] I knew the price\. I gave up rest\."
    assert re.fullmatch(pattern, row["explained_1"]), row["explained_1"]
    assert int(row["score"]) > 30
    assert float(row["wealth"]) > 20
    assert all(0 <= int(row[name]) <= 100 for name in ("household", "trust", "exposure"))
    assert int(row["decisions"]) > 10
    assert list(row) == [*sheet.COLUMNS, "explained_1", *sheet.LAST]


def _place(student: Student, line: str) -> int:
    """Where a command stands in the records."""
    return next(at for at, record in enumerate(student.records) if record.get("text") == line)


def test_finishing_is_full_at_a_pause_and_at_an_early_end_whatever_the_score(lesson: Lessons, tmp_path: Path) -> None:
    for code, bot, days in (("amber-bell", "random", 3), ("birch-cup", "idle", 9)):
        student = Student(*lesson, code).play(bot, days).say("guess", "No.").say("first", "None.")
        if days > 6:
            student.say("last", "Little.")
        student.hand_in(tmp_path)
    Student(*lesson, "cedar-door").play("lawful", 3).hand_in(tmp_path)
    Student(*lesson, "dawn-mat").play("lawful", 2).say("guess", "No.").hand_in(tmp_path)
    rows = table(marked(lesson, tmp_path))
    assert [row["finishing"] for row in rows] == ["40", "40", "30", ""]


def test_what_is_not_verified_has_no_points_and_its_reason(lesson: Lessons, tmp_path: Path) -> None:
    student = Student(*lesson, "amber-bell").play("lawful")
    student.hand_in(tmp_path, "rules", rules=2, score=71)
    (tmp_path / "junk.mgresult").write_bytes(b"junk")
    rules, junk = table(marked(lesson, tmp_path))
    assert (rules["verified"], rules["score"], rules["finishing"], rules["wealth"]) == ("no", "71", "", "")
    assert "made by rules 2" in rules["reason"]
    assert (junk["code"], junk["score"], junk["minutes"], junk["file"]) == ("", "", "", "junk.mgresult")
    assert junk["reason"] == "it does not begin as a result does"


@pytest.mark.parametrize("words", NASTY)
def test_no_cell_is_a_formula(lesson: Lessons, tmp_path: Path, words: str) -> None:
    student = Student(*lesson, "amber-bell").play("lawful").say("first", words)
    student.hand_in(tmp_path)
    for name in ("=1+1", "@x"):
        (tmp_path / f"{name}.mgresult").write_bytes(b"junk")
    for row in table(marked(lesson, tmp_path)):
        for name, cell in row.items():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝")), (name, cell)
            assert cell.isprintable()


def test_a_cell_stays_one_line_and_says_what_was_said() -> None:
    assert sheet.safe('He said "no",\r\nthen\x00 paid; 쌀 5') == 'He said "no", then paid; 쌀 5'
    assert sheet.safe("=1") == "'=1"
    assert sheet.safe("a=1") == "a=1"
