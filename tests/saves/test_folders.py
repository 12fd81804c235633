"""Where the files are: one home for all, or the system's own places; nothing is made by looking."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from marketgen.saves import folders
from marketgen.saves.problems import SaveFailed
from tests.support import python


def test_one_variable_moves_them_all(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARKETGEN_HOME", str(home / "x"))
    assert folders.every() == {
        name: home / "x" / name for name in ("saves", "scenarios", "bin", "chronicles", "config", "reports", "cache")
    }
    assert list(home.iterdir()) == []


def test_the_variable_may_be_relative_or_begin_with_a_tilde(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    monkeypatch.setenv("MARKETGEN_HOME", "x/../y")
    assert folders.saves() == home / "y" / "saves"
    monkeypatch.setenv("MARKETGEN_HOME", "~/z")
    assert folders.saves() == home / "z" / "saves"


@pytest.mark.skipif(sys.platform != "linux", reason="the paths of one system")
@pytest.mark.parametrize("word", [None, ""])
def test_without_it_they_are_where_the_system_wants_them(
    home: Path, monkeypatch: pytest.MonkeyPatch, word: str | None
) -> None:
    monkeypatch.delenv("MARKETGEN_HOME")
    if word is not None:
        monkeypatch.setenv("MARKETGEN_HOME", word)
    assert folders.every() == {
        "saves": home / ".local/share/marketgen/saves",
        "scenarios": home / ".local/share/marketgen/scenarios",
        "bin": home / ".local/share/marketgen/bin",
        "chronicles": home / ".local/share/marketgen/chronicles",
        "config": home / ".config/marketgen",
        "reports": home / ".local/state/marketgen/reports",
        "cache": home / ".cache/marketgen",
    }
    assert list(home.iterdir()) == []
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    assert folders.saves() == home / "data/marketgen/saves"


def test_a_folder_is_made_once_and_then_found(home: Path) -> None:
    assert folders.made(folders.saves()).is_dir()
    assert folders.made(folders.saves()) == folders.saves()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of one kind of system")
def test_a_private_folder_is_for_its_owner_alone_and_its_parents_are_as_ever(home: Path) -> None:
    made = folders.made(home / "class" / "runs", private=True)
    assert made.stat().st_mode & 0o777 == 0o700
    assert made.parent.stat().st_mode == folders.made(home / "other").stat().st_mode


@pytest.mark.parametrize("word", ["/dev/null/x", "/proc/x", "x\0y"])
def test_a_home_that_cannot_be_is_told(word: str) -> None:
    with pytest.raises(SaveFailed) as caught:
        folders.made(Path(word))
    assert "MARKETGEN_HOME" in str(caught.value)
    assert str(caught.value).isprintable()


def test_no_home_at_all_is_told() -> None:
    with pytest.raises(SaveFailed, match="no home folder"):
        folders.made(Path("~/marketgen"))


def test_looking_loads_neither_filelock_nor_platformdirs(home: Path) -> None:
    """Both cost tens of milliseconds; the title screen lists runs and needs neither under a home of its own."""
    code = (
        "import sys; from marketgen.saves import folders, library, listing, log, reports, settings\n"
        "listing.runs(); settings.load(); library.latest(); print(sorted({m.split('.')[0] for m in sys.modules}))"
    )
    done = python("-c", code)
    assert done.stderr == ""
    assert "'marketgen'" in done.stdout
    for name in ("filelock", "platformdirs", "pydantic", "textual", "rich", "asyncio", "importlib.metadata"):
        assert f"'{name}'" not in done.stdout
    assert os.listdir(home) == []
