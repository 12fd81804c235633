"""Help, rule cards, words and sources, as sentences."""

from __future__ import annotations

from marketgen.engine import office, people
from marketgen.engine.commands import VERBS, Command
from marketgen.engine.rules import check
from marketgen.i18n import N_, _, ngettext
from marketgen.plain.speech import labelled, sentence
from marketgen.play import cards, origins, refusals, wording
from marketgen.play.origins import Origin
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline

WORDS = {
    "go on": N_("Open the market, go on after noon, or end the day."),
    "look": N_("Hear again how things stand, and all the choices."),
    "stall": N_("What is on show and in the bag, and at what price."),
    "supply": N_("Offers, orders, and who brings what."),
    "people": N_("The people you know, and how they stand to you."),
    "home": N_("Who eats, what is in the store, and what they eat."),
    "road": N_("Where you are, what is on the road, and what goods cost elsewhere."),
    "ledger": N_("Prices over the days, what each good brought, what is owed."),
    "board": N_("Notices, rumours and who told them, the days ahead, what is due."),
    "report": N_("The last day's report again, whole."),
    "why": N_("The steps behind a number: why 2 for that of choice 2, why and the name of a good for its price."),
    "undo": N_("Take back the last thing that can be taken back."),
    "back": N_("Leave a question or a list without deciding anything."),
    "help": N_("What can be typed."),
    "cards": N_("The rules you have met, one card each."),
    "words": N_("Korean words and what they mean."),
    "sources": N_("What the numbers rest on: each documented, an estimate or invented."),
    "quit": N_("Leave; the run is saved."),
}
"""The words of plain mode. Those of the table of actions are among them, told for ears."""

ASKED = ("hand", "worth", "score", "heat", "inspection")
"""What ``why`` can be asked about that has no choice of its own."""

_VERBS = {
    "show": N_("Put a good on a slot of the display."),
    "hide": N_("Take a good off the display."),
    "price": N_("Ask another price for a good."),
    "take": N_("Buy from an offer of this morning."),
    "order": N_("Have a good brought on a later day, for less."),
    "bring": N_("Bring goods from the stall to the store at home."),
    "meal": N_("Choose what is eaten at home."),
    "tidy": N_("Make the stall ready for an inspection."),
    "give": N_("Offer something to an official."),
    "send": N_("Send something to an official through somebody who carries it."),
    "call_in": N_("Ask an official for something that he owes you."),
    "early": N_("Go home before the market closes."),
    "call": N_("Telephone for today's prices of another place."),
    "follow": N_("Spend an hour to learn how much of a rumour is so."),
    "credit": N_("Take goods of an offer now and pay in some days."),
    "change": N_("Change money: from one currency into another, in whole units of the first."),
    "borrow": N_("Borrow from a lender; a payment is asked every few days."),
    "repay": N_("Pay back a lender, all or a part."),
    "pay_debt": N_("Pay what you owe somebody before it is due, all or a part."),
    "build": N_("Build or buy something that stays."),
    "carry": N_("Give the day to other people's loads, for a wage."),
    "work_off": N_("Give the day to work off what you owe for goods on trust."),
    "trust_goods": N_("Take goods on trust, once in a run, when next to nothing is left."),
    "open": N_("Open the market, or go on after noon."),
    "answer": N_("Answer an inspection: look, plead, pack or least."),
    "choose": N_("Answer an event."),
    "sleep": N_("End the day."),
    "pay_work": N_("Pay the workplace, so that its man is free for a month."),
    "ask_help": N_("Ask for an hour's help today; it costs some schooling."),
    "treat": N_("Treat somebody who is ill, with what you have or what you buy for it."),
    "wood": N_("Buy wood: a cart, or half of one."),
    "kimjang": N_("Make the winter's kimchi: whole or half."),
    "levy": N_("Pay the next levy of the school."),
    "roster": N_("Meet the next turn of the labour roster: pay or go."),
    "travel": N_("Leave for a place, in the morning."),
    "buy": N_("Buy at the place where you are; it travels with you."),
    "return": N_("Turn back for home."),
    "on": N_("Go on for a day on the road."),
    "papers": N_("Get a permit for the road."),
    "release": N_("Answer for a load that is held at a post."),
    "parcel": N_("Have a parcel brought by the driver."),
    "inspect": N_("Look at what somebody brings before you buy; it takes an hour."),
    "note": N_("Write a line of your own into the diary."),
}
assert _VERBS.keys() == VERBS.keys()


def words() -> dict[str, str]:
    """The words that plain mode takes beside numbers and commands, and what each does."""
    return {word: _(told) for word, told in WORDS.items()}


def short() -> list[str]:
    """What a newcomer must know to type the first thing."""
    return [
        _("Type the number of a choice and press Enter. Type help for what else can be typed, quit to leave."),
        _("Every decision is saved before you read its result."),
    ]


