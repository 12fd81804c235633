"""The day report: a page a day, in the order money moved."""

from __future__ import annotations

from marketgen.engine import calendar, chapters, explain, office
from marketgen.engine.accounts import Account
from marketgen.engine.arithmetic import divide
from marketgen.engine.officials import faded
from marketgen.engine.run import DayRecord, Line, Load, Order, Tally
from marketgen.engine.scoring import home_part, trust_part, worth_part
from marketgen.engine.world import World
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, steps, wording
from marketgen.play.kinds import GOODS
from marketgen.play.timeline import Timeline
from marketgen.play.views import CameRow, Count, Degree, LogLine, Prompt, ReportLine, ReportView


def report(scene: Timeline, day: int) -> ReportView:
    """The page of a day that is over. Raises IndexError for a day that is not."""
    world, run = scene.world, scene.run
    record = run.past[day - 1]
    left = 0 if _was_last(scene, day) else chapters.left(world, day)
    kept = explain.kept(world, run, day)
    return ReportView(
        day=day,
        heading=_("Day {day} is over").format(day=day),
        date=_("{date}, {place}, {weather}").format(
            date=wording.long_date(world, day),
            place=wording.name(world, world.place, "places"),
            weather=wording.name(world, record.weather, "weathers"),
        ),
        left=ngettext("{count} day left", "{count} days left", left).format(count=left) if left else _("the last day"),
        kept=kept,
        kept_text=numbers.signed(numbers.money(world, kept.total), kept.total),
        into_goods=_into_goods(scene, record),
        lines=_waterfall(scene, record),
        people=_people(scene, record),
        things=_things(scene, record),
        home=_home(scene, record),
        lesson=_lesson(scene, record),
        diary=wording.fill(world, run, f"diary.{record.diary}.text", record.filled, day) if record.diary else "",
        thread=wording.fill(world, run, f"threads.{record.thread}.text", record.filled, day) if record.thread else "",
        notes=record.notes,
        waits=_waits(scene, day),
        hours=tuple((calendar.blocks(world, day)[0][0] + index, sold) for index, sold in enumerate(record.hourly)),
        hours_line=_hours_line(scene, record),
        worth=(run.start_worth, *(past.worth for past in run.past[:day])),
        worth_label=_("Worth, in {unit} of {good}").format(
            unit=wording.text(world, f"goods.{world.score.measure}.unit"), good=wording.name(world, world.score.measure)
        ),
        score=_parts(scene),
        knows=_knows(scene),
        prompt=_prompt(scene, day),
        came=_came(scene, record),
        money=wording.name(world, world.money, "currencies"),
    )


def _came(scene: Timeline, record: DayRecord) -> tuple[CameRow, ...]:
    """Goods that groups came for, the most wanted first. What lay in the bag is only heard of once wishes are."""
    hears = scene.world.met("demand", record.day)
    rows = [
        CameRow(
            good=good,
            name=wording.name(scene.world, good),
            bought=Count(tally.bought),
            walked=Count(tally.asked - tally.bought),
            none=Count(tally.short + (tally.missed if hears else 0)),
            sold=Count(tally.sold),
            earned=Count(tally.takings - tally.cost),
        )
        for good, tally in record.tallies.items()
    ]
    return tuple(sorted((row for row in rows if row.groups), key=lambda row: (-row.groups, row.good)))


def _was_last(scene: Timeline, day: int) -> bool:
    """Whether no day was played after this one, and none will be."""
    return scene.run.phase == "over" and day == chapters.latest(scene.world, scene.run)


def _prompt(scene: Timeline, day: int) -> Prompt:
    if scene.run.phase == "over":
        return Prompt(_("That was the last day."), "go_on", _("the end of it"))
    tomorrow = wording.weekday(scene.world, day + 1)
    return Prompt(
        _("{weekday} comes next.").format(weekday=tomorrow), "go_on", _("to {weekday}").format(weekday=tomorrow)
    )


