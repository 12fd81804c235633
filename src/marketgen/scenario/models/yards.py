"""A wholesale yard: what is asked for by the sack, by whom, and what selling so takes."""

from typing import Annotated

from pydantic import Field

from marketgen.scenario.models.types import (
    Chance,
    Days,
    Entry,
    FactorSpan,
    GoodRef,
    Hours,
    OfficialRef,
    Percent100,
    Price,
    Share,
    Trust,
    TrustMove,
    Unit,
)


class OnTime(Entry):
    """Neighbours who ask for sacks and pay later."""

    chance: Chance
    """How many of those who ask are neighbours who ask for time, as a share."""
    days: Days
    """Days until it is to be paid."""
    misses: Chance
    """The chance that one does not pay on the day, at trust 0; who does not pay the second time never does."""
    per_trust: Share = 0
    """Taken off it for each point of trust."""
    thanks: TrustMove = 0
    """What being given time, and paying, does to trust."""


class Yard(Entry):
    """That an upgrade is a yard from which goods are sold by the sack to those who sell them again."""

    goods: Annotated[list[GoodRef], Field(min_length=1)]
    """The goods that are asked for."""
    chance: Chance
    """The chance that somebody asks for a good, each market morning."""
    lot: Annotated[FactorSpan, Unit("share of the good's depth")]
    """How many units are asked for, least and most, as shares of the good's depth."""
    share: Annotated[FactorSpan, Unit("factor")]
    """What a unit is paid with, least and most, as factors of the going price."""
    weighs: Share = 0
    """How much of what is sold so weighs on the price at the stall, as a share of what selling it there would."""
    hours: Hours
    """Hours of a morning on which anything is sold there."""
    porter: Price
    """What the porter is paid on such a day, in the main currency."""
    rent: Price
    """The rent, in the main currency; the price of the upgrade pays the first."""
    every: Days
    """Days for which it is paid."""
    official: OfficialRef | None = None
    """Who can cover it."""
    tie: Trust = 0
    """The tie from which he does, -5 to 5."""
    heat: Percent100 = 0
    """Heat of a day on which anything is sold there."""
    open_heat: Percent100 = 0
    """Heat more without his cover."""
    envy: Percent100 = 0
    """Points of envy of such a day."""
    on_time: OnTime | None = None
    """Neighbours who ask for time; without it everybody pays at once."""
