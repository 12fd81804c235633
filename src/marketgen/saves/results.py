"""What finished runs came to: a small file of its own, so that a result outlives the run's file.

It is read as something anybody may have written: each entry is checked, and what is none is passed over. It holds the
last MOST results; writing replaces it as a whole.
"""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from marketgen.engine.frozen import frozen
from marketgen.i18n import _
from marketgen.saves import files, folders, locking
from marketgen.saves.problems import OpenElsewhere, SaveFailed, SaveProblem, shown

MOST = 500
"""Results that are kept; the oldest go first."""

LARGEST = 500_000
"""Bytes the file may have."""

LONGEST = 200
"""Signs that a word of a result may have."""

GREATEST = 10**12
"""The greatest number of a result."""

_TRIES, _WAIT = 40, 0.05  # another window may be writing its own result just now


@frozen
class Result:
    """What a run came to. start: whom it was played as, empty for the usual one; score: -1 where an ending has none;
    worth: thousandths of what the scenario measures it by; mark: the digest of the run's last state, so that the same
    result is kept once."""

    scenario: str
    title: str
    seed: str
    difficulty: str
    goal: str
    start: str
    goal_met: bool
    ending: str
    reached: int
    planned: int
    score: int
    worth: int
    rules: int
    mark: str


_KINDS = {"goal_met": bool} | dict.fromkeys(("reached", "planned", "score", "worth", "rules"), int)


def path() -> Path:
    """The file of the results, there or not."""
    return folders.data() / "results.json"


def load() -> tuple[tuple[Result, ...], str]:
    """The results, the oldest first, and why the file cannot be used, if it cannot. Never fails."""
    kept, why = _read(path())
    if why:
        return (), _("The results in {path} cannot be read ({why}).").format(path=shown(path()), why=why)
    return tuple(result for one in kept if (result := _checked(one)))[-MOST:], ""


def keep(result: Result) -> None:
    """Add a result, once. A file that cannot be read is put aside first, never overwritten. SaveFailed if it cannot be
    written."""
    place = path()
    folders.made(place.parent)
    lock = _lock(place)
    try:
        known, why = load()
        if any(one.mark == result.mark for one in known):
            return
        if why:
            files.move(place, files_aside(place))
        told = [asdict(one) for one in (*known, result)[-MOST:]]
        files.replace(place, json.dumps({"results": told}, ensure_ascii=True, indent=1).encode() + b"\n")
    except OSError as fault:
        sentence = _("The result could not be written to {path}: {why}. The run itself is saved.")
        told_why = fault.strerror or type(fault).__name__
        raise SaveFailed(place, sentence.format(path=shown(place), why=told_why)) from fault
    finally:
        lock.release()


def files_aside(place: Path) -> Path:
    """A free name beside a file that cannot be read."""
    for number in range(1, 1000):
        aside = place.with_name(f"{place.name}.bad-{number}")
        if not os.path.lexists(aside):
            return aside
    raise FileExistsError(f"{place.name}.bad-999")


def _lock(place: Path) -> Any:
    problem: SaveProblem | None = None
    for _try in range(_TRIES):
        try:
            return locking.take(place)
        except OpenElsewhere as held:
            problem = held
            time.sleep(_WAIT)
    told = _("The result could not be written to {path}: another window holds it. The run itself is saved.")
    raise SaveFailed(place, told.format(path=shown(place))) from problem


def _read(place: Path) -> tuple[list[Any], str]:
    """The entries of the file as they stand there, or why there are none. A missing file holds nothing."""
    try:
        if place.exists() and not place.is_file():
            return [], _("it is not a file")
        with os.fdopen(os.open(place, files.READ), "rb") as file:
            raw = file.read(LARGEST + 1)
        if len(raw) > LARGEST:
            return [], _("it is too large")
        kept = json.loads(raw.decode())
    except FileNotFoundError:
        return [], ""
    except OSError as fault:
        return [], shown(fault.strerror or type(fault).__name__)
    except (ValueError, RecursionError):
        return [], _("it is no file of results")
    entries = kept.get("results") if isinstance(kept, dict) else None
    return (entries, "") if isinstance(entries, list) else ([], _("it is no file of results"))


def _checked(entry: object) -> Result | None:
    """An entry, if it is one."""
    if not isinstance(entry, dict):
        return None
    found: dict[str, Any] = {}
    for one in fields(Result):
        value, kind = entry.get(one.name), _KINDS.get(one.name, str)
        if type(value) is not kind:
            return None
        if isinstance(value, str) and (len(value) > LONGEST or not value.isprintable()):
            return None
        if type(value) is int and not -1 <= value <= GREATEST:
            return None
        found[one.name] = value
    result = Result(**found)
    sound = result.score <= 100 and 0 <= result.reached <= result.planned and result.scenario and result.seed
    return result if sound else None
