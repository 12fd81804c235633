"""Facts: every number of a scenario with where it comes from, for the Sources page and the check."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from marketgen.engine.frozen import frozen
from marketgen.scenario.models.types import Amount, Scaled
from marketgen.scenario.source import Path
from marketgen.scenario.spec import Hit, document_spec, walk

_REST = "rest"
_MARKS = (Scaled, Amount)
_NUMBERS = (int, float, Decimal)


@frozen
class Fact:
    """A number: its path, its value as in the document, ``documented``, ``estimate``, ``invented`` or nothing where no
    basis is given, what is said about it, and the ids of its sources."""

    path: Path
    value: int | Decimal | float
    basis: str
    about: str
    cite: tuple[str, ...]


def facts(document: dict[str, Any], hits: list[Hit] | None = None) -> tuple[Fact, ...]:
    """Every number of a merged document that is part of its world, in the order of the document.

    A basis is looked for from the number outwards: under the number's own key, or the key it stands below, or under
    ``rest``. Numbers about the file itself, and places in an order (``rank``, ``priority``), are no facts.
    hits: the walk over the document, if there was one already.
    """
    found = []
    bases = _Bases(document)
    for hit in walk(document, document_spec()) if hits is None else hits:
        if type(hit.mark) in _MARKS and type(hit.value) in _NUMBERS and _counts(hit.path):
            basis = bases.of(hit.path)
            cite = tuple(basis.get("cite") or ())
            found.append(Fact(hit.path, hit.value, basis.get("is", ""), basis.get("about", ""), cite))
    return tuple(found)


_NOT = ("chapters", "minutes", "pauses", "sources", "teacher", "tests")
"""Sections whose numbers come from nowhere: they are no numbers of the world."""


def _counts(path: Path) -> bool:
    return path[0] not in _NOT and path[-1] not in ("rank", "priority", "age")


class _Bases:
    """The basis of what stands at a path, each object on the way asked once."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._known: dict[Path, tuple[Any, dict[str, Any]]] = {(): (document, {})}  # what stands there, and above it

    def of(self, path: Path) -> dict[str, Any]:
        """The nearest basis that speaks of a path; empty if none does."""
        above = path[:-1]
        known = self._known.get(above)
        node, found = self._look(above) if known is None else known
        basis = node.get("basis") if isinstance(node, dict) else None
        if isinstance(basis, dict):
            own = basis.get(path[-1]) or basis.get(_REST)
            if isinstance(own, dict):
                return own
        return found

    def _look(self, path: Path) -> tuple[Any, dict[str, Any]]:
        """What stands at a path, and the basis of all of it that says nothing itself."""
        above = path[:-1]
        node = self._known[above][0] if above in self._known else self._look(above)[0]
        known = self._known[path] = (node[path[-1]], self.of(path))
        return known
