"""A run in a few lines to show to others: nothing in it gives away what happens."""

from __future__ import annotations

from itertools import pairwise

from marketgen.engine import chapters
from marketgen.engine.arithmetic import of_bp
from marketgen.i18n import _
from marketgen.play import results, wording
from marketgen.play.session import Session

SHAPES = ("▲", "▼", "·")
"""A day on which the worth rose, fell, and stayed as it was."""

WORDS = ("+", "-", "=")
"""The same where shapes are spelt out by a voice, or not drawn."""

SAME_BP = 100
"""A worth stayed as it was within so much of itself, in basis points."""

WEEK, WEEKS = 7, 5
"""Days that stand together, and how many of these in a line."""


def lines(session: Session, shapes: tuple[str, str, str] = SHAPES) -> list[str]:
    """A finished run in a few lines: what was played, how far and how well, a shape for each day; no names of people,
    cards or goals. Nothing while it goes on."""
    end = session.outcome()
    if end is None:
        return []
    world, run = session.world, session.run
    head = _("marketgen: {title}, {seed}, {level}").format(
        title=wording.text(world, "title"), seed=run.seed, level=wording.name(world, run.difficulty, "difficulties")
    )
    start = str(session.file.head.get("start", "")) if session.file else ""
    if start and not session.practice:
        head += ", " + _("as {name}").format(name=wording.text(world, f"starts.{start}.name"))
    if session.practice:
        head += ", " + _("a practice run")
    facts = [
        _("day {reached} of {planned}").format(reached=end.reached, planned=end.planned),
        results.points_told(end.score),
        results.goal_told(run.goal, end.goal_met),
    ]
    return [head, ", ".join(filter(None, facts)), *_rows(days(session, shapes))]


def days(session: Session, shapes: tuple[str, str, str] = SHAPES) -> str:
    """A shape for each day that was played and is over, by what it did to the worth."""
    up, down, same = shapes
    run = session.run
    worths = [run.start_worth, *(record.worth for record in run.past)]
    told = []
    for record, (before, after) in zip(run.past, pairwise(worths), strict=True):
        if chapters.between(session.world, record.day):
            continue
        little = of_bp(max(0, before), SAME_BP)
        told.append(up if after > before + little else down if after < before - little else same)
    return "".join(told)


def _rows(signs: str) -> list[str]:
    weeks = [signs[at : at + WEEK] for at in range(0, len(signs), WEEK)]
    return [" ".join(weeks[at : at + WEEKS]) for at in range(0, len(weeks), WEEKS)]
