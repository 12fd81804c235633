"""What a scenario file may hold of depth, numbers and characters: the bounds that both ways of reading it keep."""

from __future__ import annotations

import re
from decimal import Decimal

DEPTH = 40
"""Objects and lists within each other, at most."""

DIGITS = 15
"""Digits of a number at most, before and after the point together: so many survive a trip through a float."""

# C0 and C1 controls but the line end; what reorders or hides text; halves of surrogate pairs; the byte order mark.
BARRED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def exact(word: str) -> int | Decimal | None:
    """The number a word stands for, whole if it is; None if it is out of bounds."""
    if len(word) > 400 or len(word.lower().partition("e")[2]) > 6:
        return None
    sign, digits, exponent = Decimal(word).as_tuple()
    assert isinstance(exponent, int)
    significant = len(digits)
    while significant > 1 and digits[significant - 1] == 0:
        significant -= 1
    if digits[0] == 0:
        return 0
    exponent += len(digits) - significant
    if significant > DIGITS or exponent < -DIGITS or exponent + significant > DIGITS:
        return None
    value = Decimal((sign, digits[:significant], exponent))
    return int(value) if exponent >= 0 else value
