"""Settings: a table, a file that is never half written, and defaults with a note where the file is bad."""

from __future__ import annotations

import errno
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from marketgen.saves import settings
from marketgen.saves.problems import SaveFailed
from marketgen.saves.settings import SETTINGS, Settings, allowed, change, load, options_of, settings_path
from tests.saves.helpers import held

DEFAULTS = {setting.key: setting.default for setting in SETTINGS}


def values(found: Settings) -> dict[str, settings.Value]:
    return {key: found[key] for key in DEFAULTS}


def put(content: bytes) -> Path:
    path = settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_the_table_is_sound() -> None:
    assert len(DEFAULTS) == len(SETTINGS)
    for setting in SETTINGS:
        assert setting.title
        assert setting.help.endswith(".")
        assert setting.kind in ("choice", "switch", "language", "folder", "marks")
        assert allowed(setting, setting.default)
        found = [option.value for option in options_of(setting)]
        assert len(set(found)) == len(found)
        assert bool(found) == (setting.kind in ("choice", "language"))
    themes = next(setting for setting in SETTINGS if setting.key == "theme")
    assert [option.value for option in themes.options] == ["dusk", "noon", "lantern", "compass", "sundial"]


def test_without_a_file_there_are_defaults_and_no_file(home: Path) -> None:
    found = load()
    assert (values(found), found.note) == (DEFAULTS, "")
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_value_of_every_setting_comes_back(setting: settings.Setting) -> None:
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    others: dict[str, list[settings.Value]] = {
        "switch": [True, False], "marks": ["one two"], "folder": ["", str(settings_path().parent)],
    }  # fmt: skip
    for value in others.get(setting.kind) or [option.value for option in options_of(setting)]:
        assert change(setting.key, value)[setting.key] == value
        assert values(load()) == DEFAULTS | {setting.key: value}
        assert load().note == ""


@pytest.mark.parametrize(
    ("key", "value"), [("theme", "neon"), ("theme", True), ("low_motion", "on"), ("low_motion", 1)]
)
def test_a_value_there_is_not_is_refused(key: str, value: settings.Value) -> None:
    with pytest.raises(ValueError, match=key):
        change(key, value)
    with pytest.raises(KeyError):
        change("colour_of_the_sky", "blue")
    assert not settings_path().exists()


def test_what_another_version_wrote_is_kept() -> None:
    put(b'{"theme": "aurora", "sound": {"volume": 3}, "glyphs": "letters"}')
    found = load()
    assert (found["theme"], found["glyphs"]) == ("dusk", "letters")
    assert "theme" in found.note
    change("low_motion", True)
    assert json.loads(settings_path().read_bytes()) == {
        "theme": "aurora", "sound": {"volume": 3}, "glyphs": "letters", "low_motion": True,
    }  # fmt: skip
    assert change("theme", "noon")["theme"] == "noon"
    assert "sound" in load().note


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        ('{\n  "theme": "no', "2:12", "no JSON from here on"),
        ('{\n  "theme": "noon",\n  "bell": "yes"\n}', "3:3", "bell has a value that is not known here"),
        (
            '{"bell": true,  "tema": "noon"}',
            "1:17",
            "there is no setting tema; it is kept and not used. Did you mean",
        ),
        ('{"a\\n": [{"theme": 1}], "low_motion": 0}', "1:2", "1 more of its lines is passed over."),
        ('{"saves_place": "runs"}', "1:2", "saves_place has a value that is not known here"),
        ('{"saves_place": "/nowhere/at/all"}', "1:2", "There is no folder /nowhere/at/all. Make it first."),
    ],
)
def test_what_cannot_be_used_is_said_once_with_its_place(content: str, place: str, words: str) -> None:
    path = put(content.encode())
    note = load().note
    assert note.startswith(f"{path}:{place}: ")
    assert words in note
    assert note.isprintable()


