"""Lists of scenarios and copies of them: broken ones are listed, nothing is ever written over, imports stay cheap."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from marketgen.scenario import Header, Problem, check, explain, facts, find, listing, load, new_from, titles
from marketgen.scenario.problems import Unreadable
from tests import support
from tests.scenario.helpers import COUNTRY, SHIPPED, codes, country, loaded, written


def by_name(folder: Path) -> dict[str, Header]:
    """The headers of a player's folder by file name."""
    return {header.path.name: header for header in titles([folder]) if not header.shipped}


def test_every_file_is_listed_broken_ones_too(tmp_path: Path) -> None:
    written(tmp_path, country(), "good.json")
    written(tmp_path, "{", "cut.json")
    written(tmp_path, "", "empty.json")
    written(tmp_path, '{"format": 9}', "later.json")
    written(tmp_path, '{"format": 1, "id": "bare", "title": "Bare\\u001b[2J\\nbones", "minutes": "x"}', "bare.json")
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe{}")
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "notes.txt").write_text("no scenario")
    (tmp_path / ".hidden.json").write_text("{}")
    (tmp_path / "gone.json").symlink_to(tmp_path / "nowhere")
    found = by_name(tmp_path)
    told = {name: header.problem.code if header.problem else "" for name, header in found.items()}
    assert told == {
        "bare.json": "",
        "bytes.json": "E003",
        "cut.json": "E001",
        "empty.json": "E007",
        "folder.json": "E413",
        "gone.json": "E004",
        "good.json": "",
        "later.json": "E002",
    }
    good = found["good.json"]
    assert (good.id, good.title, good.minutes, good.days, good.playable) == (
        "made_up_country",
        country()["title"],
        5,
        5,
        True,
    )
    assert found["bare.json"].title == "Bare\\x1b[2J bones"
    assert found["cut.json"].title == "cut"


def test_shipped_ones_come_first_and_a_double_id_is_told(tmp_path: Path) -> None:
    shipped = [header for header in titles([tmp_path]) if header.shipped]
    assert [header.path.parent for header in shipped] == [SHIPPED] * len(shipped)
    assert {header.id: header.playable for header in shipped}["base"] is False
    some_id = next(header.id for header in shipped if header.playable)
    written(tmp_path, {**country(), "id": some_id}, "mine.json")
    mine = by_name(tmp_path)["mine.json"]
    assert mine.problem is not None
    assert mine.problem.code == "E410"
    assert find(some_id, [tmp_path]).parent == SHIPPED


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert by_name(tmp_path / "none") == {}


def test_the_whole_check_of_a_list_finds_what_a_glance_does_not(tmp_path: Path) -> None:
    document = country()
    document["goods"]["plum"]["depth"] = 0
    written(tmp_path, document, "bad.json")
    written(tmp_path, {**country(), "id": "good"}, "good.json")
    found = {listed.header.path.name: codes(listed.problems) for listed in listing([tmp_path])}
    assert found["bad.json"] == ["E106"]
    assert found["good.json"] == []
    assert "base.json" not in found
    assert all(not problems for name, problems in found.items() if name != "bad.json"), "shipped ones are right"


def test_find_by_id_file_name_and_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, country(), "other_name.json")
    assert find("made_up_country", [tmp_path]) == path
    assert find(path) == path
    assert find(str(path)) == Path(path)
    monkeypatch.chdir(tmp_path)
    assert find("other_name.json") == Path("other_name.json")
    with pytest.raises(Unreadable) as caught:
        find("made_up_contry", [tmp_path])
    assert "made_up_country" in caught.value.problem.mend
    assert not isinstance(load("no\x1bsuch"), type(None))
    assert "\x1b" not in str(check("no\x1bsuch")[0])


def test_a_copy_keeps_the_text_and_has_its_own_name(tmp_path: Path) -> None:
    made = new_from("first_stall", "my_stall", tmp_path / "deep" / "folder")
    assert isinstance(made, Path)
    old, new = (SHIPPED / "first_stall.json").read_text("utf-8"), made.read_text("utf-8")
    changed = [(one, other) for one, other in zip(old.splitlines(), new.splitlines(), strict=True) if one != other]
    assert [other.strip() for _, other in changed] == ['"id": "my_stall",', '"title": "My stall",']
    assert check(made) == []
    assert loaded(made).digest == loaded("first_stall").digest
    titled = new_from("my_stall", "again", tmp_path / "deep" / "folder", title='Say "hi"')
    assert isinstance(titled, Path)
    assert json.loads(titled.read_text("utf-8"))["title"] == 'Say "hi"'


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("My Stall", "try my_stall"),
        ("../evil", "try evil"),
        ("a/b", "try a_b"),
        ("", ""),
        ("9lives", "try lives"),
        ("con", "try my_con"),
        ("x" * 41, "try " + "x" * 40),
        ("stall\x1b[2J", "try stall_2j"),
        ("caf\u00e9", "try caf"),
        ("first_stall", "choose another name, such as first_stall_2"),
    ],
)
def test_a_name_that_will_not_do(tmp_path: Path, name: str, mend: str) -> None:
    problem = new_from(COUNTRY, name, tmp_path)
    assert isinstance(problem, Problem)
    assert problem.code == "E411"
    assert problem.mend == mend
    assert "\x1b" not in str(problem)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_text("my own notes")
    problem = new_from(COUNTRY, "mine", tmp_path)
    assert isinstance(problem, Problem)
    assert "is there already" in problem.what
    assert (tmp_path / "mine.json").read_text() == "my own notes"


def test_a_base_pack_or_a_broken_file_is_not_copied(tmp_path: Path) -> None:
    broken = written(tmp_path, "{", "broken.json")
    for what in ("base", broken, "no_such"):
        problem = new_from(what, "mine", tmp_path)
        assert isinstance(problem, Problem)
    assert not (tmp_path / "mine.json").exists()


def test_a_full_disk_or_a_closed_folder_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fails)
    problem = new_from(COUNTRY, "mine", tmp_path)
    assert isinstance(problem, Problem)
    assert "No space left" in problem.what
    assert list(tmp_path.iterdir()) == []
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x")
    assert isinstance(new_from(COUNTRY, "mine", in_the_way), Problem)


def test_facts_of_every_number() -> None:
    found = {".".join(map(str, fact.path)): fact for fact in facts(loaded("first_stall").document)}
    assert len(found) > 150
    assert all(fact.basis in ("documented", "estimate", "invented") for fact in found.values())
    documented = [fact for fact in found.values() if fact.basis == "documented"]
    assert documented
    assert all(fact.cite for fact in documented)
    assert "minutes" not in found


def test_names_are_cheap_until_a_file_is_checked() -> None:
    code = (
        "import sys\nfrom marketgen.scenario import titles, find, explain, report, Problem\n"
        "assert titles() and find('first_stall') and explain('E101')\n"
        "assert 'pydantic' not in sys.modules\n"
        "from marketgen.scenario import load\nassert 'pydantic' in sys.modules\n"
        "import marketgen.scenario\nassert callable(marketgen.scenario.facts) and "
        "callable(marketgen.scenario.explain)\n"
    )
    done = support.python("-c", code)
    assert done.returncode == 0, done.stderr
    assert explain("E101")
