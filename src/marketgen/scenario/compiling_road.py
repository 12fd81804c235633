"""Places, ways, posts and the numbers of the road of a checked document as the engine's records."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from marketgen.engine import geography as g
from marketgen.engine.roadbook import ParcelRules, RoadRules
from marketgen.scenario.models import gates
from marketgen.scenario.models import road as m
from marketgen.scenario.models.document import Document
from marketgen.scenario.models.wander import Wander

Money = Callable[[Decimal, str], int]
"""(amount, currency or "" for the main one) -> minor units."""


def road(document: Document, money: Money) -> dict[str, Any]:
    """Everything of the road, by the names of World's fields."""
    return {
        "places": {i: _place(i, document.places[i], money, document.money.main) for i in sorted(document.places)},
        "ways": {i: _way(i, document.ways[i], money) for i in sorted(document.ways)},
        "posts": {i: _post(i, document.posts[i]) for i in sorted(document.posts)},
        "outlines": tuple(
            g.Outline(i, line.kind, tuple((point[0], point[1]) for point in line.line))
            for i, line in sorted(document.rivers.items())
        ),
        "road": _rules(document.rules.road, money),
        "parcel": _parcel(document.rules.parcel, money),
    }


def stops(given: list[m.Stop] | None) -> tuple[g.Stop, ...]:
    """The posts on somebody's road, farthest first."""
    return tuple(g.Stop(stop.post, stop.before) for stop in sorted(given or (), key=lambda one: -one.before))


def flaw(given: m.Flaw | None) -> tuple[int, int]:
    """What can be wrong with goods, as (chance, share)."""
    return (given.chance, given.share) if given else (0, 0)


def wander(given: Wander | None) -> tuple[int, int]:
    """How something wanders, as (greatest step, share that stays); nothing if it does not."""
    return (given.step, given.keeps) if given else (0, 0)


def _place(some_id: str, place: m.Place, money: Money, main: str) -> g.Place:
    sells = {
        good: g.Sold(good, sold.share, (sold.lot[0], sold.lot[1])) for good, sold in sorted((place.sells or {}).items())
    }
    fee = place.entry
    return g.Place(
        some_id, place.lon or 0, place.lat or 0, place.source_share, place.noise, sells, wander(place.gap),
        tuple(dict.fromkeys(place.accepts or ())), (fee.currency, money(fee.price, fee.currency)) if fee else ("", 0),
        _permit(place.permit, money, main) if place.permit else None,
    )  # fmt: skip


def _permit(given: gates.Permit, money: Money, main: str) -> g.Permit:
    late = given.late
    by = {who: _giver(who, one, money, main) for who, one in sorted(given.by.items())}
    return g.Permit(
        given.lasts, by, 5 if given.level is None else given.level, money(late.fine, "") if late else 0,
        late.heat if late else 0,
    )  # fmt: skip


def _giver(who: str, one: gates.Giver, money: Money, main: str) -> g.Giver:
    currency = one.currency or main
    price = money(one.price, currency) if one.price else 0
    return g.Giver(
        who, one.chance, (one.days[0], one.days[1]), currency, price, one.hours, one.tie, one.per_tie, one.back
    )


def _way(some_id: str, way: m.Way, money: Money) -> g.Way:
    return g.Way(
        some_id,
        {
            place: g.Journey(
                place, money(to.fare, ""), (to.days[0], to.days[1]), to.carries, to.risk, to.papers, to.hours,
                to.needs or "", tuple(sorted(set(to.closed_in or ()))),
            )
            for place, to in sorted(way.to.items())
        },
    )  # fmt: skip


def _post(some_id: str, post: m.Post) -> g.Post:
    return g.Post(
        some_id,
        post.lon or 0,
        post.lat or 0,
        post.official or "",
        post.risk,
        post.lost,
        tuple(post.friends or ()),
        post.hours,
        tuple(sorted(set(post.closed_in or ()))),
    )


def _rules(given: m.RoadRules | None, money: Money) -> RoadRules:
    if given is None:
        return RoadRules()
    return RoadRules(
        papers_cost=money(given.papers_cost, ""), papers_hours=given.papers_hours,
        papers_days=given.papers_days, level_bp=given.level, tie_bp=given.tie, heat_bp=given.heat,
        least_bp=given.least, most_bp=given.most, tight_bp=given.tight, lost_level=given.lost_level,
        share_bp=given.share, tight_share_bp=given.tight_share, tight_level=given.tight_level,
        least=money(given.least_paid, ""), pay_bp=given.pay, goods_bp=given.goods, send_bp=given.send,
        wait_bp=given.wait, answer_tie_bp=given.answer_tie, answer_least_bp=given.answer_least,
        answer_most_bp=given.answer_most, failed_heat=given.failed_heat, per_worth=money(given.per_worth, ""),
        gives_worth=money(given.gives_worth, ""), most_gifts=given.most_gifts, gift_tie=given.gift_tie,
        gift_expects_bp=given.gift_expects, send_hours=given.send_hours, send_days=given.send_days,
        part_bp=given.part, wait_days=given.wait_days, storage=money(given.storage, ""),
        inspect_hours=given.inspect_hours, quality_trust_bp=given.quality_trust, stopped_bp=given.stopped,
    )  # fmt: skip


def _parcel(given: m.ParcelRules | None, money: Money) -> ParcelRules:
    if given is None:
        return ParcelRules()
    chance, share = flaw(given.poor)
    return ParcelRules(
        given.place, given.driver, given.post, money(given.fee, ""), (given.days[0], given.days[1]), given.kilos,
        given.held, given.trust, chance, share,
    )  # fmt: skip
