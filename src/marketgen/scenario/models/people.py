"""People and goods: what the world of a scenario is made of."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from marketgen.scenario.models.inspecting import BoardTexts
from marketgen.scenario.models.road import Flaw, Place, Stop
from marketgen.scenario.models.services import Answering, Help
from marketgen.scenario.models.types import (
    Age,
    Basis,
    BuyerRef,
    Chance,
    Count,
    Counted,
    CurrencyRef,
    Day,
    DayKey,
    DaysSpan,
    Entry,
    Exactly,
    Factor,
    Fear,
    GiftRef,
    GoodPrice,
    GoodRef,
    Health,
    HealthMove,
    Hours,
    Milli,
    Model,
    Name,
    NewId,
    OfficialRef,
    PersonRef,
    Positive,
    PositiveFactor,
    PositivePrice,
    Price,
    Share,
    SignedShare,
    SomeUnits,
    Span,
    Text,
    Trust,
    Unit,
    UnitParts,
    Weight,
)  # fmt: skip
from marketgen.scenario.models.wander import Wander

__all__ = [
    "Basis", "Buyer", "Carried", "Currency", "Difficulty", "Good", "Meal", "Member", "Middleman", "Neighbour",
    "Official", "OrderAhead", "Place", "Rate", "Regular", "Season", "Stance",
]  # fmt: skip

ShareSpan = Annotated[list[Share], Span(), Field(min_length=2, max_length=2)]
SignedSpan = Annotated[list[SignedShare], Span(), Field(min_length=2, max_length=2)]
UnitsSpan = Annotated[list[SomeUnits], Span(), Field(min_length=2, max_length=2)]
Texts = list[Text]


class Rate(Entry):
    """A point of a currency's rate over the days: straight lines between points, level before and after."""

    day: Day
    """The day of the run."""
    rate: PositivePrice
    """What a whole unit of the currency is changed at, in the main currency."""


class Currency(Entry):
    """A currency."""

    name: Name
    """What it is called after an amount."""
    decimals: Annotated[Literal[0, 1, 2, 3], Exactly()] = 0
    """Digits after the point."""
    step: Annotated[Positive, Unit("smallest units")] = 1
    """Prices are rounded to this many of the smallest unit."""
    rates: list[Rate] | None = None
    """What it is changed at over the days. Without it nobody changes it, and it counts for nothing."""
    noise: Share = 0
    """The greatest daily step of the rate either way, as a share."""
    bounds: SignedSpan | None = None
    """How far below and above the curve the steps may lead together, as shares."""


class Stance(Entry):
    """How a good is priced against its going price."""

    name: Name
    """What the stance is called."""
    factor: PositiveFactor
    """The price asked, as a factor of the going price."""
    about: Text | None = None
    """What it does, in a sentence."""


class Difficulty(Entry):
    """A level of difficulty."""

    name: Name
    """What the level is called."""
    about: Text | None = None
    """What it means, in a sentence."""
    odds: Literal["numbers", "words"]
    """Whether chances are shown as numbers or as words."""
    undo: bool
    """Whether small things can be taken back."""
    money: Factor = 10_000
    """The money at the start, as a factor of that of ``start``."""
    rumours: Annotated[Count, Unit("rumours a morning")] = 3
    """How many rumours a morning brings at most; two fewer at least."""


class Buyer(Entry):
    """A type of buyer. What its groups wish for stands with the goods."""

    name: Name
    """What they are called, in the plural."""
    weight: Weight
    """Weight among the groups that come."""


class Season(Entry):
    """A point of a good's curve over the days: straight lines between points, level before and after."""

    day: Day
    """The day of the run."""
    price: Factor | None = None
    """The price, as a factor."""
    wishes: Factor | None = None
    """How many wish for it, as a factor."""
    spoil: Factor | None = None
    """The share that spoils, as a factor."""


class CountedUnits(Model):
    """How units of a good are counted in a sentence; ``{count}`` is the number."""

    one: Counted
    """For one unit."""
    many: Counted
    """For any other number."""


class Good(Entry):
    """A good."""

    name: Name
    """What it is called, as in '20 kg of it'."""
    hangul: Name | None = None
    """The name in Korean letters."""
    unit: Name
    """What a unit is called."""
    count: CountedUnits | None = None
    """How units of it are counted in a sentence."""
    price: GoodPrice
    """The price of a unit before pressure, season and events, in ``currency``."""
    currency: CurrencyRef | None = None
    """The currency of the price, if it is not the main one: the price at the stall then follows its rate."""
    depth: SomeUnits
    """How many units move the price: selling one lowers it by the effect of ``rules.price`` divided by this."""
    noise: Share = 0
    """The greatest daily step of the price either way, as a share."""
    drift: Wander | None = None
    """How its price wanders in the whole country."""
    spoil: Share = 0
    """The share that spoils each night."""
    buys: UnitsSpan
    """Units in one purchase, least and most."""
    from_day: Day = 1
    """The first day it is in the game."""
    for_sale: bool = True
    """Whether a stall may show it."""
    season: list[Season] | None = None
    """How price and wishes change over the days."""
    bulk: Annotated[Milli, Unit("kilos")] = 1000
    """What a unit is to carry, in kilos or their like."""
    wishes: dict[BuyerRef, Annotated[Count, Unit("of a thousand wishes")]] | None = None
    """Of a thousand wishes of a type of buyer, how many are for this good."""


