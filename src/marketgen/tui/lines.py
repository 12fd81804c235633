"""Lines of text laid out in cells: cut, aligned, wrapped, set in columns.

Everything measures cells (Hangul takes two), never characters. Styles are names of theme variables (``$ash``,
``bold $lamp``), so that a change of theme needs no new lines. Words of a scenario or a player enter by :func:`say`,
which never reads markup.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.cells import cell_len
from textual.content import Content, Span
from textual.style import Style

from marketgen.engine.frozen import frozen

MEASURE = 72
"""The widest that text to be read may be, in cells."""

MARGIN = 2
"""The columns left free at both sides of a screen."""

ACT = "act"
"""The key in a style's meta under which a click finds its action."""

BLANK = Content("")

TONES = {"good": "$celadon", "bad": "$brick", "": "$paper"}
"""The colour of a tone; a word or a shape always stands beside it."""


def plain(words: str) -> str:
    """Words without line breaks, control codes, marks that turn the direction of writing, and those that ask for a
    picture of a letter, which terminals draw in one cell or in two as they like."""
    if words.isascii() and words.isprintable():
        return words
    spaced = (" " if letter.isspace() else letter for letter in words)
    return "".join(one for one in spaced if unicodedata.category(one) not in _DROPPED and one not in "\ufe0e\ufe0f")


_LETTER = "\u2800"  # a blank that no line is broken at
_TOGETHER = re.compile(r"(?<=\d) (?=[%×])|(?<=×) (?=\d)")
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def say(words: str, style: str = "$paper") -> Content:
    """Words as they stand, in one style; brackets are brackets."""
    return Content.styled(plain(words), style)


def short_path(path: Path) -> str:
    """A path with the player's home folder as ``~``."""
    home = os.path.expanduser("~")
    told = str(path)
    return f"~{told.removeprefix(home)}" if home != "/" and told.startswith(home + os.sep) else told


def join(*parts: Content | str, gap: int = 1) -> Content:
    """Parts on one line with ``gap`` cells between; empty parts take no room."""
    kept = [part if isinstance(part, Content) else Content(part) for part in parts if part]
    return Content(" " * gap).join(kept) if kept else BLANK


def act(content: Content, action: str) -> Content:
    """The same content, which carries out ``action`` when it is clicked."""
    return content.stylize(Style.from_meta({ACT: action}))


def fit(content: Content, width: int, right: bool = False) -> Content:
    """Exactly ``width`` cells: cut with an ellipsis or filled up with blanks, at the left if ``right``."""
    if width <= 0:
        return BLANK
    content = content.truncate(width, ellipsis=True)
    room = width - content.cell_length
    return content.pad_left(room) if right else content.pad_right(room)


def between(left: Content, right: Content, width: int, gap: int = 2) -> Content:
    """``left`` and ``right`` at the two ends of ``width`` cells; the left one is cut when both do not fit."""
    if not right:
        return fit(left, width)
    right = right.truncate(width, ellipsis=True)
    room = width - right.cell_length
    if room <= gap:
        return fit(right, width, right=True)
    return Content.assemble(fit(left, room - gap), " " * gap, right)


def wrapped(content: Content, width: int) -> list[Content]:
    """A line over as many as it needs, its styles kept."""
    return [content] if content.cell_length <= width else [line.rstrip() for line in content.wrap(max(1, width))]


def ends(left: Content, right: Content, width: int, gap: int = 2) -> list[Content]:
    """:func:`between` with nothing cut: where both do not fit, ``right`` stands at the end of the next line."""
    if not right or left.cell_length + gap + right.cell_length <= width:
        return [between(left, right, width, gap)] if left.cell_length <= width else wrapped(left, width)
    return [*wrapped(left, width), *(fit(line, width, right=True) for line in wrapped(right, width))]


def beside_words(lead: Content, words: str, right: Content, width: int, style: str = "$paper") -> list[Content]:
    """``lead`` and words with ``right`` at the end of the first line; words that do not fit go on below, whole."""
    start = lead.cell_length + 1 if lead else 0
    first, *rest = wrap(words, width - start - right.cell_length - 2, style) or [BLANK]
    return [between(join(lead, first), right, width), *indent(rest, start)]


def wrap(words: str, width: int, style: str = "$smoke") -> list[Content]:
    """Words over as many lines as they need, none wider than ``width``. ``9 %``, ``2 ×`` and ``× 1.00`` are never
    parted."""
    if not words:
        return []
    kept = _TOGETHER.sub(_LETTER, words) if "%" in words or "×" in words else words
    lines = say(words, style).wrap(max(1, width)) if kept == words else _kept(kept, width, style)
    return [line.rstrip() for line in lines]


def _kept(words: str, width: int, style: str) -> list[Content]:
    """Wrapped with the blank of a sign made a letter for as long as the lines are broken."""
    lines = say(words, style).wrap(max(1, width))
    return [Content(line.plain.replace(_LETTER, " "), [*line.spans], strip_control_codes=False) for line in lines]


