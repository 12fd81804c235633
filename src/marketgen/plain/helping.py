"""Help, rule cards, words and sources, as sentences."""

from __future__ import annotations

from marketgen.engine import office, people
from marketgen.engine.commands import VERBS, Command
from marketgen.engine.rules import check, choices_of
from marketgen.i18n import N_, _, ngettext
from marketgen.plain.speech import labelled, sentence
from marketgen.play import cards, look, origins, refusals, wording
from marketgen.play.arrangements import ARRANGEMENTS
from marketgen.play.origins import Origin
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline

WORDS = {
    "go on": N_("Open the market, go on after noon, or end the day."),
    "now": N_("What can be done now, what presses first, and what to type for it."),
    "look": N_("Hear again how things stand, and all the choices."),
    "stall": N_("What is on show and in the bag, and at what price."),
    "supply": N_("Offers, orders, and who brings what. supply and a name: all of what somebody brings."),
    "people": N_("The people you know, a line each. people and a name: all of one of them, and what they want."),
    "home": N_("Who eats, what is in the store, and what they eat."),
    "road": N_("Where you are, what is on the road, and what goods cost elsewhere."),
    "money": N_("What you have, what you owe, and how things stand."),
    "goal": N_("Your goal, and how it stands."),
    "due": N_("What is asked of you and when, and what is on its way."),
    "ledger": N_("Prices, what each good brought, what is owed. ledger and a good, prices, rates, or stock: that."),
    "board": N_("The goal, what is due, notices, and rumours with who told them."),
    "rumours": N_("All that was said, and what came of it."),
    "quiet": N_("Let days go by as they stand, each told in a line, until something asks for you."),
    "as yesterday": N_("Put on show what stood there when the market last opened; one undo takes it back."),
    "standing": N_("What is done each morning unasked. standing and its number: give that order, or take it back."),
    "chapter": N_("The page of this chapter: what it opens with, and the weeks before it."),
    "report": N_("The last day's report again, whole."),
    "why": N_("The steps behind a number: why 2 for that of choice 2, why and the name of a good for its price."),
    "undo": N_("Take back the last thing that can be taken back."),
    "back": N_("Leave a question or a list without deciding anything."),
    "out": N_("Leave every list that is open, however deep, without deciding anything."),
    "help": N_("What can be typed. help and a word or a command: that one."),
    "hints": N_("The hints again that were shown; the settings switch them off."),
    "cards": N_("The rules you have met, by name. cards and a name: what that card says; cards all: every card."),
    "words": N_("Korean words and what they mean."),
    "sources": N_("What the numbers rest on. sources and a word: every number with that word in its name."),
    "answers": N_("In a lesson: what you were asked and what you answered; what you passed over can be answered now."),
    "hand in": N_("In a lesson: write the result. You can go on, and do it again."),
    "chronicle": N_("Write the run out as text to keep, in Markdown."),
    "in short": N_("When the run is over: a few lines to show to others, which give nothing away."),
    "what if": N_("When the run is over: what if one decision had been another. It says how to go on."),
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
    "call_in": N_("Ask an official for something that is owed to you."),
    "early": N_("Go home before the market closes."),
    "call": N_("Telephone for today's prices of another place."),
    "follow": N_("Spend an hour to learn how much of a rumour is so."),
    "credit": N_("Take goods of an offer now and pay in some days."),
    "change": N_("Change money: from one currency into another, in whole units of the first."),
    "borrow": N_("Borrow from a lender; a payment is asked every few days."),
    "repay": N_("Pay back a lender, all or a part."),
    "pay_debt": N_("Pay what you owe somebody before it is due, all or a part."),
    "build": N_("Build or buy something that stays."),
    "wholesale": N_("Sell by the sack to whoever asks at your yard this morning."),
    "vacate": N_("Give up a yard."),
    "resell": N_("Sell the right to a place."),
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
    "petition": N_("Ask an official for the permit of a place."),
    "release": N_("Answer for a load that is held at a post."),
    "parcel": N_("Have a parcel brought by the driver."),
    "inspect": N_("Look at what somebody brings before you buy; it takes an hour."),
    "hand_in": N_("Hand in old notes while they are taken."),
    "chat": N_("Sit with a neighbour for a while."),
    "warn": N_("Tell a neighbour of an inspection you know of."),
    "agree": N_("Agree with a neighbour that neither asks less for a good than it is going for."),
    "join": N_("Join a kye before its first turn."),
    "bid": N_("Say how much of the next pot you give up for having it; 0 takes it back."),
    "withhold": N_("Do not pay in this evening."),
    "pay_in": N_("Pay in this evening after all."),
    "cover": N_("Pay in for a member who is short; it is given back later."),
    "name": N_("Name a first price for one of what is bargained over."),
    "haggle": N_("A move in a bargain: hold, small, large, truth, deal, leave, or rule for the house rule."),
    "sweeten": N_("Add one of a small good to a bargain."),
    "bargains": N_("Who bargains from now on: house for the house rule, or self."),
    "demonstrate": N_("Let friends walk about the market in a good of yours."),
    "deal": N_("Change money for whoever asks today, in whole units of the other money; it is forbidden."),
    "apply": N_("Apply for a workshop, for somebody at home."),
    "attend": N_("Leave for a workshop, on its morning."),
    "accept": N_("Take a place abroad that is offered."),
    "decline": N_("Say no to it."),
    "make": N_("Begin a batch of something you know how to make, or have one more work at it."),
    "relieve": N_("Let somebody stop working at a batch."),
    "sign": N_("Have a state enterprise lend its name."),
    "promise": N_("Say yes to an order."),
    "deliver": N_("Bring what was promised."),
    "partner": N_("Sell together with somebody, for a share of each day's profit."),
    "part": N_("Part from whoever sells with you."),
    "raise": N_("Agree on a larger share with a partner who thinks of leaving."),
    "learn": N_("Have somebody show you a work that can be done beside the stall."),
    "license": N_("Pay for the paper that a work beside the stall asks for."),
    "take_up": N_("Do a work beside the stall every day from now on."),
    "drop": N_("Do it no more from tomorrow on."),
    "invest": N_("Buy a share in what somebody else runs."),
    "mend": N_("Pay your part of mending what you have a share in."),
    "withdraw": N_("Let somebody else have your share."),
    "note": N_("Write a line of your own into the diary."),
}
assert _VERBS.keys() == VERBS.keys()