def help_text(scene: Timeline) -> list[str]:
    """What can be typed: numbers, amounts, words, and the commands met so far."""
    world, run = scene.world, scene.run
    lines = [
        _("Numbers: type the number of a choice. Where a choice asks how many, type a number, half or all."),
        _("Several numbers at once walk through the lists: 3 20 is choice 3, and 20 of it."),
        _("Words that can be typed at any time:"),
        *(_entry(word, told) for word, told in words().items()),
        _("why can also be followed by one of: {subjects}.").format(subjects=", ".join(ASKED)),
        _("Commands, with a name in place of each word in capitals:"),
        *(_entry(refusals.usage(verb), _(told)) for verb, told in _VERBS.items() if _met(scene, verb)),
    ]
    goods = [good for good in world.goods if world.goods[good].from_day <= run.day]
    lines.append(
        _("Goods: {names}.").format(names=", ".join(_named(good, wording.name(world, good)) for good in goods))
    )
    met = [one.id for one in people.middlemen(world, run) if one.from_day <= run.day]
    met += [one.id for one in office.serving(world, run)]
    if met:
        lines.append(
            _("People: {names}.").format(names=", ".join(_named(who, wording.person(world, who)) for who in met))
        )
    lines.append(_("Ways to ask a price: {names}.").format(names=", ".join(world.stances)))
    if world.met("household", run.day):
        meals = ", ".join(_named(meal, wording.name(world, meal, "meals")) for meal in world.meals)
        lines.append(_("Meals: {names}.").format(names=meals))
    return lines


def _met(scene: Timeline, verb: str) -> bool:
    """Whether a verb's system is in the game: the rules refuse one that is not, whatever stands after it."""
    form = VERBS[verb]
    probe = Command(verb, ("",) * len(form.ids), 1 if form.amount else -1, "." if form.words else "")
    refusal = check(scene.world, scene.run, probe)
    return refusal is None or refusal.reason not in ("not_yet", "not_in_scenario")


def _entry(word: str, told: str) -> str:
    return _("{word}: {help}").format(word=word, help=told)


def _named(one: str, name: str) -> str:
    return one if name.lower() == one else _("{id} for {name}").format(id=one, name=name)


def rule_cards(scene: Timeline) -> list[str]:
    """The rule cards of the systems met so far."""
    world, day = scene.world, scene.run.day
    return [labelled(card.title(world), card.text(world)) for card in cards.cards_met(world, day)]


def glossary(scene: Timeline) -> list[str]:
    """The Korean words of the scenario with their meaning."""
    texts, lines = scene.world.texts, []
    for one in sorted({path.split(".")[1] for path in texts if path.startswith("glossary.")}):
        hangul, meaning = texts.get(f"glossary.{one}.hangul", ""), texts.get(f"glossary.{one}.meaning", "")
        told = _("{word} {hangul}: {meaning}")
        lines.append(told.format(word=one.capitalize(), hangul=hangul, meaning=sentence(meaning)))
    return lines or [_("This scenario has no glossary.")]


def sources(session: Session) -> list[str]:
    """What the scenario's numbers rest on: its sources, then every number with its basis, its note and its sources.

    Numbers with the same basis, note and sources share a line, as most invented ones do.
    """
    world = session.world
    lines = [_("{title}: {about}").format(title=one.title, about=sentence(one.about)) for one in origins.sources(world)]
    lines = lines or [_("This scenario names no sources.")]
    document = session.file.head.get("scenario") if session.file else None
    found = origins.origins(world, document if isinstance(document, dict) else {})
    if found:
        counts = origins.counted(found)
        form = _("Of its numbers these are documented: {documented}; estimates: {estimate}; invented: {invented}.")
        lines.append(form.format(**counts))
        lines.append(_("Each is named as in the scenario's file."))
    return lines + [_resting(alike) for alike in _alike(found)]


def _alike(found: tuple[Origin, ...]) -> list[list[Origin]]:
    """Numbers with the same basis, note and sources in one part of the file, the firmest first."""
    groups: dict[tuple[object, ...], list[Origin]] = {}
    for one in found:
        groups.setdefault((one.basis, one.about, one.sources, one.path.partition(".")[0]), []).append(one)
    ranks = {basis: rank for rank, basis in enumerate(origins.BASES)}
    return sorted(groups.values(), key=lambda group: ranks.get(group[0].basis, len(ranks)))


def _resting(alike: list[Origin]) -> str:
    """``Estimate: goods.salt.price 900. Half a kilo of grain. Source: Harbour books, 1931.``"""
    one = alike[0]
    named = ", ".join(f"{number.path} {number.value}" for number in alike)  # ids: no capital at the beginning
    told = _("{basis}: {numbers}.").format(basis=sentence(one.word).removesuffix("."), numbers=named)
    cited = ""
    if one.sources:
        form = ngettext("source: {titles}", "sources: {titles}", len(one.sources))
        cited = sentence(form.format(titles="; ".join(one.sources)))
    return " ".join(part for part in (told, sentence(one.about), cited) if part)
