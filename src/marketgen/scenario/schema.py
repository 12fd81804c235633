"""Schema: the format as a JSON Schema for editors, made from the models; with a pack, its own ids in it.

Draft 7, and the words that VS Code's service adds to it. Four shapes of an object: whole; ``part``, where what it
extends has the rest; ``patch``, an entry that changes one of the base; ``replace``, one that stands alone in its place.
The check stays the judge: a schema cannot say all it knows, and says what it says in fewer words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from marketgen.engine.chance import LONGEST_SEED
from marketgen.engine.effects import VERBS
from marketgen.engine.measures_story import WEEKDAYS
from marketgen.engine.prompts import END, START
from marketgen.scenario import edits, keys, patch, schema_patches, schema_renames
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
from marketgen.scenario.schema_texts import among, described, named, snippet
from marketgen.scenario.spec import Spec
from marketgen.scenario.standing import ID

Schema = dict[str, Any]

WHOLE, PART, PATCH, ALONE = "", ".part", ".patch", ".replace"
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


def _marked(model: type[Model]) -> Schema:
    """What the marks of an object ask of it as a whole."""
    made: Schema = {}
    for mark in model.object_marks:
        if isinstance(mark, OneVerb):
            made["oneOf"] = [{"required": [verb]} for verb in VERBS]
            made["dependencies"] = {"if": ["then"], "then": ["if"], "else": ["if"]}
        elif isinstance(mark, Ends):
            made["anyOf"] = [{"required": [end]} for end in ("min", "max")]
    return made


class _Maker:
    """Makes one schema: definitions come as they are asked for."""

    def __init__(self, pack: Declared | None) -> None:
        self.pack = pack
        self.definitions: Schema = {}
        self.renamed = schema_renames.renamed()

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
        rows = self.renamed.get(Document)
        if rows:
            made = schema_renames.with_old_names(made, rows)
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
                found[key.name] = described(key.about, self._joined(key))
            else:
                found[key.name] = self._key(key, WHOLE)
        return found

    def _joined(self, key: keys.Key) -> Schema:
        """A table that joins that of the base: an entry of the base is changed by its word, any other is new."""
        known = self._inherited(key.name)
        if known is not None and not known:
            return self.value(key.shape)
        shape = key.shape
        made: Schema = {"type": "object", "properties": {}, "additionalProperties": False}
        if shape.each is not None:
            new = self._entry(shape.each, None if known is None else False, may_go=True)
            made |= {"propertyNames": self._id_or_word(), "additionalProperties": new}
        stay = {one.name for one in keys.keys_of(shape.model) if one.needed} if shape.model is not None else set()
        for entry in (*shape.fields, *(known or ())):
            below = shape.fields.get(entry) or shape.each
            if below is not None:
                has = None if known is None else entry in known
                made["properties"][entry] = self._entry(below, has, entry not in stay)
        made = schema_patches.with_replace(made, self.value(shape))
        return made if key.needed else {"anyOf": [made, self._none()]}

    def _inherited(self, section: str) -> tuple[str, ...] | None:
        """The ids that the base has in a section; None in the schema without a pack, which cannot tell."""
        if self.pack is None:
            return None
        return () if section in patch.ALONE else self.pack.inherited.get(section, ())

    def _entry(self, shape: Spec, known: bool | None, may_go: bool) -> Schema:
        """An entry of a joined table. known: whether the base has it; None if only its word says so. may_go: it can be
        deleted."""
        if shape.model is None or known is False:
            return self.value(shape)
        patched = schema_patches.is_replaced(self.value(shape, ALONE), self.value(shape, PATCH))
        if known is None:
            patched = schema_patches.is_patch(patched, self.value(shape))
        name = f"{shape.model.__name__}.entry" + (".or_none" if may_go else "")
        return self._shared(name, {"anyOf": [patched, self._none()]} if may_go else patched)

    def _none(self) -> Schema:
        return self._shared("none", schema_patches.NONE)

    def _id_or_word(self) -> Schema:
        word = f"^(?:\\{schema_patches.REPLACE}|{ID.pattern})$"
        return self._shared("id.or_word", {**_ID, "pattern": word})

    def _changing(self, shape: Spec, may_go: bool) -> Schema:
        """A value, or what becomes of that of the base. may_go: it can be deleted."""
        return self._or_change(self.value(shape, PART), shape, may_go)

    def _or_change(self, plain: Schema, shape: Spec, may_go: bool) -> Schema:
        made = plain
        if shape.kind == "number":
            change = self._shared("change.number", schema_patches.change_of_number())
            made = schema_patches.or_change(plain, change)
        elif shape.kind == "list":
            made = schema_patches.or_change(plain, schema_patches.change_of_list(plain["items"]))
        elif shape.kind == "table":
            made = schema_patches.or_replaced(plain, self.value(shape))
        return {"anyOf": [made, self._none()]} if may_go else made

    def value(self, shape: Spec, form: str = WHOLE) -> Schema:
        """The schema of a value."""
        if shape.model is not None:
            return {"$ref": f"#/definitions/{self._object(shape.model, form)}"}
        if shape.kind == "list":
            assert shape.each is not None
            return _counted({"type": "array", "items": self.value(shape.each)}, shape, "Items")
        if shape.kind == "table":
            return self._table(shape, PART) if form else _counted(self._table(shape, WHOLE), shape, "Properties")
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
        name = model.__name__ + form
        if name in self.definitions:
            return name
        made = self.definitions[name] = {}  # before what is in it: an object may hold its like
        if form == ALONE:
            whole = self._object(model, WHOLE)
            made |= schema_patches.replaced(whole, self.definitions[whole])
            return name
        found = keys.keys_of(model)
        rows = self.renamed.get(model, [])
        properties = {key.name: self._key(key, PART if form else WHOLE, found) for key in found}
        shape: Schema = {
            "type": "object",
            "description": keys.about(model),
            "properties": properties,
            "additionalProperties": False,
        }
        needed = [key.name for key in found if key.needed]
        if form == PATCH:
            shape["properties"] = {edits.PATCH: schema_patches.word_of_entry(), **properties}
            shape["required"] = [edits.PATCH]
        elif form == PART:
            shape = schema_patches.with_replace(shape, {"$ref": f"#/definitions/{self._object(model, WHOLE)}"})
        elif needed and not (self.pack and self.pack.base_pack and model.__name__ == "Rules"):
            shape["required"] = needed
            shape["defaultSnippets"] = [snippet(model)]
        if form == WHOLE:
            shape |= _marked(model)
        made |= schema_renames.with_old_names(shape, rows) if rows else shape
        return name

    def _key(self, key: keys.Key, form: str, beside: Iterable[keys.Key] = ()) -> Schema:
        if key.name == "note":
            note = self._changing(key.shape, may_go=True) if form else self._text(key.shape)
            return self._shared(f"note{form}", described(key.about, note))
        if key.name == "basis" and beside:
            names = [one.name for one in beside if one.name not in keys.EVERYWHERE]
            return self._basis(key, [*names, *schema_renames.old_names(self.renamed, key.owner)], form)
        if form:  # what is left out of a patch is as in the base
            made = self._changing(key.shape, not key.needed)
            return described(key.about, made, keys.unit(key.shape), keys.digits(key.shape))
        made = self.value(key.shape)
        return described(key.about, made, keys.unit(key.shape), keys.digits(key.shape), key.default)

    def _basis(self, key: keys.Key, names: list[str], form: str) -> Schema:
        """Where the numbers of an object come from, by the names of its keys."""
        made = self._changing(key.shape, may_go=True) if form else self.value(key.shape)
        shared = self._shared(f"basis{form}", described(key.about, made))
        more = ["rest", schema_patches.REPLACE] if form else ["rest"]
        return {"propertyNames": {"enum": [*names, *more]}, "allOf": [shared]}

    def _table(self, shape: Spec, form: str) -> Schema:
        assert shape.each is not None
        each = self._changing(shape.each, may_go=True) if form else self.value(shape.each)
        made: Schema = {"type": "object", "additionalProperties": each}
        for mark in shape.keys:
            if isinstance(mark, NewId):
                made["propertyNames"] = self._id()
            elif isinstance(mark, DayKey):
                made["propertyNames"] = self._shared("day", _DAY)
            elif isinstance(mark, Ref):
                made |= self._keyed(mark, shape.each, form)
        if shape.words:
            made["propertyNames"] = {"enum": list(shape.words)}
        return made

    def _keyed(self, mark: Ref, each: Spec, form: str) -> Schema:
        """A table keyed by ids of something else; what stands under one may hang on the id."""
        pack = self.pack
        if pack is not None and mark.kind == "event" and _CHOICE in (*each.marks, *each.keys):
            made = self._by_event(pack, each)
        else:
            amount = next((one for one in each.marks if isinstance(one, Amount) and one.keyed), None)
            if pack is None or amount is None or not pack.ids["currency"]:
                return {"propertyNames": self._reference(mark)}
            made = {one: self._amount(amount, one in pack.whole) for one in pack.ids["currency"]}
        if form:
            made = {one: self._or_change(below, each, may_go=True) for one, below in made.items()}
        if mark.kind == "currency" and pack is not None:
            made = {one: described(pack.ids["currency"][one], below) for one, below in made.items()}
        return {"properties": made, "additionalProperties": False}

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
        if mark.kind == "moment" and self.pack is not None and "pause" in self.pack.ids:
            return among({START: "before day 1", END: "after the last day", **self.pack.ids["pause"]})
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
