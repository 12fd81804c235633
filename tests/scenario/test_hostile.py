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
    for path, code, what in (
        (folder, "E413", "no scenario.json in it"),
        (pipe, "E004", "not an ordinary file"),
        (tmp_path / "no.json", "E004", "no such file"),
    ):
        (problem,) = check(path)
        assert problem.code == code
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


PLUM = '"name": "plums"'


def with_name(name: str) -> str:
    """The made-up country as text, with a name written so in place of plums."""
    text = COUNTRY.read_text("utf-8")
    assert PLUM in text
    return text.replace(PLUM, f'"name": {name}', 1)


@pytest.mark.parametrize(
    "encoding",
    ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "cp1252", "latin-1", "cp949", "euc-kr",
     "shift_jis", "big5", "koi8-r", "cp500"],
)  # fmt: skip
def test_every_other_encoding_is_named_or_shown_by_its_first_byte(tmp_path: Path, encoding: str) -> None:
    letters = {"cp1252": "\u20ac", "latin-1": "\xe9", "koi8-r": "\u0416", "shift_jis": "\u3042", "big5": "\u4e2d"}
    letter = letters.get(encoding, "\uac15" if encoding.startswith(("cp949", "euc", "utf")) else "x")
    path = tmp_path / "quay.json"
    path.write_bytes(with_name(f'"{letter}"').encode(encoding))
    (problem,) = check(path)
    assert problem.code == "E003"
    assert "UTF-8" in problem.what + problem.mend
    assert problem.place.line >= 1


def test_sizes_up_to_the_limit_and_one_byte_more(tmp_path: Path) -> None:
    path = tmp_path / "quay.json"
    whole = COUNTRY.read_bytes()
    path.write_bytes(whole + b" " * (LARGEST - len(whole)))
    assert check(path) == []
    path.write_bytes(whole + b" " * (LARGEST - len(whole) + 1))
    assert codes(check(path)) == ["E005"]


def test_links_are_followed_to_files_and_to_nothing_else(tmp_path: Path) -> None:
    good = tmp_path / "good.json"
    good.symlink_to(COUNTRY)
    assert check(good) == []
    for name, target in (("self", "self.json"), ("gone", "no.json"), ("folder", "."), ("endless", "/dev/zero")):
        link = tmp_path / f"{name}.json"
        link.symlink_to(target)
        (problem,) = check(link)
        assert problem.code == ("E414" if name == "folder" else "E004"), name
        assert problem.mend


@pytest.mark.parametrize("before", ['{"format": 1, "goods": ', '{"format": 1, "events": {"a": {"when": ', "{"])
@pytest.mark.parametrize("bracket", ["[", '{"all": [', '{"not": '])
def test_ten_thousand_brackets_stop_at_the_limit(tmp_path: Path, before: str, bracket: str) -> None:
    opening = '"a": ' if before == "{" else ""
    (problem,) = check(written(tmp_path, before + opening + bracket * 10_000))
    assert problem.code == "E006"
    assert len(str(problem)) < 500


def test_keys_given_twice_in_five_places_are_five_problems(tmp_path: Path) -> None:
    text = COUNTRY.read_text("utf-8")
    for once, twice in (
        ('"minutes": 5,', '"minutes": 5, "minutes": 6,'),
        ('"days": 5,', '"days": 5, "days": 5,'),
        ('"fog": { "name"', '"fog": { "name": "mist", "name"'),
        ('{ "knows": 1 }', '{ "knows": 1, "knows": 1 }'),
        ('"licence": "CC-BY-4.0",', '"licence": "CC-BY-4.0", "licence": "CC0-1.0",'),
    ):
        assert once in text
        text = text.replace(once, twice, 1)
    found = check(written(tmp_path, text))
    assert codes(found) == ["E103"] * 5
    assert all(len(problem.also) == 1 for problem in found)
    assert len({problem.place for problem in found}) == 5


@pytest.mark.parametrize(
    ("number", "code"),
    [("1e999", "E009"), ("-1e999", "E009"), ("1e-999", "E009"), ("1" * 400, "E009"), ("0." + "1" * 400, "E009"),
     ("-0", "E106"), ("-0.0", "E106"), ("0e999", "E106"), ("1e3", ""), ("NaN", "E001"), ("Infinity", "E001")],
    ids=lambda value: value[:10],
)  # fmt: skip
def test_odd_numbers_are_refused_or_are_what_they_say(tmp_path: Path, number: str, code: str) -> None:
    text = COUNTRY.read_text("utf-8").replace('"price": 2.05', f'"price": {number}', 1)
    assert codes(check(written(tmp_path, text)))[:1] == ([code] if code else [])


@pytest.mark.parametrize(
    "name",
    ['"\\ud800"', '"\\udfff x"', '"\\udc00\\ud800"', '"\u202eslmup"', '"\\u202eslmup"', '"\u2066plums\u2069"',
     '"\u200f\u202d"', '"\\u0000"', '"\\u001b[31m"', '"\\u009b31m"', '"\ufeffplums"', '"\\u2028"', '"\x7f"'],
    ids=ascii,
)  # fmt: skip
def test_what_could_turn_a_name_about_is_refused_and_shown_harmless(tmp_path: Path, name: str) -> None:
    """Lone surrogates, overrides of the direction, control codes: in a value, in a key, and in what is printed."""
    for text in (with_name(name), COUNTRY.read_text("utf-8").replace('"flags": {', f'"flags": {{ {name}: {{}},', 1)):
        found = check(written(tmp_path, text))
        assert "E008" in codes(found)
        told = "\n".join(map(str, found))
        assert all(sign.isprintable() or sign == "\n" for sign in told)


def test_a_file_name_with_an_override_is_shown_harmless(tmp_path: Path) -> None:
    found = check(written(tmp_path, '{"format": 1, "id": 7}', "\u202egnorw\x1b[31m.json"))
    assert found
    assert all(sign.isprintable() or sign == "\n" for problem in found for sign in str(problem))
