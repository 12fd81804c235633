"""What is said of a bargain when it is over: how it was split, and that there may have been nothing to split."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine import bargain
from marketgen.engine.events import event
from marketgen.engine.haggling import AGREED, Bargained
from marketgen.play import tell
from tests.bargain_world import fair
from tests.engine.helpers import morning
from tests.engine.test_bargain import PLAIN

LIMIT = bargain.limit(fair(), PLAIN).total


@pytest.mark.parametrize(
    ("cost", "price", "said"),
    [
        (LIMIT - 100, LIMIT - 50, "Of 3.00 mark there was to share, 1.50 mark is yours, 50 %."),
        (LIMIT, LIMIT, "There was nothing to share."),
        (LIMIT, LIMIT - 10, "You gave 0.30 mark more than it was worth to you."),
    ],
)
def test_how_it_was_split(cost: int, price: int, said: str) -> None:
    run = morning(fair())
    h = replace(PLAIN, paid=cost)
    run.today = replace(run.today, bargains=(Bargained(h, AGREED, price),))
    told = tell.line(fair(), run, event("bargain_split", day=run.day, bargain=h.id))
    assert told is not None
    assert told.text.endswith(said)
