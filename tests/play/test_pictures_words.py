"""What a picture of the market shows stands in words too, from the same data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine.owing import Debt
from marketgen.engine.run import Line, Run
from marketgen.plain import books, pages, reading
from marketgen.play import look
from marketgen.play.kinds import GOODS
from marketgen.play.look.ledger import BOUGHT
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline
from marketgen.play.views import value
from tests.tui.awning import awning


def _owing(day: int, *debts: Debt) -> Session:
    session = awning(day)
    run: Run = session.run.copy()
    run.debts = debts
    return Session(session.world, Timeline(session.world, run, session.events))


def test_what_is_held_and_how_it_keeps() -> None:
    scene = awning(10).timeline
    rows = look.ledger(scene).stocks
    assert rows
    for row in rows:
        state = scene.run.goods[row.good]
        assert value(row.own) == state.stock > 0
        assert (row.left < 100) == bool(row.week and row.week != "0.1 %") or row.left == 100
        assert bool(row.tonight) == bool(scene.world.goods[row.good].spoil_bp)
        assert row.summary in "\n".join(books.ledger(scene))
    assert max(row.weight for row in rows) == 100


def test_what_spoils_of_a_good_in_a_week_is_what_seven_nights_take() -> None:
    scene = awning(10).timeline
    run = scene.run.copy()
    good = max(scene.world.goods.values(), key=lambda one: one.spoil_bp).id
    run.goods[good] = replace(run.goods[good], stock=10_000)
    row = next(each for each in look.ledger(Timeline(scene.world, run, ())).stocks if each.good == good)
    share = scene.world.goods[good].spoil_bp
    lost = 100 - 100 * (1 - share / 10_000) ** 7
    assert 0 < 100 - row.left <= lost * 2
    assert row.week != row.tonight


def test_money_due_both_ways_by_day() -> None:
    someone = next(iter(awning(10).world.middlemen))
    session = _owing(10, Debt(someone, "credit", 40_000, 12), Debt(someone, "event", -8_000, 11))
    view = look.ledger(session.timeline)
    mine = [row for row in view.owed if value(row.amount) in (40_000, 8_000)]
    assert [(row.day, row.out) for row in mine] == [(11, False), (12, True)]
    assert [row.day for row in view.owed] == sorted(row.day for row in view.owed)
    assert max(row.weight for row in view.owed) == 100
    told = "\n".join(books.ledger(session.timeline))
    assert view.owed_told in told
    assert "40,000" in view.owed_told
    assert view.owed_sum in view.owed_told


def test_nothing_owed_needs_no_sentence() -> None:
    view = look.ledger(_owing(1).timeline)
    assert view.owed == ()
    assert view.owed_told == ""


def test_rates_tell_where_they_began_and_are() -> None:
    scene = awning(10).timeline
    view = look.ledger(scene)
    for rate in view.rates:
        assert rate.now_text in rate.summary
        assert len(rate.points) > 1
        assert rate.summary in books.ledger(scene)


def test_the_strip_has_its_sentences() -> None:
    scene = awning(10).timeline
    shown = {words.words for _label, row in look.board(scene).strip.rows for words in row}
    told = " ".join(look.strip_told(scene))
    assert ("cold nights" in shown) >= ("Cold nights" in told)
    assert all(line in books.board(scene) for line in look.strip_told(scene))


@pytest.mark.parametrize("day", [2, 10])
def test_the_course_of_health_is_told(day: int) -> None:
    scene = awning(day).timeline
    told = " ".join(pages.home(scene))
    for row in look.home(scene).members:
        assert row.course in told
        assert bool(row.course) == (len(row.history) > 2)


def test_the_report_says_what_of_its_money_became_goods() -> None:
    scene = awning(10).timeline
    for record in scene.run.past:
        view = look.report(scene, record.day)
        spent = -sum(line.amount for line in record.lines if line.kind in GOODS and line.amount < 0)
        assert view.into_goods.startswith(f"{spent:,} ") == bool(spent)
        assert view.into_goods in reading.report(scene, record.day)[0]
    assert any(look.report(scene, record.day).into_goods for record in scene.run.past)


def test_what_was_paid_for_in_a_bargain_became_goods_too() -> None:
    scene = awning(10).timeline
    day = scene.run.past[3]
    lot = Line("lot", "socks", -49_800, 12, 4_150, other="mun")
    scene.run.past = (*scene.run.past[:3], replace(day, lines=(lot,)), *scene.run.past[4:])
    assert look.report(scene, day.day).into_goods == "49,800 went into goods"
    assert "lot" in BOUGHT, "and stands on the chart of its price"
