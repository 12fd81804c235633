"""Fields: the reference of the format as Markdown, from the models themselves, so that it cannot drift from them."""

from __future__ import annotations

import ast
import types
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from marketgen.engine.measures import MEASURES
from marketgen.scenario.models.conditions import Range
from marketgen.scenario.models.document import Document
from marketgen.scenario.models.types import Amount, DayKey, Entry, Model, NewId, Ref, Scaled, Written

_EVERYWHERE = tuple(Entry.model_fields)
"""Keys that every object of numbers has; they are told once."""


def reference() -> str:
    """Every object of a scenario with its keys: kind, whether it can be left out, and what it is."""
    told = descriptions()
    parts = []
    for model in models():
        rows = [
            f"| `{info.alias or name}` | {_kind(hint)} | {_needed(info)} | {told.get((model.__name__, name), '')} |"
            for name, info, hint in _fields(model)
        ]
        about = " ".join((model.__doc__ or "").split())
        head = "| Key | Is | If left out | |\n|---|---|---|---|"
        parts.append("\n".join([f"### {_title(model)}", "", about, "", head, *rows]))
    return "\n\n".join(parts) + "\n"


def models() -> list[type[Model]]:
    """The models of a document in the order in which they come up, the whole first; ranges are told with conditions."""
    found: list[type[Model]] = []

    def visit(model: type[Model]) -> None:
        if model not in found and not issubclass(model, Range):
            found.append(model)
            for _name, _info, hint in _fields(model):
                for inner in _models_in(hint):
                    visit(inner)

    visit(Document)
    return found


def descriptions() -> dict[tuple[str, str], str]:
    """The docstring below each field, by class and field, read from the source; those of measures from the engine."""
    found = {("Condition", name): measure.about for name, measure in MEASURES.items()}
    for path in sorted((Path(__file__).parent / "models").glob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef):
                for statement, after in zip(node.body, node.body[1:], strict=False):
                    if isinstance(statement, ast.AnnAssign) and isinstance(after, ast.Expr):
                        text = ast.literal_eval(after.value)
                        found[node.name, ast.unparse(statement.target)] = " ".join(str(text).split()).replace("``", "`")
    return found


def _fields(model: type[Model]) -> list[tuple[str, FieldInfo, Any]]:
    hints = get_type_hints(model, include_extras=True)
    return [
        (name, info, hints[name])
        for name, info in model.model_fields.items()
        if name not in _EVERYWHERE or model is Entry
    ]


def _title(model: type[Model]) -> str:
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in model.__name__).strip()
    return "The whole" if model is Document else words.capitalize()


def _needed(info: FieldInfo) -> str:
    if info.is_required():
        return "must be there"
    if info.default_factory is not None:
        return "empty"
    if isinstance(info.default, bool):
        return "true" if info.default else "false"
    if isinstance(info.default, str):
        return f'"{info.default}"'
    return "0" if info.default == 0 else "as 1" if info.default == 10_000 else str(info.default or "") or "-"


def _models_in(hint: Any) -> list[type[Model]]:
    if isinstance(hint, type) and issubclass(hint, Model):
        return [hint]
    return [found for inner in get_args(hint) for found in _models_in(inner)]


def _kind(hint: Any) -> str:
    marks: list[Any] = []
    while get_origin(hint) is Annotated:
        hint, *more = get_args(hint)
        marks += more
    for mark in marks:
        told = _marked(mark)
        if told:
            return told
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _kind(next(one for one in inner if one is not type(None)))
    if origin is list:
        return f"list: {_kind(inner[0])}"
    if origin is dict:
        table = next((mark for mark in marks if isinstance(mark, NewId)), None)
        return f"by {'own id' if table else _kind(inner[0])}: {_kind(inner[1])}"
    if origin is Literal:
        return "one of " + ", ".join(f"`{word}`" for word in inner)
    if isinstance(hint, type) and issubclass(hint, Model):
        return "range" if issubclass(hint, Range) else _title(hint).lower()
    return {str: "text", bool: "true or false", Decimal: "money", int: "number"}.get(hint, "")


def _marked(mark: Any) -> str:
    if isinstance(mark, Ref):
        return {"date": "date", "basis": "`documented`, `estimate` or `invented`"}.get(mark.kind, f"{mark.kind} id")
    if isinstance(mark, Written):
        return "text with placeholders" if mark.fills else "text"
    if isinstance(mark, Amount):
        return "money"
    if isinstance(mark, DayKey):
        return "day"
    if isinstance(mark, Scaled):
        whole = "whole number" if mark.scale == 1 else "number"
        return (
            f"{whole}, {mark.low:,f} to {mark.high:,f}"
            if isinstance(mark.low, Decimal)
            else f"{whole}, {mark.low:,} to {mark.high:,}"
        )
    return ""
