"""Run as a script: writers killed with SIGKILL, again and again, and what is on the disk after each.

``kill_writers.py FOLDER SEED KILLS`` prints one JSON object: kills, acked (records acknowledged), extra (records that
were whole but not yet acknowledged), torn (files found with a torn tail), unborn (killed before there was a file),
faults (sentences; none if all is well). A writer tells of each record by a pipe after ``append`` has returned.
Forked, not started anew, so that 300 of them take seconds.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

import filelock  # noqa: F401 - loaded once here and not in every writer

from marketgen.saves import files
from marketgen.saves.log import RunFile, read_run
from marketgen.saves.problems import SaveProblem

RUN_LASTS = 12  # kills; then a new file, so that beginnings are killed as well


def record(number: int) -> dict[str, object]:
    """The record that is always written at this place."""
    return {"kind": "do", "number": number, "text": "note " + "비누 and soap " * (number % 5)}


def piecewise(dying_at: int) -> None:
    """Write a byte or a few at a time, which a system may, and die by our own hand after so many of them (0: never)."""
    written, real = [0], os.write

    def write(fd: int, place: int, content: bytes) -> None:
        os.lseek(fd, place, os.SEEK_SET)
        for start in range(0, len(content), 3):
            written[0] += real(fd, content[start : start + 3])
            if dying_at and written[0] >= dying_at:
                os.kill(os.getpid(), signal.SIGKILL)

    files.write_at = write


def writer(path: Path, tell: int) -> None:
    """Go on with a run, or begin it, as fast as can be, until killed."""
    try:
        run = RunFile.open(path) if path.exists() else RunFile.create(path, {"seed": "7"})
        for number in range(len(run.records), 1_000_000):
            run.append(record(number))
            os.write(tell, b"%d\n" % number)
    except BaseException as fault:  # noqa: BLE001 - whatever it is, it must be told and must not reach the parent's code
        os.write(tell, f"fault {type(fault).__name__}: {fault}\n".encode())
        os._exit(1)


def kill_one(path: Path, chance: random.Random) -> bytes:
    """Start a writer, kill it at some moment or byte, and return all that it told."""
    ear, mouth = os.pipe()
    own_hand = chance.randrange(1, 700) if chance.random() < 0.4 else 0
    in_pieces = own_hand or chance.random() < 0.5
    child = os.fork()
    if child == 0:
        os.close(ear)
        if in_pieces:
            piecewise(own_hand)
        writer(path, mouth)
    os.close(mouth)
    told = b""
    if not own_hand:
        for _ in range(chance.choice((0, 0, 1, 1, 3, 8))):
            told += os.read(ear, 65536)
        until = time.perf_counter() + chance.random() * 0.004
        while time.perf_counter() < until:
            pass
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(ear, 65536):
        told += more
    os.close(ear)
    return told


def main(folder: Path, seed: int, kills: int) -> dict[str, object]:
    """Kill so many writers and count."""
    chance = random.Random(seed)
    found: dict[str, int] = {"kills": 0, "acked": 0, "extra": 0, "torn": 0, "unborn": 0}
    faults: list[str] = []
    known = 0  # records that must be in the file
    for kill in range(kills):
        path = folder / f"run{kill // RUN_LASTS}.mgsave"
        known = 0 if kill % RUN_LASTS == 0 else known
        lines = kill_one(path, chance).split(b"\n")
        found["kills"] += 1
        faults += [f"kill {kill}: {line.decode()}" for line in lines if line.startswith(b"fault")]
        acked = [int(line) for line in lines[:-1] if line.isdigit()]
        found["acked"] += len(acked)
        known = max(known, acked[-1] + 1 if acked else 0)
        if not path.exists():
            found["unborn"] += 1
            if known:
                faults.append(f"kill {kill}: the file is gone")
            continue
        try:
            contents = read_run(path)
        except SaveProblem as problem:
            faults.append(f"kill {kill}: {problem}")
            break
        there = len(contents.records)
        if list(contents.records) != [record(number) for number in range(there)] or not known <= there <= known + 1:
            faults.append(f"kill {kill}: {there} records, acknowledged {known}")
        found["extra"] += there - known
        found["torn"] += bool(contents.torn)
        known = there
    return {**found, "faults": faults}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
