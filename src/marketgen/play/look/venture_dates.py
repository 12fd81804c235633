"""What of ventures, yards, rights and permits has a day: for the list of what is due."""

from __future__ import annotations

from marketgen.engine import contracts, gates
from marketgen.i18n import _
from marketgen.play import numbers, wording
from marketgen.play.timeline import Timeline

Row = tuple[int, str, str, str]
"""The day, what, how, in a word."""


def rows(scene: Timeline) -> list[Row]:
    """Letters, mornings to leave on, orders to answer and to bring, names that end; rent, sacks, rights that are
    spoken of, permits."""
    run, found = scene.run, [*_ventures(scene), *_yards(scene), *_papers(scene)]
    return [one for one in found if run.day <= one[0] <= scene.world.days]


def _yards(scene: Timeline) -> list[Row]:
    """Rent and what is owed for sacks; the day on which a right that is spoken of is settled."""
    world, run = scene.world, scene.run
    found: list[Row] = []
    for name, state in run.yards.items():
        what, rules = wording.name(world, name, "upgrades"), world.upgrades[name].yard
        if rules is not None and name in run.built:
            rent = _("the rent, {amount}; unpaid, it is lost").format(amount=numbers.priced(world, rules.rent))
            found.append((state.due, what, rent, _("rent")))
        for sack in state.sacks:
            owes = _("{person} pays you").format(person=wording.person(world, sack.who))
            found.append((sack.due, owes, numbers.priced(world, sack.amount), _("money")))
    for name, right in run.rights.items():
        if right.settles:
            what = wording.name(world, name, "upgrades")
            found.append((right.settles, what, _("it is settled whether it stays yours"), _("settled")))
    return found


def _papers(scene: Timeline) -> list[Row]:
    """By when a permit that was asked for is answered, and how long one that came holds."""
    world, found = scene.world, list[Row]()
    for name, paper in scene.run.permits.items():
        what = _("permit of {place}").format(place=wording.name(world, name, "places"))
        if paper.last:
            found.append((paper.last, what, _("its last day"), _("permit")))
        else:
            who = wording.person(world, paper.by)
            how = _("{official} answers by then").format(official=who)
            found.append((gates.answer_by(world, name, paper), what, how, _("permit")))
    return found


def _ventures(scene: Timeline) -> list[Row]:
    world, run = scene.world, scene.run
    found: list[Row] = []
    for name, course in run.ventures.courses.items():
        one, what = world.workshops[name], wording.name(world, name, "workshops")
        if course.step == "asked":
            found.append((course.since + one.answer, what, _("the letter"), _("letter")))
        elif course.step == "chosen":
            found.append((one.starts, what, _("one leaves in the morning"), _("leave")))
        elif course.step == "away":
            name_of = wording.person(world, course.member)
            found.append((course.since + one.days, what, _("home again: {name}").format(name=name_of), _("home")))
        elif course.offer == "open":
            found.append((course.until, what, _("the last day for an answer"), _("answer")))
    for name, state in run.ventures.contracts.items():
        what = wording.name(world, name, "contracts")
        if state.due:
            units = wording.units(world, world.contracts[name].good, state.units)
            found.append((state.due, what, units, _("an order")))
        elif state.asked:
            found.append((contracts.answer_by(world, run, name), what, _("wants an answer"), _("answer")))
    for name, lent in run.ventures.names.items():
        if lent.since and lent.last:
            found.append((lent.last, wording.name(world, name, "firms"), _("its name ends"), _("paper")))
        if lent.since and lent.warned:
            day = lent.warned + world.firms[name].notice
            found.append((day, wording.name(world, name, "firms"), _("it wants its name back"), _("name")))
    return found
