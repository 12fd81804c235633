"""Stage 4, sense: pauses that never come, and prompts that have nothing to ask about."""

from __future__ import annotations

from marketgen.engine.prompts import DECISION, END, PREDICTION, START
from marketgen.i18n import _
from marketgen.scenario.context import Context
from marketgen.scenario.models.document import Document
from marketgen.scenario.problems import safe


def check(context: Context, document: Document) -> None:
    """Add the problems of pauses and prompts."""
    _pauses(context, document)
    for some_id, prompt in document.prompts.items():
        path = ("prompts", some_id, "when")
        if prompt.kind == DECISION and prompt.when == START:
            what = _("at the start there is no decision to choose from yet")
            context.add("E345", path, what, _('write the id of a pause, or "end"'))
        if prompt.kind == PREDICTION and prompt.when != START:
            what = _("a prediction is asked before day 1, and this is later")
            context.add("E346", path, what, _('write "start", or make it a "question"'))


def _pauses(context: Context, document: Document) -> None:
    last, taken = document.start.days, dict[int, str]()
    for some_id, pause in document.pauses.items():
        path = ("pauses", some_id)
        if some_id in (START, END):
            what = _('a pause cannot be called "{id}": that word is for prompts').format(id=safe(some_id))
            context.add("E347", path, what, _('choose another id, such as "week_one"'), key=True)
        if pause.day >= last:
            what = _("after day {day} nothing is left to pause before: the scenario ends on day {last}")
            mend = _('write a day from 1 to {last}; what is asked after the last day has "when": "end"')
            if last == 1:
                mend = _('take it out; what is asked after the last day has "when": "end"')
            told = what.format(day=pause.day, last=last)
            context.add("E344", (*path, "day"), told, mend.format(last=last - 1))
        elif pause.day in taken:
            what = _('"{other}" is after day {day} too').format(other=safe(taken[pause.day]), day=pause.day)
            context.add("E348", (*path, "day"), what, _("write another day, or make them one pause"))
        taken.setdefault(pause.day, some_id)
