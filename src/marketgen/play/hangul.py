"""Korean in Latin letters, by the Revised Romanisation of 2000: for goods, which carry their Hangul and no reading.

Names of people and places are written as they write themselves, and never come here.
"""

from __future__ import annotations

_FIRST, _LAST = 0xAC00, 0xD7A3
_INITIALS = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
_VOWELS = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
)  # fmt: skip
_FINALS = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t",
    "t", "k", "t", "p", "t",
)  # fmt: skip
"""What ends a syllable before a consonant, or at the end of a word."""

_CARRIED = (
    "", "g", "kk", "gs", "n", "nj", "n", "d", "r", "lg", "lm", "lb", "ls", "lt", "lp", "r", "m", "b", "ps", "s", "ss",
    "ng", "j", "ch", "k", "t", "p", "",
)  # fmt: skip
"""What it becomes where the next syllable begins with a vowel."""

_NASAL = {"k": "ng", "t": "n", "p": "m"}
_HUSHED = frozenset((6, 15, 27))  # finals with an h, which hardens what follows
_HARD = {"g": "k", "d": "t", "b": "p", "j": "ch"}


def romanised(words: str) -> str:
    """Words in Latin letters; what is no Hangul stays as it is."""
    told: list[str] = []
    for at, letter in enumerate(words):
        if not _is_syllable(letter):
            told.append(letter)
            continue
        before = words[at - 1] if at else ""
        initial = _initial(letter, before if before and _is_syllable(before) else "")
        after = words[at + 1] if at + 1 < len(words) else ""
        told.append(initial + _vowel(letter) + _final(letter, after if after and _is_syllable(after) else ""))
    return "".join(told)


def _is_syllable(letter: str) -> bool:
    return _FIRST <= ord(letter) <= _LAST


def _parts(letter: str) -> tuple[int, int, int]:
    """The places of the initial, the vowel and the final of a syllable."""
    place = ord(letter) - _FIRST
    return place // 588, place % 588 // 28, place % 28


def _vowel(letter: str) -> str:
    return _VOWELS[_parts(letter)[1]]


def _initial(letter: str, before: str) -> str:
    """How a syllable begins, after the one before it."""
    own = _INITIALS[_parts(letter)[0]]
    if not before:
        return own
    place = _parts(before)[2]
    ends = _FINALS[place]
    if own == "r":
        return "l" if ends in ("l", "n") else "n" if ends else "r"
    if own == "n" and ends == "l":
        return "l"
    return _HARD.get(own, own) if place in _HUSHED else own


def _final(letter: str, after: str) -> str:
    """How a syllable ends, before the one after it."""
    place = _parts(letter)[2]
    ends = _FINALS[place]
    if not after:
        return ends
    begins = _INITIALS[_parts(after)[0]]
    if begins == "":
        return _CARRIED[place]
    if place in _HUSHED:
        return "n" if place == 6 else "l" if place == 15 else ""
    if begins in ("n", "m") or (begins == "r" and ends in _NASAL):
        return _NASAL.get(ends, ends)
    return "l" if begins == "r" and ends == "n" else ends
