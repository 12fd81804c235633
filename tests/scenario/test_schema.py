"""The JSON Schema for editors: the committed one is that of the program, and it agrees with the check."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from marketgen.scenario import check, packs, schema_renames, standing
from marketgen.scenario.declared import declared
from marketgen.scenario.problems import Problem
from marketgen.scenario.renames import RENAMES, Rename
from marketgen.scenario.schema import schema
from marketgen.scenario.schema_renames import renamed
from marketgen.scenario.source import Path as Keys
from tests.scenario.helpers import DATA, country, written
from tests.support import ROOT

GENERIC = ROOT / "schemas" / "scenario.schema.json"
EVERY = DATA / "every_key.json"
HEAD = {"format": 1, "id": "top", "title": "Top", "language": "en", "extends": "made_up_country"}
BASIS = {"is": "invented"}

_SEEN = {f"E{number}" for number in (*range(101, 115), 201, 301, 341)} - {"E107"}
"""What a schema can say: not digits after the point of a currency, nor braces in texts, nor sense."""


_VALIDATORS: dict[str, Draft7Validator] = {}


def validator(path: Path | None = None) -> Draft7Validator:
    """A validator by the schema of a pack, or by that of the format; made once for all packs that declare the same."""
    found = None if path is None else declared(path, [])
    known = repr((found, schema_renames.RENAMES))
    if known not in _VALIDATORS:
        _VALIDATORS[known] = Draft7Validator(json.loads(schema(found)))
    return _VALIDATORS[known]


def plum(**changes: Any) -> dict[str, Any]:
    """A part that changes the plums of the base."""
    return {"goods": {"plum": {"$patch": "merge", **changes}}}


def test_the_committed_schema_is_that_of_the_program() -> None:
    if "MARKETGEN_TESTS_WRITE" in os.environ:
        GENERIC.write_text(schema(), "utf-8")
    assert GENERIC.read_text("utf-8") == schema(), "MARKETGEN_TESTS_WRITE=1 pytest tests/scenario/test_schema.py"


def test_a_good_scenario_is_right_by_both_schemas() -> None:
    """Those that are shipped are held against VS Code's own service in tests/editor."""
    document = json.loads(EVERY.read_text("utf-8"))
    for one in (validator(), validator(EVERY)):
        Draft7Validator.check_schema(one.schema)
        assert [error.message for error in one.iter_errors(document)] == []


