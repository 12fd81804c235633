"""The shelf: what is listed, names that are free, renaming and the bin; nothing deleted, nothing overwritten."""

from __future__ import annotations

import errno
import json
import os
import sys
from pathlib import Path

import pytest

from marketgen.saves import chain, folders, library, listing
from marketgen.saves.library import create_run, find, free_name, latest, path_of, put_away, rename
from marketgen.saves.listing import look, runs
from marketgen.saves.log import RunFile
from marketgen.saves.problems import (
    AlreadyThere,
    Missing,
    NotAFile,
    OpenElsewhere,
    SaveFailed,
)
from tests.saves.helpers import HEAD, RECORDS, held, make_run, raw_run
from tests.support import python


@pytest.fixture
def shelf() -> Path:
    return folders.saves()


def at(path: Path, seconds: int) -> None:
    os.utime(path, (seconds, seconds))


def test_no_folder_is_an_empty_list_and_stays_away(home: Path) -> None:
    assert runs() == ()
    assert latest() is None
    assert list(home.iterdir()) == []


def test_a_run_in_the_list(shelf: Path) -> None:
    raw = make_run(shelf / "a.mgsave")
    at(shelf / "a.mgsave", 1_500_000_000)
    (entry,) = runs()
    assert entry == listing.RunEntry(
        name="a",
        path=shelf / "a.mgsave",
        head={"kind": "head", "format": 1, "rules": 1, "program": "0.1.0", "title": "A street of 장마당", "seed": "7"},
        dawn={"kind": "dawn", "day": 2},
        size=len(raw),
        changed="2017-07-14T02:40:00.000+00:00",
    )


def test_the_last_written_comes_first(shelf: Path) -> None:
    for seconds, name in enumerate(("c", "a", "b"), start=1_000_000):
        make_run(shelf / f"{name}.mgsave")
        at(shelf / f"{name}.mgsave", seconds)
    assert [entry.name for entry in runs()] == ["b", "a", "c"]
    (shelf / "b.mgsave").write_bytes(b"junk")
    at(shelf / "b.mgsave", 2_000_000)
    assert latest() == shelf / "a.mgsave"


def test_other_files_are_not_listed(shelf: Path) -> None:
    path = shelf / "a.mgsave"
    make_run(path)
    path.write_bytes(path.read_bytes()[:-3])
    RunFile.open(path).close()
    (shelf / "letter.txt").write_text("x")
    (shelf / ".a.mgsave.123.new").write_text("x")
    assert [entry.name for entry in runs()] == ["a"]


@pytest.mark.parametrize("filler", [0, 100, 70_000, 300_000])
@pytest.mark.parametrize("after", [0, 3, 4000])
def test_the_last_snapshot_is_found_however_far_it_is(tmp_path: Path, filler: int, after: int) -> None:
    """Against a whole reading, with snapshots and heads smaller and larger than what is looked at in one go."""
    dawns = [{"kind": "dawn", "day": day, "run": ["x" * filler]} for day in (1, 2)]
    other = {"kind": "do", "text": 'note "kind":"dawn" {"r":{"kind":"dawn"'}
    head = {"kind": "head", "format": 1, "scenario": ["x" * filler]}
    path = tmp_path / "a.mgsave"
    for records in ((), (dawns[0],), (other, dawns[0], other, dawns[1])):
        raw = raw_run(head, *records, *[other] * after)
        for tail in (b"", b'{"r":{"kind":"dawn","day":3', b"\0" * 70_000):
            path.write_bytes(raw + tail)
            entry = look(path)
            assert entry.problem is None
            assert entry.torn == bool(tail)
            days = [record["day"] for record in records if record["kind"] == "dawn"]
            assert entry.dawn == ({"kind": "dawn", "day": days[-1]} if days else {})


def test_the_snapshot_is_found_wherever_the_reading_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.mgsave"
    size = len(make_run(path))
    whole = look(path)
    for first_look in range(1, size + 1):
        monkeypatch.setattr(listing, "_FIRST_LOOK", first_look)
        assert look(path) == whole


