"""The guide for teachers: what it holds, where its numbers come from, and how it is written out."""

from __future__ import annotations

import json
import re
import subprocess
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from marketgen.classroom import as_html, as_text, guide, trial_run
from marketgen.classroom.leaves import Items, Page, Pairs, Section, Table, Under, Words, section
from marketgen.engine.explain import explain
from marketgen.engine.rules import advance, new_run
from marketgen.play import numbers
from marketgen.play.bots import BOTS, next_command
from marketgen.scenario.problems import width
from tests import support
from tests.cli.conftest import Call, call
from tests.scenario.helpers import COUNTRY, DATA, SHIPPED, country, loaded, put_in, written

__all__ = ["call"]

pytestmark = pytest.mark.xdist_group("guide")  # so that each guide is made once: a bot plays for it

PLAYABLE = sorted(
    path.stem for path in SHIPPED.glob("*.json") if json.loads(path.read_text("utf-8")).get("playable", True)
)
BOOKS = {"books": {"title": "Harbour books", "year": 1931, "page": "12", "url": "https://example.org/b"}}


@cache
def made(what: str | Path, language: str = "") -> Page:
    """The guide of a scenario that is sound; made once."""
    found = guide.guide(what, [], language)
    assert isinstance(found, Page), "\n".join(map(str, found))
    return found


def of_country(folder: Path, part: dict[str, Any]) -> Page:
    """The guide of the made-up country with a part put in."""
    return made(written(folder, put_in(country(), {"sources": BOOKS, **part})))


def part_of(page: Page, heading: str) -> Section:
    """The section under a heading that begins so."""
    return next(one for one in page.sections if one.heading.startswith(heading))


def told(page: Page) -> str:
    """The page as text in lines that are never broken."""
    return as_text.written(page, 100).replace("\n", " ")


@pytest.mark.parametrize("name", PLAYABLE)
def test_every_shipped_scenario_has_a_guide_worth_using(name: str) -> None:
    page = made(name)
    text = as_text.written(page)
    for heading in (
        "Before you begin", "What pupils can explain afterwards", "Words to go through first", "Before they play",
        "Pauses, and what is asked", "After they have played", "Facts", "What the model leaves out", "Marking",
        "Objections", "For classes that are not like most", "Sources", "Odds", "Chances", "Sums", "What the words",
        "The rules",
    ):  # fmt: skip
        assert part_of(page, heading).leaves, heading
    assert text.count("A good answer: ") >= 6
    predictions = part_of(page, "Before they play").leaves[0]
    assert isinstance(predictions, Items)
    assert len(predictions.lines) == 3
    words = part_of(page, "Words").leaves[0]
    assert isinstance(words, Table)
    assert all(re.search("[\uac00-\ud7a3]", word) for word, _meaning in words.rows), "every word in Hangul too"
    assert len(page.about) == 4
    assert "Is this a how-to?" in text
    assert "Does trade set people free?" in text
    assert {f"{share} % for" in text for share in (40, 20)} == {True}


@pytest.mark.parametrize("name", PLAYABLE)
def test_every_system_that_is_met_has_two_facts_and_every_fact_a_source(name: str) -> None:
    document = json.loads((SHIPPED / f"{name}.json").read_text("utf-8"))
    base = json.loads((SHIPPED / "base.json").read_text("utf-8"))
    facts = {**base["teacher"]["facts"], **document["teacher"].get("facts", {})}
    assert [one for one, fact in facts.items() if not fact.get("cite")] == []
    by_system: dict[str, int] = {}
    for fact in facts.values():
        by_system[fact.get("system", "")] = by_system.get(fact.get("system", ""), 0) + 1
    without = {"porter", "place", "spoilage", "shocks", "shipments", "family"}  # told with those they belong to
    without |= {"bargains", "kye", "council", "partners", "demonstration"}  # no survey has figures
    met = set(document["systems"]) - without
    assert {system for system in met if by_system.get(system, 0) < 2} == set()


@pytest.mark.parametrize("name", PLAYABLE)
def test_what_is_cited_is_listed_and_what_is_listed_is_cited(name: str) -> None:
    page = made(name)
    sources = part_of(page, "Sources").leaves[0]
    assert isinstance(sources, Table)
    assert [number for number, _told in sources.rows] == [f"[{n}]" for n in range(1, len(sources.rows) + 1)]
    elsewhere = Page(page.title, page.language, page.about, tuple(p for p in page.sections if p.heading != "Sources"))
    cited = {int(one) for found in re.findall(r"\[([\d, ]+)\]", told(elsewhere)) for one in found.split(", ")}
    read_on = {int(one) for one in re.findall(r"\[(\d+)\]", part_of(page, "Sources").leaves[-1].text)}  # type: ignore[union-attr]
    assert cited | read_on == set(range(1, len(sources.rows) + 1))


def test_a_base_pack_has_what_its_scenarios_inherit() -> None:
    page = made("base")
    assert part_of(page, "Objections").leaves
    assert not any(one.heading.startswith(("Odds", "Chances", "The rules")) for one in page.sections)


