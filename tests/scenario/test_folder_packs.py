"""Folder packs: parts join as one document, keep their places, and are found, listed, extended and saved like files."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

from marketgen.play import games
from marketgen.saves import folders
from marketgen.scenario import check, find, installed, new_from, pack_folder, standing, titles
from marketgen.scenario.problems import Problem
from tests.scenario.helpers import codes, country, loaded, written


def pack(folder: Path, name: str = "quay", parts: tuple[str, ...] = ("goods", "events", "flags"), **head: Any) -> Path:
    """The made-up country as a folder pack, some of its sections each in a part of its own."""
    document = {**country(), "id": name, **head}
    made = folder / name
    (made / "parts").mkdir(parents=True)
    for part in parts:
        written(made / "parts", {"$schema": "x", part: document.pop(part)}, f"{part}.json")
    written(made, document, "scenario.json")
    (made / "notes.md").write_text("Notes.", "utf-8")
    (made / "LICENCE").write_text("As you like.", "utf-8")
    (made / "lang").mkdir()
    (made / "lang" / "notes.txt").write_text("", "utf-8")
    (made / ".marketgen").mkdir()
    (made / ".marketgen" / "scenario.schema.json").write_text("{", "utf-8")
    return made


def test_a_folder_pack_is_the_scenario_in_one_file(tmp_path: Path) -> None:
    made = pack(tmp_path)
    assert check(made) == []
    whole = loaded(written(tmp_path, {**country(), "id": "quay"}, "whole.json"))
    parted = loaded(made)
    assert parted.digest == whole.digest
    assert parted.world == whole.world
    assert parted.document == {**whole.document, "$schema": "x"} or parted.document == whole.document
    assert loaded(made / "scenario.json").digest == whole.digest, "by its file too, and never without its parts"


def test_problems_stand_where_they_are_in_the_part(tmp_path: Path) -> None:
    made = pack(tmp_path)
    path = made / "parts" / "goods.json"
    path.write_text(path.read_text("utf-8").replace('"depth": ', '"depht": ', 1), "utf-8")
    problem = next(one for one in check(made) if one.code == "E101")
    assert problem.place.file.endswith("quay/parts/goods.json")
    assert "depht" in problem.place.text
    assert problem.path.startswith("goods.")


def test_a_table_may_lie_in_several_parts(tmp_path: Path) -> None:
    made = pack(tmp_path, parts=())
    flags = {"rained": {"about": "It rained."}}
    written(made / "parts", {"flags": flags}, "one.json")
    written(made / "parts", {"flags": {"snowed": {"about": "It snowed."}}}, "two.json")
    assert {problem.path for problem in check(made)} == {"flags.rained", "flags.snowed"}, "known, and unused"


@pytest.mark.parametrize(
    ("first", "second", "path"),
    [
        ({"flags": {"rained": {"about": "A"}}}, {"flags": {"rained": {"about": "B"}}}, "flags.rained"),
        ({"systems": {"credit": 1}}, {"systems": {"credit": 2}}, "systems.credit"),
        ({"flags": {}}, {"start": {"days": 7}}, "start.days"),
    ],
)
def test_parts_that_clash_name_both_places(tmp_path: Path, first: Any, second: Any, path: str) -> None:
    made = pack(tmp_path, parts=())
    written(made / "parts", first, "one.json")
    written(made / "parts", second, "two.json")
    problem = next(one for one in check(made) if one.code == "E412")
    assert problem.path == path
    assert problem.place.file.endswith("parts/two.json")
    assert problem.place.line > 1
    (other,) = problem.also
    assert other.file.endswith("scenario.json" if path == "start.days" else "parts/one.json")
    assert str(other) in str(problem).replace("\n", "")


def test_every_part_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    made = pack(tmp_path)
    (made / "parts" / "a.json").write_text("{", "utf-8")
    (made / "parts" / "b.json").write_bytes(b"\xff\xfe{}")
    (made / "parts" / "c.json").write_text("[" * 100_000, "utf-8")
    found = check(made)
    assert {Path(one.place.file).name: one.code for one in found} == {
        "a.json": "E001",
        "b.json": "E003",
        "c.json": "E001",
    }


def test_what_does_not_belong_into_a_part(tmp_path: Path) -> None:
    made = pack(tmp_path)
    written(made / "parts", {"id": "other", "note": "fine", "minutes": 9}, "head.json")
    (made / "parts" / "deeper").mkdir()
    (made / "parts" / "deeper" / "x.json").write_text("{}", "utf-8")
    found = check(made)
    assert [(one.code, one.path) for one in found] == [("E418", ""), ("E431", "id"), ("E431", "minutes")]
    assert "parts/x.json" in found[0].mend


def test_words_that_change_a_base_are_seen_in_parts_too(tmp_path: Path) -> None:
    made = pack(tmp_path)
    written(made / "parts", {"lessons": {"$patch": "merge"}}, "z.json")
    assert "E407" in codes(check(made))


# broken folders


def only(folder: Path) -> Problem:
    """The one problem of a folder."""
    (problem,) = check(folder)
    return problem


def test_a_folder_without_its_main_file(tmp_path: Path) -> None:
    made = tmp_path / "some"
    made.mkdir()
    written(made, country(), "goods.json")
    assert (only(made).code, only(made).mend) == ("E413", "rename goods.json to scenario.json")
    os.rename(made / "goods.json", made / "goods.txt")
    pack(made, "inner")
    assert (only(made).code, only(made).mend) == ("E413", "the pack lies in a folder within: take inner/ out of it")
    assert [one.problem.code for one in titles([tmp_path]) if one.problem] == ["E413"]


@pytest.mark.parametrize("name", ["parts/loop", "parts/goods2.json", "lang/other", "notes2.md"])
def test_no_link_in_a_pack_is_followed(tmp_path: Path, name: str) -> None:
    made = pack(tmp_path)
    (made / name).symlink_to(made if "loop" in name else tmp_path / "elsewhere")
    assert only(made).code == "E414"
    assert only(made).place.file.endswith(name)


def test_a_pipe_in_a_pack_is_not_waited_for(tmp_path: Path) -> None:
    made = pack(tmp_path)
    os.mkfifo(made / "parts" / "pipe.json")
    assert only(made).code == "E414"


def test_links_that_turn_in_a_circle_are_listed_and_end_nothing(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    found = {one.path.name: one.problem for one in titles([tmp_path]) if not one.shipped}
    assert {name: problem.code for name, problem in found.items() if problem} == {
        "one": "E004",
        "self": "E004",
        "two": "E004",
    }
    assert codes(check(tmp_path / "self")) == ["E004"]


def test_the_folder_of_a_pack_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    made = pack(tmp_path, "elsewhere")
    (tmp_path / "mine" / "elsewhere").symlink_to(made)
    assert check("elsewhere", [tmp_path / "mine"]) == []


def test_limits_of_files_sizes_and_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = pack(tmp_path)
    many = made / "many"
    many.mkdir()
    for number in range(standing.FILES):
        (many / f"{number}.txt").touch()
    assert only(made).code == "E415"
    for path in many.iterdir():
        path.unlink()
    (many / "a" / "b" / "c").mkdir(parents=True)
    (many / "a" / "b" / "c" / "d.txt").touch()
    assert only(made).code == "E415"
    (many / "a" / "b" / "c" / "d.txt").unlink()
    (many / "a" / "b" / "c").rmdir()
    with open(many / "large.txt", "wb") as file:
        file.truncate(pack_folder.TOTAL + 1)
    assert only(made).code == "E416"


# found, listed, extended, played


def test_it_is_found_listed_and_extended(tmp_path: Path) -> None:
    made = pack(tmp_path)
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "stall.png").touch()
    (header,) = [one for one in titles([tmp_path]) if not one.shipped]
    assert (header.id, header.path, header.days, header.problem) == ("quay", made, country()["start"]["days"], None)
    assert header.played == header.days
    assert find("quay", [tmp_path]) == made
    head = {"format": 1, "id": "more", "title": "More", "language": "en", "extends": "quay"}
    written(tmp_path, {**head, "start": {"standing": 0.1}}, "more.json")
    assert loaded(tmp_path / "more.json").document["start"]["standing"] == 0.1
    further = pack(tmp_path, "further", parts=(), extends="quay")
    written(further, {**head, "id": "further", "start": {"standing": 0.2}}, "scenario.json")
    written(further / "parts", {"goods": {"plum": {"$patch": "merge", "price": 3}}}, "goods.json")
    found = loaded(further)
    assert (found.document["start"]["standing"], found.document["goods"]["plum"]["price"]) == (0.2, 3)
    assert codes([one.problem for one in titles([tmp_path]) if one.problem]) == []


def test_the_same_id_twice_is_told_of_the_second(tmp_path: Path) -> None:
    pack(tmp_path, "a")
    written(pack(tmp_path, "b"), {**country(), "id": "a"}, "scenario.json")
    (double,) = [one for one in titles([tmp_path]) if one.problem]
    assert (double.path.name, double.problem and double.problem.code) == ("b", "E410")


def test_a_copy_of_a_folder_is_a_folder_of_ones_own(tmp_path: Path) -> None:
    made = pack(tmp_path)
    (made / "lang" / "de.po").write_text('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n', "utf-8")
    home = tmp_path / "home"
    copied = new_from(made, "mine", home, title="My quay")
    assert copied == home / "mine"
    assert codes(check("mine", [home])) == codes(check(made)) == ["N501"]
    assert loaded(home / "mine").digest == loaded(made).digest
    assert [(one.id, one.title) for one in titles([home]) if not one.shipped] == [("mine", "My quay")]
    names = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    there = {f"mine/{path.relative_to(made).as_posix()}" for path in made.rglob("*") if path.is_file()}
    assert names == there - {"mine/.marketgen/scenario.schema.json"}
    for name in ("LICENCE", "parts/goods.json", "lang/de.po"):
        assert (home / "mine" / name).read_bytes() == (made / name).read_bytes()
    assert (home / "mine").stat().st_mode & 0o777 == 0o755


def test_a_copy_of_a_folder_takes_nothing_elses_place_and_is_whole_or_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = pack(tmp_path)
    home = tmp_path / "home"
    (home / "mine").mkdir(parents=True)
    (home / "mine" / "letter.txt").write_text("Dear", "utf-8")
    refused = new_from(made, "mine", home)
    assert isinstance(refused, Problem)
    assert "is there already" in refused.what
    for number in range(1, 5):
        monkeypatch.setattr(os, "fsync", full_at(number))
        refused = new_from(made, "other", home)
        assert isinstance(refused, Problem)
        assert "No space left" in refused.what
        assert [path.name for path in home.iterdir()] == ["mine"]
    monkeypatch.undo()
    (made / "parts" / "up").symlink_to(made)
    refused = new_from(made, "other", home)
    assert isinstance(refused, Problem)
    assert refused.code == "E414"
    assert [path.name for path in home.iterdir()] == ["mine"]


def test_what_a_killed_copy_left_is_cleared_by_the_next_and_nothing_else_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, home = pack(tmp_path), tmp_path / "home"

    def killed(*_paths: Path) -> None:
        raise OSError(errno.EINTR, "killed")

    for name in ("one", "two"):
        monkeypatch.setattr(os, "rename", killed)
        monkeypatch.setattr(installed, "clear", lambda *_: None)
        monkeypatch.setattr(installed, "forget", lambda *_: None)
        assert isinstance(new_from(made, name, home), Problem)
        monkeypatch.undo()
    left = sorted(home.glob(".copying-*"))
    assert [(one / installed.RECORD).is_file() and (one / "parts" / "goods.json").is_file() for one in left] == [
        True
    ] * 2
    (home / ".copying-mine").mkdir()
    (home / ".copying-mine" / "letter.txt").write_text("Dear", "utf-8")
    assert new_from(made, "three", home) == home / "three"  # somebody may still be at work on them
    assert sorted(home.glob(".copying-*")) == sorted([*left, home / ".copying-mine"])
    for one in home.glob(".copying-*"):
        os.utime(one, (0, 0))
    assert new_from(made, "four", home) == home / "four"
    assert list(home.glob(".copying-*/*")) == [home / ".copying-mine" / "letter.txt"]
    assert not any(one.exists() for one in left)


def full_at(count: int) -> Any:
    """A disk that is full at the given time that something is brought to it."""
    calls = 0

    def fsync(_number: int) -> None:
        nonlocal calls
        calls += 1
        if calls == count:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return fsync


def test_a_run_carries_its_own_copy_and_a_change_is_noticed() -> None:
    made = pack(folders.scenarios())
    games.begin("quay", seed="one", name="mine").close()
    _path, key = games._on_shelf("quay")
    assert key
    assert games.load("quay").title == country()["title"], "from the shelf"
    path = made / "parts" / "goods.json"
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    assert games._on_shelf("quay")[1] not in ("", key)
    path.write_text(json.dumps({"goods": {}}), "utf-8")
    with pytest.raises(games.GameProblem):
        games.load("quay")
    games.resume("mine").close()
    (entry,) = [one for one in games.scenarios() if not one.shipped]
    assert "parts/goods.json" in entry.report or "scenario.json" in entry.report
