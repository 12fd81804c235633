"""One's own results: keeping what a run came to, and the table by scenario and seed."""

from __future__ import annotations

from collections.abc import Sequence

from marketgen.engine import scoring
from marketgen.engine.accounts import Account
from marketgen.engine.frozen import frozen
from marketgen.engine.rules import RULES
from marketgen.engine.run import digest
from marketgen.i18n import _, ngettext
from marketgen.play.session import Session
from marketgen.saves import results
from marketgen.saves.problems import SaveProblem
from marketgen.saves.results import LONGEST, Result


@frozen
class Row:
    """One scenario and seed in the table. runs: how many were finished; best: the best of them; rules_now: whether that
    was played by the rules of this version, so that it can be beaten by the same."""

    title: str
    seed: str
    runs: int
    best: Result
    rules_now: bool


def of(session: Session) -> Result | None:
    """What a run came to; None while it goes on, and for what is no result of one's own: a practice run, a lesson, a
    run that is not on the disk or was begun under other rules."""
    end = session.outcome()
    if end is None or session.practice or session.attends or session.file is None or session.mixed:
        return None
    world, run = session.world, session.run
    title = world.texts.get("title", world.id)
    return Result(
        world.id, "".join(one for one in title if one.isprintable())[:LONGEST], run.seed, run.difficulty, run.goal,
        str(session.file.head.get("start", "")),
        end.goal_met, end.ending, end.reached, end.planned, scoring.points(end.score) if end.score else -1,
        max(0, run.past[-1].worth if run.past else run.start_worth), RULES, digest(run),
    )  # fmt: skip


def keep(session: Session) -> str:
    """Keep what a run came to, once; returns why it could not be, or an empty string."""
    result = of(session)
    if result is None:
        return ""
    try:
        results.keep(result)
    except SaveProblem as problem:
        return str(problem)
    return ""


def table() -> tuple[tuple[Row, ...], str]:
    """One's results by scenario and seed, the scenario and the seed played last first; and why there are none, if the
    file cannot be read."""
    known, why = results.load()
    latest: dict[str, None] = dict.fromkeys(one.scenario for one in reversed(known))
    by: dict[tuple[str, str], list[Result]] = {}
    for one in reversed(known):
        by.setdefault((one.scenario, one.seed), []).append(one)
    return tuple(_row(own) for scenario in latest for key, own in by.items() if key[0] == scenario), why


def _row(own: Sequence[Result]) -> Row:
    """``own``: the runs of one scenario and seed, the last played first."""
    best = max(own, key=lambda one: (one.rules == RULES, one.score, one.reached, one.worth))
    return Row(own[0].title, own[0].seed, len(own), best, best.rules == RULES)


def points_told(score: Account | None) -> str:
    """A score in words: ``61 of 100``, or that there is none."""
    return _score(scoring.points(score) if score else -1)


def _score(points: int) -> str:
    return _("{score} of 100").format(score=points) if points >= 0 else _("no score")


def goal_told(goal: str, met: bool) -> str:
    """Whether the goal was kept, without naming it; empty where there was none."""
    if not goal:
        return ""
    return _("the goal kept") if met else _("the goal missed")


def facts_of(result: Result) -> tuple[str, str, str]:
    """The score, the days and the goal of a result, in words."""
    days = _("day {reached} of {planned}").format(reached=result.reached, planned=result.planned)
    return _score(result.score), days, goal_told(result.goal, result.goal_met)


def sentence_of(row: Row) -> str:
    """A row of the table as a sentence."""
    runs = ngettext("{count} run", "{count} runs", row.runs).format(count=row.runs)
    facts = ", ".join(filter(None, facts_of(row.best)))
    told = _("{title}, seed {seed}: {runs}, the best: {facts}.").format(
        title=row.title, seed=row.seed, runs=runs, facts=facts
    )
    return told if row.rules_now else told + " " + _("Played by the rules of an earlier version.")


def said() -> list[str]:
    """The table as sentences, one a row; or why there is none."""
    rows, why = table()
    if why:
        return [why]
    return [sentence_of(row) for row in rows] or [_("No run has come to its end yet.")]
