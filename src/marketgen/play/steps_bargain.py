"""The steps of a bargain's numbers as words."""

from __future__ import annotations

from marketgen.engine.accounts import Step
from marketgen.engine.haggling import SELL
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.step_words import Maker, Words, simple


def _cue(sentence: str) -> Maker:
    def told(world: World, step: Step) -> Words:
        level = step.number("level")
        return _(sentence), ngettext("{count} step", "{count} steps", abs(level)).format(count=numbers.whole(level))

    return told


def _units(sentence: str) -> Maker:
    def told(world: World, step: Step) -> Words:
        each = numbers.priced(world, step.number("price"))
        return _(sentence), _("{units} at {price}").format(units=step.number("units"), price=each)

    return told


def _to_you(world: World, step: Step) -> Words:
    sells = step.word("side") == SELL
    return (_units(N_("what it cost you")) if sells else _units(N_("what the market takes for it")))(world, step)


def _added(world: World, step: Step) -> Words:
    return _("what you added"), wording.name(world, step.word("good"))


def _gave(world: World, step: Step) -> Words:
    return _("what you gave with it had cost"), wording.name(world, step.word("good"))


def _mood(world: World, step: Step) -> Words:
    return _("the day's own mood"), numbers.percent(step.number("share"), sign=True)


STEPS: dict[str, Maker] = {
    "market_price": simple(N_("the market's price")),
    "lot_share": simple(N_("a lot goes for less")),
    "cue_need": _cue(N_("how much they needed it")),
    "cue_means": _cue(N_("what they could spend")),
    "cue_doubt": _cue(N_("how far they doubted")),
    "remembered": _cue(N_("what they remember")),
    "told_truth": simple(N_("the truth, to somebody who doubted")),
    "sweetened": _added,
    "bargain_mood": _mood,
    "no_seller_over": simple(N_("over the market nobody has to go")),
    "no_buyer_under": simple(N_("so far under the market nobody has to go")),
    "your_price": simple(N_("your price")),
    "your_step": simple(N_("your step")),
    "their_price": simple(N_("their price")),
    "half_your_step": simple(N_("half your step")),
    "of_themselves": simple(N_("what they add of themselves")),
    "met": simple(N_("no further than your price")),
    "all_units": _units(N_("all of it")),
    "agreed_sum": _units(N_("what was agreed")),
    "worth_to_you": _to_you,
    "gave_away": _gave,
    "their_limit": _units(N_("as far as they would have gone")),
}
"""Words for each step of a bargain's numbers."""


def line(world: World, kind: str, subject: str, units: int, price: int, other: str) -> str:
    """A line of the ledger about a bargain: with whom, and over what."""
    who = wording.person(world, other)
    who = _("a bargain") if not other or who == other else who
    return _("{who}: {good}, {units} at {price}").format(
        who=who, units=units, good=wording.name(world, subject), price=numbers.money(world, price)
    )


LINES = ("bargained", "lot")
"""The kinds of lines that :func:`line` has words for."""
