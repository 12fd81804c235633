"""What typical mistakes print, word for word: messages.txt beside this file holds it all, and people have read it.

After a change on purpose: MARKETGEN_TESTS_WRITE=1 pytest tests/scenario/test_messages.py, then read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from marketgen.i18n import install
from marketgen.scenario import check, report
from marketgen.scenario.problems import SHOWN, Place, Problem, as_json, ordered, render, safe
from tests.scenario.helpers import COUNTRY, codes, country, problems_with, written

MESSAGES = Path(__file__).with_name("messages.txt")
MISTAKES = {
    "comma after last": ('"shell": { "name": "shells" }\n', '"shell": { "name": "shells" },\n'),
    "comma missing": ('"version": "1.0.0",', '"version": "1.0.0"'),
    "misspelt key": ('"fee": 1.25', '"fe": 1.25'),
    "misspelt key that must be there": ('"depth": 80', '"dept": 80'),
    "misspelt keys, one of them twice": ('"depth": 80, "noise": 0.03', '"deph": 80, "depht": 80, "nois": 0.03'),
    "another key than one that must be there": ('"depth": 80', '"breadth_of_it": 80'),
    "misspelt section that must be there": ('"currencies": {', '"curencies": {'),
    "a currency with a misspelt key": ('"decimals": 2', '"decimal": 2'),
    "extends, misspelt": ('"format": 1,', '"format": 1, "extend": "base",'),
    "true for one": ('"decimals": 2', '"decimals": true'),
    "one for true": ('"short": true', '"short": 1'),
    "misspelt ref": ('"trust": { "ines": 1.25 }', '"trust": { "inez": 1.25 }'),
    "number as text": ('"knows": 1 }', '"knows": "1,000" }'),
    "commas between thousands": ('"depth": 80', '"depth": 1,080'),
    "wrong list": ('"forms": ["brandy"]', '"forms": ["brandy", "fog"]'),
    "id twice": ('"salt": { "name"', '"plum": { "name"'),
    "percentage": ('"when": { "chance": 0.5 }', '"when": { "chance": 50 }'),
    "bare number": ('{ "day": { "max": 2 } }', '{ "day": 2 }'),
    "flag nobody raises": (', { "flag": "kept_letter" }', ""),
    "two verbs": ('{ "knows": 1 }, { "trust": { "ines": 1.25 } }', '{ "knows": 1, "trust": { "ines": 1.25 } }'),
    "unknown word": ('"odds": "numbers"', '"odds": "number"'),
    "event after the end": ('"when": { "day": { "min": 2, "max": 2 } }', '"when": { "day": { "min": 20 } }'),
    "ending nothing leads to": (', "when": { "health": { "self": { "max": 5 } } }, "scored": false', ""),
    "later format": ('"format": 1', '"format": 3'),
    "misspelt condition": ('"not": { "flag": "kept_letter" }', '"not": { "flg": "kept_letter" }'),
    "decimals": ('"fee": 1.25', '"fee": 1.255'),
    "placeholder": ("{sold.plum} baskets", "{slod.plum} baskets"),
    "hostile": ('"name": "plums"', '"name": "[@click=app.quit]x[/] \\u001b[31m"'),
    "missing": ('"depth": 80, ', ""),
    "deep base": ('"is": "invented"', '"is": "inventd"'),
    "a comment": ('"minutes": 5,', '"minutes": 5,  // about'),
    "curly quotes": ('"version": "1.0.0"', "\u201cversion\u201d: \u201c1.0.0\u201d"),
    "null": ('"minutes": 5', '"minutes": null'),
    "backwards": ('"buys": [1, 4]', '"buys": [4, 1]'),
    "no such day": ('"1931-04-30"', '"1931-04-31"'),
    "not an id": ('"kept_letter": { "about"', '"Kept letter": { "about"'),
    "a brace alone": ("He frowns at {place}.", "He frowns at {place."),
    "a system without its numbers": ('"price": 1, "demand": 1', '"price": 1, "porter": 2, "demand": 1'),
    "numbers without a source": (
        '"rest": { "is": "invented", "about": "Nothing here exists." }',
        '"start": { "is": "invented" }',
    ),
    "documented by nobody": ('"is": "invented", "about"', '"is": "documented", "about"'),
    "wishes over a thousand": ('"sailor": 180', '"sailor": 1800'),
    "sent by nobody": (', { "event": { "id": "thanks", "in_days": 1 } }', ""),
    "sent after the end": ('"id": "thanks", "in_days": 1', '"id": "thanks", "in_days": 5'),
    "a pause too late": (
        '"flags": {',
        '"pauses": { "week": { "day": 9, "title": "After the week" } },\n  "flags": {',
    ),
    "a prompt at no pause": (
        '"flags": {',
        '"pauses": { "week": { "day": 2, "title": "After the week" } },\n'
        '  "prompts": { "why": { "when": "weak", "kind": "decision", "ask": "Why?" } },\n  "flags": {',
    ),
    "a decision before any": (
        '"flags": {',
        '"prompts": { "why": { "when": "start", "kind": "decision", "ask": "Why?" } },\n  "flags": {',
    ),
    "a prediction at the end": (
        '"flags": {',
        '"prompts": { "who": { "when": "end", "kind": "prediction", "ask": "Who?" } },\n  "flags": {',
    ),
    "a kind of prompt that is none": (
        '"flags": {',
        '"prompts": { "who": { "when": "end", "kind": "questoin", "ask": "Who?" } },\n  "flags": {',
    ),
    "two that exclude each other": (
        '"when": { "level": { "min": 2 } }',
        '"when": { "level": { "min": 2 }, "day": { "max": 2 } }',
    ),
    "more than there can be": ('"heat": { "min": 50 }', '"heat": { "min": 150 }'),
    "a choice nobody can take": ('"bosko": { "min": -1 }', '"bosko": { "min": 6 }'),
    "every choice may be shut": (
        '"choices": {\n        "lower": { "label"',
        '"choices": {\n        "no": { "label": "No", "long": "No.", "when": { "heat": { "max": 9 } },\n'
        '          "effects": [] } } },\n'
        '    "late": { "title": "Late", "phase": "noon", "text": "Late.", "choices": {\n        "lower": { "label"',
    ),
    "a passage behind another": ('"always": { "rank": 3', '"always": { "rank": 0'),
    "a flag nothing asks for": ('"flag": "told_bosko", "seen"', '"seen"'),
    "somebody in no run": ('"about": "Sells plums from a handcart."', '"pool": true'),
    "a weather that never comes": ('"name": "fog", "weight": 1', '"name": "fog", "weight": 0'),
    "a supplier from whom nothing pays": ('"salt": { "share": 0.75', '"salt": { "share": 7.5'),
    "a meal dearer than a day": (
        '0.4, "health": 0.1 },\n    "thin": { "name": "thin porridge", "goods": { "barley": 0.35 }, "money": 0.1',
        '4000, "health": 0.1 },\n    "thin": { "name": "thin porridge", "goods": { "barley": 0.35 }, "money": 1000',
    ),
    "media that pays": ('{ "knows": 1 }', '{ "knows": 1 }, { "money": { "crown": 90 } }'),
    "a warning allowed in vain": (
        '"minutes": 5,',
        '"minutes": 5, "lint": { "allow": [ { "code": "W304", "path": "events.ferry",\n    '
        '"why": "Both of them ask for something." } ] },',
    ),
    "an error allowed": (
        '"minutes": 5,',
        '"minutes": 5, "lint": { "allow": [ { "code": "E302", "path": "events.ferry",\n    "why": "soon" } ] },',
    ),
    "no summary": ('"summary": "A country that does not exist, with its own money, goods and people.",', ""),
}
"""A name, what stands in the made-up country, and what is written there instead."""


def said(folder: Path, name: str) -> str:
    """The report on the made-up country with one mistake in it."""
    right, wrong = MISTAKES[name]
    text = COUNTRY.read_text("utf-8")
    assert right in text, name
    os.chdir(folder)
    written(folder, text.replace(right, wrong, 1))
    return report(check("quay.json"))


def sections() -> dict[str, str]:
    """The messages as they are kept, by name."""
    parts = MESSAGES.read_text("utf-8").split("== ")[1:]
    return {part.split("\n", 1)[0]: part.split("\n", 1)[1].rstrip("\n") for part in parts}


@pytest.fixture(autouse=True)
def same_folder() -> object:
    """Back to the folder of before: messages name files relative to where one stands."""
    before = Path.cwd()
    yield
    os.chdir(before)


@pytest.fixture(autouse=True, scope="module")
def written_anew(tmp_path_factory: pytest.TempPathFactory) -> None:
    """On purpose only: messages.txt as the program speaks now."""
    if "MARKETGEN_TESTS_WRITE" in os.environ:
        before = Path.cwd()
        folder = tmp_path_factory.mktemp("messages")
        MESSAGES.write_text("\n".join(f"== {name}\n{said(folder, name)}\n" for name in MISTAKES), "utf-8")
        os.chdir(before)


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_as_it_is_written_down(tmp_path: Path, name: str) -> None:
    assert said(tmp_path, name) == sections()[name]


def test_no_message_is_left_over() -> None:
    assert list(sections()) == list(MISTAKES)


def test_every_problem_at_once_in_order_and_at_most_fifty_are_shown(tmp_path: Path) -> None:
    wrong = {"flags": {f"f{number:02}": {"ubout": "x", "what": "x"} for number in range(40)}}
    found = problems_with(tmp_path, wrong)
    assert codes(found) == ["E101", "E101"] * 40
    assert [problem.place.line for problem in found] == sorted(problem.place.line for problem in found)
    text = report(found)
    assert text.count("error E10") == SHOWN
    assert text.endswith("... and 30 more\n80 errors; the sense of the rules was not checked")


def test_wrong_ids_fold_into_one_message_with_the_further_places(tmp_path: Path) -> None:
    found = problems_with(tmp_path, {"middlemen": {"ada": {"sure": {"2": ["pear"], "4": ["pear"], "5": ["pear"]}}}})
    assert codes(found) == ["E201"]
    assert len(found[0].also) == 2


def test_a_long_line_is_cut_around_the_caret(tmp_path: Path) -> None:
    text = COUNTRY.read_text("utf-8").replace("\n", " ")
    found = check(written(tmp_path, text.replace('"depth": 80', '"depth": 80.5')))
    assert codes(found) == ["E107"]
    excerpt, caret = render(found[0]).splitlines()[1:3]
    assert len(excerpt) < 120
    assert excerpt[caret.index("^") :].startswith("80.5")


def test_wide_letters_take_two_cells_before_the_caret(tmp_path: Path) -> None:
    text = COUNTRY.read_text("utf-8").replace(
        '"name": "salt", ', '"name": "\uc18c\uae08", "hangul": "\uc18c\uae08", "x": 1, '
    )
    found = check(written(tmp_path, text))
    assert codes(found) == ["E101"]
    excerpt, caret = render(found[0]).splitlines()[1:3]
    assert caret.index("^") == excerpt.index('"x"') + 4


def test_hostile_texts_are_shown_escaped_and_bounded() -> None:
    assert safe("a\x1b[31m\u202eb\n" + "x" * 500) == "a\\x1b[31m\\u202eb\\x0a" + "x" * 39 + "\u2026"
    problem = Problem("E101", safe("\x07"), "", Place("evil\x1b.json", 1, 1, "\x1b]0;owned\x07"), "a\x1b.b")
    assert not any(not one.isprintable() for one in render(problem).replace("\n", ""))


def test_problems_as_json(tmp_path: Path) -> None:
    found = problems_with(tmp_path, {"places": {"quay": {"fe": 1}}})
    told = as_json(found[0])
    assert (told["code"], told["severity"], told["path"]) == ("E101", "error", "places.quay.fe")
    assert told["line"] > 1
    assert told["also"] == []


def test_one_problem_is_told_once() -> None:
    problem = Problem("E101", "x", "", Place("a", 1, 1))
    assert ordered([problem, problem]) == [problem]


def test_messages_speak_the_installed_language(tmp_path: Path) -> None:
    import gettext

    class Shouting(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return message.upper() if "{" not in message else message

    install(Shouting())
    assert "DELETE THIS COMMA" in said(tmp_path, "comma after last")


def test_the_country_itself_is_right() -> None:
    assert check(COUNTRY) == []
    assert country()["id"] == "made_up_country"
