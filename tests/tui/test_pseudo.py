"""Screens in a language nobody speaks: they hold sentences a third longer, and nothing English comes from the code."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

import pytest

from marketgen import i18n
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline
from marketgen.tui.app import MarketApp
from scripts.pseudo import PLACE, PLAIN, Speaker
from tests.tui.looking import SMALL, WIDE, lamps, misfits, press, text
from tests.tui.working import session_at

OTHER = str.maketrans(PLAIN, "αβψδεφγηιξκλμνοπώρστθωςχυζΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠΏΡΣΤΘΩΪΧΥΖ")
"""The letters of a scenario's texts: neither English nor the language's."""

WORKING = {
    "stall": ("last_morning", ""),
    "supply": ("offers", "U"),
    "people": ("last_morning", "P"),
    "home": ("last_morning", "H"),
    "report": ("last_morning", "r"),
}


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    """The language, for one test."""
    i18n.install(Speaker())
    yield
    i18n.install()


def foreign(place: str) -> Session:
    """A run whose scenario is written in other letters."""
    known = session_at(place)
    texts = {
        path: "".join(part if at % 2 else part.translate(OTHER) for at, part in enumerate(PLACE.split(said)))
        for path, said in known.world.texts.items()
    }
    world = dataclasses.replace(known.world, texts=texts)
    session = Session(world, Timeline(world, known.run, known.events))
    session.timeline.deeds = known.timeline.deeds
    return session


async def fits(app: MarketApp, keys: str) -> list[str]:
    """Lead to a screen and look at it in two sizes; the words on it in plain letters, but for names of keys."""
    found = []
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, *keys.split())
        for size in (SMALL, WIDE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            assert misfits(app) == []
            assert len(lamps(app)) == 1, text(app)
            found += re.findall("[A-Za-z]{2,}", text(app))
    return found


@pytest.mark.parametrize("name", WORKING)
async def test_nothing_english_comes_from_the_code_and_everything_fits(name: str) -> None:
    place, keys = WORKING[name]
    assert await fits(MarketApp(session=foreign(place)), keys) == []


@pytest.mark.parametrize("keys", ["", "n", "s"], ids=["title", "picker", "settings"])
async def test_screens_around_a_run_fit(keys: str) -> None:
    """Here the scenario's own texts stand as they are."""
    assert "Settings" not in await fits(MarketApp(), keys)
