"""Fields: the reference of the format as Markdown, from the models themselves, so that it cannot drift from them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from marketgen import data
from marketgen.scenario import hints, reader
from marketgen.scenario.files import read
from marketgen.scenario.keys import EVERYWHERE, Key, about, keys_of, kind, models, title, unit
from marketgen.scenario.models.document import HEADER, Document
from marketgen.scenario.models.types import Entry, Model
from marketgen.scenario.source import spelled
from marketgen.scenario.spec import Spec, at, document_spec

HEAD = """# Every key of a scenario, format 1

`marketgen pack docs` writes this from the program itself; do not edit it here. How to use it:
[scenarios.md](scenarios.md).

Every object may have a `note`, a text for whoever reads the file. Objects with numbers, and the whole, may have a
`basis`: by key (or `rest` for all others) where the number comes from. "Counts" says what the number, or the numbers,
under a key count. The examples are from a made-up scenario that uses every key once; what is too long ends in \u2026.

"""

_LONGEST = 60
"""Characters of an example, about."""


def reference() -> str:
    """Every object of a scenario with its keys: kind, unit, whether it can be left out, what it is, an example."""
    shown = examples()
    parts = []
    for model in models():
        rows = [
            _row(key, shown.get((key.owner, key.name)))
            for key in keys_of(model)
            if key.name not in EVERYWHERE or model is Entry
        ]
        if model is Document:
            rows += [f"| `{name}` | id | - |  | {told} |  |" for name, told in HEADER.items()]
        head = "| Key | Is | If left out | Counts | | Example |\n|---|---|---|---|---|---|"
        parts.append("\n".join([f"### {title(model)}", "", about(model), "", head, *rows]))
    return HEAD + "\n\n".join(parts) + "\n"


def _row(key: Key, example: Any) -> str:
    shown = "" if example is None else f"`{_short(example)}`".replace("|", "\\|")
    return f"| `{key.name}` | {kind(key.shape)} | {_left_out(key)} | {unit(key.shape)} | {key.about} | {shown} |"


def _left_out(key: Key) -> str:
    if key.needed:
        return "must be there"
    if key.default is None:
        return "empty" if key.shape.kind == "table" else "-"
    return json.dumps(key.default) if not isinstance(key.default, Decimal) else f"{key.default.normalize():f}"


def examples() -> dict[tuple[str, str], Any]:
    """What stands under each key in the made-up scenario, the first time it comes up there, by class and key."""
    path = data.example_file()
    found: dict[tuple[str, str], Any] = {}
    _look(reader.parse(read(path, path.name), []), document_spec(), found)
    return found


def _look(value: Any, shape: Spec, found: dict[tuple[str, str], Any]) -> None:
    if isinstance(value, dict) and shape.model is not None:
        owner: type[Model] = shape.model
        for key, inner in value.items():
            below = shape.fields.get(key)
            if below is not None:
                found.setdefault((owner.__name__, key), inner)
                _look(inner, below, found)
    elif shape.each is not None and isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            _look(inner, shape.each, found)


def _short(value: Any) -> str:
    """A value as JSON on one line, with as much of it as there is room for."""
    text = _json(value)
    if len(text) <= _LONGEST:
        return text
    if isinstance(value, str):
        return json.dumps(value[: _LONGEST - 10].rsplit(" ", 1)[0] + " \u2026", ensure_ascii=False)
    if isinstance(value, dict):
        key, inner = next(iter(value.items()))
        return f"{{ {json.dumps(key)}: {_short(inner)}, \u2026 }}"
    return f"[{_short(value[0])}, \u2026]" if isinstance(value, list) else text


def _json(value: Any) -> str:
    if isinstance(value, dict):
        inner = ", ".join(f"{json.dumps(key, ensure_ascii=False)}: {_json(one)}" for key, one in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list):
        return f"[{', '.join(_json(one) for one in value)}]"
    return f"{value:f}" if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def page(word: str) -> str | None:
    """What there is to say of the keys of a name, such as ``bulk``, or of that of one object: ``good.bulk``; before it
    all the keys of an object of that name, such as ``event``. None if there is none."""
    objects = [_keys(model) for model in models() if title(model).lower() == word.replace("_", " ").lower()]
    owner, _dot, name = word.rpartition(".")
    named = owner.replace("_", " ").lower()
    found = [
        (title(model), key)
        for model in models()
        for key in keys_of(model)
        if key.name == name and named in ("", title(model).lower()) and (key.name not in EVERYWHERE or model is Entry)
    ]
    shown = examples()
    paragraphs = [_paragraph(where, key, shown.get((key.owner, key.name))) for where, key in found]
    return "\n\n".join(objects + paragraphs) or None


_PART = re.compile(r"([^.\[\]]+)|\[([0-9]{1,9})\]")
_PATH = re.compile(r"[^.\[\]]+(\.[^.\[\]]+|\[[0-9]{1,9}\])*")


def at_path(path: str) -> str | None:
    """What there is to say of the key at a path as problems show it, ``goods.plum.price``: of that one alone. A path to
    an entry, ``goods.plum`` or ``effects[1]``, gives the key that the entry stands under and all the keys it can have.
    None if the format has nothing there."""
    if not _PATH.fullmatch(path):
        return None
    shape, name = document_spec(), ""
    owner: type[Model] = Document
    for part in _parts(path):
        below = _below(shape, part)
        if below is None:
            return None
        if shape.model is not None:
            owner, name = shape.model, str(part)
        shape = below
    key = next(key for key in keys_of(owner) if key.name == name)
    told = [_paragraph(title(owner), key, examples().get((key.owner, key.name)))]
    if key.shape is not shape and shape.model in models():
        told.append(_keys(shape.model))
    return "\n\n".join(told)


def _parts(path: str) -> list[str | int]:
    return [word or int(number) for word, number in _PART.findall(path)]


def _below(shape: Spec, part: str | int) -> Spec | None:
    """The shape of what stands under a key, or under the number of an item."""
    return at(shape, (part,)) if isinstance(part, int) == (shape.kind == "list") else None


def near(word: str, others: Iterable[str] = ()) -> str:
    """What there is something to say of and was probably meant by a word, or by a path, of which there is nothing; of
    a word also one of some others. Empty if nothing is near."""
    owner, _dot, last = word.rpartition(".")
    if not owner:
        names = {key.name for model in models() for key in keys_of(model)}
        return hints.nearest(word, {*names, *(title(model).lower().replace(" ", "_") for model in models()), *others})
    shape = next((one for one in models() if title(one).lower() == owner.replace("_", " ").lower()), None)
    if shape is not None:
        found = hints.nearest(last, [key.name for key in keys_of(shape)])
        return f"{owner}.{found}" if found else ""
    return _near_path(word) if _PATH.fullmatch(word) else ""


def _near_path(path: str) -> str:
    """The path with the first key that is none replaced by the nearest that is; empty if the format still has nothing
    there."""
    shape, parts = document_spec(), _parts(path)
    for place, part in enumerate(parts):
        below = _below(shape, part)
        if below is None:
            parts[place] = hints.nearest(str(part), shape.fields)
            meant = spelled(tuple(parts))
            return meant if parts[place] and at_path(meant) else ""
        shape = below
    return ""


def _keys(model: type[Model]) -> str:
    """An object with its keys, a line each, as in :func:`reference` but without units and examples."""
    rows = [key for key in keys_of(model) if key.name not in EVERYWHERE or model is Entry]
    width = max((len(key.name) for key in rows), default=0)
    lines = [
        f"  {key.name:<{width}}  {key.about} ({kind(key.shape)}{'; must be there' if key.needed else ''})"
        for key in rows
    ]
    return "\n".join([f"{title(model)}: {about(model)}", "", *lines]).replace("`", "")


def _paragraph(where: str, key: Key, example: Any) -> str:
    facts = [f"Is: {kind(key.shape)}."]
    if unit(key.shape):
        facts.append(f"Counts: {unit(key.shape)}.")
    facts.append(f"If left out: {_left_out(key)}." if not key.needed else "It must be there.")
    shown = f"    {json.dumps(key.name)}: {_short(example)}" if example is not None else ""
    lines = [f"{where}, {json.dumps(key.name)}: {key.about}", " ".join(facts), shown]
    return "\n".join(lines).replace("`", "").rstrip()
