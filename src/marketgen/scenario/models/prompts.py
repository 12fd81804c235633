"""Where a lesson stops, and what it asks of who plays."""

from typing import Annotated, Literal

from marketgen.scenario.models.types import Day, Model, Name, Ref, Text

Moment = Annotated[str, Ref("moment")]
Kind = Literal["prediction", "decision", "question"]


class Pause(Model):
    """A stop between two days: after the report of a day, before the next morning."""

    day: Day
    """After which day."""
    title: Name
    """The heading."""
    text: Text | None = None
    """What is said there."""


class Prompt(Model):
    """Something that is asked of the player, answered in a sentence or two. It changes nothing in the run, and may be
    passed over."""

    when: Moment
    """When it is asked: ``start``, ``end``, or the id of a pause."""
    kind: Kind
    """``prediction``: asked at the start; ``decision``: about one of the player's own decisions since the last pause,
    to which the program adds the numbers of its moment; ``question``: anything else."""
    ask: Text
    """The question."""
