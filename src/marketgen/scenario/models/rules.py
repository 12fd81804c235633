"""The numbers of the rules, one group a system. What each does in play is in docs and in the game's own rule cards."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from marketgen.scenario.models.home import HomeRules, PlaceRules
from marketgen.scenario.models.people import FactorSpan, Texts
from marketgen.scenario.models.types import (
    Count,
    Day,
    Entry,
    Factor,
    Fade,
    Fear,
    Groups,
    HealthMove,
    Hours,
    Model,
    Name,
    NewId,
    OfficialRef,
    Part,
    Percent100,
    PersonRef,
    PositiveFactor,
    Price,
    Rank,
    Sentence,
    Share,
    Span,
    TrustMove,
    Weight,
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
    least: Share
    """The least chance."""
    most: Share
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
    word_least: Share
    """The least chance that an order comes."""
    word_most: Share
    """The greatest chance that an order comes."""
    broken_trust: TrustMove
    """What not paying for a delivery does to trust."""


class HouseholdRules(Entry):
    """Household."""

    no_food: HealthMove
    """What a day without any food does to the health of each, in points."""


class GiftRules(Entry):
    """Officials and gifts: the chance that a gift is taken, and what giving teaches."""

    start: Share
    """The chance to begin with."""
    tie: Share
    """Added for each point of tie."""
    form: Share
    """Added if the gift's form suits."""
    enough: Share
    """Added if it is at least what is expected."""
    fear: Share
    """Taken off for each point of fear."""
    witness: Share
    """Taken off for each witness."""
    table_witnesses: Count
    """Witnesses of a gift at the table."""
    least: Share
    """The least chance."""
    most: Share
    """The greatest chance."""
    keeps: Share
    """What is expected never falls below this share of itself in a week."""
    old: Share
    """What counts of the old expectation in the new one."""
    gift: Share
    """What counts of the week's gifts in the new expectation."""
    met_tie: TrustMove
    """What meeting the expectation does to the tie."""
    insult: Share
    """Less than this share of what is expected is an insult."""
    insult_tie: TrustMove
    """What an insult does to the tie."""
    fade: Fade
    """How much ties fade in a day."""
    clumsy_heat: Percent100
    """Heat from a gift refused before witnesses."""
    fearful: Fear
    """From this fear on a refusal is a line in the file."""


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
    talk: Part
    """The danger a day from each who knows."""
    talk_days: Count
    """Days after the end in which somebody may talk."""


class DayRules(Entry):
    """The day."""

    hours: Hours
    """Hours the player has."""
    before: Hours
    """The first of them cost nothing at the stall."""
    blocks: Annotated[list[Block], Field(min_length=2, max_length=2)]
    """The two blocks of the market, each as first hour and hour it ends."""


class Rung(Entry):
    """A rung of what an inspection can bring."""

    name: Name
    """What it is called."""
    text: Sentence
    """What is said and done."""
    weight: Weight
    """Weight among the rungs."""
    rank: Rank = 0
    """Its place on the ladder: being let off means the next lower one. Equal ranks go by id."""
    fee: Price = Decimal(0)
    """A fee, in the main currency."""
    share: Share = 0
    """A share of the worth of what is shown, as a fine."""
    goods: Share = 0
    """The share of each good shown that is taken away."""
    file: Count = 0
    """Lines in the file."""
    heat: Percent100 = 0
    """Heat."""


class InspectionTexts(Model):
    """What is said at an inspection."""

    title: Name
    """The heading."""
    before: Texts
    """What is seen first, one text a paragraph."""
    prepared: Sentence
    """If the stall was made ready."""
    let_off: Sentence
    """If one rung less follows."""
    settled: Sentence
    """If a gift was taken at the table."""
    refused: Sentence
    """If a gift was refused."""
    packed: Sentence
    """If the stall was packed up."""
    pleaded: Sentence
    """If pleading worked."""


class InspectionRules(Entry):
    """Inspection. The chance a day is start + level x campaign level + heat x heat."""

    official: OfficialRef
    """Who comes."""
    start: Share
    """The chance to begin with."""
    level: Share
    """Added for each campaign level."""
    heat: Share
    """Added for each point of heat."""
    sure_days: list[Day] | None = None
    """Days on which it is certain."""
    warn: Share
    """The chance of a warning for each point of tie."""
    off: Share
    """The chance to be let off a rung for each point of tie."""
    plead: Share
    """The chance that pleading works."""
    plead_tie: Share
    """Added to it for each point of tie."""
    tidy_hours: Hours
    """What making the stall ready takes."""
    cools: Percent100
    """Heat lost in a day."""
    rungs: Annotated[dict[str, Rung], NewId("rung")]
    """What it can bring, by id."""
    texts: InspectionTexts
    """What is said."""


class StoryRules(Entry):
    """How many cards, which are events with choices, a day brings. Those that another event has sent always come."""

    most: Count = 99
    """Cards in a day at most."""
    quiet: Share = 0
    """The share of days without any."""
    second: Share = 10_000
    """Of the other days, the share with as many as ``most`` allows; the rest have one."""
    media: Share = 10_000
    """The chance of an evening on which events tagged ``media`` may come, halved for each firm refusal."""
    dilemma_days: Count = 0
    """Days that must lie between two cards tagged ``dilemma``."""


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
    upgrade: Name | None = None
    """With this you have a telephone."""
    person: PersonRef | None = None
    """Somebody who lends you one while in this run."""


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
