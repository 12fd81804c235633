"""Hints: the word that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from marketgen.i18n import _
from marketgen.scenario.problems import safe

_NEAR = 0.6
"""How like two words must be, from 0 to 1, as difflib counts."""

_LISTED = 12
"""Words that are listed at most where none is near."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word nearest to ``word``; empty if none is near.

    Words that share too few letters to be near are passed over first: a file may have many wrong ids and many ids.
    """
    short = word[:80]
    letters, length = _letters(short), len(short)
    able = []
    for one in known:
        theirs = _letters(one)
        common = min(
            length - (letters & ~theirs).bit_count(), len(one) - (theirs & ~letters).bit_count()
        )  # of signs, at most: each letter that only one of them has is one that does not match
        if 2 * common >= _NEAR * (length + len(one)):
            able.append(one)
    found = get_close_matches(short, able, 1, _NEAR)
    return found[0] if found else ""


@lru_cache(4096)
def _letters(word: str) -> int:
    """The letters of a word as bits."""
    found = 0
    for letter in word:
        found |= 1 << ord(letter) % 127
    return found


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``did you mean "salt"?``; empty if no known word is near."""
    near = nearest(word, known)
    return _('did you mean "{word}"?').format(word=safe(near)) if near else ""


def one_of(known: Iterable[str]) -> str:
    """``one of: corn, oats``, cut where there are many; empty if there is nothing."""
    words = sorted(set(known))
    told = ", ".join(safe(word) for word in words[:_LISTED]) + (", \u2026" if len(words) > _LISTED else "")
    return _("one of: {words}").format(words=told) if words else ""
