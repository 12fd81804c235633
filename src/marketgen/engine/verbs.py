"""What a verb of effects is: one row of a table, with the function that carries it out (effects_*.py hold the rows)."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.events import Event, Refusal
from marketgen.engine.frozen import frozen
from marketgen.engine.run import Run
from marketgen.engine.world import Effect, World

Do = Callable[[World, Run, Effect, str], list[Event]]
"""Carries one effect out on a run; the last word is the event it comes from. Returns what happened."""

Held = Callable[[World, Run, str], int]
"""How much there is of what an effect may take."""

Lacks = Callable[[str, int], Refusal]
"""(subject, how much is needed in all) -> why it cannot be."""


@frozen
class Verb:
    """What an effect is about and the unit of its amount (as in measures; ``share`` is bp of something).

    do: carries it out. held, lacks: for what a choice can be refused for want of; takes: whether its amount is what it
    takes, as hours, and not what it adds.
    """

    of: str
    unit: str
    about: str
    do: Do
    held: Held | None = None
    lacks: Lacks | None = None
    takes: bool = False
