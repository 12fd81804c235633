"""Commands: one text form, both ways; whatever else is typed comes back as a reason."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from marketgen.engine.commands import LONGEST, MOST, NOTE_LONGEST, VERBS, Command, NotACommand, parse, text

IDS = st.from_regex(r"[a-z][a-z0-9_]{0,39}", fullmatch=True)


@st.composite
def commands(draw: st.DrawFn) -> Command:
    """Any command that has a text form."""
    verb = draw(st.sampled_from(sorted(VERBS)))
    form = VERBS[verb]
    ids = tuple(draw(IDS) for _ in form.ids)
    if form.words:
        words = draw(
            st.lists(
                st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20), min_size=1, max_size=8
            )
        )
        return Command(verb, words=" ".join(words))
    return Command(verb, ids, draw(st.integers(0, MOST)) if form.amount else -1)


@given(commands())
def test_text_and_parse_are_opposites(asked: Command) -> None:
    assert parse(text(asked)) == asked


@given(st.text(max_size=60) | st.lists(st.sampled_from([*VERBS, "a", "7", " ", "\x00", "½"]), max_size=6).map(" ".join))
def test_any_line_is_a_command_or_a_reason(line: str) -> None:
    found = parse(line)
    if isinstance(found, Command):
        assert parse(text(found)) == found
    else:
        assert found.reason in ("empty", "too_long", "control", "verb", "form", "note_too_long")
        assert len(found.verb) <= 40
        assert len(found.found) <= 40


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("", "empty"), ("   ", "empty"), ("sell plum", "verb"), ("SHOW plum 1", "verb"), ("show", "form"),
        ("show plum", "form"), ("show plum one", "form"), ("show plum 1 2", "form"), ("show plum 01", "form"),
        ("show plum -1", "form"), ("show plum 1.5", "form"), ("show plum 1e3", "form"), ("show plum １", "form"),
        ("show Plum 1", "form"), ("show plum/1 1", "form"), ("show plum 1000000000", "form"), ("open 1", "form"),
        ("open sesame", "form"), ("note", "form"), ("note   ", "form"), ("show\tplum 1", "control"),
        ("show plum 1\x1b[2J", "control"), ("note a\u202eb", "control"), ("note a\nb", "control"),
        ("show " + "x" * 41 + " 1", "form"), ("x" * (LONGEST + 1), "too_long"), ("note " + "x" * 10_000, "too_long"),
        ("note " + "x" * (NOTE_LONGEST + 1), "note_too_long"),
    ],
)  # fmt: skip
def test_reasons(line: str, reason: str) -> None:
    found = parse(line)
    assert isinstance(found, NotACommand)
    assert found.reason == reason


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("show plum 1", Command("show", ("plum",), 1)),
        ("  take mo   jar  0 ", Command("take", ("mo", "jar"), 0)),
        ("give ox mark 999999999", Command("give", ("ox", "mark"), MOST)),
        ("open", Command("open")),
        ("note  비누 is   dear", Command("note", words="비누 is dear")),
        ("note " + "x" * NOTE_LONGEST, Command("note", words="x" * NOTE_LONGEST)),
    ],
)
def test_lines(line: str, asked: Command) -> None:
    assert parse(line) == asked
