"""Every test runs in a home, a locale and a terminal of its own; none may see or touch the developer's.

The environment is set when this file is read, before Textual or the game look at it, and again for each test.
"""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import settings

from tests import sharing, support

_OUTER = ("HOME", "XDG_CONFIG_HOME")
_LEAKS = ("MARKETGEN_", "TEXTUAL", "XDG_", "LC_", "HYPOTHESIS")
_SLOW = "PYTHONDONTWRITEBYTECODE"  # programs that tests start keep their byte code, as a player's do: 40 s became 15
_UNSET = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "LANGUAGE", "COLUMNS", "LINES", "PYTHONPATH", _SLOW)
_KEPT = ("MARKETGEN_REQUIRE", "MARKETGEN_TESTS_", "TEXTUAL_SNAPSHOT")
_SET = {
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "TZ": "UTC",
    "TEXTUAL_ANIMATIONS": "none",
}

LONGEST_NAME = 120

settings.register_profile("same", deadline=None, derandomize=True, database=None, max_examples=60)
settings.register_profile("wide", deadline=None, max_examples=1000, database=None)
settings.load_profile("same")


def _isolate() -> None:
    for name in _OUTER:  # kept for pip alone, whose configuration may lie in the real home
        if name in os.environ:
            os.environ.setdefault(f"MARKETGEN_TESTS_{name}", os.environ[name])
    for name in list(os.environ):
        if name in _UNSET or (name.startswith(_LEAKS) and not name.startswith(_KEPT)):
            del os.environ[name]
    os.environ.update(_SET)


_isolate()
sys.dont_write_bytecode = False  # here too: what is compiled or rewritten once is kept for the next process
_BASE = Path(tempfile.mkdtemp(prefix="marketgen-tests-"))
_NUMBERS = count(1)
os.environ["HOME"] = os.environ["USERPROFILE"] = str(_BASE)


def _written(fd: int) -> None:
    """What is written need not reach the disk: nobody pulls the plug of a test, and thousands would wait for that. What
    is synced, and when, is asked by tests that put their own in this place."""
    os.fstat(fd)


for _name in ("fsync", "fdatasync"):
    if hasattr(os, _name):
        setattr(os, _name, _written)
atexit.register(shutil.rmtree, _BASE, ignore_errors=True)


def pytest_configure(config: pytest.Config) -> None:
    """The second of several processes reads the tests from the other end; see :mod:`tests.sharing`."""
    if os.environ.get("PYTEST_XDIST_WORKER") == "gw1":
        config.pluginmanager.register(sharing.FromTheEnd())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long tests come first; see :mod:`tests.sharing`."""
    sharing.in_order(items)


def pytest_collection_finish() -> None:
    """Look for garbage less often, and not among what stays to the end: that was a sixth of the time of all tests."""
    gc.freeze()
    gc.set_threshold(300_000, 20, 20)


def pytest_unconfigure() -> None:
    """Let pytest look for garbage at the end, as it does five times over, without going through all that is left each
    time: that was seconds for every process."""
    gc.collect()
    gc.freeze()


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a test after the length of a value that is longer than a name may be: some are of a million letters, and
    names go to and fro between processes."""
    return f"{argname} of {len(val)}" if isinstance(val, str | bytes) and len(val) > LONGEST_NAME else None


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Hand out tests that stand together together."""
    return sharing.Neighbours(config, log) if config.getvalue("dist") == "loadgroup" else None


@pytest.fixture(autouse=True)
def own_world() -> Iterator[None]:
    """A home of its own for each test, and the environment put back after it."""
    before = dict(os.environ)
    home = _BASE / str(next(_NUMBERS))
    home.mkdir()
    os.environ.update(HOME=str(home), USERPROFILE=str(home), MARKETGEN_HOME=str(home / "marketgen"))
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """The sentences as they are written, whatever a test before installed."""
    yield
    if "marketgen.i18n" in sys.modules:
        sys.modules["marketgen.i18n"].install()


@pytest.fixture(autouse=True)
def still_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """No blinking cursor where a test draws a screen: a snapshot must not depend on the moment."""
    if "textual.app" in sys.modules:
        from textual.widgets import Input, TextArea

        for widget in (Input, TextArea):
            monkeypatch.setattr(widget.cursor_blink, "_default", False)


@pytest.fixture
def home() -> Path:
    """The home folder of this test, empty at first."""
    return Path(os.environ["HOME"])


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the shipped scenarios compile to in this checkout, made once for all processes of a run."""
    from scripts.worlds import write

    top = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        top = top.parent
    folder, draft = top / "compiled", top / "compiled-draft"
    with FileLock(top / "compiled.lock"):
        if not folder.is_dir():
            draft.mkdir(exist_ok=True)
            write(draft, shipped=False)
            draft.rename(folder)
    return folder


@pytest.fixture
def second_start(own_world: None, compiled: Path) -> None:
    """The home of somebody who has played before: no scenario is checked anew, in this process and in those it starts.

    What a first start does is the matter of tests/scenario/test_shelf.py and tests/packaging.
    """
    cache = Path(os.environ["MARKETGEN_HOME"]) / "cache"
    cache.mkdir(parents=True)
    for path in compiled.iterdir():
        os.link(path, cache / path.name)


@pytest.fixture
def need() -> Callable[[str, str], str]:
    """``need("tmux", "to press keys in a real terminal")``: see :func:`tests.support.need`."""
    return support.need


@pytest.fixture(params=("0", "1", "4242"))
def hash_seed(request: pytest.FixtureRequest) -> str:
    """A value of PYTHONHASHSEED; a test that takes it runs under three."""
    return str(request.param)


@pytest.fixture(scope="session")
def outer_env() -> dict[str, str]:
    """The environment with the developer's own home, for package installers only; never for the game."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("MARKETGEN_")}
    for name in _OUTER:
        env.pop(name, None)
        if f"MARKETGEN_TESTS_{name}" in os.environ:
            env[name] = os.environ[f"MARKETGEN_TESTS_{name}"]
    return env
