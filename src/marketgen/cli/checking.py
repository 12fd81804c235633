"""The verb ``check``: scenario files as text, as JSON, as annotations of a workflow."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marketgen.cli.output import COULD_NOT, FINE, PROBLEMS, block, complain, document, say
from marketgen.i18n import _, ngettext

if TYPE_CHECKING:
    from marketgen.lab.trials import Result
    from marketgen.scenario import Examined

Tested = dict[str, "list[Result]"]
"""What became of the tests of each file that were played."""


def check(asked: Namespace) -> int:
    """Check scenario files: every problem of each, with its place and how to mend it."""
    from marketgen import scenario
    from marketgen.play.games import scenario_folders

    folders = scenario_folders()
    found = {path: scenario.examine(path, folders, asked.sources) for path in dict.fromkeys(asked.paths)}
    tested = _play(found, folders) if asked.play else {}
    if asked.json:
        files = [{**_facts(path, one, asked.sources), **_tests(tested.get(path))} for path, one in found.items()]
        document({"strict": asked.strict, "files": files})
        return _code(found, asked.strict)
    for path, one in found.items():
        if asked.github:
            _annotate(one)
        else:
            _report(path, one, asked.strict)
        if asked.sources and not _gone(one):
            block(_sources(path, one))
        if path in tested and not asked.strict:
            say(_told(path, tested[path]))
    return _code(found, asked.strict)


def _play(found: dict[str, Examined], folders: Sequence[Path]) -> Tested:
    """Let bots play the tests of each file without errors; what is not as expected joins the file's problems."""
    from marketgen import scenario
    from marketgen.lab import trials
    from marketgen.scenario.problems import ordered

    tested: Tested = {}
    for path, one in found.items():
        playable = scenario.to_play(path, folders)
        if playable is not None:
            tested[path] = list(trials.play(playable))
            failed = [problem for result in tested[path] for problem in result.problems]
            found[path] = replace(one, problems=tuple(ordered([*one.problems, *failed])))
    return tested


def _tests(results: list[Result] | None) -> dict[str, Any]:
    """The tests of a file as what JSON can hold; nothing if none were to be played."""
    if results is None:
        return {}
    told = [{"id": one.trial.id, "runs": one.runs, "holds": not one.problems} for one in results]
    return {"tests": told}


def _told(path: str, results: list[Result]) -> str:
    """How many tests of a file hold."""
    if not results:
        return _("{path}: it has no tests to play.").format(path=path)
    held = sum(not one.problems for one in results)
    told = ngettext("{path}: {held} of {count} test holds.", "{path}: {held} of {count} tests hold.", len(results))
    return told.format(path=path, held=held, count=len(results))


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
