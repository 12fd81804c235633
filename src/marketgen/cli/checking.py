"""The verb ``check``: scenario files as text, as JSON, as annotations of a workflow."""

from __future__ import annotations

from argparse import Namespace
from itertools import islice
from typing import TYPE_CHECKING, Any

from marketgen.cli.output import COULD_NOT, FINE, PROBLEMS, block, complain, document, say
from marketgen.i18n import _, ngettext

if TYPE_CHECKING:
    from marketgen.scenario import Examined


def check(asked: Namespace) -> int:
    """Check scenario files: every problem of each, with its place and how to mend it."""
    from marketgen import scenario
    from marketgen.play.games import scenario_folders

    folders = scenario_folders()
    found = {path: scenario.examine(path, folders, asked.sources) for path in dict.fromkeys(asked.paths)}
    if asked.json:
        document({"strict": asked.strict, "files": [_facts(path, one, asked.sources) for path, one in found.items()]})
        return _code(found, asked.strict)
    for path, one in found.items():
        if asked.github:
            _annotate(one)
        else:
            _report(path, one, asked.strict)
        if asked.sources and not _gone(one):
            block(_sources(path, one))
    return _code(found, asked.strict)


def _gone(one: Examined) -> bool:
    """Whether there was nothing to check."""
    return bool(one.problems) and all(problem.no_file for problem in one.problems)


def _report(path: str, one: Examined, strict: bool) -> None:
    from marketgen.scenario import problems

    if one.problems and not _gone(one):
        block(problems.report(one.problems))
    elif not one.problems and not strict:
        told = _("{path}: no problems.").format(path=path)
        if one.unchecked:
            told += " " + _("A base pack is not asked for what is missing; the sense of the rules was not checked.")
        say(told)


def _annotate(one: Examined) -> None:
    """What a workflow on GitHub shows beside the lines of the file; the totals go to its log."""
    from marketgen.scenario import problems

    if one.problems:
        block("\n".join(problems.as_annotation(problem) for problem in one.problems[: problems.SHOWN]))
        say(problems.totals(one.problems))


def _facts(path: str, one: Examined, sources: bool) -> dict[str, Any]:
    """A file as what JSON can hold: all its problems, how many of each severity, the stages not gone through."""
    from marketgen.scenario import problems

    told: dict[str, Any] = {
        "path": path,
        "base_pack": one.base_pack,
        "problems": [problems.as_json(problem) for problem in one.problems],
        "totals": problems.count(one.problems),
        "allowed": one.allowed,
        "not_checked": list(one.unchecked),
    }
    if sources:
        told["numbers"] = _by_basis(one)
        told["without_source"] = [
            {"file": place.file, "line": place.line, "column": place.column, "path": path, "value": str(fact.value)}
            for fact, path, place in one.bare()
        ]
    return told


def _by_basis(one: Examined) -> dict[str, int]:
    kinds = ("documented", "estimate", "invented", "")
    return {kind or "nothing": sum(fact.basis == kind for fact, _place in one.numbers) for kind in kinds}


def _sources(path: str, one: Examined) -> str:
    """How many numbers a file has and what they rest on, then those with neither a basis nor a source."""
    from marketgen.scenario.problems import SHOWN

    if not one.numbers:
        return _("{path}: its numbers are listed once the rest of it can be checked.").format(path=path)
    bare = one.bare()
    head = ngettext("{path}: {count} number", "{path}: {count} numbers", len(one.numbers))
    kinds = _("documented {documented}, estimate {estimate}, invented {invented}, nothing said {nothing}")
    lines = [f"{head.format(path=path, count=len(one.numbers))}: {kinds.format(**_by_basis(one))}"]
    if bare:
        lines.append(_("With neither a basis nor a source:"))
        lines += [f"  {place}: {where} = {fact.value}" for fact, where, place in islice(bare, SHOWN)]
    if len(bare) > SHOWN:
        left = len(bare) - SHOWN
        lines.append(ngettext("... and {count} more", "... and {count} more", left).format(count=left))
    return "\n".join(lines)


def _code(found: dict[str, Examined], strict: bool) -> int:
    unread = [problem for one in found.values() for problem in one.problems if problem.no_file]
    severities = {problem.severity for one in found.values() for problem in one.problems}
    if unread:
        complain("\n".join(str(problem) for problem in unread))
        return COULD_NOT
    if "error" in severities:
        complain(_("Problems were found. marketgen explain CODE says more about one."))
        return PROBLEMS
    if strict and "warning" in severities:
        complain(_("Warnings were found, and under --strict they count. marketgen explain CODE says more about one."))
        return PROBLEMS
    return FINE
