"""What a scenario tells: events, lessons, passages, goals, endings."""

from typing import Annotated, Literal

from pydantic import Field

from marketgen.scenario.models.conditions import Condition, Effect
from marketgen.scenario.models.types import (
    Count,
    Day,
    DayCount,
    Days,
    Entry,
    Model,
    Name,
    NewId,
    Ordered,
    Rank,
    Sentence,
    SomebodyRef,
    SourceRef,
    Text,
    Told,
    Unit,
    Weight,
)  # fmt: skip


class Flag(Model):
    """Something that is remembered."""

    about: Text
    """What it means that the flag is raised, in a sentence."""


class Aside(Entry):
    """A remark that can be read beside an event."""

    label: Name
    """What it is about."""
    text: Sentence
    """The remark."""
    cite: Annotated[list[SourceRef] | None, Told()] = None
    """Its sources."""


class Choice(Entry):
    """A way to answer an event."""

    label: Name
    """What is done, in a few words."""
    short: Annotated[Sentence | None, Told()] = None
    """What follows, in a few words."""
    long: Sentence
    """What follows, in a sentence."""
    road: Annotated[Sentence | None, Told()] = None
    """What the other way would have held, told at the end if this one was taken; never of a private event."""
    when: Condition | None = None
    """The choice is closed unless this holds."""
    effects: list[Effect]
    """What it does, in order; an empty list does nothing."""


Tag = Literal["dilemma", "comic", "media", "kindness", "chain"]


class Event(Entry):
    """Something that happens: told if it has no choices, else waiting for an answer."""

    title: Name
    """The heading."""
    text: Sentence
    """What happens."""
    brief: Annotated[Sentence | None, Told()] = None
    """The text for those who want it brief."""
    fuller: Annotated[Sentence | None, Told()] = None
    """The text for those who want it fuller."""
    phase: Literal["morning", "noon", "evening"]
    """When in the day."""
    person: SomebodyRef | None = None
    """Whom it is about."""
    when: Condition | None = None
    """It happens only if this holds."""
    priority: Rank = 0
    """Of several, the highest is asked first; over 0 it comes on a quiet day too."""
    weight: Weight = 1
    """Weight among those of the same priority."""
    cooldown: DayCount = 0
    """Days until it may come again; 0 means once in a run."""
    private: bool = False
    """Banned media: no sum beside it, no default answer, no other way shown afterwards."""
    chained: bool = False
    """It comes only from another event's effect."""
    tags: list[Tag] | None = None
    """Kinds of card; ``dilemma`` and ``media`` are counted by ``rules.story``."""
    asides: Annotated[dict[str, Aside], NewId("aside"), Told()] | None = None
    """Remarks, by id."""
    effects: list[Effect] | None = None
    """What an event without choices does, in order."""
    choices: Annotated[dict[str, Choice], NewId("choice"), Ordered()] | None = None
    """The answers, by id, in the order they are shown."""
    cite: Annotated[list[SourceRef] | None, Told()] = None
    """Its sources."""


class Lesson(Entry):
    """A step of the tutorial: what a day adds."""

    day: Day
    """The day."""
    before: Sentence
    """What is said in the morning."""
    mistake: Condition
    """The safe mistake: if this holds at the day's end, ``after`` follows, else ``well``."""
    done: Condition | None = None
    """When this holds, it is said that the step of the day is done; without it nothing is said."""
    after: Sentence
    """What is said in the evening if the mistake was made."""
    well: Sentence
    """What is said in the evening if it was not."""


class Passage(Entry):
    """A text told if its condition holds."""

    rank: Rank = 0
    """The lowest rank whose condition holds is told; equal ranks go by id."""
    when: Condition
    """The condition; {} always holds."""
    text: Sentence
    """The text."""


class Notice(Entry):
    """A notice on the board: always true, rarely complete."""

    rank: Rank = 0
    """Of several on one day, the lowest is told first; equal ranks go by id."""
    when: Condition
    """It hangs there on the days on which this holds; {} always holds."""
    text: Sentence
    """The text."""
    effects: list[Effect] | None = None
    """What happens on its day, in order."""


class Rumour(Entry):
    """Something that people say, once in a run."""

    text: Sentence
    """What is said."""
    who: SomebodyRef | None = None
    """Who says it; without it ``from`` does."""
    from_: Name | None = Field(default=None, alias="from")
    """Who says it, in words, where that is nobody you know."""
    else_: SomebodyRef | None = Field(default=None, alias="else")
    """Who says it if that person is not in this run."""
    truth: Literal["true", "exaggerated", "false"]
    """How much of it is so."""
    days: Days
    """In how many days it comes to pass, or would have."""
    about: Sentence | None = None
    """What came of it, in a sentence."""
    when: Condition | None = None
    """It is told only if this holds."""
    effects: list[Effect] | None = None
    """What happens on its day, in order."""


class Part(Entry):
    """A part of the epilogue: the first of its passages that holds is told."""

    title: Name
    """The heading."""
    rank: Rank = 0
    """Its place in the epilogue; equal ranks go by id."""
    passages: Annotated[dict[str, Passage], NewId("passage")]
    """The passages, by id. One of them must always hold."""


class Goal(Entry):
    """A goal that can be chosen."""

    title: Name
    """What it is called."""
    text: Sentence
    """What it asks, in a sentence."""
    when: Condition
    """It is met if this holds at the end."""


class Ending(Entry):
    """A way to end before the last day."""

    title: Name
    """The heading."""
    text: Sentence
    """What is told."""
    brief: Annotated[Sentence | None, Told()] = None
    """The text for those who want it brief."""
    fuller: Annotated[Sentence | None, Told()] = None
    """The text for those who want it fuller."""
    when: Condition | None = None
    """It comes at a day's end if this holds; without it only by an effect."""
    scored: bool = True
    """Whether such a run has a score."""


class Source(Model):
    """A source that numbers and events cite."""

    title: Text
    """Author, title, date."""
    year: Annotated[Count, Unit("year")] | None = None
    """The year it was published."""
    url: Text | None = None
    """Where it can be read."""
    page: Text | None = None
    """The page."""
    about: Text | None = None
    """What it says."""


class Word(Model):
    """A word of the glossary."""

    hangul: Name | None = None
    """The word in Korean letters."""
    romanised: Name | None = None
    """The word in Latin letters; its id with blanks if left out."""
    meaning: Text
    """What it means."""
