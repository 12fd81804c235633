"""Amounts: one parser for the screens, plain mode and the palette."""

from __future__ import annotations

import pytest

from marketgen.play import amounts


@pytest.mark.parametrize(
    ("words", "amount"),
    [("all", 40), ("max", 40), ("half", 20), ("-10", 30), ("−10", 30), ("7", 7), (" 7 ", 7), ("40", 40), ("HALF", 20),
     ("٧", 7), ("-1,0", None), ("0", None), ("41", None), ("-40", None), ("", None), ("seven", None), ("²", None),
     ("1" * 500, None), ("-", None), ("--1", None)],
)  # fmt: skip
def test_words_of_an_amount(words: str, amount: int | None) -> None:
    found = amounts.read(words, 1, 40)
    assert found == amount if amount else isinstance(found, str) and found.endswith(".")


def test_thousands_as_the_game_writes_them() -> None:
    assert amounts.read("1,200", 1, 5000) == 1200
    assert amounts.read("-1,200", 1, 5000) == 3800
    assert amounts.read("half", 3, 5) == 3


@pytest.mark.parametrize(
    ("words", "low", "high", "why"),
    [
        ("some", 1, 1200, "“some” is no number. Type 1 to 1,200, all, half, or -10."),
        ("0", 1, 1200, "The number must be from 1 to 1,200."),
        ("2", 1, 1, "The number can only be 1."),
    ],
)
def test_a_refusal_says_what_can_be(words: str, low: int, high: int, why: str) -> None:
    assert amounts.read(words, low, high) == why


def test_a_word_that_is_begun_is_whole_where_it_is_plain() -> None:
    given = ("a", "AL", "h", "m", "12", "-10", "hx", "")
    assert [amounts.completed(word) for word in given] == ["all", "all", "half", "max", "12", "-10", "hx", ""]


def test_what_an_amount_can_be_said_with() -> None:
    assert [word for word in ("1", "ALL", "max", "half", "-3", "−3", "1,000") if not amounts.is_amount(word)] == []
    assert [word for word in ("soap", "-", "", "-x", "1.5", "²") if amounts.is_amount(word)] == []
