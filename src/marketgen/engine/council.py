"""The household's council (game.md 4.9): those at home say yes or no to a danger before it is taken.

Doing it against a no is remembered, and so is doing it with a yes. Nothing of it is luck: what somebody says follows
from how things are.
"""

from __future__ import annotations

from typing import NamedTuple

from marketgen.engine.accounts import Account, Sum
from marketgen.engine.almanac import of_world
from marketgen.engine.arithmetic import clamp, divide
from marketgen.engine.commands import Command
from marketgen.engine.conditions import holds
from marketgen.engine.council_rules import Matter
from marketgen.engine.events import Event, event
from marketgen.engine.faith import MOST, NEW
from marketgen.engine.replacing import replace
from marketgen.engine.run import Run
from marketgen.engine.world import World

REASON = "council_reason"
"""The step of a reason of the scenario's; its fact ``reason`` says which."""


class Said(NamedTuple):
    """What a member says: yes or no, and the step that weighs most for it, with the reason's id where it is one."""

    member: str
    yes: bool
    step: str
    reason: str = ""


def says(world: World, run: Run, matter_id: str, member: str) -> Account:
    """What speaks for and against a matter in a member's eyes, in points; nothing or more is a yes. Raises KeyError for
    a matter or a voice that there is not."""
    rules = world.council
    if rules is None:
        raise KeyError(matter_id)
    voice, matter = rules.voices[member], rules.matters[matter_id]
    steps = Sum()
    steps.add("council_nature", voice.nature, keep=True, person=member)
    steps.add("council_matter", matter.points.get(member, 0), matter=matter_id)
    under = max(0, 1000 - run.health.get(member, 1000))
    steps.add("council_health", -divide(under * voice.health, 100), tenths=run.health.get(member, 1000))
    steps.add("council_heat", -divide(run.heat * voice.heat, 10), heat=run.heat)
    steps.add("council_level", -run.level * voice.level, level=run.level)
    faith = run.council.get(member, NEW).faith
    steps.add("council_faith", divide(faith * voice.faith, 100), faith=faith)
    for reason in voice.reasons:
        if holds(world, run, reason.when, f"council.{member}.{reason.id}"):
            steps.add(REASON, reason.points, person=member, reason=reason.id)
    return steps.account(f"says:{matter_id}:{member}", "points")


def say(world: World, run: Run, matter_id: str, member: str) -> Said:
    """What a member says to a matter, and why: what weighs most of all that speaks for the answer."""
    account = says(world, run, matter_id, member)
    yes = account.total >= 0
    most = max(account.steps, key=lambda step: step.amount if yes else -step.amount)
    return Said(member, yes, most.name, str(most.fact("reason", "")))


def matters(world: World, run: Run, command: Command) -> tuple[Matter, ...]:
    """What of a command the household is asked about; nothing for most."""
    rules = world.council
    if rules is None or not world.met("council", run.day):
        return ()
    could = of_world(world, "matters", _by_verb).get(command.verb)
    return tuple([one for one in could if _touches(world, run, one, command)]) if could else ()


def _by_verb(world: World) -> dict[str, list[Matter]]:
    """What the household can be asked about, by the verb of a command: most of them have nothing."""
    assert world.council is not None
    found: dict[str, list[Matter]] = {}
    for one in world.council.matters.values():
        for verb in dict.fromkeys((*one.verbs, "choose") if one.choices else one.verbs):
            found.setdefault(verb, []).append(one)
    return found


def _touches(world: World, run: Run, matter: Matter, command: Command) -> bool:
    if command.verb == "choose":
        kind, _, name = run.pending.partition(":")
        if kind != "event" or matter.choices.get(name) != command.ids[0]:
            return False
    elif command.verb not in matter.verbs or (matter.only and not any(one in matter.only for one in command.ids)):
        return False
    return holds(world, run, matter.when, f"council.{matter.id}")


def answers(world: World, run: Run, matter_id: str) -> tuple[Said, ...]:
    """What everybody who is asked and at home says to a matter."""
    rules = world.council
    if rules is None:
        return ()
    return tuple(say(world, run, matter_id, who) for who in rules.voices if _there(run, who))


def _there(run: Run, member: str) -> bool:
    """Whether a member can be asked: at home, ill or well."""
    return member in run.health and not run.home.away.get(member)


def done(world: World, run: Run, command: Command) -> list[Event]:
    """A command is about to be carried out: who said no to it, and who said yes, remembers that. Each matter counts
    once a day; of several that a command touches, each is answered as things stood before any was remembered."""
    asked = [(one, answers(world, run, one.id)) for one in matters(world, run, command)]
    return [told for matter, said in asked for told in _remember(world, run, matter, said)]


def _remember(world: World, run: Run, matter: Matter, answered: tuple[Said, ...]) -> list[Event]:
    rules, happened, against = world.council, [], False
    assert rules is not None
    for said in answered:
        state = run.council.get(said.member, NEW)
        before = state.matters if state.day == run.day else ()
        if matter.id in before:
            continue
        moved = rules.agreed if said.yes else rules.overruled
        run.council[said.member] = replace(
            state, faith=clamp(state.faith + moved, -MOST, MOST), against=state.against + (not said.yes),
            agreed=state.agreed + said.yes, day=run.day, matters=tuple(sorted((*before, matter.id))),
        )  # fmt: skip
        against = against or not said.yes
        kind = "council_agreed" if said.yes else "council_overruled"
        happened.append(event(kind, person=said.member, matter=matter.id))
        if rules.refused and run.council[said.member].faith <= rules.refuses < state.faith:
            happened.append(event("council_refuses", person=said.member))
    if against:
        run.home = replace(run.home, overruled=run.home.overruled + 1)
    return happened
