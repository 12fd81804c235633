"""Sidelines and shares of a checked document as the engine's records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from marketgen.engine.enterprise import DealRules, DemoRules, Partner, Sideline, Stake
from marketgen.scenario.models import sidelines as m

Money = Callable[..., int]
"""(amount[, currency]) -> minor units, of the main one unless named."""


def sideline(some_id: str, given: m.Sideline, money: Money) -> Sideline:
    """Work beside the stall."""
    more: dict[str, Any] = {}
    if given.teaching:
        one = given.teaching
        more |= {"teacher": one.who, "teacher_trust": one.trust, "lesson_hours": one.hours,
                 "lesson_cost": money(one.cost)}  # fmt: skip
    if given.paper:
        paper = given.paper
        more |= {"official": paper.official, "licence_cost": money(paper.cost), "licence_days": paper.days,
                 "steps": paper.steps}  # fmt: skip
    return Sideline(
        some_id, given.from_day, (given.customers[0], given.customers[1]), money(given.each),
        needs=tuple(sorted(set(given.needs or ()))), hours=given.hours, member=given.member or "",
        uses=dict(sorted((given.uses or {}).items())), upkeep=money(given.upkeep), fills_bp=given.fills,
        season=tuple(sorted((point.day, point.factor) for point in given.season or ())),
        weather=dict(sorted((given.weather or {}).items())), power_bp=given.power, envy=given.envy, heat=given.heat,
        **more,
    )  # fmt: skip


def demonstration(given: m.Demonstration | None) -> DemoRules | None:
    """A demonstration; None where there is none."""
    if given is None:
        return None
    return DemoRules(
        tuple(sorted(set(given.goods))), given.friends, max(given.friends, given.most), given.trust, given.hours,
        given.fit, given.wishes, given.days, given.every, given.copied, given.envy, given.heat,
    )  # fmt: skip


def dealing(given: m.Dealing | None) -> DealRules | None:
    """Dealing in other money; None where there is none."""
    if given is None:
        return None
    return DealRules(
        dict(sorted(given.most.items())), given.asks, given.trust, given.spread, given.heat, given.thanks,
        given.strangers, given.times, given.sent, given.level, given.heat_share, given.caught_heat,
    )  # fmt: skip


def partner(some_id: str, given: m.PartnerRules) -> Partner:
    """Somebody who may sell with you."""
    return Partner(
        some_id, given.from_day, given.who, given.share, given.keeps, given.hours, given.trust, given.leaves,
        given.notice, given.more, given.more_trust, given.parted_trust, given.back,
    )  # fmt: skip


def stake(some_id: str, given: m.Stake, money: Money) -> Stake:
    """A share in what somebody else runs."""
    more: dict[str, Any] = {}
    if given.trouble:
        one = given.trouble
        more |= {
            "trouble_bp": one.chance, "trouble_trust_bp": one.trust, "sign": one.sign, "breaks_bp": one.breaks,
            "repair": money(one.repair, given.currency), "early_bp": one.early, "mended_trust": one.mended,
        }  # fmt: skip
    if given.backer:
        backer = given.backer
        more |= {"official": backer.official, "tie": backer.tie, "his_bp": backer.part, "fall_heat": backer.fall_heat}
    return Stake(
        some_id, given.from_day, given.who, given.currency, money(given.price, given.currency), given.every,
        (money(given.least, given.currency), money(given.most, given.currency)), trust=given.trust,
        kept_bp=given.kept, kept_trust_bp=given.kept_trust, level_bp=given.level, back_bp=given.back, envy=given.envy,
        **more,
    )  # fmt: skip
