"""Names of runs: any words a person types become a file name that every system takes."""

from __future__ import annotations

import re
import unicodedata

from marketgen.saves.chain import SUFFIX

LONGEST = 80
"""Bytes of UTF-8 a name may have, without its ending; leaves room for numbers and endings everywhere."""

PLAIN = "run"
"""The name where nothing usable was typed."""

_RESERVED = re.compile(r"(con|prn|aux|nul|conin|conout|clock|com[0-9]|lpt[0-9])", re.IGNORECASE)


def safe_name(words: str) -> str:
    """A name that is one plain part of a path on every system, near to what was typed; never empty.

    Letters and digits of every script stay, as do single blanks, ``-`` and ``_``; the rest becomes ``_``. A typed
    ``.mgsave`` is dropped. What is given back comes back unchanged when given again.
    """
    kept = "".join(_kept(character) for character in _folded(words[:1000].removesuffix(SUFFIX)))
    name = _trimmed(re.sub(r"_{2,}", "_", " ".join(kept.split())))
    if _RESERVED.fullmatch(name):
        name += "_run"
    return name or PLAIN


def numbered(name: str, number: int) -> str:
    """``name`` for 1, ``name-2`` for 2 and so on, within the length a name may have."""
    if number == 1:
        return name
    end = f"-{number}"
    return _trimmed(name, LONGEST - len(end)) + end


def _folded(words: str) -> str:
    return unicodedata.normalize("NFKC", words.encode("utf-8", "replace").decode())


def _kept(character: str) -> str:
    if character.isspace() or character in "-_":
        return " " if character.isspace() else character
    return character if unicodedata.category(character)[0] in "LMN" else "_"


def _trimmed(name: str, longest: int = LONGEST) -> str:
    name = name.lstrip(" -_")
    while name and unicodedata.category(name[0])[0] == "M":  # a mark needs a letter to stand on
        name = name[1:].lstrip(" -_")
    return name.encode()[:longest].decode(errors="ignore").rstrip(" -_")
