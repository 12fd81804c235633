"""Places beyond the home market, the ways to them, the posts on the roads, and the numbers of travel and shipments."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from marketgen.scenario.models.gates import GateFee, Permit
from marketgen.scenario.models.types import (
    Chance,
    CurrencyRef,
    DayCount,
    Days,
    DaysSpan,
    Entry,
    Factor,
    FactorSpan,
    GoodRef,
    Hours,
    Level,
    Milli,
    Name,
    OfficialRef,
    Percent100,
    PlaceRef,
    Positive,
    PositiveFactor,
    PositivePrice,
    Price,
    Ref,
    Scaled,
    Sentence,
    Share,
    SomebodyRef,
    Text,
    Told,
    Trust,
    TrustMove,
    Unit,
    UpgradeRef,
    WeatherRef,
)  # fmt: skip
from marketgen.scenario.models.wander import Wander

Degree = Annotated[int, Scaled(10_000, -180, 180), Unit("degrees")]
PointOnMap = Annotated[list[Degree], Field(min_length=2, max_length=2)]
PostRef = Annotated[str, Ref("post")]
MiddlemanRef = Annotated[str, Ref("middleman")]


class Sold(Entry):
    """A good sold at a place."""

    share: Annotated[PositiveFactor, Unit("factor")]
    """What it costs there, as a factor of the price at home."""
    lot: Annotated[FactorSpan, Unit("share of the good's depth")]
    """How many units a visitor finds, least and most, as shares of the good's depth."""


class Place(Entry):
    """A place."""

    name: Name
    """What it is called."""
    hangul: Name | None = None
    """The name in Korean letters."""
    about: Text | None = None
    """What it is, in a sentence or two."""
    stall: Name | None = None
    """What is the player's there, such as half a stall."""
    fee: Price = Decimal(0)
    """What a day at the stall costs, in the main currency."""
    lon: Annotated[Degree | None, Told()] = None
    """Its longitude on the map, in degrees east."""
    lat: Annotated[Degree | None, Told()] = None
    """Its latitude on the map, in degrees north."""
    source_share: PositiveFactor = 10_000
    """What who buys from the grower or maker pays of the price there."""
    noise: Share = 0
    """The greatest daily step of its prices either way, as a share."""
    gap: Wander | None = None
    """How its prices wander from what they usually are there, each good by itself."""
    sells: dict[GoodRef, Sold] | None = None
    """What a visitor can buy there, by good."""
    accepts: Annotated[list[CurrencyRef] | None, Field(min_length=1)] = None
    """The currencies that are taken there, the usual one first; without it the main one alone."""
    entry: GateFee | None = None
    """What is asked at the gate, each time."""
    permit: Permit | None = None
    """The permit without which nobody is let in."""


class Journey(Entry):
    """A way to one place."""

    fare: Price = Decimal(0)
    """What it costs each way, in the main currency."""
    days: DaysSpan
    """Days away from the stall, least and most; 1 is there and back in a day."""
    carries: Annotated[Milli, Unit("kilos")]
    """What can be carried, in kilos."""
    risk: Chance = 0
    """The chance to be stopped on the way back in quiet times."""
    papers: bool = False
    """Whether a permit is needed."""
    hours: Hours
    """Hours that the day of leaving must still have."""
    needs: UpgradeRef | None = None
    """An upgrade without which there is no such way."""
    closed_in: list[WeatherRef] | None = None
    """Weathers in which nobody sets out."""


class Way(Entry):
    """A way to travel."""

    name: Name
    """What it is called, as in 'by cart'."""
    about: Text | None = None
    """What it is like, in a sentence."""
    to: dict[PlaceRef, Journey]
    """Where it leads, by place."""


class PostAnswer(Entry):
    """How an answer to a held load reads at a post."""

    label: Name
    """What is done, in a few words."""
    short: Annotated[Text | None, Told()] = None
    """What follows, in a few words."""
    long: Text
    """What follows, in a sentence."""


class PostTold(Entry):
    """What is told of an answer at a post."""

    passed: Text | None = None
    """If paying or giving worked."""
    refused: Text | None = None
    """If it was pushed back, or whoever was sent came back."""
    sent: Text | None = None
    """If sending somebody worked."""
    part: Text | None = None
    """If a part was given up."""
    waited: Text | None = None
    """If waiting ended well."""
    lost: Text | None = None
    """If the load was lost there."""
    abandoned: Text | None = None
    """If it was left to them."""


class PostAnswers(Entry):
    """How the answers to a held load read at a post."""

    pay: PostAnswer | None = None
    """Paying, in whatever currency."""
    goods: PostAnswer | None = None
    """Giving goods that suit."""
    send: PostAnswer | None = None
    """Sending somebody."""
    yourself: PostAnswer | None = None
    """Going there."""
    part: PostAnswer | None = None
    """Giving up a part."""
    wait: PostAnswer | None = None
    """Waiting."""
    abandon: PostAnswer | None = None
    """Leaving it to them."""


class PostRoads(Entry):
    """What another answer to a held load would have held, by the answer that was given."""

    pay: Text | None = None
    """You paid."""
    goods: Text | None = None
    """You gave goods that suit."""
    send: Text | None = None
    """You sent somebody."""
    yourself: Text | None = None
    """You went there."""
    part: Text | None = None
    """You gave up a part."""
    wait: Text | None = None
    """You waited."""
    abandon: Text | None = None
    """You left it to them."""


