"""The picker, the saved runs, the settings, the recordings and the pages to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from marketgen.saves import folders, library, settings
from marketgen.tui.app import MarketApp
from marketgen.tui.screens.picker import PickerScreen
from marketgen.tui.screens.watch import WatchingScreen
from marketgen.tui.widgets.rows import RowList
from tests.scenario.helpers import written
from tests.scenario.test_folder_packs import pack as folder_pack
from tests.scenario.test_zips import zipped
from tests.tui.looking import (
    SMALL,
    WIDE,
    broken_scenario,
    damage,
    lamps,
    misfits,
    press,
    record,
    text,
)
from tests.tui.working import app_at

SHIPPED = 4
"""Scenarios that come with the game; a player's own stand after them."""


def words(app: MarketApp) -> str:
    """What stands on the screen, as one line."""
    return " ".join(text(app).replace("▌", " ").split())


def key(app: MarketApp) -> str:
    """The row under the cursor."""
    return app.screen.query_one(RowList).key


# the picker


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_the_picker_shows_what_would_be_begun(size: tuple[int, int]) -> None:
    app = MarketApp()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter")
        shown = words(app)
        assert lamps(app) == ["Enter"]
        assert misfits(app) == []
        for expected in ("First stall", "6 days", "Mon 25 Sep to Sat 30 Sep 2017", "Your goal", "Full bowls"):
            assert expected in shown
        assert "poverty and short meals; officials who take" in shown, "what it tells of, before it is begun"


async def test_goal_difficulty_and_seed_go_into_the_run() -> None:
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "enter", "g", "d", "r")
        await press(pilot, *"oat-cup", "enter")
        assert "seed: oat-cup" in text(app)
        await press(pilot, "enter")
        assert app.session is not None
        world, run = app.session.world, app.session.run
        assert (run.seed, run.goal, run.difficulty) == ("oat-cup", list(world.goals)[1], list(world.difficulties)[1])
        assert app.session.file is not None
        assert app.session.file.head["seed"] == "oat-cup"


async def test_the_sources_asked_for_are_those_of_the_scenario_under_the_cursor() -> None:
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "enter", "down", "down")
        await press(pilot, "f4")
        assert app.screen.ID == "sources"
        assert app.screen._world.id == "the_awning"


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_whoever_chooses_a_scenario_with_several_people_is_asked_whom_to_be(size: tuple[int, int]) -> None:
    app = MarketApp()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", "down", "down", "enter")
        assert (app.screen.ID, app.session, misfits(app)) == ("whom", None, [])
        assert 'Eleven I can find."' in words(app), "all of what is said of the first one"
        await press(pilot, "6")
        assert misfits(app) == []
        for expected in ("open", "handset calls friends", "closed", "60,000 won, 40.00 yuan", "Choe Un-ju: 70,000 won"):
            assert expected in words(app)
        await press(pilot, "escape")
        assert (app.screen.ID, app.session) == ("picker", None)
        await press(pilot, "enter", "6", "enter")
        assert app.session is not None
        assert app.session.run.flags == ("is_widow",)
        assert not app.session.practice


async def test_another_seed_is_told_where_it_stands_out_of_sight() -> None:
    app = MarketApp()
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "enter", "y")
        assert f"The seed word: {app.screen._seed}." in words(app)


async def test_enter_goes_on_as_the_usual_one() -> None:
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "enter", "down", "down", "enter", "enter")
        assert app.session is not None
        assert (app.session.world.id, app.session.run.flags) == ("the_awning", ())


