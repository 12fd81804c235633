"""The prompts of a lesson: the scenario's at the pauses there are, and the usual one at a pause of the teacher's."""

from __future__ import annotations

from pathlib import Path

from marketgen.classroom.prompts import prompts_of
from marketgen.play.moments import FIRST, USUAL
from tests.classroom.handing import asking, lesson_in


def test_they_come_in_order_and_those_of_a_pause_left_out_never(tmp_path: Path) -> None:
    _lesson, world = lesson_in(tmp_path, asking(tmp_path))
    own = [(one.id, one.day) for one in prompts_of(world, (3,))]
    assert own == [("guess", 0), ("first", 3), ("last", -1)]
    assert [one.id for one in prompts_of(world, ())] == ["guess", "last"]
    moved = prompts_of(world, (2, 4))
    assert [(one.id, one.kind, one.day) for one in moved[1:3]] == [
        ("after_day_2", "decision", 2),
        ("after_day_4", "decision", 4),
    ]
    assert [one.ask for one in moved[1:3]] == [FIRST, USUAL]
    assert [one.came(4, False) for one in moved] == [True, True, True, False]
    assert [one.came(1, True) for one in moved] == [True, False, False, True]
