"""Something made at home, from a scenario's key to the key that is pressed and the file that is saved."""

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
def bench() -> World:
    """First stall with notebooks sewn at home."""
    loaded = scenario.load(ROOT / "tests" / "data" / "ventures.json")
    assert not isinstance(loaded, list)
    return loaded.world


async def test_a_batch_from_the_ledger_to_the_file(tmp_path: Path) -> None:
    path = tmp_path / "bench.mgsave"
    first = head({"made": "by a test"}, bench().digest, ("amber", "guided", ""), bench().id)
    session = Session.begin(bench(), "amber", "guided", file=RunFile.create(path, first))
    app = MarketApp(session=session)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "L")
        told = text(app)
        assert "Notebooks from old paper" in told
        assert "The paper mill" in told
        for size in (SMALL, WIDE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert misfits(app) == []
        await press(pilot, "m")
        assert "Jang Kum-ok: note" in text(app)
        for size in (SMALL, WIDE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert misfits(app) == []
        await press(pilot, "1", "enter")
        await pilot.pause()
        assert session.run.ventures.batches["notebook"].workers == ("mil",)
    session.close()
    with RunFile.open(path, readonly=True) as file:
        assert {"kind": "do", "text": "make notebook mil"} in [dict(record) for record in file.records]
