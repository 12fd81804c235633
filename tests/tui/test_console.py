"""An author's run on the screen: the panel of problems, the swap at dawn, the console. One app for all of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from marketgen.play import games
from marketgen.play.following import Follower, News
from marketgen.play.trying import Trial
from marketgen.scenario.beginning import Wishes, new_market
from marketgen.tui.app import MarketApp
from marketgen.tui.screens.console import ConsoleScreen
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.problems import ProblemsPanel

REPORT = (
    'quay.json:18:183: error E104: "buys[1]" must be a whole number, but it is text (x)\n'
    '      18 | "buys": [1, "[@click=app.quit]x[/]"],\n         |     ^  in goods.eels.buys[1]\n'
    "    fix:  write a number\n"
    "1 error\n"
)


def shown(page: Page) -> str:
    """What a page says at its width."""
    return "\n".join(line.plain for line in page.lines(page.size.width))


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_what_an_author_sees(home: Path, size: tuple[int, int]) -> None:
    wishes = Wishes("Quay", "7", "The quay", ("Eels", "Nets"))
    path = new_market("quay", wishes, home / "marketgen" / "scenarios")
    assert isinstance(path, Path)
    session = games.begin("quay", seed="one", trial=Trial(from_day=2))
    session.follower = Follower(path)
    app = MarketApp(session=session)
    async with app.run_test(size=size) as pilot:
        panel = app.screen.query_one(ProblemsPanel)
        assert not panel.display
        session.follower.report, session.follower._news = REPORT, News(None, REPORT, 1)
        app.hear_news()
        await pilot.pause()
        assert panel.display
        told = shown(panel)
        assert "error E104" in told
        assert "write a number" in told
        assert ("[@click=app.quit]x[/]" in told) is (size[0] > 100)
        assert app.screen.query_one("PromptLine").told[0].startswith("The file has changed and has 1 error")  # type: ignore[attr-defined]
        path.write_text(path.read_text("utf-8").replace("Eels", "[b]Eels[/b]"), "utf-8")
        assert session.follower.look()
        app.hear_news()
        await pilot.pause()
        assert not panel.display
        await pilot.press("f12")
        assert isinstance(app.screen, ConsoleScreen)
        for line in ("why thnks", "why thanks", "day 3"):
            app.screen.query_one(Input).value = line
            await pilot.press("enter")
        told = shown(app.screen.query_one("#told", Page))
        assert "Did you mean thanks?" in told
        assert "no: flag shared" in told
        assert session.run.day == 3
        assert session.world.texts["goods.eels.name"] == "[b]Eels[/b]"
        await pilot.press("escape")
        assert not isinstance(app.screen, ConsoleScreen)
        assert app.screen.query(ProblemsPanel) or session.run.pending
    assert session.follower._end.is_set()


async def test_the_console_is_closed_to_a_whole_game() -> None:
    app = MarketApp(session=games.begin("first_stall", seed="one", keep=False))
    async with app.run_test() as pilot:
        await pilot.press("f12")
        assert not isinstance(app.screen, ConsoleScreen)
        assert "Only in a practice run" in app.screen.query_one("PromptLine").told[0]  # type: ignore[attr-defined]
