"""Schema texts: what an editor shows of a schema: sentences with units, names beside ids, and what to begin with.

In English, like the docstrings they are made of.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from marketgen.scenario import keys
from marketgen.scenario.models.conditions import AS_SAID

if TYPE_CHECKING:
    from marketgen.scenario.declared import Declared
    from marketgen.scenario.models.types import Model
    from marketgen.scenario.spec import Spec

Schema = dict[str, Any]


def named(pack: Declared | None) -> str:
    """The heading of a schema."""
    if pack is None:
        return "A scenario of marketgen, format 1"
    return f"{pack.title}: a scenario of marketgen, with its own ids"


def described(about: str, schema: Schema, unit: str = "", digits: int = 0, default: Any = None) -> Schema:
    """A schema with its sentence, unit and default. Editors pass over what stands beside a reference: it is wrapped."""
    told = [about]
    if unit and unit != AS_SAID:
        told.append(f"Counts: {unit}.")
    if digits:
        told.append(f"At most {digits} digit{'s' if digits > 1 else ''} after the point.")
    made: Schema = {}
    if default is not None:
        told.append(f"If left out: {written(default)}.")
        made["default"] = default
    text = " ".join(told)
    made["description"] = text.replace("`", "")
    if "`" in text:
        made["markdownDescription"] = text
    return {**made, "allOf": [schema]} if "$ref" in schema or "if" in schema else {**made, **schema}


def written(value: Any) -> str:
    """A value as a file has it."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def among(known: dict[str, str]) -> Schema:
    """One of some ids, each with what it is called."""
    if not known:
        return {"not": {}, "errorMessage": "The scenario has nothing of this kind yet: add it to its section first."}
    return {"enum": list(known), "enumDescriptions": list(known.values())}


def snippet(model: type[Model]) -> Schema:
    """What an object begins with: each key that must be there, to go through with the tab key."""
    needed = [key for key in keys.keys_of(model) if key.needed]
    body = {key.name: _blank(key.shape, number) for number, key in enumerate(needed, 1)}
    return {
        "label": "all that must be there",
        "description": ", ".join(body),
        "body": body,
    }


def _blank(shape: Spec, number: int) -> Any:
    if shape.kind == "words":
        words = ",".join(keys.written_word(word) for word in shape.words)
        return f"${{{number}|{words}|}}" if isinstance(shape.words[0], str) else f"^${{{number}|{words}|}}"
    if shape.kind == "flag":
        return f"^${{{number}|true,false|}}"
    if shape.kind == "list":
        return [f"^${number}"]
    if shape.kind in ("table", "object"):
        return f"^{{${number}}}"
    return f"${number}" if shape.kind == "text" else f"^${{{number}:0}}"
