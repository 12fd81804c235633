"""Marking handed to a dask scheduler on this machine with two workers, in processes of their own."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from marketgen.classroom import folder, marking
from marketgen.play import workers
from marketgen.play.workers import NoCluster
from tests.classroom.handing import Student, lesson_in
from tests.cli.conftest import Call, call
from tests.support import SRC, do_without

__all__ = ["call"]

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("cluster")]


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a scheduler with two workers."""
    if find_spec("distributed") is None:
        do_without("dask is not installed, and is needed to mark on a cluster (pip install -r requirements-dev.txt)")
    from distributed import LocalCluster

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(SRC))  # the package of this checkout, wherever an editable install points
        with LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1", silence_logs=50
        ) as cluster:  # type: ignore[no-untyped-call]
            yield cluster.scheduler_address


@pytest.fixture(scope="module")
def handed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a lesson, some results of it, and one file that is none."""
    where = tmp_path_factory.mktemp("handed")
    lesson, world = lesson_in(where)
    for number, bot in enumerate(("lawful", "idle", "random", "fixed", "neglect", "lawful", "random")):
        Student(lesson, world, f"amber-{'abcdefg'[number] * 3}").play(bot, 3 + number % 4).hand_in(where)
    (where / "broken.mgresult").write_bytes(b"no")
    return where


def files(out: Path) -> list[bytes]:
    """What was written."""
    return [(out / name).read_bytes() for name in ("results.csv", "class.html")]


def test_a_cluster_finds_what_one_process_does(call: Call, scheduler: str, handed: Path, tmp_path: Path) -> None:
    alone, spread = tmp_path / "alone", tmp_path / "spread"
    assert call("class", "mark", str(handed), "--out", str(alone))[0] == 1
    code, said, _error = call("class", "mark", str(handed), "--out", str(spread), "--cluster", scheduler)
    assert (code, "verified: 7" in said) == (1, True)
    assert files(spread) == files(alone)


def test_the_workers_are_others(scheduler: str, handed: Path) -> None:
    with workers.cluster(scheduler) as (executor, count):
        assert count == 2
        pids = {executor.submit(_pid, number).result() for number in range(20)}
        assert _pid(0) not in pids
        lesson, world = _lesson_of(handed)
        told: list[int] = []
        marked = marking.mark(lesson, world, folder.look(handed), executor, count, told.append)
        assert told[-1] == 8
        assert executor.submit(len, "open").result() == 4  # it is left open
    assert sum(mark.verified for mark in marked.marks) == 7


def _pid(_number: int) -> int:
    import os

    return os.getpid()


def _lesson_of(handed: Path) -> Any:
    from marketgen.play.lesson import read_lesson

    lesson = read_lesson(handed / "lesson.mgclass")
    return lesson, marking.world_of(lesson, handed)


def test_a_worker_of_another_version_is_named(
    call: Call, scheduler: str, handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = workers.own_version()
    monkeypatch.setattr(workers, "RULES", 99)
    code, said, error = call("class", "mark", str(handed), "--out", str(tmp_path), "--cluster", scheduler)
    assert (code, said) == (2, "")
    ours = workers.own_version()
    assert error.startswith(f"A worker of the cluster has marketgen {theirs}; here is {ours}.")


def test_a_cluster_simulates_what_one_process_does(call: Call, scheduler: str) -> None:
    words = ("sim", "first_stall", "--bots", "lawful,idle", "--games", "5", "--json")
    alone, spread = call(*words), call(*words, "--cluster", scheduler)
    assert spread[:2] == alone[:2]
    assert alone[0] == 0


def test_nobody_at_the_address(call: Call, handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if find_spec("distributed") is None:
        do_without("dask is not installed, and is needed to ask for a cluster (pip install -r requirements-dev.txt)")
    monkeypatch.setattr(workers, "PATIENCE", 0.5)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
    for wrong in (address, "no address: at all"):
        code, said, error = call("class", "mark", str(handed), "--out", str(tmp_path), "--cluster", wrong)
        assert (code, said) == (2, "")
        assert f"No dask scheduler answers at {wrong}: " in error
        assert len(error.splitlines()) == 1


def test_without_dask_a_sentence_says_how_to_get_it(call: Call, handed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_of(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(workers, "import_module", none_of)
    with pytest.raises(NoCluster), workers.cluster("tcp://127.0.0.1:1"):
        pass
    code, said, error = call("class", "mark", str(handed), "--out", str(handed / "out"), "--cluster", "tcp://x:1")
    assert (code, said) == (2, "")
    assert error == "--cluster needs dask, which is not installed: pip install 'marketgen[cluster]'\n"


def test_dask_is_not_loaded_unless_it_is_asked_for() -> None:
    code = "import marketgen.cli.marking, marketgen.play.workers, sys; print('distributed' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={
        "PYTHONPATH": str(SRC)
    })  # fmt: skip
    assert done.stdout == "False\n"
