"""A disk that fills up: the run stays sound, the player is told, and the game goes on once there is room."""

from __future__ import annotations

import errno
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from marketgen.saves.log import RunFile, read_run
from marketgen.saves.problems import SaveFailed
from tests.saves.helpers import held
from tests.support import python

LIMITED = """
import json, resource, signal, sys
from pathlib import Path
from marketgen.saves.log import RunFile, read_run
from marketgen.saves.problems import SaveFailed
path, room, deadly = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "deadly"
run = RunFile.create(path, {"seed": "7"})
if deadly:
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_FSIZE, (run.size + room, resource.RLIM_INFINITY))
done, told = 0, []
while len(told) < 3:
    try:
        run.append({"kind": "do", "number": done})
        done += 1
        print(done, file=sys.stderr, flush=True)
    except SaveFailed as problem:
        told.append(str(problem))
full = len(read_run(path).records), bool(read_run(path).torn)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
run.append({"kind": "do", "number": done})
run.close()
print(json.dumps({"done": done, "told": told, "full": full, "after": len(read_run(path).records)}))
"""


@pytest.mark.parametrize("room", [0, 1, 57, 58, 59, 200, 1000])
def test_a_file_size_limit(tmp_path: Path, room: int) -> None:
    path = tmp_path / "a.mgsave"
    ended = python("-c", LIMITED, str(path), str(room), "")
    found = json.loads(ended.stdout)
    assert found["full"] == [found["done"], False]
    assert found["after"] == found["done"] + 1
    assert len(found["told"]) == 3
    assert all("too large" in sentence.lower() and str(path) in sentence for sentence in found["told"])


def test_a_limit_that_kills_leaves_a_torn_tail_at_most(tmp_path: Path) -> None:
    """Python holds SIGXFSZ off; where something lets it through it is a kill like any other."""
    path = tmp_path / "a.mgsave"
    ended = python("-c", LIMITED, str(path), "1000", "deadly")
    assert ended.returncode < 0
    acknowledged = len(ended.stderr.split())
    assert acknowledged > 10
    with RunFile.open(path) as run:
        assert len(run.records) == acknowledged
        run.append({"kind": "do", "number": acknowledged})


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with 256 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=256k", "marketgen-test", str(place)]
    try:
        mounted = subprocess.run(words, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("this account may not mount a small disk; the file size limit above tests the same promise")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def fill(path: Path) -> None:
    """Write until the disk takes no more."""
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError as full:
            if full.errno != errno.ENOSPC:
                raise


def append_until_refused(run: RunFile) -> tuple[int, SaveFailed]:
    """How many records still went into the last page, and the problem after them."""
    for taken in range(200):
        try:
            run.append({"kind": "do", "text": "note " + "x" * 100})
        except SaveFailed as problem:
            return taken, problem
    pytest.fail("the disk never was full")


def test_a_full_disk(small_disk: Path) -> None:
    path, ballast = small_disk / "a.mgsave", small_disk / "ballast"
    with RunFile.create(path, {"seed": "7"}) as run:
        run.append({"kind": "do", "text": "show soap 1"})
        fill(ballast)
        taken, problem = append_until_refused(run)
        assert "No space" in str(problem)
        assert path.stat().st_size == run.size
        assert len(read_run(path).records) == taken + 1
        with pytest.raises(SaveFailed):
            RunFile.create(small_disk / "b.mgsave", {"words": "x" * 5000})
        assert set(held(small_disk)) == {"a.mgsave", "ballast"}
        os.unlink(ballast)
        run.append({"kind": "do", "text": "sleep"})
    assert len(read_run(path).records) == taken + 2
