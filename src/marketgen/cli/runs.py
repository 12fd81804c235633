"""Verbs about runs that were played: ``saves``, ``results``, ``replay``, ``chronicle``."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from marketgen.cli.output import FINE, PROBLEMS, Stop, complain, document, say
from marketgen.i18n import _, ngettext

if TYPE_CHECKING:
    from marketgen.engine.run import DayRecord
    from marketgen.play.games import Watching
    from marketgen.play.timeline import Timeline
    from marketgen.play.verify import Verdict
    from marketgen.saves.listing import RunEntry

_HEAD = ("title", "seed", "difficulty", "goal", "rules", "program", "digest")
"""What JSON output tells of a run's first line."""


def saves(asked: Namespace) -> int:
    """List the saved runs, the last played first; in JSON by name, because when is a matter of the clock."""
    from marketgen.play import games

    runs = games.runs()
    if asked.json:
        document({"runs": [_run_facts(run) for run in sorted(runs, key=lambda run: run.name)]})
    elif runs:
        say(*(_run_line(run) for run in runs))
    else:
        say(_("There are no saved runs. marketgen play begins one."))
    return FINE


def _run_facts(run: RunEntry) -> dict[str, Any]:
    facts = {
        key: run.head.get(key, "") for key in ("title", "seed", "difficulty", "goal", "rules", "program", "digest")
    }
    problem = {"code": run.problem.code, "sentence": str(run.problem)} if run.problem else None
    return {
        "name": run.name,
        "path": str(run.path),
        **facts,
        "day": run.dawn.get("day", 1),
        "over": run.over,
        "torn": run.torn,
        "problem": problem,
    }


def _run_line(run: RunEntry) -> str:
    if run.problem:
        return _("{name}: {problem}").format(name=run.name, problem=run.problem)
    when = run.changed[:16].replace("T", " ")
    form = _("{name}: {title}, seed {seed}, day {day}; last played {when} UTC.")
    form = _("{name}: {title}, seed {seed}, over; last played {when} UTC.") if run.over else form
    return form.format(
        name=run.name,
        title=run.head.get("title", ""),
        seed=run.head.get("seed", ""),
        day=run.dawn.get("day", 1),
        when=when,
    ) + (" " + _("Practice.") if run.head.get("practice") else "")


def results(asked: Namespace) -> int:
    """List what one's runs came to, by scenario and seed."""
    from dataclasses import asdict

    from marketgen.play import results as own

    rows, why = own.table()
    if why:
        raise Stop(why)
    if asked.json:
        document({"results": [{"runs": row.runs, "best": asdict(row.best)} for row in rows]})
    else:
        say(*own.said())
    return FINE


def replay(asked: Namespace) -> int:
    """Tell a recorded run again, or verify it."""
    from marketgen.play import games

    if asked.verify and asked.to_day:
        raise Stop(_("A run is verified whole: leave out --to-day, or --verify."))
    if asked.csv and (asked.verify or asked.json):
        raise Stop(_("--csv is an answer of its own: leave out --verify and --json."))
    if asked.out and not asked.csv:
        raise Stop(_("--out is for --csv; marketgen chronicle writes a run out as text."))
    watching = games.watch(asked.file)
    if asked.csv:
        return _as_csv(watching, asked)
    if asked.verify:
        return _verify(watching, asked.json)
    if asked.json:
        return _as_json(watching, asked.to_day)
    if _earlier(watching):
        return PROBLEMS
    from marketgen.plain.record import tell
    from marketgen.plain.speech import Voice

    voice = Voice()
    wrong = tell(watching, voice, asked.to_day)
    voice.flush()
    if wrong:
        raise Stop(wrong, PROBLEMS)
    return FINE


def _earlier(watching: Watching) -> bool:
    """Whether a run was recorded under other rules, which these cannot tell again; says what it reports of itself."""
    from marketgen.engine.rules import RULES
    from marketgen.play import verify

    if watching.head.get("rules") == RULES:
        return False
    verdict = verify.verify(watching.world, watching.head, watching.records)
    complain(_("This run cannot be told again under the rules of this version."))
    say(verdict_sentence(watching, verdict))
    return True


def _verify(watching: Watching, as_json: bool) -> int:
    from marketgen.play import verify

    verdict = verify.verify(watching.world, watching.head, watching.records)
    fine = verdict.result == verify.VERIFIED
    if as_json:
        found = {key: getattr(verdict, key) for key in ("result", "days", "commands", "finished", "score")}
        difference = None if fine else {"day": verdict.day, "command": verdict.command, "why": verdict.why}
        document({**_head(watching), **found, "difference": difference})
    else:
        say(watching.note, verdict_sentence(watching, verdict))
    return FINE if fine else PROBLEMS


