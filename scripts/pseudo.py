"""Makes a language nobody speaks from the template: ``python scripts/pseudo.py FOLDER``.

It shows what a translation would meet before there is one: its sentences are about a third longer than the English
ones, every letter carries a mark, and some are two cells wide. Places to fill in stay, and a plural has three forms. It
is no part of the game; to look at it: ``MARKETGEN_LOCALE=FOLDER LANGUAGE=xx python -m marketgen``.

What still stands on a screen in plain letters was not asked for in the language: tests/tui/test_pseudo.py looks.
"""

from __future__ import annotations

import argparse
import gettext
import re
import sys
import unicodedata
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "src" / "marketgen" / "locale" / "marketgen.pot"
CODE = "xx"
HEAD = {
    "Content-Type": "text/plain; charset=utf-8",
    "Plural-Forms": "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);",
}
LONGER = 135
"""Cells of a sentence, for each hundred of the English one."""

PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
MARKED = "àƀçđéƒğĥïĵķľɱñôþɋřšţûṽŵẋýžÀƁÇĐÉƑĞĤÏĴĶĽṀÑÔÞɊŘŠŢÛṼŴẊÝŽ"
LETTERS = str.maketrans(PLAIN, MARKED)
VOWELS = frozenset("àéïôûÀÉÏÔÛ")
WIDE = {chr(ord(plain) + 0xFEE0): plain.translate(LETTERS) for plain in "aeiouAEIOU"}
"""Vowels two cells wide, and the narrow ones."""
PLACE = re.compile(r"(\{[\w.]*\})")


def cells(text: str) -> int:
    """The cells of a terminal that a text without control characters takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


@cache
def pseudo(sentence: str) -> str:
    """The sentence in the language: its first vowel two cells wide, later ones doubled until it is long enough.

    Places such as ``{count}`` stay as they are and count for nothing; what has no letter stays as it is.
    """
    parts = PLACE.split(sentence)
    words = parts[::2]
    want = -(-sum(map(cells, words)) * LONGER // 100)
    words = [part.translate(LETTERS) for part in words]
    for at, part in enumerate(words):
        found = next((sign for sign in part if sign in VOWELS), "")
        if found:
            wide = next(wide for wide, narrow in WIDE.items() if narrow == found)
            words[at] = part.replace(found, wide, 1)
            break
    return "".join(_longer(words, parts[1::2], want - sum(map(cells, words))))


def _longer(words: list[str], places: list[str], lacking: int) -> list[str]:
    """Words and places in turn, with ``lacking`` vowels more: every vowel in turn, from the first, once and again."""
    takes = VOWELS if any(sign in VOWELS for part in words for sign in part) else WIDE
    many = sum(sign in takes for part in words for sign in part)
    more, over = divmod(max(lacking, 0), many) if many else (0, 0)
    found, seen = [], 0
    for part, place in zip(words, [*places, ""], strict=True):
        for sign in part:
            found.append(sign)
            if sign in takes:
                found.append(WIDE.get(sign, sign) * (more + (seen < over)))
                seen += 1
        found.append(place)
    return found


class Speaker(gettext.NullTranslations):
    """The language without a file: each sentence is made when it is asked for. For tests, which see few of them."""

    def gettext(self, message: str) -> str:
        """The sentence in the language."""
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form for a number; those for two and for more are alike."""
        return pseudo(msgid1 if n == 1 else msgid2)


def catalogue(template: Path = TEMPLATE) -> Catalog:
    """The whole language, made from a template."""
    with template.open("rb") as file:
        catalog = read_po(file)
    made = Catalog(project=catalog.project, charset="utf-8", fuzzy=False)
    made.mime_headers = list(HEAD.items())
    for message in catalog:
        if isinstance(message.id, list | tuple):
            one, many = message.id
            made.add(message.id, (pseudo(one), pseudo(many), pseudo(many)))
        elif message.id:
            made.add(message.id, pseudo(message.id))
    return made


def write(folder: Path, template: Path = TEMPLATE) -> Path:
    """Write the language as ``xx/LC_MESSAGES/marketgen.po`` under a folder; returns the path."""
    path = folder / CODE / "LC_MESSAGES" / "marketgen.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue(template), width=0, no_location=True)
    return path


def main(words: list[str]) -> int:
    """Write it where it is wished."""
    parser = argparse.ArgumentParser(description="Make a pseudo-language from the template for translators.")
    parser.add_argument("folder", type=Path, help="where LANGUAGE/LC_MESSAGES/marketgen.po is written")
    print(write(parser.parse_args(words).folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
