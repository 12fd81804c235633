"""The screens that First stall does not have: they fit in every size, one thing is lit, and nothing is cut."""

from __future__ import annotations

import pytest

from marketgen.engine.commands import Command
from marketgen.engine.events import Turn
from marketgen.engine.run import Offer
from marketgen.tui.app import MarketApp
from tests.tui.awning import awning
from tests.tui.looking import BROAD, SMALL, WIDE, lamps, misfits, press, text
from tests.tui.working import done

SCREENS = {
    "road": "R",
    "road_second": "R tab",
    "road_other_good": "R v",
    "trip": "R t",
    "parcel": "R p",
    "build": "b",
    "change": "L c",
    "how_much": "L c enter",
    "ledger": "L",
    "ledger_other_good": "L right",
    "ledger_second": "L tab",
    "board": "B",
    "board_second": "B tab",
    "home": "H",
    "home_second": "H tab",
    "people": "P",
    "people_others": "P tab",
    "supply": "U",
    "supply_orders": "U tab",
    "gift": "P o",
    "gift_through": "P o h",
    "dues": "H d",
    "wood": "H w",
    "kimjang": "H k",
}
"""Screens and forms of a morning in the Awning, by the keys that lead there."""


@pytest.mark.parametrize("name", SCREENS)
async def test_everything_fits_and_one_thing_is_lit(name: str) -> None:
    app = MarketApp(session=awning(9))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, *SCREENS[name].split())
        for size in (SMALL, WIDE, (100, 30), (160, 40), BROAD):
            if size != SMALL:
                await pilot.resize_terminal(*size)
                await pilot.pause()
                await pilot.pause()
            assert misfits(app) == [], size
            assert len(lamps(app)) == 1, (size, text(app))
            assert "…" not in text(app), (size, "nothing is cut")


@pytest.mark.parametrize("glyphs", ["plain", "letters"])
async def test_charts_are_drawn_in_every_set_of_shapes(glyphs: str) -> None:
    app = MarketApp(session=awning(9))
    async with app.run_test(size=WIDE) as pilot:
        app.settings = app.settings.with_value("glyphs", glyphs)
        app.use_pen(done(app).world)
        await pilot.pause()
        await press(pilot, "L")
        shown = text(app)
        assert not [sign for sign in shown if 0x2800 <= ord(sign) < 0x2900], "no braille"
        assert "you sold" in shown or "you bought" in shown


async def test_a_form_asks_before_anything_is_done_and_tells_what_came_of_it() -> None:
    app = MarketApp(session=awning(9))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        before = done(app).run
        await press(pilot, "H", "w")
        assert done(app).run is before
        assert "left in hand" in text(app)
        await press(pilot, "escape")
        assert done(app).run is before
        await press(pilot, "w", "enter")
        after = done(app).run
        assert after.home.wood > before.home.wood
        assert after.money[done(app).world.money] < before.money[done(app).world.money]


async def test_what_is_due_stands_on_home_board_and_strip() -> None:
    session = awning(9)
    school = session.world.family.school
    assert school is not None
    assert session.run.home.school_due
    app = MarketApp(session=session)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "H")
        assert text(app).lower().count("school") >= 2
        await press(pilot, "B")
        assert "What is due" in text(app)
        assert isinstance(session.do(Command("levy")), Turn)


async def test_the_page_that_was_put_away_shows_the_day_that_it_is() -> None:
    app = MarketApp(session=awning(9))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, "B", "tab", "tab", "S")
        session = done(app)
        assert isinstance(session.do(Command("levy")), Turn)
        await press(pilot, "B", "tab")
        assert "tomorrow" not in text(app), "the levy of tomorrow is paid"


async def test_a_second_order_has_its_row_when_the_page_comes_back() -> None:
    session = awning(2)
    app = MarketApp(session=session)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        who, *goods = ("mun", "egg", "maize")
        assert isinstance(session.do(Command("order", (who, goods[0]), 5)), Turn)
        await press(pilot, "U", "tab")
        session = done(app)
        assert isinstance(session.do(Command("order", (who, goods[1]), 5)), Turn)
        await press(pilot, "tab")
        shown = text(app)
        assert "5 eggs" in shown
        assert "5 kilos of maize" in shown


async def test_somebodys_trust_is_asked_about_where_it_stands() -> None:
    app = MarketApp(session=awning(2))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "P", "tab", "1", "?")
        shown = text(app)
        assert "make of you?" in shown
        assert "Trust and standing" in shown


