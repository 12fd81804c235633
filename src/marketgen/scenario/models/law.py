"""The numbers of the law: gifts, posts, banned media, inspections."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from marketgen.scenario.models.inspecting import InspectionTexts
from marketgen.scenario.models.people import Peril, Texts
from marketgen.scenario.models.types import (
    Chance,
    Count,
    Danger,
    Day,
    DayCount,
    Days,
    DaysSpan,
    Entry,
    Factor,
    Fade,
    Fear,
    FlagRef,
    Hours,
    Level,
    MakeEvent,
    Model,
    Name,
    NewId,
    OfficialRef,
    Part,
    People,
    Percent100,
    PositivePrice,
    Price,
    Rank,
    Sentence,
    Share,
    Span,
    StandingMove,
    Trust,
    TrustMove,
    Unit,
    Weight,
)  # fmt: skip


class Custom(Entry):
    """Days on which giving is a custom."""

    from_day: Day
    """The first."""
    to_day: Day
    """The last."""
    add: Share
    """Added to the chance that a gift is taken."""


class GiftRules(Entry):
    """Officials and gifts: the chance that a gift is taken, and what giving teaches."""

    start: Chance
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
    table_witnesses: People
    """Witnesses of a gift at the table."""
    least: Chance
    """The least chance."""
    most: Chance
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
    market_witnesses: Annotated[list[People], Span(), Field(min_length=2, max_length=2)] | None = None
    """Witnesses of a gift while the market is open, least and most; none if it is left out."""
    usual_level: Level | None = None
    """Fear is so much more, or less, as the campaign level is above or below this; left out, it does not follow."""
    boss: Chance = 0
    """The chance in each week that somebody above makes an official one step more afraid."""
    between: Share = 0
    """The share that a go-between keeps."""
    between_trust: Trust = 0
    """The least trust at which somebody carries a gift for you."""
    customs: list[Custom] | None = None
    """Days on which giving is a custom."""
    favour: Chance = 6000
    """The chance to begin with that an official does what he owes."""


class OfficeRules(Entry):
    """How posts change hands, and what a tie with whoever covers the place is good for."""

    rotation: Chance
    """The chance in each month that a post changes hands."""
    month: Days
    """Days of a month."""
    days: Annotated[DaysSpan, Unit("day of the month")]
    """The days of the month on which it may happen, least and most."""
    rumoured: DayCount
    """So many days before, people speak of it."""
    falls: Danger
    """The danger a day that an official falls."""
    falls_level: Part
    """Added to it for each campaign level."""
    falls_taken: Part
    """Added to it for each ``taken_per`` that was given."""
    taken_per: PositivePrice
    """The sum, in the main currency, that ``falls_taken`` is for."""
    book: Price
    """Whoever gave so much has a line in the file when the official falls."""
    tells: Chance
    """The chance that a go-between names you then."""
    tells_trust: Share
    """Taken off it for each point of trust."""
    shaken: DayCount
    """Days after a fall in which the other officials are one step more afraid."""
    spot_tie: Trust
    """From this tie whoever covers the place gives a better spot."""
    spot_every: Annotated[Count, Unit("hours")]
    """At a better spot every so many hours bring one group more; 0 for none."""
    asks: MakeEvent | None = None
    """The event on which you are asked about the book you stand in, once in a run, instead of the line in your file."""


class InformedRules(Entry):
    """What informing does beside the effects of the choice."""

    standing: StandingMove = 0
    """To standing."""
    trust: TrustMove = 0
    """To the trust of every neighbour."""


class MediaRules(Entry):
    """Banned media: who knows, and what may come of it."""

    each: Danger
    """The danger a day from each who knows, times one and the campaign level."""
    fade_days: Days
    """Days until one of them forgets; half of the most there were never do."""
    named_days: DayCount
    """The arrest of somebody who knows is as so many days of danger at once."""
    informed: InformedRules | None = None
    """What informing does beside the effects of the choice."""


class Rung(Entry):
    """A rung of what an inspection can bring."""

    name: Name
    """What it is called."""
    text: Sentence
    """What is said and done."""
    tie: Sentence | None = None
    """The same where somebody let you off a step."""
    squad: Sentence | None = None
    """The same by people from elsewhere."""
    again: Texts | None = None
    """Other ways in which it is said, in turn, after ``text`` was."""
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
    file: Annotated[Count, Unit("lines")] = 0
    """Lines in the file."""
    heat: Percent100 = 0
    """Heat."""
    shut: DayCount = 0
    """Days without the place, after this one."""
    danger: Peril | None = None
    """Within whose reach it must be for a tie to soften it; left out, only of those who cover everything."""


class StreetPoint(Entry):
    """A point of the street's median."""

    day: Day
    """The day of the run."""
    amount: PositivePrice
    """The amount, in the main currency."""


class Envy(Entry):
    """Envy: points for each time that what people see of you is the street's median, less those of the usual times."""

    points: Annotated[Count, Unit("points of envy")]
    """Points for each time."""
    usual: Factor
    """So many times are nobody's business."""
    most: Annotated[Percent100, Unit("points of envy")]
    """The most there can be."""
    street: list[StreetPoint]
    """The street's median of money in hand and goods at the stall: straight lines between points."""


class Squad(Entry):
    """People from elsewhere, whom nobody covers."""

    name: Name
    """What they are called."""
    level: Level
    """From this campaign level on they come."""
    share: Share
    """The share of inspections that is theirs then."""
    plead: Chance
    """The chance that pleading works with them."""
    texts: InspectionTexts
    """What is said."""


class Least(Entry):
    """Letting them take the least."""

    fee: Price
    """The fee, in the main currency."""
    goods: Share
    """The share of each good shown that is taken away."""
    heat: Percent100 = 0
    """Heat."""


class CheckTexts(Model):
    """What is told of a house check."""

    near: Sentence | None = None
    """If somebody says a word that morning."""
    clear: Sentence | None = None
    """If nothing is kept at home."""
    again: Texts | None = None
    """Other ways in which ``clear`` is told, by the day in turn."""
    ready: Sentence | None = None
    """If the house was made ready."""
    passed: Sentence | None = None
    """If what is kept was not found."""
    found: Sentence | None = None
    """If it was."""


class Checks(Entry):
    """House checks."""

    flags: list[FlagRef]
    """Flags that mean that something is kept at home."""
    found: Chance
    """The chance that it is found if the house is not made ready."""
    texts: CheckTexts | None = None
    """What is told."""


class InspectionRules(Entry):
    """Inspection. The chance a day is start + level x campaign level + heat x heat."""

    official: OfficialRef
    """Who comes."""
    start: Chance
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
    plead: Chance
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
    early: bool = False
    """Whether one may go home before the market closes."""
    envy: Envy | None = None
    """Envy, which counts like heat."""
    squad: Squad | None = None
    """People from elsewhere."""
    least: Least | None = None
    """Letting them take the least, as an answer."""
    checks: Checks | None = None
    """House checks."""
