"""How numbers, changes and degrees are written."""

from __future__ import annotations

import pytest
from textual.content import Content

from marketgen.play.views import Change, Count, Degree, Money
from marketgen.tui.formats import Pen
from marketgen.tui.glyphs import glyphs

PEN = Pen()
LETTERS = Pen(glyphs("letters"))


def styles(content: Content) -> dict[str, str]:
    """What is written in which style; later styles win."""
    return {content.plain[span.start : span.end]: str(span.style) for span in content.spans}


def test_the_comma_of_a_number_is_ash_and_counts_as_a_cell() -> None:
    number = PEN.number("186,300", "bold $paper")
    assert number.plain == "186,300"
    assert styles(number) == {"186,300": "bold $paper", ",": "not bold $ash"}


def test_a_comma_that_parts_words_keeps_its_weight() -> None:
    assert styles(PEN.number("1,000, or so"))[","] == "not bold $ash"
    assert len(PEN.number("1,000, or so").spans) == 2


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Change(-900, good=-1), "▼  9 % fell"),
        (Change(400, good=1), "▲  4 % rose"),
        (Change(1240), "▲ 12 % rose"),
        (Change(-49), "·      same"),
        (Change(0), "·      same"),
        (None, "–"),
    ],
)
def test_a_change_is_sign_word_and_shape(change: Change | None, expected: str) -> None:
    assert PEN.change(change).plain == expected


def test_changes_stand_under_each_other() -> None:
    written = [PEN.change(Change(bp)).plain for bp in (-900, 1240, 0)]
    assert len({len(words) for words in written}) == 1
    assert written[0].index("%") == written[1].index("%")


def test_good_and_bad_are_not_directions() -> None:
    assert styles(PEN.change(Change(-900, good=1)))["▼"] == "$celadon"
    assert styles(PEN.change(Change(900, good=-1)))["▲"] == "$brick"
    assert styles(PEN.change(Change(900)))["▲"] == "$smoke"


def test_a_degree_has_its_word_with_its_marks() -> None:
    degree = Degree("heat", "noticed", 2, 5, "bad")
    assert PEN.degree(degree).plain == "heat noticed ●●○○○"
    assert LETTERS.degree(degree).plain == "heat noticed **ooo"
    assert PEN.degree(Degree("home", "all well", tone="good")).plain == "home all well"
    assert PEN.marks(9, 4).plain == "●●●●"
    assert PEN.marks(-1, 4).plain == "○○○○"


def test_hours_money_and_meters() -> None:
    assert PEN.squares(5, 8).plain == "▪▪▪▪▪▫▫▫"
    assert PEN.money(Money("won", Count(186300), "186,300", "won")).plain == "186,300 won"
    assert styles(PEN.money(Money("yuan", Count(412), "412", "yuan"), main=False))["412"] == "bold $river"
    assert PEN.meter(1, 1000, 10).plain == "━─────────"
    assert PEN.meter(0, 1000, 10).plain == "──────────"
    assert PEN.meter(2000, 1000, 10).plain == "━━━━━━━━━━"
    assert PEN.meter(1, 0, 4).plain == "━───"


def test_signed_amounts_have_the_sets_own_minus() -> None:
    assert PEN.amount(Count(5400), signed=True).plain == "+5,400"
    assert PEN.amount(Count(-218), signed=True).plain == "−218"
    assert LETTERS.amount(Count(-218), signed=True).plain == "-218"
    assert PEN.amount(Count(0), signed=True).plain == "0"
