"""How many people come: more than usual do come, and several pieces of news of one dawn are told as one."""

from __future__ import annotations

import pytest

from marketgen.engine import crowds, effects
from marketgen.engine.events import event
from marketgen.engine.world import Effect
from marketgen.play import tell
from tests.engine.helpers import do, morning
from tests.engine.test_story import world_with

NEWS = event("notice", notice="n")


def more(share: int, days: int, source: str) -> object:
    return event(crowds.KIND, share=share, days=days, source=source)


@pytest.mark.parametrize(
    ("several", "expected"),
    [
        (((-400, 3, "notice.a"), (1000, 2, "rumour.b")), (600, 2, -400, 1)),
        (((-400, 2, "notice.a"), (-1000, 4, "rumour.b")), (-1400, 4, 0, 0)),
        (((400, 2, "notice.a"), (-400, 2, "rumour.b")), (0, 2, 0, 0)),
    ],
)
def test_news_of_how_many_come_are_told_as_what_they_come_to(several, expected) -> None:  # type: ignore[no-untyped-def]
    kept = crowds.joined([more(*several[0]), NEWS, more(*several[1])])  # type: ignore[list-item]
    assert kept[0] == NEWS
    found = dict(kept[1].facts)
    assert tuple(found[name] for name in ("share", "days", "then", "then_days")) == expected
    assert found["sources"] == "notice.a rumour.b"


def test_one_piece_of_news_stays_as_it_is() -> None:
    alone = [NEWS, more(500, 1, "notice.a")]
    assert crowds.joined(alone) == alone  # type: ignore[arg-type]


def test_the_line_says_what_follows_and_of_what_it_comes() -> None:
    world = world_with()
    run = morning(world)
    both = crowds.joined([more(-400, 3, "notice.a"), more(1000, 2, "rumour.b")])  # type: ignore[list-item]
    line = tell.line(world, run, both[0])
    assert line is not None
    assert line.text == (
        "More people than usual come, for 2 days. Then fewer people than usual come, for 1 day. "
        "It comes of this together: what the board says; a rumour whose day has come."
    )


def test_more_people_than_usual_do_come() -> None:
    """A tenth, a half, twice as many: never fewer groups than without, and twice as many wish about twice as often."""
    asked = []
    for share in (0, 1000, 5000, 10_000):
        world = world_with()
        run, _ = do(world, morning(world), "show jar 1")
        effects.carry_out(world, run, (Effect("crowd", "", share, 1),) if share else (), "test")
        run, _ = do(world, run, "open", "open")
        asked.append(sum(tally.wished for tally in run.today.tallies.values()))
    assert asked == sorted(asked)
    assert asked[0] * 3 < asked[3] * 2 < asked[0] * 6
