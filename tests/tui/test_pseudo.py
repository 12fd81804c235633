"""Screens in a language nobody speaks: they hold sentences a third longer, and nothing English comes from the code.

New pictures after a change that is meant: ``pytest tests/tui/test_pseudo.py --snapshot-update``.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest

from marketgen import i18n
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline
from marketgen.tui.app import MarketApp
from marketgen.tui.screens.base import GameScreen
from marketgen.tui.widgets.chrome import KeyFooter, PromptLine
from scripts.pseudo import PLACE, PLAIN, Speaker
from tests.tui.awning import awning
from tests.tui.looking import SMALL, WIDE, lamps, misfits, pages, press, text
from tests.tui.working import session_at

Compare = Callable[..., bool]

OTHER = str.maketrans(PLAIN, "αβψδεφγηιξκλμνοπώρστθωςχυζΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠΏΡΣΤΘΩΪΧΥΖ")
"""The letters of a scenario's texts: neither English nor the language's."""

WORKING = {
    "stall": ("last_morning", ""),
    "supply": ("offers", "U"),
    "people": ("last_morning", "P"),
    "home": ("last_morning", "H"),
    "report": ("last_morning", "Y"),
    "visitor": ("visitor", "3"),
    "epilogue": ("over", ""),
}
FULLER = {"road": "R", "ledger": "L", "board": "B", "officials": "P", "orders": "U tab", "family": "H", "gift": "P o"}
"""Screens of a morning in The awning, which has more of everything."""

AROUND = {"title": "", "picker": "n", "settings": "s", "help": "f1"}

both = pytest.mark.parametrize("size", [WIDE, SMALL], ids=["wide", "small"])


@pytest.fixture(autouse=True)
def spoken(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The language, for one test; and what would differ from one day to the next."""
    monkeypatch.setattr("marketgen.tui.screens.title.__version__", "0.0.0")
    monkeypatch.setattr("marketgen.play.games.new_seed", lambda: "plum-lamp")
    i18n.install(Speaker())
    yield
    i18n.install()


def foreign(known: Session) -> Session:
    """The run with a scenario that is written in other letters."""
    texts = {
        path: "".join(part if at % 2 else part.translate(OTHER) for at, part in enumerate(PLACE.split(said)))
        for path, said in known.world.texts.items()
    }
    world = dataclasses.replace(known.world, texts=texts)
    session = Session(world, Timeline(world, known.run, known.events))
    session.timeline.deeds = known.timeline.deeds
    return session


def words(app: MarketApp) -> str:
    """All that the pages of the screen in front say, also where one has to scroll to it."""
    return "\n".join(line.plain for page in pages(app) for line in page.lines(page.content_size.width))


def numbers(said: str) -> Counter[str]:
    """The numbers of a text, and how often each stands there."""
    return Counter(number.rstrip(",.") for number in re.findall(r"\d[\d,.]*", said))


def keys_left_out(app: MarketApp) -> list[str]:
    """Actions of the footer that do not stand in it."""
    screen = cast("GameScreen[Any]", app.screen)
    found = []
    for footer in screen.query(KeyFooter):
        if not footer.right_words:
            row = " ".join(line.plain for line in footer.lines(footer.size.width))
            wide = footer.size.width >= 100
            offered = [footer._key(screen, action, wide).plain for action in footer._own(screen)]
            found += [key for key in offered if key not in row]
    return found


async def holds(app: MarketApp, pilot: Any, keys: str) -> None:
    """Lead to a screen and look: nothing is cut, no key of the footer is left out, and the question stands whole."""
    await pilot.pause()
    await press(pilot, *keys.split())
    await pilot.pause()
    assert misfits(app) == []
    assert len(lamps(app)) == 1, text(app)
    assert "…" not in text(app), text(app)
    assert keys_left_out(app) == []
    for line in app.screen.query(PromptLine):
        row = " ".join(part.plain for part in line.lines(line.size.width))
        assert all(word in row for word in line.prompt.sentence.split()), row


def shot(compare: Compare, app: MarketApp, size: tuple[int, int], keys: str, known: str = "") -> None:
    """Compare the screen that these keys lead to with its picture, once it holds what it should."""

    async def lead(pilot: Any) -> None:
        await holds(pilot.app, pilot, keys)
        plain = set(re.findall("[A-Za-z]{2,}", text(pilot.app))) - {"plum", "lamp"}  # the seed's words
        assert known or not plain, plain
        assert "Settings" not in plain

    assert compare(app, terminal_size=size, run_before=lead)


@both
@pytest.mark.parametrize("name", WORKING)
def test_screens_of_a_run(snap_compare: Compare, name: str, size: tuple[int, int]) -> None:
    """Nothing English comes from the code."""
    place, keys = WORKING[name]
    shot(snap_compare, MarketApp(session=foreign(session_at(place))), size, keys)


@both
@pytest.mark.parametrize("name", AROUND)
def test_screens_around_a_run(snap_compare: Compare, name: str, size: tuple[int, int]) -> None:
    """Here the scenarios' own texts stand as they are."""
    shot(snap_compare, MarketApp(), size, AROUND[name], known="names")


async def numbers_of(app: MarketApp, size: tuple[int, int], keys: str, look: bool = False) -> Counter[str]:
    """The numbers on the screen that these keys lead to; with ``look`` whether it holds, too."""
    async with app.run_test(size=size) as pilot:
        if look:
            await holds(app, pilot, keys)
        else:
            await pilot.pause()
            await press(pilot, *keys.split())
        return numbers(words(app))


@pytest.mark.parametrize("name", FULLER)
async def test_every_number_is_there_where_there_are_many(name: str) -> None:
    keys, size = FULLER[name], SMALL
    there = await numbers_of(MarketApp(session=foreign(awning(9))), size, keys, look=True)
    i18n.install()
    missing = await numbers_of(MarketApp(session=foreign(awning(9))), size, keys) - there
    assert not missing
