"""Ventures: a business workshop, recipes, enterprises that lend their names, and who orders."""

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
    GoodPrice,
    GoodRef,
    Hours,
    LaterDay,
    Level,
    MakeEnding,
    MakeGood,
    MemberRef,
    MostShare,
    Name,
    OfficialRef,
    Percent100,
    PersonRef,
    PlaceRef,
    Positive,
    PositivePrice,
    Price,
    RecipeRef,
    Share,
    SomeUnits,
    Span,
    Standing,
    Text,
    Trust,
    TrustMove,
    Unit,
    WayRef,
)  # fmt: skip

Members = Annotated[list[MemberRef], Field(min_length=1)]
TwoPeople = Annotated[list[Annotated[Positive, Unit("people")]], Span(), Field(min_length=2, max_length=2)]
TwoUnits = Annotated[list[SomeUnits], Span(), Field(min_length=2, max_length=2)]


class CourseAsks(Entry):
    """What an application asks for."""

    hours: Hours = 1
    """The player's hours that the form takes."""
    fee: Price = Decimal(0)
    """What it costs, in the main currency; it is not given back."""
    official: OfficialRef | None = None
    """Whose word it needs, or that of whoever has that post."""
    tie: Trust = -500
    """The tie from which he gives it, -5 to 5."""
    standing: Standing = -1000
    """The least standing, -1 to 1."""


class CourseRecord(Entry):
    """What a record does to the chance to be chosen."""

    tie: Share = 0
    """Added for each point of tie with the official whose word it needs."""
    standing: Share = 0
    """Added for a whole point of standing."""
    built: Share = 0
    """Added for each thing built or bought for good."""
    heat: Share = 0
    """Taken off for each point of heat."""
    file: Share = 0
    """Taken off for each line in the file."""


class Placement(Entry):
    """A place abroad that may come of a workshop: asked for once, of whoever was there."""

    name: Name
    """What it is called."""
    about: Text
    """What it is, and what it would mean at home, in a sentence or two."""
    after: Days
    """Days after coming home until it can be spoken of."""
    orders: Annotated[Count, Unit("orders")] = 0
    """How many orders must have been brought by then, of what the workshop teaches."""
    chance: Chance
    """The chance that it is offered, once those are brought."""
    each: Share = 0
    """Added to it for each order brought."""
    stands: Days = 3
    """For how many days the offer stands."""
    cost: Price
    """What papers and travel cost, in the main currency."""
    days: Days
    """For how long somebody of the household is away. The player does not come back in the run."""
    currency: CurrencyRef | None = None
    """The currency of what is brought home."""
    pays: GoodPrice | None = None
    """What is brought home, in ``currency``."""
    ending: MakeEnding | None = None
    """How the run ends if it is the player who goes."""


class Workshop(Entry):
    """A business workshop of some days in another town, with teachers from abroad."""

    name: Name
    """What it is called."""
    hangul: Name | None = None
    """The name in Korean letters."""
    about: Text
    """What it is, in a sentence or two."""
    from_day: Day = 1
    """The first day on which it is known of and one can apply."""
    closes: Day
    """The last day of applications."""
    answer: Days
    """Days from an application to its letter."""
    starts: Day
    """The day on whose morning one must leave."""
    days: Days
    """Days away in all, those on the way among them."""
    place: PlaceRef
    """Where it is."""
    way: WayRef
    """How one goes there with the group."""
    who: Members
    """Who of the household may go, the player among them or not."""
    fare: Price = Decimal(0)
    """What the way there and back costs, in the main currency."""
    students: TwoPeople
    """How many come to it, least and most."""
    lessons: list[Text] | None = None
    """What is taught, a sentence or two for each day of it, in order."""
    teaches: Annotated[list[RecipeRef], Field(min_length=1)]
    """The recipes that are known afterwards."""
    asks: CourseAsks = Field(default_factory=CourseAsks)
    """What an application asks for."""
    chance: Chance
    """The chance to be chosen, before the record."""
    record: CourseRecord = Field(default_factory=CourseRecord)
    """What the record does to it."""
    again: LaterDay = 0
    """Days after a refusal until one can apply again, while applications are taken; 0 for never."""
    placement: Placement | None = None
    """A place abroad that may come of it."""


