"""Conditions and effects: flat objects, no strings to parse. Their keys come from the engine's own tables.

A condition holds if every key given holds; ``all``, ``any`` and ``not`` nest. Numbers are ranges, both ends included.
An effect has exactly one verb.
"""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, create_model

from marketgen.engine.measures import MEASURES, Measure
from marketgen.scenario.models.moves import (
    Crowd,
    FitMood,
    Group,
    Hear,
    LevelFor,
    MemberDays,
    MyHours,
    Presence,
    PriceMood,
)
from marketgen.scenario.models.road import MiddlemanRef
from marketgen.scenario.models.road_moves import Fares, LoadChange, OrderDays, PostChange
from marketgen.scenario.models.types import (
    MOST_MONEY,
    Amount,
    Chance,
    ChoiceRef,
    Count,
    CurrencyRef,
    DayCount,
    Days,
    Ends,
    EventRef,
    FlagRef,
    GoodRef,
    HealthMove,
    Hours,
    KeyedMove,
    LaterDay,
    MakeEnding,
    MakeEvent,
    MakeFlag,
    MemberRef,
    Model,
    Money,
    NeighbourRef,
    OfficialRef,
    One,
    OneVerb,
    PersonRef,
    Price,
    Ref,
    RumourRef,
    Scaled,
    Share,
    SignedCount,
    SignedMetres,
    SignedParts,
    SignedShare,
    SignedUnits,
    SomebodyRef,
    StandingMove,
    TrustMove,
    Unit,
    UpgradeRef,
    Weight,
)  # fmt: skip


class Range(Model):
    """A range, both ends included; at least one of them is given."""

    object_marks = (Ends(),)

    min: int | Decimal | None = None
    """The least value that fits, in the unit of the measure."""
    max: int | Decimal | None = None
    """The greatest value that fits, in the unit of the measure."""


UNITS: dict[str, Scaled | Amount] = {
    "count": Scaled(1, -1_000_000, 1_000_000),
    "money": Amount(low=-MOST_MONEY),
    "bp": Scaled(10_000, -1000, 1000),
    "tenths": Scaled(10, -1000, 1000),
    "hundredths": Scaled(100, -10, 10),
    "thousandths": Scaled(1000, -1_000_000, 1_000_000),
}
"""How the ends of a measure's range are written in a document, by the measure's unit in the engine."""

AS_SAID = "as it says"
"""The unit of the engine is for several things: the sentence of the measure says which."""

_COUNTS = {
    "count": AS_SAID, "money": "money", "keyed": "money", "bp": "share", "tenths": "points", "hundredths": "points",
    "thousandths": AS_SAID,
}  # fmt: skip
"""What the ends of a range count."""


def range_of(name: str, kind: Scaled | Amount, counts: str) -> type[Model]:
    """A range whose ends are numbers of a kind. counts: what they count."""
    number: Any = Annotated[Decimal if isinstance(kind, Amount) else int, kind, Unit(counts)]
    ends: dict[str, Any] = {"min": (number | None, None), "max": (number | None, None)}
    return create_model(f"Range_{name}", __base__=Range, **ends)


_RANGES = {unit: range_of(unit, kind, _COUNTS[unit]) for unit, kind in UNITS.items()}
_RANGES["keyed"] = range_of("keyed", Amount(low=-MOST_MONEY, keyed=True), _COUNTS["keyed"])


def _field(measure: Measure) -> tuple[Any, None]:
    if not measure.of:
        return (_RANGES[measure.unit] | None, None)
    ends = _RANGES["keyed" if (measure.of, measure.unit) == ("currency", "money") else measure.unit]
    return (dict[Annotated[str, Ref(measure.of)], ends] | None, None)  # type: ignore[valid-type]


if TYPE_CHECKING:
    _Measured = Model
else:
    _Measured = create_model(
        "_Measured", __base__=Model, **{name: _field(measure) for name, measure in MEASURES.items()}
    )


class Condition(_Measured):
    """A condition: every key given must hold, and one without keys always holds.

    Beside the keys below there is one for every measure of the engine (``marketgen explain conditions`` lists them).
    """

    flag: FlagRef | None = None
    """This flag is raised."""
    seen: EventRef | None = None
    """This event has happened."""
    chose: dict[EventRef, ChoiceRef] | None = None
    """In these events these choices were made last."""
    chance: Chance | None = None
    """Holds with this probability, drawn once a day for each event, 0 to 1."""
    all: "list[Condition] | None" = None
    """All of these hold."""
    any: "list[Condition] | None" = None
    """At least one of these holds."""
    not_: "Condition | None" = Field(default=None, alias="not")
    """This does not hold."""


