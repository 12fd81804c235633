"""Trials: a scenario's ``tests`` as plain records, for whoever plays them (:mod:`marketgen.lab.trials`)."""

from __future__ import annotations

from decimal import Decimal

from marketgen.engine.frozen import frozen
from marketgen.engine.world import World
from marketgen.i18n import _, ngettext
from marketgen.scenario.problems import Place, Problem, safe
from marketgen.scenario.source import Object, Path, place_of, spelled

SCALES = {"score": 1, "poor_days": 1, "worth": 1000}
"""What a quantity is multiplied with in an expectation, by measure; all others are shares in basis points."""

_BP = 10_000


@frozen
class Expectation:
    """A quantity within a range, both ends included, None for no end. measure: the key under ``expect``; subject: an
    ending, an event or ``event:choice``; ends in basis points for shares, thousandths for ``worth``, else in ones.
    path: where it stands in the document."""

    measure: str
    subject: str
    low: int | None
    high: int | None
    path: Path


@frozen
class Trial:
    """Runs of a bot and what is expected of them. seeds: those it names, else none and ``games`` of its own; days: the
    day after which runs are stopped, 0 for the end; start, difficulty, goal: empty for the usual ones."""

    id: str
    bot: str
    games: int
    seeds: tuple[str, ...]
    start: str
    days: int
    difficulty: str
    goal: str
    expected: tuple[Expectation, ...]


@frozen
class ToPlay:
    """A scenario without errors and its trials; ``root``: the joined document, for places in its files."""

    world: World
    trials: tuple[Trial, ...]
    root: Object

    def place(self, path: Path) -> Place:
        """Where the value of a path stands."""
        return place_of(self.root, path, False)

    def failed(self, trial: Trial, expected: Expectation, found: int, runs: int, seed: str) -> Problem:
        """An expectation that was not met, with what was found and a seed that shows it."""
        if expected.low is not None and found < expected.low:
            told, wanted = _('"{key}" is {found} in {runs} of {bot}; at least {wanted} is expected'), expected.low
        else:
            told, wanted = _('"{key}" is {found} in {runs} of {bot}; at most {wanted} is expected'), expected.high or 0
        what = told.format(
            key=expected.path[-1],
            found=_written(expected.measure, found),
            runs=ngettext("{count} run", "{count} runs", runs).format(count=runs),
            bot=trial.bot,
            wanted=_written(expected.measure, wanted),
        )
        place = self.place(expected.path)
        start = f" --start {trial.start}" if trial.start else ""
        command = f"marketgen play {safe(place.file, 200)} --seed {seed}{start}"
        mend = _("the seed {seed} shows it (`{command}`); mend the scenario, or the range").format(
            seed=seed, command=command
        )
        return Problem("E601", what, mend, place, spelled(expected.path))

    def not_offered(self, trial: Trial, seed: str) -> Problem:
        """A seed of a test that does not offer the goal of the test."""
        path: Path = ("tests", trial.id, "goal")
        what = _('the seed "{seed}" does not offer the goal "{goal}": each seed draws some').format(
            seed=seed, goal=trial.goal
        )
        mend = _('take that seed out, or write "games" instead of "seeds"')
        return Problem("E602", what, mend, self.place(path), spelled(path))


def _written(measure: str, value: int) -> str:
    """A quantity as it is written in the file."""
    return f"{(Decimal(value) / SCALES.get(measure, _BP)).normalize():f}"
