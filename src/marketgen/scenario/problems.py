"""Problems: what is wrong, where, and how to mend it. Values, never exceptions, except :class:`Unreadable` inside.

A problem is rendered as ``file:line:column: error CODE: what``, the line with a caret, ``in path``, and ``fix:``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import Any

from marketgen.engine.frozen import frozen
from marketgen.i18n import _, ngettext

SHOWN = 50
"""Problems that are rendered at most; the totals count all."""

_WIDTH = 96
"""Cells of a line that are shown; of a longer one the part around the caret is."""

_QUOTED = 60
"""Characters of a text that a message quotes."""

_STOPPING = (
    "E001", "E002", "E003", "E004", "E005", "E006", "E007", "E115", "E401", "E408", "E409", "E413", "E414", "E415",
    "E416", "E417", "E419", "E420", "E421", "E422", "E423", "E424", "E427", "E428", "E441",
)  # fmt: skip
"""Codes after which nothing more of a file is looked at."""

_NO_FILE = ("E004", "E401", "E413")
"""Codes that, of a file as a whole, mean that there was nothing to check."""

SEVERITIES = ("error", "warning", "note")
"""What a problem can be: it will not load or must misbehave; it is surely unintended; it is a matter of style."""

STAGES = ("text", "shape", "references", "sense")
"""The stages of a check, in their order: an error in one cuts short those that would only mislead after it."""


@frozen
class Place:
    """A place in a file: line and column from 1, in characters; line 0 stands for the file as a whole."""

    file: str
    line: int
    column: int
    text: str = field(default="", compare=False)  # the whole line, as it is in the file

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@frozen
class Problem:
    """One problem. code: ``E101``, ``W304``, ``N301`` (see ``explain``); what and mend: sentences in the installed
    language, free of control codes; path: where in the document, as ``goods.salt.price``; also: further places of the
    same."""

    code: str
    what: str
    mend: str
    place: Place
    path: str = ""
    also: tuple[Place, ...] = ()
    also_says: str = ""  # what the further places are, as a sentence with {places}

    @property
    def severity(self) -> str:
        """One of :data:`SEVERITIES`: the letter of the code says which."""
        return {"W": "warning", "N": "note"}.get(self.code[:1], "error")

    @property
    def is_error(self) -> bool:
        """Whether a scenario with this problem cannot be played."""
        return self.severity == "error"

    @property
    def no_file(self) -> bool:
        """Whether there was nothing to check: no such file or id, a folder, no permission."""
        return self.code in _NO_FILE and not self.place.line

    def __str__(self) -> str:
        return render(self)


class Unreadable(Exception):  # noqa: N818 - what an author meets is a problem; an error is a fault of the program
    """Carries the one problem that stops a file from being read at all."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


def safe(text: str, longest: int = _QUOTED) -> str:
    """A text of a file as it may be shown: control codes and the like escaped, cut to ``longest`` characters."""
    told = "".join(_escaped(character) for character in text[: longest + 1])
    return told if len(told) <= longest else told[: longest - 1] + "\u2026"


