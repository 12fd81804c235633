"""Leaves: what a page for teachers is made of, before it is text for a terminal or HTML for paper.

A page holds sections, a section holds leaves. Nothing in them is markup: whoever writes them out escapes them.
"""

from __future__ import annotations

from collections.abc import Sequence

from marketgen.engine.frozen import frozen


@frozen
class Words:
    """A paragraph. strong: it is what matters most of its section, such as a sentence to be said aloud."""

    text: str
    strong: bool = False


@frozen
class Under:
    """A smaller heading within a section."""

    text: str


@frozen
class Items:
    """Entries of a list, numbered if their order counts."""

    lines: tuple[str, ...]
    numbered: bool = False


@frozen
class Pairs:
    """Terms, each with what belongs to it in one or more paragraphs."""

    rows: tuple[tuple[str, tuple[str, ...]], ...]


@frozen
class Table:
    """A table: its head, and rows of as many cells. What has no text is an empty cell."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Leaf = Words | Under | Items | Pairs | Table


@frozen
class Section:
    """A part of a page with its heading."""

    heading: str
    leaves: tuple[Leaf, ...]


@frozen
class Page:
    """A whole page. language: of its texts, as a code; about: lines below its title."""

    title: str
    language: str
    about: tuple[str, ...]
    sections: tuple[Section, ...]


def section(heading: str, leaves: Sequence[Leaf | None]) -> Section | None:
    """A section of those leaves that there are and that hold something; None if there are none."""
    found = tuple(leaf for leaf in leaves if leaf is not None and _holds(leaf))
    return Section(heading, found) if any(not isinstance(leaf, Under) for leaf in found) else None


def _holds(leaf: Leaf) -> bool:
    if isinstance(leaf, Items):
        return bool(leaf.lines)
    if isinstance(leaf, Pairs | Table):
        return bool(leaf.rows)
    return bool(leaf.text)
