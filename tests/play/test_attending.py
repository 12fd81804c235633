"""Taking part in a lesson: codes and PINs, restarts, moments, decisions with their numbers, and handing in."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from marketgen.engine.commands import Command, parse
from marketgen.engine.events import Refusal
from marketgen.play import attending, decisions, games, handing, moments, standing
from marketgen.play.bots import BOTS, next_command
from marketgen.play.games import GameProblem
from marketgen.play.lesson import Lesson, read_lesson
from marketgen.play.recording import play_out
from marketgen.play.result_file import read_result
from marketgen.play.session import Session
from marketgen.play.verify import VERIFIED, verify
from marketgen.saves import files, folders, library
from marketgen.saves.log import read_run
from marketgen.saves.problems import SaveFailed
from tests.classroom.handing import asking, lesson_in
from tests.support import ROOT


@pytest.fixture
def lesson(tmp_path: Path) -> Lesson:
    """A lesson of the tutorial with prompts: four days, a pause after the second and the third."""
    return lesson_in(tmp_path, asking(tmp_path), days=4, pauses=(2, 3))[0]


def joined(lesson: Lesson, results: Path, code: str = "plum-lamp", pin: str = "0417") -> Session:
    """A new run of a lesson."""
    world = attending.world_of(lesson, Path("lesson.mgclass"))
    goal = next(iter(attending.goals_of(lesson, world)), "")
    return attending.join(lesson, world, code, pin, goal, results)


def do(session: Session, *lines: str) -> None:
    """Carry out commands that are possible; ``undo`` takes back."""
    for line in lines:
        answer = session.undo() if line == "undo" else session.do(parse(line))  # type: ignore[arg-type]
        assert not isinstance(answer, Refusal), line


DAY = ("open", "open", "sleep")


def test_a_code_is_read_however_it_is_written() -> None:
    for typed in ("plum-lamp", "Plum Lamp", " PLUM  lamp ", "plum - lamp"):
        assert attending.as_code(typed) == "plum-lamp"
    for typed in ("", "plum", "../plum lamp", "plum lamp lane", "pl\u0131m lamp", "plum lamp\x00"):
        assert attending.as_code(typed) == "", typed


def test_of_a_pin_only_salt_and_hash_are_kept(lesson: Lesson, tmp_path: Path) -> None:
    with_pin = joined(lesson, tmp_path, pin="0417")
    with_pin.close()
    assert with_pin.file is not None
    (seat,) = attending.seats(lesson, "plum-lamp")
    assert seat == with_pin.file.path
    assert attending.knows(seat, " 0417 ")
    assert not attending.knows(seat, "0418")
    assert not attending.is_pin("", "")
    assert not attending.is_pin(None, "0417")
    assert '"pin":"0417' not in seat.read_text("utf-8")
    assert attending.kept_pin("0417") != attending.kept_pin("0417"), "each has its own salt"


def test_codes_that_are_taken_are_not_offered(lesson: Lesson, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    joined(lesson, tmp_path, "plum-lamp").close()
    words = iter(["plum-lamp", lesson.seed, "amber-bell"])
    monkeypatch.setattr(games, "new_seed", lambda: next(words))
    assert attending.offered_code(lesson) == "amber-bell"


def test_runs_of_lessons_are_opened_by_code_and_pin_only(lesson: Lesson, tmp_path: Path) -> None:
    session = joined(lesson, tmp_path)
    session.close()
    assert library.latest() is None
    with pytest.raises(GameProblem, match="This run belongs to a lesson"):
        games.resume(session.name)
    with pytest.raises(GameProblem, match="There is no saved run"):
        games.resume()
    again = attending.rejoin(attending.seats(lesson, "plum-lamp")[0], tmp_path)
    assert again.attends is not None
    assert (again.attends.code, again.attends.restarts, again.world.days) == ("plum-lamp", 0, 4)
    again.close()


def test_another_lesson_with_the_same_code_is_another_run(lesson: Lesson, tmp_path: Path) -> None:
    joined(lesson, tmp_path).close()
    (tmp_path / "other").mkdir()
    other, _world = lesson_in(tmp_path / "other", days=3)
    assert attending.seats(other, "plum-lamp") == ()


def test_a_restart_keeps_the_old_run_and_is_counted(lesson: Lesson, tmp_path: Path) -> None:
    first = joined(lesson, tmp_path, pin="0417")
    first.close()
    assert first.file is not None
    second = attending.join(lesson, first.world, "plum-lamp", "9999", "full_bowls", tmp_path, first.file.path)
    assert second.attends is not None
    assert first.attends is not None
    assert (second.attends.restarts, second.attends.run) == (1, first.attends.run)
    second.close()
    seats = attending.seats(lesson, "plum-lamp")
    assert len(seats) == 2
    assert second.file is not None
    assert seats[0] == second.file.path
    assert attending.knows(seats[0], "0417")


def test_of_two_that_begin_one_code_at_once_one_gets_a_sentence(lesson: Lesson, tmp_path: Path) -> None:
    first = joined(lesson, tmp_path)
    assert first.file is not None
    with pytest.raises(GameProblem, match="under the code plum-lamp has just been begun"):
        joined(lesson, tmp_path)  # it looked before the first one was there
    again = attending.join(lesson, first.world, "plum-lamp", "", first.run.goal, tmp_path, first.file.path)
    with pytest.raises(GameProblem, match="has just been begun"):
        attending.join(lesson, first.world, "plum-lamp", "", first.run.goal, tmp_path, first.file.path)
    assert [path.stem[-2:] for path in attending.seats(lesson, "plum-lamp")] == ["-2", first.file.path.stem[-2:]]
    for session in (first, again):
        session.close()
    copy = first.file.path.with_stem(f"{first.file.path.stem}-copy")
    copy.write_bytes(first.file.path.read_bytes())
    assert len(attending.seats(lesson, "plum-lamp")) == 2, "a copy somebody made is no run of the lesson"


def test_the_world_of_a_lesson_is_as_the_teacher_has_it_and_its_runs_verify(lesson: Lesson, tmp_path: Path) -> None:
    session = joined(lesson, tmp_path)
    assert session.world.days == 4
    assert not any(level.odds_as_numbers for level in session.world.difficulties.values())
    play_out(session, "lawful")
    assert session.run.day == 4
    session.close()
    assert session.file is not None
    contents = read_run(session.file.path)
    world = games.world_of(contents.head, session.file.path)
    found = verify(world, contents.head, contents.records)
    assert (found.result, found.days, found.finished) == (VERIFIED, 4, True)


def test_a_scenario_that_is_not_what_the_lesson_says_is_refused(lesson: Lesson) -> None:
    for changed, told in (
        (replace(lesson, scenario_digest="0" * 32), "other rules than it says"),
        (replace(lesson, difficulty="no"), "its difficulty or its start is none of"),
        (replace(lesson, scenario={"format": 1}), "cannot be read by this version"),
        (replace(lesson, translations={"de": {"goods.maize.name": 7}, "x" * 99: []}), ""),
    ):
        if told:
            with pytest.raises(GameProblem, match=told):
                attending.world_of(changed, Path("lesson.mgclass"))
        else:
            assert attending.world_of(changed, Path("lesson.mgclass")).days == 4


def test_a_lesson_begins_at_its_start_and_asks_there_first(tmp_path: Path) -> None:
    later = lesson_in(tmp_path, asking(tmp_path), pauses=(5,), start="last_two_days")[0]
    session = joined(later, tmp_path)
    first = moments.due(session)
    assert first is not None
    assert (session.run.day, first.id, later.terms.played(session.world)) == (5, "start", 2)
    moments.pass_on(session, first)
    while len(session.run.past) < 5:
        command = next_command(BOTS["lawful"], session.world, session.run, 0)
        assert not isinstance(session.do(command), Refusal)
    pause = moments.due(session)
    assert pause is not None
    assert (pause.id, [one.kind for one in pause.asked]) == ("after_day_5", ["decision"])
    session.close()
    again = attending.rejoin(attending.seats(later, "plum-lamp")[0], tmp_path)
    assert (again.run.day, moments.due(again)) == (6, pause)
    play_out(again, "lawful")
    handing.hand_in(again)
    result = read_result(tmp_path / "plum-lamp.mgresult").head
    assert (result.days, result.finished) == (6, True)
    again.close()
    assert again.file is not None
    contents = read_run(again.file.path)
    assert verify(again.world, contents.head, contents.records).result == VERIFIED


@pytest.mark.parametrize("start", ["nosuch", "last_two_days"])
def test_a_start_that_is_none_of_the_scenarios_is_refused(lesson: Lesson, start: str) -> None:
    """The second one is there, and comes after the lesson's last day."""
    hostile = replace(lesson, terms=replace(lesson.terms, start=start))
    with pytest.raises(GameProblem, match="its difficulty or its start is none of its scenario's"):
        attending.world_of(hostile, Path("lesson.mgclass"))


