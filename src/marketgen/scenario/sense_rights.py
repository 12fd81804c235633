"""Stage 4, sense: upgrades that are a yard which sells nothing, or a place that gives nothing or has no rate."""

from __future__ import annotations

from marketgen.i18n import _
from marketgen.scenario.context import Context
from marketgen.scenario.models.document import Document
from marketgen.scenario.models.yards import Yard


def check(context: Context, document: Document) -> None:
    """Add the problems of every upgrade that is a right to a place."""
    main, place = document.money.main, document.rules.place
    for some_id, one in document.upgrades.items():
        right, path = one.right, ("upgrades", some_id)
        if one.yard is not None:
            _yard(context, document, some_id, one.yard)
        if right is None:
            continue
        for name in one.price:
            if name != main and name in document.currencies and not document.currencies[name].rates:
                what = _('"{id}" has no rate in the money of the market, and what is owned counts as worth').format(
                    id=name
                )
                mend = _('name another currency, or give it "rates"')
                context.add("E375", (*path, "price", name), what, mend, key=True)
        if place is not None and right.absent <= place.lost:
            what = _('"{id}" is lost after {days} shut days, and any other place after {lost}').format(
                id=some_id, days=right.absent, lost=place.lost
            )
            context.add(
                "W375", (*path, "right", "absent"), what, _("write more days than {lost}").format(lost=place.lost)
            )


def _yard(context: Context, document: Document, some_id: str, yard: Yard) -> None:
    """The problems of a wholesale yard."""
    for at, good in enumerate(yard.goods):
        if good in document.goods and not document.goods[good].for_sale:
            what = _('nobody sells "{good}", so that nobody asks for it by the sack').format(good=good)
            mend = _('take it out, or let it be sold ("for_sale")')
            context.add("E377", ("upgrades", some_id, "yard", "goods", at), what, mend)
    if yard.share[1] > 10_000:
        what = _('"{id}" sells for more than the going price, and the stall never does').format(id=some_id)
        context.add("W377", ("upgrades", some_id, "yard", "share", 1), what, _("write 1 or less"))
