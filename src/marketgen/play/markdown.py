"""Text as Markdown that is nothing but text: whatever a scenario, a name or a note holds, none of it becomes markup."""

from __future__ import annotations

import re
import unicodedata

_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~&$@^{}]|:(?=/)|(?<=www)\.", re.IGNORECASE)
"""What could begin or end markup, a tag, an entity, a cell or a link wherever it stands."""

_AT_START = re.compile(r"[#+=:-]|[0-9]{1,9}(?=[.)](\s|$))")
"""What could make a heading, a list, a rule or a definition of a line that begins with it."""

_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
"""Categories of characters that are left out; a blank among them, such as a line's end, is a blank."""

_CLOSING = re.compile(r"(?<=\s)#+$")


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found.group()}"


def plain(text: str) -> str:
    """A text in one line, with what Markdown would take for markup escaped; control codes are left out."""
    blank = "".join(one if unicodedata.category(one) not in _UNSEEN else " " * one.isspace() for one in text)
    line = " ".join(blank.split())  # only now: what stood behind something unseen may be the first of the line
    line = _ANYWHERE.sub(_escaped, line)
    begun = _AT_START.match(line)
    if begun is None:
        return line
    if begun.group()[0].isdecimal():
        return f"{begun.group()}\\{line[begun.end() :]}"
    return f"\\{line}"


def heading(level: int, text: str) -> str:
    """A heading of a level from 1 to 6; what would close it at its end stays a part of it."""
    return f"{'#' * level} {_CLOSING.sub(_escaped, plain(text))}"


def item(text: str, strong: str = "") -> str:
    """An item of a list; ``strong``: what stands before it in bold."""
    return f"- **{plain(strong)}** {plain(text)}".rstrip() if strong.strip() else f"- {plain(text)}"


def quoted(text: str) -> str:
    """A line that somebody wrote."""
    return f"> {plain(text)}"


def rows(heads: tuple[str, ...], cells: list[tuple[str, ...]]) -> list[str]:
    """A table, its first column at the left, the others at the right."""
    line = "|---|" + "---:|" * (len(heads) - 1)
    return [_row(heads), line, *(_row(row) for row in cells)]


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(plain(cell) for cell in cells) + " |"
