"""results.csv: a row for each file. It opens in a spreadsheet, where no cell of it can be a formula.

UTF-8 with a byte order mark, which the spreadsheets of offices need to know the encoding by and the grade books read
over; commas; CRLF, as RFC 4180 has it. Columns and what they map to: docs/teaching.md, "Grade books".
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from marketgen.classroom import telling
from marketgen.classroom.marking import Class
from marketgen.classroom.marks import Mark, Told
from marketgen.classroom.page import plain
from marketgen.classroom.prompts import Prompt, prompts_of

FINISHING = 40
"""Points of a hundred that the suggested marking gives for finishing."""

MISSING = 10
"""Points off it where a prompt was left open."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
"""What a cell may not begin with: some spreadsheet would take it for a formula, or a command in it."""

COLUMNS = (
    "code", "verified", "finished", "days", "score", "wealth", "household", "trust", "exposure", "goal", "decisions",
    "prompts_answered", "restarts", "minutes",
)  # fmt: skip
"""The first columns; behind them one for each explained decision, then these:"""

LAST = ("reason", "finishing", "prompts", "file")


def sheet(marked: Class) -> bytes:
    """The whole file."""
    pauses = marked.lesson.terms.pauses
    prompts = prompts_of(marked.world, pauses)
    explained = [prompt for prompt in prompts if prompt.kind == "decision"]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow((*COLUMNS, *(f"explained_{number}" for number in range(1, len(explained) + 1)), *LAST))
    for mark in marked.marks:
        last = [telling.reasons(mark), finishing(mark, prompts, pauses), len(prompts), mark.file]
        writer.writerow([safe(str(cell)) for cell in (*_row(mark, prompts, explained), *last)])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def safe(cell: str) -> str:
    """A cell as text on one line, without control codes; with an apostrophe before what could be a formula."""
    line = " ".join(plain(cell).split())
    return f"'{line}" if line.startswith(_FORMULA) else line


def _row(mark: Mark, prompts: Sequence[Prompt], explained: Sequence[Prompt]) -> list[object]:
    came, told = mark.came, {one.prompt: one for one in mark.told}
    known = {prompt.id for prompt in prompts}
    answered = sum(one.prompt in known and bool(one.text.strip()) for one in mark.told)
    if came is None:
        results: list[object] = ["", mark.days if mark.days >= 0 else "", mark.score if mark.score >= 0 else ""]
        results += [""] * 6
    else:
        goal = ("met" if came.goal_met else "missed") if came.goal else ""
        results = [
            _yes(came.finished), came.days, came.score if came.score >= 0 else "", _thousandths(came.wealth),
            came.household, came.trust, came.exposure, goal, came.decisions,
        ]  # fmt: skip
    seen = [answered, mark.restarts, mark.minutes] if mark.code else ["", "", ""]
    decisions = [decision(told.get(prompt.id)) for prompt in explained]
    return [mark.code, _yes(mark.verified), *results, *seen, *decisions]


def finishing(mark: Mark, prompts: Sequence[Prompt], pauses: Sequence[int]) -> object:
    """The points for finishing that docs/teaching.md suggests: full for every verified result that came to its end or
    to a pause, whatever its score, less some where a prompt that had come was left open. Empty where a teacher has to
    look."""
    if mark.came is None or not mark.counted:
        return ""
    if not mark.came.finished and (not pauses or mark.came.days < min(pauses)):
        return ""
    told = {one.prompt for one in mark.told if one.text.strip()}
    open_ones = [one for one in prompts if one.id not in told and one.came(mark.came.days, mark.came.finished)]
    return FINISHING - MISSING if open_ones else FINISHING


def decision(told: Told | None) -> str:
    """An explained decision in one cell: what it was about, the numbers of that moment, the sentences."""
    if told is None:
        return ""
    return f"[{told.what} ({told.numbers})] {told.text}" if told.what else told.text


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _thousandths(number: int) -> str:
    """``42.4``: a plain decimal for spreadsheets, whatever the language."""
    return f"{number / 1000:.1f}"
