"""Goods that an event brought. The books know what was paid to suppliers, and nothing for these: where they are mixed
with bought ones, what a unit cost "on average" says less than it seems, so that it is told beside the number."""

from __future__ import annotations

from collections.abc import Iterator

from marketgen.engine import price
from marketgen.engine.plot import Effect
from marketgen.engine.run import Run
from marketgen.engine.starting import lived
from marketgen.engine.world import World
from marketgen.i18n import _
from marketgen.play import numbers


def came(world: World, run: Run, good: str) -> bool:
    """Whether an event, a choice or a notice of this run can have brought units of a good. What was before a named
    start has brought nothing: its stock is the start's own."""
    return bool(_days(world, run, good))


def unbought(world: World, run: Run, good: str) -> bool:
    """Whether such units may be among those at the stall: some came, and the stall has not been seen to run out of the
    good on a later day."""
    last = max(_days(world, run, good), default=0)
    if not last or not run.goods[good].stock:
        return False
    later = (record for record in (*run.past, run.today) if record.day > last)
    return not any(good in record.tallies and record.tallies[good].short for record in later)


def told(world: World, run: Run, good: str) -> str:
    """What a good cost, where some of it was not bought, for the middle of a sentence; empty where all of it was."""
    if not unbought(world, run, good):
        return ""
    if run.goods[good].cost:
        cost = numbers.money(world, price.paid(run, good))
        return _("it cost you {price} on average, what came in an event counted as free").format(price=cost)
    return _("the books have no cost for it")


def _days(world: World, run: Run, good: str) -> list[int]:
    """The days on which something that brings a good was told or chosen."""
    days = {record.day for record in (*lived(run), run.today)}
    return [day for day, effects in _befell(world, run) if day in days and _brings(effects, good)]


def _befell(world: World, run: Run) -> Iterator[tuple[int, tuple[Effect, ...]]]:
    """What was told and what was chosen in a run: the day, and the effects of it."""
    for some_id, day in run.seen.items():
        if some_id in world.events:
            yield day, world.events[some_id].effects
    for day, some_id, chosen in run.forks:
        choices = world.events[some_id].choices if some_id in world.events else ()
        for choice in choices:
            if choice.id == chosen and not _paid(world, choice.effects):
                yield day, choice.effects
    notices = {notice.id: notice.effects for notice in world.notices}
    for day, some_id in run.notices:
        yield day, notices.get(some_id, ())


def _paid(world: World, effects: tuple[Effect, ...]) -> bool:
    """Whether money was asked for what a choice brought: the books have a cost for it."""
    return any(one.verb == "money" and one.subject == world.money and one.amount < 0 for one in effects)


def _brings(effects: tuple[Effect, ...], good: str) -> bool:
    """Whether effects can bring a good, in whichever branch."""
    return any(
        (effect.verb == "stock" and effect.subject == good and effect.amount > 0)
        or any(_brings(branch, good) for _weight, branch in effect.branches)
        for effect in effects
    )
