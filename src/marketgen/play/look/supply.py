"""Supply: this morning's offers, orders, and what you know of whom."""

from __future__ import annotations

from marketgen.engine import people
from marketgen.engine import supply as rules
from marketgen.engine.events import Choice, Refusal
from marketgen.engine.rules import choices_of
from marketgen.engine.run import Offer, Order
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, refusals, wording
from marketgen.play.look.frame import prompt
from marketgen.play.look.road import on_the_way
from marketgen.play.timeline import Timeline
from marketgen.play.views import Change, Count, OfferRow, OrderRow, Prompt, SupplyView

TRUSTED = 100
"""Trust, in hundredths, from which somebody's word is worth something to you."""

AHEAD = 7
"""Days on the line of what is on its way."""


def supply(scene: Timeline) -> SupplyView:
    """Offers, what can be ordered, what is on its way, and who brings it."""
    world, run = scene.world, scene.run
    morning = run.phase == "morning"
    takes = {choice.ids: choice for choice in rules.take_choices(world, run)}
    offers = tuple(_offer(scene, offer, takes[(offer.who, offer.good)]) for offer in run.offers) if morning else ()
    orders = rules.order_choices(world, run) if run.phase != "over" else []
    about = tuple(
        (wording.person(world, man.id), _about(scene, man.id))
        for man in people.middlemen(world, run)
        if man.from_day <= run.day
    )
    count = len(offers)
    return SupplyView(
        heading=_("Offers this morning"),
        note=_note(scene, count),
        offers=offers,
        orderable=tuple(_orderable(scene, choice) for choice in orders),
        coming=tuple(_coming(scene, made) for made in run.orders),
        about=about,
        prompt=_prompt(scene, offers),
        loads=on_the_way(scene),
        days=tuple(wording.day_over(scene.world, scene.run.day + ahead) for ahead in range(AHEAD)),
    )


def _note(scene: Timeline, count: int) -> str:
    if scene.run.phase != "morning":
        return _("Offers are for the morning; orders can be made until you sleep.")
    if not count:
        return _("Nobody brings anything today.")
    return ngettext("{count} offer, good until noon", "{count} offers, good until noon", count).format(count=count)


def _prompt(scene: Timeline, offers: tuple[OfferRow, ...]) -> Prompt:
    taken = any(event.kind in ("took", "took_credit") for event in scene.events)
    if scene.run.pressing or taken or not any(offer.most for offer in offers):
        return prompt(scene)
    return Prompt(_("Take what you can sell; what stays over costs you."), "take", _("take"))


def _offer(scene: Timeline, offer: Offer, choice: Choice) -> OfferRow:
    world, run = scene.world, scene.run
    hours = rules.walk(world, run, offer.who)
    walk = ngettext("the walk there takes {hours} hour", "the walk there takes {hours} hours", hours)
    return OfferRow(
        who=offer.who,
        who_name=wording.person(world, offer.who),
        trust=numbers.degree("trust", run.trust[offer.who])[0],
        good=offer.good,
        name=wording.name(world, offer.good),
        gloss=wording.gloss(world, offer.good),
        unit=wording.text(world, f"goods.{offer.good}.unit"),
        units=Count(offer.left),
        each=rules.offer_price(world, run, offer.who, offer.good),
        to_market=to_market(scene, offer.price, offer.good),
        terms=_terms(scene, offer, choice.refusal),
        on_credit=_on_credit(scene, offer),
        most=0 if choice.refusal else choice.high,
        refusal=refusals.sentence(world, choice.refusal) if choice.refusal else "",
        effect=walk.format(hours=hours) if hours else _("you are there already") if offer.left else "",
        tone=_tone(run.trust[offer.who]),
        arrives=ngettext("{hours} hour", "{hours} hours", hours).format(hours=hours) if hours else _("there"),
    )


def _tone(trust: int) -> str:
    return "good" if trust >= TRUSTED else "bad" if trust < 0 else ""


def _terms(scene: Timeline, offer: Offer, refusal: Refusal | None) -> str:
    """How an offer is paid: now, or also later, where that would be left to you; what stands in the way of both."""
    world = scene.world
    later = _on_credit(scene, offer)
    why = refusal.reason if refusal is not None else ""
    if why == "offer_gone":
        return _("none left")
    if later:
        days = world.credit.days
        form = ngettext("in {count} day", "in {count} days", days) if why else ngettext(
            "now, or in {count} day", "now, or in {count} days", days
        )  # fmt: skip
        return form.format(count=days)
    if why:
        return _(_SHORT["no_money"] if why == "no_money" else NOT_NOW)
    return _("{money}, all now").format(money=wording.name(world, world.money, "currencies"))


def _on_credit(scene: Timeline, offer: Offer) -> bool:
    """Whether an offer would be left to you for some days."""
    credit = choices_of(scene.world, scene.run, "credit")
    return any(choice.ids == (offer.who, offer.good) and choice.refusal is None for choice in credit)


def to_market(scene: Timeline, each: int, good: str) -> Change:
    """How a price lies to the going price: below it suits a buyer."""
    bp = rules.share_below(scene.world, scene.run, each, good)
    return Change(bp, _("the market"), 1 if bp < 0 else -1 if bp > 0 else 0)


def _orderable(scene: Timeline, choice: Choice) -> OrderRow:
    world, run = scene.world, scene.run
    who, good = choice.ids
    chance = rules.word(world, run, who)
    return OrderRow(
        who=who,
        who_name=wording.person(world, who),
        good=good,
        name=wording.name(world, good),
        units=Count(choice.high),
        each=rules.offer_price(world, run, who, good, ahead=True),
        chance=chance,
        chance_text=numbers.odds(chance.total, world.difficulties[run.difficulty].odds_as_numbers),
        arrives=arrives(scene, who),
        most=0 if choice.refusal else choice.high,
        refusal=refusals.sentence(world, choice.refusal) if choice.refusal else "",
        short=_(_SHORT.get(choice.refusal.reason, NOT_NOW)) if choice.refusal else "",
    )


NOT_NOW = N_("not now")
_SHORT = {
    "no_money": N_("too dear now"),
    "ordered_already": N_("ordered already"),
    "too_late_to_order": N_("too late to come"),
}
"""Why nothing can be ordered, where there is room for two words."""


def arrives(scene: Timeline, who: str) -> str:
    """The days on which an order made now would come, in words."""
    first, last = (scene.run.day + days for days in scene.world.middlemen[who].order_days)
    return wording.days_of(scene.world, first, last)


def _coming(scene: Timeline, made: Order) -> OrderRow:
    world = scene.world
    first = max(made.first, scene.run.day + 1)
    return OrderRow(
        who=made.who,
        who_name=wording.person(world, made.who),
        good=made.good,
        name=wording.name(world, made.good),
        units=Count(made.units),
        each=None,
        chance=None,
        chance_text="",
        arrives=wording.days_of(world, min(first, made.last), made.last),
    )


def _about(scene: Timeline, who: str) -> tuple[str, ...]:
    world = scene.world
    told = [wording.text(world, f"middlemen.{who}.about"), *wording.several(world, f"middlemen.{who}.knows")]
    return tuple(sentence for sentence in told if sentence)
