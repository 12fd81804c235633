"""What can be done now, the most pressing first: the answer to whoever asks "what can I do now?".

All of it are choices of the engine that it would accept, each with one sentence why; what nobody has met is not there.
"""

from __future__ import annotations

from collections.abc import Iterator

from marketgen.engine import supply
from marketgen.engine.commands import VERBS
from marketgen.engine.events import Choice
from marketgen.engine.frozen import frozen
from marketgen.engine.rules import choices, explain
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.actions import ACTIONS, WORKING, Action
from marketgen.play.arrangements import GROUPS
from marketgen.play.look import dates, family, frame, hints, ventures
from marketgen.play.timeline import Timeline

BEST = 3
"""Offers with a row of their own."""

LIKELY_BP = 2000
"""From which chance of a day, in basis points, an inspection presses."""

ANSWER = "answer"
"""The key of the row that leads to whoever waits."""

RELEASE = "release"
"""The verb of a row that leads to a held load; its answers stand on its own page."""

_ACTIONS = {action.id: action for action in ACTIONS}
_PLAIN = {"display": "display", "price": "prices", "order": "orders", "meals": "home", "bring": "home"}
"""What plain mode calls the list of an action, where that is not the form of the same name."""

_HOURLY = ("inspect", "street", "follow", "call", "tidy", "parcel")
"""Actions that are paid for in hours."""

_SAID = {"give": (N_("A gift"), N_("Offer something to an official; each has something that he expects."))}
"""What is said of an action, where its own words speak of a cursor."""

_VERB_OF = {"order": "order", "give": "give", "meals": "meal", "bring": "bring", "follow": "follow", "tidy": "tidy"}
"""Actions without a form of arrangements, and the verb that must be open for them."""


@frozen
class Doing:
    """Something that can be done now. what: in a few words; why: one sentence; action: of the table of actions, empty
    for a page that only waits; verb, ids: the choice of the engine it leads to, as far as it is one; target: what plain
    mode calls that choice, empty where a word of the action opens it."""

    key: str
    what: str
    why: str
    action: str
    verb: str = ""
    ids: tuple[str, ...] = ()
    target: str = ""


@frozen
class Section:
    """Some of it under a heading."""

    title: str
    rows: tuple[Doing, ...]


def doing(scene: Timeline) -> tuple[Section, ...]:
    """All of it. While somebody waits for an answer that is all; when the run is over, what it came to."""
    run = scene.run
    if run.phase == "over":
        return (_alone(Doing("over", _("Read how it ended"), _("The run is over; this is its last page."), "go_on")),)
    if run.pressing:
        why = _("Somebody waits for it; until then nothing else can be done.")
        return (_alone(Doing(ANSWER, _("Give your answer"), why, "go_on")),)
    now: dict[str, list[Choice]] = {}
    for choice in choices(scene.world, run):
        if choice.refusal is None:
            now.setdefault(choice.verb, []).append(choice)
    presses = tuple(_presses(scene, now))
    named = {row.action for row in presses}
    found = (
        Section(_("It presses"), presses),
        Section(_("Your stall"), tuple(_stall(scene, now))),
        Section(_("Until the market opens"), tuple(_offers(scene, now))),
        Section(_hours(scene), tuple(row for row in _arranged(now, True) if row.action not in named)),
        Section(_("And then"), (_onward(scene),)),
        Section(_("Also possible"), tuple(row for row in _arranged(now, False) if row.action not in named)),
    )
    return tuple(section for section in found if section.rows)


def _alone(row: Doing) -> Section:
    return Section(_("It presses"), (row,))


# what presses


def _presses(scene: Timeline, now: dict[str, list[Choice]]) -> Iterator[Doing]:
    """A held load; what leaves, is asked or ends today or tomorrow; what an inspection would find."""
    if now.get(RELEASE):
        why = _("It is held on the road until dusk; what is not answered by then is decided without you.")
        yield Doing("held", _("Answer for the held load"), why, "", RELEASE, target=_target(now[RELEASE][0]))
    tip = ventures.pressing(scene)
    if tip:
        yield Doing("venture", _("A venture"), tip.sentence, "venture", target=tip.target)
    for number, one in enumerate(family.pressing(scene)):
        choice = _first(now, one.verb)
        if choice is not None:
            what = _title(_ACTIONS[one.action])
            yield Doing(f"home{number}", what, one.sentence, one.action, choice.verb, target=_target(choice))
    yield from _owed(scene, now)
    chance = explain(scene.world, scene.run, "inspection")
    if now.get("tidy") and chance is not None and chance.total >= LIKELY_BP:
        yield _tidy(scene, chance.total)


