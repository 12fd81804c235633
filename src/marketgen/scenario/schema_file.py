"""Schema file: where the schema of a pack lies for editors, and what the pack's file says to be read with it."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path

from marketgen.engine.frozen import frozen
from marketgen.scenario import packs, standing
from marketgen.scenario.declared import declared
from marketgen.scenario.schema import schema

FOLDER = ".marketgen"
"""The folder beside a pack's file in which its schema lies; no list of scenarios looks into it."""


@frozen
class Made:
    """The schema of a pack. path: where it lies; named: that path as the pack's file names it under ``$schema``; told:
    the file does so already."""

    text: str
    path: Path
    named: str
    told: bool


def made(what: str, folders: Sequence[Path]) -> Made:
    """The schema of a pack by its id or path, with its own ids. Nothing is written; raises Unreadable."""
    path = packs.find(what, folders)
    was = gc.isenabled()
    gc.disable()  # many thousands of small objects, and nothing to collect among them
    try:
        found = declared(path, folders)
        text = schema(found)
    finally:
        if was:
            gc.enable()
    folder = standing.folder_of(path)
    main = folder / standing.MAIN if folder else path
    named = f"./{FOLDER}/{main.stem}.schema.json"
    return Made(text, main.parent / named, named, found.schema == named)


def write(one: Made) -> None:
    """Write a schema where it lies. Raises OSError."""
    one.path.parent.mkdir(exist_ok=True)
    one.path.write_text(one.text, "utf-8")