class PostTexts(Entry):
    """What is said at a post."""

    title: Name | None = None
    """The heading when a load is held there."""
    text: Sentence | None = None
    """What is seen when a load is held there."""
    answers: Annotated[PostAnswers | None, Told()] = None
    """How the answers read there; what is left out reads as everywhere."""
    told: Annotated[PostTold | None, Told()] = None
    """What is told of an answer."""
    roads: Annotated[PostRoads | None, Told()] = None
    """What another answer would have held, told at the end."""


class Post(Entry):
    """A post on a road."""

    name: Name
    """What it is called."""
    hangul: Name | None = None
    """The name in Korean letters."""
    about: Text | None = None
    """What it is, in a sentence."""
    lon: Annotated[Degree | None, Told()] = None
    """Its longitude on the map, in degrees east."""
    lat: Annotated[Degree | None, Told()] = None
    """Its latitude on the map, in degrees north."""
    official: OfficialRef | None = None
    """Who stands there."""
    risk: Chance
    """The chance that a load is held there in quiet times."""
    lost: Share = 0
    """Of those held, the share that is lost there in tight times."""
    hours: Hours = 0
    """What going there yourself takes, where that helps; 0 where it does not."""
    closed_in: list[WeatherRef] | None = None
    """Weathers in which nothing passes, and a load waits for the next day."""
    friends: list[SomebodyRef] | None = None
    """Who knows the people there and can be sent to speak with them."""
    texts: PostTexts | None = None
    """What is said there."""


class Outline(Entry):
    """A line of the map, schematic."""

    name: Name | None = None
    """What it is called."""
    hangul: Name | None = None
    """The name in Korean letters."""
    kind: Literal["river", "coast"]
    """What it is."""
    line: list[PointOnMap]
    """Its points, each as longitude and latitude."""


class Stop(Entry):
    """A post on somebody's road."""

    post: PostRef
    """The post."""
    before: DayCount
    """How many days before a load arrives it passes there."""


class Flaw(Entry):
    """What can be wrong with goods."""

    chance: Chance
    """The chance that it is so, at trust 0."""
    share: Share
    """The share of the units that are short, or no good."""


class RoadRules(Entry):
    """Travel and shipments."""

    papers_cost: Price
    """What a permit costs."""
    papers_hours: Hours
    """What it takes to get one."""
    papers_days: Days
    """How many days it is good for."""
    level: Share
    """Added to the chance to be held for each campaign level."""
    tie: Share
    """Taken off for each point of tie with who stands there."""
    heat: Share
    """Added for each point of heat."""
    least: Chance
    """The least chance to be held at a post."""
    most: Chance
    """The greatest chance to be held at a post."""
    tight: Share
    """From this chance on people speak of a post."""
    lost_level: Level
    """From this campaign level on a load can be lost at a post."""
    share: Share
    """The guards' share of a load's profit."""
    tight_share: Share
    """The same in tight times."""
    tight_level: Level
    """The campaign level from which times are tight."""
    least_paid: Price
    """The least that is asked."""
    pay: Chance
    """The chance that paying works."""
    goods: Chance
    """The chance that goods work."""
    send: Chance
    """The chance that sending somebody works."""
    wait: Chance
    """The chance that waiting ends well."""
    answer_tie: Share
    """Added to the first three for each point of tie."""
    answer_least: Chance
    """The least of these chances."""
    answer_most: Chance
    """The greatest of these chances."""
    failed_heat: Percent100
    """Heat from money pushed back before witnesses."""
    per_worth: PositivePrice
    """For each so much of a load's worth ..."""
    gives_worth: Price
    """... goods worth so much are given."""
    most_gifts: Annotated[Positive, Unit("times")]
    """At most so many times."""
    gift_tie: TrustMove
    """What such a gift does to the tie."""
    gift_expects: Factor
    """What it adds to what is expected, as a share."""
    send_hours: Hours
    """What sending somebody takes."""
    send_days: Days
    """In how many days the load is here then."""
    part: Share
    """The part of a load that is given up."""
    wait_days: Days
    """Until the shift changes."""
    storage: Price
    """What storing a load costs for that time."""
    inspect_hours: Hours
    """What looking at somebody's goods takes."""
    quality_trust: Share
    """Taken off the chance that something is wrong, for each point of trust."""
    stopped: Share
    """Of what a traveller carries, the share that stays at a post that cannot be paid."""


class ParcelRules(Entry):
    """Parcels that a driver brings."""

    place: PlaceRef
    """Where they come from."""
    driver: MiddlemanRef
    """Who brings them."""
    post: PostRef
    """The post at which they can be held."""
    fee: Price
    """What the carriage costs."""
    days: DaysSpan
    """Until one comes, least and most."""
    kilos: Annotated[Milli, Unit("kilos")]
    """What one can weigh."""
    held: Chance
    """The chance that one is held."""
    trust: Trust
    """The trust without which the driver takes none."""
    poor: Flaw
    """What can be wrong with what is in it."""
