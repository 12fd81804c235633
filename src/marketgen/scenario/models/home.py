"""What a household does and owes beside eating, and what becomes of a place left shut."""

from typing import Annotated

from pydantic import Field

from marketgen.scenario.models.types import (
    Chance,
    Day,
    DayCount,
    Days,
    Entry,
    Factor,
    GoodRef,
    Health,
    HealthMove,
    Hours,
    MemberRef,
    Metres,
    OfficialRef,
    Percent100,
    Price,
    Share,
    Slots,
    SomeUnits,
    StandingMove,
    TrustMove,
)  # fmt: skip


class WorkplaceRules(Entry):
    """A workplace that a member owes his days to."""

    member: MemberRef
    """Who."""
    cost: Price
    """What his absence costs, in the main currency."""
    days: Days
    """For how many days that is."""
    hours: Hours
    """Hours more that the player then has a day."""
    keeps: Share
    """The share of the buyers he serves while the player is away; 0 if he does not keep the stall."""


class EarnerRules(Entry):
    """Somebody who earns a little at home."""

    member: MemberRef
    """Who."""
    earns: Price
    """What a day brings, in the main currency."""
    least: Health
    """The least health for it, 0 to 100."""
    keeps: Share
    """The share of the buyers served while the player is away and nobody else can; 0 for nobody."""


class SchoolRules(Entry):
    """School: levies and schooling."""

    member: MemberRef
    """Who is at school."""
    official: OfficialRef | None = None
    """Whose tie suffers if a levy is not paid."""
    schooling: Health
    """Schooling at the start, 0 to 100."""
    first: Day
    """The day on which the first levy is due."""
    every: Days
    """Days between two levies."""
    levy: Price
    """What a levy is, in the main currency."""
    unpaid: HealthMove
    """What a levy that is not paid does to schooling, in points; a day of school is lost with it."""
    unpaid_tie: TrustMove = 0
    """What it does to the tie."""
    unpaid_standing: StandingMove = 0
    """What it does to standing: the name is read out."""
    lost: HealthMove
    """What any other day lost does to schooling, in points."""
    asked: HealthMove
    """What an hour of help does to schooling, in points."""
    hours: Hours
    """Hours that help gives the player that day, once a day; 0 if it cannot be asked for."""


class RosterRules(Entry):
    """The neighbourhood's labour roster."""

    official: OfficialRef | None = None
    """Who reads it out, and whose tie suffers."""
    first: Day
    """The day on which the first turn is due."""
    every: Days
    """Days between two turns."""
    pays: Price
    """What somebody else's turn costs, in the main currency."""
    hours: Hours
    """Hours of the player that a turn takes."""
    unpaid_tie: TrustMove
    """What a turn that is not met does to the tie."""
    unpaid_heat: Percent100
    """The heat it brings."""
    unpaid_standing: StandingMove = 0
    """What it does to standing: somebody else has to go."""


class IllnessRules(Entry):
    """Illness. The chance a day is start + point x the points of health under 100."""

    base: Chance
    """The chance to begin with."""
    point: Share
    """Added for each point of health under 100."""
    good: GoodRef
    """What ends it: a unit from the stall, or bought at the going price."""
    days: Days
    """How many days it lasts without."""
    night: HealthMove
    """What each night of it does to health, in points."""
    hours: Hours
    """Hours the player has fewer a day when it is the player who is ill."""


class Burning(Entry):
    """How much wood a night burns from a day on."""

    from_day: Day
    """The first day."""
    wood: Metres
    """Wood a night, in cubic metres."""


class WoodSeason(Entry):
    """A point of the curve of the price of wood: straight lines between points."""

    day: Day
    """The day of the run."""
    factor: Factor
    """The price, as a factor."""


class FuelRules(Entry):
    """Fuel."""

    burns: Annotated[list[Burning], Field(min_length=1)]
    """What a night burns."""
    cart: Metres
    """Wood in a cart, in cubic metres."""
    price: Price
    """What a cart costs, in the main currency."""
    season: list[WoodSeason] | None = None
    """How that changes over the days."""
    cold_from: Day
    """The first day on which a night without wood costs health."""
    cold: HealthMove
    """What it does to the health of each, in points."""


class KimjangRules(Entry):
    """The winter's kimchi."""

    by: Day
    """The last day on which it can be made."""
    goods: dict[GoodRef, SomeUnits]
    """What the whole of it takes, in units: from the stall first, the rest bought at the going price."""
    hours: Hours
    """Hours of the player that each half takes."""
    none: HealthMove
    """What it does to the health of each if it is not made, in points."""
    standing: StandingMove
    """What it does to standing if it is not made."""


class HomeRules(Entry):
    """What the household does and owes beside eating. A part that is not given is not in the game."""

    workplace: WorkplaceRules | None = None
    """A workplace."""
    earner: EarnerRules | None = None
    """Somebody who earns a little at home."""
    school: SchoolRules | None = None
    """School."""
    roster: RosterRules | None = None
    """The labour roster."""
    illness: IllnessRules | None = None
    """Illness."""
    fuel: FuelRules | None = None
    """Fuel."""
    kimjang: KimjangRules | None = None
    """The winter's kimchi."""


class PlaceRules(Entry):
    """A stall left shut."""

    warn: list[DayCount]
    """The running shut days after which there is a warning."""
    lost: Days
    """The running shut day after which the place is given to another."""
    slots: Slots
    """Slots in the alley afterwards."""
    groups: Share
    """The share of the groups that come by there."""
