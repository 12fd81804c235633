"""What the screens of a run look like: they fit, one thing is lit, hostile words stay words, ``?`` shows steps."""

from __future__ import annotations

import dataclasses

import pytest

from marketgen.engine.world import World
from marketgen.play.session import Session
from marketgen.tui.app import MarketApp
from marketgen.tui.screens.epilogue import EpilogueScreen
from marketgen.tui.screens.report import ReportScreen
from marketgen.tui.screens.stall import StallScreen
from marketgen.tui.screens.why import WhyScreen
from tests.tui.looking import BROAD, SIZES, SMALL, WIDE, lamps, misfits, press, text
from tests.tui.working import app_at, carry_out, click, done, session_at
from tests.worlds import first_stall, made_up_country

SCREENS = {
    "begin": ("begin", ""),
    "two_goods": ("soap", ""),
    "stall": ("last_morning", ""),
    "stall_noon": ("noon", ""),
    "stall_evening": ("evening", ""),
    "more": ("evening", "tab"),
    "supply": ("offers", "U"),
    "supply_two": ("last_morning", "U"),
    "people": ("last_morning", "P"),
    "home": ("last_morning", "H"),
    "visitor": ("visitor", ""),
    "visitor_chosen": ("visitor", "3"),
    "inspection": ("inspection", ""),
    "outcome": ("inspection", "1 enter"),
    "report": ("last_morning", "Y"),
    "report_more": ("last_morning", "Y tab"),
    "last_report": ("last_evening", "e"),
    "epilogue": ("over", ""),
    "epilogue_more": ("over", "tab"),
    "roads": ("over", "r"),
    "price": ("last_morning", "1 p"),
    "take": ("offers", "U t"),
    "order": ("offers", "U o"),
    "gift": ("last_morning", "P o"),
    "note": ("begin", "n"),
}
"""Every screen and dialog of a run: where it is found, and the keys that lead there."""

HOSTILE = "[b]x[/b] [@click=app.quit]y[/] [$lamp]z"


@pytest.mark.parametrize("name", SCREENS)
async def test_everything_fits_and_one_thing_is_lit(name: str) -> None:
    """In every size of window, also when it is resized while the screen stands."""
    place, keys = SCREENS[name]
    app = app_at(place)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, *keys.split())
        for size in (None, (100, 30), WIDE, BROAD, SMALL):
            if size is not None:
                await pilot.resize_terminal(*size)
                await pilot.pause()
                await pilot.pause()
            assert misfits(app) == [], size
            assert len(lamps(app)) == 1, (size, text(app))
            assert "…" not in text(app), (size, "nothing is cut")


@pytest.mark.parametrize("size", [(60, 20), (59, 19), (20, 5)])
@pytest.mark.parametrize("place", ["begin", "last_morning", "visitor", "over"])
async def test_small_windows_do_no_harm(place: str, size: tuple[int, int]) -> None:
    app = app_at(place)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        before = done(app).run
        if size < (60, 20):
            await press(pilot, "e", "enter", "1")
            assert done(app).run is before, "no key acts unseen"
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert len(lamps(app)) == 1


@pytest.mark.parametrize(("place", "keys"), [("offers", "U t"), ("last_morning", "P o"), ("last_morning", "1 p")])
async def test_a_dialog_in_a_window_that_shrinks_does_nothing_unseen(place: str, keys: str) -> None:
    app = app_at(place)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, *keys.split())
        before, dialog = done(app).run, app.screen
        await pilot.resize_terminal(20, 5)
        await press(pilot, "enter")
        assert done(app).run is before
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        await press(pilot, "escape")
        assert app.screen is not dialog


@pytest.mark.parametrize("glyphs", ["plain", "letters"])
async def test_other_glyphs(glyphs: str) -> None:
    from marketgen.saves import settings

    settings.change("glyphs", glyphs)
    app = app_at("last_morning")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        for keys in ("", "U", "P", "H", "Y"):
            await press(pilot, *keys)
            shown = text(app)
            if glyphs == "letters":
                drawn = {letter for letter in shown if not letter.isascii() and not "\uac00" <= letter <= "\ud7a3"}
                assert drawn <= set("…×−’“”"), drawn
        assert misfits(app) == []