def test_a_long_run_is_not_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.mgsave"
    path.write_bytes(raw_run({"kind": "head", "format": 1}, *[{"kind": "do", "text": "x" * 1000}] * 3000, RECORDS[0]))
    real, counted = os.read, []

    def counting(fd: int, count: int) -> bytes:
        counted.append(count)
        return real(fd, count)

    monkeypatch.setattr(os, "read", counting)
    assert look(path).dawn == {"kind": "dawn", "day": 1}
    assert sum(counted) < 200_000 < path.stat().st_size


def test_cut_at_every_byte_the_list_tells_what_opening_tells(tmp_path: Path) -> None:
    path = tmp_path / "a.mgsave"
    raw = make_run(path)
    for cut in range(len(raw) + 1):
        path.write_bytes(raw[:cut])
        entry = look(path)
        if entry.problem:
            with pytest.raises(type(entry.problem)):
                RunFile.open(path, readonly=True)
            continue
        with RunFile.open(path, readonly=True) as run:
            assert entry.torn == bool(run.torn)
            days = [record["day"] for record in run.records if record["kind"] == "dawn"]
            assert entry.dawn.get("day") == (days[-1] if days else None)


def test_what_cannot_be_opened_is_listed_with_its_problem(shelf: Path) -> None:
    raw = make_run(shelf / "good.mgsave")
    contents = {
        "empty": b"",
        "junk": b"junk" * 100_000,
        "torn_head": raw[:50],
        "flipped_head": raw[:30] + b"?" + raw[31:],
        "flipped_end": raw[:-30] + b"?" + raw[-29:],
        "newer": raw_run({"kind": "head", "format": 9}),
    }
    for name, content in contents.items():
        (shelf / f"{name}.mgsave").write_bytes(content)
    (shelf / "folder.mgsave").mkdir()
    (shelf / "gone.mgsave").symlink_to(shelf / "nowhere")
    with (shelf / "large.mgsave").open("wb") as file:
        file.truncate(chain.MAX_FILE + 1)
    before = held(shelf)
    codes = {entry.name: entry.problem.code if entry.problem else "" for entry in runs()}
    assert codes == {
        "good": "", "empty": "empty", "junk": "not_a_run", "torn_head": "damaged", "flipped_head": "damaged",
        "flipped_end": "damaged", "newer": "too_new", "folder": "not_a_file", "gone": "missing", "large": "too_big",
    }  # fmt: skip
    assert held(shelf) == before


def test_names_for_new_runs(shelf: Path) -> None:
    names = []
    for words in ("first_stall", "first_stall", "First_Stall", "../first_stall", "con", ""):
        with create_run(words, HEAD) as run:
            names.append(run.path.name)
            assert run.path.parent == shelf
    assert names == [
        "first_stall.mgsave", "first_stall-2.mgsave", "First_Stall-3.mgsave", "first_stall-4.mgsave",
        "con_run.mgsave", "run.mgsave",
    ]  # fmt: skip
    assert free_name("first_stall") == "first_stall-5"
    assert free_name("new") == "new"