class Worse(Model):
    """How inspections go for some days."""

    steps: Annotated[Count, Unit("steps")]
    """By how many steps they are worse."""
    days: Days
    """How many days, today's included."""


class Watched(Model):
    """A good that is watched for some days."""

    good: GoodRef
    """The good."""
    days: Days
    """How many days, today's included."""


class Owing(Model):
    """A sum that is owed."""

    to: SomebodyRef
    """To whom, or by whom if the sum is under 0."""
    money: Money
    """How much, in the main currency."""
    days: Days
    """In how many days it is due."""


class DailyMoney(Model):
    """Money at each dawn."""

    money: Money
    """What comes, or under 0 goes, in the main currency."""
    days: Days | None = None
    """For how many days; to the end if this is left out."""
    until: FlagRef | None = None
    """It stops when this flag is raised."""


class RateMood(Model):
    """A passing change of a currency's rate."""

    currency: CurrencyRef
    """The currency."""
    share: SignedShare
    """By what share of itself the rate moves."""
    days: Days
    """How many days, today's included."""


class ShareMood(Model):
    """A passing change of what a supplier asks."""

    person: PersonRef
    """The supplier."""
    share: SignedShare
    """By what share of itself the price moves."""
    days: Days
    """How many days, today's included."""


class MonthRate(Model):
    """Interest."""

    share: Share
    """Interest a month, as a share."""


class Later(Model):
    """An event that comes later."""

    id: MakeEvent
    """The event."""
    in_days: LaterDay
    """In how many days; 0 is today: right after this one if it is of the same part of the day."""


class Branch(Model):
    """One of several ways it may go."""

    weight: Weight
    """Its weight among the branches."""
    do: "list[Effect]"
    """What happens then, in order."""