def _escaped(character: str) -> str:
    if character == "\t":
        return " "
    if character.isprintable():
        return character
    number = ord(character)
    if 0xDC80 <= number <= 0xDCFF:  # a byte of the system's that is no text, as Python carries it
        return "?"
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def width(text: str) -> int:
    """The cells a text takes in a terminal."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )


def render(problem: Problem) -> str:
    """The problem as text of several lines, without a line end."""
    severity = {"error": _("error"), "warning": _("warning"), "note": _("note")}[problem.severity]
    lines = [f"{safe(str(problem.place), 400)}: {severity} {problem.code}: {problem.what}"]
    if problem.place.line and problem.place.text.strip():
        lines += _excerpt(problem)
    elif problem.path:
        lines.append("    " + _("in {path}").format(path=safe(problem.path, 200)))
    if problem.also:
        shown = ", ".join(_near(place, problem.place) for place in problem.also[:8])
        if len(problem.also) > 8:
            shown += ", \u2026"
        says = problem.also_says or _("used at {places}")
        lines.append("    " + _("also: {sentence}").format(sentence=says.format(places=shown)))
    if problem.mend:
        lines.append("    " + _("fix:  {mend}").format(mend=problem.mend))
    return "\n".join(lines)


def _near(place: Place, other: Place) -> str:
    same = place.file == other.file and place.line
    return f"{place.line}:{place.column}" if same else safe(str(place), 200)


def _excerpt(problem: Problem) -> list[str]:
    text, column = problem.place.text, max(0, problem.place.column - 1)
    first = max(0, column - _WIDTH)  # a line may be the whole file: only what could be shown is looked at
    before, after = safe(text[first:column], 10_000), safe(text[column : column + _WIDTH], 10_000)
    fits = first == 0 and width(before) + min(20, width(after)) <= _WIDTH
    while width(before) > (_WIDTH if fits else _WIDTH * 2 // 3):
        before = before[1:]
    while width(after) > _WIDTH - width(before):
        after = after[:-1]
    number = f"{problem.place.line:>8} | "
    where = "  " + _("in {path}").format(path=safe(problem.path, 200)) if problem.path else ""
    return [(number + before + after).rstrip(), " " * 9 + "| " + " " * width(before) + "^" + where]


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """Problems in the order of files, lines and columns; of several with one code, place and path the first. (Two keys
    that are missing in one object have one place.)"""
    found: dict[tuple[str, Place, str], Problem] = {}
    for problem in problems:
        found.setdefault((problem.code, problem.place, problem.path), problem)
    return sorted(found.values(), key=lambda one: (one.place.file, one.place.line, one.place.column, one.code))


def report(problems: Sequence[Problem], most: int = SHOWN) -> str:
    """All problems as one text: at most ``most`` of them, then how many there are. Empty if there are none.

    Of a file that is not there nothing was checked, so nothing is counted."""
    if not problems:
        return ""
    lines = [render(problem) for problem in problems[:most]]
    if len(problems) > most:
        left = len(problems) - most
        lines.append(ngettext("... and {count} more", "... and {count} more", left).format(count=left))
    if not all(problem.no_file for problem in problems):
        lines.append(totals(problems))
    return "\n".join(lines)


def count(problems: Sequence[Problem]) -> dict[str, int]:
    """How many there are of each severity."""
    return {severity: sum(one.severity == severity for one in problems) for severity in SEVERITIES}


def cut_short(problems: Iterable[Problem]) -> tuple[str, ...]:
    """The stages that were not gone through because of an error in an earlier one."""
    errors = [problem for problem in problems if problem.is_error]
    if any(problem.code in _STOPPING for problem in errors):
        return STAGES[1:]
    return STAGES[3:] if any(problem.code < "E300" or problem.code[:2] == "E4" for problem in errors) else ()


def totals(problems: Sequence[Problem]) -> str:
    """``2 errors, 1 warning``, and whether something could not be checked because of an error before it."""
    counts = count(problems)
    told = ", ".join(
        form.format(count=counts[severity])
        for severity, form in (
            ("error", ngettext("{count} error", "{count} errors", counts["error"])),
            ("warning", ngettext("{count} warning", "{count} warnings", counts["warning"])),
            ("note", ngettext("{count} note", "{count} notes", counts["note"])),
        )
        if counts[severity]
    )
    left = cut_short(problems)
    if len(left) > 1:
        return _("{counts}; the rest of the file was not checked").format(counts=told)
    return _("{counts}; the sense of the rules was not checked").format(counts=told) if left else told


def as_json(problem: Problem) -> dict[str, Any]:
    """The problem as what JSON can hold: code, severity, file, line, column, path, what, mend, the further places, and
    ``text``, the whole as it is printed."""
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "path": problem.path,
        "what": problem.what,
        "mend": problem.mend,
        "also": [{"file": other.file, "line": other.line, "column": other.column} for other in problem.also],
        "text": render(problem),
    }


def as_annotation(problem: Problem) -> str:
    """The problem as a workflow command of GitHub, one line: ``::error file=...,line=...,col=...,title=E101::...``."""
    place = problem.place
    kind = {"note": "notice"}.get(problem.severity, problem.severity)
    where = f",line={place.line},col={place.column}" if place.line else ""
    told = problem.what + (f"\n{problem.mend}" if problem.mend else "") + (f"\n{problem.path}" if problem.path else "")
    return f"::{kind} file={_escaped_in(place.file, ':,')}{where},title={problem.code}::{_escaped_in(safe_lines(told))}"


def safe_lines(text: str) -> str:
    """:func:`safe`, but that the lines stay apart and nothing is cut."""
    return "\n".join(safe(line, len(line) * 10) for line in text.split("\n"))


def _escaped_in(text: str, more: str = "") -> str:
    """A text as GitHub wants it in a workflow command; ``more``: what else must not stand in a property."""
    told = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for sign in more:
        told = told.replace(sign, f"%{ord(sign):02X}")
    return told