def _grouped(record: DayRecord) -> list[tuple[Line, Account | None]]:
    """The ledger with the sales of a good in one row, in the order in which money first moved."""
    seen: dict[tuple[str, str], Line] = {}
    for line in record.lines:
        key = (line.kind, line.subject)
        if key in seen:
            before = seen[key]
            units = before.units + line.units
            amount = before.amount + line.amount
            price = divide(abs(amount), units) if units else 0
            other = line.other if line.other == before.other else ""  # several people: none of them is named
            seen[key] = Line(line.kind, line.subject, amount, units, price, line.block, other)
        else:
            seen[key] = line
    return [(line, None) for line in seen.values()]


def _waterfall(scene: Timeline, record: DayRecord) -> tuple[ReportLine, ...]:
    world, run = scene.world, scene.run
    dawn = explain.opening(world, run, record.day)
    rows = [ReportLine(_("in hand at dawn"), dawn, record.opening, standing=True)]
    running = record.opening
    for line, _none in _grouped(record):
        running += line.amount
        if line.kind == "sold":
            account = explain.takings(world, run, record.day, line.subject)
        else:
            account = explain.spent(world, run, record.day, line.kind, line.subject)
        words = steps.line_words(world, line.kind, line.subject, line.units, line.price, line.other)
        rows.append(ReportLine(words, account, running))
    now = explain.closing(world, run, record.day)
    rows.append(ReportLine(_("in hand now"), now, record.closing, standing=True))
    return tuple(rows)


def _later(scene: Timeline, record: DayRecord) -> DayRecord:
    """The record whose dawn follows this day: the next one, or today as it stands."""
    past = scene.run.past
    return past[record.day] if record.day < len(past) else scene.run.today


def _bond_after(scene: Timeline, record: DayRecord, key: str) -> int:
    later = _later(scene, record)
    if later.day != record.day and key in later.before:
        return later.before[key]
    kind, _dot, who = key.partition(".")
    run = scene.run
    now = {"trust": run.trust, "health": run.health}.get(kind)
    if now is not None:
        return now[who]
    return run.officials[who].tie if kind == "tie" else getattr(run, kind)


def _step(scene: Timeline, record: DayRecord, key: str, scale: str, who: str) -> LogLine:
    before, after = record.before[key], _bond_after(scene, record, key)
    was, now = numbers.degree(scale, before)[0], numbers.degree(scale, after)[0]
    if scale == "tie" and was == now and after == faded(scene.world, before):
        after = before  # nothing but the night has moved it
    tone = "" if before == after else "good" if (after > before) != (scale == "heat") else "bad"
    if was != now:
        told = _("{was} → {now}").format(was=was, now=now)
    elif before == after:
        told = _("{now}, same").format(now=now)
    else:
        told = (_("{now}, a little more") if after > before else _("{now}, a little less")).format(now=now)
    return LogLine(who, told, tone)


FEW = 6
"""Rows of people or things that are all listed, moved or not."""


def _people(scene: Timeline, record: DayRecord) -> tuple[LogLine, ...]:
    world = scene.world
    rows = [
        _step(scene, record, f"trust.{person.id}", "trust", wording.person(world, person.id))
        for person in world.people()
        if person.from_day <= record.day and f"trust.{person.id}" in record.before and person.id in scene.run.trust
    ]
    if world.met("officials", record.day):
        rows += [
            _step(scene, record, f"tie.{who.id}", "tie", wording.person(world, who.id))
            for who in office.serving(world, scene.run)
            if who.from_day <= record.day and f"tie.{who.id}" in record.before
        ]
    return _moved(rows)


def _moved(rows: list[LogLine]) -> tuple[LogLine, ...]:
    """All rows while they are few; of many those that moved, and one for the rest."""
    moved = [row for row in rows if row.tone]
    still = len(rows) - len(moved)
    if len(rows) <= FEW or not still:
        return tuple(rows)
    form = ngettext("{count} more", "{count} more", still) if moved else ngettext(
        "{count} person", "{count} people", still
    )  # fmt: skip
    return (*moved, LogLine(form.format(count=still), _("same"), ""))


