"""Trials: a scenario's ``tests`` as plain records, for whoever plays them (:mod:`marketgen.lab.trials`)."""

from __future__ import annotations

from marketgen.engine.frozen import frozen
from marketgen.engine.world import World
from marketgen.scenario.problems import Place, Problem
from marketgen.scenario.source import Object, Path, place_of, spelled


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

    def problem(self, code: str, path: Path, what: str, mend: str) -> Problem:
        """A problem at a path of the document."""
        return Problem(code, what, mend, self.place(path), spelled(path))

    def place(self, path: Path) -> Place:
        """Where a path's value stands."""
        return place_of(self.root, path, False)
