"""Information (game.md 4.13): rumours with their source, whose record can be counted, and what comes of them."""

from __future__ import annotations

from marketgen.engine import chance, chapters, effects, hearsay
from marketgen.engine.almanac import of_day
from marketgen.engine.commands import Command
from marketgen.engine.conditions import Check, on_day
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import spend_hours
from marketgen.engine.run import Run, Told
from marketgen.engine.world import Rumour, World

SPREAD = 2
"""A morning brings at most as many rumours as the difficulty says, and at least this many fewer."""


def dawn(world: World, run: Run) -> list[Event]:
    """The rumours whose day has come, with what they foretold; then what is said this morning."""
    if not world.met("rumours", run.day):
        return []
    return _come_due(world, run) + ([] if chapters.between(world, run.day) else _hear(world, run))


def _come_due(world: World, run: Run) -> list[Event]:
    happened: list[Event] = []
    for told in run.told:
        if told.due == run.day:
            rumour = world.rumours[told.rumour]
            happened.append(event("rumour_day", rumour=rumour.id, person=told.who, truth=rumour.truth))
            happened += effects.carry_out(world, run, rumour.effects, f"rumour.{rumour.id}")
    return happened


def _hear(world: World, run: Run) -> list[Event]:
    most = world.difficulties[run.difficulty].rumours
    many = chance.between(chance.draw(run.seed, "rumours", run.day, ""), max(0, most - SPREAD), most)
    happened: list[Event] = []
    tellers: list[str] = []
    told = {one.rumour: one for one in run.told}
    today = of_day(world, "rumours", run.day, _rumours_of)
    for rumour in [one for one in _ranked(world, run) if one.id in today and one.id not in told] if many else ():
        if len(tellers) == many:
            break
        who = hearsay.teller(world, run, rumour)
        if who and who not in tellers and today[rumour.id](world, run, f"rumour.{rumour.id}"):
            tellers.append(who)
            happened.append(hearsay.tell(run, rumour, who))
    return happened


def _rumours_of(world: World, day: int) -> dict[str, Check]:
    """The rumours that can be told on a day of the scenario, with what says whether they are."""
    checks = {rumour.id: on_day(rumour.when, world, day) for rumour in world.rumours.values()}
    return {name: check for name, check in checks.items() if check is not None}


def _ranked(world: World, run: Run) -> list[Rumour]:
    """The rumours in the order in which a seed has them; worked out once."""
    known: tuple[World, list[Rumour]] | None = run.memory.get("rumours")
    if known is None or known[0] is not world:
        ranked = sorted(world.rumours.values(), key=lambda one: (chance.draw(run.seed, "rumour", 0, one.id), one.id))
        known = run.memory["rumours"] = (world, ranked)
    return known[1]


def follow_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each rumour that could be followed up."""
    return [Choice("follow", (told.rumour,), refusal=_why_not(world, run, told)) for told in hearsay.open_now(run)]


def _why_not(world: World, run: Run, told: Told) -> Refusal | None:
    if told.word:
        return refuse("already_so")
    return refuse("no_hours", hours=world.follow_hours) if world.follow_hours > run.hours else None


def check_follow(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether a rumour can be followed up now."""
    told = hearsay.find(run, command.ids[0])
    if told is None:
        return refuse("no_such", kind="rumour", id=command.ids[0])
    return refuse("rumour_over", day=told.due) if told.due <= run.day else _why_not(world, run, told)


def follow(world: World, run: Run, command: Command) -> list[Event]:
    """Ask around for an hour: how much of it is so."""
    spend_hours(world, run, world.follow_hours)
    return hearsay.learn(world, run, command.ids[0])
