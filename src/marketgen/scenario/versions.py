"""Versions: which marketgen a file asks for, which format it is of, and what it still calls by an old name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from marketgen import __version__
from marketgen.i18n import _
from marketgen.scenario import lifts, renames, since
from marketgen.scenario.problems import Place, Problem, Unreadable, safe
from marketgen.scenario.source import Object, Path, place_of, spelled

if TYPE_CHECKING:
    from packaging.specifiers import SpecifierSet
    from packaging.version import Version

FORMAT = 1
"""The format of scenario files that this program reads; it lifts older ones to it."""

REQUIRES, PROGRAM = "requires", "marketgen"

UNMET = "E441"
"""The code of a file that asks for another version than this."""


def up_to_date(document: Object, problems: list[Problem]) -> Object:
    """A document as this version reads it: lifted to its format, by the names of today. What was old is a note or a
    warning. Its format must be one this program reads."""
    if document["format"] < FORMAT:
        problems.append(_lifted(document))
        document = lifts.lift(document, FORMAT, lifts.LIFTS)
    found = renames.find(document, renames.RENAMES)
    if not found:
        return document
    problems += renames.problems_of(document, found)
    return renames.applied(document, found)


def _lifted(document: Object) -> Problem:
    what = _("this file is written in format {found}, and was read as format {format}")
    mend = _("`marketgen pack migrate FILE --write` brings it to format {format}")
    told = {"found": document["format"], "format": FORMAT}
    return Problem("N401", what.format(**told), mend.format(**told), place_of(document, ("format",)), "format")


def check_requires(document: dict[str, Any], place: Place | None = None) -> None:
    """Raises Unreadable with E441 if a file asks for another marketgen than this one. ``place`` is said of a document
    without places. What is no requirement at all is left to :func:`check_wording`."""
    asked = _asked(document)
    if asked is None or _meets(asked):
        return
    what = _("this scenario asks for marketgen {wanted}; this is {ours}").format(wanted=safe(str(asked)), ours=ours())
    mend = _('install one that fits: pip install "marketgen{wanted}"').format(wanted=safe(str(asked)))
    path: Path = (REQUIRES, PROGRAM)
    where = place_of(document, path) if isinstance(document, Object) else place or Place("", 0, 0)
    raise Unreadable(Problem(UNMET, what, mend, where, spelled(path)))


def check_wording(document: Object, problems: list[Problem]) -> None:
    """Problems of ``requires`` itself: that it is no requirement (E442), or lets versions read the file that would
    refuse a key in it (W402)."""
    requires = document.get(REQUIRES)
    wanted = requires.get(PROGRAM) if isinstance(requires, dict) else None
    if not isinstance(wanted, str):
        return  # its shape is a matter of the models
    path: Path = (REQUIRES, PROGRAM)
    asked = _asked(document)
    if asked is None:
        what = _('"{text}" does not say which versions: comparisons such as >=0.6 do').format(text=safe(wanted))
        mend = _("write {form}").format(form=json.dumps(_likely(wanted)))
        problems.append(Problem("E442", what, mend, place_of(document, path), spelled(path)))
        return
    lets_older = {version: _lets_older(asked, version) for version in dict(since.SINCE)}
    newer = [(version, key) for version, key in since.newer(document) if lets_older[version]]
    if newer:
        latest = max((version for version, _key in newer), key=_version)
        places = tuple(place_of(document, key, key=True) for version, key in newer if version == latest)
        told = {"wanted": safe(str(asked)), "latest": latest, "key": safe(str(newer[0][1][-1]))}
        what = _('{wanted} lets versions read this file that do not know "{key}"').format(**told)
        mend = _('write "marketgen": ">={latest}"').format(**told)
        says = _("known since marketgen {latest}: {{places}}").format(**told)
        problems.append(Problem("W402", what, mend, place_of(document, path), spelled(path), places, says))


def later(path: Path) -> str:
    """The version that first knows the key at a path, if that is a later one than this; else empty."""
    found = since.known_since(path)
    return found if found and _version(found) > _version(ours()) else ""


def ours() -> str:
    """The version whose files this program reads: its own."""
    return __version__


def _asked(document: dict[str, Any]) -> SpecifierSet | None:
    requires = document.get(REQUIRES)
    wanted = requires.get(PROGRAM) if isinstance(requires, dict) else None
    if not isinstance(wanted, str) or not wanted.strip():
        return None
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        return SpecifierSet(wanted)
    except InvalidSpecifier:
        return None


def _meets(asked: SpecifierSet) -> bool:
    return asked.contains(_version(ours()).base_version, prereleases=True)


def _lets_older(asked: SpecifierSet, version: str) -> bool:
    """Whether a requirement lets a version in that is older than another."""
    return any(asked.contains(one) for one in _candidates(asked) if _version(one) < _version(version))


def _candidates(asked: SpecifierSet) -> Iterator[str]:
    """Versions that might be asked for: those of the tables, and those that the requirement names itself."""
    yield from (since.FIRST, *dict.fromkeys(version for version, _pattern in since.SINCE))
    for one in asked:
        if one.operator != "===":
            named = _version(one.version.removesuffix(".*")).base_version
            yield from (named, f"{named}.0.1")


def _likely(wanted: str) -> str:
    """What was probably meant by a text that is no requirement."""
    from packaging.version import InvalidVersion, Version

    try:
        return f">={Version(wanted.strip())}"
    except InvalidVersion:
        return f">={ours()}"


@cache
def _version(text: str) -> Version:
    from packaging.version import Version

    return Version(text)
