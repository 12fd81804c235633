"""The people of a scenario, compiled. Units as in ``world``."""

from __future__ import annotations

from collections.abc import Mapping

from marketgen.engine.frozen import frozen
from marketgen.engine.geography import Stop as Stop
from marketgen.engine.plot import Help as Help


@frozen
class Carried:
    """A good a middleman brings: share of the base price it costs, least and most units as share of depth.

    short, poor: (chance, share of the units): that the weight is short, that some of it is no good.
    """

    good: str
    share_bp: int
    lot_bp: tuple[int, int]
    short: tuple[int, int] = (0, 0)
    poor: tuple[int, int] = (0, 0)


@frozen
class Middleman:
    """A supplier. ``sure`` names goods brought on given days whatever the seed says.

    present_bp: chance to be there in the morning; second_bp: chance to bring a second good.
    order_bp: price of an order ahead, as a share of the offer's typical price; order_days: days until it comes;
    word_bp: chance that an order comes at trust 0 and campaign level 0.
    hours: what the first purchase of a day takes. trust: at the start, in hundredths.
    road: posts that what is ordered passes, farthest first; empty for who brings it from next door. deposit_bp: of the
    price, paid when it is ordered.
    """

    id: str
    from_day: int
    carries: Mapping[str, Carried]
    sure: Mapping[int, tuple[str, ...]]
    present_bp: int
    second_bp: int
    order_bp: int
    order_days: tuple[int, int]
    word_bp: int
    hours: int
    trust: int
    friends: tuple[str, ...] = ()
    road: tuple[Stop, ...] = ()
    deposit_bp: int = 0


@frozen
class Neighbour:
    """A seller at the next stall: which goods, from which day, and how far from the going price at most.

    pool: in a run only if the seed draws her; friends: to whom trust spreads (as with everybody). means: what she has
    at first, as the row sees it; earns: a day, with what is not among the goods; both in minor units, for the street.
    """

    id: str
    from_day: int
    goods: Mapping[str, int]  # good -> first day it stands there
    spread_bp: int
    trust: int
    pool: bool = False
    friends: tuple[str, ...] = ()
    means: int = 0
    earns: int = 0


@frozen
class Regular:
    """Somebody who comes again: met from a day on, with trust at the start; pool as with a neighbour."""

    id: str
    from_day: int
    trust: int
    pool: bool = False
    friends: tuple[str, ...] = ()


@frozen
class Official:
    """An official. ``expects`` is what he expects in a week, in minor units of the main currency.

    forms: goods, currencies and services that suit him; through: those that suit him from a go-between; fear 0-4; tie
    in hundredths. covers: the dangers within his reach, all if it is empty; between: who may carry for you; replaces:
    whose post he takes when that one is gone, empty for those of the first day. favours: what he can do for one he
    owes.
    """

    id: str
    from_day: int
    expects: int
    fear: int
    tie: int
    forms: tuple[str, ...]
    takes: tuple[str, ...]  # goods, currencies and services that can be offered to him, forms included
    covers: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    replaces: str = ""
    favours: tuple[Help, ...] = ()


@frozen
class Member:
    """Somebody who eats at home. ``health`` in tenths at the start. ``player``: is you."""

    id: str
    health: int
    player: bool
