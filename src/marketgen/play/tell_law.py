"""Events of the law as sentences: officials and their posts, inspections, visits at home, and who knows something."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.arithmetic import of_bp
from marketgen.engine.events import Event
from marketgen.engine.officials import SQUAD
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import N_, NP_, _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.views import LogLine

Teller = Callable[[World, Run, Event], LogLine]


def visitor(world: World, who: str) -> str:
    """What whoever looks at the stalls is called: an official, or people from elsewhere."""
    if who != SQUAD:
        return wording.person(world, who)
    return wording.text(world, "rules.inspection.squad.name") or _("people from elsewhere")


def texts_of(world: World, who: str) -> str:
    """The path of what is said at an inspection by an official, or by people from elsewhere."""
    return "rules.inspection.squad.texts" if who == SQUAD else "rules.inspection.texts"


def said(world: World, run: Run, who: str, key: str) -> str:
    """What is said at an inspection in a case: in the official's own words, else in those of anybody who looks."""
    own = wording.fill(world, run, f"officials.{who}.board.{key}") if who != SQUAD else ""
    return own or wording.fill(world, run, f"{texts_of(world, who)}.{key}")


def opening(world: World, run: Run, who: str) -> tuple[str, ...]:
    """What is seen first: by the official's own texts where there are some, another time another."""
    path = f"officials.{who}.board"
    if who == SQUAD or not wording.several(world, f"{path}.before"):
        path = texts_of(world, who)
    ways = [wording.several(world, f"{path}.before")]
    while again := wording.several(world, f"{path}.again.{len(ways) - 1}"):
        ways.append(again)
    return ways[run.inspections % len(ways)]


def _inspection(key: str, tone: str = "", plain: str = "") -> Teller:
    def tell(world: World, run: Run, event: Event) -> LogLine:
        who = event.word("official")
        told = said(world, run, who, key) or _(plain).format(official=visitor(world, who))
        return LogLine(visitor(world, who), told, tone)

    return tell


def _refused(world: World, run: Run, event: Event) -> LogLine:
    who = event.word("official")
    told = said(world, run, who, "refused_file") if event.number("file") else ""
    return LogLine(visitor(world, who), told or said(world, run, who, "refused"), "bad")


def _worse(world: World, run: Run, event: Event) -> LogLine:
    who, why = event.word("official"), event.word("why")
    told = said(world, run, who, _WORSE.get(why, "worse")) or said(world, run, who, "worse")
    return LogLine(visitor(world, who), told or _("Something at your stall makes it worse."), "bad")


_WORSE = {"watched_goods": "watched", "may_not_sell": "age"}
"""The text for what makes an inspection worse, by the step's name; anything else is ``worse``."""


def _pleaded_not(world: World, run: Run, event: Event) -> LogLine:
    who = event.word("official")
    told = said(world, run, who, "pleaded_not")
    return LogLine(visitor(world, who), told or _("You are heard out, and then they look all the same."), "bad")


def _check(key: str, who: str, sentence: str, tone: str = "", link: str = "") -> Teller:
    """A house check: in the scenario's words where it has them."""
    plain = _said(who, sentence, tone, link)

    def tell(world: World, run: Run, event: Event) -> LogLine:
        own = _way(world, run, f"{_CHECKS}.{key}") if key == "clear" else wording.fill(world, run, f"{_CHECKS}.{key}")
        return LogLine(_(who), own, tone, link) if own else plain(world, run, event)

    return tell


_CHECKS = "rules.inspection.checks.texts"


def _way(world: World, run: Run, key: str) -> str:
    """A text of a house check, on another day another of its ways."""
    ways = [wording.fill(world, run, key)]
    others = len(wording.several(world, f"{_CHECKS}.again"))
    ways += [wording.fill(world, run, f"{_CHECKS}.again.{at}") for at in range(others)]
    return ways[run.day % len(ways)]


def _rung(world: World, run: Run, event: Event) -> LogLine:
    who, key = event.word("official"), f"rules.inspection.rungs.{event.word('rung')}"
    other = "squad" if who == SQUAD else "tie" if event.number("let_off") else "text"
    told = wording.fill(world, run, f"{key}.{other}") if other != "text" else ""
    told = told or _in_turn(world, run, key)
    if event.number("fine"):
        told = _("{text} {paid}").format(text=told, paid=_paid(world, event))
    return LogLine(visitor(world, who), told, "bad" if event.number("fine") else "")


def _paid(world: World, event: Event) -> str:
    """What a step of the ladder took in money, and how that was reckoned."""
    taken, fee, worth = (event.number(key) for key in ("fine", "fee", "worth"))
    amounts = {"amount": numbers.priced(world, taken), "fee": numbers.money(world, fee)}
    amounts |= {"share": numbers.percent(event.number("share")), "worth": numbers.money(world, worth)}
    if not event.number("share") or taken == fee:
        form = _("You pay {amount}.")
    elif taken < fee + of_bp(worth, event.number("share")):
        form = _("You pay {amount}, which is all there is: it was to be {fee} and {share} of the {worth} on show.")
    else:
        form = _("You pay {amount}: {fee}, and {share} of the {worth} on show.")
    return form.format(**amounts)


def _in_turn(world: World, run: Run, key: str) -> str:
    """The text of a rung, another time another of its ways."""
    ways = [wording.fill(world, run, f"{key}.text")]
    ways += [wording.fill(world, run, f"{key}.again.{at}") for at in range(len(wording.several(world, f"{key}.again")))]
    return ways[max(0, run.inspections - 1) % len(ways)]


