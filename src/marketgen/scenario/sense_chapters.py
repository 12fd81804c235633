"""Stage 4, sense: chapters that overlap or leave no room, and what would stop or teach where nobody plays."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from marketgen.i18n import _
from marketgen.scenario.context import Context
from marketgen.scenario.models.chapters import Chapter
from marketgen.scenario.models.document import Document
from marketgen.scenario.problems import safe
from marketgen.scenario.source import Path


def spans(document: Document) -> list[tuple[int, int, str]]:
    """The chapters as (first day, last day, id), in their order."""
    begins = date.fromisoformat(document.start.date).toordinal()

    def first(chapter: Chapter) -> int:
        return date.fromisoformat(chapter.date).toordinal() - begins + 1

    return sorted((first(one), first(one) + one.days - 1, some_id) for some_id, one in document.chapters.items())


def check(context: Context, document: Document) -> None:
    """Add the problems of chapters."""
    found = spans(document)
    if not found:
        return
    _order(context, document, found)
    _nobody(context, document, found)
    _notes(context, document, found)


def _order(context: Context, document: Document, found: list[tuple[int, int, str]]) -> None:
    if found[0][0] != 1:
        what = _("the first chapter begins on {date}, and the run on {start}")
        told = what.format(date=document.chapters[found[0][2]].date, start=document.start.date)
        mend = _('write "{date}"').format(date=document.start.date)
        context.add("E328", ("chapters", found[0][2], "date"), told, mend)
    for (_first, last, one), (first, _last, other) in pairwise(found):
        if first <= last + 1:
            what = _('"{other}" begins on day {first}, and "{one}" ends on day {last}: nothing lies between them')
            told = what.format(other=safe(other), first=first, one=safe(one), last=last)
            mend = _("let it begin later, play fewer days before, or make them one chapter")
            context.add("E328", ("chapters", other, "date"), told, mend)
    if found[-1][1] != document.start.days:
        what = _("the last chapter ends on day {last}, and the run on day {days}")
        told = what.format(last=found[-1][1], days=document.start.days)
        context.add("E328", ("start", "days"), told, _("write {last}").format(last=found[-1][1]))


def _nobody(context: Context, document: Document, found: list[tuple[int, int, str]]) -> None:
    """What needs somebody who plays, on a day on which nobody does."""
    days: list[tuple[Path, int]] = [
        *((("pauses", some_id, "day"), one.day) for some_id, one in document.pauses.items()),
        *((("lessons", some_id, "day"), one.day) for some_id, one in document.lessons.items()),
        *((("starts", some_id, "day"), one.day) for some_id, one in document.starts.items()),
    ]
    for path, day in days:
        if not any(first <= day <= last for first, last, _id in found) and day <= document.start.days:
            what = _("day {day} lies between two chapters: nobody plays on it").format(day=day)
            mend = _("write one of the days {first} to {last}").format(first=found[0][0], last=found[0][1])
            context.add("E329", path, what, mend)


def _notes(context: Context, document: Document, found: list[tuple[int, int, str]]) -> None:
    """Old notes that could be handed in only on days on which nobody plays."""
    reform = document.reform
    if reform is None or reform.day is None:
        return
    begins, ends = reform.day, reform.day + reform.window - 1
    if any(first <= ends and begins <= last for first, last, _id in found) or ends >= document.start.days:
        return
    what = _("old notes can be handed in from day {first} to day {last}, and nobody plays on any of these days")
    mend = _("announce it on a day that is played, or leave more days for handing in")
    context.add("E329", ("reform", "day"), what.format(first=begins, last=ends), mend)