def places(value: Any, path: Keys = ()) -> Iterator[Keys]:
    """The path of everything in a document."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*path, key)
        if isinstance(inner, dict | list):
            yield from places(inner, (*path, key))


def changed(document: dict[str, Any], path: Keys, how: str) -> dict[str, Any]:
    """The document with one thing in it deleted, renamed, retyped, blown up or called by the id of nothing."""
    made = json.loads(json.dumps(document))
    node: Any = made
    for part in path[:-1]:
        node = node[part]
    key: Any = path[-1]
    value = node[key]
    if how == "deleted":
        del node[key]
    elif how == "renamed" and isinstance(node, dict):
        node[f"{key}x"] = node.pop(key)
    elif how == "blown up":
        node[key] = 10**14 if isinstance(value, int | float | Decimal) else "No such id!"
    else:
        node[key] = 7 if isinstance(value, str | dict | list) else "7"
    return made


def test_the_schema_refuses_what_the_check_refuses(tmp_path: Path) -> None:
    """On a seeded sample of mistakes, one in a copy each, in a scenario that uses every key."""
    document = json.loads(EVERY.read_text("utf-8"))
    luck = random.Random(4)
    every = [path for path in places(document) if path[0] not in ("format", "lint", "$schema")]
    every = [path for path in every if not _names_a_choice(path)]
    found: dict[bool, int] = {True: 0, False: 0}
    for path in luck.sample(every, 80):
        how = luck.choice(("deleted", "renamed", "retyped", "blown up"))
        made = changed(document, path, how)
        file = written(tmp_path, json.dumps(made, ensure_ascii=False))  # which is read the quick way
        codes = {problem.code for problem in check(file) if problem.code in _SEEN}
        right = _right(file, made, path)
        assert right == (not codes), (path, how, codes)
        found[right] += 1
    assert found[False] > 30
    assert found[True] > 5


def _names_a_choice(path: Keys) -> bool:
    """Whether a path is a choice of an event, or one that a matter of the council names by its event: no schema says
    which of them conditions and matters can name."""
    return path[:1] in (("council",), ("events",)) and path[-2:-1] == ("choices",)


def _right(file: Path, document: dict[str, Any], path: Keys) -> bool:
    """Whether the schema of the changed pack takes it. What is below an entry touches its own section alone, or, where
    any can be gone, that entry alone, and only that is looked at then: jsonschema takes a fifth of a second for the
    whole."""
    one = validator(file)
    if len(path) < 3:
        return bool(one.is_valid(document))
    first, second = str(path[0]), path[1]
    section, parts = document[first], Draft7Validator({**one.schema, "required": []})
    if isinstance(second, str) and parts.is_valid({first: {}}):
        section = {second: section[second]}
    return bool(parts.is_valid({first: section}))


def test_a_pack_knows_its_own_ids_and_those_of_its_base(tmp_path: Path) -> None:
    written(tmp_path, country(), "made_up_country.json")
    head = {"format": 1, "id": "top", "title": "Top", "language": "en", "extends": "made_up_country"}
    patches = {"goods": {"plum": {"$patch": "merge", "price": 3}}, "start": {"stock": {"plum": 1}}}
    path = written(tmp_path, {**head, **patches}, "top.json")
    one = validator(path)
    assert [error.message for error in one.iter_errors({**head, **patches})] == []
    for wrong in (
        {"goods": {"plum": {"price": 3}}},
        {"goods": {"pear": {"$patch": "merge", "price": 3}}},
        {"start": {"stock": {"pear": 1}}},
        {"start": {"$patch": "merge"}},
    ):
        assert not one.is_valid({**head, **wrong}), wrong
        assert check(written(tmp_path, {**head, **wrong}, "top.json")) != [], wrong
    assert not validator().is_valid({**head, "goods": {"plum": {"$patch": "replace"}}}), "what must be there is missing"
    assert validator().is_valid({**head, **patches})
    assert not validator().is_valid({**country(), **patches})


PLUM = country()["goods"]["plum"]
PATCHES: list[dict[str, Any]] = [
    plum(price={"$scale": 1.2}, depth={"$add": -5}, buys={"$remove": [4], "$append": [7]}, note=None, spoil=None),
    plum(wishes={"sailor": {"$scale": 0.5}, "islander": None}, basis={"depth": None, "rest": {"is": "estimate"}}),
    plum(wishes={"$replace": {"sailor": 9}}, count={"one": "{count} crate"}),
    {"goods": {"plum": None, "lamp": {**PLUM, "$patch": "replace"}}},
    {"goods": {"$replace": {"plum": PLUM}}, "lessons": None, "draw": {"neighbours": None, "basis": None}},
    {"start": {"money": {"crown": {"$add": 1}, "shell": None}, "stock": None}, "money": {"main": "shell"}},
    {"calendar": {"level": {"$append": [{"from_day": 3, "level": 1}]}, "closed": {"$prepend": [2]}}},
    {"calendar": None, "systems": {"$replace": {"price": 1, "demand": 2}}},
    {"events": {"crate": {"$patch": "merge", "when": {"day": {"min": 2, "max": None}, "not": None}}}},
    {"events": {"crate": {"$patch": "merge", "when": {"$replace": {"day": {"max": 2}}}, "choices": {"buy": None}}}},
    {"rules": {"demand": {"$patch": "merge", "groups": {"$add": 1}}, "office": None, "note": "mine"}},
    {"lint": {"allow": {"$append": [{"code": "W304", "path": "events.crate", "why": "It is meant to be so."}]}}},
    {"tests": {"all": {"about": "Mine.", "play": "lawful", "games": 3, "expect": {"finished": {"min": 1}}}}},
]
WRONG: list[dict[str, Any]] = [
    {"goods": {"plum": {"price": 3}}},
    {"goods": {"plum": {"$patch": "merges", "price": 3}}},
    {"goods": {"plum": {"$patch": "replace", "price": 3}}},
    {"goods": {"plum": {**PLUM, "$patch": "replace", "price": {"$scale": 2}}}},
    {"goods": {"plum": {**PLUM, "$patch": "replace", "spoil": None}}},
    {"goods": {"pear": None}},
    {"goods": {"pear": {**PLUM, "price": {"$scale": 2}}}},
    {"goods": {"$replace": {"plum": {"price": 3}}}},
    {"goods": {"$replace": {}, "plum": None}},
    {"goods": {"$append": []}},
    {"summary": None},
    {"rules": {"price": None}},
    {"tests": None},
    plum(price=None),
    plum(price={"$scale": 2, "$add": 1}),
    plum(price={"$append": [1]}),
    plum(price={}),
    plum(unit={"$scale": 2}),
    plum(buys={"$append": 4}),
    plum(buys={"$replace": [1, 2]}),
    plum(buys=[1, None]),
    plum(wishes={"sailr": {"$add": 1}}),
    plum(wishes={"sailr": None}),
    plum(wishes={"$replace": {"sailr": 1}}),
    plum(wishes={"$replace": {}, "sailor": 1}),
    plum(basis={"prise": None}),
    {"officials": {"harbour": {"$patch": "merge", "takes": {"$append": ["brandi"]}}}},
    {"events": {"crate": {"$patch": "merge", "when": {"$replace": {"flg": "x"}}}}},
    {"start": {"days": None}},
    {"lint": {"allow": {"$append": [{"code": "W304"}]}}},
]


@pytest.fixture(scope="module")
def extending(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that extends a country in which each thing is that the patches change; it changes nothing."""
    folder = tmp_path_factory.mktemp("extending")
    base = country()
    base["goods"]["plum"] |= {"note": "From the hills.", "basis": {"depth": {"is": "invented"}}}
    base["calendar"]["closed"] = [5]
    base["draw"] = {"neighbours": 1, "basis": {"rest": {"is": "invented"}}}
    base["rules"]["note"] = "Of the base."
    base["lint"] = {"allow": []}
    base["events"]["crate"]["when"]["not"] = {"flag": "kept_letter"}
    base["events"]["crate"]["choices"] = {
        key: {"label": key, "long": "You do.", "effects": []} for key in ("buy", "go")
    }
    base["tests"] = {"all": {"about": "The base's.", "play": "idle", "games": 2, "expect": {"finished": {"min": 1}}}}
    base["rules"]["office"] = json.loads(EVERY.read_text("utf-8"))["rules"]["office"]
    written(folder, base, "made_up_country.json")
    return written(folder, HEAD, "top.json")


