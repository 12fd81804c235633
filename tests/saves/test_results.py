"""The file of results: bounded, written whole, and read as something that anybody may have written."""

from __future__ import annotations

import errno
import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from marketgen.saves import files, results
from marketgen.saves.problems import SaveFailed
from marketgen.saves.results import MOST, Result, keep, load, path

ONE = Result("spring", "Spring", "plum-lamp", "street", "levy", "", True, "", 6, 6, 61, 42_000, 3, "m1")


def put(content: bytes) -> Path:
    path().parent.mkdir(parents=True, exist_ok=True)
    path().write_bytes(content)
    return path()


def test_a_result_is_kept_once_and_the_oldest_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "MOST", 3)
    assert load() == ((), "")
    for mark in ("m1", "m2", "m1", "m3", "m4"):
        keep(replace(ONE, mark=mark))
    assert [one.mark for one in load()[0]] == ["m2", "m3", "m4"]
    assert load()[0][0] == replace(ONE, mark="m2")
    assert MOST == 500


@pytest.mark.parametrize(
    "change",
    [
        {"score": True}, {"score": 101}, {"score": "61"}, {"reached": 7}, {"reached": -1}, {"title": "a\x1b[2J"},
        {"title": "x" * 201}, {"seed": ""}, {"worth": 10**13}, {"goal_met": 1}, {"rules": 1.5}, {"mark": None},
    ],
)  # fmt: skip
def test_an_entry_that_is_none_is_passed_over(change: dict[str, Any]) -> None:
    put(json.dumps({"results": [asdict(ONE) | change, asdict(ONE), "x", {}]}).encode())
    assert load() == ((ONE,), "")


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"[]", b'{"results": 3}', b"[" * 100_000, b'{"results": [' + b"1," * 300_000 + b"1]}"],
    ids=["empty", "bytes", "list", "number", "deep", "large"],
)
def test_a_file_that_cannot_be_read_is_put_aside(content: bytes) -> None:
    place = put(content)
    known, why = load()
    assert known == ()
    assert str(place) in why
    keep(ONE)
    assert load() == ((ONE,), "")
    assert place.with_name("results.json.bad-1").read_bytes() == content


def test_what_cannot_be_written_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(place: Path, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    keep(ONE)
    monkeypatch.setattr(files, "replace", full)
    with pytest.raises(SaveFailed, match="No space left"):
        keep(replace(ONE, mark="m2"))
    assert load() == ((ONE,), "")


def test_something_else_in_its_place_is_said_and_left() -> None:
    path().mkdir(parents=True)
    assert "not a file" in load()[1]
    with pytest.raises(SaveFailed, match="could not be written"):
        keep(ONE)
    assert path().is_dir()