RACE = """
import json, os, sys
from pathlib import Path
import filelock
from marketgen.saves.library import create_run
ear, mouth = os.pipe()
for _ in range(8):
    if os.fork() == 0:
        os.close(mouth)
        os.read(ear, 1)  # all begin when the pipe closes
        held = [create_run("first_stall", {"seed": "7"}) for _ in range(5)]
        os._exit(0)
os.close(mouth)
print(json.dumps([os.wait()[1] for _ in range(8)]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork to test with")
def test_eight_processes_begin_runs_of_one_name(shelf: Path) -> None:
    assert json.loads(python("-c", RACE).stdout) == [0] * 8
    assert {entry.name for entry in runs()} >= {"first_stall", "first_stall-2"}
    assert len(runs()) == 40
    assert not [entry for entry in runs() if entry.problem]


def test_finding_by_name(shelf: Path) -> None:
    for name in ("first_stall", "first_stall-2"):
        make_run(shelf / f"{name}.mgsave")
    assert find("first_stall") == find("first_stall.mgsave") == shelf / "first_stall.mgsave" == path_of("first_stall")
    with pytest.raises(Missing) as caught:
        find("frist_stall")
    assert "Did you mean first_stall" in str(caught.value)
    for words in ("../saves/first_stall", "/etc/passwd", "..", "", "x" * 10_000, "a\0b", "\x1b[31m"):
        with pytest.raises(Missing) as caught:
            find(words)
        assert str(caught.value).isprintable()
    odd = shelf / "an odd name!.mgsave"
    odd.write_bytes(b"")
    assert find("an odd name!") == odd


def test_renaming(shelf: Path) -> None:
    raw = make_run(shelf / "a.mgsave")
    new = rename(shelf / "a.mgsave", "My run")
    assert new == shelf / "My run.mgsave"
    assert held(shelf) == {"My run.mgsave": raw}
    assert rename(new, "My run") == new
    with RunFile.open(new) as run:
        assert run.records == RECORDS


def test_renaming_never_overwrites_and_never_leaves_the_folder(shelf: Path) -> None:
    make_run(shelf / "a.mgsave")
    (shelf / "b.mgsave").write_bytes(b"mine")
    (shelf / "c.mgsave").mkdir()
    before = held(shelf)
    for name in ("b", "c"):
        with pytest.raises(AlreadyThere):
            rename(shelf / "a.mgsave", name)
    assert held(shelf) == before
    assert rename(shelf / "a.mgsave", "../../x").parent == shelf
    with pytest.raises(Missing):
        rename(shelf / "a.mgsave", "z")
    with pytest.raises(NotAFile):
        rename(shelf / "c.mgsave", "z")


def test_a_run_that_is_played_is_neither_renamed_nor_put_away(shelf: Path) -> None:
    path = shelf / "a.mgsave"
    with RunFile.create(path, HEAD) as run:
        before = held(folders.saves().parent)
        with pytest.raises(OpenElsewhere):
            rename(path, "b")
        with pytest.raises(OpenElsewhere):
            put_away(path)
        assert held(folders.saves().parent) == before
        run.append(RECORDS[0])
    rename(path, "b")


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.EXDEV])
def test_a_move_that_fails_changes_nothing(shelf: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def broken(old: Path, new: Path) -> None:
        raise OSError(number, os.strerror(number))

    make_run(shelf / "a.mgsave")
    before = held(shelf)
    monkeypatch.setattr(os, "replace", broken)
    for move in (lambda: rename(shelf / "a.mgsave", "b"), lambda: put_away(shelf / "a.mgsave")):
        with pytest.raises(SaveFailed) as caught:
            move()
        assert "another disk" in str(caught.value) or number != errno.EXDEV
    assert held(shelf) == before
    assert held(folders.trash()) == {}


def test_the_bin_keeps_everything(shelf: Path) -> None:
    contents = []
    for number in range(3):
        contents.append(make_run(shelf / "a.mgsave", head={"number": number}))
        kept = put_away(shelf / "a.mgsave")
        assert kept.parent == folders.trash()
    (shelf / "bad.mgsave").write_bytes(b"not a run")
    put_away(shelf / "bad.mgsave")
    assert held(shelf) == {}
    assert held(folders.trash()) == {
        "a.mgsave": contents[0], "a-2.mgsave": contents[1], "a-3.mgsave": contents[2], "bad.mgsave": b"not a run",
    }  # fmt: skip
    assert {entry.name for entry in runs(folders.trash())} == {"a", "a-2", "a-3", "bad"}


def test_a_failed_claim_is_given_up_after_a_bounded_number_of_names(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(path: Path, head: object) -> None:
        raise AlreadyThere(path)

    monkeypatch.setattr(library.RunFile, "create", taken)
    with pytest.raises(AlreadyThere):
        create_run("a", HEAD)


def test_a_run_that_is_over_is_gone_on_with_only_if_there_is_no_other(shelf: Path) -> None:
    for seconds, (name, over) in enumerate((("open", {}), ("done", {"over": 1}), ("older", {"over": 1})), 1_000_000):
        make_run(shelf / f"{name}.mgsave", ({"kind": "dawn", "day": 7, "run": {}, **over},))
        at(shelf / f"{name}.mgsave", -seconds if name == "older" else seconds)
    assert [(entry.name, entry.over) for entry in runs()] == [("done", True), ("open", False), ("older", True)]
    assert latest() == shelf / "open.mgsave"
    put_away(shelf / "open.mgsave")
    assert latest() == shelf / "done.mgsave"
