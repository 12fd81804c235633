"""Installing and removing packs: whole or not at all, whenever the process dies; nothing else is deleted."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from marketgen.scenario import check, installed, installing, pack_folder, titles
from marketgen.scenario.installed import RECORD, Record
from marketgen.scenario.problems import Problem, Unreadable
from tests import support
from tests.scenario.helpers import codes, country, written
from tests.scenario.test_folder_packs import pack
from tests.scenario.test_zips import zipped


def parcel(folder: Path, name: str = "quay", **head: Any) -> installing.Parcel:
    """A sound pack in a zip."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.zip"
    document = {**country(), "id": name, **head}
    flags = {"flags": document.pop("flags", {})}
    path.write_bytes(
        zipped([("scenario.json", json.dumps(document)), ("parts/flags.json", json.dumps(flags)), ("LICENCE", "x")],
               main=False)
    )  # fmt: skip
    return installing.opened(path)


def put(folder: Path, name: str = "quay", **head: Any) -> Record:
    """Install a sound pack."""
    record, problems = installing.install(parcel(folder.parent / "from", name, **head), folder)
    assert problems == []
    assert record is not None
    return record


def written_pack(folder: Path, document: dict[str, Any]) -> Path:
    """A folder pack of this document alone."""
    folder.mkdir(parents=True)
    return written(folder, document, "scenario.json").parent


