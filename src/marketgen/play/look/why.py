"""``?``: a number as its steps, the rule behind it, and what would change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from marketgen.engine import explain, scoring
from marketgen.engine.accounts import Account, Step
from marketgen.engine.arithmetic import divide
from marketgen.i18n import N_, _
from marketgen.play import cards, ending, numbers, steps, wording
from marketgen.play.look import came, why_growth, why_ventures
from marketgen.play.timeline import Timeline
from marketgen.play.views import WhyStep, WhyView

_OF_RUNG = ("outlook", "fine")
_OF_ROAD = ("risk", "post", "release", "parcel_held", "short", "poor")
_CHANCES = ("fit", "word", "accepts", "inspection", "outlook", "pleads", "accepts_from", "does", "tells", "falls",
            "danger", "illness", *_OF_ROAD, "kye_short", "kye_miss", "kye_back", "stake_wears",
            "stake_breaks", "dealing_risk", "breaks", "warns", *why_growth.CHANCES, *why_ventures.CHANCES)  # fmt: skip
_OF_COST = ("paid", "profit")
_OF_SCORE = "silence"  # a chance too, that the score is multiplied by: a number in play, and no lesson's before its end


_WITHOUT_BASE = ("weeks", "weeks_in", "weeks_out", "weeks_eaten", "kept", "spent", "takings", "meal", "worse", "worth",
                 "demo_loses", "orders_ask", "orders_lose")  # fmt: skip
"""Kinds of sums of like things: the first step is no number that the others move, but one of them."""


def why(scene: Timeline, subject: str, settled: bool = False) -> WhyView | None:
    """The view behind a subject; None if there is no such number.

    A chance shows its steps as words before the choice, as numbers in Guided or when it is ``settled``.
    """
    account = scene.explain(subject)
    if account is None:
        return None
    kind = subject.split(":")[0]
    untold = _untold(scene, account)
    if untold:
        account = _without(account, untold)
    level = scene.world.difficulties[scene.run.difficulty]
    is_chance = kind in _CHANCES or (kind == _OF_SCORE and scene.world.sealed)
    as_words = is_chance and not level.odds_as_numbers and not settled
    card = cards.card_for(kind)
    card = card if card and card.among(scene.world) else None
    return WhyView(
        subject=subject,
        title=_title(scene, subject, account, as_words),
        kind=card.title(scene.world) if card else "",
        sentence=_sentence(scene, account),
        steps=(*_steps(scene, account), *(_in_words(scene, step) for step in untold)),
        result_words=_("score, of 100, if nobody talks") if untold else _result_words(kind),
        result=_result(scene, account, as_words),
        rule_title=card.title(scene.world) if card else "",
        rule=card.text(scene.world) if card else "",
        changes=_changes(kind) if kind != "fine" or len(account.steps) > 1 else (),  # a fee alone is what it is
        basis=basis(scene, subject),
        as_words=as_words,
    )


def _untold(scene: Timeline, account: Account) -> tuple[Step, ...]:
    """The steps of a score that show a chance, where that is told in words alone: in a lesson until its end. From the
    amount, and from any sum behind it, the chance could be worked out."""
    if account.subject != "score" or not scene.world.sealed or scene.run.phase == "over":
        return ()
    return tuple(step for step in account.steps if step.name == _OF_SCORE)


def _without(account: Account, untold: tuple[Step, ...]) -> Account:
    """An account as it stands before some of its steps."""
    left = tuple(step for step in account.steps if step not in untold)
    return replace(account, steps=left, total=sum(step.amount for step in left))


def _in_words(scene: Timeline, step: Step) -> WhyStep:
    """A step without its amount: what it is, and how likely in words."""
    told, _detail = steps.words(scene.world, step)
    kept = scoring.silence(scene.world, scene.run).total
    odds = _("whether nobody talks afterwards: {odds}").format(odds=numbers.odds(divide(kept, 100)))
    return WhyStep(words=told, amount="", running="", detail=odds, sign=-1, weight=0, subject=_OF_SCORE)


def _result(scene: Timeline, account: Account, as_words: bool) -> str:
    """What an account comes to; of a chance in words the word, whichever unit it is kept in."""
    if not as_words:
        return steps.amount(scene.world, account, account.total)
    return numbers.odds(divide(account.total, 100) if account.unit == "ppm" else account.total)


def _title(scene: Timeline, subject: str, account: Account, as_words: bool) -> str:
    world = scene.world
    kind, *words = subject.split(":")
    result = _result(scene, account, as_words)
    of_rung = wording.text(world, f"rules.inspection.rungs.{words[0]}.name") if kind in _OF_RUNG else ""
    named = [of_rung] if of_rung else [wording.called(world, word) for word in words]
    form = _TITLES.get(kind)
    if form is None:
        return _("Why {result}?").format(result=result)
    part = _(_PARTS.get(words[0], "")) if words else ""
    other = named[1] if len(named) > 1 else ""
    return form().format(result=result, name=named[0] if named else "", other=other, part=part)


_PARTS = {"worth": N_("worth"), "home": N_("home"), "trust": N_("trust")} | ending.AXES


_TITLES: dict[str, Callable[[], str]] = {
    **why_ventures.TITLES,
    **why_growth.TITLES,
    "weeks": lambda: _("What did these weeks add to the money in hand? {result}"),
    "weeks_in": lambda: _("What came in? {result}"),
    "weeks_out": lambda: _("What went out? {result}"),
    "weeks_eaten": lambda: _("What was eaten in these weeks? {result}"),
    "weeks_health": lambda: _("Why is the health of {other} {result} after these weeks?"),
    "weeks_worth": lambda: _("What are you worth after these weeks? {result}"),
    "rate": lambda: _("Why is the rate of {name} {result}?"),
    "change": lambda: _("Why do you get {result}?"),
    "owe": lambda: _("Why do you owe {name} {result}?"),
    "debt": lambda: _("Why do you owe {name} {result}?"),
    "credit_limit": lambda: _("Why would suppliers wait for {result}?"),
    "credit_price": lambda: _("Why does it cost {result} on credit?"),
    "loan_limit": lambda: _("Why would {name} lend {result}?"),
    "loan_cost": lambda: _("Why is each payment {result}?"),
    "wage": lambda: _("Why is a day's work paid {result}?"),
    "reform_room": lambda: _("Why can {result} still be handed in?"),
    "reform_dies": lambda: _("Why would {result} be void?"),
    "says": lambda: _("What does {other} say? {result}"),
    "faith": lambda: _("What does {name} make of how you decide? {result}"),
    "kye_pot": lambda: _("Why is the pot of {name} {result}?"),
    "kye_gets": lambda: _("Why would you get {result}?"),
    "kye_costs": lambda: _("Why do you pay in {result} in all?"),
    "kye_due": lambda: _("Why are {result} to be paid in?"),
    "kye_claim": lambda: _("What is {name} worth to you? {result}"),
    "kye_short": lambda: _("Will {other} be short before a turn? {result}"),
    "kye_miss": lambda: _("Will {other} not pay in? {result}"),
    "kye_back": lambda: _("Will {other} give it back on the day? {result}"),
    "partner": lambda: _("Why is the share of {name} {result}?"),
    "dealing": lambda: _("Why does it come to {result}?"),
    "dealing_risk": lambda: _("Was whoever asks sent? {result}"),
    "demo": lambda: _("How many more would find the price of {name} right? {result}"),
    "demo_wishes": lambda: _("How many more would wish for {name}? {result}"),
    "demo_loses": lambda: _("How many wish for {name} because of what friends walk about in? {result}"),
    "side": lambda: _("Why would {name} bring {result} today?"),
    "side_left": lambda: _("Why would {name} leave {result} today?"),
    "stake": lambda: _("Why does a share in {name} cost {result}?"),
    "stake_pays": lambda: _("Why would a pay day of {name} bring {result}?"),
    "stake_wears": lambda: _("Will wear show before the next pay day? {result}"),
    "stake_breaks": lambda: _("Will it break before the pay day? {result}"),
    "stake_mend": lambda: _("Why does mending it cost {result}?"),
    "stake_back": lambda: _("Why would somebody give {result} for it?"),
    "belief": lambda: _("Why does {name} believe that {other} brings {result}?"),
    "street_sales": lambda: _("How much of {other} does {name} sell in a day? {result}"),
    "means": lambda: _("Why has {name} {result}?"),
    "street": lambda: _("Why is the street's median {result}?"),
    "breaks": lambda: _("Will {name} ask less for {other} after all? {result}"),
    "warns": lambda: _("Would {name} tell you of an inspection? {result}"),
    "price": lambda: _("Why is the price of {name} {result}?"),
    "price_at": lambda: _("Why does {other} cost {result} there?"),
    "price_there": lambda: _("Why does {other} cost {result} there?"),
    "fare": lambda: _("Why does this trip cost {result}?"),
    "risk": lambda: _("Will a post stop you on the way back? {result}"),
    "guards_ask": lambda: _("Why would a post ask for {result}?"),
    "post": lambda: _("Will a load be held there? {result}"),
    "load": lambda: _("Why is this load worth {result}?"),
    "release": lambda: _("Will that free the load? {result}"),
    "release_cost": lambda: _("Why would that cost {result}?"),
    "parcel": lambda: _("Why does the parcel cost {result}?"),
    "orders_ask": lambda: _("Why may orders ask for {result} tomorrow?"),
    "orders_lose": lambda: _("Why would {result} paid ahead be lost?"),
    "parcel_held": lambda: _("Will the parcel be held? {result}"),
    "short": lambda: _("Will {name}'s weight be short? {result}"),
    "poor": lambda: _("Will some of it be no good? {result}"),
    "trust": lambda: _("What does {name} make of you? {result}"),
    "ask": lambda: _("Why do you ask {result} for {name}?"),
    "paid": lambda: _("Why did {name} cost you {result}?"),
    "fit": lambda: _("How many find the price of {name} right? {result}"),
    "offer": lambda: _("Why does {name} ask {result} for {other}?"),
    "order_price": lambda: _("Why does {name} ask {result} for {other}?"),
    "word": lambda: _("Will {name} bring it? {result}"),
    "accepts": lambda: _("Will {name} take it? {result}"),
    "expects": lambda: _("Why will {name} expect {result}?"),
    "expects_after": lambda: _("Why will {name} expect {result}?"),
    "my_price": lambda: _("Why would your price be {result}?"),
    "their_price": lambda: _("Why would they come to {result}?"),
    "deal": lambda: _("Why is it {result} together?"),
    "limit": lambda: _("Why would they have gone to {result}?"),
    "share": lambda: _("Why is {result} yours?"),
    "theirs": lambda: _("Why is {result} theirs?"),
    "neighbour": lambda: _("Why does {name} ask {result} for {other}?"),
    "inspection": lambda: _("Will somebody look at the stalls today? {result}"),
    "pleads": lambda: _("Will asking help? {result}"),
    "outlook": lambda: _("If they look, will it come to that ({name})? {result}"),
    "fine": lambda: _("Why would it cost {result} ({name})?"),
    "accepts_from": lambda: _("Will {other} take it, through {name}? {result}"),
    "does": lambda: _("Will {name} do what is owed? {result}"),
    "falls": lambda: _("May {name} fall today? {result}"),
    "tells": lambda: _("Would {name} name you? {result}"),
    "spot": lambda: _("How many groups more does your spot bring a day? {result}"),
    "envy": lambda: _("Why is your envy {result}?"),
    "danger": lambda: _("May somebody talk today? {result}"),
    "fear_now": lambda: _("Why is the fear of {name} {result}?"),
    "worse": lambda: _("Why would a look go {result} steps worse?"),
    "meal": lambda: _("Why does this meal cost {result}?"),
    "heat": lambda: _("Why is your heat {result}?"),
    "hand": lambda: _("Why do you have {result}?"),
    "profit": lambda: _("Why is the profit from {name} {result}?"),
    "takings": lambda: _("Why did {other} bring {result}?"),
    "silence": lambda: _("Will nobody talk? {result}"),
    "part": lambda: _("Why does {part} count {result}?"),
    "profile": lambda: _("Why {part}, {result}?"),
    "kept": lambda: _("Why did the day leave {result}?"),
    "worth": lambda: _("Why are you worth {result}?"),
    "score": lambda: _("Why is the score {result}?"),
}


def _sentence(scene: Timeline, account: Account) -> str:
    """The strongest step in a sentence."""
    moving = [step for step in account.steps[_bases(account) :] if step.name != "rounding"]
    if not moving:
        return _weakest(account) or _("Nothing has moved it.")
    most = max(moving, key=lambda step: abs(step.amount))
    told = steps.words(scene.world, most)[0]
    if account.subject.startswith("weeks_eaten:"):
        return _("Most often it was this: {step}.").format(step=told)
    if most.amount > 0:
        return _("Most of all it is raised by this: {step}.").format(step=told)
    return _("Most of all it is lowered by this: {step}.").format(step=told)


def _bases(account: Account) -> int:
    """How many of an account's first steps are what the others move: one, or none."""
    return 0 if account.subject.partition(":")[0] in _WITHOUT_BASE else 1


