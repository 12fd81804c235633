"""What is due by day, and the days ahead as a strip: known dates only, nothing that luck has still to decide."""

from __future__ import annotations

from dataclasses import replace

from marketgen.engine import calendar, fuel, household, kimjang, kye, levies, reform, stakes, workshops
from marketgen.engine.cargo import Load
from marketgen.engine.commands import Command
from marketgen.engine.records import Order
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.look import venture_dates
from marketgen.play.timeline import Timeline
from marketgen.play.views import DayBox, DueRow, Stretch, Strip

AHEAD = 16
"""Days of the strip, today included."""

SOON = 2
"""Days from which what is due presses."""


def due(scene: Timeline) -> tuple[DueRow, ...]:
    """Everything with a day, the next first."""
    return tuple(
        sorted(
            [
                *_food(scene),
                *_household(scene),
                *_debts(scene),
                *_kyes(scene),
                *_beside(scene),
                *(_row(scene, *one, home=False) for one in venture_dates.rows(scene)),
                *_notes(scene),
                *_orders(scene),
            ],
            key=lambda row: (row.day, row.what),
        )
    )


def meanwhile(scene: Timeline, days: int) -> str:
    """What home asks for while you are away for some days, in a sentence; empty for nothing. Nobody else meets it."""
    last = scene.run.day + days
    asked = [row for row in _household(scene) if scene.run.day <= row.day < last]
    found = "; ".join(_("{what}, {when}").format(what=row.what, when=row.when) for row in sorted(asked, key=_by_day))
    return _("Due at home before you are back: {found}.").format(found=found) if found else ""


def before_back(scene: Timeline, command: Command) -> str:
    """The same for a command by which you leave; empty for what is done here, by somebody else, or until evening."""
    world, days = scene.world, 0
    if command.verb == "travel":
        days = world.ways[command.ids[1]].to[command.ids[0]].days[1]
    elif command.verb == "attend":
        course = workshops.course(scene.run, command.ids[0])
        yours = course is not None and course.member == workshops.you(world)
        days = world.workshops[command.ids[0]].days if yours else 0
    return meanwhile(scene, days)


def _by_day(row: DueRow) -> int:
    return row.day


def when(scene: Timeline, day: int) -> str:
    """A day to come in words: ``today``, ``tomorrow``, ``Fri 17 Nov``."""
    ahead = day - scene.run.day
    if ahead == 0:
        return _("today")
    return _("tomorrow") if ahead == 1 else wording.short_date(scene.world, day)


def _row(scene: Timeline, day: int, what: str, how: str, short: str, home: bool = True) -> DueRow:
    tone = "bad" if home and day - scene.run.day <= SOON else ""
    return DueRow(day, when(scene, day), what, how, tone, home, short)


def food_left(scene: Timeline) -> tuple[str, int]:
    """The good in the store that is the most of what the present meal is worth, and how many more nights it lasts; an
    empty id if the store has nothing of it, or nobody is fed."""
    world, run = scene.world, scene.run
    if not world.met("household", run.day) or run.meal not in world.meals:
        return "", 0
    goods = world.meals[run.meal].goods
    most = max(goods, key=lambda good: (goods[good] * world.goods[good].base, good), default="")
    return (most, household.days_of(world, run, most)) if most and run.store.get(most, 0) else ("", 0)


def _food(scene: Timeline) -> list[DueRow]:
    """The night on which the store has no more of what is eaten, and what supper costs from then on."""
    good, nights = food_left(scene)
    day = scene.run.day + nights
    if not good or nights > AHEAD or day > scene.world.days:
        return []
    name = wording.name(scene.world, good)
    how = _("from then on supper costs {cost}")
    how = how.format(cost=numbers.priced(scene.world, _supper_without(scene, good)))
    return [
        _row(scene, day, _("the store has no more {good}").format(good=name), how, _("no {good}").format(good=name))
    ]


def food_ends(scene: Timeline) -> str:
    """A warning in the last two days of the store, where supper then costs much more: by two thirds of all that the
    meal is worth. Empty before, and when it is bought already."""
    good, nights = food_left(scene)
    world, run = scene.world, scene.run
    if not good or not 0 < nights <= SOON or run.phase == "over":
        return ""
    then = _supper_without(scene, good)
    if 3 * (then - household.meal_total(world, run, run.meal)) < 2 * household.meal_worth(world, run, run.meal):
        return ""
    form = ngettext(
        "The store has {good} for {count} supper more; then one costs {cost}.",
        "The store has {good} for {count} suppers more; then one costs {cost}.",
        nights,
    )
    return form.format(good=wording.name(world, good), count=nights, cost=numbers.priced(world, then))


