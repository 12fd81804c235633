"""The teacher's part of a document: its shape, its references, its sense, what is inherited, and that no run has it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest

from marketgen.scenario import packs
from marketgen.scenario.canonical import digest
from marketgen.scenario.loading import Loaded, load
from marketgen.scenario.models.document import Systems
from marketgen.scenario.models.teacher import System
from marketgen.scenario.problems import Problem
from marketgen.scenario.source import plain
from tests.scenario.helpers import DATA, codes, country, loaded, problems_with, put_in, written

FACT = {"about": "Docks", "text": "They were shut for a week.", "cite": ["books"]}
BOOKS = {"books": {"title": "Harbour books, 1931"}, "unread": {"title": "Nobody cites it"}}


def teaching(**part: Any) -> dict[str, Any]:
    """A part with a teacher's section, and two sources."""
    return {"teacher": part, "sources": BOOKS}


def steps(*minutes: list[int]) -> dict[str, Any]:
    """Plans with one lesson, its steps from minute to minute."""
    return {"one": {"name": "One", "steps": [{"minutes": one} for one in minutes]}}


WRONG: list[tuple[dict[str, Any], str, str]] = [
    (teaching(glossary=["wharf"]), "E201", "teacher.glossary[0]"),
    (teaching(minutes="45"), "E104", "teacher.minutes"),
    (teaching(questions=[""]), "E110", "teacher.questions[0]"),
    (teaching(from_age=200), "E106", "teacher.from_age"),
    (teaching(talk={"why": {"ask": "Why?"}}), "E102", "teacher.talk.why.holds"),
    (teaching(talk={"why": {"ask": "Why?", "holds": " "}}), "E110", "teacher.talk.why.holds"),
    (teaching(talk={"Why": {"ask": "Why?", "holds": "Because."}}), "E109", "teacher.talk.Why"),
    (teaching(aims={"economics": {"name": "Economics", "aims": []}}), "E112", "teacher.aims.economics.aims"),
    (teaching(stops=[{"day": 3, "ask": []}]), "E112", "teacher.stops[0].ask"),
    (teaching(stops=[{"day": 9, "ask": ["What?"]}]), "W364", "teacher.stops[0].day"),
    (teaching(facts={"docks": {**FACT, "cite": ["bokks"]}}), "E201", "teacher.facts.docks.cite[0]"),
    (teaching(facts={"docks": {**FACT, "system": "docks"}}), "E105", "teacher.facts.docks.system"),
    (teaching(facts={"docks": {**FACT, "cite": []}}), "W360", "teacher.facts.docks"),
    (teaching(marking={"end": {"name": "End", "share": 0, "how": "."}}), "E106", "teacher.marking.end.share"),
    (teaching(marking={"end": {"name": "End", "share": 60, "how": "."}}), "W361", "teacher.marking"),
    (teaching(minutes=45, before=5, play=20, after=10), "W362", "teacher.minutes"),
    (teaching(plans=steps([0, 10], [9, 20])), "W363", "teacher.plans.one.steps[1].minutes"),
    (teaching(plans=steps([10, 5])), "E301", "teacher.plans.one.steps[0].minutes"),
    (teaching(plans=steps([5])), "E112", "teacher.plans.one.steps[0].minutes"),
    (teaching(reading=["unwritten"]), "E201", "teacher.reading[0]"),
    (teaching(objections={"game": {"says": "A game?"}}), "E102", "teacher.objections.game.answer"),
]


@pytest.mark.parametrize(("part", "code", "path"), WRONG, ids=[f"{code} {path}" for _part, code, path in WRONG])
def test_what_is_wrong_is_told_where_it_stands(tmp_path: Path, part: dict[str, Any], code: str, path: str) -> None:
    found = problems_with(tmp_path, part)
    assert (code, path) in [(problem.code, problem.path) for problem in found], "\n".join(map(str, found))


RIGHT = [
    teaching(minutes=45, before=5, play=20, after=20),
    teaching(minutes=45, before=5, play=20),
    teaching(plans=steps([0, 10], [10, 20], [25, 30])),
    teaching(facts={"docks": {**FACT, "system": "credit"}}),
    teaching(minutes=45, goals=["Explain it."], content_notes=["hunger"], questions=["Why?"]),
]


@pytest.mark.parametrize("part", RIGHT, ids=[" ".join(part["teacher"]) for part in RIGHT])
def test_what_is_right_is_not_spoken_of(tmp_path: Path, part: dict[str, Any]) -> None:
    assert codes(problems_with(tmp_path, part)) == []


def test_the_systems_a_fact_can_belong_to_are_those_of_the_game() -> None:
    assert set(get_args(System)) == Systems.model_fields.keys() - {"note", "basis"}


def test_it_is_no_part_of_the_rules() -> None:
    assert digest(put_in(country(), teaching(minutes=45))) == digest(put_in(country(), {"sources": BOOKS}))


def test_a_run_carries_neither_the_guide_nor_the_sources_that_only_it_cites(tmp_path: Path) -> None:
    found = load(written(tmp_path, put_in(country(), teaching(facts={"docks": FACT}))))
    assert isinstance(found, Loaded)
    assert "teacher" not in found.document
    assert "unread" in found.document["sources"]
    assert "books" not in found.document["sources"]
    assert [path for path in found.world.texts if path.startswith(("teacher.", "sources.books"))] == []
    assert "sources.unread.title" in found.world.texts
    assert "teacher" not in loaded(DATA / "every_key.json").document


def test_a_source_that_a_number_cites_too_stays(tmp_path: Path) -> None:
    cited = {"goods": {"plum": {"basis": {"price": {"is": "estimate", "cite": ["books"]}}}}}
    found = load(written(tmp_path, put_in(country(), put_in(teaching(facts={"docks": FACT}), cited))))
    assert isinstance(found, Loaded)
    assert "books" in found.document["sources"]


def test_what_extends_a_scenario_adds_to_its_guide(tmp_path: Path) -> None:
    base = teaching(
        minutes=45, content_notes=["hunger"], facts={"docks": FACT}, leaves_out={"ships": "Ships.", "nets": "Nets."}
    )
    written(tmp_path, put_in(country(), base), "made_up_country.json")
    own: dict[str, Any] = {
        "format": 1, "id": "more", "title": "More", "language": "en", "extends": "made_up_country",
        "teacher": {
            "minutes": 60, "content_notes": {"$append": ["arrest"]}, "leaves_out": {"fish": "Fish.", "nets": None},
        },
    }  # fmt: skip
    problems: list[Problem] = []
    root = packs.read_chain(written(tmp_path, own, "more.json"), [tmp_path], problems)
    assert problems == []
    assert plain(root)["teacher"] == {
        "minutes": 60, "content_notes": ["hunger", "arrest"], "facts": {"docks": FACT},
        "leaves_out": {"ships": "Ships.", "fish": "Fish."},
    }  # fmt: skip
