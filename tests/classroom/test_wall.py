"""class.html: what it shows, and that nothing in a file can become more than text on it."""

from __future__ import annotations

import html
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from marketgen.classroom import folder, marking, page, wall
from marketgen.classroom.marking import Class
from marketgen.engine.world import World
from marketgen.play.lesson import Lesson
from tests.classroom.handing import Student, asking, lesson_in

Lessons = tuple[Lesson, World]
HOSTILE = '</style><script>alert(1)</script><img src="http://example.org/x" onerror=alert(2)>\x1b[2J\u202e" style="x'
TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section", "figure", "figcaption",
    "h1", "h2", "h3", "p", "ul", "li", "dl", "div", "dt", "dd", "span", "strong", "table", "thead", "tbody", "tr", "th",
    "td", "svg", "text", "tspan", "line", "circle", "rect", "polyline",
}  # fmt: skip


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Lessons:
    """A lesson with prompts."""
    where = tmp_path_factory.mktemp("lesson")
    return lesson_in(where, asking(where))


@pytest.fixture(scope="module")
def handed(lesson: Lessons, tmp_path_factory: pytest.TempPathFactory) -> Class:
    """A small class, one with hostile words, one file that is none, and two that played alike."""
    where = tmp_path_factory.mktemp("handed")
    for code, bot in (("amber-bell", "lawful"), ("birch-cup", "idle"), ("cedar-door", "random"), ("dawn-mat", "idle")):
        student = Student(*lesson, code).play(bot)
        student.say("guess", f"Guess of {bot}.").say("first", HOSTILE, "open").say("last", "Nothing.").hand_in(where)
    (where / "Ada Quill <b>.mgresult").write_bytes(b"junk")
    return marking.mark(*lesson, folder.look(where))


class Seen(HTMLParser):
    """Every tag and attribute of a page, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.values: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _value in attrs)
        self.values += [value or "" for _name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("codes", [True, False])
def test_nothing_on_it_is_more_than_text(handed: Class, codes: bool) -> None:
    raw = wall.wall(handed, codes)
    seen = Seen(raw.decode())
    assert seen.tags <= TAGS
    assert not {name for name in seen.attributes if name.startswith("on")}
    assert not {"src", "href", "style", "srcset", "action"} & seen.attributes
    assert b"\x1b" not in raw
    assert "\u202e" not in raw.decode()
    assert "</style><script>alert(1)</script>" in "".join(seen.words)
    assert raw.count(b"<script") == 0
    assert "Asking <b>&" in "".join(seen.words)


def test_its_policy_lets_it_ask_for_nothing_and_knows_its_style(handed: Class) -> None:
    text = wall.wall(handed).decode()
    style = re.search(r"<style>(.*?)</style>", text, re.S)
    assert style
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    policy = f"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;"
    assert policy.replace("&#39;", "'") in text
    assert not re.search(r"url\(|@import|https?:|//", style[1])
    assert [value for value in Seen(text).values if re.search(r"https?:|//|url\(|javascript:|data:", value)] == []


def test_with_codes_everybody_is_found_and_without_nobody(handed: Class) -> None:
    named, unnamed = wall.wall(handed).decode(), wall.wall(handed, codes=False).decode()
    for code in ("amber-bell", "birch-cup", "cedar-door", "dawn-mat"):
        assert code in named
        assert code not in unnamed
    assert "Every run" in named
    assert "Every run" not in unnamed
    for page_text in (named, unnamed):
        assert "Ada Quill" not in page_text  # a file's name may be a person's
        assert "Guess of lawful." in page_text
    assert "the same commands, one by one, as dawn-mat" in named
    assert "with the same commands as another: 2" in unnamed


def test_it_shows_the_spread_the_lines_and_the_partings(handed: Class) -> None:
    text = wall.wall(handed).decode()
    for heading in ("How it came out", "Day by day", "Same morning, different choices", "In their own words"):
        assert f"<h2>{heading}</h2>" in text
    assert text.count('class="dot"') == 3 * len(handed.counted)
    assert text.count('class="line student"') == 2 * len(handed.counted)
    assert text.count('class="bot"') == 3 * len(handed.bots)
    assert 1 <= text.count('class="card"') <= 3


def test_it_is_the_same_page_every_time(lesson: Lessons, handed: Class) -> None:
    assert wall.wall(handed) == wall.wall(handed)


def test_a_class_of_which_nothing_is_sound_has_a_page_that_says_so(lesson: Lessons, tmp_path: Path) -> None:
    (tmp_path / "a.mgresult").write_bytes(b"junk")
    text = wall.wall(marking.mark(*lesson, folder.look(tmp_path))).decode()
    assert "No result could be verified" in text
    assert "it does not begin as a result does" in text


def test_one_result_alone_has_a_page(lesson: Lessons, tmp_path: Path) -> None:
    Student(*lesson, "amber-bell").play("lawful", 1).hand_in(tmp_path)
    text = wall.wall(marking.mark(*lesson, folder.look(tmp_path))).decode()
    assert text.count('class="dot"') == 3
    assert "Same morning" not in text


def test_an_answer_that_was_written_later_says_when(lesson: Lessons, tmp_path: Path) -> None:
    for code, day in (("amber-bell", 0), ("birch-cup", 2)):
        student = Student(*lesson, code).play("lawful", day).say("guess", f"Guess of {code}.")
        student.play("lawful").say("last", "Nothing.").hand_in(tmp_path)
    text = wall.wall(marking.mark(*lesson, folder.look(tmp_path)), codes=True).decode()
    assert re.findall(r"written on day \d+", text) == ["written on day 3"]
    assert text.index("Guess of birch-cup.") < text.index("written on day 3") < text.index("Nothing.")


def test_text_is_escaped_by_the_tree() -> None:
    raw = page.written("<a>", page.el("p", "a < b & c", "\x00d", page.el("b", "e"), " f", title='"x"')).decode()
    assert '<p title="&quot;x&quot;">a &lt; b &amp; c d<b>e</b> f</p>' in raw
    assert "<title>&lt;a&gt;</title>" in raw


def test_an_explained_decision_stands_beside_the_numbers_that_the_replay_found(lesson: Lessons, tmp_path: Path) -> None:
    student = Student(*lesson, "amber-bell").play("lawful")
    found = marking.mark(*lesson, _only(student, tmp_path)).marks[0]
    day, chose = next(
        (morning.day, chose) for morning in found.mornings for chose in morning.chose if chose.kind == "event"
    )
    student.say("first", "It was asked of me.", f"choose {chose.choice}", day, money="a million")
    marked = marking.mark(*lesson, _only(student, tmp_path))
    label = lesson[1].texts[f"events.{chose.about}.choices.{chose.choice}.label"]
    text = wall.wall(marked).decode()
    assert html.escape(f"Day {day}: You chose: {label}", quote=False) in text
    assert "in hand " in text
    assert "a million" not in text
    quiet = replace(marked.marks[0], told=(replace(marked.marks[0].told[0], private=True),))
    text = wall.wall(replace(marked, marks=(quiet,))).decode()
    assert "It was asked of me." not in text
    assert "about something private, and in results.csv only: 1" in text


def _only(student: Student, where: Path) -> folder.Found:
    student.hand_in(where)
    return folder.look(where)