class Carried(Entry):
    """A good that a middleman brings."""

    share: PositiveFactor
    """What it costs, as a share of the good's price."""
    lot: Annotated[ShareSpan, Unit("share of the good's depth")]
    """How many units, least and most, as shares of the good's depth."""
    short: Flaw | None = None
    """How often the weight is short, and by what share."""
    poor: Flaw | None = None
    """How often some of it is no good, and what share."""


class OrderAhead(Entry):
    """Ordering ahead."""

    price: PositiveFactor
    """The price of an order, as a share of what the same costs on the spot."""
    days: DaysSpan
    """Until it comes, least and most."""
    deposit: Share = 0
    """The share of the price that is paid when it is ordered, if it comes by a road."""


class Middleman(Entry):
    """A supplier."""

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
    hours: Hours
    """What the first purchase of a day takes, in hours."""
    present: Chance
    """The chance to be there in the morning."""
    second: Chance = 0
    """The chance to bring a second good."""
    word: Chance
    """The chance that an order comes, at trust 0 and campaign level 0."""
    carries: dict[GoodRef, Carried]
    """The goods brought."""
    sure: dict[Annotated[str, DayKey()], list[GoodRef]] | None = None
    """Goods brought on given days, whatever luck says."""
    order: OrderAhead
    """Ordering ahead."""
    friends: list[PersonRef] | None = None
    """To whom a share of every move of this person's trust spreads."""
    road: list[Stop] | None = None
    """The posts that what is ordered passes; none for who brings it from next door."""


class Neighbour(Entry):
    """A seller at the next stall."""

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
    goods: dict[GoodRef, Day]
    """The goods sold there, each with the first day it stands there."""
    spread: Share
    """How far from the going price at most, as a share."""
    pool: bool = False
    """Whether the person is in a run only if drawn (see ``draw``)."""
    friends: list[PersonRef] | None = None
    """To whom a share of every move of this person's trust spreads."""
    means: Price = Decimal(0)
    """What she has at first as the row sees it, in the main currency; for the system ``street``."""
    earns: Price = Decimal(0)
    """What a day brings her beside the goods, in the main currency; for the system ``street``."""


class Regular(Entry):
    """Somebody who comes again."""

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
    pool: bool = False
    """Whether the person is in a run only if drawn (see ``draw``)."""
    friends: list[PersonRef] | None = None
    """To whom a share of every move of this person's trust spreads."""


Peril = Literal["fines", "place", "licence", "sweeps", "goods", "checks", "roster", "absence", "school", "loads"]
"""A danger that somebody's reach may cover."""


class Official(Answering):
    """An official."""

    name: Name
    """The whole name."""
    title: Name | None = None
    """What the player calls the person."""
    hangul: Name | None = None
    """The name in Korean letters."""
    about: Text | None = None
    """Who it is, in a sentence or two."""
    wants: Text | None = None
    """What the person wants."""
    can: Text | None = None
    """What the person can do."""
    cannot: Text | None = None
    """What is beyond the person's reach."""
    fears: Text | None = None
    """What the person is afraid of."""
    watching: Text | None = None
    """Who watches at the stall."""
    from_day: Day = 1
    """The first day to be met."""
    expects: Price
    """What is expected in a week, in the main currency."""
    fear: Fear
    """Fear at the start, 0 to 4."""
    tie: Trust
    """The tie at the start, -5 to 5."""
    forms: list[GiftRef]
    """The goods, currencies and services that suit as gifts."""
    takes: list[GiftRef]
    """The goods, currencies and services that can be offered, those of ``forms`` among them."""
    through: list[GiftRef] | None = None
    """What suits if a go-between brings it."""
    go_betweens: list[PersonRef] | None = None
    """Who may carry a gift to this official: middlemen, neighbours, regulars."""
    covers: list[Peril] | None = None
    """The dangers within reach; none named means all."""
    replaces: OfficialRef | None = None
    """Whose post this one takes when the other is moved or falls; until then nobody has met this one."""
    board: BoardTexts | None = None
    """What is said when this one looks at your stall."""
    favours: Annotated[dict[str, Help], NewId("favour")] | None = None
    """What this one can do for a favour that he owes, by id."""
    age: Age | None = None
    """Age in years."""
    knows: Texts | None = None
    """What the player may come to know, one text a step."""
    told: Texts | None = None
    """What is said: when something is taken, when it is refused, when something is wanted."""


class Member(Entry):
    """Somebody who eats at home."""

    name: Name
    """What the person is called."""
    full_name: Name | None = None
    """The whole name, where ``name`` is a word such as 'you'."""
    hangul: Name | None = None
    """The name in Korean letters."""
    age: Age | None = None
    """Age in years."""
    about: Text | None = None
    """Who it is, in a sentence or two."""
    asked: Text | None = None
    """What this member says when somebody brings what is forbidden."""
    sex: Literal["f", "m"] | None = None
    """Whom rules of the year about who may sell ask for."""
    health: Health
    """Health at the start, 0 to 100."""
    player: bool = False
    """Whether this is the player. Exactly one member is."""


class Meal(Entry):
    """What the household eats in a day."""

    name: Name
    """What the meal is called."""
    about: Text | None = None
    """What it means, in a sentence."""
    goods: dict[GoodRef, UnitParts]
    """The goods eaten by all together, in units."""
    money: Price = Decimal(0)
    """Side dishes, in the main currency."""
    health: HealthMove
    """What it does to the health of each, in points."""
    short: bool = False
    """Whether it counts as saving on food."""
