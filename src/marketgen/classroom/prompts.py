"""The prompts of a lesson in the order in which they come."""

from __future__ import annotations

from marketgen.engine.frozen import frozen
from marketgen.engine.prompts import DECISION, END, START
from marketgen.engine.world import World
from marketgen.play.moments import after_day, usual


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


def prompts_of(world: World, pauses: tuple[int, ...]) -> tuple[Prompt, ...]:
    """Every prompt of a lesson that pauses after these days, in the order in which they come: the scenario's own, and
    the usual one at a pause that the scenario does not have. What belongs to a pause that is left out never comes."""
    own = {pause.id: pause.day for pause in world.pauses if pause.day in pauses}
    days = {START: 0, END: -1} | own
    found = [
        Prompt(one.id, one.kind, world.texts.get(f"prompts.{one.id}.ask", one.id), days[one.when])
        for one in world.prompts
        if one.when in days
    ]
    others = [Prompt(after_day(day), DECISION, usual(day, pauses), day) for day in pauses if day not in own.values()]
    return tuple(sorted([*found, *others], key=lambda one: one.day if one.day >= 0 else world.days + 1))
