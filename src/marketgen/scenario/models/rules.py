"""The numbers of the rules, one group a system. What each does in play is in docs and in the game's own rule cards."""

from typing import Annotated

from pydantic import Field

from marketgen.scenario.models.bargains import BargainRules
from marketgen.scenario.models.home import HomeRules, PlaceRules
from marketgen.scenario.models.law import GiftRules, InspectionRules, MediaRules, OfficeRules
from marketgen.scenario.models.money import (
    CopyRules,
    CreditRules,
    ExchangeRules,
    GrowthRules,
    LenderRules,
    MercyRules,
    PorterRules,
    ShockRules,
)
from marketgen.scenario.models.road import ParcelRules, RoadRules
from marketgen.scenario.models.sidelines import Dealing, Demonstration
from marketgen.scenario.models.street import StreetRules
from marketgen.scenario.models.types import (
    Chance,
    Count,
    Danger,
    DayCount,
    Entry,
    Factor,
    FactorSpan,
    Groups,
    HealthMove,
    Hours,
    Model,
    Part,
    PersonRef,
    PositiveFactor,
    Price,
    Share,
    Span,
    Trust,
    TrustMove,
    Unit,
    UpgradeRef,
    Wishes,
)  # fmt: skip

Block = Annotated[list[Hours], Span(), Field(min_length=2, max_length=2)]


class PriceRules(Entry):
    """Price: how selling presses it down and how it comes back."""

    keeps: Share
    """The share of the pressure that is left the next day."""
    effect: Factor
    """What selling as many units as the good's depth would lower the price by, as a share."""
    limit: Share
    """Pressure is held within this share either way."""


class DemandRules(Entry):
    """Demand: who comes, and the chance that a price suits: (ceiling + reasons - stance) / width."""

    groups: Groups
    """Groups of buyers in an open hour."""
    wishes: Wishes
    """Wishes of a group."""
    ceiling: Factor
    """The factor of the going price at which nobody buys any more."""
    width: PositiveFactor
    """How far below the ceiling everybody buys."""
    neighbour: Share
    """The greatest effect of a neighbour's price, on the chance times ``width``."""
    last_block: Share
    """What the last hours add for goods that spoil."""
    least: Chance
    """The least chance."""
    most: Chance
    """The greatest chance."""


class SupplyRules(Entry):
    """Offers and orders."""

    pressure: Share
    """How much of the market's pressure a supplier follows."""
    spread: FactorSpan
    """The factor of the day, least and most."""
    trust_off: Share
    """Taken off the price for each point of trust, as a share."""
    word_trust: Share
    """Added to the chance that an order comes for each point of trust."""
    word_level: Share
    """Taken off that chance for each campaign level."""
    word_least: Chance
    """The least chance that an order comes."""
    word_most: Chance
    """The greatest chance that an order comes."""
    broken_trust: TrustMove
    """What not paying for a delivery does to trust."""


class HouseholdRules(Entry):
    """Household."""

    no_food: HealthMove
    """What a day without any food does to the health of each, in points."""


class ScoreRules(Entry):
    """Score."""

    start: Part
    """What the worth at the start counts for."""
    tenfold: Part
    """What ten times the worth at the start counts for."""
    floor: Part
    """No part counts for less."""
    stock: Share
    """What goods count for, as a share of their going price."""
    missed: Share
    """What a missed goal leaves of the score."""
    last: Share
    """The share of the days, from the end, over which the home is counted."""
    talk: Danger
    """The danger a day from each who knows."""
    talk_days: DayCount
    """Days after the end in which somebody may talk."""


class DayRules(Entry):
    """The day."""

    hours: Hours
    """Hours the player has."""
    before: Hours
    """The first of them cost nothing at the stall."""
    blocks: Annotated[list[Block], Field(min_length=2, max_length=2)]
    """The two blocks of the market, each as first hour and hour it ends."""


