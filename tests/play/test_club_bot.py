"""What a careful bot does in a savings club."""

from __future__ import annotations

from marketgen.engine.owing import KyeState
from marketgen.engine.rules import advance
from marketgen.play.bots import BOTS, MOST_COMMANDS, next_command
from tests.engine.helpers import morning
from tests.kye_world import BOWL, calm


def test_a_pot_is_bid_for_once_and_not_until_the_day_is_out() -> None:
    world = calm()
    run = morning(world, day=BOWL.first)
    run.money[world.money] = BOWL.pays + 1
    run.kyes = {"bowl": KyeState(1, BOWL.members)}
    given = []
    while run.day == BOWL.first:
        given.append(next_command(BOTS["lawful"], world, run, len(given)))
        advance(world, run, given[-1])
    assert [one.verb for one in given].count("bid") == 1
    assert len(given) < MOST_COMMANDS
