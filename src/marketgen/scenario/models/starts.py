"""A named start of a document."""

from typing import Annotated, Literal

from marketgen.scenario.models.types import (
    Age,
    ChoiceRef,
    Count,
    CurrencyRef,
    Day,
    Entry,
    EventRef,
    GoodRef,
    Health,
    Keyed,
    MakeFlag,
    MakeUpgrade,
    MealRef,
    MemberRef,
    Metres,
    Model,
    Name,
    OfficialRef,
    People,
    Percent100,
    PersonRef,
    Price,
    Standing,
    Text,
    Trust,
    Unit,
    UnitParts,
    Units,
)  # fmt: skip

Bars = Literal["ask_help", "borrow", "carry", "change", "credit", "order", "parcel", "pay_work", "travel", "work_off"]
"""What a start may close for the whole run: verbs without which a stall can still be kept."""


class MemberHere(Model):
    """Somebody at home who is another at this start. What is left out is as in ``household``."""

    name: Name | None = None
    """What the person is called."""
    full_name: Name | None = None
    """The whole name, where ``name`` is a word such as 'you'."""
    hangul: Name | None = None
    """The name in Korean letters."""
    age: Age | None = None
    """Age in years."""
    about: Text | None = None
    """Who it is, in a sentence or two."""
    asked: Text | None = None
    """What this member says when somebody brings what is forbidden."""


class OtherWord(Model):
    """A word, or several, of the scenario's texts that is said otherwise at this start."""

    word: Name
    """As it stands in the texts, capitals included; only whole words are meant."""
    say: Name
    """What is said for it."""


class NamedStart(Entry):
    """A morning on which a playtest or a lesson can begin. A key that is left out is as in ``start``; one that is given
    takes the place of that whole key."""

    name: Name
    """What it is called."""
    about: Text | None = None
    """What it is for, in a sentence."""
    story: Text | None = None
    """What to know before it begins; left out, the story and the first words of the whole."""
    day: Day = 1
    """The day on which it begins."""
    money: dict[CurrencyRef, Keyed] | None = None
    """Money in hand, by currency; a level of difficulty changes it as it does that of ``start``."""
    stock: dict[GoodRef, Units] | None = None
    """Units at the stall, by good."""
    paid: dict[GoodRef, Price] | None = None
    """What each unit of the stock cost, in the main currency."""
    store: dict[GoodRef, UnitParts] | None = None
    """Units in the household's store, by good."""
    wood: Metres | None = None
    """Wood at home, in cubic metres."""
    meal: MealRef | None = None
    """What the household eats until it is changed."""
    heat: Percent100 | None = None
    """Heat, 0 to 100."""
    standing: Standing | None = None
    """Standing, -1 to 1."""
    knows: People = 0
    """How many people know something they could tell."""
    file: Annotated[Count, Unit("lines")] = 0
    """Lines in your file."""
    trust: dict[PersonRef, Trust] | None = None
    """What people think of you, -5 to 5, where it is not what they usually begin with."""
    tie: dict[OfficialRef, Trust] | None = None
    """Ties with officials, -5 to 5, where they are not what they usually begin with."""
    health: dict[MemberRef, Health] | None = None
    """Health of the household, 0 to 100, where it is not what it usually begins with."""
    flags: list[MakeFlag] | None = None
    """Flags that are raised."""
    seen: list[EventRef] | None = None
    """Events that count as having been, on the day before."""
    chose: dict[EventRef, ChoiceRef] | None = None
    """Choices that count as made; their events have been."""
    sent: dict[EventRef, Day] | None = None
    """Events that another one has sent already, each with the day on which it comes."""
    built: list[MakeUpgrade] | None = None
    """What stands already of that which can be built or bought."""
    household: dict[MemberRef, MemberHere] | None = None
    """Who those at home are at this start, where they are others than in ``household``."""
    opened: Text | None = None
    """What is open to this one and to nobody else, for whoever chooses whom to be."""
    words: list[OtherWord] | None = None
    """Words of all texts that are said otherwise at this start."""
    barred: dict[Bars, Text] | None = None
    """What is closed for the whole run, each with the sentence that says why."""
