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
class Place:
    """A place. share_bp: what a buyer at the source pays of its price; noise_bp: the greatest daily step either way.

    lon, lat: where it stands on the map; both 0 for one that is not on it. gap: how its prices wander from what they
    usually are there, as the greatest step of a night and the share of the distance that stays; see ``wander``.
    """

    id: str
    lon: int = 0
    lat: int = 0
    share_bp: int = 10_000
    noise_bp: int = 0
    sells: Mapping[str, Sold] = field(default_factory=dict)
    gap: tuple[int, int] = (0, 0)


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
