"""Stage 4, sense: savings clubs that nobody can join, and pots that come after the last day."""

from __future__ import annotations

from marketgen.i18n import _
from marketgen.scenario.context import Context
from marketgen.scenario.models.document import Document
from marketgen.scenario.models.kye import Kye
from marketgen.scenario.source import Path


def check(context: Context, document: Document) -> None:
    """Add the problems of every kye."""
    for some_id, kye in document.kyes.items():
        path: Path = ("kyes", some_id)
        if kye.order == "bid" and kye.bids is None:
            what = _('"{id}" goes by bids, and does not say what others give up').format(id=some_id)
            form = '"bids": {"others": [0, 0.2], "most": 0.4}'
            context.add("E325", (*path, "order"), what, _('add {form}, or write "draw"').format(form=form))
        if kye.from_day >= kye.first:
            what = _('nobody can join "{id}": its first turn is on day {first}').format(id=some_id, first=kye.first)
            context.add("E325", (*path, "from_day"), what, _("write an earlier day here, or a later one for the turn"))
        if len(set(kye.members)) < kye.size - 1:
            what = _('"{id}" is of {size} people, and names {count} beside the player').format(
                id=some_id, size=kye.size, count=len(set(kye.members))
            )
            context.add("E325", (*path, "members"), what, _("name more of them, or make it smaller"))
        _turns(context, document, path, kye)


def _turns(context: Context, document: Document, path: Path, kye: Kye) -> None:
    last = kye.first + (kye.size - 1) * kye.every
    if last > document.start.days >= kye.first:
        late = kye.size - 1 - (document.start.days - kye.first) // kye.every
        what = _("the last {count} of {size} turns come after day {days}, the last of the scenario").format(
            count=late, size=kye.size, days=document.start.days
        )
        context.add("W325", (*path, "size"), what, _("fewer people, fewer days between two turns, or an earlier start"))
