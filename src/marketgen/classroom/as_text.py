"""A page as text for a terminal: wrapped, with no sign that a screen reader would stumble over."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from marketgen.classroom.leaves import Items, Leaf, Page, Pairs, Table, Under, Words
from marketgen.i18n import _
from marketgen.scenario.problems import width

NARROWEST, WIDEST = 40, 100
"""Cells of a line, least and most."""

_STEP = 2


def written(page: Page, cells: int = 80) -> str:
    """The page in lines of at most so many cells, but for words that are longer."""
    return "\n".join(_lines(page, max(NARROWEST, min(cells, WIDEST)))) + "\n"


def _lines(page: Page, cells: int) -> Iterator[str]:
    yield from _heading(page.title, "=", cells)
    for line in page.about:
        yield from wrapped(line, cells)
    for number, part in enumerate(page.sections, 1):
        yield ""
        told = _("{number}. {heading}").format(number=number, heading=part.heading)
        yield from _heading(told, "-", cells)
        for leaf in part.leaves:
            yield ""
            yield from _leaf(leaf, cells)


def _heading(text: str, sign: str, cells: int) -> Iterator[str]:
    lines = wrapped(text, cells)
    yield from lines
    yield sign * max(map(width, lines))


def _leaf(leaf: Leaf, cells: int) -> Iterator[str]:
    if isinstance(leaf, Words):
        yield from wrapped(leaf.text, cells, _STEP * 2 if leaf.strong else 0)
    elif isinstance(leaf, Under):
        yield from wrapped(_("{heading}:").format(heading=leaf.text), cells)
    elif isinstance(leaf, Items):
        for number, line in enumerate(leaf.lines, 1):
            yield from _hung(f"{number}." if leaf.numbered else "-", line, cells)
    elif isinstance(leaf, Pairs):
        yield from _pairs(leaf, cells)
    else:
        yield from _table(leaf, cells)


def _pairs(leaf: Pairs, cells: int) -> Iterator[str]:
    for index, (term, texts) in enumerate(leaf.rows):
        if index:
            yield ""
        yield from wrapped(term, cells)
        for text in texts:
            yield from wrapped(text, cells, _STEP * 2)


def _table(leaf: Table, cells: int) -> Iterator[str]:
    """Two columns beside each other. Of more, a row as a paragraph: each cell behind what stands over its column."""
    if len(leaf.head) == 2:
        yield from _two_columns(leaf, cells)
        return
    for index, row in enumerate(leaf.rows):
        if index and len(row) > 2:
            yield ""
        first, *others = row
        yield from wrapped(f"{leaf.head[0]} {first}".strip(), cells)
        for head, cell in zip(leaf.head[1:], others, strict=True):
            if cell:
                told = _("{head}: {cell}").format(head=head, cell=cell) if head else cell
                yield from wrapped(told, cells, _STEP * 2)


def _two_columns(leaf: Table, cells: int) -> Iterator[str]:
    rows = leaf.rows if not any(leaf.head) else (leaf.head, *leaf.rows)
    first, second = (max(width(row[column]) for row in rows) for column in (0, 1))
    if second <= cells // 3:
        first = min(first, cells - second - _STEP)
    else:
        first = min(first, cells // 2)
        second = cells - first - _STEP
    for row in rows:
        left, right = wrapped(row[0], first), wrapped(row[1], second)
        for one, other in zip_longest(left, right, fillvalue=""):
            yield f"{one}{' ' * (first - width(one) + _STEP)}{other}".rstrip()


def _hung(sign: str, text: str, cells: int) -> Iterator[str]:
    """A text with a sign before its first line and the others below the first word."""
    inner = len(sign) + 1 + _STEP
    for index, line in enumerate(wrapped(text, cells, inner)):
        yield f"{' ' * _STEP}{sign} {line[inner:]}" if not index else line


def wrapped(text: str, cells: int, indent: int = 0) -> list[str]:
    """A text in lines of at most so many cells, all of them indented. Korean letters take two cells each."""
    before = " " * indent
    found: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if line and indent + width(longer) > cells:
                found.append(before + line)
                line = word
            else:
                line = longer
        found.append((before + line).rstrip())
    return found
