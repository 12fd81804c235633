"""Views of the ledger: prices over the days, what money is worth, profit by good, debts."""

from __future__ import annotations

from marketgen.engine.frozen import frozen
from marketgen.play.views.frame import Number, Prompt


@frozen
class PriceLine:
    """A good's price over the days at one place: (day, minor units). ``heard``: as you saw it or were told."""

    place: str
    name: str
    points: tuple[tuple[int, int], ...]
    heard: bool = False


@frozen
class Deals:
    """What you bought or sold of a good on a day, at what price of a unit on average, in minor units."""

    day: int
    price: int
    units: int


@frozen
class RateLine:
    """What a currency is worth from a common 100 on day 1: (day, thousandths of that), and now in words."""

    currency: str
    name: str
    points: tuple[tuple[int, int], ...]
    now: Number
    now_text: str
    summary: str = ""  # the line as a sentence


@frozen
class StockRow:
    """What you hold of a good, and how it keeps. worth: at the going price; ``weight`` 0-100 of the greatest worth;
    tonight, week: which share spoils in the next night and in the next seven, in words (empty where nothing does);
    ``left`` 0-100, what those seven leave; lasts: how long it lasts as it sells; gone: units that have spoiled so far;
    summary: all of it as a sentence."""

    good: str
    name: str
    own: Number
    worth: Number
    weight: int
    tonight: str
    week: str
    left: int
    lasts: str
    gone: Number
    summary: str


@frozen
class OwedRow:
    """Money that is to be paid on a day, or to come: the day, in words too, to or from whom, and how much. ``out``: you
    pay it; ``weight`` 0-100 of the greatest; ``tone`` is ``bad`` when it presses."""

    day: int
    when: str
    what: str
    amount: Number
    text: str
    out: bool
    weight: int
    tone: str = ""


@frozen
class ProfitRow:
    """A good's profit: units sold, takings less what they cost. ``weight`` 0-100 of the greatest either way."""

    good: str
    name: str
    sold: Number
    profit: Number
    weight: int


@frozen
class DebtRow:
    """What is owed. ``yours``: you owe it; ``tone`` is ``bad`` when it is due."""

    who: str
    name: str
    amount: Number
    text: str
    due: str
    yours: bool = True
    tone: str = ""


@frozen
class ClubLine:
    """A line about a savings club: what it is about, what it says, and the number behind it, if there is one."""

    name: str
    text: str
    tone: str = ""
    subject: str = ""
    number: Number | None = None
    marks: int = -1  # of five, -1 for none: a picture beside the words


@frozen
class ClubView:
    """A savings club, line by line. joined: whether you are in it; else it would take you in."""

    id: str
    name: str
    lines: tuple[ClubLine, ...]
    joined: bool = True


@frozen
class LedgerView:
    """The ledger. ``marks`` are days written under the chart: (day, words), ``rate_marks`` those under the rates;
    ``span`` how far back the chart goes, where that is not to the first day; ``scale`` three prices as written, with
    their amounts, from the highest down; ``summary`` the chart as a sentence, ``average`` what you paid and got;
    ``owed`` what is to be paid and to come by day, ``owed_told`` the same as a sentence,
    ``owed_sum`` its last part: all of it together."""

    good: str
    name: str
    gloss: str
    unit: str
    goods: tuple[str, ...]
    lines: tuple[PriceLine, ...]
    bought: tuple[Deals, ...]
    sold: tuple[Deals, ...]
    average: str
    scale: tuple[tuple[int, str], ...]
    marks: tuple[tuple[int, str], ...]
    summary: str
    rates: tuple[RateLine, ...]
    rates_heading: str
    rates_note: str
    profit: tuple[ProfitRow, ...]
    profit_note: str
    total_sold: Number
    total: Number
    largest: str
    debts: tuple[DebtRow, ...]
    debts_met: bool
    clubs: tuple[ClubView, ...]
    prompt: Prompt
    stocks: tuple[StockRow, ...] = ()
    owed: tuple[OwedRow, ...] = ()
    owed_told: str = ""
    owed_sum: str = ""
    rate_marks: tuple[tuple[int, str], ...] = ()
    span: str = ""
    money: str = ""  # what the money is called
