"""Stage 4, sense: a street with nobody in it, bounds the wrong way round, and neighbours who own nothing."""

from __future__ import annotations

from marketgen.i18n import _
from marketgen.scenario.context import Context
from marketgen.scenario.models.document import Document


def check(context: Context, document: Document) -> None:
    """Add the problems of the street."""
    rules = document.rules.street
    if rules is None or document.systems.street is None:
        return
    if rules.sell.cost >= rules.sell.most:
        what = _("what a unit costs a neighbour is no less than the most she asks")
        context.add("E331", ("rules", "street", "sell"), what, _('a lower "cost", or a higher "most"'), key=True)
    for some_id, one in document.neighbours.items():
        if not one.means:
            what = _('"{id}" begins with nothing at all, and the street\'s median counts her').format(id=some_id)
            context.add("W331", ("neighbours", some_id), what, _('give her "means"'), key=True)