def hostile(world: World) -> World:
    """The world with markup in every text that is no placeholder."""
    texts = {key: (f"{HOSTILE} {value}" if key.endswith((".name", ".title", ".label", ".about")) else value)
             for key, value in world.texts.items()}  # fmt: skip
    return dataclasses.replace(world, texts=texts)


@pytest.mark.parametrize("keys", ["", "d", "e", "e e", "n", "question_mark"])
async def test_markup_in_a_scenario_is_words(keys: str) -> None:
    app = MarketApp(session=Session.begin(hostile(first_stall()), "amber"))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, *keys.split())
        assert "[b]x[/b]" in text(app)
        assert app.is_running


async def test_a_note_of_markup_is_words() -> None:
    app = MarketApp(session=carry_out(session_at("begin"), "show maize 1", "open", "open"))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "n", *("left_square_bracket", "b", "right_square_bracket", "o", "h"), "enter")
        assert done(app).run.today.notes == ("[b]oh",)
        await press(pilot, "e")
        assert isinstance(app.screen, ReportScreen)
        assert "[b]oh" in text(app)


async def test_a_made_up_country_from_its_first_day_to_its_end() -> None:
    """No name or number of a scenario is needed by the screens: another country plays as well."""
    app = MarketApp(session=Session.begin(made_up_country(), "amber"))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        for _step in range(120):
            if isinstance(app.screen, EpilogueScreen):
                break
            keys = ("1", "enter") if app.screen.ID == "decision" else ("enter",)
            await press(pilot, *(("e",) if isinstance(app.screen, StallScreen) else keys))
        assert isinstance(app.screen, EpilogueScreen)
        assert misfits(app) == []


# why


@pytest.mark.parametrize("size", SIZES)
async def test_why_shows_steps_that_add_up(size: tuple[int, int]) -> None:
    app = app_at("evening")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, "1", "question_mark")
        assert isinstance(app.screen, WhyScreen)
        shown = text(app)
        assert "base price" in shown
        assert "what buyers expect" in shown
        assert "The rule" in shown
        await press(pilot, "escape")
        assert isinstance(app.screen, StallScreen)


async def test_a_step_can_itself_be_asked_and_one_comes_back() -> None:
    app = app_at("begin")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "4", "question_mark", "right")
        assert "Why do you ask" in text(app)
        await press(pilot, "1")
        assert "base price" in text(app)
        await press(pilot, "escape")
        assert "Why do you ask" in text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, StallScreen)


@pytest.mark.parametrize(("difficulty", "numbers"), [("guided", True), ("street", False)])
async def test_a_chance_is_words_before_the_choice(difficulty: str, numbers: bool) -> None:
    app = app_at("begin", difficulty)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "4", "question_mark", "right", "right")
        panel = "\n".join(line[56:] for line in text(app).split("\n"))
        assert "at a fair price" in panel
        steps = panel.split("The rule")[0]
        assert ("%" in steps) is numbers


async def test_a_click_on_a_number_explains_it() -> None:
    app = app_at("last_morning")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "U")
        offer = done(app).run.offers[0]
        await click(pilot, f"{offer.price:,}")
        assert isinstance(app.screen, WhyScreen)
        assert "brings it in bulk" in text(app)


@pytest.mark.parametrize(
    ("place", "keys", "words"),
    [
        ("evening", "1 question_mark left", "money in hand"),
        ("last_morning", "H 2 question_mark", "side dishes"),
        ("last_morning", "Y 2 question_mark", "together"),
        ("last_morning", "P question_mark", "what is expected now"),
        ("last_morning", "P o question_mark", "his fear"),
        ("offers", "U question_mark", "brings it in bulk"),
        ("over", "question_mark", "the three together"),
        ("over", "question_mark right", "what you began with"),
        ("inspection", "2 question_mark", "as with anybody"),
    ],
)
async def test_everything_answers_why(place: str, keys: str, words: str) -> None:
    app = app_at(place)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, *keys.split())
        assert isinstance(app.screen, WhyScreen), text(app)
        assert words in text(app)


async def test_in_a_broad_window_the_roads_stand_beside_the_end() -> None:
    app = app_at("over")
    async with app.run_test(size=BROAD) as pilot:
        await pilot.pause()
        told = app.screen.query_one("#story")
        assert "The road not taken" not in text(app)
        await press(pilot, "r")
        assert "The road not taken" in text(app)
        assert told.display
        assert (misfits(app), len(lamps(app))) == ([], 1)
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert not told.display
