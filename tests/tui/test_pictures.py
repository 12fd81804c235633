"""The pictures of the market: they fit, they say what they show without colour, and every size has them."""

from __future__ import annotations

import pytest

from marketgen.saves import settings
from marketgen.tui.app import MarketApp
from marketgen.tui.glyphs import SETS, glyphs
from marketgen.tui.widgets.charts import hour_bars
from marketgen.tui.widgets.plot import Scale, Series, plot, sample
from tests.tui.awning import awning
from tests.tui.looking import SMALL, WIDE, lamps, misfits, press, text
from tests.tui.working import app_at, click

PICTURES = {
    "rates": ("L x", ("What money is worth", "yuan", "highest")),
    "stock": ("L s", ("What you hold, and how it keeps", "a night", "spoiled by then")),
    "owed": ("L d", ("Money by the day it is due", "in hand")),
    "cover": ("P w", ("together", "cannot")),
    "board": ("B tab", ("The days ahead", "weather")),
    "hours": ("S tab", ("by the hour",)),
    "health": ("H", ("health", "so far")),
}


@pytest.mark.parametrize("name", PICTURES)
async def test_a_picture_in_every_size(name: str) -> None:
    keys, words = PICTURES[name]
    app = MarketApp(session=awning(10))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, *keys.split())
        for size in (SMALL, (100, 30)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            shown = text(app)
            assert misfits(app) == [], size
            assert len(lamps(app)) == 1, size
            assert "…" not in shown, (size, shown)
            assert [each for each in words if each not in shown] == [], (size, shown)


async def test_the_same_key_brings_the_prices_back() -> None:
    app = MarketApp(session=awning(10))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "L", "s")
        assert "What you hold" in text(app)
        await press(pilot, "s")
        assert "What you hold" not in text(app)
        await press(pilot, "d", "v")
        assert "Money by the day" not in text(app), "another good is a price again"


@pytest.mark.parametrize("name", [each.id for each in SETS])
def test_lines_of_one_chart_differ_without_colour(name: str) -> None:
    found = {sample("$paper", number, glyphs(name)).plain for number in range(3)}
    assert len(found) == 3


def test_lines_are_named_at_their_ends() -> None:
    series = [Series(((1, 10), (8, 20)), "$lamp", 0, "here"), Series(((1, 90), (5, 80)), "$river", 1, "there")]
    drawn = "\n".join(
        line.plain for line in plot(series, [], Scale((1, 8), (0, 100), ((0, "0"),)), (60, 10), glyphs("full"))
    )
    assert "here" in drawn
    assert "there" in drawn


def test_every_bar_has_its_number_and_its_hour() -> None:
    hours = ((10, 3), (11, 0), (12, 19), (13, 1))
    lines = [line.plain for line in hour_bars(hours, 40, 4, glyphs("full"))]
    drawn = "\n".join(lines)
    assert all(str(sold) in "\n".join(lines[:-1]) for _hour, sold in hours if sold), drawn
    assert lines[-1].split() == ["10", "11", "12", "13"]
    assert len(lines) == 5


@pytest.mark.parametrize("keys", ["", "1", "1 enter"])
async def test_an_inspection_is_one_person_and_one_table(keys: str) -> None:
    """Nothing is chosen when it opens; everything is in sight in every size."""
    app = app_at("inspection")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, *keys.split())
        for size in (SMALL, WIDE, (200, 60)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            shown = text(app)
            assert misfits(app) == [], size
            assert len(lamps(app)) == 1, (size, shown)
            assert "…" not in shown, (size, shown)
            assert ("On the table" in shown) == ("enter" not in keys), (size, shown)
            assert lamps(app) == (["Enter"] if keys else ["1-4"])


async def test_in_letters_who_cannot_is_no_bar() -> None:
    settings.change("glyphs", "letters")
    app = MarketApp(session=awning(10))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, "P", "w")
        shown = text(app)
        assert ". cannot" in shown
        assert "= cannot" not in shown


async def test_pictures_are_a_click_away() -> None:
    app = MarketApp(session=awning(10))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, "L")
        await click(pilot, "s stock")
        assert "What you hold" in text(app)
        await click(pilot, "d money due")
        assert "Money by the day" in text(app)


def test_words_of_wide_letters_stand_under_their_days() -> None:
    scale = Scale((1, 30), (0, 100), ((0, "0"),), ((1, "16 시월"), (3, "18"), (30, "십사")))
    lines = plot([Series(((1, 10), (30, 20)))], [], scale, (40, 8), glyphs("full"))
    assert max(line.cell_length for line in lines) <= 40
    assert lines[-1].plain.endswith("십사")
