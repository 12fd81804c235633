"""The objects that effects on people and the calendar are written with."""

from typing import Annotated, Literal

from marketgen.scenario.models.types import (
    Days,
    GoodRef,
    LevelMove,
    MemberRef,
    Model,
    PersonRef,
    PlaceRef,
    SignedCount,
    SignedShare,
    Unit,
)  # fmt: skip

Group = Literal["middlemen", "neighbours", "regulars"]


class Presence(Model):
    """A passing change of the chance that somebody is there."""

    person: PersonRef
    """The supplier."""
    share: SignedShare
    """By what share of itself it moves."""
    days: Days
    """How many days, today's included."""


class Crowd(Model):
    """A passing change of how many buyers come."""

    share: SignedShare
    """By what share of itself it moves."""
    days: Days
    """How many days, today's included."""


class Hear(Model):
    """Prices of another place, told to you."""

    place: PlaceRef
    """The place."""
    goods: list[GoodRef]
    """The goods."""


class LevelFor(Model):
    """A passing change of the campaign level."""

    by: LevelMove
    """By how much."""
    days: Days
    """How many days, today's included."""


class MemberDays(Model):
    """A member of the household, for some days."""

    member: MemberRef
    """The member."""
    days: Days
    """How many days, today's included."""


class MyHours(Model):
    """More or fewer hours of the player a day, for some days."""

    hours: Annotated[SignedCount, Unit("hours")]
    """Hours more; negative for fewer."""
    days: Days
    """How many days, today's included."""


class PriceMood(Model):
    """A passing change of a price."""

    good: GoodRef
    """The good."""
    share: SignedShare
    """By what share of itself the price moves; -0.1 is a tenth less."""
    days: Days
    """How many days, today's included."""


class FitMood(Model):
    """A passing change of the chance that a price suits."""

    good: GoodRef
    """The good."""
    points: SignedShare
    """What is added to the chance; 0.08 is eight per cent."""
    days: Days
    """How many days, today's included."""
