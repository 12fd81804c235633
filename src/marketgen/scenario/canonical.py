"""The identity of a scenario's rules, and its texts: both found by the shape of the document.

Two documents with one digest play alike: it is taken over all rules with keys sorted and numbers in their one
spelling, and leaves out what is only told (names, sentences, sources, notes) and the scenario's own id.
"""

from __future__ import annotations

import json
from decimal import Decimal
from hashlib import blake2b
from typing import Any

from marketgen.scenario.models.types import Ref, Written
from marketgen.scenario.source import plain
from marketgen.scenario.spec import Hit, Spec, document_spec, walk

_AGE = "age"

BEFOREHAND = ("teacher", "content_notes")
"""What whoever plays should know of beforehand, hunger or arrest: for players too, before a run is begun."""

NOT_PLAYED = ("tests", "teacher")
"""Parts of a document that are for authors and teachers; no run carries them."""


def digest(document: dict[str, Any]) -> str:
    """What identifies the rules of a merged document: 32 hexadecimal digits of BLAKE2b."""
    rules = json.dumps(_rules(document, document_spec()), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return blake2b(rules.encode(), digest_size=16).hexdigest()


def dump(document: dict[str, Any]) -> str:
    """A merged document as JSON text in one line, in the order of its keys; :func:`json.loads` and the reader of this
    package read equal numbers back, decimals exactly."""
    return json.dumps(plain(document), separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def texts(document: dict[str, Any], hits: list[Hit] | None = None) -> dict[str, str]:
    """Every text that a run of a checked document carries, by its path, ``goods.salt.name``; of a list of texts each,
    ``knows.0``. And what to be told of beforehand, which is shown where a run is chosen.

    hits: the walk over the document, if there was one already.
    """
    hits = walk(document, document_spec()) if hits is None else hits
    left = _only_taught(hits)
    found = {
        ".".join(map(str, hit.path)): hit.value
        for hit in hits
        if isinstance(hit.mark, Written) and hit.path[-1] != "note"
        and (hit.path[0] not in NOT_PLAYED or hit.path[:2] == BEFOREHAND)
        and not (hit.path[0] == "sources" and hit.path[1] in left)
    }  # fmt: skip
    for member, entry in document.get("household", {}).items():
        if _AGE in entry:
            found[f"household.{member}.{_AGE}"] = str(entry[_AGE])
    for some_id, start in document.get("starts", {}).items():
        for member, entry in (start.get("household") or {}).items():
            if member != "note" and _AGE in entry:
                found[f"starts.{some_id}.household.{member}.{_AGE}"] = str(entry[_AGE])
    return dict(sorted(found.items()))


def played(document: dict[str, Any], hits: list[Hit]) -> dict[str, Any]:
    """What a run carries of a plain document: all but what is for authors and teachers, and the sources that only the
    teacher's part cites. A class is not handed its guide with the game."""
    left = _only_taught(hits)
    kept = {key: value for key, value in document.items() if key not in NOT_PLAYED}
    if left and "sources" in kept:
        kept["sources"] = {one: source for one, source in kept["sources"].items() if one not in left}
    return kept


def _only_taught(hits: list[Hit]) -> set[Any]:
    """The sources that the teacher's part cites and nothing else."""
    cited: tuple[set[Any], set[Any]] = set(), set()
    for hit in hits:
        if isinstance(hit.mark, Ref) and hit.mark.kind == "source" and hit.path[0] != "tests":
            cited[hit.path[0] == "teacher"].add(hit.value)
    played, taught = cited
    return taught - played


def _rules(value: Any, spec: Spec) -> Any:
    if isinstance(value, dict):
        kept = {
            key: _rules(inner, below)
            for key, inner in value.items()
            if (below := spec.fields.get(key) if spec.fields else spec.each) is not None and not _is_told(below)
        }
        return list(kept.items()) if spec.ordered else kept
    if isinstance(value, list):
        return [_rules(item, spec.each or spec) for item in value]
    return _number(value) if isinstance(value, float | Decimal) else value


def _number(value: float | Decimal) -> int | str:
    """The one spelling of a number. Never equal to a text that counts: ids do not begin with a digit."""
    exact = Decimal(repr(value)) if isinstance(value, float) else value
    return int(exact) if exact == exact.to_integral_value() else str(exact.normalize())


def _is_told(spec: Spec) -> bool:
    if spec.told:
        return True
    inner = spec.each if spec.each is not None else spec
    return any(isinstance(mark, Written) for mark in inner.marks)
