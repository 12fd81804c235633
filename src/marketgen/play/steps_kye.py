"""The steps of savings clubs as words."""

from __future__ import annotations

from marketgen.engine.accounts import Step
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.step_words import Maker, Words, level, simple, stands


def _turns(sentence: str) -> Maker:
    """A sum of several turns, with how many and what each is."""

    def words(world: World, step: Step) -> Words:
        turns = step.number("turns")
        detail = ngettext("{count} turn at {each}", "{count} turns at {each}", turns)
        return _(sentence), detail.format(count=turns, each=numbers.money(world, step.number("each")))

    return words


def _people(sentence: str) -> Maker:
    """A sum of several people, with how many and what each is."""

    def words(world: World, step: Step) -> Words:
        people = step.number("people")
        detail = ngettext("{count} person at {each}", "{count} people at {each}", people)
        return _(sentence), detail.format(count=people, each=numbers.money(world, step.number("each")))

    return words


def _put_in(world: World, step: Step) -> Words:
    turns = step.number("turns")
    return _("what you have put in"), ngettext("{count} turn so far", "{count} turns so far", turns).format(count=turns)


def _each(world: World, step: Step) -> Words:
    return _("what each pays in"), _("turn {turn}").format(turn=step.number("turns"))


def _held(world: World, step: Step) -> Words:
    name = wording.name(world, step.word("kye"), "kyes")
    return name, numbers.priced(world, step.number("money"))


STEPS: dict[str, Maker] = {
    "in_kye": _held,
    "kye_paid_in": _people(N_("what the others pay in")),
    "kye_pot": simple(N_("the pot, if everybody pays")),
    "kye_given_up": _people(N_("what you give up, to share")),
    "kye_turns": _turns(N_("what you pay in over all turns but your own")),
    "kye_each": _each,
    "kye_only_you": simple(N_("the pot can be nobody else's")),
    "kye_held_back": simple(N_("you will not pay it")),
    "kye_to_pay": _turns(N_("what you are still to pay in")),
    "kye_put_in": _put_in,
    "kye_behind": simple(N_("whoever owes the others has no turn")),
    "kye_over": simple(N_("no turn of yours comes any more")),
    "kye_short_start": simple(N_("it happens to anybody")),
    "kye_short_level": level,
    "kye_not_short": simple(N_("nothing is known to be wrong")),
    "kye_miss_start": simple(N_("money is short")),
    "kye_miss_had": simple(N_("the pot was had already")),
    "kye_miss_trust": stands,
    "kye_back_start": simple(N_("most give it back on the day")),
    "kye_back_trust": stands,
}
"""Words for each step of savings clubs."""

LINES = ("kye", "kye_share", "kye_pot", "kye_stood")
"""The kinds of lines that :func:`line` has words for."""


def line(world: World, kind: str, subject: str) -> str:
    """A line of the ledger of a savings club in words; empty for another kind."""
    if kind not in LINES:
        return ""
    form = {
        "kye": _("{kye}, paid in"), "kye_share": _("{kye}, your share"), "kye_pot": _("{kye}, the pot"),
    }.get(kind, _("{kye}, for somebody else"))  # fmt: skip
    return form.format(kye=wording.name(world, subject, "kyes"))
