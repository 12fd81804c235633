"""What a careful bot does about savings clubs: it joins what it can well pay, keeps that back, and stands in for
whom it trusts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from marketgen.engine import kye
from marketgen.engine.arithmetic import of_bp
from marketgen.engine.commands import Command
from marketgen.engine.run import Run
from marketgen.engine.world import World

TIMES = 4
"""A club is joined with so many times in hand of what is paid in at a turn."""

SOON = 2
"""Days before a turn from which what is paid in is kept back."""

FRIEND = 100
"""Hundredths of trust from which it stands in for somebody."""

SHORT_BIDS_BP = 1000
"""Of the pot it gives up so much for having it, when it is short of money itself; else nothing."""


class Purse(Protocol):
    """Money as a plan spends it."""

    left: int
    owed: int

    @property
    def food(self) -> int:
        """What a day's food costs."""

    def takes(self, cost: int, share: int = 100) -> bool:
        """Whether it can pay so much with a share of what is free."""


def plan(world: World, run: Run, purse: Purse) -> Iterator[Command]:
    """Join, stand in, bid; and keep back what the next turns take."""
    for one in world.kyes.values():
        if one.id not in run.kyes:
            last = one.first + len(kye.fellows(world, run, one.id)) * one.every
            if one.from_day <= run.day < one.first and last <= world.days and purse.left >= TIMES * one.pays:
                yield Command("join", (one.id,))
            continue
        days, state = kye.turn_in(world, run, one.id), run.kyes[one.id]
        if days > SOON:
            continue
        purse.owed += one.pays
        for who in state.lacking:
            if who not in state.stood and run.trust.get(who, 0) >= FRIEND and purse.takes(one.pays, 30):
                yield Command("cover", (one.id, who))
        if one.by_bid and not days and purse.left < 2 * (one.pays + purse.food):
            yield Command("bid", (one.id,), of_bp(kye.pot(world, run, one.id).total, SHORT_BIDS_BP))
