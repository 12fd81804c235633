"""The shipped files are found in a checkout and in an installed package."""

from __future__ import annotations

from pathlib import Path

import pytest

from marketgen import data
from tests import support


def tree(root: Path, *files: str) -> Path:
    """A package at ``root/src/marketgen`` and some files beside it."""
    for file in files:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).touch()
    return root / "src" / "marketgen"


def test_in_this_checkout_the_folders_at_its_top_are_used() -> None:
    assert data.scenarios_folder() == support.ROOT / "scenarios"
    assert data.runs_folder() == support.ROOT / "saves"
    assert len(data.scenario_files()) > 1
    assert [path.name for path in data.scenario_files()] == sorted(
        p.name for p in support.ROOT.glob("scenarios/*.json")
    )


def test_a_checkout_is_found_from_its_package(tmp_path: Path) -> None:
    package = tree(tmp_path, "scenarios/b.json", "scenarios/a.json", "scenarios/LICENSE", "saves/x.mgsave")
    assert data.scenario_files(package) == (tmp_path / "scenarios/a.json", tmp_path / "scenarios/b.json")
    assert data.run_files(package) == (tmp_path / "saves/x.mgsave",)


def test_an_installed_package_uses_its_own_files(tmp_path: Path) -> None:
    own = ("src/marketgen/data/scenarios/own.json", "src/marketgen/data/runs/own.mgsave")
    package = tree(tmp_path, *own, "scenarios/other.json", "saves/other.mgsave")
    assert data.scenario_files(package) == (tmp_path / own[0],)
    assert data.run_files(package) == (tmp_path / own[1],)


def test_an_installation_without_them_says_where_it_looked(tmp_path: Path) -> None:
    package = tree(tmp_path, "src/marketgen/x.py")
    with pytest.raises(FileNotFoundError, match=r"no scenarios folder.*looked in"):
        data.scenario_files(package)
    with pytest.raises(FileNotFoundError, match="no saves folder"):
        data.run_files(package)
