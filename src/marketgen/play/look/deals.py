"""Forms for what can be arranged: the engine's choices with their numbers, and what follows from one of them."""

from __future__ import annotations

from marketgen.engine import growth, places
from marketgen.engine.accounts import Account
from marketgen.engine.arithmetic import divide
from marketgen.engine.commands import VERBS, Command, text
from marketgen.engine.events import Choice, Refusal, Turn
from marketgen.engine.money import whole
from marketgen.engine.rules import apply, check, choices_of, explain, why_closed
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, refusals, steps, wording
from marketgen.play.arrangements import AMOUNT, ARRANGEMENTS, GROUPS, TITLES, Arrangement
from marketgen.play.look import council, dates
from marketgen.play.look.terms import terms
from marketgen.play.timeline import Timeline
from marketgen.play.views import DealOption, DealView, Preview

_WORDS = {
    "batch": {"whole": N_("the whole"), "half": N_("a half")},
    "load": {"cart": N_("a cart"), "half": N_("half a cart")},
    "bargains": {"house": N_("by the house rule"), "self": N_("by yourself")},
    "way": {"pay": N_("with money"), "go": N_("with half a day of your own")},
}
"""Ids that are words of the rules and no scenario's, by their kind."""

_SECTIONS = {
    "good": ("goods",),
    "what": ("goods", "currencies", "services"),
    "currency": ("currencies",),
    "place": ("places",),
    "by": ("ways",),
    "upgrade": ("upgrades",),
    "kye": ("kyes",),
    "stance": ("stances",),
    "meal": ("meals",),
    "sideline": ("sidelines",),
    "stake": ("stakes",),
    "partner": ("partners",),
    "workshop": ("workshops",),
    "recipe": ("recipes",),
    "firm": ("firms",),
    "contract": ("contracts",),
}
"""The sections that name the ids of a kind; ids of other kinds are people."""


def called(scene: Timeline, kind: str, some_id: str) -> str:
    """What an id of a kind, as the forms of the commands have them, is called."""
    for section in _SECTIONS.get(kind, ()):
        if f"{section}.{some_id}.name" in scene.world.texts:
            return scene.world.texts[f"{section}.{some_id}.name"]
    if some_id in _WORDS.get(kind, {}):
        return _(_WORDS[kind][some_id])
    if kind == "rumour":
        return wording.fill(scene.world, scene.run, f"rumours.{some_id}.text")
    return wording.person(scene.world, some_id)


def in_words(scene: Timeline, command: Command) -> str:
    """A command in a few words, for whoever knows its verb: what it is about by name, and how much of it."""
    world, row = scene.world, ARRANGEMENTS.get(command.verb)
    ids, kinds = command.ids, VERBS[command.verb].ids
    names = [called(scene, kind, one) for kind, one in zip(kinds, ids, strict=True)]
    if command.verb == "price":
        return names[1]  # the good is the same
    if command.verb == "call_in":
        return wording.fill(world, scene.run, f"officials.{ids[0]}.favours.{ids[1]}.does")
    if command.amount < 0:
        told = _(row.option).format(*names) if row and row.option else ", ".join(names)
        return told or (_(row.title) if row else text(command))
    if command.verb == "change":
        amount = numbers.priced(world, command.amount * whole(world, ids[0]), ids[0])
        return _("{amount} into {currency}").format(amount=amount, currency=names[1])
    what = ", ".join(names[:-1] if kinds and kinds[-1] in ("good", "what") else names)
    much = _how_much(world, command)
    return _("{what}: {count}").format(what=what, count=much) if what else much


def _how_much(world: World, command: Command) -> str:
    """The amount of a command in the unit that it counts."""
    ids, counts = command.ids, VERBS[command.verb].amount
    if counts == "slot":
        return numbers.whole(command.amount)
    if counts == "units":
        return wording.units(world, ids[-1], command.amount)
    if "what" in VERBS[command.verb].ids:
        return wording.gift(world, ids[-1], command.amount)
    return numbers.priced(world, command.amount)


def offered(scene: Timeline, group: str) -> bool:
    """Whether an action's form has anything in it, be it only the reason why it cannot be done."""
    return any(_choices(scene, verb) for verb in GROUPS[group])


def open_deals(scene: Timeline, group: str) -> bool:
    """Whether anything of an action's form can be done now."""
    return any(choice.refusal is None for verb in GROUPS[group] for choice in _choices(scene, verb))


def why_none(scene: Timeline, group: str) -> str:
    """Why there is nothing in an action's form now."""
    for verb in GROUPS[group]:
        closed = why_closed(scene.world, scene.run, verb)
        if closed is None and not VERBS[verb].ids:
            closed = check(scene.world, scene.run, Command(verb))
        if closed is not None:
            if closed.reason == "not_in_scenario":  # of what, a key alone does not say
                what = _(TITLES[group]) if group in TITLES else _(ARRANGEMENTS[verb].title)
                return _("{what}: not in this scenario.").format(what=what)
            return refusals.sentence(scene.world, closed)
    return _(ARRANGEMENTS[GROUPS[group][0]].nothing)


