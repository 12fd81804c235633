"""Quiet days: one key plays day after day by the standing arrangement, until something asks for you.

Only front ends know of it: what is played are the commands of :mod:`marketgen.engine.steward`, given to the session one
by one, so that a log holds nothing else than if somebody had typed them.
"""

from __future__ import annotations

from collections.abc import Iterator

from marketgen.engine import calendar, chapters, debts, steward
from marketgen.engine.events import Event, Refusal
from marketgen.engine.frozen import frozen
from marketgen.engine.rules import check
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, refusals, standing, tell, wording
from marketgen.play.session import Session

MOST_DAYS = 14
"""Days after which it stops of itself."""

MOST_COMMANDS = 60
"""Commands that a day may take; more would be a fault of the arrangement."""

LOUD = (
    "warned", "ill", "place_warned", "place_lost", "load_held", "load_lost", "wait_lost", "kye_short", "kye_tonight",
    "kye_missed", "rotation_near", "rotated", "purged", "in_his_book", "check_near", "no_supper", "supper_cut", "cold",
    "wood_out", "post_tight", "order_unpaid", "lesson", "new_system", "reform_sign", "reform_announced", "reform_last",
    "levy_unpaid", "roster_unmet", "licence", "goal_moved", "rumour_day", "stake_proposed", "stake_wears",
    "stake_broke", "stake_fell", "stake_over", "stake_moved", "side_paper_ends", "partner_thinks", "partner_leaves",
    "course_chosen", "course_refused", "place_offered", "contract_asked", "contract_missed", "course_leaves",
    "name_warned", "name_withdrawn", "course_home", "course_missed", "place_over", "place_none", "permit_came",
    "permit_denied", "permit_lost", "yard_lost", "sack_late", "sack_gone", "right_spoken", "right_taken", "right_left",
    "right_lapsed",
)  # fmt: skip
"""Kinds of events after which somebody would look up."""


DONE = ("batch_done",)
"""Kinds of events of an evening after which something new can be begun."""


@frozen
class QuietDay:
    """A day that went by. line: it in a sentence; why: why it is the last one, empty if the next one follows."""

    day: int
    line: str
    why: str = ""


def days(session: Session, most: int = MOST_DAYS) -> Iterator[QuietDay]:
    """Play quiet days, one for each that is taken from this. If something asks already, a single one that says so, in
    which no day went by (``line`` empty)."""
    for count in range(most):
        asked = asks(session, dawn=count > 0)
        if asked:
            yield QuietDay(session.run.day, "", asked)
            return
        found = _day(session)
        yield found
        if found.why:
            return
    if most == MOST_DAYS:
        yield QuietDay(session.run.day, "", _("Two weeks have gone by; look around."))


def asks(session: Session, dawn: bool) -> str:
    """Why somebody has to decide now, in a sentence; empty if nobody has to. ``dawn``: whether a day that nobody saw
    begins with this."""
    run = session.run
    if run.phase == "over":
        return _("The run is over.")
    if run.pending:
        return _("Somebody waits for your answer.")
    if run.phase == "away":
        return _("You are on the road.")
    if session.stops and _stops(session):
        return _("Here the run stops and asks something.")
    if not dawn:
        return ""
    loud = next((one for one in session.events if one.kind in LOUD), None)
    if loud is not None:
        return _told(session, loud)
    return _soon(session) or _short(session)


def _stops(session: Session) -> bool:
    from marketgen.play import moments

    return moments.due(session) is not None


