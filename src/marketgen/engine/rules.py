"""The rules as six questions: new_run, check, apply, choices, outcome, explain. All are pure; what each verb is, stands
in ``deeds``.

``advance`` is ``apply`` without the copy, for programs that own their run (simulations, replays).
"""

from __future__ import annotations

from marketgen.engine import (
    bargain,
    chapters,
    council,
    day,
    office,
    people,
    scoring,
    shipments,
    starting,
    steward,
    travel,
    worth,
)
from marketgen.engine.commands import MOST, VERBS, Command, parse, text
from marketgen.engine.deeds import DEEDS as _RULES
from marketgen.engine.deeds import Rule as _Rule
from marketgen.engine.events import Choice, Event, Outcome, Refusal, Turn, event, refuse
from marketgen.engine.explain import explain
from marketgen.engine.run import Run
from marketgen.engine.starting import drawn_goals as drawn_goals
from marketgen.engine.world import World

__all__ = ["RULES", "advance", "apply", "check", "choices", "explain", "new_run", "outcome", "undoable"]

RULES = 3
"""Rises whenever a recorded run ends otherwise on purpose. Saves carry it."""


def new_run(world: World, seed: str, difficulty: str = "", goal: str = "", start: str = "") -> Turn:
    """Begin a run: the morning of day 1, or that of a named start. Raises KeyError if there is no such difficulty or
    start, or no such goal under this seed."""
    level = world.difficulties[difficulty or world.difficulty]
    drawn = drawn_goals(world, seed)
    chosen = goal or next(iter(drawn), "")
    if chosen and chosen not in drawn:
        raise KeyError(chosen)
    named = world.starts[start] if start else None
    run = starting.before_dawn(world, seed, level, chosen)
    if named is not None:
        starting.enter(world, run, named)
    first = run.day
    happened = day.dawn(world, run)
    run.start_worth = worth.total(world, run)
    if named is not None:
        run.past = starting.days_before(world, run)
    return Turn(run, (event("begin", day=first), *happened))


def check(world: World, run: Run, command: Command) -> Refusal | None:
    """Why a command is not possible now; None if it is. Never raises for a command that ``parse`` can make."""
    verb, ids, amount = command.verb, command.ids, command.amount
    rule = _RULES.get(verb)
    form = VERBS.get(verb)
    if rule is None or form is None:
        return refuse("no_verb", verb=verb)
    if len(ids) != len(form.ids) or (amount >= 0) != bool(form.amount):
        return refuse("form", verb=verb)
    if bool(command.words) != form.words or not -1 <= amount <= MOST:
        return refuse("form", verb=verb)
    if form.words and parse(text(command)) != command:  # a log could not read it back
        return refuse("form", verb=verb)
    closed = _closed(world, run, verb, rule) or (_unknown(world, run, form.ids, ids) if ids else None)
    return closed or rule.check(world, run, command)


_ANSWERS = ("choose", "answer", *bargain.SAYS)
"""The verbs that answer something in front."""


def _closed(world: World, run: Run, verb: str, rule: _Rule) -> Refusal | None:
    """Why a verb as a whole is not possible now: the end, not met, barred, a decision in front, the phase."""
    phase = run.phase
    if phase == "over":
        return refuse("over")
    first = world.systems.get(rule.system, 0)
    if not 0 < first <= run.day:  # world.met
        return refuse("not_yet", verb=verb, day=first) if first else refuse("not_in_scenario", verb=verb)
    if run.begun and verb in world.starts[run.begun].barred:
        return refuse("barred", verb=verb, start=run.begun)
    in_front = _in_front(run, verb) if run.pending or verb in _ANSWERS else None
    if in_front:
        return in_front
    if verb == "release" and shipments.held(run) is None:
        return refuse("nothing_held")
    if phase in rule.phases:
        return None
    if phase == "away":
        return refuse("not_here", day=travel.home_day(run))
    return refuse("wrong_phase", verb=verb, phase=phase)


def why_closed(world: World, run: Run, verb: str) -> Refusal | None:
    """Why a verb as a whole is not possible now, whatever it is about; None if it is not closed."""
    return _closed(world, run, verb, _RULES[verb])


def _in_front(run: Run, verb: str) -> Refusal | None:
    """Why a verb must wait for what is in front, or answers nothing."""
    if run.pending == "inspection" and verb not in ("answer", "give", "note"):
        return refuse("inspection_first")
    if run.pending.startswith("event:") and verb not in ("choose", "note"):
        return refuse("decision_first", event=run.pending[6:])
    if (run.pending == bargain.PENDING or verb in bargain.SAYS) and verb != "note":
        return bargain.in_front(run, verb)
    waits = {"choose": run.pending.startswith("event:"), "answer": run.pending == "inspection"}
    return None if waits.get(verb, True) else refuse("nothing_asked")