def _choices(scene: Timeline, verb: str) -> list[Choice]:
    return choices_of(scene.world, scene.run, verb) if verb in VERBS else []


def deals(scene: Timeline, group: str) -> DealView:
    """The form of an action: what its verbs offer, always in the same order, and why what cannot be done."""
    found = [(ARRANGEMENTS[verb], choice) for verb in GROUPS[group] for choice in _choices(scene, verb)]
    first = ARRANGEMENTS[GROUPS[group][0]]
    columns = tuple(dict.fromkeys(_(label) for row, _choice in found for label, _subject in _columns(row)))
    costs = [_cost(scene, row, choice) for row, choice in found]
    facts = [label for row, choice in found[:1] for label, _told in _facts(scene, row.verb, choice.ids)]
    columns = (*facts, *columns)
    if any(cost for (row, _choice), cost in zip(found, costs, strict=True) if not _columns(row)):
        columns = columns if _("it costs") in columns else (_("it costs"), *columns)
    return DealView(
        verb=first.verb,
        title=_(TITLES.get(group, first.title)),
        note=_("in {money}").format(money=wording.name(scene.world, scene.world.money, "currencies"))
        if columns
        else "",
        columns=columns,
        options=tuple(_option(scene, row, choice, columns) for row, choice in found),
    )


def _cost(scene: Timeline, row: Arrangement, choice: Choice) -> str:
    """What an option without an amount takes out of your hand, where that is sure; empty if nothing. What is too dear
    says what it would take."""
    refusal = choice.refusal
    if row.verb == "build":
        currency, price = growth.asked(scene.world, scene.run, choice.ids[0])
        return _amount(scene, price, currency)
    if not row.settled or choice.high >= 0 or (refusal is not None and refusal.reason != "no_money"):
        return ""
    if refusal is not None:
        return _amount(scene, int(refusal.fact("needs", 0)), str(refusal.fact("currency", "")) or scene.world.money)
    answer = apply(scene.world, scene.run, choice.command())
    if isinstance(answer, Refusal):
        return ""
    paid = {currency: before - answer.run.money[currency] for currency, before in scene.run.money.items()}
    return ", ".join(_amount(scene, amount, currency) for currency, amount in paid.items() if amount > 0)


def _amount(scene: Timeline, amount: int, currency: str) -> str:
    """An amount as it stands in a column: the main currency is named once, over the form."""
    if currency == scene.world.money:
        return numbers.money(scene.world, amount)
    return numbers.priced(scene.world, amount, currency)


def _in_column(scene: Timeline, account: Account) -> str:
    kind, _colon, currency = account.unit.partition(":")
    return _amount(scene, account.total, currency) if kind == "money" else written(scene, account)


def _columns(row: Arrangement) -> list[tuple[str, str]]:
    return [(label, subject) for label, subject in row.asked if AMOUNT not in subject and "{" in subject]


