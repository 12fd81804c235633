"""The street: what neighbours believe a good will bring, how they live on it, and what can be done with them."""

from decimal import Decimal

from marketgen.scenario.models.types import (
    Chance,
    Days,
    Entry,
    Hours,
    PositiveFactor,
    Price,
    Share,
    StandingMove,
    Trust,
    TrustMove,
)  # fmt: skip


class LearnRules(Entry):
    """How a belief moves in a night."""

    step: Share = 3000
    """The share of the way that a belief moves towards what the day showed."""
    up: Share = 300
    """How far over the highest price seen she aims after a sale."""
    down: Share = 300
    """How far under the lowest price seen she aims without one."""


class SellRules(Entry):
    """How a neighbour sells."""

    cost: PositiveFactor = 8000
    """What a unit costs her, as a share of the price before pressure; she asks no less."""
    most: PositiveFactor = 14_000
    """The most she asks, as a share of the same."""
    a_day: Share = 900
    """Units a day if everybody found the price right, as a share of the good's depth."""
    taken: Share = 3000
    """The share of her sales that goes to the player on a day of a lower price."""
    stop: Days = 3
    """Days running without a sale after which she puts away what she copied."""


class ChatRules(Entry):
    """An hour beside a neighbour."""

    hours: Hours = 1
    """What it takes, in hours."""
    every: Days = 3
    """Once in so many days with each."""
    trust: TrustMove = 25
    """What it does to her trust."""


class WarnRules(Entry):
    """Telling a neighbour of an inspection."""

    hours: Hours = 1
    """What it takes, in hours."""
    trust: TrustMove = 60
    """What it does to her trust."""
    standing: StandingMove = 10
    """What it does to standing."""
    back: Share = 1500
    """The chance, for each point of trust, that she tells the player of one later."""


class UndercutRules(Entry):
    """Selling for less than a neighbour asks."""

    gap: Share = 300
    """How far under her price is not yet less."""
    trust: TrustMove = -10
    """What a day of it does to her trust."""


class AgreeRules(Entry):
    """A price agreed on with a neighbour."""

    friend: Trust = 200
    """The trust it takes, -5 to 5."""
    days: Days = 7
    """For how many days it holds."""
    breaks: Chance = 3000
    """The chance a morning, after a day without a sale, that she asks less after all."""
    trust: Share = 500
    """Taken off that for each point of trust in the player."""
    broken: TrustMove = -150
    """What it does to her trust if the player sells for less."""
    standing: StandingMove = -30
    """What that does to standing."""


class StreetRules(Entry):
    """Neighbours who believe something of each price, and live on what they sell."""

    living: Price = Decimal(0)
    """What a neighbour lives on a day, in the main currency."""
    learn: LearnRules = LearnRules()
    """How a belief moves in a night."""
    sell: SellRules = SellRules()
    """How a neighbour sells."""
    chat: ChatRules = ChatRules()
    """An hour beside a neighbour."""
    warn: WarnRules = WarnRules()
    """Telling a neighbour of an inspection."""
    undercut: UndercutRules = UndercutRules()
    """Selling for less than a neighbour asks."""
    agree: AgreeRules = AgreeRules()
    """A price agreed on with a neighbour."""
