"""What plain mode says: printable, in the output's own encoding, one line each, and quiet when nobody listens."""

from __future__ import annotations

import io
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgen.plain.speech import Gone, Voice, hush, in_encoding, labelled, printable, sentence


def said(*lines: str, width: int = 0) -> str:
    """What a voice writes of some lines."""
    out = io.StringIO()
    Voice(out, width).say(*lines)
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\x1b[31mred", "a?[31mred"),
        ("bell\x07", "bell?"),
        ("tab\there", "tab here"),
        ("left\u202eright", "left?right"),
        ("no\u00a0break", "no break"),
        ("lone \ud800", "lone ?"),
        ("비누", "비누"),
        ("a\u200db\u202ec", "ab?c"),  # a joiner is not missed
    ],
)
def test_only_printable_characters_go_out(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("−218 won", "ascii", "-218 won"),
        ("× 0.90 · 9 %", "ascii", "x 0.90 ; 9 %"),
        ("× 0.90 · 9 %", "latin-1", "× 0.90 · 9 %"),
        ("“soap” – here…", "ascii", '"soap" - here...'),
        ("café", "ascii", "cafe"),
        ("café", "latin-1", "café"),
        ("비", "ascii", "?"),
        ("−1", "no such encoding", "-1"),
        ("−1", "utf-8", "−1"),
    ],
)
def test_other_letters_stand_in_for_what_an_encoding_lacks(text: str, encoding: str, shown: str) -> None:
    assert in_encoding(text, encoding) == shown


@given(st.text(), st.sampled_from(["ascii", "latin-1", "cp437", "utf-8"]))
def test_anything_can_be_said_in_any_encoding(text: str, encoding: str) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="strict", newline="\n")
    Voice(stream, 0).say(text)
    stream.flush()
    for line in raw.getvalue().decode(encoding).splitlines():
        assert line.isprintable()
        assert line == line.strip() != ""


def test_empty_lines_are_not_said_and_parts_never_stand_two_apart() -> None:
    out = io.StringIO()
    voice = Voice(out, 0)
    voice.part()
    voice.say("", "one\ntwo\n\n", "  ")
    voice.part()
    voice.part()
    voice.say("three")
    assert out.getvalue() == "one\ntwo\n\nthree\n"


def test_lines_are_broken_between_words_on_a_terminal_only() -> None:
    line = "a sentence of several words, one of them averyveryverylongwordindeed"
    assert said(line) == line + "\n"
    broken = said(line, width=24).splitlines()
    assert " ".join(broken) == line
    assert max(map(len, broken[:-1])) <= 24


def test_a_reader_that_left_is_gone_and_a_full_disk_says_why() -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as pipe:
        with pytest.raises(Gone) as gone:
            Voice(pipe, 0).ask("nobody hears this")
        assert gone.value.why == ""
        hush(pipe)  # or closing it would fail once more

    class Full(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(Gone) as full:
        Voice(Full(), 0).say("no room")
    assert full.value.why == "No space left on device"

    closed = io.StringIO()
    closed.close()
    with pytest.raises(Gone):
        Voice(closed, 0).say("too late")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a fact", "A fact."),
        ("A fact.", "A fact."),
        ('"Seven," she says.', '"Seven," she says.'),
        ("she asks: why?", "She asks: why?"),
        ('he says: "So."', 'He says: "So."'),
        ("  ", ""),
    ],
)
def test_sentences(text: str, shown: str) -> None:
    assert sentence(text) == shown


def test_a_label_stands_before_its_sentence() -> None:
    assert labelled("the board", "boards will be looked at") == "The board: Boards will be looked at."
