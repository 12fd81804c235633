"""Views of the stall and of supply."""

from __future__ import annotations

from marketgen.engine.accounts import Account
from marketgen.engine.frozen import frozen
from marketgen.play.views.frame import NONE, Change, Count, LogLine, Number, Prompt
from marketgen.play.views.road import LoadRow


@frozen
class StallRow:
    """A good at the stall. ``slot`` counts from 1, 0 in the bag; an empty slot has no ``good``.

    paid: what a unit cost you on average; unbought: the same in words where an event brought some; going: what buyers
    expect; ask: what you ask; sold: units on the day named by ``StallView.sold_when``; keeps: how it keeps, in words
    (empty before spoilage is met).
    """

    slot: int
    good: str = ""
    name: str = ""
    gloss: str = ""
    unit: str = ""
    own: Count = NONE
    paid: Number | None = None
    unbought: str = ""
    going: Account | None = None
    since: Change | None = None
    stance: str = ""
    stance_word: str = ""
    ask: Account | None = None
    sold: Count | None = None
    keeps: str = ""
    wish: str = ""  # how many asked for it yesterday while it lay in the bag, in words
    lost: Account | None = None  # how many fewer wish for it while friends walk about in something else
    lost_text: str = ""
    under: str = ""  # that a neighbour asks more and will see what you sell for less, in words


@frozen
class PricePoint:
    """A day's going price of a good, in minor units, and the units sold on it to whoever came, by no bargain."""

    day: int
    price: int
    sold: int


@frozen
class Companion:
    """The panel beside a table: what the cursor asks about. ``steps`` are the strongest causes, words and amount."""

    title: str
    gloss: str = ""
    lines: tuple[str, ...] = ()
    points: tuple[PricePoint, ...] = ()
    point_text: tuple[str, str] = ("", "")  # least and greatest price as written
    steps: tuple[tuple[str, str, int], ...] = ()  # words, amount as written, sign
    chance: Account | None = None
    chance_text: str = ""


@frozen
class StallView:
    """The working screen. ``shown`` and ``bag`` are rows; ``hours`` are (hour, units sold) of the last played blocks;
    ``next_door`` are neighbours' prices in words; ``lost``: that fewer wish for most goods, while friends walk about in
    others."""

    heading: str
    note: str
    shown: tuple[StallRow, ...]
    bag: tuple[StallRow, ...]
    since_label: str
    sold_label: str
    hours_label: str
    hours: tuple[tuple[int, int], ...]
    next_door: tuple[LogLine, ...]
    log: tuple[LogLine, ...]
    lesson: str
    lesson_done: str
    prompt: Prompt
    lost: str = ""


@frozen
class OfferRow:
    """An offer of this morning. ``to_market`` compares its price with the going price; ``most`` may be taken now;
    ``refusal`` says why not."""

    who: str
    who_name: str
    trust: str
    good: str
    name: str
    gloss: str
    unit: str
    units: Count
    each: Account
    to_market: Change
    terms: str
    most: int
    refusal: str = ""
    effect: str = ""  # what the walk takes, before it is chosen
    tone: str = ""  # of the trust
    arrives: str = ""
    on_credit: bool = False  # it would be left to you now, to be paid later


@frozen
class OrderRow:
    """An order that can be made (``most`` > 0), or one on its way (``arrives`` in words)."""

    who: str
    who_name: str
    good: str
    name: str
    units: Count
    each: Account | None
    chance: Account | None
    chance_text: str
    arrives: str
    most: int = 0
    refusal: str = ""
    short: str = ""  # the refusal in two words


@frozen
class SupplyView:
    """Offers, what can be ordered, what is on its way, and what you know of whom. ``loads`` are on the road, over the
    days that ``days`` names."""

    heading: str
    note: str
    offers: tuple[OfferRow, ...]
    orderable: tuple[OrderRow, ...]
    coming: tuple[OrderRow, ...]
    about: tuple[tuple[str, tuple[str, ...]], ...]  # person's name, sentences
    prompt: Prompt
    loads: tuple[LoadRow, ...] = ()
    days: tuple[str, ...] = ()
    dealings: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = ()  # person's name; tone, what, how often


@frozen
class StanceRow:
    """A stance that a good can be asked at: its price, and the chance that a buyer who wants it finds that right."""

    id: str
    name: str
    about: str
    ask: Account
    chance: Account
    chance_text: str
    chosen: bool


@frozen
class Preview:
    """What follows from an amount before it is decided: label, what, an aside. ``refusal``: why it cannot be."""

    rows: tuple[tuple[str, str, str], ...]
    refusal: str = ""