async def test_ten_offers_leave_the_question_and_the_keys_in_sight() -> None:
    session = awning(9)
    carried = [(man.id, good) for man in session.world.middlemen.values() for good in man.carries if man.from_day <= 9]
    session.run.offers = tuple(Offer(who, good, 10, 10, 1000) for who, good in carried[::2][:10])
    app = MarketApp(session=session)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, "U")
        assert misfits(app) == []
        assert len(lamps(app)) == 1, text(app)
        assert "On the way" in text(app)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_what_came_of_a_look_is_in_sight(size: tuple[int, int]) -> None:
    session = awning(9)
    session.run.phase, session.run.pending = "noon", "inspection"
    app = MarketApp(session=session)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, "e", "4", "enter")
        assert "2,500 won" in text(app), text(app)
        assert misfits(app) == []


async def test_a_screen_is_laid_out_anew_after_a_change_of_size_and_idle_keys_say_why() -> None:
    app = MarketApp(session=awning(9))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, "B")
        await pilot.resize_terminal(*WIDE)
        await press(pilot, "S")
        assert not app.screen.has_class("-folded")
        assert misfits(app) == []
        for keys, words in (
            (("tab",), "All of this screen is in sight."),
            (("g",), "Goods on trust are for whoever has had"),
            (("U", "tab", "t"), "Offers this morning"),
        ):
            await press(pilot, *keys)
            assert words in text(app), keys
        await press(pilot, "P", "tab", "o")
        assert "Tab traders" in text(app), "nothing is offered to somebody out of sight"
        assert app.screen.ID == "people", "no form was opened"


async def test_a_broad_window_shows_the_log_beside_what_it_would_only_stretch() -> None:
    app = MarketApp(session=awning(9))
    async with app.run_test(size=BROAD) as pilot:
        await pilot.pause()
        for key in ("U", "P", "H"):
            await press(pilot, key)
            assert "  Today" in text(app), key
            assert app.screen.query_one("#rows").outer_size.width <= 120
            await pilot.resize_terminal(159, 60)
            await pilot.pause()
            assert "  Today" not in text(app), key
            await pilot.resize_terminal(*BROAD)


@pytest.mark.parametrize("height", [40, 52])
async def test_the_log_of_the_stall_gives_way_and_hours_and_neighbours_stand_whole(height: int) -> None:
    app = MarketApp(session=awning(9))
    async with app.run_test(size=(120, height)) as pilot:
        await pilot.pause()
        left, below = app.screen.query_one("#left"), app.screen.query_one("#below")
        assert below.region.bottom <= left.region.bottom
        assert "  Next door" in text(app)
        assert "Today" in text(app)
        await pilot.resize_terminal(*SMALL)
        await pilot.pause()
        assert misfits(app) == []


async def test_a_header_with_little_room_leaves_out_rather_than_cuts() -> None:
    app = MarketApp(session=awning(9))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        head = text(app).splitlines()[0]
        assert "day 9/30" in head
        assert "…" not in head


async def test_what_follows_the_days_ahead_is_free_room_and_not_what_is_above_them() -> None:
    app = MarketApp(session=awning(9))
    async with app.run_test(size=BROAD) as pilot:
        await pilot.pause()
        await press(pilot, "H")
        house, weeks = (app.screen.query_one(name).region for name in ("#house", "#weeks"))
        lowest = max(app.screen.query_one(name).region.bottom for name in ("#table", "#side", "#asked"))
        assert weeks.y == house.bottom
        assert weeks.y - lowest <= 2


async def test_prices_of_the_days_goods_stand_under_each_other() -> None:
    app = MarketApp(session=awning(9))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "Y")
        ends = {line.rstrip().index(" %") for line in text(app).splitlines() if line[40:].count(",") and " %" in line}
        assert len(ends) == 1, text(app)


@pytest.mark.parametrize(("day", "keys", "there"), [(1, "L", False), (9, "L s", True)])
async def test_a_column_in_which_nothing_stands_has_no_heading(day: int, keys: str, there: bool) -> None:
    app = MarketApp(session=awning(day))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, *keys.split())
        shown = text(app)
        assert "What you hold" in shown
        assert ("lasts, as it sells" in shown) is there
        assert ("spoiled so far" in shown) is there
