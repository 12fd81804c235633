"""The format itself: a file of format 1 stays readable for good, and nothing JSON holds is changed by a trip."""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgen.saves import chain
from marketgen.saves.chain import LineError, read_contents, read_line, write_line
from tests.saves.helpers import HEAD, RECORDS, make_run, raw_line

NOWHERE = Path("x.mgsave")

FORMAT_1 = (
    b'{"r":{"kind":"head","format":1,"seed":"7"},"c":"6d9d1f41c1026159"}\n'
    b'{"r":{"kind":"do","text":"show soap 1"},"c":"4fe82188c6205369"}\n'
)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
json_records = st.dictionaries(st.text(), json_values, max_size=5)


def test_a_file_of_format_1_stays_readable() -> None:
    contents = read_contents(NOWHERE, FORMAT_1)
    assert contents.head == {"kind": "head", "format": 1, "seed": "7"}
    assert contents.records == ({"kind": "do", "text": "show soap 1"},)
    assert (contents.end, contents.torn) == (len(FORMAT_1), b"")


def test_the_bytes_are_those_of_the_contract(tmp_path: Path) -> None:
    """Worked out here a second time from docs/contracts.md, without the module's own functions."""
    before, whole = "0" * 16, b""
    for record in ({"kind": "head", "format": 1} | HEAD, *RECORDS):
        payload = json.dumps(record, separators=(",", ":"), ensure_ascii=False).encode("utf-8")
        before = blake2b(before.encode("ascii") + payload, digest_size=8).hexdigest()
        whole += b'{"r":' + payload + b',"c":"' + before.encode("ascii") + b'"}\n'
    assert make_run(tmp_path / "a.mgsave") == whole


@given(st.lists(json_records, max_size=5))
def test_records_come_back_equal_from_one_line_each(records: list[chain.JsonObject]) -> None:
    own, read = chain.START, chain.START
    for record in records:
        line, own = write_line(own, record)
        assert line.count(b"\n") == 1
        assert line.endswith(b"\n")
        back, read = read_line(read, line[:-1])
        assert (back, read) == (record, own)
        assert chain.stated(line[-chain.TAIL - 1 : -1]) == own


def test_a_lone_surrogate_comes_back() -> None:
    record = {"kind": "do", "text": "note \udc80"}
    line, own = write_line(chain.START, record)
    assert read_line(chain.START, line[:-1]) == (record, own)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, object(), b"bytes"])
def test_what_json_cannot_hold_is_refused(value: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        write_line(chain.START, {"kind": "do", "value": value})


def nested(levels: int, inner: object = 0) -> chain.JsonObject:
    value = inner
    for _ in range(levels - 1):
        value = [value]
    return {"a": value}


@pytest.mark.parametrize("inner", [0, "]]]]}}}}", "{[" * 40, 'a "\\" [', "\\"])
def test_depth_is_bounded_whatever_the_words_hold(inner: str | int) -> None:
    record = nested(chain.MAX_DEPTH, inner)
    line, own = write_line(chain.START, record)
    assert read_line(chain.START, line[:-1]) == (record, own)
    with pytest.raises(ValueError, match="nested"):
        write_line(chain.START, nested(chain.MAX_DEPTH + 1, inner))
    deeper = raw_line(json.dumps(nested(chain.MAX_DEPTH + 1, inner)).encode(), chain.START)
    with pytest.raises(LineError, match="deep"):
        read_line(chain.START, deeper[:-1])


def test_depth_beyond_the_interpreter_is_a_reason_too() -> None:
    line = raw_line(b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", chain.START)
    with pytest.raises(LineError, match="deep"):
        read_line(chain.START, line[:-1])
    with pytest.raises(ValueError, match="nested"):
        write_line(chain.START, nested(100_000))


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b"{", "json"),
        (b"[]", "json"),
        (b'"word"', "json"),
        (b"", "json"),
        (b'{"a":NaN}', "json"),
        (b'{"a":-Infinity}', "json"),
        (b'{"a":' + b"9" * 5000 + b"}", "json"),
        (b'{"a":"\xff"}', "text"),
        ('{"a":1}'.encode("utf-16"), "text"),
        (b"\xef\xbb\xbf{}", "json"),
    ],
)
def test_a_right_checksum_does_not_make_a_record(payload: bytes, reason: str) -> None:
    with pytest.raises(LineError, match=reason):
        read_line(chain.START, raw_line(payload, chain.START)[:-1])


@pytest.mark.parametrize(
    "junk", [b"", b"{", b'{"r":', b'{"r":{},"c":"', b'{"r":{}}', b'{"r":{},"c":"0123"}', b"\0" * 80]
)
def test_a_line_of_another_shape_is_none(junk: bytes) -> None:
    with pytest.raises(LineError):
        read_line(chain.START, junk)


@given(st.binary(max_size=300))
def test_no_bytes_at_all_break_the_reader(junk: bytes) -> None:
    for raw in (junk, FORMAT_1 + junk):
        try:
            contents = read_contents(NOWHERE, raw)
        except chain.EmptyRun:
            assert not raw
        except (chain.NotARun, chain.Damaged):
            continue
        else:
            assert contents.head["seed"] == "7"
            assert raw == raw[: contents.end] + contents.torn
