"""A durable save of one command, against a bare write and sync of as many bytes, early and late in a long run."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from statistics import median

from bench.table import Clock, Row
from marketgen.saves.log import DO, KIND, RunFile

RECORD = {KIND: DO, "text": "take somebody something 20"}
ROUNDS = 300
LONG = 5_000
"""Records in a long run: a hundred days of fifty commands."""


def rows(rounds: int = ROUNDS, long: int = LONG) -> list[Row]:
    """The rows of the table. The files lie where temporary files do: a disk if that is one."""
    with tempfile.TemporaryDirectory() as folder:
        short, bare = _against_bare(Path(folder) / "short.mgsave", rounds)
        late, late_bare = _against_bare(Path(folder) / "long.mgsave", rounds, grown_to=long)
    ratio, late_ratio = short / bare, late / late_bare
    figure = f"{short:,.0f} us, a bare write and sync {bare:,.0f} us"
    late_figure = f"{late:,.0f} us, a bare write and sync {late_bare:,.0f} us"
    return [
        Row("durable save of one command", 2, 1.3, "x", ratio, figure),
        Row(f"the same after {long:,} commands", 2, 1.3, "x", late_ratio, late_figure),
    ]


def _against_bare(path: Path, rounds: int, grown_to: int = 0) -> tuple[float, float]:
    """Median microseconds of an append and of a bare write and sync of the same size, in turn."""
    sync = getattr(os, "fdatasync", os.fsync)
    ours, bare = Clock(), Clock()
    with RunFile.create(path, {"seed": "bench"}) as run:
        before = path.stat().st_size
        run.append(RECORD)
        line = b"x" * (path.stat().st_size - before - 1) + b"\n"
        for _ in range(grown_to):
            run.append(RECORD)
        fd = os.open(path.with_suffix(".bare"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            for _ in range(rounds):
                with bare:
                    os.write(fd, line)
                    sync(fd)
                with ours:
                    run.append(RECORD)
        finally:
            os.close(fd)
    return median(ours.times), median(bare.times)
