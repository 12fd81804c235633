"""What a point of home or of trust is worth in money to somebody who thinks of the end: by the sum of the score, which
its screen shows.

The score is a cube root of worth x home x trust (game.md 8), so that a hundredth part more of one is as good as a
hundredth part more of another; and worth counts by its logarithm.
"""

from __future__ import annotations

from marketgen.engine import chapters, price, scoring, worth
from marketgen.engine.almanac import of_world
from marketgen.engine.arithmetic import BP, PPM, divide, log10_ppm
from marketgen.engine.frozen import frozen
from marketgen.engine.run import Run
from marketgen.engine.world import World

LN10_PPM = 2_302_585
"""The natural logarithm of ten, in ppm."""

RICH = 8
"""Where more worth counts no more, money is worth so many times less."""


@frozen
class Scales:
    """Minor units that things are worth. health: a tenth of a point of one member for the days that count; weakest: the
    same of the weakest one more; trust: a hundredth of one person's; standing: a thousandth."""

    health: int
    weakest: int
    trust: int
    standing: int


def of(world: World, run: Run, gains: int) -> Scales:
    """The scales as things stand; ``gains``: what a day brings and leaves, in minor units."""
    measure = max(1, price.total(world, run, world.score.measure))
    now = max(1, worth.total(world, run))
    days = max(0, chapters.planned(world) - len(chapters.played(world, run.past)))
    end = max(1, now // 2, now + gains * days * 1000 // measure)  # thousandths of the measuring good
    slope = world.score.tenfold_ppm - world.score.start_ppm
    part = world.score.start_ppm + divide(slope * log10_ppm(end, max(1, run.start_worth)), PPM)
    full = part >= PPM
    part = min(PPM, max(world.score.floor_ppm, part))
    # what a factor e of the score's parts is worth: of worth itself it takes part / slope x ln 10 more
    whole = end * measure // 1000 * part // max(1, slope) * LN10_PPM // PPM * (RICH if full else 1)
    home, trust = scoring.home_part(world, run).total, scoring.trust_part(world, run).total
    many, known = max(1, len(run.health)), max(1, len(scoring.met(world, run)))
    counted = share_left(world, run)
    return Scales(
        health=whole * (500 * counted // (BP * many) or 1) // max(1, home),
        weakest=whole * (500 * counted // BP) // max(1, home),
        trust=whole * (500 // known) // max(1, trust),
        standing=whole * 250 // max(1, trust),
    )


def share_left(world: World, run: Run) -> int:
    """Of the days by which home is counted, how many are yet to come; basis points."""
    last = max(1, divide(chapters.planned(world) * world.score.last_bp, BP))
    return min(BP, max(0, world.days - run.day + 1) * BP // last)


def nights_to_count(world: World, run: Run) -> int:
    """Nights until the days by which home is counted begin."""
    first: int = of_world(world, "bot counts from", _counted_from)
    return max(0, first - run.day)


def _counted_from(world: World) -> int:
    days = [day for day in range(1, world.days + 1) if not chapters.between(world, day)]
    last = max(1, divide(len(days) * world.score.last_bp, BP))
    return days[-last]


def nights_alone(world: World, run: Run) -> int:
    """Nights until a day that is played, tonight among them: more than one before the weeks between two chapters."""
    return max(1, min(world.days + 1, chapters.next_played(world, run.day + 1)) - run.day)
