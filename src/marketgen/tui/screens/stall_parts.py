"""How the stall is drawn beside its table: the panel, the hours and the neighbours, the log."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from marketgen.i18n import _
from marketgen.play.views import Companion, LogLine, StallRow, StallView
from marketgen.tui import keys
from marketgen.tui.formats import Pen
from marketgen.tui.lines import (
    BLANK,
    MEASURE,
    TONES,
    Column,
    act,
    beside_words,
    between,
    ends,
    fit,
    indent,
    join,
    label_lines,
    lines_of,
    paragraphs,
    say,
    widths,
    wrap,
    wrapped,
)
from marketgen.tui.screens.stall_table import Numbered, natural
from marketgen.tui.widgets.charts import Point, hour_bars, labelled, line_chart

FULL = 64  # columns from which a table has room for the glosses
CHART_ROWS = 4
HOURS = 41  # cells of the bars by hour

KeyOf = Callable[[str], str]
"""Gives the key of an action, as it is shown."""


def heading(view: StallView, width: int) -> list[Content]:
    """What the table is, and what stall it is."""
    return [between(say(view.heading, "bold $paper"), say(view.note, "$ash"), width), BLANK]


PUT = "put:"
"""What a click on a good that could stand on the slot carries out, with the good's id behind it."""


def slot_panel(view: StallView, slot: int, width: int, pen: Pen, number: Numbered) -> list[Content]:
    """What could stand on an empty slot: what is in the bag."""
    lines = [*wrap(_("What could stand on slot {slot}").format(slot=slot), width, "bold $paper"), BLANK]
    if not view.bag:
        return lines + paragraphs([_("There is nothing in the bag.")], width)
    columns = [Column(right=True), Column(flex=True), Column(_("own"), right=True), Column(_("going"), right=True)]
    cells = [
        [
            say(str(at), "$ash"),
            act(say(row.name), f"{PUT}{row.good}"),
            number(row.own, "$paper"),
            number(row.going, "$paper"),
        ]
        for at, row in enumerate(view.bag, len(view.shown) + 1)
    ]
    sizes = widths(columns, cells, width)
    return [*lines, *label_lines(columns, sizes), *(line for row in cells for line in lines_of(columns, sizes, row))]


def good_panel(about: Companion, row: StallRow | None, width: int, pen: Pen, airy: bool) -> list[Content]:
    """A good: its price by day with own sales on it, the steps that moved it most, and how it would sell. Without a
    ``row`` the sentences about it are left out."""
    gap = [BLANK] if airy else []
    title = join(say(about.title, "bold $paper"), say(about.gloss, "$ash"))
    chart = price_line(about, width, CHART_ROWS, pen)
    sold = join(say(pen.glyphs.point, "$celadon"), say(_("you sold"), "$ash"))
    marked = chart and any(point.sold for point in about.points)
    lines = ends(title, sold, width) if marked else wrapped(title, width)
    if chart:
        lines += chart
    if about.steps:
        lines += [*gap, *steps(about, width, pen)]
    if row is not None:
        wish = _("While it was in the bag: {wish}.") if row.slot else _("In the bag: {wish}.")
        told = [*about.lines, *([wish.format(wish=row.wish)] if row.wish else [])]
        told += [_("For now {what}.").format(what=row.lost_text)] if row.lost_text else []
        told += [_("You ask {what}.").format(what=row.under)] if row.under else []
        lines += [*gap, *wrap(" ".join(told), width)]
    if about.chance_text and about.chance is not None:
        suits = wrap(about.chance_text, width, "$paper")
        lines += [*gap, *(act(line, f"why:{about.chance.subject}") for line in suits)]
    return lines


def price_line(about: Companion, width: int, rows: int, pen: Pen) -> list[Content]:
    """The going price by day as a line, days with own sales marked; nothing for a single day."""
    if len(about.points) < 2:
        return []
    points = [Point(point.day, point.price, point.sold > 0) for point in about.points]
    low, high = min(point.y for point in points), max(point.y for point in points)
    least, most = (pen.number(text, "$ash") for text in about.point_text)
    room = width - max(least.cell_length, most.cell_length) - 2
    middle = (high - low) // 2 + low
    bounds = (low, high) if high > low else (middle - 1, middle + 1)
    chart = labelled(line_chart(points, (room, rows), bounds, pen.glyphs), most, least)
    first, last = about.points[0].day, about.points[-1].day
    begins = say(_("day {day}").format(day=first), "$ash")
    days = between(begins, say(_("day {day}").format(day=last), "$ash"), room)
    return [*chart, days.pad_left(width - room)]


def steps(about: Companion, width: int, pen: Pen) -> list[Content]:
    """The strongest causes, one a line."""
    return [
        line
        for words, amount, sign in about.steps
        for line in beside_words(pen.shape(sign, "good" if sign > 0 else "bad"), words, pen.number(amount), width)
    ]


def brief(about: Companion, width: int, pen: Pen) -> list[Content]:
    """The panel in two lines, for windows without room for it."""
    strongest = [join(pen.shape(sign, "good" if sign > 0 else "bad"), say(words, "$smoke"), pen.number(amount))
                 for words, amount, sign in about.steps[:2]]  # fmt: skip
    first = join(say(about.title, "bold $paper"), say(about.chance_text, "$smoke"), gap=2)
    second = join(*strongest, gap=3) if strongest else say(about.lines[-1] if about.lines else "", "$smoke")
    return [*wrapped(first, width), *wrapped(second, width)]


