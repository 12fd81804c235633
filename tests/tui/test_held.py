"""A held load: its road, the facts and the answers in one sight; nothing is decided before Enter, and Esc leaves it."""

from __future__ import annotations

from functools import cache

import pytest

from marketgen.engine import price
from marketgen.engine.commands import Command
from marketgen.engine.events import Turn
from marketgen.engine.run import Load
from marketgen.play import look
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline
from marketgen.tui.app import MarketApp
from marketgen.tui.screens.held import HeldScreen
from tests.tui.awning import awning
from tests.tui.looking import BROAD, SMALL, WIDE, lamps, misfits, press, text
from tests.tui.working import click, click_lamp, done

DAY = 9
ROADS = ("paegam", "border", "ridge", "town_gate")


def held_at(post: str, day: int = DAY) -> Session:
    """A morning on which a load is held at a post, and the question is asked."""
    session = awning(day)
    world, run = session.world, session.run.copy()
    who = next(one.id for one in world.middlemen.values() if post in [stop.post for stop in one.road])
    road = [stop.post for stop in world.middlemen[who].road]
    good = next(iter(world.middlemen[who].carries))
    asks = price.total(world, run, good)
    load = Load(
        id=f"{who}.{good}.{day - 1}", kind="order", who=who, good=good, units=12, price=asks, paid=6 * asks,
        day=day - 1, due=day + 1, at=road.index(post) + 1, state="held", post=post, since=day,
    )  # fmt: skip
    run.loads = (load,)
    run.pending = f"held:{load.id}"
    return Session(world, Timeline(world, run, session.events))


def app_at(post: str) -> MarketApp:
    """The app with such a session in front."""
    return MarketApp(session=held_at(post))


@pytest.mark.parametrize("post", ROADS)
async def test_everything_is_in_sight_in_every_size(post: str) -> None:
    app = app_at(post)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, HeldScreen)
        view = look.decision(done(app).timeline)
        assert view is not None
        for chosen in ("", "1", "6"):
            await press(pilot, *chosen)
            for size in (WIDE, (100, 30), *(((160, 50),) if chosen == "6" else ()), SMALL):
                await pilot.resize_terminal(*size)
                await pilot.pause()
                await pilot.pause()
                shown = text(app)
                assert misfits(app) == [], size
                assert len(lamps(app)) == 1, (size, shown)
                assert "…" not in shown, (size, shown)
                assert [option.label for option in view.options if option.label not in shown] == [], (size, shown)
                assert [option.costs for option in view.options if option.costs not in shown] == [], (size, shown)
                assert " 1 " in shown.split("it costs")[0], "the load stands on its road"


async def test_what_happened_stands_before_what_is_counted() -> None:
    app = app_at("paegam")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        shown = text(app)
        view = look.decision(done(app).timeline)
        assert view is not None
        assert view.text[0].split(".")[0][:40] in shown
        assert shown.index(view.text[0][:40]) < shown.index("worth "), "the story, then its sums"


async def test_the_number_stands_at_the_post_that_holds_the_load() -> None:
    app = app_at("paegam")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        lines = text(app).split("\n")
        at = next(number for number, line in enumerate(lines) if "the Paegam post" in line)
        first = lines[at].index("the Paegam post")
        assert first <= lines[at + 1].index(" 1 ") <= first + len("the Paegam post")
        assert "Hyesan" in lines[at]
        assert "held since dawn" in lines[at + 2]


async def test_esc_leaves_it_until_dusk_and_the_road_leads_back() -> None:
    app = app_at("paegam")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        before = done(app).run
        await press(pilot, "4", "escape")
        assert not isinstance(app.screen, HeldScreen)
        assert done(app).run is before
        await press(pilot, "R", "enter")
        assert isinstance(app.screen, HeldScreen)


async def test_a_digit_opens_a_row_and_enter_decides() -> None:
    app = app_at("paegam")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "enter")
        assert "press a digit" in text(app)
        view = look.decision(done(app).timeline)
        assert view is not None
        at, part = next((at, one) for at, one in enumerate(view.options, 1) if one.command == "release part")
        assert part.long not in text(app)
        await press(pilot, str(at))
        assert part.long in text(app)
        before = done(app).run
        await press(pilot, "enter")
        assert done(app).run is not before
        assert done(app).run.loads[0].state == "road"
        assert part.label in text(app), "what was done, and what came of it, stay until Enter"
        await press(pilot, "enter")
        assert not isinstance(app.screen, HeldScreen)


async def test_what_cannot_be_done_says_why_and_does_nothing() -> None:
    session = held_at("paegam")
    session.run.money["yuan"] = 0
    app = MarketApp(session=session)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        view = look.decision(done(app).timeline)
        assert view is not None
        at, option = next((at, one) for at, one in enumerate(view.options, 1) if one.refusal)
        before = done(app).run
        await press(pilot, str(at), "enter")
        assert option.refusal in text(app)
        assert done(app).run is before


async def test_the_mouse_chooses_and_only_the_lamp_decides() -> None:
    app = app_at("paegam")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        before = done(app).run
        await click(pilot, "Leave it to them")
        await click(pilot, "Leave it to them")
        assert done(app).run is before, "a second click decides nothing"
        await click_lamp(pilot)
        assert done(app).run.loads == ()
        await click_lamp(pilot)
        assert not isinstance(app.screen, HeldScreen)


@cache
def _refused_day() -> int:
    """A morning on which paying in yuan at Paegam fails."""
    for day in (9, 10, 11, 12, 13, 14):
        session = held_at("paegam", day)
        session.run.money["yuan"] = 10**6
        answer = session.do(Command("release", ("pay_yuan",)))
        if isinstance(answer, Turn) and session.run.pending:
            return day
    raise AssertionError("it always works")


async def test_what_is_refused_is_told_and_the_load_is_still_there_to_be_answered() -> None:
    session = held_at("paegam", _refused_day())
    session.run.money["yuan"] = 10**6
    app = MarketApp(session=session)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        view = look.decision(session.timeline)
        assert view is not None
        at = next(at for at, one in enumerate(view.options, 1) if one.command == "release pay_yuan")
        await press(pilot, str(at), "enter")
        assert "They did not take it." in text(app)
        assert "It is still held." in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, HeldScreen)
        assert "not now" in text(app)


async def test_its_numbers_can_be_asked() -> None:
    app = app_at("paegam")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "?")
        assert "what the load is worth" in text(app).lower()
        await press(pilot, "escape", "3", "?")
        view = look.decision(done(app).timeline)
        assert view is not None
        assert view.options[2].label in text(app)
        for label, subject in HeldScreen.subjects(next(s for s in app.screen_stack if isinstance(s, HeldScreen))):
            assert done(app).explain(subject) is not None, (label, subject)


async def test_what_esc_does_is_said_once_and_a_broad_window_has_it_in_its_middle() -> None:
    app = app_at("town_gate")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        for size in (WIDE, SMALL, BROAD):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert text(app).count("Esc") == 1, size
        field = app.screen.query_one("#field").region
        assert abs(field.x - (BROAD[0] - field.right)) <= 1
