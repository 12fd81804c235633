"""Workshops, recipes, enterprises and orders of a checked document as the engine's records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from marketgen.engine.venture_rules import Contract, Firm, Placement, Recipe, Workshop
from marketgen.scenario.models import ventures as m
from marketgen.scenario.models.document import Document

Money = Callable[..., int]
"""(amount[, currency]) -> minor units, of the main one unless named."""


def tables(doc: Document, money: Money) -> dict[str, Any]:
    """All four, by the names of World's fields."""
    return {
        "workshops": {i: _workshop(i, one, doc, money) for i, one in sorted(doc.workshops.items())},
        "recipes": {i: _recipe(i, one, money) for i, one in sorted(doc.recipes.items())},
        "firms": {i: _firm(i, one, money) for i, one in sorted(doc.firms.items())},
        "contracts": {i: _contract(i, one, money) for i, one in sorted(doc.contracts.items())},
    }


def _unique(ids: list[str]) -> tuple[str, ...]:
    return tuple(sorted(set(ids)))


def _workshop(some_id: str, given: m.Workshop, doc: Document, money: Money) -> Workshop:
    asks, record = given.asks, given.record
    longest = doc.ways[given.way].to[given.place].days[1]
    return Workshop(
        some_id, given.from_day, given.closes, given.answer, given.starts, given.days,
        back=longest - longest // 2 if longest > 1 else 0, place=given.place, way=given.way, who=_unique(given.who),
        teaches=_unique(given.teaches), fare=money(given.fare), students=(given.students[0], given.students[1]),
        lessons=len(given.lessons or ()), hours=asks.hours, fee=money(asks.fee), official=asks.official or "",
        tie=asks.tie, standing=asks.standing, base_bp=given.chance, tie_bp=record.tie, standing_bp=record.standing,
        built_bp=record.built, heat_bp=record.heat, file_bp=record.file, again=given.again,
        placement=_placement(given.placement, money),
    )  # fmt: skip


def _placement(given: m.Placement | None, money: Money) -> Placement | None:
    if given is None:
        return None
    pays = money(given.pays, given.currency) if given.pays is not None and given.currency else 0
    return Placement(
        given.after, given.orders, given.chance, given.each, given.stands, money(given.cost), given.days,
        given.currency or "", pays, given.ending or "",
    )  # fmt: skip


def _recipe(some_id: str, given: m.Recipe, money: Money) -> Recipe:
    more: dict[str, Any] = {}
    if given.poor:
        poor = given.poor
        more = {"poor_bp": poor.chance, "practice_bp": poor.practice, "lost": (poor.least, poor.most)}
    return Recipe(
        some_id, given.from_day, given.makes, given.units, dict(sorted(given.uses.items())), money(given.cost),
        given.labour, given.hours, _unique(given.who), given.taught, steps=given.steps, heat=given.heat, **more,
    )  # fmt: skip


def _firm(some_id: str, given: m.Firm, money: Money) -> Firm:
    ends = given.ends
    return Firm(
        some_id, given.from_day, _unique(given.recipes), given.official, given.tie, money(given.fee), given.level,
        given.share, given.days, ends.level, ends.heat, ends.notice,
    )  # fmt: skip


def _contract(some_id: str, given: m.Contract, money: Money) -> Contract:
    return Contract(
        some_id, given.from_day, given.good, (given.units[0], given.units[1]), (money(given.least), money(given.most)),
        given.asks, given.stands, given.days, given.named, given.who or "", given.trust, given.kept, given.late.trust,
        given.late.share,
    )  # fmt: skip
