"""A named start of a document."""

from typing import Annotated

from marketgen.scenario.models.types import (
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
