"""The format itself: every key is described, the engine's words are its words, and sense is checked."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from marketgen.engine.effects import VERBS
from marketgen.engine.measures import MEASURES
from marketgen.scenario.context import TABLES
from marketgen.scenario.models.conditions import UNITS, Condition, Effect
from marketgen.scenario.models.document import Document
from marketgen.scenario.models.types import Ref
from marketgen.scenario.references import NOUNS
from marketgen.scenario.spec import Spec, document_spec
from tests.scenario.helpers import codes, loaded, problems_with, put_in, written
from tests.scenario.helpers import country as made_up
from tests.support import PACKAGE

MODELS = sorted((PACKAGE / "scenario" / "models").glob("*.py"))


def undescribed(source: str) -> list[str]:
    """The fields of a module's models without a docstring below them."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef) and not node.decorator_list:
            for statement, after in zip(node.body, [*node.body[1:], None], strict=True):
                if isinstance(statement, ast.AnnAssign) and not (
                    isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
                ):
                    found.append(f"{node.name}.{ast.unparse(statement.target)}")
    return found


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_every_key_of_the_format_is_described(path: Path) -> None:
    assert undescribed(path.read_text("utf-8")) == []


def test_a_key_without_a_description_is_noticed() -> None:
    assert undescribed('class A(Model):\n    x: int\n    y: int = 0\n    """Y."""\n') == ["A.x"]


def test_conditions_have_every_measure_of_the_engine_and_effects_every_verb() -> None:
    own = {"flag", "seen", "chose", "chance", "all", "any", "not_", "note"}
    assert set(Condition.model_fields) - own == set(MEASURES)
    assert {field.alias or name for name, field in Effect.model_fields.items()} - {"note", "then", "else"} == set(VERBS)
    assert {measure.unit for measure in MEASURES.values()} <= set(UNITS)


def all_specs(spec: Spec, seen: dict[int, Spec]) -> dict[int, Spec]:
    """Every node of the shape."""
    if id(spec) not in seen:
        seen[id(spec)] = spec
        for below in [*spec.fields.values(), *([spec.each] if spec.each else [])]:
            all_specs(below, seen)
    return seen


def test_every_kind_of_reference_has_its_table_and_its_name() -> None:
    specs = all_specs(document_spec(), {}).values()
    kinds = {mark.kind for spec in specs for mark in (*spec.marks, *spec.keys) if isinstance(mark, Ref)}
    assert kinds - {"date", "basis", "choice", "moment", "seed", "weekday"} <= set(TABLES)
    assert set(TABLES) <= set(NOUNS)
    assert {table for tables in TABLES.values() for table in tables} <= set(Document.model_fields)
    assert {measure.of for measure in MEASURES.values()} - {"", "weekday"} <= set(TABLES)