def below(view: StallView, width: int, pen: Pen, airy: bool) -> list[Content]:
    """The hours of the last market, and what the neighbours ask."""
    gap = [BLANK] if airy else []
    bars = hour_bars(view.hours, HOURS, 4 if airy else 3, pen.glyphs)
    left = [*wrap(view.hours_label, HOURS, "bold $paper"), *gap, *bars] if bars else []
    room = max(10, width - HOURS - 2 if left else width)
    prices = _neighbours(view, room, pen)
    right = [say(_("Next door"), "bold $paper"), *gap, *prices] if prices else []
    if left and right:
        rows = max(len(left), len(right))
        left = [fit(line, HOURS) for line in [*left, *[BLANK] * (rows - len(left))]]
        right += [BLANK] * (rows - len(right))
        left = [Content.assemble(a, "  ", fit(b, width - HOURS - 2)) for a, b in zip(left, right, strict=True)]
    lines = left or right
    return [BLANK, *lines] if lines and (airy or not bars) else lines  # neighbours alone have room for it


def _neighbours(view: StallView, width: int, pen: Pen) -> list[Content]:
    """What they ask: people, goods and prices under each other, or a sentence each where that is too wide."""
    columns = [Column(), Column(), Column(right=True)]
    cells = [[say(line.who, "$smoke"), say(line.parts[0], "$smoke"), pen.number(line.parts[1], "$smoke")]
             for line in view.next_door]  # fmt: skip
    if natural(columns, cells) <= width:
        sizes = widths(columns, cells, width)
        return [row for cell in cells for row in lines_of(columns, sizes, cell)]
    lines: list[Content] = []
    for line in view.next_door:
        first, *rest = pen.number(line.text, "$smoke").wrap(width - 2) or [BLANK]
        lines += [first.rstrip(), *indent([each.rstrip() for each in rest], 2)]
    return lines


LOG = MEASURE + 24
"""The widest line of the log, in cells."""

CARDS = "cards"
"""The link of a line to the rule cards, which are no screen of the tabs."""

TITLE = 20
"""The widest column of who says what; the title of a card may be longer, and has none."""


def today(
    view: StallView, width: int, pen: Pen, key_of: KeyOf, offered: Sequence[tuple[str, str]] = ()
) -> list[Content]:
    """The sentence that the day adds, then who said what, the latest first. offered: actions, what each would do."""
    lines: list[Content] = []
    for action, told in offered:
        first, *rest = wrap(told, min(LOG, width) - 3, "$smoke")
        rows = [join(say(key_of(action), "$lamp"), first, gap=2), *(line.pad_left(3) for line in rest)]
        lines += [act(row, action) for row in rows]
    taught = wrap(view.lesson, min(LOG, width) - 2, "bold $paper") if view.lesson else []
    edge = "$celadon" if view.lesson_done else "$lamp"
    marked = [Content.assemble((pen.glyphs.edge, edge), " ", line) for line in taught]
    if view.lesson_done:
        marked.append(join(say(pen.glyphs.yes, edge), say(view.lesson_done, edge)))
    head, *said = said_today(view.log, width, key_of)
    return [head, *lines, *marked, *said]


def said_today(log: Sequence[LogLine], width: int, key_of: KeyOf) -> list[Content]:
    """Who said what today, the latest first; in a column of their own where they leave room for what they say."""
    named = (say(line.who).cell_length for line in log)
    column = max((cells for cells in named if cells <= TITLE), default=0)
    column = column if column <= width // 3 else 0
    told = (row for line in log for row in _opening(line, _log_line(line, column, width, key_of)))
    return [say(_("Today"), "bold $paper"), *told]


def _opening(line: LogLine, rows: list[Content]) -> list[Content]:
    """The rows of a line, which a click anywhere on them opens where it says that something is open."""
    where = line.link if line.link in ("", CARDS) else f"show_{line.link}"
    return [act(row, where) for row in rows] if where else rows


def _link(screen: str, key_of: KeyOf) -> Content:
    """Where something is open, to be clicked, with its key."""
    if not screen:
        return BLANK
    if screen == CARDS:
        return join(say(key_of(screen), "$lamp"), say(_("open"), "$smoke"), say(_(keys.action(screen).label), "$ash"))
    action = keys.action(f"show_{screen}")
    where = say(_("in {screen}").format(screen=_(action.label)), "$ash")
    return join(say(key_of(action.id), "$lamp"), say(_("open"), "$smoke"), where)


def _log_line(line: LogLine, column: int, width: int, key_of: KeyOf) -> list[Content]:
    opens, room = _link(line.link, key_of) if width >= FULL else BLANK, min(LOG, width)
    style = TONES[line.tone] if line.tone in ("good", "bad") else "$paper"
    if say(line.who).cell_length > column:
        return titled(line, opens, room, width, style)
    words = line.text.removeprefix(f"{line.who} ")  # the name stands in the column already
    told = wrap(words, min(room, width - opens.cell_length - 2) - column - 2, style)
    head = Content.assemble(fit(say(line.who, "$ash"), column), "  ", told[0] if told else BLANK)
    first = between(head, opens, width) if opens else head
    return [first, *indent(told[1:], column + 2)]


def titled(line: LogLine, opens: Content, room: int, width: int, style: str) -> list[Content]:
    """A line of a card whose title is too long for the column: the title whole, and what it says behind it."""
    title = _("{label}: ").format(label=line.who)
    first, *rest = wrap(title + line.text, min(room, width - opens.cell_length - 2), style) or [BLANK]
    first = first.stylize("$ash", 0, min(len(title), len(first.plain)))
    return [between(first, opens, width) if opens else first, *rest]