def paragraphs(texts: Iterable[str], width: int, style: str = "$smoke") -> list[Content]:
    """Paragraphs with an empty line between."""
    lines: list[Content] = []
    for words in texts:
        if lines:
            lines.append(BLANK)
        lines += wrap(words, width, style)
    return lines


def indent(lines: Iterable[Content], cells: int) -> list[Content]:
    """The lines, moved to the right."""
    return [line.pad_left(cells) if line else line for line in lines]


def restyled(content: Content, styles: dict[str, str]) -> Content:
    """The same content with some styles exchanged for others, by name."""
    spans = [
        Span(span.start, span.end, styles.get(span.style, span.style) if isinstance(span.style, str) else span.style)
        for span in content.spans
    ]
    return Content(content.plain, spans, strip_control_codes=False)


def beside(left: Sequence[Content], right: Sequence[Content], width: int, gap: int = 3) -> list[Content]:
    """Two blocks of lines beside each other, the left one ``width`` cells wide."""
    rows = max(len(left), len(right))
    lines = []
    for number in range(rows):
        first = left[number] if number < len(left) else BLANK
        second = right[number] if number < len(right) else BLANK
        lines.append(Content.assemble(fit(first, width), " " * gap, second) if second else first)
    return lines


@frozen
class Column:
    """A column of a table: its label; numbers stand ``right``; ``flex`` takes what room is left and is cut first;
    ``gap`` cells stand before it."""

    label: str = ""
    right: bool = False
    flex: bool = False
    gap: int = 2


def widths(columns: Sequence[Column], rows: Iterable[Sequence[Content]], width: int) -> list[int]:
    """How wide each column is: as wide as its widest cell or its label, together never wider than ``width``."""
    rows = list(rows)
    found = [say(column.label).cell_length for column in columns]
    for row in rows:
        for number, cell in enumerate(row):
            found[number] = max(found[number], cell.cell_length)
    gaps = sum(column.gap for column in columns[1:])
    spare = width - gaps - sum(found)
    bends = [number for number, column in enumerate(columns) if column.flex]
    if bends and spare >= 0:
        for number in bends:
            found[number] += spare // len(bends)
    elif spare < 0:
        _narrowed(columns, found, [[say(column.label) for column in columns], *rows], -spare)
    return found


def _narrowed(columns: Sequence[Column], found: list[int], rows: Sequence[Sequence[Content]], over: int) -> None:
    """Take ``over`` cells from columns that are too wide together: from those that bend as far as their longest word,
    then so from the widest of words, then from labels over numbers, and where that is not enough, from whatever is
    widest."""
    least = [max(longest_word(cell.plain) for cell in cells) for cells in zip(*rows, strict=True)]
    words = [number for number, column in enumerate(columns) if not column.right]
    for able in ([number for number in words if columns[number].flex], words, range(len(found))):
        while over > 0 and any(found[number] > least[number] for number in able):
            widest = max((number for number in able if found[number] > least[number]), key=found.__getitem__)
            found[widest] -= 1
            over -= 1
    for _cell in range(over):
        widest = max(words if any(found[number] > 1 for number in words) else range(len(found)), key=found.__getitem__)
        found[widest] = max(1, found[widest] - 1)


def longest_word(words: str) -> int:
    """The cells of the longest word, one at least."""
    return max([1, *map(cell_len, words.split())])


def columned(columns: Sequence[Column], sizes: Sequence[int], cells: Sequence[Content]) -> Content:
    """A row of a table: each cell cut or filled to its column."""
    parts: list[Content | str] = []
    for number, (column, size, cell) in enumerate(zip(columns, sizes, cells, strict=True)):
        if number:
            parts.append(" " * column.gap)
        parts.append(fit(cell, size, right=column.right))
    return Content.assemble(*parts)


def lines_of(columns: Sequence[Column], sizes: Sequence[int], cells: Sequence[Content]) -> list[Content]:
    """A row of a table with nothing cut: what is wider than its column goes on below."""
    if all(cell.cell_length <= size for cell, size in zip(cells, sizes, strict=True)):
        return [columned(columns, sizes, cells)]
    parts = [cell.wrap(max(1, size)) for cell, size in zip(cells, sizes, strict=True)]
    rows = max(map(len, parts))
    lines = [[part[at].rstrip() if at < len(part) else BLANK for part in parts] for at in range(rows)]
    return [columned(columns, sizes, line) for line in lines]


def label_lines(columns: Sequence[Column], sizes: Sequence[int]) -> tuple[Content, ...]:
    """The labels above a table with nothing cut, on as many lines as they need."""
    return tuple(lines_of(columns, sizes, [say(column.label, "$ash") for column in columns]))


def labels(columns: Sequence[Column], sizes: Sequence[int]) -> Content:
    """The row of labels above a table."""
    return columned(columns, sizes, [say(column.label, "$ash") for column in columns])
