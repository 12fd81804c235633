"""The verb schema: on standard output, into a file, beside a pack; what stands in the way is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.scenario.helpers import country, written
from tests.scenario.test_folder_packs import pack as folder_pack
from tests.support import ROOT


def test_without_a_pack_it_is_the_committed_schema(call: Call, tmp_path: Path) -> None:
    committed = (ROOT / "schemas" / "scenario.schema.json").read_text("utf-8")
    assert call("schema", "--out", str(tmp_path / "any.json"))[0] == 0
    assert (tmp_path / "any.json").read_text("utf-8") == committed
    code, said, error = call("schema")
    assert (code, json.loads(said), error) == (0, json.loads(committed), "")


def test_written_beside_the_pack_it_says_which_line_the_file_needs(call: Call, tmp_path: Path) -> None:
    path = written(tmp_path, country(), "my_stall.json")
    code, said, error = call("schema", str(path), "--write")
    assert (code, error) == (0, "")
    assert said.splitlines()[1:] == [
        "Put this first into the file of the pack, behind its {:",
        '"$schema": "./.marketgen/my_stall.schema.json",',
    ]
    made = json.loads((tmp_path / ".marketgen" / "my_stall.schema.json").read_text("utf-8"))
    assert set(made["definitions"]["id.good"]["enum"]) == set(country()["goods"])
    named = {"$schema": "./.marketgen/my_stall.schema.json", **country()}
    assert "names it already" in call("schema", str(written(tmp_path, named, "my_stall.json")), "--write")[1]
    assert [one.name for one in tmp_path.glob("*.json")] == ["my_stall.json"]


def test_a_folder_pack_has_it_in_its_folder_and_parts_may_be_parts(call: Call, tmp_path: Path) -> None:
    made = folder_pack(tmp_path)
    assert call("schema", str(made), "--write")[0] == 0
    found = json.loads((made / ".marketgen" / "scenario.schema.json").read_text("utf-8"))
    assert found["then"] == {"required": ["format", "id", "title", "language"]}
    assert call("check", str(made))[0] == 0


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--write",), 2, "say which"),
        (("no_such_pack",), 2, 'no scenario called "no_such_pack"'),
        (("broken.json",), 1, "a comma is missing"),
        (("good.json", "--out", "nowhere/any.json"), 2, "could not be written: No such file or directory"),
        (("good.json", "--out", "any.json", "--write"), 2, "not allowed with"),
    ],
)  # fmt: skip
def test_what_stands_in_the_way_is_said(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: int, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, country(), "good.json")
    (tmp_path / "broken.json").write_text('{"format": 1 "id": "broken"}', "utf-8")
    found, said, error = call("schema", *words)
    assert (found, said) == (code, "")
    assert says in error


def test_a_folder_that_cannot_be_written_is_said(call: Call, tmp_path: Path) -> None:
    path = written(tmp_path, country())
    (tmp_path / ".marketgen").write_text("in the way", "utf-8")
    code, said, error = call("schema", str(path), "--write")
    assert (code, said) == (2, "")
    assert "could not be written: File exists" in error or "Not a directory" in error


def test_explain_says_what_a_key_is(call: Call) -> None:
    code, said, _error = call("explain", "good.bulk")
    assert code == 0
    assert said.splitlines()[:2] == [
        'Good, "bulk": What a unit is to carry, in kilos or their like.',
        "Is: number, 0 to 1,000,000. Counts: kilos. If left out: 1.",
    ]
    assert call("explain", "days")[1].count("\n\n") > 10
    assert call("explain", "price_rules.keeps")[1].startswith('Price rules, "keeps": ')


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ("start.days", ['Start, "days"']),
        ("goods.plum.price", ['Good, "price"']),
        ("calendar.weather.3", ['Calendar, "weather"']),
        ("events.crate.choices.keep.effects", ['Choice, "effects"']),
        ("events.crate.choices.keep.effects[1].price.days", ['Price mood, "days"']),
        ("events.crate.choices.keep.effects[1].one_of[0]", ['Effect, "one_of"', "Branch"]),
        ("goods.plum", ['The whole, "goods"', "Good"]),
    ],
)
def test_explain_resolves_a_path_as_a_problem_names_it(call: Call, path: str, keys: list[str]) -> None:
    code, said, _error = call("explain", path)
    heads = [part.split(":")[0] for part in said.split("\n\n") if not part.startswith("  ")]
    assert (code, heads) == (0, keys)


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("nonsense.price", ""),
        ("offers.week[2].days", ""),
        ("goods.plum.nothing", ""),
        ("events[0]", "events"),
        ("events.crate.effects.first", ""),
        ("events.crate.effects[" + "9" * 5000 + "]", ""),
        ("goods.plum.pirce", "goods.plum.price"),
        ("good.bulkk", "good.bulk"),
        ("kyess", "kyes"),
    ],
)
def test_a_path_to_nothing_has_no_page(call: Call, path: str, near: str) -> None:
    code, said, error = call("explain", path)
    assert (code, said) == (2, "")
    assert error.startswith("There is no page for ")
    assert (f"Did you mean {near}?" in error) if near else ("Did you mean" not in error)