class Effect(Model):
    """What an event or a choice does: exactly one verb. They are carried out in the order of the list."""

    object_marks = (OneVerb(),)

    money: dict[Annotated[str, Ref("currency")], KeyedMove] | None = None
    """Adds money, by currency; a choice that cannot be paid is closed."""
    stock: dict[GoodRef, SignedUnits] | None = None
    """Adds units of goods to the stall's stock; a choice that lacks them is closed."""
    trust: dict[PersonRef, TrustMove] | None = None
    """Moves the trust of people, which stays within -5 and 5."""
    tie: dict[OfficialRef, TrustMove] | None = None
    """Moves ties with officials, which stay within -5 and 5."""
    expects: dict[OfficialRef, SignedShare] | None = None
    """Raises what officials expect by a share of it."""
    fear: dict[OfficialRef, Annotated[SignedCount, Unit("steps of fear")]] | None = None
    """Moves the fear of officials, which stays within 0 and 4."""
    standing: StandingMove | None = None
    """Moves standing, which stays within -1 and 1."""
    heat: Annotated[SignedCount, Unit("points of heat")] | None = None
    """Moves heat, which stays within 0 and 100."""
    health: dict[MemberRef, HealthMove] | None = None
    """Moves the health of members of the household, which stays within 0 and 100."""
    knows: Annotated[SignedCount, Unit("people")] | None = None
    """More, or fewer, people know something they could tell."""
    file: Annotated[SignedCount, Unit("lines")] | None = None
    """Adds lines to the player's file."""
    hours: Hours | None = None
    """Takes hours of the day."""
    flag: MakeFlag | None = None
    """Raises a flag."""
    unflag: FlagRef | None = None
    """Lowers a flag."""
    price: PriceMood | None = None
    """Moves the price of a good for some days."""
    fit: FitMood | None = None
    """Moves the chance that a good's price suits, for some days."""
    lose: Share | None = None
    """Takes a share of every good at the stall."""
    lose_money: Share | None = None
    """Takes a share of the money of the market that is in hand."""
    debt: Owing | None = None
    """You owe somebody a sum, due in some days."""
    debt_off: dict[SomebodyRef, Price] | None = None
    """You owe somebody less; if you owe nothing there, you are owed less."""
    daily: DailyMoney | None = None
    """Money comes, or goes, at each dawn."""
    upgrade: UpgradeRef | None = None
    """An upgrade stands from now on, without being paid for."""
    slots: Annotated[SignedCount, Unit("slots")] | None = None
    """More display slots, or fewer."""
    rate: RateMood | None = None
    """Moves the rate of a currency for some days."""
    share: ShareMood | None = None
    """Moves what a supplier asks for some days."""
    lender_rate: MonthRate | None = None
    """Lenders ask no more than this from now on."""
    copying: Annotated[SignedCount, Unit("always 1")] | None = None
    """Neighbours who copy your best seller stop and begin over."""
    means: dict[NeighbourRef, Money] | None = None
    """Moves what neighbours have, in the main currency."""
    event: Later | None = None
    """Another event comes later."""
    favour: dict[SomebodyRef, Annotated[SignedCount, Unit("favours")]] | None = None
    """Adds favours that somebody owes you; a choice that lacks them is closed."""
    gone: PersonRef | None = None
    """Somebody leaves and does not come back in this run."""
    firm: Annotated[SignedCount, Unit("refusals")] | None = None
    """Adds to how often you refused firmly."""
    crowd: Crowd | None = None
    """Moves how many buyers come, for some days."""
    level: LevelFor | None = None
    """Moves the campaign level, which stays within 0 and 4, for some days."""
    offers: Presence | None = None
    """Moves the chance that a supplier is there, for some days."""
    close: Annotated[SignedCount, Unit("always 1")] | None = None
    """The stall is shut for the rest of the day."""
    hear: Hear | None = None
    """You hear today's prices of another place."""
    rumour: RumourRef | None = None
    """You are told a rumour, and how much of it is so."""
    trust_group: dict[Group, TrustMove] | None = None
    """Moves the trust of all of a group who are in this run."""
    end: MakeEnding | None = None
    """Ends the run."""
    store: dict[GoodRef, SignedParts] | None = None
    """Adds units to the household's store, by good; a choice that lacks them is closed."""
    wood: SignedMetres | None = None
    """Adds wood at home, in cubic metres; a choice that lacks it is closed."""
    school: Annotated[SignedCount, Unit("days")] | None = None
    """Days of school; -1 is a day lost."""
    schooling: HealthMove | None = None
    """Moves schooling, which stays within 0 and 100."""
    freed: Days | None = None
    """Days for which the workplace lets its man go."""
    away: MemberDays | None = None
    """A member of the household is away for some days."""
    my_hours: MyHours | None = None
    """More or fewer hours of the player a day."""
    kimjang: Literal["half", "made"] | None = None
    """The winter's kimchi is made, or half of it."""
    ill: MemberDays | None = None
    """A member of the household is ill for some days."""
    heal: MemberRef | None = None
    """A member of the household who is ill is well again."""
    levy: Days | None = None
    """The next levy of the school is put off by so many days."""
    levy_met: One | None = None
    """The next levy of the school counts as met."""
    roster_met: One | None = None
    """The next turn of the labour roster counts as met."""
    overruled: Annotated[SignedCount, Unit("times")] | None = None
    """How often the family was asked and overruled, more."""
    envy: Annotated[SignedCount, Unit("points of envy")] | None = None
    """Stirs envy, by points that cool like heat."""
    prepared: Annotated[Count, Unit("always 1")] | None = None
    """1: stall and house are ready for whoever looks, today."""
    check: DayCount | None = None
    """The house is visited on the evening in so many days."""
    rotate: OfficialRef | None = None
    """The post of an official changes hands now."""
    purge: OfficialRef | None = None
    """An official falls now."""
    worse: Worse | None = None
    """Inspections are worse for some days."""
    watched: Watched | None = None
    """A good is watched for some days."""
    informed: Annotated[Count, Unit("times")] | None = None
    """Counts informing on somebody."""
    cover: OfficialRef | None = None
    """An official softens the next inspection within reach by a step."""
    reopen: One | None = None
    """A place that the office has shut may open again."""
    load: LoadChange | None = None
    """Changes the load in question: the held one, else the next to come from the event's person."""
    order_days: OrderDays | None = None
    """What somebody was to bring comes later."""
    order_off: MiddlemanRef | None = None
    """What was ordered from somebody does not come; half of what was paid comes back."""
    free_loads: Annotated[SignedCount, Unit("loads")] | None = None
    """So many of the next loads pass every post unasked."""
    fares: Fares | None = None
    """Moves all fares for some days."""
    post: PostChange | None = None
    """Makes a post stricter for some days."""
    one_of: list[Branch] | None = None
    """One of several ways, by weight."""
    if_: Condition | None = Field(default=None, alias="if")
    """Goes with ``then`` and, if wanted, ``else``."""
    then: "list[Effect] | None" = None
    """What happens if the condition of ``if`` holds."""
    else_: "list[Effect] | None" = Field(default=None, alias="else")
    """What happens if it does not."""
