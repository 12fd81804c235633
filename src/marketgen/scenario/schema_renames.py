"""Schema of old names: they are still read, so an editor does not underline them as unknown but says the new name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from marketgen.scenario.renames import RENAMES, Rename
from marketgen.scenario.spec import Spec, document_spec

Schema = dict[str, Any]


def renamed() -> dict[type, list[Rename]]:
    """The rows of the table of renames by the object in which the old name stands."""
    found: dict[type, list[Rename]] = {}
    for row in RENAMES:
        above = row.old.split(".")[:-1]
        for model in dict.fromkeys(spec.model for spec in _reached(document_spec(), above)):
            if model is not None:
                found.setdefault(model, []).append(row)
    return found


def _reached(spec: Spec, steps: Sequence[str]) -> Iterator[Spec]:
    """The shapes at a pattern of :mod:`marketgen.scenario.patterns`."""
    if not steps:
        yield spec
        return
    step, rest = steps[0], steps[1:]
    if step == "**":
        for one in _all_below(spec):
            yield from _reached(one, rest)
        return
    if spec.each is not None:
        yield from _reached(spec.each, rest)
    for name, one in spec.fields.items():
        if step == "*" or name in step.split("|"):
            yield from _reached(one, rest)


def _all_below(spec: Spec) -> list[Spec]:
    """A shape and all in it, each object once."""
    found: dict[int, Spec] = {}

    def visit(one: Spec) -> None:
        if id(one) not in found:
            found[id(one)] = one
            for below in (*one.fields.values(), *([one.each] if one.each is not None else ())):
                visit(below)

    visit(spec)
    return list(found.values())


def with_old_names(made: Schema, rows: Sequence[Rename]) -> Schema:
    """The schema of an object that takes the old names too, each with what to write instead."""
    properties, rules = dict(made["properties"]), list[Schema]()
    required = list(made.get("required", ()))
    for row in rows:
        now = properties.get(row.new)
        if now is None:
            continue
        if row.rewrite and "enum" in now:
            now = _with_old_words(row, now)
        if row.new == row.old_key:
            properties[row.new] = now
            continue
        properties[row.old_key] = _deprecated(row, now)
        rules.append({"dependencies": {row.old_key: {"properties": {row.new: False}, "errorMessage": _both(row)}}})
        if row.new in required:
            required.remove(row.new)
            rules.append({"anyOf": [{"required": [row.new]}, {"required": [row.old_key]}]})
    changed = {**made, "properties": properties}
    if rules:
        changed["allOf"] = [*made.get("allOf", ()), *rules]
    return changed | ({"required": required} if "required" in made else {})


def old_names(rows: dict[type, list[Rename]], owner: str) -> list[str]:
    """The old names of keys of an object, by its class, under which ``basis`` may still tell where a number comes
    from."""
    mine = [row for model, some in rows.items() if model.__name__ == owner for row in some]
    return [row.old_key for row in mine if row.new != row.old_key]


def _deprecated(row: Rename, now: Schema) -> Schema:
    told = f'Called "{row.new}" since marketgen {row.since}: write "{row.new}". The old name is still read. {row.why}'
    told_fully = told.replace(f'"{row.new}"', f"`{row.new}`")
    rest = {key: value for key, value in now.items() if key not in ("description", "markdownDescription")}
    return {
        **rest,
        "description": told,
        "markdownDescription": told_fully,
        "deprecated": True,
        "deprecationMessage": f'An old name: write "{row.new}". `marketgen pack migrate` does it in the whole file.',
    }


def _with_old_words(row: Rename, now: Schema) -> Schema:
    """One of a few words, or one of the words that were written otherwise."""
    olds = [(old, new) for old, new in row.rewrite if old not in now["enum"]]
    told = now.get("enumDescriptions", [""] * len(now["enum"]))
    return {
        **now,
        "enum": [*now["enum"], *(old for old, _new in olds)],
        "enumDescriptions": [*told, *(f'An old word: write "{new}".' for _old, new in olds)],
    }


def _both(row: Rename) -> str:
    return f'"{row.old_key}" is the old name of "{row.new}": delete it.'
