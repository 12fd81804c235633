"""Banned media (game.md 7): people who know, what may come of it, and what the law of the year makes of being found.

Nothing here pays, and nothing here is a plan: it only counts who could tell.
"""

from __future__ import annotations

from marketgen.engine import chance, money
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import PPM, power_ppm
from marketgen.engine.events import Event, event
from marketgen.engine.ledger import pay
from marketgen.engine.run import Line, Run
from marketgen.engine.world import Law, World


def floor(run: Run) -> int:
    """How many stay who know, however long it is ago: half of the most there were, rounded up."""
    return -(-run.knows_peak // 2)


def danger(world: World, run: Run, days: int = 1) -> Account:
    """The chance, in ppm, that somebody talks within so many days: 1 - (1 - h)^(people x days), h by campaign level."""
    rules, people = world.media, run.knows
    steps = Sum()
    if rules is not None:
        level = run.level
        each = min(PPM, rules.each_ppm * (1 + level))
        steps.add("each_knows", each * people * days, keep=True, people=people, level=level, each=each)
        steps.add("not_twice", PPM - power_ppm(PPM - each, people * days) - steps.total)
    return steps.account("danger", "ppm")


def night(world: World, run: Run) -> list[Event]:
    """One who knows may forget; then one of the others may talk."""
    rules = world.media
    if rules is None or not run.knows or run.ended:
        return []
    luck = chance.draw(run.seed, "talk", run.day, "")
    if luck * PPM >> 32 < danger(world, run).total:
        return found(world, run)
    if run.knows > floor(run) and run.day - run.knows_day >= rules.fade_days:
        run.knows -= 1
        run.knows_day = run.day
        return [event("knows", amount=-1)]
    return []


def named(world: World, run: Run, who: str) -> list[Event]:
    """Somebody was arrested: an extra draw, as if so many days passed at once."""
    rules = world.media
    if rules is None or not run.knows or run.ended:
        return []
    luck = chance.draw(run.seed, "named", run.day, who)
    if luck * PPM >> 32 < danger(world, run, rules.named_days).total:
        return found(world, run)
    return []


def law(world: World, day: int) -> Law | None:
    """The law on banned media that is in force on a day."""
    return next((one for one in world.laws if one.kind == "media" and one.first <= day <= one.last), None)


def found(world: World, run: Run) -> list[Event]:
    """Found: a large sum may close the case, by the law of the year; otherwise the run ends."""
    run.found = 1
    rule = law(world, run.day)
    if rule is None:
        return [event("found")]
    held = in_hand(world, run)
    luck = chance.draw(run.seed, "case", run.day, "")
    if rule.close and held >= rule.close and chance.happens(luck, rule.close_bp):
        return _closed(world, run, rule)
    run.ended = rule.ending
    return [event("found", law=rule.id)]


def in_hand(world: World, run: Run) -> int:
    """All money in hand, in minor units of the main currency at today's rates."""
    return sum(
        money.value(world, run, currency, amount) if currency != world.money else amount
        for currency, amount in run.money.items()
    )


def _closed(world: World, run: Run, rule: Law) -> list[Event]:
    happened = []
    for currency, amount in run.money.items():
        if amount:
            pay(run, currency, -amount, Line("fine", "", -amount, other=rule.id), world.money)
            happened.append(event("money", currency=currency, amount=-amount))
    run.file += rule.file
    run.knows = max(floor(run), run.knows // 2)
    return [event("case_closed", law=rule.id), *happened, event("file", amount=rule.file)]


def inform(world: World, run: Run, times: int) -> list[Event]:
    """Informing: it is counted, and the row hears of it."""
    run.informed += times
    rules = world.media
    if rules is None:
        return []
    happened = []
    if rules.informed_standing:
        run.standing = max(-1000, run.standing + rules.informed_standing * times)
        happened.append(event("standing", amount=rules.informed_standing * times))
    for who in world.neighbours:
        if rules.informed_trust and who in run.trust:
            run.trust[who] = max(-500, run.trust[who] + rules.informed_trust * times)
            happened.append(event("trust", person=who, amount=rules.informed_trust * times))
    return happened