@given(st.dictionaries(st.text(max_size=9) | st.sampled_from(list(DEFAULTS)), st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3), max_leaves=6,
), max_size=6))  # fmt: skip
@hypothesis_settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_object_of_any_kind_stops_the_game(content: dict[str, object]) -> None:
    put(json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    found = load()
    assert all(allowed(setting, found[setting.key]) for setting in SETTINGS)
    assert found.note.isprintable()
    assert bool(found.note) == any(key not in DEFAULTS or found[key] != value or type(found[key]) is not type(value)
                                   for key, value in content.items()) or "saves_place" in content  # fmt: skip


BAD = {
    "empty": b"",
    "cut": b'{"theme": "no',
    "list": b"[]",
    "word": b'"dusk"',
    "deep": b"[" * 90_000,
    "latin": '{"theme": "é"}'.encode("latin-1"),
    "utf16": '{"theme": "noon"}'.encode("utf-16"),
    "zeros": bytes(300),
    "number": b'{"theme": ' + b"9" * 5000 + b"}",
    "large": b'{"x": "' + b"x" * settings.LARGEST + b'"}',
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gives_defaults_and_a_note_and_is_kept(name: str) -> None:
    path = put(BAD[name])
    found = load()
    assert values(found) == DEFAULTS
    assert str(path) in found.note
    assert found.note.isprintable()
    assert path.read_bytes() == BAD[name]
    for theme in ("noon", "lantern"):
        change("theme", theme)
        assert load().note == ""
        put(BAD[name])
    assert held(path.parent) == {path.name: BAD[name], f"{path.name}.bad-1": BAD[name], f"{path.name}.bad-2": BAD[name]}


def test_a_folder_in_its_place_is_told(home: Path) -> None:
    path = settings_path()
    path.mkdir(parents=True)
    assert values(load()) == DEFAULTS
    assert str(path) in load().note
    with pytest.raises(SaveFailed):
        change("theme", "noon")
    assert [name for name in os.listdir(path.parent) if not name.endswith(".lock")] == [path.name]


def test_a_pipe_in_its_place_does_not_hang_the_game(home: Path) -> None:
    path = settings_path()
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    assert str(path) in load().note
    change("theme", "noon")
    assert load()["theme"] == "noon"


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_failed_write_leaves_the_old_file(monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def broken(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    change("theme", "noon")
    before = held(settings_path().parent)
    monkeypatch.setattr(os, call, broken)
    with pytest.raises(SaveFailed, match="No space"):
        change("theme", "lantern")
    assert held(settings_path().parent) == before
    assert load()["theme"] == "noon"


def test_it_is_synced_before_it_takes_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda fd: (order.append("sync"), fsync(fd)))
    monkeypatch.setattr(os, "replace", lambda old, new: (order.append("replace"), replace(old, new)))
    change("theme", "noon")
    assert order == ["sync", "replace", "sync"]


def test_a_home_that_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARKETGEN_HOME", "/dev/null/x")
    assert values(load()) == DEFAULTS
    with pytest.raises(SaveFailed):
        change("theme", "noon")


def test_two_windows_lose_nothing_of_each_other() -> None:
    with ThreadPoolExecutor(2) as windows:
        for number in range(20):
            one = windows.submit(change, "hints_seen", f"a{number}")
            two = windows.submit(change, "theme", "noon" if number % 2 else "lantern")
            one.result(), two.result()
            assert load()["hints_seen"] == f"a{number}"
            assert load()["theme"] == ("noon" if number % 2 else "lantern")


def test_a_settings_file_that_is_a_link_stays_one(home: Path) -> None:
    elsewhere = home / "dotfiles.json"
    elsewhere.parent.mkdir(parents=True, exist_ok=True)
    elsewhere.write_text('{"theme": "noon"}', "utf-8")
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().symlink_to(elsewhere)
    change("bell", True)
    assert settings_path().is_symlink()
    assert json.loads(elsewhere.read_text("utf-8")) == {"theme": "noon", "bell": True}
