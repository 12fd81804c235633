"""Marking: whatever lies in the folder gets its one line, and what was played again counts."""

from __future__ import annotations

import os
import zipfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from marketgen.classroom import folder, marking, telling
from marketgen.classroom.marking import Class
from marketgen.classroom.marks import Mark
from marketgen.engine.commands import Command
from marketgen.engine.world import World
from marketgen.play import attending, handing
from marketgen.play.bots import BOTS, next_command
from marketgen.play.lesson import Lesson
from marketgen.play.recording import play_out
from marketgen.play.result_file import MAX_RESULT
from marketgen.saves import chain
from tests.classroom.handing import Student, lesson_in
from tests.support import ROOT

Lessons = tuple[Lesson, World]


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Lessons:
    """A lesson of the tutorial."""
    return lesson_in(tmp_path_factory.mktemp("lesson"))


@pytest.fixture(scope="module")
def sound(lesson: Lessons) -> bytes:
    """A sound result."""
    return Student(*lesson, "amber-bell").play("lawful").result()


def marked(lesson: Lessons, where: Path, **how: Any) -> Class:
    """The class that lies in a folder."""
    return marking.mark(*lesson, folder.look(where), **how)


def said(mark: Mark) -> str:
    """What a teacher reads of a file."""
    return f"{mark.state}: {telling.reasons(mark)}"


def test_a_class_is_played_again_and_counted(lesson: Lessons, tmp_path: Path) -> None:
    for bot, code in (("lawful", "amber-bell"), ("idle", "birch-cup"), ("random", "cedar-door")):
        Student(*lesson, code).play(bot).hand_in(tmp_path)
    found = marked(lesson, tmp_path)
    assert [(mark.code, mark.state, mark.counted) for mark in found.marks] == [
        ("amber-bell", "verified", True),
        ("birch-cup", "verified", True),
        ("cedar-door", "verified", True),
    ]
    careful = found.marks[0].came
    assert careful is not None
    yardstick = next(bot for bot in found.bots if bot.name == "lawful")
    assert (careful.score, careful.wealth, careful.household) == (
        yardstick.score,
        yardstick.wealth,
        yardstick.household,
    )
    assert found.marks[0].evenings == yardstick.evenings
    assert (careful.days, careful.finished, len(found.marks[0].mornings)) == (6, True, 6)


def test_it_is_the_same_in_other_processes(lesson: Lessons, tmp_path: Path) -> None:
    for number, bot in enumerate(("lawful", "idle", "fixed", "random", "neglect")):
        Student(*lesson, f"amber-{'abcde'[number]}{'abcde'[number]}").play(bot).hand_in(tmp_path)
    (tmp_path / "broken.mgresult").write_bytes(b"no")
    told: list[int] = []
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        spread = marked(lesson, tmp_path, executor=executor, jobs=2, progress=told.append)
    assert spread == marked(lesson, tmp_path)
    assert told[-1] == 6
    assert told == sorted(told)


def test_a_run_handed_in_at_a_pause_counts_as_it_stands(lesson: Lessons, tmp_path: Path) -> None:
    Student(*lesson, "amber-bell").play("lawful", 3).hand_in(tmp_path)
    mark = marked(lesson, tmp_path).marks[0]
    assert mark.came is not None
    assert (mark.state, mark.came.finished, mark.came.days) == ("verified", False, 3)
    assert mark.came.score > 0
    assert len(mark.evenings) == 3


def test_what_was_taken_back_is_no_decision(lesson: Lessons, tmp_path: Path) -> None:
    plain, undone = Student(*lesson, "amber-bell"), Student(*lesson, "birch-cup")
    good = next(good for good, state in undone.timeline.run.goods.items() if state.stock)
    undone.do(Command("show", (good,), 1))
    undone.undo()
    for student in (plain, undone):
        student.play("lawful").hand_in(tmp_path)
    one, other = marked(lesson, tmp_path).marks
    assert one.came is not None
    assert one.came == other.came
    assert "the same commands, one by one, as birch-cup" in telling.reasons(one)
    assert (one.counted, other.counted) == (True, True)


def test_notes_do_not_make_two_plays_different(lesson: Lessons, tmp_path: Path) -> None:
    other = Student(*lesson, "birch-cup")
    other.do(Command("note", words="my own"))
    other.play("lawful").hand_in(tmp_path)
    Student(*lesson, "amber-bell").play("lawful").hand_in(tmp_path)
    assert all("the same commands" in telling.reasons(mark) for mark in marked(lesson, tmp_path).marks)


