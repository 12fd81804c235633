"""What of ventures has a day: for the list of what is due."""

from __future__ import annotations

from marketgen.engine import contracts
from marketgen.i18n import _
from marketgen.play import wording
from marketgen.play.timeline import Timeline


def rows(scene: Timeline) -> list[tuple[int, str, str, str]]:
    """Letters, mornings to leave on, orders to answer and to bring, names that end: the day, what, how, in a word."""
    world, run = scene.world, scene.run
    found: list[tuple[int, str, str, str]] = []
    for name, course in run.ventures.courses.items():
        one, what = world.workshops[name], wording.name(world, name, "workshops")
        if course.step == "asked":
            found.append((course.since + one.answer, what, _("the letter"), _("letter")))
        elif course.step == "chosen":
            found.append((one.starts, what, _("one leaves in the morning"), _("leave")))
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
    return [one for one in found if run.day <= one[0] <= world.days]
