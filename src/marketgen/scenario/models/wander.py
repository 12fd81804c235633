"""How prices wander by themselves, pulled back to what they usually are."""

from decimal import Decimal
from typing import Annotated

from marketgen.scenario.models.types import Entry, Scaled, Share, Unit

Kept = Annotated[int, Scaled(10_000, 0, Decimal("0.9999")), Unit("share")]


class Wander(Entry):
    """A course that is drawn by the seed, and pulled back every night."""

    step: Share
    """The greatest step of a night either way, as a share."""
    keeps: Kept
    """The share of the distance that stays over a night: at 0.977 about two thirds of it after 19 nights."""
