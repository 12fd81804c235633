"""What the screen of people draws: the tables, who stands between you and what, what is known of somebody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from marketgen.i18n import _
from marketgen.play.views import CoverGrid, Degree, PeopleView, PersonRow
from marketgen.tui.lines import (
    BLANK,
    MEASURE,
    TONES,
    Column,
    beside,
    between,
    fit,
    join,
    label_lines,
    lines_of,
    paragraphs,
    say,
    widths,
    wrap,
)
from marketgen.tui.screens.stall_table import natural
from marketgen.tui.widgets.rows import Row

if TYPE_CHECKING:
    from marketgen.tui.formats import Pen

FULL = 110
"""Columns of the window from which glosses and the last thing between you are in the table."""

_NAME, _BAR = 16, 12  # cells of a name in the grid, and of a bar at most
_LEAST = 6  # cells of a column of the small grid
BESIDE = 96
"""Columns from which the facts stand beside who somebody is."""

_LABEL = 10  # cells of the labels of facts


def degree(degree: Degree | None, pen: Pen) -> Content:
    """Marks first, so that they stand under each other, then the word."""
    if degree is None:
        return BLANK
    style = {"good": "$celadon", "bad": "$brick"}.get(degree.tone, "$paper")
    marks = pen.marks(degree.marks, degree.of, style if degree.tone else "$lamp")
    return join(marks if degree.of else BLANK, say(degree.word, style))


def _who(row: PersonRow, wide: bool) -> Content:
    return join(say(row.name, "$name"), say(row.gloss if wide else "", "$ash"))


def officials(people: Sequence[PersonRow], width: int, wide: bool, pen: Pen, headed: bool) -> list[Row]:
    """Officials: what they expect, what they fear, how they stand to you. ``headed``: a heading says who they are."""
    if not people:
        return []
    columns = [
        Column(right=True), Column(_("who") if headed else _("officials")), Column(_("expects a week")),
        Column(_("fear")), Column(_("to you")), Column(_("between you"), flex=True),
    ]  # fmt: skip
    marked = any(row.appetite for row in people)
    amount = max(pen.number(row.expects_now).cell_length for row in people)
    cells = [
        [say(str(at), "$ash"), _who(row, wide), _expects(row, pen, marked, amount), degree(row.fear, pen),
         degree(row.bond, pen), say(row.last, "$smoke")]
        for at, row in enumerate(people, 1)
    ]  # fmt: skip
    return _table(columns, cells, people, 1, width)


def _expects(row: PersonRow, pen: Pen, paged: bool, cells: int) -> Content:
    """How what is expected has grown, as marks, and how much it is, at the right end of so many cells."""
    amount = fit(pen.number(row.expects_now), cells, right=True)
    if row.appetite is None:
        return amount.pad_left(4) if paged else amount
    style = "$brick" if row.appetite.tone == "bad" else "$lamp"
    return join(pen.marks(row.appetite.marks, row.appetite.of, style), amount)


def others(people: Sequence[PersonRow], first: int, width: int, wide: bool, pen: Pen) -> list[Row]:
    """Everybody else, those of a kind together."""
    if not people:
        return []
    columns = [Column(right=True), Column(_("on the row")), Column(_("who")), Column(_("to you")),
               Column(_("between you"), flex=True)]  # fmt: skip
    cells = [
        [say(str(at), "$ash"), _who(row, wide), say(row.what, "$smoke"), degree(row.bond, pen),
         say(row.last, "$smoke")]
        for at, row in enumerate(people, first)
    ]  # fmt: skip
    return _table(columns, cells, people, first, width)


def _table(
    columns: Sequence[Column], cells: Sequence[Sequence[Content]], people: Sequence[PersonRow], first: int, width: int
) -> list[Row]:
    """``columns`` with those who stand in them; the last, what was last between you, goes where it has no room."""
    short = [[*cell[:-1], _short(cell[-1])] for cell in cells]
    if natural(columns, short) > width:
        columns = [*columns[:-1], Column(flex=True)]
        cells = short = [[*cell[:-1], BLANK] for cell in cells]
    sizes = widths(columns, short, width)
    rows = [Row("", label_lines(columns, sizes))]
    for at, (row, cell) in enumerate(zip(people, cells, strict=True), first):
        last = cell[-1] if cell[-1].cell_length <= sizes[-1] else _short(cell[-1])
        rows.append(Row(row.id, tuple(lines_of(columns, sizes, [*cell[:-1], last])), str(at)))
    return rows


def _short(last: Content) -> Content:
    """The last thing between you as its day alone; the panel says it in full."""
    return say(last.plain.partition(":")[0], "$smoke")


def grid(cover: CoverGrid, width: int, pen: Pen) -> list[Content]:
    """People by danger: a bar as long as the tie, a dot where somebody cannot; the last row says it in words."""
    legend = join(say(pen.glyphs.done * 3, "$celadon"), say(_("how far it reaches"), "$ash"),
                  say(f"  {pen.glyphs.grid} {_('cannot')}", "$ash"))  # fmt: skip
    lines = [between(say(_("Who stands between you and what"), "bold $paper"), legend, width), BLANK]
    each = max(6, (width - _NAME) // max(1, len(cover.columns)))
    words = [*cover.columns, *(told for told, _tone in cover.together)]
    if max(say(word).cell_length for word in words) >= each:
        return [*lines, *small_grid(cover, width, pen)]
    bar = min(_BAR, each - 2)
    lines += _cells("", [say(danger, "$ash") for danger in cover.columns], each)
    for row in cover.rows:
        cells = [say(pen.glyphs.grid, "$ash") if marks < 0 else pen.meter(marks, row.of, bar) for marks in row.cells]
        lines += _cells(row.name, cells, each)
    told = [say(words, TONES.get(tone, "$paper")) for words, tone in cover.together]
    return [*lines, BLANK, *_cells(_("together"), told, each, "bold $paper")]


def _cells(name: str, cells: Sequence[Content], each: int, style: str = "$smoke") -> list[Content]:
    columns = [Column(gap=1)] * (1 + len(cells))
    return lines_of(columns, [_NAME - 1, *[each - 1] * len(cells)], [say(name, style), *cells])


def small_grid(cover: CoverGrid, width: int, pen: Pen) -> list[Content]:
    """The same in a narrow window: labels and words over two lines, the legend in the first column."""
    name = max([say(row.name).cell_length for row in cover.rows], default=0) + 1
    told = [(danger, *word) for danger, word in zip(cover.columns, cover.together, strict=True)]
    sizes = [max(_LEAST, max(say(word).cell_length for word in f"{danger} {words}".split()) + 1)
             for danger, words, _tone in told]  # fmt: skip
    spare = max(0, width - name - sum(sizes)) // max(1, len(sizes))
    sizes = [size + spare for size in sizes]

    def row(first: str, cells: Sequence[Content], style: str) -> Content:
        parts = [fit(cell, size) for cell, size in zip(cells, sizes, strict=True)]
        return fit(Content.assemble(fit(say(first, style), name), *parts), width)

    def over_two(words: Sequence[tuple[str, str]], heads: tuple[str, str], style: str) -> list[Content]:
        halves = [[*wrap(word, size - 1, tone), BLANK, BLANK] for (word, tone), size in zip(words, sizes, strict=True)]
        return [row(heads[at], [half[at] for half in halves], style) for at in (0, 1)]

    cannot = _("{mark} cannot").format(mark=pen.glyphs.grid)
    lines = over_two([(danger, "$ash") for danger in cover.columns], (_("reaches:"), cannot), "$ash")
    for one in cover.rows:
        cells = [
            say(pen.glyphs.grid, "$ash") if marks < 0 else pen.meter(marks, one.of, min(_BAR, size - 1))
            for marks, size in zip(one.cells, sizes, strict=True)
        ]
        lines.append(row(one.name, cells, "$smoke"))
    words = [(word, TONES.get(tone, "$paper")) for word, tone in cover.together]
    return lines + over_two(words, (_("together"), ""), "bold $paper")


def together(cover: CoverGrid, width: int) -> list[Content]:
    """The grid's last row as sentences, where there is no room for the grid."""
    words: dict[str, list[str]] = {}
    for danger, (told, _tone) in zip(cover.columns, cover.together, strict=True):
        words.setdefault(told, []).append(danger)
    told = "; ".join(f"{word}: {', '.join(dangers)}" for word, dangers in words.items())
    return wrap(told[:1].upper() + told[1:] + ".", width)


