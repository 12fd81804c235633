"""What if, in lines: the decisions of a run, what else could have been done, and both stories."""

from __future__ import annotations

from marketgen.i18n import _, ngettext
from marketgen.plain.speech import labelled, listed, sentence
from marketgen.play import daybook, what_if
from marketgen.play.daybook import Book
from marketgen.play.games import GameProblem
from marketgen.play.look.what_if import stories
from marketgen.play.session import Session
from marketgen.play.views import WhatIfView
from marketgen.saves.problems import SaveProblem

MOST = 24
"""Decisions that are named at once where no day is asked about."""


def page(session: Session, words: str) -> list[str]:
    """What is told for ``what if`` and what follows it: nothing, ``day 5``, the number of a decision, or that and the
    number of another way."""
    asked = words.split()[1:] if words.split()[:1] == ["if"] else None
    if asked is None:
        return [_("Type what if, and after it day and a day, or the number of a decision.")]
    try:
        watching = daybook.record_of(session)
        book = what_if.asked(watching)
        if not asked:
            return decisions(book)
        if asked[0] == "day" and len(asked) == 2 and _number(asked[1]):
            return decisions(book, _number(asked[1]))
        decision = what_if.find(book, _number(asked[0]))
        if len(asked) == 1:
            return ways(book, decision)
        way = what_if.way(book, decision, _number(asked[1]))
        return told(stories(what_if.tell(watching, book, decision, way)))
    except (GameProblem, SaveProblem) as problem:
        return [str(problem)]


def _number(word: str) -> int:
    return int(word) if word.isascii() and word.isdecimal() and len(word) < 6 else 0


def decisions(book: Book, day: int = 0, *, typed: bool = True) -> list[str]:
    """The decisions of a run: those of a day, else where the road forked and what was answered. typed: whether words
    of the game lead on from here, not those of the command line."""
    every = what_if.decisions(book)
    found = [one for one in every if one.day == day or (not day and one.title)]
    lines = [
        _("{number}. Day {day}, {what}").format(
            number=one.number, day=one.day, what=sentence(labelled(one.title, one.told) if one.title else one.told)
        )
        + (f" {_('It cannot be changed here.')}" if one.fixed else "")
        for one in (found if day else found[:MOST])
    ]
    left = len(found) - len(lines)
    if left:
        lines.append(ngettext("{count} more was answered.", "{count} more were answered.", left).format(count=left))
    if not lines:
        lines.append(_("There was no decision on that day.") if day else _("Nothing was asked that had an answer."))
    if not every:
        return lines
    if typed:
        on = _("what if and a number: what else could have been done. what if day 5: every decision of day 5.")
    else:
        on = _("--decision and a number: what else could have been done. --day 5: every decision of day 5.")
    return [*lines, on]


def ways(book: Book, decision: what_if.Decision, *, typed: bool = True) -> list[str]:
    """What else could have been done; typed: as in :func:`decisions`."""
    found = what_if.ways(book, decision)
    title = decision.title or _("a decision")
    lines = [
        _("Day {day}, {title}. You did this: {told}").format(
            day=decision.day, title=title, told=sentence(decision.told)
        )
    ]
    if not found:
        return [*lines, _("Nothing else was open then.")]
    lines += [
        _("{number}. {choice}").format(number=at, choice=sentence(label)) for at, (_one, label) in enumerate(found, 1)
    ]
    if typed:
        on = _("what if {number} and the number of one of these tells both stories.")
    else:
        on = _("--decision {number} --instead and the number of one of these tells both stories.")
    return [*lines, on.format(number=decision.number)]


def told(view: WhatIfView) -> list[str]:
    """Both stories, day by day from where they part."""
    lines = [
        sentence(view.about),
        labelled(_("you did this"), view.was),
        labelled(_("here it is this"), view.here),
    ]
    lines += [
        labelled(label, yours if yours == other else _("{yours}; the other: {other}").format(yours=yours, other=other))
        for label, yours, other in view.figures
    ]
    lines.append(view.until)
    nothing = _("nothing else")
    for row in view.days:
        yours, other = (listed(part) if part else nothing for part in (row.yours, row.other))
        lines.append(sentence(row.title))
        lines += [labelled(_("yours"), yours), labelled(_("the other"), other)]
    return [*lines, *view.remarks, _("The other story is kept nowhere; your run is as it was.")]
