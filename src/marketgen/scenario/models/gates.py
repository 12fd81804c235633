"""What a place asks of who comes there: a fee at the gate, a permit."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from marketgen.scenario.models.types import (
    Chance,
    CurrencyRef,
    Days,
    DaysSpan,
    Entry,
    GoodPrice,
    Hours,
    Level,
    OfficialRef,
    Percent100,
    Price,
    Share,
    Trust,
)


class GateFee(Entry):
    """A fee at the gate of a place, each time somebody is let in."""

    currency: CurrencyRef
    """The currency it is asked in; no other is taken."""
    price: GoodPrice
    """How much, in ``currency``."""


class Giver(Entry):
    """An official who gives the permit of a place."""

    tie: Trust = -500
    """The tie without which he gives none, -5 to 5."""
    currency: CurrencyRef | None = None
    """The currency of the price, the main one if there is none."""
    price: GoodPrice | None = None
    """What asking him costs, in ``currency``; nothing if there is none."""
    back: Share = 0
    """The share of it that comes back if he says no."""
    hours: Hours = 0
    """Hours of the day that asking takes."""
    days: DaysSpan
    """Days until he answers, least and most."""
    chance: Chance
    """The chance that he gives it, at tie 0."""
    per_tie: Share = 0
    """Added to it for each point of tie."""


class LatePaper(Entry):
    """What it costs to be on the way home with a permit that has run out."""

    fine: Price = Decimal(0)
    """What is asked then, in the main currency; no more than what is in hand."""
    heat: Percent100 = 0
    """Heat of it."""


class Permit(Entry):
    """The permit without which nobody is let into a place."""

    lasts: Days
    """How many days it holds, the day of the answer among them."""
    level: Level | None = None
    """The campaign level from which nobody gives any."""
    late: LatePaper | None = None
    """What it costs to come home after it ran out."""
    by: Annotated[dict[OfficialRef, Giver], Field(min_length=1)]
    """Who gives it, by official."""
