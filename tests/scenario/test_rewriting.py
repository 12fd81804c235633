"""fmt and migrate: what they change in the text of a file, and that they change nothing else."""

from __future__ import annotations

import json
import os
import re
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marketgen.scenario import layout, lifts, migrating, renames, rewriting, versions
from marketgen.scenario.problems import Unreadable
from marketgen.scenario.renames import Rename
from marketgen.scenario.source import Object, Source
from tests.scenario.helpers import DATA, SHIPPED, loaded

FILES = [*sorted(DATA.glob("*.json")), *sorted(SHIPPED.glob("*.json"))]
ROW = Rename("t.*.old", "new", "0.2", "Because.")

NAMES = st.text("ab\u00e9\uac15$_", min_size=1, max_size=6) | st.sampled_from(
    ["goods", "price", "note", "basis", "when"]
)
SCALARS = st.sampled_from(["1.50", "1e2", "-0.0", "12", '"a\\u00e9\\n"', '"/ \\/ {"', "true", "false", '""'])


def as_text(value: Any) -> str:
    """A value made of lists, dictionaries and JSON scalars as written, with blanks here and there."""
    if isinstance(value, dict):
        return "{ " + ",\n\t".join(f"{json.dumps(key)} :{as_text(one)}" for key, one in value.items()) + "}"
    return f"[{' , '.join(map(as_text, value))} ]" if isinstance(value, list) else value


VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=6) | st.dictionaries(NAMES, inner, max_size=6), max_leaves=40
)
TEXTS = st.dictionaries(NAMES, VALUES, max_size=6).map(as_text)


def laid_out(text: str) -> str:
    """A text in the one way."""
    return layout.laid_out(Source("made_up.json", text))


def scalars(text: str) -> list[str]:
    """Keys, texts, numbers and words as they are written."""
    return re.findall(r'"(?:[^"\\]|\\.)*"|[^\s,\[\]{}:"]+', text)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_the_layout_of_a_layout_is_itself_and_says_the_same(text: str) -> None:
    once = laid_out(text)
    assert laid_out(once) == once
    assert json.loads(once) == json.loads(text)
    assert sorted(scalars(once)) == sorted(scalars(text))
    assert once.endswith("}\n")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_files_of_the_project_say_the_same_when_they_are_laid_out(path: Path) -> None:
    """Shipped scenarios are laid out in the one way; of others the layout of the layout is itself."""
    source = Source(path.name, path.read_text("utf-8"))
    once = layout.laid_out(source)
    assert all(len(line) <= layout.WIDTH or line.count('"') >= 2 for line in once.splitlines())
    if path.parent == SHIPPED:
        assert once == source.text, f"marketgen fmt scenarios/{path.name}"
        return
    assert migrating.parsed(Source("", once)) == migrating.parsed(source)
    assert laid_out(once) == once
    assert sorted(scalars(once)) == sorted(scalars(source.text))


def test_the_layout_of_a_small_file_stands_here_word_for_word() -> None:
    text = """
{"title":"T","id":"x","format":1,"nonsense":1,
 "goods":{"z":{"basis":{"price":{"is":"invented"}},"price":1.50,"name":"zinc","note":"Odd.","buys":[1,2]},
          "a":{"name":"a very long name, so that the whole of this entry cannot stand on one line of the file",
 "depth":3}}, "rivers":{"r":{"kind":"river","line":[[128.01,41.4],[128.02,41.41],
 [128.03,41.42],[128.04,41.43],[128.05,41.44],[128.06,41.45],[1,2]]}}}"""
    assert (
        laid_out(text)
        == """{
  "format": 1,
  "id": "x",
  "title": "T",
  "rivers": {
    "r": {
      "kind": "river",
      "line": [
        [128.01, 41.4], [128.02, 41.41], [128.03, 41.42], [128.04, 41.43], [128.05, 41.44], [128.06, 41.45],
        [1, 2]
      ]
    }
  },
  "goods": {
    "z": {
      "note": "Odd.",
      "name": "zinc",
      "price": 1.50,
      "buys": [1, 2],
      "basis": { "price": { "is": "invented" } }
    },
    "a": {
      "name": "a very long name, so that the whole of this entry cannot stand on one line of the file",
      "depth": 3
    }
  },
  "nonsense": 1
}
"""
    )


def test_line_ends_of_the_file_stay() -> None:
    assert laid_out('{\r\n"a": 1}\r\n') == '{\r\n  "a": 1\r\n}\r\n'


@pytest.mark.parametrize("text", ["", "{", '{"a": 1, "a": 2}', '{"a": 1,}', "[]"])
def test_what_cannot_be_read_is_refused_with_the_message_of_the_check(text: str) -> None:
    for change in (layout.laid_out, migrating.migrated):
        with pytest.raises(Unreadable) as caught:
            change(Source("made_up.json", text))
        assert caught.value.problem.place.file == "made_up.json"
        assert caught.value.problem.mend