def _unknown(world: World, run: Run, kinds: tuple[str, ...], ids: tuple[str, ...]) -> Refusal | None:
    """A refusal for an id the scenario does not have, or has not shown yet."""
    for kind, name in zip(kinds, ids, strict=True):
        unknown = False
        if kind == "good":
            good = world.goods.get(name)
            unknown = good is None or good.from_day > run.day
        elif kind == "person":  # a go-between may be anybody who trusts you; the verb's own check says who
            unknown = len(kinds) <= 2 and not (name in world.middlemen and people.present(world, run, name))
        elif kind == "official":
            official = world.officials.get(name)
            unknown = official is None or official.from_day > run.day
        elif kind in _NAMED:
            unknown = name not in getattr(world, _NAMED[kind])
        if unknown:
            return refuse("no_such", kind=kind, id=name, day=run.day)
        if kind == "official" and not office.in_office(world, run, name):
            return refuse("not_in_office", official=name)
    return None


_NAMED = {
    "member": "household",
    "rumour": "rumours",
    "kye": "kyes",
    "sideline": "sidelines",
    "stake": "stakes",
    "partner": "partners",
    "workshop": "workshops",
    "recipe": "recipes",
    "firm": "firms",
    "contract": "contracts",
    "neighbour": "neighbours",
}
"""Kinds of ids that are known from the first day on, and where the world has them."""


def advance(world: World, run: Run, command: Command) -> list[Event]:
    """Carry out a command that ``check`` accepts on this very run. Returns what happened; the weeks between two
    chapters, if it led into them, among it."""
    happened = _carry_out(world, run, command)
    if run.phase == "over" or not chapters.between(world, run.day):
        return happened
    return chapters.live(world, run, _steward, happened)


def _steward(world: World, run: Run) -> list[Event]:
    """A step of the standing arrangement, in the weeks between two chapters."""
    return _carry_out(world, run, steward.next_command(world, run, check))


def _carry_out(world: World, run: Run, command: Command) -> list[Event]:
    if world.council is None:
        return _RULES[command.verb].apply(world, run, command)
    return council.done(world, run, command) + _RULES[command.verb].apply(world, run, command)


def apply(world: World, run: Run, command: Command) -> Turn | Refusal:
    """The run after a command and what happened, or why not; ``run`` itself is never changed."""
    refusal = check(world, run, command)
    if refusal:
        return refusal
    before = _goal_met(world, run)  # now: what is kept for the day is still that of this day
    after = run.copy()
    happened = advance(world, after, command)
    return Turn(after, (*happened, *_goal_moved(world, before, after)))


def move(world: World, run: Run, command: Command) -> Turn | Refusal:
    """:func:`apply` on this very run, for who never goes back to the state before. A refusal changes nothing."""
    refusal = check(world, run, command)
    if refusal:
        return refusal
    before = _goal_met(world, run)
    happened = advance(world, run, command)
    return Turn(run, (*happened, *_goal_moved(world, before, run)))


def _goal_met(world: World, run: Run) -> bool | None:
    """Whether the goal of a run is met as things stand; None without one."""
    return scoring.goal_met(world, run) if run.goal in world.goals else None


def _goal_moved(world: World, before: bool | None, after: Run) -> list[Event]:
    """Told once when the goal of the run is met as things stand, or is no longer; the end counts it by itself."""
    if before is None or after.phase == "over":
        return []
    met = scoring.goal_met(world, after)
    return [event("goal_moved", goal=after.goal, met=int(met))] if met != before else []


def choices(world: World, run: Run) -> tuple[Choice, ...]:
    """Everything that may be done now, with ranges, and what is offered but not possible, with the reason."""
    found: list[Choice] = []
    for verb, rule in _RULES.items():
        if _closed(world, run, verb, rule) is None:
            found.extend(rule.choices(world, run))
    return tuple(found)


def choices_of(world: World, run: Run, verb: str) -> list[Choice]:
    """:func:`choices` of one verb only."""
    rule = _RULES[verb]
    return rule.choices(world, run) if _closed(world, run, verb, rule) is None else []


def undoable(verb: str) -> bool:
    """Whether a command of this verb draws no chance and reveals nothing, so that it may be taken back."""
    return _RULES[verb].undoable


def outcome(world: World, run: Run) -> Outcome | None:
    """Why the run ended and its score; None while it goes on."""
    return scoring.outcome(world, run)
