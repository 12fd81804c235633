"""The numbers of the road: travel, shipments, parcels. Units as in ``world``; weights in grams."""

from __future__ import annotations

from marketgen.engine.frozen import frozen


@frozen
class RoadRules:
    """Travel and shipments (game.md 4.4, 4.5).

    papers_cost, papers_hours, papers_days: a permit.
    level_bp, tie_bp, heat_bp: what a campaign level adds to the chance at a post, a point of an official's tie takes
    off, a point of heat adds. tight_bp: from which chance people speak of a post. lost_level: from which level a load
    can be lost there.
    share_bp, tight_share_bp from tight_level on: the guards' share of a load's profit, at least ``least``.
    pay_bp, goods_bp, send_bp, wait_bp: chances of the answers; answer_tie_bp for each point of tie.
    per_worth: of a load's worth, for which gives_worth of goods is given, at most most_gifts times.
    """

    papers_cost: int = 0
    papers_hours: int = 0
    papers_days: int = 0
    level_bp: int = 0
    tie_bp: int = 0
    heat_bp: int = 0
    least_bp: int = 0
    most_bp: int = 0
    tight_bp: int = 10_000
    lost_level: int = 4
    share_bp: int = 0
    tight_share_bp: int = 0
    tight_level: int = 4
    least: int = 0
    pay_bp: int = 0
    goods_bp: int = 0
    send_bp: int = 0
    wait_bp: int = 0
    answer_tie_bp: int = 0
    answer_least_bp: int = 0
    answer_most_bp: int = 0
    failed_heat: int = 0
    per_worth: int = 1
    gives_worth: int = 0
    most_gifts: int = 1
    gift_tie: int = 0
    gift_expects_bp: int = 0
    send_hours: int = 0
    send_days: int = 1
    part_bp: int = 0
    wait_days: int = 1
    storage: int = 0
    inspect_hours: int = 1
    quality_trust_bp: int = 0
    stopped_bp: int = 0  # of the load on a trip that is kept by a post if its fee cannot be paid


@frozen
class ParcelRules:
    """Parcels: from a place, by a driver, past one post. fee in minor units; grams at most; days least and most;
    held_bp at the post; trust the driver must have in hundredths; poor_bp: chance that poor_share_bp of it is poor."""

    place: str = ""
    driver: str = ""
    post: str = ""
    fee: int = 0
    days: tuple[int, int] = (1, 1)
    grams: int = 0
    held_bp: int = 0
    trust: int = 0
    poor_bp: int = 0
    poor_share_bp: int = 0
