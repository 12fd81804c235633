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
    """Offers of this morning, what is on its way, and a line for each who takes orders."""
    view = look.supply(scene)
    lines = [sentence(view.heading if view.offers else view.note), *(_offer(scene, row) for row in view.offers)]
    lines += [_coming(scene, row) for row in view.coming]
    by: dict[str, list[OrderRow]] = {}
    for row in view.orderable:
        by.setdefault(row.who_name, []).append(row)
    lines += [line for rows in by.values() if (line := _taking_orders(scene, rows))]
    if by:
        lines.append(_("supply and a name says all of what somebody brings, and how many: supply {name}.").format(
            name=view.orderable[0].who))  # fmt: skip
    return lines


def supplier(scene: Timeline, name: str) -> list[str]:
    """All of what somebody offers, brings or takes orders for, and what is known of them; nothing if nobody does."""
    view = look.supply(scene)
    offers = [_offer(scene, row) for row in view.offers if called(name, row.who, row.who_name)]
    coming = [_coming(scene, row) for row in view.coming if called(name, row.who, row.who_name)]
    orders = _orderable(scene, [row for row in view.orderable if called(name, row.who, row.who_name)])
    full = wording.person(scene.world, name)  # the name itself if it is nobody's id
    told = [labelled(who, " ".join(lines)) for who, lines in view.about if who == full or called(name, "", who)]
    return [*offers, *coming, *orders, *told]


