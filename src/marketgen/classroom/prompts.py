"""The prompts of a lesson in the order in which they come."""

from __future__ import annotations

from marketgen.engine.frozen import frozen
from marketgen.engine.prompts import END, START
from marketgen.engine.world import World


@frozen
class Prompt:
    """Something that is asked. kind: ``prediction``, ``decision`` or ``question``; ask: the words; day: after the
    report of which day, 0 before the first, -1 after the last."""

    id: str
    kind: str
    ask: str
    day: int

    def came(self, days: int, finished: bool) -> bool:
        """Whether a run of so many days has been asked it."""
        return finished if self.day < 0 else days >= self.day


def prompts_of(world: World) -> tuple[Prompt, ...]:
    """Every prompt of a lesson's world, in the order in which they come; one of a pause that it has not never does."""
    days = {START: 0, END: -1} | {pause.id: pause.day for pause in world.pauses}
    found = [
        Prompt(one.id, one.kind, world.texts.get(f"prompts.{one.id}.ask", one.id), days[one.when])
        for one in world.prompts
        if one.when in days
    ]
    return tuple(sorted(found, key=lambda one: one.day if one.day >= 0 else world.days + 1))
