"""Following a file: a change is noticed within a second, checked in the background, and told; nothing else is."""

from __future__ import annotations

import json
import os
import threading
import time
from pathlib import Path

import pytest

from marketgen.play.following import Follower, News
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


def extending(folder: Path, base: str, title: str = "Mine") -> Path:
    """A file that extends a scenario."""
    path = folder / "mine.json"
    head = {"format": 1, "id": "mine", "title": title, "language": "en", "extends": base}
    path.write_text(json.dumps({**head, "basis": {"rest": {"is": "invented"}}}), "utf-8")
    return path


def heard(follower: Follower) -> News:
    """What a change of the files came to."""
    assert follower.look()
    news = follower.take()
    assert news is not None
    return news


def eels(news: News) -> str:
    """What the eels are called in the version that is played next."""
    assert news.version is not None, news.report
    return news.version.world.texts["goods.eels.name"]


def test_the_scenario_that_a_file_extends_is_followed_too(file: Path, tmp_path: Path) -> None:
    follower, sound = Follower(extending(tmp_path, "quay")), file.read_text("utf-8")
    file.write_text(sound.replace("Eels", "Smoked eels"), "utf-8")
    assert eels(heard(follower)) == "Smoked eels"
    assert not follower.look()
    file.write_text(sound[:-3], "utf-8")  # while it cannot be read, what it extends is not lost from sight
    news = heard(follower)
    assert (news.version, news.errors) == (None, 1)
    assert "quay.json:" in news.report
    file.write_text(sound, "utf-8")
    assert eels(heard(follower)) == "Eels"


def test_a_part_of_an_extended_folder_pack_is_followed_too(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    (folder / "parts").mkdir(parents=True)
    document = json.loads(file.read_text("utf-8"))
    goods = {"goods": document.pop("goods")}
    (folder / "scenario.json").write_text(json.dumps({**document, "id": "pack"}), "utf-8")
    part = folder / "parts" / "goods.json"
    part.write_text(json.dumps(goods), "utf-8")
    follower = Follower(extending(tmp_path, "pack"))
    part.write_text(json.dumps(goods).replace("Eels", "Smoked eels"), "utf-8")
    assert eels(heard(follower)) == "Smoked eels"


def test_another_base_is_followed_in_place_of_the_old_one(file: Path, tmp_path: Path) -> None:
    mine, text = extending(tmp_path, "quay"), file.read_text("utf-8")
    follower = Follower(mine)
    extending(tmp_path, "pier")
    news = heard(follower)
    assert news.version is None
    assert 'there is no scenario called "pier"' in news.report
    pier = tmp_path / "pier.json"
    pier.write_text(text.replace('"id": "quay"', '"id": "pier"').replace("Eels", "Shrimps"), "utf-8")
    assert eels(heard(follower)) == "Shrimps"  # it was looked for where it was missed
    file.write_text(text.replace("Eels", "Smoked eels"), "utf-8")
    assert not follower.look()
    pier.unlink()
    assert heard(follower).version is None


def test_scenarios_that_extend_each_other_are_told_and_followed(file: Path, tmp_path: Path) -> None:
    mine, text = extending(tmp_path, "quay"), file.read_text("utf-8")
    follower = Follower(mine)
    file.write_text(json.dumps({**json.loads(text), "extends": "mine"}), "utf-8")
    assert "E408" in heard(follower).report
    file.write_text(text, "utf-8")
    assert eels(heard(follower)) == "Eels"


def test_a_translation_is_followed_too(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "lang" / "quay"
    folder.mkdir(parents=True)
    follower = Follower(extending(tmp_path, "quay"))
    po = folder / "de.po"
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    po.write_text(f'{head}msgctxt "goods.eels.name"\nmsgid "Eels"\nmsgstr "Aale"\n', "utf-8")
    news = heard(follower)
    assert news.version is not None, news.report
    assert news.version.translations == {"de": {"goods.eels.name": "Aale"}}
    po.write_text("no translation", "utf-8")
    assert heard(follower).version is None