async def test_a_seed_that_is_no_word_is_not_taken() -> None:
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "enter")
        before = app.screen._seed
        await press(pilot, "r", *"a b", "enter")
        assert "A seed is a word" in words(app)
        await press(pilot, "escape")
        assert app.screen._seed == before


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_a_broken_scenario_stays_in_its_place_and_says_what_is_wrong(size: tuple[int, int]) -> None:
    path = broken_scenario(folders.scenarios())
    app = MarketApp()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", *["down"] * SHIPPED)
        await pilot.pause()
        shown = words(app)
        assert lamps(app) == ["Enter"]
        assert misfits(app) == []
        for expected in ("River [b]ice[/b]", "cannot be played", "river_ice.json, line", '"fe" is not a key', '"fee"'):
            assert expected in shown
        await press(pilot, "g", "d", "enter")
        assert (app.session, app.screen.ID) == (None, "problems")
        assert misfits(app) == []
        for expected in (
            "River [b]ice[/b]",
            "1 mistake",
            "E101",
            "river_ice.json, line",
            '"fe" is not',
            "in places.hyesan.fe",
        ):
            assert expected in words(app)
        await press(pilot, "escape")
        assert app.screen.ID == "picker"
        path.write_text(path.read_text("utf-8").replace('"fe":', '"fee":'), "utf-8")
        await press(pilot, "c")
        assert lamps(app) == ["Enter"]
        assert "it can be played" in text(app)
        await press(pilot, "enter")
        assert app.session is not None
        assert app.session.world.id == "river_ice"


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_broken_packs_and_zips_are_listed_and_enter_shows_all_that_is_wrong(size: tuple[int, int]) -> None:
    made = folder_pack(folders.scenarios(), "parted")
    for name in ("one", "two"):
        written(made / "parts", {"flags": {"rained": {"about": name}}}, f"{name}.json")
    (folders.scenarios() / "some.zip").write_bytes(zipped([("../evil.json", "{}")]))
    app = MarketApp()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", *["down"] * SHIPPED)
        await pilot.pause()
        assert 'two.json, line 3: "rained"' in words(app)
        assert ("Enter the whole report" if size == WIDE else "Enter report") in words(app)
        await press(pilot, "enter")
        shown = words(app)
        assert misfits(app) == []
        for expected in (
            "E412",
            "parted/parts/two.json, line",
            "also: parted/parts/one.json, line",
            "in flags.rained",
            "rename or",
        ):
            assert expected in shown
        await press(pilot, "escape", "down", "enter")
        shown = words(app)
        assert misfits(app) == []
        for expected in ("some", "E420", "some.zip/../evil.json", "leads out of the pack"):
            assert expected in shown
        assert app.session is None


async def test_any_file_is_only_ever_a_sentence() -> None:
    folders.scenarios().mkdir(parents=True)
    contents = (b"", b"{", b"\xff\xfe\x00", b"[" * 3000, b'{"format": 1}', b"null")
    for number, content in enumerate(contents):
        (folders.scenarios() / f"odd_{number}.json").write_bytes(content)
    app = MarketApp()
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "enter", *["down"] * (SHIPPED - 1))
        for number, content in enumerate(contents):
            await press(pilot, "down")
            assert key(app).endswith(f"odd_{number}.json")
            assert "cannot be played" in text(app), content
            assert misfits(app) == [], content
            assert app.fault is None, content


async def test_the_picker_by_mouse() -> None:
    broken_scenario(folders.scenarios())
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "enter")
        lines = text(app).splitlines()
        await pilot.click(offset=(10, next(y for y, line in enumerate(lines) if "River" in line)))
        await pilot.pause()
        assert key(app).endswith("river_ice.json")
        await pilot.click(offset=(10, next(y for y, line in enumerate(lines) if "First stall" in line)))
        await pilot.pause()
        await pilot.click(offset=(lines[-2].index("Enter"), 38))
        await pilot.pause()
        assert app.session is not None


async def test_the_footer_can_be_clicked() -> None:
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "enter")
        foot = text(app).splitlines()[-1]
        await pilot.click(offset=(foot.index("goal"), 39))
        await pilot.pause()
        assert app.screen._goals
        await pilot.click(offset=(foot.index("back"), 39))
        await pilot.pause()
        assert app.screen.ID == "title"


