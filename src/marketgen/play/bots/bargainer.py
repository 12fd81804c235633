"""Bargainers: one word or move after the other in the bargain in front. Used by the bench, which compares them.

The reader takes the steps of the cues from the bargain itself, as somebody does who reads every text rightly; all
others look at prices and patience alone.
"""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine import bargain as rules
from marketgen.engine.arithmetic import of_bp
from marketgen.engine.commands import Command
from marketgen.engine.haggling import BUY, Haggle
from marketgen.engine.price import rounded
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.play.bots.simple import luck

Bargainer = Callable[[World, Run], Command]
"""Given a run in which somebody bargains, what is said next."""


def house(world: World, run: Run) -> Command:
    """The house rule, to the end."""
    return Command("haggle", (rules.RULE,))


def fixed(share_bp: int) -> Bargainer:
    """One price, so far from the market's in one's own favour, and not a coin less: take it or leave it."""

    def say(world: World, run: Run) -> Command:
        h = _front(run)
        if h.ask:
            return Command("haggle", (rules.HOLD,))
        return _name(world, run, h.base + rules.sign(h.side) * of_bp(h.base, share_bp))

    return say


def reader(misreads: int = 0) -> Bargainer:
    """Reads the cues, names a price from which the last small step leads to where a yes is sure, tells the truth to
    somebody who doubts. misreads: of a hundred cues, how many are read a step too high or too low."""

    def say(world: World, run: Run) -> Command:
        h = _front(run)
        rule, way = rules.rules_of(world), rules.sign(h.side)
        sure, doubts = _sure(world, run, h, misreads)
        tells = doubts and world.bargains[h.id].truth and not h.truth and h.patience > 1
        if not h.ask:
            small = of_bp(h.base, rule.small_bp)
            room = small * (h.patience - 1 - int(tells)) + (of_bp(h.base, rule.cue_bp) if tells else 0)
            worst = rules.reserve(h)
            return _name(world, run, max(sure + room, worst) if way > 0 else min(sure - room, worst))
        return Command("haggle", (_next(world, run, h, sure, tells),))

    return say


def shrewd(misreads: int, worth: Callable[[Haggle], int]) -> Bargainer:
    """A reader who does not take a lot at a price above what a unit of it is ``worth`` to it, in minor units."""
    read = reader(misreads)

    def say(world: World, run: Run) -> Command:
        h = _front(run)
        if h.side == BUY and not h.ask and _sure(world, run, h, misreads)[0] > worth(h):
            return Command("haggle", (rules.LEAVE,))
        return read(world, run)

    return say


def _sure(world: World, run: Run, h: Haggle, misreads: int) -> tuple[int, bool]:
    """The price at which a yes is sure, as it is read, and whether they doubt."""
    rule = rules.rules_of(world)
    need, means, doubt = _read(run, h, misreads)
    doubts = doubt + h.grudge > 0
    steps = need + means - doubt - h.grudge + (1 if h.truth and doubts else 0)
    return h.base + rules.sign(h.side) * of_bp(h.base, rule.cue_bp * steps - rule.mood_bp), doubts


def _next(world: World, run: Run, h: Haggle, sure: int, tells: bool) -> str:
    """The reader's next move, towards a price at which a yes is sure."""
    way = rules.sign(h.side)
    if tells:
        return rules.TRUTH
    if way * (h.bid - sure) >= 0 and way * (h.bid - rules.reserve(h)) > 0 and _can(world, run, h, h.bid - h.ask):
        return rules.DEAL
    if way * (h.ask - sure) <= 0:
        return rules.HOLD
    step = rules.step_of(world, h, rules.SMALL)
    return rules.SMALL if _can(world, run, h, step) else rules.HOLD


def _can(world: World, run: Run, h: Haggle, step: int) -> bool:
    return h.side != BUY or (h.ask + step) * h.units <= run.money[world.money]


def _read(run: Run, h: Haggle, misreads: int) -> tuple[int, int, int]:
    """The steps of need, means and doubt as they are read."""
    found = []
    for at, level in enumerate(h.levels):
        slip = luck("read", str(run.day), h.id, str(h.going), str(h.first), str(at))  # by what is seen, not by the seed
        wrong = slip % 100 < misreads
        found.append(level + (1 if slip // 100 % 2 else -1) * int(wrong))
    return found[0], found[1], found[2]


def _front(run: Run) -> Haggle:
    h = rules.now(run)
    assert h is not None
    return h


def _name(world: World, run: Run, price: int) -> Command:
    choice = rules.name_choices(world, run)[0]
    return Command("name", (), max(choice.low, min(choice.high, rounded(world, price))))


TAKES_OR_LEAVES = tuple(range(-800, 2800, 400))
"""Shares over the market's price (or under it, in buying) among which the best fixed price is sought."""
