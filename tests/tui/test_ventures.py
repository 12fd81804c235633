"""Something made at home, from a scenario's key to the key that is pressed and the file that is saved."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from marketgen import scenario
from marketgen.engine.commands import Command
from marketgen.engine.world import World
from marketgen.play import look
from marketgen.play.lines import head
from marketgen.play.session import Session
from marketgen.saves.log import RunFile
from marketgen.tui.app import MarketApp
from marketgen.tui.dialogs.deal import DealDialog
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


async def test_a_form_opens_with_the_first_row_that_can_be_done_in_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session.begin(bench(), "amber", "guided")
    view = look.deals(session.timeline, "venture")
    shut = [replace(view.options[0], label=f"shut {n}", refusal="not now") for n in range(9)]
    shut = [replace(one, command=Command("make", ("notebook", f"m{n}"))) for n, one in enumerate(shut)]
    open_last = replace(view, options=(*shut, replace(view.options[0], label="the open one", refusal="")))
    monkeypatch.setattr(look, "deals", lambda *_of: open_last)
    app = MarketApp(session=session)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await app.push_screen(DealDialog(session, "venture"))
        await pilot.pause(0.1)  # it is laid out, and then scrolled
        assert "the open one" in text(app)
    session.close()
