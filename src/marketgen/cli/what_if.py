"""``what-if``: a recorded run again with one decision changed, both stories beside each other."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from marketgen.cli.output import FINE, Stop, document, say
from marketgen.engine.commands import Command, parse, text
from marketgen.i18n import _

if TYPE_CHECKING:
    from marketgen.play.daybook import Book
    from marketgen.play.what_if import Decision, Told

NOTHING = "nothing"
"""The word of ``--instead`` that leaves the decision out."""


def what_if(asked: Namespace) -> int:
    """Name the decisions of a run, or what else could have been done, or tell both stories."""
    from marketgen.plain import what_if as telling
    from marketgen.play import games
    from marketgen.play import what_if as asking
    from marketgen.play.look.what_if import stories

    if asked.instead and not (asked.day or asked.decision):
        raise Stop(_("--instead needs --decision N, or --day D with a command."))
    watching = games.watch(asked.run_name)
    book = asking.asked(watching)
    if not asked.instead and not asked.decision:
        found = [one for one in asking.decisions(book) if not asked.day or one.day == asked.day]
        if asked.json:
            document({"decisions": [_facts(one) for one in found]})
        else:
            say(*telling.decisions(book, asked.day, typed=False))
        return FINE
    decision = asking.find(book, asked.decision) if asked.decision else _on_day(book, asked.day, asked.instead)
    if not asked.instead:
        ways = asking.ways(book, decision)
        if asked.json:
            document({"decision": _facts(decision), "ways": [[_line(way), label] for way, label in ways]})
        else:
            say(*telling.ways(book, decision, typed=False))
        return FINE
    told = asking.tell(watching, book, decision, _instead(book, decision, asked.instead))
    if asked.json:
        document(_both(told))
    else:
        say(*telling.told(stories(told)))
    return FINE


def _line(command: Command | None) -> str:
    return NOTHING if command is None else text(command)


def _instead(book: Book, decision: Decision, words: str) -> Command | None:
    """What ``--instead`` says: nothing, the number of a way, or a command. Stop if it is none of them."""
    from marketgen.play import refusals
    from marketgen.play.what_if import way

    if words == NOTHING:
        return None
    if words.isascii() and words.isdecimal():
        return way(book, decision, int(words[:6]))
    found = parse(words)
    if isinstance(found, Command):
        return found
    raise Stop(refusals.not_a_command(found))


def _on_day(book: Book, day: int, words: str) -> Decision:
    """The decision of a day that a command can take the place of: the first of its verb in whose place it could be
    given, else the first of its verb. Stop if there is none."""
    from marketgen.engine.events import Turn
    from marketgen.engine.rules import apply
    from marketgen.play import what_if as asking

    found = parse(words)
    verb = found.verb if isinstance(found, Command) else ""
    of_day = [one for one in asking.decisions(book) if one.day == day]
    same = [one for one in of_day if (asking.act_of(book, one).command or Command("")).verb == verb]
    for one in same:
        before = asking.act_of(book, one).before
        if isinstance(found, Command) and isinstance(apply(book.scene.world, before, found), Turn):
            return one
    if not same:
        raise Stop(
            _("On day {day} nothing like {command} was done. marketgen what-if RUN --day {day} names what was.").format(
                day=day, command=words[:60]
            )
        )
    return same[0]


def _facts(one: Decision) -> dict[str, Any]:
    return {
        "number": one.number, "day": one.day, "title": one.title, "told": one.told, "fork": one.fork,
        "fixed": one.fixed,
    }  # fmt: skip


def _both(told: Told) -> dict[str, Any]:
    """Both stories as data."""
    from marketgen.play.look.what_if import facts, stories

    view = stories(told)
    days = [{"day": row.day, "yours": list(row.yours), "other": list(row.other)} for row in view.days]
    return {
        "decision": _facts(told.decision),
        "instead": _line(told.instead),
        "parted": view.days[0].day if view.days else 0,
        "days": days,
        "yours": facts(told.yours.scene),
        "other": facts(told.other.scene),
        "skipped": [{"day": one.day, "command": one.act.line, "why": one.why} for one in told.skipped],
        "answered": [{"day": day, "command": act.line} for day, act in told.answered],
        "alone": told.alone,
    }
