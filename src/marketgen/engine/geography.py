"""Places, the ways to them, the posts on the roads: what a scenario has beyond its home market. Units as in ``world``;
weights in grams; longitudes and latitudes in ten-thousandths of a degree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from marketgen.engine.frozen import frozen


@frozen
class Sold:
    """A good sold at a place: its price as a share of the home price, and how many units a visitor finds, least and
    most, as shares of the good's depth."""

    good: str
    factor_bp: int
    lot_bp: tuple[int, int]


@frozen
class Giver:
    """An official who gives the permit of a place. tie: without which he does not, hundredths; price: in minor units
    of ``currency``, and back_bp of it that comes back with a no; hours: of asking; days: until he answers, least and
    most; chance_bp: that he gives it, with tie_bp more for each point of tie."""

    official: str
    chance_bp: int
    days: tuple[int, int]
    currency: str = ""
    price: int = 0
    hours: int = 0
    tie: int = -500
    tie_bp: int = 0
    back_bp: int = 0


@frozen
class Permit:
    """The paper without which nobody is let into a place. lasts: days, that of the answer among them; level: the
    campaign level from which nobody gives any; fine, heat: what it costs to be on the way home after it ran out."""

    lasts: int
    by: Mapping[str, Giver]
    level: int = 5
    fine: int = 0
    heat: int = 0


@frozen
class Place:
    """A place. share_bp: what a buyer at the source pays of its price; noise_bp: the greatest daily step either way.

    lon, lat: where it stands on the map; both 0 for one that is not on it. gap: how its prices wander from what they
    usually are there, as the greatest step of a night and the share of the distance that stays; see ``wander``.
    accepts: the currencies that are taken there, the usual one first; none: the main one alone. entry: a currency and
    what is asked of it at the gate, in its minor units. permit: see ``gates``.
    """

    id: str
    lon: int = 0
    lat: int = 0
    share_bp: int = 10_000
    noise_bp: int = 0
    sells: Mapping[str, Sold] = field(default_factory=dict)
    gap: tuple[int, int] = (0, 0)
    accepts: tuple[str, ...] = ()
    entry: tuple[str, int] = ("", 0)
    permit: Permit | None = None


@frozen
class Journey:
    """A way to one place. fare: each way, minor units. days: away from the stall, least and most; 1 is there and back
    in a day. carries: grams. risk_bp: of being stopped on the way back. papers: whether a permit is needed.
    hours: that the day of leaving must still have. needs: an upgrade, or nothing. closed_in: weathers."""

    place: str
    fare: int
    days: tuple[int, int]
    carries: int
    risk_bp: int
    papers: bool
    hours: int
    needs: str = ""
    closed_in: tuple[str, ...] = ()


@frozen
class Way:
    """A way to travel, and where it leads."""

    id: str
    to: Mapping[str, Journey]


@frozen
class Post:
    """A post that loads pass. official: who stands there, or nothing. risk_bp: chance to be held in quiet times;
    lost_bp: share of those that are lost there in tight ones. friends: people who can be sent there to speak.
    hours: what going there yourself takes, 0 where that is no answer. closed_in: weathers in which nothing passes."""

    id: str
    lon: int
    lat: int
    official: str
    risk_bp: int
    lost_bp: int
    friends: tuple[str, ...] = ()
    hours: int = 0
    closed_in: tuple[str, ...] = ()


@frozen
class Stop:
    """A post on a middleman's road, so many days before his loads arrive."""

    post: str
    before: int


@frozen
class Outline:
    """A line of the map: ``kind`` is ``river`` or ``coast``; points as (longitude, latitude)."""

    id: str
    kind: str
    line: tuple[tuple[int, int], ...]
