"""The chance contract: published numbers, how they are scaled, and keys that cannot be confused."""

from __future__ import annotations

from hashlib import shake_256

import hypothesis.strategies as st
import pytest
from hypothesis import given

from marketgen.engine.chance import SPAN, below, between, draw, draws, happens, pick

PUBLISHED = {
    ("amber", "weather", 1, ""): 1_664_821_653,
    ("amber", "noise", 3, "maize"): 2_272_620_455,
    ("7", "buyers", 6, "hour 10"): 774_409_082,
    ("비누", "gift", 30, "so.table"): 1_333_710_451,
    ("", "", 0, ""): 535_493_563,
}
"""Draws that every version must give; a change here is a change of the contract in docs/contracts.md."""


@pytest.mark.parametrize("key", PUBLISHED)
def test_published_draws(key: tuple[str, str, int, str]) -> None:
    assert draw(*key) == PUBLISHED[key]


def test_the_key_is_as_the_contract_says() -> None:
    raw = shake_256(b"5:amber7:weather1:30:").digest(4)
    assert draw("amber", "weather", 3, "") == int.from_bytes(raw, "big")


@given(st.text(max_size=9), st.text(max_size=9), st.integers(0, 400), st.text(max_size=9), st.integers(1, 40))
def test_many_draws_are_the_same_draws(seed: str, stream: str, day: int, subject: str, count: int) -> None:
    found = draws(seed, stream, day, subject, count)
    assert found == draws(seed, stream, day, subject, 50)[:count]
    assert all(0 <= number < SPAN for number in found)
    assert draw(seed, stream, day, subject) == found[0]


@given(
    st.lists(
        st.tuples(st.text(max_size=4), st.text(max_size=4), st.integers(0, 30), st.text(max_size=4)),
        unique=True,
        max_size=9,
    )
)
def test_different_keys_have_different_luck(keys: list[tuple[str, str, int, str]]) -> None:
    assert len({draws(*key, 4) for key in keys}) == len(keys)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c", 1, "d"), ("a", "bc", 1, "d")), (("a", "b", 1, "1c"), ("a", "b", 11, "c")),
        (("a", "b1:", 1, ""), ("a", "b", 1, "1:")), (("a1", "b", 2, ""), ("a", "1b", 2, "")),
    ],
)  # fmt: skip
def test_words_do_not_run_together(one: tuple[str, str, int, str], other: tuple[str, str, int, str]) -> None:
    assert draw(*one) != draw(*other)


@given(st.integers(0, SPAN - 1), st.integers(1, 10**6))
def test_scaling_to_a_limit(number: int, limit: int) -> None:
    assert below(number, limit) == number * limit // SPAN
    assert 0 <= below(number, limit) < limit


@given(st.integers(0, SPAN - 1), st.integers(-1000, 1000), st.integers(0, 1000))
def test_scaling_to_a_range(number: int, low: int, width: int) -> None:
    assert low <= between(number, low, low + width) <= low + width


@pytest.mark.parametrize(
    ("number", "found"), [(0, -3), (SPAN - 1, 3), (SPAN // 2, 0), (SPAN // 7 - 1, -3), (SPAN // 7 + 1, -2)]
)
def test_a_range_has_both_its_ends(number: int, found: int) -> None:
    assert between(number, -3, 3) == found


@pytest.mark.parametrize(
    ("number", "chance_bp", "found"),
    [
        (0, 0, False),
        (0, 1, True),
        (SPAN - 1, 10_000, True),
        (SPAN - 1, 9999, False),
        (SPAN // 2, 5000, False),
        (SPAN // 2 - 1, 5000, True),
    ],
)
def test_a_chance(number: int, chance_bp: int, found: bool) -> None:
    assert happens(number, chance_bp) == found


@pytest.mark.parametrize(
    ("number", "weights", "found"),
    [
        (0, (1, 1), 0), (SPAN - 1, (1, 1), 1), (SPAN // 2, (1, 1), 1), (SPAN // 2 - 1, (1, 1), 0), (0, (0, 1), 1),
        (SPAN - 1, (1, 0), 0), (5, (), -1), (5, (0, 0), -1), (SPAN // 4, (1, 2, 1), 1),
    ],
)  # fmt: skip
def test_picking_by_weight(number: int, weights: tuple[int, ...], found: int) -> None:
    assert pick(number, weights) == found


@pytest.mark.parametrize("stream", ["weather", "noise", "buyers"])
def test_draws_are_spread_evenly(stream: str) -> None:
    """Sixteen drawers, 4,000 draws: none far from 250 (five standard deviations are 77)."""
    drawers = [0] * 16
    for day in range(400):
        for number in draws("amber", stream, day, "", 10):
            drawers[below(number, 16)] += 1
    assert max(abs(many - 250) for many in drawers) < 77
