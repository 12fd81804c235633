"""Putting a number of a run at a value: only what can be put, within its bounds, and nothing else changes."""

from __future__ import annotations

import pytest

from marketgen.engine.events import Refusal
from marketgen.engine.practice import SETTINGS, ids, put
from marketgen.engine.run import Run, to_json
from tests.engine.helpers import morning
from tests.worlds import the_awning


@pytest.mark.parametrize("what", SETTINGS)
def test_each_can_be_put_at_both_ends_and_no_further(what: str) -> None:
    world = the_awning()
    run, setting = morning(world), SETTINGS[what]
    subject = ids(world, run, what)[0] if setting.of else ""
    before = to_json(run)
    for value in (setting.low, setting.high):
        found = put(world, run, what, subject, value)
        assert isinstance(found, Run)
        changed = {key for key, old in before.items() if to_json(found)[key] != old}
        assert len(changed) <= 2
    assert isinstance(put(world, run, what, subject, setting.high + 1), Refusal)
    assert isinstance(put(world, run, what, "nobody", setting.low), Refusal)
    assert isinstance(put(world, morning(world, phase="over"), what, subject, setting.low), Refusal)
    assert to_json(run) == before


def test_what_is_no_setting_is_refused() -> None:
    assert isinstance(put(the_awning(), morning(the_awning()), "luck", "", 1), Refusal)


def test_a_good_that_is_gone_lies_on_no_slot() -> None:
    world = the_awning()
    run = morning(world)
    good = next(one for one, state in run.goods.items() if state.stock)
    run.slots = (good, *run.slots[1:])
    found = put(world, run, "stock", good, 0)
    assert isinstance(found, Run)
    assert found.slots[0] == ""
    half = put(world, run, "stock", good, run.goods[good].stock // 2)
    assert isinstance(half, Run)
    assert half.goods[good].cost <= run.goods[good].cost
