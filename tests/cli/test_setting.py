"""The verb ``settings``: the table told, one setting told, one set, and nothing changed by a wrong word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from marketgen.saves import settings
from marketgen.saves.settings import SETTINGS
from tests.cli.conftest import Call


def test_every_setting_a_person_sets_is_told_with_what_it_may_be(call: Call) -> None:
    code, out, err = call("settings")
    assert (code, err) == (0, "")
    for one in SETTINGS:
        assert (f"{one.key} = " in out) is one.shown
    assert "It may be: dusk, noon, lantern, compass, sundial." in out


def test_one_is_set_told_and_set_back(call: Call) -> None:
    assert call("settings", "theme", "noon")[:2] == (0, "theme = noon\n")
    code, out, _err = call("settings", "theme")
    assert code == 0
    assert "theme = noon (default dusk)" in out
    assert settings.load()["theme"] == "noon", "whoever asks changes nothing"
    assert call("settings", "theme", "default")[:2] == (0, "theme = dusk\n")
    assert settings.load()["theme"] == "dusk"


def test_as_json(call: Call) -> None:
    rows = json.loads(call("settings", "--json")[1])["settings"]
    assert [row["key"] for row in rows] == [one.key for one in SETTINGS if one.shown]
    assert [row["key"] for row in json.loads(call("settings", "bell", "--json")[1])["settings"]] == ["bell"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("theem",), "There is no setting theem"),
        (("theem", "noon"), "There is no setting theem"),
        (("hints_seen", "x"), "There is no setting hints_seen"),
        (("bell", "maybe"), "bell may be: on, off."),
        (("saves_place", "here"), "A whole path is wanted"),
    ],
)
def test_a_wrong_word_changes_nothing(call: Call, words: tuple[str, ...], told: str) -> None:
    code, out, err = call("settings", *words)
    assert (code, out) == (2, "")
    assert told in err
    assert not settings.settings_path().exists()


def test_a_folder_for_runs(call: Call, tmp_path: Path) -> None:
    assert call("settings", "saves_place", str(tmp_path))[0] == 0
    assert settings.load()["saves_place"] == str(tmp_path)


def test_a_broken_file_is_said_and_ends_with_one(call: Call) -> None:
    settings.settings_path().parent.mkdir(parents=True)
    settings.settings_path().write_text('{"theme": "beige"}', "utf-8")
    code, out, _err = call("settings")
    assert code == 1
    assert "settings.json:1:2: theme has a value" in out
