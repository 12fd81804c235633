"""Appending: on the disk before an answer, nothing half done, at the same cost however long the run."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from marketgen.saves import chain, files
from marketgen.saves.log import RunFile, read_run
from marketgen.saves.problems import SaveFailed
from tests.saves.helpers import HEAD, RECORDS, failing, held, make_run

MORE = {"kind": "do", "text": "sleep"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.mgsave"


def test_what_is_appended_is_read_back(path: Path) -> None:
    raw = make_run(path)
    contents = read_run(path)
    assert contents.head == {"kind": "head", "format": 1} | HEAD
    assert contents.records == RECORDS
    with RunFile.open(path) as run:
        assert (run.head, run.records, run.torn, run.size) == (contents.head, RECORDS, None, len(raw))
        run.append(MORE)
        assert run.size == path.stat().st_size
    assert path.read_bytes().startswith(raw)
    assert read_run(path).records == (*RECORDS, MORE)


def test_the_format_is_the_files_own(path: Path) -> None:
    make_run(path, head={"format": 99, "kind": "other", "seed": "7"})
    assert read_run(path).head == {"kind": "head", "format": chain.SAVE_FORMAT, "seed": "7"}
    assert path.read_bytes().startswith(b'{"r":{"kind":"head","format":1,')


def test_an_answer_comes_only_after_the_sync(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The append hangs in the system's sync: the line is written by then, and no answer has been given."""
    entered, go_on, answered = threading.Event(), threading.Event(), threading.Event()
    seen: list[bytes] = []

    def slow(fd: int) -> None:
        seen.append(path.read_bytes())
        entered.set()
        assert go_on.wait(30)

    with RunFile.create(path, HEAD) as run:
        monkeypatch.setattr(os, "fdatasync", slow)
        writer = threading.Thread(target=lambda: (run.append(MORE), answered.set()))
        writer.start()
        assert entered.wait(30)
        assert not answered.is_set()
        assert b'"text":"sleep"' in seen[0]
        assert seen[0].endswith(b"\n")
        assert not answered.is_set()
        go_on.set()
        writer.join(30)
        assert answered.is_set()
        assert len(seen) == 1


