"""Stage 4, sense: events that cannot happen, endings out of reach, numbers without a basis."""

from __future__ import annotations

from marketgen.i18n import _
from marketgen.scenario.context import Context
from marketgen.scenario.models.document import Document
from marketgen.scenario.models.types import Ends, OneVerb
from marketgen.scenario.problems import safe
from marketgen.scenario.provenance import facts
from marketgen.scenario.source import Path, spelled

_LOOSE = ("any", "not")
"""Below these keys a condition that cannot hold does not close the whole."""


def check(context: Context, document: Document) -> None:
    """Add the problems of events, passages, goals, endings and bases."""
    for look in (_events, _epilogue, _goals, _flags, _never_days, _branches, _basis):
        look(context, document)


def _events(context: Context, document: Document) -> None:
    brought = {hit.value for hit in context.references("event", makes=True)}
    ended = {hit.value for hit in context.references("ending", makes=True)}
    for some_id, event in document.events.items():
        path: Path = ("events", some_id)
        if not event.choices and not event.effects:
            what = _('the event "{id}" does nothing: it has neither choices nor effects').format(id=some_id)
            context.add("E307", path, what, _('add "effects": [ \u2026 ] or "choices": { \u2026 }'), key=True)
        if event.choices and event.effects:
            what = _('the event "{id}" has choices, so its own effects would never come').format(id=some_id)
            context.add("E307", (*path, "effects"), what, _("move them into the choices"), key=True)
        if event.choices and all(choice.when for choice in event.choices.values()):
            what = _('every choice of the event "{id}" has a condition; if none holds, it cannot come').format(
                id=some_id
            )
            context.add("W304", (*path, "choices"), what, _('let at least one be without "when"'), key=True)
        if event.chained and some_id not in brought:
            what = _('the event "{id}" can never happen: it is chained, and no effect brings it').format(id=some_id)
            mend = _('add {form} to the effects of another event, or take "chained" out').format(
                form=f'{{"event": {{"id": "{some_id}", "in_days": 1}}}}'
            )
            context.add("E302", (*path, "chained"), what, mend, key=True)
    for some_id, ending in document.endings.items():
        if ending.when is None and some_id not in ended:
            what = _('the ending "{id}" can never be reached').format(id=some_id)
            mend = _('give it a "when", or end with it from an effect: {form}').format(form=f'{{"end": "{some_id}"}}')
            context.add("W303", ("endings", some_id), what, mend, key=True)


def _epilogue(context: Context, document: Document) -> None:
    for part_id in document.epilogue:
        passages = context.get("epilogue", part_id, "passages")
        if not any(passage["when"] == {} for passage in passages.values()):
            what = _('the part "{id}" of the epilogue may have nothing to tell').format(id=part_id)
            mend = _('add a passage with the highest "rank" and "when": {}')
            context.add("E311", ("epilogue", part_id, "passages"), what, mend, key=True)


def _goals(context: Context, document: Document) -> None:
    if not document.goals:
        context.add("E308", ("goals",), _("there is no goal"), _('add one to "goals"'), key=True)


def _flags(context: Context, document: Document) -> None:
    raised = {hit.value for hit in context.references("flag", makes=True)}
    asked: dict[str, list[Path]] = {}
    for hit in context.references("flag"):
        asked.setdefault(hit.value, []).append(hit.path)
    for flag in document.flags:
        if flag not in raised and flag not in asked:
            what = _('the flag "{id}" is never raised and never asked for').format(id=flag)
            context.add("W301", ("flags", flag), what, _("delete it, or use it"), key=True)
    for flag, paths in asked.items():
        for path in paths if flag not in raised else ():
            why = _('no effect raises the flag "{flag}"').format(flag=flag)
            mend = _("add {form} to the effects of some choice, or drop this condition").format(
                form=f'{{"flag": "{flag}"}}'
            )
            _never(context, path, why, mend)


def _never(context: Context, path: Path, why: str, mend: str) -> None:
    """A condition that cannot hold: an error where it closes the whole, a warning where it does not."""
    if any(part in _LOOSE for part in path) or "if" in path or "unflag" in path:
        context.add("W302", path, _("this can never hold: {why}").format(why=why), mend)
    elif path[0] == "events" and path[2] == "when":
        what = _('the event "{id}" can never happen: {why}').format(id=path[1], why=why)
        context.add("E302", path, what, mend)
    else:
        owner = path[: path.index("when")] if "when" in path else path
        what = _('"{path}" can never hold: {why}').format(path=safe(spelled(owner)), why=why)
        context.add("E302", path, what, mend)


def _never_days(context: Context, document: Document) -> None:
    last = document.start.days
    for hit in context.by_mark.get(Ends, ()):
        if hit.path[-1] != "day":
            continue
        low, high = hit.value.get("min", 1), hit.value.get("max", last)
        if low > last:
            why = _("it waits for day {day}, but the scenario ends on day {last}").format(day=low, last=last)
            mend = _('lower "min" to at most {last}, or raise start.days').format(last=last)
            _never(context, (*hit.path, "min"), why, mend)
        elif high < 1:
            why = _("day {day} is before the first").format(day=high)
            _never(context, (*hit.path, "max"), why, _('raise "max" to at least 1'))


def _branches(context: Context, document: Document) -> None:
    for hit in context.by_mark.get(OneVerb, ()):
        ways = hit.value.get("one_of")
        if isinstance(ways, list) and not any(way["weight"] for way in ways):
            what = _("there is nothing to choose from in this one_of: the weights are all 0")
            context.add("E304", (*hit.path, "one_of"), what, _("give at least one of them a weight over 0"), key=True)


def _basis(context: Context, document: Document) -> None:
    bare = [fact for fact in facts(context.root, context.hits) if not fact.basis]
    if bare:
        what = _('the number at "{path}" does not say where it comes from').format(path=safe(spelled(bare[0].path)))
        mend = _('add a "basis" to it, or to the whole: {form}').format(form='"basis": {"rest": {"is": "invented"}}')
        further = tuple(fact.path for fact in bare[1:])
        context.add("E312", bare[0].path, what, mend, also=further, also_says=_("the same at {places}"))
    for hit in context.references("basis"):
        if hit.value == "documented":
            entry = context.get(*hit.path[:-1])
            if not entry.get("cite"):
                what = _("a documented number must cite a source")
                context.add("E313", hit.path, what, _('add "cite": ["\u2026"], or write "is": "estimate"'))