def _said(who: str, sentence: str, tone: str = "", link: str = "") -> Teller:
    def tell(world: World, run: Run, event: Event) -> LogLine:
        told = _(sentence).format(
            official=wording.person(world, event.word("official")),
            successor=wording.person(world, event.word("successor")),
            person=wording.person(world, event.word("person")),
            good=wording.name(world, event.word("good")),
            amount=numbers.priced(world, event.number("amount")),
        )
        return LogLine(_(who), told, tone, link)

    return tell


def _days(who: str, one: str, many: str, tone: str = "") -> Teller:
    def tell(world: World, run: Run, event: Event) -> LogLine:
        days = event.number("days")
        told = ngettext(one, many, days).format(
            count=days,
            official=wording.person(world, event.word("official")),
            good=wording.name(world, event.word("good")),
        )
        return LogLine(_(who), told, tone)

    return tell


def _obliged(world: World, run: Run, event: Event) -> LogLine:
    who = event.word("official")
    told = _("{official} counts you among those who may be asked for something.")
    hint = wording.text(world, f"officials.{who}.told.2")
    told = told.format(official=wording.person(world, who))
    return LogLine(_("people"), _("{told} {hint}").format(told=told, hint=hint) if hint else told, "", "people")


def _favour(world: World, run: Run, event: Event) -> LogLine:
    who = event.word("official")
    does = wording.fill(world, run, f"officials.{who}.favours.{event.word('favour')}.does")
    return LogLine(wording.person(world, who), does, "good", "people")


def _envy(world: World, run: Run, event: Event) -> LogLine:
    rose = event.number("amount") > 0
    told = _("People look at what you have.") if rose else _("People look elsewhere.")
    return LogLine(_("the row"), told, "bad" if rose else "good")


TELLERS: dict[str, Teller] = {
    "inspection_packed": _inspection("packed"),
    "inspection_pleaded": _inspection("pleaded", "good"),
    "inspection_prepared": _inspection("prepared", "good"),
    "inspection_settled": _inspection("settled"),
    "inspection_let_off": _inspection("let_off", "good"),
    "inspection_least": _inspection("least"),
    "inspection_pleaded_not": _pleaded_not,
    "inspection_refused": _refused,
    "inspection_keeper": _inspection("keeper", "", N_("{official} asks whoever keeps the stall whose board this is.")),
    "inspection_worse": _worse,
    "inspection_rung": _rung,
    "least_paid": _said(N_("stall"), N_("You hold out what they would find first, and pay {amount}."), "bad"),
    "licence": _days(
        N_("stall"),
        *NP_(
            "After what the inspection found the place is shut for the next {count} day.",
            "After what the inspection found the place is shut for the next {count} days.",
        ),
        "bad",
    ),
    "went_early": _said(N_("stall"), N_("You tie up the cloth and go home. What is left of the market day is lost.")),
    "carried": _said(N_("people"), N_("{person} takes it to {official}, and now knows that you send things.")),
    "rotation_near": _days(
        N_("people"),
        *NP_(
            "They say that in {count} day somebody else may sit where {official} sits.",
            "They say that in {count} days somebody else may sit where {official} sits.",
        ),
    ),
    "rotated": _said(
        N_("people"),
        N_("{official} has been moved elsewhere. {successor} has the post, and does not know you."),
        "bad",
        "people",
    ),
    "purged": _said(
        N_("people"), N_("{official} is not there this morning. {successor} sits there now."), "bad", "people"
    ),
    "in_his_book": _said(N_("the office"), N_("{official} kept a book. Your name is in it."), "bad"),
    "go_between_told": _said(N_("the office"), N_("{person} was asked who sent things to {official}."), "bad"),
    "book_asked": _said(N_("the office"), N_("Two people will come and ask what he was like."), "bad"),
    "favour_done": _favour,
    "favour_not": _said(N_("people"), N_("{official} does not dare to today, and goes on owing it."), "bad", "people"),
    "reopened": _said(N_("stall"), N_("The chalk line is yours again: the place may open."), "good"),
    "obliged": _obliged,
    "envy": _envy,
    "watched": _days(
        N_("the board"), *NP_("Watched for {count} day: {good}.", "Watched for {count} days: {good}."), "bad"
    ),
    "house_tidied": _said(N_("home"), N_("An hour for shelves, papers and the list on the door. Let them come.")),
    "check_near": _check(
        "near", N_("home"), N_("{official} stands on the stairs and speaks of tonight, to nobody."), "", "home"
    ),
    "check_clear": _check("clear", N_("home"), N_("The stair was visited. They looked, and found a household.")),
    "check_ready": _check("ready", N_("home"), N_("The stair was visited. The house was in order, and quiet.")),
    "check_passed": _check(
        "passed", N_("home"), N_("The stair was visited. They looked in the wrong half of the room.")
    ),
    "check_found": _check(
        "found", N_("home"), N_("The stair was visited. They found what was kept for somebody."), "bad"
    ),
    "found": _said(N_("home"), N_("Somebody has talked, or somebody has looked. They know."), "bad"),
    "case_closed": _said(
        N_("home"), N_("All the money there was has closed the case, for now. It stands in your file."), "bad"
    ),
}
"""The tellers of the law; :mod:`marketgen.play.tell` has them among its own."""
