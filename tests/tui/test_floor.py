"""The floor under the screens: start, keys that hold everywhere, sizes, colours, settings, the palette."""

from __future__ import annotations

from gettext import NullTranslations

import pytest
from rich.color import Color

from marketgen.i18n import install
from marketgen.play import keymap
from marketgen.saves import folders, settings
from marketgen.tui.app import After, MarketApp
from marketgen.tui.palette import PALETTES, palette
from marketgen.tui.screens.picker import PickerScreen
from marketgen.tui.screens.title import TitleScreen
from tests.support import python
from tests.tui.looking import SMALL, WIDE, lamps, misfits, press, record, rows, text


@pytest.mark.parametrize(
    ("theme", "size"), [("dusk", WIDE), ("noon", SMALL), ("lantern", WIDE), ("compass", SMALL), ("sundial", SMALL)]
)
async def test_the_title_of_a_first_start(theme: str, size: tuple[int, int]) -> None:
    settings.change("theme", theme)
    app = MarketApp()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = text(app)
        assert lamps(app) == ["n"]
        assert misfits(app) == []
        assert "First stall: 6 days" in shown
        assert "are invented." in shown
        assert "Continue" not in shown


async def test_enter_twice_on_a_first_start_plays() -> None:
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "enter", "enter")
        assert app.session is not None
        assert (app.session.run.day, app.session.world.id) == (1, "first_stall")
        assert app.settings.on("welcomed")


async def test_with_a_run_the_lamp_is_on_continue() -> None:
    record("finished", 9)
    record("begun", 2)
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert lamps(app) == ["c"]
        assert "First stall, day 3" in text(app)
        assert "are invented." not in text(app)
        await press(pilot, "enter")
        assert app.session is not None
        assert (app.session.name, app.session.run.day) == ("begun", 3)


async def test_a_run_that_is_over_is_not_continued() -> None:
    record("finished", 9)
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert lamps(app) == ["n"]
        assert "Saved runs" in text(app)


async def test_the_title_by_mouse() -> None:
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        row = next(number for number, line in enumerate(text(app).splitlines()) if "New run" in line)
        await pilot.click(offset=(20, row))
        await pilot.pause()
        assert isinstance(app.screen, PickerScreen)


@pytest.mark.parametrize("before", [(), ("enter", "r"), ("enter", "enter"), ("ctrl+p",), ("f1",)])
async def test_ctrl_c_leaves_from_everywhere(before: tuple[str, ...]) -> None:
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, *before, "ctrl+c")
    assert app.return_value == After()
    assert app.session is None
    assert app.fault is None


async def test_plain_text_goes_on_with_the_run() -> None:
    record("begun", 1)
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "c")
        app.act_plain()
        await pilot.pause()
    assert app.return_value is not None
    assert (app.return_value.plain, app.return_value.run and app.return_value.run.stem) == (True, "begun")
    assert app.session is None


async def test_a_run_that_is_open_elsewhere_is_told_on_the_title() -> None:
    from marketgen.play import games

    record("begun", 1)
    held = games.resume("begun")
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "c")
        await pilot.pause()
        assert isinstance(app.screen, TitleScreen)
        assert "open elsewhere" in " ".join(text(app).split())
    held.close()


@pytest.mark.parametrize("keys", [(), ("enter",), ("v",), ("s",)])
async def test_a_window_too_small_says_so_and_does_nothing_unseen(keys: tuple[str, ...]) -> None:
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, *keys)
        screen = app.screen
        for size in ((20, 5), (59, 40), (120, 19), (5, 2), (1, 1)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            if size[0] >= 20:
                assert "plain text" in " ".join(text(app).split())
                assert misfits(app) == []
            await press(pilot, "enter", "escape")
            assert app.screen is screen
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert lamps(app)
        await pilot.resize_terminal(20, 5)
        await press(pilot, "p")
    assert app.return_value == After(plain=True)


async def test_no_color_leaves_weights_and_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "enter")
        segments = [segment for row in rows(app) for segment in row if segment.style]
        assert all(segment.style.color is None and segment.style.bgcolor is None for segment in segments)
        assert [segment.text.strip() for segment in segments if segment.style.reverse] == ["Enter"]


async def test_sixteen_colours_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLORTERM")
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert app.colourless
        assert not any(segment.style and segment.style.bgcolor for row in rows(app) for segment in row)


async def test_a_theme_of_textual_does_not_stop_the_game() -> None:
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "enter")
        app.theme = "nord"
        await pilot.pause()
        assert "Choose where to begin" in text(app)


async def test_t_turns_through_the_themes_and_keeps_the_choice() -> None:
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        seen = []
        for _turn in PALETTES:
            await press(pilot, "t")
            seen.append(app.theme)
            night = Color.parse(palette(app.theme).night).triplet
            assert rows(app)[-1][0].style.bgcolor.triplet == night
        assert seen == ["noon", "lantern", "compass", "sundial", "dusk"]
    assert settings.load().word("theme") == "dusk"


async def test_a_remapped_key_acts_and_is_shown() -> None:
    folders.config().mkdir(parents=True)
    keymap.path().write_text('{"settings": "z", "quit": "x", "no_such": "y", "saves": 7}')
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "s", "z")
        assert app.screen.ID == "settings"
        assert "keymap.json:1:19: quit keeps its keys." in " ".join(text(app).split())
        await press(pilot, "escape")
        assert " z   Settings" in text(app)


async def test_the_palette_finds_by_typing() -> None:
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "ctrl+p")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, *"watch")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await press(pilot, "enter")
        await pilot.pause()
        await pilot.pause()
        assert app.screen.ID == "watch"


class Loud(NullTranslations):
    """A language in which everything is said twice as long and in capitals."""

    def gettext(self, message: str) -> str:
        return f"«{message}»"

    def ngettext(self, one: str, many: str, count: int) -> str:
        return f"«{one if count == 1 else many}»"


async def test_every_sentence_is_translated_when_it_is_shown() -> None:
    record("begun", 2)
    app = MarketApp()
    async with app.run_test(size=SMALL) as pilot:
        install(Loud())
        for key in ("n", "v", "s", "w", "f1", "f2", "f3", "f4"):
            await press(pilot, key)
            await pilot.pause()
            assert "«" in text(app), key
            assert misfits(app) == [], key
            await press(pilot, "escape")
            assert isinstance(app.screen, TitleScreen)


def test_the_first_picture_loads_little() -> None:
    """What the title can do without costs time before it stands: the views, the rules, the scenario floor, pydantic."""
    code = (
        "import sys, marketgen.tui.app, marketgen.tui.screens.title\n"
        "late = ('pydantic', 'marketgen.scenario', 'marketgen.play.views', 'marketgen.engine.world',"
        " 'marketgen.play.games', 'marketgen.play.look', 'filelock', 'platformdirs.windows', 'importlib.metadata')\n"
        "print([name for name in late if name in sys.modules])"
    )
    assert python("-c", code).stdout.strip() == "[]"