def _things(scene: Timeline, record: DayRecord) -> tuple[LogLine, ...]:
    world = scene.world
    later = _later(scene, record)
    rows = []
    for good, before in record.going.items():
        tally = record.tallies.get(good)
        if (
            world.goods[good].for_sale
            and tally
            and (tally.sold or tally.asked)
            and good in later.going
            and later is not record
        ):
            after = later.going[good]
            share = divide((after - before) * 10_000, max(1, before))
            parts = numbers.money(world, after), numbers.percent(share, sign=True)
            told = _("{price}, {share}").format(price=parts[0], share=parts[1])
            tone = "good" if share > 50 else "bad" if share < -50 else ""
            rows.append(LogLine(wording.name(world, good), told, tone, parts=parts))
    rows += [_lost(world, good, tally) for good, tally in record.tallies.items() if tally.lost or tally.spoiled]
    if world.met("officials", record.day):
        rows.append(_step(scene, record, "heat", "heat", _("heat")))
    return tuple(rows)


def _home(scene: Timeline, record: DayRecord) -> tuple[LogLine, ...]:
    """How the health of everybody at home moved."""
    world = scene.world
    if not world.met("household", record.day):
        return ()
    return tuple(
        _step(scene, record, f"health.{member}", "health", wording.person(world, member)) for member in world.household
    )


def _into_goods(scene: Timeline, record: DayRecord) -> str:
    """What of the day's money went into goods, which are in the bag or on the way yet; empty for none."""
    spent = -sum(line.amount for line in record.lines if line.kind in GOODS and line.amount < 0)
    if not spent:
        return ""
    return _("{amount} went into goods").format(amount=numbers.money(scene.world, spent))


def _lost(world: World, good: str, tally: Tally) -> LogLine:
    """What spoiled of a good, and what had been paid for all of it that was lost."""
    if tally.spoiled:
        name, what = _("spoiled"), wording.units(world, good, tally.spoiled)
    else:
        name, what = _("short or no good"), wording.name(world, good)
    cost = numbers.priced(world, tally.lost)
    return LogLine(name, _("{what}, {cost} lost").format(what=what, cost=cost) if tally.lost else what, "bad")


def _lesson(scene: Timeline, record: DayRecord) -> str:
    for item in scene.world.lessons:
        if item.day == record.day:
            key = "after" if item.id in record.mistakes else "well"
            return wording.fill(scene.world, scene.run, f"lessons.{item.id}.{key}", record.filled)
    return ""


def _waits(scene: Timeline, day: int) -> tuple[tuple[str, str], ...]:
    """What was thought to be on its way that evening: the morning's luck is told in the morning."""
    world, run = scene.world, scene.run
    if run.phase == "over" or day != chapters.latest(world, run):
        return ()
    orders, loads = scene.coming(day)
    rows: list[tuple[str, Order | Load, int]] = [(_("{units} from {person}"), made, made.last) for made in orders]
    rows += [
        (_("{units} from {person}") if load.state == "road" else _("{units} from {person}, held"), load, load.due)
        for load in loads
    ]
    return tuple([_on_its_way(world, *row) for row in rows])


def _on_its_way(world: World, sentence: str, goods: Order | Load, by: int) -> tuple[str, str]:
    units, person = wording.units(world, goods.good, goods.units), wording.person(world, goods.who)
    return sentence.format(units=units, person=person), wording.short_date(world, by)


def _hours_line(scene: Timeline, record: DayRecord) -> str:
    if not any(record.hourly):
        return _("Nobody bought anything.")
    first = calendar.blocks(scene.world, record.day)[0][0]
    best = max(range(len(record.hourly)), key=lambda index: (record.hourly[index], -index))
    return _("Busiest at {hour}.").format(hour=f"{first + best}:00")


def _parts(scene: Timeline) -> tuple[Degree, ...]:
    parts = (
        (_("worth"), worth_part(scene.world, scene.run)),
        (_("home"), home_part(scene.world, scene.run)),
        (_("trust"), trust_part(scene.world, scene.run)),
    )
    rows = []
    for label, account in parts:
        word, marks, of = numbers.degree("part", account.total // 1000)
        rows.append(Degree(label, word, marks, of, why=account.subject))
    return tuple(rows)


def _knows(scene: Timeline) -> str:
    knows = scene.run.knows
    if not knows:
        return _("Nobody knows anything they should not.")
    return ngettext(
        "{count} person knows something. That does not pass quickly.",
        "{count} people know something. That does not pass quickly.",
        knows,
    ).format(count=knows)