def _first(now: dict[str, list[Choice]], command: str) -> Choice | None:
    """The first open choice of a verb, or of a verb and what stands behind it."""
    verb, *ids = command.split()
    return next((one for one in now.get(verb, ()) if list(one.ids[: len(ids)]) == ids), None)


def _target(choice: Choice) -> str:
    return " ".join((choice.verb, *choice.ids))


def _owed(scene: Timeline, now: dict[str, list[Choice]]) -> Iterator[Doing]:
    """Debts due by tomorrow, and orders that may ask for more than is in hand."""
    owing = hints.owing(scene)
    if owing:
        yield Doing("orders", _("Orders on their way"), owing.sentence, "show_supply")
    world, run = scene.world, scene.run
    due = [debt for debt in run.debts if debt.amount > 0 and debt.due <= run.day + 1]
    for number, debt in enumerate(due):
        what = _("Pay {name}").format(name=wording.person(world, debt.who))
        why = _("{amount} is owed, and due {when}.").format(
            amount=numbers.priced(world, debt.amount), when=dates.when(scene, max(debt.due, run.day))
        )
        open_now = now.get("repay") or now.get("pay_debt")
        yield Doing(f"debt{number}", what, why, "pay" if open_now else "show_ledger")


def _tidy(scene: Timeline, chance: int) -> Doing:
    """That an inspection may come, and how likely it is."""
    odds = numbers.odds(chance, scene.world.difficulties[scene.run.difficulty].odds_as_numbers)
    why = _("An inspection today: {odds}; a stall made ready gives it less to find.").format(odds=odds)
    return Doing("tidy", _("Make the stall ready"), why, "tidy", "tidy", target="tidy")


# the stall and the offers


def _stall(scene: Timeline, now: dict[str, list[Choice]]) -> Iterator[Doing]:
    """An empty slot with something for it, a better good in the bag, and the prices."""
    if frame.sells_no_more(scene):
        return
    found = hints.next_to_show(scene) if now.get("show") else None
    if found:
        slot, good = found
        what = _("Show {good} on slot {slot}").format(good=wording.name(scene.world, good), slot=slot)
        gone = scene.run.slots[slot - 1]
        if gone:
            why = _("No {good} is left there, and what is not shown is not bought.").format(
                good=wording.name(scene.world, gone)
            )
        else:
            why = _("The slot is empty, and what is not shown is not bought.")
        yield Doing("show", what, why, "display", "show", (good,), "propose")
    elif any(choice.ids[0] not in scene.run.slots for choice in now.get("show", ())):
        swap = hints.swap(scene)
        why = swap.sentence if swap else _("Another good of your bag may take the place of one on show.")
        yield Doing("swap", _("Change what is on show"), why, "display", target=swap.target if swap else "display")
    if now.get("price") and any(scene.run.slots):
        yield Doing("price", _("Change a price"), _price_why(scene), "price", target="prices")


def _price_why(scene: Timeline) -> str:
    if scene.run.phase == "noon":
        sold = sum(tally.sold for tally in scene.run.today.tallies.values())
        form = ngettext(
            "{count} sold this morning; the afternoon may ask another price.",
            "{count} sold this morning; the afternoon may ask another price.",
            sold,
        )
        return form.format(count=numbers.whole(sold))
    return _("Before you choose, each price says how many would find it right.")


def _offers(scene: Timeline, now: dict[str, list[Choice]]) -> Iterator[Doing]:
    """The offers furthest under the market, and that there are others."""
    left = [offer for offer in scene.run.offers if offer.left]
    if scene.run.phase != "morning" or not left or not scene.world.met("offers", scene.run.day):
        return
    best = hints.best_offers(scene)[:BEST]
    for offer in best:
        good, person = wording.name(scene.world, offer.good), wording.person(scene.world, offer.who)
        what = _("Take {good} from {person}").format(good=good, person=person)
        ids = (offer.who, offer.good)
        why = _offer_why(scene, offer.good, offer.price)
        yield Doing(f"take {offer.who} {offer.good}", what, why, "take", "take", ids, " ".join(("take", *ids)))
    rest = len(left) - len(best)
    if rest:
        form = ngettext(
            "{count} more offer, each with who makes it.", "{count} more offers, each with who makes it.", rest
        )
        why = form.format(count=rest) if best else _("What is offered costs more than you have in hand.")
        yield Doing("offers", _("See what is offered"), why, "show_supply")
    if now.get("wholesale"):
        yield Doing("sacks", _title(_ACTIONS["sacks"]), _(_ACTIONS["sacks"].help), "sacks", target="form sacks")


