"""class.html in headless Chromium: it asks for nothing, fits, prints, can be read by eye and by ear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from marketgen.classroom import folder, marking, wall
from tests.browser import Browser, browser
from tests.classroom.handing import Student, asking, lesson_in
from tests.classroom.test_wall import HOSTILE

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("chromium")]

BOTS = ("lawful", "idle", "random", "fixed", "neglect", "briber_lavish")
WIDTHS = (1100, 390)

SHADES = r"""
const numbers = text => text.match(/[\d.]+/g).map(Number);
const light = text => numbers(text).slice(0, 3).map(one => one / 255)
  .map(one => one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
  .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
const behind = one => {
  for (; one; one = one.parentElement) {
    const shade = getComputedStyle(one).backgroundColor;
    if (!/, 0\)$/.test(shade)) return shade;
  }
  return "rgb(255, 255, 255)";
};
const found = [];
for (const one of document.querySelectorAll("body :not(title)")) {
  if (![...one.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
  const style = getComputedStyle(one);
  const ink = one.ownerSVGElement ? style.fill : style.color;
  const [a, b] = [light(ink), light(behind(one))].sort((x, y) => y - x);
  found.push([(a + 0.05) / (b + 0.05), one.tagName + "." + one.getAttribute("class")]);
}
return found.sort((x, y) => x[0] - y[0]);
"""
"""The contrast of every text with what is behind it, lowest first (WCAG 2)."""

OUTSIDE = """
const wide = document.documentElement.clientWidth;
return [...document.querySelectorAll("svg text, p, li, h1, h2, h3, figcaption, dd")]
  .filter(one => !one.closest(".scroll"))
  .map(one => [one.getBoundingClientRect(), one.textContent])
  .filter(([box, _]) => box.left < -1 || box.right > wide + 1).map(([_, text]) => text);
"""
"""Texts that stand out of the page."""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the page of a class with hostile words."""
    where = tmp_path_factory.mktemp("class")
    lesson, world = lesson_in(where, asking(where))
    for number, bot in enumerate(BOTS):
        student = Student(lesson, world, f"amber-{'abcdef'[number] * 3}").play(bot, 3)
        student.say("guess", "Those who wait end poorer.").say("first", HOSTILE, "open")
        student.play("lawful" if number % 2 else bot).say("last", "쌀 and coats.").hand_in(where)
    (where / "broken.mgresult").write_bytes(b"no")
    out = where / "class.html"
    out.write_bytes(wall.wall(marking.mark(lesson, world, folder.look(where))))
    return out.as_uri()


@pytest.fixture(scope="module")
def shown() -> Iterator[Browser]:
    """A browser."""
    with browser() as window:
        yield window


@pytest.mark.parametrize("width", WIDTHS)
def test_it_asks_for_nothing_and_nothing_in_it_runs(shown: Browser, page: str, width: int) -> None:
    shown.asked_for(), shown.complaints()
    shown.open(page, width)
    assert shown.asked_for() == [page]
    assert shown.complaints() == []
    assert shown.run("return [document.scripts.length, document.images.length, document.links.length]") == [0, 0, 0]
    assert "<script>alert(1)</script>" in shown.run("return document.body.textContent")
    assert shown.run("return getComputedStyle(document.querySelector('h2')).borderTopWidth") == "3px"  # its style holds


@pytest.mark.parametrize("width", WIDTHS)
def test_it_fits_the_window(shown: Browser, page: str, width: int) -> None:
    shown.open(page, width)
    assert shown.run("return document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert shown.run(OUTSIDE) == []


@pytest.mark.parametrize(("scheme", "media"), [("light", ""), ("dark", ""), ("dark", "print")])
def test_every_text_has_contrast(shown: Browser, page: str, scheme: str, media: str) -> None:
    shown.open(page, scheme=scheme, media=media)
    found = shown.run(SHADES)
    assert len(found) > 100
    assert found[0][0] >= 4.5, found[:5]
    dark = shown.run("return getComputedStyle(document.documentElement).backgroundColor")
    assert dark == {"light": "rgb(247, 241, 227)", "dark": "rgb(21, 22, 43)"}[scheme] or media
    assert not media or dark == "rgb(255, 255, 255)"  # paper stays white, whatever the screen


def test_it_prints_on_a_few_sheets_of_a4(shown: Browser, page: str) -> None:
    shown.open(page)
    pdf = shown.printed()
    assert pdf.startswith(b"%PDF")
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert 2 <= len(boxes) <= 8
    assert {(round(float(wide)), round(float(high))) for wide, high in boxes} == {(595, 842)}


def test_it_can_be_read_by_ear(shown: Browser, page: str) -> None:
    shown.open(page)
    shown.driver.execute_cdp_cmd("Accessibility.enable", {})
    nodes: list[dict[str, Any]] = shown.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    said = [(one["role"]["value"], one.get("name", {}).get("value", "")) for one in nodes if not one["ignored"]]
    charts = [name for role, name in said if role in ("image", "img")]
    assert len(charts) == 5
    assert all(re.search(r"\d", name) for name in charts)  # each says its numbers
    levels = shown.run("return [...document.querySelectorAll('h1,h2,h3')].map(one => Number(one.tagName[1]))")
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert {"main", "banner", "contentinfo"} <= {role for role, _name in said}
    assert shown.run("return [...document.querySelectorAll('th')].every(one => one.hasAttribute('scope'))")
    assert shown.run("return document.documentElement.lang") == "en"
