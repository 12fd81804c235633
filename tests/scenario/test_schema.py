"""The JSON Schema for editors: the committed one is that of the program, and it agrees with the check."""

from __future__ import annotations

import copy
import json
import os
import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

from marketgen.scenario import check, packs
from marketgen.scenario.declared import declared
from marketgen.scenario.schema import schema
from marketgen.scenario.source import Path as Keys
from tests.scenario.helpers import DATA, country, written
from tests.support import ROOT

GENERIC = ROOT / "schemas" / "scenario.schema.json"
EVERY = DATA / "every_key.json"

_SEEN = {f"E{number}" for number in (*range(101, 115), 201, 301, 341)} - {"E107"}
"""What a schema can say: not digits after the point of a currency, nor braces in texts, nor sense."""


def validator(path: Path | None = None) -> Draft7Validator:
    """A validator by the schema of a pack, or by that of the format."""
    return Draft7Validator(json.loads(schema() if path is None else schema(declared(path, []))))


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
    made = copy.deepcopy(document)
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
    found: dict[bool, int] = {True: 0, False: 0}
    for path in luck.sample(every, 60):
        how = luck.choice(("deleted", "renamed", "retyped", "blown up"))
        made = changed(document, path, how)
        file = written(tmp_path, made)
        codes = {problem.code for problem in check(file) if problem.code in _SEEN}
        right = _right(file, made, path)
        assert right == (not codes), (path, how, codes)
        found[right] += 1
    assert found[False] > 30
    assert found[True] > 5


def _right(file: Path, document: dict[str, Any], path: Keys) -> bool:
    """Whether the schema of the changed pack takes it. What is below an entry touches its own section alone, and only
    that is looked at then: jsonschema takes a fifth of a second for the whole."""
    one = validator(file)
    if len(path) < 3:
        return bool(one.is_valid(document))
    section = {**one.schema, "required": []}
    return bool(Draft7Validator(section).is_valid({path[0]: document[str(path[0])]}))


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
    assert not validator().is_valid({**head, "goods": {"plum": {"$patch": "replace"}}})
    assert validator().is_valid({**head, **patches})
    assert not validator().is_valid({**country(), **patches})


def test_a_pack_that_is_wrong_has_a_schema_all_the_same(tmp_path: Path) -> None:
    document = {**country(), "goods": {"plum": 7, "No id": {}, "nut": {"name": 3}}, "events": [], "currencies": None}
    found = declared(written(tmp_path, document), [])
    assert set(found.ids["good"]) == {"plum", "nut"}
    assert json.loads(schema(found))["definitions"]["id.good"]["enum"] == ["plum", "nut"]
    assert packs.ID.fullmatch("plum")
