"""Zips made to do harm: each is refused with a sentence, and nothing of it is written anywhere."""

from __future__ import annotations

import json
import stat
import struct
import time
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgen.scenario import check, pack_folder, pack_names, pack_zip, standing, titles
from marketgen.scenario.problems import Unreadable
from tests.scenario.helpers import country

MAIN = json.dumps({**country(), "id": "quay"})


def zipped(entries: Iterable[tuple[str | ZipInfo, str | bytes]], how: int = ZIP_DEFLATED, main: bool = True) -> bytes:
    """A zip with entries as they are, however they are called."""
    held = BytesIO()
    with ZipFile(held, "w", how) as archive:
        if main:
            archive.writestr("scenario.json", MAIN)
        for name, content in entries:
            archive.writestr(name, content)
    return held.getvalue()


def refused(content: bytes) -> str:
    """The code a zip is refused with; empty if it is taken."""
    problem = None
    try:
        pack_zip.contents(content, "some.zip")
    except Unreadable as fault:
        problem = fault.problem
    assert all(line.isprintable() for line in str(problem).splitlines())
    return problem.code if problem else ""


def test_a_sound_zip_is_read_with_or_without_a_folder_around_it() -> None:
    entries = [("parts/goods.json", "{}"), ("LICENCE", "x"), ("notes.md", ""), ("lang/", b"")]
    plain = pack_zip.contents(zipped(entries), "some.zip")
    assert sorted(plain) == ["LICENCE", "notes.md", "parts/goods.json", "scenario.json"]
    assert plain["scenario.json"].decode() == MAIN
    inner = [(f"quay-1.2/{name}", content) for name, content in entries]
    inner += [("quay-1.2/scenario.json", MAIN), ("__MACOSX/quay-1.2/._notes.md", "x"), ("quay-1.2/.DS_Store", "x")]
    assert pack_zip.contents(zipped(inner, main=False), "some.zip") == plain
    alone = pack_zip.contents(zipped([("quay.json", MAIN), ("LICENCE", "")], main=False), "some.zip")
    assert sorted(alone) == ["LICENCE", "scenario.json"]
    assert sorted(pack_zip.contents(zipped([("parts/a.json", "{}")], ZIP_STORED), "x")) == [
        "parts/a.json",
        "scenario.json",
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../evil.json", "E420"),
        ("parts/../../evil.json", "E420"),
        ("..\\evil.json", "E420"),
        ("parts/..", "E420"),
        (".hidden/../../evil.json", "E420"),
        ("/etc/evil.json", "E420"),
        ("//server/evil.json", "E420"),
        ("\\\\server\\evil.json", "E420"),
        ("C:\\evil.json", "E420"),
        ("c:evil.json", "E420"),
        ("parts\\evil.json", "E421"),
        ("parts//evil.json", "E421"),
        ("parts/evil.json:stream.txt", "E421"),
        ("parts/a\x1b[2J.json", "E421"),
        ("parts/a\n.json", "E421"),
        ("parts/\u202enosj.json", "E421"),
        ("parts/a\u200b.json", "E421"),
        ("parts/a*.json", "E421"),
        ("parts/con.json", "E421"),
        ("parts/Lpt1.md", "E421"),
        ("parts./a.json", "E421"),
        ("parts /a.json", "E421"),
        (" notes.md", "E421"),
        (f"{'a' * 81}.md", "E421"),
        ("parts/evil.sh", "E417"),
        ("evil.py", "E417"),
        ("evil.json.exe", "E417"),
        ("NOTES.MD", "E417"),
        ("licence", "E417"),
        ("SCENARIO.json", "E422"),
        ("Scenario.JSON", "E417"),
    ],
)
def test_names(name: str, code: str) -> None:
    assert refused(zipped([(name, "{}")])) == code


def test_a_name_with_a_zero_byte_is_not_cut_there() -> None:
    content = zipped([("notes.mdX../../evil", "x")])
    assert refused(content.replace(b"notes.mdX", b"notes.md\x00")) in ("E420", "E421")


@pytest.mark.parametrize(
    ("one", "two"),
    [("parts/a.json", "parts/A.json"), ("Parts/a.json", "parts/a.json"), ("notes.md", "notes.md"),
     ("caf\u00e9.md", "cafe\u0301.md"), ("stra\u00dfe.md", "STRASSE.md")],
)  # fmt: skip
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_are_one_on_some_systems(one: str, two: str) -> None:
    assert refused(zipped([(one, "{}"), (two, "{}")])) == "E422"


def test_names_in_any_language_are_fine() -> None:
    assert refused(zipped([("parts/\ubb3c\uac74.json", "{}"), ("lang/\u1112\u1161\u11ab.po", "")])) == ""


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK])
def test_links_and_devices(kind: int) -> None:
    info = ZipInfo("parts/link.json")
    info.create_system, info.external_attr = 3, (kind | 0o777) << 16
    assert refused(zipped([(info, "/etc/passwd")])) == "E414"


