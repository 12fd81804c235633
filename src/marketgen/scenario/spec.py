"""Spec: the shape of a document as a tree, made from the models once, for walks over raw documents.

References, texts, money and numbers are found in the raw document and not in the models, so that they are checked
with exact places even where another part of the document has a wrong shape.
"""

from __future__ import annotations

import types
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from marketgen.scenario.models.document import Document
from marketgen.scenario.models.types import (
    Amount,
    DayKey,
    Ends,
    Model,
    NewId,
    OneVerb,
    Ordered,
    Ref,
    Scaled,
    Span,
    Told,
    Unit,
    Written,
)
from marketgen.scenario.source import Path

Mark = Amount | DayKey | Ends | NewId | OneVerb | Ref | Scaled | Span | Written
_MARKS = (Amount, DayKey, Ends, NewId, OneVerb, Ref, Scaled, Span, Written)


@dataclass(slots=True, eq=False)
class Spec:
    """A node of the shape. marks: what to check of the value itself; fields: of an object with known keys, by their
    names in the file; each: of the values of a list, or of an object keyed by ids; keys: marks of those keys.
    model: of an object with known keys. told: no part of the rules. ordered: the order of the keys counts.
    kind: what JSON holds there: ``text``, ``number``, ``flag``, ``words`` (one of a few), ``list``, ``table`` (an
    object whose keys are no names of the format) or ``object``. words: those few, or of a table its only keys. unit:
    what a number there counts; empty for what is no number. least, most: how many entries a list or table has; most is
    0 for no end."""

    marks: tuple[Mark, ...] = ()
    fields: dict[str, Spec] = field(default_factory=dict)
    each: Spec | None = None
    keys: tuple[Mark, ...] = ()
    model: type[Model] | None = None
    told: bool = False
    ordered: bool = False
    kind: str = ""
    words: tuple[str | int | bool, ...] = ()
    unit: str = ""
    least: int = 0
    most: int = 0


class Hit(NamedTuple):
    """A marked value found on a walk, with its path; of a key that is marked, the value is the key."""

    mark: Mark
    value: Any
    path: Path
    is_key: bool


@cache
def document_spec() -> Spec:
    """The shape of a whole document."""
    return _of_model(Document, {})


def walk(value: Any, spec: Spec, path: Path = ()) -> list[Hit]:
    """Every marked value and key, in the order of the document. What has the wrong type is passed over."""
    found: list[Hit] = []
    _walk(value, spec, path, found)
    return found


def _walk(value: Any, spec: Spec, path: Path, found: list[Hit]) -> None:
    for mark in spec.marks:
        found.append(Hit(mark, value, path, False))
    if isinstance(value, dict):
        if spec.fields:
            for key, inner in value.items():
                below = spec.fields.get(key)
                if below is not None:
                    _step(inner, below, (*path, key), found)
        elif spec.each is not None:
            for key, inner in value.items():
                here = (*path, key)
                for mark in spec.keys:
                    found.append(Hit(mark, key, here, True))
                _step(inner, spec.each, here, found)
    elif isinstance(value, list) and spec.each is not None and not spec.keys:
        for index, inner in enumerate(value):
            _step(inner, spec.each, (*path, index), found)


def _step(value: Any, spec: Spec, path: Path, found: list[Hit]) -> None:
    """:func:`_walk`, with the short way for what has nothing below it."""
    if spec.each is None and not spec.fields:
        for mark in spec.marks:
            found.append(Hit(mark, value, path, False))
    else:
        _walk(value, spec, path, found)


def at(spec: Spec, path: Path) -> Spec | None:
    """The shape that belongs at a path; None if nothing does."""
    for part in path:
        below = spec.each if isinstance(part, int) or not spec.fields else spec.fields.get(part)
        if below is None:
            return None
        spec = below
    return spec


def _of_model(model: type[Model], known: dict[type[Model], Spec]) -> Spec:
    if model in known:
        return known[model]
    spec = known[model] = Spec(marks=model.object_marks, model=model, kind="object")
    hints = get_type_hints(model, include_extras=True)
    for name, info in model.model_fields.items():
        spec.fields[info.alias or name] = _of_type(hints[name], known)
    return spec


def _of_type(hint: Any, known: dict[type[Model], Spec]) -> Spec:
    marks: list[Any] = []
    while get_origin(hint) is Annotated:
        hint, *more = get_args(hint)
        marks += more
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = [one for one in get_args(hint) if one is not type(None)]
        spec = _of_type(inner[0], known) if len(inner) == 1 else Spec()
    elif origin is dict:
        key, value = get_args(hint)
        each = _of_type(value, known)
        named = _of_type(key, known)
        spec = Spec(each=each, keys=named.marks, kind="table", words=named.words)
    elif origin is list:
        spec = Spec(each=_of_type(get_args(hint)[0], known), kind="list")
    elif isinstance(hint, type) and issubclass(hint, Model):
        spec = _of_model(hint, known)
    elif origin is Literal:
        spec = Spec(kind="words", words=get_args(hint))
    else:
        spec = Spec(kind=_KINDS[hint])
    return _marked(spec, marks)


_KINDS: dict[Any, str] = {str: "text", bool: "flag", int: "number", Decimal: "number"}


def _marked(spec: Spec, marks: list[Any]) -> Spec:
    if not marks:
        return spec
    new_ids = tuple(mark for mark in marks if isinstance(mark, NewId))
    bounds = [bound for mark in marks if isinstance(mark, FieldInfo) for bound in mark.metadata]
    return replace(
        spec,
        marks=(*spec.marks, *(one for one in marks if isinstance(one, _MARKS) and one not in new_ids)),
        keys=(*spec.keys, *new_ids),
        told=spec.told or any(isinstance(mark, Told) for mark in marks),
        ordered=spec.ordered or any(isinstance(mark, Ordered) for mark in marks),
        unit=next((mark.told for mark in reversed(marks) if isinstance(mark, Unit)), spec.unit),
        least=max((getattr(bound, "min_length", 0) for bound in bounds), default=spec.least),
        most=max((getattr(bound, "max_length", 0) for bound in bounds), default=spec.most),
    )
