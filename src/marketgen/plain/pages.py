"""Supply, people, home and the decision in front, as sentences: the same views that the screens lay out."""

from __future__ import annotations

from marketgen.i18n import _
from marketgen.plain.item import beside_market, days
from marketgen.plain.now import degree
from marketgen.plain.speech import labelled, listed, sentence
from marketgen.play import look, numbers, wording
from marketgen.play.timeline import Timeline
from marketgen.play.views import DecisionView, MemberRow, OfferRow, OrderRow, PersonRow, value


def supply(scene: Timeline) -> list[str]:
    """Offers of this morning, what can be ordered, what is on its way, and what you know of whom."""
    view = look.supply(scene)
    lines = [sentence(view.heading if view.offers else view.note), *(_offer(scene, row) for row in view.offers)]
    lines += [_coming(scene, row) for row in view.coming]
    lines += [_orderable(scene, row) for row in view.orderable]
    lines += [labelled(name, " ".join(told)) for name, told in view.about]
    return lines


def _offer(scene: Timeline, row: OfferRow) -> str:
    told = _("{person}, {trust}: {units} at {price} each, {market}; {terms}; {walk}.").format(
        person=row.who_name,
        trust=row.trust,
        units=wording.units(scene.world, row.good, row.units.value),
        price=numbers.money(scene.world, row.each.total),
        market=beside_market(scene, row.to_market.bp, row.good),
        terms=row.terms,
        walk=row.effect,
    )
    return f"{told} {row.refusal}" if row.refusal else told


def _coming(scene: Timeline, row: OrderRow) -> str:
    return _("Ordered from {person}: {units}, for {day}.").format(
        person=row.who_name, units=wording.units(scene.world, row.good, row.units.value), day=row.arrives
    )


def _orderable(scene: Timeline, row: OrderRow) -> str:
    if row.refusal or row.each is None:
        return _("Cannot be ordered from {person}: {good}. {reason}").format(
            person=row.who_name, good=row.name, reason=row.refusal
        )
    return _("Can be ordered from {person}: up to {units} at {price} each, for {day}; it comes: {odds}.").format(
        person=row.who_name,
        units=wording.units(scene.world, row.good, row.units.value),
        price=numbers.money(scene.world, row.each.total),
        day=row.arrives,
        odds=row.chance_text,
    )


def people(scene: Timeline) -> list[str]:
    """Everybody met so far: officials first."""
    view = look.people(scene)
    rows = (*view.officials, *view.others)
    if not rows:
        return [_("You have met nobody yet.")]
    covered = look.sentences(view.cover) if view.cover else ()
    owed = [sentence(" ".join(part for part in row[:3] if part)) for row in view.owed]
    return [*(line for row in rows for line in _person(row)), *owed, *covered]


def _person(row: PersonRow) -> list[str]:
    facts = [_("{label}: {word}").format(label=row.bond.label, word=row.bond.word)]
    if row.fear:
        facts.append(degree(row.fear))
    if row.expects_text:
        facts.append(_("expects {amount}").format(amount=row.expects_text))
    facts.append(row.last)
    head = _("{name}, {what}: {facts}.").format(name=row.name, what=row.what, facts=listed(facts).rstrip("."))
    facts = [labelled(label, words) for label, words in row.facts]
    return [head, " ".join(sentence(text) for text in (*row.about[:1], *facts, *row.about[1:]) if text)]


def home(scene: Timeline) -> list[str]:
    """Who eats at home, what is in the house, what they eat and could eat."""
    view = look.home(scene)
    lines = [sentence(view.heading), *(_member(row) for row in view.members)]
    for row in view.stores:
        lines.append(
            _("In the store: {amount} of {good}, {days}.").format(
                amount=row.amount, good=row.name, days=days(row.days.value)
            )
        )
    lines += [sentence(line) for line in view.lines]
    lines += [sentence(labelled(row.label, row.text)) for row in view.needs]
    for meal in view.meals:
        form = _("Now: {meal}, {cost} a day beside the store. {effect}")
        if not meal.chosen:
            form = _("Possible: {meal}, {cost} a day beside the store. {effect}")
        cost = numbers.priced(scene.world, meal.cost.total)
        lines.append(form.format(meal=meal.name, cost=cost, effect=sentence(meal.effect)))
    return lines


def _member(row: MemberRow) -> str:
    health = _("{name}: {word}, health {points} of 100.").format(
        name=row.name, word=row.word, points=numbers.whole(value(row.health))
    )
    return " ".join(part for part in (health, sentence(row.duty), sentence(row.about)) if part)


def decision(view: DecisionView) -> list[str]:
    """A decision in front of you, without its answers."""
    who = _("With you: {who}.").format(who=view.who) if view.who not in view.title else ""
    lines = [f"{sentence(view.title)} {who}".strip(), *view.text]
    if view.load is not None:
        lines.append(sentence(f"{view.load.title}, {view.load.where}"))
    for title, facts in view.facts:
        told = [
            one if isinstance(one, str) else _("{label} {word}").format(label=one.label, word=one.word) for one in facts
        ]
        lines.append(labelled(title, "; ".join(one.rstrip(".") for one in told)))
    return lines + [labelled(label, text) for label, text in view.asides if text]


def official(scene: Timeline, who: str) -> list[str]:
    """What is known of an official before anything is offered."""
    view = look.gift(scene, who)
    facts = [labelled(label, text) for label, text in view.facts if text]
    return [_("Before you offer {name} anything:").format(name=view.name), *facts]


def notes(lines: tuple[str, ...]) -> str:
    """Lines of the player's own, in one sentence; empty if there are none."""
    return labelled(_("you wrote"), listed(lines)) if lines else ""
