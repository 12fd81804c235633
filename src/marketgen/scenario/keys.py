"""Keys: what there is to say of each key of the format, from the models: one source for whoever says it.

The reference (:mod:`marketgen.scenario.fields`), the schema for editors and ``explain`` all take their words here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from marketgen.engine.frozen import frozen
from marketgen.engine.measures import MEASURES
from marketgen.scenario.models.conditions import Range
from marketgen.scenario.models.document import Document
from marketgen.scenario.models.types import Amount, DayKey, Entry, Model, NewId, Ref, Scaled, Written
from marketgen.scenario.spec import Mark, Spec, document_spec

EVERYWHERE = tuple(Entry.model_fields)
"""Keys that every object of numbers has; the reference tells them once."""

_UNITS = {
    "share": "share: 0.1 is ten per cent",
    "chance": "chance: 0.1 is one time in ten",
    "chance a day": "chance a day: 0.1 is one day in ten",
    "factor": "factor: 1.1 is ten per cent more",
    "weight": "weight: twice as much is twice as likely",
}
"""What is said of a unit where its name alone would not do."""

_SOURCE = re.compile(r'^class (\w+)|^    (\w+): |^    """(.*?)"""', re.M | re.S)


@frozen
class Key:
    """A key of an object. owner: the class of the object; about: what it is, in sentences, with `names` in backticks;
    needed: it must be there; default: what stands for it if it is left out, as it would be written, None for nothing.
    """

    name: str
    owner: str
    shape: Spec
    about: str
    needed: bool
    default: Any


@cache
def keys_of(model: type[Model]) -> tuple[Key, ...]:
    """The keys of an object in the order of its class, ``note`` and ``basis`` where they stand there."""
    shape = _shapes()[model]
    return tuple(
        Key(
            name=info.alias or field,
            owner=model.__name__,
            shape=shape.fields[info.alias or field],
            about=_about(model, field),
            needed=info.is_required(),
            default=None if info.is_required() else _as_written(info.default, shape.fields[info.alias or field]),
        )
        for field, info in model.model_fields.items()
    )


def models() -> list[type[Model]]:
    """The models of a document in the order in which they come up, the whole first; ranges are told with conditions."""
    return [model for model in _shapes() if not issubclass(model, Range)]


@cache
def descriptions() -> dict[tuple[str, str], str]:
    """The docstring below each field, by class and field, read from the source; those of measures from the engine.

    Read with a pattern and not parsed: it is done each time an editor's schema is written.
    """
    found = {("Condition", name): measure.about for name, measure in MEASURES.items()}
    for path in sorted((Path(__file__).parent / "models").glob("*.py")):
        owner = field = ""
        for part in _SOURCE.finditer(path.read_text("utf-8")):
            if part[1]:
                owner, field = part[1], ""
            elif part[2]:
                field = part[2]
            elif field:
                found[owner, field] = " ".join(part[3].split()).replace("``", "`")
                field = ""
    return found


def title(model: type[Model]) -> str:
    """What an object is called: ``Start``, ``Price rules``."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in model.__name__).strip()
    return "The whole" if model is Document else words.capitalize()


def about(model: type[Model]) -> str:
    """What an object is, in sentences."""
    told = next((base.__doc__ for base in model.__mro__ if base.__doc__), "")
    return " ".join(told.split()).replace("``", "`")


def kind(shape: Spec) -> str:
    """What a value is: ``whole number, 1 to 400``, ``good id``, ``by good id: money``."""
    for mark in shape.marks:
        told = _kind_of_mark(mark)
        if told:
            return told
    if shape.kind == "list":
        assert shape.each is not None
        return f"list: {kind(shape.each)}"
    if shape.kind == "table":
        assert shape.each is not None
        return f"by {_keyed_by(shape)}: {kind(shape.each)}"
    if shape.kind == "words":
        return "one of " + ", ".join(f"`{written_word(word)}`" for word in shape.words)
    if shape.model is not None:
        return "range" if issubclass(shape.model, Range) else title(shape.model).lower()
    return {"flag": "true or false"}.get(shape.kind, shape.kind)


def unit(shape: Spec) -> str:
    """What the number, or the numbers, of a value count; empty if there are none."""
    while shape.kind in ("list", "table") and not shape.unit:
        assert shape.each is not None
        shape = shape.each
    if shape.model is not None and issubclass(shape.model, Range):
        shape = shape.fields["min"]
    if shape.unit != "money":
        return _UNITS.get(shape.unit, shape.unit)
    mark = next(mark for mark in shape.marks if isinstance(mark, Amount))
    if mark.keyed:
        return "money in the currency it stands under"
    return f"money in `{mark.beside}`, else the main currency" if mark.beside else "money in the main currency"


def digits(shape: Spec) -> int:
    """How many digits after the point a number may have; 0 for a whole number, and for money, whose currency says."""
    scale = next((mark.scale for mark in shape.marks if isinstance(mark, Scaled)), 1)
    return len(str(scale)) - 1


@cache
def _shapes() -> dict[type[Model], Spec]:
    found: dict[type[Model], Spec] = {}

    def visit(shape: Spec) -> None:
        if shape.model is not None and shape.model not in found:
            found[shape.model] = shape
        elif shape.model is not None:
            return
        for below in _below(shape):
            visit(below)

    visit(document_spec())
    return found


def _below(shape: Spec) -> Iterator[Spec]:
    yield from shape.fields.values()
    if shape.each is not None:
        yield shape.each


def _about(model: type[Model], field: str) -> str:
    told = descriptions()
    return next((told[base.__name__, field] for base in model.__mro__ if (base.__name__, field) in told), "")


def _as_written(default: Any, shape: Spec) -> Any:
    """A default as a file would have it: the models hold numbers as the engine does."""
    scale = next((mark.scale for mark in shape.marks if isinstance(mark, Scaled)), 1)
    if type(default) is int and scale > 1:
        return Decimal(default) / scale
    return default if isinstance(default, bool | int | str | Decimal) else None


def _kind_of_mark(mark: Mark) -> str:
    if isinstance(mark, Ref):
        return {"date": "date", "basis": "`documented`, `estimate` or `invented`"}.get(mark.kind, f"{mark.kind} id")
    if isinstance(mark, Written):
        return "text with placeholders" if mark.fills else "text"
    if isinstance(mark, Amount):
        return "money"
    if isinstance(mark, Scaled):
        whole = "whole number" if mark.scale == 1 else "number"
        return f"{whole}, {mark.low:,} to {mark.high:,}"
    return ""


def _keyed_by(shape: Spec) -> str:
    for mark in shape.keys:
        if isinstance(mark, NewId):
            return "own id"
        if isinstance(mark, DayKey):
            return "day"
        if isinstance(mark, Ref):
            return f"{mark.kind} id"
    return " or ".join(f"`{word}`" for word in shape.words) or "key of this object"


def written_word(word: str | int | bool) -> str:
    """One of a few words as a file has it, without the quotes of a text."""
    return str(word).lower() if isinstance(word, bool) else str(word)
