"""What is declared and never comes into a game, and what can never pay: named where it is sure, and only there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from marketgen.scenario import check
from marketgen.scenario.manual import pages
from tests.scenario.helpers import DATA, codes, country, problems_with, put_in, written

FARM: dict[str, Any] = json.loads("{" + pages()["W313"].good + "}")
EVERY: dict[str, Any] = json.loads((DATA / "every_key.json").read_text("utf-8"))
REFORM: dict[str, Any] = json.loads("{" + pages()["E327"].good + "}")
PARTED: dict[str, Any] = {**REFORM, **json.loads("{" + pages()["E329"].good + "}"), "pauses": {}}
UPGRADE = {"upgrades": {"sail": {"name": "a sail", "about": "Dry.", "price": {"crown": 9}}}}
PRIVATE = {"title": "Songs", "phase": "evening", "private": True, "tags": ["media"], "text": "Songs on a stick."}


def songs(*effects: dict[str, Any]) -> dict[str, Any]:
    """A card of banned media with one choice that does something."""
    return {
        "events": {"songs": {**PRIVATE, "choices": {"keep": {"label": "K", "long": "K.", "effects": list(effects)}}}}
    }


SAID = {
    "a pool nobody is drawn from": ({"neighbours": {"bosko": {"pool": True}}}, ["W310"]),
    "a pool that is drawn from": ({"neighbours": {"bosko": {"pool": True}}, "draw": {"neighbours": 1}}, []),
    "an upgrade without its system": (UPGRADE, ["W311"]),
    "an upgrade that an effect brings": ({**UPGRADE, "events": {"crate": {"effects": [{"upgrade": "sail"}]}}}, []),
    "a rumour without its system": (
        {"rumours": {"fleet": {"text": "Ships come.", "truth": "true", "days": 1}}}, ["W311"]),
    "a lender without credit": (
        {"lenders": {"berta": {"name": "Berta", "rate": 0.1, "friend_rate": 0.05}}}, ["W311"]),
    "a place nobody can go to": ({"places": {"farm": {"name": "a farm"}}}, ["W311"]),
    "a place that is heard of": (
        {"places": {"farm": {"name": "a farm", "sells": {"plum": {"share": 0.7, "lot": [0.1, 0.2]}}}},
         "events": {"crate": {"effects": [{"hear": {"place": "farm", "goods": ["plum"]}}]}}}, []),
    "a post on no road": ({"posts": {"gate": {"name": "the gate", "risk": 0.1}}}, ["W311"]),
    "a currency nobody pays in": ({"currencies": {"pearl": {"name": "pearls"}}}, ["W311"]),
    "a good nobody has": (
        {"goods": {"rope": {"name": "rope", "unit": "coil", "price": 2, "depth": 9, "buys": [1, 1], "wishes": {}}}},
        ["W311"]),
    "a weather on one day only": (
        {"weathers": {"hail": {"name": "hail", "weight": 0, "groups": 0}}, "calendar": {"weather": {"3": "hail"}}}, []),
    "a buyer without weight": ({"buyers": {"sailor": {"weight": 0}}}, ["W311"]),
    "a ban before these days": (
        {"laws": {"grain": {"name": "grain", "text": "No grain.", "kind": "goods", "start": "1900-01-01",
                            "end": "1901-01-01", "goods": ["barley"]}}}, []),
    "a farm whose plums pay": (FARM, []),
    "plums dearer there than here": (
        put_in(FARM, {"places": {"farm": {"sells": {"plum": {"share": 1.3}}}}}), ["W313"]),
    "a fare that no load pays": (put_in(FARM, {"ways": {"boat": {"to": {"farm": {"fare": 90}}}}}), ["W313"]),
    "dear there, and dearer here later": (
        put_in(FARM, {"places": {"farm": {"sells": {"plum": {"share": 1.3}}}},
                      "goods": {"plum": {"season": [{"day": 1, "price": 1}, {"day": 5, "price": 2}]}}}), []),
    "a supplier too dear even with trust": ({"middlemen": {"ada": {"carries": {"salt": {"share": 1.7}}}}}, ["W314"]),
    "a supplier who is dear on most days": ({"middlemen": {"ada": {"carries": {"salt": {"share": 1.25}}}}}, []),
    "brandy for gifts may be dear": ({"middlemen": {"ada": {"carries": {"brandy": {"share": 3}}}}}, []),
    "a reform spoken of before the first day": (put_in(REFORM, {"reform": {"sign": 2}}), ["E327"]),
    "a reform spoken of on the first day": (put_in(REFORM, {"reform": {"sign": 1}}), []),
    "old notes that die while nobody plays": (
        put_in(PARTED, {"reform": {"day": 3, "sign": 1, "window": 2}}), ["E329"]),
    "old notes that die in the weeks, announced before": (
        put_in(PARTED, {"reform": {"day": 2, "sign": 1, "window": 3}}), []),
    "one meal of two too dear": ({"meals": {"porridge": {"money": 9000}}}, []),
    "grain that wanders": ({"goods": {"plum": {"drift": {"step": 0.02, "keeps": 0.985}}}}, []),
    "grain that wanders to its limit": ({"goods": {"plum": {"drift": {"step": 0.12, "keeps": 0.985}}}}, ["W318"]),
    "a town that wanders to its limit": ({"places": {"quay": {"gap": {"step": 0.5, "keeps": 0.8}}}}, ["W318"]),
    "songs for nothing": (songs({"knows": 1}), []),
    "songs that pay little": (songs({"knows": 1}, {"money": {"crown": 5}}), []),
    "songs that pay": (songs({"knows": 1}, {"money": {"crown": 90}}), ["W316"]),
    "songs that pay in goods": (songs({"knows": 1}, {"stock": {"lamp": 20}}), ["W316"]),
    "songs that pay once in a hundred times": (
        songs({"knows": 1}, {"one_of": [{"weight": 99, "do": []}, {"weight": 1, "do": [{"money": {"crown": 90}}]}]}),
        []),
    "songs that pay, where whoever knows is a danger": (
        {**songs({"knows": 2}, {"money": {"crown": 40}}),
         "rules": {"media": {"each": 0.2, "fade_days": 9, "named_days": 9}}}, []),
    "songs that pay little, where a case costs more": (
        {**songs({"knows": 1}, {"money": {"crown": 90}}),
         "laws": {"songs": {"name": "songs", "text": "None.", "kind": "media", "start": "1931-01-01", "close": 5000,
                            "close_chance": 1}}}, []),
}  # fmt: skip


@pytest.mark.parametrize("name", SAID)
def test_what_is_said_and_what_is_not(tmp_path: Path, name: str) -> None:
    part, wanted = SAID[name]
    found = problems_with(tmp_path, part)
    assert codes(found) == wanted, "\n".join(map(str, found))
    assert all(problem.mend and problem.place.line > 1 for problem in found)


@pytest.mark.parametrize(("friends", "wanted"), [(1, []), (4, ["W338"])])
def test_more_friends_than_people_are_warned_of(tmp_path: Path, friends: int, wanted: list[str]) -> None:
    """The made-up country has people enough for one, and of a pool only so many as are drawn."""
    shown = json.loads("{" + pages()["E338"].good + "}")["rules"]["demonstration"] | {"friends": friends, "most": 9}
    found = problems_with(tmp_path, {"rules": {"demonstration": shown}})
    assert [one.code for one in found if one.code == "W338"] == wanted


COPYING = {"copying": {"after": 2, "days": 3, "spread": [-0.1, 0]}}


@pytest.mark.parametrize(
    ("copied", "rules", "wanted"),
    [(2, COPYING, []), (6, COPYING, ["E338"]), (0, {}, []), (2, {}, ["E338"]), (5, COPYING, [])],
)
def test_a_demonstration_is_copied_where_copies_are(
    tmp_path: Path, copied: int, rules: dict[str, Any], wanted: list[str]
) -> None:
    document = country()
    document["rules"].pop("copying", None)
    shown = json.loads("{" + pages()["E338"].good + "}")["rules"]["demonstration"] | {"copied": copied}
    found = problems_with(tmp_path, {"rules": {"demonstration": shown, **rules}}, document)
    assert [one.path for one in found if one.code == "E338"] == ["rules.demonstration.copied"] * len(wanted)


def test_an_official_without_the_system_never_comes(tmp_path: Path) -> None:
    document = country()
    document["posts"] = {}
    document["middlemen"]["ada"].pop("road", None)
    assert document["systems"].pop("officials")
    found = {problem.path: problem for problem in problems_with(tmp_path, {}, document) if problem.code == "W311"}
    assert found["officials.harbour"].mend == 'add "officials": 1 to "systems", or delete it'


@pytest.mark.parametrize(
    ("system", "path"),
    [("council", "council"), ("reform", "reform"), ("bargains", "bargains.jam"), ("kye", "kyes.bench")],
)
def test_a_section_without_its_system_never_comes(tmp_path: Path, system: str, path: str) -> None:
    systems = {name: day for name, day in EVERY["systems"].items() if name != system}
    found = {one.path: one for one in problems_with(tmp_path, {}, {**EVERY, "systems": systems}) if one.code == "W311"}
    assert list(found) == [path]
    assert found[path].mend == f'add "{system}": 1 to "systems", or delete it'
    assert found[path].place.line > 1


def test_a_section_of_a_base_is_deleted_from_the_file_that_extends_it(tmp_path: Path) -> None:
    written(tmp_path, EVERY, "every_key.json")
    head = {"format": 1, "id": "top", "title": "Top", "language": "en", "extends": "every_key"}
    (found,) = [
        one for one in check(written(tmp_path, {**head, "systems": {"council": None}}, "top.json"))
        if one.code == "W311"
    ]  # fmt: skip
    assert found.mend.endswith('; to delete it, add "council": null to the file that extends this one')


BACKWARDS: dict[str, dict[str, Any]] = {
    "bargains.jam.to_day": {"bargains": {"jam": {"from_day": 4, "to_day": 2}}},
    "calendar.hours[0].to_day": {
        "calendar": {"hours": [{"from_day": 4, "to_day": 2, "blocks": [[9, 12], [13, 16]]}]}},
    "rules.gifts.customs[0].to_day": {"rules": {"gifts": {"customs": [{"from_day": 4, "to_day": 2, "add": 0.1}]}}},
}  # fmt: skip


@pytest.mark.parametrize("path", BACKWARDS)
def test_days_that_run_backwards_are_a_range_that_holds_nothing(tmp_path: Path, path: str) -> None:
    (found,) = [one for one in problems_with(tmp_path, BACKWARDS[path], EVERY) if one.is_error]
    assert (found.code, found.path, found.mend) == ("E301", path, 'write "from_day": 2, "to_day": 4')


def test_a_bargain_does_not_last_beyond_the_last_day(tmp_path: Path) -> None:
    for last, wanted in ((5, []), (99, ["E310"])):
        found = problems_with(tmp_path, {"bargains": {"jam": {"to_day": last}}}, EVERY)
        assert codes(one for one in found if one.path == "bargains.jam.to_day") == wanted


def test_a_mend_that_is_to_be_copied_is_json(tmp_path: Path) -> None:
    (found,) = problems_with(tmp_path, {"goods": {"plum": {"buys": 'a "b"'}}})
    assert (found.code, found.mend) == ("E104", 'write ["a \\"b\\""]')


def test_a_note_in_a_condition_asks_for_nothing(tmp_path: Path) -> None:
    for when in ({}, {"note": "Whatever was done."}, {"all": [{"note": "Nothing."}]}):
        part = {"epilogue": {"sea": {"title": "the sea", "passages": {"calm": {"when": when, "text": "Calm."}}}}}
        assert codes(problems_with(tmp_path, part)) == [], when


def test_a_file_without_summary_and_licence_has_notes_and_no_more(tmp_path: Path) -> None:
    document = {key: value for key, value in country().items() if key not in ("summary", "licence")}
    found = problems_with(tmp_path, {}, document)
    assert [(problem.code, problem.severity, problem.is_error) for problem in found] == [
        ("N301", "note", False), ("N302", "note", False),
    ]  # fmt: skip


def test_the_household_on_the_cheapest_meal(tmp_path: Path) -> None:
    found = problems_with(tmp_path, {"meals": {"porridge": {"money": 4000}, "thin": {"money": 3000}}})
    assert [(problem.code, problem.path) for problem in found] == [("W315", "meals.thin")]
