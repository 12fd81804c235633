"""From document to World: numbers by hand, identity, and the shipped scenarios."""

from __future__ import annotations

import json
import random
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from marketgen.engine import plot
from marketgen.engine.plot import Condition, Effect
from marketgen.engine.rulebook import Rung
from marketgen.engine.world import Carried, Currency, Good, Middleman, Point, World
from marketgen.scenario import Loaded, check, dump, load, load_document
from marketgen.scenario.canonical import BEFOREHAND, digest
from tests.scenario.helpers import COUNTRY, SHIPPED, TINY, codes, country, loaded, problems_with, put_in, written

SCENARIOS = sorted(SHIPPED.glob("*.json"))


@pytest.fixture(scope="module")
def world() -> World:
    """The made-up country, compiled."""
    return loaded(COUNTRY).world


def test_money_is_in_the_minor_units_of_its_currency(world: World) -> None:
    assert world.currencies == {"crown": Currency("crown", 2, 5), "shell": Currency("shell", 0, 1)}
    assert world.start.money == {"crown": 12050, "shell": 40}
    assert world.start.paid == {"lamp": 990, "plum": 115}
    assert (world.day.fee, world.officials["harbour"].expects, world.meals["porridge"].money) == (125, 850, 40)
    assert world.inspection.rungs[1] == Rung("stamp", 3, 375, 500, 0, 0, 0)


def test_a_good_and_a_middleman(world: World) -> None:
    curve = (Point(1, 10_000), Point(5, 11_000))
    assert world.goods["lamp"] == Good("lamp", 1490, 12, 200, 0, (1, 1), 1, True, curve, (Point(5, 15_000),))
    carries = {
        "brandy": Carried("brandy", 9000, (1000, 2000)),
        "plum": Carried("plum", 8000, (2000, 4000)),
        "salt": Carried("salt", 7500, (3000, 5000)),
    }
    sure = {2: ("brandy", "salt"), 4: ("plum",)}
    assert world.middlemen["ada"] == Middleman("ada", 2, carries, sure, 9000, 4000, 9300, (1, 2), 8000, 1, 50)


def test_the_calendar(world: World) -> None:
    import datetime

    assert datetime.date.fromordinal(world.first_day) == datetime.date(1931, 4, 30)
    assert world.levels == ((1, 0), (3, 2))
    assert world.day.week_ends == 0
    assert {weather.id: weather.fixed_days for weather in world.weathers} == {"clear": (1,), "fog": ()}
    assert world.systems["officials"] == 3


def test_conditions(world: World) -> None:
    letter = world.events["letter"]
    loose = Condition(
        "any",
        parts=(
            Condition("all", (plot.Test("day", "", 2, None),)),
            Condition("all", (plot.Test("trust", "ines", 200, None),)),
        ),
    )
    never = Condition("not", parts=(Condition("all", (plot.Test("flag", "kept_letter", None, None),)),))
    assert letter.when == Condition("all", (), (loose, never))
    assert world.events["ferry"].when == Condition("all", (), (), 5000)
    told, kept = world.epilogue["ines"][1], world.epilogue["ines"][0]
    assert told.when.tests[1] == plot.Test("seen", "letter", None, None)
    assert kept.when.tests[1] == plot.Test("chose", "letter:keep", None, None)
    rich = world.goals["rich"].when.tests
    assert rich == (plot.Test("money", "crown", 10025, None), plot.Test("worth_gain", "", 500, None))
    assert world.endings["broken"].when.tests == (plot.Test("health", "self", None, 50),)


def test_effects(world: World) -> None:
    keep, _refuse, tell = world.events["letter"].choices
    assert keep.effects == (
        Effect("knows", amount=1),
        Effect("trust", "ines", 125),
        Effect("flag", "kept_letter"),
        Effect("event", "thanks", days=1),
    )
    assert tell.effects[:2] == (Effect("money", "crown", 250), Effect("money", "shell", -1))
    branch = tell.effects[-1]
    assert branch.when == Condition("all", (plot.Test("heat", "", 50, None),))
    assert branch.branches == ((1, (Effect("file", amount=1),)), (1, (Effect("standing", amount=-10),)))
    drawn = world.events["crate"].effects[1]
    assert (drawn.subject, drawn.branches) == ("/1", ((2, ()), (1, (Effect("heat", amount=2),))))
    lower = world.events["ferry"].choices[0].effects
    assert lower == (Effect("price", "plum", -1000, 1), Effect("fit", "plum", 1000, 1))