class StoryRules(Entry):
    """How many cards, which are events with choices, a day brings. Those that another event has sent always come."""

    most: Annotated[Count, Unit("cards a day")] = 99
    """Cards in a day at most."""
    quiet: Share = 0
    """The share of days without any."""
    second: Share = 10_000
    """Of the other days, the share with as many as ``most`` allows; the rest have one."""
    media: Chance = 10_000
    """The chance of an evening on which events tagged ``media`` may come, halved for each firm refusal."""
    media_days: DayCount = 0
    """Days that must lie between two cards tagged ``media``; at 0 one day can have two."""
    dilemma_days: DayCount = 0
    """Days that must lie between two cards tagged ``dilemma``."""
    beside: Share = 0
    """The share of days on which a bargain takes the place of the card of the noon."""


class PeopleRules(Entry):
    """What people make of each other."""

    spread: Share = 0
    """The share of every move of somebody's trust that spreads to friends."""


class RumourRules(Entry):
    """Rumours: what they bring and what following one takes."""

    follow_hours: Hours = 1
    """What it takes to find out how much of a rumour is true."""


class CallRules(Entry):
    """Telephoning for the prices of another place."""

    cost: Price
    """What a call costs, in the main currency."""
    hours: Hours = 0
    """What it takes."""
    upgrade: UpgradeRef | None = None
    """With this you have a telephone."""
    lends: dict[PersonRef, Trust] | None = None
    """Who lends you one while in this run, and from which trust on."""


class Rules(Model):
    """The numbers of the rules. A system that is in the game needs its group."""

    price: PriceRules
    """Price."""
    demand: DemandRules
    """Demand."""
    score: ScoreRules
    """Score."""
    day: DayRules
    """The day."""
    supply: SupplyRules | None = None
    """Offers and orders: needed by the system ``offers``."""
    household: HouseholdRules | None = None
    """Household: needed by the system of that name."""
    home: HomeRules | None = None
    """Duties, levies, fuel and illness: needed by the system ``family``."""
    place: PlaceRules | None = None
    """A stall left shut: needed by the system ``place``."""
    gifts: GiftRules | None = None
    """Gifts: needed by the system ``officials``."""
    inspection: InspectionRules | None = None
    """Inspection: needed by the system ``officials``."""
    story: StoryRules | None = None
    """How many events a day brings."""
    people: PeopleRules | None = None
    """What people make of each other."""
    rumours: RumourRules | None = None
    """Rumours: needed by the system ``rumours``."""
    calls: CallRules | None = None
    """Telephoning; without it nobody can."""
    office: OfficeRules | None = None
    """How posts change hands."""
    media: MediaRules | None = None
    """Banned media."""
    exchange: ExchangeRules | None = None
    """The changer: needed by the system ``exchange``."""
    credit: CreditRules | None = None
    """Credit: needed by the system of that name."""
    lender: LenderRules | None = None
    """Loans: needed where there are lenders."""
    porter: PorterRules | None = None
    """Carrying: needed by the system ``porter``."""
    mercy: MercyRules | None = None
    """Goods on trust; without it there are none."""
    growth: GrowthRules | None = None
    """Upgrades: needed by the system ``growth``."""
    shocks: ShockRules | None = None
    """Price shocks: needed by the system of that name."""
    copying: CopyRules | None = None
    """Neighbours who copy; without it none do."""
    dealing: Dealing | None = None
    """Dealing in other money: needed by the system of that name."""
    demonstration: Demonstration | None = None
    """A demonstration: needed by the system of that name."""
    street: StreetRules | None = None
    """The street: needed by the system of that name; an empty object takes the usual numbers."""
    road: RoadRules | None = None
    """Travel and shipments: needed by the systems of those names."""
    parcel: ParcelRules | None = None
    """Parcels; without it there are none."""
    bargain: BargainRules | None = None
    """Bargaining: needed by the system ``bargains``; an empty object takes the usual numbers."""
