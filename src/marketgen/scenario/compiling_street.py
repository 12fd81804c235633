"""The street of a checked document as the engine's records."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from marketgen.engine import world as w
from marketgen.scenario.models.people import Neighbour
from marketgen.scenario.models.street import StreetRules


def street(given: StreetRules | None, money: Callable[[Decimal], int]) -> w.StreetRules | None:
    """The numbers of the street; None where neighbours believe nothing."""
    if given is None:
        return None
    learn, sell, chat, warn, agree = given.learn, given.sell, given.chat, given.warn, given.agree
    return w.StreetRules(
        learn.step, learn.up, learn.down, sell.cost, sell.most, sell.a_day, sell.taken, sell.stop, money(given.living),
        given.undercut.gap, given.undercut.trust, chat.trust, chat.hours, chat.every, warn.trust, warn.standing,
        warn.hours, warn.back, agree.friend, agree.days, agree.breaks, agree.trust, agree.broken, agree.standing,
    )  # fmt: skip


def neighbour(some_id: str, given: Neighbour, money: Callable[[Decimal], int]) -> w.Neighbour:
    """A seller at the next stall."""
    return w.Neighbour(
        some_id, given.from_day, dict(sorted(given.goods.items())), given.spread, given.trust, given.pool,
        tuple(sorted(set(given.friends or ()))), money(given.means), money(given.earns),
    )  # fmt: skip