def best_offer(scene: Timeline) -> tuple[str, str] | None:
    """Who brings what, of the offer that is named first; None if there is none in reach."""
    found = hints.best_offers(scene)
    return (found[0].who, found[0].good) if found else None


def _offer_why(scene: Timeline, good: str, price: int) -> str:
    """How an offer lies to the market, and whether any of it is left."""
    below = supply.share_below(scene.world, scene.run, price, good)
    share = numbers.percent(abs(below))
    if below < 0:
        lies = _("{share} under the market").format(share=share)
    else:
        lies = _("{share} over the market").format(share=share) if below else _("as at the market")
    if scene.run.goods[good].stock:
        units = wording.units(scene.world, good, scene.run.goods[good].stock)
        return _("It is {lies}; you have {units}.").format(lies=lies, units=units)
    return _("It is {lies}; you have none.").format(lies=lies)


# the rest


def _hours(scene: Timeline) -> str:
    """The heading of what takes hours."""
    hours = scene.run.hours
    return ngettext("What takes hours; {count} is left", "What takes hours; {count} are left", hours).format(
        count=hours
    )


def _arranged(now: dict[str, list[Choice]], hourly: bool) -> Iterator[Doing]:
    """The other actions of the screens that can be done now, by the order of the screens."""
    rows = [
        action
        for action in ACTIONS
        if _place(action) and (action.id in _HOURLY) is hourly and action.id != "sacks" and _is_open(action, now)
    ]
    for action in sorted(rows, key=lambda action: WORKING.index(_place(action))):
        target = _PLAIN.get(action.id) or (f"form {action.id}" if action.id in GROUPS else action.id)
        said = _SAID.get(action.id)
        what, why = (_(said[0]), _(said[1])) if said else (_title(action), _(action.help))
        yield Doing(action.id, what, why, action.id, target=target if action.id != "give" else "")


def _place(action: Action) -> str:
    """The screen an action has its place on; empty for those of no screen of its own."""
    own = [screen for screen in action.screens if screen in WORKING]
    return own[0] if own and (action.id in GROUPS or action.id in _VERB_OF) else ""


def _is_open(action: Action, now: dict[str, list[Choice]]) -> bool:
    verbs = GROUPS.get(action.id) or (_VERB_OF[action.id],)
    return any(now.get(verb) for verb in verbs if verb in VERBS)


def _title(action: Action) -> str:
    """An action's label as a row begins."""
    label = _(action.label)
    return label[:1].upper() + label[1:]


_ON = {
    "morning": (N_("Open the market"), N_("Until noon people buy what is on show; the offers of this morning end.")),
    "noon": (N_("Go on to the afternoon"), N_("The rest of the day is sold; then the market closes.")),
    "evening": (N_("End the day"), N_("Supper is eaten, the day is reckoned, and the next one begins.")),
}


def _onward(scene: Timeline) -> Doing:
    """The way on."""
    shut = frame.shut_words(scene)
    if scene.run.phase == "away" or shut or frame.sells_no_more(scene):
        prompt = frame.prompt(scene)
        return Doing("on", prompt.label[:1].upper() + prompt.label[1:], prompt.sentence, "go_on", target="forward")
    what, why = _ON[scene.run.phase]
    if scene.run.phase == "morning" and not scene.world.met("offers", scene.run.day):
        why = N_("Until noon people buy what is on show.")
    return Doing("on", _(what), _(why), "go_on", target="forward")


def place_of(action: str) -> str:
    """The screen on which an action has its place, the page itself for one that shows it; empty for one of every
    screen. KeyError for an unknown action."""
    if action.startswith("show_"):
        return action.removeprefix("show_")
    own = [screen for screen in _ACTIONS[action].screens if screen in WORKING]
    return own[0] if own and len(own) < len(WORKING) else ""


def action_for(target: str) -> str:
    """The action by which a choice is made, named as plain mode names it (``take who good``); empty for none, or where
    the action belongs to no one screen."""
    verb = target.partition(" ")[0]
    for action in ACTIONS:
        verbs = GROUPS.get(action.id) or (_VERB_OF.get(action.id, action.verb),)
        if verb and verb in verbs and place_of(action.id):
            return action.id
    return ""


__all__ = ["RELEASE", "Doing", "Section", "action_for", "doing", "place_of"]
