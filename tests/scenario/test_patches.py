"""Files that extend others: what joins, what changes, what is refused, and where everything came from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from marketgen.scenario import Loaded, check, load, patch
from marketgen.scenario.packs import CHAIN, read_chain
from marketgen.scenario.problems import Problem, Unreadable
from marketgen.scenario.provenance import facts
from marketgen.scenario.source import Object, where
from marketgen.scenario.spec import document_spec
from tests.scenario.helpers import DATA, codes, country, loaded, written


def extend(folder: Path, part: dict[str, Any] | str, base: dict[str, Any] | None = None) -> Path:
    """A file that extends the made-up country, and the country beside it."""
    written(folder, base or country(), "made_up_country.json")
    head = {"format": 1, "id": "quay", "title": "Another quay", "language": "en", "extends": "made_up_country"}
    text = part if isinstance(part, str) else json.dumps(part)[1:-1]
    return written(folder, json.dumps(head)[:-1] + (",\n" if text else "") + text + "}")


def merged(path: Path) -> Object:
    """The joined document of a file without problems."""
    problems: list[Problem] = []
    document = read_chain(path, (), problems)
    assert problems == []
    return document


def test_what_is_not_changed_is_the_base_but_its_title(tmp_path: Path) -> None:
    world = loaded(extend(tmp_path, {"start": {"days": 4, "money": {"crown": 7}}})).world
    base = loaded(tmp_path / "made_up_country.json").world
    assert (world.id, world.texts["title"], world.days) == ("quay", "Another quay", 4)
    assert "summary" not in world.texts
    assert "story" not in world.texts
    assert world.start.money == {"crown": 700, "shell": 40}
    assert (world.goods, world.events, world.price) == (base.goods, base.events, base.price)


def test_new_ids_join_and_a_patch_changes_only_what_it_names(tmp_path: Path) -> None:
    plum = {"$patch": "merge", "price": 3.05, "buys": [2, 2], "wishes": {"sailor": 1}, "name": "big plums"}
    basis = {"rest": {"is": "invented"}}
    pear = {"name": "pears", "unit": "pear", "price": 1, "depth": 9, "buys": [1, 2], "basis": basis}
    world = loaded(extend(tmp_path, {"goods": {"plum": plum, "pear": pear}})).world
    assert list(world.goods) == sorted([*country()["goods"], "pear"])
    assert (world.goods["plum"].base, world.goods["plum"].buys, world.goods["plum"].depth) == (305, (2, 2), 80)
    wishes = {buyer.id: buyer.wishes.get("plum") for buyer in world.buyers}
    assert wishes == {"sailor": 1, "islander": 260}
    assert world.texts["goods.plum.name"] == "big plums"


def test_groups_of_rules_are_entries(tmp_path: Path) -> None:
    path = extend(tmp_path, {"rules": {"demand": {"$patch": "merge", "groups": 9}}})
    assert loaded(path).world.demand.groups == 9
    assert loaded(path).world.demand.wishes == 3
    assert codes(check(extend(tmp_path, {"rules": {"demand": {"groups": 9}}}))) == ["E405"]


def test_what_is_one_thing_and_no_table_merges_by_itself(tmp_path: Path) -> None:
    """``draw`` and ``lint`` have no entries that could say what becomes of them, nor has a note of the rules."""
    entry = {"code": "W304", "path": "events.ferry", "why": "Who has neither money nor time gives way."}
    base = {**country(), "draw": {"neighbours": 1, "regulars": 0}, "lint": {"allow": [entry]}}
    base["rules"] = {**base["rules"], "note": "Of the base."}
    part = {
        "draw": {"neighbours": {"$add": -1}},
        "lint": {"allow": {"$append": [{**entry, "path": "events.letter"}]}},
        "rules": {"note": "Mine."},
    }
    document = merged(extend(tmp_path, part, base))
    assert (document["draw"]["neighbours"], document["draw"]["regulars"]) == (0, 0)
    assert [one["path"] for one in document["lint"]["allow"]] == ["events.ferry", "events.letter"]
    assert document["rules"]["note"] == "Mine."
    assert codes(check(extend(tmp_path, {"rules": {"note": {}}}, base))) == ["E405"]


def test_every_section_that_is_one_thing_is_known_as_such() -> None:
    """One that is taken for a table has the numbers' ``basis`` of its base put where entries would be."""
    whole = document_spec().fields
    single = {key for key, shape in whole.items() if shape.model is not None}
    assert single - {patch.GROUPS, *patch.ALONE} == set(patch.SINGLE)


