"""Ventures, line by line for the ledger: workshops, what can be made, lent names, orders."""

from __future__ import annotations

from collections.abc import Iterable

from marketgen.engine import contracts, lent_names, office, recipes, workshops
from marketgen.engine.explain import explain
from marketgen.engine.venture_rules import Contract, Course, Firm, Placement, Recipe, Workshop
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.look import dates
from marketgen.play.look.hints import Tip
from marketgen.play.timeline import Timeline
from marketgen.play.views import ClubLine, ClubView


def ventures(scene: Timeline) -> tuple[ClubView, ...]:
    """Each workshop that can be applied for or was, each recipe that is known, each name and order that goes with
    one."""
    world, run = scene.world, scene.run
    if not world.met("ventures", run.day):
        return ()
    known = [one for one in world.recipes.values() if recipes.known(world, run, one.id)]
    firms = [
        one
        for one in world.firms.values()
        if one.from_day <= run.day and any(recipe.id in one.recipes for recipe in known)
    ]
    orders = [world.contracts[name] for name, state in run.ventures.contracts.items() if state.asked]
    return (
        *(_workshop(scene, one) for one in world.workshops.values() if _spoken_of(scene, one)),
        *(_recipe(scene, one) for one in known),
        *(_firm(scene, one) for one in firms),
        *(_order(scene, one) for one in orders),
    )


def pressing(scene: Timeline) -> Tip | None:
    """What of ventures cannot wait this morning: a group that leaves, an answer on its last day; and what is promised
    and can be brought. None for nothing."""
    world, run = scene.world, scene.run
    if run.phase != "morning" or not world.met("ventures", run.day):
        return None
    for choice in workshops.attend_choices(world, run):
        if choice.refusal is None:
            told = _("The group leaves this morning: {workshop}.")
            return Tip(told.format(workshop=wording.name(world, choice.ids[0], "workshops")), f"attend {choice.ids[0]}")
    for name, state in run.ventures.courses.items():
        if state.offer == "open" and state.until == run.day:
            told = _("A place abroad wants an answer today: {workshop}.")
            return Tip(told.format(workshop=wording.name(world, name, "workshops")), "")
    for choice in contracts.deliver_choices(world, run):
        if choice.refusal is None:
            told = _("What is promised can be brought: {contract}.")
            return Tip(
                told.format(contract=wording.name(world, choice.ids[0], "contracts")), f"deliver {choice.ids[0]}"
            )
    return None


def _spoken_of(scene: Timeline, one: Workshop) -> bool:
    """Whether there is still anything to be known of a workshop."""
    run, state = scene.run, workshops.course(scene.run, one.id)
    if state is not None and state.step in ("asked", "chosen", "away", "home"):
        return state.step != "home" or state.offer in ("open", "taken") or _may_come(scene, one, state)
    return one.from_day <= run.day <= one.closes


def _line(scene: Timeline, name: str, told: str, subject: str, tone: str = "") -> ClubLine:
    account = explain(scene.world, scene.run, subject)
    return ClubLine(name, told, tone, subject if account else "", account)


def _odds(scene: Timeline, name: str, subject: str) -> ClubLine:
    account = explain(scene.world, scene.run, subject)
    as_number = scene.world.difficulties[scene.run.difficulty].odds_as_numbers
    told = numbers.odds(account.total, as_number) if account else ""
    return ClubLine(name, told, "", subject if account else "", account)


def _workshop(scene: Timeline, one: Workshop) -> ClubView:
    world, state = scene.world, workshops.course(scene.run, one.id)
    name = wording.name(world, one.id, "workshops")
    if state is None or state.step in ("refused", "missed"):
        return ClubView(one.id, name, tuple(_to_apply(scene, one)), False)
    return ClubView(one.id, name, (ClubLine(wording.person(world, state.member), _now(scene, one, state)),
                                   *_offer(scene, one, state)))  # fmt: skip


