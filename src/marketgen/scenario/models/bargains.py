"""Bargains: who may come to bargain, what can be read in them, and the numbers of the rule."""

from typing import Annotated, Literal

from pydantic import Field

from marketgen.scenario.models.conditions import Condition
from marketgen.scenario.models.people import ShareSpan, UnitsSpan
from marketgen.scenario.models.types import (
    Count,
    Day,
    DayCount,
    Days,
    Entry,
    Factor,
    GoodRef,
    Name,
    PersonRef,
    Scaled,
    Sentence,
    Share,
    Span,
    TrustMove,
    Unit,
    Weight,
)  # fmt: skip

Steps = Annotated[int, Scaled(1, -2, 2), Unit("steps")]
Beats = Annotated[int, Scaled(1, 1, 12), Unit("beats")]
BeatsSpan = Annotated[list[Beats], Span(), Field(min_length=2, max_length=2)]


class Cue(Entry):
    """Something that can be seen or heard of somebody, and what it is worth."""

    level: Steps
    """How many steps it moves the limit by, -2 to 2. Nobody is told; the text is what there is to go by."""
    text: Sentence
    """What is to be seen or heard, in a sentence or two."""
    when: Condition | None = None
    """It can show only where this holds."""


Cues = Annotated[list[Cue], Field(min_length=1, max_length=12)]


class Bargain(Entry):
    """Somebody who may come to bargain over a number of units of one good."""

    name: Name
    """Who comes, and for what: 'A cook with a feast before her, two baskets of plums'."""
    side: Literal["sell", "buy"]
    """``sell``: they buy from you; ``buy``: they have a lot for you."""
    who: PersonRef | None = None
    """A person of the scenario who comes, while in the run; such a person remembers. Left out, somebody unknown."""
    good: GoodRef
    """The good."""
    units: UnitsSpan
    """How many units, least and most; never more than you have, or could pay for."""
    weight: Weight = 10
    """Its weight among those who may come."""
    from_day: Day = 1
    """The first day."""
    to_day: Day | None = None
    """The last day."""
    again: DayCount = 5
    """Days until the same can come again; 0 if it comes once."""
    when: Condition | None = None
    """It can come only if this holds."""
    share: Share = 10_000
    """The share of the going price that their limit moves around; under 1 for a lot you buy."""
    text: Sentence
    """What is wanted, in a sentence or two."""
    need: Cues
    """How much they need it: one of these is told."""
    means: Cues
    """What they can spend: one of these is told."""
    doubt: Cues
    """How far they doubt the goods, or you: one of these is told."""
    truth: Sentence | None = None
    """What you say if you tell the truth about the goods; without it there is nothing to tell."""
    yes: Sentence | None = None
    """What is seen when it is agreed."""
    no: Sentence | None = None
    """What is seen when they go."""


class BargainRules(Entry):
    """The numbers of bargaining. Shares are of the price that a bargain moves around, unless said otherwise."""

    cue: Share = 800
    """What one step of a cue moves the limit by."""
    mood: Share = 400
    """Chance, the most it moves the limit by, either way."""
    patience: BeatsSpan = Field(default_factory=lambda: [2, 4])
    """How many beats they stay, least and most."""
    small: Share = 400
    """A small step of yours."""
    large: Share = 800
    """A large step of yours."""
    half: Share = 5000
    """The share of your step that they come towards you."""
    answer: Share = 200
    """What they come towards you besides."""
    over: Factor = 11_800
    """A price beyond this much of their limit costs two beats."""
    first: ShareSpan = Field(default_factory=lambda: [800, 1600])
    """How far from their limit their first word is, least and most."""
    sweet: ShareSpan = Field(default_factory=lambda: [100, 500])
    """What a small thing may be worth, as a share of the whole sum, least and most."""
    sweeten: Share = 300
    """What a small thing moves the limit by."""
    sweeten_beats: Annotated[Count, Unit("beats")] = 1
    """Beats that a small thing makes them stay longer."""
    second: Share = 5000
    """The chance of a second bargain in a day."""
    stake: Share = 2000
    """Of the sum at the going price, what counts as being at stake."""
    least: Factor = 2000
    """Of a day's profit from sales, what must at least be at stake for anybody to stop."""
    profit_days: Days = 10
    """The days over which that profit is counted."""
    squeeze: Share = 200
    """Who is left less than this share of their limit was squeezed."""
    squeeze_trust: TrustMove = -50
    """What a squeeze does to the trust of somebody you know."""
    fair_trust: TrustMove = 10
    """What any other deal does to it."""
    grudges: Annotated[Count, Unit("steps")] = 2
    """The most steps of doubt that somebody remembers."""
    open: Factor = 11_600
    """Where the house rule begins: this much of the price; as far below it when it buys."""
    floor: Share = 9000
    """No buyer's limit is below this share of the market's price, and no seller's above the whole of it."""
