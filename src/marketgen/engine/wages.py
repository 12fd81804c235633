"""What a day's work is paid, before and after a reform of the notes."""

from __future__ import annotations

from marketgen.engine.arithmetic import of_bp
from marketgen.engine.run import Run
from marketgen.engine.world import World


def wages(world: World, run: Run, amount: int) -> int:
    """A wage of the scenario as it is today, in minor units."""
    rules, state = world.reform, run.reform
    return of_bp(amount, rules.wages_bp) if rules is not None and state is not None and state.done else amount
