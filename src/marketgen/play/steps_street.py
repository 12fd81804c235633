"""The steps of the street as words."""

from __future__ import annotations

from marketgen.engine.accounts import Step
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.step_words import Maker, Words, stands


def _said(sentence: str) -> Maker:
    """A sentence that may name somebody or a good."""

    def words(world: World, step: Step) -> Words:
        person, good = step.word("person"), step.word("good")
        name, what = wording.person(world, person) if person else "", wording.name(world, good) if good else ""
        return _(sentence).format(name=name, good=what), ""

    return words


def _seen(sentence: str) -> Maker:
    """What a day showed, with the price that was seen."""

    def words(world: World, step: Step) -> Words:
        detail = _("seen at {price}").format(price=numbers.money(world, step.number("price")))
        return _said(sentence)(world, step)[0], detail

    return words


def _share(sentence: str) -> Maker:
    return lambda world, step: (_(sentence), numbers.percent(step.number("share")))


def _breaks(world: World, step: Step) -> Words:
    days = step.number("days")
    if not days:
        return _("a day on which it sold"), ""
    detail = ngettext("{count} day without a sale", "{count} days without a sale", days).format(count=days)
    return _("it does not sell at that price"), detail


STEPS: dict[str, Maker] = {
    "belief": _said(N_("what {name} believes it will bring")),
    "belief_first": _said(N_("what {name} believed on putting it out")),
    "belief_before": _said(N_("what {name} believed the day before")),
    "belief_sold": _seen(N_("it sold; a little more may do")),
    "belief_unsold": _seen(N_("it did not sell; a little less may do")),
    "belief_undercut": _seen(N_("it did not sell, and you sold for less")),
    "truce": _said(N_("as you agreed, not under the going price")),
    "street_usual": _said(N_("what a stall sells of it in a day")),
    "street_closed": _said(N_("the market is shut")),
    "street_suits": _share(N_("the share that finds the price right")),
    "street_taken": _share(N_("those who buy from you, for less")),
    "means_first": _said(N_("what {name} has to begin with")),
    "means_before": _said(N_("what {name} had the day before")),
    "means_earned": _said(N_("what the day earned")),
    "means_lived": _said(N_("what living took")),
    "means_nothing": _said(N_("there was no more to take")),
    "means_event": _said(N_("what happened since")),
    "street_middle": _said(N_("{name}, in the middle of the row")),
    "street_between": _said(N_("half way to {name}, the next one up")),
    "truce_breaks": _breaks,
    "truce_trust": stands,
    "never_warned": _said(N_("you never told {name} of one")),
    "warned_before": _said(N_("you told {name} of one before")),
    "warned_trust": stands,
}
"""Words for each step of the street."""
