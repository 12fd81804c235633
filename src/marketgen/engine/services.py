"""Services and favours (game.md 6): something done for an official instead of a thing given, and what he does for one
that he owes you."""

from __future__ import annotations

from marketgen.engine import chance, effects, office
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import divide
from marketgen.engine.commands import Command
from marketgen.engine.conditions import holds
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.replacing import replace
from marketgen.engine.run import Run
from marketgen.engine.world import Help, World


def why_not(world: World, run: Run, service: str) -> Refusal | None:
    """Why a service cannot be done today; None if it can."""
    rule = world.services[service]
    last = run.served.get(service, 0)
    if last and run.day - last < rule.every:
        return refuse("served_lately", service=service, day=last + rule.every)
    if not holds(world, run, rule.when, f"service.{service}"):
        return refuse("service_not_now", service=service)
    return effects.lacking(world, run, rule.effects)


def serve(world: World, run: Run, who: str, service: str) -> list[Event]:
    """It is done: what it takes, and the favours that he owes for it."""
    rule = world.services[service]
    run.served[service] = run.day
    happened = effects.carry_out(world, run, rule.effects, f"service.{service}")
    if rule.owes:
        run.favours[who] = run.favours.get(who, 0) + rule.owes
        happened.append(event("favour", person=who, amount=rule.owes))
    return happened


def does(world: World, run: Run, who: str, watching: int) -> Account:
    """The chance, in basis points, that an official does what he owes: by the tie, his fear, and how many would see
    that he is asked."""
    rules, state = world.gifts, run.officials[who]
    steps = Sum()
    steps.add("start", rules.favour_bp, keep=True)
    steps.add("tie", divide(state.tie * rules.tie_bp, 100), official=who, tie=state.tie)
    fear = office.fear_now(world, run, who).total
    steps.add("fear", -fear * rules.fear_bp, official=who, fear=fear)
    steps.add("witnesses", -watching * rules.witness_bp, witnesses=watching)
    steps.keep_within(rules.least_bp, rules.most_bp, "held")
    return steps.account(f"does:{who}", "bp")


def find(world: World, who: str, favour: str) -> Help | None:
    """What somebody can do for a favour; None if it is not his to do."""
    return next((one for one in world.officials[who].favours if one.id == favour), None)


def favour_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each thing that an official who owes you a favour can do."""
    return [
        Choice("call_in", (official.id, help.id), refusal=_closed(world, run, official.id, help))
        for official in office.serving(world, run)
        if run.favours.get(official.id)
        for help in official.favours
    ]


def _closed(world: World, run: Run, who: str, help: Help) -> Refusal | None:
    if run.officials[who].refused == run.day:
        return refuse("said_no", official=who)
    if not holds(world, run, help.when, f"favour.{who}.{help.id}"):
        return refuse("favour_not_now", official=who, favour=help.id)
    return effects.lacking(world, run, help.effects)


def check_call_in(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether a favour can be called in now."""
    who, favour = command.ids
    help = find(world, who, favour)
    if help is None:
        return refuse("not_his_to_do", official=who)
    if not run.favours.get(who):
        return refuse("no_favour", person=who, needs=1)
    return _closed(world, run, who, help)


def call_in(world: World, run: Run, command: Command, watching: int) -> list[Event]:
    """Ask for it: he does it and owes one less, or he does not dare to today and goes on owing."""
    who, favour = command.ids
    help = find(world, who, favour)
    assert help is not None
    luck = chance.draw(run.seed, "favour", run.day, who)
    if not chance.happens(luck, does(world, run, who, watching).total):
        run.officials[who] = replace(run.officials[who], refused=run.day)
        return [event("favour_not", official=who, favour=favour)]
    run.favours[who] -= 1
    done = event("favour_done", official=who, favour=favour)
    return [done, *effects.carry_out(world, run, help.effects, f"favour.{who}.{favour}")]
