"""The package: from its source archive, installed with its libraries as the README says, and played elsewhere."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.start import Terminal
from tests import support

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("packaging")]

NO_INDEX = re.compile(r"no matching distribution|could not find a version|connection|name resolution|timed out", re.I)
TWO_DAYS = "show maize 1\nopen\nopen\nsleep\nopen\nopen\nsleep\n"


@dataclass(frozen=True)
class Built:
    """What a build made: the source archive; and the package's files it was made from."""

    sdist: Path
    sources: tuple[str, ...]


Run = Callable[..., subprocess.CompletedProcess[str]]


def call(
    *words: str | Path, env: dict[str, str], at: Path, said: str = "", timeout: int = 300
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end, with its output as text."""
    command = [str(word) for word in words]
    return subprocess.run(
        command, cwd=at, env=env, input=said, capture_output=True, text=True, timeout=timeout, check=False
    )


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, outer_env: dict[str, str]) -> Built:
    """The source archive of this tree, once for all tests. The wheel is built from it by pip, as everybody's is."""
    out = tmp_path_factory.mktemp("dist")
    sources = [path for path in support.PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    command = (sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", out, support.ROOT)
    done = call(*command, env=outer_env, at=out)
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(
        next(out.glob("*.tar.gz")),
        tuple(path.relative_to(support.SRC).as_posix() for path in sources),
    )


@pytest.fixture(scope="session")
def readme(tmp_path_factory: pytest.TempPathFactory, built: Built, outer_env: dict[str, str]) -> Path:
    """What the README's one command starts, after the rest of that command has set it up in an unpacked archive."""
    unpacked = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(built.sdist) as archive:
        archive.extractall(unpacked, filter="data")
    project = next(unpacked.iterdir())
    words = (project / "README.md").read_text("utf-8")
    *setting_up, start = re.findall(r"<!-- command: play -->\n```sh\n(.*)\n```", words)[0].split(" && ")
    env = outer_env | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{outer_env['PATH']}"}
    env["PIP_NO_COMPILE"] = "0"  # which is pip's way to say yes: most of the libraries is never run here
    done = call("sh", "-c", " && ".join(setting_up), env=env, at=project)
    if done.returncode and NO_INDEX.search(done.stderr):
        support.do_without(f"the libraries could not be fetched from a package index: {done.stderr.strip()[-200:]}")
    assert done.returncode == 0, done.stdout + done.stderr
    return project / start


@pytest.fixture(scope="session")
def installed(readme: Path) -> Path:
    """The folder of programs of that environment, in which stand the game and what it asks for, and no more."""
    return readme.parent


@pytest.fixture
def game(installed: Path, tmp_path: Path, home: Path) -> Run:
    """The installed ``marketgen``, run from a folder that is not the project's, with an empty home."""
    env = {name: value for name, value in os.environ.items() if name not in ("MARKETGEN_HOME", "PYTHONPATH")}
    assert list(home.iterdir()) == []
    return lambda *words, said="": call(installed / "marketgen", *words, env=env, at=tmp_path, said=said, timeout=60)


def checkout(*words: str) -> subprocess.CompletedProcess[str]:
    """The same command in this checkout."""
    return support.marketgen(*words)


def shipped(folder: str, end: str) -> list[str]:
    """The shipped files of this checkout, by their paths in the folder."""
    inside = support.ROOT / folder
    return sorted(path.relative_to(inside).as_posix() for path in inside.rglob(f"*{end}") if path.is_file())


def place_of(installed: Path) -> Path:
    """The folder that the wheel was unpacked into."""
    return next(installed.parent.glob("**/marketgen/__init__.py")).parent.parent


def test_the_wheel_holds_the_package_its_data_and_its_licences(built: Built, installed: Path) -> None:
    """And nothing besides: pip notes what it held. Each file is that of the checkout, byte for byte."""
    place = place_of(installed)
    with next(place.glob("marketgen-*.dist-info/RECORD")).open(encoding="utf-8", newline="") as file:
        names = {row[0] for row in csv.reader(file)}
    assert [name for name in built.sources if name not in names] == []
    assert [name for name in built.sources if name.endswith(".tcss")], "no style sheet was found in the checkout"
    kept = {name: support.SRC / name for name in built.sources}
    kept |= {f"marketgen/data/scenarios/{name}": support.ROOT / "scenarios" / name for name in shipped("scenarios", "")}
    kept |= {f"marketgen/data/runs/{name}": support.ROOT / "saves" / name for name in shipped("saves", "")}
    assert len(kept) > len(built.sources) + 10
    assert [name for name, path in kept.items() if (place / name).read_bytes() != path.read_bytes()] == []
    inside = {path.relative_to(place).as_posix() for path in place.glob("marketgen/**/*") if path.is_file()}
    made = {name for name in inside if name.startswith(("marketgen/data/worlds/", "marketgen/data/examples/"))}
    assert {name for name in inside if not name.endswith(".pyc")} - made == set(kept)
    assert made
    assert [name for name in names if name.endswith("licenses/LICENSE")]
    tops = {name.partition("/")[0] for name in names} - {".."}
    assert tops == {"marketgen", next(name for name in tops if name.endswith(".dist-info"))}


def test_the_source_archive_holds_what_the_tests_need(built: Built) -> None:
    with tarfile.open(built.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = [
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "requirements-dev.txt",
        ".ci/run",
        "bench/run.py",
        "scripts/messages.py",
    ]
    wanted += [f"scenarios/{name}" for name in shipped("scenarios", "")]
    wanted += [f"saves/{name}" for name in shipped("saves", "")]
    wanted += ["tests/conftest.py", "tests/packaging/test_wheel.py", "docs/architecture.md"]
    assert [name for name in wanted if name not in names] == []
    assert not [name for name in names if ".venv" in name or "__pycache__" in name]


def test_the_clean_environment_holds_only_what_the_game_asks_for(installed: Path, tmp_path: Path) -> None:
    done = call(installed / "pip", "list", "--format", "json", env=dict(os.environ), at=tmp_path)
    names = {item["name"].lower() for item in json.loads(done.stdout)}
    assert {"marketgen", "textual", "rich", "pydantic", "platformdirs", "filelock", "packaging"} <= names
    assert not {"pytest", "hypothesis", "babel", "mypy"} & names


def test_the_version(game: Run) -> None:
    done = game("--version")
    assert done.returncode == 0, done.stderr
    assert done.stdout == checkout("--version").stdout


def test_the_list_is_the_same_as_the_checkouts(game: Run) -> None:
    done = game("list", "--json")
    assert done.returncode == 0, done.stderr
    here = json.loads(checkout("list", "--json").stdout)
    assert _without_places(json.loads(done.stdout)) == _without_places(here)
    assert "first_stall" in done.stdout


def _without_places(node: object) -> object:
    """A JSON document without the values that are absolute paths: the two installations lie in different folders."""
    if isinstance(node, dict):
        return {key: _without_places(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_without_places(value) for value in node]
    return Path(node).name if isinstance(node, str) and os.path.isabs(node) else node


def test_the_shipped_scenarios_are_sound(game: Run, installed: Path) -> None:
    folder = next(installed.parent.glob("**/marketgen/data/scenarios"))
    files = sorted(folder.glob("*.json"))
    assert [path.name for path in files] == shipped("scenarios", ".json")
    done = game("check", *map(str, files))
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_first_start_of_a_shipped_scenario_checks_nothing(installed: Path, tmp_path: Path, home: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from marketgen.play import games\n"
        "for path in games.data.scenario_files():\n"
        "    if path.stem != 'base':\n"
        "        games.world_of({'scenario': games.load(path.stem).document}, path)\n"
        "print('pydantic' in sys.modules)"
    )
    done = call(installed / "python", "-c", code, env=dict(os.environ), at=tmp_path)
    assert (done.stdout.strip(), done.stderr) == ("False", "")
    assert list(home.rglob("*.world.json")) == []


def test_two_days_can_be_played_as_plain_text(game: Run, home: Path) -> None:
    """And the same seed is the same game in the checkout."""
    words = ("play", "first_stall", "--plain", "--seed", "harbour", "--save", "two_days")
    done = game(*words, said=TWO_DAYS)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    saves = list(home.rglob("*.mgsave"))
    assert len(saves) == 1, "the run is not in the player's own folder"
    records = saves[0].read_text("utf-8")
    assert records.count('"kind":"end"') == 2, "two days were not ended"
    verified = game("replay", str(saves[0]), "--verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    places = re.compile(r"\S*[/\\]\S*")
    assert places.sub("", done.stdout) == places.sub("", support.marketgen(*words, said=TWO_DAYS).stdout)
    assert len(done.stdout) > 500


def test_the_readme_command_sets_up_and_starts_the_game(readme: Path, home: Path) -> None:
    own = {name: value for name, value in os.environ.items() if name != "MARKETGEN_HOME"}
    with Terminal([str(readme)], own) as terminal:
        assert terminal.shows("First stall") > 0
