"""Hatch's hook: puts what the shipped scenarios compile to into the wheel, so that the first start checks nothing.

``python scripts/worlds.py FOLDER`` writes the same files into a folder.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent


def write(folder: Path, *, shipped: bool = True) -> None:
    """Check and compile every shipped scenario that can be played, for a start and for going on. shipped: whether a
    package will bring them; those for the cache of this very checkout are found by another word."""
    sys.path.insert(0, str(ROOT / "src"))  # this tree, whatever else is installed
    from marketgen import data
    from marketgen.scenario import load, packs, shelf

    files = data.scenario_files()
    whole = [path.read_bytes() for path in files]
    by = shelf.program_to_ship() if shipped else shelf.program()
    for header in packs.titles():
        if header.playable:
            found = load(header.path)
            if isinstance(found, list) or found.problems:
                raise SystemExit(f"{header.path} is not sound; marketgen check says why")
            shelf.put(folder, shelf.key_of(header.path.read_bytes(), *whole, by=by), found.world, found.document)
            shelf.put(folder, shelf.key_of_document(found.document, by=by), found.world, None)
    if shipped:
        (folder / shelf.PROGRAM).write_text(by, "utf-8")
    for path in folder.iterdir():
        path.chmod(0o644)  # drafts are for their writer only


class WorldsHook(BuildHookInterface[Any]):
    """Adds the worlds to the wheel; an editable install has the cache of the player."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Before the wheel is built."""
        if version == "editable":
            return
        folder = Path(tempfile.mkdtemp())
        write(folder)
        build_data["force_include"][str(folder)] = "marketgen/data/worlds"


if __name__ == "__main__":
    write(Path(sys.argv[1]), shipped=False)
