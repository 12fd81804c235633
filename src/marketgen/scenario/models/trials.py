"""What a scenario expects of the bots that play it: its ``tests``."""

from typing import TYPE_CHECKING, Annotated, Literal

from marketgen.scenario.models.conditions import Range, range_of
from marketgen.scenario.models.types import (
    Day,
    DifficultyRef,
    EndingRef,
    EventRef,
    GoalRef,
    Model,
    Ref,
    Scaled,
    SeedWord,
    StartRef,
    Text,
    Unit,
)  # fmt: skip

MOST_GAMES = 1000
"""Runs of a test at most: beyond that a check would take minutes, and say little more."""

Games = Annotated[int, Scaled(1, 1, MOST_GAMES), Unit("runs")]
Player = Literal[
    "idle", "random", "fixed", "lawful", "briber_none", "briber_modest", "briber_lavish", "media_never", "media_one",
    "media_every", "media_last", "neglect", "one_good", "hoarder", "borrower", "informer", "two_route", "planner",
    "expert",
]  # fmt: skip
"""The bots, as ``marketgen sim --bots`` names them; a test of the program compares the two lists."""

if TYPE_CHECKING:
    Share = Range
    Points = Range
    Units = Range
    Days = Range
else:
    Share = range_of("share", Scaled(10_000, 0, 1), "share")
    Points = range_of("points", Scaled(1, 0, 100), "points of the score")
    Units = range_of("units", Scaled(1000, 0, 1_000_000), "units of the measuring good")
    Days = range_of("days", Scaled(1, 0, 400), "days")


class Expected(Model):
    """What a test expects, each as a range with both ends included. Shares are shares of the runs, 0 to 1; what is
    counted is the median of the runs."""

    finished: Share | None = None
    """Share of the runs that reach the last planned day."""
    goal_met: Share | None = None
    """Share of the runs that end with their goal met."""
    endings: dict[EndingRef, Share] | None = None
    """By ending: share of the runs that end so."""
    events: dict[EventRef, Share] | None = None
    """By event: share of the runs in which it comes."""
    choices: dict[EventRef, dict[Annotated[str, Ref("choice")], Share]] | None = None
    """By event and choice: share of the runs in which it is taken."""
    score: Points | None = None
    """The median score, 0 to 100."""
    worth: Units | None = None
    """The median worth at the end, in units of the measuring good."""
    poor_days: Days | None = None
    """The median of the worst row of poor days: days of carrying for others, or with next to no money."""
    best_share: Share | None = None
    """The median share of all profit that comes from whatever good earned most in a run."""


class Trial(Model):
    """Runs of a bot and what is expected of them; ``marketgen check --play`` plays them."""

    about: Text | None = None
    """What is tested, in a sentence."""
    play: Player
    """Which bot plays."""
    games: Games = 20
    """How many runs: on the seeds ID-1, ID-2 and so on, ID being that of the test."""
    seeds: list[SeedWord] | None = None
    """These seeds instead, a run for each."""
    start: StartRef | None = None
    """The named start of each run; the morning of day 1 if this is left out."""
    days: Day | None = None
    """The day of the scenario after which each run is stopped; the end if this is left out."""
    difficulty: DifficultyRef | None = None
    """The level of difficulty; that of the scenario if this is left out."""
    goal: GoalRef | None = None
    """The goal of each run, on seeds that offer it; one that the seed draws if this is left out."""
    expect: Expected
    """What must come of it."""
