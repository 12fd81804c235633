"""Story events: people who come with something, when their conditions hold; choices and effects."""

from __future__ import annotations

from marketgen.engine import chance, effects
from marketgen.engine.commands import Command
from marketgen.engine.conditions import holds
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.run import Run
from marketgen.engine.world import EventChoice, Story, World


def arise(world: World, run: Run, phase: str) -> list[Event]:
    """Events of a phase: those without choices happen at once, then at most one with choices waits for an answer."""
    happened: list[Event] = []
    for story in _told(world, run, phase):
        happened.append(event("story", event=story.id))
        _mark(run, story)
        happened.extend(effects.carry_out(world, run, story.effects, story.id))
    asked = _asked(world, run, phase)
    if asked and not run.ended:
        run.pending = f"event:{asked.id}"
        happened.append(event("asked", event=asked.id))
    return happened


def _mark(run: Run, story: Story) -> None:
    run.seen[story.id] = run.day
    run.scheduled = tuple(item for item in run.scheduled if not (item[1] == story.id and item[0] <= run.day))


def _open(world: World, run: Run, story: Story, phase: str) -> bool:
    if story.phase != phase:
        return False
    if (run.day, story.id) in run.scheduled or any(day <= run.day and name == story.id for day, name in run.scheduled):
        return True
    if story.chained:
        return False
    last = run.seen.get(story.id, 0)
    if last and (not story.cooldown or run.day - last < story.cooldown):
        return False
    return holds(world, run, story.when, story.id)


def _told(world: World, run: Run, phase: str) -> list[Story]:
    found = [story for story in world.events.values() if not story.choices and _open(world, run, story, phase)]
    return sorted(found, key=lambda story: (-story.priority, story.id))


def _asked(world: World, run: Run, phase: str) -> Story | None:
    found = [story for story in world.events.values() if story.choices and _open(world, run, story, phase)]
    found = [story for story in found if any(_possible(world, run, choice) is None for choice in story.choices)]
    if not found:
        return None
    highest = max(story.priority for story in found)
    best = sorted((story for story in found if story.priority == highest), key=lambda story: story.id)
    luck = chance.draw(run.seed, "story", run.day, phase)
    which = chance.pick(luck, tuple(story.weight for story in best))
    return best[max(0, which)]


def current(world: World, run: Run) -> Story | None:
    """The event that waits for an answer, if one does."""
    kind, _, name = run.pending.partition(":")
    return world.events[name] if kind == "event" else None


def _possible(world: World, run: Run, choice: EventChoice) -> Refusal | None:
    if not holds(world, run, choice.when, f"choice.{choice.id}"):
        return refuse("choice_closed", choice=choice.id)
    return effects.lacking(world, run, choice.effects)


def choose_choices(world: World, run: Run) -> list[Choice]:
    """The choices of the event in front, in the scenario's order."""
    story = current(world, run)
    if story is None:
        return []
    return [Choice("choose", (choice.id,), refusal=_possible(world, run, choice)) for choice in story.choices]


def check_choose(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether the event in front has this choice and it is possible."""
    for choice in choose_choices(world, run):
        if choice.ids == command.ids:
            return choice.refusal
    return refuse("no_such", kind="choice", id=command.ids[0])


def choose(world: World, run: Run, command: Command) -> list[Event]:
    """Make a choice: its effects, in order; it is remembered as a fork of the run."""
    story = current(world, run)
    assert story is not None
    choice = next(item for item in story.choices if item.id == command.ids[0])
    run.pending = ""
    _mark(run, story)
    run.chosen[story.id] = choice.id
    run.forks = (*run.forks, (run.day, story.id, choice.id))
    chosen = event("chose", event=story.id, choice=choice.id)
    return [chosen, *effects.carry_out(world, run, choice.effects, story.id)]
