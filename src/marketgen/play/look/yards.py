"""A wholesale yard, line by line for the ledger: who asks for what, what is owed, and when the rent is due."""

from __future__ import annotations

from marketgen.engine import yards
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.look import dates
from marketgen.play.timeline import Timeline
from marketgen.play.views import ClubLine, ClubView


def yard_views(scene: Timeline) -> tuple[ClubView, ...]:
    """The yards you rent, and those where something is still owed."""
    return tuple(_yard(scene, one) for one in scene.run.yards)


def _yard(scene: Timeline, some_id: str) -> ClubView:
    world, run = scene.world, scene.run
    state, lines = run.yards[some_id], list[ClubLine]()
    for buyer in state.buyers:
        account = yards.each(world, run, buyer.good)
        told = _("{units} at {price}").format(
            units=wording.units(world, buyer.good, buyer.units), price=numbers.priced(world, account.total)
        )
        if buyer.who:
            told = _("{units}, on time").format(units=told)
        lines.append(ClubLine(_asks(world, buyer.who), told, "", account.subject, account))
    for sack in state.sacks:
        amount, when = numbers.priced(world, sack.amount), dates.when(scene, sack.due)
        told = _("{amount}, due {when}").format(amount=amount, when=when)
        account = yards.pays(world, run, some_id, sack.who)
        lines.append(ClubLine(_("{person} owes").format(person=wording.person(world, sack.who)), told,
                              "bad" if sack.late else "", account.subject, account))  # fmt: skip
    if some_id in run.built:
        rent = world.upgrades[some_id].yard.rent  # type: ignore[union-attr]
        told = _("{amount}, due {when}").format(amount=numbers.priced(world, rent), when=dates.when(scene, state.due))
        lines.append(ClubLine(_("rent"), told))
    return ClubView(some_id, wording.name(world, some_id, "upgrades"), tuple(lines), some_id in run.built)


def _asks(world: World, who: str) -> str:
    return _("{person} asks").format(person=wording.person(world, who)) if who else _("somebody asks")


def terms(world: World, run: Run, some_id: str) -> str:
    """What a yard takes, before it is rented; empty for an upgrade that is none."""
    rules = world.upgrades[some_id].yard
    if rules is None:
        return ""
    told = ngettext("The rent is {rent} every {days} day.", "The rent is {rent} every {days} days.", rules.every)
    day = _("A morning on which anything is sold there takes {hours} h and {porter} for the porter.")
    found = [told.format(rent=numbers.priced(world, rules.rent), days=rules.every),
             day.format(hours=rules.hours, porter=numbers.priced(world, rules.porter))]  # fmt: skip
    if rules.official and rules.open_heat:
        found.append(_("It is noticed, and more so without the cover of {official} ({tie} or more).").format(
            official=wording.person(world, rules.official), tie=numbers.degree("tie", rules.tie)[0]))  # fmt: skip
    elif rules.heat:
        found.append(_("It is noticed."))
    return " ".join(found)


def selling(world: World, run: Run, good: str) -> str:
    """On what terms somebody asks for a good by the sack."""
    some_id, buyer = yards.wanted(world, run, good)
    rules = world.upgrades[some_id].yard
    assert rules is not None
    first = ""
    if run.yards[some_id].worked != run.day:
        first = _("The first of a day takes {hours} h and {porter} for the porter.").format(
            hours=rules.hours, porter=numbers.priced(world, rules.porter)
        )
    if not buyer.who:
        return f"{_('Paid at once.')} {first}".strip()
    odds = numbers.odds(
        yards.pays(world, run, some_id, buyer.who).total, world.difficulties[run.difficulty].odds_as_numbers
    )
    told = ngettext(
        "{person} pays in {days} day: {odds}; else once more so many days later, or never.",
        "{person} pays in {days} days: {odds}; else once more so many days later, or never.",
        rules.days,
    )
    told = told.format(person=wording.person(world, buyer.who), days=rules.days, odds=odds)
    return f"{told} {first}".strip()
