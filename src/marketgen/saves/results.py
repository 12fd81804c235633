"""What finished runs came to: a small file of its own, so that a result outlives the run's file.

It is read as something anybody may have written: each entry is checked, and what is none is passed over. It holds the
last MOST results; writing replaces it as a whole.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from marketgen.engine.frozen import frozen
from marketgen.i18n import _
from marketgen.saves import folders, small
from marketgen.saves.problems import SaveFailed, shown

MOST = 500
"""Results that are kept; the oldest go first."""

LARGEST = 500_000
"""Bytes the file may have."""

LONGEST = 200
"""Signs that a word of a result may have."""

GREATEST = 10**12
"""The greatest number of a result."""


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
    try:
        with small.held(place):
            known, why = load()
            if any(one.mark == result.mark for one in known):
                return
            if why:
                small.put_aside(place)
            told = [asdict(one) for one in (*known, result)[-MOST:]]
            small.replace(place, json.dumps({"results": told}, ensure_ascii=True, indent=1))
    except OSError as fault:
        sentence = _("The result could not be written to {path}: {why}. The run itself is saved.")
        told_why = fault.strerror or type(fault).__name__
        raise SaveFailed(place, sentence.format(path=shown(place), why=told_why)) from fault


def _read(place: Path) -> tuple[list[Any], str]:
    """The entries of the file as they stand there, or why there are none. A missing file holds nothing."""
    raw, why = small.content(place, LARGEST)
    if why or not (raw or place.exists()):
        return [], why
    try:
        kept = json.loads(raw.decode())
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
