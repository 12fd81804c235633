"""Pictures of the screens of a run, in two sizes. New ones after a change that is meant:
``pytest tests/tui/test_working_snapshots.py --snapshot-update``; look at them before they are committed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from marketgen.saves import settings
from marketgen.tui.app import MarketApp
from tests.tui.awning import awning
from tests.tui.looking import SMALL, WIDE, press
from tests.tui.test_held import held_at
from tests.tui.test_working_look import SCREENS
from tests.tui.working import app_at

Compare = Callable[..., bool]

BY_HAND = ("two_goods", "supply_two", "visitor_chosen", "note", "report_more", "epilogue_more", "more")
"""Screens that other pictures show well enough, or that only fold in the small size."""


def shot(compare: Compare, place: str, keys: str, size: tuple[int, int]) -> None:
    """Compare the screen that these keys lead to with its picture."""

    async def lead(pilot: Any) -> None:
        await pilot.pause()
        await press(pilot, *keys.split())
        await pilot.pause()

    assert compare(app_at(place), terminal_size=size, run_before=lead)


@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["wide", "small"])
@pytest.mark.parametrize("name", [*(name for name in SCREENS if name not in BY_HAND), "why"])
def test_screen(snap_compare: Compare, name: str, size: tuple[int, int]) -> None:
    place, keys = SCREENS.get(name, ("evening", "2 question_mark"))
    shot(snap_compare, place, keys, size)


@pytest.mark.parametrize("name", ["report_more", "epilogue_more", "more"])
def test_second_page(snap_compare: Compare, name: str) -> None:
    shot(snap_compare, *SCREENS[name], SMALL)


@pytest.mark.parametrize("theme", ["noon", "lantern", "compass", "sundial"])
def test_stall_in_other_colours(snap_compare: Compare, theme: str) -> None:
    settings.change("theme", theme)
    shot(snap_compare, *SCREENS["stall"], WIDE)


def test_stall_in_letters(snap_compare: Compare) -> None:
    settings.change("glyphs", "letters")
    shot(snap_compare, *SCREENS["stall_evening"], SMALL)


PICTURES = {"rates": "L x", "stock": "L s", "money_due": "L d", "cover": "P w", "board": "B", "health": "H"}
"""The pictures of the market in The Awning, which has more of them, and the keys that lead there."""


@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["wide", "small"])
@pytest.mark.parametrize("name", PICTURES)
def test_picture(snap_compare: Compare, name: str, size: tuple[int, int]) -> None:
    async def lead(pilot: Any) -> None:
        await pilot.pause()
        await press(pilot, *PICTURES[name].split())
        await pilot.pause()

    assert snap_compare(MarketApp(session=awning(10)), terminal_size=size, run_before=lead)


@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["wide", "small"])
@pytest.mark.parametrize("keys", ["", "1"], ids=["opens", "chosen"])
def test_held(snap_compare: Compare, keys: str, size: tuple[int, int]) -> None:
    async def lead(pilot: Any) -> None:
        await pilot.pause()
        await press(pilot, *keys)
        await pilot.pause()

    assert snap_compare(MarketApp(session=held_at("paegam")), terminal_size=size, run_before=lead)
