"""Lesson and result files: what was written is read back, and everything else is refused in one sentence."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from marketgen.play.lesson import MAX_LESSON, LessonProblem, Terms, digest_of, read_lesson, write_lesson
from marketgen.play.result_file import (
    MAX_RESULT,
    ResultHead,
    ResultProblem,
    is_code,
    read_result,
    write_result,
)
from marketgen.saves import chain

TERMS = Terms(6, True, (3,), "standard")
HEAD = ResultHead(
    "l" * 32, "amber-bell", 3, "0.5", "first_stall", "First stall", "d" * 32, "spring", "guided", "", True, 6, 6, 71,
    22, 1, 2, "0123456789abcdef",
)  # fmt: skip
ABOUT = {"command": "price plum 10", "day": 2, "block": "morning", "numbers": {"money": "1,000 won"}}
RECORDS: list[dict[str, Any]] = [
    {"kind": "answer", "prompt": "guess", "day": 1, "text": "Yes. <b>=cmd|' /C calc'!A0</b>\n\x1b[2J"},
    {"kind": "do", "text": "display plum"},
    {"kind": "undo"},
    {"kind": "end", "day": 1, "digest": "0" * 32},
    {"kind": "answer", "prompt": "guess", "day": 2, "text": "No, 쌀.", "about": ABOUT},
]


def lesson_bytes(**changed: object) -> bytes:
    """A lesson with some of its fields changed and its digest made right again."""
    content = json.loads(write_lesson("A title", {"id": "x"}, "d" * 32, "spring", "guided", TERMS))
    content = {key: value for key, value in {**content, **changed}.items() if value != "gone"}
    return json.dumps({**content, "lesson": changed.get("lesson", digest_of(content))}).encode()


def test_a_lesson_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "a.mgclass"
    path.write_bytes(write_lesson("A title", {"id": "x", "n": 0.25}, "d" * 32, "spring", "guided", TERMS, {"de": {}}))
    lesson = read_lesson(path)
    assert (lesson.title, lesson.scenario, lesson.seed, lesson.terms) == (
        "A title", {"id": "x", "n": 0.25}, "spring", TERMS,
    )  # fmt: skip
    assert lesson.digest == json.loads(path.read_text())["lesson"]
    path.write_bytes(lesson_bytes())
    assert read_lesson(path).digest == json.loads(lesson_bytes())["lesson"]


DEEP = b'{"kind":"lesson","scenario":' + b"[" * 100_000 + b"]" * 100_000 + b"}"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b"\0" * 5000, "json"),
        (b"PK\x03\x04 a zip", "json"),
        (b"\xff\xfe", "text"),
        (b"[]", "json"),
        (b"{", "json"),
        (DEEP, "json"),
        (b'{"kind":"lesson","x":' + b"[" * 80 + b"]" * 80 + b"}", "json"),
        (b'{"kind":"lesson","x":NaN}', "json"),
        (b'{"kind":"lesson","x":' + b"9" * 10_000 + b"}", "json"),
        (b'{"kind":"head"}', "kind"),
        (lesson_bytes(format=9), "newer"),
        (lesson_bytes(format=True), "field"),
        (lesson_bytes(seed="../x"), "field"),
        (lesson_bytes(title="a\x1b[2J"), "field"),
        (lesson_bytes(days=0), "field"),
        (lesson_bytes(days=10**30), "field"),
        (lesson_bytes(pauses=[1, "2"]), "field"),
        (lesson_bytes(pauses=list(range(1, 40))), "field"),
        (lesson_bytes(undo=1), "field"),
        (lesson_bytes(text=["brief"]), "field"),
        (lesson_bytes(scenario=[]), "field"),
        (lesson_bytes(scenario="gone"), "field"),
        (lesson_bytes(lesson="f" * 32), "digest"),
        (b"{" + b" " * MAX_LESSON + b"}", "large"),
    ],
)
def test_what_is_no_lesson_is_refused_in_one_sentence(tmp_path: Path, raw: bytes, reason: str) -> None:
    path = tmp_path / "a.mgclass"
    path.write_bytes(raw)
    with pytest.raises(LessonProblem) as found:
        read_lesson(path)
    assert found.value.reason == reason
    assert len(str(found.value).splitlines()) == 1
    assert str(found.value).isprintable()


def test_what_is_no_file_is_no_lesson(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mgclass")
    for name, reason in (("none.mgclass", "missing"), (".", "not_a_file"), ("pipe.mgclass", "not_a_file"),
                         ("a\0b.mgclass", "missing")):  # fmt: skip
        with pytest.raises(LessonProblem) as found:
            read_lesson(tmp_path / name)
        assert found.value.reason == reason


def test_a_result_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "amber-bell.mgresult"
    path.write_bytes(write_result(HEAD, RECORDS))
    result = read_result(path)
    assert result.head == HEAD
    assert list(result.records) == RECORDS
    assert result.answers()["guess"]["text"] == "No, 쌀."
    first = path.read_text("utf-8").splitlines()[0]
    assert "A result of “First stall” under the code amber-bell: 6 days." in first


def test_a_result_cut_anywhere_is_refused(tmp_path: Path) -> None:
    path, whole = tmp_path / "a.mgresult", write_result(HEAD, RECORDS)
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        with pytest.raises(ResultProblem):
            read_result(path)


def test_a_byte_changed_anywhere_in_a_result_is_found(tmp_path: Path) -> None:
    path, whole = tmp_path / "a.mgresult", write_result(HEAD, RECORDS)
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(ResultProblem):
            read_result(path)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b"\0" * 5000, "not_a_result"),
        (b"\0" * (MAX_RESULT + 1), "large"),
        (b"PK\x03\x04 a zip", "not_a_result"),
        (chain.write_line(chain.START, {"kind": "head", "format": 1})[0], "not_a_result"),
        (chain.write_line(chain.START, {"kind": "result", "format": 9})[0], "newer"),
        (write_result(HEAD, RECORDS) + b'{"r":{},"c":"0000000000000000"}\n', "after"),
        (write_result(HEAD, [*RECORDS, {"kind": "close", "lines": 6}]), "after"),
        (write_result(HEAD, [{"kind": "head"}]), "record"),
        (write_result(HEAD, [{"kind": "do", "text": ["x"]}]), "record"),
        (write_result(HEAD, [{"kind": "do", "text": "x" * 2001}]), "record"),
        (write_result(HEAD, [{"kind": "end", "day": "1", "digest": "0"}]), "record"),
        (write_result(HEAD, [{"kind": ["do"]}]), "record"),
        (write_result(HEAD, [{"kind": "answer", "prompt": "a", "day": 1, "text": "x" * 601}]), "record"),
        (write_result(HEAD, [{"kind": "answer", "prompt": "a\n", "day": 1, "text": ""}]), "record"),
        (write_result(HEAD, [{"kind": "answer", "prompt": "a", "day": 1, "text": "", "about": []}]), "record"),
        (write_result(replace(HEAD, code="../../etc"), RECORDS), "field"),
        (write_result(replace(HEAD, code="amber-bell\x1b"), RECORDS), "field"),
        (write_result(replace(HEAD, minutes=-1), RECORDS), "field"),
        (write_result(replace(HEAD, seed="a\nb"), RECORDS), "field"),
        (write_result(replace(HEAD, scenario_title=""), RECORDS), "field"),
    ],
)  # fmt: skip
def test_what_is_no_result_is_refused_in_one_sentence(tmp_path: Path, raw: bytes, reason: str) -> None:
    path = tmp_path / "a.mgresult"
    path.write_bytes(raw)
    with pytest.raises(ResultProblem) as found:
        read_result(path)
    assert found.value.reason == reason
    assert (len(str(found.value).splitlines()), len(found.value.why.splitlines())) == (1, 1)


def test_a_code_is_two_words_and_nothing_that_leads_out_of_a_folder() -> None:
    assert is_code("amber-bell")
    for word in ("", "amber", "Amber-bell", "../a-b", "a-b-c", "amber-bell\n", "ämber-bell", "amber-bell.txt", "-bell",
                 "x" * 40 + "-bell", "nul", "amber_bell", "a-bell", "amber bell"):  # fmt: skip
        assert not is_code(word), word


def test_a_result_that_grows_too_large_is_not_written() -> None:
    with pytest.raises(ValueError, match="has grown past"):
        write_result(HEAD, [{"kind": "do", "text": "x" * 1900}] * 2000)
