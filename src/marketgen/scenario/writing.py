"""Writing: an editable copy of a scenario in the player's folder. The text is kept, layout and all."""

from __future__ import annotations

import errno
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from marketgen.i18n import _
from marketgen.scenario import files, hints, installed, pack_folder, packs, patch, reader, standing
from marketgen.scenario.pack_names import WINDOWS
from marketgen.scenario.problems import Place, Problem, Unreadable, safe
from marketgen.scenario.source import Object

_TITLE_LONGEST = 80
_SIDE = ".copying-"  # what the name of a folder begins with while it is being written
_STALE = 60  # seconds after which nobody is at work on such a folder any more: a copy takes a few
_TAKEN = (errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR)


def new_from(
    what: str | Path, name: str, folder: Path, title: str = "", folders: Sequence[Path] = ()
) -> Path | Problem:
    """Write ``folder/name.json``, or for a folder pack the folder ``folder/name``: a scenario as it stands, with the id
    ``name`` and another title. Returns its path.

    ``title`` is ``name`` as words unless given. If the name is no id, another scenario has it, something is there, or
    it cannot be written, the problem comes back and nothing is changed.
    """
    wrong = bad_name(name, title, [folder, *folders])
    if wrong is not None:
        return wrong
    problems: list[Problem] = []
    try:
        path = packs.find(what, [folder, *folders])
        pack = standing.folder_of(path)
        source = files.read(pack / standing.MAIN, f"{what}/{standing.MAIN}") if pack else files.read(path, str(what))
        document = reader.parse(source, problems)
        patch.leave_nulls(document, problems)
        others = _others_of(pack, str(what)) if pack else {}
    except Unreadable as fault:
        return fault.problem
    if problems:
        return problems[0]
    if document.get("playable") is False:
        return refused(
            str(what),
            _('"{id}" is a base pack, not a game').format(id=safe(str(what))),
            _("copy a scenario that extends it"),
        )
    text = _renamed(source.text, document, {"id": name, "title": title or as_title(name)})
    if pack is None:
        return write(folder, folder / f"{name}.json", text)
    return _write_folder(folder, name, {**others, standing.MAIN: text.encode()})


def _others_of(pack: Path, shown: str) -> dict[str, bytes]:
    """The content of the files of a folder pack by their names, but for what says what the pack is. Raises Unreadable:
    too much, or a link, in it."""
    found = {}
    for member in pack_folder.members(pack, shown):
        if member.name != standing.MAIN:
            found[member.name] = files.content(member.path, f"{shown}/{safe(member.name, 200)}", pack_folder.TOTAL)
    return found


def as_title(name: str) -> str:
    """The title that a scenario has by its id, if it is given none."""
    return name.replace("_", " ").capitalize()


def bad_name(name: str, title: str, folders: Sequence[Path]) -> Problem | None:
    """Why no scenario can be written under this name and title; None if one can."""
    if not standing.ID.fullmatch(name) or name in WINDOWS:
        better = packs.as_id(name)
        mend = _("try {name}").format(name=better) if better else ""
        if name in WINDOWS or better in WINDOWS:
            mend = _("try {name}").format(name=f"my_{better}"[:40])
        what = _('"{name}" cannot be the name of a scenario: small letters a to z, digits and _, a letter first')
        return refused(name, what.format(name=safe(name)), mend)
    if len(title) > _TITLE_LONGEST or not title.isprintable():
        return refused(name, _("this title does not fit on a line"), _("at most 80 characters, no control codes"))
    taken = next((header for header in packs.titles(folders) if header.id == name), None)
    if taken is not None:
        what = _('there is a scenario called "{name}" already: {place}').format(
            name=name, place=packs.shown_name(taken.path)
        )
        free = next(
            f"{name[:37]}_{number}"
            for number in range(2, 100)
            if f"{name[:37]}_{number}" not in {header.id for header in packs.titles(folders)}
        )
        return refused(name, what, _("choose another name, such as {name}").format(name=free))
    return None


def refused(name: str, what: str, mend: str) -> Problem:
    """The problem of a scenario that was not written."""
    return Problem("E411", what, mend or hints.one_of(()), Place(safe(name), 0, 0))


def _renamed(text: str, document: Object, values: dict[str, Any]) -> str:
    """The text with some values at its top replaced in place; the last one first, so that offsets stay right."""
    spans = []
    for key, value in values.items():
        if key in document:
            start = document.at[key][2]
            spans.append((start, json.JSONDecoder().raw_decode(text, start)[1], json.dumps(value, ensure_ascii=False)))
    for start, end, new in sorted(spans, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def write(folder: Path, path: Path, text: str) -> Path | Problem:
    """Write a new file for good, folder and all; never over one that is there. Its path, or the problem."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        return _there(path)
    except OSError as fault:
        return _unwritable(path, fault)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as fault:
        path.unlink(missing_ok=True)
        return _unwritable(path, fault)
    return path


def _unwritable(path: Path, fault: OSError) -> Problem:
    what = _("{path} cannot be written: {why}").format(path=packs.shown_name(path), why=safe(fault.strerror or ""))
    return refused(path.stem, what, _("check the folder's permissions and the space on the disk"))


def _write_folder(folder: Path, name: str, contents: Mapping[str, bytes]) -> Path | Problem:
    """Write a new folder for good and whole: beside its place, where no list shows it, and then moved there."""
    target = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        installed.clear_left(folder, _SIDE, _STALE)
        if os.path.lexists(target):
            return _there(target)
        side = Path(tempfile.mkdtemp(prefix=_SIDE, dir=folder))
        try:
            record = installed.Record(name, "", "", "", "", dict.fromkeys(contents, ""))
            installed.write(side / installed.RECORD, installed.dump(record))  # so that what is left can be cleared
            for one, content in contents.items():
                installed.write(side / one, content)
            installed.forget(side)
            side.chmod(0o755)
            os.rename(side, target)
        finally:
            installed.clear(side, contents)  # it is gone, if it was moved
        installed.sync(folder)
    except OSError as fault:
        return _there(target) if fault.errno in _TAKEN else _unwritable(target, fault)
    return target


def _there(path: Path) -> Problem:
    what = _("{path} is there already").format(path=packs.shown_name(path))
    return refused(path.stem, what, _("choose another name, or move that file away"))