def test_facts_of_systems_that_the_scenario_lacks_are_not_told(tmp_path: Path) -> None:
    facts = {
        "a": {"about": "Loans", "system": "credit", "text": "Nobody lent.", "cite": ["books"]},
        "b": {"about": "Prices", "system": "price", "text": "Plums were dear.", "cite": ["books"]},
        "c": {"about": "The year", "text": "It was 1931.", "cite": ["books"]},
    }
    assert not {"credit"} & country()["systems"].keys()
    text = told(of_country(tmp_path, {"teacher": {"facts": facts}}))
    assert "Nobody lent" not in text
    assert "Plums were dear. [1]" in text
    assert "It was 1931. [1]" in text
    assert "Harbour books, 1931, page 12. https://example.org/b" in text


def test_a_chance_stands_with_its_word_its_basis_and_its_source(tmp_path: Path) -> None:
    basis = {"word": {"is": "documented", "cite": ["books"], "about": "Counted."}}
    page = of_country(tmp_path, {"middlemen": {"ada": {"word": 0.72, "basis": basis}}})
    leaves = part_of(page, "Chances").leaves
    at = next(
        i for i, leaf in enumerate(leaves) if isinstance(leaf, Words) and leaf.text == "(documented) Counted. [1]"
    )
    figures = leaves[at - 1]
    assert isinstance(figures, Table)
    ((what, number),) = figures.rows
    assert number == "72 %, likely"
    assert numbers.odds(7200) == "likely"
    assert what.startswith("The chance that an order comes")
    assert "Adding" not in what


def test_sums_have_their_currency_and_prices_of_goods_are_no_sums(tmp_path: Path) -> None:
    page = made(DATA / "every_key.json")
    sums = [row for leaf in part_of(page, "Sums").leaves if isinstance(leaf, Table) for row in leaf.rows]
    assert all(number.endswith(("crowns", "dollars", "shells")) for _what, number in sums)
    assert not any("main currency" in what for what, _number in sums)
    assert not any("base price" in what.lower() for what, _number in sums)
    assert len(sums) > 10


def test_the_trial_run_reads_what_the_accounts_of_the_game_say() -> None:
    world = loaded("first_stall").world
    found, seed = trial_run.readings(world)
    assert trial_run.readings(world) == (found, seed), "it is the same each time"
    looks = next(one for one in found if one.question.startswith("Will somebody look at the stalls"))
    run = new_run(world, seed, goal=next(iter(world.goals))).run
    while run.day < looks.high_day:
        advance(world, run, next_command(BOTS[trial_run.BOT], world, run, 0))
    account = explain(world, run, "inspection")
    assert account is not None
    assert looks.high == f"{numbers.odds(account.total)} ({numbers.percent(account.total)})"


def test_the_awning_names_the_place_of_questions_that_do_not() -> None:
    questions = [one.question for one in trial_run.readings(loaded("the_awning").world)[0]]
    assert len(questions) == len(set(questions))
    assert any(re.fullmatch(r"Will a load be held there\? \(.*river.*\)", one) for one in questions)


def test_the_scenarios_own_pauses_and_prompts_are_told(tmp_path: Path) -> None:
    page = of_country(tmp_path, {
        "pauses": {"late": {"day": 4, "title": "After four", "text": "Breathe."}, "soon": {"day": 2, "title": "Two"}},
        "prompts": {
            "guess": {"when": "start", "kind": "prediction", "ask": "Who gains?"},
            "one": {"when": "soon", "kind": "decision", "ask": "Which one?"},
            "last": {"when": "end", "kind": "question", "ask": "Who did?"},
        },
        "teacher": {"stops": [{"day": 3, "ask": ["What now?"]}]},
    })  # fmt: skip
    (pairs,) = part_of(page, "Pauses").leaves
    assert isinstance(pairs, Pairs)
    assert pairs.rows == (
        ("The game asks, before day 1", ("Who gains?",)),
        ("The game pauses after day 2: Two", ("Which one?",)),
        ("The game pauses after day 4: After four", ("Breathe.",)),
        ("The game asks, at the end", ("Who did?",)),
        ("Stop the class after day 3, and ask", ("What now?",)),
    )


def test_of_a_long_run_the_days_that_are_played_are_counted() -> None:
    assert "6 days of play in 2 chapters, from " in told(made(DATA / "two_chapters.json"))


def test_a_scenario_without_a_teachers_part_still_has_its_numbers() -> None:
    page = made(COUNTRY)
    assert {one.heading.split(":")[0] for one in page.sections} >= {"Odds", "Chances as the scenario has them"}


def test_it_speaks_the_language_it_is_translated_into(tmp_path: Path) -> None:
    path = written(tmp_path, put_in(country(), {"sources": BOOKS, "teacher": {"opening": "It is made up."}}))
    lang = tmp_path / "lang" / path.stem
    lang.mkdir(parents=True)
    po = 'msgctxt "teacher.opening"\nmsgid "It is made up."\nmsgstr "Es ist erfunden."\n'
    (lang / "de.po").write_text(po, "utf-8")
    assert "Es ist erfunden." in told(made(path, "de_DE.UTF-8"))
    assert made(path, "de_DE.UTF-8").language == "de"
    assert "It is made up." in told(made(path, "fr"))