def test_a_base_with_every_section_can_be_extended(tmp_path: Path) -> None:
    written(tmp_path, json.loads((DATA / "every_key.json").read_text("utf-8")), "every_key.json")
    head = {"format": 1, "id": "top", "title": "Top", "language": "en", "extends": "every_key"}
    part = {"council": {"fade": 0.1, "refuses": {"at": -3}}, "reform": {"rate": 50}}
    path = written(tmp_path, {**head, **part, "basis": {"rest": {"is": "invented"}}}, "top.json")
    world = loaded(path).world
    assert (world.council and world.council.fade, world.reform and world.reform.rate) == (10, 50)


def test_objects_within_an_entry_merge_by_themselves(tmp_path: Path) -> None:
    path = extend(tmp_path, {"events": {"crate": {"$patch": "merge", "when": {"level": {"max": 0}}}}})
    tests = loaded(path).world.events["crate"].when.tests
    assert [(test.measure, test.low, test.high) for test in tests] == [("day", 2, 2), ("level", None, 0)]


@pytest.mark.parametrize(
    ("part", "code", "path", "mend"),
    [
        ({"goods": {"plum": {"price": 3}}}, "E405", "goods.plum", 'write "plum": { "$patch": "merge", \u2026 }'),
        ({"goods": {"plumm": {"$patch": "merge"}}}, "E406", "goods.plumm.$patch", 'did you mean "plum"?'),
        ({"goods": {"pear": {"$patch": "merge"}}}, "E406", "goods.pear.$patch", 'delete the "$patch"'),
        ({"goods": {"$patch": "merge"}}, "E407", "goods.$patch", "move it into each entry"),
        ({"goods": {"plum": {"$patch": "replaces"}}}, "E407", "goods.plum.$patch", 'did you mean "replace"?'),
        ({"goods": {"plum": {"$replace": {}}}}, "E407", "goods.plum.$replace", 'an entry with "$patch": "merge"'),
        (
            {"goods": {"plum": {"$patch": "merge", "count": {"$patch": "merge"}}}},
            "E407",
            "goods.plum.count.$patch",
            "delete",
        ),
        ({"start": {"$patch": "merge"}}, "E407", "start.$patch", "delete it"),
        ({"summary": {"$add": 1}}, "E402", "summary.$add", "write the whole value"),
        ({"events": {"bell": {"effects": [{"$x": 1}]}}}, "E407", "events.bell.effects[0].$x", "one of: $add"),
        ({"events": {"bell": {"effects": [{"$add": 1}]}}}, "E407", "events.bell.effects[0].$add", "write the whole"),
        ({"goods": {"pear": None}}, "E404", "goods.pear", "take it out"),
    ],
)
def test_what_a_patch_cannot_do_is_said(tmp_path: Path, part: dict[str, Any], code: str, path: str, mend: str) -> None:
    found = [problem for problem in check(extend(tmp_path, part)) if problem.code == code]
    assert [problem.path for problem in found] == [path]
    assert mend in found[0].mend
    assert found[0].place.file.endswith("quay.json")


def test_an_entry_that_is_the_same_as_in_the_base_is_that_one(tmp_path: Path) -> None:
    plum, books = country()["goods"]["plum"], country()["sources"]["none"]
    same = {"goods": {"plum": plum}, "sources": {"none": books}}
    path = extend(tmp_path, same)
    assert codes(check(path)) == codes(check(extend(tmp_path, {})))
    assert loaded(extend(tmp_path, same)).digest == loaded(extend(tmp_path, {})).digest
    other = {"sources": {"none": {**books, "title": "My own book"}}}
    (problem,) = check(extend(tmp_path, other))
    assert (problem.code, problem.path) == ("E405", "sources.none")
    assert problem.mend.endswith('call yours "none_2"')


