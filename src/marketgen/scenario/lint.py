"""Lint: warnings that a scenario itself allows, each with the reason why. Errors cannot be allowed."""

from __future__ import annotations

from typing import Any

from marketgen.i18n import _
from marketgen.scenario import hints
from marketgen.scenario.context import Context
from marketgen.scenario.manual import pages
from marketgen.scenario.problems import Problem, safe

SHORTEST = 20
"""Characters that the reason of an entry has at least."""

UNUSED = "W305"
"""The code of an entry that allows nothing; it cannot be allowed."""


def check(context: Context) -> None:
    """Add a problem for each entry that can allow nothing at all, or does not say why."""
    for number, entry in enumerate(_entries(context)):
        path = ("lint", "allow", number)
        code = str(entry["code"])
        if code not in _can_be():
            what = _('"{code}" cannot be allowed: only warnings and notes can').format(code=safe(code))
            known = _can_be()
            mend = hints.did_you_mean(code.upper(), known) or hints.one_of(known)
            if code in pages():
                mend = _("mend the error, and take this entry out")
            context.add("E321", (*path, "code"), what, mend)
        if len(str(entry["why"]).strip()) < SHORTEST:
            what = _("this reason is too short to help whoever reads it later")
            mend = _("write a sentence of at least {count} characters").format(count=SHORTEST)
            context.add("E322", (*path, "why"), what, mend)


def apply(context: Context, whole: bool) -> int:
    """Take out the problems that are allowed; returns how many. ``whole``: all stages were gone through, so an entry
    that allowed nothing is a problem."""
    left: list[Problem] = []
    used: set[int] = set()
    entries = _entries(context)
    for problem in context.problems:
        allowing = [number for number, entry in enumerate(entries) if _covers(entry, problem)]
        used.update(allowing)
        if not allowing:
            left.append(problem)
    gone = len(context.problems) - len(left)
    context.problems[:] = left
    for number, entry in enumerate(entries):
        if whole and number not in used and entry["code"] in _can_be():
            what = _("this allows {code} at {path}, where there is none").format(
                code=safe(entry["code"]), path=safe(entry["path"])
            )
            context.add(UNUSED, ("lint", "allow", number), what, _("take the entry out"))
    return gone


def _can_be() -> list[str]:
    return [code for code in pages() if not code.startswith("E") and code != UNUSED]


def _covers(entry: dict[str, Any], problem: Problem) -> bool:
    if problem.is_error or problem.code == UNUSED or problem.code != entry["code"]:
        return False
    path = str(entry["path"])
    return problem.path == path or problem.path.startswith((f"{path}.", f"{path}["))


def _entries(context: Context) -> list[dict[str, Any]]:
    """The entries of a document whose shape is right; none of another."""
    found = context.get("lint", "allow")
    right = isinstance(found, list) and all(
        isinstance(one, dict) and all(isinstance(one.get(key), str) for key in ("code", "path", "why")) for one in found
    )
    return list(found) if right else []
