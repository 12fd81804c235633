"""Names of files in a pack that comes from elsewhere: what they may be, so that they are the same on every system."""

from __future__ import annotations

import re
import unicodedata

from marketgen.i18n import _
from marketgen.scenario.problems import Place, Problem, Unreadable, safe

KINDS = (".json", ".po", ".md", ".txt")
"""The kinds of files a pack has."""

LICENCES = ("LICENCE", "LICENSE")
"""Files that have no ending."""

WINDOWS = ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
"""Names that mean a device on Windows, whatever follows after a point."""

_LONGEST = 80
_OUT = re.compile(r"[/\\]|[A-Za-z]:")
_SIGNS = " ._-+()"


def fit(name: str, shown: str) -> str:
    """The name as it is written to the disk; empty for what is passed over (hidden files, and what macOS adds).

    Raises Unreadable: a name that leads out of the pack (E420), one that some system could not have, or that would show
    as another than it is (E421), one of a kind that packs do not have (E417). ``shown``: what the pack is called.
    """
    parts = re.split(r"[/\\]", name)
    place = Place(f"{shown}/{safe(name, 200)}", 0, 0)
    if _OUT.match(name) or ".." in parts:
        what = _("this name leads out of the pack")
        raise Unreadable(Problem("E420", what, _("take this pack from somebody you trust, or leave it"), place))
    if any(part.startswith(".") or part == "__MACOSX" for part in parts):
        return ""
    told = unicodedata.normalize("NFC", name)
    if "\\" in told or not all(map(_is_plain, told.split("/"))):
        what = _("not every system could have a file of this name, or it would show as another than it is")
        mend = _("use letters, digits, blanks and . _ - + ( ) in at most {count} characters")
        raise Unreadable(Problem("E421", what, mend.format(count=_LONGEST), place))
    last = told.rpartition("/")[2]
    if not last.endswith(KINDS) and last not in LICENCES:
        what = _("files of this kind are no part of a pack")
        mend = _("take it out; a pack has files of these kinds: {kinds}")
        raise Unreadable(Problem("E417", what, mend.format(kinds=", ".join((*KINDS, LICENCES[0]))), place))
    return told


def _is_plain(part: str) -> bool:
    return (
        0 < len(part) <= _LONGEST
        and all(sign.isalnum() or sign in _SIGNS for sign in part)
        and part == part.strip(" ")
        and not part.endswith(".")
        and part.partition(".")[0].lower() not in WINDOWS
    )


def same(name: str) -> str:
    """What two names have in common that some system takes for one."""
    return unicodedata.normalize("NFC", name.casefold())


def clash(name: str, other: str, shown: str) -> Problem:
    """The problem of two names of which some system keeps only one."""
    what = _('some systems take this name and "{other}" for the same').format(other=safe(other))
    return Problem("E422", what, _("rename or delete one of them"), Place(f"{shown}/{safe(name, 200)}", 0, 0))
