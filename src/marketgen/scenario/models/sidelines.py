"""Sidelines: work beside the stall, and shares in what somebody else runs."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from marketgen.scenario.models.types import (
    Chance,
    Count,
    CurrencyRef,
    Day,
    Days,
    Entry,
    Factor,
    GoodPrice,
    GoodRef,
    Hours,
    LaterDay,
    MemberRef,
    MostShare,
    Name,
    OfficialRef,
    Percent100,
    PersonRef,
    Positive,
    PositivePrice,
    Price,
    Scaled,
    Share,
    Span,
    Text,
    Trust,
    TrustMove,
    Unit,
    UnitParts,
    UpgradeRef,
    WeatherRef,
)  # fmt: skip

Every = Annotated[int, Scaled(1, 2, 400), Unit("days")]
Envy = Annotated[Percent100, Unit("points of envy")]


class Teaching(Entry):
    """Who shows how a work is done, and for what."""

    who: PersonRef
    """Who shows it."""
    trust: Trust = -500
    """The trust that needs, -5 to 5."""
    hours: Hours = 1
    """The hours it takes, once."""
    cost: Price = Decimal(0)
    """What is asked for it, once, in the main currency."""


class Paper(Entry):
    """A paper without which the work is done on the quiet."""

    official: OfficialRef
    """Who gives it, or whoever has that post."""
    cost: PositivePrice
    """What it costs, in the main currency."""
    days: Days
    """For how many days it holds."""
    steps: Annotated[Count, Unit("steps")]
    """By how many steps an inspection is worse on a day on which the work is done without it."""


class SidePoint(Entry):
    """A point of a work's year: straight lines between points, level before and after."""

    day: Day
    """The day of the run."""
    factor: Factor
    """How many come, as a factor."""


class Demonstration(Entry):
    """A demonstration: friends walk about the market in what is sold."""

    goods: Annotated[list[GoodRef], Field(min_length=1)]
    """What can be walked about in."""
    friends: Annotated[Positive, Unit("people")] = 2
    """How many friends it takes, of the row and of those who come again; each wears one of the stall's."""
    most: Annotated[Positive, Unit("people")] = 3
    """How many walk at the most."""
    trust: Trust = 100
    """The trust each of them needs, -5 to 5."""
    hours: Hours = 1
    """Hours of the player that it takes."""
    fit: Share
    """What each who walks adds to the chance that the price suits, as a share."""
    wishes: Factor
    """How many more wish for it, as a share of those who do, for each who walks."""
    days: Days
    """How many days that lasts, the day itself included."""
    every: Days
    """Days until it can be done again with the same good."""
    copied: LaterDay = 0
    """Days after which a neighbour who does not sell it copies it, as long as ``rules.copying`` says; 0 for never."""
    envy: Envy = 0
    """Envy it stirs."""
    heat: Percent100 = 0
    """Heat of it."""


class Sideline(Entry):
    """Work beside the stall, done each day from when it is taken up until it is dropped."""

    name: Name
    """What the work is called."""
    hangul: Name | None = None
    """The name in Korean letters."""
    about: Text
    """What it is, in a sentence or two."""
    from_day: Day = 1
    """The first day on which it can be learned or taken up."""
    needs: list[UpgradeRef] | None = None
    """What must stand, or be owned."""
    teaching: Teaching | None = None
    """Who shows how; without it anybody can do it."""
    paper: Paper | None = None
    """The paper for it; without it none is asked for."""
    hours: Hours = 0
    """Hours of the player that it takes each day, first thing in the morning."""
    member: MemberRef | None = None
    """Whose day it takes, if it is somebody's at home: that day he or she does nothing else."""
    customers: Annotated[list[Annotated[Count, Unit("people")]], Span(), Field(min_length=2, max_length=2)]
    """How many people come on a day, least and most."""
    each: PositivePrice
    """What one of them pays, in the main currency."""
    uses: dict[GoodRef, UnitParts] | None = None
    """What is used up for each, of the goods at the stall."""
    upkeep: Price = Decimal(0)
    """What a day of it costs, in the main currency: fuel, the loan of a pot."""
    fills: Share = 0
    """How many fewer come for each who was served, as a share of all; it is forgotten as pressure on prices is."""
    season: list[SidePoint] | None = None
    """How many come over the days."""
    weather: dict[WeatherRef, Factor] | None = None
    """How many come in a weather, as factors."""
    power: Factor = 10_000
    """How many come on a day with current in the evening, as a factor."""
    envy: Envy = 0
    """Envy that each day of it stirs."""
    heat: Percent100 = 0
    """Heat of each day of it."""


