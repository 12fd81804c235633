"""The recorded day on the title: it comes when nobody does anything, goes at the first key, and no clock of it runs on
anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from textual.events import MouseMove

from marketgen.play import attract
from marketgen.play.actions import WORKING
from marketgen.play.attract import ToldDay
from marketgen.play.views import LogLine
from marketgen.saves import settings
from marketgen.tui.app import MarketApp
from marketgen.tui.palette import PALETTES
from marketgen.tui.widgets import daybreak
from marketgen.tui.widgets.daybreak import RecordedDay
from tests.tui.looking import lamps, misfits, press, text
from tests.tui.working import app_at

SIZES = ((80, 24), (120, 40), (200, 60))


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to wait, for the clock or for a replay."""
    lines = tuple(
        LogLine("noon", f"Sold {number} bars of soap, and somebody stayed to say why.") for number in range(9)
    )
    told = [ToldDay("Monday 16 October 2017", lines), ToldDay("Tuesday 17 October 2017", lines)]
    monkeypatch.setattr(attract, "days", lambda: iter(told))
    waits = iter((0.01,))
    monkeypatch.setattr(RecordedDay, "patience", property(lambda _day: next(waits, 600.0)))
    monkeypatch.setattr(daybreak, "EVERY", 600.0)


async def begun(pilot: Any) -> RecordedDay:
    """The title with a day on it, four lines on: the clock of the lines is turned by hand."""
    await pilot.pause()
    day: RecordedDay = pilot.app.screen.query_one(RecordedDay)
    for _turn in range(50):
        await pilot.pause(0.02)
        if day.display:
            break
    for _line in range(4):
        await day._step()
    await pilot.pause()
    assert day.playing
    return day


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.usefixtures("impatient")
async def test_a_day_is_told_and_a_key_is_heeded_all_the_same(size: tuple[int, int]) -> None:
    app = MarketApp()
    async with app.run_test(size=size) as pilot:
        day = await begun(pilot)
        assert misfits(app) == []
        assert lamps(app) == ["n"]
        assert "stayed to say why" in text(app)
        assert len(list(clocks(app))) == 1
        await press(pilot, "s")
        assert app.screen.ID == "settings"
        assert not day.runs
        assert not day.display


@pytest.mark.parametrize("theme", [each.id for each in PALETTES])
@pytest.mark.usefixtures("impatient")
async def test_it_is_told_in_every_theme_and_a_move_of_the_mouse_stops_it(theme: str) -> None:
    settings.change("theme", theme)
    app = MarketApp()
    async with app.run_test(size=(80, 24)) as pilot:
        day = await begun(pilot)
        app.post_message(MouseMove(None, 3, 3, 1, 0, 0, False, False, False))  # as a terminal tells it
        await pilot.pause()
        assert not day.display
        assert not day.playing
        assert app.screen.ID == "title"


async def test_low_motion_tells_nothing() -> None:
    settings.change("low_motion", True)
    app = MarketApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert not app.screen.query_one(RecordedDay).runs


def clocks(app: MarketApp) -> Iterator[str]:
    """The timers that have not stopped, by whose they are; those that only wait once for a picture are none."""
    for node in (app, *app.screen_stack, *app.screen.query("*")):
        for timer in node._timers:
            if timer._repeat is None and timer._active.is_set() and timer._task is not None and not timer._task.done():
                yield f"{node}: {timer}"


async def test_no_working_screen_has_a_clock() -> None:
    app = app_at("last_morning")
    async with app.run_test(size=(120, 40)) as pilot:
        for name in WORKING:
            await app.switch_screen(name)
            await pilot.pause()
            assert list(clocks(app)) == []


@pytest.mark.usefixtures("second_start")
def test_days_come_in_order_and_are_short_lines() -> None:
    days = attract.days()
    first, second = next(days), next(days)
    assert first.date != second.date
    for day in (first, second):
        assert 5 < len(day.lines) < 60
        assert all(line.text for line in day.lines)
