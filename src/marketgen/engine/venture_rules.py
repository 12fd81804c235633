"""Ventures (game.md 4.14), compiled, and what a run remembers of them: a workshop, recipes, who lends a name, who
orders. Units as in ``world``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from marketgen.engine.frozen import frozen


@frozen
class Placement:
    """A place abroad for whoever was at a workshop. after: days after coming home; orders: how many must have been
    brought; base_bp, each_bp: the chance, and more for each order brought; stands: days to think it over; cost: money
    of the market; days: how long somebody at home is away; currency, pays: what is brought home then; ending: what
    the run ends with if it is you, empty where you cannot go."""

    after: int
    orders: int
    base_bp: int
    each_bp: int
    stands: int
    cost: int
    days: int
    currency: str = ""
    pays: int = 0
    ending: str = ""


@frozen
class Workshop:
    """A business workshop. who: members of the household who may go; closes: the last day of applications; answer: days
    until the letter; starts: the morning on which one must leave; days: away in all, ``back`` of them the way home;
    place, way: where, and how; fare: both ways; students: how many there are, least and most; lessons: how many texts.

    hours, fee: of an application; official, tie: whose word it needs; standing: the least (thousandths). base_bp: the
    chance, moved by tie_bp a point of tie, standing_bp a point of standing, built_bp for each thing built, heat_bp a
    point of heat and file_bp a line (both against it). again: days after a refusal, 0 for never. teaches: recipes.
    """

    id: str
    from_day: int
    closes: int
    answer: int
    starts: int
    days: int
    back: int
    place: str
    way: str
    who: tuple[str, ...]
    teaches: tuple[str, ...]
    fare: int = 0
    students: tuple[int, int] = (80, 120)
    lessons: int = 0
    hours: int = 0
    fee: int = 0
    official: str = ""
    tie: int = -500
    standing: int = -1000
    base_bp: int = 0
    tie_bp: int = 0
    standing_bp: int = 0
    built_bp: int = 0
    heat_bp: int = 0
    file_bp: int = 0
    again: int = 0
    placement: Placement | None = None


@frozen
class Recipe:
    """What can be made. makes, units: the good, and how many of it a batch is; uses: units of goods at the stall; cost:
    money; labour: days of somebody's work; hours: of yours that count as such a day; who: members who may do it.
    poor_bp, practice_bp: the chance that a batch has poor pieces, and less for each batch made; lost: the share of
    it that is thrown away then, least and most bp. steps: by so many an inspection is worse while it is shown under
    nobody's name; heat: of each batch, made so."""

    id: str
    from_day: int
    makes: str
    units: int
    uses: Mapping[str, int]
    cost: int
    labour: int
    hours: int
    who: tuple[str, ...]
    taught: bool = True
    poor_bp: int = 0
    practice_bp: int = 0
    lost: tuple[int, int] = (0, 0)
    steps: int = 0
    heat: int = 0


@frozen
class Firm:
    """A state enterprise that lends its name. recipes: for what; official, tie: whose word it needs; fee, level_bp:
    what signing costs, and more for each campaign level; share_bp: of what is sold under it; days: how long it holds,
    0 for as long as nothing happens. level, heat: from which it lends no name, 0 for never; notice: days between the
    first word and the end."""

    id: str
    from_day: int
    recipes: tuple[str, ...]
    official: str
    tie: int
    fee: int
    level_bp: int
    share_bp: int
    days: int = 0
    level: int = 0
    heat: int = 0
    notice: int = 3


@frozen
class Contract:
    """Somebody who orders. good: what; units, price: least and most; asks_bp: the chance of a morning without an order;
    stands: days for an answer; days: to bring it, after that; named: whether it must have the name of an enterprise.
    who: a person whose trust moves by ``kept`` or ``late_trust``, empty for a shop; trust: what is asked; late_bp:
    the share of the price that is paid if it is not brought."""

    id: str
    from_day: int
    good: str
    units: tuple[int, int]
    price: tuple[int, int]
    asks_bp: int
    stands: int
    days: int
    named: bool = False
    who: str = ""
    trust: int = -500
    kept: int = 0
    late_trust: int = 0
    late_bp: int = 0


@frozen
class Course:
    """A workshop in a run. member: who applied; step: ``asked chosen refused missed away home``; since: the day of it.
    offer: ``open refused taken over none`` of the placement, empty before; until: the last day it stands, or the day of
    coming back from it."""

    member: str
    step: str
    since: int
    offer: str = ""
    until: int = 0


@frozen
class Craft:
    """A recipe in a run. learned: the day; times: batches made; pieces: in all."""

    learned: int
    times: int = 0
    pieces: int = 0


@frozen
class Batch:
    """A batch that is being made. begun: the day; cost: what went into it, minor units; done: days of work; workers:
    who does it; ran: the last day of work, ``hands`` worked then."""

    begun: int
    cost: int
    workers: tuple[str, ...]
    done: int = 0
    ran: int = 0
    hands: tuple[str, ...] = ()


@frozen
class Signed:
    """A lent name in a run. since: the day, 0 while it is not lent; last: its last day, 0 for none; warned: the day
    on which it was said to end; paid: minor units in all."""

    since: int
    last: int = 0
    warned: int = 0
    paid: int = 0


@frozen
class Ordered:
    """An order. asked: the day, 0 while there is none; due: the day by which it is brought, 0 before it is promised;
    units, price: of each in minor units; brought, missed: how many orders in all."""

    asked: int = 0
    due: int = 0
    units: int = 0
    price: int = 0
    brought: int = 0
    missed: int = 0


@frozen
class VentureState:
    """All of it in a run, by id."""

    courses: dict[str, Course] = field(default_factory=dict)
    crafts: dict[str, Craft] = field(default_factory=dict)
    batches: dict[str, Batch] = field(default_factory=dict)
    names: dict[str, Signed] = field(default_factory=dict)
    contracts: dict[str, Ordered] = field(default_factory=dict)
