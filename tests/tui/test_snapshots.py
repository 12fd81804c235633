"""Pictures of the screens around a run, in two sizes. New ones after a change that is meant:
``pytest tests/tui/test_snapshots.py --snapshot-update``; look at them before they are committed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from marketgen.saves import folders, settings
from marketgen.tui.app import MarketApp
from tests.tui.looking import SMALL, WIDE, aged, broken_scenario, damage, press, record

Compare = Callable[..., bool]


@pytest.fixture(autouse=True)
def steady(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would differ from one day to the next: the version, the seed word."""
    monkeypatch.setattr("marketgen.tui.screens.title.__version__", "0.0.0")
    monkeypatch.setattr("marketgen.play.games.new_seed", lambda: "plum-lamp")


@pytest.fixture
def runs() -> None:
    """Three runs: one over, one begun, one damaged; last played in this order."""
    aged(record("finished", 9), 0)
    broken = record("cracked", 3)
    damage(broken)
    aged(broken, 60)
    aged(record("begun", 2, "salt-well"), 120)


def shot(compare: Compare, size: tuple[int, int], *keys: str) -> None:
    """Compare the screen that these keys lead to with its picture."""

    async def lead(pilot: Any) -> None:
        await pilot.pause()
        await press(pilot, *keys)
        await pilot.pause()

    assert compare(MarketApp(), terminal_size=size, run_before=lead)


both = pytest.mark.parametrize("size", [WIDE, SMALL], ids=["wide", "small"])


@both
def test_first_start(snap_compare: Compare, size: tuple[int, int]) -> None:
    shot(snap_compare, size)


@both
@pytest.mark.usefixtures("runs")
def test_title(snap_compare: Compare, size: tuple[int, int]) -> None:
    shot(snap_compare, size)


@pytest.mark.parametrize("theme", ["noon", "lantern", "compass", "sundial"])
@pytest.mark.usefixtures("runs")
def test_title_in_other_colours(snap_compare: Compare, theme: str) -> None:
    settings.change("theme", theme)
    shot(snap_compare, SMALL)


@both
def test_picker(snap_compare: Compare, size: tuple[int, int]) -> None:
    shot(snap_compare, size, "n")


@both
def test_picker_with_a_broken_scenario(snap_compare: Compare, size: tuple[int, int]) -> None:
    broken_scenario(folders.scenarios())
    shot(snap_compare, size, "n", "down")


@both
@pytest.mark.usefixtures("runs")
def test_saves(snap_compare: Compare, size: tuple[int, int]) -> None:
    shot(snap_compare, size, "v", "2", "enter")


@both
@pytest.mark.usefixtures("runs")
def test_rename(snap_compare: Compare, size: tuple[int, int]) -> None:
    shot(snap_compare, size, "v", "r")


@both
def test_settings(snap_compare: Compare, size: tuple[int, int]) -> None:
    shot(snap_compare, size, "s", "2")


def test_settings_in_letters(snap_compare: Compare) -> None:
    settings.change("glyphs", "letters")
    shot(snap_compare, SMALL, "s")


@both
def test_watch(snap_compare: Compare, size: tuple[int, int]) -> None:
    shot(snap_compare, size, "w")


@both
def test_watching(snap_compare: Compare, size: tuple[int, int]) -> None:
    shot(snap_compare, size, "w", "enter", "right", "right")


@both
@pytest.mark.parametrize("page", ["f1", "f2", "f3", "f4"], ids=["help", "cards", "words", "sources"])
def test_pages(snap_compare: Compare, size: tuple[int, int], page: str) -> None:
    shot(snap_compare, size, page)


def test_a_window_too_small(snap_compare: Compare) -> None:
    shot(snap_compare, (40, 10))


def test_palette(snap_compare: Compare) -> None:
    async def search(pilot: Any) -> None:
        await press(pilot, "ctrl+p")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, *"run")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    assert snap_compare(MarketApp(), terminal_size=SMALL, run_before=search)