def _supper_without(scene: Timeline, good: str) -> int:
    """What supper costs in money once the store has nothing of a good, at today's prices."""
    later = scene.run.copy()
    later.store[good] = 0
    return household.meal_total(scene.world, later, later.meal)


def _household(scene: Timeline) -> list[DueRow]:
    """What school, neighbourhood, workplace and winter ask for."""
    world, run = scene.world, scene.run
    if not world.met("family", run.day):
        return []
    rows, rules = [], world.family
    if rules.school and levies.due_in(world, run, run.home.school_due) < 99:
        what = _("school, {amount}").format(amount=numbers.priced(world, rules.school.levy))
        rows.append(_row(scene, run.home.school_due, what, _("unpaid, a day of school is lost"), _("school")))
    if rules.roster and levies.due_in(world, run, run.home.roster_due) < 99:
        hours = ngettext("{count} hour", "{count} hours", rules.roster.hours).format(count=rules.roster.hours)
        what = _("neighbourhood unit, a turn of labour")
        how = _("{amount}, or {hours} of yours").format(amount=numbers.priced(world, rules.roster.pays), hours=hours)
        rows.append(_row(scene, run.home.roster_due, what, how, _("labour")))
    if rules.workplace and run.home.freed:
        last = run.day + run.home.freed
        name = wording.person(world, rules.workplace.member)
        if last <= world.days:
            what = _("workplace of {name}, {amount}").format(
                name=name, amount=numbers.priced(world, rules.workplace.cost)
            )
            rows.append(_row(scene, last, what, _("freed until then"), _("workplace")))
    return [*rows, *_winter(scene)]


def _winter(scene: Timeline) -> list[DueRow]:
    """Kimjang by its day; wood by the first night without."""
    world, run = scene.world, scene.run
    rows, rules = [], world.family
    if rules.kimjang and run.home.kimjang < kimjang.MADE and run.day <= min(rules.kimjang.by, world.days):
        needs = kimjang.needs(world, "half" if run.home.kimjang else "whole")
        goods = ", ".join(wording.units(world, good, units) for good, units in needs.items())
        what = _("kimjang, the other half") if run.home.kimjang else _("kimjang")
        rows.append(_row(scene, rules.kimjang.by, what, goods, _("kimjang by now")))
    if rules.fuel:
        nights = fuel.nights(world, run)
        day = run.day + nights
        if day <= world.days and nights <= AHEAD:
            cold = day >= rules.fuel.cold_from
            how = _("a night without wood costs health") if cold else _("the nights are not cold yet")
            rows.append(_row(scene, day, _("the wood is used up"), how, _("no wood")))
    return rows


def _debts(scene: Timeline) -> list[DueRow]:
    """What you owe by its day; a loan by its next payment."""
    world, run = scene.world, scene.run
    rows = []
    for debt in run.debts:
        name, amount = wording.person(world, debt.who), numbers.priced(world, abs(debt.amount))
        if debt.amount > 0:
            form = _("a payment to {name}") if debt.kind == "loan" else _("pay {name}")
            row = _row(scene, debt.due, form.format(name=name), _("owed: {amount}").format(amount=amount), _("pay"))
            rows.append(replace(row, home=False))
        else:
            rows.append(_row(scene, debt.due, _("{name} pays you").format(name=name), amount, _("money"), home=False))
    return rows


def _kyes(scene: Timeline) -> list[DueRow]:
    """The next turn of each kye you are in."""
    world, run = scene.world, scene.run
    rows = []
    for some_id, state in run.kyes.items():
        turn = kye.next_turn(world, run, some_id)
        if run.day <= turn <= world.days:
            amount = numbers.priced(world, kye.due(world, run, some_id).total)
            what = _("{kye}, {amount}").format(kye=wording.name(world, some_id, "kyes"), amount=amount)
            how = "" if kye.YOU in kye.served(state) else _("unless the pot is yours")
            rows.append(_row(scene, turn, what, how, _("kye"), home=False))
    return rows