def about(row: PersonRow, width: int, pen: Pen, airy: bool = True) -> list[Content]:
    """What is known of somebody: who it is and what else is known, the facts with their labels beside it or below."""
    head = join(say(row.name, "bold $paper"), say(row.gloss, "$ash"), say(row.what, "$smoke"), gap=2)
    gap = [BLANK] if airy else []
    if width >= BESIDE and not row.facts:
        return [fit(head, width), *gap, *_in_two(row.about, width, gap)]
    if width < BESIDE:
        room = min(width, MEASURE)
        lines = [fit(head, width), *gap, *paragraphs(row.about[:1], room, "$paper"), *_facts(row, room)]
        for words in row.about[1:]:
            lines += [*gap, *wrap(words, room, "$smoke")]
        return lines
    half = (width - 4) // 2
    left = [line for words in row.about for line in (*wrap(words, half, "$paper"), *gap)]
    return [fit(head, width), *gap, *beside(left, _facts(row, half), half, 4)]


def _in_two(told: Sequence[str], width: int, gap: list[Content]) -> list[Content]:
    """Paragraphs in two columns, the first of which says who it is."""
    half = (width - 4) // 2
    blocks = [wrap(words, half, "$smoke" if at else "$paper") for at, words in enumerate(told)]
    columns: list[list[Content]] = [[], []]
    for block in blocks:
        left = len(columns[0]) < sum(len(one) + len(gap) for one in blocks) // 2 and not columns[1]
        column = columns[0 if left else 1]
        column += [*(gap if column else []), *block]
    return beside(columns[0], columns[1], half, 4)


def _facts(row: PersonRow, width: int) -> list[Content]:
    lines = []
    last = ((_("last"), row.last),) if ":" in row.last else ()
    for label, words in (*row.facts, *last):
        told = wrap(words, width - _LABEL, "$paper")
        lines += [
            Content.assemble(fit(say(label if not at else "", "$ash"), _LABEL), line) for at, line in enumerate(told)
        ]
    return lines


def owed(view: PeopleView, width: int, pen: Pen) -> list[Content]:
    """What is owed, both ways."""
    lines = [say(_("What is owed"), "bold $paper"), BLANK]
    if not view.owed:
        return [*lines, say(_("Nothing, either way."), "$smoke")]
    for who, amount, when, tone in view.owed:
        left = join(say(who), pen.number(amount, "bold $paper"), gap=2)
        lines.append(between(left, say(when, "$brick" if tone == "bad" else "$smoke"), width))
    return lines
