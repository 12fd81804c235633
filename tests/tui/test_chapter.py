"""The page of a chapter and quiet days on the screen, at both sizes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine import steward
from marketgen.engine.plot import Condition, Ending
from marketgen.engine.plot import Test as Ask
from marketgen.engine.rules import check
from marketgen.play.session import Session
from marketgen.tui.app import MarketApp
from marketgen.tui.screens.chapter import ChapterScreen, QuietScreen
from marketgen.tui.screens.epilogue import EpilogueScreen
from marketgen.tui.screens.report import ReportScreen
from marketgen.tui.screens.stall import StallScreen
from tests.tui.looking import SMALL, WIDE, misfits, press, text
from tests.worlds import two_chapters


def last_evening() -> Session:
    """The evening of the first chapter's last day."""
    session = Session.begin(two_chapters(), "lamp", "guided")
    while (session.run.day, session.run.phase) != (3, "evening"):
        session.do(steward.next_command(session.world, session.run, check))
    return session


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_from_the_last_evening_through_the_weeks_to_the_first_morning(size: tuple[int, int]) -> None:
    app = MarketApp(session=last_evening())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, "e")
        assert isinstance(app.screen, ReportScreen)
        assert "Day 3 is over" in text(app)
        await press(pilot, "enter")
        await pilot.pause()
        assert isinstance(app.screen, ChapterScreen)
        told = text(app)
        assert "18 days, Thu 28 Sep to Sun 15 Oct" in told
        assert "a long week of sweeping" in told
        assert "came in" in told
        assert misfits(app) == []
        await press(pilot, "question_mark")
        assert "What came in?" in text(app)
        await press(pilot, "escape", "enter")
        await pilot.pause()
        assert isinstance(app.screen, StallScreen)
        assert app.session is not None
        assert app.session.run.day == 22
        await press(pilot, "C")
        assert isinstance(app.screen, ChapterScreen)
        await press(pilot, "enter")
        assert isinstance(app.screen, StallScreen)


async def test_a_run_begins_with_the_page_of_its_first_chapter_and_z_lets_days_go_by() -> None:
    app = MarketApp(session=Session.begin(two_chapters(), "lamp", "guided"))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, ChapterScreen)
        assert "The maize is in" in text(app)
        await press(pilot, "enter", "z")
        await pilot.pause()
        assert isinstance(app.screen, QuietScreen)
        told = text(app)
        assert "Mon 25 Sep" in told
        assert "Tue 26 Sep" in told
        assert "It is the last day of the chapter." in told
        assert misfits(app) == []
        await press(pilot, "enter")
        assert isinstance(app.screen, StallScreen)
        assert app.session is not None
        assert app.session.run.day == 3


async def test_a_run_that_ends_in_the_weeks_shows_them_before_its_epilogue() -> None:
    stops = Ending("stopped", Condition("all", (Ask("day", "", 10, None),)), scored=True)
    session = Session.begin(replace(two_chapters(), endings={"stopped": stops}), "lamp", "guided")
    while (session.run.day, session.run.phase) != (3, "evening"):
        session.do(steward.next_command(session.world, session.run, check))
    app = MarketApp(session=session)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, "e", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ChapterScreen)
        assert "The run ended between two chapters" in text(app)
        assert misfits(app) == []
        await press(pilot, "enter")
        await pilot.pause()
        assert isinstance(app.screen, EpilogueScreen)
