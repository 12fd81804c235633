"""Enter, Enter from the title plays, however fast the two are pressed."""

from __future__ import annotations

from marketgen.tui.app import MarketApp


async def test_enter_enter_plays_with_the_defaults_though_the_list_is_not_there_yet() -> None:
    app = MarketApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.simulate_key("enter")
        app.simulate_key("enter")
        for _turn in range(100):
            await pilot.pause(0.05)
            if app.session is not None:
                break
        await pilot.pause(0.5)
        assert app.session is not None
        assert app.session.run.difficulty == app.session.world.difficulty
        assert app.session.run.day == 1
