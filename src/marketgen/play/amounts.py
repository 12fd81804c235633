"""How many: what words stand for where an amount is asked, the same on the screens, in plain mode and in the palette.

``7``, ``1,000`` or wide digits are a number; ``all`` and ``max`` are the most that can be, ``half`` is half of it, and
``-10`` all but ten.
"""

from __future__ import annotations

import re

from marketgen.engine.commands import LONGEST
from marketgen.i18n import _
from marketgen.play import numbers

ALL, HALF = ("all", "max"), "half"
"""Words for an amount."""

BUT = ("-", "−")
"""What stands before a number that is left over: the sign of a keyboard, and the one that the game writes."""

_GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+")


def as_digits(word: str) -> str:
    """A number as the game itself writes it (``1,000``), or in the wide digits of a Korean keyboard, in plain digits;
    any other word as it is."""
    if word.isdecimal() and not word.isascii() and len(word) <= LONGEST:
        return "".join(str(int(digit)) for digit in word)
    return word.replace(",", "") if _GROUPED.fullmatch(word) else word


def is_number(word: str) -> bool:
    """Whether a word is a number as it is typed."""
    return word.isascii() and word.isdigit() and len(word) <= LONGEST


def is_amount(word: str) -> bool:
    """Whether a word is one of those that an amount can be said with."""
    word = _plainly(word)
    return word in (*ALL, HALF) or is_number(word) or (word[:1] in BUT and is_number(word[1:]))


def completed(word: str) -> str:
    """A word that is only begun as the whole one it begins, where that is plain: ``a`` is ``all``; others as they are.
    For a field that shows what it makes of what is typed."""
    begun = _plainly(word)
    return next((whole for whole in (*ALL, HALF) if begun and whole.startswith(begun)), word)


def meant(word: str, low: int, high: int) -> int | None:
    """The number that a word stands for between ``low`` and ``high``, which it may lie outside of; None for a word that
    is no amount."""
    word = _plainly(word)
    if word in ALL:
        return high
    if word == HALF:
        return max(low, high // 2)
    if word[:1] in BUT and is_number(word[1:]):
        return high - int(word[1:])
    return int(word) if is_number(word) else None


def read(word: str, low: int, high: int) -> int | str:
    """The amount that a word stands for, or a sentence on why there is none between ``low`` and ``high``."""
    found = meant(word, low, high)
    if found is None:
        return _("“{word}” is no number. Type {low} to {high}, all, half, or -10.").format(
            word=word.strip()[:20], low=numbers.whole(low), high=numbers.whole(high)
        )
    return found if low <= found <= high else outside(low, high)


def outside(low: int, high: int) -> str:
    """That an amount lies outside of what can be."""
    if low == high:
        return _("The number can only be {only}.").format(only=numbers.whole(low))
    return _("The number must be from {low} to {high}.").format(low=numbers.whole(low), high=numbers.whole(high))


def _plainly(word: str) -> str:
    """In small letters, without blanks around it, its digits as they are typed."""
    word = word.strip().lower()
    return word[0] + as_digits(word[1:]) if word[:1] in BUT else as_digits(word)