@pytest.fixture(scope="module")
def its_schemas(extending: Path) -> tuple[Draft7Validator, Draft7Validator]:
    """That of the file that extends, and that of the format."""
    return validator(extending), validator()


@pytest.mark.parametrize("part", PATCHES, ids=range(len(PATCHES)))
def test_no_patch_that_can_be_made_is_refused(
    extending: Path, its_schemas: tuple[Draft7Validator, Draft7Validator], part: dict[str, Any]
) -> None:
    """Neither by the schema of the pack, nor by that of the format, nor by the merge."""
    for one in its_schemas:
        assert [error.message for error in one.iter_errors({**HEAD, **part})] == []
    problems: list[Problem] = []
    packs.read_chain(written(extending.parent, {**HEAD, **part}, "patch.json"), (), problems)
    assert problems == []


@pytest.mark.parametrize("part", WRONG, ids=range(len(WRONG)))
def test_a_patch_that_cannot_be_made_is_refused_by_the_schema_of_the_pack(
    extending: Path, its_schemas: tuple[Draft7Validator, Draft7Validator], part: dict[str, Any]
) -> None:
    assert not its_schemas[0].is_valid({**HEAD, **part})
    found = check(written(extending.parent, {**HEAD, **part}, "patch.json"))
    assert any(problem.is_error for problem in found)


