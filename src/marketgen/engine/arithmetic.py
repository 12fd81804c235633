"""Whole-number arithmetic: the one rounding rule, roots and logarithms without floats.

Platforms disagree about ``exp`` and ``log``; integers do not. Scales used all over the engine:
basis points (bp, 10,000 = one), parts per million (ppm, 1,000,000 = one).
"""

from __future__ import annotations

BP = 10_000
PPM = 1_000_000


def divide(number: int, by: int) -> int:
    """``number / by`` rounded to the nearest whole; a half goes away from zero (so -2.5 is -3).

    ``by`` is positive.
    """
    if number >= 0:
        return (2 * number + by) // (2 * by)
    return -((-2 * number + by) // (2 * by))


def of_bp(number: int, basis_points: int) -> int:
    """``basis_points`` of ``number``, rounded by :func:`divide`."""
    whole = number * basis_points  # divide(whole, BP), written out: a day asks for hundreds
    return (whole + 5_000) // BP if whole >= 0 else -((5_000 - whole) // BP)


def to_step(number: int, step: int) -> int:
    """``number`` rounded to a multiple of ``step`` (at least 1) by :func:`divide`."""
    return divide(number, step) * step


def clamp(number: int, low: int, high: int) -> int:
    """``number`` kept within ``low`` and ``high``, both included."""
    return low if number < low else high if number > high else number


def log10_ppm(numerator: int, denominator: int) -> int:
    """log10 of a positive fraction, in parts per million, by repeated squaring of integers."""
    if numerator <= 0 or denominator <= 0:
        raise ValueError("a logarithm needs a positive number")
    whole = 0
    while numerator >= 10 * denominator:
        denominator *= 10
        whole += 1
    while numerator < denominator:
        numerator *= 10
        whole -= 1
    scale = 10**18
    mantissa = numerator * scale // denominator  # 1 <= mantissa/scale < 10
    log2_bits, ten_bits = _log2_scaled(mantissa, scale), _log2_scaled(10 * scale, scale)
    return whole * PPM + divide(log2_bits * PPM, ten_bits)


def _log2_scaled(value: int, scale: int, bits: int = 40) -> int:
    """log2(value / scale) times 2**bits, for value >= scale."""
    result = 0
    while value >= 2 * scale:
        value //= 2
        result += 1 << bits
    for bit in range(bits - 1, -1, -1):
        value = value * value // scale
        if value >= 2 * scale:
            value //= 2
            result += 1 << bit
    return result


def cube_root(number: int) -> int:
    """The greatest whole number whose cube is at most ``number`` (not negative)."""
    if number < 0:
        raise ValueError("a cube root here needs a number that is not negative")
    if number == 0:
        return 0
    guess = 1 << ((number.bit_length() + 2) // 3)
    while True:
        better = (2 * guess + number // (guess * guess)) // 3
        if better >= guess:
            return guess
        guess = better


def power_ppm(base_ppm: int, exponent: int) -> int:
    """``base_ppm`` (a share in parts per million) to a whole power of 0 or more, in ppm."""
    scale = 10**18
    result, factor = scale, base_ppm * (scale // PPM)
    while exponent:
        if exponent & 1:
            result = result * factor // scale
        factor = factor * factor // scale
        exponent >>= 1
    return divide(result, scale // PPM)
