"""Money, credit and growth of a checked document as the engine's records."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from marketgen.engine import rulebook_money as rulebook
from marketgen.engine import world as w
from marketgen.engine.arithmetic import divide
from marketgen.engine.money import curve
from marketgen.scenario.compiling_story import StoryCompiler
from marketgen.scenario.models import people as m
from marketgen.scenario.models import rules as r
from marketgen.scenario.models.document import Document
from marketgen.scenario.models.kye import Kye
from marketgen.scenario.models.money import Right, Upgrade
from marketgen.scenario.models.reform import Reform
from marketgen.scenario.models.yards import Yard

Money = Callable[..., int]
"""(amount[, currency]) -> minor units, of the main one unless named."""


def currency(some_id: str, given: m.Currency, money: Money) -> w.Currency:
    """A currency and its rate over the days, in minor units of the main one for a whole unit."""
    rates = tuple(sorted((point.day, money(point.rate)) for point in given.rates or ()))
    low, high = given.bounds or (0, 0)
    return w.Currency(some_id, given.decimals, given.step, rates, given.noise, (low, high))


def price(good: m.Good, document: Document, money: Money) -> tuple[int, str, int]:
    """A good's price on day 1 in the main currency; and, if it is priced in another one, that and the price in it."""
    if not good.currency or good.currency == document.money.main:
        return money(good.price), "", 0
    cost = money(good.price, good.currency)
    of = currency(good.currency, document.currencies[good.currency], money)
    return max(1, divide(cost * curve(of, 1), int(10**of.decimals))), good.currency, cost


def upgrade(some_id: str, given: Upgrade, money: Money) -> w.Upgrade:
    """Something to build or buy."""
    prices = {one: money(amount, one) for one, amount in sorted(given.price.items())}
    return w.Upgrade(
        some_id, given.from_day, prices, given.slots, money(given.fee), given.groups, given.wet, given.spoil_off,
        given.hours, given.carry, tuple(sorted(set(given.needs or ()))), _right(given.right) if given.right else None,
        _yard(given.yard, money) if given.yard else None,
    )  # fmt: skip


def _yard(given: Yard, money: Money) -> w.Yard:
    """A wholesale yard."""
    more: dict[str, Any] = {}
    if given.on_time:
        one = given.on_time
        more = {"credit_bp": one.chance, "days": one.days, "misses_bp": one.misses, "trust_bp": one.per_trust,
                "thanks": one.thanks}  # fmt: skip
    return w.Yard(
        tuple(sorted(set(given.goods))), given.chance, (given.lot[0], given.lot[1]), (given.share[0], given.share[1]),
        given.hours, money(given.porter), money(given.rent), given.every, given.weighs, given.official or "",
        given.tie, given.heat, given.open_heat, given.envy, **more,
    )  # fmt: skip


def _right(given: Right) -> w.Right:
    """A right to a place."""
    more: dict[str, Any] = {}
    if given.called_in:
        one = given.called_in
        more = {"spoken_bp": one.sells, "called_level": one.level, "called_bp": one.chance, "changed_bp": one.changed,
                "sign": one.sign, "lost_bp": one.lost, "tie_bp": one.per_tie}  # fmt: skip
    return w.Right(
        given.official, given.tie, given.absent, given.back, given.thanks, given.level, seen_bp=given.seen, **more
    )


def kye(some_id: str, given: Kye, money: Money) -> w.Kye:
    """A savings club."""
    short, cover, bids = given.short, given.cover, given.bids
    more: dict[str, Any] = {"back_days": given.every}
    if short:
        more |= {
            "sign": short.sign, "short_bp": short.chance, "short_level_bp": short.level, "miss_bp": short.misses,
            "had_bp": short.had, "trust_bp": short.trust,
        }  # fmt: skip
    if cover:
        more |= {
            "back_days": cover.days, "back_bp": cover.back, "back_trust_bp": cover.back_trust,
            "stood_trust": cover.trust,
        }  # fmt: skip
    if bids:
        more |= {"bids_bp": (bids.others[0], bids.others[1]), "short_bid_bp": bids.short, "most_bp": bids.most}
    return w.Kye(
        some_id, given.order == "bid", tuple(sorted(set(given.members))), given.size, money(given.pays), given.first,
        given.every, given.from_day, given.asks or "", given.trust, missed_trust=given.missed_trust,
        missed_standing=given.missed_standing, **more,
    )  # fmt: skip


def reform(given: Reform | None, money: Money, story: StoryCompiler) -> w.ReformRules | None:
    """A reform of the notes; None where there is none."""
    if given is None:
        return None
    return w.ReformRules(
        given.day or 0, story.condition(given.when), given.sign, given.rumour or "", given.rate, given.window,
        money(given.cap), given.hours, given.late, given.debts, given.wages, given.prices, given.prices_days,
        story.effects(given.announced, "announced"), story.effects(given.after, "after"),
    )  # fmt: skip


def rules(given: r.Rules, money: Money) -> dict[str, Any]:
    """The rule groups, by the names of World's fields; what is not given is as the engine has it."""
    groups: dict[str, tuple[type, Any]] = {
        "exchange": (rulebook.ExchangeRules, given.exchange),
        "credit": (rulebook.CreditRules, given.credit),
        "lending": (rulebook.LenderRules, given.lender),
        "porter": (rulebook.PorterRules, given.porter),
        "mercy": (rulebook.MercyRules, given.mercy),
        "growth": (rulebook.GrowthRules, given.growth),
        "shocks": (rulebook.ShockRules, given.shocks),
        "copying": (rulebook.CopyRules, given.copying),
    }
    return {name: group(kind, given, money) for name, (kind, given) in groups.items() if given is not None}


def group(kind: type, given: Any, money: Money) -> Any:
    """A rule record from the group of the same numbers: a share becomes its ``_bp``, a sum its minor units."""
    values = {}
    for name in kind.__dataclass_fields__:  # type: ignore[attr-defined]
        value = getattr(given, name.removesuffix("_bp"))
        value = money(value) if isinstance(value, Decimal) else value
        values[name] = tuple(value) if isinstance(value, list) else value
    return kind(**values)