def verdict_sentence(watching: Watching, verdict: Verdict) -> str:
    """What a verification found, in a sentence or two."""
    from marketgen.engine.rules import RULES
    from marketgen.play import verify

    days = ngettext("{count} day", "{count} days", verdict.days).format(count=verdict.days)
    commands = ngettext("{count} command", "{count} commands", verdict.commands).format(count=verdict.commands)
    if verdict.result == verify.VERIFIED and verdict.finished:
        told = _("Verified: {days}, {commands}, every digest as recorded. The run is finished, score {score} of 100.")
        return told.format(days=days, commands=commands, score=verdict.score)
    if verdict.result == verify.VERIFIED:
        told = _("Verified: {days}, {commands}, every digest as recorded. The run is not finished.")
        return told.format(days=days, commands=commands)
    if verdict.result == verify.OTHER_RULES:
        told = _("Not verified: recorded under rules {found}, and this version has rules {ours}.")
        rules = told.format(found=watching.head.get("rules", "?"), ours=RULES)
        return f"{rules} {_reports(verdict, days)}"
    if verdict.result == verify.MIXED:
        mixed = _("Not verified: the run was begun under other rules than it was finished under.")
        return f"{mixed} {_reports(verdict, days)}"
    if verdict.result == verify.PRACTICE:
        told = _("A practice run, never verified as a whole game: {days}, {commands}, every digest as recorded.")
        return told.format(days=days, commands=commands)
    told = _("Not verified: the first difference is on day {day}, at “{command}”: {why}.")
    return told.format(day=verdict.day, command=verdict.command or _("dawn"), why=_why(verdict.why))


def _reports(verdict: Verdict, days: str) -> str:
    """What a run that cannot be verified says of itself."""
    if verdict.finished and verdict.score >= 0:
        return _("It reports {days} and a score of {score}.").format(days=days, score=verdict.score)
    if verdict.finished:
        return _("It reports {days} and no score.").format(days=days)
    return _("It reports {days} and is not finished.").format(days=days)


def _why(word: str) -> str:
    words = {
        "refused": _("the rules refuse this command"),
        "digest": _("the state at the end of the day is not the recorded one"),
        "dawn": _("the state at dawn is not the recorded one"),
        "command": _("this is no command"),
        "begin": _("it cannot be begun with this difficulty and goal"),
        "swap": _("the run carried over into the next version of the scenario is not the recorded one"),
    }
    return words.get(word, word)


def _head(watching: Watching) -> dict[str, Any]:
    head = watching.head
    return {"scenario": watching.world.id, **{key: head.get(key, "") for key in _HEAD}}


def _as_csv(watching: Watching, asked: Namespace) -> int:
    """The run as a table, a row a day."""
    from marketgen.cli.output import written
    from marketgen.play import daybook, table

    if _earlier(watching):
        return PROBLEMS
    book = daybook.told(watching, asked.to_day)
    written(table.table(book).decode("ascii"), asked.out)
    if book.wrong:
        raise Stop(book.problem(), PROBLEMS)
    return FINE


def chronicle(asked: Namespace) -> int:
    """Write a run out as Markdown."""
    from marketgen.cli.output import written
    from marketgen.play import chronicle as telling
    from marketgen.play import games

    watching = games.watch(asked.run_name)
    if _earlier(watching):
        return PROBLEMS
    told, book = telling.write(watching)
    written(told, asked.out)
    if book.wrong:
        raise Stop(book.problem(), PROBLEMS)
    return FINE


def _as_json(watching: Watching, to_day: int) -> int:
    """The run as data: its commands by day, and how each day closed."""
    from marketgen.play import verify

    scene = verify.start(watching.world, watching.head)
    lines: list[list[str]] = [[] for _day in range(len(scene.run.past) + 1)]
    wrong: dict[str, Any] | None = None
    try:
        for step in verify.replay(watching.world, watching.head, watching.records, scene):
            lines[-1].append(step.line)
            if len(scene.run.past) >= len(lines):
                lines += [[] for _day in range(len(scene.run.past) + 1 - len(lines))]
                if to_day and len(scene.run.past) >= to_day:
                    break
    except verify.Divergence as found:
        wrong = {"day": found.day, "command": found.command, "why": found.why}
    days = []
    for number, commands in enumerate(lines, 1):
        if number <= len(scene.run.past):
            days.append({**_closed(scene.run.past[number - 1]), "commands": commands})
        elif commands:
            days.append({"day": number, "over": False, "commands": commands})
    document({**_head(watching), "days": days, "difference": wrong, "end": _end(watching, scene)})
    return PROBLEMS if wrong else FINE


def _closed(record: DayRecord) -> dict[str, Any]:
    sold = {good: tally.sold for good, tally in sorted(record.tallies.items()) if tally.sold}
    return {
        "day": record.day,
        "over": True,
        "weather": record.weather,
        "opening": record.opening,
        "closing": record.closing,
        "worth_thousandths": record.worth,
        "sold": sold,
        "meal": record.meal,
    }


def _end(watching: Watching, scene: Timeline) -> dict[str, Any] | None:
    from marketgen.engine.rules import outcome
    from marketgen.engine.scoring import points
    from marketgen.play.ending import profile_facts

    end = outcome(scene.world, scene.run)
    if end is None:
        return None
    score = points(end.score) if end.score else None
    return {
        "ending": end.ending,
        "reached": end.reached,
        "planned": end.planned,
        "goal_met": end.goal_met,
        "score": score,
        "profile": profile_facts(scene),
    }
