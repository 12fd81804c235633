"""Standing orders and the display as yesterday, typed."""

from __future__ import annotations

import pytest

from marketgen.plain import standing as page
from marketgen.plain.menu import menu
from marketgen.play import quiet, standing
from marketgen.play.session import Session
from tests.plain.conftest import Table
from tests.play.test_again import given, second_morning, to_tomorrow
from tests.play.test_standing import ordered
from tests.tui.awning import awning
from tests.worlds import first_stall


def test_orders_are_given_and_taken_back_by_number() -> None:
    session = awning(6)
    listed = page.page(session)
    food = next(at for at, line in enumerate(listed) if "brought home" in line)
    assert page.said(session, [str(food), "12"])[0].startswith("From the next morning on: 12 ")
    assert page.page(session)[1].startswith("standing 1. It stands: 12 ")
    assert page.said(session, ["1"])[0].startswith("It stands no more: 12 ")
    assert standing.orders(session) == ()


@pytest.mark.parametrize(
    ("line", "kept"),
    [("keep soap 20", "keep soap 20"), ("KEEP soya oil 3", "keep oil 3"), ("show wheat flour Firm", "show flour firm"),
     ("food maize 4", "food maize 4"), ("again", "again")],
)  # fmt: skip
def test_an_order_can_be_written(line: str, kept: str) -> None:
    session = awning(6)
    assert page.said(session, line.split())[0].startswith("From the next morning on: ")
    assert [order.text() for order in standing.orders(session)] == [kept]


def test_what_is_no_order_is_a_sentence() -> None:
    session = awning(6)
    for words in (["0"], ["99"], ["1", "2", "3"]):
        assert page.said(session, words) == ["There is no order of that number. standing alone names those there are."]
    for line in ("soap", "keep", "keep soap", "keep gold 3", "show soap dear", "keep soap 0"):
        assert page.said(session, line.split())[0].startswith("That is no order.")
    assert page.said(session, ["1", "5"]) == ["That order has no number."]
    assert standing.orders(session) == ()


def test_quiet_days_do_them_and_tell() -> None:
    session = to_tomorrow(given(Session.begin(first_stall(), "plum-lamp"), "show maize 2"))
    found = next(iter(quiet.days(ordered(session, standing.Order("show", "soap", "firm")), most=1)))
    assert "On slot 1 now: soap." in found.line
    assert session.run.past[-1].tallies["soap"].stance_bp > 0


def test_the_choice_says_what_it_will_do_and_the_word_does_it() -> None:
    session = second_morning(Session.begin(first_stall(), "plum-lamp"))
    told = Table(session)
    item = next(item for item in menu(session.timeline) if item.key == "again")
    assert item.label == "As on Mon 25 Sep: maize on slot 2, firm."
    assert "As on Mon 25 Sep: maize on slot 2, firm." in told.say("as yesterday")
    assert session.run.slots == ("", "maize", "")
    assert "Taken back: as yesterday, 2 changes." in told.say("undo")
    assert session.run.slots == ("", "soap", "")
    assert "standing and its number gives an order" in told.say("standing")
