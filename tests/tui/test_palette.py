"""The palette: actions by their words, deeds by goods and people, each doing what its own screen does."""

from __future__ import annotations

from typing import Any

import pytest
from textual.command import CommandList, CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input

from marketgen.engine.commands import Command
from marketgen.engine.events import Turn
from marketgen.engine.replacing import replace
from marketgen.engine.rules import choices
from marketgen.play import finding, wording
from marketgen.tui.app import MarketApp
from marketgen.tui.dialogs.amount import AmountDialog
from marketgen.tui.dialogs.gift import GiftDialog
from marketgen.tui.screens.why import WhyScreen
from marketgen.tui.widgets.rows import RowList
from tests.tui.awning import awning
from tests.tui.looking import text
from tests.tui.working import session_at

WIDE, SMALL = (120, 40), (80, 24)


async def typed(pilot: Pilot[Any], words: str) -> list[str]:
    """The lines of the palette after these words were typed."""
    await pilot.press("ctrl+p")
    await pilot.app.workers.wait_for_complete()
    await pilot.press(*("space" if letter == " " else letter for letter in words))
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    assert isinstance(pilot.app.screen, CommandPalette)
    options = pilot.app.screen.query_one(CommandList).options
    return [str(option.prompt) for option in options]


async def chosen(pilot: Pilot[Any]) -> None:
    """Take the first of them."""
    await pilot.press("enter")
    for _turn in range(3):
        await pilot.pause()


def keys_for(place: str, words: str) -> list[str]:
    """The deeds found by words, those refused with a minus."""
    every = finding.deeds(session_at(place).timeline)
    return [("-" if deed.refusal else "") + deed.key for deed in finding.found(every, words)]


@pytest.mark.parametrize(
    ("place", "words", "wanted"),
    [
        ("soap", "sell soap", ["show soap"]), ("soap", "display soap", ["show soap"]),
        ("soap", "price soap", ["price soap", "why soap"]), ("soap", "soap why", ["why soap"]),
        ("soap", "sell rice", ["-show rice"]), ("offers", "zebra", []), ("soap", "", []),
        ("soap", "sell soap 10", ["show soap"]), ("soap", "10", []), ("soap", "sell soap 10 11", []),
    ],
)  # fmt: skip
def test_words_find_deeds(place: str, words: str, wanted: list[str]) -> None:
    assert keys_for(place, words) == wanted


@pytest.mark.parametrize("place", ["soap", "offers", "noon", "evening"])
def test_every_choice_is_found_and_agrees_with_the_rules(place: str) -> None:
    session = session_at(place)
    every = {(deed.verb, deed.ids): deed for deed in finding.deeds(session.timeline)}
    for choice in choices(session.world, session.run):
        if choice.verb in ("show", "price") and choice.ids[0] not in session.run.slots:
            assert not every[(choice.verb, choice.ids[:1])].refusal or choice.refusal
        if choice.verb in ("take", "order", "bring", "meal", "hide"):
            assert bool(every[(choice.verb, choice.ids)].refusal) == bool(choice.refusal)


def test_what_is_typed_is_bounded() -> None:
    every = finding.deeds(session_at("offers").timeline)
    assert len(finding.found(every * 200, "s")) == finding.MOST
    assert finding.found(every, "x" * 100_000) == []


async def test_selling_by_name_does_what_the_stall_does() -> None:
    session, same = session_at("soap"), session_at("soap")
    slot = same.run.slots.index("") + 1
    assert isinstance(same.do(Command("show", ("soap",), slot)), Turn)
    app = MarketApp(session)
    async with app.run_test(size=SMALL) as pilot:
        assert "Sell soap: put it on show" in (await typed(pilot, "sell soap"))[0]
        await chosen(pilot)
        assert session.run.slots == same.run.slots


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("order rice", ["order ryu rice ", "order chol cooker "]), ("order rice 1,000", ["order ryu rice 1,000"]),
        ("buy maize half", ["take mun maize half"]), ("market police gift", ["give so "]),
        ("gift sergeant cigarettes 5", ["gift jo smokes 5"]),
    ],
)  # fmt: skip
def test_a_whole_name_stands_first_and_amounts_are_kept_for_the_form(words: str, wanted: list[str]) -> None:
    every = finding.deeds(awning(9).timeline)
    assert [f"{deed.key} {deed.filled}" for deed in finding.found(every, words)][: len(wanted)] == wanted


async def test_an_amount_typed_stands_ready_in_the_form() -> None:
    app = MarketApp(awning(9))
    async with app.run_test(size=WIDE) as pilot:
        assert "half stands ready" in (await typed(pilot, "buy maize half"))[0]
        await chosen(pilot)
        assert isinstance(app.screen, AmountDialog)
        assert app.screen.query_one(Input).value == "half"
        await pilot.press("escape")
        await typed(pilot, "gift sergeant medicine 3")
        await chosen(pilot)
        assert isinstance(app.screen, GiftDialog)
        option = app.screen._option()
        assert option is not None
        assert (option.what, app.screen._amounts[option.key]) == ("medicine", 3)


async def test_a_reason_stands_in_the_line_and_is_told() -> None:
    app = MarketApp(session_at("soap"))
    async with app.run_test(size=WIDE) as pilot:
        line = (await typed(pilot, "sell rice"))[0]
        assert "Not now: You have none of it: rice." in line
        await chosen(pilot)
        assert "You have none of it: rice." in text(app)


async def test_taking_by_name_opens_the_dialog_of_supply_over_any_screen() -> None:
    session = session_at("offers")
    who, good = session.run.offers[0].who, session.run.offers[0].good
    app = MarketApp(session)
    async with app.run_test(size=WIDE) as pilot:
        await typed(pilot, f"buy {session.world.texts[f'goods.{good}.name']}")
        await chosen(pilot)
        assert isinstance(app.screen, AmountDialog)
        await pilot.press("backspace", "backspace", "backspace", "backspace", "1", "enter")
        await pilot.pause()
        assert any(deed == Command("take", (who, good), 1) for _day, deed in session.timeline.deeds)


async def test_why_and_people_by_name() -> None:
    session = session_at("offers")
    app = MarketApp(session)
    async with app.run_test(size=WIDE) as pilot:
        await typed(pilot, "why soap")
        await chosen(pilot)
        assert isinstance(app.screen, WhyScreen)
        await pilot.press("escape")
        lines = await typed(pilot, "visit")
        await pilot.press(*["down"] * (len(lines) - 1))
        await chosen(pilot)
        assert app.screen.ID == "people"
        name = lines[-1].splitlines()[0].removeprefix("See ").partition(" among")[0]
        assert name == wording.person(session.world, app.screen.query_one("#table", RowList).key)


@pytest.mark.parametrize("name", ["[b]x[/b] [/oops]", "[@click=app.quit]hi[/]"])
async def test_a_name_with_brackets_is_text_before_anything_is_typed_too(name: str) -> None:
    session = session_at("soap")
    session.timeline.world = session.world = replace(
        session.world, texts={**session.world.texts, "goods.soap.name": name}
    )
    session.do(Command("show", ("soap",), session.run.slots.index("") + 1))
    app = MarketApp(session)
    async with app.run_test(size=WIDE) as pilot:
        assert any(line.startswith(f"undo: {name} on show") for line in await typed(pilot, ""))