def _beside(scene: Timeline) -> list[DueRow]:
    """The next pay day of each share, and the last day of each paper for work that is done."""
    world, run, rows = scene.world, scene.run, []
    for name, stake in run.stakes.items():
        day = run.day + stakes.pay_day_in(world, run, name)
        if day <= world.days and not stake.broken:
            amount = numbers.priced(world, stakes.pays(world, run, name).total, world.stakes[name].currency)
            what, how = wording.name(world, name, "stakes"), _("about {amount} for you").format(amount=amount)
            rows.append(_row(scene, day, what, how, _("share"), home=False))
    for name, state in run.sidelines.items():
        if state.since and run.day <= state.licensed < world.days:
            what = wording.name(world, name, "sidelines")
            rows.append(_row(scene, state.licensed, what, _("the paper ends"), _("paper"), home=False))
    return rows


def _notes(scene: Timeline) -> list[DueRow]:
    """The last day on which old notes are taken, and what would be void then."""
    state = scene.run.reform
    if state is None or not reform.open_now(scene.run):
        return []
    gone = numbers.priced(scene.world, reform.dies(scene.world, scene.run).total)
    how = _("void if nothing more is done: {amount}").format(amount=gone)
    return [_row(scene, state.ends, _("old notes are taken"), how, _("notes"), home=False)]


def _orders(scene: Timeline) -> list[DueRow]:
    """What has been ordered: as long as it has not set out by the first day that it may come, on the road by the day
    it is due; what a post holds has no day."""
    run = scene.run
    waiting: list[tuple[int, Order | Load]] = [
        (min(max(made.first, run.day + 1), made.last), made) for made in run.orders
    ]
    under_way: list[tuple[int, Order | Load]] = [
        (load.due, load) for load in run.loads if load.kind == "order" and load.state == "road"
    ]
    return [_ordered(scene, day, goods) for day, goods in [*waiting, *under_way]]


def _ordered(scene: Timeline, day: int, goods: Order | Load) -> DueRow:
    world = scene.world
    what = _("{units} from {person}").format(
        units=wording.units(world, goods.good, goods.units), person=wording.person(world, goods.who)
    )
    left = goods.units * goods.price - goods.paid
    owing = _("{amount} when it comes").format(amount=numbers.priced(world, left)) if left > 0 else _("paid for")
    return _row(scene, day, what, owing, wording.name(world, goods.good), home=False)


def strip(scene: Timeline) -> Strip:
    """The days ahead, with the weather of today and the cold that comes, the board as it is announced, days on which
    the market is shut, and your own dates."""
    world, run = scene.world, scene.run
    last, shut, cold = _last(scene), _shut(scene), _cold(scene)
    days = tuple(DayBox(day, label(scene, day), day == run.day, day in shut) for day in range(run.day, last + 1))
    word, marks, _of = numbers.degree("level", run.level)
    level = Stretch(run.day, run.day, word, "bad" if marks > 1 else "")
    sky = [Stretch(run.day, run.day, wording.name(world, run.weather, "weathers"))]
    sky += [Stretch(max(cold, run.day + 1), last, _("cold nights"))] if 0 < cold <= last and run.day < last else []
    own = tuple(Stretch(row.day, row.day, row.short, row.tone) for row in due(scene) if row.day <= last)
    rows = [(_("weather"), tuple(sky)), (_("the board"), (level,))]
    rows += [(_("market"), tuple(Stretch(day, day, _("shut"), "bad") for day in shut))] if shut else []
    return Strip(days, (*rows, (_("yours"), own)))


def strip_told(scene: Timeline) -> tuple[str, ...]:
    """What the strip shows of the days after today beside your own dates, as sentences."""
    shut, cold = [day for day in _shut(scene) if day > scene.run.day], _cold(scene)
    told = [_("The market is shut: {days}.").format(days=", ".join(when(scene, day) for day in shut))] if shut else []
    comes = scene.run.day < cold <= _last(scene)
    return (*told, *([_("Cold nights from {day}.").format(day=when(scene, cold))] if comes else []))


def _last(scene: Timeline) -> int:
    return min(scene.world.days, scene.run.day + AHEAD - 1)


def _shut(scene: Timeline) -> list[int]:
    """The days of the strip on which the market is shut: holidays, which everybody knows."""
    return [day for day in range(scene.run.day, _last(scene) + 1) if calendar.closed(scene.world, day)]


def _cold(scene: Timeline) -> int:
    """The day from which a night without wood costs health; 0 where none does, or nobody knows yet."""
    fuels = scene.world.family.fuel if scene.world.met("family", scene.run.day) else None
    return fuels.cold_from if fuels else 0


def label(scene: Timeline, day: int) -> str:
    """``T14``: the weekday's letter and the day of the month."""
    return f"{wording.weekday(scene.world, day)[:1]}{wording.day_of(scene.world, day).day}"