def test_without_fdatasync_it_is_fsync(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    with RunFile.create(path, HEAD) as run:
        monkeypatch.delattr(os, "fdatasync")
        monkeypatch.setattr(os, "fsync", synced.append)
        run.append(MORE)
    assert len(synced) == 1


def test_a_new_run_is_synced_before_it_has_its_name(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    fsync, link = os.fsync, os.link

    def traced_fsync(fd: int) -> None:
        order.append("folder" if os.path.isdir(f"/proc/self/fd/{fd}") else "file")
        fsync(fd)

    def traced_link(old: Path, new: Path) -> None:
        order.append("name")
        link(old, new)

    monkeypatch.setattr(os, "fsync", traced_fsync)
    monkeypatch.setattr(os, "link", traced_link)
    RunFile.create(path, HEAD).close()
    assert order == ["file", "name", "folder"]


def test_the_cost_of_an_append_does_not_grow_with_the_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One write of one line and one sync, and not a byte read, at the first line and at the five-thousandth."""
    calls: list[tuple[str, int]] = []
    real_write = os.write

    def write(fd: int, content: bytes) -> int:
        calls.append(("write", len(content)))
        return real_write(fd, content)

    with RunFile.create(path, HEAD) as run:
        monkeypatch.setattr(os, "write", write)
        monkeypatch.setattr(os, "read", None)
        monkeypatch.setattr(os, "open", None)
        monkeypatch.setattr(files, "sync", lambda fd: calls.append(("sync", 0)))
        run.append(MORE)
        first, calls[:] = list(calls), []
        for _ in range(5000):
            run.append(MORE)
        assert calls == first * 5000
        assert [name for name, _ in first] == ["write", "sync"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS, errno.EFBIG])
@pytest.mark.parametrize("call", ["write", "fdatasync"])
def test_a_failing_write_or_sync_is_taken_back(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    with RunFile.create(path, HEAD) as run:
        run.append(RECORDS[0])
        before = path.read_bytes()
        with monkeypatch.context() as patch:
            patch.setattr(os, call, failing(number))
            with pytest.raises(SaveFailed) as caught:
                run.append(MORE)
        assert os.strerror(number) in str(caught.value)
        assert path.read_bytes() == before
        run.append(RECORDS[1])
    assert read_run(path).records == RECORDS[:2]


def test_a_write_cut_short_is_taken_back_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write

    def short(fd: int, content: bytes) -> int:
        if len(content) < 20:
            raise OSError(errno.ENOSPC, "full")
        return real(fd, bytes(content)[:10])

    with RunFile.create(path, HEAD) as run:
        before = path.read_bytes()
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", short)
            with pytest.raises(SaveFailed):
                run.append(MORE)
        assert path.read_bytes() == before
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", lambda fd, content: real(fd, bytes(content)[:3]))
            run.append(MORE)  # short writes alone are no failure
    assert read_run(path).records == (MORE,)


def test_where_even_cutting_back_fails_nothing_more_is_taken(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write

    def half(fd: int, content: bytes) -> int:
        if len(content) < 30:
            raise OSError(errno.EIO, "broken")
        return real(fd, bytes(content)[:15])

    with RunFile.create(path, HEAD) as run:
        run.append(RECORDS[0])
        good = path.read_bytes()
        monkeypatch.setattr(os, "ftruncate", failing(errno.EIO, times=100))
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", half)
            with pytest.raises(SaveFailed):
                run.append(MORE)
        torn = path.read_bytes()
        assert torn.startswith(good)
        assert len(torn) > len(good)
        for _ in range(3):
            with pytest.raises(SaveFailed):
                run.append(MORE)
            assert path.read_bytes() == torn
    monkeypatch.undo()
    with RunFile.open(path) as run:  # a later start finds a torn tail
        assert run.torn is not None
        assert run.records == RECORDS[:1]
        run.append(RECORDS[1])
    assert read_run(path).records == RECORDS[:2]


def test_an_append_heals_once_cutting_back_works_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with RunFile.create(path, HEAD) as run:
        with monkeypatch.context() as patch:
            patch.setattr(os, "fdatasync", failing(errno.EIO, times=100))
            patch.setattr(os, "ftruncate", failing(errno.EIO, times=100))
            with pytest.raises(SaveFailed):
                run.append(RECORDS[0])
        run.append(RECORDS[1])
    assert read_run(path).records == RECORDS[1:2]


def test_an_interruption_takes_the_line_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(fd: int) -> None:
        raise KeyboardInterrupt

    with RunFile.create(path, HEAD) as run:
        before = path.read_bytes()
        with monkeypatch.context() as patch:
            patch.setattr(os, "fdatasync", interrupted)
            with pytest.raises(KeyboardInterrupt):
                run.append(MORE)
        assert path.read_bytes() == before
        run.append(MORE)
    assert read_run(path).records == (MORE,)


def test_a_record_json_cannot_hold_changes_nothing(path: Path) -> None:
    with RunFile.create(path, HEAD) as run:
        before = path.read_bytes()
        with pytest.raises(TypeError):
            run.append({"kind": "do", "text": object()})
        assert path.read_bytes() == before
        run.append(MORE)
    assert read_run(path).records == (MORE,)


def test_a_line_or_a_run_too_large_is_refused_before_it_is_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marketgen.saves.log.MAX_LINE", 400)
    monkeypatch.setattr("marketgen.saves.log.MAX_FILE", 500)
    with RunFile.create(path, HEAD) as run:
        for words in ("x" * 400, "x" * 350):
            with pytest.raises(SaveFailed, match="size"):
                run.append({"kind": "do", "text": words})
        run.append(MORE)
    assert read_run(path).records == (MORE,)
    with pytest.raises(SaveFailed, match="large"):
        RunFile.create(path.with_name("b.mgsave"), {"scenario": "x" * 400})
    assert not path.with_name("b.mgsave").exists()


def gone(path: Path) -> None:
    path.unlink()


def moved(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))


def swapped(path: Path) -> None:
    twin = path.with_name("twin")
    twin.write_bytes(path.read_bytes())
    twin.replace(path)


def grown(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"!")


def emptied(path: Path) -> None:
    os.truncate(path, 3)


@pytest.mark.parametrize("meddle", [gone, moved, swapped, grown, emptied])
def test_a_file_another_program_meddled_with_is_not_written_to(path: Path, meddle: Callable[[Path], None]) -> None:
    """A synchronising service may swap the file under us: an append that nobody will find again must not succeed."""
    with RunFile.create(path, HEAD) as run:
        meddle(path)
        before = held(path.parent)
        for _ in range(2):
            with pytest.raises(SaveFailed, match="another program"):
                run.append(MORE)
        assert held(path.parent) == before
