"""Bots on the lesson's own world and seed: what a class is measured by."""

from __future__ import annotations

from marketgen.classroom.deciding import evenings
from marketgen.classroom.marks import Evening
from marketgen.engine.arithmetic import divide
from marketgen.engine.frozen import frozen
from marketgen.engine.rules import advance, drawn_goals, new_run, outcome
from marketgen.engine.run import Run
from marketgen.engine.scoring import home_part, points, score
from marketgen.engine.world import World
from marketgen.i18n import N_
from marketgen.play.bots import BOTS, next_command
from marketgen.play.lesson import Lesson

SHOWN = {
    "lawful": N_("a careful trader: buys what sells, keeps the household, pays nobody"),
    "fixed": N_("a trader of habit: asks the same price every day and looks at nothing"),
    "briber_lavish": N_("a trader who gives to officials twice a week, and a lot"),
    "random": N_("somebody who does anything at all, by luck"),
    "idle": N_("somebody who opens the stall and does nothing else"),
}
"""The bots of the yardstick, and what each does."""

NAMES = {
    "lawful": N_("careful"), "fixed": N_("habit"), "briber_lavish": N_("giver"), "random": N_("luck"),
    "idle": N_("nothing"),
}  # fmt: skip
"""What they are called beside a line."""


@frozen
class Bot:
    """What a bot came to, as ``Came`` has it. days: that it finished."""

    name: str
    days: int
    finished: bool
    score: int
    wealth: int
    household: int
    evenings: tuple[Evening, ...]


def bots(world: World, lesson: Lesson) -> tuple[Bot, ...]:
    """Each bot of the yardstick on the world of a lesson, with the first goal that the seed offers."""
    return tuple(_played(world, lesson, name) for name in SHOWN)


def _played(world: World, lesson: Lesson, name: str) -> Bot:
    goal = next(iter(drawn_goals(world, lesson.seed)), "")
    run = new_run(world, lesson.seed, lesson.difficulty, goal, lesson.terms.start).run
    given = 0
    while run.phase != "over":
        day = run.day
        advance(world, run, next_command(BOTS[name], world, run, given))
        given = given + 1 if run.day == day else 0
    return _came(world, run, name)


def _came(world: World, run: Run, name: str) -> Bot:
    end = outcome(world, run)
    account = end.score if end else score(world, run)
    return Bot(
        name=name,
        days=len(run.past),
        finished=len(run.past) >= world.days,
        score=points(account) if account else -1,
        wealth=run.past[-1].worth if run.past else run.start_worth,
        household=divide(home_part(world, run).total, 10_000),
        evenings=evenings(run),
    )
