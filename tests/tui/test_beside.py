"""Work beside the stall from a scenario's key to the key that is pressed and the file that is saved."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from marketgen import scenario
from marketgen.engine.world import World
from marketgen.play.lines import head
from marketgen.play.session import Session
from marketgen.saves.log import RunFile
from marketgen.tui.app import MarketApp
from tests.tui.looking import SMALL, WIDE, misfits, press, text
from tests.worlds import ROOT


@cache
def corner() -> World:
    """First stall with work beside it."""
    loaded = scenario.load(ROOT / "tests" / "data" / "beside.json")
    assert not isinstance(loaded, list)
    return loaded.world


async def test_a_pot_of_noodles_from_the_ledger_to_the_file(tmp_path: Path) -> None:
    path = tmp_path / "pot.mgsave"
    first = head({"made": "by a test"}, corner().digest, ("amber", "guided", ""), corner().id)
    session = Session.begin(corner(), "amber", "guided", file=RunFile.create(path, first))
    app = MarketApp(session=session)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "L")
        told = text(app)
        assert "A pot of noodles" in told
        assert "the day of Jang Kum-ok" in told
        await press(pilot, "b")
        assert "Take up a pot of noodles" in text(app)
        for size in (SMALL, WIDE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert misfits(app) == []
        await press(pilot, "2", "enter")
        await pilot.pause()
        assert session.run.sidelines["noodles"].ran == 1
    session.close()
    with RunFile.open(path, readonly=True) as file:
        assert {"kind": "do", "text": "take_up noodles"} in [dict(record) for record in file.records]
