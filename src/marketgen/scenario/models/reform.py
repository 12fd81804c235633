"""A reform of the notes: money that can die."""

from typing import Annotated

from marketgen.scenario.models.conditions import Condition, Effect
from marketgen.scenario.models.types import (
    Day,
    Days,
    Entry,
    Hours,
    Name,
    Positive,
    PositivePrice,
    RumourRef,
    Scaled,
    Share,
    Text,
    Unit,
)  # fmt: skip

Times = Annotated[int, Scaled(10_000, 0, 1000), Unit("factor")]


class Reform(Entry):
    """A reform of the notes: rumoured, announced, then for some days old notes can be handed in up to a cap."""

    name: Name
    """What it is called."""
    about: Text
    """What is announced, in a sentence or two."""
    day: Day | None = None
    """The day on which it is announced; without one, ``sign`` days after ``when`` first holds."""
    when: Condition | None = None
    """It comes only if this holds on the day on which it is first spoken of: ``sign`` days before ``day``, or the first
    morning after that on which the system ``reform`` is met."""
    sign: Days
    """Days from the first word of it to the announcement."""
    rumour: RumourRef | None = None
    """The rumour by which it is first spoken of."""
    rate: Annotated[Positive, Unit("old notes for a new one")]
    """How many old notes make a new one. It is told; sums go on being counted as before."""
    window: Days
    """Days, from the announcement on, on which old notes can be handed in."""
    cap: PositivePrice
    """What a household may hand in, in the main currency."""
    hours: Hours = 1
    """Hours in the queue, once a day."""
    late: Share = 10_000
    """The share that is given for what the household hands in by itself when the days are over."""
    debts: Times = 10_000
    """What debts either way are then, as a factor; 1 if they go with the notes."""
    wages: Times = 10_000
    """What wages are then, as a factor."""
    prices: Times = 10_000
    """What goods cost then that are not priced in other money, as a factor."""
    prices_days: Days = 1
    """For how many days they do."""
    announced: list[Effect] | None = None
    """What else the announcement brings."""
    after: list[Effect] | None = None
    """What else the end of the old notes brings."""