def _soon(session: Session) -> str:
    """A day that is not like others: a feast, the end of a chapter, a debt that is due tomorrow."""
    world, run = session.world, session.run
    if world.level(run.day) > world.level(run.day - 1):
        return _("The board asks for more than yesterday.")
    if calendar.closed(world, run.day):
        return _("The market is shut today.")
    if calendar.closed(world, run.day + 1):
        return _("The market is shut tomorrow.")
    if chapters.last_day(world, run.day) == run.day:
        return _("It is the last day of the chapter.") if world.chapters else _("It is the last day.")
    if any(debt.amount > 0 and debt.due <= run.day + 1 for debt in run.debts):
        owed = sum(
            debts.payment(world, debt) if debt.kind == "loan" else debt.amount
            for debt in run.debts
            if debt.amount > 0 and debt.due <= run.day + 1
        )
        return _("Tomorrow {amount} is due.").format(amount=numbers.priced(world, owed))
    return ""


def _short(session: Session) -> str:
    """A display that is half empty, or no money for the next days."""
    world, run = session.world, session.run
    stocked = [good for good in run.slots if good and run.goods[good].stock]
    spare = sum(1 for good, state in run.goods.items() if state.stock and world.goods[good].for_sale)
    offered = {offer.good for offer in run.offers if offer.left}
    if len(stocked) * 2 < len(run.slots) and spare <= len(stocked) and not offered & set(steward.usual(world, run)):
        return _("There is little left to show, and nobody brings what you show.")
    if run.money[world.money] < 2 * steward.food(world, run) + steward.owed_soon(world, run, 1):
        return _("There is little money left for the next days.")
    return ""


def _day(session: Session) -> QuietDay:
    """One day, or what is left of it, by the arrangement; ended early if somebody asks."""
    world, day, happened = session.world, session.run.day, list[Event]()
    stood = " ".join(standing.morning(session))
    for _count in range(MOST_COMMANDS):
        run = session.run
        if run.pending or run.phase == "over" or run.day != day:
            break
        turn = session.do(steward.next_command(world, run, check))
        if isinstance(turn, Refusal):
            return QuietDay(day, "", refusals.sentence(world, turn))
        happened += turn.events
    run = session.run
    if run.day == day and run.phase != "over":
        return QuietDay(day, "", asks(session, dawn=False) or _("Nothing more can be done today."))
    if any(one.kind == "weeks" for one in happened) or run.phase == "over":
        return QuietDay(day, _line(session, day, happened, stood), _("The chapter is over.") if run.phase != "over" else
                        _("The run is over."))  # fmt: skip
    done = next((one for one in happened if one.kind in DONE), None)
    return QuietDay(day, _line(session, day, happened, stood), _told(session, done) if done else "")


def _line(session: Session, day: int, happened: list[Event], stood: str) -> str:
    """A day in a line: what was sold, what was kept, what was done as it stood ordered (``stood``), and the first thing
    that was out of the ordinary."""
    world, run = session.world, session.run
    record = run.past[day - 1]
    sold = sum(tally.sold for tally in record.tallies.values())
    takings = sum(tally.takings for tally in record.tallies.values())
    kept = record.closing - record.opening
    told = ngettext(
        "{date}: {count} sold for {takings}, kept {kept}.", "{date}: {count} sold for {takings}, kept {kept}.", sold
    ).format(
        date=wording.short_date(world, day), count=numbers.whole(sold), takings=numbers.money(world, takings),
        kept=numbers.signed(numbers.money(world, kept), kept),
    )  # fmt: skip
    ends = next((at for at, one in enumerate(happened) if one.kind == "day_over"), len(happened))
    odd = next((one for one in happened[:ends] if one.kind in TOLD), None)
    return " ".join(filter(None, (told, stood, _told(session, odd) if odd else "")))


TOLD = ("inspection_rung", "inspection_goods", "levy_paid", "roster_paid", "treated", "wood", "kimjang_made",
        "load_came", "order_came", "debt_paid", "owed_came", "spoiled")  # fmt: skip
"""Kinds of events of a day of which its line tells the first."""


def _told(session: Session, one: Event) -> str:
    line = tell.line(session.world, session.run, one)
    if line is None:
        return ""
    return f"{line.who[:1].upper()}{line.who[1:]}: {line.text}" if line.who else line.text
