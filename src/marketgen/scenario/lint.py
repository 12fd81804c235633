"""Lint: warnings that a scenario itself allows, each with the reason why. Errors cannot be allowed."""

from __future__ import annotations

from marketgen.i18n import _
from marketgen.scenario import hints
from marketgen.scenario.allowing import UNUSED
from marketgen.scenario.context import Context
from marketgen.scenario.manual import pages
from marketgen.scenario.problems import safe

SHORTEST = 20
"""Characters that the reason of an entry has at least."""

_OF_TRANSLATIONS = "N5"
"""How codes of translations begin: those stand in files of their own, which a document does not speak for."""


def check(context: Context) -> None:
    """Add a problem for each entry that can allow nothing at all, or does not say why."""
    for number, entry in enumerate(context.allowed.entries):
        path = ("lint", "allow", number)
        code = entry["code"]
        if code not in _can_be():
            what = _('"{code}" cannot be allowed: only warnings and notes can').format(code=safe(code))
            known = _can_be()
            mend = hints.did_you_mean(code.upper(), known) or hints.one_of(known)
            if code.startswith("E") and code in pages():
                mend = _("mend the error, and take this entry out")
            elif code in pages():
                mend = _("take this entry out")
            context.add("E321", (*path, "code"), what, mend)
        if len(entry["why"].strip()) < SHORTEST:
            what = _("this reason is too short to help whoever reads it later")
            mend = _("write a sentence of at least {count} characters").format(count=SHORTEST)
            context.add("E322", (*path, "why"), what, mend)


def before(context: Context) -> None:
    """Take out what is allowed of what was found before the files were joined: old names, what it ``requires``."""
    context.problems[:] = [
        problem for problem in context.problems if not context.allowed.covers(problem.code, problem.path)
    ]


def unused(context: Context) -> None:
    """Add a problem for each entry that allowed nothing."""
    for number, entry in enumerate(context.allowed.entries):
        if number not in context.allowed.used and entry["code"] in _can_be():
            what = _("this allows {code} at {path}, where there is none").format(
                code=safe(entry["code"]), path=safe(entry["path"])
            )
            context.add(UNUSED, ("lint", "allow", number), what, _("take the entry out"))


def _can_be() -> list[str]:
    return [code for code in pages() if not code.startswith(("E", _OF_TRANSLATIONS)) and code != UNUSED]
