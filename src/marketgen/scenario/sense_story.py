"""Stage 4, sense: events, passages and goals by themselves, and numbers without a basis."""

from __future__ import annotations

from typing import Any

from marketgen.i18n import _
from marketgen.scenario.context import Context
from marketgen.scenario.models.document import Document
from marketgen.scenario.models.types import OneVerb
from marketgen.scenario.problems import safe
from marketgen.scenario.provenance import facts
from marketgen.scenario.source import Path, spelled


def check(context: Context, document: Document) -> None:
    """Add the problems of events, passages, goals and bases."""
    for look in (_events, _epilogue, _goals, _branches, _basis):
        look(context, document)


def _events(context: Context, document: Document) -> None:
    for some_id, event in document.events.items():
        path: Path = ("events", some_id)
        if not event.choices and not event.effects:
            what = _('the event "{id}" does nothing: it has neither choices nor effects').format(id=some_id)
            context.add("E307", path, what, _('add "effects": [ \u2026 ] or "choices": { \u2026 }'), key=True)
        if event.chained and event.when is not None:
            what = _('the event "{id}" is chained: it comes on the day it is sent for, and nobody asks its "when"')
            mend = _('put an effect "if" with that condition around the "event" that sends it, or take "chained" out')
            context.add("W317", (*path, "when"), what.format(id=some_id), mend, key=True)
        if event.choices and event.effects:
            what = _('the event "{id}" has choices, so its own effects would never come').format(id=some_id)
            context.add("E307", (*path, "effects"), what, _("move them into the choices"), key=True)
        if event.choices and all(choice.when for choice in event.choices.values()):
            what = _('every choice of the event "{id}" has a condition; if none holds, it cannot come').format(
                id=some_id
            )
            context.add("W304", (*path, "choices"), what, _('let at least one be without "when"'), key=True)


LAST_DAY = ""
"""The way to end that is no ending: the last day is over."""


def _epilogue(context: Context, document: Document) -> None:
    """Each part has a passage for each way in which a run can end: one that holds by the ending alone, whatever was
    done before."""
    for part_id in document.epilogue:
        passages = context.get("epilogue", part_id, "passages")
        conditions = [passage["when"] for passage in passages.values()]
        ways = (LAST_DAY, *document.endings)
        open_ways = [way for way in ways if not any(surely(when, way) for when in conditions)]
        if not open_ways:
            continue
        what = _('the part "{id}" of the epilogue may have nothing to tell').format(id=part_id)
        if len(open_ways) < len(ways):
            how = [_('"{ending}"').format(ending=way) if way else _("the last day") for way in open_ways]
            what = _('the part "{id}" of the epilogue may have nothing to tell after {ways}').format(
                id=part_id, ways=", ".join(how)
            )
        mend = _('add a passage with the highest "rank" and "when": {}')
        context.add("E311", ("epilogue", part_id, "passages"), what, mend, key=True)


def surely(when: Any, way: str) -> bool:
    """Whether a condition holds at the end of every run that ends in a way (an ending, or LAST_DAY), by that alone."""
    return all(_sure(key, asked, way) for key, asked in when.items() if key != "note")


def _sure(key: str, asked: Any, way: str) -> bool:
    if key == "ended":
        return all(_within(int(ending == way), ends) for ending, ends in asked.items())
    if key == "all":
        return all(surely(one, way) for one in asked)
    if key == "any":
        return any(surely(one, way) for one in asked)
    return bool(key == "not" and surely_not(asked, way))


def surely_not(when: Any, way: str) -> bool:
    """Whether a condition holds at the end of no run that ends in this way, by that alone."""
    for key, asked in when.items():
        if key == "ended" and not all(_within(int(ending == way), ends) for ending, ends in asked.items()):
            return True
        if key == "all" and any(surely_not(one, way) for one in asked):
            return True
        if key == "any" and all(surely_not(one, way) for one in asked):
            return True
        if key == "not" and surely(asked, way):
            return True
    return False


def _within(value: int, ends: Any) -> bool:
    low, high = ends.get("min"), ends.get("max")
    return (low is None or low <= value) and (high is None or value <= high)


def _goals(context: Context, document: Document) -> None:
    if not document.goals:
        context.add("E308", ("goals",), _("there is no goal"), _('add one to "goals"'), key=True)


def _branches(context: Context, document: Document) -> None:
    for hit in context.by_mark.get(OneVerb, ()):
        ways = hit.value.get("one_of")
        if isinstance(ways, list) and not any(way["weight"] for way in ways):
            what = _("there is nothing to choose from in this one_of: the weights are all 0")
            context.add("E304", (*hit.path, "one_of"), what, _("give at least one of them a weight over 0"), key=True)


def _basis(context: Context, document: Document) -> None:
    whole = context.get("basis", "rest", "is")  # what the whole says of all its numbers leaves none without
    bare = [] if whole else [fact for fact in facts(context.root, context.hits) if not fact.basis]
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
