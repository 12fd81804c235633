"""Pictures when there is little to draw and when there is much: the first day, a stall full of goods, a year; and that
what is drawn of a day and of a run is what its records have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine.run import Run
from marketgen.play import look
from marketgen.play.look.ledger import SPAN
from marketgen.play.look.stall import FORTNIGHT
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline
from marketgen.play.views import value
from marketgen.tui.app import MarketApp
from scripts.gallery import session_of
from tests.tui.awning import awning
from tests.tui.looking import BROAD, SMALL, lamps, misfits, press, text


def changed(session: Session, run: Run) -> Session:
    """The same morning with another state."""
    return Session(session.world, Timeline(session.world, run, tuple(session.events)))


def full_stall() -> Session:
    """A morning with every good at the stall."""
    session = awning(12)
    run = session.run.copy()
    for good, state in run.goods.items():
        if session.world.goods[good].for_sale and not state.stock:
            run.goods[good] = replace(state, stock=3, cost=3_000)
    return changed(session, run)


def long_past(days: int) -> Session:
    """A morning that has so many days behind it: those of a run, over and over."""
    session = awning(12)
    run = session.run.copy()
    run.past = tuple(replace(run.past[at % len(run.past)], day=at + 1) for at in range(days))
    run.day = days + 1
    run.today = replace(run.today, day=days + 1)
    return changed(session, run)


async def test_with_many_goods_hours_are_whole_or_on_their_own_page() -> None:
    app = MarketApp(session=full_stall())
    async with app.run_test(size=(120, 36)) as pilot:
        for height in (36, 40, 48, 60):
            await pilot.resize_terminal(120, height)
            await pilot.pause()
            await pilot.pause()
            shown = text(app)
            whole = "by the hour" in shown and "10   11   12" in shown and "Next door" in shown
            assert whole != ("Tab more" in shown), (height, shown)
            assert "by the hour" in shown or not whole
            if not whole:
                await press(pilot, "tab")
                assert "10   11   12" in text(app), height
                await press(pilot, "tab")
            assert misfits(app) == [], height


async def test_the_ledger_of_the_first_day_shows_what_there_is() -> None:
    app = MarketApp(session=session_of("first"))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, "L")
        assert "What you hold, and how it keeps" in text(app)
        await press(pilot, "v")
        assert "The line begins on the second day." in text(app)


def test_a_chart_of_a_year_goes_back_as_far_as_it_can_be_read() -> None:
    view = look.ledger(long_past(200).timeline)
    days = [day for line in view.lines for day, _price in line.points]
    assert (min(days), max(days)) == (201 - SPAN + 1, 201)
    assert str(SPAN) in view.span
    assert {deal.day for deal in (*view.bought, *view.sold)} <= {*days}
    assert view.marks[0][0] == min(days)
    assert len({words for _day, words in view.rate_marks}) == len(view.rate_marks), "each date is told apart"
    near = look.companion(long_past(200).timeline, view.good)
    assert len(near.points) == FORTNIGHT


def test_rules_of_a_chart_stand_at_even_distances() -> None:
    for good in look.ledger(awning(12).timeline).goods:
        high, middle, low = (amount for amount, _words in look.ledger(awning(12).timeline, good).scale)
        assert high - middle == middle - low > 0


def test_who_came_is_what_the_day_counted() -> None:
    session = awning(12)
    for record in session.run.past:
        rows = look.report(session.timeline, record.day).came
        for row in rows:
            tally = record.tallies[row.good]
            assert value(row.bought) + value(row.walked) == tally.asked
            assert value(row.none) in (tally.short, tally.short + tally.missed)
        assert {row.good for row in rows} >= {good for good, tally in record.tallies.items() if tally.bought}


@pytest.mark.parametrize("size", [(160, 50), BROAD])
async def test_the_room_of_a_broad_window_is_used(size: tuple[int, int]) -> None:
    app = MarketApp(session=session_of("morning"))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, app.keys_of("last_report"))
        shown = text(app)
        assert "Who came for what" in shown
        assert shown.count("Worth, in kg of rice") == 1
        assert misfits(app) == []
        assert len(lamps(app)) == 1
    app = MarketApp(session=session_of("end"))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "All you had, in kg of rice" in text(app)
        assert misfits(app) == []
        await press(pilot, "r")
        assert "The road not taken" in text(app)
        assert "All you had" not in text(app)


def test_the_course_of_a_run_is_its_days() -> None:
    session = session_of("end")
    view = look.epilogue(session.timeline)
    assert view is not None
    worth, health = view.courses
    assert [amount for _day, amount in worth.points[1:]] == [record.worth for record in session.run.past]
    assert [amount for _day, amount in health.points] == [record.weakest * 100 for record in session.run.past]
    assert set(worth.days) <= {day for day, _event, _choice in session.run.forks}


async def test_in_a_small_window_what_is_felt_stands_before_what_is_counted() -> None:
    session = session_of("morning")
    diary = look.report(session.timeline, session.run.day - 1).diary
    app = MarketApp(session=session)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, app.keys_of("last_report"))
        shown = text(app)
        assert shown.index(diary[:40]) < shown.index("What the day did")
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert text(app).count(diary[:25]) == 1
    ended = look.epilogue(session_of("end").timeline)
    app = MarketApp(session=session_of("end"))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        shown = text(app)
        assert ended is not None
        assert ended.paragraphs[0][1][:30] in shown
        assert f"score {ended.score_text} of 100" in shown.splitlines()[0]
