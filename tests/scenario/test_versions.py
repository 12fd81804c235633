"""What a file asks for, old names, old formats: files go on being read, and messages point into them as written."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from packaging.version import Version

from marketgen import __version__
from marketgen.scenario import (
    changes,
    check,
    lifts,
    load,
    load_document,
    packs,
    patterns,
    reader,
    renames,
    since,
    versions,
)
from marketgen.scenario.fields import models
from marketgen.scenario.problems import Problem, Unreadable
from marketgen.scenario.renames import RENAMES, Rename
from marketgen.scenario.source import Object, Source, place_of
from tests.scenario.helpers import DATA, codes, country, loaded, put_in, written
from tests.support import ROOT

EVERY_KEY = DATA / "every_key.json"
HEAD = {"format": 1, "id": "top", "title": "Top", "language": "en", "summary": "One.", "licence": "CC0-1.0"}
PAGE = ROOT / "docs" / "format-changes.md"


def old_file(folder: Path, name: str = "quay.json") -> Path:
    """The scenario of every key with the key that was renamed by its old name."""
    text = EVERY_KEY.read_text("utf-8")
    assert text.count('"to_day": 5') == 1
    return written(folder, text.replace('"to_day": 5', '"last_day": 5'), name)


def parsed(text: str) -> Object:
    """A document, with the places of everything."""
    problems: list[Problem] = []
    document = reader.parse(Source("made_up.json", text), problems)
    assert problems == []
    return document


def test_an_old_file_plays_as_the_new_one_and_is_warned_about(tmp_path: Path) -> None:
    old, new = loaded(old_file(tmp_path)), loaded(EVERY_KEY)
    assert old.world == new.world
    assert old.digest == new.digest
    assert '"last_day"' not in json.dumps(old.document)
    (problem,) = old.problems
    assert (problem.code, problem.path) == ("W401", "rules.gifts.customs[0].last_day")
    assert problem.place.text[problem.place.column - 1 :].startswith('"last_day"')
    assert problem.mend.startswith('write "to_day": 5;')


def test_a_run_begun_with_an_old_file_is_read_without_a_word() -> None:
    document = json.loads(EVERY_KEY.read_text("utf-8"))
    custom = document["rules"]["gifts"]["customs"][0]
    custom["last_day"] = custom.pop("to_day")
    document["requires"] = {"marketgen": "<0.1"}
    found = load_document(document, "run.mgsave")
    assert not isinstance(found, list), "\n".join(map(str, found))
    assert found.problems == ()
    assert found.digest == loaded(EVERY_KEY).digest


def test_old_names_are_found_in_files_that_extend_and_in_their_bases(tmp_path: Path) -> None:
    old_file(tmp_path, "every_key.json")
    head = {**HEAD, "extends": "every_key"}
    gifts = {"$patch": "merge", "customs": [{"from_day": 2, "last_day": 3, "add": 0}]}
    problems = check(written(tmp_path, {**head, "rules": {"gifts": gifts}}, "top.json"))
    told = [(Path(problem.place.file).name, problem.code) for problem in problems if not problem.is_error]
    assert told == [("every_key.json", "W401"), ("top.json", "W401")]


def test_several_old_names_are_one_warning_with_further_places() -> None:
    text = '{"t": {"a": {"b": 1}, "c": {"b": 2, "basis": {"b": {"is": "invented"}}}}}'
    row = Rename("t.*.b", "n", "0.2", "Because.")
    found = renames.find(parsed(text), [row])
    (problem,) = renames.problems_of(parsed(text), found)
    assert [place.column for place in (problem.place, *problem.also)] == [14, 29, 47]
    after = renames.applied(parsed(text), found)
    assert after == {"t": {"a": {"n": 1}, "c": {"n": 2, "basis": {"n": {"is": "invented"}}}}}


def test_both_names_are_an_error_that_names_both_places() -> None:
    document = parsed('{"a": {"new": 2, "old": 1}}')
    found = renames.find(document, [Rename("a.old", "new", "0.2", "Because.")])
    (problem,) = renames.problems_of(document, found)
    assert (problem.code, problem.place.column, problem.also[0].column) == ("E440", 18, 8)
    assert renames.applied(document, found) == {"a": {"new": 2}}


def test_words_can_change_under_a_key_that_stays() -> None:
    document = parsed('{"a": [{"kind": "sea"}, {"kind": "land"}]}')
    row = Rename("a.*.kind", "kind", "0.2", "Because.", rewrite=(("sea", "water"),))
    found = renames.find(document, [row])
    assert [one.path for one in found] == [("a", 0, "kind")]
    assert renames.applied(document, found) == {"a": [{"kind": "water"}, {"kind": "land"}]}
    (problem,) = renames.problems_of(document, found)
    assert (problem.place.column, '"kind": "water"' in problem.mend) == (17, True)


def test_a_renamed_table_keeps_its_renamed_entries_and_all_places() -> None:
    document = parsed('{"x": 1,\n "old": {"e": {"was": 5}},\n "y": 2}')
    rows = [Rename("old.*.was", "is", "0.2", "A."), Rename("old", "new", "0.2", "B.")]
    after = renames.applied(document, renames.find(document, rows))
    assert list(after) == ["x", "new", "y"]
    assert after["new"] == {"e": {"is": 5}}
    assert document["old"] == {"e": {"was": 5}}
    assert (place_of(after, ("new", "e", "is")).line, place_of(after, ("new", "e", "is")).column) == (2, 23)
    assert place_of(after, ("y",)).line == 3


@pytest.mark.parametrize(
    ("pattern", "fits"),
    [
        ("a.b", ["a.b"]),
        ("a.*.d", ["a.b.d"]),
        ("**.d", ["a.b.d", "d", "e[0].d", "e[1].$append[0].d"]),
        ("e.*.d", ["e[0].d", "e[1].$append[0].d"]),
        ("a|d", ["a", "d"]),
        ("a.c.d", []),
    ],
)
def test_patterns_find_what_they_say(pattern: str, fits: list[str]) -> None:
    document = parsed('{"a": {"b": {"d": 1}}, "d": 2, "e": [{"d": 3}, {"$append": [{"d": 4}]}]}')
    if pattern == "e.*.d":
        fits = ["e[0].d"]  # of a list in a list the second list is meant by a star of its own
    from marketgen.scenario.source import spelled

    paths = [path for _number, path in patterns.Patterns([pattern]).find(document)]
    assert [spelled(path) for path in paths] == fits
    assert all(patterns.Patterns([pattern]).at(path) == [0] for path in paths)


def lift_1_to_2(document: Object) -> Object:
    """A made-up lift: ``start.money`` is the purse of the one called ``you``."""
    lifted, start = renames.copied(document), renames.copied(document["start"])
    purse = Object()
    purse["you"], purse.at["you"] = start.pop("money"), start.at.pop("money")
    start["purses"], start.at["purses"] = purse, purse.at["you"]
    lifted["start"] = start
    assert isinstance(lifted, Object)
    return lifted


def test_a_lifted_file_loads_with_a_note_and_points_into_the_author_s_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "FORMAT", 2)
    monkeypatch.setattr(lifts, "LIFTS", {1: lift_1_to_2})
    path = written(tmp_path, country())
    problems: list[Problem] = []
    document = packs.read_chain(path, (), problems)
    assert document["format"] == 2
    assert [problem.code for problem in problems] == ["N401"]
    assert "format 1" in problems[0].what
    crowns = place_of(document, ("start", "purses", "you", "crown"), key=True)
    assert crowns.text.strip().startswith('"crown":')
    assert path.read_text("utf-8").splitlines()[crowns.line - 1] == crowns.text
    assert place_of(document, ("format",)).line == 2


def test_a_format_without_an_old_name_lifts_by_the_same_row() -> None:
    row = Rename("a.old", "new", "0.9", "Because.", gone=2)
    kept = Rename("a.other", "else", "0.9", "Because.")
    document = parsed('{"format": 1, "a": {"old": 1, "other": 2}}')
    lifted = lifts.lift(document, 2, {1: lifts.of_renames(2, [row, kept])})
    assert lifted == {"format": 2, "a": {"new": 1, "other": 2}}
    assert document["format"] == 1
    assert place_of(lifted, ("a", "new")).column == 28


@pytest.mark.parametrize(
    ("wanted", "code", "told"),
    [
        (">=99", "E441", 'pip install "marketgen>=99"'),
        ("<0.1", "E441", "<0.1"),
        ("0.2", "E442", 'write ">=0.2"'),
        ("new", "E442", f'write ">={versions.ours()}"'),
        ("", "E442", "write"),
        (">=0.1", "W402", '"marketgen": ">=0.2"'),
        (">0.1.5", "W402", '"marketgen": ">=0.2"'),
    ],
)
def test_a_requirement_that_is_not_met_or_is_none_is_one_message(
    tmp_path: Path, wanted: str, code: str, told: str
) -> None:
    path = written(tmp_path, put_in(country(), {"requires": {"marketgen": wanted}, "nonsense": 1}))
    problems = [problem for problem in check(path) if problem.code != "E101"]
    assert codes(problems) == [code]
    assert told in problems[0].mend
    assert problems[0].place.text.strip().startswith('"marketgen":')


@pytest.mark.parametrize("wanted", [">=0.2", f">={versions.ours()}", ">=0.2,<99", "~=0.2"])
def test_a_requirement_that_is_met_says_nothing(tmp_path: Path, wanted: str) -> None:
    path = written(tmp_path, put_in(country(), {"requires": {"marketgen": wanted}}))
    assert check(path) == []
    assert loaded(path).world.digest == loaded(written(tmp_path, country(), "plain.json")).digest


def test_nothing_else_is_said_of_a_file_for_another_version(tmp_path: Path) -> None:
    broken: dict[str, Any] = {
        "format": 7,
        "id": "x",
        "title": "Later",
        "requires": {"marketgen": ">=99"},
        "ventures": {},
    }
    path = written(tmp_path, broken)
    assert codes(check(path)) == ["E441"]
    found = load(path)
    assert isinstance(found, list)
    assert codes(found) == ["E441"]
    (header,) = [one for one in packs.titles([tmp_path]) if not one.shipped]
    assert header.title == "Later"
    assert header.problem is not None
    assert header.problem.code == "E441"


def test_what_a_base_asks_for_is_no_part_of_what_extends_it(tmp_path: Path) -> None:
    written(tmp_path, put_in(country(), {"requires": {"marketgen": ">=0.2"}}), "made_up_country.json")
    head = {**HEAD, "extends": "made_up_country"}
    for requires in ({}, {"requires": {"marketgen": ">=0.2"}}):
        assert check(written(tmp_path, {**head, **requires}, "top.json")) == []
    written(tmp_path, put_in(country(), {"requires": {"marketgen": ">=99"}}), "made_up_country.json")
    (problem,) = check(written(tmp_path, head, "top.json"))
    assert (problem.code, Path(problem.place.file).name) == ("E441", "made_up_country.json")


def test_a_key_that_only_a_later_version_knows_is_said_to_be_known_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(since, "SINCE", (*since.SINCE, ("98.1", "goods.*.smell")))
    path = written(tmp_path, put_in(country(), {"goods": {"plum": {"smell": 1, "smll": 1}}}))
    later, wrong = check(path)
    assert later.what == f'"smell" is known since marketgen 98.1; this is {versions.ours()}'
    assert "pip install -U" in later.mend
    assert "98.1" not in wrong.what


def test_the_table_of_new_keys_names_keys_that_there_are() -> None:
    """Each word that a row ends with is a key of the models."""
    keys = {field.alias or name for model in models() for name, field in model.model_fields.items()}
    words = {word for _version, pattern in since.SINCE for word in pattern.rpartition(".")[2].split("|")}
    assert words - keys == set()
    assert len(words) > 150


def test_the_table_of_renames_leads_from_what_is_gone_to_what_is_there() -> None:
    keys = {field.alias or name for model in models() for name, field in model.model_fields.items()}
    assert RENAMES
    for row in RENAMES:
        assert row.new in keys, row
        assert row.rewrite or row.old_key not in row.new
        assert row.why.endswith(".")
        assert renames.find(parsed(EVERY_KEY.read_text("utf-8")), [row]) == []


def test_the_page_of_changes_is_that_of_the_table() -> None:
    if "MARKETGEN_TESTS_WRITE" in os.environ:
        PAGE.write_text(changes.page(), "utf-8")
    assert PAGE.read_text("utf-8") == changes.page(), "MARKETGEN_TESTS_WRITE=1 pytest tests/scenario/test_versions.py"
    assert all(f"`{row.old}` | `{row.new_path}`" in changes.page() for row in RENAMES)


def test_no_table_names_a_version_that_is_not_out_and_the_program_reads_its_own() -> None:
    named = {row.since for row in RENAMES} | {version for version, _pattern in since.SINCE}
    assert all(Version(one) <= Version(__version__) for one in named), f"raise the version, or mend {named}"
    versions.check_requires({"requires": {"marketgen": f">={__version__}"}})
    with pytest.raises(Unreadable):
        versions.check_requires({"requires": {"marketgen": f"<{__version__}"}})
