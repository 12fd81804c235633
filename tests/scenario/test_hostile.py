"""Files that no scenario author would write on purpose: each gets one clear message and nothing else happens."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marketgen.scenario import Loaded, check, load, load_document
from marketgen.scenario.files import LARGEST
from tests.scenario.helpers import COUNTRY, codes, country, loaded, problems_with, put_in, written


@pytest.mark.parametrize(
    ("content", "code", "what"),
    [
        (b"", "E007", "empty"),
        (b"\xef\xbb\xbf", "E007", "empty"),
        (b" \n\t", "E007", "empty"),
        ("{}".encode("utf-16"), "E003", "UTF-16"),
        ("{}".encode("utf-16-le"), "E003", "UTF-16"),
        ("{}".encode("utf-32"), "E003", "UTF-32"),
        (b'{"title": "caf\xe9"}', "E003", "0xe9"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "E003", "UTF-8"),
        (b" " * (LARGEST + 1), "E005", "larger than 2 MB"),
        (b'{"a": ' + b"[" * 3000, "E006", "nested too deeply"),
        (b"[" * 100_000, "E001", "must begin with {"),
        (b"{}", "E002", "does not say its format"),
        (b'{"format": true}', "E002", "no format"),
        (b'{"format": "1"}', "E002", "no format"),
        (b'{"format": 2}', "E002", "format 2"),
        (b'{"format": 1.5}', "E002", "no format"),
    ],
    ids=lambda value: str(value[:20]),
)
def test_a_file_that_cannot_be_read_gets_one_message(tmp_path: Path, content: bytes, code: str, what: str) -> None:
    path = tmp_path / "quay.json"
    path.write_bytes(content)
    for found in (check(path), load(path)):
        assert isinstance(found, list)
        assert codes(found) == [code]
        assert what in found[0].what
        assert found[0].mend
        assert "quay.json" in str(found[0])
        assert len(str(found[0])) < 1000


def test_a_bad_byte_has_its_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "quay.json"
    path.write_bytes('{"a": "\uac15",\n "title": "caf\u00e9"}'.encode().replace("\u00e9".encode(), b"\xe9"))
    (problem,) = check(path)
    assert (problem.code, problem.place.line, problem.place.column) == ("E003", 2, 15)


def test_a_byte_order_mark_of_utf_8_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "quay.json"
    path.write_bytes(b"\xef\xbb\xbf" + COUNTRY.read_bytes())
    assert check(path) == []


def test_what_is_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "folder.json"
    folder.mkdir()
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    for path, what in ((folder, "a folder"), (pipe, "not an ordinary file"), (tmp_path / "no.json", "no such file")):
        (problem,) = check(path)
        assert problem.code == "E004"
        assert what in problem.what


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, country())

    def refuse(*_words: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)  # as root every file may be read
    (problem,) = check(path)
    assert problem.code == "E004"
    assert "may not be read" in problem.what


def test_a_name_with_a_null_byte_or_too_long() -> None:
    for name in ("a\x00b.json", "x" * 5000 + ".json"):
        (problem,) = check(name)
        assert problem.code == "E004"
        assert len(str(problem)) < 2000


def test_markup_is_kept_as_plain_text(tmp_path: Path) -> None:
    name = "[@click=app.quit]Pay[/] [bold]now"
    path = written(tmp_path, put_in(country(), {"goods": {"plum": {"name": name}}}))
    assert loaded(path).world.texts["goods.plum.name"] == name


@pytest.mark.parametrize(
    "part",
    [
        {"goods": 1}, {"goods": []}, {"goods": {"plum": "x"}}, {"events": {"crate": {"effects": {"heat": 1}}}},
        {"events": {"crate": {"when": [1]}}}, {"systems": "all"}, {"start": {"days": "five"}}, {"money": []},
        {"rules": {"inspection": {"rungs": [1]}}}, {"basis": "x"}, {"goods": {"plum": {"basis": {"rest": 1}}}},
        {"events": {"letter": {"choices": "x"}}}, {"currencies": {"crown": {"decimals": True}}}, {"goals": "x"},
        {"currencies": {"crown": {"decimals": 77}}}, {"calendar": {"level": {"a": 1}}}, {"id": 7}, {"extends": 5},
        {"extends": "../../etc/passwd"}, {"flags": {"a" * 50: {"about": "x"}}}, {"goods": {"": {}}},
        {"start": {"date": 5}}, {"diary": {"quiet": {"when": {"all": [[], {"any": 3}]}}}}, {"title": ["x"]},
    ],
    ids=str,
)  # fmt: skip
def test_a_wrong_shape_anywhere_is_a_problem_with_a_place(tmp_path: Path, part: dict[str, object]) -> None:
    found = problems_with(tmp_path, part)
    assert found
    assert any(problem.is_error for problem in found)
    for problem in found:
        assert problem.place.line >= 1
        str(problem)


TABLES = ["start", "money", "events", "calendar", "epilogue", "systems", "currencies", "middlemen", "rules", "goods"]


@given(st.data(), st.sampled_from([1, "x", True, [], {}, 0.5, -1, 10**14, {"x": 1}, [[1]]]))
@settings(max_examples=150)
def test_no_value_anywhere_breaks_the_check(data: st.DataObject, kind: object) -> None:
    """Some value of the made-up country is replaced by something else; no exception ever comes out."""
    document = country()
    node: Any = document
    key: Any = data.draw(st.sampled_from(TABLES))
    while isinstance(node[key], dict | list) and node[key] and data.draw(st.integers(0, 5)):
        node = node[key]
        key = data.draw(st.sampled_from(sorted(node) if isinstance(node, dict) else range(len(node))))
    node[key] = kind
    found = load_document(document, "copy")
    assert isinstance(found, Loaded) or all(problem.code and str(problem) for problem in found)


@pytest.mark.parametrize(
    "document", [{}, {"format": 1}, {"a": float("nan")}, {"a": float("inf")}, {"a": None}, {"a": object()}]
)
def test_a_copy_in_a_save_that_is_no_scenario(document: dict[str, object]) -> None:
    found = load_document(document, "my run")
    assert isinstance(found, list)
    assert found
    assert all(problem.place.file == "my run" and problem.place.line == 0 for problem in found)