def _option(scene: Timeline, row: Arrangement, choice: Choice, columns: tuple[str, ...]) -> DealOption:
    world = scene.world
    names = [called(scene, kind, one) for kind, one in zip(VERBS[row.verb].ids, choice.ids, strict=True)]
    label = _(row.option).format(*names) if row.option else _(row.title)
    told: dict[str, str] = {}
    subjects = []
    for name, form in _columns(row):
        subject = _subject(scene, form, choice.ids, 0)
        account = explain(world, scene.run, subject)
        if account is not None:
            told.setdefault(_(name), _in_column(scene, account))
            subjects.append((_(name), subject))
    told |= dict(_facts(scene, row.verb, choice.ids))
    told.setdefault(_("it costs"), _cost(scene, row, choice))
    return DealOption(
        command=Command(row.verb, choice.ids),
        label=label[:1].upper() + label[1:],
        notes=tuple(told.get(name, "") for name in columns),
        long=about(scene, row.verb, choice.ids),
        low=choice.low,
        high=choice.high,
        start=-1 if choice.high < 0 else max(choice.low, choice.high // 2),
        refusal=refusals.sentence(world, choice.refusal) if choice.refusal else "",
        subjects=(*subjects, *council.subjects(scene, Command(row.verb, choice.ids))),
        does=_(row.label),
    )


def _subject(scene: Timeline, form: str, ids: tuple[str, ...], amount: int) -> str:
    place = getattr(scene.run, "place", "") or scene.world.place
    return form.format(*ids, amount=amount, place=place)


def written(scene: Timeline, account: Account) -> str:
    """A number as it is written in its own unit, with the currency's name; a chance in words."""
    own = next((step for step in account.steps if step.name == "own_stock"), None)
    if own is not None:  # paid in goods: not for nothing
        return _("{units} of yours").format(units=wording.units(scene.world, own.word("good"), own.number("units")))
    kind, _colon, currency = account.unit.partition(":")
    if kind == "bp":
        return numbers.odds(account.total, scene.world.difficulties[scene.run.difficulty].odds_as_numbers)
    if kind == "money":
        return numbers.priced(scene.world, account.total, currency)
    return steps.amount(scene.world, account, account.total)


def _facts(scene: Timeline, verb: str, ids: tuple[str, ...]) -> list[tuple[str, str]]:
    """What is known of a way beside its numbers: the days it takes, what can be carried."""
    if verb != "travel":
        return []
    to = scene.world.ways[ids[1]].to[ids[0]]
    low, high = to.days
    days = str(high) if low == high else _("{low} to {high}").format(low=low, high=high)
    kilos = _("{kilos} kg").format(kilos=numbers.thousandths(places.capacity(scene.world, scene.run, to), 0))
    return [(_("days"), days), (_("carries"), kilos)]


def about(scene: Timeline, verb: str, ids: tuple[str, ...]) -> str:
    """What the scenario and the rules say of what an option is about."""
    about = " ".join(told_of(scene, verb, ids))
    return about or (_(ARRANGEMENTS[verb].about) if ARRANGEMENTS[verb].about else "")


def told_of(scene: Timeline, verb: str, ids: tuple[str, ...]) -> list[str]:
    """What the scenario says of the places, ways and upgrades among the ids of a verb, one text for each; then on which
    terms it is had."""
    found = [
        wording.text(scene.world, f"{section}.{some_id}.about")
        for kind, some_id in zip(VERBS[verb].ids, ids, strict=True)
        for section in _SECTIONS.get(kind, ())
        if section
        in (
            "upgrades",
            "ways",
            "places",
            "kyes",
            "sidelines",
            "stakes",
            "partners",
            "workshops",
            "recipes",
            "firms",
            "contracts",
        )
    ]
    if verb in ("accept", "decline"):  # the place abroad is another thing than the days at the workshop
        found = [wording.text(scene.world, f"workshops.{ids[0]}.placement.about")]
    told = [text for text in (*found, terms(scene.world, scene.run, verb, ids)) if text]
    due = dates.before_back(scene, Command(verb, ids))
    return [*told, *([due] if due else []), *council.on_command(scene, Command(verb, ids))]


def by_amount(verb: str) -> tuple[str, ...]:
    """The labels of an arrangement's numbers that depend on the amount."""
    return tuple(_(label) for label, form in ARRANGEMENTS[verb].asked if AMOUNT in form)


def deal_preview(scene: Timeline, command: Command) -> Preview:
    """What follows from a command, before it is given: its numbers, and what it leaves in hand where that is sure."""
    world, run, row = scene.world, scene.run, ARRANGEMENTS[command.verb]
    answer = apply(world, run, command)
    if isinstance(answer, Refusal):
        return Preview((), refusals.sentence(world, answer))
    rows = []
    for label, form in row.asked:
        account = explain(world, run, _subject(scene, form, command.ids, command.amount))
        if account is not None:
            rows.append((_(label), written(scene, account), _each(scene, command, account)))
    if not row.settled:
        return Preview(tuple(rows))
    return Preview((*rows, *_owed(scene, answer), *_left(scene, answer), *_time(scene, answer)))


def _each(scene: Timeline, command: Command, account: Account) -> str:
    """Beside what an amount comes to: what one of it then costs, where the form asks for a sum."""
    summed = account.unit.startswith("money:") and account.subject.startswith(("buying:", "parcel:"))
    if not summed or command.amount < 1:
        return ""
    each = divide(account.total, command.amount)
    price = numbers.money(scene.world, each, account.unit.partition(":")[2])
    return _("{units} × {price}").format(units=numbers.whole(command.amount), price=price)


def _owed(scene: Timeline, answer: Turn) -> list[tuple[str, str, str]]:
    """What is owed anew, with the day on which it, or its next payment, is due."""
    world, before = scene.world, scene.run.debts
    new = [
        debt
        for debt in answer.run.debts
        if debt.amount > 0 and (debt.who, debt.kind, debt.lent) not in {(one.who, one.kind, one.lent) for one in before}
    ]
    return [
        (
            _("then owed to {name}").format(name=wording.person(world, debt.who)),
            numbers.priced(world, debt.amount),
            _("due {date}").format(date=wording.short_date(world, debt.due)),
        )
        for debt in new
    ]


def _left(scene: Timeline, answer: Turn) -> list[tuple[str, str, str]]:
    """Money that is left in hand, of each currency that moves."""
    world = scene.world
    return [
        (_("left in hand"), numbers.priced(world, after, currency), "")
        for currency, after in answer.run.money.items()
        if after != scene.run.money[currency]
    ]


def _time(scene: Timeline, answer: Turn) -> list[tuple[str, str, str]]:
    hours = scene.run.hours - answer.run.hours
    if hours <= 0:
        return []
    told = ngettext("{hours} hour", "{hours} hours", hours).format(hours=hours)
    return [(_("time"), told, "")]


def asked_of(scene: Timeline, command: Command) -> tuple[tuple[str, str], ...]:
    """The numbers behind a command that ``?`` explains: label and subject."""
    row = ARRANGEMENTS[command.verb]
    return tuple((_(label), _subject(scene, form, command.ids, command.amount)) for label, form in row.asked)
