"""The small records of a run: goods, offers, what was told and heard, the days as they were. Units as in ``world``."""

from __future__ import annotations

from dataclasses import field

from marketgen.engine.accounts import Fact
from marketgen.engine.frozen import frozen
from marketgen.engine.haggling import Bargained
from marketgen.engine.replacing import replace


@frozen
class GoodState:
    """A good in this run.

    stock: units at the stall; cost: what they cost together; pressure in bp as its parts: ``older`` (from before
    yesterday), ``yesterday`` (left of yesterday's own sales), ``noise`` of the day, ``fresh`` (own sales today).
    """

    stock: int = 0
    cost: int = 0
    stance: str = ""
    older: int = 0
    yesterday: int = 0
    noise: int = 0
    fresh: int = 0

    @property
    def pressure(self) -> int:
        """The whole pressure, in basis points, before it is held within its limit."""
        return self.older + self.yesterday + self.noise + self.fresh


@frozen
class OfficialState:
    """An official in this run: tie in hundredths, fear 0-4, what he expects in a week, what he was given this week
    and in the whole run (minor units), whether a gift of this week covers a rung; ``left``: the day he lost his post, 0
    while he has it; ``fell``: 1 if he was arrested; ``eased``: the day on which his tie last softened an inspection;
    ``refused``: the day on which he last pushed something back."""

    tie: int
    fear: int
    expects: int
    given: int = 0
    given_ever: int = 0
    covered: bool = False
    left: int = 0
    fell: int = 0
    eased: int = 0
    refused: int = 0

    def tied(self, tie: int) -> OfficialState:
        """The same with another tie (by hand: every night has some)."""
        return OfficialState(
            tie, self.fear, self.expects, self.given, self.given_ever, self.covered, self.left, self.fell, self.eased,
            self.refused,
        )  # fmt: skip


@frozen
class Offer:
    """An offer of this morning: units left of it, price of a unit in minor units."""

    who: str
    good: str
    units: int
    left: int
    price: int


@frozen
class Order:
    """An order ahead, made on ``day``: comes between ``first`` and ``last``, paid when it comes; ``paid`` before."""

    day: int
    who: str
    good: str
    units: int
    price: int
    first: int
    last: int
    paid: int = 0


@frozen
class Mood:
    """A passing change, to the end of a day, from an event (or from none: a shock): ``kind`` is ``price`` or ``fit`` of
    a good, ``crowd``, the ``offers`` of a person, the ``rate`` of a currency, the ``share`` of what a supplier asks, in
    bp, ``good`` being the id of any of them; the ``fare``, in bp; the campaign ``level``, or that of a ``post``, in
    levels."""

    kind: str
    good: str
    bp: int
    last_day: int
    event: str


@frozen
class Told:
    """A rumour that was told: by whom, on which day, the day it is due. word: what was found out about it, ``sure``,
    ``half``, ``air`` or nothing yet."""

    rumour: str
    who: str
    day: int
    due: int
    word: str = ""


@frozen
class Heard:
    """A price of another place, as it was on a day, in minor units of the main currency; ``earlier``: (day, price) as
    it was seen or heard before, the oldest first, a bounded number of them."""

    day: int
    price: int
    earlier: tuple[tuple[int, int], ...] = ()


@frozen
class Line:
    """A line of the day's ledger, in the order money moved. amount: minor units, signed; units at price each.

    kind: ``sold took order deposit deposit_back rest parcel bought fare papers storage guards fee meal gift fine event
    change debt lent wage built bargained lot deal partner side side_lesson side_paper side_upkeep stake stake_mend
    stake_pays stake_back course_fee course_fare placement place_cost batch_cost name_fee name_share contract
    contract_late``;
    subject: good or person; block: of the market, -1 outside.
    """

    kind: str
    subject: str
    amount: int
    units: int = 0
    price: int = 0
    block: int = -1
    other: str = ""


