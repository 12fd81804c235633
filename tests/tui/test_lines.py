"""Lines: cells are counted, nothing gets wider than its place, and words stay words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from marketgen.tui.lines import (
    Column,
    beside,
    beside_words,
    between,
    columned,
    fit,
    indent,
    join,
    plain,
    restyled,
    say,
    short_path,
    widths,
    wrap,
)

WORDS = some.text(alphabet="abc 비누강냉이[]/=@%9é\u0301—−, ", max_size=60)
WIDTHS = some.integers(0, 70)
HOSTILE = ("[b]x[/b]", "[@click=app.quit]x[/]", "[link=http://x]y[/link]", "$lamp", "[$lamp]z", "\\[x")


@given(WORDS, WIDTHS, some.booleans())
def test_fit_takes_exactly_its_cells(words: str, width: int, right: bool) -> None:
    assert fit(say(words), width, right).cell_length == width


@given(WORDS, WORDS, WIDTHS)
def test_two_ends_take_exactly_their_cells(left: str, right: str, width: int) -> None:
    assert between(say(left), say(right), width).cell_length == width


@given(WORDS, some.integers(2, 70))
def test_wrapped_lines_are_no_wider_and_lose_no_word(words: str, width: int) -> None:
    lines = wrap(words, width)
    assert all(line.cell_length <= width for line in lines)
    assert "".join("".join(line.plain.split()) for line in lines) == "".join(plain(words).split())


@given(some.lists(some.tuples(WORDS, WORDS, WORDS), max_size=5), some.integers(10, 100))
def test_a_table_is_never_wider_than_its_place(rows: list[tuple[str, str, str]], width: int) -> None:
    columns = [Column("a"), Column("name", flex=True), Column("b", right=True)]
    cells = [[say(word) for word in row] for row in rows]
    sizes = widths(columns, cells, width)
    assert len({columned(columns, sizes, row).cell_length for row in cells}) <= 1
    assert all(columned(columns, sizes, row).cell_length <= width for row in cells)


@pytest.mark.parametrize("words", HOSTILE)
def test_markup_is_text(words: str) -> None:
    line = say(words, "$paper")
    assert line.plain == words
    assert [str(span.style) for span in line.spans] == ["$paper"]


def test_control_codes_line_breaks_and_turned_writing_are_taken_out() -> None:
    assert plain("a\nb\tc") == "a b c"
    assert plain("a\x1b[31mb\x07\x00") == "a[31mb"
    assert plain("safe\u202egnp.exe\u2066\ue000") == "safegnp.exe"
    assert plain("\u2764\ufe0f soap") == "\u2764 soap"
    assert plain("혜산 café −3") == "혜산 café −3"


def test_a_number_keeps_its_per_cent_sign() -> None:
    assert [line.plain for line in wrap("it falls by 20 % a day", 14)] == ["it falls by", "20 % a day"]


def test_join_leaves_out_what_is_empty() -> None:
    assert join(say("a"), say(""), say("b"), gap=3).plain == "a   b"
    assert join(say("")).plain == ""


def test_the_cursor_changes_styles_by_name_only() -> None:
    line = restyled(join(say("soap", "$name"), say("비누", "$ash"), say("9", "$brick")), {"$name": "bold $lamp"})
    assert [str(span.style) for span in line.spans] == ["bold $lamp", "$ash", "$brick"]
    assert line.plain == "soap 비누 9"


def test_blocks_beside_each_other_and_indented() -> None:
    assert [line.plain for line in beside([say("ab")], [say("x"), say("y")], 4, 1)] == ["ab   x", "     y"]
    assert [line.plain for line in indent([say("a"), say("")], 2)] == ["  a", ""]


def test_a_path_at_home_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/people/kim")
    assert short_path(Path("/people/kim/runs")) == "~/runs"
    assert short_path(Path("/people/kimchi/runs")) == "/people/kimchi/runs"
    monkeypatch.setenv("HOME", "/")
    assert short_path(Path("/runs")) == "/runs"


@given(WORDS, some.integers(24, 70))
def test_words_beside_a_number_are_never_cut(words: str, width: int) -> None:
    lines = beside_words(say("v"), words, say("-1,234"), width)
    assert all(line.cell_length <= width for line in lines)
    assert lines[0].plain.startswith("v")
    assert lines[0].plain.endswith("-1,234")
    told = [lines[0].plain.removeprefix("v").removesuffix("-1,234"), *(line.plain for line in lines[1:])]
    assert "".join("".join(told).split()) == "".join(plain(words).split())
