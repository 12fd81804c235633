"""The pictures of the ledger: prices of a good, what money is worth, what you hold and how it keeps, money by day."""

from __future__ import annotations

from textual.content import Content

from marketgen.i18n import N_, _
from marketgen.play.views import LedgerView, OwedRow, PriceLine, StockRow, value
from marketgen.tui.formats import Pen
from marketgen.tui.lines import (
    BLANK,
    TONES,
    Column,
    act,
    between,
    fit,
    join,
    label_lines,
    lines_of,
    say,
    widths,
    wrap,
    wrapped,
)
from marketgen.tui.screens.stall_table import natural
from marketgen.tui.widgets.plot import Scale, Series, Spot, plot, sample

HERE, THERE = "$lamp", ("$river", "$smoke", "$celadon", "$ash")
MONEY = ("$river", "$celadon", "$lamp")
COMMON = 100_000
"""What every currency begins at, in thousandths of a hundredth."""

PICTURES = (
    ("next_good", "prices", N_("prices")),
    ("see_rates", "rates", N_("rates")),
    ("see_stock", "stock", N_("stock")),
    ("see_owed", "owed", N_("money due")),
)
"""The pictures: the action that leads to each, its name, its label."""

BROAD = 116
"""The widest that a table grows."""

WIDE = 110
"""Columns from which the table of stock has all of its columns."""


def switch(picture: str, key_of: dict[str, str], pen: Pen) -> Content:
    """The pictures by name with the key of each; the one in front is marked."""
    parts = []
    for action, name, label in PICTURES:
        if name == picture:
            parts.append(join(say(pen.glyphs.chosen, "$lamp"), say(_(label), "bold $paper")))
        elif action in key_of:
            parts.append(act(join(say(key_of[action], "$paper"), say(_(label), "$smoke")), action))
    return join(*parts, gap=3)


# prices


def _style(line: PriceLine, at: int) -> str:
    return THERE[(at - 1) % len(THERE)] if line.heard else HERE


def price_keys(view: LedgerView, pen: Pen) -> Content:
    """What each line and each mark is."""
    found = [
        join(sample(_style(line, at), at, pen.glyphs),
             say(_("{place}, as heard").format(place=line.name) if line.heard else line.name, "$smoke"))
        for at, line in enumerate(view.lines)
    ]  # fmt: skip
    if view.sold:
        found.append(join(say(pen.glyphs.point, "$celadon"), say(_("you sold"), "$smoke")))
    if view.bought:
        found.append(join(say(pen.glyphs.empty_mark, "$paper"), say(_("you bought"), "$smoke")))
    return join(*found, gap=3)


def price_chart(view: LedgerView, size: tuple[int, int], pen: Pen) -> list[Content]:
    """The price of a good over the days, here and as it was heard elsewhere, with your own deals on it."""
    if max((len(line.points) for line in view.lines), default=0) < 2:
        return wrap(_("The line begins on the second day."), size[0])
    glyphs = pen.glyphs
    several = len(view.lines) > 1
    series = [Series(line.points, _style(line, at), at, line.name if several else "")
              for at, line in enumerate(view.lines)][::-1]  # fmt: skip
    spots = [Spot(*line.points[-1], glyphs.full_hour, _style(line, at))
             for at, line in enumerate(view.lines) if line.heard]  # fmt: skip
    spots += [Spot(each.day, each.price, glyphs.empty_mark, "$paper") for each in view.bought]
    spots += [Spot(each.day, each.price, glyphs.point, "$celadon") for each in view.sold]
    days = [day for day, _words in view.marks]
    ends = [amount for amount, _words in view.scale]
    scale = Scale((min(days, default=1), max(days, default=1)), (min(ends, default=0), max(ends, default=1)),
                  view.scale, view.marks)  # fmt: skip
    return plot(series, spots, scale, size, glyphs)


# rates


def rate_keys(view: LedgerView, pen: Pen) -> Content:
    """Each currency with its line and what it is worth now."""
    return join(
        *(join(sample(MONEY[at % 3], at, pen.glyphs), say(rate.name, "$smoke"),
               pen.number(rate.now_text, "bold $paper")) for at, rate in enumerate(view.rates)), gap=2,
    )  # fmt: skip


