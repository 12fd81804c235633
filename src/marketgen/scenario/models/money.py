"""Money, credit and growth: lenders, upgrades, and the numbers of the rules."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from marketgen.scenario.models.people import SignedSpan, Texts
from marketgen.scenario.models.types import (
    Age,
    Chance,
    Count,
    CurrencyRef,
    Day,
    DayCount,
    Days,
    Entry,
    Factor,
    Hours,
    Keyed,
    Level,
    MostShare,
    Name,
    OfficialRef,
    Percent100,
    PositivePrice,
    Price,
    Share,
    SignedShare,
    StandingMove,
    Text,
    Trust,
    TrustMove,
    Unit,
    UpgradeRef,
)  # fmt: skip
from marketgen.scenario.models.yards import Yard


class Lender(Entry):
    """Somebody who lends money."""

    name: Name
    """What the person is called."""
    hangul: Name | None = None
    """The name in Korean letters."""
    age: Age | None = None
    """Age in years."""
    about: Text | None = None
    """Who it is, in a sentence or two."""
    knows: Texts | None = None
    """What the player may come to know, one text a step."""
    from_day: Day = 1
    """The first day to be met."""
    trust: Trust = 0
    """Trust at the start, -5 to 5."""
    rate: Share
    """Interest a month for strangers, as a share."""
    friend_rate: Share
    """Interest a month for friends."""


class CalledIn(Entry):
    """That a right to a place can be called in: it is spoken of, and settled some days later."""

    level: Level
    """The campaign level from which it may be."""
    chance: Chance
    """The chance of it, each morning then."""
    changed: Chance = 0
    """The chance of it when the post of the official changes hands."""
    sign: Days
    """Days from the word to the day on which it is settled."""
    lost: Chance
    """The chance that it is taken then, at tie 0."""
    per_tie: Share = 0
    """Taken off it for each point of tie with who has the post."""
    sells: Factor = 5000
    """What somebody gives for it meanwhile, as a factor of what it would bring."""


class Right(Entry):
    """That an upgrade is a right to a place of one's own, which can be sold again."""

    official: OfficialRef
    """On whose word it rests."""
    tie: Trust = 0
    """The tie that needs, -5 to 5."""
    thanks: TrustMove = 0
    """What buying it does to the tie."""
    absent: Days
    """Shut days running after which the place is given to another all the same."""
    back: Share
    """The share of its price that somebody gives for it in quiet times; it counts for so much as worth."""
    level: Share = 0
    """Taken off that for each campaign level."""
    seen: Share = 0
    """The share of its price that people see as wealth."""
    called_in: CalledIn | None = None
    """That it can be called in; without it never."""


class Upgrade(Entry):
    """Something that is built or bought once and stays."""

    name: Name
    """What it is called."""
    hangul: Name | None = None
    """The name in Korean letters."""
    about: Text
    """What it changes, in a sentence."""
    from_day: Day = 1
    """The first day it can be had."""
    price: Annotated[dict[CurrencyRef, Keyed], Field(min_length=1)]
    """What it costs, by currency; any one of them pays for it."""
    slots: Annotated[Count, Unit("slots")] = 0
    """Display slots it adds."""
    fee: Price = Decimal(0)
    """The fee of a day from then on, in the main currency; 0 for no change."""
    groups: Annotated[Count, Unit("groups an hour")] = 0
    """Groups of buyers it adds in an open hour."""
    wet: Share = 0
    """The least share of groups that come on a wet day."""
    spoil_off: Share = 0
    """The share of what spoils that is saved."""
    hours: Hours = 0
    """Hours it adds to a day."""
    carry: Annotated[Count, Unit("kilos")] = 0
    """Kilos it adds to what a trip of a day carries."""
    needs: list[UpgradeRef] | None = None
    """What must stand before."""
    right: Right | None = None
    """That it is a right to a place of one's own."""
    yard: Yard | None = None
    """That it is a yard where goods are sold by the sack."""


class ExchangeRules(Entry):
    """The changer."""

    fee: MostShare
    """What he keeps, as a share."""
    heat: Percent100
    """Heat of each change: changing is itself forbidden."""


class CreditRules(Entry):
    """Goods on credit from suppliers, and what being late costs, whatever the debt."""

    trust: Trust
    """The trust it needs."""
    days: Days
    """In how many days it is due."""
    extra: Share
    """Added to the price, as a share."""
    limit_days: DayCount
    """All credit together is at most so many days' profit from sales."""
    profit_days: Days
    """The days over which that profit is counted."""
    last_days: DayCount
    """There is no credit in so many last days."""
    late_trust: TrustMove
    """What a day of being late does to trust."""
    late: Share
    """What it adds to the debt, as a share."""
    late_standing: StandingMove
    """What it does to standing."""
    paid_trust: TrustMove
    """What paying in time does to trust."""


class LenderRules(Entry):
    """Loans."""

    limit_days: DayCount
    """A loan is at most so many days' profit from sales."""
    least: PositivePrice
    """The least loan, in the main currency."""
    friend_trust: Trust
    """From this trust on a friend's rate holds."""
    every: Days
    """Days from one payment to the next."""
    part: Share
    """The share of the loan that is paid back each time, beside the interest."""
    month: Days
    """Days of a month of interest."""
    last_days: DayCount
    """There is no loan in so many last days."""


class PorterRules(Entry):
    """A day of carrying for others."""

    wage: Price
    """What it pays, in the main currency."""


class MercyRules(Entry):
    """Goods on trust, once in a run, for whoever has next to nothing left."""

    poor: Price
    """Money and goods together under this are next to nothing, in the main currency."""
    poor_days: Days
    """Poor days running before it is offered."""
    worth: Price
    """What the goods are worth, in the main currency."""
    days: Days
    """In how many days they are to be paid."""
    work: Share
    """The share that may be worked off."""


class GrowthRules(Entry):
    """Upgrades."""

    worth: Share
    """What counts of their price as worth."""


class ShockRules(Entry):
    """Days on which the price of one good jumps."""

    chance: Chance
    """The chance a day."""
    shares: list[SignedShare]
    """By what share of itself the price moves, each as likely."""
    days: Days
    """For how many days."""


class CopyRules(Entry):
    """Neighbours who copy what sells best with you."""

    after: Days
    """Days running that a good must have sold best."""
    days: Days
    """For how many days it then stands at a neighbour's."""
    spread: SignedSpan
    """What is asked for it there, as a share above or below the going price, least and most."""