def all_in(folder: Path) -> dict[str, bytes | str]:
    """Everything in a folder, hidden or not: files with their content, folders, links."""
    found: dict[str, bytes | str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        found[name] = os.readlink(path) if path.is_symlink() else path.read_bytes() if path.is_file() else "folder"
    return found


def code_of(found: tuple[Record | None, list[Problem] | Problem | None]) -> str:
    """The first code of what was refused."""
    record, problems = found
    assert record is None
    assert problems
    return problems.code if isinstance(problems, Problem) else problems[0].code


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A scenario folder with something of the player's own in it."""
    folder = tmp_path / "scenarios"
    folder.mkdir()
    written(folder, {**country(), "id": "mine"}, "mine.json")
    pack(folder, "own")
    return folder


def test_a_pack_is_installed_listed_found_and_removed(home: Path) -> None:
    before = all_in(home)
    record = put(home)
    assert check("quay", [home]) == []
    assert (home / "quay").stat().st_mode & 0o777 == 0o755
    assert [one.id for one in installed.records(home)] == ["quay"]
    assert installed.records(home) == [record]
    assert installed.foreign(home / "quay", record) == []
    assert set(record.files) == {"scenario.json", "parts/flags.json", "LICENCE"}
    gone, refused = installing.remove("quay", home)
    assert (gone, refused) == (record, None)
    assert all_in(home) == before


def test_from_a_folder_hidden_files_stay_behind(home: Path, tmp_path: Path) -> None:
    made = pack(tmp_path / "elsewhere", "further")
    record, problems = installing.install(installing.opened(made), home)
    assert problems == []
    assert record is not None
    assert not (home / "further" / ".marketgen" / "scenario.schema.json").exists()
    first = installing.opened(made)
    (made / "notes.md").write_text("Other notes.", "utf-8")
    assert installing.opened(made).sha256 != first.sha256
    (made / "run.sh").write_text("x", "utf-8")
    with pytest.raises(Unreadable, match="no part of a pack"):
        installing.opened(made)


def test_a_folder_that_is_a_loop_or_not_there(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name in ("loop", "nothing", "nothing.zip"):
        with pytest.raises(Unreadable) as raised:
            installing.opened(tmp_path / name)
        assert raised.value.problem.code == "E004"
    made = pack(tmp_path, "some")
    (made / "parts" / "up").symlink_to(made)
    with pytest.raises(Unreadable) as raised:
        installing.opened(made)
    assert raised.value.problem.code == "E414"
    with pytest.raises(Unreadable, match="needs no installing"):
        installing.opened(written(tmp_path, country()))


def test_a_checksum_refuses_any_other(tmp_path: Path) -> None:
    one = parcel(tmp_path)
    assert installing.pinned(one, one.sha256.upper()) is None
    assert (installing.pinned(one, "0" * 64) or one).__class__ is Problem


def test_with_a_mistake_nothing_is_installed(home: Path, tmp_path: Path) -> None:
    before = all_in(home)
    for head in ({"goods": {}}, {"extends": "nowhere"}, {"format": 2}, {"id": "../../evil"}, {"id": "Quay"}, {"id": 3}):
        record, problems = installing.install(parcel(tmp_path / "from", "x", **head), home)
        assert record is None, head
        assert all(".installing" not in str(problem) for problem in problems)
        assert any(problem.place.file.endswith("x.zip/scenario.json") for problem in problems)
        assert all_in(home) == before
    assert not (tmp_path / "evil").exists()


def test_the_place_must_be_free(home: Path, tmp_path: Path) -> None:
    record = put(home)
    other = parcel(tmp_path / "from", "quay", version="2.0")
    assert code_of(installing.install(other, home)) == "E425"
    assert installed.records(home) == [record]
    for taken in ("mine", "own", "first_stall"):
        for replaces in (False, True):
            before = all_in(home)
            assert code_of(installing.install(parcel(tmp_path / "from", taken), home, replaces)) == "E425"
            assert all_in(home) == before
    newer, problems = installing.install(other, home, replaces=True)
    assert problems == []
    assert installed.records(home) == [newer]
    assert {path.name for path in home.iterdir()} == {"mine.json", "own", "quay"}


@pytest.mark.parametrize("what", ["changed", "added", "folder", "link", "hidden", "unreadable record"])
def test_what_was_changed_or_added_is_never_deleted(home: Path, tmp_path: Path, what: str) -> None:
    put(home)
    made = home / "quay"
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "flags.json").write_text("precious", "utf-8")
    if what == "changed":
        (made / "LICENCE").write_text("mine", "utf-8")
    elif what == "added":
        (made / "parts" / "mine.json").write_text("{}", "utf-8")
    elif what == "folder":
        (made / "mine").mkdir()
    elif what == "link":
        (made / "parts" / "flags.json").unlink()
        (made / "parts").rmdir()
        (made / "parts").symlink_to(outside)
    elif what == "hidden":
        (made / ".git").mkdir()
        (made / ".git" / "HEAD").write_text("x", "utf-8")
    else:
        (made / RECORD).write_text('{"id": "quay", "files": {"../../outside/flags.json": "x"}}', "utf-8")
    before = all_in(tmp_path)
    assert code_of(installing.remove("quay", home)) == "E429"
    assert all_in(tmp_path) == before
    newer = installing.opened(home.parent / "from" / "quay.zip")
    assert code_of(installing.install(newer, home, replaces=True)) in ("E429", "E425")
    assert all_in(tmp_path) == before


@pytest.mark.parametrize(
    "name", ["mine", "own", "mine.json", "nothing", "..", "", "own/parts", "a\x00b", "first_stall"]
)
def test_only_what_was_installed_can_be_removed(home: Path, name: str) -> None:
    before = all_in(home)
    assert code_of(installing.remove(name, home)) == "E429"
    assert all_in(home) == before


def test_a_record_that_lies_deletes_nothing_outside(home: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.json").write_text("precious", "utf-8")
    side = home / ".replaced-quay"
    (side / ".marketgen").mkdir(parents=True)
    for name in ("../../outside/a.json", str(outside / "a.json"), "link/a.json"):
        (side / RECORD).write_bytes(installed.dump(Record("quay", "", "", "", "", {name: "x"})))
        (side / "link").unlink(missing_ok=True)
        (side / "link").symlink_to(outside)
        installed.clear(side)
        assert (outside / "a.json").read_text("utf-8") == "precious"


@pytest.mark.parametrize("at", range(1, 6))
def test_a_full_disk_leaves_everything_as_it_was(home: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    put(home)
    newer = parcel(home.parent / "from", "quay", version="2.0")
    before = all_in(home)
    calls = 0

    def full(_number: int) -> None:
        nonlocal calls
        calls += 1
        if calls == at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    record, problems = installing.install(newer, home, replaces=True)
    monkeypatch.undo()
    assert (record, codes(problems)) == (None, ["E430"])
    assert "No space left" in problems[0].what
    assert all_in(home) == before


def test_a_move_that_fails_brings_the_old_one_back(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(home)
    newer = parcel(home.parent / "from", "quay", version="2.0")
    before = all_in(home)
    real = os.rename

    def rename(source: Path, target: Path) -> None:
        if ".installing-" in str(source):
            raise OSError(errno.EACCES, "Permission denied")
        real(source, target)

    monkeypatch.setattr(os, "rename", rename)
    assert code_of(installing.install(newer, home, replaces=True)) == "E430"
    monkeypatch.undo()
    assert all_in(home) == before


KILLED = """
import os, signal, sys
from pathlib import Path
from marketgen.scenario import installed, installing

def killed(name, at, zip_, home):
    calls = [0]
    real = getattr(os, name)
    def dies(*words, **more):
        calls[0] += 1
        if calls[0] == int(at):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*words, **more)
    setattr(os, name, dies)
    if zip_ == "remove":
        installing.remove("quay", Path(home))
    else:
        installing.install(installing.opened(Path(zip_)), Path(home), replaces=True)

for line in sys.stdin:
    child = os.fork()
    if not child:
        status = 1
        try:
            killed(*line.rstrip("\\n").split("\\t"))
            status = 0
        finally:
            os._exit(status)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""Reads what is to be done a line at a time, forks somebody who is killed at it, and tells how that one ended. All is
loaded once and not for every death."""


@pytest.fixture(scope="module")
def dying() -> Iterator[Callable[..., int]]:
    """``dying(call, number, zip or "remove", folder)``: a process killed before that call; its exit code."""
    command = [sys.executable, "-c", KILLED]
    env = {**os.environ, "PYTHONPATH": str(support.SRC)}
    with subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        asked, told = process.stdin, process.stdout

        def die(*words: object) -> int:
            asked.write("\t".join(map(str, words)) + "\n")
            asked.flush()
            return int(told.readline())

        yield die


STEPS = {
    "install": {"fsync": (1, 3, 8), "rename": (1, 2), "unlink": (1, 4), "rmdir": (1, 2, 3)},
    "remove": {"fsync": (1,), "rename": (1,), "unlink": (1, 4), "rmdir": (1, 2, 3)},
}
"""Before which of its calls a process is killed."""


@pytest.mark.parametrize(
    ("doing", "call", "at"),
    [(doing, call, at) for doing, calls in STEPS.items() for call, all_of in calls.items() for at in all_of],
)
def test_killed_at_any_moment(home: Path, dying: Callable[..., int], doing: str, call: str, at: int) -> None:
    old = put(home)
    new = parcel(home.parent / "from", "quay", version="2.0")
    before = all_in(home)
    what = str(home.parent / "from" / "quay.zip") if doing == "install" else "remove"
    assert dying(call, at, what, home) == -signal.SIGKILL
    shown = [one for one in titles([home]) if one.id == "quay"]
    assert all(one.problem is None for one in shown), "what is listed is whole"
    if doing == "install":
        assert len(shown) == len(installed.records(home)) == 1, "the old one or the new one is there at every moment"
        assert check("quay", [home]) == []
        ((path, record),) = installed.packs_of(home)
        assert installed.foreign(path, record) == []
    for path in home.glob(".installing-*"):
        os.utime(path, (0, 0))
    installing.remove("nothing", home)  # the next one puts things right
    assert [path.name for path in home.iterdir() if path.name.startswith(".")] == []
    found = installed.records(home)
    assert all(installed.foreign(home / "quay", record) == [] for record in found)
    if doing == "install":
        assert [record.version for record in found] in ([old.version], ["2.0"])
        assert check("quay", [home]) == []
        assert new.sha256 != old.sha256
    elif found:
        assert all_in(home) == before


def test_a_pack_that_is_aside_is_played_listed_and_extended_from_there(home: Path) -> None:
    record = put(home)
    (home / "quay").rename(home / ".replaced-quay")
    written(home, {"format": 1, "id": "more", "title": "More", "language": "en", "extends": "quay"}, "more.json")
    assert [one.id for one in titles([home]) if not one.shipped] == ["mine", "more", "own", "quay"]
    assert check("quay", [home]) == []
    assert codes(check("more", [home])) == ["N301", "N302"], "it is found where it is, and extended"
    assert installed.packs_of(home) == [(home / ".replaced-quay", record)]
    assert code_of(installing.install(parcel(home.parent / "from", version="2.0"), home)) == "E425"
    assert installed.packs_of(home) == [(home / "quay", record)], "brought back by the next that installs"


def test_what_another_extends_is_taken_away_only_if_that_is_meant(home: Path) -> None:
    record = put(home)
    pier = {"format": 1, "id": "pier", "title": "Pier", "language": "en", "extends": "quay"}
    made = written_pack(home.parent / "from" / "pier", pier)
    assert installing.install(installing.opened(made), home)[0] is not None
    written(home, {"format": 1, "id": "more", "title": "More", "language": "en", "extends": "pier"}, "more.json")
    before = all_in(home)
    gone, refused = installing.remove("quay", home)
    assert gone is None
    assert refused is not None
    assert refused.code == "E432"
    assert refused.what == "others extend it and cannot be played without it: more, pier"
    assert all_in(home) == before
    (home / "more.json").unlink()
    assert installing.remove("pier", home)[1] is None
    assert installing.install(installing.opened(made), home)[0] is not None
    assert installing.remove("quay", home, forced=True) == (record, None)
    assert "E401" in codes(check("pier", [home]))


def test_an_install_at_work_is_left_alone(home: Path) -> None:
    side = home / ".installing-other"
    side.mkdir()
    put(home)
    assert side.is_dir()
    os.utime(side, (0, 0))
    installing.remove("quay", home)
    assert not side.exists()


def test_limits_hold_for_what_is_unpacked_too(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "deep.zip"
    path.write_bytes(zipped([(f"{'a/' * pack_folder.LEVELS}x.md", "")]))
    before = all_in(home)
    assert code_of(installing.install(installing.opened(path), home)) == "E415"
    assert all_in(home) == before
