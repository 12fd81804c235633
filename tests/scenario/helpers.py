"""What the tests of scenarios share: documents with something put into them, and the codes of problems."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from marketgen.scenario import Loaded, check, load
from marketgen.scenario.problems import Problem
from tests.support import ROOT

DATA = ROOT / "tests" / "data"
COUNTRY = DATA / "made_up_country.json"
TINY = DATA / "tiny.json"
SHIPPED = ROOT / "scenarios"


def country() -> dict[str, Any]:
    """The made-up country as plain JSON."""
    found: dict[str, Any] = json.loads(COUNTRY.read_text("utf-8"))
    return found


def put_in(document: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    """A document with a part put in: objects join, all else replaces, and an empty object replaces too."""
    joined = dict(document)
    for key, value in part.items():
        old = joined.get(key)
        joined[key] = put_in(old, value) if isinstance(old, dict) and isinstance(value, dict) and value else value
    return joined


def written(folder: Path, document: dict[str, Any] | str, name: str = "quay.json") -> Path:
    """A file with a document, or a text, in it."""
    path = folder / name
    text = document if isinstance(document, str) else json.dumps(document, indent=2, ensure_ascii=False)
    path.write_text(text, "utf-8")
    return path


def codes(problems: Sequence[Problem]) -> list[str]:
    """The codes of problems, in their order."""
    return [problem.code for problem in problems]


def problems_with(folder: Path, part: dict[str, Any], document: dict[str, Any] | None = None) -> list[Problem]:
    """The problems of the made-up country, or another document, with a part put in."""
    return check(written(folder, put_in(document or country(), part)))


def loaded(path: Path | str) -> Loaded:
    """A scenario that must have no error."""
    found = load(path)
    assert isinstance(found, Loaded), "\n".join(map(str, found))
    return found
