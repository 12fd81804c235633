"""A reform of the notes as sentences: what happens, the steps of its numbers, the lines of the ledger."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.accounts import Step
from marketgen.engine.events import Event
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import numbers, wording
from marketgen.play.step_words import Maker, Words, simple
from marketgen.play.views import LogLine


def _told(sentence: str, tone: str = "") -> Callable[[World, Run, Event], LogLine]:
    def tell(world: World, run: Run, event: Event) -> LogLine:
        due = event.number("due")
        facts = {
            "name": wording.text(world, "reform.name"),
            "about": wording.text(world, "reform.about"),
            "amount": numbers.priced(world, event.number("amount")),
            "gone": numbers.priced(world, event.number("gone")),
            "due": wording.short_date(world, due) if due else "",
            "rate": numbers.whole(event.number("rate")),
        }
        return LogLine(_("the notes"), _(sentence).format(**facts), tone, "ledger")

    return tell


TELLERS: dict[str, Callable[[World, Run, Event], LogLine]] = {
    "reform_sign": _told(N_("People at the changer's corner speak low. Something is said of the notes.")),
    "reform_announced": _told(
        N_("{about} {rate} old ones make a new one. A household may hand in {amount}, until {due}; the rest is void."),
        "bad",
    ),
    "reform_last": _told(N_("The last day for old notes. If nothing is done, {amount} of yours is void tomorrow.")),
    "reform_done": _told(N_("The old notes are void. You have {amount} in new ones; {gone} is gone."), "bad"),
    "handed_in": _told(N_("You stand in the queue and hand in {amount}; the new notes come on {due}.")),
}
"""A sentence for each kind of event of a reform."""


def _factor(world: World, step: Step) -> Words:
    return _("since the notes were called in"), numbers.percent(step.number("share"))


STEPS: dict[str, Maker] = {
    "wage_usual": simple(N_("what the work is paid")),
    "wage_reform": _factor,
    "reform_cap": simple(N_("what a household may hand in")),
    "reform_handed": simple(N_("what you have handed in")),
    "reform_in_hand": simple(N_("old notes in hand")),
    "reform_by_itself": simple(N_("what your household still hands in by itself")),
    "reform_late": simple(N_("what the last queue keeps of that")),
    "reform_new": simple(N_("new notes that are to come")),
}
"""Words for each step of a reform."""

LINES = ("handed_in", "old_notes", "new_notes")
"""The kinds of lines that :func:`line` has words for."""


def line(kind: str) -> str:
    """A line of the ledger of a reform in words; empty for another kind."""
    told = {"handed_in": _("old notes handed in"), "old_notes": _("old notes, void"), "new_notes": _("new notes")}
    return told.get(kind, "")
