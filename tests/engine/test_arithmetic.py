"""Whole-number arithmetic against decimals with fifty digits."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext

import hypothesis.strategies as st
import pytest
from hypothesis import given

from marketgen.engine.arithmetic import PPM, clamp, cube_root, divide, log10_ppm, of_bp, power_ppm, to_step

WHOLE = st.integers(-(10**15), 10**15)


@pytest.mark.parametrize(
    ("number", "by", "found"),
    [
        (0, 3, 0), (1, 3, 0), (2, 3, 1), (3, 2, 2), (5, 2, 3), (1, 2, 1), (-1, 2, -1), (-3, 2, -2), (-5, 2, -3),
        (-1, 3, 0), (-2, 3, -1), (-7, 7, -1), (10, 4, 3), (-10, 4, -3), (9, 4, 2), (-9, 4, -2),
    ],
)  # fmt: skip
def test_a_half_goes_away_from_zero(number: int, by: int, found: int) -> None:
    assert divide(number, by) == found


@given(WHOLE, st.integers(1, 10**9))
def test_divide_is_what_decimals_say(number: int, by: int) -> None:
    with localcontext() as context:
        context.prec = 50
        assert divide(number, by) == int((Decimal(number) / by).to_integral_value(ROUND_HALF_UP))


@given(WHOLE, st.integers(1, 10**9))
def test_divide_is_the_same_on_both_sides_of_zero(number: int, by: int) -> None:
    assert divide(-number, by) == -divide(number, by)


@pytest.mark.parametrize(
    ("number", "bp", "found"),
    [(2150, 10_000, 2150), (2150, 9000, 1935), (5, 5000, 3), (-5, 5000, -3), (3, -5000, -2), (7, 0, 0)],
)
def test_basis_points_of_a_number(number: int, bp: int, found: int) -> None:
    assert of_bp(number, bp) == found


@pytest.mark.parametrize(
    ("number", "step", "found"),
    [(2154, 10, 2150), (2155, 10, 2160), (-2155, 10, -2160), (7, 1, 7), (2, 5, 0), (3, 5, 5)],
)
def test_rounding_to_a_step(number: int, step: int, found: int) -> None:
    assert to_step(number, step) == found


@pytest.mark.parametrize(("number", "found"), [(-4, -3), (-3, -3), (0, 0), (9, 9), (10, 9)])
def test_clamp(number: int, found: int) -> None:
    assert clamp(number, -3, 9) == found


@given(st.integers(1, 10**24), st.integers(1, 10**24))
def test_logarithms_against_fifty_digits(numerator: int, denominator: int) -> None:
    with localcontext() as context:
        context.prec = 50
        exact = (Decimal(numerator) / denominator).log10() * PPM
    assert abs(log10_ppm(numerator, denominator) - exact) <= Decimal("0.51")


@pytest.mark.parametrize(
    ("numerator", "denominator", "found"),
    [(1, 1, 0), (10, 1, PPM), (1, 10, -PPM), (1000, 1, 3 * PPM), (2, 1, 301_030), (1, 2, -301_030), (115, 100, 60_698)],
)
def test_logarithms_by_hand(numerator: int, denominator: int, found: int) -> None:
    assert log10_ppm(numerator, denominator) == found


@pytest.mark.parametrize(("numerator", "denominator"), [(0, 1), (-1, 1), (1, 0), (1, -1)])
def test_a_logarithm_of_nothing_is_a_fault(numerator: int, denominator: int) -> None:
    with pytest.raises(ValueError, match="positive"):
        log10_ppm(numerator, denominator)


@given(st.integers(0, 10**30))
def test_cube_roots_are_the_greatest_that_fit(number: int) -> None:
    root = cube_root(number)
    assert root**3 <= number < (root + 1) ** 3


@pytest.mark.parametrize(("number", "root"), [(0, 0), (1, 1), (7, 1), (8, 2), (26, 2), (27, 3), (10**18, 10**6)])
def test_cube_roots_by_hand(number: int, root: int) -> None:
    assert cube_root(number) == root


def test_a_cube_root_of_less_than_nothing_is_a_fault() -> None:
    with pytest.raises(ValueError, match="not negative"):
        cube_root(-1)


@given(st.integers(0, PPM), st.integers(0, 2000))
def test_powers_against_fifty_digits(base: int, exponent: int) -> None:
    with localcontext() as context:
        context.prec = 50
        exact = (Decimal(base) / PPM) ** exponent * PPM if exponent else Decimal(PPM)
    assert abs(power_ppm(base, exponent) - exact) <= Decimal("0.51")


@pytest.mark.parametrize(
    ("base", "exponent", "found"),
    [(995_500, 60, 762_914), (995_500, 0, PPM), (0, 0, PPM), (0, 3, 0), (500_000, 2, 250_000)],
)
def test_powers_by_hand(base: int, exponent: int, found: int) -> None:
    assert power_ppm(base, exponent) == found
