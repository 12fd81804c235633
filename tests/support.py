"""What several test folders share: tools that may be missing, and Python in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src"
PACKAGE = SRC / "marketgen"


def need(tool: str, why: str) -> str:
    """The path of a program on this machine; without it the test is skipped, or fails under MARKETGEN_REQUIRE=all."""
    found = shutil.which(tool)
    if found is None:
        do_without(f"{tool} is not installed, and is needed {why}")
    return str(found)


def do_without(sentence: str) -> None:
    """Skip the test with a sentence; under MARKETGEN_REQUIRE=all fail it instead."""
    if os.environ.get("MARKETGEN_REQUIRE") == "all":
        pytest.fail(f"{sentence} (MARKETGEN_REQUIRE=all allows no skipping)")
    pytest.skip(sentence)


def python(*words: str, hash_seed: str = "0", said: str = "", timeout: int = 60) -> subprocess.CompletedProcess[str]:
    """Run this Python with ``words`` in a process of its own, in the isolated environment of the test.

    ``hash_seed`` is PYTHONHASHSEED; ``said`` goes to standard input. The package is that of this checkout, wherever an
    editable install points.
    """
    env = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(SRC)}
    command = [sys.executable, *words]
    return subprocess.run(command, env=env, input=said, capture_output=True, text=True, timeout=timeout, check=False)


def marketgen(*words: str, said: str = "", timeout: int = 60) -> subprocess.CompletedProcess[str]:
    """Run ``marketgen`` with ``words`` in a process of its own, in the isolated environment of the test."""
    return python("-m", "marketgen", *words, said=said, timeout=timeout)


def sources(*folders: str) -> Sequence[Path]:
    """The Python files of the package, or of the named parts of it, in order."""
    roots = [PACKAGE / folder for folder in folders] or [PACKAGE]
    return sorted(path for root in roots for path in ([root] if root.is_file() else root.rglob("*.py")))
