"""Standing orders and the display as yesterday, typed."""

from __future__ import annotations

from marketgen.plain import standing as page
from marketgen.plain.menu import menu
from marketgen.play import standing
from marketgen.play.session import Session
from tests.plain.conftest import Table
from tests.play.test_again import second_morning
from tests.tui.awning import awning
from tests.worlds import first_stall


def test_orders_are_given_and_taken_back_by_number() -> None:
    session = awning(6)
    listed = page.page(session)
    keep = next(at for at, order in enumerate(standing.possible(session), 1) if order.kind == "keep")
    assert listed[keep].startswith(f"{keep}. ")
    assert page.said(session, [str(keep), "12"])[0].startswith("From the next morning on: 12 ")
    assert page.page(session)[1].startswith("1. It stands: 12 ")
    assert page.said(session, ["1"])[0].startswith("It stands no more: 12 ")
    assert standing.orders(session) == ()


def test_what_is_no_order_is_a_sentence() -> None:
    session = awning(6)
    for words in (["0"], ["99"], ["soap"], ["1", "2", "3"]):
        assert page.said(session, words) == ["There is no order of that number. standing alone names those there are."]
    assert page.said(session, ["1", "5"]) == ["That order has no number."]
    assert standing.orders(session) == ()


def test_the_choice_says_what_it_will_do_and_the_word_does_it() -> None:
    session = second_morning(Session.begin(first_stall(), "plum-lamp"))
    told = Table(session)
    item = next(item for item in menu(session.timeline) if item.key == "again")
    assert item.label == "As on Mon 25 Sep: maize on slot 2, firm."
    assert "As on Mon 25 Sep: maize on slot 2, firm." in told.say("as yesterday")
    assert session.run.slots == ("", "maize", "")
    assert "Taken back: as yesterday, 2 changes." in told.say("undo")
    assert session.run.slots == ("", "soap", "")
    assert "standing and a number gives an order" in told.say("standing")