def test_texts_have_their_paths_and_lists_their_numbers(world: World) -> None:
    assert world.texts["goods.plum.count.many"] == "{count} baskets of plums"
    assert world.texts["middlemen.ada.knows.1"] == "She wants a second boat."
    assert world.texts["events.letter.choices.keep.label"] == "Keep it"
    assert world.texts["rules.inspection.texts.before.0"] == "He walks along the quay."
    assert world.texts["household.tam.age"] == "9"
    assert not [path for path in world.texts if path.endswith("note")]
    assert world.lessons[0].fills == (("sold", "plum"),)
    assert world.diary[0].fills == (("sold_all", ""),)


def test_mappings_are_in_the_order_of_their_ids(world: World) -> None:
    for item in fields(World):
        value = getattr(world, item.name)
        if isinstance(value, dict) and item.name not in ("epilogue", "difficulties"):
            assert list(value) == sorted(value), item.name
    assert list(world.difficulties) == ["plain", "bare"], "the mildest level is told first"
    assert list(world.epilogue) == ["quay", "ines"], "the epilogue is told by rank"
    assert [rung.id for rung in world.inspection.rungs] == ["frown", "stamp", "seize"]


def turned(value: Any, rolls: random.Random, within: str = "") -> Any:
    """The same document with its keys in another order, except the choices of events."""
    if isinstance(value, dict):
        keys = list(value)
        if within != "choices":
            rolls.shuffle(keys)
        return {key: turned(value[key], rolls, key) for key in keys}
    return [turned(item, rolls) for item in value] if isinstance(value, list) else value


def test_the_order_of_keys_changes_nothing(tmp_path: Path, world: World) -> None:
    for number in range(5):
        path = written(tmp_path, turned(country(), random.Random(number)))
        assert loaded(path).world == world


def test_the_order_of_choices_is_part_of_the_rules(tmp_path: Path, world: World) -> None:
    document = country()
    choices = document["events"]["letter"]["choices"]
    document["events"]["letter"]["choices"] = dict(reversed(choices.items()))
    other = loaded(written(tmp_path, document)).world
    assert [choice.id for choice in other.events["letter"].choices] == ["tell", "refuse", "keep"]
    assert other.digest != world.digest


@pytest.mark.parametrize(
    "part",
    [
        {"title": "Other"},
        {"id": "other"},
        {"goods": {"plum": {"name": "x", "unit": "y"}}},
        {"summary": "x"},
        {"basis": {"rest": {"is": "estimate"}}},
        {"goods": {"plum": {"basis": {"price": {"is": "estimate"}}}}},
        {"goods": {"plum": {"note": "a remark"}}},
        {"events": {"crate": {"text": "Other."}}},
        {"version": "2"},
        {"middlemen": {"ada": {"knows": ["x"]}}},
        {"glossary": {}},
        {"minutes": 7},
        {"$schema": "x"},
        {"events": {"letter": {"choices": {"keep": {"label": "x", "short": "y"}}}}},
        {"goods": {"plum": {"price": Decimal("2.050")}}},
    ],
    ids=str,
)
def test_what_is_told_does_not_change_the_digest(part: dict[str, Any], world: World) -> None:
    document = put_in(country(), part)
    assert digest(document) == digest(country())


@pytest.mark.parametrize(
    "part",
    [
        {"goods": {"plum": {"price": 2.06}}},
        {"goods": {"pear": {}}},
        {"start": {"date": "1931-05-01"}},
        {"events": {"crate": {"phase": "noon"}}},
        {"systems": {"officials": 4}},
        {"flags": {"x": {"about": "y"}}},
        {"events": {"letter": {"choices": {"keep": {"effects": []}}}}},
        {"rules": {"score": {"talk": 0.006}}},
        {"calendar": {"weather": {"2": "fog"}}},
        {"difficulties": {"bare": {"undo": True}}},
    ],
    ids=str,
)
def test_what_is_a_rule_changes_the_digest(part: dict[str, Any]) -> None:
    assert digest(put_in(country(), part)) != digest(country())


