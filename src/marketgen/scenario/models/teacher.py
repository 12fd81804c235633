"""The teacher's part of a document: what the guide for a class is made of.

All of it is told in the order of the file, and only to whoever asks for the guide: no run carries it. What holds for
every scenario stands in the base pack and is inherited, so that a scenario adds what is its own.
"""

from typing import Annotated, Literal

from pydantic import Field

from marketgen.scenario.models.types import (
    Age,
    Day,
    Model,
    Name,
    NewId,
    Ordered,
    Positive,
    Scaled,
    SourceRef,
    Span,
    Text,
    Unit,
    WordRef,
)  # fmt: skip

System = Literal[
    "price", "demand", "offers", "spoilage", "household", "family", "place", "officials", "rumours", "exchange",
    "council", "credit", "kye", "reform", "growth", "porter", "shocks", "travel", "shipments", "bargains", "sidelines",
    "dealing", "demonstration", "partners", "street", "ventures",
]  # fmt: skip
"""The systems of the game, as the keys of ``systems`` are called."""

Minutes = Annotated[Positive, Unit("minutes")]
Minute = Annotated[int, Scaled(1, 0, 1_000), Unit("minutes")]


class Aims(Model):
    """What a lesson is for, in one school subject."""

    name: Name
    """The subject."""
    aims: Annotated[list[Text], Field(min_length=1)]
    """What it is for, a sentence each."""


class Fact(Model):
    """Something short and true about the world outside the game, with where it stands."""

    about: Name
    """What it is about, in a word or two; facts about the same stand together."""
    system: System | None = None
    """The system it belongs to: it is told only where the scenario has that system."""
    text: Text
    """The fact, with its date."""
    cite: list[SourceRef] = Field(default_factory=list)
    """The sources, by their ids."""


class ClassStop(Model):
    """A moment at which whoever teaches stops the class."""

    day: Day
    """The day after which to stop."""
    ask: Annotated[list[Text], Field(min_length=1)]
    """What to ask then."""


class Question(Model):
    """A question for the talk afterwards."""

    ask: Text
    """The question."""
    holds: Text
    """What a good answer holds."""
    cite: list[SourceRef] = Field(default_factory=list)
    """Sources of what the answer says, by their ids."""


class OpenQuestion(Model):
    """A question that is left open."""

    ask: Text
    """The question."""
    about: Text | None = None
    """What can be said for one side and for the other."""
    cite: list[SourceRef] = Field(default_factory=list)
    """The sources, by their ids."""


class MarkingPart(Model):
    """A part of the marking that is suggested."""

    name: Name
    """What it is for."""
    share: Annotated[int, Scaled(1, 1, 100), Unit("per cent of the mark")]
    """How much of the whole mark it is."""
    how: Text
    """How it is given."""


class Objection(Model):
    """What parents, pupils or colleagues may hold against it, and what to answer."""

    says: Text
    """The objection, in their words."""
    answer: Text
    """The answer."""
    cite: list[SourceRef] = Field(default_factory=list)
    """The sources, by their ids."""


class PlanStep(Model):
    """A step of a lesson."""

    minutes: Annotated[list[Minute], Span(), Field(min_length=2, max_length=2)]
    """From which minute of the lesson to which."""
    teacher: Text | None = None
    """What whoever teaches does."""
    class_: Text | None = Field(default=None, alias="class")
    """What the class does."""


class Plan(Model):
    """A lesson, minute by minute."""

    name: Name
    """What it is called."""
    about: Text | None = None
    """What it is for, or what belongs to it."""
    steps: Annotated[list[PlanStep], Field(min_length=1)]
    """Its steps, the first one first."""


class Advice(Model):
    """Something to know for a class that is not like most."""

    name: Name
    """For which class, or when."""
    text: Text
    """What to do."""


class Teacher(Model):
    """What helps whoever teaches with the scenario. It is told only when it is asked for, never during play."""

    minutes: Minutes | None = None
    """How long a lesson with it takes, in minutes, with the talk afterwards."""
    before: Minutes | None = None
    """Of these, minutes before anybody plays."""
    play: Minutes | None = None
    """Of these, minutes of playing."""
    after: Minutes | None = None
    """Of these, minutes of talk afterwards."""
    from_age: Age | None = None
    """The youngest it is meant for."""
    opening: Text | None = None
    """What to say to a class before it begins."""
    content_notes: list[Name] | None = None
    """What a class should be told of beforehand, such as hunger or arrest, in a few words each; players see it, too,
    where they choose what to begin."""
    way_out: Text | None = None
    """What a pupil may do who would rather not play, or not go on."""
    goals: list[Text] | None = None
    """What pupils should be able to explain afterwards, a sentence each."""
    aims: Annotated[dict[str, Aims], NewId("subject"), Ordered()] = Field(default_factory=dict)
    """What it is for in the subjects of a school, by id."""
    glossary: list[WordRef] | None = None
    """Words of the file's own ``glossary`` to go through beforehand, in this order."""
    predictions: list[Text] | None = None
    """What pupils foretell in writing before they play."""
    stops: list[ClassStop] | None = None
    """When to stop the class, and what to ask; besides what the game asks itself."""
    questions: list[Text] | None = None
    """Questions for the talk afterwards that need no answer to look for."""
    talk: Annotated[dict[str, Question], NewId("question"), Ordered()] = Field(default_factory=dict)
    """Questions for the talk afterwards, by id, each with what a good answer holds."""
    closing: OpenQuestion | None = None
    """The last question, which is left open."""
    facts: Annotated[dict[str, Fact], NewId("fact"), Ordered()] = Field(default_factory=dict)
    """Facts with their sources, by id."""
    leaves_out: Annotated[dict[str, Text], NewId("omission"), Ordered()] = Field(default_factory=dict)
    """What the model leaves out, by id, to be read aloud."""
    marking: Annotated[dict[str, MarkingPart], NewId("mark"), Ordered()] = Field(default_factory=dict)
    """The marking that is suggested, by id; the shares make a hundred."""
    not_marked: Text | None = None
    """What is better not marked, and why."""
    objections: Annotated[dict[str, Objection], NewId("objection"), Ordered()] = Field(default_factory=dict)
    """Objections and answers, by id."""
    plans: Annotated[dict[str, Plan], NewId("plan"), Ordered()] = Field(default_factory=dict)
    """Lessons minute by minute, by id."""
    advice: Annotated[dict[str, Advice], NewId("advice"), Ordered()] = Field(default_factory=dict)
    """For classes that are not like most, by id."""
    reading: list[SourceRef] | None = None
    """Sources to read on with."""
