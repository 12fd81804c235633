"""The weather, and how it changes with the season."""

from marketgen.scenario.models.types import Day, Entry, Factor, Name, Share, SignedShare, Weight


class WeatherSeason(Entry):
    """A point of a weather's curve over the days: straight lines between points, level before and after."""

    day: Day
    """The day of the run."""
    weight: Factor
    """The weight, as a factor."""


class Weather(Entry):
    """A weather."""

    name: Name
    """What it is called."""
    weight: Weight
    """Weight among the days that have none set in ``calendar``."""
    groups: Share
    """The share of groups that come, 0 to 1."""
    fit: SignedShare = 0
    """What it adds to the chance that a price suits; -0.03 is three per cent less."""
    season: list[WeatherSeason] | None = None
    """How the weight changes over the days."""
