"""A folder of the player's for runs: it holds new ones, the usual place is still looked into, and nothing is lost."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from marketgen.saves import folders, library, listing, settings
from marketgen.saves.problems import AlreadyThere, Missing
from tests.saves.helpers import HEAD


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that can be written to, and a machine without ``MARKETGEN_HOME``."""
    usual = tmp_path / "usual"
    monkeypatch.delenv(folders.HOME)
    monkeypatch.setattr(folders, "_data", lambda: usual)
    monkeypatch.setattr(folders, "config", lambda: usual / "config")
    own = tmp_path / "own"
    own.mkdir()
    return own


def test_new_runs_stand_in_it_and_old_ones_are_found(place: Path) -> None:
    library.create_run("old", HEAD).close()
    usual = folders.saves()
    settings.change("saves_place", str(place))
    library.create_run("new", HEAD).close()
    library.create_run("old", HEAD).close()  # which is taken, in the other place
    assert (folders.saves(), folders.every_saves()) == (place, (place, usual))
    assert sorted(name for name in os.listdir(place) if name[0] != ".") == ["new.mgsave", "old-2.mgsave"]
    assert sorted(entry.name for entry in listing.runs()) == ["new", "old", "old-2"]
    assert library.find("old") == usual / "old.mgsave"
    with pytest.raises(Missing, match="old-2"):
        library.find("old-3")
    assert library.put_away(library.find("new")).parent == place / "bin"
    assert folders.data() == usual.parent


def test_each_place_has_its_bin_since_a_run_cannot_be_moved_to_another_disk(place: Path) -> None:
    library.create_run("old", HEAD).close()
    settings.change("saves_place", str(place))
    library.create_run("new", HEAD).close()
    assert library.put_away(library.find("old")).parent == folders.data() / "bin"
    assert library.put_away(library.find("new")).parent == place / "bin"


def test_a_run_takes_no_name_of_the_other_place(place: Path) -> None:
    library.create_run("old", HEAD).close()
    settings.change("saves_place", str(place))
    library.create_run("new", HEAD).close()
    with pytest.raises(AlreadyThere):
        library.rename(library.find("new"), "old")
    assert library.rename(library.find("new"), "newer").name == "newer.mgsave"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_place_that_cannot_be_written_to_is_passed_over(place: Path) -> None:
    settings.change("saves_place", str(place))
    place.chmod(0o500)
    assert folders.saves() != place


def test_a_place_that_is_gone_is_passed_over_and_told(place: Path) -> None:
    settings.change("saves_place", str(place))
    place.rmdir()
    assert folders.saves() == folders.data() / "saves"
    assert settings.load().note.endswith(f"There is no folder {place}. Make it first.")


def test_the_variable_comes_first(place: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings.change("saves_place", str(place))
    monkeypatch.setenv(folders.HOME, str(tmp_path / "home"))
    assert place not in folders.every_saves()


@pytest.mark.parametrize("words", ["runs", "./runs", "x\0y", "/a\nb", "/" + "x" * 5000])
def test_only_a_whole_path_is_one(words: str) -> None:
    assert settings.place_of(words) == ("", "A whole path is wanted, from the root or from ~.")


def test_the_home_folder_may_be_written_short(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "runs").mkdir()
    assert settings.place_of(" ~/runs/ ") == (str(tmp_path / "runs"), "")
    assert settings.place_of("  ") == ("", "")
