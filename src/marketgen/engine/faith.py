"""What members of the household make of your decisions, how it fades, and what they refuse for it."""

from __future__ import annotations

from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import clamp
from marketgen.engine.council_rules import Faith
from marketgen.engine.events import Event, event
from marketgen.engine.replacing import replace
from marketgen.engine.run import Run
from marketgen.engine.world import World

MOST = 500
"""Hundredths of faith either way."""

NEW = Faith()


def faith(world: World, run: Run, member: str) -> Account:
    """What a member makes of your decisions, in hundredths, as it stood at dawn and what moved it since. Raises
    KeyError for somebody who is not asked."""
    if world.council is None or member not in world.council.voices:
        raise KeyError(member)
    now = run.council.get(member, NEW).faith
    before = run.today.before.get(f"faith.{member}", 0)
    steps = Sum()
    steps.add("faith_before", before, keep=True)
    steps.add("faith_today", now - before)
    return steps.account(f"faith:{member}", "hundredths")


def refuses(world: World, run: Run, member: str, what: str) -> bool:
    """Whether a member refuses to ``keep`` the stall or to ``help``, because of how often it was done against a no."""
    rules, state = world.council, run.council.get(member)
    return rules is not None and state is not None and what in rules.refused and state.faith <= rules.refuses


def night(world: World, run: Run) -> list[Event]:
    """A little of it fades; who refused and does so no more says it."""
    rules = world.council
    if rules is None:
        return []
    happened = []
    for member, state in run.council.items():
        off = clamp(state.faith, -rules.fade, rules.fade)
        run.council[member] = replace(state, faith=state.faith - off)
        if rules.refused and state.faith <= rules.refuses < state.faith - off:
            happened.append(event("council_again", person=member))
    return happened
