"""ruff, mypy and import-linter are among the tests, each with the settings of pyproject.toml."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests import support

CHECKED = ("src", "tests", "scripts", "bench")


def run(*words: str, at: Path = support.ROOT) -> subprocess.CompletedProcess[str]:
    """A tool of this Python's environment, run in a folder."""
    command = [str(Path(sys.executable).parent / words[0]), *words[1:]]
    return subprocess.run(command, cwd=at, capture_output=True, text=True, timeout=240, check=False)


ROOMS = ("classroom", "cli", "data", "engine", "i18n", "lab", "plain", "play", "saves", "scenario", "tui")


def house(where: Path) -> Path:
    """A package with the project's rooms, all empty, and its settings: to break one thing in."""
    package = where / "src" / "marketgen"
    for room in ROOMS:
        (package / room).mkdir(parents=True)
        (package / room / "__init__.py").touch()
    for file in ("__init__.py", "__main__.py", "terminal.py", "engine/chance.py"):
        (package / file).touch()
    shutil.copy(support.ROOT / "pyproject.toml", where)
    return package


def contracts(where: Path) -> str:
    """What import-linter says of a house, whatever its exit code."""
    code = "from importlinter.cli import lint_imports_command as command; command(['--no-cache'])"
    env = {**os.environ, "PYTHONPATH": str(where / "src")}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=where, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout + done.stderr


def test_ruff_finds_nothing() -> None:
    done = run("ruff", "check", *CHECKED)
    assert done.returncode == 0, done.stdout + done.stderr


def test_ruff_would_format_nothing() -> None:
    done = run("ruff", "format", "--check", *CHECKED)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_the_types_are_strict(tmp_path: Path) -> None:
    """And strict enough to find something: of all that is looked at in one go, only the bad file is complained of."""
    bad = tmp_path / "bad.py"
    bad.write_text("def f(x):\n    return x\n\n\ny: int = 'no'\n", "utf-8")
    with (support.ROOT / "pyproject.toml").open("rb") as file:
        checked = tomllib.load(file)["tool"]["mypy"]["files"]
    assert "src" in checked
    done = run("mypy", "--no-pretty", *checked, str(bad))
    told = [line for line in done.stdout.splitlines() if ": error:" in line]
    assert [line for line in told if "bad.py:" not in line] == [], done.stdout + done.stderr
    assert {line.rpartition(" ")[2] for line in told} == {"[no-untyped-def]", "[assignment]"}, done.stdout + done.stderr


def test_imports_go_down_only() -> None:
    done = run("lint-imports", "--no-cache")
    assert done.returncode == 0, done.stdout + done.stderr


def test_ruff_is_strict_enough_to_find_something(tmp_path: Path) -> None:
    shutil.copy(support.ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "bad.py").write_text("import os\nprint( 'x' )\n", "utf-8")
    assert {"F401", "T201"} <= set(run("ruff", "check", "src", at=tmp_path).stdout.split())
    assert run("ruff", "format", "--check", "src", at=tmp_path).returncode == 1


BREAKS = (
    ("engine/chance.py", "import marketgen.play", "imports go down only"),
    ("scenario/__init__.py", "import marketgen.saves", "imports go down only"),
    ("engine/chance.py", "import pydantic", "the engine needs the standard library only"),
    ("play/__init__.py", "import textual", "only tui imports Textual"),
    ("lab/__init__.py", "import rich", "only tui, plain and cli import rich"),
    ("saves/__init__.py", "import pydantic", "only scenario imports pydantic and packaging"),
    ("plain/__init__.py", "import marketgen.engine.chance", "front ends draw no luck"),
    ("classroom/__init__.py", "import distributed", "nothing needs dask"),
)
"""A file, a line in it that breaks a contract, and the contract."""


def test_each_import_contract_breaks_when_it_should(tmp_path: Path) -> None:
    """All are broken in one house; under each contract stands the line that broke it."""
    package = house(tmp_path)
    for file, line, _contract in BREAKS:
        with (package / file).open("a", encoding="utf-8") as out:
            out.write(f"{line}\n")
    summary, _, broken = contracts(tmp_path).partition("Broken contracts\n")
    for file, line, contract in BREAKS:
        assert f"{contract} BROKEN" in summary
        told = broken.partition(f"\n{contract}\n{'-' * len(contract)}\n")[2].partition("\n---")[0]
        importer = f"marketgen.{file.removesuffix('.py').replace('/', '.').removesuffix('.__init__')}"
        assert f"{importer} -> {line.removeprefix('import ')} (l." in told, (line, told)


def test_an_empty_house_keeps_every_contract_and_a_room_without_a_floor_is_refused(tmp_path: Path) -> None:
    package = house(tmp_path)
    said = contracts(tmp_path)
    assert "BROKEN" not in said
    assert said.count("KEPT") == 7
    (package / "stray.py").touch()
    assert "stray" in contracts(tmp_path)
