"""The steps of savings clubs as words."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.accounts import Step
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, wording

Words = tuple[str, str]


def _number(step: Step, key: str) -> int:
    value = step.fact(key)
    return value if isinstance(value, int) else 0


def _simple(sentence: str) -> Callable[[World, Step], Words]:
    return lambda world, step: (_(sentence), "")


def _turns(sentence: str) -> Callable[[World, Step], Words]:
    """A sum of several turns, with how many and what each is."""

    def words(world: World, step: Step) -> Words:
        turns = _number(step, "turns")
        detail = ngettext("{count} turn at {each}", "{count} turns at {each}", turns)
        return _(sentence), detail.format(count=turns, each=numbers.money(world, _number(step, "each")))

    return words


def _people(sentence: str) -> Callable[[World, Step], Words]:
    """A sum of several people, with how many and what each is."""

    def words(world: World, step: Step) -> Words:
        people = _number(step, "people")
        detail = ngettext("{count} person at {each}", "{count} people at {each}", people)
        return _(sentence), detail.format(count=people, each=numbers.money(world, _number(step, "each")))

    return words


def _put_in(world: World, step: Step) -> Words:
    turns = _number(step, "turns")
    return _("what you have put in"), ngettext("{count} turn so far", "{count} turns so far", turns).format(count=turns)


def _each(world: World, step: Step) -> Words:
    return _("what each pays in"), _("turn {turn}").format(turn=_number(step, "turns"))


def _trust(world: World, step: Step) -> Words:
    name = wording.person(world, str(step.fact("person", "")))
    return _("how {name} stands with you").format(name=name), numbers.degree("trust", _number(step, "trust"))[0]


def _level(world: World, step: Step) -> Words:
    return _("what the board says"), numbers.degree("level", _number(step, "level"))[0]


def _held(world: World, step: Step) -> Words:
    name = wording.name(world, str(step.fact("kye", "")), "kyes")
    return name, numbers.priced(world, _number(step, "money"))


STEPS: dict[str, Callable[[World, Step], Words]] = {
    "in_kye": _held,
    "kye_paid_in": _people(N_("what the others pay in")),
    "kye_pot": _simple(N_("the pot, if everybody pays")),
    "kye_given_up": _people(N_("what you give up, to share")),
    "kye_turns": _turns(N_("what you pay in over all turns but your own")),
    "kye_each": _each,
    "kye_only_you": _simple(N_("the pot can be nobody else's")),
    "kye_held_back": _simple(N_("you will not pay it")),
    "kye_to_pay": _turns(N_("what you are still to pay in")),
    "kye_put_in": _put_in,
    "kye_behind": _simple(N_("whoever owes the others has no turn")),
    "kye_over": _simple(N_("no turn of yours comes any more")),
    "kye_short_start": _simple(N_("it happens to anybody")),
    "kye_short_level": _level,
    "kye_not_short": _simple(N_("nothing is known to be wrong")),
    "kye_miss_start": _simple(N_("money is short")),
    "kye_miss_had": _simple(N_("the pot was had already")),
    "kye_miss_trust": _trust,
    "kye_back_start": _simple(N_("most give it back on the day")),
    "kye_back_trust": _trust,
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
