"""Where packs stand, and which files and folders they are made of. Nothing of them is read here.

A start that finds its scenario compiled needs no more than this of the whole package.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from marketgen.data import scenarios_folder

ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
"""What an id looks like."""

MAIN = "scenario.json"
"""The file every folder pack has; what says what the pack is stands in it."""

PARTS = "parts"
"""The folder of the further files."""

FILES = 500
"""Files and folders of a pack at most."""

ASIDE = ".replaced-"
"""What the name of a pack begins with while another is put in its place. Should the process be killed just then, the
pack is still there: whoever looks for it finds it aside until the next that installs or removes brings it back."""

LANG = "lang"
"""The folder of translations."""


def is_file(path: str | Path) -> bool:
    """Whether a file stands there. A name that no system could have (too long, a zero byte) is no file."""
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def folder_of(path: Path) -> Path | None:
    """The folder of a folder pack, by its path or by that of its ``scenario.json``; None for a pack in one file."""
    try:
        if path.is_dir():
            return path
        if path.name == MAIN and (path.parent / PARTS).is_dir():
            return path.parent
    except (OSError, ValueError):
        pass
    return None


def looks_like_one(folder: Path) -> bool:
    """Whether a folder is meant as a pack: there is JSON in it, or in the one folder in it. A list shows a pack that is
    broken, and does not show a folder of pictures."""
    try:
        names = sorted(os.listdir(folder))
        return any(name.endswith(".json") for name in names) or any(
            (folder / name / MAIN).is_file() or (name == PARTS and (folder / name).is_dir()) for name in names[:FILES]
        )
    except OSError:
        return False


def files_of(path: Path) -> list[Path]:
    """The files that a pack is read from, in the order in which they are read; the file itself of a single one."""
    folder = folder_of(path)
    if folder is None:
        return [path]
    try:
        more = sorted(one for one in (folder / PARTS).iterdir() if one.suffix == ".json" and one.name[0] != ".")
    except OSError:
        more = []
    return [folder / MAIN, *more]


def stands(path: str | Path) -> bool:
    """Whether a scenario in a file, or in a folder, stands there."""
    try:
        return is_file(path) or (Path(path).is_dir() and looks_like_one(Path(path)))
    except (OSError, ValueError):
        return False


def folders_of(folders: Sequence[Path]) -> list[tuple[Path, bool]]:
    """The folder of the shipped scenarios, and then the given ones: (folder, shipped)."""
    try:
        shipped = [(scenarios_folder(), True)]
    except FileNotFoundError:
        shipped = []
    return shipped + [(folder, False) for folder in folders]


def shown_in(folder: Path) -> list[Path]:
    """What stands in a scenario folder, hidden things apart, in the order of names; among them a pack that is aside
    while nothing is in its place. Raises OSError."""
    names = os.listdir(folder)
    shown = {name: name for name in names if not name.startswith(".")}
    for name in names:
        if name.startswith(ASIDE):
            shown.setdefault(name.removeprefix(ASIDE), name)
    return [folder / shown[name] for name in sorted(shown)]


def packs_in(folder: Path) -> list[Path]:
    """What stands in a folder as a scenario, sound or not: files, folder packs, zips, and links that lead nowhere."""
    try:
        return [path for path in shown_in(folder) if path.suffix in (".json", ".zip") or _is_folder_pack(path)]
    except OSError:
        return []


def _is_folder_pack(path: Path) -> bool:
    if path.is_dir():
        return looks_like_one(path)
    return path.is_symlink() and not path.exists() and ID.fullmatch(path.name) is not None


def lang_folder(path: Path) -> Path:
    """Where the translations of a pack lie, whether there are any or not."""
    folder = folder_of(path)
    return folder / LANG if folder is not None else path.parent / LANG / path.stem


def may_be_translated(path: Path, folders: Sequence[Path]) -> bool:
    """Whether a pack, or any that it could extend, may be translated: cheap, and no is certain."""
    beside = (folder_of(path) or path).absolute().parent
    try:
        if lang_folder(path).is_dir():
            return True
        around = [beside, *(folder for folder, _shipped in folders_of(folders))]
        return any(next(folder.glob(wanted), None) for folder in around for wanted in (LANG, f"*/{LANG}"))
    except (OSError, ValueError):
        return True
