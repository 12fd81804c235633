"""What to do next, for whoever does not know yet: from what is possible and how things stand, and no longer than it is
undone."""

from __future__ import annotations

from marketgen.engine import price, supply
from marketgen.engine.frozen import frozen
from marketgen.engine.rules import choices_of, explain
from marketgen.engine.run import Offer
from marketgen.i18n import _
from marketgen.play import numbers, wording
from marketgen.play.look import family
from marketgen.play.timeline import Timeline

FIRST_DAYS, EARLY_DAYS = 3, 7
"""Days on which prices, and offers, are still proposed."""

GOOD_BP, ENOUGH, DAYS = 1000, 5, 2
"""How far under the market an offer is worth a word, in basis points; how many units of it must be in reach; for how
many days like yesterday a stock must last that needs no more."""

MORE = 4
"""How many times as much as a good on show one in the bag must be worth."""


@frozen
class Tip:
    """What to do next, in a sentence. target: the key of the choice that does it, as plain mode names choices;
    empty where no single one does."""

    sentence: str
    target: str


def tip(scene: Timeline) -> Tip | None:
    """The first thing that a newcomer might not think of; None where nothing presses, or a lesson speaks already."""
    run = scene.run
    if run.phase not in ("morning", "evening") or any(one.day == run.day for one in scene.world.lessons):
        return None
    if run.phase == "evening":
        return owing(scene) or _home(scene)
    return _home(scene) or swap(scene) or offer(scene) or prices(scene)


def next_to_show(scene: Timeline) -> tuple[int, str] | None:
    """The first slot that stands empty and the good of the bag that is worth most there; None if there is no such."""
    run = scene.run
    empty = [slot for slot, good in enumerate(run.slots, 1) if not good or not run.goods[good].stock]
    bag = [
        one.ids[0] for one in choices_of(scene.world, run, "show") if not one.refusal and one.ids[0] not in run.slots
    ]
    if not empty or not bag:
        return None
    worth = {good: run.goods[good].stock * price.total(scene.world, run, good) for good in bag}
    return empty[0], max(bag, key=lambda good: worth[good])


def _open(scene: Timeline, command: str) -> str:
    """The key of the first choice that is possible now, of a verb, or of a verb and what stands behind it; empty if
    none is."""
    verb, *ids = command.split()
    for choice in choices_of(scene.world, scene.run, verb):
        if choice.refusal is None and list(choice.ids[: len(ids)]) == ids:
            return " ".join((verb, *choice.ids))
    return ""


def owing(scene: Timeline) -> Tip | None:
    """Orders that may want more money at dawn than is in hand: what cannot be paid is taken back, and remembered."""
    world, run = scene.world, scene.run
    asked = explain(world, run, "orders_ask")
    if asked is None or asked.total <= run.money[world.money]:
        return None
    told = _("Orders may ask {amount} tomorrow, more than you have.")
    lost = explain(world, run, "orders_lose")
    if lost is not None and lost.total:
        told = _("Orders may ask {amount} tomorrow, more than you have: {lost} paid ahead would be lost.")
        return Tip(told.format(amount=numbers.priced(world, asked.total), lost=numbers.priced(world, lost.total)), "")
    return Tip(told.format(amount=numbers.priced(world, asked.total)), "")


def _home(scene: Timeline) -> Tip | None:
    """Somebody ill, or what is due at home within two days, if something can be done about it."""
    if not scene.world.met("family", scene.run.day):
        return None
    for one in family.pressing(scene):
        key = _open(scene, one.verb)
        if key and one.verb != "pay_work":
            return Tip(one.sentence, key)
    return None


def swap(scene: Timeline) -> Tip | None:
    """A good in the bag that would bring far more than one on show."""
    run = scene.run
    if run.day > EARLY_DAYS or "" in run.slots:
        return None
    worth = {good: state.stock * price.total(scene.world, run, good) for good, state in run.goods.items()}
    bag = [
        one.ids[0] for one in choices_of(scene.world, run, "show") if not one.refusal and one.ids[0] not in run.slots
    ]
    if not bag:
        return None
    best, least = max(bag, key=lambda good: worth[good]), min(run.slots, key=lambda good: worth[good])
    if worth[best] < MORE * worth[least]:
        return None
    slot = run.slots.index(least) + 1
    sentence = _("Better on slot {slot}: {good}, not {there}.").format(
        good=wording.name(scene.world, best), there=wording.name(scene.world, least), slot=slot
    )
    return Tip(sentence, f"show {best} {slot}")


def offer(scene: Timeline) -> Tip | None:
    """An offer far under the market, where the display will soon have room for it, or money lies idle."""
    world, run = scene.world, scene.run
    if run.day > EARLY_DAYS or any(event.kind in ("took", "took_credit") for event in scene.events):
        return None
    lasts = {good for good, state in run.goods.items() if state.stock > DAYS * _sold(scene, good)}
    worth = sum(run.goods[good].stock * price.total(world, run, good) for good in run.goods)
    if len(lasts) >= len(run.slots) and worth >= run.money[world.money]:
        return None
    reach = {one.ids: one.high for one in choices_of(world, run, "take") if one.refusal is None}
    found = [
        offer
        for offer in run.offers
        if reach.get((offer.who, offer.good), 0) >= ENOUGH
        and offer.good not in lasts
        and _below(scene, offer) >= GOOD_BP
    ]
    if not found:
        return None
    best = max(found, key=lambda offer: _below(scene, offer))
    sentence = _("Cheap: {good} from {person}, {share} off.").format(
        good=wording.name(world, best.good),
        person=wording.person(world, best.who),
        share=numbers.percent(_below(scene, best)),
    )
    return Tip(sentence, f"take {best.who} {best.good}")


def best_offers(scene: Timeline) -> list[Offer]:
    """The offers that can be paid for: first the one a newcomer is told of, then by how far they lie under the
    market. The prompt and the page of what can be done name them in this order."""
    reach = {one.ids for one in choices_of(scene.world, scene.run, "take") if one.refusal is None and one.high > 0}
    told = tip(scene)
    named = told.target if told else ""
    found = (one for one in scene.run.offers if one.left and (one.who, one.good) in reach)
    return sorted(found, key=lambda one: (f"take {one.who} {one.good}" != named, -_below(scene, one)))


def _sold(scene: Timeline, good: str) -> int:
    """Units of a good sold yesterday."""
    past = scene.run.past
    return past[-1].tallies[good].sold if past and good in past[-1].tallies else 0


def _below(scene: Timeline, offer: Offer) -> int:
    return -supply.share_below(scene.world, scene.run, offer.price, offer.good)


def prices(scene: Timeline) -> Tip | None:
    """That prices can be asked otherwise, until one has been."""
    run = scene.run
    shown = [good for good in run.slots if good]
    stances = {state.stance for state in run.goods.values()}
    if run.day > FIRST_DAYS or not shown or len(stances) > 1 or not _open(scene, "price"):
        return None
    stance = wording.name(scene.world, stances.pop(), "stances")
    return Tip(_("All goods at {stance}: another price may earn more.").format(stance=stance), "prices")
