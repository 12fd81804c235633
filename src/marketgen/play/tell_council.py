"""Events of the household's council as sentences, and the steps of what somebody there says."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.accounts import Step
from marketgen.engine.events import Event
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import numbers, wording
from marketgen.play.step_words import Maker, Words
from marketgen.play.views import LogLine


def _told(sentence: str, tone: str = "") -> Callable[[World, Run, Event], LogLine]:
    def tell(world: World, run: Run, event: Event) -> LogLine:
        facts = {
            "name": wording.person(world, event.word("person")),
            "matter": wording.text(world, f"council.matters.{event.word('matter')}.name"),
        }
        return LogLine(_("home"), _(sentence).format(**facts), tone, "home")

    return tell


TELLERS: dict[str, Callable[[World, Run, Event], LogLine]] = {
    "council_overruled": _told(N_("{name} had said no to {matter}, and will remember it."), "bad"),
    "council_agreed": _told(N_("{name} had said yes to {matter}.")),
    "council_refuses": _told(N_("{name} has been asked often enough for nothing, and does less for you now."), "bad"),
    "council_again": _told(N_("{name} lets it be, and does again what there is to do."), "good"),
}
"""A sentence for each kind of event of the council."""


def _degree(sentence: str, scale: str, key: str) -> Maker:
    return lambda world, step: (_(sentence), numbers.degree(scale, step.number(key))[0])


def _nature(world: World, step: Step) -> Words:
    return _("how {name} is").format(name=wording.person(world, step.word("person"))), ""


def _reason(world: World, step: Step) -> Words:
    path = f"council.voices.{step.word('person')}.reasons.{step.word('reason')}.says"
    return wording.text(world, path), ""


STEPS: dict[str, Maker] = {
    "council_nature": _nature,
    "council_matter": lambda world, step: (
        wording.text(world, f"council.matters.{step.word('matter')}.name"), _("as it is seen")
    ),
    "council_health": _degree(N_("how well one feels oneself"), "health", "tenths"),
    "council_heat": _degree(N_("who looks at you"), "heat", "heat"),
    "council_level": _degree(N_("what the board says"), "level", "level"),
    "council_faith": _degree(N_("how you have decided before"), "trust", "faith"),
    "council_reason": _reason,
    "faith_before": lambda world, step: (_("this morning"), ""),
    "faith_today": lambda world, step: (_("what was decided today"), ""),
    "keeper_refuses": lambda world, step: (
        _("{name} does not want to").format(name=wording.person(world, step.word("person"))), ""
    ),
}  # fmt: skip
"""Words for each step of the council."""