def _weakest(account: Account) -> str:
    """Of the score, which is made of three in one step: the part that holds it down most."""
    parts = {"worth": _("worth"), "home": _("home"), "trust": _("trust")}
    made = dict(account.steps[0].facts) if account.steps and account.steps[0].name == "three_parts" else {}
    if not made:
        return ""
    return _("Of the three it is {part} that holds it down most.").format(
        part=parts[min(parts, key=lambda name: int(made[name]))]
    )


def _steps(scene: Timeline, account: Account) -> tuple[WhyStep, ...]:
    world = scene.world
    rows = []
    running, bases = 0, _bases(account)
    most = max((abs(step.amount) for step in account.steps[bases:]), default=1) or 1
    for index, step in enumerate(account.steps):
        running += step.amount
        told, detail = steps.words(world, step)
        written = steps.amount(world, account, step.amount)
        rows.append(
            WhyStep(
                words=told,
                amount=written if index < bases else numbers.signed(written, step.amount),
                running=steps.amount(world, account, running),
                detail=detail,
                sign=0 if index < bases else (step.amount > 0) - (step.amount < 0),
                weight=0 if index < bases else abs(step.amount) * 100 // most,
                subject=_leads_to(scene, account, step),
            )
        )
    return tuple(rows)


def _leads_to(scene: Timeline, account: Account, step: Step) -> str:
    """The subject that explains a step, if it has one of its own and there is such a number now."""
    kind, *words = account.subject.split(":")
    name = step.name
    if name.startswith("line_"):
        day = words[0] if kind in ("kept", "spent") else str(scene.run.today.day)
        line, about = name.removeprefix("line_"), step.word("subject")
        subject = f"takings:{day}:{about}" if line == "sold" else f"spent:{day}:{line}:{about}"
    elif name in ("going", "goods", "store", "bought_food"):
        subject = f"price:{step.word('good')}"
    elif name == "neighbour":
        subject = f"neighbour:{step.word('about')}:{words[0]}"
    elif name == "belief":
        subject = f"belief:{step.word('person')}:{step.word('good')}"
    else:
        subject = _OWN_SUBJECTS.get(name, "")
    if not subject or subject == account.subject:
        return ""
    found = explain.explain(scene.world, scene.run, subject)
    return subject if found and found.steps and found.steps != (step,) else ""


