"""The rules of the year: what a date says may not be shown, who may not sell, and what being found means."""

from decimal import Decimal
from typing import Annotated, Literal

from marketgen.scenario.models.types import (
    Age,
    Chance,
    Count,
    Entry,
    GoodRef,
    MakeEnding,
    Name,
    Price,
    Ref,
    SourceRef,
    Text,
    Told,
    Unit,
)  # fmt: skip


class Law(Entry):
    """A rule of the year, in force between two dates."""

    name: Name
    """What it is called."""
    text: Text
    """What it says, in a sentence or two."""
    kind: Literal["goods", "sellers", "media"]
    """``goods``: watched on show; ``sellers``: who may not keep a stall; ``media``: what being found means."""
    start: Annotated[str, Ref("date")]
    """The first date it is in force, as YEAR-MONTH-DAY."""
    end: Annotated[str, Ref("date")] | None = None
    """The last date it is in force; left out, it still is."""
    goods: list[GoodRef] | None = None
    """The goods it is about."""
    sex: Literal["f", "m"] | None = None
    """Whom it bars from selling."""
    under: Age | None = None
    """Below which age."""
    steps: Annotated[Count, Unit("steps")] = 1
    """By how many steps an inspection is worse."""
    close: Price = Decimal(0)
    """The sum in hand from which a case may close, in the main currency; 0 if none ever does."""
    close_chance: Chance = 0
    """The chance that it closes then, for all the money there is."""
    file: Annotated[Count, Unit("lines")] = 0
    """Lines in the file if it closes."""
    ending: MakeEnding | None = None
    """How the run ends if it does not."""
    cite: Annotated[list[SourceRef] | None, Told()] = None
    """Its sources."""
