"""What stands beside a resting pointer, from the same places as the help and the rule cards."""

from __future__ import annotations

from typing import Any

import pytest
from rich.cells import cell_len
from textual.widgets import Tooltip

from marketgen.play.actions import ACTIONS
from marketgen.play.cards import CARDS
from marketgen.tui import tips
from marketgen.tui.app import MarketApp
from tests.tui.awning import awning
from tests.tui.looking import SIZES, text


async def rested(pilot: Any, words: str, nth: int = 0) -> str:
    """What stands beside the pointer that rests on words."""
    await pilot.hover(offset=(0, 0))  # away from what it rested on: that covers others
    await pilot.pause(0.02)
    lines = text(pilot.app).split("\n")
    places = [(cell_len(line[: line.find(words)]), y) for y, line in enumerate(lines) if words in line]
    await pilot.hover(offset=places[nth])
    await pilot.pause(0.02)
    await pilot.pause()
    tip = pilot.app.screen.query_one(Tooltip)
    return str(tip.visual) if tip.display else ""


@pytest.mark.parametrize("size", SIZES)
async def test_marks_tabs_keys_and_heads_are_explained(size: tuple[int, int]) -> None:
    app = MarketApp(awning(9))
    app.TOOLTIP_DELAY = 0.001
    help_of = {action.id: action.help for action in ACTIONS}
    async with app.run_test(size=size, tooltips=True) as pilot:
        await pilot.pause()
        assert "The board says how strict the weeks are" in await rested(pilot, "as usual")
        assert "Price. The going price is" in await rested(pilot, "going")
        assert help_of["show_road"] in await rested(pilot, "Road")
        assert help_of["palette"] in await rested(pilot, "p all" if size[0] == 80 else "everything", -1)
        assert await rested(pilot, "Hyesan") == ""


def test_every_word_has_a_card() -> None:
    assert set(tips.WORDS.values()) <= {card.id for card in CARDS}
