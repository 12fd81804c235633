"""Verbs that rewrite scenario files: ``fmt``, and ``migrate`` of ``pack``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from marketgen.cli.output import COULD_NOT, FINE, PROBLEMS, block, complain, say
from marketgen.i18n import _

if TYPE_CHECKING:
    from marketgen.scenario.problems import Problem
    from marketgen.scenario.rewriting import Rewritten


def fmt_options(parser: ArgumentParser) -> None:
    """What may stand behind ``fmt``."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=_("a scenario file, or the folder of a pack"))
    parser.add_argument("--check", action="store_true", help=_("write nothing; fail if a file is laid out otherwise"))
    parser.add_argument("--diff", action="store_true", help=_("write nothing; show what would change"))


def migrate_options(parser: ArgumentParser) -> None:
    """What may stand behind ``pack migrate``."""
    parser.add_argument("file", metavar="FILE", help=_("a scenario file, or the folder of a pack"))
    parser.add_argument("--write", action="store_true", help=_("write the file; without it the change is only shown"))


def fmt(asked: Namespace) -> int:
    """Lay files out in one way: the order of keys, line breaks and blanks. What they say stays."""
    from marketgen.play.games import scenario_folders
    from marketgen.scenario import layout, rewriting

    found: list[Rewritten] = []
    problems: list[Problem] = []
    for name in dict.fromkeys(asked.files):
        some, wrong = rewriting.rewrite(name, scenario_folders(), layout.laid_out)
        found += some
        problems += wrong
    changed = [one for one in found if one.changed]
    if asked.diff:
        _show(changed)
    elif not asked.check:
        _write(changed, problems)
    if asked.check:
        for one in changed:
            say(_("{file} is laid out otherwise.").format(file=one.before.name))
        if changed:
            complain(_("marketgen fmt FILE lays a file out as it should be."))
    elif not changed and not problems:
        say(_("Nothing to change."))
    code = _told(problems)
    return PROBLEMS if asked.check and changed and code == FINE else code


def migrate(asked: Namespace) -> int:
    """Show a file by the names of today as a diff, or write it."""
    from marketgen.play.games import scenario_folders
    from marketgen.scenario import migrating, rewriting

    found, problems = rewriting.rewrite(asked.file, scenario_folders(), migrating.migrated)
    changed = [one for one in found if one.changed]
    _show(changed)
    if asked.write:
        _write(changed, problems)
    elif changed:
        say(_("Nothing is written yet; --write does it."))
    if not changed and not problems:
        say(_("Nothing in it has another name now."))
    return _told(problems)


def _show(changed: list[Rewritten]) -> None:
    for one in changed:
        block(one.diff())


def _write(changed: list[Rewritten], problems: list[Problem]) -> None:
    from marketgen.scenario import rewriting

    for one in changed:
        wrong = rewriting.write(one)
        if wrong is None:
            say(_("Written: {path}").format(path=one.before.name))
        else:
            problems.append(wrong)


def _told(problems: list[Problem]) -> int:
    """Write problems to standard error; the exit code that goes with them."""
    for problem in problems:
        complain(str(problem))
    if any(problem.no_file for problem in problems):
        return COULD_NOT
    return PROBLEMS if problems else FINE
