"""Creating and opening: never over another file, one writer at a time, told where the system does not let us."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from marketgen.saves import chain, locking
from marketgen.saves.log import RunFile, read_run, rescue
from marketgen.saves.problems import AlreadyThere, Missing, OpenElsewhere, SaveFailed, Unreadable
from tests.saves.helpers import HEAD, RECORDS, failing, held, make_run

MORE = {"kind": "do", "text": "sleep"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.mgsave"


def test_creating_never_overwrites(path: Path) -> None:
    path.write_bytes(b"mine")
    before = held(path.parent)
    with pytest.raises(AlreadyThere):
        RunFile.create(path, HEAD)
    assert held(path.parent) == before
    folder = path.with_name("b.mgsave")
    folder.mkdir()
    with pytest.raises(AlreadyThere):
        RunFile.create(folder, HEAD)
    dangling = path.with_name("c.mgsave")
    dangling.symlink_to(path.with_name("nothing"))
    with pytest.raises(AlreadyThere):
        RunFile.create(dangling, HEAD)


@pytest.mark.parametrize("number", [errno.EPERM, errno.EOPNOTSUPP])
def test_creating_works_without_hard_links(path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(os, "link", failing(number, times=100))
    raw = make_run(path)
    assert read_run(path).records == RECORDS
    with pytest.raises(AlreadyThere):
        RunFile.create(path, HEAD)
    assert held(path.parent) == {"a.mgsave": raw}


@pytest.mark.parametrize("call", ["write", "fsync", "link"])
def test_a_failed_creation_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing(errno.ENOSPC))
        with pytest.raises(SaveFailed):
            RunFile.create(path, HEAD)
    assert held(path.parent) == {}
    make_run(path)


def test_creating_makes_its_folder_and_opening_does_not(tmp_path: Path) -> None:
    deep = tmp_path / "one" / "two" / "a.mgsave"
    with pytest.raises(Missing):
        RunFile.open(deep)
    assert list(tmp_path.iterdir()) == []
    make_run(deep)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SaveFailed):
        RunFile.create(tmp_path / "file" / "a.mgsave", HEAD)


def test_a_full_disk_does_not_cost_the_torn_tail(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(make_run(path)[:-5])
    before = held(path.parent)
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", failing(errno.ENOSPC, times=10))
        with pytest.raises(SaveFailed, match="aside"):
            RunFile.open(path)
    assert held(path.parent) == before
    with RunFile.open(path) as run:
        assert run.records == RECORDS[:-1]


def test_only_one_opening_for_writing(path: Path) -> None:
    with RunFile.create(path, HEAD) as run:
        for _ in range(2):
            with pytest.raises(OpenElsewhere) as caught:
                RunFile.open(path)
            assert str(path) in str(caught.value)
        link = path.with_name("link.mgsave")
        link.symlink_to(path)
        with pytest.raises(OpenElsewhere):
            RunFile.open(link)
        assert RunFile.open(path, readonly=True).records == ()
        run.append(MORE)
    with RunFile.open(path) as run:
        assert run.records == (MORE,)
        with pytest.raises(OpenElsewhere):
            RunFile.open(path)


HOLD = """
import sys
from pathlib import Path
from marketgen.saves.log import RunFile
run = RunFile.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


def test_a_second_process_is_told_and_a_dead_one_holds_nothing(path: Path) -> None:
    make_run(path)
    words = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline() == b"open\n"
            with pytest.raises(OpenElsewhere):
                RunFile.open(path)
            with pytest.raises(OpenElsewhere):
                rescue(path.with_name("a.mgsave"), path)
            assert read_run(path).records == RECORDS
        finally:
            holder.kill()
    RunFile.open(path).close()


def test_closed_and_read_only_runs_take_nothing(path: Path) -> None:
    raw = make_run(path)
    run = RunFile.open(path)
    run.close()
    run.close()
    assert run.closed
    watched = RunFile.open(path, readonly=True)
    assert watched.readonly
    for one in (run, watched):
        with pytest.raises(SaveFailed):
            one.append(MORE)
    assert path.read_bytes() == raw


def test_no_descriptor_and_no_lock_is_left_behind(path: Path) -> None:
    make_run(path)
    open_before = len(os.listdir("/proc/self/fd"))
    for _ in range(20):
        RunFile.open(path).close()
        read_run(path)
        path.with_name("b.mgsave").write_bytes(b"x")
        for place in (path.with_name("b.mgsave"), path.with_name("none.mgsave")):
            with pytest.raises((chain.NotARun, Missing)):
                RunFile.open(place)
    assert len(os.listdir("/proc/self/fd")) == open_before


AS_NOBODY = """
import os, sys
from pathlib import Path
import filelock
from marketgen.saves.log import RunFile, read_run
from marketgen.saves.library import rename
from marketgen.saves.problems import SaveProblem
folder = Path(sys.argv[1])
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
def told(action):
    try:
        action()
    except SaveProblem as problem:
        return type(problem).__name__
    return "done"
print(told(lambda: RunFile.open(folder / "closed.mgsave")))
print(told(lambda: read_run(folder / "closed.mgsave")))
print(told(lambda: RunFile.open(folder / "open.mgsave")))
print(told(lambda: read_run(folder / "open.mgsave")))
print(told(lambda: rename(folder / "open.mgsave", "other")))
print(told(lambda: RunFile.create(folder / "new.mgsave", {})))
print(told(lambda: RunFile.create(folder / "deeper" / "new.mgsave", {})))
print(told(lambda: RunFile.open(folder / "free" / "locked.mgsave")))
"""


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that every account may enter, which pytest's own are not."""
    with tempfile.TemporaryDirectory(prefix="marketgen-tests-") as name:
        os.chmod(name, 0o755)
        yield Path(name)


def test_a_read_only_file_and_folder_are_told(public_folder: Path) -> None:
    """Real permissions: run as root, the process gives its rights away first, since root may write anywhere."""
    folder = public_folder / "shelf"
    raw = make_run(folder / "open.mgsave")
    make_run(folder / "closed.mgsave")
    make_run(folder / "free" / "locked.mgsave")
    (folder / "closed.mgsave").chmod(0)
    (folder / "free" / "locked.mgsave").chmod(0o444)
    (folder / "free").chmod(0o777)
    locking.lock_path(folder / "free" / "locked.mgsave").unlink()
    folder.chmod(0o555)
    try:
        done = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, str(folder)], capture_output=True, text=True, check=False
        )
    finally:
        folder.chmod(0o755)
    assert done.stderr == ""
    told = ["Unreadable", "Unreadable", "SaveFailed", "done", "SaveFailed", "SaveFailed", "SaveFailed", "SaveFailed"]
    assert done.stdout.split() == told
    assert (folder / "open.mgsave").read_bytes() == raw


def test_a_read_only_disk_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = make_run(path)
    real = os.open

    def read_only(place: object, flags: int, *more: int, **named: int) -> int:
        if flags & (os.O_RDWR | os.O_WRONLY | os.O_CREAT):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return real(place, flags, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", read_only)
    with pytest.raises(SaveFailed, match="Read-only"):
        RunFile.open(path)
    assert read_run(path).records == RECORDS
    with pytest.raises(SaveFailed):
        RunFile.create(path.with_name("b.mgsave"), HEAD)
    assert path.read_bytes() == raw


def test_a_file_without_permission_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_run(path)
    monkeypatch.setattr(os, "open", failing(errno.EACCES, times=100))
    with pytest.raises(Unreadable, match="Permission denied"):
        RunFile.open(path, readonly=True)