def _to_apply(scene: Timeline, one: Workshop) -> list[ClubLine]:
    """What an application asks, when one would leave, and how likely a place is."""
    world, run = scene.world, scene.run
    asks = []
    if one.hours:
        asks.append(ngettext("{hours} hour", "{hours} hours", one.hours).format(hours=one.hours))
    if one.fee:
        asks.append(numbers.priced(world, one.fee))
    who = office.holder(world, run, one.official) if one.official else ""
    if who:
        asks.append(_word(scene, who, one.tie))
    if one.standing > 0 or run.standing < one.standing:
        word = numbers.degree("standing", one.standing)[0]
        word = word if run.standing >= one.standing else numbers.least("standing", one.standing, run.standing)
        asks.append(_("on the street: {word} or more").format(word=word))
    away = ngettext("{when}, for {days} day", "{when}, for {days} days", one.days)
    leaving = away.format(when=dates.when(scene, one.starts), days=one.days)
    names = _any_of(scene, one.who)
    return [
        ClubLine(_("open for"), _("{names}, through {day}").format(names=names, day=dates.when(scene, one.closes))),
        ClubLine(_("asks"), ", ".join(asks) or _("nothing")),
        ClubLine(_("away"), _("{leaving}; the way costs {amount}").format(
            leaving=leaving, amount=numbers.priced(world, one.fare))),
        ClubLine(_("teaches"), ", ".join(wording.name(world, recipe, "recipes") for recipe in one.teaches)),
        _odds(scene, _("a place"), f"workshop:{one.id}"),
    ]  # fmt: skip


def _any_of(scene: Timeline, members: Iterable[str]) -> str:
    """One of some of the house, in the middle of a sentence."""
    world = scene.world
    return _(" or ").join(_("you") if world.household[one].player else wording.person(world, one) for one in members)


def _word(scene: Timeline, who: str, needs: int) -> str:
    """Whose word is asked, and from which tie on it is given, where it is not given yet."""
    world, now = scene.world, scene.run.officials[who].tie
    told = _("the word of {name}").format(name=wording.person(world, who))
    if now >= needs:
        return told
    return _("{word}, given from here on: {tie}").format(word=told, tie=numbers.least("tie", needs, now))


def _now(scene: Timeline, one: Workshop, state: Course) -> str:
    """How far it came."""
    if state.step == "asked":
        return _("applied; the letter comes {day}").format(day=dates.when(scene, state.since + one.answer))
    if state.step == "chosen":
        return _("a place; one leaves on the morning of {day}").format(day=dates.when(scene, one.starts))
    if state.step == "away":
        return _("there; home {day}").format(day=dates.when(scene, state.since + one.days))
    if state.offer == "taken":
        return _("abroad; home {day}").format(day=dates.when(scene, state.until))
    return _("was there")


def _offer(scene: Timeline, one: Workshop, state: Course) -> list[ClubLine]:
    """A place abroad that is offered: until when, for what."""
    rules = one.placement
    if rules is not None and _may_come(scene, one, state):
        return _later(scene, one, rules, state)
    if rules is None or state.offer != "open":
        return []
    world = scene.world
    about = wording.text(world, f"workshops.{one.id}.placement.about")
    what = wording.text(world, f"workshops.{one.id}.placement.name")
    lines = [
        ClubLine(_("offered"), _("{what}, to be answered by {day}").format(
            what=what, day=dates.when(scene, state.until)), "good"),
        ClubLine(_("it is"), about),
        ClubLine(_("costs"), numbers.priced(world, rules.cost)),
    ]  # fmt: skip
    if state.member == workshops.you(world):
        return [*lines, ClubLine(_("then"), _("you leave, and this run ends"), "bad")]
    told = ngettext("{name} is away for {days} day", "{name} is away for {days} days", rules.days)
    return [*lines, ClubLine(_("then"), told.format(name=wording.person(world, state.member), days=rules.days))]


def _may_come(scene: Timeline, one: Workshop, state: Course) -> bool:
    """Whether a place abroad may still be offered to who was there."""
    rules = one.placement
    day = state.since + rules.after if rules else 0
    return rules is not None and state.step == "home" and not state.offer and day <= scene.world.days


def _later(scene: Timeline, one: Workshop, rules: Placement, state: Course) -> list[ClubLine]:
    """From when on a place abroad may be offered, and what it asks."""
    world, run = scene.world, scene.run
    many, day = workshops.brought(world, run, one), max(run.day, state.since + rules.after)
    when = dates.when(scene, day)
    told = ngettext(
        "from {day} on, for {needs} order brought; {count} so far",
        "from {day} on, for {needs} orders brought; {count} so far",
        rules.orders,
    ).format(day=when, needs=rules.orders, count=many)
    return [
        ClubLine(_("a place abroad"), told),
        _odds(scene, _("then offered"), f"placement:{one.id}"),
    ]


