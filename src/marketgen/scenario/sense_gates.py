"""Stage 4, sense: places whose money cannot be counted, gates at home, permits that nobody can use."""

from __future__ import annotations

from marketgen.i18n import _
from marketgen.scenario.context import Context
from marketgen.scenario.models.document import Document
from marketgen.scenario.models.gates import Permit
from marketgen.scenario.models.road import Place
from marketgen.scenario.source import Path


def check(context: Context, document: Document) -> None:
    """Add the problems of every place that has rules of its own."""
    for some_id, place in document.places.items():
        _money(context, document, some_id, place)
        if some_id == document.start.place:
            for key in ("accepts", "entry", "permit"):
                if getattr(place, key) is not None:
                    what = _('"{id}" is where the stall is; nobody asks anything there of who comes').format(id=some_id)
                    context.add("E355", ("places", some_id, key), what, _("delete it"), key=True)
        elif place.permit is not None:
            _permit(context, document, ("places", some_id, "permit"), place.permit)


def _money(context: Context, document: Document, some_id: str, place: Place) -> None:
    """Whether what costs so much at home can be counted in the money of a place, and a parcel be paid there."""
    main = document.money.main
    for at, name in enumerate(place.accepts or ()):
        if name != main and name in document.currencies and not document.currencies[name].rates:
            what = _('"{id}" has no rate in the money of the market').format(id=name)
            mend = _('name another currency, or give it "rates"')
            context.add("E356", ("places", some_id, "accepts", at), what, mend)
    parcel = document.rules.parcel
    if parcel is not None and parcel.place == some_id and place.accepts and main not in place.accepts:
        what = _('parcels are paid in "{currency}", which is not taken at "{id}"').format(currency=main, id=some_id)
        mend = _('let parcels come from elsewhere, or add "{currency}" to "accepts"').format(currency=main)
        context.add("E357", ("places", some_id, "accepts"), what, mend, key=True)


def _permit(context: Context, document: Document, path: Path, permit: Permit) -> None:
    """Whether anybody can be at the gate with it, and home again while it holds."""
    place = str(path[1])
    trips = [way.to[place].days for way in document.ways.values() if place in way.to]
    if not trips:
        return
    there, back = min(days[0] // 2 for days in trips), min(days[0] for days in trips)
    if document.systems.officials is None:
        what = _('nobody gives the permit of "{id}": the system "officials" never comes').format(id=place)
        context.add("E358", (*path, "by"), what, _('add "officials" to "systems"'), key=True)
    if there >= permit.lasts:
        what = _('the permit of "{id}" holds {lasts} days, and the way there takes {days}').format(
            id=place, lasts=permit.lasts, days=there
        )
        context.add("E358", (*path, "lasts"), what, _("write more than {days}").format(days=there))
    elif back >= permit.lasts and permit.late is not None:
        what = _('nobody is home again from "{id}" while its permit holds').format(id=place)
        context.add("W358", (*path, "lasts"), what, _("write more than {days}").format(days=back))
    for who, giver in permit.by.items():
        if 1 + giver.days[0] + back > document.start.days:
            what = _('the answer of "{who}" comes too late for any trip before the last day').format(who=who)
            context.add("W359", (*path, "by", who, "days"), what, _("write fewer days, or take it out"))
