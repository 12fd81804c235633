"""Verbs that play many runs: ``sim``, ``catalog``."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from marketgen.cli.output import FINE, Stop, block, complain, document, say
from marketgen.cli.working import workers
from marketgen.i18n import _, ngettext

if TYPE_CHECKING:
    from marketgen.engine.world import World
    from marketgen.lab.findings import Finding
    from marketgen.lab.one import Played
    from marketgen.lab.sim import Plan
    from marketgen.lab.summary import Summary
    from marketgen.play.games import Playable
    from marketgen.play.workers import Progress


def sim(asked: Namespace) -> int:
    """Let bots play many runs and say what they came to. Times and progress go to standard error."""
    from marketgen.lab.sim import Plan, simulate
    from marketgen.lab.summary import summaries
    from marketgen.lab.telling import sentence
    from marketgen.play import games

    plan = Plan(_bots(asked.bots), asked.games, games.check_seed(asked.seed), asked.days)
    loaded = games.load(asked.scenario)
    begun = time.monotonic()
    with workers(asked.cluster) as (executor, count), progress_bar(len(plan.bots) * plan.games) as progress:
        played = simulate(loaded.world, plan, executor, count or asked.jobs, progress)
    _tell_time(sum(one.days for one in played), time.monotonic() - begun)
    found, known = summaries(played), _findings(loaded.world, plan, played)
    if asked.json:
        runs = [one.facts() for one in played]
        told = [{**one.facts(), "says": sentence(loaded.world, one)} for one in known]
        document({**_about(loaded, plan), "bots": [one.facts() for one in found], "findings": told, "runs": runs})
    else:
        _table(loaded.world, plan, found)
        _tell(loaded.world, known)
    return FINE


def _findings(world: World, plan: Plan, played: list[Played]) -> list[Finding]:
    """What an author should know, with the days on which nothing could be decided."""
    from marketgen.lab import findings, probe

    first = findings.CAREFUL if findings.CAREFUL in plan.bots else plan.bots[0]
    seeds = [seed for bot, seed in plan.tasks() if bot == first]
    return findings.find(world, played, probe.empty_days(world, first, seeds, plan.how()))


def _tell(world: World, known: list[Finding]) -> None:
    """The findings in sentences, a line each; that there is none is said too."""
    from marketgen.lab.telling import told

    head = _("What an author should know:") if known else _("Nothing stands out.")
    block("\n".join(["", head, *(f"- {told(world, one)}" for one in known)]))


EVERY = "all"
"""The word of ``--bots`` that names all of them."""


def _bots(words: str) -> tuple[str, ...]:
    from marketgen.play.bots import BOTS

    names = tuple(dict.fromkeys(word.strip() for word in words.split(",") if word.strip()))
    if names == (EVERY,):
        return tuple(BOTS)
    wrong = [name for name in names if name not in BOTS]
    if wrong or not names:
        told = _("There is no bot called {name}; take some of: {names}.")
        raise Stop(told.format(name=", ".join(wrong)[:80] or "?", names=", ".join(BOTS)))
    return names


def _about(loaded: Playable, plan: Plan) -> dict[str, Any]:
    from marketgen.engine.rules import RULES

    return {
        "scenario": loaded.world.id,
        "digest": loaded.digest,
        "rules": RULES,
        "seed": plan.seed,
        "games": plan.games,
        "days": plan.days or loaded.world.days,
        "measure": loaded.world.score.measure,
    }


def _table(world: World, plan: Plan, found: list[Summary]) -> None:
    from marketgen.play import numbers, wording

    measure = wording.name(world, world.score.measure)
    unit = wording.text(world, f"goods.{world.score.measure}.unit")
    days = plan.days or world.days
    say(
        ngettext("{count} run for each bot", "{count} runs for each bot", plan.games).format(count=plan.games)
        + ngettext(", {days} day.", ", {days} days.", days).format(days=days)
        + " "
        + _("Worth in {unit} of {good}; low and high are the tenth and ninetieth run of a hundred.").format(
            unit=unit, good=measure
        )
    )
    heads = (
        _("bot"), _("score"), _("low"), _("high"), _("worth"), _("low"), _("high"), _("finished"), _("goal"),
        _("best good"), _("its share"), _("commands a day"),
    )  # fmt: skip
    rows = [
        (
            one.bot, str(one.score), str(one.score_low), str(one.score_high), numbers.thousandths(one.worth),
            numbers.thousandths(one.worth_low), numbers.thousandths(one.worth_high), numbers.percent(one.finished_bp),
            numbers.percent(one.goal_bp), wording.name(world, one.best_good) if one.best_good else numbers.MISSING,
            numbers.percent(one.best_share_bp), numbers.thousandths(one.commands_a_day * 10),
        )
        for one in found
    ]  # fmt: skip
    block("\n".join(columns([heads, *rows])))


def columns(rows: list[tuple[str, ...]]) -> list[str]:
    """Rows of words as lines, each column as wide as it must be; the first and words at the left, numbers right."""
    wide = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    words = [any(row[at][:1].isalpha() for row in rows[1:]) for at in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if left else cell.rjust(width) for cell, width, left in zip(row, wide, words, strict=True)
        ).rstrip()
        for row in rows
    ]


@contextmanager
def progress_bar(total: int) -> Iterator[Progress | None]:
    """A bar on standard error where that is a terminal, else nothing."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    with Progress(
        BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True
    ) as bar:
        task = bar.add_task("", total=total)
        tell: Callable[[int], None] = lambda done: bar.update(task, completed=done)  # noqa: E731 - a def would say less
        yield tell


def _tell_time(days: int, seconds: float) -> None:
    told = _("{days} days in {seconds} seconds, {rate} a second.")
    rate = round(days / seconds) if seconds else days
    complain(told.format(days=days, seconds=f"{seconds:.1f}", rate=rate))


def catalog(asked: Namespace) -> int:
    """Say what each seed holds before anybody trades. Seeds are the numbers themselves: ``--seed 7`` plays the 7th."""
    from marketgen.lab import catalog as catalogue
    from marketgen.play import games

    loaded = games.load(asked.scenario)
    found = catalogue.seeds(loaded.world, asked.seeds)
    if asked.json:
        document({"scenario": loaded.world.id, "digest": loaded.digest, "seeds": list(found)})
        return FINE
    for seed in found:
        block("\n".join(catalogue.lines(seed)))
    return FINE