def _recipe(scene: Timeline, one: Recipe) -> ClubView:
    world, run = scene.world, scene.run
    batch, made = run.ventures.batches.get(one.id), recipes.craft(run, one.id)
    lines = []
    if batch is not None:
        names = ", ".join(wording.person(world, who) for who in batch.workers) or _("nobody")
        left = ngettext(
            "{names}; {left} day of work left", "{names}; {left} days of work left", one.labour - batch.done
        )
        lines.append(ClubLine(_("at it"), left.format(names=names, left=one.labour - batch.done)))
    goods = ", ".join(wording.units(world, good, units) for good, units in one.uses.items())
    cost, worth = recipes.goes_in(world, run, one.id), recipes.worth(world, run, one.id)
    lines += [
        ClubLine(_("a batch"), wording.units(world, one.makes, one.units)),
        _line(scene, _("takes"), _("{goods}; {amount} in all").format(
            goods=goods, amount=numbers.priced(world, cost.total)), cost.subject),
        ClubLine(_("work"), _work(scene, one)),
        _line(scene, _("is worth"), numbers.priced(world, worth.total), worth.subject),
    ]  # fmt: skip
    if one.poor_bp:
        lines.append(_odds(scene, _("poor pieces"), f"batch_poor:{one.id}"))
    if made.times:
        lines.append(ClubLine(_("so far"), wording.units(world, one.makes, made.pieces)))
    return ClubView(one.id, wording.name(world, one.id, "recipes"), tuple(lines), batch is not None)


def _work(scene: Timeline, one: Recipe) -> str:
    """Whose days a batch takes, and how many."""
    names = _any_of(scene, one.who)
    told = ngettext("{days} day of work by {names}", "{days} days of work by {names}", one.labour)
    told = told.format(days=one.labour, names=names)
    if not one.hours:
        return told
    yours = ngettext("{hours} hour of yours is one", "{hours} hours of yours are one", one.hours)
    return f"{told}; {yours.format(hours=one.hours)}"


def _firm(scene: Timeline, one: Firm) -> ClubView:
    world, run = scene.world, scene.run
    state = lent_names.state_of(run, one.id)
    for_what = ", ".join(wording.name(world, recipe, "recipes") for recipe in one.recipes)
    lines = [ClubLine(_("lends its name"), for_what)]
    who = office.holder(world, run, one.official)
    if not state.since:
        cost = lent_names.costs(world, run, one.id)
        told = _("{amount}, and {share} of what is sold").format(
            amount=numbers.priced(world, cost.total), share=numbers.share(one.share_bp)
        )
        lines.append(_line(scene, _("asks"), told, cost.subject))
        lines.append(ClubLine(_("asks also"), _word(scene, who, one.tie)) if who else
                     ClubLine(_("on the word of"), _("nobody now")))  # fmt: skip
        return ClubView(one.id, wording.name(world, one.id, "firms"), tuple(lines), False)
    due = lent_names.share(world, run, one.id)
    until = dates.when(scene, state.last) if state.last else _("for now")
    lines.append(ClubLine(_("lent"), until))
    lines.append(_line(scene, _("its share today"), numbers.priced(world, due.total), due.subject))
    if state.warned:
        day = dates.when(scene, state.warned + one.notice)
        lines.append(ClubLine(_("wants it back"), day, "bad"))
    return ClubView(one.id, wording.name(world, one.id, "firms"), tuple(lines))


def _order(scene: Timeline, one: Contract) -> ClubView:
    world, state = scene.world, contracts.state_of(scene.run, one.id)
    brings, late = contracts.brings(world, scene.run, one.id), contracts.penalty(world, scene.run, one.id)
    what = _("{units} at {price}").format(
        units=wording.units(world, one.good, state.units), price=numbers.priced(world, state.price)
    )
    answer = dates.when(scene, contracts.answer_by(world, scene.run, one.id))
    lines = [ClubLine(_("wants"), what)]
    if state.due:
        lines.append(ClubLine(_("promised"), _("by {day}").format(day=dates.when(scene, state.due))))
    else:
        time = ngettext("then {days} day to bring it", "then {days} days to bring it", one.days)
        told = _("wanted by {day}; {time}").format(day=answer, time=time.format(days=one.days))
        lines.append(ClubLine(_("an answer"), told))
    lines.append(_line(scene, _("brings"), numbers.priced(world, brings.total), brings.subject))
    if late.total:
        lines.append(_line(scene, _("if not brought"), numbers.priced(world, late.total), late.subject))
    if one.named:
        firm = recipes.lent_for(world, scene.run, one.good)
        told = wording.name(world, firm, "firms") if firm else _("nobody lends you one")
        lines.append(ClubLine(_("a name on it"), told, "" if firm else "bad"))
    return ClubView(one.id, wording.name(world, one.id, "contracts"), tuple(lines), state.due > 0)
