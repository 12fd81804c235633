"""Crash reports: what broke and where in the program, without a word of the player's.

Messages of exceptions, values of variables and paths of the system are left out, because each of them may hold a
note, a name or a scenario's text; types, places in the code and versions are enough to find a fault.
"""

from __future__ import annotations

import errno
import os
import platform
import sys
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from marketgen.i18n import _
from marketgen.saves import files, folders
from marketgen.saves.problems import SaveFailed, shown

_MOST_CAUSES = 10
_MOST_FRAMES = 60
_LIBRARIES = ("textual", "rich", "pydantic", "platformdirs", "filelock", "packaging")


def write_report(error: BaseException, version: str, facts: Mapping[str, str | int] | None = None) -> Path:
    """Write a report about ``error`` into the reports folder and return its path.

    version: of the program; facts: more of the program's own words, such as the rules number, a digest or the
    terminal's type; never texts of a scenario or of the player. SaveFailed with a sentence if it cannot be written.
    """
    folder = folders.made(folders.reports())
    content = report_text(error, version, facts).encode("ascii", "backslashreplace")
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%SZ")
    try:
        return files.keep_aside(folder / f"crash-{moment}.txt", content)
    except OSError as fault:
        sentence = _("The crash report could not be written to {path}: {why}.")
        why = fault.strerror or type(fault).__name__
        raise SaveFailed(folder, sentence.format(path=shown(folder), why=why)) from fault


def report_text(error: BaseException, version: str, facts: Mapping[str, str | int] | None = None) -> str:
    """The text of a report; in English in every language, for those who mend the program."""
    lines = [
        "marketgen crash report",
        "",
        f"marketgen: {version}",
        f"python: {platform.python_version()} ({sys.implementation.name})",
        f"system: {platform.system()} {platform.release()} {platform.machine()}",
        f"terminal: {_word(os.environ.get('TERM', '-'))} {_word(os.environ.get('COLORTERM', ''))}".rstrip(),
        *(f"{name}: {number}" for name, number in _libraries()),
        *(f"{_word(name)}: {_word(str(value))}" for name, value in (facts or {}).items()),
        "",
        "Messages, values and notes are left out on purpose.",
    ]
    for step, (relation, fault) in enumerate(_chain(error)):
        lines += ["", f"{relation}:" if step else "the fault:", *_fault(fault)]
    return "\n".join(lines) + "\n"


def _word(text: str) -> str:
    return shown(text)[:80]


def _libraries() -> list[tuple[str, str]]:
    from importlib import metadata  # only here: a report is rare, and this is slow

    found = []
    for name in _LIBRARIES:
        try:
            found.append((name, metadata.version(name)))
        except metadata.PackageNotFoundError:
            found.append((name, "-"))
    return found


def _chain(error: BaseException) -> list[tuple[str, BaseException]]:
    found: list[tuple[str, BaseException]] = []
    relation, fault = "", error
    while len(found) < _MOST_CAUSES and all(fault is not other for _, other in found):
        found.append((relation, fault))
        if fault.__cause__ is not None:
            relation, fault = "caused by", fault.__cause__
        elif fault.__context__ is not None and not fault.__suppress_context__:
            relation, fault = "while handling", fault.__context__
    return found


def _fault(error: BaseException) -> list[str]:
    kind = type(error)
    name = f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")
    if isinstance(error, OSError) and error.errno is not None:
        name += f" {errno.errorcode.get(error.errno, error.errno)}"
    lines = [
        f"  {_place(frame.filename)}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__, limit=-_MOST_FRAMES)
    ]
    return [name, *(lines or ["  (no trace)"])]


def _place(filename: str) -> str:
    """A file of a package from the package on, any other by its name: no folder of a person's home is told."""
    parts = Path(filename).parts
    for root in ("site-packages", "src"):
        if root in parts:
            return "/".join(parts[parts.index(root) + 1 :])
    return parts[-1] if parts else "?"
