"""What can never be reached is named, with its reason; what only needs luck, skill or patience is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from marketgen.engine.events import Turn
from marketgen.engine.measures import MEASURES, measure
from marketgen.engine.rules import apply, new_run
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.play.bots import BOTS, next_command
from marketgen.scenario import Loaded, load_document
from marketgen.scenario.bounds import NEEDS, RANGES
from marketgen.scenario.models.conditions import UNITS
from marketgen.scenario.models.types import Amount
from tests.scenario.helpers import codes, country, loaded, problems_with, put_in

STEP: dict[str, Any] = {"title": "A step", "phase": "noon", "text": "It goes on."}


def step(**more: Any) -> dict[str, Any]:
    """An event that raises a flag somebody asks for, unless it has other effects or choices."""
    return {**STEP, **({} if "choices" in more else {"effects": [{"standing": 0.01}]}), **more}


def sends(some_id: str, days: int = 1) -> list[dict[str, Any]]:
    """Effects that send an event."""
    return [{"event": {"id": some_id, "in_days": days}}]


def when(**condition: Any) -> dict[str, Any]:
    """A notice of the country with a condition."""
    return {"notices": {"patrol": {"when": {"all": [condition]}}}}


NEVER = {
    "outside its bounds": (when(heat={"min": 101}), "E302", '"heat" is never more than 100'),
    "under its bounds": (when(trust={"ada": {"max": -6}}), "E302", '"trust" is never less than -5'),
    "no current of that level": (when(level={"min": 3}), "E302", "the campaign level never reaches 3"),
    "two that exclude each other": (
        {"notices": {"patrol": {"when": {"day": {"max": 2}, "all": [{"day": {"min": 4}}]}}}},
        "E302", "it cannot hold together with notices.patrol.when.day",
    ),
    "what must not be and must": (
        when(flag="kept_letter", **{"not": {"flag": "kept_letter"}}), "E302", "it cannot hold together",
    ),
    "two weekdays": (when(weekday={"mon": {"min": 1}, "tue": {"min": 1}}), "E302", "it cannot hold together"),
    "a weekday outside the days": (
        when(day={"max": 4}, weekday={"mon": {"min": 1}}), "E302", 'none of the days asked for is a "mon"',
    ),
    "not what always is": (when(**{"not": {"day": {"min": 1}}}), "E302", 'what stands under "not" always holds'),
    "no alternative": (when(any=[]), "E302", 'there is nothing in "any"'),
    "no chance": (when(chance=0), "E302", "its chance is 0"),
    "a choice nobody can take": (
        {"events": {"ferry": {"choices": {"lower": {"when": {"favour": {"ines": {"min": 1}}}}}}}},
        "W306", 'the choice "lower" of the event "ferry" can never be taken: "ines" never owes a favour',
    ),
    "a choice that takes what nobody has": (
        {"events": {"ferry": {"choices": {"lower": {"effects": [{"stock": {"barley": -1}}]}}}}},
        "W306", 'nothing ever brings "barley" to the stall',
    ),
    "a choice after its event": (
        {"events": {"crate": {"effects": [], "choices": {
            "a": {"label": "A", "long": "A.", "effects": []},
            "b": {"label": "B", "long": "B.", "effects": [], "when": {"day": {"min": 4}}}}}}},
        "W306", 'the choice "b" of the event "crate" can never be taken',
    ),
    "every choice shut": (
        {"events": {"ferry": {"choices": {
            "lower": {"when": {"heat": {"min": 101}}}, "wait": {"when": {"heat": {"min": 101}}}}}}},
        "E302", 'the event "ferry" can never happen: "heat" is never more than 100',
    ),
    "a chain from what never happens": (
        {"events": {"a": step(when={"heat": {"max": -1}}, effects=sends("b")), "b": step(chained=True)}},
        "E302", 'the event "b" can never happen: it is chained, and nothing that can happen brings it',
    ),
    "a circle that nothing begins": (
        {"events": {"a": step(chained=True, effects=sends("b")), "b": step(chained=True, effects=sends("a"))}},
        "E302", 'the event "a" can never happen: it is chained, and nothing that can happen brings it',
    ),
    "a chain longer than the scenario": (
        {"events": {
            "a": step(when={"day": {"min": 2}}, effects=sends("b", 2)), "b": step(chained=True, effects=sends("c", 2)),
            "c": step(chained=True)}},
        "W307", "it would be on day 6 at the earliest, but the scenario ends on day 5",
    ),
    "a flag that comes too late": (
        {"events": {"a": step(when={"day": {"min": 4}}, effects=[{"flag": "met"}])}, "flags": {"met": {"about": "M."}},
         "notices": {"patrol": {"when": {"flag": "met", "day": {"max": 3}}}}},
        "E302", 'the flag "met" cannot come before day 4, and this asks for it until day 3',
    ),
    "days since, too many": (
        when(since={"thanks": {"min": 4, "max": 9}}), "E302", 'the event "thanks" cannot come before',
    ),
    "somebody of an empty pool": (
        {"regulars": {"ines": {"pool": True}}}, "E302", 'the event "letter" can never happen: "ines" is in no run',
    ),
    "a follower of whom nobody makes room": (
        {"officials": {"second": {**country()["officials"]["harbour"], "name": "B", "replaces": "harbour"}},
         **when(present={"second": {"min": 1}})},
        "E302", '"second" is in no run',
    ),
    "an upgrade that needs itself": (
        {"upgrades": {"sail": {"name": "a sail", "about": "Dry.", "price": {"crown": 9}, "needs": ["sail"]}},
         "systems": {"growth": 1}, "rules": {"growth": {"worth": 0.5}}, **when(upgrade={"sail": {"min": 1}})},
        "E302", 'nobody can ever have the upgrade "sail"',
    ),
    "a place without a way": (
        {"places": {"farm": {"name": "a farm"}}, **when(place_known={"farm": {"min": 1}})}, "E302",
        'no way leads to "farm"',
    ),
    "a system that never comes": (when(trips={"min": 1}), "E302", "nobody can travel"),
    "a passage behind one that always holds": (
        {"epilogue": {"quay": {"passages": {"late": {"rank": 3, "when": {"heat": {"max": 9}}, "text": "Late."}}}}},
        "W308", 'the passage "late" is never told: "down" stands before it',
    ),
    "a flag nothing asks for": (
        {"events": {"ferry": {"choices": {"wait": {"effects": [{"flag": "met"}]}}}}, "flags": {"met": {"about": "M."}}},
        "W309", 'the flag "met" is raised, and nothing asks for it',
    ),
    "an if that never holds": (
        {"events": {"crate": {"effects": [{"if": {"fear": {"harbour": {"min": 5}}}, "then": [{"heat": 1}]}]}}},
        "W302", 'this can never hold: "fear" is never more than 4',
    ),
    "an ending of what never happens": (
        {"events": {"a": step(chained=True, effects=[{"end": "gone"}])},
         "endings": {"gone": {"title": "Gone", "text": "Gone."}}},
        "W303", 'the ending "gone" can never be reached: what ends with it can never happen',
    ),
    "a rumour whose day comes after the end": (
        {"systems": {"rumours": 2}, "rules": {"rumours": {}},
         "rumours": {"fleet": {"text": "Ships come.", "truth": "true", "days": 4, "effects": [{"heat": 1}]}}},
        "W307", 'what the rumour "fleet" foretells never comes',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NEVER)
def test_what_can_never_be_is_named(tmp_path: Path, name: str) -> None:
    part, code, said = NEVER[name]
    found = [problem for problem in problems_with(tmp_path, part) if problem.code == code and said in problem.what]
    assert len(found) == 1, [str(problem) for problem in problems_with(tmp_path, part)]
    assert found[0].place.line > 1
    assert found[0].mend


CAN = {
    "at the bound": when(heat={"min": 100}, trust={"ada": {"min": 5}}, level={"min": 2}),
    "on the last day": when(day={"min": 5}),
    "one of two": when(any=[{"heat": {"min": 90}}, {"day": {"max": 4}}]),
    "not what may be": when(**{"not": {"heat": {"min": 1}}}),
    "not on one day": when(**{"not": {"day": {"min": 5}}}),
    "a chain to the last day": {"events": {
        "a": step(when={"day": {"min": 3}}, effects=sends("b")), "b": step(chained=True, effects=sends("c")),
        "c": step(chained=True)}},
    "a circle with a way in": {"events": {
        "a": step(chained=True, effects=sends("b")), "b": step(when={"heat": {"min": 1}}, effects=sends("a"))}},
    "never since": when(since={"letter": {"min": 999}}),
    "long since or never": when(since={"thanks": {"min": 4}}),
    "what an effect brings": {
        "events": {"crate": {"effects": [{"favour": {"ines": 1}}]}}, **when(favour={"ines": {"min": 1}})},
    "what a branch brings": {
        "events": {"crate": {"effects": [{"one_of": [{"weight": 1, "do": [{"favour": {"ines": 1}}]}]}]}},
        **when(favour={"ines": {"min": 1}})},
    "a level that news may raise": {
        "events": {"crate": {"effects": [{"level": {"by": 1, "days": 1}}]}}, **when(level={"min": 3})},
    "what a service is owed for": {
        "services": {"net": {"name": "nets", "costs": "Two hours.", "worth": 6, "owes": 1, "effects": [{"hours": 2}]}},
        "officials": {"harbour": {"takes": ["brandy", "shell", "crown", "net"], "favours": {
            "word": {"name": "a word", "does": "He says it.", "effects": [{"flag": "word"}]}}}},
        "flags": {"word": {"about": "He said it."}}, **when(favour={"harbour": {"min": 1}}, flag="word")},
    "what a named start begins with": {
        "starts": {"later": {"name": "Later", "day": 3, "flags": ["met"], "chose": {"crate": "open"}}},
        "flags": {"met": {"about": "They met."}},
        "events": {"crate": {"effects": [], "choices": {
            "open": {"label": "Open it", "long": "It is open.", "effects": [], "when": {"heat": {"min": 1}}},
            "leave": {"label": "Leave it", "long": "It lies there.", "effects": []}}}},
        **when(flag="met", chose={"crate": "open"})},
    "a pool that is drawn from": {"regulars": {"ines": {"pool": True}}, "draw": {"regulars": 1}},
    "a weekday within the days": when(day={"min": 5}, weekday={"mon": {"min": 1}}),
}  # fmt: skip


@pytest.mark.parametrize("name", CAN)
def test_what_may_be_is_left_alone(tmp_path: Path, name: str) -> None:
    assert [str(problem) for problem in problems_with(tmp_path, CAN[name])] == []


def test_what_has_one_reason_is_told_once(tmp_path: Path) -> None:
    """A flag that nothing raises closes two notices and a passage: one message, with all places."""
    part = {
        "flags": {"met": {"about": "They met."}},
        "notices": {"patrol": {"when": {"flag": "met"}}, "fees": {"when": {"flag": "met"}}},
        "diary": {"sold": {"when": {"flag": "met"}}},
    }
    (problem,) = problems_with(tmp_path, part)
    assert problem.code == "E302"
    assert len(problem.also) == 2


def test_nothing_is_said_within_what_never_happens(tmp_path: Path) -> None:
    part = {"events": {"a": step(chained=True, effects=sends("b", 90)), "b": step(when={"heat": {"min": 1}})}}
    assert codes(problems_with(tmp_path, part)) == ["E302"]


def test_a_run_keeps_its_copy_whatever_a_later_check_knows() -> None:
    """What can never be is a mistake of an author, and no reason to close a run that was begun with it."""
    document = put_in(country(), when(heat={"min": 101}))
    assert isinstance(load_document(document, "my run"), Loaded)


def test_effects_where_no_task_looks_are_taken_to_happen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new section with effects, which nobody has taught the fixpoint, must not make what it brings impossible."""
    part = {
        "events": {"a": step(chained=True, effects=[{"flag": "met"}])},
        "flags": {"met": {"about": "They met."}},
        **when(flag="met"),
    }
    assert codes(problems_with(tmp_path, part)) == ["E302", "E302"]
    monkeypatch.setattr("marketgen.scenario.reach_world._KNOWN", ())
    assert codes(problems_with(tmp_path, part)) == ["E302"], "only that the event itself is sent by nobody"


