"""Choosing on the screens: decisions, gifts, amounts, prices; nothing happens before it is meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.play import korean
from marketgen.tui.app import MarketApp
from marketgen.tui.dialogs.amount import AmountDialog
from marketgen.tui.dialogs.gift import GiftDialog
from marketgen.tui.screens.decision import DecisionScreen, PickRows
from marketgen.tui.screens.people import PeopleScreen
from scripts.gallery import session_of
from tests.tui.looking import SIZES, SMALL, WIDE, lamps, press, text
from tests.tui.working import app_at, click, done


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_is_chosen_when_somebody_stands_at_the_door(size: tuple[int, int]) -> None:
    app = app_at("visitor")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.screen.query_one(PickRows).key == ""
        assert lamps(app) == ["1-3"]
        await press(pilot, "enter")
        assert done(app).run.pending, "Enter alone decides nothing"
        assert "First choose" in text(app)
        await press(pilot, "2")
        assert lamps(app) == ["Enter"]
        assert done(app).run.pending
        await press(pilot, "enter")
        assert not done(app).run.pending
        assert "The evening goes on." in text(app), "what came of it stays until a key is pressed"
        await press(pilot, "enter")
        assert not isinstance(app.screen, DecisionScreen)
        assert "refused_packet" in done(app).run.flags


async def test_a_click_chooses_and_a_second_one_decides_nothing() -> None:
    app = app_at("visitor")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await click(pilot, "Refuse, kindly")
        await click(pilot, "She will be hurt")
        assert done(app).run.pending
        await click(pilot, " Enter ")
        assert not done(app).run.pending


async def test_no_sum_stands_beside_a_temptation() -> None:
    app = app_at("visitor")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        shown = text(app)
        assert "won" not in shown.replace("won't", "")
        assert "%" not in shown


async def test_an_inspection_and_what_came_of_it() -> None:
    app = app_at("inspection")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, DecisionScreen)
        await press(pilot, "2", "question_mark")
        assert "Will asking help?" in text(app)
        await press(pilot, "escape", "1", "enter")
        assert done(app).run.pending != "inspection"
        shown = text(app)
        assert "Let him look" in shown
        assert "not allowed on a table" in shown, "what he found is read before the market goes on"
        await press(pilot, "enter")
        assert not isinstance(app.screen, DecisionScreen)


async def test_a_gift_shows_what_follows_before_it_is_given() -> None:
    app = app_at("last_morning")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        heat_before = done(app).run.heat
        await press(pilot, "P", "o")
        assert isinstance(app.screen, GiftDialog)
        before = text(app)
        assert "2 packets of cigarettes" in before
        await press(pilot, "right", "right")
        assert "4 packets of cigarettes" in text(app)
        await press(pilot, "2")
        assert "3,500 won" in text(app)
        await press(pilot, "a")
        assert isinstance(app.screen, AmountDialog)
        await press(pilot, *"4,100")
        assert "4,100 won" in text(app), "what it costs is shown as it is typed"
        await press(pilot, "enter")
        assert isinstance(app.screen, GiftDialog)
        assert "4,100 won" in text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, PeopleScreen)
        assert done(app).run.officials["so"].given == 0, "Esc gives nothing"
        await press(pilot, "o", "enter")
        assert isinstance(app.screen, PeopleScreen)
        heat, given = done(app).run.heat, done(app).run.officials["so"].given
        assert given > 0 or done(app).run.goods["smokes"].stock == 10
        assert "Officer So" in text(app)
        assert heat == heat_before


async def test_a_gift_by_mouse() -> None:
    app = app_at("last_morning")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await click(pilot, "People")
        await click(pilot, " o ")
        assert isinstance(app.screen, GiftDialog)
        await click(pilot, " + ")
        assert "3 packets of cigarettes" in text(app)
        await click(pilot, "Esc")
        assert isinstance(app.screen, PeopleScreen)


async def test_taking_half_all_or_all_but_some() -> None:
    app = app_at("offers")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        offer = done(app).run.offers[0]
        stock, money = done(app).run.goods[offer.good].stock, done(app).run.money["won"]
        await press(pilot, "U", "t")
        assert isinstance(app.screen, AmountDialog)
        assert app.screen.amount == offer.left // 2
        await press(pilot, *"all")
        assert app.screen.amount == offer.left
        await press(pilot, "backspace", "backspace", "backspace", *"-10")
        assert app.screen.amount == offer.left - 10
        await press(pilot, "up")
        assert app.screen.amount == offer.left - 9
        await press(pilot, "enter")
        assert done(app).run.goods[offer.good].stock == stock + offer.left - 9
        assert done(app).run.money["won"] == money - offer.price * (offer.left - 9)
        assert "You took" in text(app)


async def test_an_amount_that_cannot_be_is_refused_in_place() -> None:
    app = app_at("offers")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        money = done(app).run.money["won"]
        await press(pilot, "U", "t", *"9999", "enter")
        assert isinstance(app.screen, AmountDialog)
        assert "The number must be from 1 to" in text(app)
        await press(pilot, "escape")
        assert done(app).run.money["won"] == money


async def test_ordering_ahead_and_taking_it_back() -> None:
    app = app_at("offers")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, "U", "o", *"half", "enter")
        assert len(done(app).run.orders) == 1
        assert "On the way" in text(app)
        await press(pilot, "u")
        assert done(app).run.orders == ()


async def test_what_is_eaten_and_what_is_brought_home() -> None:
    app = app_at("last_morning")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "H")
        meals = list(done(app).world.meals)
        other = next(meal for meal in meals if meal != done(app).run.meal)
        await press(pilot, str(meals.index(other) + 1), "enter")
        assert done(app).run.meal == other
        stock = done(app).run.goods["maize"].stock
        assert stock > 2
        await press(pilot, "b", "2", "enter")
        assert done(app).run.goods["maize"].stock == stock - 2
        assert "brought home" in text(app), "undo names it"


async def test_a_good_goes_where_it_is_told() -> None:
    app = app_at("soap")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert done(app).run.slots.count("soap") == 0
        row = 1 + len(done(app).run.slots)
        await press(pilot, str(row), "enter")
        assert "soap" in done(app).run.slots
        await press(pilot, "x")
        assert "soap" not in done(app).run.slots


async def test_those_at_home_are_asked_and_who_stands_there_is_read_without_deciding() -> None:
    """``h``, ``w`` and ``g`` at a decision: what is read there decides nothing, and none is offered with nothing to
    be read."""
    app = MarketApp(session=session_of("visitor"))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        before = done(app).run
        assert "ask at home" in text(app)
        assert "A question walks further" not in text(app), "those at home speak when they are asked"
        await press(pilot, "h")
        assert "Jang Kum-ok\n" in "\n".join(line.strip(" ▌") for line in text(app).splitlines())
        assert "A question walks further than a parcel." in text(app)
        await press(pilot, "escape", "w")
        assert "At the teachers' college." in text(app)
        await press(pilot, "enter", "g")
        assert "Min has a theory" in text(app), "no Korean word is said here: no page opens"
        assert done(app).run is before


async def test_korean_words_of_a_card_are_explained_on_it() -> None:
    session = session_of("visitor")
    world = session.world
    kye = next(word.said for word in korean.words(world) if word.said == "kye")
    texts = {**world.texts, "events.music_theory.text": f"She speaks of a {kye}."}
    session.timeline.world = replace(world, texts=texts)
    app = MarketApp(session=session)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, "g")
        assert next(word.meaning for word in korean.words(world) if word.said == kye)[:30] in text(app)