@frozen
class Tally:
    """What a day did with a good. Groups of buyers: ``wished`` for it, ``asked`` its price at your stall, ``bought``,
    would have bought at a ``fair`` price, ``missed`` it in your bag, found it sold out (``short``). Units: ``sold``,
    ``taken`` from suppliers, ``offered`` by them, ``spoiled``. cost: what the units sold had cost. lost: what had been
    paid for those that spoiled, were missing or no good.
    stance_bp: the lowest asked today, 0 if never shown. bargained: of the units sold, those that went by a bargain.
    """

    wished: int = 0
    asked: int = 0
    bought: int = 0
    fair: int = 0
    missed: int = 0
    short: int = 0
    sold: int = 0
    takings: int = 0
    taken: int = 0
    offered: int = 0
    spoiled: int = 0
    stance_bp: int = 0
    cost: int = 0
    bargained: int = 0
    lost: int = 0

    @property
    def profit(self) -> int:
        """What the units sold brought over what they had cost, less what was paid for those that were lost."""
        return self.takings - self.cost - self.lost

    @property
    def at_market(self) -> int:
        """Units sold at the stall's price, to whoever came: these weigh on the price; a bargain is between two."""
        return self.sold - self.bargained

    def more(self, taken: int = 0, offered: int = 0) -> Tally:
        """The tally with so many units more (by hand, as in :meth:`DayRecord.booked`: a day makes many)."""
        return Tally(
            self.wished, self.asked, self.bought, self.fair, self.missed, self.short, self.sold, self.takings,
            self.taken + taken, self.offered + offered, self.spoiled, self.stance_bp, self.cost,
            self.bargained, self.lost,
        )  # fmt: skip

    def and_bargain(self, units: int, takings: int, cost: int) -> Tally:
        """The tally with units that were sold by a bargain, for so much, and what they had cost."""
        sold, all_takings, costs = self.sold + units, self.takings + takings, self.cost + cost
        return replace(self, sold=sold, takings=all_takings, cost=costs, bargained=self.bargained + units)


@frozen
class DayRecord:
    """A day as it was: money at dawn, the ledger, tallies by good, units sold by hour (``hourly``), and how it closed.

    worth in thousandths of the measuring good; health as mean and weakest, and schooling, in tenths; levels for the
    report's steps: trust and ties at dawn are in ``before``. filled: what the day's lesson and diary line say, by
    placeholder, as it was that evening. meal: empty before supper, ``-`` if there was none for want of money.
    """

    day: int
    weather: str
    opening: int
    lines: tuple[Line, ...] = ()
    tallies: dict[str, Tally] = field(default_factory=dict)
    hourly: tuple[int, ...] = ()
    before: dict[str, int] = field(default_factory=dict)
    going: dict[str, int] = field(default_factory=dict)
    meal: str = ""
    worth: int = 0
    health: int = 0
    weakest: int = 0
    schooling: int = 0
    closing: int = 0
    mistakes: tuple[str, ...] = ()
    diary: str = ""
    thread: str = ""
    filled: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    bargains: tuple[Bargained, ...] = ()

    def booked(self, lines: tuple[Line, ...], tallies: dict[str, Tally], hourly: tuple[int, ...]) -> DayRecord:
        """The record with another ledger, other tallies and hours: what most commands change of a day."""
        return DayRecord(
            self.day, self.weather, self.opening, lines, tallies, hourly, self.before, self.going, self.meal,
            self.worth, self.health, self.weakest, self.schooling, self.closing, self.mistakes, self.diary,
            self.thread, self.filled, self.notes, self.bargains,
        )  # fmt: skip


@frozen
class News:
    """Something that happened in the weeks between two chapters: the day, the kind of event, its facts."""

    day: int
    kind: str
    facts: dict[str, Fact]


@frozen
class Weeks:
    """The weeks before a chapter (empty: nobody reached one), from their first day to the last, and what of them is
    told beside the numbers. showed, shows: the goods that stood on show as you left, and as you came back."""

    chapter: str
    first: int
    last: int
    news: tuple[News, ...] = ()
    showed: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
