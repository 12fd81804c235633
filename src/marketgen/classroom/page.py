"""A page of HTML, built as a tree: whatever is text is escaped by the library that writes it, and nothing else can be.

There are no scripts and no addresses in it; the one style sheet is named by its digest in the policy of the page.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, tostring

from marketgen.i18n import installed

STYLE = Path(__file__).with_name("wall.css")
"""The style sheet of a page that names no other; it stands in the page."""

Part = Element | str


def el(tag: str, *parts: Part, cls: str = "", **attributes: Any) -> Element:
    """An element with its parts, texts or elements. An underscore in the name of an attribute is a hyphen."""
    found = Element(tag, {name.rstrip("_").replace("_", "-"): plain(str(one)) for name, one in attributes.items()})
    if cls:
        found.set("class", cls)
    for part in parts:
        add(found, part)
    return found


def add(to: Element, *parts: Part) -> None:
    """Put parts at the end of an element."""
    for part in parts:
        if isinstance(part, Element):
            to.append(part)
        elif len(to):
            to[-1].tail = (to[-1].tail or "") + plain(part)
        else:
            to.text = (to.text or "") + plain(part)


def plain(text: str) -> str:
    """Text on one line that shows what it says: no control codes, no marks that turn the direction of writing."""
    return "".join(character if character.isprintable() else " " for character in text)


def written(
    title: str, *body: Part, style: Path = STYLE, language: str = "", refresh: int = 0, forms: bool = False
) -> bytes:
    """A whole page. It asks for nothing from anywhere, and says so to the browser. language: of its texts, as a code;
    that of the interface if it is left out. Of a page that is served: refresh, seconds after which it loads itself
    again; forms, whether it has some, for its own server."""
    rules = style.read_text("utf-8")
    digest = b64encode(sha256(rules.encode()).digest()).decode()
    form = "'self'" if forms else "'none'"
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action {form}"
    sheet = Element("style")
    sheet.text = rules
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        *([el("meta", http_equiv="refresh", content=refresh)] if refresh else []),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("title", title),
        sheet,
    )
    page = el("html", head, el("body", *body), lang=language or installed())
    return b"<!DOCTYPE html>\n" + tostring(page, encoding="unicode", method="html").encode() + b"\n"
