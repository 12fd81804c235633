"""Zips of packs: read with every suspicion, and never unpacked by their own word.

The directory is looked at first; only if every entry is in order are the files read, each no further than the size the
directory tells. Nothing is written here.
"""

from __future__ import annotations

import stat
import struct
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from marketgen.i18n import _
from marketgen.scenario import files, pack_folder, pack_names, standing
from marketgen.scenario.problems import Place, Problem, Unreadable, safe

RATIO = 100
"""A file may take this many times the room it takes in the zip, at most."""

_ENCRYPTED = 1
_DIRECTORY = 1_000_000  # bytes of the list of entries: five hundred need a tenth of that
_BROKEN = (BadZipFile, NotImplementedError, ValueError, LookupError, EOFError, OSError, struct.error, zlib.error)


def contents(content: bytes, shown: str) -> dict[str, bytes]:
    """The files of the pack in a zip, by their names in the pack. Raises Unreadable at the first thing amiss."""
    try:
        _sane_directory(content, shown)
        with ZipFile(BytesIO(content)) as archive:
            if len(archive.infolist()) > standing.FILES:
                raise Unreadable(pack_folder.too_many(shown))
            planned = _planned(archive.infolist(), shown)
            return {name: _read(archive, info, shown) for name, info in _of_the_pack(planned, shown).items()}
    except _BROKEN as fault:
        why = safe(str(fault), 100)
        raise Unreadable(
            Problem(
                "E419",
                _("this is no zip, or a damaged one: {why}").format(why=why),
                _("fetch it again, or ask whoever made it"),
                Place(shown, 0, 0),
            )
        ) from None


def refusal(path: Path, shown: str) -> Problem:
    """Why a zip cannot be played as it lies there: what is wrong with it, or that it must be installed."""
    try:
        contents(files.content(path, shown, pack_folder.TOTAL), shown)
    except Unreadable as fault:
        return fault.problem
    return pack_folder.not_installed(path, shown)


def _sane_directory(content: bytes, shown: str) -> None:
    """Refuse a list of entries that would take long to read: before it is read."""
    end = content.rfind(b"PK\x05\x06")
    if end < 0 or len(content) < end + 22:
        raise BadZipFile(_("it has no list of its files"))
    _disk, _other, _here, entries, size = struct.unpack("<4HL", content[end + 4 : end + 16])
    if entries > standing.FILES or size > _DIRECTORY:
        raise Unreadable(pack_folder.too_many(shown))


def _planned(infos: list[ZipInfo], shown: str) -> dict[str, ZipInfo]:
    """The entries to be read by their fit names; what is wrong with any of them stops all."""
    planned: dict[str, ZipInfo] = {}
    seen: dict[str, str] = {}
    for info in infos:
        told = f"{shown}/{safe(info.orig_filename, 200)}"
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise Unreadable(pack_folder.link(told))
        folder = info.orig_filename.endswith("/")
        name = pack_names.fit(info.orig_filename + "x.md" * folder, shown)
        if folder or not name:
            continue
        if pack_names.same(name) in seen:
            raise Unreadable(pack_names.clash(name, seen[pack_names.same(name)], shown))
        seen[pack_names.same(name)] = name
        if info.flag_bits & _ENCRYPTED or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            what = _("this file is encrypted, or packed in a way that few programs read")
            raise Unreadable(Problem("E423", what, _("pack it again, in the usual way"), Place(told, 0, 0)))
        if info.file_size > files.LARGEST:
            raise files.too_large(told)
        if info.file_size > RATIO * info.compress_size:
            raise Unreadable(_bomb(told))
        planned[name] = info
    if sum(info.file_size for info in planned.values()) > pack_folder.TOTAL:
        raise Unreadable(pack_folder.too_large(shown))
    return planned


def _of_the_pack(planned: dict[str, ZipInfo], shown: str) -> dict[str, ZipInfo]:
    """The entries by their names in the pack, which may lie in a folder, or be one file only."""
    main = standing.MAIN
    if main in planned:
        return planned
    mains = [name for name in planned if name.endswith(f"/{main}")]
    if not mains:
        alone = [name for name in planned if name.endswith(".json")]
        if len(alone) == 1 and "/" not in alone[0]:
            return {main if name == alone[0] else name: info for name, info in planned.items()}
        raise Unreadable(pack_folder.no_main(list(planned), shown))
    top = mains[0][: -len(main)]
    if len(mains) > 1 or not all(name.startswith(top) for name in planned):
        what = _("there is more in this zip than one pack")
        mend = _("zip the folder of each pack by itself")
        raise Unreadable(Problem("E427", what, mend, Place(shown, 0, 0)))
    return {name.removeprefix(top): info for name, info in planned.items()}


def _read(archive: ZipFile, info: ZipInfo, shown: str) -> bytes:
    """The content of a file: read no further than it says it is long, and refused if it is shorter."""
    with archive.open(info) as file:
        content = file.read(info.file_size)
    if len(content) != info.file_size:
        raise Unreadable(_bomb(f"{shown}/{safe(info.filename, 200)}"))
    return content


def _bomb(shown: str) -> Problem:
    what = _("this file is not as large as the zip says, or packed more than {ratio} to 1").format(ratio=RATIO)
    return Problem("E424", what, _("no text packs so tightly; leave this zip alone"), Place(shown, 0, 0))
