"""Where the shipped scenarios and recorded runs are.

In an installed package they lie in ``marketgen/data``; in a checkout (run in place or as an editable install) in
the folders at its top. Nothing is read here.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def scenarios_folder(package: Path = PACKAGE) -> Path:
    """The folder of the shipped scenarios. FileNotFoundError if this installation has none."""
    return _find(package, "scenarios", "scenarios")


def runs_folder(package: Path = PACKAGE) -> Path:
    """The folder of the shipped recorded runs. FileNotFoundError if this installation has none."""
    return _find(package, "runs", "saves")


def scenario_files(package: Path = PACKAGE) -> tuple[Path, ...]:
    """The shipped scenario files, base packs included, in the order of their names."""
    return tuple(sorted(scenarios_folder(package).glob("*.json")))


def run_files(package: Path = PACKAGE) -> tuple[Path, ...]:
    """The shipped recorded runs, in the order of their names."""
    return tuple(sorted(runs_folder(package).glob("*.mgsave")))


def example_file(package: Path = PACKAGE) -> Path:
    """A made-up scenario that uses every key of the format once. FileNotFoundError if this installation has none."""
    return _find(package, "examples", "tests/data") / "every_key.json"


def worlds_folder(package: Path = PACKAGE) -> Path:
    """Where what the shipped scenarios compile to lies in an installed package; a checkout has no such folder."""
    return package / "data" / "worlds"


def _find(package: Path, installed: str, checkout: str) -> Path:
    places = (package / "data" / installed, package.parent.parent / checkout)
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"no {checkout} folder in this installation; looked in {places[0]} and {places[1]}")
