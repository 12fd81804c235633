"""The reader: agrees with json on what is right, never fails on what is not, and knows every place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marketgen import data as data_files
from marketgen.scenario import quick
from marketgen.scenario.numerals import DEPTH, DIGITS
from marketgen.scenario.problems import Problem, Unreadable
from marketgen.scenario.reader import _Reader, parse
from marketgen.scenario.source import Array, Object, Source, plain, where

TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=20)
NUMBER = st.integers(-(10**DIGITS) + 1, 10**DIGITS - 1) | st.decimals(-1000, 1000, places=4).map(float)
VALUE = st.recursive(
    st.booleans() | NUMBER | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)
DOCUMENT = st.dictionaries(TEXT, VALUE, max_size=5)


def read(text: str) -> tuple[Object | None, list[Problem]]:
    """What was read and every problem."""
    problems: list[Problem] = []
    try:
        return parse(Source("a.json", text), problems), problems
    except Unreadable as fault:
        return None, [*problems, fault.problem]


@given(DOCUMENT, st.sampled_from([None, 0, 2]), st.booleans())
def test_what_json_writes_is_read_as_json_reads_it(document: dict[str, Any], indent: int | None, ascii_: bool) -> None:
    text = json.dumps(document, indent=indent, ensure_ascii=ascii_)
    found, problems = read(text)
    assert problems == []
    assert plain(found) == json.loads(text)


@given(DOCUMENT)
def test_every_key_and_value_is_where_the_reader_says(document: dict[str, Any]) -> None:
    text = json.dumps(document, indent=1)
    found, _problems = read(text)

    def look(node: Any, path: tuple[str | int, ...]) -> None:
        if path:
            assert found is not None
            place, known = where(found, path)
            assert place is not None
            assert known == path
            assert json.JSONDecoder().raw_decode(text, place[2])[0] == plain(node)
            if isinstance(path[-1], str):
                assert json.JSONDecoder().raw_decode(text, place[1])[0] == path[-1]
        children = node.items() if isinstance(node, Object) else enumerate(node) if isinstance(node, Array) else ()
        for key, inner in children:
            look(inner, (*path, key))

    look(found, ())


def careful(text: str) -> tuple[Object, list[Problem]]:
    """What the reader makes of a text that is JSON, without the quick way."""
    problems: list[Problem] = []
    return _Reader(Source("a.json", text), problems).document(), problems


ODD = ("", "null", "-0.0", "1e3", "0.10", "1" * 16, '"\\t"', '"a\\/\\nb"', '{"a": 1, "a": 2}')


@given(DOCUMENT, st.sampled_from(ODD))
def test_both_ways_of_reading_say_the_same(document: dict[str, Any], odd: str) -> None:
    text = json.dumps(document, indent=1, ensure_ascii=False)
    if odd:
        text = f'{{"odd": {odd}, "rest": [{text}, []]}}'
    found = quick.read(Source("a.json", text))
    slow, problems = careful(text)
    assert found is None or (problems, plain(found), repr(found)) == ([], plain(slow), repr(slow))
    if found is not None:
        assert list(places(found)) == list(places(slow))


def places(node: Object | Array) -> Iterator[tuple[int, int]]:
    """Where every key and value of a node stands, those within its values after them."""
    for key, inner in node.items() if isinstance(node, Object) else enumerate(node):
        _source, key_at, value_at = node.at[key]
        yield key_at, value_at
        if isinstance(inner, Object | Array):
            yield from places(inner)


@pytest.mark.parametrize("path", data_files.scenario_files(), ids=lambda path: path.stem)
def test_shipped_scenarios_are_read_the_quick_way(path: Path) -> None:
    text = path.read_text("utf-8")
    found = quick.read(Source(path.name, text))
    assert found is not None
    assert plain(found) == json.loads(text)
    assert list(places(found)) == list(places(careful(text)[0]))


def test_what_is_nested_too_deeply_is_left_to_the_reader() -> None:
    for levels, sound in ((DEPTH, True), (DEPTH + 1, False)):
        text = '{"a": ' + "[" * (levels - 1) + "]" * (levels - 1) + "}"
        assert (quick.read(Source("a.json", text)) is not None) == sound


@given(st.text(max_size=60) | st.text(st.sampled_from('{}[]",:\\truefalsn0123.e+-/*\n \u201c'), max_size=60))
def test_any_text_is_read_or_gets_a_problem_with_a_place(text: str) -> None:
    found, problems = read(text)
    assert (found is None) == any(problem.code in ("E001", "E006", "E007") for problem in problems)
    for problem in problems:
        assert problem.place.line >= 1
        assert problem.what
        str(problem)
    try:
        right = isinstance(json.loads(text, parse_constant=lambda _: 1 / 0), dict)
    except (ValueError, ZeroDivisionError, RecursionError):
        right = False
    assert right == (found is not None), "the reader and json must agree on what JSON is"


@given(DOCUMENT, st.data())
def test_a_sign_lost_or_changed_never_breaks_the_reader(document: dict[str, Any], data: st.DataObject) -> None:
    text = json.dumps(document, indent=1)
    at = data.draw(st.integers(0, len(text) - 1))
    put = data.draw(st.sampled_from(["", ",", "}", "]", '"', ":", "x", "0", "\\", "\n", "'"]))
    for problem in read(text[:at] + put + text[at + 1 :])[1]:
        str(problem)


STRICTER = ("E001", "E006", "E007", "E008", "E009", "E103", "E111")
"""What the reader refuses of what json takes: NaN, depth, an empty or other file, hidden signs, digits, twice, null."""

PIECES = st.sampled_from(
    ["{", "}", "[", "]", ",", ":", '"a"', '"b"', '"\\u00e9"', '"\\ud83d\\ude00"', '"\\ud83d"', "0", "-0", "1.50", "1e2",
     "1E-3", "01", "true", "null", "NaN", " ", "\n", "\t", '"x\\"y"', '"\\/"', "-", ".5", "9" * 17]
)  # fmt: skip


def _agree(text: str) -> None:
    """Both ways of reading against json: where both take a text its values are the same."""
    try:
        known: Any = json.loads(text)
        right = True
    except (ValueError, RecursionError):
        known, right = None, False
    for found, problems in (read(text), _carefully(text)):
        if found is not None and not problems:
            assert right, "json does not take this"
            assert plain(found) == known
        elif right and isinstance(known, dict):
            assert {problem.code for problem in problems} <= set(STRICTER), "refused, and json takes it"


def _carefully(text: str) -> tuple[Object | None, list[Problem]]:
    try:
        return careful(text)
    except Unreadable as fault:
        return None, [fault.problem]


@given(st.lists(PIECES, max_size=14))
@settings(max_examples=300)
def test_of_any_pieces_of_json_both_make_the_same(pieces: list[str]) -> None:
    _agree("".join(pieces))
    _agree('{"a": ' + "".join(pieces) + "}")


@given(DOCUMENT, st.data())
def test_of_a_text_with_a_sign_changed_both_make_the_same(document: dict[str, Any], data: st.DataObject) -> None:
    text = json.dumps(document, ensure_ascii=data.draw(st.booleans()))
    at = data.draw(st.integers(0, len(text)))
    put = data.draw(st.sampled_from(["", "0", "-", "e", ".", "\\", '"', "{}", "\u202e", "null", ", "]))
    _agree(text[:at] + put + text[at + data.draw(st.integers(0, 2)) :])


@pytest.mark.parametrize(
    ("text", "place", "what", "mend"),
    [
        ('{"a": 1,}', (1, 8), "a comma after the last entry", "delete this comma"),
        ('{"a": [1, 2,]}', (1, 12), "a comma after the last entry", "delete this comma"),
        ('{"a": 1\n "b": 2}', (1, 8), "a comma is missing here, before the next entry", "put a , after this"),
        ('{"a" 1}', (1, 5), "a : is missing here", '"key": value'),
        ('{"a": }', (1, 7), "a value is missing here", '"key": 1'),
        ("{'a': 1}", (1, 2), "not the quotation mark of JSON: '", 'write "'),
        ("{\u201ca\u201d: 1}", (1, 2), "not the quotation mark of JSON: \u201c", 'write "'),
        ('{a: 1}', (1, 2), "a key must be a text in quotation marks, not a", 'write "a"'),
        ('{"a": True}', (1, 7), "True is no value", "write true"),
        ('{"a": None}', (1, 7), "None is no value", "leave the whole entry out"),
        ('{"a": yes}', (1, 7), "yes is no value", "write true"),
        ('{"a": maybe}', (1, 7), "maybe is no value", 'write "maybe", in quotation marks'),
        ('{"a": NaN}', (1, 7), "NaN is not how JSON writes a number", "write digits"),
        ('{"a": -Infinity}', (1, 7), "-Infinity is not how JSON writes a number", "write digits"),
        ('{"a": 007}', (1, 7), "007 is not how JSON writes a number", "without the 0 in front"),
        ('{"a": .5}', (1, 7), ".5 is not how JSON writes a number", "write 0.5"),
        ('{"a": 5.}', (1, 7), "5. is not how JSON writes a number", "write 5"),
        ('{"a": +5}', (1, 7), "+5 is not how JSON writes a number", "write 5"),
        ('{"a": 1_000}', (1, 7), "1_000 is not how JSON writes a number", "write 1000"),
        ('{"a": 0x10}', (1, 7), "0x10 is not how JSON writes a number", "write digits"),
        ('{"a": 1 // one\n}', (1, 9), "JSON has no comments", '"note"'),
        ('{"a": "x\ny"}', (1, 7), "this text does not end on its line", "\\n"),
        ('{"a": "x\ty"}', (1, 9), "a control code within a text: U+0009", "a tab is written as blanks"),
        ('{"a": "\\q"}', (1, 8), "a \\ that means nothing here", "\\\\"),
        ('{"a": [1}', (1, 9), "this } does not close the [ that is open", "write ] before it"),
        ('{"a": {"b": 1]}', (1, 14), "this ] does not close the { that is open", "write } before it"),
        ('{"a": 1', (1, 7), "the file ends here", "close what is open, beginning with }"),
        ('{"a": 1}}', (1, 9), "a closing bracket too many", "delete this }"),
        ('{"a": 1} x', (1, 10), "something stands after the end", "delete it"),
        ("[1]", (1, 1), "a scenario must begin with {", "between { and }"),
        ('{"a":\u00a01}', (1, 6), "a character that cannot be seen stands here: U+00A0", "delete it"),
        ('{"a": 1;\n"b": 2}', (1, 8), "; stands where a comma belongs", "write a comma"),
        ('{"a": [1,, 2]}', (1, 10), "a comma too many", "delete this comma"),
    ],
)  # fmt: skip
def test_what_is_not_json_gets_a_message_that_helps(text: str, place: tuple[int, int], what: str, mend: str) -> None:
    _found, problems = read(text)
    (problem,) = problems
    assert problem.code == "E001"
    assert (problem.place.line, problem.place.column) == place
    assert what in problem.what
    assert mend in problem.mend


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("0", 0), ("-0", 0), ("12", 12), ("-12", -12), ("1.5", Decimal("1.5")), ("1.50", Decimal("1.5")), ("2.0", 2),
        ("1e3", 1000), ("1.5E-2", Decimal("0.015")), ("0e999", 0), ("999999999999999", 999999999999999),
        ("100000000000000.0000", 10**14), ("0.000000000000001", Decimal("0.000000000000001")),
    ],
)  # fmt: skip
def test_numbers_are_exact(word: str, value: int | Decimal) -> None:
    found, problems = read(f'{{"a": {word}}}')
    assert problems == []
    assert found is not None
    assert found["a"] == value
    assert isinstance(found["a"], int) == isinstance(value, int)
    assert json.loads(json.dumps(plain(found)))["a"] == pytest.approx(float(value), rel=0, abs=0)


@pytest.mark.parametrize(
    "word",
    [
        "1000000000000000", "1e15", "1e400", "-1e999999999", "1e99999999999999999999", "1e-400", "0." + "0" * 15 + "1",
        "1.0000000000000000000000000000000000001", "9" * 5000, "0." + "3" * 5000,
    ],
    ids=lambda word: word[:20],
)  # fmt: skip
def test_huge_and_endless_numbers_are_refused(word: str) -> None:
    _found, problems = read(f'{{"a": {word}}}')
    assert [problem.code for problem in problems] == ["E009"]
    assert len(problems[0].what) < 100


@pytest.mark.parametrize(
    "text",
    [
        "\\u0000",
        "\\u001b[2J",
        "\\ud800",
        "\\udc00x",
        "a\\tb",
        "\x7f",
        "\x9b31m",
        "\u202eabc",
        "\u2066x",
        "\ufeffx",
        "\u2028",
    ],
)
def test_what_cannot_be_shown_is_refused_in_values_and_in_keys(text: str) -> None:
    for document in (f'{{"a": "{text}"}}', f'{{"{text}": 1}}'):
        _found, problems = read(document)
        assert [problem.code for problem in problems] == ["E008"], document
        assert str(problems[0]).isprintable() or "\n" in str(problems[0])


@pytest.mark.parametrize(
    "text", ["\uac15\ub0c9\uc774", "\\ud83d\\ude00", "a\\nb", "[bold]x[/]", "{{x}}", "\u200d", "e\u0301"]
)
def test_other_letters_markup_and_new_lines_are_texts(text: str) -> None:
    found, problems = read(f'{{"a": "{text}"}}')
    assert problems == []
    assert found == {"a": json.loads(f'"{text}"')}


def test_depth_is_bounded() -> None:
    right = '{"a":' * (DEPTH - 1) + "{" + "}" * DEPTH
    assert read(right)[1] == []
    for deeper in ('{"a":' * DEPTH + "{" + "}" * (DEPTH + 1), '{"a":' + "[" * 3000, '{"a":' + '{"a":' * 3000):
        found, problems = read(deeper)
        assert found is None
        assert [problem.code for problem in problems] == ["E006"]


def test_null_is_not_told_where_the_reading_stops() -> None:
    told: list[Problem] = []
    with pytest.raises(Unreadable) as fault:
        parse(Source("a.json", '{"extends": "base", "currencies": {"won": null} "id": "a"}'), told)
    assert fault.value.problem.code == "E001"
    assert told == [], "in a file that extends another it deletes, and this one was not read to its end"


def test_null_and_double_keys_are_problems_and_do_not_stop_the_reading() -> None:
    found, problems = read('{"a": null, "b": 1, "b": 2, "c": [null]}')
    assert [problem.code for problem in problems] == ["E111", "E103", "E111"]
    assert [problem.path for problem in problems] == ["a", "b", "c[0]"]
    assert found is not None
    assert found["b"] == 1
