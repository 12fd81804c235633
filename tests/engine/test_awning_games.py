"""Whole games of The Awning: what must hold after every command, held against books kept from the events alone."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from marketgen.engine.commands import parse, text
from marketgen.engine.run import from_json, to_json
from marketgen.engine.world import World
from tests.engine.helpers import assert_choices_hold, turns
from tests.engine.test_machine import Books, Market
from tests.worlds import the_awning

HOLDS = (
    Market.assert_money_adds_up,
    Market.assert_goods_add_up,
    Market.assert_within_bounds,
)


LOOKED_AT = (("amber", "random"), ("birch", "random"))


def _opened(world: World) -> Books:
    start = world.start
    return Books(
        tuple((good, start.stock.get(good, 0)) for good in world.goods),
        tuple((currency, start.money.get(currency, 0)) for currency in world.currencies if currency != world.money),
    )


@pytest.mark.parametrize(
    ("seed", "bot"), [("amber", "random"), ("birch", "random"), ("elm", "wanderer"), ("amber", "lawful")],
)  # fmt: skip
def test_money_and_goods_add_up_after_every_command(seed: str, bot: str) -> None:
    """At some moments of two games of chance all that is offered holds at both ends as well, and the state goes through
    JSON and back unchanged."""
    world = the_awning()
    books = _opened(world)
    for number, (asked, turn) in enumerate(turns(world, seed, bot)):
        assert asked is None or parse(text(asked)) == asked
        books = books.after(turn.events, world.money)
        moment = SimpleNamespace(world=world, run=turn.run, books=books)
        for holds in HOLDS:
            holds(moment)  # type: ignore[arg-type]
        if number % 40 == 0 and (seed, bot) in LOOKED_AT:
            assert_choices_hold(world, turn.run)
            assert from_json(to_json(turn.run)) == turn.run
