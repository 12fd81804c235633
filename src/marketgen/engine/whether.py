"""Whether an event comes, and why not: each of its conditions with its present value, and all else that keeps it away.

For the authors of scenarios. Everything is asked of the functions by which events come (``story``, ``conditions``), so
that what is told here and what happens cannot differ.
"""

from __future__ import annotations

from marketgen.engine import chance, people, story
from marketgen.engine.arithmetic import BP
from marketgen.engine.conditions import holds, test_holds
from marketgen.engine.events import Refusal
from marketgen.engine.frozen import frozen
from marketgen.engine.measures import MEASURES, measure
from marketgen.engine.plot import Condition, EventChoice, Story, Test
from marketgen.engine.run import Run
from marketgen.engine.world import World


@frozen
class Asked:
    """One test with what it found. value: the measure now in its unit; for ``seen`` the day on which it was, for
    ``flag`` 1 or 0; for ``chose`` 1 if anything was chosen, and ``word`` is what."""

    test: Test
    value: int
    word: str
    holds: bool


@frozen
class Weighed:
    """A condition with its tests and parts weighed. mode: as in the condition; chance_bp: BP if it has no chance, and
    ``lucky`` says whether today's draw fits."""

    mode: str
    holds: bool
    tests: tuple[Asked, ...]
    parts: tuple[Weighed, ...]
    chance_bp: int
    lucky: bool


@frozen
class Gate:
    """Something that must be so if the event is to come. kind: a word; the rest is what a sentence about it needs.

    day: on which something was, or will be; again: on which it may be again, 0 for never; other: an id; weight: its
    own, and ``of`` that of all it is drawn among.
    """

    kind: str
    holds: bool
    day: int = 0
    again: int = 0
    other: str = ""
    weight: int = 0
    of: int = 0


@frozen
class Way:
    """A choice of an event: its condition weighed, and why it is closed (None if it is open)."""

    id: str
    when: Weighed
    refusal: Refusal | None


@frozen
class Report:
    """What there is to know of an event now. comes: nothing keeps it away in its part of the day, as things stand;
    gates: everything that could, in the order in which it is asked; when: None for one that only comes when sent."""

    story: Story
    comes: bool
    gates: tuple[Gate, ...]
    when: Weighed | None
    ways: tuple[Way, ...]


def weigh(world: World, run: Run, condition: Condition, owner: str) -> Weighed:
    """A condition with each of its parts; ``owner`` keys its chance as in :func:`holds`."""
    drawn = chance.draw(run.seed, "condition", run.day, owner)
    return Weighed(
        condition.mode,
        holds(world, run, condition, owner),
        tuple(_asked(world, run, test) for test in condition.tests),
        tuple(weigh(world, run, part, owner) for part in condition.parts),
        condition.chance_bp,
        condition.chance_bp >= BP or chance.happens(drawn, condition.chance_bp),
    )


def _asked(world: World, run: Run, test: Test) -> Asked:
    value, word = 0, ""
    if test.measure == "flag":
        value = int(test.subject in run.flags)
    elif test.measure == "seen":
        value = run.seen.get(test.subject, 0)
    elif test.measure == "chose":
        word = run.chosen.get(test.subject.partition(":")[0], "")
        value = int(word != "")
    elif test.measure in MEASURES:
        value = measure(world, run, test.measure, test.subject)
    return Asked(test, value, word, test_holds(world, run, test))


def report(world: World, run: Run, name: str) -> Report:
    """All there is to know of the event called ``name``. KeyError if there is none."""
    one = world.events[name]
    sent = name in story.due(run)
    when = None if one.chained else weigh(world, run, one.when, name)
    gates = [gate for gate in _gates(world, run, one, sent, when) if gate is not None]
    if one.choices:
        gates += _of_the_day(world, run, one, sent)
        gates += _rivals(world, run, one) if all(gate.holds for gate in gates) else []
    ways = tuple(_way(world, run, choice) for choice in one.choices)
    return Report(one, all(gate.holds for gate in gates), tuple(gates), when, ways)


def _way(world: World, run: Run, choice: EventChoice) -> Way:
    when = weigh(world, run, choice.when, f"choice.{choice.id}")
    return Way(choice.id, when, story.possible(world, run, choice))


def _gates(world: World, run: Run, one: Story, sent: bool, when: Weighed | None) -> list[Gate | None]:
    """What is asked of every event: :func:`story.open_now`, part by part."""
    last = run.seen.get(one.id, 0)
    again = last + one.cooldown if last and one.cooldown else 0
    rested = not last or (again != 0 and run.day >= again)
    coming = min((day for day, name in run.scheduled if name == one.id), default=0)
    return [
        Gate("ended", run.phase != "over"),
        Gate("sent", sent, coming) if one.chained or coming else None,
        None if sent else Gate("again" if last else "first", rested, last, again),
        Gate("at_home", people.at_home(world, run)),
        Gate("person", people.here(world, run, one.person), other=one.person) if one.person else None,
        None if sent or when is None else Gate("condition", when.holds),
    ]


def _of_the_day(world: World, run: Run, one: Story, sent: bool) -> list[Gate]:
    """What is asked besides of an event with choices."""
    gates = [Gate("choice", any(story.possible(world, run, choice) is None for choice in one.choices))]
    if sent:
        return gates
    media = story.MEDIA in one.tags
    if media:
        gates.append(Gate("media", story.media_evening(world, run)))
    if story.DILEMMA in one.tags:
        gates.append(Gate("dilemma", story.rested(world, run), again=world.story.dilemma_days))
    if not media and one.priority <= 0:
        gates.append(Gate("room", story.room(world, run, one.phase)))
    return gates


def _rivals(world: World, run: Run, one: Story) -> list[Gate]:
    """Who else may come in that part of the day: before it by rank, or drawn against it by weight."""
    drawn, among = story.contest(world, run, one.phase)
    if drawn is None or among == (one,):
        return []
    if one not in among:
        return [Gate("outranked", False, other=drawn.id)]
    whole = sum(rival.weight for rival in among)
    return [Gate("drawn", drawn is one, other=drawn.id, weight=one.weight, of=whole)]
