"""The shelf of checked scenarios: the same world comes back, and anything odd about an entry is passed over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from marketgen import data
from marketgen.play import games
from marketgen.saves import folders
from marketgen.scenario import shelf
from tests.support import python
from tests.worlds import first_stall, made_up_country, street, tiny


@pytest.mark.parametrize("make", [first_stall, made_up_country, street, tiny])
def test_a_world_comes_back_as_it_was(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    world = make()
    shelf.put(tmp_path, "a", world, {"id": world.id})
    found = shelf.get(tmp_path, "a")
    assert found is not None
    assert found == (world, {"id": world.id})
    assert [list(found[0].goods), list(found[0].events)] == [list(world.goods), list(world.events)]


def test_every_changed_byte_is_found(tmp_path: Path) -> None:
    shelf.put(tmp_path, "a", tiny(), None)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    for place in range(0, len(whole), 97):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert shelf.get(tmp_path, "a") is None, place
    for length in range(0, len(whole), 501):
        path.write_bytes(whole[:length])
        assert shelf.get(tmp_path, "a") is None, length


def test_an_entry_of_another_shape_is_passed_over(tmp_path: Path) -> None:
    for body in ("[]", "{}", '{"world":[1,2],"document":null}', '{"world":{},"document":null}', "nonsense"):
        (tmp_path / "a.world.json").write_text(f"{shelf._checksum(body.encode())}\n{body}")
        assert shelf.get(tmp_path, "a") is None, body


def test_the_key_is_of_content_and_not_of_its_parts() -> None:
    keys = {shelf.key_of(b"ab", b"c"), shelf.key_of(b"a", b"bc"), shelf.key_of(b"abc"), shelf.key_of(b"abc", b"")}
    assert len(keys) == 4


def test_the_key_is_of_the_program_too_which_a_checkout_changes_under_one_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("engine", "scenario/models", "data/worlds"):
        (tmp_path / folder).mkdir(parents=True)
    changed = tmp_path / "scenario" / "compiling.py"
    changed.write_text("a = 1\n")
    monkeypatch.setattr(data, "PACKAGE", tmp_path)
    monkeypatch.setattr(data, "worlds_folder", lambda: tmp_path / "data" / "worlds")
    keys, shipped = [], []
    for text, seconds in (("a = 1\n", 1), ("a = 1\n", 2), ("a = 2\n", 2), ("a = 20\n", 2)):
        changed.write_text(text)
        os.utime(changed, (seconds, seconds))
        shelf.program.cache_clear()
        keys.append(shelf.key_of(b"content"))
        shipped.append(shelf.key_of(b"content", by=shelf.program_to_ship()))
    assert [len(set(keys)), len(set(shipped))] == [
        3,
        3,
    ]  # by its time where it lies, by its content where it is shipped
    (tmp_path / "data" / "worlds" / shelf.PROGRAM).write_text(shelf.program_to_ship())
    shelf.program.cache_clear()
    assert shelf.key_of(b"content") == shipped[-1]
    shelf.program.cache_clear()


def test_only_so_many_are_kept_and_the_oldest_go(tmp_path: Path) -> None:
    for number in range(shelf.MOST + 5):
        shelf.put(tmp_path, f"{number:03}", tiny(), None)
        os.utime(tmp_path / f"{number:03}.world.json", (number, number))
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert len(kept) == shelf.MOST
    assert kept[0] == "005.world.json"


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    shelf.put(tmp_path / "file" / "folder", "a", tiny(), None)
    assert shelf.get(tmp_path / "file" / "folder", "a") is None


def test_an_edited_scenario_is_checked_again(home: Path) -> None:
    folder = folders.scenarios()
    folder.mkdir(parents=True)
    path = folder / "tiny.json"
    path.write_text((Path(__file__).parents[1] / "data" / "tiny.json").read_text())
    before = games.load("tiny")
    assert games.load("tiny").world == before.world
    path.write_text(path.read_text().replace('"days": 2', '"days": 3'))
    assert (before.world.days, games.load("tiny").world.days) == (2, 3)
    path.write_text("{")
    with pytest.raises(games.GameProblem):
        games.load("tiny")


def test_a_second_start_loads_no_models(home: Path) -> None:
    code = "import sys; from marketgen.play import games; games.load('first_stall'); print('pydantic' in sys.modules)"
    assert python("-c", code).stdout.strip() == "True"
    assert python("-c", code).stdout.strip() == "False"


def test_nor_does_a_start_in_a_home_with_the_worlds_of_this_checkout(second_start: None) -> None:
    code = "import sys; from marketgen.play import games; list(map(games.load, {})); print('pydantic' in sys.modules)"
    names = [path.stem for path in data.scenario_files() if path.stem != "base"]
    assert python("-c", code.format(names)).stdout.strip() == "False"