def _spoilt(lesson: Lessons, sound: bytes, tmp_path: Path) -> dict[str, tuple[bytes, str]]:
    """Files of a folder that are spoilt, each with a part of what is said of it."""
    student = Student(*lesson, "birch-cup").play("lawful")
    lines = sound.split(b"\n")
    cut = b"\n".join(lines[:-3]) + b"\n"
    first = next(at for at, record in enumerate(student.records) if record.get("text", "").startswith("take "))
    richer = [dict(record) for record in student.records]
    richer[first]["text"] = " ".join([*richer[first]["text"].split()[:3], "1"])
    impossible = [dict(record) for record in student.records]
    impossible.insert(first, {"kind": "do", "text": "borrow nobody 999999999"})
    gibberish = [{"kind": "do", "text": "rm -rf everything; $(reboot)"}, *student.records]
    return {
        "cut": (cut, "its end is missing"),
        "torn": (sound[:-40], "its end is missing"),
        "doubled-inside": (sound + sound, "something stands behind its end"),
        "by-hand": (sound.replace(b'"score":5', b'"score":9', 1), "changed by hand, at line 1"),
        "score": (student.result(score=99), "its first line does not fit its commands (score: 99, and they come to"),
        "days": (student.result(days=5), "(days: 5, and they come to 6)"),
        "unended": (student.result(finished=False), "(finished: 0, and they come to 1)"),
        "richer": (student.result(richer), "ends otherwise when it is played again"),
        "impossible": (student.result(impossible), "“borrow nobody 999999999” was not possible there"),
        "gibberish": (student.result(gibberish), "“rm -rf everything; $(reboot)” is no command"),
        "seed": (student.result(seed="autumn"), "its seed is not the lesson's"),
        "level": (student.result(difficulty="nosuch"), "its difficulty is not the lesson's"),
        "goal": (student.result(goal="nosuch"), "its goal is not the lesson's"),
        "rules": (student.result(rules=2, score=71), "made by rules 2"),
        "twin": (student.result(lesson="f" * 32), "same scenario and seed (First stall, spring)"),
        "changed": (
            student.result(lesson="f" * 32, scenario_digest="0" * 32),
            "same seed (spring) and of the scenario First stall as it was with other rules",
        ),
        "namesake": (
            student.result(lesson="f" * 32, scenario="my_stall"),
            "another lesson, First stall (my_stall) with the seed spring; this one is First stall (first_stall) with",
        ),
        "foreign": (
            student.result(lesson="f" * 32, seed="autumn"),
            "another lesson, First stall with the seed autumn; this one is First stall with spring",
        ),
        "code": (sound.replace(b"amber-bell", b"../../bell"), "changed by hand"),
        "zeros": (bytes(MAX_RESULT), "does not begin as a result does"),
        "empty": (b"", "it is empty"),
        "text": (b"Dear teacher, I lost it.\n", "does not begin as a result does"),
        "deep": (chain.OPENING + b'{"a":' + b"[" * 9000 + b"]" * 9000 + b'},"c":"0"}\n', "at line 1"),
    }


def test_each_spoilt_file_has_its_line_and_stops_nothing(lesson: Lessons, sound: bytes, tmp_path: Path) -> None:
    spoilt = _spoilt(lesson, sound, tmp_path)
    for name, (content, _words) in spoilt.items():
        (tmp_path / f"{name}.mgresult").write_bytes(content)
    (tmp_path / "sound.mgresult").write_bytes(sound)
    found = {mark.file: mark for mark in marked(lesson, tmp_path).marks}
    assert found.pop("sound.mgresult").verified
    assert {name for name, mark in found.items() if mark.verified or mark.counted} == set()
    for name, (_content, words) in spoilt.items():
        assert words in said(found[f"{name}.mgresult"]), name
        assert "\n" not in said(found[f"{name}.mgresult"])
    assert (found["rules.mgresult"].state, found["rules.mgresult"].score) == ("other_rules", 71)


def test_a_class_that_began_at_a_named_start_is_marked_from_there(tmp_path: Path) -> None:
    later = lesson_in(tmp_path, start="last_two_days")
    Student(*later, "amber-bell").play("lawful").hand_in(tmp_path)
    first_day = Student(*later, "birch-cup")
    first_day.hand_in(tmp_path, day=1)
    found = marked(later, tmp_path)
    whole, none = found.marks
    assert (whole.verified, whole.came.days if whole.came else 0, said(whole)) == (True, 6, "verified: ")
    assert [evening.day for evening in whole.evenings] == [5, 6], "what was before the start was not played"
    assert "(day: 1, and they come to 5)" in said(none)
    assert {tuple(evening.day for evening in bot.evenings) for bot in found.bots} == {(5, 6)}


def test_what_is_no_file_is_not_opened(lesson: Lessons, sound: bytes, tmp_path: Path) -> None:
    where, elsewhere = tmp_path / "in", tmp_path / "elsewhere.mgresult"
    where.mkdir()
    elsewhere.write_bytes(sound)
    (where / "link.mgresult").symlink_to(elsewhere)
    (where / "nowhere.mgresult").symlink_to(tmp_path / "nothing")
    (where / "folder.mgresult").mkdir()
    os.mkfifo(where / "pipe.mgresult")
    with (where / "large.mgresult").open("wb") as large:
        large.truncate(50_000_000)
    with zipfile.ZipFile(where / "zipped.mgresult", "w") as archive:
        archive.writestr("amber-bell.mgresult", sound)
    (where / "sound.mgresult").write_bytes(sound)
    (where / ".hidden.mgresult").write_bytes(sound)
    (where / "notes.txt").write_text("not a result")
    found = {mark.file.removesuffix(".mgresult"): said(mark) for mark in marked(lesson, where).marks}
    assert found == {
        "link": "unreadable: it is a link to another place, and links are not followed",
        "nowhere": "unreadable: it is a link to another place, and links are not followed",
        "folder": "unreadable: it is not a file but a folder or a device",
        "pipe": "unreadable: it is not a file but a folder or a device",
        "large": "unreadable: it is too large",
        "zipped": "unreadable: it does not begin as a result does",
        "sound": "verified: ",
    }


