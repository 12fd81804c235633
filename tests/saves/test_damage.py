"""Cuts, flips, junk: what was read is always a true beginning of what was written, and the rest is told."""

from __future__ import annotations

import gettext
import os
import random
import socket
from pathlib import Path

import pytest

from marketgen.i18n import install
from marketgen.saves import chain, problems
from marketgen.saves.chain import Contents, read_contents
from marketgen.saves.log import RunFile, read_run, rescue
from marketgen.saves.problems import Damaged, EmptyRun, Missing, NotAFile, NotARun, SaveProblem, TooBig, TooNew
from tests.saves.helpers import HEAD, RECORDS, held, line_ends, make_run, raw_line, raw_run

NOWHERE = Path("x.mgsave")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.mgsave"


def read(raw: bytes) -> Contents | SaveProblem:
    try:
        return read_contents(NOWHERE, raw)
    except SaveProblem as problem:
        return problem


def test_cut_at_every_byte(path: Path) -> None:
    """On disk, opened for writing: the whole lines are there, the torn bytes are kept, and the run goes on."""
    raw = make_run(path)
    ends = line_ends(raw)
    for cut in range(len(raw) + 1):
        place = path.with_name(f"{cut}.mgsave")
        place.write_bytes(raw[:cut])
        whole = sum(end <= cut for end in ends)
        if whole == 0:
            with pytest.raises(EmptyRun if cut == 0 else Damaged):
                RunFile.open(place)
            assert place.read_bytes() == raw[:cut]
            continue
        good = ends[whole - 1]
        with RunFile.open(place) as run:
            assert run.records == RECORDS[: whole - 1]
            assert (run.torn is None) == (cut == good)
            if run.torn:
                assert run.torn.size == cut - good
                assert run.torn.aside is not None
                assert run.torn.aside.read_bytes() == raw[good:cut]
                assert str(run.torn.aside) in run.torn.sentence
            run.append({"kind": "do", "text": "sleep"})
        assert place.read_bytes().startswith(raw[:good])
        assert read_run(place).records == (*RECORDS[: whole - 1], {"kind": "do", "text": "sleep"})


def test_cut_at_every_line_edge_of_a_long_run(path: Path) -> None:
    records = tuple({"kind": "do", "text": f"show soap {number}"} for number in range(200))
    raw = make_run(path, records)
    for whole, end in enumerate(line_ends(raw), start=1):
        for cut in (end - 1, end, end + 1):
            found = read(raw[:cut])
            if cut < end and whole == 1:
                assert isinstance(found, Damaged)
                continue
            assert isinstance(found, Contents)
            assert found.records == records[: whole - 1 - (cut < end)]
            assert raw[:cut] == raw[: found.end] + found.torn


def test_a_torn_tail_is_only_told_when_reading(path: Path) -> None:
    raw = make_run(path)[:-9]
    path.write_bytes(raw)
    before = held(path.parent)
    with RunFile.open(path, readonly=True) as run:
        assert run.records == RECORDS[:-1]
        assert run.torn is not None
        assert run.torn.aside is None
        assert str(run.torn.size) in run.torn.sentence
    assert held(path.parent) == before
    os.unlink(path.with_name(".a.mgsave.lock"))  # of the writing above
    read_run(path)
    RunFile.open(path, readonly=True).close()
    assert os.listdir(path.parent) == ["a.mgsave"]


def test_every_torn_tail_is_kept_and_the_same_one_once(path: Path) -> None:
    raw = make_run(path)
    for tail in (b'{"r"', b"\0\0\0", b'{"r"', b"x" * 5000):
        path.write_bytes(raw + tail)
        RunFile.open(path).close()
        assert path.read_bytes() == raw
    kept = sorted(place.read_bytes() for place in path.parent.glob("a.mgsave.torn*"))
    assert kept == sorted([b'{"r"', b"\0\0\0", b"x" * 5000])


def test_every_flipped_bit_is_told_or_harmless(path: Path) -> None:
    raw = make_run(path)
    told = set()
    for place in range(len(raw)):
        for bit in range(8):
            flipped = bytearray(raw)
            flipped[place] ^= 1 << bit
            found = read(bytes(flipped))
            told.add(type(found))
            if isinstance(found, Contents):  # only the newline at the end can go, and what is after it is kept
                assert place == len(raw) - 1
                assert found.records == RECORDS[:-1]
                assert found.torn
    assert told == {Contents, Damaged, NotARun}


