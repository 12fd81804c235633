"""Kye: a savings club of people of the scenario."""

from typing import Annotated, Literal

from pydantic import Field

from marketgen.scenario.models.types import (
    Chance,
    Day,
    Days,
    Entry,
    MostShare,
    Name,
    PersonRef,
    PositivePrice,
    Scaled,
    Share,
    Span,
    StandingMove,
    Text,
    Trust,
    TrustMove,
    Unit,
)  # fmt: skip

Size = Annotated[int, Scaled(1, 3, 30), Unit("people")]


class ShortRules(Entry):
    """A member who is short of money before a turn, and may not pay in."""

    chance: Chance
    """The chance for each member, before each turn."""
    level: Share = 0
    """Added to it for each campaign level."""
    sign: Days = 2
    """How many days before the turn it shows."""
    misses: Chance
    """The chance that whoever is short does not pay in."""
    had: Share = 0
    """Added to that if the member has had the pot already."""
    trust: Share = 0
    """Taken off that for each point of trust in you."""


class CoverRules(Entry):
    """Paying in for a member who is short."""

    days: Days
    """In how many days it comes back; whoever cannot then asks for as many again."""
    back: Chance
    """The chance that it comes back on its day."""
    back_trust: Share = 0
    """Added to that for each point of trust in you."""
    trust: TrustMove
    """What it does to the member's trust."""


class BidRules(Entry):
    """Bidding for the pot: whoever gives up most of it has it, and the others share what was given up."""

    others: Annotated[list[Share], Span(), Field(min_length=2, max_length=2)]
    """The share of the pot that another member gives up, least and most."""
    short: Share = 0
    """Added to it for a member who is short."""
    most: MostShare
    """The most that can be given up, as a share of the pot."""


class Kye(Entry):
    """A savings club: at each turn all but one pay in, and that one has the pot; over all turns each has it once."""

    name: Name
    """What it is called."""
    about: Text
    """Who is in it and how it came about, in a sentence or two."""
    order: Literal["draw", "bid"]
    """Who has the pot: ``draw`` by lot, ``bid`` whoever gives up most of it."""
    members: Annotated[list[PersonRef], Field(min_length=2)]
    """Who may be in it. Of those who are in the run as many as ``size`` leaves room for are, drawn by the seed."""
    size: Size
    """How many there are, with the player."""
    pays: PositivePrice
    """What each pays in at a turn, in the main currency."""
    first: Day
    """The day of the first turn, in the evening."""
    every: Days
    """Days from one turn to the next."""
    from_day: Day = 1
    """The first day on which the player can join; the last is the day before the first turn."""
    asks: PersonRef | None = None
    """Who asks the player in, if it is somebody."""
    trust: Trust = -500
    """How much whoever asks must trust the player, -5 to 5."""
    short: ShortRules | None = None
    """Members who are short; without it everybody always pays in."""
    cover: CoverRules | None = None
    """Paying in for them; without it, it comes back for certain by the next turn and moves nobody's trust."""
    bids: BidRules | None = None
    """Bidding: needed by the order ``bid``."""
    missed_trust: TrustMove
    """What it does to the trust of each member, and in part of their friends, if the player does not pay."""
    missed_standing: StandingMove = 0
    """What it does to standing."""
