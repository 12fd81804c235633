"""Changes of the road that an event can bring: of a load, of fares, of a post, of what was ordered."""

from typing import Annotated

from marketgen.scenario.models.road import MiddlemanRef, PostRef
from marketgen.scenario.models.types import Days, Model, Scaled, Unit, Yes


class LoadChange(Model):
    """A change of the load in question: exactly one of these."""

    days: Annotated[int, Scaled(1, -30, 30), Unit("days")] | None = None
    """It comes so many days later."""
    share: Annotated[int, Scaled(10_000, -1, 1), Unit("share")] | None = None
    """Its units change by a share; -0.25 takes a quarter."""
    free: Yes | None = None
    """It is let go, and no post asks about it."""
    lost: Yes | None = None
    """It is gone."""


class Fares(Model):
    """A passing change of all fares."""

    share: Annotated[int, Scaled(10_000, -1, 10), Unit("share")]
    """By what share of themselves they move."""
    days: Days
    """How many days, today's included."""


class PostChange(Model):
    """A passing change of a post."""

    id: PostRef
    """The post."""
    level: Annotated[int, Scaled(1, -4, 4), Unit("campaign levels")]
    """By how many campaign levels it is stricter."""
    days: Days
    """How many days, today's included."""


class OrderDays(Model):
    """Orders from somebody come later."""

    person: MiddlemanRef
    """From whom."""
    days: Days
    """How many days later."""
