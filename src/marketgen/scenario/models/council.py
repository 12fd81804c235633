"""The household's council: what its members are asked about before it is done, and what they say."""

from typing import Annotated, Literal

from pydantic import Field

from marketgen.scenario.models.conditions import Condition
from marketgen.scenario.models.types import (
    ChoiceRef,
    Entry,
    EventRef,
    Fade,
    MemberRef,
    Model,
    Name,
    NewId,
    Ref,
    Scaled,
    Sentence,
    Trust,
    TrustMove,
    Unit,
)  # fmt: skip

Points = Annotated[int, Scaled(1, -1000, 1000), Unit("points")]
Weight = Annotated[int, Scaled(1, 0, 1000), Unit("points")]
Verb = Literal["travel", "borrow", "credit", "join", "cover", "build", "change", "parcel", "send", "give"]


class Own(Model):
    """What a member says to one matter, where the matter itself weighs most for it."""

    yes: Sentence | None = None
    """The sentence of a yes."""
    no: Sentence | None = None
    """The sentence of a no."""


class Matter(Entry):
    """Something dangerous that the household is asked about before it is done."""

    name: Name
    """What it is about, in a few words after 'on': 'the trip'."""
    verbs: list[Verb] | None = None
    """The commands that it is about."""
    only: list[Annotated[str, Ref("thing")]] | None = None
    """Of those commands only ones that name one of these: a place, a lender, a kye, an upgrade ..."""
    choices: dict[EventRef, ChoiceRef] | None = None
    """The answers of events that it is about, one for each event."""
    when: Condition | None = None
    """It is only asked about while this holds."""
    points: dict[MemberRef, Points] | None = None
    """What each member thinks of it, in points; under 0 is against it."""
    says: dict[MemberRef, Own] | None = None
    """What each member says where that weighs most."""


class Reason(Entry):
    """A reason of a member's own, such as what happened before."""

    when: Condition
    """When it counts."""
    points: Points
    """What it counts; under 0 is against it."""
    says: Sentence
    """What is said where it weighs most."""


class Says(Model):
    """What a member says, by what weighs most for the answer. What is missing is said by ``nature``."""

    nature: Sentence
    """Because that is how the member is."""
    health: Sentence | None = None
    """Because of the member's own health."""
    heat: Sentence | None = None
    """Because people look."""
    level: Sentence | None = None
    """Because of what the board says."""
    faith: Sentence | None = None
    """Because of how the player has decided before."""


class Voice(Entry):
    """How a member of the household makes up their mind: a sum of points, of which nothing or more is a yes."""

    nature: Points
    """What it begins with; over 0 for the bold."""
    health: Weight = 0
    """Taken off for every ten points that the member's own health is under 100."""
    heat: Weight = 0
    """Taken off for every ten points of heat."""
    level: Weight = 0
    """Taken off for each campaign level."""
    faith: Weight = 0
    """Added for each point of faith in the player, taken off for each under 0."""
    reasons: Annotated[dict[str, Reason], NewId("reason")] | None = None
    """Reasons of the member's own, by id."""
    yes: Says
    """What is said with a yes."""
    no: Says
    """What is said with a no."""


class Refusing(Entry):
    """What members refuse after being overruled often."""

    at: Trust
    """At this faith, or under it."""
    keep: bool = True
    """Whether they then do not keep the stall while the player is away."""
    help: bool = True
    """Whether they then do not help for an hour."""


class Council(Entry):
    """Members of the household are asked before a danger; doing it against a no, or with a yes, is remembered."""

    matters: Annotated[dict[str, Matter], NewId("matter"), Field(min_length=1)]
    """What they are asked about, by id."""
    voices: Annotated[dict[MemberRef, Voice], Field(min_length=1)]
    """Who is asked, and how each makes up their mind."""
    overruled: TrustMove
    """What doing it against a no does to that member's faith, which is from -5 to 5 and 0 at the start."""
    agreed: TrustMove
    """What doing it with a yes does to that member's faith."""
    fade: Fade
    """How much of it fades each night, towards nothing."""
    refuses: Refusing | None = None
    """What they refuse after being overruled often; without it nothing."""
