"""The parts of the home screen: who is at home, what is in the house, what is asked of you, the days ahead."""

from __future__ import annotations

from textual.content import Content

from marketgen.i18n import _, ngettext
from marketgen.play.views import HomeView, MemberRow, StoreRow, value
from marketgen.tui.formats import Pen
from marketgen.tui.lines import (
    BLANK,
    MEASURE,
    TONES,
    Column,
    indent,
    join,
    label_lines,
    lines_of,
    paragraphs,
    say,
    widths,
    wrap,
)
from marketgen.tui.widgets.calendar import strip_of_days
from marketgen.tui.widgets.charts import Point, line_chart

BAR, LINE = 12, 14  # cells of the health bar and of its line over the days
TIGHT, WIDE = 90, 112  # columns below which lines over the days, and glosses, give way to what each does
FEW = 2
"""People of whom a low window has room to say who they are, and still shows the meals."""
WELL = 100
"""The whole of the health scale; a line on a fixed scale makes no drama of two points."""


def members(view: HomeView, width: int, pen: Pen, narrow: bool, airy: bool, whole: bool) -> list[Content]:
    """Health as number, bar, word and line; what each does; with ``whole`` who they are."""
    duties = any(row.duty for row in view.members)
    columns = [Column(), Column(_("health"), right=True), Column(gap=2), Column(), Column(_("so far"), flex=not duties)]
    tight = duties and width < TIGHT
    if duties:
        columns.append(Column(_("does today"), flex=True))
    cells = [_member(row, pen, narrow or (duties and width < WIDE), duties) for row in view.members]
    if tight:  # the bar says no more than its number
        del columns[2]
        cells = [[*cell[:2], *cell[3:]] for cell in cells]
    sizes = widths(columns, cells, width)
    lines = [say(view.heading, "bold $paper"), *([BLANK] if airy else []), *label_lines(columns, sizes)]
    for row, cell in zip(view.members, cells, strict=True):
        lines += lines_of(columns, sizes, cell)
        if whole or (not duties and (airy or len(view.members) <= FEW)):
            lines += wrap(row.about, min(width, MEASURE) if airy else width, "$ash")
    return lines


def _member(row: MemberRow, pen: Pen, narrow: bool, duties: bool) -> list[Content]:
    style = {"good": "$celadon", "bad": "$brick"}.get(row.tone, "$paper")
    points = [Point(day, health) for day, health in enumerate(row.history[-30:])]
    room = LINE // 2 if narrow and duties else LINE
    line = line_chart(points, (room, 1), (0, WELL), pen.glyphs, "$river") if len(points) > 1 else []
    found = [
        join(say(row.name, "bold $paper"), say("" if narrow else row.gloss, "$ash")),
        pen.amount(row.health, "bold $paper"),
        pen.meter(value(row.health), WELL, BAR if not (narrow and duties) else BAR // 2, style),
        say(row.word, style),
        line[0] if line else BLANK,
    ]
    if duties:
        found.append(say(row.duty, TONES[row.duty_tone] if row.duty_tone == "bad" else "$smoke"))
    return found


def stores(view: HomeView, width: int) -> list[Content]:
    """What is in the house and how long it lasts, then what tonight's meal comes to."""
    lines = [say(_("What is in the house"), "bold $paper"), BLANK]
    columns = [Column(), Column(right=True), Column(flex=True, gap=3)]
    cells = [_store(row, view.strip is not None) for row in view.stores]
    if cells:
        sizes = widths(columns, cells, width)
        lines += [line for cell in cells for line in lines_of(columns, sizes, cell)]
    else:
        lines += paragraphs([_("Nothing: what is eaten is bought every night.")], width)
    lines += [BLANK, *paragraphs(view.lines, min(width, MEASURE))]
    return lines


def _store(row: StoreRow, short: bool) -> list[Content]:
    days = ngettext("{count} day of meals", "{count} days of meals", row.days.value).format(count=row.days.value)
    if short:
        days = ngettext("{count} day", "{count} days", row.days.value).format(count=row.days.value)
    return [say(row.name), say(row.amount), say(days if row.days.value else "", "$smoke")]


def asked(view: HomeView, width: int, airy: bool) -> list[Content]:
    """What is asked of you, and what the house lives on: the label, and how it stands."""
    lines = [say(_("What is asked of you"), "bold $paper"), *([BLANK] if airy else [])]
    for row in view.needs:
        head = _("{label}: ").format(label=row.label[:1].upper() + row.label[1:])
        first, *rest = wrap(head + row.text, min(width, MEASURE) - 2, TONES[row.tone] if row.tone else "$paper")
        lines += [first.stylize("$ash", 0, len(head)), *indent(rest, 2)]
    return lines


def ahead(view: HomeView, width: int, pen: Pen, airy: bool) -> list[Content]:
    """The days ahead."""
    if view.strip is None:
        return []
    lines = [say(_("The days ahead"), "bold $paper"), *([BLANK] if airy else [])]
    return lines + strip_of_days(view.strip, width, pen.glyphs)