_OWN_SUBJECTS = {"in_hand": "hand", "heat": "heat", "worth_grown": "worth", "silence": "silence"}


def _result_words(kind: str) -> str:
    words = {
        "price": _("what buyers expect"),
        "ask": _("what you ask"),
        "offer": _("what a unit costs"),
        "order_price": _("what a unit costs"),
        "accepts": _("the chance that it is taken"),
        "does": _("the chance that it is done"),
        "fit": _("the chance that the price suits"),
        "word": _("the chance that it comes"),
        "worth": _("worth"),
        "score": _("score, of 100"),
        "hand": _("in hand"),
        "kept": _("kept"),
        "meal": _("to pay tonight"),
    }
    return words.get(kind, _("together"))


_CHANGES = {
    **why_ventures.CHANGES,
    **why_growth.CHANGES,
    "kye_miss": (N_("paying in for whoever is short"), N_("trust, a little at a time")),
    "kye_back": (N_("trust, a little at a time"),),
    "price_there": (N_("another day"),),
    "dealing_risk": (N_("somebody who is known"), N_("a quieter board"), N_("being noticed less")),
    "demo": (N_("more friends, and a piece for each"),),
    "demo_wishes": (N_("more friends, and a piece for each"),),
    "demo_loses": (N_("time: a walk is forgotten in some days"),),
    "side": (N_("another season, or weather"), N_("some days without it"), N_("enough of what it uses up")),
    "side_left": (N_("another season, or weather"), N_("some days without it"), N_("cheaper goods for it")),
    "stake_pays": (N_("a quieter board"), N_("trust, a little at a time")),
    "stake_wears": (N_("trust, a little at a time"),),
    "stake_breaks": (N_("mending it in time"),),
    "stake_mend": (N_("mending before it breaks"),),
    "belief": (N_("another day's sales"), N_("what you ask for the same")),
    "means": (N_("her sales"),),
    "breaks": (N_("trust, a little at a time"),),
    "warns": (N_("telling her of one"), N_("trust, a little at a time")),
    "reform_dies": (N_("handing in"), N_("spending it on goods"), N_("other money")),
    "says": (N_("better health"), N_("being noticed less"), N_("a quieter board"), N_("deciding together")),
    "faith": (N_("time"), N_("deciding together")),
}
"""What would change the numbers of people among themselves; of the others :func:`_changes` says it."""