@pytest.mark.parametrize(
    ("part", "code", "path"),
    [
        ({"lessons": {"first": {"day": 6}}}, "E310", "lessons.first.day"),
        ({"middlemen": {"ada": {"sure": {"6": ["salt"]}}}}, "E310", "middlemen.ada.sure.6"),
        ({"rules": {"inspection": {"sure_days": [3, 9]}}}, "E310", "rules.inspection.sure_days[1]"),
        ({"goods": {"salt": {"from_day": 6}}}, "E310", "goods.salt.from_day"),
        ({"neighbours": {"bosko": {"goods": {"salt": 8}}}}, "E310", "neighbours.bosko.goods.salt"),
        ({"calendar": {"weather": {"6": "fog"}}}, "E310", "calendar.weather.6"),
        ({"rules": {"demand": {"least": 0.99}}}, "E301", "rules.demand.least"),
        ({"rules": {"gifts": {"most": 0.01}}}, "E301", "rules.gifts.least"),
        ({"rules": {"supply": {"spread": [1.1, 0.9]}}}, "E301", "rules.supply.spread"),
        ({"notices": {"fees": {"when": {"day": {}}}}}, "E301", "notices.fees.when.day"),
        ({"notices": {"fees": {"when": {"day": {"min": 3, "max": 2}}}}}, "E301", "notices.fees.when.day"),
        ({"events": {"ferry": {"when": {"flag": "told_nobody"}}}}, "E201", "events.ferry.when.flag"),
        (
            {"events": {"thanks": {"chained": True}, "letter": {"choices": {"keep": {"effects": []}}}}},
            "E302",
            "events.thanks.chained",
        ),
        ({"goals": {"fed": {"when": {"day": {"min": 9}}}}}, "E302", "goals.fed.when.day.min"),
        ({"diary": {"sold": {"when": {"day": {"max": 0}}}}}, "E302", "diary.sold.when.day.max"),
        ({"events": {"bell": {"title": "Bell", "text": "It.", "phase": "noon"}}}, "E307", "events.bell"),
        ({"events": {"ferry": {"effects": [{"heat": 1}]}}}, "E307", "events.ferry.effects"),
        (
            {"events": {"crate": {"effects": [{"one_of": [{"weight": 0, "do": []}]}]}}},
            "E304",
            "events.crate.effects[0].one_of",
        ),
        ({"weathers": {"fog": {"weight": 0}, "clear": {"weight": 0}}}, "E304", "weathers"),
        (
            {"goods": {"crown": {"name": "c", "unit": "c", "price": 1, "depth": 1, "buys": [1, 1]}}},
            "E303",
            "currencies.crown",
        ),
        ({"household": {"self": {"player": False}}}, "E316", "household"),
        (
            {"goods": {"lamp": {"season": [{"day": 5, "wishes": 10}], "wishes": {"sailor": 90}}}},
            "E305",
            "goods.plum.wishes.sailor",
        ),
        ({"goods": {"plum": {"price": 0}}}, "E106", "goods.plum.price"),
        ({"start": {"days": 401}}, "E106", "start.days"),
        ({"start": {"date": "19310430"}}, "E113", "start.date"),
        ({"start": {"slots": 0}}, "E106", "start.slots"),
        ({"systems": {"price": 2}}, "E105", "systems.price"),
        ({"events": {"letter": {"when": {"chose": {"ferry": "swim"}}}}}, "E201", "events.letter.when.chose.ferry"),
        ({"events": {"letter": {"person": "plum"}}}, "E201", "events.letter.person"),
        ({"officials": {"harbour": {"takes": ["brandy", "gold"]}}}, "E201", "officials.harbour.takes[1]"),
        ({"goods": {"plum": {"count": {"one": "{number} plum"}}}}, "E202", "goods.plum.count.one"),
        ({"diary": {"sold": {"text": "{sold}"}}}, "E202", "diary.sold.text"),
        ({"diary": {"sold": {"text": "{heat.plum}"}}}, "E202", "diary.sold.text"),
        ({"diary": {"sold": {"text": "{sold.pear}"}}}, "E201", "diary.sold.text"),
        ({"diary": {"sold": {"text": "{name.pear}"}}}, "E201", "diary.sold.text"),
        ({"diary": {"sold": {"text": "}"}}}, "E203", "diary.sold.text"),
        ({"title": "x" * 81}, "E110", "title"),
        ({"title": "a\nb"}, "E110", "title"),
        ({"events": {"crate": {"text": "x" * 4001}}}, "E110", "events.crate.text"),
        ({"events": {"crate": {"effects": [{}]}}}, "E108", "events.crate.effects[0]"),
        ({"events": {"crate": {"effects": [{"if": {}}]}}}, "E108", "events.crate.effects[0]"),
        ({"events": {"crate": {"effects": [{"heat": 1, "then": []}]}}}, "E108", "events.crate.effects[0]"),
        ({"goods": {"plum": {"basis": {"price": {"is": "guess"}}}}}, "E105", "goods.plum.basis.price.is"),
        (
            {"goods": {"plum": {"basis": {"price": {"is": "estimate", "cite": ["x"]}}}}},
            "E201",
            "goods.plum.basis.price.cite[0]",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_mistake_has_its_code_and_its_place(tmp_path: Path, part: dict[str, Any], code: str, path: str) -> None:
    found = problems_with(tmp_path, part)
    assert (code, path) in [(problem.code, problem.path) for problem in found], "\n".join(map(str, found))


@pytest.mark.parametrize(
    "part",
    [
        {"diary": {"sold": {"text": "{{x}} {place} {weekday} {name.harbour} {trust.ines} {money.crown} {heat}"}}},
        {"events": {"crate": {"text": "One.\nTwo."}}},
        {"goods": {"plum": {"name": "a {brace} in a name"}}},
        {"notices": {"fees": {"when": {"all": [{"day": {"min": 1}}], "not": {"any": [{"heat": {"min": 99}}]}}}}},
        {"start": {"days": 400}},
        {"start": {"money": {"crown": 3}}},
        {"goods": {"plum": {"price": 2}}},
        {"start": {"date": "2024-02-29"}},
    ],
    ids=str,
)
def test_what_is_right_gets_no_message(tmp_path: Path, part: dict[str, Any]) -> None:
    assert codes(problems_with(tmp_path, part)) == []


def test_systems_that_are_not_there_need_nothing(tmp_path: Path) -> None:
    document = made_up()
    document["systems"] = {"price": 1}
    for table in ("supply", "gifts", "inspection", "household"):
        del document["rules"][table]
    world = loaded(written(tmp_path, put_in(document, {}))).world
    assert world.inspection.official == ""
    assert world.supply.pressure_bp == 0
    assert world.met("price", 1)
    assert not world.met("officials", 5)
