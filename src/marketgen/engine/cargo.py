"""What is under way in a run: trips, loads, faults still to be found. Small records, replaced and never changed."""

from __future__ import annotations

from marketgen.engine.frozen import frozen


@frozen
class Cargo:
    """Goods that travel with you: units, and what they cost together in minor units."""

    good: str
    units: int
    cost: int


@frozen
class Trip:
    """A journey under way; ``to`` is empty if there is none.

    leg: ``out``, ``there`` or ``back``. left: dawns until the leg ends. back: days of the way home. day: of leaving.
    stopped: whether a post will stop you on the way back; spoken: whether people speak of it.
    """

    to: str = ""
    way: str = ""
    leg: str = ""
    left: int = 0
    back: int = 0
    day: int = 0
    stopped: bool = False
    spoken: bool = False
    cargo: tuple[Cargo, ...] = ()


@frozen
class Load:
    """Goods on the road to you. kind: ``order`` or ``parcel``. price: of a unit; paid: so far, for all units.

    day: it set out; due: it arrives; at: posts passed. state: ``road``, ``held`` (``post`` holds it since the day
    ``since``) or ``wait`` (until ``due``, when it is let go or not). tried: answers that failed. free: no post asks.
    """

    id: str
    kind: str
    who: str
    good: str
    units: int
    price: int
    paid: int
    day: int
    due: int
    at: int = 0
    state: str = "road"
    post: str = ""
    since: int = 0
    tried: tuple[str, ...] = ()
    free: bool = False


@frozen
class Fault:
    """What was wrong with goods taken and is found at the next dawn: units short, units poor."""

    who: str
    good: str
    short: int
    poor: int


@frozen
class Paper:
    """A permit of a place, or the wait for one. by: the official; asked, due: days; last: on which it holds, 0 while
    he has not answered."""

    by: str
    asked: int
    due: int
    last: int = 0
