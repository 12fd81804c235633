"""The tests themselves: none sees the developer's home, locale or terminal, and a missing tool is said."""

from __future__ import annotations

import os
import pwd
import sys
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tests import support

SEEN: list[str] = []


@pytest.mark.parametrize("round_", [1, 2])
def test_each_test_has_an_empty_home_of_its_own(round_: int, home: Path) -> None:
    assert Path.home() == home == Path("~").expanduser()
    assert str(home) != pwd.getpwuid(os.getuid()).pw_dir
    assert list(home.iterdir()) == []
    assert Path(os.environ["MARKETGEN_HOME"]).is_relative_to(home)
    assert str(home) not in SEEN
    SEEN.append(str(home))
    (home / "left").touch()
    os.environ["NO_COLOR"] = str(round_)  # the next test must not see it


def test_the_terminal_and_the_locale_are_fixed() -> None:
    assert os.environ["TERM"] == "xterm-256color"
    assert os.environ["LC_ALL"] == "C.UTF-8"
    assert not [name for name in os.environ if name in ("NO_COLOR", "FORCE_COLOR", "LANGUAGE", "COLUMNS", "PYTHONPATH")]
    theirs = {"TEXTUAL_SNAPSHOT_TEMPDIR", "TEXTUAL_FPS"}  # of the snapshot plug-in, and of tui/ for Textual
    assert {name for name in os.environ if name.startswith("TEXTUAL")} - theirs == {"TEXTUAL_ANIMATIONS"}


def test_the_real_home_is_kept_for_installers_only(outer_env: dict[str, str]) -> None:
    assert outer_env.get("HOME") != os.environ["HOME"]
    assert not [name for name in outer_env if name.startswith("MARKETGEN_")]


def test_three_hash_seeds(hash_seed: str) -> None:
    done = support.python("-c", "import os; print(os.environ['PYTHONHASHSEED'])", hash_seed=hash_seed)
    assert done.stdout.strip() == hash_seed


def test_a_program_that_is_there_is_found() -> None:
    os.environ["PATH"] = str(Path(sys.executable).parent)
    assert support.need(Path(sys.executable).name, "to test this") == sys.executable


def test_a_missing_program_skips_with_a_sentence_or_fails() -> None:
    os.environ.pop("MARKETGEN_REQUIRE", None)
    with pytest.raises(pytest.skip.Exception, match="no-such-tool is not installed, and is needed to press keys"):
        support.need("no-such-tool", "to press keys")
    os.environ["MARKETGEN_REQUIRE"] = "all"
    with pytest.raises(pytest.fail.Exception, match=r"no-such-tool is not installed.*allows no skipping"):
        support.need("no-such-tool", "to press keys")


def test_a_cursor_stands_still() -> None:
    assert Input().cursor_blink is False
    assert TextArea().cursor_blink is False
