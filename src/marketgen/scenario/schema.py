"""Schema: the format as a JSON Schema for editors, made from the models; with a pack, its own ids in it.

Draft 7, and the words that VS Code's service adds to it. Three shapes of an object: whole; ``part``, where what it
extends has the rest; ``patch``, an entry that changes one of the base. The check stays the judge: a schema cannot say
all it knows, and says what it says in fewer words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from marketgen.engine.chance import LONGEST_SEED
from marketgen.engine.effects import VERBS
from marketgen.engine.measures_story import WEEKDAYS
from marketgen.scenario import edits, keys, patch
from marketgen.scenario.declared import Declared
from marketgen.scenario.models.document import HEADER, Document
from marketgen.scenario.models.types import (
    MOST_MONEY,
    Amount,
    DayKey,
    Ends,
    Model,
    NewId,
    OneVerb,
    Ref,
    Scaled,
    Written,
)
from marketgen.scenario.packs import ID
from marketgen.scenario.schema_texts import among, described, named, snippet
from marketgen.scenario.spec import Spec

Schema = dict[str, Any]

WHOLE, PART, PATCH = "", ".part", ".patch"
"""The shapes of an object, as the ends of the names of its definitions."""

_ID: Schema = {
    "type": "string",
    "pattern": f"^{ID.pattern}$",
    "patternErrorMessage": "An id: small letters a to z, digits and _, a letter first, at most 40.",
}
_DATE: Schema = {
    "type": "string",
    "pattern": "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$",
    "patternErrorMessage": "A date: year, month and day, as in 2020-02-29.",
}
_DAY: Schema = {"pattern": "^[1-9][0-9]{0,2}$", "patternErrorMessage": 'The number of a day, from 1, as in "3".'}
_GIVEN: dict[str, Schema] = {
    "date": _DATE,
    "basis": {"enum": ["documented", "estimate", "invented"]},
    "seed": {"type": "string", "pattern": f"^[A-Za-z0-9_-]{{1,{LONGEST_SEED}}}$"},
    "weekday": {"enum": list(WEEKDAYS)},
}
_CHOICE = Ref("choice")
_OWN = ("format", "id", "title", "language")
"""What a file says for itself, whatever it extends."""


def schema(pack: Declared | None = None) -> str:
    """The schema as JSON, one definition on a line; without a pack that of the format, which knows no ids."""
    made = _Maker(pack).document()
    lines = [f"{json.dumps(key)}: {_compact(value)}" for key, value in made.items() if key != "definitions"]
    inner = ",\n".join(f"{json.dumps(key)}: {_compact(value)}" for key, value in sorted(made["definitions"].items()))
    return "{\n" + ",\n".join(lines) + ',\n"definitions": {\n' + inner + "\n}\n}\n"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=float)


def _counted(made: Schema, shape: Spec, what: str) -> Schema:
    """With how many entries there are, where that is limited."""
    ends = {f"min{what}": shape.least, f"max{what}": shape.most}
    return made | {end: count for end, count in ends.items() if count}


def _written(mark: Written) -> tuple[str, Schema]:
    """A text that somebody reads, with the name of its definition: a short one has one line."""
    line = "^[^\\n]*\\S[^\\n]*$" if mark.longest <= 80 else "\\S"
    told = "A text with something in it, on one line." if mark.longest <= 80 else "A text with something in it."
    made = {"type": "string", "maxLength": mark.longest, "pattern": line, "patternErrorMessage": told}
    return f"text.{mark.longest}", made


@cache
def _differs(model: type[Model]) -> bool:
    """Whether an object need not be whole where what it extends has the rest: it, or one in it, has keys it needs."""
    return _needs(model, frozenset())


def _needs(model: type[Model], above: frozenset[type[Model]]) -> bool:
    if model in above:
        return False
    found = keys.keys_of(model)
    below = [key.shape.each or key.shape for key in found if key.shape.kind in ("table", "object")]
    inner = [shape.model for shape in below if shape.model is not None]
    return any(key.needed for key in found) or any(_needs(one, above | {model}) for one in inner)


def _verbs() -> Schema:
    """Exactly one verb; ``then`` and ``else`` belong to ``if``."""
    return {
        "oneOf": [{"required": [verb]} for verb in VERBS],
        "dependencies": {"if": ["then"], "then": ["if"], "else": ["if"]},
    }


class _Maker:
    """Makes one schema: definitions come as they are asked for."""

    def __init__(self, pack: Declared | None) -> None:
        self.pack = pack
        self.definitions: Schema = {}

    def document(self) -> Schema:
        """The schema of a whole file."""
        made: Schema = {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "title": named(self.pack),
            "description": keys.about(Document),
            "type": "object",
            "additionalProperties": False,
        }
        heads = {key: described(told, self._id()) for key, told in HEADER.items()}
        if self.pack is not None:
            made["properties"] = heads | self._sections(self.pack.extends)
            made |= self._required(self.pack)
        else:
            made["properties"] = heads | {key.name: described(key.about, {}) for key in keys.keys_of(Document)}
            made["if"] = {"required": list(HEADER)}
            made["then"] = {"properties": self._sections(True), "required": list(_OWN)}
            made["else"] = {
                "properties": self._sections(False),
                "if": {"properties": {"playable": {"const": False}}, "required": ["playable"]},
                "then": {"required": ["format"]},
                "else": {"required": [key.name for key in keys.keys_of(Document) if key.needed]},
            }
        made["definitions"] = self.definitions
        return made

    def _required(self, pack: Declared) -> Schema:
        """What must be there: not what the base has, nor what another file of a folder may have."""
        needed = [key.name for key in keys.keys_of(Document) if key.needed]
        if pack.base_pack:
            return {"required": ["format"]}
        if pack.folder:
            return {"if": {"anyOf": [{"required": [key]} for key in _OWN]}, "then": {"required": list(_OWN)}}
        return {"required": [key for key in needed if key in _OWN or key not in pack.inherited]}

    def _sections(self, extends: bool) -> Schema:
        found: Schema = {}
        for key in keys.keys_of(Document):
            if key.name == "id":
                found[key.name] = described(key.about, self._id())
            elif extends and key.name in patch.SINGLE:
                found[key.name] = self._key(key, PART)
            elif extends and (NewId in map(type, key.shape.keys) or key.name == patch.GROUPS):
                found[key.name] = described(key.about, self._joined(key.name, key.shape))
            else:
                found[key.name] = self._key(key, WHOLE)
        return found

    def _joined(self, name: str, shape: Spec) -> Schema:
        """A table that joins that of the base: an entry of the base is changed by its word, any other is new."""
        entries = dict.fromkeys(shape.fields) if shape.fields else {}
        if self.pack is not None:
            entries |= dict.fromkeys(self.pack.inherited.get(name, ()))
        made: Schema = {"type": "object", "properties": {}, "additionalProperties": False}
        if shape.each is not None:
            made |= {"propertyNames": self._id(), "additionalProperties": self._entry(name, "", shape.each)}
        for entry in entries:
            below = shape.fields.get(entry) or shape.each
            if below is not None:
                made["properties"][entry] = self._entry(name, entry, below)
        return made

    def _entry(self, table: str, entry: str, shape: Spec) -> Schema:
        """An entry of a joined table; in the schema without a pack it is new unless it says that it changes one."""
        if shape.model is None:
            return self.value(shape)
        if self.pack is not None:
            return self.value(shape, PATCH if entry in self.pack.inherited.get(table, ()) else WHOLE)
        test = {"required": [edits.PATCH]}
        return {"if": test, "then": self.value(shape, PATCH), "else": self.value(shape)}

    def value(self, shape: Spec, form: str = WHOLE) -> Schema:
        """The schema of a value."""
        if shape.model is not None:
            return {"$ref": f"#/definitions/{self._object(shape.model, form)}"}
        if shape.kind == "list":
            assert shape.each is not None
            return _counted({"type": "array", "items": self.value(shape.each)}, shape, "Items")
        if shape.kind == "table":
            return _counted(self._table(shape, PART if form else WHOLE), shape, "Properties")
        if shape.kind == "words":
            return {"enum": list(shape.words)}
        if shape.kind == "number":
            return self._number(shape)
        return {"type": "boolean"} if shape.kind == "flag" else self._text(shape)

    def _shared(self, name: str, made: Schema) -> Schema:
        """A reference to a definition that many keys share."""
        self.definitions.setdefault(name, made)
        return {"$ref": f"#/definitions/{name}"}

    def _object(self, model: type[Model], form: str) -> str:
        """The name of the definition of an object, which is made if there is none yet."""
        if form == PART and not _differs(model):
            form = WHOLE
        name = model.__name__ + form
        if name in self.definitions:
            return name
        made = self.definitions[name] = {"type": "object", "description": keys.about(model)}
        found = keys.keys_of(model)
        made["properties"] = {key.name: self._key(key, PART if form else WHOLE, found) for key in found}
        made["additionalProperties"] = False
        needed = [key.name for key in found if key.needed]
        if form == PATCH:
            word = {"enum": [edits.MERGE], "description": "Changes the entry of the base that has this id."}
            made["properties"] = {edits.PATCH: word, **made["properties"]}
            made["required"] = [edits.PATCH]
        elif form == WHOLE and needed and not (self.pack and self.pack.base_pack and model.__name__ == "Rules"):
            made["required"] = needed
            made["defaultSnippets"] = [snippet(model)]
        for mark in model.object_marks:
            made |= _verbs() if isinstance(mark, OneVerb) else {}
            made |= {"anyOf": [{"required": [end]} for end in ("min", "max")]} if isinstance(mark, Ends) else {}
        return name

    def _key(self, key: keys.Key, form: str, beside: Iterable[keys.Key] = ()) -> Schema:
        if key.name == "note":
            return self._shared("note", described(key.about, self._text(key.shape)))
        if key.name == "basis" and beside:
            names = [one.name for one in beside if one.name not in keys.EVERYWHERE]
            shared = self._shared("basis", described(key.about, self.value(key.shape)))
            return {"propertyNames": {"enum": [*names, "rest"]}, "allOf": [shared]}
        made = self.value(key.shape, form)
        return described(key.about, made, keys.unit(key.shape), keys.digits(key.shape), key.default)

    def _table(self, shape: Spec, form: str) -> Schema:
        assert shape.each is not None
        made: Schema = {"type": "object", "additionalProperties": self.value(shape.each, form)}
        for mark in shape.keys:
            if isinstance(mark, NewId):
                made["propertyNames"] = self._id()
            elif isinstance(mark, DayKey):
                made["propertyNames"] = self._shared("day", _DAY)
            elif isinstance(mark, Ref):
                made |= self._keyed(mark, shape.each)
        if shape.words:
            made["propertyNames"] = {"enum": list(shape.words)}
        return made

    def _keyed(self, mark: Ref, each: Spec) -> Schema:
        """A table keyed by ids of something else; what stands under one may hang on the id."""
        pack = self.pack
        if pack is not None and mark.kind == "event" and _CHOICE in (*each.marks, *each.keys):
            return {"properties": self._by_event(pack, each), "additionalProperties": False}
        amount = next((one for one in each.marks if isinstance(one, Amount) and one.keyed), None)
        if pack is not None and amount is not None and pack.ids["currency"]:
            return {
                "properties": {
                    currency: described(told, self._amount(amount, currency in pack.whole))
                    for currency, told in pack.ids["currency"].items()
                },
                "additionalProperties": False,
            }
        return {"propertyNames": self._reference(mark)}

    def _by_event(self, pack: Declared, each: Spec) -> Schema:
        """What stands under an event that has choices: one of them, or a table keyed by them."""
        made: Schema = {}
        for event, choices in pack.choices.items():
            if choices and each.each is None:
                made[event] = among(choices)
            elif choices and each.each is not None:
                made[event] = {**self.value(each), "propertyNames": among(choices)}
        return made

    def _reference(self, mark: Ref) -> Schema:
        """An id of something that is declared: one of the pack's own, else whatever can be an id."""
        if mark.kind in _GIVEN:
            return _GIVEN[mark.kind]
        if self.pack is None or mark.kind not in self.pack.ids:
            return self._id()
        name = f"id.{mark.kind}"
        known = self.pack.ids[mark.kind]
        if name not in self.definitions:
            self.definitions[name] = _ID if not known and self.pack.base_pack else among(known)
        return {"$ref": f"#/definitions/{name}"}

    def _id(self) -> Schema:
        return self._shared("id", _ID)

    def _text(self, shape: Spec) -> Schema:
        for mark in shape.marks:
            if isinstance(mark, Ref):
                return self._reference(mark)
            if isinstance(mark, Written):
                return self._shared(*_written(mark))
        return {"type": "string"}

    def _number(self, shape: Spec) -> Schema:
        for mark in shape.marks:
            if isinstance(mark, Scaled):
                return {"type": "integer" if mark.scale == 1 else "number", "minimum": mark.low, "maximum": mark.high}
            if isinstance(mark, Amount):
                in_main = self.pack is not None and not mark.keyed and not mark.beside
                return self._amount(mark, in_main and self.pack is not None and self.pack.main in self.pack.whole)
        return {"type": "number"}

    def _amount(self, mark: Amount, whole: bool) -> Schema:
        least = "exclusiveMinimum" if mark.above else "minimum"
        return {"type": "integer" if whole else "number", least: mark.low, "maximum": MOST_MONEY}
