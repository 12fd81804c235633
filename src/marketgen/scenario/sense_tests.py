"""Stage 4, sense: named starts and tests that cannot be what they are meant for."""

from __future__ import annotations

from marketgen.i18n import _
from marketgen.scenario import sense_persons
from marketgen.scenario.compiling_starts import trials
from marketgen.scenario.context import Context
from marketgen.scenario.models.document import Document
from marketgen.scenario.trials import Expectation

_MOST = {"score": 100, "worth": None, "poor_days": None}
"""The greatest value there is, by measure, None for no end; all others are shares in basis points."""


def check(context: Context, document: Document) -> None:
    """Add the problems of named starts and tests."""
    _starts(context, document)
    sense_persons.check(context, document)
    for trial in trials(document):
        path = ("tests", trial.id)
        if not trial.expected:
            what = _('"{id}" expects nothing, so that it cannot fail').format(id=trial.id)
            mend = _("write what must come of it, as in {form}").format(form='"expect": { "finished": { "min": 0.8 } }')
            context.add("E340", (*path, "expect"), what, mend)
        if trial.seeds and "games" in document.tests[trial.id].model_fields_set:
            what = _('"games" does nothing beside "seeds", which names each run')
            context.add("W352", (*path, "games"), what, _("take one of the two out"), key=True)
        start = document.starts.get(trial.start)
        if start is not None and trial.days and trial.days < start.day:
            what = _('it stops after day {days}, before its start "{start}" on day {day}').format(
                days=trial.days, start=trial.start, day=start.day
            )
            context.add("E342", (*path, "days"), what, _("write a later day, or leave it out"))
        if trial.days and trial.days < document.start.days and any(one.measure == "finished" for one in trial.expected):
            what = _("every run is stopped after day {days}, so that none is finished").format(days=trial.days)
            context.add("W351", (*path, "expect", "finished"), what, _('take "days" out, or this'), key=True)
        for expected in trial.expected:
            if _always(expected):
                what = _("this expectation cannot fail: it allows every value there is")
                context.add("W350", expected.path, what, _("write a narrower range, or leave it out"))


def _always(expected: Expectation) -> bool:
    most = _MOST.get(expected.measure, 10_000)
    return (expected.low or 0) <= 0 and (expected.high is None or (most is not None and expected.high >= most))


def _starts(context: Context, document: Document) -> None:
    for some_id, start in document.starts.items():
        held = document.start.stock if start.stock is None else start.stock
        for good in start.paid or {}:
            if not (held or {}).get(good):
                what = _('"{good}" is paid for here, and there is none of it').format(good=good)
                mend = _('add it to "stock", or take it out')
                context.add("W353", ("starts", some_id, "paid", good), what, mend, key=True)
        for event, day in (start.sent or {}).items():
            if day < start.day:
                what = _('"{event}" is sent for day {day}; this start is on day {first}').format(
                    event=event, day=day, first=start.day
                )
                mend = _('write day {first} or a later one, or name it in "seen"').format(first=start.day)
                context.add("E349", ("starts", some_id, "sent", event), what, mend)
        for good in start.stock or {}:
            first = document.goods[good].from_day
            if first > start.day:
                what = _('"{good}" comes into the game on day {first}; this start is on day {day}').format(
                    good=good, first=first, day=start.day
                )
                context.add("E343", ("starts", some_id, "stock", good), what, _("take it out, or begin later"))
