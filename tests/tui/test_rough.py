"""Rough hands: windows that shrink to nothing under an open dialog, keys and paste by the thousand, a mouse that leaves
the window, names of every kind of letter. Nothing breaks, nothing is lost, nothing is decided unseen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from textual.events import MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp, Paste
from textual.widgets import Input

from marketgen.play import games
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline
from marketgen.tui.app import MarketApp
from marketgen.tui.dialogs.ask import AskWords
from tests.tui.awning import awning
from tests.tui.looking import SCENARIO, SMALL, WIDE, misfits, press, text
from tests.tui.test_bargain import standing
from tests.tui.test_held import app_at as held
from tests.tui.working import click, click_at, click_lamp, done, place_of, place_of_lamp, session_at

OPENED: list[tuple[str, Callable[[], Session], tuple[str, ...]]] = [
    ("first stall", lambda: session_at("soap"), ("p", "n", "question_mark", "f2")),
    ("somebody at the door", lambda: session_at("visitor"), ("question_mark",)),
    ("The awning", lambda: awning(9), ("b", "U,t", "P,o")),
]
"""Where, and the keys that open something there: lists, fields, pages, forms."""


@pytest.mark.parametrize(("session", "keys"), [case[1:] for case in OPENED], ids=[case[0] for case in OPENED])
async def test_a_window_of_no_size_and_back_leaves_what_was_open(
    session: Callable[[], Session], keys: tuple[str, ...]
) -> None:
    app = MarketApp(session=session())
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "u")
        for opened in keys:
            await press(pilot, *opened.split(","))
            state, screen, before, focus = done(app).run.copy(), app.screen, text(app), app.focused
            for size in (SMALL, (1, 1)):
                await pilot.resize_terminal(*size)
                await pilot.pause()
            for key in ("enter", "1", "x"):
                await pilot.press(key)
            await pilot.resize_terminal(*WIDE)
            await pilot.pause()
            assert app.screen is screen, opened
            assert text(app) == before, opened
            assert misfits(app) == [], opened
            assert app.focused is focus, opened
            assert done(app).run == state, opened
            await press(pilot, "escape")
            if len(opened) > 1 and "," in opened:
                await press(pilot, "S")
        assert app.fault is None


async def test_the_palette_goes_when_nothing_can_be_seen() -> None:
    app = MarketApp(session=session_at("soap"))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "ctrl+p")
        await pilot.resize_terminal(1, 1)
        await press(pilot, "x", "enter")
        await pilot.resize_terminal(*WIDE)
        await press(pilot, "n", "x")
        assert isinstance(app.screen, AskWords)
        assert app.screen.query_one(Input).value == "x"


LONG = "\x1b[31m[b]비누\u202e\u0301\u200b\x00🙂\t7\n" * 5_000
"""More than a hundred thousand bytes of what no field expects, in five thousand lines."""


@pytest.mark.parametrize("keys", ["", "n", "d", "U,t", "R", "question_mark", "ctrl+p", "f3"])
async def test_a_paste_of_a_hundred_thousand_bytes_decides_nothing(keys: str) -> None:
    """At a table it is nobody's; in a field its first line stands, or nothing where it is too long."""
    app = MarketApp(session=session_at("offers"))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, *keys.split(",") if keys else ())
        state, screen = done(app).run.copy(), app.screen
        app.post_message(Paste(LONG))
        await pilot.pause()
        assert done(app).run == state
        assert app.screen is screen
        for field in screen.query(Input):
            assert len(field.value) <= 200
        assert misfits(app) == []
    assert app.fault is None


async def test_two_hundred_keys_at_once_are_taken_in_their_order() -> None:
    """Ten lines for the diary, a letter at a time, with none lost and none taken for a key of the stall."""
    app = MarketApp(games.begin(SCENARIO, "plum-lamp"))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        for number in range(10):
            for key in ("n", *f"dear{number}queue_and_press", "enter"):
                app.simulate_key(key)
        for _turn in range(100):
            await pilot.pause(0.05)
            if len(done(app).run.today.notes) == 10:
                break
        assert list(done(app).run.today.notes) == [f"dear{number}queue_and_press" for number in range(10)]


async def test_a_mouse_outside_the_window_or_let_go_elsewhere_does_nothing() -> None:
    app = MarketApp(session=session_at("offers"))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        state, screen = done(app).run.copy(), app.screen
        for x, y in ((-5, -5), (-1, 3), (500, 10), (10, 500), (79, 24)):
            for kind, button in ((MouseDown, 1), (MouseMove, 1), (MouseScrollDown, 0), (MouseUp, 1)):
                app.post_message(mouse(kind, x, y, button))
        app.post_message(mouse(MouseDown, 10, 8, 1))  # a drag from a row out of the window
        app.post_message(mouse(MouseMove, 90, 40, 1))
        app.post_message(mouse(MouseUp, 90, 40, 1))
        await pilot.pause()
        assert done(app).run == state
        assert app.screen is screen
        assert app.fault is None
        await press(pilot, "n")
        assert isinstance(app.screen, AskWords)  # keys still act


def mouse(kind: type[Any], x: int, y: int, button: int) -> Any:
    """A mouse event as a terminal's driver makes it."""
    return kind(None, x, y, 0, 0, button, False, False, False, screen_x=x, screen_y=y)


