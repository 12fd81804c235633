"""Standing orders: ordinary commands of each morning, told; the orders outlive the process, and the run is proved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine.events import refuse
from marketgen.engine.replacing import replace as replaced
from marketgen.play import games, standing, verify
from marketgen.play.lines import JsonObject
from marketgen.play.session import Session
from marketgen.play.standing import Order
from marketgen.saves.log import KIND, STANDING
from tests.play.test_again import SEED, given, to_tomorrow
from tests.tui.awning import awning
from tests.worlds import first_stall


@pytest.mark.parametrize("line", ["again", "dues", "show maize firm", "keep maize 20", "food maize 4"])
def test_an_order_is_read_as_it_is_written(line: str) -> None:
    order = standing.read(line, first_stall())
    assert order is not None
    assert order.text() == line


@pytest.mark.parametrize("line", ["", "again 3", "show maize dear", "show gold firm", "keep maize 0", "keep maize x",
                                  "keep maize 99999", "keep maize", "burn maize 3"])  # fmt: skip
def test_what_is_none_is_left_out(line: str) -> None:
    assert standing.read(line, first_stall()) is None


def test_orders_are_given_and_taken_back_and_have_their_sentence() -> None:
    session = awning(6)
    offered = standing.possible(session)
    assert {order.kind for order in offered} == {"again", "dues", "show", "keep", "food"}
    for order in offered[:4]:
        assert standing.give(session, order) == ""
    assert standing.orders(session) == offered[:4]
    assert all(order not in standing.possible(session) for order in offered[:4])
    assert len({standing.sentence(session, order) for order in offered}) == len(offered)
    other = replace(offered[3], stance="low")
    standing.give(session, other)
    assert standing.orders(session) == (*offered[:3], other), "one for a good gives way to the next of its kind"
    standing.take_back(session, offered[0])
    assert standing.brief(session) == "3 standing orders"
    assert not standing.due(session), "they begin with the next morning"


def ordered(session: Session, *orders: Order) -> Session:
    """The same session, these orders given on the day before."""
    session.mark({KIND: STANDING, "orders": [order.text() for order in orders], "day": session.run.day - 1, "told": []})
    return session


def test_there_is_an_end_to_them() -> None:
    session = awning(6)
    kept = [good for good in session.run.goods if session.world.goods[good].for_sale][: standing.MOST]
    assert len(kept) == standing.MOST
    for good in kept:
        assert standing.give(session, Order("keep", good, units=3)) == ""
    assert standing.give(session, Order("again")) == "No more than 20 orders can stand at once; take one back first."


def test_they_are_done_once_a_morning_and_told() -> None:
    session = given(Session.begin(first_stall(), SEED), "show maize 2")
    standing.give(session, Order("show", "soap", "firm"))
    assert standing.morning(session) == (), "there is no soap before the second day"
    to_tomorrow(session)
    assert standing.due(session)
    told = standing.morning(session)
    assert session.run.slots == ("soap", "maize", "")
    assert session.run.goods["soap"].stance == "firm"
    assert len(told) == 2
    assert standing.told(session) == told
    assert not standing.due(session)
    assert standing.morning(session) == ()
    session.undo()
    assert session.run.slots == ("", "maize", ""), "one undo takes back what an order did"
    assert session.run.goods["soap"].stance == "fair"


def test_goods_are_kept_up_from_offers_and_never_over_the_market() -> None:
    session = awning(6)
    offer = min((one for one in session.run.offers if one.good == "battery"), key=lambda one: one.price)
    stock, money = session.run.goods["battery"].stock, session.run.money["won"]
    ordered(session, Order("keep", "battery", units=stock + 3), Order("keep", "soap", units=900))
    told = standing.morning(session)
    assert session.run.goods["battery"].stock == stock + 3
    assert session.run.money["won"] == money - 3 * offer.price
    assert told[1] == "soap: nobody brings it for less than the market asks."


def test_food_is_brought_home_while_the_store_is_low() -> None:
    session = awning(6)
    good = next(iter(session.world.meals[session.run.meal].goods))
    session.run.store[good] = 0
    session.run.goods[good] = replace(session.run.goods[good], stock=5)
    assert standing.morning(ordered(session, Order("food", good, units=5)))
    assert session.run.store[good] == 5000


def test_they_outlive_the_process_and_the_run_is_proved_as_any() -> None:
    session = games.begin("first_stall", SEED, name="standing")
    given(session, "show maize 2")
    standing.give(session, Order("again"))
    standing.give(session, Order("show", "soap", "firm"))
    to_tomorrow(session)
    session.close()
    session = games.resume("standing")
    assert standing.orders(session) == (Order("again"), Order("show", "soap", "firm"))
    assert standing.due(session)
    told = standing.morning(session)
    assert session.file is not None
    path = session.file.path
    session.close()
    session = games.resume("standing")
    assert not standing.due(session), "once a morning, whichever process"
    assert standing.told(session) == told
    to_tomorrow(session)
    session.close()
    watched = games.watch(str(path))
    assert sum(record[KIND] == STANDING for record in watched.records) == 3
    assert verify.verify(watched.world, watched.head, watched.records).result == verify.VERIFIED


def test_a_disk_that_is_full_at_dawn_does_not_keep_the_morning_from_ending(monkeypatch: pytest.MonkeyPatch) -> None:
    session = given(Session.begin(first_stall(), SEED), "show maize 2")
    standing.give(session, Order("show", "soap", "firm"))
    to_tomorrow(session)
    monkeypatch.setattr(session, "_write", lambda _record: refuse("not_saved", why="No space left on device"))
    told = standing.morning(session)
    assert [line.count("No space left") for line in told] == [1]
    assert not standing.due(session)
    assert session.run.slots == ("", "maize", "")


@pytest.mark.parametrize(
    ("order", "why"),
    [
        (Order("food", "soap", units=3), "No meal at home has it: soap."),
        (Order("keep", "rice", units=3), "Nobody buys that from your stall: rice."),
        (Order("show", "rice", "firm"), "Nobody buys that from your stall: rice."),
    ],
)
def test_an_order_that_could_never_do_anything_is_not_given(order: Order, why: str) -> None:
    session = Session.begin(first_stall(), SEED)
    session.world = replaced(
        session.world,
        goods={one: replaced(good, for_sale=one != "rice") for one, good in session.world.goods.items()},
    )
    assert why in standing.give(session, order)
    assert standing.orders(session) == ()


def test_food_waits_where_nobody_cooks() -> None:
    session = Session.begin(first_stall(), SEED)
    session.run.meal = ""
    assert standing.morning(ordered(session, Order("food", "maize", units=3))) == ()


@pytest.mark.parametrize("kept", [{"orders": None}, {"orders": [1, {}]}, {"orders": "again", "told": 3}, {}])
def test_a_record_that_is_none_orders_nothing(kept: JsonObject) -> None:
    session = Session.begin(first_stall(), SEED)
    session.mark({KIND: STANDING, "day": session.run.day, **kept})
    assert (standing.orders(session), standing.told(session)) == ((), ())
    assert standing.give(session, Order("again")) == ""
