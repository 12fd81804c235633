"""Chapters (game.md 9): a long run is played in parts; the weeks between them are lived by the same rules.

Days are counted through: the weeks between have numbers and dates like any day, so that prices, debts, orders, posts
and whatever comes *in ten days* need not know of chapters. What would ask somebody (cards, bargains, rumours) waits
for the first morning of the next chapter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from marketgen.engine.accounts import Account, Sum
from marketgen.engine.almanac import of_world
from marketgen.engine.events import Event, event
from marketgen.engine.frozen import frozen
from marketgen.engine.replacing import replace
from marketgen.engine.run import DayRecord, Line, News, Run, Tally, Weeks
from marketgen.engine.world import Chapter, World

Act = Callable[[World, Run], list[Event]]
"""Moves a run on by a step of whoever keeps the stall meanwhile; what happened."""

GRAVE = (
    "place_lost", "right_taken", "right_lapsed", "purged", "licence", "reform_done", "stake_fell", "no_supper",
    "load_lost", "wait_lost", "in_his_book", "file", "stake_over", "stake_broke", "partner_leaves", "ill",
    "kye_missed", "place_warned", "reform_announced", "contract_missed", "name_withdrawn", "yard_lost",
    "sack_gone",
)  # fmt: skip
"""Kinds of events of the weeks between that their page tells before any other, the gravest first."""

TOLD = (
    *GRAVE,
    "rotated", "inspection_rung", "check_found", "order_lost", "order_unpaid", "debt_late", "payment_late",
    "levy_unpaid", "roster_unmet", "kimjang_missing", "kimjang_half", "cold", "supper_cut", "stake_moved",
    "partner_gone", "partner_thinks", "side_paper_ends", "kye_over", "kye_paid", "trusted_with", "handed_in",
    "course_chosen", "course_refused", "course_missed", "course_home", "contract_brought", "batch_done", "name_warned",
    "right_spoken", "right_left", "sack_late", "permit_came", "permit_denied", "permit_lost", "permit_ended",
    "stake_mended", "owed_came", "freed", "kimjang_made", "debt_paid", "porter_day", "notice",
)  # fmt: skip
"""Kinds of events of the weeks between that their page may tell, the weightiest first."""

MOST_TOLD = 24
"""Events of one stretch of weeks that are kept to be told; of a kind with one subject only the first is."""


def between(world: World, day: int) -> bool:
    """Whether a day belongs to no chapter, in a world that has chapters."""
    return bool(world.chapters) and chapter_of(world, day) is None


def chapter_of(world: World, day: int) -> Chapter | None:
    """The chapter of a day; None in the weeks between, and in a world without chapters."""
    return of_world(world, "chapters", _by_day).get(day) if world.chapters else None


def _by_day(world: World) -> dict[int, Chapter]:
    return {day: one for one in world.chapters for day in range(one.first, one.last + 1)}


def last_day(world: World, day: int) -> int:
    """The last day before the player is away from the stall: that of the chapter, or of the run."""
    chapter = chapter_of(world, day)
    return chapter.last if chapter else world.days


def planned(world: World) -> int:
    """How many days are to be played."""
    return sum(one.last - one.first + 1 for one in world.chapters) if world.chapters else world.days


def played(world: World, records: tuple[DayRecord, ...]) -> tuple[DayRecord, ...]:
    """Of some days those that were played, and not lived between two chapters."""
    if not world.chapters:
        return records
    return tuple(record for record in records if not between(world, record.day))


def next_played(world: World, day: int) -> int:
    """The day itself if it is played, else the first one that is after it."""
    return next((one.first for one in world.chapters if one.first >= day), day) if between(world, day) else day


def live(world: World, run: Run, act: Act, before: list[Event]) -> list[Event]:
    """Live the weeks up to the next chapter. ``before``: what happened so far, the dawn of their first day included;
    returned is what is to be told: the day that is over, the weeks as one event, the morning of the chapter."""
    first, begun, left = run.day, len(run.past), on_show(run)
    cut = next(at for at, one in enumerate(before) if one.kind == "dawn")
    happened, day = [(run.day, one) for one in before[cut:]], run.day
    while run.phase != "over" and between(world, run.day):
        day = run.day
        happened += [(day, one) for one in act(world, run)]
    until = "over" if run.phase == "over" else "dawn"
    end = max(at for at, (_day, one) in enumerate(happened) if one.kind == until)
    lived = run.past[begun:]
    run.past = (*run.past[:begun], *(slim(record, whole=record is lived[0]) for record in lived))
    to = next((one.id for one in world.chapters if one.first > first), "")
    run.weeks = (*run.weeks, Weeks(to, first, day, tuple(_news(happened[:end])), left, on_show(run)))
    told = event("weeks", chapter=to, first=first, last=day)
    return [*before[:cut], told, *(one for _day, one in happened[end:])]


def _news(happened: Iterable[tuple[int, Event]]) -> list[News]:
    """What is kept of the events, each once for whom or what it is about."""
    known, found = set[tuple[object, ...]](), list[News]()
    for day, one in happened:
        about = (one.kind, *(value for _name, value in one.facts if isinstance(value, str)))
        if one.kind in TOLD and about not in known:
            known.add(about)
            found.append(News(day, one.kind, dict(one.facts)))
    return weightiest(found, MOST_TOLD)


def weightiest(news: Iterable[News], most: int) -> list[News]:
    """As many of some news as are to be told, by date: what is grave before all else, then the first of each kind
    before a second of any, by the weight of the kind."""
    counted, ranked = dict[str, int](), list[tuple[bool, int, int, int, News]]()
    for at, one in enumerate(news):
        counted[one.kind] = counted.get(one.kind, 0) + 1
        ranked.append((one.kind not in GRAVE, counted[one.kind], TOLD.index(one.kind), at, one))
    chosen = sorted(ranked, key=lambda item: item[:4])[:most]
    return [one for *_rank, _at, one in sorted(chosen, key=lambda item: item[3])]


def slim(record: DayRecord, whole: bool = False) -> DayRecord:
    """A day of the weeks between as it is kept: lines of one kind and subject as one, no hours and no words. ``whole``:
    with all that stood at dawn, for the report of the day before."""
    sums: dict[tuple[str, str, str], list[int]] = {}
    for line in record.lines:
        amount = sums.setdefault((line.kind, line.subject, line.other), [0, 0])
        amount[0] += line.amount
        amount[1] += line.units
    lines = tuple(Line(kind, of, amount, units, other=other) for (kind, of, other), (amount, units) in sums.items())
    tallies = {
        good: Tally(
            sold=one.sold, takings=one.takings, taken=one.taken, spoiled=one.spoiled, stance_bp=one.stance_bp,
            cost=one.cost, lost=one.lost,
        )
        for good, one in record.tallies.items()
        if one.sold or one.taken or one.spoiled or one.stance_bp
    }  # fmt: skip
    kept = record.before.items()
    before = record.before if whole else {name: value for name, value in kept if name.startswith(("health.", "rate."))}
    return replace(
        record, lines=lines, tallies=tallies, hourly=(), before=before, mistakes=(), diary="", thread="", filled={}
    )


def of_chapter(run: Run, chapter: str) -> Weeks:
    """The weeks before a chapter. Raises KeyError if there were none."""
    for weeks in run.weeks:
        if weeks.chapter == chapter:
            return weeks
    raise KeyError(chapter)


def records(run: Run, weeks: Weeks) -> tuple[DayRecord, ...]:
    """The days of some weeks between."""
    return tuple(record for record in run.past if weeks.first <= record.day <= weeks.last)


def kept(world: World, run: Run, chapter: str, group: str = "") -> Account:
    """What the weeks before a chapter added to the money in hand, by kind of line, the largest first; ``group``: one
    side of it, ``in`` or ``out``. Raises KeyError if there were none."""
    steps, sums = Sum(), dict[str, list[int]]()
    for record in records(run, of_chapter(run, chapter)):
        for line in record.lines:
            amount = sums.setdefault(line.kind, [0, 0])
            amount[0] += line.amount
            amount[1] += line.units
    for kind, (total, units) in sorted(sums.items(), key=lambda item: (-abs(item[1][0]), item[0])):
        if not group or (total > 0) == (group == "in"):
            steps.add(f"weeks_{kind}", total, units=units)
    subject = f"weeks:{chapter}" if not group else f"weeks_{group}:{chapter}"
    return steps.account(subject, f"money:{world.money}")


def grown(world: World, run: Run, chapter: str) -> Account:
    """What the weeks before a chapter did to worth, in thousandths of the measuring good."""
    weeks = of_chapter(run, chapter)
    before = next((record.worth for record in reversed(run.past) if record.day < weeks.first), run.start_worth)
    after = next(record.worth for record in reversed(run.past) if record.day <= weeks.last)
    steps = Sum()
    steps.add("weeks_before", before, keep=True, day=weeks.first - 1)
    steps.add("weeks_grown", after - before, days=weeks.last - weeks.first + 1)
    return steps.account(f"weeks_worth:{chapter}", "milli")


def healthier(world: World, run: Run, chapter: str, who: str) -> Account:
    """What the weeks before a chapter did to somebody's health, in tenths, by what was eaten on each day. Raises
    KeyError if there were none, or for somebody whose health is not known."""
    weeks = of_chapter(run, chapter)
    days = {record.day: record.before for record in (*run.past, run.today)}
    key, sums = f"health.{who}", dict[str, list[int]]()
    for record in records(run, weeks):
        after = days.get(record.day + 1, record.before)
        some = sums.setdefault(record.meal, [0, 0])
        some[0] += after[key] - record.before[key]
        some[1] += 1
    steps = Sum()
    steps.add("weeks_before", days[weeks.first][key], keep=True, day=weeks.first - 1)
    for meal, (change, many) in sorted(sums.items(), key=lambda item: (-abs(item[1][0]), item[0])):
        steps.add("weeks_ate", change, meal=meal, days=many)
    return steps.account(f"weeks_health:{chapter}:{who}", "tenths")


def eaten(world: World, run: Run, chapter: str) -> Account:
    """The days of the weeks before a chapter by what was eaten on them, the most frequent first, with what was paid for
    it. Raises KeyError if there were none."""
    found, steps = dict[str, list[int]](), Sum()
    for record in records(run, of_chapter(run, chapter)):
        some = found.setdefault(record.meal, [0, 0])
        some[0] += 1
        some[1] -= sum(line.amount for line in record.lines if line.kind == "meal")
    for meal, (days, paid) in sorted(found.items(), key=lambda item: (-item[1][0], item[0])):
        steps.add("weeks_supper", days, meal=meal, paid=paid)
    return steps.account(f"weeks_eaten:{chapter}", "days")


@frozen
class Change:
    """Something as it stood before and after some weeks, in the unit of its kind."""

    before: int
    after: int


def health(run: Run, weeks: Weeks) -> dict[str, Change]:
    """Everybody's health at the dawn of the first of some weeks and of the day after them, in tenths."""
    days = {record.day: record for record in (*run.past, run.today)}
    return _changes(days, weeks, "health.")


