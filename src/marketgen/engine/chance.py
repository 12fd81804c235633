"""Chance: every draw is a function of (seed, stream, day, subject) and of nothing else.

There is no generator whose state could be shifted by one draw more: SHAKE-256 of the key is cut into
32-bit numbers. Keys hold ids, days and fixed ordinals (group 3 of hour 5), never list positions, object
ids or counters of earlier draws; so looking, undoing, reloading or reordering commands changes no luck,
and a good added to a scenario changes no other good's weather. Contract: docs/contracts.md, "Chance".
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import shake_256
from struct import unpack
from typing import Any

from marketgen.engine.arithmetic import BP

SPAN = 1 << 32

BLOCK = 32
"""Days whose numbers :func:`daily` draws at once: they are one block of the hash, and cost what one number does."""


LONGEST_SEED = 40
"""Characters a seed word may have."""


def is_seed(word: str) -> bool:
    """Whether a word can be a seed: letters, digits, - and _, and not too many of them."""
    return 0 < len(word) <= LONGEST_SEED and all(part.isalnum() or part in "-_" for part in word)


def draws(seed: str, stream: str, day: int, subject: str, count: int) -> tuple[int, ...]:
    """``count`` independent whole numbers from 0 to 2**32 - 1 under one key."""
    key = f"{_head(seed, stream)}{_when(day)}{len(subject)}:{subject}"
    return unpack(f">{count}I", shake_256(key.encode()).digest(4 * count))


def draw(seed: str, stream: str, day: int, subject: str) -> int:
    """One whole number from 0 to 2**32 - 1: the first of :func:`draws`."""
    key = f"{_head(seed, stream)}{_when(day)}{len(subject)}:{subject}"
    return int.from_bytes(shake_256(key.encode()).digest(4), "big")


class _Days(dict[str, tuple[int, ...]]):
    """The numbers of a stream for BLOCK days from ``first`` on, by subject, drawn when a subject is first asked for."""

    __slots__ = ("first", "seed", "stream")

    def __init__(self, seed: str, stream: str, first: int) -> None:
        self.seed, self.stream, self.first = seed, stream, first

    def __missing__(self, subject: str) -> tuple[int, ...]:
        found = self[subject] = draws(self.seed, self.stream, self.first, subject, BLOCK)
        return found


def daily(memory: dict[Any, Any], seed: str, stream: str, day: int, subject: str) -> int:
    """The number of a day in a stream that is asked for day after day: one hash gives those of BLOCK days. The key has
    the first day of the block, a multiple of BLOCK, and a day's number is the one at its place in it. ``memory``: where
    the block is kept (a run's), which changes nothing but the time."""
    return days_of(memory, seed, stream, day)[subject][day % BLOCK]


def days_of(memory: dict[Any, Any], seed: str, stream: str, day: int) -> _Days:
    """:func:`daily` for whoever asks for many subjects: of each, the numbers of the block that a day is in; the day's
    own is at ``day % BLOCK``."""
    known: _Days | None = memory.get(("daily", stream))
    if known is None or known.first != day - day % BLOCK or known.seed != seed:
        known = memory["daily", stream] = _Days(seed, stream, day - day % BLOCK)
    return known


@lru_cache(maxsize=1024)
def _head(seed: str, stream: str) -> str:
    """How a key begins; each part with its length before it, which keeps keys apart."""
    return f"{len(seed)}:{seed}{len(stream)}:{stream}"


@lru_cache(maxsize=1024)
def _when(day: int) -> str:
    return f"{len(str(day))}:{day}"


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
