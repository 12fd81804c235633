"""Installing packs from elsewhere: checked in a side folder, then moved whole into its place, and taken away again.

What was installed stands in a record in the pack's folder, with the checksum of every file. Nothing else is ever
deleted. A side folder begins with a point, so that no list shows it; one that was left behind by a process that was
killed is put right by the next that installs or removes.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from marketgen.engine.frozen import frozen
from marketgen.i18n import _, ngettext
from marketgen.scenario import files, installed, loading, pack_folder, pack_names, pack_zip, packs, standing
from marketgen.scenario.installed import RECORD, Record
from marketgen.scenario.problems import Place, Problem, Unreadable, safe
from marketgen.scenario.standing import ASIDE

_SIDE, _REMOVED = ".installing-", ".removed-"
_STALE = 3600  # seconds after which a side folder belongs to no process that is still at work
_TAKEN = (errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR)


@frozen
class Parcel:
    """A pack that is to be installed. files: its content by names; sha256: of the zip, or of the names and contents of
    a folder's files; shown: what messages call it; source: the name of the zip or folder."""

    files: Mapping[str, bytes]
    sha256: str
    shown: str
    source: str


def opened(path: Path) -> Parcel:
    """A pack in a zip or a folder, looked through but not yet checked as a scenario. Raises Unreadable."""
    shown = packs.shown_name(path)
    folder = standing.folder_of(path)
    if folder is not None:
        found = _of_folder(folder, shown)
        whole = sha256(b"".join(b"%b\n%d\n%b" % (name.encode(), len(one), one) for name, one in sorted(found.items())))
        return Parcel(found, whole.hexdigest(), shown, safe(folder.absolute().name))
    content = files.content(path, shown, pack_folder.TOTAL)
    if path.suffix == ".json":
        what = _("a scenario in one file needs no installing")
        mend = _("copy it into your scenario folder; marketgen doctor shows where that is")
        raise Unreadable(Problem("E419", what, mend, Place(shown, 0, 0)))
    return Parcel(pack_zip.contents(content, shown), sha256(content).hexdigest(), shown, safe(path.name))


