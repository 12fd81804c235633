"""Screens that no other test looks at in these windows, at the points of the gallery: all fits, one thing is lit."""

from __future__ import annotations

import pytest

from marketgen.tui.hinting import HintRow
from marketgen.tui.widgets.chrome import KeyFooter
from marketgen.tui.widgets.rows import RowList
from scripts.gallery import GALLERY, SHOTS, app_of, draw, words_of
from tests.tui.looking import BROAD, lamps, misfits, press, text

NAMES = ("title", "picker", "whom", "settings", "saves", "watching", "chapter", "quiet", "help", "sources")


@pytest.mark.parametrize("name", NAMES)
async def test_it_fits_and_one_thing_is_lit(name: str) -> None:
    shot = next(shot for shot in SHOTS if shot.name == name)
    app = app_of(shot)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await press(pilot, *shot.keys.split())
        for size in ((100, 30), BROAD):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert misfits(app) == [], size
            assert len(lamps(app)) == 1, (size, text(app))
            assert "…" not in text(app), (size, "nothing is cut")


@pytest.mark.usefixtures("hinted")
@pytest.mark.parametrize("keys", ["", "e"])
async def test_a_long_table_never_pushes_the_keys_out_of_sight(keys: str) -> None:
    """Eleven goods on the first day, in small windows, with a hint over the prompt line: the table scrolls."""
    app = app_of(next(shot for shot in SHOTS if shot.name == "begin"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, *keys)
        for size in ((80, 24), (80, 21), (60, 20)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            assert app.screen.query_one(KeyFooter).region.bottom == size[1], (size, text(app))
            assert "Today" in text(app), size


@pytest.mark.usefixtures("hinted")
@pytest.mark.parametrize("name", ["begin", "people", "ledger", "kept", "visitor", "epilogue"])
async def test_the_pictures_in_the_docs_are_of_todays_screens(name: str) -> None:
    """A few of them; ``python scripts/gallery.py --check`` looks at all."""
    shot = next(shot for shot in SHOTS if shot.name == name)
    for file, picture in (await draw(shot)).items():
        there = (GALLERY / file).read_text("utf-8")
        assert words_of(picture) == words_of(there), "run python scripts/gallery.py"


def test_what_a_picture_says_is_read_by_rows() -> None:
    rows = '<text class="a" x="24" y="40">a&#160;&lt;b</text><text x="12" y="40">1</text><text x="0" y="20">x</text>'
    assert words_of(rows) == ["x", "1a<b"]


@pytest.mark.usefixtures("hinted")
@pytest.mark.parametrize("name", ["held", "bargain"])
async def test_answers_are_all_in_sight_over_a_hint(name: str) -> None:
    shot = next(shot for shot in SHOTS if shot.name == name)
    app = app_of(shot)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, *shot.keys.split())
        await pilot.pause()
        answers, hint = app.screen.query_one(RowList).region, app.screen.query_one(HintRow).region
        assert hint.height > 0
        assert answers.bottom <= hint.y, text(app)
        assert app.screen.query_one(KeyFooter).region.bottom == 24
