"""Stage 4, sense: sidelines that nobody's time goes into, and shares that do not fit their own numbers."""

from __future__ import annotations

from marketgen.i18n import _
from marketgen.scenario.context import Context
from marketgen.scenario.models.document import Document
from marketgen.scenario.models.sidelines import Demonstration, Stake
from marketgen.scenario.source import Path


def check(context: Context, document: Document) -> None:
    """Add the problems of every sideline and share."""
    for some_id, side in document.sidelines.items():
        path: Path = ("sidelines", some_id)
        if not side.hours and not side.member:
            what = _('"{id}" takes nobody\'s time').format(id=some_id)
            context.add("E336", path, what, _('write "hours" of the player, or the "member" whose day it takes'))
        member = document.household.get(side.member or "")
        if member is not None and member.player:
            what = _('"{id}" is the player, whose time is counted in hours').format(id=side.member)
            context.add("E336", (*path, "member"), what, _('write "hours" instead'))
        if not side.customers[1]:
            context.add("E336", (*path, "customers"), _("nobody ever comes"), _("write how many at the most"))
    for name in document.rules.dealing.most if document.rules.dealing else ():
        if name == document.money.main or (name in document.currencies and not document.currencies[name].rates):
            what = _('"{id}" has no rate in the money of the market').format(id=name)
            mend = _('name another currency, or give it "rates"')
            context.add("E335", ("rules", "dealing", "most", name), what, mend, key=True)
    rules = document.rules.demonstration
    if rules is not None and rules.copied:
        _copied(context, document, rules)
    for at, good in enumerate(rules.goods if rules else ()):
        if good in document.goods and not document.goods[good].for_sale:
            what = _('nobody sells "{good}", so that nobody can be shown it').format(good=good)
            mend = _('take it out, or let it be sold ("for_sale")')
            context.add("E338", ("rules", "demonstration", "goods", at), what, mend)
    if rules is not None:
        _walkers(context, document, rules)
    for some_id, other in document.partners.items():
        if not other.keeps and not other.hours:
            what = _('"{id}" takes a share and does nothing for it').format(id=some_id)
            mend = _('write what is served meanwhile ("keeps"), or the "hours" that are gained')
            context.add("E339", ("partners", some_id), what, mend)
        if other.leaves >= other.trust:
            what = _('"{id}" would think of leaving on the day it begins').format(id=some_id)
            mend = _('write less than "trust", which is {trust}').format(trust=other.trust / 100)
            context.add("E339", ("partners", some_id, "leaves"), what, mend)
    for some_id, one in document.stakes.items():
        _stake(context, document, ("stakes", some_id), one)


def _walkers(context: Context, document: Document, rules: Demonstration) -> None:
    """A warning where more friends are asked for than a run can have: of the row, and of those who come again."""
    groups = ((document.neighbours.values(), document.draw.neighbours),
              (document.regulars.values(), document.draw.regulars))  # fmt: skip
    many = 0
    for people, drawn in groups:
        pool = sum(one.pool for one in people)
        many += len(people) - pool + min(pool, drawn)
    if rules.friends > many:
        what = _("nobody can ever ask {friends} friends: there are {many} neighbours and regulars at the most").format(
            friends=rules.friends, many=many
        )
        context.add("W338", ("rules", "demonstration", "friends"), what, _("ask for fewer, or write more people"))


def _copied(context: Context, document: Document, rules: Demonstration) -> None:
    """The problems of a neighbour's copy of a demonstration."""
    path: Path = ("rules", "demonstration", "copied")
    if document.rules.copying is None:
        what = _("no neighbour copies anything here, so that nobody can copy this either")
        context.add("E338", path, what, _('write "copying" among the rules, or take this out'))
    if rules.copied > rules.every:
        what = _("it is done again before anybody has copied it, and then never copied")
        context.add("E338", path, what, _('write no more than "every", which is {every}').format(every=rules.every))


def _stake(context: Context, document: Document, path: Path, one: Stake) -> None:
    """The problems of one share."""
    some_id = str(path[-1])
    if one.least > one.most:
        what = _('the least that "{id}" brings is more than the most').format(id=some_id)
        context.add("E337", (*path, "least"), what, _("change the two numbers over"))
    trouble = one.trouble
    if trouble is not None and trouble.currency not in (None, one.currency):
        what = _('repairs of "{id}" are paid in the currency of the share').format(id=some_id)
        context.add("E337", (*path, "trouble", "currency"), what, _('write "{currency}"').format(currency=one.currency))
    if trouble is not None and trouble.sign >= one.every:
        what = _('wear of "{id}" shows {sign} days before a pay day, and there is one every {every} days').format(
            id=some_id, sign=trouble.sign, every=one.every
        )
        context.add("E337", (*path, "trouble", "sign"), what, _("write fewer days here"))
    days = document.start.days - one.from_day
    if one.from_day <= document.start.days and days < one.every:
        what = _('"{id}" never pays: it can be had {days} days before the last day at the most').format(
            id=some_id, days=days
        )
        context.add("W337", (*path, "every"), what, _("fewer days between two pay days, or an earlier first day"))