def test_a_lesson_of_other_rules_says_so_at_the_door(lesson: Lesson) -> None:
    assert attending.other_rules(lesson) == ""
    told = attending.other_rules(replace(lesson, rules=lesson.rules + 1, program="9.9"))
    assert "marketgen 9.9, which has other rules" in told


def test_moments_come_once_and_are_kept_with_their_answers(lesson: Lesson, tmp_path: Path) -> None:
    session = joined(lesson, tmp_path)
    start = moments.due(session)
    assert start is not None
    assert (start.id, [one.kind for one in start.asked]) == ("start", ["prediction"])
    assert moments.answer(session, start.asked[0], "Yes.\n\x1b[31mNo.") is None
    assert moments.pass_on(session, start) is None
    assert moments.due(session) is None
    do(session, *DAY)
    assert moments.due(session) is None
    do(session, *DAY)
    pause = moments.due(session)
    assert pause is not None
    assert (pause.title, pause.asked[0].id) == ("Pause after day 2", "after_day_2")
    assert pause.asked[0].ask == moments.FIRST
    session.close()
    again = attending.rejoin(attending.seats(lesson, "plum-lamp")[0], tmp_path)
    assert moments.answers(again) == {"guess": "Yes. [31mNo."}
    assert moments.due(again) == pause
    again.close()


