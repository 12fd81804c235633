"""What reading somebody is worth: a fast form of bench/bargaining, and how the bargainers play."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from bench import bargaining
from marketgen.engine import bargain as rules
from marketgen.engine.commands import Command
from marketgen.engine.rules import check
from marketgen.play.bots.bargainer import fixed, house, reader
from tests.bargain_world import fair
from tests.engine.test_bargain import LOT, PLAIN, facing


@cache
def played() -> tuple[dict[str, int], int, int]:
    """A few games of the small scenario."""
    return bargaining.played(12)


def test_reading_the_cues_earns_a_quarter_more_than_the_best_price() -> None:
    sums, count, days = played()
    _best, read, kept, wrong = bargaining.shares(sums)
    assert days == 72
    assert 1 <= count / days * 2 <= 4
    assert read >= 1.25
    assert 0.7 <= kept <= 0.95
    assert wrong < 1


def test_no_price_for_everybody_is_as_good_as_the_house_rule() -> None:
    sums, _count, _days = played()
    assert all(made < sums["house"] for name, made in sums.items() if name.startswith("fixed"))


@pytest.mark.parametrize("say", [house, fixed(400), fixed(-800), reader(), reader(50)])
@pytest.mark.parametrize("h", [PLAIN, LOT])
def test_every_bargainer_is_lawful_to_the_end(say: bargaining.Bargainer, h: rules.Haggle) -> None:
    world, run = fair(), facing(h)
    for _word in range(bargaining.MOST_WORDS):
        if rules.now(run) is None:
            break
        given = say(world, run)
        assert check(world, run, given) is None
        bargaining.advance(world, run, given)
    assert rules.now(run) is None


def test_a_reader_does_not_pay_what_it_does_not_have() -> None:
    world = fair()
    run = facing(replace(LOT, ask=800, bid=820, patience=2))
    run.money["mark"] = 820 * LOT.units
    assert reader()(world, run) == Command("haggle", ("deal",))
    run.money["mark"] -= 1
    said = reader()(world, run)
    assert said != Command("haggle", ("deal",))
    assert check(world, run, said) is None