def words() -> dict[str, str]:
    """The words that plain mode takes beside numbers and commands, and what each does."""
    return {word: _(told) for word, told in WORDS.items()}


def short() -> list[str]:
    """What a newcomer must know to type the first thing."""
    return [
        _("Type the number of a choice and press Enter; Enter alone says the choices again."),
        _("Type help for what else can be typed, quit to leave."),
        _("Every decision is saved before you read its result."),
    ]


_LESSON, _AFTER = ("answers", "hand in"), ("what if", "in short")
"""Words for a lesson only, and for a run that is over."""

_LOOKED_UP = ("hints", "cards", "words", "sources", "chronicle")
"""Words that only look something up: named in one line, so that the page can be listened to."""


def help_text(scene: Timeline, *, lesson: bool) -> list[str]:
    """What can be typed now: numbers, amounts and words. Commands and names have pages of their own."""
    idle = (*(() if lesson else _LESSON), *(() if scene.run.phase == "over" else _AFTER), *_without_days(scene))
    return [
        _(
            "Numbers: type the number of a choice. "
            "Where a choice asks how many, type a number, half or all; -10 is all but ten."
        ),
        _("Several numbers at once walk through the lists: 3 20 is choice 3, and 20 of it."),
        _("Words that can be typed at any time:"),
        *(_entry(word, told) for word, told in words().items() if word not in (*idle, *_LOOKED_UP)),
        _("To look things up: {words}. help and one of them says what it tells.").format(words=", ".join(_LOOKED_UP)),
        _("why can also be followed by one of: {subjects}.").format(subjects=", ".join(ASKED)),
        _("In place of numbers commands can be typed: help commands says which, help names what stands in them."),
    ]


def _without_days(scene: Timeline) -> tuple[str, ...]:
    """Words about many days that a short run has no use for."""
    if scene.world.chapters:
        return ()
    return ("chapter",) if look.beyond_first(scene) else ("chapter", "quiet")


def about_word(word: str) -> str:
    """What a word of plain mode does."""
    return _entry(word, _(WORDS[word]))