def test_an_entry_is_the_same_only_as_it_is_spelled(tmp_path: Path) -> None:
    """To Python 1 is True and objects have no order; the author of the second file meant a change."""
    letter = country()["events"]["letter"]
    turned = {**letter, "choices": dict(reversed(letter["choices"].items()))}
    assert list(turned["choices"]) != list(letter["choices"])
    shuffled = dict(reversed(letter.items()))  # of the keys of an entry the order counts nothing, and fmt changes it
    base = country()
    base["goods"]["plum"]["bulk"] = 1
    truth = {**base["goods"]["plum"], "bulk": True}
    for part, wanted in (
        ({"events": {"letter": letter}}, []),
        ({"events": {"letter": shuffled}}, []),
        ({"events": {"letter": turned}}, ["events.letter"]),
        ({"goods": {"plum": truth}}, ["goods.plum"]),
        ({"goods": {"plum": {**truth, "bulk": 1}}}, []),
    ):
        found = [problem.path for problem in check(extend(tmp_path, part, base)) if problem.code == "E405"]
        assert found == wanted, part


def test_the_id_a_collision_proposes_is_free_in_both_files(tmp_path: Path) -> None:
    base = country()
    plum = base["goods"]["plum"]
    base["goods"]["plum_3"] = plum
    part = {"goods": {"plum": {**plum, "price": 3}, "plum_2": plum}}
    (found,) = [one for one in check(extend(tmp_path, part, base)) if one.code == "E405"]
    assert found.mend.endswith('call yours "plum_4"')


def test_words_of_patches_in_a_file_that_extends_nothing(tmp_path: Path) -> None:
    document = country()
    document["goods"]["plum"]["$patch"] = "merge"
    assert codes(check(written(tmp_path, document))) == ["E407"]


def test_a_collision_names_both_places(tmp_path: Path) -> None:
    (problem,) = [one for one in check(extend(tmp_path, '"goods": {\n "plum": {"price": 3}}')) if one.code == "E405"]
    lines = (tmp_path / "made_up_country.json").read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, start=1) if '"plum": {' in text and number > 90)
    assert f"made_up_country.json:{line}:" in problem.what
    assert (problem.place.line, problem.place.column) == (3, 2)


def test_problems_point_into_the_file_they_come_from(tmp_path: Path) -> None:
    base = country()
    base["goods"]["lamp"]["depth"] = 0
    path = extend(tmp_path, {"goods": {"plum": {"$patch": "merge", "depth": -1}}}, base)
    found = check(path)
    assert codes(found) == ["E106", "E106"]
    assert [problem.place.file.rsplit("/")[-1] for problem in found] == ["made_up_country.json", "quay.json"]
    lamp = found[0].place
    assert lamp.text[lamp.column - 1 :].startswith("0")


def test_what_the_base_has_for_nothing_is_deleted_from_here(tmp_path: Path) -> None:
    base = country()
    base["currencies"]["pearl"] = {"name": "pearls"}
    head = {"basis": {"rest": {"is": "invented"}}, "summary": "Fog.", "licence": "CC0-1.0"}
    (found,) = check(extend(tmp_path, head, base))
    assert (found.code, found.path, found.place.file[-20:]) == ("W311", "currencies.pearl", "made_up_country.json")
    assert found.mend.endswith('to delete it, add "pearl": null to "currencies" of the file that extends this one')
    assert check(extend(tmp_path, {**head, "currencies": {"pearl": None}}, base)) == []


def test_every_value_of_a_joined_document_has_its_place(tmp_path: Path) -> None:
    path = extend(tmp_path, {"goods": {"plum": {"$patch": "merge", "price": 3}}, "start": {"days": 4}})
    document = merged(path)
    for spot, file in (
        (("goods", "plum", "price"), "quay"),
        (("goods", "plum", "depth"), "made_up_country"),
        (("start", "days"), "quay"),
        (("start", "date"), "made_up_country"),
    ):
        place, known = where(document, spot)
        assert place is not None
        assert known == spot
        assert place[0].name.endswith(f"{file}.json")


