"""How numbers are written."""

from __future__ import annotations

import pytest

from marketgen.play import numbers


@pytest.mark.parametrize(
    ("number", "written"), [(0, "0"), (1540, "1,540"), (-218, "\u2212218"), (1234567, "1,234,567")]
)
def test_whole_numbers(number: int, written: str) -> None:
    assert numbers.whole(number) == written


@pytest.mark.parametrize(("bp", "written"), [(900, "9 %"), (-450, "\u22125 %"), (449, "4 %"), (10_000, "100 %")])
def test_shares(bp: int, written: str) -> None:
    assert numbers.percent(bp) == written


@pytest.mark.parametrize(
    ("number", "digits", "written"),
    [(2340, 1, "2.3"), (2350, 1, "2.4"), (-40, 1, "0.0"), (-400, 1, "\u22120.4"), (1150, 2, "1.15"), (54_935, 0, "55")],
)
def test_thousandths(number: int, digits: int, written: str) -> None:
    assert numbers.thousandths(number, digits) == written


@pytest.mark.parametrize(("number", "written"), [(620, "62"), (-4, "\u22120.4"), (-60, "\u22126"), (3, "0.3")])
def test_tenths(number: int, written: str) -> None:
    assert numbers.tenths(number) == written


@pytest.mark.parametrize(
    ("chance", "word"),
    [(10_000, "certain"), (9000, "very likely"), (6500, "likely"), (5600, "more likely than not"), (5000, "even"),
     (2500, "unlikely"), (500, "hardly"), (0, "hardly")],
)  # fmt: skip
def test_odds_are_words_and_in_guided_numbers_too(chance: int, word: str) -> None:
    assert numbers.odds(chance) == word
    assert numbers.odds(chance, as_number=True) == f"{word}, {numbers.percent(chance)}"


@pytest.mark.parametrize("scale", ["trust", "tie", "fear", "heat", "level", "health", "standing", "part"])
def test_a_degree_rises_with_its_number_and_always_has_a_word(scale: str) -> None:
    found = [numbers.degree(scale, number) for number in range(-1000, 1001, 5)]
    assert all(word for word, _marks, _of in found)
    marks = [marks for _word, marks, _of in found]
    assert marks == sorted(marks)
    assert max(marks) == found[0][2]


@pytest.mark.parametrize(
    ("scale", "needs", "now", "told"),
    [("tie", 150, 0, "knows you"), ("tie", 40, 10, "has seen you, 0.40; now 0.10"),
     ("standing", 250, 0, "looked up to"), ("standing", 150, 60, "well thought of, 0.15; now 0.06")],
)  # fmt: skip
def test_what_is_asked_is_a_word_and_both_numbers_where_the_word_is_todays_too(
    scale: str, needs: int, now: int, told: str
) -> None:
    assert numbers.least(scale, needs, now) == told