def _of_folder(folder: Path, shown: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    seen: dict[str, str] = {}
    for member in pack_folder.members(folder, shown):
        name = pack_names.fit(member.name, shown)
        if pack_names.same(name) in seen:
            raise Unreadable(pack_names.clash(name, seen[pack_names.same(name)], shown))
        seen[pack_names.same(name)] = name
        if name:
            found[name] = files.content(member.path, f"{shown}/{safe(member.name, 200)}")
    if standing.MAIN not in found:
        raise Unreadable(pack_folder.no_main(list(found), shown))
    return found


def pinned(parcel: Parcel, wanted: str) -> Problem | None:
    """The problem of a pack that is not the one whose checksum was given."""
    if parcel.sha256 == wanted.lower():
        return None
    what = _("this is another pack than the one that was wanted: its sha256 is {found}").format(found=parcel.sha256)
    return Problem("E426", what, _("fetch it again from where the checksum was told"), Place(parcel.shown, 0, 0))


def install(parcel: Parcel, folder: Path, replaces: bool = False) -> tuple[Record | None, list[Problem]]:
    """Install a pack into the scenario folder. Its record, if it was; and what the checker says of it.

    With an error nothing is installed. ``replaces``: an installed pack with the same id makes room, unless a file in it
    was changed or added since.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _tidy(folder)
        side = Path(tempfile.mkdtemp(prefix=_SIDE, dir=folder))
        try:
            return _from_side(side, parcel, folder, replaces)
        finally:
            installed.clear(side, parcel.files)
    except OSError as fault:
        return None, [_unwritable(folder, fault)]


def _from_side(side: Path, parcel: Parcel, folder: Path, replaces: bool) -> tuple[Record | None, list[Problem]]:
    sums = {name: sha256(content).hexdigest() for name, content in parcel.files.items()}
    record = Record("", "", "", parcel.sha256, parcel.source, sums)
    installed.write(side / RECORD, installed.dump(record))  # first of all: what is in no record is never deleted
    for name, content in parcel.files.items():
        installed.write(side / name, content)
    problems = [_renamed(one, packs.shown_name(side), parcel.shown) for one in loading.check(side, (folder,))]
    if any(problem.is_error for problem in problems):
        return None, problems
    head = packs.read_alone(side, [])
    record = replace(record, id=head["id"], title=safe(head["title"]), version=safe(str(head.get("version", ""))))
    installed.write(side / RECORD, installed.dump(record))
    refused = _taken(record, folder, replaces)
    if refused is not None:
        return None, [*problems, refused]
    for above in sorted({(side / name).parent for name in (RECORD, *parcel.files)}):
        installed.sync(above)
    side.chmod(0o755)
    _move(side, folder / record.id, folder / (ASIDE + record.id))
    return record, problems


def _renamed(problem: Problem, side: str, shown: str) -> Problem:
    """A problem found in the side folder, told of the pack it came from."""

    def named(place: Place) -> Place:
        return replace(place, file=place.file.replace(side, shown, 1))

    return replace(problem, place=named(problem.place), also=tuple(map(named, problem.also)))


def _taken(record: Record, folder: Path, replaces: bool) -> Problem | None:
    """Why a pack cannot have its place; None if it can."""
    target = folder / record.id
    place = Place(packs.shown_name(target), 0, 0)
    there = installed.record_of(target)
    if there is None and os.path.lexists(target):
        what = _("there is something of this name already, and it was not installed")
        return Problem("E425", what, _("move it away, or give it another name"), place)
    if there is not None:
        if not replaces:
            what = _('"{id}" is installed already: version {version}, sha256 {sha256}')
            told = what.format(id=record.id, version=there.version, sha256=there.sha256)
            return Problem("E425", told, _("add --replace to install this one in its place"), place)
        return _changed(target, there)
    other = next((one for one in packs.titles((folder,)) if one.id == record.id), None)
    if other is None:
        return None
    what = _('another scenario has the id "{id}": {place}').format(id=record.id, place=packs.shown_name(other.path))
    return Problem("E425", what, _("move that one away, or leave this one"), Place(packs.shown_name(other.path), 0, 0))


def _changed(target: Path, record: Record) -> Problem | None:
    """What stands in the way of taking an installed pack away."""
    foreign = installed.foreign(target, record)
    if not foreign:
        return None
    what = _("this was changed, or put there, since the pack was installed: {files}").format(
        files=", ".join(safe(name) for name in foreign[:5]) + (", \u2026" if len(foreign) > 5 else "")
    )
    mend = _("move it away, or take the whole folder away yourself; only what was installed is ever deleted")
    return Problem("E429", what, mend, Place(packs.shown_name(target), 0, 0))


def _move(side: Path, target: Path, aside: Path) -> None:
    """Put a side folder in its place at one stroke; what was there goes aside, and comes back if that fails."""
    if not os.path.lexists(target):
        os.rename(side, target)
    else:
        os.rename(target, aside)
        try:
            os.rename(side, target)
        except OSError:
            os.rename(aside, target)
            raise
    installed.sync(target.parent)
    installed.clear(aside)


def remove(some_id: str, folder: Path, forced: bool = False) -> tuple[Record | None, Problem | None]:
    """Take an installed pack away. Its record if that was done, else why not. ``forced``: even if others extend it."""
    target = folder / some_id
    try:
        _tidy(folder)
        record = installed.record_of(target) if standing.ID.fullmatch(some_id) else None
        if record is None:
            return None, _not_ours(some_id, folder)
        refused = _changed(target, record) or (None if forced else _needed(target, record, folder))
        if refused is not None:
            return None, refused
        os.rename(target, folder / (_REMOVED + some_id))
        installed.sync(folder)
        installed.clear(folder / (_REMOVED + some_id))
    except OSError as fault:
        return None, _unwritable(folder, fault)
    return record, None


def _needed(target: Path, record: Record, folder: Path) -> Problem | None:
    """The problem of a pack that others extend, which could not be played without it."""
    others = [header.id or safe(header.path.name) for header in packs.extended_by(record.id, folder)]
    if not others:
        return None
    what = ngettext(
        "another scenario extends it and cannot be played without it: {ids}",
        "others extend it and cannot be played without it: {ids}",
        len(others),
    )
    mend = _("take that away first, or add --force")
    return Problem("E432", what.format(ids=", ".join(others)), mend, Place(packs.shown_name(target), 0, 0))


def _not_ours(some_id: str, folder: Path) -> Problem:
    from marketgen.scenario.hints import did_you_mean

    known = next((one for one in packs.titles((folder,)) if some_id in (one.id, one.path.name)), None)
    if known is not None:
        what = _('"{id}" was not installed by marketgen pack install, so it is not taken away either')
        place = Place(packs.shown_name(known.path), 0, 0)
        return Problem("E429", what.format(id=safe(some_id)), _("delete it yourself if you want that"), place)
    ids: Sequence[str] = [record.id for record in installed.records(folder)]
    mend = did_you_mean(some_id, ids) or _("marketgen pack list shows what is installed")
    what = _('no pack called "{id}" is installed').format(id=safe(some_id))
    return Problem("E429", what, mend, Place(safe(some_id), 0, 0))


def _tidy(folder: Path) -> None:
    """Put right what a process left behind that was killed: a pack that had gone aside comes back if nothing took its
    place; side folders that nobody can be at work on any more go."""
    for path in folder.glob(f"{ASIDE}*"):
        target = folder / path.name.removeprefix(ASIDE)
        if os.path.lexists(target):
            installed.clear(path)
        else:
            os.rename(path, target)
    for path in folder.glob(f"{_REMOVED}*"):
        installed.clear(path)
    installed.clear_left(folder, _SIDE, _STALE)


def _unwritable(folder: Path, fault: OSError) -> Problem:
    shown = packs.shown_name(folder)
    if fault.errno in _TAKEN:
        what = _("something else took its place at the same moment")
        return Problem("E430", what, _("try again"), Place(shown, 0, 0))
    what = _("this folder cannot be written: {why}").format(why=safe(fault.strerror or str(fault)))
    mend = _("make room, or allow writing there, and try again")
    return Problem("E430", what, mend, Place(shown, 0, 0))