@pytest.mark.parametrize("name", PLAYABLE)
def test_lines_fit_a_terminal(name: str) -> None:
    page = made(name)
    for cells in (80, 60):
        long = [line for line in as_text.written(page, cells).splitlines() if width(line) > cells]
        assert [line for line in long if " " in line.strip() and "http" not in line] == []


def test_how_leaves_are_written_as_text() -> None:
    leaves = (
        Words("Say:"), Words("Aloud.", strong=True), Under("Below"), Items(("one", "two"), numbered=True),
        Pairs((("term", ("a", "b")), ("other", ("c",)))), Table(("word", "meaning"), (("말", "quay"), ("longer", "x"))),
        Table(("minute", "teacher", "class"), (("0-2", "Reads.", ""),)),
    )  # fmt: skip
    text = as_text.written(Page("Title", "en", ("About.",), (Section("Part", leaves),)), 40)
    assert text == (
        "Title\n=====\nAbout.\n\n1. Part\n-------\n\nSay:\n\n    Aloud.\n\nBelow:\n\n  1. one\n  2. two\n\n"
        "term\n    a\n    b\n\nother\n    c\n\n"
        "word    meaning\n말      quay\nlonger  x\n\nminute 0-2\n    teacher: Reads.\n"
    )


def test_a_section_of_nothing_is_none() -> None:
    assert section("Empty", [None, Items(()), Under("Heading"), Words(""), Pairs(()), Table(("a",), ())]) is None


NASTY = "<script>alert(1)</script> & \"quoted\" 'single' <img src=x onerror=alert(1)> </style> javascript:x"


class Tags(HTMLParser):
    """The tags and attributes of a page, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text += data


def test_as_html_nothing_of_the_scenario_is_markup(tmp_path: Path) -> None:
    plan = {"name": NASTY[:80], "steps": [{"minutes": [0, 1], "class": NASTY}]}
    talk = {"a": {"ask": NASTY, "holds": NASTY}}
    teacher = {"opening": NASTY, "predictions": [NASTY], "talk": talk, "leaves_out": {"a": NASTY}, "plans": {"a": plan}}
    texts = {"title": NASTY[:80], "teacher": teacher}
    found = Tags(as_html.written(of_country(tmp_path, texts)))
    assert not found.tags & {"script", "img", "link", "iframe", "object", "base", "form"}
    assert found.text.count(NASTY) >= 5
    assert {name for name, _value in found.attributes} <= {
        "lang", "charset", "http-equiv", "content", "name", "id", "href", "class", "scope", "aria-label",
    }  # fmt: skip
    assert all(value.startswith("#part") for name, value in found.attributes if name == "href")


@pytest.mark.parametrize("name", PLAYABLE)
def test_the_html_asks_nothing_of_any_network(name: str) -> None:
    page = as_html.written(made(name))
    assert "default-src 'none'" in page
    assert not re.search(r"(src|href)=[\"'](?!#)", page)
    assert not re.search(r"@import|url\(", page)


def test_a_browser_shows_and_prints_it_without_a_request(tmp_path: Path) -> None:
    chromium = support.need("chromium", "to look at the guide")
    page = tmp_path / "guide.html"
    page.write_text(as_html.written(made("first_stall")), "utf-8")
    log, paper = tmp_path / "net.json", tmp_path / "guide.pdf"
    ended = subprocess.run(
        [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'user'}",
         "--disable-background-networking", "--disable-component-update", f"--log-net-log={log}",
         f"--print-to-pdf={paper}", page.as_uri()],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert paper.is_file(), ended.stderr[-400:]
    assert paper.read_bytes()[:5] == b"%PDF-"
    asked = set(re.findall(r'"url":"(https?://[^"]+)"', log.read_text("utf-8")))
    assert {url for url in asked if "google" not in url and "gvt1" not in url} == set()


def test_the_verb_writes_text_or_html(call: Call, tmp_path: Path) -> None:
    code, said, error = call("class", "guide", "first_stall")
    assert (code, error) == (0, "")
    assert said.startswith("First stall: a guide for teachers\n====")
    out = tmp_path / "guide.html"
    code, said, error = call("class", "guide", "first_stall", "--html", "--out", str(out))
    assert (code, said, error) == (0, f"Written: {out}\n", "")
    assert out.read_text("utf-8").startswith("<!DOCTYPE html>\n<html")


def test_a_scenario_with_mistakes_has_none(call: Call, tmp_path: Path) -> None:
    path = written(tmp_path, put_in(country(), {"goods": {"plum": {"pryce": 1}}}))
    code, said, error = call("class", "guide", str(path))
    assert (code, said) == (1, "")
    assert "E101" in error
    assert call("class", "guide", "nobody")[0] == 2
