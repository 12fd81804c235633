"""A page as one HTML file: whole in itself, with no outside request, and made to be printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from marketgen.classroom import page as html
from marketgen.classroom.leaves import Items, Leaf, Page, Pairs, Section, Table, Under, Words
from marketgen.classroom.page import el
from marketgen.i18n import _

STYLE = Path(__file__).with_name("guide.css")
"""The style sheet, which stands in the page."""


def written(page: Page) -> str:
    """The page as an HTML document."""
    named = enumerate(page.sections, 1)
    links = [el("li", el("a", part.heading, href=f"#part{number}")) for number, part in named]
    head = el("header", el("h1", page.title), *(el("p", line) for line in page.about))
    html.add(head, el("nav", el("ol", *links), aria_label=_("What is in it")))
    body = el("main", *(_section(number, part) for number, part in enumerate(page.sections, 1)))
    return html.written(page.title, head, body, style=STYLE, language=page.language).decode()


def _section(number: int, part: Section) -> Element:
    told = _("{number}. {heading}").format(number=number, heading=part.heading)
    found = el("section", el("h2", told, id=f"part{number}"))
    for leaf in part.leaves:
        html.add(found, _leaf(leaf))
    return found


def _leaf(leaf: Leaf) -> Element:
    if isinstance(leaf, Words):
        return _told("p", leaf.text, "say" if leaf.strong else "")
    if isinstance(leaf, Under):
        return el("h3", leaf.text)
    if isinstance(leaf, Items):
        return el("ol" if leaf.numbered else "ul", *(_told("li", line) for line in leaf.lines))
    if isinstance(leaf, Pairs):
        return el("dl", *_pairs(leaf))
    return _table(leaf)


def _pairs(leaf: Pairs) -> Iterator[Element]:
    for term, texts in leaf.rows:
        yield el("div", el("dt", term), *(_told("dd", text) for text in texts))


def _table(leaf: Table) -> Element:
    found = el("table", cls="" if any(leaf.head) else "figures")
    if any(leaf.head):
        html.add(found, el("thead", el("tr", *(el("th", head, scope="col") for head in leaf.head))))
    html.add(found, el("tbody", *(el("tr", *(_told("td", cell) for cell in row)) for row in leaf.rows)))
    return found


def _told(tag: str, text: str, cls: str = "") -> Element:
    """An element with a text whose new lines stay."""
    found = el(tag, cls=cls)
    for number, line in enumerate(text.split("\n")):
        if number:
            html.add(found, el("br"))
        html.add(found, line)
    return found
