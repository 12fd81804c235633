"""What presses at home, for the prompt line."""

from __future__ import annotations

from marketgen.i18n import _
from marketgen.play import wording
from marketgen.play.look import dates
from marketgen.play.timeline import Timeline
from marketgen.play.views import Prompt


def prompt_home(scene: Timeline) -> Prompt | None:
    """What presses at home: somebody ill first, then what is due within two days."""
    world, run = scene.world, scene.run
    if run.pending or run.phase == "over":
        return None
    ill = next((member for member, days in run.home.ill.items() if days), "")
    if ill:
        rules = world.family.illness
        good = wording.name(world, rules.good) if rules else ""
        told = _("You are ill. What ends it is {good}.") if wording.is_player(world, ill) else ""
        told = told or _("{name} is ill. What ends it is {good}.")
        return Prompt(told.format(name=wording.person(world, ill), good=good), "care", _("care"))
    for row in dates.due(scene):
        if row.home and row.tone == "bad":
            action = {_("school"): "dues", _("labour"): "dues", _("workplace"): "dues", _("no wood"): "wood"}
            sentence = _("{what}: {when}.").format(what=row.what[:1].upper() + row.what[1:], when=row.when)
            return Prompt(sentence, action.get(row.short, "kimjang"), "")
    return None
