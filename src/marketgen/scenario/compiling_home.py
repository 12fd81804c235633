"""The household's duties and the place of a checked document as the engine's records."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from marketgen.engine import home_rules as h
from marketgen.scenario.models import home as m

_From = TypeVar("_From")
_To = TypeVar("_To")

Money = Callable[[Decimal], int]
"""An amount of the main currency -> minor units."""


def family(given: m.HomeRules | None, money: Money) -> h.FamilyRules:
    """The household's groups; those that are not given are None."""
    if given is None:
        return h.FamilyRules()
    return h.FamilyRules(
        workplace=_made(given.workplace, lambda g: h.WorkplaceRules(g.member, money(g.cost), g.days, g.hours, g.keeps)),
        earner=_made(given.earner, lambda g: h.EarnerRules(g.member, money(g.earns), g.least, g.keeps)),
        school=_made(given.school, lambda g: _school(g, money)),
        roster=_made(given.roster, lambda g: _roster(g, money)),
        illness=_made(given.illness, lambda g: h.IllnessRules(g.base, g.point, g.good, g.days, g.night, g.hours)),
        fuel=_made(given.fuel, lambda g: _fuel(g, money)),
        kimjang=_made(given.kimjang, _kimjang),
    )


def _made(given: _From | None, make: Callable[[_From], _To]) -> _To | None:
    return None if given is None else make(given)


def _school(given: m.SchoolRules, money: Money) -> h.SchoolRules:
    return h.SchoolRules(
        given.member, given.official or "", given.schooling, given.first, given.every, money(given.levy), given.unpaid,
        given.unpaid_tie, given.lost, given.asked, given.hours, given.unpaid_standing,
    )  # fmt: skip


def _roster(given: m.RosterRules, money: Money) -> h.RosterRules:
    return h.RosterRules(
        given.official or "",
        given.first,
        given.every,
        money(given.pays),
        given.hours,
        given.unpaid_tie,
        given.unpaid_heat,
        given.unpaid_standing,
    )


def _fuel(given: m.FuelRules, money: Money) -> h.FuelRules:
    burns = tuple(sorted((point.from_day, point.wood) for point in given.burns))
    season = tuple(sorted((point.day, point.factor) for point in given.season or ()))
    return h.FuelRules(burns, given.cart, money(given.price), season, given.cold_from, given.cold)


def _kimjang(given: m.KimjangRules) -> h.KimjangRules:
    return h.KimjangRules(given.by, dict(sorted(given.goods.items())), given.hours, given.none, given.standing)


def place(given: m.PlaceRules | None) -> h.PlaceRules:
    """What becomes of a stall left shut."""
    if given is None:
        return h.PlaceRules()
    return h.PlaceRules(tuple(sorted(set(given.warn))), given.lost, given.slots, given.groups)
