"""The numbered choices: what may be done now, each with what it costs, as far as that can be said in a line.

A choice stands for a command of the engine, asks how many, or opens a list of its own. Typed numbers walk down:
``3 20`` is choice 3, then twenty of it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from marketgen.engine.commands import Command, parse
from marketgen.engine.events import Choice, refuse
from marketgen.engine.rules import choices
from marketgen.i18n import _, ngettext
from marketgen.plain.forms import forms
from marketgen.plain.groups import grouped
from marketgen.plain.item import Item, beside_market, refused
from marketgen.plain.lists import display, gifts, home, orders, prices
from marketgen.plain.road import away
from marketgen.plain.speech import sentence
from marketgen.plain.standing import again
from marketgen.play import look, numbers, refusals, wording
from marketgen.play.timeline import Timeline
from marketgen.play.views import DecisionOption, OfferRow

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")


def menu(scene: Timeline) -> list[Item]:
    """Everything that may be done now: first the way on, last what comes and goes, so that numbers stay what they
    were within a phase."""
    if scene.run.phase == "over":
        return []
    if scene.run.pressing:
        return _answers(scene)
    open_now = [choice for choice in choices(scene.world, scene.run) if choice.refusal is None]
    if scene.run.phase == "away":
        return away(scene)
    held = _answers(scene) if scene.run.pending else []
    items = [
        *_forward(scene, open_now),
        *held,
        *_stall(scene, open_now),
        *_offers(scene),
        *_later(scene, open_now),
        *_officials(scene),
        *forms(scene),
        *_rumours(scene, open_now),
        *_tidy(scene, open_now),
        *_proposal(scene),
        *again(scene),
        *_undo(scene),
    ]
    return grouped(scene, items) if look.beyond_first(scene) else items


def _of(verb: str, open_now: list[Choice]) -> list[Choice]:
    return [choice for choice in open_now if choice.verb == verb]


def _answers(scene: Timeline) -> list[Item]:
    """The answers to a decision: what each means, in the same plain words whichever it is."""
    view = look.decision(scene)
    if view is None:
        return []
    items = []
    for option in view.options:
        command = parse(option.command)
        assert isinstance(command, Command)  # the view writes the engine's own text form
        odds = (
            _("Chance that it works: {odds}.").format(odds=option.chance_text)
            if option.chance_text and not option.refusal and not _says(option)
            else ""
        )
        costs = _("It costs: {cost}. You keep: {kept}.").format(cost=option.costs, kept=option.keeps)
        brief = option.lead if view.kind == "bargain" else ""  # what holds for each word is said once
        unsaid = costs if option.costs else "" if brief else _unsaid(option)
        parts = (sentence(option.label), unsaid, sentence(brief or option.long), odds)
        if view.kind == "held" and option.refusal:  # of what cannot be done, what it is and why not are enough for ears
            parts = (sentence(option.label), "", "", "")
        label = " ".join(part for part in parts if part)
        whys = [option.chance.subject] if option.chance else []
        why = " ".join([*whys, *(subject for _name, subject in option.asks)])
        items.append(Item(option.command, refused(label, option.refusal), command, why=why, refusal=option.refusal))
    if view.kind == "inspection":
        other = _("Offer him something else, or another amount.")
        items += [replace(item, label=other) for item in _officials(scene) if not item.refusal]
    return items


def _says(option: DecisionOption) -> bool:
    """Whether an answer's own words begin with its odds."""
    return option.long.casefold().startswith(option.chance_text.casefold())


def _unsaid(option: DecisionOption) -> str:
    """What an answer costs in a few words, where its sentence leaves a number of it out."""
    said = set(_NUMBER.findall(f"{option.label} {option.long}"))
    return "" if said.issuperset(_NUMBER.findall(option.short)) else sentence(option.short)


def _rumours(scene: Timeline, open_now: list[Choice]) -> list[Item]:
    """A list of the rumours that an hour would tell more of."""
    if not _of("follow", open_now):
        return []
    return [Item("follow", _("Follow up a rumour; it takes an hour."), opens=_to_follow, title=_("Rumours"))]


def _to_follow(scene: Timeline) -> list[Item]:
    return [
        Item(
            f"follow {row.id}",
            sentence(_("{person} says: {rumour}").format(person=row.who, rumour=sentence(row.text))),
            Command("follow", (row.id,)),
        )
        for row in look.board(scene).rumours
        if row.can_follow
    ]


def _proposal(scene: Timeline) -> list[Item]:
    """What the prompt proposes, where that is to show a good."""
    found = look.next_to_show(scene)
    if found is None or look.sells_no_more(scene):
        return []
    slot, good = found
    label = _("Show {good} on slot {slot}.").format(good=wording.name(scene.world, good), slot=slot)
    return [Item("propose", label, Command("show", (good,), slot), why=f"price:{good}")]