def commands(scene: Timeline) -> list[str]:
    """The commands met so far, each with its form."""
    return [
        _("Commands, with a name in place of each word in capitals:"),
        *(_entry(refusals.usage(verb), _(told)) for verb, told in _VERBS.items() if met(scene, verb)),
        _("help and a command says what can stand in it: help show."),
    ]


def about_verb(scene: Timeline, verb: str) -> list[str]:
    """A command's form, what it does, and what may stand for each of its names now."""
    return [_entry(refusals.usage(verb), _(_VERBS[verb])), *standing_in(scene, verb)]


def does(verb: str) -> str:
    """What a command does, in a sentence."""
    return _(_VERBS[verb])


def standing_in(scene: Timeline, verb: str) -> list[str]:
    """What may stand for each of a command's names now, a line each with what it is called: what the rules offer, else
    all that is in the game. Why there is nothing, where a form says that."""
    offered = choices_of(scene.world, scene.run, verb)
    if not offered and verb in ARRANGEMENTS and ARRANGEMENTS[verb].nothing:
        return [_(ARRANGEMENTS[verb].nothing)]
    lines = []
    for at, kind in enumerate(VERBS[verb].ids):
        ids = list(dict.fromkeys(choice.ids[at] for choice in offered if at < len(choice.ids)))
        if kind in _KINDS and (
            not ids or kind in ("stance", "meal")
        ):  # what is chosen already is a name of one as well
            lines.append(_names_of(scene, kind))
        elif kind in _KINDS:
            named = ", ".join(wording.spelt(one, look.called(scene, kind, one)) for one in ids)
            lines.append(_(_KINDS[kind][0]).format(names=named))
        elif ids:
            named = "; ".join(_beside(one, _short(scene, kind, one)) for one in ids)
            lines.append(_("{kind}: {names}.").format(kind=kind.upper(), names=named))
    return [line for line in dict.fromkeys(lines) if line]


def _beside(one: str, name: str) -> str:
    """An id with a longer name beside it."""
    return one if name.lower() == one else _("{id}, {name}").format(id=one, name=name)


def _short(scene: Timeline, kind: str, one: str) -> str:
    """What is called so, in a few words: of a rumour who told it, of an answer its label."""
    if kind == "rumour":
        form = _("what {person} said")
        return form.format(person=next(row.who for row in look.board(scene).rumours if row.id == one))
    view = look.decision(scene)
    labels = {option.command.split(" ", 1)[-1]: option.label.rstrip(".") for option in view.options} if view else {}
    return labels.get(one) or look.called(scene, kind, one)


_BEGINNING = ("kye", "sideline", "partner", "workshop", "recipe", "firm", "contract", "stake", "upgrade")


def begins(kind: str) -> bool:
    """Whether things of a kind come into the game on a day of their own."""
    return kind in _BEGINNING


def every_name(scene: Timeline) -> list[str]:
    """What may be typed for the names in the commands met so far, a line for each kind."""
    kinds = dict.fromkeys(kind for verb in _VERBS if met(scene, verb) for kind in VERBS[verb].ids)
    return [line for kind in kinds if (line := _names_of(scene, kind))]


_KINDS: dict[str, tuple[str, str]] = {
    "good": (N_("Goods: {names}."), ""),
    "person": (N_("People who bring goods: {names}."), ""),
    "official": (N_("Officials: {names}."), ""),
    "stance": (N_("Ways to ask a price: {names}."), "stances"),
    "meal": (N_("Meals: {names}."), "meals"),
    "currency": (N_("Money: {names}."), "currencies"),
    "lender": (N_("Lenders: {names}."), "lenders"),
    "kye": (N_("Savings clubs: {names}."), "kyes"),
    "sideline": (N_("Work beside the stall: {names}."), "sidelines"),
    "partner": (N_("Partners: {names}."), "partners"),
    "workshop": (N_("Workshops: {names}."), "workshops"),
    "recipe": (N_("Recipes: {names}."), "recipes"),
    "firm": (N_("Enterprises: {names}."), "firms"),
    "contract": (N_("Who orders: {names}."), "contracts"),
    "stake": (N_("Shares: {names}."), "stakes"),
    "upgrade": (N_("What can be built: {names}."), "upgrades"),
    "place": (N_("Places: {names}."), "places"),
    "by": (N_("Ways to travel: {names}."), "ways"),
    "member": (N_("At home: {names}."), "household"),
}
"""How the names of a kind are said, and the section of the scenario or of its rules that holds them."""