async def test_no_scenario_at_all_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("marketgen.scenario.standing.scenarios_folder", lambda: tmp_path)
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "enter")
        assert "There is no scenario here." in text(app)
        assert lamps(app) == ["Esc"]
        await press(pilot, "enter", "g", "f2")
        assert "no scenario to read this from" in words(app)


# the saved runs


async def test_saved_runs_are_listed_and_gone_on_with() -> None:
    record("finished", 9)
    record("older", 1)
    record("newer", 2, "salt-well")
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "v")
        shown = text(app)
        assert [line.split()[0:2] for line in shown.splitlines()[6:9]] == [
            ["▌", "1"], ["2", "older"], ["3", "finished"],
        ]  # fmt: skip
        assert misfits(app) == []
        assert "salt-well" in shown
        await press(pilot, "3")
        assert "has come to its end" in text(app)
        await press(pilot, "2", "enter")
        assert app.session is not None
        assert app.session.name == "older"


async def test_a_damaged_run_is_refused_named_and_its_beginning_rescued() -> None:
    damage(record("broken", 3))
    raw = library.path_of("broken").read_bytes()
    app = MarketApp()
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "v", "enter")
        assert app.session is None
        assert "is damaged at line" in words(app)
        assert lamps(app) == ["g"]
        assert misfits(app) == []
        await press(pilot, "g")
        assert key(app) == "broken-rescued"
        assert library.path_of("broken").read_bytes() == raw
        await press(pilot, "enter")
        assert app.session is not None


@pytest.mark.parametrize(
    ("typed", "expected"), [("market day", "market day"), ("../../evil", "evil"), ("[b]x", "[b]x")]
)
async def test_a_run_can_be_renamed(typed: str, expected: str) -> None:
    record("begun", 1)
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "v", "r")
        app.screen.query_one("Input").value = typed
        await press(pilot, "enter")
        names = [entry.name for entry in app.shelf.runs]
        assert len(names) == 1
        assert library.path_of(names[0]).parent == folders.saves()
        assert "evil" in names[0] or names == [library.path_of(expected).stem]
        assert key(app) == names[0]


async def test_a_name_that_is_taken_is_refused() -> None:
    record("one", 1)
    record("two", 1)
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "v", "r")
        app.screen.query_one("Input").value = "one"
        await press(pilot, "enter")
        assert {entry.name for entry in app.shelf.runs} == {"one", "two"}
        assert "×" in text(app)


async def test_putting_away_asks_first() -> None:
    path = record("begun", 1)
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "v", "b")
        assert lamps(app) == ["Enter"]
        await press(pilot, "escape")
        assert path.exists()
        await press(pilot, "b", "enter")
        assert not path.exists()
        assert (folders.trash() / path.name).exists()
        assert "It is in the bin as begun." in text(app)
        await press(pilot, "down")
        assert "No run has been begun yet." in text(app)
        await press(pilot, "enter", "r", "b", "g")
        assert app.screen.ID == "saves"


async def test_names_of_runs_are_words_not_markup() -> None:
    path = record("begun", 1)
    path.rename(path.with_name("[@click=app.quit]x[/].mgsave".replace("/", "")))
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "v")
        assert "[@click=app.quit]x[]" in text(app)
        row = next(y for y, line in enumerate(text(app).splitlines()) if "[@click" in line)
        await pilot.click(offset=(25, row))
        await pilot.pause()
        assert app.return_value is None


# the settings


async def test_a_setting_holds_at_once_and_is_kept() -> None:
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "s")
        assert lamps(app) == ["Enter"]
        await press(pilot, "enter")
        assert (app.theme, settings.load().word("theme")) == ("noon", "noon")
        await press(pilot, "2", "enter", "enter", "enter")
        assert settings.load().word("glyphs") == "letters"
        assert text(app).isascii()
        assert misfits(app) == []


