"""Stage 4, sense: what of the teacher's part would let down whoever stands before a class with it."""

from __future__ import annotations

from collections.abc import Iterator

from marketgen.i18n import _
from marketgen.scenario.context import Context
from marketgen.scenario.models.document import Document
from marketgen.scenario.models.teacher import Teacher
from marketgen.scenario.source import Path

_WHOLE = 100  # per cent of a mark


def check(context: Context, document: Document) -> None:
    """Add what is wrong with facts, marking, minutes and stops."""
    if document.teacher is None:
        return
    for look in (_facts, _marking, _minutes, _plans):
        for code, path, what, mend in look(document.teacher):
            context.add(code, ("teacher", *path), what, mend)
    for index, stop in enumerate(document.teacher.stops or ()):
        if stop.day > document.start.days:
            what = _("the class is to stop after day {day}, and the scenario ends on day {last}").format(
                day=stop.day, last=document.start.days
            )
            context.add("W364", ("teacher", "stops", index, "day"), what, _("name an earlier day, or take it out"))


_Found = Iterator[tuple[str, Path, str, str]]


def _facts(teacher: Teacher) -> _Found:
    for some_id, fact in teacher.facts.items():
        if not fact.cite:
            what = _('"{id}" names no source: a class cannot look it up').format(id=some_id)
            yield "W360", ("facts", some_id), what, _('add "cite" with the id of an entry of "sources"')


def _marking(teacher: Teacher) -> _Found:
    together = sum(part.share for part in teacher.marking.values())
    if teacher.marking and together != _WHOLE:
        what = _("the shares of the marking make {sum} per cent, not 100").format(sum=together)
        yield "W361", ("marking",), what, _("change them until they make 100")


def _minutes(teacher: Teacher) -> _Found:
    parts = (teacher.before, teacher.play, teacher.after)
    if teacher.minutes is not None and None not in parts:
        together = sum(part or 0 for part in parts)
        if together != teacher.minutes:
            what = _('"before", "play" and "after" make {sum} minutes, and "minutes" says {whole}').format(
                sum=together, whole=teacher.minutes
            )
            yield "W362", ("minutes",), what, _("write {number}, or change the parts").format(number=together)


def _plans(teacher: Teacher) -> _Found:
    for some_id, plan in teacher.plans.items():
        until = 0
        for index, step in enumerate(plan.steps):
            begins, ends = step.minutes
            if begins < until:
                what = _("this step begins in minute {begins}, and the one before it ends in minute {until}").format(
                    begins=begins, until=until
                )
                path = ("plans", some_id, "steps", index, "minutes")
                yield "W363", path, what, _("let it begin in minute {until}, or later").format(until=until)
            until = max(until, ends)