def _names_of(scene: Timeline, kind: str) -> str:
    """The ids of a kind that are in the game now, each with its name where that is another; empty if none is known."""
    if kind not in _KINDS:
        return ""
    world, run = scene.world, scene.run
    form, section = _KINDS[kind]
    if kind == "good":
        named = {good: wording.name(world, good) for good in world.goods if world.goods[good].from_day <= run.day}
    elif kind == "person":
        named = {
            one.id: wording.person(world, one.id) for one in people.middlemen(world, run) if one.from_day <= run.day
        }
    elif kind == "official":
        named = {one.id: wording.person(world, one.id) for one in office.serving(world, run)}
    elif kind in ("lender", "member"):
        named = {one: wording.person(world, one) for one in getattr(world, section)}
    elif begins(kind):
        things = getattr(world, section).values()
        named = {one.id: wording.name(world, one.id, section) for one in things if one.from_day <= run.day}
    else:
        named = {one: wording.name(world, one, section) for one in getattr(world, section, ())}
    return _(form).format(names=", ".join(wording.spelt(one, name) for one, name in named.items())) if named else ""


def met(scene: Timeline, verb: str) -> bool:
    """Whether a verb's system is in the game: the rules refuse one that is not, whatever stands after it."""
    form = VERBS[verb]
    probe = Command(verb, ("",) * len(form.ids), 1 if form.amount else -1, "." if form.words else "")
    refusal = check(scene.world, scene.run, probe)
    return refusal is None or refusal.reason not in ("not_yet", "not_in_scenario")


def _entry(word: str, told: str) -> str:
    return _("{word}: {help}").format(word=word, help=told)


FEW_CARDS = 6
"""Cards that are all read; of more the names."""


def rule_cards(scene: Timeline, name: str = "") -> list[str]:
    """The rule cards of the systems met so far: by name where they are many; those with ``name`` in their own whole,
    ``all`` for every one."""
    world, day = scene.world, scene.run.day
    met = cards.cards_met(world, day)
    if not name and len(met) > FEW_CARDS:
        named = ", ".join(card.title(world).lower() for card in met)
        return [
            _("Cards you have met: {names}.").format(names=named),
            _("cards and a name reads one, cards all every one."),
        ]
    kept = [card for card in met if name in ("", "all") or name in card.title(world).lower()]
    kept = kept or [card for card in met if card.id == "_".join(name.split())]
    kept = kept or [card for card in met if all(word in card.title(world).lower() for word in name.split())]
    kept = kept or [card for card in met if name in card.text(world).lower()]
    return [labelled(card.title(world), card.text(world)) for card in kept]


def sources(session: Session) -> list[str]:
    """What the scenario's numbers rest on: its sources, and how many numbers are documented, estimates or invented."""
    world = session.world
    lines = [_("{title}: {about}").format(title=one.title, about=sentence(one.about)) for one in origins.sources(world)]
    lines = lines or [_("This scenario names no sources.")]
    found = _origins(session)
    if found:
        form = _("Of its numbers these are documented: {documented}; estimates: {estimate}; invented: {invented}.")
        lines = [form.format(**origins.counted(found)), *lines]
        lines.append(
            _("Each is named as in the scenario's file. sources and a word says those of that name: sources price.")
        )
    return lines


def numbers_of(session: Session, name: str) -> list[str]:
    """Every number with a word in its name, with its basis, its note and its sources; of ``all`` every one.

    Numbers with the same basis, note and sources share a line, as most invented ones do.
    """
    if session.world.sealed:
        return [_("In a lesson the numbers of the scenario's file are told when the run is handed in.")]
    found = tuple(one for one in _origins(session) if name == "all" or name in one.path.lower())
    return [_resting(alike) for alike in _alike(found)]


def _origins(session: Session) -> tuple[Origin, ...]:
    document = session.file.head.get("scenario") if session.file else None
    return origins.origins(session.world, document if isinstance(document, dict) else {})


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