@pytest.mark.parametrize("path", [COUNTRY, TINY, SHIPPED / "first_stall.json"], ids=lambda path: path.stem)
def test_the_copy_in_a_save_gives_the_same_world(path: Path) -> None:
    scenario = loaded(path)
    before = ".".join(BEFOREHAND)  # for whoever chooses; who has begun has chosen
    told = {key: text for key, text in scenario.world.texts.items() if not key.startswith(before)}
    for copy in (scenario.document, json.loads(json.dumps(scenario.document)), json.loads(dump(scenario.document))):
        found = load_document(copy, "my run")
        assert isinstance(found, Loaded)
        assert found.world == replace(scenario.world, texts=told)
        assert found.document == scenario.document
    assert scenario.digest == scenario.world.digest == digest(scenario.document)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_shipped_scenarios_give_no_output(path: Path) -> None:
    assert check(path) == []


def test_the_shipped_scenario_is_found_by_its_id_and_compiles_exactly() -> None:
    """A few numbers, each against the file's own text: prices, shares and trust in the engine's units."""
    document = json.loads((SHIPPED / "first_stall.json").read_text("utf-8"), parse_float=Decimal)
    scenario = load("first_stall")
    assert isinstance(scenario, Loaded)
    world = scenario.world
    assert world.days == document["start"]["days"]
    for some_id, good in document["goods"].items():
        assert world.goods[some_id].base == good["price"]
        assert world.goods[some_id].noise_bp == good.get("noise", 0) * 10_000
    for some_id, man in document["middlemen"].items():
        assert world.middlemen[some_id].word_bp == man["word"] * 10_000
        for good, carried in man["carries"].items():
            assert world.middlemen[some_id].carries[good].share_bp == carried["share"] * 10_000
    for some_id, meal in document["meals"].items():
        assert world.meals[some_id].health == meal["health"] * 10
        assert world.meals[some_id].goods == {good: units * 1000 for good, units in meal["goods"].items()}
    assert world.inspection.heat_bp == document["rules"]["inspection"]["heat"] * 10_000


def test_two_worlds_from_one_file_are_equal(world: World) -> None:
    assert loaded(COUNTRY).world == world
    assert replace(world, days=3) != world


@pytest.mark.parametrize(
    ("part", "code", "what"),
    [
        ({"goods": {"plum": {"price": 2.055}}}, "E107", 'does not fit "crown", which has 2 digits'),
        ({"start": {"money": {"shell": 1.5}}}, "E107", 'does not fit "shell", which has no digits'),
        ({"start": {"money": {"crown": 1.005}}}, "E107", 'does not fit "crown"'),
        ({"goals": {"rich": {"when": {"money": {"shell": {"min": 0.5}}}}}}, "E107", 'does not fit "shell"'),
        ({"events": {"letter": {"choices": {"tell": {"effects": [{"money": {"shell": 0.5}}]}}}}}, "E107", '"shell"'),
        ({"goods": {"plum": {"noise": 0.00001}}}, "E107", "at most 4 digits after the point"),
        ({"rules": {"score": {"talk": 0.0000001}}}, "E107", "at most 6 digits after the point"),
        ({"household": {"tam": {"health": 50.05}}}, "E107", "at most 1 digit after the point"),
        ({"regulars": {"ines": {"trust": 0.005}}}, "E107", "at most 2 digits after the point"),
        ({"goods": {"plum": {"depth": 1.5}}}, "E107", "must be a whole number"),
        ({"meals": {"thin": {"goods": {"barley": 0.0005}}}}, "E107", "at most 3 digits after the point"),
    ],
)
def test_numbers_that_do_not_fit_are_errors_with_a_place(
    tmp_path: Path, part: dict[str, Any], code: str, what: str
) -> None:
    found = problems_with(tmp_path, part)
    assert codes(found) == [code]
    assert what in found[0].what
    assert found[0].mend.startswith("write ")
    assert found[0].place.line > 1
