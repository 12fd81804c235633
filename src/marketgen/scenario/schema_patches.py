"""Schema of patches: what may stand in place of a value in a file that extends another, for editors.

The words are those of :mod:`marketgen.scenario.edits`, and null, which deletes. Whether the base has what they change
is left to the check.
"""

from __future__ import annotations

from typing import Any

from marketgen.scenario import edits

Schema = dict[str, Any]

NONE: Schema = {"type": "null", "description": "Deletes what the base has here."}
"""The definition ``none``."""

REPLACE = "$replace"

_ONE_WORD: Schema = {"maxProperties": 1}
_SENTENCES = {
    "$scale": "The number of the base times this.",
    "$add": "The number of the base and this.",
    "$append": "Put behind the items of the base.",
    "$prepend": "Put before the items of the base.",
    "$remove": "Items of the base that are taken out.",
    REPLACE: "This in place of the whole that the base has here: nothing merges.",
}


def word_of_entry() -> Schema:
    """The word of an entry that the base has too."""
    return {
        "enum": [edits.MERGE, edits.REPLACE],
        "enumDescriptions": ["Changes the entry of the base.", "Drops the entry of the base; this one stands alone."],
        "description": "Says that this changes the entry of the base that has this id.",
    }


def change_of_number() -> Schema:
    """The definition ``change.number``: what becomes of a number of the base."""
    words = {word: {"type": "number", "description": _SENTENCES[word]} for word in ("$scale", "$add")}
    return _words(words) | _ONE_WORD


def change_of_list(items: Schema) -> Schema:
    """What becomes of a list of the base, with the schema of an item."""
    words = ("$append", "$prepend", "$remove")
    return _words({word: {"type": "array", "items": items, "description": _SENTENCES[word]} for word in words})


def or_change(plain: Schema, change: Schema) -> Schema:
    """A value that is no object, or an object that says what becomes of that of the base. (An editor says of a mistake
    in the one nothing of the other.)"""
    return {"if": {"type": "object"}, "then": change, "else": plain}


def or_replaced(part: Schema, whole: Schema) -> Schema:
    """A table that merges, or another in place of that of the base. The word stands in both, so that it is offered."""
    test = {"type": "object", "required": [REPLACE]}
    offered = {REPLACE: {"description": _SENTENCES[REPLACE]}, **part.get("properties", {})}
    return {"if": test, "then": _words({REPLACE: replacing(whole)}), "else": {**part, "properties": offered}}


def replacing(whole: Schema) -> Schema:
    """The value of ``$replace``, with the schema of what is put in place."""
    told = _SENTENCES[REPLACE]
    return {"description": told, "allOf": [whole]} if "$ref" in whole else {**whole, "description": told}


def with_replace(made: Schema, whole: Schema) -> Schema:
    """An object that may be put in place of that of the base, and then is nothing else."""
    return {
        **made,
        "properties": {REPLACE: replacing(whole), **made["properties"]},
        "dependencies": {REPLACE: _ONE_WORD},
    }


def replaced(name: str, whole: Schema) -> Schema:
    """The entry that stands alone in place of one of the base: that of the definition ``name``, with its word."""
    word = {"const": edits.REPLACE, "description": word_of_entry()["description"]}
    return {
        **{key: value for key, value in whole.items() if key != "defaultSnippets"},
        "properties": {edits.PATCH: word}
        | {key: {"$ref": f"#/definitions/{name}/properties/{key}"} for key in whole["properties"]},
        "required": [edits.PATCH, *whole.get("required", ())],
    }


def is_replaced(alone: Schema, merged: Schema) -> Schema:
    """An entry of the base by its word: one that stands alone, else one that is merged."""
    test = {"properties": {edits.PATCH: {"const": edits.REPLACE}}, "required": [edits.PATCH]}
    return {"if": test, "then": alone, "else": merged}


def is_patch(patch: Schema, new: Schema) -> Schema:
    """An entry of which only its word says whether the base has it."""
    return {"if": {"required": [edits.PATCH]}, "then": patch, "else": new}


def _words(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False, "minProperties": 1}