def test_a_flip_leaves_the_file_and_its_folder_alone(path: Path) -> None:
    raw = make_run(path)
    for place in (3, 40, len(raw) // 2, len(raw) - 5):
        flipped = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
        path.write_bytes(flipped)
        before = held(path.parent)
        with pytest.raises(SaveProblem):
            RunFile.open(path)
        assert held(path.parent) == before
    path.write_bytes(raw)
    RunFile.open(path).close()  # and the lock was let go of each time


def test_lines_doubled_lost_or_changed_about_are_damage(path: Path) -> None:
    lines = make_run(path).splitlines(keepends=True)
    number = 3
    doubled = [*lines[:number], lines[number - 1], *lines[number:]]
    lost = lines[:number] + lines[number + 1 :]
    swapped = [*lines[:number], lines[number + 1], lines[number], *lines[number + 2 :]]
    empty = [*lines[:number], b"\n", *lines[number:]]
    for changed in (doubled, lost, swapped, empty):
        found = read(b"".join(changed))
        assert isinstance(found, Damaged)
        assert found.line == number + 1
        assert str(number + 1) in str(found)
        assert found.good == sum(map(len, lines[:number]))


def test_line_ends_of_another_system_are_damage_not_nonsense(path: Path) -> None:
    assert isinstance(read(make_run(path).replace(b"\n", b"\r\n")), Damaged)


@pytest.mark.parametrize("payload", [b"{nonsense}", b'{"a":"\xff\xfe"}', b'{"a":' + b"[" * 9000 + b"]" * 9000 + b"}"])
def test_a_bad_record_under_a_right_checksum_is_damage(path: Path, payload: bytes) -> None:
    raw = make_run(path)
    path.write_bytes(raw + raw_line(payload, chain.stated(raw[:-1])))
    with pytest.raises(Damaged) as caught:
        RunFile.open(path)
    assert caught.value.line == len(RECORDS) + 2


def test_a_newer_format_is_left_alone_byte_for_byte(path: Path) -> None:
    head = {"kind": "head", "format": chain.SAVE_FORMAT + 1, "seed": "7"}
    path.write_bytes(raw_run(head) + b"lines of a shape we do not know\nand a torn ta")
    before = held(path.parent)
    for readonly in (True, False):
        with pytest.raises(TooNew) as caught:
            RunFile.open(path, readonly)
        assert caught.value.found == chain.SAVE_FORMAT + 1
    with pytest.raises(TooNew):
        rescue(path, path.with_name("b.mgsave"))
    assert held(path.parent) == before


@pytest.mark.parametrize("number", [0, -1, "1", None, True, 1.0, [1]])
def test_a_head_without_a_format_number_is_damage(number: object) -> None:
    assert isinstance(read(raw_run({"kind": "head", "format": number})), Damaged)


JUNK = {
    "text": b"a letter to my sister\n" * 10,
    "json": b'{"format": 1}\n',
    "scenario": b'{\n  "r": 1\n}\n',
    "zeros": bytes(5000),
    "utf16": "\ufeff{}".encode("utf-16"),
    "no_newline": b"x" * 100_000,
    "random": random.Random(5).randbytes(200_000),
    "newlines": b"\n" * 1000,
}


@pytest.mark.parametrize("name", JUNK)
def test_junk_is_not_a_run(path: Path, name: str) -> None:
    path.write_bytes(JUNK[name])
    with pytest.raises(NotARun):
        RunFile.open(path)
    assert path.read_bytes() == JUNK[name]


def test_a_hundred_megabytes_are_not_even_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with path.open("wb") as file:
        file.truncate(100_000_000)  # a hole: no disk is used
    monkeypatch.setattr(os, "fdopen", None)
    with pytest.raises(TooBig) as caught:
        read_run(path)
    assert "64 MB" in str(caught.value)


def test_a_line_longer_than_any_is_damage(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = make_run(path)
    monkeypatch.setattr(chain, "MAX_LINE", 1000)
    for long in (b"x" * 1000, b"x" * 999 + b"\n", b"x" * 5000 + b"\n"):
        found = read(raw + long)
        assert isinstance(found, Damaged), long[-3:]
        assert found.line == len(RECORDS) + 2
    assert isinstance(read(raw_run({"kind": "head", "format": 1, "long": "x" * 1000})), Damaged)


def test_what_is_no_file_gets_its_own_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, pipe, plug = tmp_path / "folder", tmp_path / "pipe", tmp_path / "plug"
    folder.mkdir()
    os.mkfifo(pipe)
    with socket.socket(socket.AF_UNIX) as server:
        monkeypatch.chdir(tmp_path)
        server.bind("plug")  # a path of a socket must be short
        for place in (folder, pipe, plug, Path("/dev/zero"), Path("/dev/null")):
            for readonly in (True, False):
                with pytest.raises(NotAFile):
                    RunFile.open(place, readonly)
    missing = (tmp_path / "none", folder / "none" / "deep", tmp_path / "nul\0l", pipe / "below", tmp_path / ("n" * 300))
    for place in missing:
        with pytest.raises((Missing, problems.Unreadable)):
            RunFile.open(place)
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(problems.Unreadable):
        RunFile.open(loop)
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".")]


def test_rescue_keeps_the_good_lines_and_the_old_file(path: Path) -> None:
    raw = make_run(path)
    ends = line_ends(raw)
    bad = raw[: ends[3] + 20] + b"!" + raw[ends[3] + 21 :]
    path.write_bytes(bad)
    new = path.with_name("saved.mgsave")
    assert rescue(path, new) == 4
    assert new.read_bytes() == raw[: ends[3]]
    assert path.read_bytes() == bad
    with RunFile.open(new) as run:
        assert run.records == RECORDS[:3]
        run.append({"kind": "do", "text": "sleep"})
    before = held(path.parent)
    with pytest.raises(problems.AlreadyThere):
        rescue(path, new)
    assert held(path.parent) == before


def test_rescue_of_a_run_without_a_sound_head_is_refused(path: Path) -> None:
    path.write_bytes(make_run(path)[20:])
    with pytest.raises(NotARun):
        rescue(path, path.with_name("b.mgsave"))
    path.write_bytes(raw_run({"format": 1} | HEAD)[:-9])
    with pytest.raises(Damaged):
        rescue(path, path.with_name("b.mgsave"))
    assert not path.with_name("b.mgsave").exists()


def test_sentences_are_translated_and_hold_no_control_codes(tmp_path: Path) -> None:
    class Upper(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}" + message

    install(Upper())
    place = tmp_path / "a\x1b[31m\nb.mgsave"
    with pytest.raises(Missing) as caught:
        RunFile.open(place)
    sentence = str(caught.value)
    assert sentence.startswith("\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}")
    assert sentence.isprintable()
    assert "a?[31m?b.mgsave" in sentence
