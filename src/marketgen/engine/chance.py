"""Chance: every draw is a function of (seed, stream, day, subject) and of nothing else.

There is no generator whose state could be shifted by one draw more: SHAKE-256 of the key is cut into
32-bit numbers. Keys hold ids, days and fixed ordinals (group 3 of hour 5), never list positions, object
ids or counters of earlier draws; so looking, undoing, reloading or reordering commands changes no luck,
and a good added to a scenario changes no other good's weather. Contract: docs/contracts.md, "Chance".
"""

from __future__ import annotations

from hashlib import shake_256
from struct import unpack

from marketgen.engine.arithmetic import BP

SPAN = 1 << 32


def draws(seed: str, stream: str, day: int, subject: str, count: int) -> tuple[int, ...]:
    """``count`` independent whole numbers from 0 to 2**32 - 1 under one key."""
    return unpack(f">{count}I", shake_256(_key(seed, stream, day, subject)).digest(4 * count))


def draw(seed: str, stream: str, day: int, subject: str) -> int:
    """One whole number from 0 to 2**32 - 1: the first of :func:`draws`."""
    return int.from_bytes(shake_256(_key(seed, stream, day, subject)).digest(4), "big")


def _key(seed: str, stream: str, day: int, subject: str) -> bytes:
    when = str(day)
    # lengths keep keys apart
    return f"{len(seed)}:{seed}{len(stream)}:{stream}{len(when)}:{when}{len(subject)}:{subject}".encode()


def below(number: int, limit: int) -> int:
    """A draw scaled to 0 .. ``limit`` - 1."""
    return number * limit >> 32


def between(number: int, low: int, high: int) -> int:
    """A draw scaled to ``low`` .. ``high``, both included."""
    return low + (number * (high - low + 1) >> 32)


def happens(number: int, chance_bp: int) -> bool:
    """Whether a draw falls under a chance given in basis points."""
    return number * BP >> 32 < chance_bp


def pick(number: int, weights: tuple[int, ...]) -> int:
    """The index that a draw picks among whole weights; -1 if they are all nothing."""
    total = sum(weights)
    if total <= 0:
        return -1
    rest = below(number, total)
    for index, weight in enumerate(weights):
        rest -= weight
        if rest < 0:
            return index
    return -1
