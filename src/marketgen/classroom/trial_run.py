"""A trial run: what the chances of a scenario come to on the way of a bot that plays it, from the accounts of the game.

The questions are those that ``?`` answers a pupil; each is asked anew every time the bot has done something.
"""

from __future__ import annotations

from collections.abc import Iterator

from marketgen.engine import office
from marketgen.engine.arithmetic import divide
from marketgen.engine.explain import explain
from marketgen.engine.frozen import frozen
from marketgen.engine.officials import gift_worth
from marketgen.engine.rules import advance, drawn_goals, new_run
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import _
from marketgen.play import numbers, wording
from marketgen.play.bots import BOTS, next_command
from marketgen.play.look.why import why
from marketgen.play.timeline import Timeline

SEED, BOT = "spring", "lawful"
"""What is played; any seed would do, and one is always the same."""

_WHERE = {"post": ("posts",), "risk": ("places", "ways")}
"""Questions whose sentence does not say where, because a pupil is looking at it: what their words are ids of."""


@frozen
class Reading:
    """A question, where its chance was lowest and highest and on which days, and the steps of the highest."""

    question: str
    low: str
    low_day: int
    high: str
    high_day: int
    steps: tuple[str, ...]


@frozen
class _Seen:
    """A chance as it was read. total: in its own unit."""

    total: int
    day: int
    question: str
    told: str
    steps: tuple[str, ...]


def readings(world: World) -> tuple[list[Reading], str]:
    """Every chance that a pupil could have asked about on the way of the bot, and the seed it played."""
    ends: dict[str, tuple[_Seen, _Seen]] = {}
    goals = drawn_goals(world, SEED)
    run = new_run(world, SEED, goal=goals[0] if goals else "").run
    given = 0
    while run.phase != "over":
        for name, subject in _subjects(world, run):
            _read(world, run, name, subject, ends)
        day = run.day
        advance(world, run, next_command(BOTS[BOT], world, run, given))
        given = given + 1 if run.day == day else 0
    found = [Reading(high.question, low.told, low.day, high.told, high.day, high.steps) for low, high in ends.values()]
    return found, SEED


def _read(world: World, run: Run, name: str, subject: str, ends: dict[str, tuple[_Seen, _Seen]]) -> None:
    """Look at a chance, and keep it if it is the first of its name, the lowest or the highest."""
    account = explain(world, run, subject)
    if account is None or not account.steps:
        return
    known = ends.get(name)
    if known is not None and known[0].total <= account.total <= known[1].total:
        return
    view = why(Timeline(world, run), subject, settled=True)
    assert view is not None, subject
    steps = tuple(" ".join((step.words, step.amount)) for step in view.steps)
    told = view.result
    if account.unit == "bp":
        told = _("{word} ({number})").format(word=numbers.odds(account.total), number=view.result)
    question = view.title.removesuffix(view.result).rstrip()
    kind, *words = subject.split(":")
    if kind in _WHERE:
        where = ", ".join(wording.name(world, *named) for named in zip(words, _WHERE[kind], strict=True))
        question = _("{question} ({where})").format(question=question, where=where)
    seen = _Seen(account.total, run.day, question, told, steps)
    low, high = known or (seen, seen)
    ends[name] = (seen if seen.total < low.total else low, seen if seen.total > high.total else high)


def _subjects(world: World, run: Run) -> Iterator[tuple[str, str]]:
    """What can be asked now: a name for the question, and the subject in its present form."""
    if world.met("officials", run.day):
        yield "inspection", "inspection"
        for who in run.officials:
            if office.in_office(world, run, who) and world.officials[who].from_day <= run.day:
                yield from _gifts(world, run, who)
                yield f"falls:{who}", f"falls:{who}"
    if world.met("offers", run.day):
        for who, man in world.middlemen.items():
            if man.from_day <= run.day:
                yield f"word:{who}", f"word:{who}"
    if world.met("shipments", run.day):
        yield from ((f"post:{post}",) * 2 for post in world.posts)
        yield "parcel_held", "parcel_held"
    if world.met("travel", run.day):
        yield from ((f"risk:{place}:{way}",) * 2 for way, road in world.ways.items() for place in road.to)
    if world.media is not None and run.knows:
        yield "danger", "danger"


def _gifts(world: World, run: Run, who: str) -> Iterator[tuple[str, str]]:
    """The form that suits an official best, in the amount that he expects in a week."""
    official = world.officials[who]
    for form in (*official.forms, *official.takes):
        each = gift_worth(world, run, form, 1) if form not in world.services else 0
        if each:
            amount = max(1, -divide(-run.officials[who].expects, each))
            yield f"accepts:{who}", f"accepts:{who}:{form}:{amount}"
            return
