"""The words that change a value of the base, and null that deletes one: what they make, and what they say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgen.scenario import blame, check, explain, patch, quick, reader
from marketgen.scenario.differing import touches
from marketgen.scenario.packs import read_alone, read_chain
from marketgen.scenario.problems import Problem
from marketgen.scenario.provenance import facts
from marketgen.scenario.source import Array, Object, Source, place_of, plain
from tests.scenario.helpers import codes, country, loaded, written
from tests.scenario.test_patches import extend, merged

PLUM = country()["goods"]["plum"]
TAKES = country()["officials"]["harbour"]["takes"]


def good(**changes: Any) -> dict[str, Any]:
    """A part that changes the plums of the base."""
    return {"goods": {"plum": {"$patch": "merge", **changes}}}


def at(document: Any, *path: str) -> Any:
    """What stands at a path, as JSON; None if nothing does."""
    for key in path:
        document = document.get(key) if isinstance(document, dict) else None
    return plain(document)


@pytest.mark.parametrize(
    ("part", "path", "value"),
    [
        (good(price={"$scale": 1.2}), ("goods", "plum", "price"), 2.46),
        (good(price={"$scale": 20}), ("goods", "plum", "price"), 41),
        (good(depth={"$add": -5}), ("goods", "plum", "depth"), 75),
        (good(noise={"$add": 0.1}), ("goods", "plum", "noise"), 0.13),
        (good(wishes={"sailor": {"$scale": 0.5}}), ("goods", "plum", "wishes"), {"sailor": 90, "islander": 260}),
        (good(wishes={"$replace": {"sailor": 9}}), ("goods", "plum", "wishes"), {"sailor": 9}),
        (good(wishes={"sailor": None}), ("goods", "plum", "wishes"), {"islander": 260}),
        (good(spoil=None), ("goods", "plum", "spoil"), None),
        (good(buys={"$remove": [4], "$append": [7]}), ("goods", "plum", "buys"), [1, 7]),
        ({"goods": {"plum": None}}, ("goods", "plum"), None),
        ({"goods": {"plum": {"$patch": "replace", "name": "x"}}}, ("goods", "plum"), {"name": "x"}),
        ({"start": {"money": {"crown": {"$add": 0.5}}}}, ("start", "money"), {"crown": 121, "shell": 40}),
        ({"start": {"stock": None}}, ("start", "stock"), None),
        ({"money": {"$replace": {"main": "shell"}}}, ("money",), {"main": "shell"}),
        ({"lessons": None}, ("lessons",), None),
        ({"notices": {"$replace": {}}}, ("notices",), {}),
        (
            {"officials": {"harbour": {"$patch": "merge", "takes": {"$prepend": ["salt"], "$append": ["lamp"]}}}},
            ("officials", "harbour", "takes"),
            ["salt", *TAKES, "lamp"],
        ),
        (
            {"officials": {"harbour": {"$patch": "merge", "takes": {"$append": ["shell"], "$remove": ["shell"]}}}},
            ("officials", "harbour", "takes"),
            ["brandy", "crown", "shell"],
        ),
        (
            {"calendar": {"level": {"$remove": [{"level": 0, "from_day": 1}]}}},
            ("calendar", "level"),
            [{"from_day": 3, "level": 2}],
        ),
    ],
)
def test_what_a_word_makes_of_the_base(tmp_path: Path, part: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    assert at(merged(extend(tmp_path, part)), *path) == value


SAID = [
    (
        good(unit={"$scale": 1.2}),
        "E402",
        "goods.plum.unit.$scale",
        "$scale needs a number, but the base has text (basket) here (<goods.plum.unit>)",
        "write the whole value",
    ),
    (
        good(for_sale={"$add": 1}),
        "E402",
        "goods.plum.for_sale.$add",
        "$add needs a number, but the base has nothing here",
        "write the whole value",
    ),
    (
        good(price={"$append": [1]}),
        "E402",
        "goods.plum.price.$append",
        "$append needs a list [ \u2026 ], but the base has a number (2.05) here (<goods.plum.price>)",
        "write the whole value",
    ),
    (
        good(buys={"$replace": {}}),
        "E402",
        "goods.plum.buys.$replace",
        "$replace needs an object { \u2026 }, but the base has a list here (<goods.plum.buys>)",
        "write the whole value",
    ),
    (
        {"goods": {"$append": [1]}},
        "E402",
        "goods.$append",
        "$append needs a list [ \u2026 ], but the base has an object here (<goods>)",
        "write what is new by its id, as it is, and null for what goes: objects join by themselves",
    ),
    (
        {"officials": {"harbour": {"$patch": "merge", "takes": {"$remove": ["brandi"]}}}},
        "E403",
        "officials.harbour.takes.$remove[0]",
        '"$remove" names "brandi", which is not in the base list (<officials.harbour.takes>)',
        'did you mean "brandy"?',
    ),
    (
        good(buys={"$remove": [True]}),
        "E403",
        "goods.plum.buys.$remove[0]",
        '"$remove" names true, which is not in the base list (<goods.plum.buys>)',
        "take it out of the $remove",
    ),
    (
        {"goods": {"lampp": None}},
        "E404",
        "goods.lampp",
        'null deletes "lampp", but the base has no such entry',
        'did you mean "lamp"?',
    ),
    (
        good(seeson=None),
        "E404",
        "goods.plum.seeson",
        'null deletes "seeson", but the base has no such key here',
        "take it out; there is nothing to delete",
    ),
    (
        {"summary": None},
        "E404",
        "summary",
        'null deletes "summary", but the base has no such key here',
        "take it out; there is nothing to delete",
    ),
    (
        good(buys=[1, None]),
        "E111",
        "goods.plum.buys[1]",
        "null stands for nothing here",
        "leave the whole entry out; null deletes what the base has, and here it has nothing",
    ),
    (
        {"goods": {"plum": {**PLUM, "$patch": "replace", "spoil": None}}},
        "E111",
        "goods.plum.spoil",
        "null stands for nothing here",
        "leave the whole entry out; null deletes what the base has, and here it has nothing",
    ),
    (
        good(price={"$scale": 1.00000000000001}),
        "E009",
        "goods.plum.price.$scale",
        "2.0500000000000205 has too many digits (2.05 times 1.00000000000001)",
        "numbers have at most 15 digits, before and after the point together",
    ),
    (
        good(price={"$add": 0.00000000000001}),
        "E107",
        "goods.plum.price",
        '2.05000000000001 does not fit "crown", which has 2 digits after the point (2.05 and 0.00000000000001)',
        "write 2.05 or 2.06",
    ),
    (
        good(price={"$scale": 1.25}),
        "E107",
        "goods.plum.price",
        '2.5625 does not fit "crown", which has 2 digits after the point (2.05 times 1.25)',
        "write 2.56 or 2.57",
    ),
    (
        good(depth={"$add": -100}),
        "E106",
        "goods.plum.depth",
        '-20 is out of bounds: "depth" must be at least 1 (80 and -100)',
        "write a number from 1 to 1,000,000",
    ),
    (
        good(depth={"$scale": "1.2"}),
        "E104",
        "goods.plum.depth.$scale",
        '"$scale" must be a number, but it is text (1.2)',
        'write "$scale": 1.2',
    ),
    (
        good(buys={"$append": 4}),
        "E104",
        "goods.plum.buys.$append",
        '"$append" must be a list [ \u2026 ], but it is a number (4)',
        'write "$append": [4]',
    ),
    (
        good(price={"$scale": 2, "$add": 1}),
        "E407",
        "goods.plum.price.$add",
        '"$add" cannot stand beside "$scale"',
        "delete one of the two; only $append, $prepend, $remove can stand together",
    ),
    (
        good(wishes={"$replace": {}, "sailor": 3}),
        "E407",
        "goods.plum.wishes.sailor",
        '"sailor" cannot stand beside "$replace"',
        "delete one of the two; only $append, $prepend, $remove can stand together",
    ),
    (
        good(price={"$scael": 2}),
        "E407",
        "goods.plum.price.$scael",
        '"$scael" is not known: it is none of the words that change a base',
        'did you mean "$scale"?',
    ),
    (
        {"goods": {"plum": {"price": 3}}},
        "E405",
        "goods.plum",
        '"plum" already exists in the base (<goods.plum>)',
        'to change it write "plum": { "$patch": "merge", \u2026 }, to start afresh "$patch": "replace"; or call yours '
        '"plum_2"',
    ),
]


@pytest.mark.parametrize(("part", "code", "path", "what", "mend"), SAID)
def test_what_cannot_be_changed_is_said_once(
    tmp_path: Path, part: dict[str, Any], code: str, path: str, what: str, mend: str
) -> None:
    file = extend(tmp_path, part)
    base = read_chain(tmp_path / "made_up_country.json", (), [])
    if "(<" in what:
        spot = what[what.index("(<") + 2 : what.index(">)")]
        place = place_of(base, tuple(spot.split(".")), key=code == "E405")
        what = what.replace(f"<{spot}>", str(place))
    found = [problem for problem in check(file) if problem.is_error]
    assert [(problem.path, problem.what, problem.mend) for problem in found] == [(path, what, mend)]
    assert found[0].code == code
    assert found[0].place.file.endswith("quay.json")
    assert explain(found[0].code)


WORDS = [
    {"$scale": 2}, {"$add": 2}, {"$append": [1]}, {"$prepend": [1]}, {"$remove": [1]}, {"$replace": {}},
    {"$patch": "merge"}, {"$patch": "replace"},
]  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
def test_in_a_file_that_extends_nothing_each_word_is_refused(tmp_path: Path, word: dict[str, Any]) -> None:
    document = country()
    document["goods"]["plum"]["wishes"] = word
    (key,) = word
    found = [problem for problem in check(written(tmp_path, document)) if problem.code == "E407"]
    assert [problem.path for problem in found] == [f"goods.plum.wishes.{key}"]


def test_null_in_a_file_that_extends_nothing(tmp_path: Path) -> None:
    document = country()
    document["goods"]["plum"]["spoil"] = None
    (problem,) = check(written(tmp_path, document))
    assert (problem.code, problem.path) == ("E111", "goods.plum.spoil")
    assert "only in a file that extends another null deletes" in problem.mend
    document = {**country(), "extends": None}
    assert "E111" in codes(check(written(tmp_path, document)))


def test_a_change_builds_on_the_changes_of_the_file_between(tmp_path: Path) -> None:
    extend(tmp_path, good(price={"$scale": 2}, spoil=None))
    head = {"format": 1, "id": "pier", "title": "Pier", "language": "en", "extends": "quay"}
    top = written(tmp_path, {**head, **good(price={"$add": 1})}, "pier.json")
    world = loaded(top).world
    assert (world.goods["plum"].base, world.goods["plum"].spoil_bp) == (510, world.goods["salt"].spoil_bp)
    again = written(tmp_path, {**head, **good(spoil=None)}, "pier.json")
    assert codes(check(again)) == ["E404"]


def test_what_is_changed_has_the_place_and_the_basis_of_the_file_that_changes_it(tmp_path: Path) -> None:
    part = {
        "basis": {"rest": {"is": "estimate"}},
        **good(price={"$scale": 1.2}, depth={"$add": 1}, wishes={"$replace": {"sailor": 1}}, spoil=None),
        "start": {"money": {"crown": {"$add": 1}}},
    }
    path = extend(tmp_path, part)
    found = {fact.path: fact.basis for fact in facts(merged(path))}
    for own in (("price",), ("depth",), ("wishes", "sailor")):
        assert found["goods", "plum", *own] == "estimate"
    assert found["start", "money", "crown"] == "estimate"
    assert found["goods", "plum", "noise"] == "invented"
    assert ("goods", "plum", "spoil") not in found
    assert [problem for problem in check(path) if problem.is_error] == []
    lines, problems, _document = blame.show(path, (), merged=True)
    assert problems == []
    origin = {line.text.strip(): Path(line.place.file).name for line in lines if line.place}
    assert origin['"price": 2.46,'] == "quay.json"
    assert origin['"depth": 81,'] == "quay.json"
    assert origin['"noise": 0.03,'] == "made_up_country.json"


def test_items_of_a_list_keep_the_file_they_come_from(tmp_path: Path) -> None:
    document = merged(extend(tmp_path, {"calendar": {"level": {"$append": [{"from_day": 4, "level": 1}]}}}))
    files = [Path(place_of(document, ("calendar", "level", item, "level")).file).name for item in range(3)]
    assert files == ["made_up_country.json", "made_up_country.json", "quay.json"]


def test_both_ways_of_reading_make_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part = {
        **good(
            price={"$scale": 1.2}, buys={"$append": [3], "$remove": [4]}, wishes={"$replace": {"sailor": 1}}, spoil=None
        ),
        "lessons": None,
        "officials": {"harbour": {"$patch": "merge", "takes": {"$prepend": ["salt"]}}},
    }
    path = extend(tmp_path, part)
    assert quick.read(Source("x", path.read_text("utf-8"))) is not None
    assert quick.read(Source("x", '{ "a": null }')) is None, "without a base null stands for nothing, and that is said"
    quickly = [(line.text, line.place) for line in blame.lines(merged(path))]
    monkeypatch.setattr(quick, "read", lambda source: None)
    assert [(line.text, line.place) for line in blame.lines(merged(path))] == quickly


def test_packs_are_compared_by_what_the_words_change(tmp_path: Path) -> None:
    part = {**good(price={"$scale": 2}, spoil=None), "regulars": None, "lessons": {"first": None}}
    found = touches(read_alone(extend(tmp_path, part), []))
    assert {path: (touch.how, touch.value) for path, touch in found.items()} == {
        ("goods", "plum", "price"): ("changes", '{"$scale": 2}'),
        ("goods", "plum", "spoil"): ("changes", "null"),
        ("regulars",): ("changes", "null"),
        ("lessons", "first"): ("changes", "null"),
    }


NAMES = st.text("abc", min_size=1, max_size=3)
LEAVES = st.booleans() | st.integers(-99, 99) | st.text("xyz", max_size=3)
VALUES = st.recursive(LEAVES, lambda one: st.lists(one, max_size=3) | st.dictionaries(NAMES, one, max_size=3))
ENTRIES = st.dictionaries(NAMES, VALUES, max_size=4)
TABLES = st.dictionaries(NAMES, ENTRIES, min_size=1, max_size=4)


def read(document: dict[str, Any], name: str) -> Object:
    """A document as it is read from a file; of nulls nothing is said."""
    return reader.parse(Source(name, json.dumps(document)), [])


def joined(*documents: dict[str, Any]) -> Object:
    """Documents, each of which extends the one before, as one; without problems."""
    problems: list[Problem] = []
    result = read(documents[0], "0.json")
    for number, document in enumerate(documents[1:], 1):
        result = patch.merge(result, read(document, f"{number}.json"), problems)
    assert problems == []
    return result


def stands_where_it_says(value: Any) -> None:
    """Every text, number and word of a document is what stands in its file at its place."""
    for key, inner in value.items() if isinstance(value, Object) else enumerate(value):
        if isinstance(inner, Object | Array):
            stands_where_it_says(inner)
        else:
            source, _key, start = value.at[key]
            assert json.JSONDecoder().raw_decode(source.text, start)[0] == inner


@given(goods=TABLES, start=ENTRIES)
def test_an_empty_file_changes_nothing(goods: dict[str, Any], start: dict[str, Any]) -> None:
    base = {"goods": goods, "start": start}
    result = joined(base, {})
    assert result == base
    assert joined(base, {"goods": {some_id: {"$patch": "merge"} for some_id in goods}, "start": {}}) == base
    stands_where_it_says(result)


@given(goods=TABLES, new=ENTRIES, data=st.data())
def test_to_delete_and_to_add_is_to_replace(goods: dict[str, Any], new: dict[str, Any], data: st.DataObject) -> None:
    some_id = data.draw(st.sampled_from(sorted(goods)))
    base = {"goods": goods}
    twice = joined(base, {"goods": {some_id: None}}, {"goods": {some_id: new}})
    once = joined(base, {"goods": {some_id: {"$patch": "replace", **new}}})
    assert twice == once
    assert once["goods"] == {**goods, some_id: new}
    stands_where_it_says(once)
