"""The profile (game.md 8): how a run was played, in four words that nobody ranks and no score counts.

Each is a number of days: those on which a command, or an answer to what happened, was of that kind. A day counts once
for each of the four, by the first reason in the order of its table. Answers about banned media count for none of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from marketgen.engine import chapters
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, divide
from marketgen.engine.commands import Command
from marketgen.engine.run import Run
from marketgen.engine.world import Effect, World

Deed = tuple[int, Command]
"""A command that stands, and the day on which it was given."""

CAREFUL, GENEROUS, BOLD, SILENT = AXES = ("careful", "generous", "bold", "silent")
"""The four, in the order in which they are told."""

VERBS: dict[str, tuple[str, ...]] = {
    CAREFUL: ("inspect", "tidy", "follow", "call", "papers", "petition"),
    GENEROUS: ("treat", "bring"),
    BOLD: ("borrow", "credit", "travel"),
}
"""Of each the verbs that count, in the order of its steps; those that take somebody's word break the silence:"""

ASKS = (
    "call", "follow", "order", "credit", "borrow", "give", "send", "call_in", "ask_help", "trust_goods", "parcel",
    "release", "name", "haggle", "join", "cover",
)  # fmt: skip
"""Verbs that ask something of somebody."""

_COSTS = ("money", "stock", "store", "wood")
_RAISES = ("trust", "trust_group", "standing")
_STIRS = ("heat", "envy")


def profile(world: World, run: Run, deeds: Sequence[Deed]) -> tuple[Account, ...]:
    """The four as accounts in days, in the order of :data:`AXES`. deeds: all commands of the run that stand; days are
    counted from the first of them to the last that is over."""
    first = deeds[0][0] if deeds else 1
    days = tuple(record.day for record in chapters.played(world, run.past) if record.day >= first)
    reasons = {axis: _by_verbs(VERBS[axis], deeds) for axis in VERBS}
    for day, kind in _answers(world, run):
        reasons[kind].setdefault("answers", {})[day] = None
    accounts = [_counted(axis, reasons[axis], days) for axis in VERBS]
    return (*accounts, _silent(deeds, days))


def of(world: World, run: Run, deeds: Sequence[Deed], axis: str) -> Account | None:
    """One of the four; None if there is none of that name."""
    return next((one for one in profile(world, run, deeds) if one.subject == f"profile:{axis}"), None)


def share_bp(account: Account) -> int:
    """The share of the days that an account counts, in basis points; 0 before the first day is over."""
    days = account.steps[0].fact("days")
    return divide(account.total * BP, days) if isinstance(days, int) and days else 0


_Days = dict[int, None]


def _by_verbs(verbs: tuple[str, ...], deeds: Sequence[Deed]) -> dict[str, _Days]:
    """The days of each verb, by the verb, in the order of the verbs."""
    found: dict[str, _Days] = {verb: {} for verb in verbs}
    for day, command in deeds:
        if command.verb in found:
            found[command.verb][day] = None
    return found


def _answers(world: World, run: Run) -> list[tuple[int, str]]:
    """The days of answers that gave something away, and of those that drew eyes; never about banned media."""
    found = []
    for day, name, chosen in run.forks:
        story = world.events.get(name)
        if story is None or story.private:
            continue
        effects = next((choice.effects for choice in story.choices if choice.id == chosen), ())
        if gives(effects):
            found.append((day, GENEROUS))
        if any(effect.verb in _STIRS and effect.amount > 0 for effect in effects):
            found.append((day, BOLD))
    return found


def gives(effects: tuple[Effect, ...]) -> bool:
    """Whether effects give something away for which somebody, or the street, thinks better of who does it."""
    costs = any((one.verb in _COSTS and one.amount < 0) or (one.verb == "hours" and one.amount > 0) for one in effects)
    return costs and any(one.verb in _RAISES and one.amount > 0 for one in effects)


def _counted(axis: str, reasons: dict[str, _Days], days: tuple[int, ...]) -> Account:
    steps, left = Sum(), days
    steps.add("profile_days", 0, keep=True, days=len(days))
    for reason, on in reasons.items():
        rest = tuple(day for day in left if day not in on)
        steps.add(f"profile_{reason}", len(left) - len(rest))
        left = rest
    return steps.account(f"profile:{axis}", "days")


def _silent(deeds: Sequence[Deed], days: tuple[int, ...]) -> Account:
    """Days without a word to anybody: all, less those on which something was asked, less those with a line of one's
    own."""
    steps, left = Sum(), days
    steps.add("profile_all_days", len(days), keep=True, days=len(days))
    for name, verbs in (("profile_asked", ASKS), ("profile_wrote", ("note",))):
        on = dict.fromkeys(day for day, command in deeds if command.verb in verbs)
        rest = tuple(day for day in left if day not in on)
        steps.add(name, len(rest) - len(left))
        left = rest
    return steps.account(f"profile:{SILENT}", "days")