class Trouble(Entry):
    """What wears on the road, and what it costs."""

    chance: Chance
    """The chance that wear shows before a pay day."""
    trust: Share = 0
    """Taken off it for each point of trust: who thinks well of you takes better care."""
    sign: Days = 2
    """How many days before the pay day it shows."""
    breaks: Chance
    """The chance that it breaks by the pay day, if it is not mended."""
    repair: GoodPrice
    """What the repair costs once it is broken, in ``currency``."""
    currency: CurrencyRef | None = None
    """The currency of the repair, that of the share."""
    early: Share
    """The share of it that mending costs before it breaks."""
    mended: TrustMove = 0
    """What mending in time does to the trust of whoever runs it."""


class Backer(Entry):
    """An official whose business it is: he proposes it, covers it, and takes you along if he falls."""

    official: OfficialRef
    """Whose it is."""
    tie: Trust = 400
    """The tie from which he speaks of it, -5 to 5."""
    part: Share
    """His part: of the price, of repairs, and of what comes in."""
    fall_heat: Percent100 = 0
    """Heat if he falls; the share is lost then, and there is a line in the file."""


class Stake(Entry):
    """A share in what somebody else runs: money once, and a part of the takings on each pay day."""

    name: Name
    """What it is a share in."""
    hangul: Name | None = None
    """The name in Korean letters."""
    about: Text
    """What it is, in a sentence or two."""
    from_day: Day = 1
    """The first day on which it can be had."""
    who: PersonRef
    """Who runs it: a driver, most often."""
    trust: Trust = -500
    """The trust that needs, -5 to 5."""
    currency: CurrencyRef
    """The currency it is paid and pays in."""
    price: GoodPrice
    """What it costs, in ``currency``."""
    every: Every
    """Days from one pay day to the next."""
    least: GoodPrice
    """What a pay day brings at the least, in ``currency``, before anything is kept."""
    most: GoodPrice
    """What it brings at the most."""
    kept: Share = 0
    """The share of that which does not arrive."""
    kept_trust: Share = 0
    """Taken off it for each point of trust."""
    level: Share = 0
    """What each campaign level takes off the takings, as a share."""
    trouble: Trouble | None = None
    """Wear and repairs; without it nothing ever breaks."""
    back: Share
    """What somebody gives for the share who takes it over, of what was paid in; it counts for so much as worth."""
    backer: Backer | None = None
    """Whose business it is, if it is an official's."""
    envy: Envy = 0
    """Envy that each pay day stirs."""


class PartnerRules(Entry):
    """Somebody who may sell with the player, for a share of each day's profit."""

    name: Name
    """What it is called where one chooses: most often the person's name and what they do."""
    about: Text
    """Who it is and what they would take over, in a sentence or two."""
    who: PersonRef
    """The person. Whoever is drawn from a pool is only there in some runs."""
    from_day: Day = 1
    """The first day on which it can begin."""
    trust: Trust = 200
    """The trust that needs, -5 to 5."""
    share: MostShare
    """The share of each day's profit: what was sold, less what that had cost and the fee of the place."""
    keeps: Share
    """The share of the buyers that the partner serves while the player is away."""
    hours: Hours = 0
    """Hours of a day that the player gains, because the partner goes and buys."""
    leaves: Trust = 0
    """Under this trust the partner thinks of leaving, and says so."""
    notice: Days = 3
    """So many days later the partner leaves, if the trust has not come back."""
    more: Share = 0
    """What a larger share adds, once it is spoken of."""
    more_trust: TrustMove = 0
    """What that does to trust."""
    parted_trust: TrustMove = 0
    """What it does to trust if the player ends it."""
    back: Days = 10
    """Days after which it can be begun again."""


class Dealing(Entry):
    """Dealing in other money with whoever asks for it in the morning. It is forbidden."""

    most: Annotated[dict[CurrencyRef, Annotated[Positive, Unit("whole units")]], Field(min_length=1)]
    """Whole units of each currency that somebody known asks for, or offers, at the most."""
    asks: Chance
    """The chance that somebody asks, each morning."""
    trust: Trust = 100
    """Who is known: whoever has so much trust, -5 to 5."""
    spread: MostShare
    """What the player keeps of the day's rate, as a share."""
    heat: Percent100
    """Heat of each deal."""
    thanks: TrustMove = 0
    """What it does to the trust of whoever asked."""
    strangers: Chance = 0
    """How many of those who ask nobody knows, as a share."""
    times: Annotated[Positive, Unit("times as much")] = 1
    """How many times as much they ask for."""
    sent: Chance = 0
    """The chance that one of them was sent: what changes hands is taken then, with a line in the file."""
    level: Share = 0
    """Added to it for each campaign level."""
    heat_share: Share = 0
    """Added to it for each point of heat."""
    caught_heat: Percent100 = 0
    """Heat of that."""