def test_a_scenarios_own_pause_is_met_by_its_day(lesson: Lesson, tmp_path: Path) -> None:
    session = joined(lesson, tmp_path)
    do(session, *DAY * 3)
    pause = moments.due(session)
    assert pause is not None
    assert (pause.id, pause.title, pause.text) == ("half", "Half of it", "Stop here.")
    assert [one.id for one in pause.asked] == ["first"]
    session.close()


def test_decisions_are_those_since_the_last_pause_with_the_numbers_of_their_moment(
    lesson: Lesson, tmp_path: Path
) -> None:
    session = joined(lesson, tmp_path)
    do(session, "show maize 1", "price maize low", *DAY, *DAY)
    assert [one.about["command"] for one in decisions.since_last_pause(session)] == ["price maize low"]
    do(session, "show soap 2", "price soap firm", "undo", "note my own words", "price soap low")
    do(session, "open", "choose whole", "open", "sleep")
    found, other = decisions.since_last_pause(session)
    assert other.told.startswith("Day 3: You chose: ")
    assert found.told.startswith("Day 3: You ask low for soap")
    assert (found.about["command"], found.about["day"], found.about["block"]) == ("price soap low", 3, "morning")
    assert {"money", "stock", "price", "hours"} <= found.about["numbers"].keys()
    assert found.numbers_told().startswith("in hand ")
    session.close()


def test_of_many_decisions_those_that_weigh_most_are_offered(lesson: Lesson, tmp_path: Path) -> None:
    session = joined(lesson, tmp_path)
    do(session, "show maize 1")
    for stance in ("low", "fair", "firm") * 20:
        if isinstance(session.do(parse(f"price maize {stance}")), Refusal):  # type: ignore[arg-type]
            continue
    found = decisions.since_last_pause(session)
    assert len(found) == decisions.MOST
    session.close()


def handed(session: Session) -> handing.Handed:
    """The result of a session, written."""
    return handing.hand_in(session)


def test_a_result_holds_commands_digests_and_answers_and_is_small(lesson: Lesson, tmp_path: Path) -> None:
    session = joined(lesson, tmp_path)
    start = moments.due(session)
    assert start is not None
    moments.answer(session, start.asked[0], "Yes.")
    play_out(session, "lawful")
    first = handed(session)
    again = handed(session)
    session.close()
    assert (first.again, again.again, again.path) == (False, True, tmp_path / "plum-lamp.mgresult")
    result = read_result(again.path)
    assert (result.head.lesson, result.head.finished, result.head.score) == (lesson.digest, True, result.head.score)
    assert {record["kind"] for record in result.records} == {"do", "end", "answer"}
    assert result.size < 60_000
    text = again.path.read_text("utf-8")
    assert str(folders.saves()) not in text
    assert "pin" not in text


def test_what_stands_ordered_in_a_lesson_is_handed_in_as_the_commands_it_was(lesson: Lesson, tmp_path: Path) -> None:
    session = joined(lesson, tmp_path)
    standing.give(session, standing.Order("show", "maize", "firm"))
    session.together("standing", [Command("show", ("maize",), 1), Command("price", ("maize", "firm"))])
    play_out(session, "lawful")
    result = read_result(handed(session).path)
    session.close()
    assert {"kind": "do", "text": "price maize firm"} in result.records
    assert {record["kind"] for record in result.records} <= {"do", "end", "answer"}


def test_anothers_file_is_never_overwritten(lesson: Lesson, tmp_path: Path) -> None:
    mine, other = joined(lesson, tmp_path), joined(lesson, tmp_path, "amber-bell")
    own, linked = tmp_path / "plum-lamp.mgresult", tmp_path / "secret"
    own.write_text("an essay", "utf-8")
    found = handed(mine)
    assert (own.read_text("utf-8"), found.path.name, found.beside) == ("an essay", "plum-lamp-2.mgresult", True)
    assert handed(mine).path.name == "plum-lamp-2.mgresult"
    linked.write_text("mine", "utf-8")
    (tmp_path / "amber-bell.mgresult").symlink_to(linked)
    assert handed(other).path.name == "amber-bell-2.mgresult"
    assert linked.read_text("utf-8") == "mine"
    for session in (mine, other):
        session.close()