NAMES = {
    "right to left": "\u202eمتجر\u202c السوق",
    "combining": "e\u0301\u0323" * 40,
    "no width": "a\u200b\u200d\u2060\ufeffb",
    "control": "\x1b[2J\x07\x00\r\nname",
    "emoji": "👩\u200d👩\u200d👧 🙂🏽🇰🇵",
    "markup": "[b]x[/] [@click=app.quit]y[/] $lamp",
    "long": "비" * 10_000,
}


@pytest.mark.parametrize("name", list(NAMES))
async def test_a_name_of_every_kind_of_letter(name: str) -> None:
    """In the diary, in a title, in the name of a good and of a person: it stands as text, and every line fits."""
    session = session_at("offers")
    texts = {
        key: NAMES[name] if key.endswith((".name", ".short")) else said for key, said in session.world.texts.items()
    }
    world = replace(session.world, texts=texts)
    session = Session(world, Timeline(world, session.run.copy(), session.events))
    app = MarketApp(session=session)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert (name != "markup") or "[b]x[/]" in text(app)
        for key in ("U", "R", "P", "H", "L", "B"):
            await press(pilot, key)
            assert misfits(app) == [], key
            assert "\x1b" not in text(app)
        assert app.return_value is None
    assert app.fault is None


UNDECIDED: list[tuple[str, Callable[[], MarketApp], str]] = [
    ("a held load", lambda: held("paegam"), "1"),
    ("a bargain", standing, "2"),
]
"""What asks and cannot be taken back: the app with it in front, and an answer under the cursor."""


@pytest.mark.parametrize(("opened", "answer"), [case[1:] for case in UNDECIDED], ids=[case[0] for case in UNDECIDED])
async def test_nothing_is_answered_while_nothing_can_be_seen(opened: Callable[[], MarketApp], answer: str) -> None:
    app = opened()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, answer)
        state, screen, before = done(app).run.copy(), app.screen, text(app)
        for small in ((1, 1), (59, 19)):
            await pilot.resize_terminal(*small)
            await pilot.pause()
            for key in ("enter", "3", "right", "e", "x", "space"):
                await pilot.press(key)
            for kind in (MouseDown, MouseUp):
                app.post_message(mouse(kind, 0, 0, 1))
            app.post_message(mouse(MouseScrollDown, 0, 0, 0))
            await pilot.pause()
            assert done(app).run == state
            await pilot.resize_terminal(*WIDE)
            await pilot.pause()
            assert app.screen is screen
            assert text(app) == before
            assert misfits(app) == []
        lamp = place_of_lamp(app)
        for kind, size in ((MouseDown, (1, 1)), (MouseUp, WIDE)):  # let go in a window that has no such place
            app.post_message(mouse(kind, *lamp, 1))
            await pilot.pause()
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert done(app).run == state
        await click_lamp(pilot)
        assert done(app).run != state  # and now it is answered, once
    assert app.fault is None


async def test_a_double_click_does_no_second_deed() -> None:
    """The other half of it lands on what stands there then: the lamp of noon, a row under a dialog, the next page."""
    app = MarketApp(awning(9))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()

        async def twice(x: int, y: int) -> None:
            app._click_chain_last_time = None
            for kind in (MouseDown, MouseUp) * 2:
                app.post_message(mouse(kind, x, y, 1))
            await pilot.pause()
            await pilot.pause()

        await twice(*place_of(app, "e open"))
        assert done(app).run.phase == "noon"
        await click(pilot, "Supply")
        await twice(*place_of(app, "Stall"))
        assert app.screen.ID == "stall"
        given = len(done(app).timeline.deeds)
        await click(pilot, "1  maize")
        await click(pilot, "p price")
        await click(pilot, "3  firm")
        await twice(*place_of_lamp(app))
        assert app.screen.ID == "stall"
        assert len(done(app).timeline.deeds) == given + 1
        while app.screen.ID != "report":
            await click_at(pilot, *place_of_lamp(app))
        day = done(app).run.day
        await twice(*place_of_lamp(app))
        assert done(app).run.day == day
        assert app.screen.ID != "report"
        assert done(app).run.phase == "morning"


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_margins_and_a_hundred_turns_of_the_wheel_decide_nothing(size: tuple[int, int]) -> None:
    app = MarketApp(awning(9))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        state = done(app).run.copy()
        for name in ("stall", "supply", "road", "people", "home", "ledger", "board"):
            await app.switch_screen(name)
            await pilot.pause()
            before, screen = text(app), app.screen
            edges = [(x, y) for y in range(size[1]) for x in (0, size[0] - 1)]
            for x, y in edges:
                for kind in (MouseDown, MouseUp):
                    app.post_message(mouse(kind, x, y, 1))
            for kind in (MouseScrollDown, MouseScrollUp):
                for turn in range(100):
                    app.post_message(mouse(kind, 10 + turn % (size[0] - 20), 4 + turn % (size[1] - 8), 0))
            await pilot.pause()
            await pilot.pause()
            assert app.screen is screen
            assert done(app).run == state
            assert [text(app).split("\n")[at] for at in (0, -1)] == [before.split("\n")[at] for at in (0, -1)], name
    assert app.fault is None
