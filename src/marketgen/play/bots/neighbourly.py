"""What a careful bot does next door: it warns whom it can, and sits with a neighbour when the day has an hour left."""

from __future__ import annotations

from collections.abc import Iterator

from marketgen.engine import street_deals
from marketgen.engine.commands import Command
from marketgen.engine.run import Run
from marketgen.engine.world import World


def plan(world: World, run: Run) -> Iterator[Command]:
    """A warning before the market, if it was warned itself; a chat in the evening with who trusts it least of those who
    have time, which costs nothing then."""
    if run.phase == "morning":
        found = [one for one in street_deals.warn_choices(world, run) if one.refusal is None]
        if found:
            yield found[0].command()
    if run.phase == "evening":
        found = [one for one in street_deals.chat_choices(world, run) if one.refusal is None]
        if found:
            yield min(found, key=lambda one: (run.trust.get(one.ids[0], 0), one.ids)).command()