async def test_settings_by_mouse() -> None:
    app = MarketApp()
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "s")
        row = next(y for y, line in enumerate(text(app).splitlines()) if "Low motion" in line)
        await pilot.click(offset=(8, row))
        await pilot.pause()
        await pilot.click(offset=(8, row))
        await pilot.pause()
        assert settings.load().on("low_motion")


async def test_settings_that_cannot_be_kept_hold_and_are_told() -> None:
    home = folders.config()
    home.parent.mkdir(parents=True, exist_ok=True)
    home.write_text("in the way")
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "s", "enter")
        assert app.theme == "noon"
        assert "cannot be made" in words(app) or "could not be written" in words(app)


async def test_damaged_settings_are_told_and_the_defaults_hold() -> None:
    folders.config().mkdir(parents=True)
    settings.settings_path().write_text("{")
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "cannot be used" in words(app)
        assert app.theme == "dusk"


@pytest.mark.parametrize("wished", [True, False])
async def test_the_bell_rings_once_for_a_decision_where_it_is_wished(
    wished: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.change("bell", wished)
    app, rung = app_at("visitor"), []
    monkeypatch.setattr(app, "bell", lambda: rung.append(1))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "escape")
        app.follow()
        await pilot.pause()
    assert len(rung) == wished


async def test_a_folder_is_asked_for_and_what_cannot_be_is_said(tmp_path: Path) -> None:
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "s")
        app.screen.query_one(RowList).go("saves_place")
        await press(pilot, "enter", "ctrl+u", *"nowhere", "enter")
        assert "A whole path is wanted" in words(app)
        await press(pilot, "ctrl+u")
        app.screen.query_one("Input").value = str(tmp_path)  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert settings.load().word("saves_place") == str(tmp_path)


# recordings


async def test_a_recorded_run_is_watched_day_by_day_and_verified() -> None:
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "w", "enter")
        assert isinstance(app.screen, WatchingScreen)
        days = 1
        while lamps(app) == ["Enter"]:
            assert f"day {days} of 6" in text(app)
            assert misfits(app) == []
            await press(pilot, "enter")
            days += 1
        assert (days, lamps(app)) == (6, ["Esc"])
        assert "Verified: 6 days agree. Score" in text(app)
        await press(pilot, "left")
        assert "day 5 of 6" in text(app)


async def test_a_damaged_recording_is_a_sentence() -> None:
    damage(record("broken", 3))
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "w", "end", "enter")
        assert app.screen.ID == "watch"
        assert "is damaged at line" in words(app)


# pages to read


@pytest.mark.parametrize(
    ("pressed", "expected"),
    [
        ("f1", ("Help: the title", "Continue", "ctrl+c")),
        ("f2", ("Rule cards", "The going price is the base price", "Score")),
        ("f3", ("Words", "장마당", "jangmadang", "market place")),
        ("f4", ("What the numbers rest on", "Each number", "goods.maize.price", "documented")),
    ],
)
async def test_pages(pressed: str, expected: tuple[str, ...]) -> None:
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, pressed)
        assert lamps(app) == ["Esc"]
        page = [line.plain for page in app.screen.query("Page") for line in page.lines(max(1, page.size.width - 4))]
        for words_ in expected:
            assert any(words_ in line for line in page), words_
        await press(pilot, pressed)
        before = text(app)
        await press(pilot, "pagedown")
        await pilot.pause()
        assert (text(app) != before) == (app.screen.query_one("#text").max_scroll_y > 0)
        await press(pilot, "escape")
        assert app.screen.ID == "title"


async def test_only_cards_of_what_has_been_met_are_shown() -> None:
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "enter", "enter", "f2")
        assert "Rule cards" in text(app)
        assert "Officials" not in text(app)


async def test_help_is_that_of_the_screen_in_front() -> None:
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "enter", "f1")
        assert "Help: choosing a scenario" in text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, PickerScreen)
