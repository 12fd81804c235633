"""Stage 4, sense: workshops nobody could come to or home from, recipes nobody learns, orders nobody could bring."""

from __future__ import annotations

from marketgen.i18n import _
from marketgen.scenario.context import Context
from marketgen.scenario.models.document import Document
from marketgen.scenario.models.ventures import Contract, Placement, Recipe, Workshop
from marketgen.scenario.sense_chapters import spans
from marketgen.scenario.source import Path


def check(context: Context, document: Document) -> None:
    """Add the problems of every workshop, recipe, enterprise and order."""
    for some_id, workshop in document.workshops.items():
        _workshop(context, document, ("workshops", some_id), workshop)
    taught = {recipe for one in document.workshops.values() for recipe in one.teaches}
    for some_id, recipe in document.recipes.items():
        _recipe(context, document, ("recipes", some_id), recipe)
        if recipe.taught and some_id not in taught:
            what = _('"{id}" must be learned, and no workshop teaches it').format(id=some_id)
            mend = _('name it under "teaches" of a workshop, or write "taught": false')
            context.add("E333", ("recipes", some_id), what, mend, key=True)
    for some_id, contract in document.contracts.items():
        _contract(context, document, ("contracts", some_id), contract)


def _workshop(context: Context, document: Document, path: Path, one: Workshop) -> None:
    if one.closes + one.answer > one.starts:
        what = _("who applies on day {closes} hears on day {letter}, and it begins on day {starts}").format(
            closes=one.closes, letter=one.closes + one.answer, starts=one.starts
        )
        context.add("E332", (*path, "closes"), what, _("let applications close earlier, or answers come sooner"))
    journey = document.ways[one.way].to.get(one.place)
    if journey is None or one.place == document.start.place:
        what = _('"{way}" does not lead to "{place}" from the stall').format(way=one.way, place=one.place)
        context.add("E332", (*path, "way"), what, _("name a way that leads there"))
    else:
        taught = one.days - journey.days[1]
        if taught < max(1, len(one.lessons or ())):
            what = _("of {days} days away {road} are on the road: that leaves {left} for what is taught").format(
                days=one.days, road=journey.days[1], left=max(0, taught)
            )
            context.add("E332", (*path, "days"), what, _("more days, or fewer lessons"))
    _who_goes(context, document, path, one)
    _when(context, document, path, one)
    if one.placement is not None:
        _placement(context, document, path, one.who, one.placement)


def _players(document: Document, who: list[str]) -> list[bool]:
    """Of each member, whether it is the player."""
    return [document.household[member].player for member in who if member in document.household]


def _who_goes(context: Context, document: Document, path: Path, one: Workshop) -> None:
    """Being away is something of the systems of travel and family."""
    systems = document.systems
    for player, name, day in ((True, "travel", systems.travel), (False, "family", systems.family)):
        if player in _players(document, one.who) and (day is None or day > one.starts):
            what = _('being away needs the system "{system}" by day {day}').format(system=name, day=one.starts)
            mend = _('add it to "systems", or let somebody else go')
            context.add("E332", (*path, "who"), what, mend)


def _when(context: Context, document: Document, path: Path, one: Workshop) -> None:
    last = document.start.days
    found = [(first, end) for first, end, _id in spans(document)] or [(1, last)]
    inside = next((end for first, end in found if first <= one.starts <= end), 0)
    if not inside and one.starts <= last:
        what = _("day {day} lies between two chapters: nobody plays on it").format(day=one.starts)
        mend = _("write one of the days {first} to {last}").format(first=found[0][0], last=found[0][1])
        context.add("E332", (*path, "starts"), what, mend)
    elif inside and one.starts + one.days > inside:
        what = _("who leaves on day {day} is home on day {home}, and day {last} is the last").format(
            day=one.starts, home=one.starts + one.days, last=inside
        )
        context.add("E332", (*path, "starts"), what, _("let it begin earlier, or be shorter"))


def _placement(context: Context, document: Document, path: Path, who: list[str], one: Placement) -> None:
    path = (*path, "placement")
    if True in _players(document, who) and one.ending is None:
        what = _("the player may be the one who goes, and then the run needs an ending")
        context.add("E332", path, what, _('add "ending", or take the player out of "who"'), key=True)
    if (one.pays is None) != (one.currency is None):
        what = _("what is brought home needs a sum and its currency")
        context.add("E332", path, what, _('write both "pays" and "currency", or neither'), key=True)


def _recipe(context: Context, document: Document, path: Path, one: Recipe) -> None:
    some_id = str(path[-1])
    if one.makes in one.uses:
        what = _('"{id}" makes what goes into it').format(id=some_id)
        context.add("E333", (*path, "uses", one.makes), what, _("take it out"), key=True)
    if one.makes in document.goods and not document.goods[one.makes].for_sale:
        what = _('nobody sells "{good}", so that nothing comes of making it').format(good=one.makes)
        context.add("E333", (*path, "makes"), what, _('name another good, or let it be sold ("for_sale")'))
    if True in _players(document, one.who) and not one.hours:
        what = _("the player's time is counted in hours, and none are named")
        context.add("E333", (*path, "who"), what, _('write "hours", or take the player out of "who"'))
    if one.poor is not None and one.poor.least > one.poor.most:
        what = _("the least that is thrown away is more than the most")
        context.add("E333", (*path, "poor", "least"), what, _("change the two numbers over"))


def _contract(context: Context, document: Document, path: Path, one: Contract) -> None:
    made = [name for name, recipe in document.recipes.items() if recipe.makes == one.good]
    if not made:
        what = _('no recipe makes "{good}"').format(good=one.good)
        context.add("E334", (*path, "good"), what, _("order something that one makes"))
    elif one.named and not any(recipe in firm.recipes for firm in document.firms.values() for recipe in made):
        what = _('it must have a name on it, and no enterprise lends one for "{good}"').format(good=one.good)
        context.add("E334", (*path, "named"), what, _('take "named" out, or let one of the "firms" lend its name'))
    if one.least > one.most:
        what = _("the least that is paid is more than the most")
        context.add("E334", (*path, "least"), what, _("change the two numbers over"))
    if one.who is None and (one.kept or one.late.trust):
        what = _("nobody is named whose trust could move")
        context.add("E334", (*path, "kept" if one.kept else "late"), what, _('add "who", or take it out'))