@pytest.mark.parametrize("word", ["$patch", "$scale", "$append", "$replace"])
def test_no_word_of_patches_fits_into_a_file_that_extends_none(tmp_path: Path, word: str) -> None:
    document = country()
    values = {"$patch": "merge", "$scale": 2, "$append": [1], "$replace": {}}
    document["goods"]["plum"]["wishes"] = {word: values[word]}
    document["goods"]["salt"]["spoil"] = None
    for one in (validator(), validator(written(tmp_path, document))):
        told = {".".join(map(str, error.absolute_path)).partition(f".{word}")[0] for error in one.iter_errors(document)}
        assert told == {"goods.plum.wishes", "goods.salt.spoil"}


def customs(**changes: Any) -> dict[str, Any]:
    """The rules of the scenario of every key with its days of custom written otherwise."""
    rules: dict[str, Any] = json.loads(EVERY.read_text("utf-8"))["rules"]
    (first, *_more) = rules["gifts"]["customs"]
    del first["to_day"]
    first.update(changes)
    return {"rules": rules}


def test_an_old_name_is_known_and_says_the_new_one() -> None:
    one = Draft7Validator({**validator(EVERY).schema, "required": []})
    for right in (customs(last_day=5), customs(to_day=5), customs(last_day=5, basis={"last_day": BASIS})):
        assert [error.message for error in one.iter_errors(right)] == []
    for wrong in (customs(), customs(last_day=5, to_day=5), customs(last_day="5"), customs(lst_day=5)):
        assert not one.is_valid(wrong)
    for schemas in (one.schema, validator().schema):
        old = schemas["definitions"]["Custom"]["properties"]["last_day"]
        assert old["deprecated"]
        assert old["deprecationMessage"].startswith('An old name: write "to_day".')
        assert old["description"].startswith('Called "to_day" since marketgen 0.2: write "to_day".')


def test_every_row_of_renames_is_in_the_schema() -> None:
    rows = [row for some in renamed().values() for row in some]
    assert set(rows) == set(RENAMES)


def test_old_words_and_old_names_at_the_top_are_known_too(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (
        Rename("rumors", "rumours", "0.9", "British."),
        Rename("events.*.phase", "phase", "0.9", "Shorter.", rewrite=(("forenoon", "morning"),)),
    )
    monkeypatch.setattr(schema_renames, "RENAMES", rows)
    one = validator()
    document = json.loads(EVERY.read_text("utf-8"))
    document["rumors"] = document.pop("rumours")
    event = next(event for event in document["events"].values() if "phase" in event)
    event["phase"] = "forenoon"
    assert [error.message for error in one.iter_errors(document)] == []
    assert 'write "morning"' in " ".join(one.schema["definitions"]["Event"]["properties"]["phase"]["enumDescriptions"])
    event["phase"] = "fornoon"
    assert not one.is_valid(document)


def test_a_pack_that_is_wrong_has_a_schema_all_the_same(tmp_path: Path) -> None:
    document = {**country(), "goods": {"plum": 7, "No id": {}, "nut": {"name": 3}}, "events": [], "currencies": None}
    found = declared(written(tmp_path, document), [])
    assert set(found.ids["good"]) == {"plum", "nut"}
    assert json.loads(schema(found))["definitions"]["id.good"]["enum"] == ["plum", "nut"]
    assert standing.ID.fullmatch("plum")
