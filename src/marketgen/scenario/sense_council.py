"""Stage 4, sense: matters about nothing, voices that are never asked or cannot be, and texts that are never said."""

from __future__ import annotations

from marketgen.i18n import _
from marketgen.scenario.context import Context
from marketgen.scenario.models.document import Document
from marketgen.scenario.source import Path


def check(context: Context, document: Document) -> None:
    """Add the problems of the council."""
    council = document.council
    if council is None:
        return
    for some_id, matter in council.matters.items():
        path: Path = ("council", "matters", some_id)
        if not matter.verbs and not matter.choices:
            what = _('"{id}" is about no command and no answer').format(id=some_id)
            context.add("E326", path, what, _('name commands in "verbs", or answers in "choices"'), key=True)
        if matter.only and not matter.verbs:
            what = _('"only" narrows the commands of "{id}", and there are none').format(id=some_id)
            context.add("E326", (*path, "only"), what, _('name commands in "verbs", or take it out'), key=True)
        for table in ("points", "says"):
            for who in getattr(matter, table) or {}:
                if who not in council.voices and who in document.household:
                    what = _('"{id}" is not asked: there is no voice of that member').format(id=who)
                    context.add("W326", (*path, table, who), what, _('give "{id}" a voice').format(id=who), key=True)
    for who in council.voices:
        if who in document.household and document.household[who].player:
            what = _('"{id}" is the player, who asks the others').format(id=who)
            context.add("E326", ("council", "voices", who), what, _("give somebody else the voice"), key=True)
