"""Folder packs: ``scenario.json`` with ``parts/*.json`` beside it, read as one document.

The parts hold sections of the document; each entry keeps its place in the part it came from. Nothing outside the
folder is read, whatever links lie in it, and nothing that begins with a point.
"""

from __future__ import annotations

import os
import shlex
import stat
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from marketgen.engine.frozen import frozen
from marketgen.i18n import _
from marketgen.scenario import files, parts, reader, standing
from marketgen.scenario.problems import Place, Problem, Unreadable, safe
from marketgen.scenario.source import Object, Source

TOTAL = 20_000_000
"""Bytes of a pack at most, unpacked."""

LEVELS = 4
"""How many names the path of a file in a pack may have."""


@frozen
class Member:
    """A file of a pack. name: its path in the pack, parted by /; size: in bytes."""

    name: str
    path: Path
    size: int


@frozen
class _Kind:
    """Files that are read if they lie in this folder of a pack and their names end so."""

    folder: str
    suffix: str


_PART, _TRANSLATION = _Kind(standing.PARTS, ".json"), _Kind(standing.LANG, ".po")
_KINDS = {".json": _PART, ".jsonc": _PART, ".json5": _PART, ".po": _TRANSLATION}
"""By the end of a name, in small letters: what a file with it is surely meant to be."""


def read(path: Path, shown: str, problems: list[Problem]) -> tuple[Source, Object]:
    """The document of a pack, and the source of the file that says what it is. Raises Unreadable: then nothing more of
    it can be said than what is wrong with its files. ``shown``: the path as messages call it."""
    folder = standing.folder_of(path)
    if folder is None and path.suffix == ".zip" and standing.is_file(path):
        from marketgen.scenario import pack_zip

        raise Unreadable(pack_zip.refusal(path, shown))
    if folder is None:
        source = files.read(path, shown)
        return source, reader.parse(source, problems)
    shown = shown if folder is path else os.path.dirname(shown) or "."
    found = members(folder, shown)
    if all(one.name != standing.MAIN for one in found):
        raise Unreadable(no_main([one.name for one in found], shown))
    sources: list[Source] = []
    documents: list[Object] = []
    faults: list[Problem] = []
    for name in [standing.MAIN, *_parts(found, shown, problems)]:
        try:
            sources.append(files.read(folder / name, f"{shown}/{name}"))
            documents.append(reader.parse(sources[-1], problems))
        except Unreadable as fault:
            faults.append(fault.problem)
    if faults:  # all of them are told, but what stands in the others means little without these
        problems += faults[1:]
        raise Unreadable(faults[0])
    return sources[0], parts.together(documents[0], documents[1:], problems)


def members(folder: Path, shown: str) -> list[Member]:
    """Every file of a folder pack in the order of names, those apart that begin with a point.

    Raises Unreadable: a link in it (E414), too many files or folders in folders (E415), too much in all (E416).
    """
    found: list[Member] = []
    waiting: list[tuple[Path, tuple[str, ...]]] = [(folder, ())]
    seen = 0
    while waiting:
        here, above = waiting.pop()
        for entry in _scanned(here, shown):
            seen += 1
            names = (*above, entry.name)
            told = f"{shown}/{safe('/'.join(names), 200)}"
            if seen > standing.FILES or len(names) > LEVELS:
                raise Unreadable(too_many(told if len(names) > LEVELS else shown))
            kind = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(kind.st_mode):
                waiting.append((here / entry.name, names))
            elif stat.S_ISREG(kind.st_mode):
                found.append(Member("/".join(names), here / entry.name, kind.st_size))
            else:
                raise Unreadable(link(told))
    if sum(one.size for one in found) > TOTAL:
        raise Unreadable(too_large(shown))
    return sorted(found, key=lambda one: one.name)


def _scanned(folder: Path, shown: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            found = []
            for entry in entries:
                if not entry.name.startswith("."):
                    found.append(entry)
                if len(found) > standing.FILES:
                    break
            return found
    except OSError as fault:
        what = _("this folder cannot be read: {why}").format(why=safe(fault.strerror or ""))
        mend = _("give your account permission to read it")
        raise Unreadable(Problem("E004", what, mend, Place(shown, 0, 0))) from None


def _parts(found: Sequence[Member], shown: str, problems: list[Problem]) -> list[str]:
    """The names of the parts; problems for JSON, and translations, where nobody would read them."""
    told = []
    for one in found:
        kind = _KINDS.get(PurePosixPath(one.name).suffix.lower())
        if kind is None or one.name == standing.MAIN:
            continue
        above, _slash, last = one.name.rpartition("/")
        if above == kind.folder and one.name.endswith(kind.suffix):
            if kind is _PART:
                told.append(one.name)
            continue
        what = _("this file is no part of the pack: only {main} and what stands in {parts} is read").format(
            main=standing.MAIN, parts=f"{standing.PARTS}/*{_PART.suffix}"
        )
        if kind is _TRANSLATION:
            what = _("this file is no translation of the pack: only those in {folder} are read").format(
                folder=f"{standing.LANG}/*{kind.suffix}"
            )
        mend = _("move it to {path}, or out of the pack").format(
            path=f"{kind.folder}/{safe(PurePosixPath(last).stem)}{kind.suffix}"
        )
        problems.append(Problem("E418", what, mend, Place(f"{shown}/{safe(one.name, 200)}", 0, 0)))
    return told


def no_main(names: Sequence[str], shown: str) -> Problem:
    """The problem of a folder, or a zip, with these files in it, of which none is its ``scenario.json``."""
    nested = next((name for name in names if name.endswith(f"/{standing.MAIN}")), "")
    alone = [name for name in names if name.endswith(".json") and "/" not in name]
    mend = _("write {main}, with at least format, id, title and language").format(main=standing.MAIN)
    if nested:
        mend = _("the pack lies in a folder within: take {folder} out of it").format(
            folder=safe(nested[: -len(standing.MAIN)])
        )
    elif len(alone) == 1:
        mend = _("rename {name} to {main}").format(name=safe(alone[0]), main=standing.MAIN)
    what = _("this is no pack: there is no {main} in it").format(main=standing.MAIN)
    return Problem("E413", what, mend, Place(shown, 0, 0))


def link(shown: str) -> Problem:
    """The problem of a link, or something else that is no ordinary file."""
    what = _("this is a link, or something else that is no ordinary file")
    return Problem("E414", what, _("put a copy of the file in its place"), Place(shown, 0, 0))


def not_installed(path: Path, shown: str) -> Problem:
    """The problem of a zip that lies where scenarios are looked for."""
    what = _("this is a zip, and a pack is played only once it is installed")
    mend = _("marketgen pack install {file} does that; then move the zip away").format(file=shlex.quote(shown))
    return Problem("E428", what, mend, Place(shown, 0, 0))


def too_many(shown: str) -> Problem:
    """The problem of too many files, or of a file that lies too deep."""
    what = _("a pack has at most {count} files and folders, and paths of at most {levels} names").format(
        count=standing.FILES, levels=LEVELS
    )
    return Problem("E415", what, _("take out what is no part of it"), Place(shown, 0, 0))


def too_large(shown: str) -> Problem:
    """The problem of a pack that is too large."""
    what = _("this pack is larger than {limit} MB").format(limit=TOTAL // 1_000_000)
    return Problem("E416", what, _("take out what is no part of it"), Place(shown, 0, 0))