def test_every_measure_that_needs_something_has_bounds() -> None:
    assert NEEDS.keys() | RANGES.keys() <= MEASURES.keys()
    assert [name for name in NEEDS if RANGES[name][0] != 0] == []


def _within(world: World, run: Run, subjects: dict[str, list[str]]) -> int:
    """Assert that every measure is within its bounds; how many were looked at."""
    looked = 0
    for name, (low, high) in RANGES.items():
        unit = UNITS[MEASURES[name].unit]
        scale = 1 if isinstance(unit, Amount) else unit.scale
        for subject in subjects[MEASURES[name].of]:
            value = measure(world, run, name, subject)
            assert low is None or value >= low * scale, (name, subject, value)
            assert high is None or value <= high * scale, (name, subject, value)
            looked += 1
    return looked


@pytest.mark.parametrize("name", ["lawful", "random"])
def test_no_measure_is_ever_outside_its_bounds(name: str) -> None:
    """A run of The Awning: each day every measure of a few subjects is within what the check takes for possible."""
    world = loaded("the_awning").world
    of = {
        "": [""], "good": list(world.goods)[:3], "person": list(world.middlemen)[:2], "upgrade": list(world.upgrades),
        "ending": list(world.endings),
        "somebody": list(world.officials)[:2], "official": list(world.officials)[:2], "place": list(world.places)[:2],
        "member": list(world.household)[:2], "event": [], "rumour": [], "currency": list(world.currencies),
        "weather": [one.id for one in world.weathers][:2], "weekday": ["mon"], "kye": [],
        "sideline": [], "stake": [], "partner": [], "workshop": [], "recipe": [], "firm": [], "contract": [],
        "neighbour": list(world.neighbours)[:2],
    }  # fmt: skip
    run, day, given, looked = new_run(world, f"bounds-{name}").run, 0, 0, 0
    while run.phase != "over" and run.day < 12:
        if run.day != day:
            day, given = run.day, 0
            looked += _within(world, run, of)
        turn = apply(world, run, next_command(BOTS[name], world, run, given))
        assert isinstance(turn, Turn)
        run, given = turn.run, given + 1
    assert looked > 1000
