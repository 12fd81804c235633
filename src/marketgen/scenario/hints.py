"""Hints: the word that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from marketgen.i18n import _
from marketgen.scenario.problems import safe

_NEAR = 0.6
"""How like two words must be, from 0 to 1, as difflib counts."""

_LISTED = 12
"""Words that are listed at most where none is near."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word nearest to ``word``, as difflib counts; of equals the last in the alphabet; empty if none is near.

    Words are looked at by how near they can be at most, by the letters they share, and no further than it takes: a file
    may have many wrong ids and many ids.
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
            able.append((2 * common / (length + len(one)) if one else 1.0, one))
    able.sort(reverse=True)
    matcher: SequenceMatcher[str] = SequenceMatcher()
    matcher.set_seq2(short)
    best = (_NEAR, "")
    for most, one in able:
        if most < best[0]:
            break
        matcher.set_seq1(one)
        if matcher.real_quick_ratio() >= best[0] and matcher.quick_ratio() >= best[0]:
            best = max(best, (matcher.ratio(), one))
    return best[1]


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
