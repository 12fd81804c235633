"""Rewriting: what ``fmt`` and ``pack migrate`` have in common. The files of a pack, what would change, writing it."""

from __future__ import annotations

import codecs
import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from difflib import unified_diff
from pathlib import Path

from marketgen.engine.frozen import frozen
from marketgen.i18n import _
from marketgen.scenario import files, packs, standing
from marketgen.scenario.problems import Place, Problem, Unreadable, safe
from marketgen.scenario.source import Source


@frozen
class Rewritten:
    """A file and what becomes of it. after: the same as before if nothing does."""

    path: Path
    before: Source
    after: str

    @property
    def changed(self) -> bool:
        """Whether anything does."""
        return self.after != self.before.text

    def diff(self) -> str:
        """What changes, as a unified diff without control codes; empty if nothing does."""
        name = self.before.name
        lines = unified_diff(self.before.text.splitlines(), self.after.splitlines(), name, name, lineterm="")
        return "\n".join(safe(line, 10_000) for line in lines)


def rewrite(
    what: str, folders: Sequence[Path], change: Callable[[Source], str]
) -> tuple[list[Rewritten], list[Problem]]:
    """Every JSON file of a scenario, by its path or id, as ``change`` would have it; and what stood in the way.

    ``change`` raises Unreadable for a file that it leaves alone. Nothing is written.
    """
    found: list[Rewritten] = []
    problems: list[Problem] = []
    try:
        paths = _files_of(packs.find(what, folders))
    except Unreadable as fault:
        return [], [fault.problem]
    for path in paths:
        try:
            source = files.read(path, packs.shown_name(path))
            found.append(Rewritten(path, source, change(source)))
        except Unreadable as fault:
            problems.append(fault.problem)
    return found, problems


def _files_of(path: Path) -> list[Path]:
    folder = standing.folder_of(path)
    if folder is None:
        return [path]
    parts = sorted(part for part in (folder / standing.PARTS).glob("*.json") if not part.name.startswith("."))
    return [folder / standing.MAIN, *parts]


def write(one: Rewritten) -> Problem | None:
    """Put a file in place of the old one, whole or not at all; a link to it stays one. The problem if it cannot be."""
    path = Path(os.path.realpath(one.path))
    draft = ""
    try:
        mode = path.stat().st_mode & 0o777
        with open(path, "rb") as old:
            mark = codecs.BOM_UTF8 if old.read(3) == codecs.BOM_UTF8 else b""
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".draft")
        with os.fdopen(handle, "wb") as file:
            file.write(mark + one.after.encode())
            file.flush()
            os.fsync(file.fileno())
        os.chmod(draft, mode)
        os.replace(draft, path)
    except OSError as fault:
        if draft:
            with suppress(OSError):
                os.unlink(draft)
        what = _("this file cannot be written: {why}").format(why=safe(fault.strerror or ""))
        mend = _("check the permissions of its folder and the space on the disk; it is as it was")
        return Problem("E444", what, mend, Place(one.before.name, 0, 0))
    return None
