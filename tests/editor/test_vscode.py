"""VS Code's own JSON service with the schema of a pack: its words, its hover texts, what it underlines."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from filelock import FileLock

from marketgen.scenario import check
from marketgen.scenario.declared import declared
from marketgen.scenario.schema import schema
from tests.scenario.helpers import DATA, SHIPPED, country, written
from tests.support import ROOT, do_without, need

pytestmark = pytest.mark.xdist_group("editor")  # so that the service is started once

HERE = Path(__file__).parent
INSTALLED = ROOT / "build" / "editor"
"""Kept between runs, in a folder that the repository ignores."""

FIRST, AWNING, BASE = (SHIPPED / f"{name}.json" for name in ("first_stall", "the_awning", "base"))
OWN, GENERIC = "file:///own", "file:///generic"


Service = subprocess.Popen[str]
"""The service, in a process of its own."""


class Job(NamedTuple):
    """What the service is asked about a text: its problems, its words at a place, or what it says over a place.

    The place is where the mark \u2038 stands, which is taken out."""

    what: str
    schema: str
    text: str


def needed() -> dict[str, Any]:
    """The packages of the service, by name, each with its version."""
    pinned: dict[str, Any] = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"]
    return pinned


def installed() -> dict[str, Any]:
    """Those of them that lie in the folder."""
    found = {}
    for name in needed():
        file = INSTALLED / "node_modules" / name / "package.json"
        if file.is_file():
            found[name] = json.loads(file.read_text("utf-8"))["version"]
    return found


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    """The service, started once for all tests."""
    node, npm = need("node", "to run VS Code's JSON service"), need("npm", "to install VS Code's JSON service")
    INSTALLED.mkdir(parents=True, exist_ok=True)
    with FileLock(INSTALLED / "lock"):
        if installed() != needed():
            shutil.copy(HERE / "package.json", INSTALLED)
            home = os.environ.get("MARKETGEN_TESTS_HOME", os.environ["HOME"])
            done = subprocess.run(
                [npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"],
                cwd=INSTALLED, env={**os.environ, "HOME": home}, capture_output=True, text=True, check=False,
            )  # fmt: skip
            if done.returncode:
                do_without(f"npm could not install VS Code's JSON service: {done.stdout}{done.stderr}"[:300])
        assert installed() == needed()
    words = [node, str(HERE / "service.cjs"), str(INSTALLED)]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe, encoding="utf-8") as running:
        yield running
        _said, error = running.communicate(timeout=60)
    assert (running.returncode, error) == (0, "")


def ask(service: Service, schemas: dict[str, str], *jobs: Job) -> list[Any]:
    """The answers of the service."""
    told = [
        {"what": job.what, "schema": job.schema, "text": job.text.replace("\u2038", ""), "at": job.text.find("\u2038")}
        for job in jobs
    ]
    assert service.stdin is not None
    assert service.stdout is not None
    service.stdin.write(json.dumps({"schemas": schemas, "jobs": told}) + "\n")
    service.stdin.flush()
    said = service.stdout.readline()
    assert said, service.communicate()[1]
    answers: list[Any] = json.loads(said)
    assert len(answers) == len(jobs)
    return answers


def own(path: Path) -> dict[str, str]:
    """The schema of a pack, as the service finds it."""
    return {OWN: schema(declared(path, [])), GENERIC: schema()}


def test_the_shipped_scenarios_are_without_a_complaint(service: Service) -> None:
    """Each by its own schema; all but the largest by that of the format too."""
    every = sorted(SHIPPED.glob("*.json"))
    assert {FIRST, AWNING, BASE} < set(every)
    schemas = {GENERIC: schema()} | {f"file:///{path.stem}": own(path)[OWN] for path in every}
    jobs = [Job("problems", f"file:///{path.stem}", path.read_text("utf-8")) for path in every]
    jobs += [Job("problems", GENERIC, path.read_text("utf-8")) for path in every if path != AWNING]
    assert ask(service, schemas, *jobs) == [[]] * len(jobs)


def test_every_key_and_a_patch_are_without_a_complaint(service: Service, tmp_path: Path) -> None:
    every = json.loads((DATA / "every_key.json").read_text("utf-8"))
    del every["$schema"]  # else the service looks for that one
    plain = json.dumps(every)
    file = written(tmp_path, plain, "every_key.json")
    assert ask(service, own(file), Job("problems", OWN, plain), Job("problems", GENERIC, plain)) == [[], []]
    written(tmp_path, country(), "made_up_country.json")
    text = """{"format": 1, "id": "top", "title": "Top", "language": "en", "extends": "made_up_country", "note": "mine",
      "goods": {"plum": {"$patch": "merge", "price": 3, "note": "dearer"}}, "start": {"days": 4},
      "rules": {"price": {"$patch": "merge", "keeps": 0.5}}}"""
    top = written(tmp_path, text, "top.json")
    assert [problem for problem in check(top) if problem.is_error] == []
    assert ask(service, own(top), Job("problems", OWN, text), Job("problems", GENERIC, text)) == [[], []]


PATCH = """{"format": 1, "id": "top", "title": "Top", "language": "en", "extends": "made_up_country",
  "start": {"money": {"crown": {"$add": 1}}, "stock": null}, "lessons": null, "notices": {"$replace": {}},
  "goods": {"barley": null, "plum": {"$patch": "merge", "price": {"$scale": 1.2}, "spoil": null, "note": null,
    "buys": {"$append": [7], "$remove": [4]}, "wishes": {"$replace": {"sailor": 9}}},
    "lamp": {"$patch": "replace", "name": "lamps", "unit": "lamp", "price": 2, "depth": 9, "buys": [1, 2]}},
  "officials": {"harbour": {"$patch": "merge", "takes": {"$append": ["salt"]}}},
  "events": {"crate": {"$patch": "merge", "when": {"day": {"max": 3}, "flag": null}}},
  "rules": {"demand": {"$patch": "merge", "groups": {"$add": 1}}}}"""


def patched(old: str, new: str) -> str:
    """The patch with something else in one place."""
    assert old in PATCH, old
    return PATCH.replace(old, new, 1)


def test_the_words_that_change_a_base_are_known_and_what_is_wrong_in_them_is_said(
    service: Service, tmp_path: Path
) -> None:
    written(tmp_path, country(), "made_up_country.json")
    file = written(tmp_path, PATCH, "top.json")
    refused = "Value is not accepted. Valid values:"
    wrong = {
        '"sal"': (patched('"$append": ["salt"]', '"$append": ["sal"]'), refused),
        '"sailr"': (patched('{"sailor": 9}', '{"sailr": 9}'), refused),
        '"mrege"': (patched('"$patch": "merge", "price"', '"$patch": "mrege", "price"'), refused),
        '"$scael"': (patched('"$scale"', '"$scael"'), "Property $scael is not allowed."),
        '"1.2"': (patched('"$scale": 1.2', '"$scale": "1.2"'), 'Incorrect type. Expected "number".'),
        '"flg"': (patched('"flag": null', '"flg": null'), "Property flg is not allowed."),
        "null": (patched('"barley": null', '"barly": null'), 'Incorrect type. Expected "object".'),
        '"seven"': (patched('{"$scale": 1.2}', '"seven"'), 'Incorrect type. Expected "number".'),
    }
    jobs = [Job("problems", OWN, PATCH), Job("problems", GENERIC, PATCH)]
    jobs += [Job("problems", OWN, text) for text, _says in wrong.values()]
    none, generic, *found = ask(service, own(file), *jobs)
    assert (none, generic) == ([], [])
    for (place, (_text, says)), problems in zip(wrong.items(), found, strict=True):
        assert [one["text"] for one in problems] == [place], problems
        assert problems[0]["says"].startswith(says), problems


def test_what_a_patch_can_say_is_offered(service: Service, tmp_path: Path) -> None:
    written(tmp_path, country(), "made_up_country.json")
    file = written(tmp_path, PATCH, "top.json")
    jobs = [
        Job("words", OWN, patched('"$patch": "merge", "price"', '"$patch": \u2038, "price"')),
        Job("words", OWN, patched('{"$scale": 1.2}', "{\u2038}")),
        Job("words", OWN, patched('{"$append": [7], "$remove": [4]}', "{\u2038}")),
        Job("words", OWN, patched('{"$replace": {"sailor": 9}}', "{\u2038}")),
        Job("words", OWN, patched('"$append": ["salt"]', '"$append": [\u2038]')),
        Job("words", OWN, patched('"when": {"day": {"max": 3}, "flag": null}', '"when": {\u2038}')),
        Job("hover", OWN, patched('"price": {"$scale"', '"\u2038price": {"$scale"')),
        Job("hover", OWN, patched('"$scale"', '"\u2038$scale"')),
    ]
    *words, price, scale = ask(service, own(file), *jobs)
    word, number, items, table, takes, when = ({one["label"]: one["about"] for one in answer} for answer in words)
    assert set(word) == {'"merge"', '"replace"'}
    assert set(number) == {"$scale", "$add"}
    assert set(items) == {"$append", "$prepend", "$remove"}
    assert set(table) == {"$replace", "sailor", "islander"}
    assert '"salt"' in takes
    assert {"$replace", "day", "flag"} <= set(when)
    assert price.startswith("The price of a unit")
    assert "If left out" not in price
    assert scale.replace("\\", "") == "The number of the base times this."


def test_an_old_name_is_told_as_old_and_not_as_unknown(service: Service) -> None:
    document = json.loads((DATA / "every_key.json").read_text("utf-8"))
    (custom,) = document["rules"]["gifts"]["customs"]
    plain = json.dumps({key: value for key, value in document.items() if key != "$schema"})
    new, old, both = json.dumps(custom), json.dumps(custom).replace("to_day", "last_day"), {**custom, "last_day": 5}
    assert plain.count(new) == 1
    file = DATA / "every_key.json"
    jobs = [
        Job("problems", OWN, plain.replace(new, old)),
        Job("hover", OWN, plain.replace(new, old.replace('"last_day"', '"\u2038last_day"'))),
        Job("problems", OWN, plain.replace(new, json.dumps(both))),
        Job("words", OWN, plain.replace(new, "{\u2038}")),
    ]
    told, hover, twice, words = ask(service, own(file), *jobs)
    assert [one["text"] for one in told] == ['"last_day": 5']
    assert told[0]["says"].startswith('An old name: write "to_day".')
    assert "write `to_day`" in hover.replace("\\", "")
    assert '"last_day" is the old name of "to_day": delete it.' in [one["says"] for one in twice]
    assert "to_day" in {one["label"] for one in words}
    assert "last_day" not in {one["label"] for one in words}


SMALL = """{"format": 1, "id": "small", "title": "Small", "language": "en", "extends": "made_up_country",
  "start": {"place": "\u2038", "stock": {}},
  "goods": {"plum": {"$patch": "merge", "price": 3}},
  "events": {"one": {"title": "One", "text": "It rains.", "phase": "noon", "when": {},
    "choices": {"go": {"label": "Go", "long": "You go.", "effects": []}}}}}"""


def small(old: str, new: str) -> str:
    """The small patch with something else in one place."""
    text = SMALL.replace("\u2038", "")
    assert old in text, old
    return text.replace(old, new, 1)


def test_words_are_the_ids_of_the_pack_with_their_names(service: Service, tmp_path: Path) -> None:
    written(tmp_path, country(), "made_up_country.json")
    file = written(tmp_path, small('"place": ""', '"place": "quay"'), "small.json")
    jobs = [
        Job("words", OWN, SMALL),
        Job("words", OWN, small('"stock": {}', '"stock": {\u2038}')),
        Job("words", OWN, small('"goods": {', '"goods": {\u2038 ')),
        Job("words", OWN, small('"when": {}', '"when": {"chose": {"one": \u2038}}')),
        Job("words", OWN, small('"when": {}', '"when": {\u2038}')),
        Job("words", OWN, small('"effects": []', '"effects": [{\u2038}]')),
        Job("words", OWN, small('"stock": {}', '"days": 5, \u2038')),
    ]
    found = [{one["label"]: one["about"] for one in answer} for answer in ask(service, own(file), *jobs)]
    places, stock, goods, choice, when, verbs, start = found
    world = country()
    assert set(places) == {f'"{place}"' for place in world["places"]}
    assert set(stock) == {*world["goods"], "$replace"}
    assert set(world["goods"]) - {"plum"} <= set(goods)
    assert set(choice) == {'"go"'}
    assert {"flag", "trust", "all", "any", "not", "day"} <= set(when)
    assert when["day"] == "The day of the run, from 1."
    assert {"money", "flag", "one_of", "if"} <= set(verbs)
    assert "currency it stands under" in verbs["money"]
    assert "Units at the stall, by good. Counts: units of the good." in start["stock"]


def test_hover_is_the_sentence_of_the_key_with_its_unit(service: Service) -> None:
    text = FIRST.read_text("utf-8")
    keys = ("days", "summary", "depth", "effects")
    jobs = [Job("hover", OWN, text.replace(f'"{key}"', f'"\u2038{key}"', 1)) for key in keys]
    found = [said.replace("\\", "") for said in ask(service, own(FIRST), *jobs)]  # plain texts come with escapes
    days, summary, depth, effects = found
    assert days == "How many days there are. Counts: days."
    assert summary == "One sentence for the list of scenarios."
    assert depth.endswith("divided by this. Counts: units of the good.")
    assert "`rules.price`" in depth
    assert effects.startswith("What")


def test_what_is_wrong_is_underlined_and_said(service: Service, tmp_path: Path) -> None:
    written(tmp_path, country(), "made_up_country.json")
    file = written(tmp_path, small('"place": ""', '"place": "quay"'), "small.json")
    wrong = {
        '"nowhere"': (small('"place": ""', '"place": "nowhere"'), "Value is not accepted. Valid values:"),
        '"plumm"': (small('"stock": {}', '"stock": {"plumm": 1}'), "Value is not accepted. Valid values:"),
        '"stok"': (small('"stock": {}', '"stok": {}'), "Property stok is not allowed."),
        "1.5": (small('"stock": {}', '"days": 1.5'), 'Incorrect type. Expected "integer".'),
        "30": (small('"when": {}', '"when": {"chance": 30}'), "Value is above the maximum of 1."),
        '"No id"': (small('"one": {', '"No id": {'), "An id: small letters a to z"),
    }
    found = ask(service, own(file), *(Job("problems", OWN, text) for text, _says in wrong.values()))
    for (place, (_text, says)), problems in zip(wrong.items(), found, strict=True):
        mine = [one for one in problems if one["text"] != '""']  # the empty place of the small patch
        assert [one["text"] for one in mine] == [place], problems
        assert mine[0]["says"].startswith(says), problems
