"""A lesson played by a process that is killed: what was answered is on the disk, and the pause comes again."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from marketgen.plain.ears import Ears
from marketgen.play import attending, handing, moments
from marketgen.play.lesson import read_lesson
from marketgen.play.result_file import read_result
from tests import support
from tests.classroom.handing import asking, lesson_in

DAY = "open\nopen\nsleep\n"


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no such signal")
def test_answers_given_before_a_kill_are_on_the_disk(tmp_path: Path) -> None:
    lesson_in(tmp_path, asking(tmp_path), days=5, pauses=(3,))
    words = [sys.executable, "-m", "marketgen", "play", "lesson.mgclass", "--plain"]
    environment = {**os.environ, "PYTHONPATH": str(support.ROOT / "src")}
    with subprocess.Popen(
        words, cwd=tmp_path, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write("plum lamp\n1\nYes, I think so.\nshow maize 1\nprice maize low\n" + DAY * 2)
        child.stdin.write("open\nchoose whole\nopen\nsleep\n")
        child.stdin.write("1\nI knew nothing of the rain.\n")
        child.stdin.flush()
        told = ""
        for line in child.stdout:
            told += line
            if "Press Enter to go on, or type hand in" in line:
                break
        child.kill()
    assert told.count("Kept.") == 2, told
    (pin,) = re.findall(r"your PIN is (\d{4})\.", told)
    lesson = read_lesson(tmp_path / "lesson.mgclass")
    (seat,) = attending.seats(lesson, "plum-lamp")
    assert attending.knows(seat, pin)
    again = attending.rejoin(seat, tmp_path)
    assert moments.answers(again)["first"] == "I knew nothing of the rain."
    pause = moments.due(again)
    assert pause is not None
    assert (pause.id, pause.asked[0].answered) == ("half", "I knew nothing of the rain.")
    result = read_result(handing.hand_in(again).path)
    assert result.answers()["first"]["about"]["command"] == "price maize low"
    again.close()


def test_a_line_may_be_as_long_as_an_answer() -> None:
    import io

    from marketgen.play.result_file import MAX_ANSWER

    stream = io.TextIOWrapper(io.BytesIO(("쌀" * MAX_ANSWER + "\n").encode()), encoding="utf-8")
    heard = Ears(stream).hear()
    assert heard is not None
    assert len(heard.line) == MAX_ANSWER
