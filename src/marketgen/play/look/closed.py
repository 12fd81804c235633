"""Why an action of the table cannot be done now: what somebody hears who presses its key all the same."""

from __future__ import annotations

from marketgen.engine.commands import VERBS, Command
from marketgen.engine.rules import check, choices_of, why_closed
from marketgen.i18n import N_, _
from marketgen.play import refusals
from marketgen.play.actions import ACTIONS
from marketgen.play.arrangements import GROUPS
from marketgen.play.look.deals import why_none
from marketgen.play.look.frame import header
from marketgen.play.timeline import Timeline

_VERBS = {action.id: action.verb for action in ACTIONS if action.verb in VERBS}

_NOTHING = {
    "display": N_("The bag holds nothing that could be shown."),
    "price": N_("Put the cursor on a good first; what is asked for it can be chosen then."),
    "hide": N_("Put the cursor on a good that is on show first."),
    "take": N_("Nobody brings anything this morning."),
    "order": N_("There is nothing that could be ordered now."),
    "give": N_("There is nobody who could be offered anything now."),
    "meals": N_("There is no other meal to choose."),
    "bring": N_("Your stall holds nothing that is eaten at home."),
    "follow": N_("There is no rumour of which an hour would tell more."),
    "track": N_("Nothing of yours is on the road."),
    "next_good": N_("There is no other good to look at."),
    "good_before": N_("There is no other good to look at."),
    "last_report": N_("No day is over yet."),
    "turn_page": N_("All of this screen is in sight."),
}
"""What is said where the rules have no reason of their own."""


def why_not(scene: Timeline, action: str) -> str:
    """Why an action cannot be done now, in a sentence; empty for one that needs none."""
    if action in GROUPS:
        return why_none(scene, action)
    if action == "undo":
        level = scene.world.difficulties[scene.run.difficulty]
        return _(refusals.PLAIN["no_undo" if level.undo else "no_undo_level"])
    if action.startswith("show_"):
        met = action.removeprefix("show_") in {tab.id for tab in header(scene).tabs}
        return "" if met else _("You have not met that yet.")
    return _of_verb(scene, _VERBS.get(action, "")) or _(_NOTHING.get(action, ""))


def _of_verb(scene: Timeline, verb: str) -> str:
    """The rules' reason: that the verb is closed as a whole, or what stands in the way of all that it could do."""
    if not verb:
        return ""
    world, run = scene.world, scene.run
    closed = why_closed(world, run, verb)
    if closed is None and not VERBS[verb].ids and not VERBS[verb].amount:
        closed = check(world, run, Command(verb))
    if closed is None:
        found = choices_of(world, run, verb)
        reasons = {choice.refusal for choice in found}
        closed = next(iter(reasons)) if len(reasons) == 1 else None
    return refusals.sentence(world, closed) if closed is not None else ""
