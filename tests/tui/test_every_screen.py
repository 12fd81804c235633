"""All screens and dialogs at once: each has its digits, an Esc that never decides, and a ``?``."""

from __future__ import annotations

from typing import Any

import pytest

from marketgen.play.actions import WORKING, actions_of
from marketgen.tui.app import MarketApp
from marketgen.tui.dialogs.deal import DealDialog
from marketgen.tui.screens.working import WorkingScreen
from marketgen.tui.widgets.rows import Row, RowList
from tests.tui.awning import awning
from tests.tui.looking import SMALL, WIDE, press, record, text
from tests.tui.test_keys import NAMES
from tests.tui.working import session_at

TO_BE_READ = {"cards", "glossary", "hints", "sources", "help", "problems"}
"""Pages that explain: nothing on them is to be explained."""

ANSWERS = {"why", "console"}
"""What ``?`` itself has opened, and what takes any letter."""

LETTERS = {"show_stall": "S", "show_supply": "U", "show_road": "R", "show_people": "P", "show_home": "H",
           "show_ledger": "L", "show_board": "B"}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_screen_answers_the_question_mark_and_esc(name: str) -> None:
    pressed = {key: action.id for action in actions_of(name) for key in action.key.split(",")}
    assert pressed["escape"] == "back"
    if name not in TO_BE_READ | ANSWERS:
        assert pressed["question_mark"] in ("why", "about")


@pytest.mark.parametrize("name", WORKING)
def test_shift_and_a_letter_reach_each_screen_from_each_screen(name: str) -> None:
    found = {action.id: action.key for action in actions_of(name) if action.id in LETTERS}
    assert found == LETTERS


def numbered(screen: Any) -> list[str]:
    """What is wrong with the numbers of the lists in front: each row the cursor can stand on has its own, from 1."""
    wrong = []
    for rows in screen.query(RowList):
        digits = [row.digit for row in rows._filled if row.key]
        if rows.display and digits != [str(at) for at in range(1, len(digits) + 1)]:
            wrong.append(f"{screen.ID} {rows}: {digits}")
    return wrong


async def picks(pilot: Any) -> None:
    """A digit for the last row of a list goes there, and nothing more."""
    app = pilot.app
    for rows in app.screen.query(RowList):
        if rows.display and len(rows.keys) > 1:
            front, last = app.screen, next(row for row in reversed(rows._filled) if row.key)
            await press(pilot, *last.digit)
            assert app.screen is front
            assert rows.key == last.key


WAYS = (
    (), ("d",), ("p",), ("f5",), ("s",), ("U",), ("tab",), ("P",), ("tab",), ("P", "o"), ("H",), ("B",), ("Y",),
)  # fmt: skip
"""Lists of a run, one after the other: the keys that lead there, Esc before them."""


async def test_digits_pick_and_esc_decides_nothing() -> None:
    session = awning(6)
    app = MarketApp(session=session)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        before = session.run
        for keys in WAYS:
            await press(pilot, *(() if keys == ("tab",) else ("escape",)), *keys)
            assert app.screen.query(RowList)
            assert numbered(app.screen) == [], keys
            await picks(pilot)
        await press(pilot, "escape")
        for group in ("street", "beside", "exchange", "trip"):
            assert isinstance(app.screen, WorkingScreen)
            app.screen.open_form(group)
            await pilot.pause()
            assert isinstance(app.screen, DealDialog)
            assert numbered(app.screen) == [], group
            await press(pilot, "escape")
        assert session.run is before


@pytest.mark.parametrize(("place", "key"), [("visitor", "2"), ("inspection", "2"), ("over", "w")])
async def test_nor_does_it_where_an_answer_is_asked(place: str, key: str) -> None:
    session = session_at(place)
    app = MarketApp(session=session)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        before = session.run
        await press(pilot, key)
        assert app.screen.query(RowList)
        assert numbered(app.screen) == []
        await press(pilot, "escape")
        assert session.run is before


BEFORE = (
    (), ("n",), ("enter",), ("escape", "escape", "v"), ("escape", "s"), ("k",), ("escape", "escape", "w"),
)  # fmt: skip
"""Lists before a run, one after the other: the keys that lead there."""


async def test_the_lists_before_a_run_have_digits() -> None:
    record("finished", 9)
    record("begun", 1)
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        for keys in (
            (),
            ("n",),
            ("enter",),
            ("escape", "escape", "v"),
            ("escape", "s"),
            ("k",),
            ("escape", "escape", "w"),
        ):
            await press(pilot, *keys)
            assert numbered(app.screen) == []
            assert app.screen.query(RowList)
            await picks(pilot)
            await press(pilot, "question_mark")
            assert "Help: " in text(app)
            await press(pilot, "escape")
        assert app.session is None


def test_two_digits_typed_together_pick_a_row_past_the_ninth() -> None:
    rows = RowList()
    rows._filled = [Row(f"row {at}", (), str(at)) for at in range(1, 15)]
    went: list[str] = []
    rows.go = went.append  # type: ignore[method-assign]
    times = (("1", 5.0), ("2", 5.4), ("3", 5.9), ("1", 9.0), ("4", 11.0), ("1", 20.0), ("9", 20.2), ("0", 30.0))
    found = [rows.pick(digit, when) for digit, when in times]
    assert went == ["row 1", "row 12", "row 3", "row 1", "row 4", "row 1", "row 9"]
    assert found == [True] * 7 + [False]
