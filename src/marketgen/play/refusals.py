"""Refusals as sentences: what stands in the way, and what would mend it."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine import chapters
from marketgen.engine.commands import LONGEST, NOTE_LONGEST, VERBS, NotACommand
from marketgen.engine.events import Refusal
from marketgen.engine.inspection import answers
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import (
    numbers,
    refusals_bargain,
    refusals_beside,
    refusals_law,
    refusals_money,
    refusals_road,
    refusals_story,
    refusals_ventures,
    wording,
)

_KINDS = {
    "good": N_("There is no good called {id} here."),
    "person": N_("Nobody called {id} sells to you here."),
    "between": N_("Nobody called {id} carries anything for you."),
    "official": N_("There is no official called {id} here."),
    "stance": N_("There is no stance called {id}; take one of: {ids}."),
    "meal": N_("There is no meal called {id}; take one of: {ids}."),
    "answer": N_("That is no answer here; take one of: {ids}."),
    "rumour": N_("Nobody has told you of {id}."),
    "member": N_("Nobody called {id} eats at home."),
    "load": N_("Wood comes as a cart or as half of one: wood cart, or wood half."),
    "batch": N_("Kimjang is made whole or half: kimjang whole, or kimjang half."),
    "way": N_("The roster is met with money or with your hands: roster pay, or roster go."),
    "currency": N_("There is no money called {id} here; take one of: {ids}."),
    "lender": N_("Nobody called {id} lends here."),
    "sideline": N_("There is no work called {id} beside the stall here; take one of: {ids}."),
    "partner": N_("There is no partner called {id} here; take one of: {ids}."),
    "workshop": N_("There is no workshop called {id} here; take one of: {ids}."),
    "recipe": N_("There is no recipe called {id} here; take one of: {ids}."),
    "firm": N_("There is no enterprise called {id} here; take one of: {ids}."),
    "contract": N_("There is nobody called {id} here who orders; take one of: {ids}."),
    "stake": N_("There is no share called {id} here; take one of: {ids}."),
    "kye": N_("There is no kye called {id} here; take one of: {ids}."),
    "neighbour": N_("Nobody called {id} has a stall next door now."),
    "fellow": N_("Nobody called {id} is in it with you."),
    "creditor": N_("You owe nobody called {id}."),
    "upgrade": N_("There is nothing called {id} to build; take one of: {ids}."),
    "place": N_("There is no place called {id} to go to."),
    "how": N_("That is no answer to a held load; look which there are."),
    **refusals_bargain.KINDS,
    "choice": N_("That is not one of the choices; the number or the id of one is wanted."),
}

PLAIN = {
    "over": N_("The run is over."),
    "no_practice": N_("Only in a practice run: one begun with play FILE and --watch, --from-day, --start or --dev."),
    "inspection_first": N_("First answer the inspection."),
    "decision_first": N_("First answer who stands in front of you."),
    "nothing_asked": N_("Nobody waits for an answer now."),
    "already_so": N_("It is so already."),
    "at_least_one": N_("At least one."),
    "nothing_due": N_("Nothing more is due before the last day."),
    "half_made": N_("Half of it is made; only the other half is wanted."),
    "squad_takes_not": N_("They are from elsewhere and take nothing; let them look, or pack up."),
    "no_undo": N_("Nothing can be taken back now."),
    "no_undo_level": N_("At this difficulty nothing is taken back."),
    **refusals_money.PLAIN,
    **refusals_road.PLAIN,
    **refusals_bargain.PLAIN,
}
"""Refusals that name nothing."""

_PHASES = {
    "morning": N_("That is not done in the morning: open the market first."),
    "noon": N_("That is not done at noon; it belongs to the morning or the evening."),
    "evening": N_("The market is closed for today; that waits for the morning."),
}


def sentence(world: World, refusal: Refusal) -> str:
    """One sentence for a refusal."""
    reason = refusal.reason
    if reason in PLAIN:
        return _(PLAIN[reason])
    return _SENTENCES[reason](world, refusal)


def _word(refusal: Refusal, key: str) -> str:
    return str(refusal.fact(key, ""))


def _number(refusal: Refusal, key: str) -> int:
    value = refusal.fact(key, 0)
    return value if isinstance(value, int) else 0


def _later(world: World, refusal: Refusal, section: str) -> str:
    """That something is not to be had yet: of this chapter from which day on, of a later one no more than that."""
    what, day, first = wording.name(world, _word(refusal, "id"), section), *(_number(refusal, key) for key in _DAYS)
    if first > chapters.last_day(world, day):
        return _("That is not to be had yet, nor in this chapter: {what}.").format(what=what)
    date = wording.short_date(world, first)
    return _("That is not to be had yet: {what}. From {date} on it is.").format(what=what, date=date)


_DAYS = ("day", "first")
"""Facts of a refusal of something that comes later: today, and its first day."""

_SECTIONS = {
    "upgrade": "upgrades", "kye": "kyes", "sideline": "sidelines", "stake": "stakes", "partner": "partners",
    "workshop": "workshops", "recipe": "recipes", "firm": "firms", "contract": "contracts",
}  # fmt: skip
"""Kinds of ids that begin on a day, and where the world has them."""

_NAMED = {"stance": "stances", "meal": "meals", "currency": "currencies"}
"""Other kinds of ids with names."""


def _no_such(world: World, refusal: Refusal) -> str:
    kind = _word(refusal, "kind")
    section = _SECTIONS.get(kind, "")
    if section and refusal.fact("first", 0):
        return _later(world, refusal, section)
    known = {
        "stance": world.stances, "meal": world.meals, "answer": answers(world), "currency": world.currencies,
        "move": refusals_bargain.MOVES,
    }  # fmt: skip
    ids = tuple(wording.spelt(one, wording.name(world, one, _NAMED.get(kind, ""))) for one in known.get(kind, ()))
    if section:
        day = _number(refusal, "day")
        begun = [one.id for one in getattr(world, section).values() if one.from_day <= day]
        ids = tuple(wording.spelt(one, wording.name(world, one, section)) for one in begun)
        if not ids:
            return _("Nothing called {id} is to be had now, nor anything else of that kind.").format(
                id=_word(refusal, "id")
            )
    return _(_KINDS[kind]).format(id=_word(refusal, "id"), ids=", ".join(ids))


def _no_money(world: World, refusal: Refusal) -> str:
    needs = numbers.priced(world, _number(refusal, "needs"), _word(refusal, "currency"))
    if refusal.fact("each", 0):
        return _("One of them takes {amount}, more than you have.").format(amount=needs)
    return _("That takes {amount}, more than you have.").format(amount=needs)


def _no_stock(world: World, refusal: Refusal) -> str:
    good, needs = _word(refusal, "good"), _number(refusal, "needs")
    if needs <= 1:
        return _("You have none of it: {good}.").format(good=wording.name(world, good))
    return _("That takes {units}, more than you have.").format(units=wording.units(world, good, needs))


def _no_phone(world: World, refusal: Refusal) -> str:
    upgrade = wording.name(world, _word(refusal, "upgrade"), "upgrades")
    person = wording.person(world, _word(refusal, "person"))
    if upgrade and person:
        return _("That takes a telephone: {upgrade}, or {person}, if she trusts you enough to lend hers.").format(
            upgrade=upgrade, person=person
        )
    return _("That takes a telephone: {upgrade}.").format(upgrade=upgrade or person)


def _no_hours(world: World, refusal: Refusal) -> str:
    hours = _number(refusal, "hours")
    return ngettext(
        "That takes {hours} hour, and the day has none left for it.",
        "That takes {hours} hours, more than the day has left.",
        hours,
    ).format(hours=hours)


def _not_yet(world: World, refusal: Refusal) -> str:
    return _("You will meet that on {weekday}.").format(weekday=wording.weekday(world, _number(refusal, "day")))


def _good(sentence_: str) -> Callable[[World, Refusal], str]:
    def form(world: World, refusal: Refusal) -> str:
        return _(sentence_).format(
            good=wording.name(world, _word(refusal, "good")),
            person=wording.person(world, _word(refusal, "person")),
            units=_number(refusal, "units"),
            needs=_number(refusal, "needs"),
        )

    return form


def _takes_not(world: World, refusal: Refusal) -> str:
    return _("{official} would not know what to do with that.").format(
        official=wording.person(world, _word(refusal, "official"))
    )


def _between(sentence_: str) -> Callable[[World, Refusal], str]:
    def form(world: World, refusal: Refusal) -> str:
        return _(sentence_).format(
            person=wording.person(world, _word(refusal, "person")),
            official=wording.person(world, _word(refusal, "official")),
            least=_number(refusal, "least"),
        )

    return form


def _place_shut(world: World, refusal: Refusal) -> str:
    return _("The place is shut by the office through {weekday}; type early to go home.").format(
        weekday=wording.weekday(world, _number(refusal, "until"))
    )


def _wrong_phase(world: World, refusal: Refusal) -> str:
    if _word(refusal, "verb") in ("buy", "return", "on"):
        return _("That is done on a trip: travel somewhere first, in the morning.")
    return _(_PHASES[_word(refusal, "phase")])


def _form(world: World, refusal: Refusal) -> str:
    return _("This command is written so: {form}").format(form=usage(_word(refusal, "verb")))


_SENTENCES: dict[str, Callable[[World, Refusal], str]] = {
    "no_such": _no_such,
    **refusals_money.SENTENCES,
    "no_money": _no_money,
    "no_hours": _no_hours,
    "not_yet": _not_yet,
    "form": _form,
    "choice_closed": refusals_story.closed,
    "takes_not": _takes_not,
    **refusals_law.SENTENCES,
    "said_no": _between(N_("{official} has said no today; another day may do.")),
    "carries_not": _between(N_("{person} would carry that for somebody nearer; a little trust would do.")),
    "not_his_between": _between(N_("{person} does not go to {official}; offer it yourself, or ask somebody else.")),
    "not_in_office": _between(N_("{official} has no post now; see who sits there.")),
    "too_little_to_carry": _between(N_("Who carries keeps a share: send at least {least}.")),
    "place_shut": _place_shut,
    "no_stock": _no_stock,
    "not_for_sale": _good(N_("Nobody buys that from your stall: {good}.")),
    "not_shown": _good(N_("That is not on show: {good}.")),
    "no_offer": _good(N_("{person} has none of it today: {good}.")),
    "offer_gone": _good(N_("You have taken all that {person} brought: {good}.")),
    "offer_has": lambda world, r: _("No more than this can be had: {units}.").format(
        units=wording.units(world, _word(r, "good"), _number(r, "units"))
    ),
    "does_not_carry": _good(N_("{person} does not deal in it: {good}.")),
    "ordered_already": _good(N_("You have ordered it from {person} already: {good}.")),
    "order_has": _good(N_("At most {units} can be ordered at once.")),
    "nobody_there": lambda world, r: _("Nobody there has prices for you; telephone another place."),
    "no_phone": _no_phone,
    "rumour_over": lambda world, r: _("Its day has come: it is known what was so."),
    "no_favour": _good(N_("{person} owes you no favour.")),
    "nobody_eats": _good(N_("No meal at home has it: {good}.")),
    "freed_already": lambda world, r: ngettext(
        "{name} is free for {count} day more; pay again when that is over.",
        "{name} is free for {count} days more; pay again when that is over.",
        _number(r, "days"),
    ).format(name=wording.person(world, _word(r, "person")), count=_number(r, "days")),
    "has_duties": _good(N_("{person} has no hour to spare beside other duties.")),
    "will_not": _good(N_("{person} has said no too often for nothing; days without that mend it, slowly.")),
    "ill_or_away": _good(N_("{person} is ill or away; that waits until it is over.")),
    "not_ill": _good(N_("{person} is well and needs no treatment.")),
    "levy_not_yet": lambda world, r: _("The last one is met; the next is taken from {date} on.").format(
        date=wording.long_date(world, _number(r, "day"))
    ),
    "kimjang_late": lambda world, r: _("The frost came on {date}: what is not in the jars by then stays out.").format(
        date=wording.long_date(world, _number(r, "day"))
    ),
    "no_store": lambda world, r: _("The store has less than that: {amount} of {good} is wanted.").format(
        amount=numbers.thousandths(_number(r, "milli")), good=wording.name(world, _word(r, "good"))
    ),
    "no_wood": lambda world, r: _("That takes {amount} cubic metres of wood, more than is in the yard.").format(
        amount=numbers.thousandths(_number(r, "milli"), 2)
    ),
    "no_slot": lambda world, r: _("Your stall has slots 1 to {slots}.").format(slots=_number(r, "slots")),
    "too_late_to_order": lambda world, r: _("It would come after the last day."),
    "not_in_scenario": lambda world, r: _("This scenario has no such thing."),
    "practice_bounds": lambda world, r: _("That can be put from {low} to {high}, in the unit of the log.").format(
        low=r.fact("low"), high=r.fact("high")
    ),
    "barred": lambda world, r: wording.text(world, f"starts.{_word(r, 'start')}.barred.{_word(r, 'verb')}"),
    "no_verb": lambda world, r: _("There is no command called {verb}.").format(verb=_word(r, "verb")),
    "notes_full": lambda world, r: _("The page of today is full: {most} lines.").format(most=_number(r, "most")),
    "wrong_phase": _wrong_phase,
    **refusals_road.SENTENCES,
    **refusals_bargain.SENTENCES,
    **refusals_beside.SENTENCES,
    **refusals_ventures.SENTENCES,
    "not_saved": lambda world, r: _("Not done, because it could not be saved: {why}").format(why=_word(r, "why")),
}

REASONS = tuple(sorted((*PLAIN, *_SENTENCES)))
"""Every reason a sentence stands here for."""


def usage(verb: str) -> str:
    """How a verb is written: ``take PERSON GOOD UNITS``."""
    form = VERBS[verb]
    words = [*form.ids, form.amount, "words" if form.words else ""]
    return " ".join([verb, *(word.upper() for word in words if word)])


def not_a_command(problem: NotACommand) -> str:
    """One sentence for a line that is no command."""
    if problem.reason == "too_long":
        return _("That line is too long: a command has at most {most} characters.").format(most=LONGEST)
    if problem.reason == "note_too_long":
        return _("That line is too long for the diary: at most {most} characters.").format(most=NOTE_LONGEST)
    if problem.reason == "control":
        return _("That line has a control code in it; type letters and digits.")
    if problem.reason == "empty":
        return _("Type a number or a command; help lists them.")
    if problem.reason == "verb":
        return _("There is no command called {verb}; help lists them.").format(verb=problem.found)
    return _("This command is written so: {form}").format(form=usage(problem.verb))
