"""Facts: every number of a scenario with where it comes from, for the Sources page and the check."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from marketgen.scenario.models.types import Amount, Scaled
from marketgen.scenario.source import Path
from marketgen.scenario.spec import Hit, document_spec, walk

_REST = "rest"


@dataclass(frozen=True, slots=True)
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
    for hit in walk(document, document_spec()) if hits is None else hits:
        if isinstance(hit.mark, Scaled | Amount) and isinstance(hit.value, int | float | Decimal) and _counts(hit.path):
            basis = _basis_of(document, hit.path)
            cite = tuple(basis.get("cite") or ())
            found.append(Fact(hit.path, hit.value, basis.get("is", ""), basis.get("about", ""), cite))
    return tuple(found)


def _counts(path: Path) -> bool:
    return path[0] not in ("minutes", "sources") and path[-1] not in ("rank", "priority", "age")


def _basis_of(document: dict[str, Any], path: Path) -> dict[str, Any]:
    nodes: list[Any] = [document]
    for part in path[:-1]:
        nodes.append(nodes[-1][part])
    for depth in range(len(path) - 1, -1, -1):
        node = nodes[depth]
        basis = node.get("basis") if isinstance(node, dict) else None
        if isinstance(basis, dict):
            found = basis.get(path[depth]) or basis.get(_REST)
            if isinstance(found, dict):
                return found
    return {}
