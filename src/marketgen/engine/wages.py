"""What a day's work is paid, before and after a reform of the notes."""

from __future__ import annotations

from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import of_bp
from marketgen.engine.run import Run
from marketgen.engine.world import World

CARRYING, HOME = "carrying", "home"
"""The kinds of work that are paid: carrying for others, and what is earned at home."""


def wage(world: World, run: Run, work: str) -> Account:
    """What a day of a kind of work is paid today, in minor units. Raises KeyError for work that nobody pays."""
    usual = _usual(world)[work]
    rules, state, steps = world.reform, run.reform, Sum()
    steps.add("wage_usual", usual, keep=True, work=work)
    if rules is not None and state is not None and state.done:
        steps.add("wage_reform", of_bp(usual, rules.wages_bp) - usual, share=rules.wages_bp)
    return steps.account(f"wage:{work}", f"money:{world.money}")


def _usual(world: World) -> dict[str, int]:
    """Each wage that the scenario has, as it has it."""
    earner = world.family.earner
    carrying = {CARRYING: world.porter.wage} if "porter" in world.systems else {}
    return {**carrying, HOME: earner.earns} if earner else carrying
