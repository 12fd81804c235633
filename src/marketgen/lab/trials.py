"""A scenario's own tests, played: which expectations were not met, with what was found and a seed that shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count, islice

from marketgen.engine.arithmetic import BP, divide
from marketgen.engine.frozen import frozen
from marketgen.engine.rules import drawn_goals
from marketgen.engine.world import World
from marketgen.lab.one import Played, Setting
from marketgen.lab.sim import Plan, simulate
from marketgen.lab.summary import at
from marketgen.scenario import Problem, ToPlay
from marketgen.scenario.trials import Expectation, Trial

_SEED = 34
"""Characters of a test's id that its seeds begin with: a seed word has 40 at most."""

_SHARES: dict[str, Callable[[Played, str], bool]] = {
    "finished": lambda one, _: one.finished,
    "goal_met": lambda one, _: one.goal_met,
    "endings": lambda one, ending: one.ending == ending,
    "events": lambda one, event: event in one.seen.events,
    "choices": lambda one, choice: choice in one.seen.taken,
}
"""What is true or not of a run: its share of the runs is expected."""

_MEDIANS: dict[str, Callable[[Played], int]] = {
    "score": lambda one: one.score,
    "worth": lambda one: one.worth,
    "poor_days": lambda one: one.poor,
    "best_share": lambda one: one.best_share_bp,
}
"""What is counted of a run: the median of the runs is expected."""


@frozen
class Result:
    """What became of a test: how many runs were played, and the problems, one for each expectation not met."""

    trial: Trial
    runs: int
    problems: tuple[Problem, ...]


def play(scenario: ToPlay, jobs: int = 1) -> Iterator[Result]:
    """Play every test of a scenario, in the order of the file."""
    for trial in scenario.trials:
        missed = [seed for seed in trial.seeds if not _offers(scenario.world, seed, trial.goal)]
        if missed:
            yield Result(trial, 0, (scenario.not_offered(trial, missed[0]),))
            continue
        setting = Setting(trial.days, trial.start, trial.difficulty, trial.goal)
        plan = Plan((trial.bot,), trial.games, trial.id, setting=setting, seeds=seeds(scenario.world, trial))
        played = simulate(scenario.world, plan, jobs=jobs)
        problems = [problem for one in trial.expected for problem in _judge(scenario, trial, one, played)]
        yield Result(trial, len(played), tuple(problems))


def seeds(world: World, trial: Trial) -> tuple[str, ...]:
    """The seeds of a test: those it names, else as many of its own as it has games, each of which offers its goal."""
    if trial.seeds:
        return trial.seeds
    own = (f"{trial.id[:_SEED]}-{number}" for number in count(1))
    return tuple(islice((seed for seed in own if _offers(world, seed, trial.goal)), trial.games))


def _offers(world: World, seed: str, goal: str) -> bool:
    return not goal or goal in drawn_goals(world, seed)


def value(expected: Expectation, played: Sequence[Played]) -> int:
    """What came of runs, in the unit of the expectation."""
    holds = _SHARES.get(expected.measure)
    if holds is not None:
        return divide(sum(holds(one, expected.subject) for one in played) * BP, len(played))
    return at([_MEDIANS[expected.measure](one) for one in played], 50)


def _judge(scenario: ToPlay, trial: Trial, expected: Expectation, played: Sequence[Played]) -> Iterator[Problem]:
    found = value(expected, played)
    if not _within(expected, found):
        yield scenario.failed(trial, expected, found, len(played), _shown_by(expected, found, played))


def _within(expected: Expectation, found: int) -> bool:
    return (expected.low is None or expected.low <= found) and (expected.high is None or found <= expected.high)


def _shown_by(expected: Expectation, found: int, played: Sequence[Played]) -> str:
    """The seed of the shortest run that is as it should not be."""
    holds = _SHARES.get(expected.measure)
    too_few = expected.low is not None and found < expected.low
    if holds is not None:
        wrong = [one for one in played if holds(one, expected.subject) != too_few]
    else:
        wrong = [one for one in played if not _within(expected, _MEDIANS[expected.measure](one))]
    return min(wrong, key=lambda one: (one.days, one.commands)).seed