def test_numbers_keep_where_they_come_from(tmp_path: Path) -> None:
    base = country()
    base["basis"]["rest"]["about"] = "from the base"
    part = {
        "basis": {"rest": {"is": "estimate", "about": "from the quay"}},
        "goods": {
            "plum": {"$patch": "merge", "price": 3},
            "pear": {"name": "p", "unit": "p", "price": 1, "depth": 1, "buys": [1, 1]},
        },
        "start": {"days": 4, "stock": {"pear": 1}},
        "summary": "A quay with pears.",
        "licence": "CC0-1.0",
    }
    found = {fact.path: (fact.basis, fact.about) for fact in facts(merged(extend(tmp_path, part, base)))}
    own, old = ("estimate", "from the quay"), ("invented", "from the base")
    assert found["goods", "plum", "price"] == own
    assert found["goods", "pear", "price"] == own
    assert found["start", "days"] == own
    assert found["goods", "plum", "depth"] == old
    assert found["rules", "price", "keeps"] == old
    assert found["start", "slots"] == old
    assert check(tmp_path / "quay.json") == []


def test_a_new_number_needs_a_basis_of_its_own_file(tmp_path: Path) -> None:
    pear = {"name": "pears", "unit": "pear", "price": 1, "depth": 9, "buys": [1, 2]}
    found = check(extend(tmp_path, {"goods": {"pear": pear}}))
    assert [problem.code for problem in found if problem.is_error] == ["E312"]


def test_a_chain_of_files(tmp_path: Path) -> None:
    head = {"format": 1, "title": "x", "language": "en"}
    written(tmp_path, country(), "made_up_country.json")
    for number in range(1, CHAIN + 1):
        base = f"pack{number - 1}" if number > 1 else "made_up_country"
        part = {"goods": {"plum": {"$patch": "merge", "price": number}}}
        written(tmp_path, {**head, "id": f"pack{number}", "extends": base, **part}, f"pack{number}.json")
    assert loaded(tmp_path / f"pack{CHAIN - 1}.json").world.goods["plum"].base == (CHAIN - 1) * 100
    assert codes(check(tmp_path / f"pack{CHAIN}.json")) == ["E409"]


@pytest.mark.parametrize("length", [1, 2, 3])
def test_a_circle_is_refused(tmp_path: Path, length: int) -> None:
    for number in range(length):
        other = f"pack{(number + 1) % length}"
        document = {"format": 1, "id": f"pack{number}", "extends": other}
        written(tmp_path, document, f"pack{number}.json")
    (problem,) = check(tmp_path / "pack0.json")
    assert problem.code == "E408"
    assert "pack0 > " in problem.what


@pytest.mark.parametrize(
    ("base", "mend"),
    [
        ('"made_up_county"', 'did you mean "made_up_country"?'),
        ('"zzz"', "one of: "),
        ("[]", '"extends": "the_id"'),
        ('"../x"', '"extends": "x"'),
        ('"a/b.json"', '"extends": "b"'),
    ],
)
def test_a_base_that_is_not_there(tmp_path: Path, base: str, mend: str) -> None:
    written(tmp_path, country(), "made_up_country.json")
    path = written(tmp_path, f'{{"format": 1, "id": "quay",\n "extends": {base}}}')
    (problem,) = check(path)
    assert problem.code == "E401"
    assert mend in problem.mend
    assert (problem.place.line, problem.place.column) == (2, 13)


def test_a_broken_base_is_named(tmp_path: Path) -> None:
    path = extend(tmp_path, "")
    written(tmp_path, '{"format": 1, "id": "made_up_country",}', "made_up_country.json")
    (problem,) = check(path)
    assert problem.code == "E001"
    assert problem.place.file.endswith("made_up_country.json")


def test_a_base_pack_is_checked_for_what_it_has_and_cannot_be_played(tmp_path: Path) -> None:
    base = country()
    base["playable"] = False
    for key in ("start", "goals", "places", "epilogue"):
        del base[key]
    path = written(tmp_path, base, "made_up_country.json")
    assert check(path) == []
    found = load(path)
    assert not isinstance(found, Loaded)
    base["goods"]["plum"]["depth"] = 0
    assert codes(check(written(tmp_path, base, "made_up_country.json"))) == ["E106"]


def test_a_whole_base_pack_says_why_it_cannot_be_played(tmp_path: Path) -> None:
    found = load(written(tmp_path, {**country(), "playable": False}))
    assert not isinstance(found, Loaded)
    assert codes(found) == ["E314"]


def test_reading_a_chain_raises_only_one_kind_of_exception(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        read_chain(tmp_path / "none.json", (), [])