class PoorPieces(Entry):
    """Pieces of a batch that come to nothing."""

    chance: Chance
    """The chance that a batch has any."""
    practice: Share = 0
    """Taken off it for each batch made."""
    least: Share
    """The share of the batch that is thrown away then, at the least."""
    most: Share
    """The same at the most."""


class Recipe(Entry):
    """Something that can be made at home, a batch at a time."""

    name: Name
    """What it is called."""
    hangul: Name | None = None
    """The name in Korean letters."""
    about: Text
    """How it is made, in a sentence or two."""
    from_day: Day = 1
    """The first day on which it can be made or ordered."""
    taught: bool = True
    """Whether it must be learned at a workshop; else everybody knows it."""
    makes: MakeGood
    """The good that it makes; it is sold as every good is."""
    units: SomeUnits
    """How many units of it a batch is."""
    uses: Annotated[dict[GoodRef, SomeUnits], Field(min_length=1)]
    """What goes into a batch, whole units of goods at the stall."""
    cost: Price = Decimal(0)
    """What a batch costs beside that, in the main currency: jars, current."""
    labour: Days
    """Days of somebody's work that a batch takes; two people do two in a day."""
    hours: Hours = 0
    """Hours of the player that count as such a day."""
    who: Members
    """Who of the household can do it."""
    poor: PoorPieces | None = None
    """Poor pieces; without it every batch is sound."""
    steps: Annotated[Count, Unit("steps")] = 0
    """By how many steps an inspection is worse while it is shown under nobody's name."""
    heat: Percent100 = 0
    """Heat of a batch that is made under nobody's name."""


class NameEnds(Entry):
    """When an enterprise lends no name, and wants a lent one back."""

    level: Level = 0
    """The campaign level from which; 0 for none."""
    heat: Percent100 = 0
    """The heat from which; 0 for none."""
    notice: Days = 3
    """Days between the first word and the end; if things are better by then, it stays."""


class Firm(Entry):
    """A state enterprise that lends its name to what is made."""

    name: Name
    """What it is called."""
    hangul: Name | None = None
    """The name in Korean letters."""
    about: Text
    """What it is, in a sentence or two."""
    from_day: Day = 1
    """The first day on which it can be asked."""
    recipes: Annotated[list[RecipeRef], Field(min_length=1)]
    """For what it lends its name."""
    official: OfficialRef
    """Whose word it needs, or that of whoever has that post."""
    tie: Trust = 0
    """The tie from which he gives it, -5 to 5."""
    fee: PositivePrice
    """What signing costs, in the main currency."""
    level: Share = 0
    """Added to it for each campaign level."""
    share: MostShare
    """Its share of all that is sold under its name."""
    days: LaterDay = 0
    """For how many days it is lent; 0 for as long as nothing happens."""
    ends: NameEnds = Field(default_factory=NameEnds)
    """When it lends none."""


class LateOrder(Entry):
    """What an order that was promised and not brought costs."""

    share: Share = 0
    """The share of its price that is paid."""
    trust: TrustMove = 0
    """What it does to the trust of whoever ordered."""


class Contract(Entry):
    """Somebody who orders what is made by a recipe, so many units at a time."""

    name: Name
    """What the buyer is called."""
    hangul: Name | None = None
    """The name in Korean letters."""
    about: Text
    """Who it is, in a sentence or two."""
    from_day: Day = 1
    """The first day on which there can be an order."""
    good: GoodRef
    """What is ordered; a recipe must make it."""
    units: TwoUnits
    """How many units, least and most."""
    least: PositivePrice
    """What is paid for each at the least, in the main currency."""
    most: PositivePrice
    """The same at the most."""
    asks: Chance
    """The chance of an order, on each morning without one."""
    stands: Days = 2
    """Days to say yes."""
    days: Days
    """Days to bring it, after that."""
    named: bool = False
    """Whether the name of an enterprise must stand on it."""
    who: PersonRef | None = None
    """The person who orders, if it is one that is known."""
    trust: Trust = -500
    """The trust that needs, -5 to 5."""
    kept: TrustMove = 0
    """What bringing it does to that person's trust."""
    late: LateOrder = Field(default_factory=LateOrder)
    """What it costs not to bring it."""
