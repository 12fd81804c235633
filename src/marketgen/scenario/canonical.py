"""The identity of a scenario's rules, and its texts: both found by the shape of the document.

Two documents with one digest play alike: it is taken over all rules with keys sorted and numbers in their one
spelling, and leaves out what is only told (names, sentences, sources, notes) and the scenario's own id.
"""

from __future__ import annotations

import json
from decimal import Decimal
from hashlib import blake2b
from typing import Any

from marketgen.scenario.models.types import Written
from marketgen.scenario.source import plain
from marketgen.scenario.spec import Hit, Spec, document_spec, walk

_AGE = "age"


def digest(document: dict[str, Any]) -> str:
    """What identifies the rules of a merged document: 32 hexadecimal digits of BLAKE2b."""
    rules = json.dumps(_rules(document, document_spec()), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return blake2b(rules.encode(), digest_size=16).hexdigest()


def dump(document: dict[str, Any]) -> str:
    """A merged document as JSON text in one line, in the order of its keys; :func:`json.loads` and the reader of this
    package read equal numbers back, decimals exactly."""
    return json.dumps(plain(document), separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def texts(document: dict[str, Any], hits: list[Hit] | None = None) -> dict[str, str]:
    """Every text of a checked document by its path, ``goods.salt.name``; of a list of texts each, ``knows.0``. Those
    of its ``tests`` are for authors, and no run carries them.

    hits: the walk over the document, if there was one already.
    """
    found = {
        ".".join(map(str, hit.path)): hit.value
        for hit in (walk(document, document_spec()) if hits is None else hits)
        if isinstance(hit.mark, Written) and hit.path[-1] != "note" and hit.path[0] != "tests"
    }
    for member, entry in document.get("household", {}).items():
        if _AGE in entry:
            found[f"household.{member}.{_AGE}"] = str(entry[_AGE])
    return dict(sorted(found.items()))


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