def test_two_with_one_code_keep_their_results_apart(lesson: Lesson, tmp_path: Path) -> None:
    mine = joined(lesson, tmp_path)
    mine.close()
    os.environ["MARKETGEN_HOME"] = str(tmp_path / "elsewhere")
    other = joined(lesson, tmp_path)
    assert [handed(mine_or).path.name for mine_or in (other,)] == ["plum-lamp.mgresult"]
    other.close()
    os.environ["MARKETGEN_HOME"] = str(tmp_path / "third")
    third = joined(lesson, tmp_path)
    assert handed(third).path.name == "plum-lamp-2.mgresult"
    third.close()


def test_a_full_disk_while_handing_in_loses_nothing(
    lesson: Lesson, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = joined(lesson, tmp_path)
    play_out(session, "lawful")
    handed(session)
    before = (tmp_path / "plum-lamp.mgresult").read_bytes()

    def full(path: Path, content: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(files, "replace", full)
    with pytest.raises(SaveFailed, match=r"No space left on device\. Nothing is lost") as found:
        handed(session)
    assert len(str(found.value).splitlines()) == 1
    assert (tmp_path / "plum-lamp.mgresult").read_bytes() == before
    monkeypatch.undo()
    assert handed(session).again
    session.close()


def test_a_result_of_a_pause_is_no_result_of_the_end(lesson: Lesson, tmp_path: Path) -> None:
    session = joined(lesson, tmp_path)
    do(session, *DAY)
    handed(session)
    play_out(session, "lawful")
    assert not handing.was_handed_in(session)
    assert session.world.sealed
    handed(session)
    assert handing.was_handed_in(session)
    session.close()


def test_minutes_are_those_that_were_played_and_survive_closing(
    lesson: Lesson, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1000.0]
    monkeypatch.setattr(attending.time, "monotonic", lambda: clock[0])
    session = joined(lesson, tmp_path)
    session.attends._since = clock[0]  # type: ignore[union-attr]
    clock[0] += 400
    do(session, *DAY)
    clock[0] += 200
    session.close()
    clock[0] += 100_000
    again = attending.rejoin(attending.seats(lesson, "plum-lamp")[0], tmp_path)
    again.attends._since = clock[0]  # type: ignore[union-attr]
    clock[0] += 60
    assert read_result(handed(again).path).head.minutes == 11
    again.close()


def test_how_likely_things_are_is_told_in_words_until_the_run_is_handed_in(lesson: Lesson, tmp_path: Path) -> None:
    from marketgen.play.cards import CARDS

    world = attending.world_of(lesson, Path("lesson.mgclass"))
    stance = next(card for card in CARDS if card.id == "stance")
    assert "%" not in stance.text(world)
    awning = replace(games.load("the_awning").world, sealed=True)
    told = {card.id: card.text(awning) for card in CARDS if card.among(awning)}
    assert [some_id for some_id, text in told.items() if "chance of" in text and "%" in text] == []
    session = joined(lesson, tmp_path)
    play_out(session, "lawful")
    assert session.world.sealed
    handed(session)
    assert not session.world.sealed
    assert "%" in stance.text(session.world)
    session.close()
    again = attending.rejoin(attending.seats(lesson, "plum-lamp")[0], tmp_path)
    assert not again.world.sealed
    again.close()


def test_texts_are_told_as_fully_as_the_lesson_says(tmp_path: Path) -> None:
    lesson, _world = lesson_in(tmp_path, "the_awning", text="brief")
    brief = attending.world_of(lesson, tmp_path / "lesson.mgclass")
    usual = games.load("the_awning").world
    changed = [path for path, text in brief.texts.items() if usual.texts[path] != text]
    assert changed
    assert all(brief.texts[path] == usual.texts[path.removesuffix("text") + "brief"] for path in changed)
    assert brief.digest == usual.digest
    assert read_lesson(tmp_path / "lesson.mgclass").terms.text == "brief"


def test_the_lesson_that_is_kept_can_be_played(tmp_path: Path) -> None:
    """saves/class: a lesson of this release, for every later one."""
    lesson = read_lesson(ROOT / "saves" / "class" / "lesson.mgclass")
    session = joined(lesson, tmp_path)
    play_out(session, "lawful")
    assert read_result(handed(session).path).head.lesson == lesson.digest
    session.close()
