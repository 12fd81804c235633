"""Who keeps the stall while you are away, and which share of the buyers is served then."""

from __future__ import annotations

from marketgen.engine import faith
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.enterprise import Partner, SideState
from marketgen.engine.run import Run
from marketgen.engine.venture_rules import Batch
from marketgen.engine.world import World


def at_home(world: World, run: Run, member: str) -> bool:
    """Whether a member of the household is well and not away."""
    return member in run.health and not run.home.ill.get(member) and not run.home.away.get(member)


def partner(world: World, run: Run) -> Partner | None:
    """Who sells with you, if anybody does."""
    return next((world.partners[name] for name, state in run.partners.items() if state.since), None)


def busy(world: World, run: Run, member: str) -> str:
    """The work beside the stall that takes a member's day; empty if there is none."""
    return next((name for name, state in run.sidelines.items() if _taken(world, run, name, state) == member), "")


def _taken(world: World, run: Run, some_id: str, state: SideState) -> str:
    """Whose day a work takes: while it is done, and on the day of its last time."""
    return world.sidelines[some_id].member if state.since or state.ran == run.day else ""


def making(run: Run, member: str) -> str:
    """The batch that takes a member's day, by its recipe; empty if there is none."""
    return next((name for name, one in run.ventures.batches.items() if _hand(run, one, member)), "")


def _hand(run: Run, batch: Batch, member: str) -> bool:
    """Whether somebody is at a batch: as long as it needs hands, and on the day of the last work."""
    return member in batch.workers or (batch.ran == run.day and member in batch.hands)


def taken(world: World, run: Run, member: str) -> bool:
    """Whether something done beside the stall takes a member's day."""
    return bool((run.sidelines and busy(world, run, member)) or (run.ventures.batches and making(run, member)))


def freed(world: World, run: Run) -> bool:
    """Whether the workplace lets its man go for now, and he is well and at home."""
    works = world.family.workplace
    free = works is not None and run.home.freed > 0 and at_home(world, run, works.member)
    return free and works is not None and not taken(world, run, works.member)


def earns(world: World, run: Run) -> bool:
    """Whether whoever earns at home is well enough to."""
    earner = world.family.earner
    if earner is None or taken(world, run, earner.member):
        return False
    return at_home(world, run, earner.member) and run.health[earner.member] >= earner.least


def keeper(world: World, run: Run) -> str:
    """Who would keep the stall; empty if nobody can."""
    works, earner, other = world.family.workplace, world.family.earner, partner(world, run) if run.partners else None
    if other is not None and other.keeps_bp and not run.home.shut:
        return other.who
    if not world.met("family", run.day) or run.home.shut:
        return ""
    if works and works.keeps_bp and freed(world, run) and not faith.refuses(world, run, works.member, "keep"):
        return works.member
    if earner is None or not earner.keeps_bp or faith.refuses(world, run, earner.member, "keep"):
        return ""
    return earner.member if earns(world, run) else ""


def refusing(world: World, run: Run) -> str:
    """Who could keep the stall and refuses to, where nobody else can; empty if there is nobody like that."""
    works, earner = world.family.workplace, world.family.earner
    if keeper(world, run) or not world.met("family", run.day) or run.home.shut:
        return ""
    could = [works.member] if works and works.keeps_bp and freed(world, run) else []
    could += [earner.member] if earner and earner.keeps_bp and earns(world, run) else []
    return could[0] if could else ""


def keeper_share(world: World, run: Run) -> Account:
    """The share of the buyers that is served while you are away, in basis points, by who keeps the stall."""
    who = keeper(world, run)
    steps = Sum()
    works, earner, other = world.family.workplace, world.family.earner, partner(world, run) if run.partners else None
    if other is not None and who == other.who:
        steps.add("keeps_stall", other.keeps_bp, person=who)
    elif not who:
        refused = refusing(world, run)
        steps.add("keeper_refuses" if refused else "nobody_keeps", 0, keep=True, person=refused)
    elif works and who == works.member:
        steps.add("keeps_stall", works.keeps_bp, person=who)
    elif earner:
        steps.add("keeps_stall", earner.keeps_bp, person=who)
    return steps.account("keeper", "bp")
