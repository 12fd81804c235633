"""Every code has a page, and its examples do what the page says."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from marketgen.engine.effects import VERBS
from marketgen.engine.measures import MEASURES
from marketgen.saves import folders
from marketgen.scenario import check, explain, keys, shape
from marketgen.scenario.keys import models
from marketgen.scenario.manual import TOPICS, pages
from marketgen.scenario.models.types import Entry
from marketgen.scenario.pages.page import Page
from tests.scenario.acting import acted
from tests.scenario.helpers import codes, country, put_in, written
from tests.support import sources

EXAMPLES = [(code, page) for code, page in pages().items() if page.bad and not page.acted]
ACTED = [(code, page) for code, page in pages().items() if page.acted]
LISTED = ("E410",)
"""Codes that a list shows beside what is sound, so that it is no failure of what was typed."""


def codes_in_the_program() -> set[str]:
    """Every code that stands in the modules which raise problems."""
    return {
        code
        for path in sources("scenario")
        if path.parent.name != "pages"
        for code in re.findall(r'"([EWN][0-9]{3})"', path.read_text("utf-8"))
        if code not in ("E100", "E300")  # bounds of stages
    }


def test_every_code_that_can_be_raised_has_a_page_and_no_page_is_left_over() -> None:
    assert codes_in_the_program() == set(pages())


def test_every_page_has_a_bad_example_and_a_good_one() -> None:
    assert [code for code, page in pages().items() if not (page.bad and page.good and page.bad != page.good)] == []


def as_file(folder: Path, page: Page, example: str) -> Path:
    """The example as a file that can be checked."""
    if page.pack:
        pack = folder / f"pack{len(list(folder.iterdir()))}"
        for part in [f"scenario.json: {json.dumps(country())}", *re.split(r"\n(?=\S)", example)]:
            name, _colon, content = part.partition(":")
            (pack / name).parent.mkdir(parents=True, exist_ok=True)
            (pack / name).write_text("\n".join(line.strip() for line in content.split("\n")), "utf-8")
        return pack
    if page.whole:
        return written(folder, example)
    part = "{" + example + "}"
    if page.patches:
        written(folder, country(), "made_up_country.json")
        head = {"format": 1, "id": "quay", "title": "Quay", "language": "en", "extends": "made_up_country"}
        return written(folder, json.dumps(head)[:-1] + ", " + example + "}")
    if page.bad.count('"met": {') == 2 and example == page.bad:
        text = json.dumps(put_in(country(), {"flags": {}}))
        return written(folder, text.replace('"flags": {}', example))
    return written(folder, put_in(country(), json.loads(part)))


@pytest.mark.parametrize(("code", "page"), EXAMPLES, ids=[code for code, _ in EXAMPLES])
def test_the_bad_example_is_bad_and_the_good_one_is_not(tmp_path: Path, code: str, page: Page) -> None:
    if code == "E009":  # json.dumps would shorten the number
        text = json.dumps(country()).replace('"price": 2.05', page.bad.split("{ ")[2].rstrip(" }"))
        found = check(written(tmp_path, text))
    else:
        found = check(as_file(tmp_path, page, page.bad))
    assert code in codes(found), "\n".join(map(str, found))
    good = check(as_file(tmp_path, page, page.good))
    assert code not in codes(good), "\n".join(map(str, good))


@pytest.mark.parametrize(("code", "page"), ACTED, ids=[code for code, _ in ACTED])
def test_what_is_acted_ends_as_the_page_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], code: str, page: Page
) -> None:
    """In the bad example the last thing typed is refused, or noted, with this code, in the good one nothing is."""
    done, said = acted(page.good, tmp_path / "good", capsys)
    assert (done, "error " in said, f"{code}:" in said) == (0, False, False), said
    shutil.rmtree(folders.scenarios(), ignore_errors=True)
    done, said = acted(page.bad, tmp_path / "bad", capsys)
    severity = "note" if code.startswith("N") else "error"
    assert (done != 0) == (severity == "error" and code not in LISTED)
    assert f"{severity} {code}:" in said, said


@pytest.mark.parametrize("code", list(pages()))
def test_a_page_can_be_read(code: str) -> None:
    text = explain(code.lower())
    assert text is not None
    assert text.startswith(f"{code}: ")
    assert len(text.splitlines()) >= 3


@pytest.mark.parametrize("topic", TOPICS)
def test_the_topics_list_the_words_of_the_engine(topic: str) -> None:
    text = explain(topic)
    assert text is not None
    word = "one_of" if topic == "effects" else "goods_sold_today"
    assert word in text
    assert explain("nonsense") is None


def test_what_is_said_to_list_all_keys_of_an_object_does() -> None:
    for model in models():
        word = shape._LISTS.get(model.__name__) or keys.title(model).lower().replace(" ", "_")
        told = explain(word)
        assert told is not None, word
        if word in TOPICS:  # of conditions and effects, the verbs and measures
            names = VERBS if word == "effects" else MEASURES
            assert {line.split()[0] for line in told.splitlines() if line.startswith("  ")} == set(names)
        else:
            said = told.split("\n\n")[1]  # below the line that says what the object is
            own = [key.name for key in keys.keys_of(model) if key.name not in keys.EVERYWHERE or model is Entry]
            assert [line.split()[0] for line in said.splitlines()] == own, word


def test_an_object_is_explained_by_all_its_keys() -> None:
    text = explain("Event")
    assert text is not None
    assert text.startswith("Event: Something that happens")
    assert "\n  phase     When in the day. (one of morning, noon, evening; must be there)\n" in text
    both = explain("event")
    assert both is not None
    assert both.startswith(text)
    assert 'Effect, "event"' in both