def _changes(kind: str) -> tuple[str, ...]:
    """What would change a number: the useful half."""
    changes = {
        "rate": (_("news"), _("another day")),
        "change": (_("another rate"),),
        "credit_limit": (_("more profit from sales"), _("paying what you owe for goods")),
        "loan_limit": (_("more profit from sales"),),
        "loan_cost": (_("borrowing less"), _("a friend's rate")),
        "price": (_("a day on which you sell none of it"), _("selling something else beside it")),
        "ask": (_("another stance"),),
        "fit": (_("asking less"), _("dry weather"), _("a neighbour who asks more than you")),
        "offer": (_("trust, a little at a time"), _("ordering ahead"), _("another day")),
        "order_price": (_("trust, a little at a time"),),
        "accepts": (_("the form that suits"), _("at least what is expected"), _("nobody watching")),
        "does": (_("a better tie"), _("a quieter week"), _("nobody watching")),
        "expects": (_("giving less; it falls slowly"),),
        "expects_after": (_("giving less; it falls slowly"),),
        "inspection": (_("a quieter board"), _("being noticed less")),
        "outlook": (
            _("a stall made ready"),
            _("nothing on show that is watched"),
            _("who is within its reach having what is expected"),
        ),
        "fine": (_("less on show"),),
        "envy": (_("less in hand and at the stall"), _("spending at home, or giving")),
        "danger": (_("time, down to half of it"), _("a quieter board")),
        "meal": (_("food from your own store"), _("another meal")),
        "price_at": (_("buying less of it at once"), _("another day")),
        "fare": (_("another way"), _("a week in which fuel is no news")),
        "risk": (_("a quieter board"), _("being noticed less"), _("another way")),
        "post": (_("a quieter board"), _("who stands there thinking better of you"), _("being noticed less")),
        "release": (_("who stands there thinking better of you"), _("what suits")),
        "release_cost": (_("a quieter board"), _("a smaller load")),
        "short": (_("trust, a little at a time"), _("looking first")),
        "poor": (_("trust, a little at a time"), _("looking first")),
        "limit": (_("reading them before you name a price"), _("the truth, to somebody who doubts")),
        "worth": (_("selling for more than you paid"), _("wasting nothing")),
        "score": (_("no one of the three can be bought with the other two"),),
        "heat": (_("quiet days: it fades a little every night"),),
    }
    return changes.get(kind) or tuple(_(one) for one in _CHANGES.get(kind, ()))


def basis(scene: Timeline, subject: str) -> tuple[str, ...]:
    """What a price rests on, in the scenario's own note; the Sources page tells the basis of every number. Of what a
    good cost: how the books have what an event brought of it."""
    kind, *words = subject.split(":")
    world = scene.world
    if kind in _OF_COST and came.came(world, scene.run, words[0]):
        return (_("What an event brought is counted as if it had cost nothing, whatever was given for it."),)
    if kind != "price" or not words:
        return ()
    told = wording.text(world, f"goods.{words[0]}.basis.price.about")
    return (told,) if told else ()