def _taking_orders(scene: Timeline, rows: list[OrderRow]) -> str:
    """What somebody would bring, each with its price, in one line; empty if nothing can be ordered now."""
    now = [row for row in rows if row.each is not None and not row.refusal]
    if not now:
        return ""
    goods = (
        _("{good} at {price}").format(good=row.name, price=numbers.money(scene.world, row.each.total))
        for row in now
        if row.each is not None
    )
    return _("Can be ordered from {person}, for {day}; it comes: {odds}. {goods}.").format(
        person=now[0].who_name, day=now[0].arrives, odds=now[0].chance_text, goods=_capital("; ".join(goods))
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def called(name: str, some_id: str, full: str) -> bool:
    """Whether somebody goes by a name: their id, their whole name or one word of it, in small letters."""
    return name in (some_id, full.lower(), *full.lower().split())


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


def _orderable(scene: Timeline, rows: list[OrderRow]) -> list[str]:
    """What can be ordered from somebody: name, days and odds once, then the goods; and what cannot, by its reason."""
    now = [row for row in rows if row.each is not None and not row.refusal]
    lines = []
    if now:
        form = _("Can be ordered from {person}, for {day}; it comes: {odds}:")
        lines.append(form.format(person=now[0].who_name, day=now[0].arrives, odds=now[0].chance_text))
    for row in now:
        assert row.each is not None  # those without a price were left out above
        form = _("Up to {units} at {price} each.")
        units = wording.units(scene.world, row.good, row.units.value)
        lines.append(form.format(units=units, price=numbers.money(scene.world, row.each.total)))
    reasons: dict[str, list[str]] = {}
    for row in rows:
        if row not in now:
            reasons.setdefault(row.refusal, []).append(row.name)
    form = _("Not to be ordered: {goods}. {reason}")
    lines += [form.format(goods=", ".join(goods), reason=reason) for reason, goods in reasons.items()]
    return lines


def people(scene: Timeline) -> list[str]:
    """Everybody met so far, a line each: officials first, with what they can do at the end."""
    view = look.people(scene)
    rows = (*view.officials, *view.others)
    if not rows:
        return [_("You have met nobody yet.")]
    lead = _("Between you and what can be done to you stands, of the officials you know:")
    covered = (lead, *look.sentences(view.cover)) if view.cover else ()
    owed = [sentence(" ".join(part for part in row[:3] if part)) for row in view.owed]
    more = _("people and a name says all of one of them, and what they want: people {name}.").format(name=rows[0].id)
    return [*(_head(row) for row in rows), *owed, *covered, more]


def person(scene: Timeline, name: str) -> list[str]:
    """All that is known of somebody; nothing if nobody is called so. Of officials that includes what they want."""
    view = look.people(scene)
    return [line for row in (*view.officials, *view.others) if called(name, row.id, row.name) for line in _person(row)]


def _head(row: PersonRow) -> str:
    """Somebody in a line: what they are, what there is between you, what is expected."""
    bond = _("{label}: {word}").format(label=row.bond.label, word=row.bond.word)
    facts = [row.bond.word if row.fear else bond]  # an official's words say to whom
    if row.fear:
        facts.append(degree(row.fear))
    if row.expects_text:
        facts.append(_("expects {amount}").format(amount=row.expects_text))
    facts.append(row.last)
    return _("{name}, {what}: {facts}.").format(name=row.name, what=row.what, facts=listed(facts).rstrip("."))


def _person(row: PersonRow) -> list[str]:
    facts = [labelled(label, words) for label, words in row.facts]
    return [_head(row), " ".join(sentence(text) for text in (*row.about[:1], *facts, *row.about[1:]) if text)]


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
    form = _("{name}: {word}, health {points} of 100, {course}.")
    if not row.course:
        form = _("{name}: {word}, health {points} of 100.")
    points = numbers.whole(value(row.health))
    health = form.format(name=row.name, word=row.word, points=points, course=row.course)
    return " ".join(part for part in (health, sentence(row.duty), sentence(row.about)) if part)


def decision(view: DecisionView) -> list[str]:
    """A decision in front of you, without its answers."""
    who = _("With you: {who}.").format(who=view.who) if view.who not in view.title else ""
    lines = [f"{sentence(view.title)} {who}".strip(), *view.text]
    if view.load is not None:
        lines.append(sentence(f"{view.load.title}, {view.load.where}"))
        stops = (", ".join(filter(None, (stop.name, stop.note))) for stop in view.load.stops)
        lines.append(labelled(_("its way"), "; ".join(stops)))
    lines += _facts(view)
    lines += [labelled(_("on the table"), view.table_told)] if view.table_told else []
    return lines + [labelled(label, text) for label, text in (*view.asides, *view.voices) if text]


def _facts(view: DecisionView) -> list[str]:
    """What stands beside a decision in short columns, a line for each column."""
    lines = []
    for title, facts in view.facts:
        told = [
            one if isinstance(one, str) else _("{label} {word}").format(label=one.label, word=one.word).strip()
            for one in facts
        ]
        lines.append(labelled(title, "; ".join(one.rstrip(".") for one in told)))
    return lines


def at_stake(scene: Timeline) -> list[str]:
    """A decision that waits in short, as it is said again: what it is and how it stands. Nothing where none waits."""
    view = look.decision(scene) if scene.run.pressing else None
    if view is None:
        return []
    return [sentence(view.title), *(_facts(view)[:-1] if view.kind == "bargain" else _facts(view)), *meanwhile(scene)]


def meanwhile(scene: Timeline) -> list[str]:
    """How long somebody who bargains will stay: it is less after each word. Nothing where nobody bargains."""
    view = look.decision(scene) if scene.run.pressing else None
    if view is None or view.kind != "bargain":
        return []
    costs = _("Each word costs patience, and twice as much if you are far off.") if look.word_costs(scene) else ""
    return [" ".join(filter(None, (*_facts(view)[-1:], costs)))]


def official(scene: Timeline, who: str) -> list[str]:
    """What is known of an official before anything is offered."""
    view = look.gift(scene, who)
    facts = [labelled(label, text) for label, text in view.facts if text]
    return [_("Before you offer {name} anything:").format(name=view.name), *facts]


def notes(lines: tuple[str, ...]) -> str:
    """Lines of the player's own, in one sentence; empty if there are none."""
    return labelled(_("you wrote"), listed(lines)) if lines else ""