def test_files_handed_in_twice_are_named_and_counted_once(lesson: Lessons, tmp_path: Path) -> None:
    student = Student(*lesson, "amber-bell").play("lawful", 3)
    student.hand_in(tmp_path, "amber-bell")
    student.hand_in(tmp_path, "amber-bell (1)")
    student.play("lawful").hand_in(tmp_path, "later")
    Student(*lesson, "birch-cup").play("idle").hand_in(tmp_path)
    found = {mark.file.removesuffix(".mgresult"): mark for mark in marked(lesson, tmp_path).marks}
    assert {name: mark.counted for name, mark in found.items()} == {
        "amber-bell": False,
        "amber-bell (1)": False,
        "later": True,
        "birch-cup": True,
    }
    assert telling.reasons(found["later"]) == "the same code is in amber-bell.mgresult; this file is counted"
    assert "is counted instead" in telling.reasons(found["amber-bell"])
    assert telling.reasons(found["amber-bell (1)"]) == "it is the same file as amber-bell.mgresult"


def test_two_students_of_one_code_are_both_named(lesson: Lessons, tmp_path: Path) -> None:
    for name, bot in (("a", "lawful"), ("b", "idle")):
        Student(*lesson, "amber-bell").play(bot).hand_in(tmp_path, name)
    one, other = marked(lesson, tmp_path).marks
    assert telling.reasons(one) == "the same code is in b.mgresult; this file is counted"
    assert telling.reasons(other) == "a.mgresult has the same code and is counted instead"
    assert (one.counted, other.counted) == (True, False)


def test_an_explanation_of_something_not_done_is_noted(lesson: Lessons, tmp_path: Path) -> None:
    student = Student(*lesson, "amber-bell").play("lawful")
    student.say("first", "I sold the moon.", "order nobody moon 1").hand_in(tmp_path)
    mark = marked(lesson, tmp_path).marks[0]
    assert mark.verified
    assert telling.reasons(mark) == "it explains “order nobody moon 1”, which the run does not have on that day"


def test_what_a_chain_made_anew_can_hide(lesson: Lessons, tmp_path: Path) -> None:
    """Answers, minutes and restarts are the student's word: docs/teaching.md says so, and this is how it is."""
    student = Student(*lesson, "amber-bell").play("lawful").say("first", "My own words.")
    student.records[-1]["text"] = "Somebody else's words."
    student.hand_in(tmp_path, minutes=1, restarts=0)
    mark = marked(lesson, tmp_path).marks[0]
    assert (mark.verified, mark.why, mark.minutes, mark.told[0].text) == (True, (), 1, "Somebody else's words.")


@pytest.mark.parametrize("reason", ["missing", "not_a_folder", "empty", "many"])
def test_a_folder_that_cannot_be_marked(reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = tmp_path / "in"
    if reason != "missing":
        where.mkdir()
    if reason == "many":
        monkeypatch.setattr(folder, "MOST_FILES", 1)
        for name in "ab":
            (where / f"{name}.mgresult").touch()
    if reason == "not_a_folder":
        where = tmp_path / "file"
        where.touch()
    with pytest.raises(folder.NoFolder) as no:
        folder.look(where)
    assert no.value.reason == reason


def test_folders_below_are_named_and_not_looked_into(tmp_path: Path) -> None:
    below = tmp_path / "Ada_1234_assignsubmission"
    below.mkdir()
    (below / "a.mgresult").touch()
    (tmp_path / "b.mgresult").touch()
    (tmp_path / "link").symlink_to(below)
    found = folder.look(tmp_path)
    assert (found.results, found.below) == (("b.mgresult",), (below.name,))


def test_a_lesson_of_chapters_is_marked_with_the_weeks_between_them(tmp_path: Path) -> None:
    lesson, world = lesson_in(tmp_path, str(ROOT / "tests" / "data" / "two_chapters.json"))
    session = attending.join(lesson, world, "amber-bell", "0417", attending.goals_of(lesson, world)[0], tmp_path)
    while session.run.day < 23:  # in the second chapter
        session.do(next_command(BOTS["lawful"], world, session.run, 0))
    handing.hand_in(session)
    (half,) = marked((lesson, world), tmp_path).marks
    play_out(session, "lawful")
    handing.hand_in(session)
    session.close()
    (whole,) = marked((lesson, world), tmp_path).marks
    for found, days in ((half, 22), (whole, 24)):  # days are counted through, the weeks between among them
        assert said(found) == "verified: "
        assert found.came is not None
        assert (found.came.days, found.evenings[-1].day) == (days, days)
