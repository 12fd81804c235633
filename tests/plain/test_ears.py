"""What plain mode hears: any bytes at all, a line at a time, in bounded memory."""

from __future__ import annotations

import io
import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgen.engine.commands import LONGEST
from marketgen.plain.ears import Ears, Heard


def hear(content: bytes, encoding: str = "utf-8") -> list[Heard]:
    """Every line that is heard of some bytes."""
    ears = Ears(io.TextIOWrapper(io.BytesIO(content), encoding=encoding))
    found = []
    while (heard := ears.hear()) is not None:
        found.append(heard)
    return found


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"", []),
        (b"one\ntwo\n", ["one", "two"]),
        (b"one\r\ntwo", ["one", "two"]),
        (b"\n\n", ["", ""]),
        ("\ufeffone\n".encode(), ["one"]),
        ("비누 한 장\n".encode(), ["비누 한 장"]),
        (b"a\x00b\x1b[A\n", ["a\x00b\x1b[A"]),
    ],
)
def test_lines(content: bytes, lines: list[str]) -> None:
    assert [heard.line for heard in hear(content)] == lines
    assert not [heard for heard in hear(content) if heard.wrong]


def test_bytes_that_are_no_text_get_a_sentence_and_the_next_line_is_heard() -> None:
    first, second = hear(b"show \xff\xfe\nopen\n")
    assert "not text" in first.wrong
    assert first.line == ""
    assert second == Heard("open")


def test_a_line_too_long_is_cut_but_stays_too_long_and_ends_where_it_ends() -> None:
    long, after = hear("é".encode() * 2_000_000 + b"\nopen\n")
    assert LONGEST < len(long.line) < 10 * LONGEST
    assert not long.wrong
    assert after.line == "open"


def test_a_closed_input_is_at_its_end() -> None:
    stream = io.TextIOWrapper(io.BytesIO(b"open\n"))
    stream.close()
    assert Ears(stream).hear() is None


def test_a_pipe_is_not_typed_and_gets_no_mark() -> None:
    ears = Ears(io.TextIOWrapper(io.BytesIO(b"")))
    assert not ears.typed
    assert ears.mark == ""


@given(st.binary(max_size=300))
def test_any_bytes_are_heard(content: bytes) -> None:
    assert len(hear(content)) <= content.count(b"\n") + 1


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of its own is opened the Unix way")
def test_what_was_typed_ahead_can_be_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    keyboard, terminal = os.openpty()
    monkeypatch.setenv("TERM", "dumb")
    with open(terminal, encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        ears = Ears()
        assert ears.typed
        os.write(keyboard, b"kept\n")
        assert ears.hear() == Heard("kept")
        os.write(keyboard, b"typed ahead\ntwice\n")
        ears.forget()
        os.write(keyboard, b"answer\n")
        assert ears.hear() == Heard("answer")
    os.close(keyboard)


def test_a_pipe_is_never_forgotten() -> None:
    ears = Ears(io.TextIOWrapper(io.BytesIO(b"one\ntwo\n")))
    ears.forget()
    assert ears.hear() == Heard("one")
