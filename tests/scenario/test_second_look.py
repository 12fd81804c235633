"""What mistakes print that authors make in patches, folder packs, translations, tests and starts, word for word.

second_look.txt beside this file holds it all, and people have read it. After a change on purpose:
MARKETGEN_TESTS_WRITE=1 pytest tests/scenario/test_second_look.py, then read the difference.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from marketgen.scenario import check, report
from tests.scenario.helpers import COUNTRY, country, put_in, written

SAID = Path(__file__).with_name("second_look.txt")
HEAD = """{
  "format": 1, "id": "quay", "title": "Another quay", "language": "en", "extends": "made_up_country",
  "summary": "Another quay.", "licence": "CC0-1.0", "basis": { "rest": { "is": "invented" } },
  """
PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
PLUMS = 'msgctxt "goods.plum.name"\nmsgid "plums"\nmsgstr "Pflaumen"\n'
PEAR = '{ "name": "pears", "unit": "pear", "price": 1, "depth": 9, "buys": [1, 2] }'

EXTENDING = {
    "extends a list": ('"extends": "made_up_country"', '"extends": ["made_up_country"]'),
    "extends a file": ('"extends": "made_up_country"', '"extends": "./made_up_country.json"'),
    "extends, misspelt": ('"extends"', '"extend"'),
    "$patch on the table": '"goods": { "$patch": "merge", "plum": { "price": 3 } }',
    "$patch on start": '"start": { "$patch": "merge", "days": 3 }',
    "$patch without its $": '"goods": { "plum": { "patch": "merge", "price": 3 } }',
    "no $patch": '"goods": { "plum": { "price": 3 } }',
    "false for null": '"goods": { "plum": false }',
    "a patch of what is not there": '"rules": { "demmand": { "$patch": "merge", "groups": 6 } }',
    "a number scaled by a text": '"goods": { "plum": { "$patch": "merge", "price": { "$scale": "120%" } } }',
    "a price below nothing": '"goods": { "plum": { "$patch": "merge", "price": { "$add": -9 } } }',
    "a good appended": '"goods": { "$append": [ { "pear": 1 } ] }',
    "a text appended": '"officials": { "harbour": { "$patch": "merge", "takes": { "$append": "salt" } } }',
    "removed by its number": '"officials": { "harbour": { "$patch": "merge", "takes": { "$remove": [0] } } }',
    "a good deleted that is sold": '"goods": { "plum": null }',
    "a key deleted that must be there": '"goods": { "plum": { "$patch": "merge", "price": null } }',
    "a choice deleted that is asked for": '"events": { "letter": { "$patch": "merge", "choices": { "keep": null } } }',
    "a choice misspelt": '"events": { "letter": { "$patch": "merge", "choices": { "kepe": { "label": "Keep" } } } }',
    "replaced by less than must be there": '"events": { "crate": { "$patch": "replace", "text": "A crate." } }',
    "a list for a table": '"goods": [ { "id": "pear", "price": 1 } ]',
}
"""Of a file that extends the made-up country: a section in it, or what stands in its head and what instead."""

TESTS = '"tests": {{ "careful": {{ "play": "lawful", "games": 4, {} }} }}'
STARTS = '"starts": {{ "later": {{ "name": "Later", "day": 3, {} }} }}'
ALONE = {
    "a test with an event and choice in one": TESTS.format(
        '"expect": { "choices": { "ferry.lower": { "min": 0.5 } } }'
    ),
    "a test with a number of seeds": TESTS.format('"seeds": 100, "expect": { "finished": { "min": 0.5 } }'),
    "a test with games beside seeds": TESTS.format('"seeds": ["pear"], "expect": { "finished": { "min": 0.5 } }'),
    "a test with per cent": TESTS.format('"expect": { "finished": { "min": 90 } }'),
    "a test with a number for a range": TESTS.format('"expect": { "score": 20 }'),
    "a test of a goal as an ending": TESTS.format('"expect": { "endings": { "rich": { "min": 0.1 } } }'),
    "a test that expects nothing": TESTS.format('"expect": {}'),
    "a test from a start that is not there": TESTS.format(
        '"start": "week_3", "expect": { "finished": { "min": 0.5 } }'
    ),
    "tests in a list": '"tests": [ { "play": "lawful" } ]',
    "a start with a choice that is none": STARTS.format('"chose": { "letter": "kep" }'),
    "a start with flags as an object": STARTS.format('"flags": { "kept_letter": true }'),
    "a start with money as a number": STARTS.format('"money": 90'),
    "a start with a currency in the stock": STARTS.format('"stock": { "crown": 3 }'),
    "a start with a date": STARTS.format('"date": "1931-05-02"'),
    "a start with what was paid for nothing": STARTS.format('"stock": { "salt": 2 }, "paid": { "plum": 1.2 }'),
    "an official called by a name": '"rules": { "inspection": { "official": "odo" } }',
    "an effect with its parts beside it": '"events": { "crate": { "effects": [ { "event": "thanks", "in_days": 2 } ] '
    "} }",
    "a flag called like a goal, and a word that is none": '"events": { "crate": { "effects": [ { "flag": "fed" }, '
    '{ "sell": { "plum": 3 } } ] } }, "officials": { "harbour": { "fear": "low" } }',
    "a lot in units": '"middlemen": { "ada": { "carries": { "plum": { "share": 0.8, "lot": [4, 8] } } } }',
    "a start after the end": STARTS.format('"days": 30').replace('"day": 3, "days"', '"day"'),
}
"""Put into the made-up country."""

PACKS = {
    "a part without its section": {"parts/goods.json": '{ "pear": ' + PEAR + " }"},
    "a part with a head": {"parts/goods.json": '{ "format": 1, "goods": { "pear": ' + PEAR + " } }"},
    "a part in a list": {"parts/goods.json": '[ { "goods": {} } ]'},
    "a part in capital letters": {"parts/goods.JSON": "{}"},
    "a part with comments": {"parts/goods.jsonc": "{}"},
    "a part in another folder": {"Parts/goods.json": "{}"},
    "an empty part": {"parts/goods.json": ""},
    "an entry in two files": {"parts/goods.json": '{ "goods": { "plum": ' + PEAR + " } }"},
    "a translation at the top": {"de.po": PO},
    "a translation without a path": {"lang/de.po": PO + 'msgid "plums"\nmsgstr "Pflaumen"\n'},
    "a translation with a path misspelt": {"lang/de.po": PO + PLUMS.replace("plum.", "plumm.")},
    "a translation of what has changed": {"lang/de.po": PO + PLUMS.replace('"plums"', '"plumbs"')},
    "a translation with a quote missing": {"lang/de.po": PO + PLUMS.replace('men"', "men")},
    "a translation of a placeholder": {
        "lang/de.po": PO
        + 'msgctxt "goods.plum.count.one"\nmsgid "{count} basket of plums"\nmsgstr "{anzahl} Korb Pflaumen"\n'
    },
    "a translation twice": {"lang/de.po": PO + PLUMS + "\n" + PLUMS},
    "a translation in no language": {"lang/deutsch.po": PO + PLUMS},
    "a translation into its own language": {"lang/en.po": PO + PLUMS},
}
"""Files of a folder pack that is else the made-up country."""


def said(folder: Path, name: str) -> str:
    """The report on a mistake."""
    os.chdir(folder)
    if name in EXTENDING:
        written(folder, COUNTRY.read_text("utf-8"), "made_up_country.json")
        wrong = EXTENDING[name]
        part = wrong if isinstance(wrong, str) else '"start": { "days": 3 }'
        text = HEAD + part + "\n}"
        written(folder, text if isinstance(wrong, str) else text.replace(wrong[0], wrong[1], 1))
        return report(check("quay.json"))
    if name in ALONE:
        document: dict[str, Any] = json.loads("{" + ALONE[name] + "}")
        written(folder, put_in(country(), document))
        return report(check("quay.json"))
    for path, content in {"scenario.json": COUNTRY.read_text("utf-8"), **PACKS[name]}.items():
        (folder / "quay" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "quay" / path).write_text(content, "utf-8")
    return report(check("quay/"))


NAMES = [*EXTENDING, *ALONE, *PACKS]


def sections() -> dict[str, str]:
    """The messages as they are kept, by name."""
    parts = SAID.read_text("utf-8").split("== ")[1:]
    return {part.split("\n", 1)[0]: part.split("\n", 1)[1].rstrip("\n") for part in parts}


@pytest.fixture(autouse=True)
def same_folder() -> Iterator[None]:
    """Back to the folder of before: messages name files relative to where one stands."""
    before = Path.cwd()
    yield
    os.chdir(before)


@pytest.fixture(autouse=True, scope="module")
def written_anew(tmp_path_factory: pytest.TempPathFactory) -> None:
    """On purpose only: second_look.txt as the program speaks now."""
    if "MARKETGEN_TESTS_WRITE" in os.environ:
        before = Path.cwd()
        told = [f"== {name}\n{said(tmp_path_factory.mktemp('look'), name)}\n" for name in NAMES]
        os.chdir(before)
        SAID.write_text("\n".join(told), "utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_mistake_is_told_as_it_is_written_down(tmp_path: Path, name: str) -> None:
    found = said(tmp_path, name)
    assert found == sections()[name]
    problems = found.count(": error ") + found.count(": warning ") + found.count(": note ")
    assert problems > 0
    assert found.count("    fix:  ") == problems, "each says what to write"


def test_no_message_is_left_over() -> None:
    assert list(sections()) == NAMES
