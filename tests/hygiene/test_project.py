"""The project's papers: what the README promises is what the settings, the pins and CI do."""

from __future__ import annotations

import os
import re
import shlex
import stat
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from tests import support

ROOT = support.ROOT
README = (ROOT / "README.md").read_text("utf-8")


def command(name: str) -> str:
    """The README's command with a marker: one line in a fenced block."""
    blocks = re.findall(rf"^<!-- command: {name} -->\n```sh\n(.*?)\n```$", README, re.M | re.S)
    assert len(blocks) == 1, f"the README needs one block marked {name!r}"
    assert "\n" not in blocks[0], "a command is one line to copy"
    return str(blocks[0])


def steps(name: str) -> list[list[str]]:
    """The words of each step of a README command."""
    return [shlex.split(step) for step in command(name).split(" && ")]


def project() -> dict[str, object]:
    """The project table of pyproject.toml."""
    return dict(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"])


def tracked() -> list[Path]:
    """The files of the project: what git tracks or would, or all of an unpacked archive."""
    done = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    names = [name for name in done.stdout.split("\0") if name]
    return [path for path in map(ROOT.joinpath, names) if path.is_file()]


def test_the_play_command_sets_up_and_starts_the_game() -> None:
    assert steps("play") == [
        ["python3", "-m", "venv", ".venv"],
        [".venv/bin/pip", "install", "."],
        [".venv/bin/marketgen"],
    ]
    assert project()["scripts"] == {"marketgen": "marketgen.cli:main"}


def test_the_test_command_installs_the_pins_and_leaves_no_test_out() -> None:
    venv, install, run = steps("test")
    assert venv == ["python3", "-m", "venv", ".venv"]
    assert install == [".venv/bin/pip", "install", "-q", "-e", ".", "-r", "requirements-dev.txt"]
    assert run[0] == ".venv/bin/pytest"
    assert set(run[1:]) <= {"-q", "-n", "2", "--dist", "loadgroup"}, "the command must run every test"


def test_ci_runs_the_test_command_of_the_readme_and_skips_nothing(tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    script = tmp_path / ".ci" / "run"
    script.write_text((ROOT / ".ci" / "run").read_text("utf-8"), "utf-8")
    readme = re.sub(r"(<!-- command: test -->\n```sh\n).*\n", r"\g<1>echo ran $MARKETGEN_REQUIRE && exit 7\n", README)
    (tmp_path / "README.md").write_text(readme, "utf-8")
    tools = tmp_path / "tools"  # stands before the real ones, so that nothing is installed here
    tools.mkdir()
    for name in ("apt-get", "sudo", "tmux", "node", "npm", "chromium", "chromedriver"):
        (tools / name).write_text("#!/bin/sh\nexit 1\n", "utf-8")
        (tools / name).chmod(0o755)
    env = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "MARKETGEN_REQUIRE": ""}
    done = subprocess.run(["bash", str(script)], env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.splitlines()[-1:] == ["ran all"], done.stdout + done.stderr
    assert done.returncode == 7
    assert (ROOT / ".ci" / "run").stat().st_mode & stat.S_IXUSR


def test_ci_without_a_marked_command_is_an_error(tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci" / "run").write_text((ROOT / ".ci" / "run").read_text("utf-8"), "utf-8")
    (tmp_path / "README.md").write_text("# nothing\n", "utf-8")
    (tmp_path / "tmux").write_text("#!/bin/sh\n", "utf-8")
    (tmp_path / "tmux").chmod(0o755)
    env = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", ".ci/run"], cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "README.md" in done.stderr


def test_the_pins_are_exact_and_installed() -> None:
    lines = (ROOT / "requirements-dev.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert len(pins) > 8
    for pin in pins:
        match = re.fullmatch(r"([A-Za-z0-9-]+)==([0-9][0-9.]*)", pin)
        assert match, f"not an exact pin: {pin}"
        assert version(match[1]) == match[2], f"installed is {version(match[1])}: {pin}"


def test_textual_is_pinned_exactly_and_the_rest_is_bounded() -> None:
    needed = list(map(str, project()["dependencies"]))  # type: ignore[call-overload]
    assert f"textual=={version('textual')}" in needed
    assert all(re.search(r"==|>=.*,<", line) for line in needed), needed
    assert project()["requires-python"] == ">=3.11"
    assert sys.version_info >= (3, 11)


def test_the_links_of_the_readme_lead_somewhere() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]
    assert len(links) >= 5
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "LICENSE", "scenarios/LICENSE", "docs/architecture.md"])
def test_the_papers_are_there(name: str) -> None:
    assert (ROOT / name).stat().st_size > 400


def test_no_file_names_a_machine_or_an_index() -> None:
    files = tracked()
    if not files:
        pytest.skip("this is no git checkout")
    # In two parts, so that this file does not name them itself.
    patterns = ["/wo" + r"rk/\w", "/ho" + r"me/\w", "/op" + r"t/\w", "index" + "-url", "find" + "-links"]
    barred = re.compile("|".join(patterns))
    found = []
    for path in files:
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in barred.finditer(text)]
    assert found == []
