"""What presses at home, for the prompt line."""

from __future__ import annotations

from marketgen.engine.frozen import frozen
from marketgen.i18n import N_, _
from marketgen.play import wording
from marketgen.play.look import dates
from marketgen.play.timeline import Timeline
from marketgen.play.views import Prompt


@frozen
class Pressing:
    """What presses at home: a sentence on it, the action of the home screen and the command that answer it. Of the
    command the verb, and what stands behind it if not any will do."""

    sentence: str
    action: str
    verb: str


_ANSWERS = {
    N_("school"): ("dues", "levy"),
    N_("labour"): ("dues", "roster"),
    N_("workplace"): ("dues", "pay_work"),
    N_("no wood"): ("wood", "wood"),
    N_("kimjang by now"): ("kimjang", "kimjang"),
}
"""The action and the verb for what is due, by the short word for it."""


def pressing(scene: Timeline) -> tuple[Pressing, ...]:
    """What presses at home, the first most: somebody ill, then what is due within two days."""
    world, run = scene.world, scene.run
    if run.pending or run.phase == "over":
        return ()
    found = []
    ill = next((member for member, days in run.home.ill.items() if days), "")
    if ill:
        rules = world.family.illness
        good = wording.name(world, rules.good) if rules else ""
        told = _("You are ill. What ends it is {good}.") if wording.is_player(world, ill) else ""
        told = told or _("{name} is ill. What ends it is {good}.")
        found.append(Pressing(told.format(name=wording.person(world, ill), good=good), "care", "treat"))
    answers = {_(short): does for short, does in _ANSWERS.items()}
    for row in dates.due(scene):
        if row.home and row.tone == "bad":
            action, verb = answers.get(row.short) or _fed(scene)
            sentence = _("{what}: {when}.").format(what=row.what[:1].upper() + row.what[1:], when=row.when)
            found.append(Pressing(sentence, action, verb))
    return tuple(found)


def _fed(scene: Timeline) -> tuple[str, str]:
    """What answers a store that runs out: more of that good, or where the stall has none another meal."""
    good, _nights = dates.food_left(scene)
    return ("bring" if scene.run.goods[good].stock else "meals", f"bring {good}")


def prompt_home(scene: Timeline) -> Prompt | None:
    """What presses most at home."""
    first = next(iter(pressing(scene)), None)
    return Prompt(first.sentence, first.action, _("care") if first.action == "care" else "") if first else None
