"""Truth of the prices: a fast form of bench/calibration, in coarse bands that a wrong process leaves."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from bench import calibration, market
from bench.calibration import Asked, Row
from marketgen.engine.world import Point
from tests.worlds import first_stall


@cache
def asked(as_it_is: bool = False) -> Asked:
    """The default scenario, two seeds of four years."""
    return calibration.asked("the_awning", 2, 4, "quick", as_it_is)


@cache
def rows() -> dict[str, Row]:
    """The rows over years, by what they are of."""
    return {row.what: row for row in calibration.over_years(asked())}


@pytest.mark.parametrize(("what", "low", "high"), [
    ("rice, SD14", 4, 9),
    ("rice, AR(1) over 19 days", 0.3, 0.9),
    ("won per dollar, SD14", 1, 2.2),
    ("yuan to flour, level", 0.6, 1.4),
    ("rice, spread of three cities, CV", 1.4, 3.2),
    ("Hyesan over the other two", 0, 6),
    ("Hyesan's gap, AR(1) over 19 days", 0.1, 0.7),
    ("changes, Hyesan and inland", 0.5, 0.95),
    ("changes, the other two", 0.65, 0.98),
    ("rice in September", 2, 14),
    ("rice in January", -14, -2),
    ("pork, the three days before Chuseok", 15, 55),
])  # fmt: skip
def test_the_market_of_years_is_like_the_surveys(what: str, low: float, high: float) -> None:
    assert low <= rows()[what].found <= high


def test_a_market_whose_grain_does_not_wander_is_told_from_the_real_one() -> None:
    of = asked()
    rice = replace(of.year.goods["rice"], drift=(0, 0), price_curve=())
    still = replace(
        of, seeds=1, year=replace(
            of.year, goods={**of.year.goods, "rice": rice}, shocks=replace(of.year.shocks, chance_bp=0),
            places={one.id: replace(one, gap=(0, 0), noise_bp=400) for one in of.year.places.values()},
        ),
    )  # fmt: skip
    out = {row.what for row in calibration.over_years(still) if not row.holds}
    assert {"rice, SD14", "rice, AR(1) over 19 days", "rice in September", "changes, the other two"} <= out


def test_the_run_as_it_is_played_is_near_the_reports() -> None:
    found = list(calibration.as_played(replace(asked(), seeds=1)))
    wide = [row for row in found if not row.low - abs(row.low) / 2 <= row.found <= row.high + abs(row.high) / 2]
    assert len(found) >= 10
    assert wide == []


def test_what_a_survey_finds_is_worked_out_as_in_the_fact_base() -> None:
    assert market.sd14([100, 110, 100, 110, 100], every=14) == pytest.approx(9.531, abs=1e-3)
    assert market.sd14([100, 110, 100, 110, 100], every=56) == pytest.approx(4.766, abs=1e-3)
    assert market.premium([103, 206], [[100, 200], [100, 200]]) == pytest.approx(3)
    assert market.apart([[99, 99], [101, 101]]) == pytest.approx(1)
    assert market.kept([8, 4, 2, 1]) == pytest.approx(0.5)
    year = [100.0] * 365
    year[:31] = [88.0] * 31
    assert market.by_month(date(2017, 1, 1), year)[1] == pytest.approx(-11.11, abs=0.01)


def test_the_average_year_is_laid_from_the_first_day_on() -> None:
    world = market.with_year(asked().world, 1, {"rice": [("01-15", 90), ("10-16", 110)]})
    curve = world.goods["rice"].price_curve
    assert Point(1, 10_000) in curve  # The Awning begins on 16 October
    assert Point(92, 8181) in curve
    assert all(point.bp in (10_000, 8181) for point in curve)


def test_nothing_is_made_up_and_what_a_scenario_has_of_its_own_stays() -> None:
    over = json.loads(market.YEAR.read_text("utf-8"))["over"]
    plain = first_stall()
    assert market.laid_over(plain, over).goods.keys() == plain.goods.keys()
    rice = replace(plain.goods["rice"], drift=(100, 9000))
    own = replace(plain, goods={**plain.goods, "rice": rice})
    assert market.laid_over(own, over) == own
    assert market.laid_over(plain, over).goods["rice"].drift == (180, 9840)


def test_the_table_is_printed_and_says_what_is_out(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["first_stall", "--seeds", "1", "--years", "1"]
    code = calibration.main(words)
    told = capsys.readouterr().out
    assert "-- as it is played" in told
    assert "rice, SD14" in told
    assert code == int("OUT" in told)
