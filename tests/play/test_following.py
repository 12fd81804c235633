"""Following a file: a change is noticed within a second, checked in the background, and told; nothing else is."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from marketgen.play.following import Follower
from marketgen.scenario.beginning import Wishes, new_market

WISHES = Wishes("Quay", "7", "The quay", ("Eels", "Nets"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A scenario that is being written."""
    path = new_market("quay", WISHES, tmp_path)
    assert isinstance(path, Path)
    return path


def test_a_change_is_noticed_within_a_second(file: Path) -> None:
    heard = threading.Event()
    looked = threading.Event()
    follower = Follower(file, heard.set)
    digest = follower._digest

    def noticed() -> str:
        looked.set()
        return digest()

    follower._digest = noticed  # type: ignore[method-assign]
    follower.start()
    began = time.monotonic()
    file.write_text(file.read_text("utf-8").replace("Eels", "Smoked eels"), "utf-8")
    assert looked.wait(1)  # the file was found changed; how long a check takes is the checker's
    assert time.monotonic() - began < 1
    assert heard.wait(30)
    follower.close()
    news = follower.take()
    assert news is not None
    assert news.version is not None
    assert news.version.world.texts["goods.eels.name"] == "Smoked eels"
    assert "sound" in news.sentence
    assert follower.take() is None


def test_what_is_wrong_is_told_with_its_place_and_the_mended_file_is_sound(file: Path) -> None:
    follower, sound = Follower(file), file.read_text("utf-8")
    file.write_text(sound.replace('"flag": "shared" }', '"flag": "shard" }'), "utf-8")
    assert follower.look()
    news = follower.take()
    assert news is not None
    assert (news.version, news.errors) == (None, 1)
    assert "quay.json:" in news.report
    assert 'did you mean "shared"?' in follower.report
    assert news.sentence == "The file has changed and has 1 error; the old text plays on."
    file.write_text(sound, "utf-8")
    assert follower.look()
    assert follower.report == ""


def test_the_same_bytes_and_a_file_that_is_put_in_place_are_no_news(file: Path) -> None:
    follower, text = Follower(file), file.read_bytes()
    assert not follower.look()
    os.utime(file, (1, 1))
    assert not follower.look()
    file.unlink()
    assert not follower.look()
    file.write_bytes(text)
    assert not follower.look()
    assert follower.take() is None


def test_a_folder_pack_is_followed_with_its_parts(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    (folder / "parts").mkdir(parents=True)
    (folder / "scenario.json").write_text(file.read_text("utf-8").replace('"id": "quay"', '"id": "pack"'), "utf-8")
    follower = Follower(folder)
    part = folder / "parts" / "more.json"
    part.write_text('{ "flags": { "late": { "about": "Nobody raises it." } } }', "utf-8")
    assert follower.look()
    news = follower.take()
    assert news is not None
    assert news.version is not None
    assert news.warnings
    assert "with 1 warning" in news.sentence or "warnings" in news.sentence
