"""Taught: what a guide for a class is made of: a scenario's document in the reader's language, its numbers, its world.

The parts of ``teacher`` are read here and nowhere else: no run carries them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from marketgen.engine.frozen import frozen
from marketgen.engine.world import World
from marketgen.scenario import checking, packs, translations
from marketgen.scenario.compiling import compile
from marketgen.scenario.factsheet import Figure, figures
from marketgen.scenario.models.types import Written
from marketgen.scenario.problems import Problem, Unreadable, ordered
from marketgen.scenario.provenance import facts
from marketgen.scenario.source import Path as At
from marketgen.scenario.source import plain


@frozen
class Taught:
    """A scenario as a teacher reads it. document: joined, its texts in the wanted language where they are translated;
    language: of these texts; figures: its numbers; world: compiled, None of a base pack, which nobody plays."""

    document: dict[str, Any]
    language: str
    figures: tuple[Figure, ...]
    world: World | None


def read(what: str | Path, folders: Sequence[Path] = (), language: str = "") -> Taught | list[Problem]:
    """A scenario or base pack, by its id or path, in a language if it is translated into it; or what is wrong with it.

    language: a code or the name of a locale.
    """
    problems: list[Problem] = []
    try:
        path = packs.find(what, folders)
        root = packs.read_chain(path, folders, problems)
    except Unreadable as fault:
        return ordered([*problems, fault.problem])
    base_pack = root.get("playable") is False
    found = checking.check(root, problems, base_pack)
    if any(problem.is_error for problem in found.problems):
        return found.problems
    document = plain(root)
    texts = {".".join(map(str, hit.path)): (hit.path, hit.value) for hit in found.hits if isinstance(hit.mark, Written)}
    told = translations.of(path, folders, {key: value for key, (_path, value) in texts.items()}).languages
    chosen = translations.chosen(told, language) if language else ""
    for key, said in told.get(chosen, {}).items():
        _put(document, texts[key][0], said)
    world = compile(found.document, root, found.hits) if found.document is not None and not base_pack else None
    numbers = tuple(figures(document, facts(root, found.hits)))
    return Taught(document, chosen or document.get("language", ""), numbers, world)


def _put(document: Any, path: At, said: str) -> None:
    for part in path[:-1]:
        document = document[part]
    document[path[-1]] = said
