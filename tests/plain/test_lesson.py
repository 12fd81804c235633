"""A lesson in plain text, from the door to the result: code, PIN, pauses, prompts, leaving and coming back."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from marketgen.plain.ears import Ears
from marketgen.plain.lesson import enter
from marketgen.plain.run import play
from marketgen.plain.speech import Voice
from marketgen.play import attending, moments
from marketgen.play.lesson import read_lesson
from marketgen.play.result_file import MAX_ANSWER, read_result
from marketgen.saves import folders
from marketgen.saves.log import RunFile
from tests.classroom.handing import asking, lesson_in

DAY = "open\nopen\nsleep\n"
CODE = "Plum Lamp\n1\n"  # and the first goal


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    """The file of a lesson of the tutorial with prompts: four days, a pause after the second."""
    lesson_in(tmp_path, asking(tmp_path), days=4, pauses=(2, 3))
    return tmp_path / "lesson.mgclass"


def played(lesson: Path, typed: str) -> str:
    """What is said to somebody who plays a lesson and types these lines."""
    told = io.StringIO()
    voice, ears = Voice(told, 0), Ears(io.StringIO(typed))
    session, new = enter(lesson, lesson.parent, voice, ears)
    if session:
        assert play(session, new, voice, ears) == 0
    return told.getvalue()


def pin(told: str) -> str:
    """The PIN that was shown, once."""
    (found,) = re.findall(r"your PIN is (\d{4})\.", told)
    return found


def test_the_first_page_says_what_the_result_holds_and_asks_for_no_name(lesson: Path) -> None:
    told = played(lesson, "quit\n")
    assert "The result file holds what you do in the game, what you write as answers" in told
    assert "It holds no name" in told
    assert re.search(r"Type your code of two words, not your name; or press Enter for a new one, [a-z]+-[a-z]+\.", told)
    assert not folders.saves().exists(), "nothing is begun before there is a code"


def test_a_whole_lesson_with_its_answers_in_the_result(lesson: Path) -> None:
    first = f"{CODE}Yes, <b>I</b> think so.\nshow maize 1\nprice maize low\n{DAY}{DAY}"
    told = played(lesson, f"{first}1\nI knew little, and gave up a sale.\n\n{DAY}\n\n{DAY}They ate.\n")
    assert "Will those who <buy more> end richer?" in told
    assert told.index("Day 2 is over") < told.index("Pause after day 2.") < told.index("Day 3 of 4")
    assert "1. Day 1: You ask low for maize: 1,940." in told
    assert "in hand 40,000 won; at the stall 60 kilos of maize; going price 2,160 won" in told
    assert told.index("Half of it") < told.index("Choose one decision. What did you give up?")
    assert told.index("Score:") < told.index("What did your household think?") < told.index("Handed in:")
    result = read_result(lesson.parent / "plum-lamp.mgresult")
    assert (result.head.code, result.head.finished, result.head.days, result.head.restarts) == ("plum-lamp", True, 4, 0)
    answers = result.answers()
    assert {prompt: one["text"] for prompt, one in answers.items()} == {
        "guess": "Yes, <b>I</b> think so.",
        "after_day_2": "I knew little, and gave up a sale.",
        "last": "They ate.",
    }
    about = answers["after_day_2"]["about"]
    assert (about["command"], about["day"], about["block"]) == ("price maize low", 1, "morning")
    assert about["numbers"]["stock"] == "60 kilos of maize"


def test_who_leaves_at_a_pause_comes_back_to_it_by_code_and_pin(lesson: Path) -> None:
    told = played(lesson, f"{CODE}\nshow maize 1\n{DAY}{DAY}quit\n")
    assert "Its lesson file, the code plum-lamp and your PIN open it again." in told
    again = played(lesson, f"plum-lamp\n0000x\n{pin(told)}\n1\n\n\n\n{DAY}quit\n")
    assert "That is not its PIN." in again
    assert again.index("Pause after day 2.") < again.index("Day 3 of 4")
    assert pin(told) not in again
    third = played(lesson, f"plum-lamp\n{pin(told)}\n1\n\n\n{DAY}\n\n\n\n")
    assert "Pause after day 2." not in third, "what was passed does not come again"
    assert third.count("Passed over before:") == 3, "but what was passed over is asked once more at the end"
    assert "Handed in:" in third
    late = played(lesson, f"plum-lamp\n{pin(told)}\n1\nhand in\n")
    assert "What did your household think?" not in late


def test_what_was_passed_over_can_be_answered_until_the_end(lesson: Path) -> None:
    first = f"{CODE}\nanswers\nYes, after all.\nshow maize 1\nprice maize low\n{DAY}{DAY}"
    told = played(lesson, f"{first}\nanswers\n1\nIt rained.\nhand in\n\nquit\n")
    assert told.index("1 question was passed over; answers comes back to it.") < told.index("Passed over before:")
    half = read_result(lesson.parent / "plum-lamp.mgresult").answers()
    assert {prompt: one["text"] for prompt, one in half.items()} == {
        "guess": "Yes, after all.",
        "after_day_2": "It rained.",
    }
    ended = played(lesson, f"plum-lamp\n{pin(told)}\n1\n{DAY}\n\n{DAY}They ate.\n")
    assert "Handed in:" in ended, "who leaves at the last question has handed in"
    again = played(lesson, f"plum-lamp\n{pin(told)}\n1\n\n")
    whole = read_result(lesson.parent / "plum-lamp.mgresult")
    assert (whole.head.finished, whole.answers()["last"]["text"]) == (True, "They ate.")
    assert "Handed in:" not in again, "nothing new was answered"
    (seat,) = attending.seats(read_lesson(lesson), "plum-lamp")
    late = attending.rejoin(seat, lesson.parent)
    assert (moments.passed_over(late), moments.later(late)) == ((), None), "the end was passed, and with it the lesson"
    late.close()


def test_a_pin_is_asked_for_three_times_and_another_code_can_be_taken(lesson: Path) -> None:
    played(lesson, f"{CODE}quit\n")
    wrong = "plum-lamp\nabcd\n\x1b[2J\n'; DROP\n"
    told = played(lesson, f"{wrong}Amber Bell\n1\nquit\n")
    assert told.count("That is not its PIN.") == 3
    assert "Your code is amber-bell" in told
    assert "\x1b" not in told


def test_beginning_again_is_counted_and_keeps_code_and_pin(lesson: Path) -> None:
    told = played(lesson, f"{CODE}\n{DAY}quit\n")
    again = played(lesson, f"plum-lamp\n{pin(told)}\n2\n1\n\n{DAY}{DAY}\nhand in\nquit\n")
    assert "You begin again; the result says how often." in again
    result = read_result(lesson.parent / "plum-lamp.mgresult")
    assert (result.head.restarts, result.head.days, result.head.finished) == (1, 2, False)
    third = played(lesson, f"plum-lamp\n{pin(told)}\n1\nquit\n")
    assert "Pause after day 2." in third, "the run begun last is gone on with"
    assert len(list(folders.saves().glob("*.mgsave"))) == 2


@pytest.mark.parametrize(
    "code", ["../../etc", "nul", "a\x1b[2J b", "=cmd|' /C calc'!A0", "x" * 500, "쌀 집", "plum-lamp-2"]
)
def test_what_is_no_code_makes_no_file(lesson: Path, code: str) -> None:
    told = played(lesson, f"{code}\nquit\n")
    assert "A code is two words of letters a to z, such as" in told
    assert not folders.saves().exists()


def test_a_run_that_is_open_elsewhere_or_damaged_is_named_and_another_code_taken(lesson: Path) -> None:
    told = played(lesson, f"{CODE}quit\n")
    (path,) = folders.saves().glob("*.mgsave")
    with RunFile.open(path):
        again = played(lesson, f"plum-lamp\n{pin(told)}\n1\namber bell\n1\nquit\n")
    assert "This run is open elsewhere" in again
    assert "Your code is amber-bell" in again
    path.write_bytes(path.read_bytes()[:-40] + b"x" * 39 + b"\n")
    again = played(lesson, f"plum-lamp\n{pin(told)}\n1\nquit\n")
    assert "is damaged at line" in again
    path.write_bytes(b"\0" * 100)
    assert "is not a saved run" in played(lesson, "plum-lamp\n1234\nquit\n")


def test_an_answer_is_one_line_of_plain_text_and_cut_where_it_is_too_long(lesson: Path) -> None:
    long = "rice " * 300
    told = played(lesson, f"{CODE}{long}\n{DAY}hand in\n")
    assert "Kept, as far as:" in told
    played_on = read_result(lesson.parent / "plum-lamp.mgresult")
    assert 500 < len(played_on.answers()["guess"]["text"]) <= MAX_ANSWER
    told = played(lesson, f"Amber Bell\n1\n\x1b[2Jred\tand\x07 쌀\n{DAY}hand in\n")
    assert read_result(lesson.parent / "amber-bell.mgresult").answers()["guess"]["text"] == "[2Jred and 쌀"


def test_the_console_and_undo_are_as_the_teacher_has_them(tmp_path: Path) -> None:
    lesson_in(tmp_path, days=2, undo=False)
    typed = "show maize 1\nundo\ndev money 7\nwhy fit maize\nsources price\ncards stance\nquit\n"
    told = played(tmp_path / "lesson.mgclass", CODE + typed)
    assert "At this difficulty nothing is taken back." in told
    assert "Only in a practice run" in told
    assert "How many find the price of maize right? more likely than not" in told
    assert "In a lesson the numbers of the scenario's file are told when the run is handed in." in told
    assert "%" not in told[told.index("How many find") :]


def test_outside_a_lesson_a_script_is_not_waited_for(tmp_path: Path) -> None:
    from marketgen.play import games

    session = games.begin(asking(tmp_path), seed="spring")
    told = io.StringIO()
    play(session, True, Voice(told, 0), Ears(io.StringIO(DAY * 3)))
    said = told.getvalue()
    assert said.count("Half of it.") == 1
    assert "Day 4 of 6" in said
    assert "Write one or two sentences" not in said
