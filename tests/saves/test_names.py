"""Any words become a file name that is one plain part of a path on every system."""

from __future__ import annotations

import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from marketgen.saves.names import LONGEST, PLAIN, numbered, safe_name

HOSTILE = (
    "../../etc/passwd", "..", ".", "...", "", " ", "\0", "a\0b", "/", "\\", "C:\\x", "C:", "~", "~root", "-rf",
    "--save", "con", "CON", "nul.mgsave", "NUL.txt", "com1", "COM¹", "lpt9", "aux ", " prn", "conin$", "CLOCK$", "a.",
    "a ", ".a",
    "a/b", "a\nb", "\x1b[31m", "[red]x[/red]", "\u202eevil", "\ufeff", "\u0301", "x" * 5000, "비누" * 500, "\udcff",
    "a:b|c<d>e\"f?g*h", "ＣＯＮ", "ﬁ", "é" * 100, "𝕮𝖔𝖓", "a" * 79 + "é", ".mgsave", "a.mgsave", "a.mgsave.mgsave",
)  # fmt: skip


@given(st.text(max_size=200), st.integers(1, 999_999))
@example("x" * 300, 999_999)
def test_names_are_safe(words: str, number: int) -> None:
    for name in (safe_name(words), numbered(safe_name(words), number)):
        assert name
        assert len(name.encode()) <= LONGEST
        assert name.isprintable()
        assert name == unicodedata.normalize("NFC", name)
        assert PurePosixPath(name).parts == (name,)
        assert PureWindowsPath(name).parts == (name,)
        assert not PureWindowsPath(name + ".mgsave").is_reserved()
        assert not PureWindowsPath(name).is_reserved()
        assert not set('<>:"/\\|?*.$~[]\0') & set(name)
        assert name[0] not in "-. "
        assert name[-1] not in ". "
        assert safe_name(name) == name


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_names(tmp_path: Path, words: str) -> None:
    test_names_are_safe.hypothesis.inner_test(words, 2)
    place = tmp_path / (safe_name(words) + ".mgsave")
    place.write_bytes(b"")
    assert place.parent == tmp_path
    assert [path.name for path in tmp_path.iterdir()] == [place.name]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("first_stall", "first_stall"),
        ("My first run", "My first run"),
        ("  a   b  ", "a b"),
        ("비누 장사", "비누 장사"),
        ("a/b", "a_b"),
        ("week-3", "week-3"),
        ("run.mgsave", "run"),
        ("con", "con_run"),
        ("...", PLAIN),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_plain_names_stay_as_they_are(words: str, name: str) -> None:
    assert safe_name(words) == name


def test_numbers() -> None:
    assert [numbered("first_stall", number) for number in (1, 2, 10)] == [
        "first_stall",
        "first_stall-2",
        "first_stall-10",
    ]
    assert len(numbered("x" * LONGEST, 100)) == LONGEST