def rate_chart(view: LedgerView, size: tuple[int, int], pen: Pen, dated: bool = False) -> list[Content]:
    """What each currency is worth over the days, from a common 100. ``dated``: with the days under it."""
    every = [worth for rate in view.rates for _day, worth in rate.points]
    if max((len(rate.points) for rate in view.rates), default=0) < 2:
        return wrap(_("The line begins on the second day."), size[0])
    low, high = min([*every, COMMON]), max([*every, COMMON])
    low, high = low - low % 1000, high + (-high) % 1000
    middle = [(COMMON, "100")] if low < COMMON < high else []
    rules = [(high, str(high // 1000)), *middle, (low, str(low // 1000))]
    several = len(view.rates) > 1
    series = [Series(rate.points, MONEY[at % 3], at, rate.name if several else "")
              for at, rate in enumerate(view.rates)]  # fmt: skip
    days = [day for day, _words in view.rate_marks]
    scale = Scale((min(days), max(days)), (low, max(high, low + 1000)), rules, view.rate_marks if dated else ())
    return plot(series, [], scale, size, pen.glyphs)


def rates(view: LedgerView, size: tuple[int, int], pen: Pen) -> list[Content]:
    """What money is worth, as large as the prices of a good, and each line as a sentence."""
    width = size[0]
    if not view.rates:
        return wrap(_("No other money is changed yet."), width)
    head = join(say(view.rates_heading, "bold $paper"), say(view.rates_note, "$ash"), gap=2)
    lines = _headed(head, rate_keys(view, pen), width)
    told = [line for rate in view.rates for line in wrap(rate.summary, width, "$smoke")]
    return [*lines, *rate_chart(view, (width, max(4, size[1] - max(0, len(told) - 1))), pen, dated=True), *told]


def _headed(head: Content, keys: Content, width: int) -> list[Content]:
    """A heading with its legend, on one line where there is room."""
    one_row = head.cell_length + keys.cell_length + 2 <= width
    return [between(head, keys, width)] if one_row else [*wrapped(head, width), *wrapped(keys, width)]


# stock


def stock(view: LedgerView, size: tuple[int, int], pen: Pen) -> list[Content]:
    """What you hold: a bar as long as its worth, the part of it that a week unsold would spoil drawn as broken."""
    width, most = min(size[0], BROAD), size[1]
    head = join(say(_("What you hold, and how it keeps"), "bold $paper"), say(view.money, "$ash"), gap=2)
    glyphs = pen.glyphs
    keys = join(say(glyphs.done * 2, "$celadon"), say(_("left in a week, unsold"), "$smoke"),
                say(glyphs.planned * 2, "$brick"), say(_("spoiled by then"), "$smoke"))  # fmt: skip
    if not view.stocks:
        return [head, *wrap(_("You hold nothing to sell."), width)]
    shown = view.stocks[:most]
    spoiled = any(value(row.gone) for row in shown)
    for full, bar, nights in ((True, 30, True), (False, 10, True), (False, 6, False)):
        columns = [Column(), Column(_("own"), right=True), Column(_("worth"), right=True), Column(gap=2)]
        columns += [Column(_("a night"), right=True)] if nights else []
        columns += [Column(_("a week"), right=True)]
        columns += [Column(_("spoiled so far"), right=True)] if full and spoiled else []
        last = any(row.lasts for row in shown)  # on the first day nothing has sold yet
        columns += [Column(_("lasts, as it sells") if last else "", right=full and last, flex=not (full and last))]
        cells = [_stock_cells(row, bar, full and spoiled, nights, pen) for row in shown]
        if natural(columns, cells) <= width:
            break
    sizes = widths(columns, cells, width)
    lines = [*_headed(head, keys, width), *label_lines(columns, sizes)]
    lines += [line for cell in cells for line in lines_of(columns, sizes, cell)]
    hidden = view.stocks[len(shown) :]
    return lines + (
        wrap(_("And {goods}.").format(goods=", ".join(row.name for row in hidden)), width) if hidden else []
    )


def _stock_cells(row: StockRow, bar: int, gone: bool, nights: bool, pen: Pen) -> list[Content]:
    glyphs = pen.glyphs
    long = max(1, row.weight * bar // 100)
    lost = (long * (100 - row.left) + 50) // 100
    picture = join(say(glyphs.done * (long - lost), "$celadon"), say(glyphs.planned * lost, "$brick"), gap=0)
    found = [
        say(row.name),
        pen.amount(row.own, "$paper"),
        pen.amount(row.worth, "$paper"),
        fit(picture, bar),
        *([say(row.tonight or _("keeps"), "$smoke")] if nights else []),
        say(row.week, "$brick" if row.left < 90 else "$smoke"),
    ]
    found += [pen.amount(row.gone, "$smoke") if value(row.gone) else BLANK] if gone else []
    return [*found, say(row.lasts, "$smoke")]


# money by day


def owed(view: LedgerView, size: tuple[int, int], pen: Pen) -> list[Content]:
    """What is to be paid to the left of a middle line, what comes to the right of it; a row for each, by day."""
    width = min(size[0], BROAD)
    head = join(say(_("Money by the day it is due"), "bold $paper"), say(view.money, "$ash"), gap=2)
    if not view.owed:
        return [head, *wrap(_("You owe nothing, and nobody owes you."), width)]
    glyphs = pen.glyphs
    keys = join(say(glyphs.planned * 2, "$brick"), say(_("you pay"), "$smoke"),
                say(glyphs.done * 2, "$celadon"), say(_("comes to you"), "$smoke"))  # fmt: skip
    half = 20 if width >= WIDE else 9
    columns = [Column(_("by")), Column(_("what"), flex=True), Column(_("to pay"), right=True), Column(gap=2),
               Column(_("to come"), right=True)]  # fmt: skip
    cells = [_owed_cells(row, half, pen) for row in view.owed]
    sizes = widths(columns, cells, width)
    lines = [*_headed(head, keys, width), *label_lines(columns, sizes)]
    lines += [line for cell in cells for line in lines_of(columns, sizes, cell)]
    return [*lines, pen.rule(width), *wrap(view.owed_sum, width, "$paper")]


def _owed_cells(row: OwedRow, half: int, pen: Pen) -> list[Content]:
    glyphs = pen.glyphs
    long = max(1, row.weight * half // 100)
    left = say(glyphs.planned * long, "$brick") if row.out else BLANK
    right = say(glyphs.done * long, "$celadon") if not row.out else BLANK
    picture = Content.assemble(fit(left, half, right=True), (glyphs.upright, "$thread"), fit(right, half))
    amount = pen.number(row.text, "bold $paper")
    return [
        say(row.when, TONES["bad"] if row.tone == "bad" else "$smoke"),
        say(row.what),
        amount if row.out else BLANK,
        picture,
        BLANK if row.out else amount,
    ]