OLD = """{ "t" : {  "a":{"old" :1.50 , "basis": {"old": {"is": "invented"}}},
\t"b": { "$patch": "merge", "\\u006fld": [1,
 2] } },   "note":   "old stays \\u00e9" }"""


def test_migrating_changes_names_and_not_a_blank_more() -> None:
    new = migrating.migrated(Source("made_up.json", OLD), [ROW])
    assert new == OLD.replace('"old"', '"new"').replace('"\\u006fld"', '"new"')
    assert migrating.migrated(Source("made_up.json", new), [ROW]) == new


def test_migrating_writes_words_anew_and_leaves_other_words() -> None:
    row = Rename("a.*.kind", "sort", "0.2", "Because.", rewrite=(("sea", "water"),))
    text = '{"a": [{"kind":"sea"}, {"kind": "land"}, {"b": {"kind": "sea"}}]}'
    expected = '{"a": [{"sort":"water"}, {"sort": "land"}, {"b": {"kind": "sea"}}]}'
    assert migrating.migrated(Source("", text), [row]) == expected


def test_both_names_are_refused_and_nothing_is_changed() -> None:
    with pytest.raises(Unreadable) as caught:
        migrating.migrated(Source("made_up.json", '{"t": {"a": {"old": 1, "new": 2}}}'), [ROW])
    assert caught.value.problem.code == "E440"


def test_a_file_of_an_older_format_is_brought_up_or_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = Rename("t.*.old", "new", "0.9", "Because.", gone=2)
    monkeypatch.setattr(versions, "FORMAT", 2)
    monkeypatch.setattr(lifts, "LIFTS", {1: lifts.of_renames(2, [gone])})
    source = Source("made_up.json", '{"format": 1,  "t": {"a": {"old": 1}}}')
    assert migrating.migrated(source, [gone]) == '{"format": 2,  "t": {"a": {"new": 1}}}'

    def more_than_names(document: Object) -> Object:
        lifted = renames.copied(document)
        assert isinstance(lifted, Object)
        del lifted["t"], lifted.at["t"]
        return lifted

    monkeypatch.setattr(lifts, "LIFTS", {1: more_than_names})
    with pytest.raises(Unreadable) as caught:
        migrating.migrated(source, [gone])
    assert caught.value.problem.code == "E443"


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_migrating_anything_twice_is_migrating_it_once(text: str) -> None:
    rows = [Rename("**.a", "zz", "0.2", "Because."), Rename("goods.*.price", "cost", "0.2", "Because.")]
    once = migrating.migrated(Source("", text), rows)
    assert migrating.migrated(Source("", once), rows) == once
    if "goods" not in text:
        assert json.loads(once) == json.loads(text.replace('"a" :', '"zz" :'))


def test_an_old_folder_pack_is_migrated_part_by_part(tmp_path: Path) -> None:
    whole = json.loads((DATA / "every_key.json").read_text("utf-8"))
    rules = whole.pop("rules")
    rules["gifts"]["customs"][0]["last_day"] = rules["gifts"]["customs"][0].pop("to_day")
    (tmp_path / "pack" / "parts").mkdir(parents=True)
    (tmp_path / "pack" / "scenario.json").write_text(json.dumps(whole), "utf-8")
    (tmp_path / "pack" / "parts" / "rules.json").write_text(json.dumps({"rules": rules}, indent=3), "utf-8")
    found, problems = rewriting.rewrite(str(tmp_path / "pack"), (), migrating.migrated)
    assert problems == []
    assert [one.path.name for one in found if one.changed] == ["rules.json"]
    assert '-               "last_day": 5' in found[1].diff() or '"last_day": 5' in found[1].diff()
    assert all(rewriting.write(one) is None for one in found if one.changed)
    assert loaded(tmp_path / "pack").problems == ()
    assert loaded(tmp_path / "pack").digest == loaded(DATA / "every_key.json").digest


def test_a_file_is_written_whole_with_its_rights_through_a_link_and_with_its_mark(tmp_path: Path) -> None:
    path, link = tmp_path / "quay.json", tmp_path / "link.json"
    path.write_bytes(b"\xef\xbb\xbf" + b'{"a": 1}')
    os.chmod(path, 0o640)
    link.symlink_to(path)
    ((one,), problems) = rewriting.rewrite(str(link), (), layout.laid_out)
    assert problems == []
    assert rewriting.write(one) is None
    assert path.read_bytes() == b'\xef\xbb\xbf{\n  "a": 1\n}\n'
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(os.listdir(tmp_path)) == ["link.json", "quay.json"]


def test_a_file_that_cannot_be_written_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "quay.json"
    path.write_text('{"a": 1}', "utf-8")
    ((one,), _problems) = rewriting.rewrite(str(path), (), layout.laid_out)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    problem = rewriting.write(one)
    assert problem is not None
    assert (problem.code, "No space" in problem.what) == ("E444", True)
    assert path.read_text("utf-8") == '{"a": 1}'
    assert os.listdir(tmp_path) == ["quay.json"]
