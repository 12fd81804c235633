"""The numbers of the household's duties and of the place, one record a group; a group that is None is off. Units as in
``world``; wood in thousandths of a cubic metre."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from marketgen.engine.frozen import frozen


@frozen
class WorkplaceRules:
    """Somebody who owes his days to a workplace: ``cost`` frees him for ``days``; then you have ``hours`` more a day
    and he keeps the stall while you are away, at ``keeps_bp`` of the buyers."""

    member: str
    cost: int
    days: int
    hours: int
    keeps_bp: int


@frozen
class EarnerRules:
    """Somebody who earns ``earns`` a day at home while her health is ``least`` or more, and keeps the stall at
    ``keeps_bp`` if nobody else can."""

    member: str
    earns: int
    least: int
    keeps_bp: int


@frozen
class SchoolRules:
    """School: ``levy`` is due on day ``first`` and every ``every`` days. Moves in tenths: ``unpaid`` of a levy,
    ``lost`` of a day lost, ``asked`` of an hour's help, which gives ``hours``. official: whose tie moves by
    ``unpaid_tie`` (hundredths) if a levy is not paid; empty for nobody. unpaid_standing: what the street makes of it,
    in thousandths."""

    member: str
    official: str
    schooling: int
    first: int
    every: int
    levy: int
    unpaid: int
    unpaid_tie: int
    lost: int
    asked: int
    hours: int
    unpaid_standing: int = 0


@frozen
class RosterRules:
    """The neighbourhood's labour: ``pays`` or ``hours`` of your own, due on day ``first`` and every ``every`` days;
    neither costs ``unpaid_tie`` with the official and ``unpaid_heat``, and moves standing by ``unpaid_standing``
    (thousandths)."""

    official: str
    first: int
    every: int
    pays: int
    hours: int
    unpaid_tie: int
    unpaid_heat: int
    unpaid_standing: int = 0


@frozen
class IllnessRules:
    """Illness. Chance a day ``base_bp + point_bp`` for each point of health under 100; it lasts ``days``, each night of
    it moves health by ``night``; a unit of ``good`` ends it. hours: what a day is shorter if it is you."""

    base_bp: int
    point_bp: int
    good: str
    days: int
    night: int
    hours: int


@frozen
class FuelRules:
    """Fuel. burns: (from day, wood a night); cart: wood in one, at ``price`` by the curve ``season`` of (day, bp); from
    day ``cold_from`` a night without enough of it moves the health of each by ``cold``."""

    burns: tuple[tuple[int, int], ...]
    cart: int
    price: int
    season: tuple[tuple[int, int], ...]
    cold_from: int
    cold: int


@frozen
class KimjangRules:
    """The winter's kimchi, to be made by the evening of day ``by``: units of goods for the whole, ``hours`` for each
    half. Without it the health of each moves by ``none`` and standing by ``standing``; half of it for a half."""

    by: int
    goods: Mapping[str, int]
    hours: int
    none: int
    standing: int


@frozen
class FamilyRules:
    """What a household does and owes beside eating (game.md 4.9)."""

    workplace: WorkplaceRules | None = None
    earner: EarnerRules | None = None
    school: SchoolRules | None = None
    roster: RosterRules | None = None
    illness: IllnessRules | None = None
    fuel: FuelRules | None = None
    kimjang: KimjangRules | None = None


@frozen
class PlaceRules:
    """A stall left shut (game.md 8): warned on the running shut days ``warn``, given to another on day ``lost``; then
    ``slots`` in the alley, where ``groups_bp`` of the groups come by and no fee is asked."""

    warn: tuple[int, ...] = ()
    lost: int = 0
    slots: int = 0
    groups_bp: int = 0


@frozen
class HomeState:
    """The household in a run, beside health and store.

    ill, away: days left, by member; helped: hours asked, by member; schooling in tenths; school_due, roster_due: the
    day the next one is due, 0 if none is; freed: days left; extra: (hours a day, last day); shut_days: running days on
    which nothing was shown; idle_days: running days without that and without carrying, from the loss of the place on;
    alley: 1 once the place is lost; opened, asked, shut: 1 if so today.
    """

    wood: int = 0
    kimjang: int = 0
    freed: int = 0
    ill: dict[str, int] = field(default_factory=dict)
    away: dict[str, int] = field(default_factory=dict)
    helped: dict[str, int] = field(default_factory=dict)
    schooling: int = 0
    school_lost: int = 0
    school_due: int = 0
    roster_due: int = 0
    overruled: int = 0
    extra: tuple[tuple[int, int], ...] = ()
    shut_days: int = 0
    idle_days: int = 0
    alley: int = 0
    opened: int = 0
    asked: int = 0
    shut: int = 0