def _forward(scene: Timeline, open_now: list[Choice]) -> list[Item]:
    if _of("sleep", open_now):
        return [Item("forward", _("End the day and sleep."), Command("sleep"))]
    if not _of("open", open_now):
        return _early(scene, open_now)
    shut = look.shut_words(scene)
    if shut:
        return [Item("forward", _("Let the day pass. {why}").format(why=shut), Command("open"))]
    label = _("Open the market.") if scene.run.phase == "morning" else _("Go on to the afternoon.")
    return [Item("forward", label, Command("open"))]


def _early(scene: Timeline, open_now: list[Choice]) -> list[Item]:
    """Going home, where the place is shut."""
    if not _of("early", open_now):
        return []
    shut = look.shut_words(scene)
    if shut:
        return [Item("forward", _("Go home. {why}").format(why=shut), Command("early"))]
    return [Item("early", _("Go home early; what is left of the market day is lost."), Command("early"))]


def _offers(scene: Timeline) -> list[Item]:
    if not scene.world.met("offers", scene.run.day):
        return []
    return [_offer(scene, row) for row in look.supply(scene).offers]


def _offer(scene: Timeline, row: OfferRow) -> Item:
    each = numbers.priced(scene.world, row.each.total)
    key = f"take {row.who} {row.good}"
    if not row.units.value:
        label = _("Nothing is left of the {good} of {person}.").format(good=row.name, person=row.who_name)
        return Item(key, label, refusal=row.refusal)
    label = _("Buy from {person}: {units} at {price} each, {market}{walk}.").format(
        person=row.who_name,
        units=wording.units(scene.world, row.good, row.units.value),
        price=each,
        market=beside_market(scene, row.to_market.bp, row.good),
        walk=_("; it takes {hours}").format(hours=row.arrives) if row.arrives != _("there") else "",
    )
    return Item(
        key,
        refused(label, row.refusal),
        Command("take", (row.who, row.good)),
        1,
        row.most,
        _("At {price} each, to be paid now.").format(price=each),
        why=row.each.subject,
        refusal=row.refusal,
        title=_("{good} from {person}").format(good=row.name, person=row.who_name),
        heard=f"{key} {row.refusal}",  # that less of it is left, and no walk any more, goes without saying
    )


def _stall(scene: Timeline, open_now: list[Choice]) -> list[Item]:
    """What is shown, and at what price, once something is."""
    items = []
    shown = any(scene.run.slots) or look.beyond_first(scene)
    if shown and (_of("show", open_now) or _of("hide", open_now)):
        items.append(Item("display", _("Change what is on show."), opens=display, title=_("What is on show")))
    if any(scene.run.slots) and _of("price", open_now):
        items.append(Item("prices", _("Change a price."), opens=prices, title=_("Prices")))
    return items


def _later(scene: Timeline, open_now: list[Choice]) -> list[Item]:
    """Orders ahead, and home."""
    items = []
    if _of("order", open_now):
        items.append(
            Item("orders", _("Order ahead, for less; it does not always come."), opens=orders, title=_("Orders"))
        )
    if _of("meal", open_now):
        meal = wording.name(scene.world, scene.run.meal, "meals")
        label = _("At home: now {meal}. Change the meal, or bring food.").format(meal=meal)
        items.append(Item("home", label, opens=home, title=_("Meals")))
    return items


def _tidy(scene: Timeline, open_now: list[Choice]) -> list[Item]:
    if not _of("tidy", open_now):
        return []
    hours = scene.world.inspection.tidy_hours
    label = ngettext(
        "Make the stall ready for an inspection; it takes {hours} hour.",
        "Make the stall ready for an inspection; it takes {hours} hours.",
        hours,
    ).format(hours=hours)
    if scene.run.phase == "evening":
        label = ngettext(
            "Put the house in order, in case it is visited; it takes {hours} hour.",
            "Put the house in order, in case it is visited; it takes {hours} hours.",
            hours,
        ).format(hours=hours)
    return [Item("tidy", label, Command("tidy"), why="inspection")]


def _officials(scene: Timeline) -> list[Item]:
    """A list of gifts for each official who can be given something. Whoever has said no today stays in his place with
    the reason, so that the others keep their numbers."""
    items = []
    for row in look.people(scene).officials:
        if not row.can_give and not row.refused:
            continue
        label = _("Offer something to {name}; expected: {expected}.").format(name=row.name, expected=row.expects_text)
        why = "" if row.can_give else refusals.sentence(scene.world, refuse("said_no", official=row.id))
        items.append(
            Item(
                f"give {row.id}", refused(label, why), opens=gifts(row.id), why=f"expects:{row.id}", refusal=why,
                title=row.name,
            )
        )  # fmt: skip
    return items


def _undo(scene: Timeline) -> list[Item]:
    words = look.header(scene).undo
    return [Item("undo", _("Take back: {what}.").format(what=words), undo=True)] if words else []
