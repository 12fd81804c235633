"""Verbs of ``pack`` about packs from others: ``install``, ``list``, ``remove``."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from marketgen.cli.output import FINE, document, say
from marketgen.i18n import _, ngettext


def install_options(parser: ArgumentParser) -> None:
    """What may stand behind ``install``."""
    parser.add_argument("source", metavar="ZIP|FOLDER", help=_("a pack in a zip, or in a folder"))
    parser.add_argument("--sha256", type=_checksum, metavar="HEX", help=_("refuse any other file"))
    parser.add_argument("--replace", action="store_true", help=_("in place of an installed pack with the same id"))


def _checksum(word: str) -> str:
    if re.fullmatch("[0-9a-fA-F]{64}", word):
        return word
    raise ArgumentTypeError(_("a sha256 is 64 digits, 0 to 9 and a to f"))


def list_options(parser: ArgumentParser) -> None:
    """What may stand behind ``list``."""
    parser.add_argument("--json", action="store_true", help=_("one JSON document on standard output, nothing else"))


def remove_options(parser: ArgumentParser) -> None:
    """What must stand behind ``remove``."""
    parser.add_argument("id", metavar="ID", help=_("the id of an installed pack"))
    parser.add_argument("--force", action="store_true", help=_("even if another scenario extends it"))


def install(asked: Namespace) -> int:
    """Install a pack from a zip or a folder into the scenario folder, after checking all of it."""
    from marketgen.cli.pack import problems_told
    from marketgen.saves import folders
    from marketgen.scenario import installing
    from marketgen.scenario.problems import Unreadable

    try:
        parcel = installing.opened(Path(asked.source))
    except Unreadable as fault:
        return problems_told([fault.problem])
    say(_("{source}: {files}, sha256 {sha256}").format(
        source=parcel.shown, sha256=parcel.sha256,
        files=ngettext("{count} file", "{count} files", len(parcel.files)).format(count=len(parcel.files)),
    ))  # fmt: skip
    other = installing.pinned(parcel, asked.sha256) if asked.sha256 else None
    if other is not None:
        return problems_told([other])
    record, problems = installing.install(parcel, folders.scenarios(), asked.replace)
    code = problems_told(problems)
    if record is not None:
        where = folders.scenarios() / record.id
        say(_("Installed: {title} {version} as {path}").format(title=record.title, version=record.version, path=where))
        say(_("marketgen play {id} plays it; marketgen pack remove {id} takes it away.").format(id=record.id))
    return code


def listing(asked: Namespace) -> int:
    """List the installed packs, each with its checksum, and whether it is still as it was installed."""
    from marketgen.saves import folders
    from marketgen.scenario import installed

    packs = installed.packs_of(folders.scenarios())
    found = [(record, not installed.foreign(path, record)) for path, record in packs]
    if asked.json:
        keys = ("id", "title", "version", "sha256", "source")
        told = [{**{key: getattr(record, key) for key in keys}, "unchanged": same} for record, same in found]
        document({"packs": told})
        return FINE
    if not found:
        say(_("No pack is installed. marketgen pack install FILE.zip installs one."))
    for record, same in found:
        line = _("{id}: {title} {version}, from {source}, sha256 {sha256}")
        if not same:
            line = _("{id}: {title} {version}, from {source}, sha256 {sha256}; changed since")
        words = ("id", "title", "version", "source", "sha256")
        say(line.format(**{key: getattr(record, key) for key in words}))
    return FINE


def remove(asked: Namespace) -> int:
    """Take away an installed pack; saved runs of it go on, since each carries its own copy."""
    from marketgen.cli.pack import problems_told
    from marketgen.saves import folders
    from marketgen.scenario import installing

    record, refused = installing.remove(asked.id, folders.scenarios(), asked.force)
    if refused is not None:
        return problems_told([refused])
    assert record is not None
    say(_("Removed: {title} {version}. Saved runs of it can still be played.").format(
        title=record.title, version=record.version))  # fmt: skip
    return FINE
