"""The verbs fmt and pack migrate: what they print, write and return."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.scenario.helpers import DATA
from tests.scenario.test_rewriting import laid_out


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file with an old name, by which it plays as ever."""
    path = tmp_path / "old.json"
    path.write_text((DATA / "every_key.json").read_text("utf-8").replace('"to_day": 5', '"last_day": 5'), "utf-8")
    return path


def test_migrate_shows_a_diff_and_writes_when_asked(call: Call, old: Path) -> None:
    before = old.read_text("utf-8")
    code, said, error = call("pack", "migrate", str(old))
    assert (code, error) == (0, "")
    changed = [line for line in said.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert ['"last_day": 5' in line for line in changed] == [True, False]
    assert ['"to_day": 5' in line for line in changed] == [False, True]
    assert "--write" in said
    assert old.read_text("utf-8") == before
    assert call("pack", "migrate", str(old), "--write")[0] == 0
    assert old.read_text("utf-8") == before.replace('"last_day": 5', '"to_day": 5')
    assert call("check", "--strict", str(old)) == (0, "", "")
    assert call("pack", "migrate", str(old), "--write")[1] == "Nothing in it has another name now.\n"


def test_fmt_writes_checks_and_shows(call: Call, old: Path) -> None:
    before = old.read_text("utf-8")
    code, said, error = call("fmt", str(old), "--check")
    assert (code, error) == (1, "marketgen fmt FILE lays a file out as it should be.\n")
    assert "old.json is laid out otherwise" in said
    code, said, error = call("fmt", str(old), "--diff")
    assert (code, error) == (0, "")
    assert said.startswith("---")
    assert old.read_text("utf-8") == before
    code, said, error = call("fmt", str(old))
    assert (code, error) == (0, "")
    assert said.startswith("Written: ")
    assert old.read_text("utf-8") == laid_out(before)
    assert call("fmt", str(old), "--check") == (0, "", "")


def test_a_file_that_cannot_be_read_is_refused_and_the_others_are_written(call: Call, old: Path) -> None:
    broken = old.parent / "broken.json"
    broken.write_text('{"a": 1,, }', "utf-8")
    code, said, error = call("fmt", str(broken), str(old))
    assert code == 1
    assert "broken.json:1:" in error
    assert "E001" in error
    assert said.startswith("Written: ")
    assert broken.read_text("utf-8") == '{"a": 1,, }'
    code, said, error = call("fmt", str(old.parent / "nowhere.json"))
    assert (code, said) == (2, "")
    assert "E004" in error