def test_bombs() -> None:
    assert refused(zipped([("parts/zeros.json", b" " * 1_900_000)])) == "E424"
    assert refused(zipped([("parts/zeros.json", b" " * 2_000_001)])) == "E005"
    assert refused(zipped([("parts/inner.zip", zipped([]))])) == "E417", "no zip within a zip is ever opened"
    noise = bytes(range(256)) * 7_500
    many = [(f"parts/p{number}.txt", noise) for number in range(11)]
    assert refused(zipped(many, ZIP_STORED)) == "E416"


def with_size(content: bytes, name: str, size: int) -> bytes:
    """The zip with another size told for an entry, in its directory."""
    at = content.rindex(name.encode()) - 46
    assert content[at : at + 4] == b"PK\x01\x02"
    return content[: at + 24] + struct.pack("<L", size) + content[at + 28 :]


def test_sizes_that_are_not_true() -> None:
    content = zipped([("parts/a.json", b"{}" * 5_000)], ZIP_STORED)
    for size in (10, 9_999, 10_001, 900_000):
        assert refused(with_size(content, "parts/a.json", size)) in ("E419", "E424")
    packed = zipped([("parts/a.json", " " * 1_900_000)])
    start = time.perf_counter()
    assert refused(with_size(packed, "parts/a.json", 1_000)) == "E419", "the checksum is of all of it"
    assert time.perf_counter() - start < 1


def test_thousands_of_files() -> None:
    content = zipped([(f"parts/p{number}.json", "{}") for number in range(5_000)])
    start = time.perf_counter()
    assert refused(content) == "E415"
    lying = bytearray(content)
    end = content.rindex(b"PK\x05\x06")
    lying[end + 8 : end + 12] = struct.pack("<2H", 3, 3)
    assert refused(bytes(lying)) == "E415"
    assert time.perf_counter() - start < 2
    assert refused(zipped([(f"p{number}.txt", "") for number in range(standing.FILES)])) == "E415"
    assert refused(zipped([("a/" * 5 + "x.md", "")])) == ""


def test_encrypted_and_oddly_packed() -> None:
    content = bytearray(zipped([("parts/a.json", "{}")]))
    at = bytes(content).rindex(b"parts/a.json") - 46
    content[at + 8] |= 1
    assert refused(bytes(content)) == "E423"
    assert refused(zipped([("parts/a.json", "{}")], ZIP_BZIP2)) == "E423"


def test_more_than_one_pack_or_none() -> None:
    assert refused(zipped([("a/scenario.json", MAIN), ("b/scenario.json", MAIN)], main=False)) == "E427"
    assert refused(zipped([("a/scenario.json", MAIN), ("notes.md", "")], main=False)) == "E427"
    assert refused(zipped([("a.json", MAIN), ("b.json", MAIN)], main=False)) == "E413"
    assert refused(zipped([], main=False)) == "E413"


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x05\x06", b"no zip at all" * 100, b"PK\x05\x06" + b"\xff" * 18])
def test_no_zip_at_all(content: bytes) -> None:
    assert refused(content) in ("E419", "E415")


SOUND = zipped([("parts/a.json", '{"goods": {}}'), ("lang/ko.po", "x" * 300)])


@given(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=6), st.integers(0, len(SOUND)))
def test_a_damaged_zip_is_told_or_has_the_same_in_it(at: int, put: bytes, end: int) -> None:
    content = SOUND[:at] + put + SOUND[at + len(put) :]
    for one in (content, content[:end]):
        if refused(one) == "":
            found = pack_zip.contents(one, "some.zip")
            assert all(pack_names.fit(name, "") == name for name in found)
            assert "scenario.json" in found


# a zip in the scenario folder


def test_a_zip_in_the_folder_is_listed_with_what_is_to_be_done(tmp_path: Path) -> None:
    (tmp_path / "good.zip").write_bytes(zipped([]))
    (tmp_path / "evil.zip").write_bytes(zipped([("../x.json", "{}")]))
    (tmp_path / "large.zip").write_bytes(bytes(pack_folder.TOTAL + 1))
    found = {one.path.name: one for one in titles([tmp_path]) if not one.shipped}
    assert [one.problem.code for one in found.values() if one.problem] == ["E428"] * 3, "at a glance"
    assert "marketgen pack install" in str(found["good.zip"].problem)
    codes = {name: [problem.code for problem in check(one.path)] for name, one in found.items()}
    assert codes == {"good.zip": ["E428"], "evil.zip": ["E420"], "large.zip": ["E005"]}
    assert sorted(path.name for path in tmp_path.parent.iterdir() if path.name == "x.json") == []
