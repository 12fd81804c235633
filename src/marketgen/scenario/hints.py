"""Hints: the word that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from marketgen.i18n import _
from marketgen.scenario.problems import safe

_LISTED = 12
"""Words that are listed at most where none is near."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word nearest to ``word``; empty if none is near."""
    found = get_close_matches(word[:80], list(known), 1, 0.6)
    return found[0] if found else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``did you mean "salt"?``; empty if no known word is near."""
    near = nearest(word, known)
    return _('did you mean "{word}"?').format(word=safe(near)) if near else ""


def one_of(known: Iterable[str]) -> str:
    """``one of: corn, oats``, cut where there are many; empty if there is nothing."""
    words = sorted(set(known))
    told = ", ".join(safe(word) for word in words[:_LISTED]) + (", \u2026" if len(words) > _LISTED else "")
    return _("one of: {words}").format(words=told) if words else ""