def rates(run: Run, weeks: Weeks) -> dict[str, Change]:
    """The rate of each currency at the same two dawns, in minor units of the main one."""
    days = {record.day: record for record in (*run.past, run.today)}
    return _changes(days, weeks, "rate.")


def prices(run: Run, weeks: Weeks) -> dict[str, Change]:
    """The going price of each good on the same two mornings, in minor units."""
    days = {record.day: record for record in (*run.past, run.today)}
    first, after = days[weeks.first].going, days.get(weeks.last + 1, days[weeks.last]).going
    return {good: Change(price, after[good]) for good, price in first.items() if good in after}


def on_show(run: Run) -> tuple[str, ...]:
    """The goods that stand on show now, with anything to sell."""
    return tuple(good for good in run.slots if good and run.goods[good].stock)


def _changes(days: dict[int, DayRecord], weeks: Weeks, kind: str) -> dict[str, Change]:
    first, after = days[weeks.first].before, days.get(weeks.last + 1, days[weeks.last]).before
    known = {name: value for name, value in first.items() if name.startswith(kind) and name in after}
    return {name.removeprefix(kind): Change(value, after[name]) for name, value in known.items()}


def latest(world: World, run: Run) -> int:
    """The last day that was played and is over; 0 if none is."""
    return next((record.day for record in reversed(run.past) if not between(world, record.day)), 0)


def left(world: World, day: int) -> int:
    """How many days are to be played after a day."""
    if not world.chapters:
        return world.days - day
    return sum(max(0, one.last - max(day, one.first - 1)) for one in world.chapters)
