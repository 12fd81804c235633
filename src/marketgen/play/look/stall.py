"""The stall: what is on show and in the bag, and the companion panel."""

from __future__ import annotations

from collections.abc import Sequence

from marketgen.engine import calendar, demand, price, street
from marketgen.engine.accounts import Account
from marketgen.engine.arithmetic import divide
from marketgen.engine.events import Event
from marketgen.engine.explain import explain
from marketgen.engine.explain import paid as paid_account
from marketgen.engine.run import DayRecord
from marketgen.i18n import _, ngettext
from marketgen.play import gathering, numbers, steps, wording
from marketgen.play.look import came, dates
from marketgen.play.look.frame import prompt
from marketgen.play.look.lessons import lesson, lesson_done
from marketgen.play.timeline import Timeline
from marketgen.play.views import Change, Companion, Count, LogLine, PricePoint, StallRow, StallView


def stall(scene: Timeline) -> StallView:
    """The working screen of the stall."""
    world, run = scene.world, scene.run
    shown = tuple(
        _row(scene, slot, good) if good else StallRow(slot, name=_("empty slot"))
        for slot, good in enumerate(run.slots, 1)
    )
    bag = tuple(
        _row(scene, 0, good)
        for good, state in run.goods.items()
        if state.stock and good not in run.slots and world.goods[good].from_day <= run.day
    )
    slots = len(run.slots)
    return StallView(
        heading=_("Your stall"),
        note=ngettext("{count} slot, {stall}", "{count} slots, {stall}", slots).format(
            count=slots, stall=wording.text(world, f"places.{world.place}.stall")
        ),
        shown=shown,
        bag=bag,
        since_label=_since_label(scene),
        sold_label=_("sold") if run.today.hourly or not run.past else _("sold yest."),
        hours_label=_hours_label(scene),
        hours=_hours(scene),
        next_door=_next_door(scene),
        log=log(scene),
        lesson=lesson(scene),
        lesson_done=lesson_done(scene),
        prompt=prompt(scene),
        lost=_all_lost(scene, (*shown, *bag)),
    )


def log(scene: Timeline) -> tuple[LogLine, ...]:
    """What happened today, latest first, without the lesson, which stands by itself; offers, which have a screen of
    their own, last."""
    offers = [event for event in scene.news if event.kind == "offer"]
    new = [event for event in scene.news if event.kind == "new_system"]
    apart = ("lesson", "offer", "new_system") if len(new) > NEW else ("lesson", "offer")
    rest = [event for event in scene.news if event.kind not in apart]
    brought = (_offers(scene, offers),) if len(offers) > OFFERS else _lines(scene, offers)
    ends = dates.food_ends(scene) if scene.run.phase == "morning" else ""
    pressing = (LogLine(_("home"), ends, "bad", "home"),) if ends else ()
    met = (_new(scene),) if len(new) > NEW else ()
    return (*brought, *_lines(scene, rest), *met, *pressing)[::-1]


def _lines(scene: Timeline, events: list[Event]) -> tuple[LogLine, ...]:
    return gathering.lines(scene.world, scene.run, tuple(events))


FORTNIGHT = 14
"""Days that the small chart of a price goes back at most, so that each of one's own sales is seen."""

NEW = 2
"""New rules of a morning that have a line each in the log; more share one, since nobody reads four."""


def _new(scene: Timeline) -> LogLine:
    """All new rules of a morning in one line, each by the title of its first card."""
    from marketgen.play.cards import cards_met  # not for a first frame

    world, today = scene.world, [event.word("system") for event in scene.news if event.kind == "new_system"]
    titles: dict[str, str] = {}
    for card in cards_met(world, scene.run.day):
        titles.setdefault(card.system, card.title(world))
    told = _("New rule cards: {titles}.").format(
        titles="; ".join(titles[one] for one in today if one in titles).lower()
    )
    return LogLine(_("new"), told, link="cards")


OFFERS = 3
"""Offers of a morning that have a line each in the log; more share one."""


def _offers(scene: Timeline, events: list[Event]) -> LogLine:
    """All offers of a morning in one line: who, and which goods."""
    goods: dict[str, list[str]] = {}
    for event in events:
        goods.setdefault(event.word("person"), []).append(wording.name(scene.world, event.word("good")))
    told = ", ".join(
        _("{person} ({goods})").format(person=wording.person(scene.world, who), goods=", ".join(names))
        for who, names in goods.items()
    )
    return LogLine(_("morning"), _("Offers: {offers}.").format(offers=told), link="supply")


def _record(scene: Timeline) -> DayRecord | None:
    """The day whose sales are shown: today once a block is played, else yesterday."""
    if scene.run.today.hourly:
        return scene.run.today
    return scene.run.past[-1] if scene.run.past else None


def _since_label(scene: Timeline) -> str:
    if not scene.run.past:
        return ""
    first = scene.run.past[max(0, len(scene.run.past) - 3)].day
    return _("since {weekday}").format(weekday=wording.short_date(scene.world, first).split(" ")[0])


def _hours_label(scene: Timeline) -> str:
    record = _record(scene)
    if record is None:
        return ""
    total = sum(record.hourly)
    if record.day == scene.run.day:
        return _("Today by the hour, {count} in all").format(count=total)
    return _("Yesterday by the hour, {count} in all").format(count=total)


def _hours(scene: Timeline) -> tuple[tuple[int, int], ...]:
    record = _record(scene)
    if record is None:
        return ()
    first = calendar.blocks(scene.world, record.day)[0][0]
    return tuple((first + index, sold) for index, sold in enumerate(record.hourly))


def _next_door(scene: Timeline) -> tuple[LogLine, ...]:
    world, run = scene.world, scene.run
    if not world.met("demand", run.day):
        return ()
    told = []
    for key, asked in run.prices.items():
        who, _dot, good = key.partition(".")
        person, parts = wording.person(world, who), (wording.name(world, good), numbers.money(world, asked))
        words = _("{person}: {good} at {price}").format(person=person, good=parts[0], price=parts[1])
        told.append(LogLine(person, words, parts=parts))
    return tuple(told)


def _row(scene: Timeline, slot: int, good: str) -> StallRow:
    world, run = scene.world, scene.run
    state = run.goods[good]
    record = _record(scene)
    sold = record.tallies[good].sold if record and good in record.tallies else 0
    for_sale = world.goods[good].for_sale
    stance = world.stances[state.stance]
    lost = explain(world, run, f"demo_loses:{good}") if run.walked else None
    return StallRow(
        slot=slot,
        good=good,
        name=wording.name(world, good),
        gloss=wording.gloss(world, good),
        unit=wording.text(world, f"goods.{good}.unit"),
        own=Count(state.stock),
        paid=paid_account(world, run, good) if state.cost else None,
        unbought=came.told(world, run, good),
        going=price.going(world, run, good),
        since=change(scene, good),
        stance=state.stance,
        stance_word=wording.name(world, stance.id, "stances") if for_sale else "",
        ask=price.asked(world, run, good) if for_sale else None,
        sold=Count(sold) if record else None,
        keeps=_keeps(scene, good),
        wish=_wish(scene, good),
        lost=lost,
        lost_text=_lost(lost),
        under=_under(scene, slot, good),
    )


def change(scene: Timeline, good: str) -> Change | None:
    """How the going price moved since the day that the label names."""
    past = scene.run.past
    if not past:
        return None
    record = past[max(0, len(past) - 3)]
    before = record.going.get(good, 0)
    if not before or record.day < scene.world.goods[good].from_day:
        return None
    now = price.going(scene.world, scene.run, good).total
    bp = divide((now - before) * 10_000, before)
    return Change(bp, wording.weekday(scene.world, record.day), 1 if bp > 50 else -1 if bp < -50 else 0)


def _keeps(scene: Timeline, good: str) -> str:
    if not scene.world.met("spoilage", scene.run.day):
        return ""
    spoil = scene.world.goods[good].spoil_bp
    if not spoil:
        return _("keeps")
    return numbers.share(spoil)


def _wish(scene: Timeline, good: str) -> str:
    past = scene.run.past
    if not past or not scene.world.met("demand", scene.run.day):
        return ""
    missed = past[-1].tallies[good].missed if good in past[-1].tallies else 0
    if not missed:
        return ""
    return ngettext("{count} asked yesterday", "{count} asked yesterday", missed).format(count=missed)


def _under(scene: Timeline, slot: int, good: str) -> str:
    """:func:`undersells` of a good on show as it is asked for now."""
    run = scene.run
    shown = slot and run.street and run.goods[good].stock
    return undersells(scene, good, price.asked(scene.world, run, good).total) if shown else ""


def undersells(scene: Timeline, good: str, asks: int) -> str:
    """Which neighbours ask more for a good than a price, in minor units, by so much that they take it amiss."""
    world, run = scene.world, scene.run
    names = [wording.person(world, who) for who in street.would_see(world, run, good, asks)]
    if not names:
        return ""
    return _("less than {names} asks, who sees it when any is sold").format(names=_(" or ").join(names))


def _lost(lost: Account | None) -> str:
    if lost is None:
        return ""
    told = _("{share} fewer wish for it: friends walk about in something else")
    return told.format(share=numbers.share(-lost.total))


def _all_lost(scene: Timeline, rows: Sequence[StallRow]) -> str:
    """The same of all goods of the stall, in one sentence."""
    lost = [row.lost for row in rows if row.lost is not None]
    if not lost:
        return ""
    most, step = numbers.share(max(-one.total for one in lost)), lost[0].steps[0]
    if step.number("goods") > 1:
        return _("While friends walk about in other goods, up to {share} fewer wish for these.").format(share=most)
    good = wording.name(scene.world, step.word("good"))
    told = _("While friends walk about in {good}, up to {share} fewer wish for what else you have.")
    return told.format(good=good, share=most)


def companion(scene: Timeline, good: str) -> Companion:
    """The panel for a good: its price by day with own sales, what moved it most, and how it would sell."""
    world, run = scene.world, scene.run
    going = price.going(world, run, good)
    points = [
        PricePoint(record.day, record.going[good], record.tallies[good].at_market if good in record.tallies else 0)
        for record in run.past
        if good in record.going and record.day >= world.goods[good].from_day
    ]
    mine = run.today.tallies[good].at_market if good in run.today.tallies else 0
    points = [*points[1 - FORTNIGHT :], PricePoint(run.day, going.total, mine)]
    low, high = min(point.price for point in points), max(point.price for point in points)
    moved = sorted(
        (step for step in going.steps if step.name not in ("base", "rounding")), key=lambda s: -abs(s.amount)
    )
    for_sale = world.goods[good].for_sale
    chance = demand.fit(world, run, good) if for_sale else None
    return Companion(
        title=wording.name(world, good),
        gloss=wording.gloss(world, good),
        lines=_about(scene, good),
        points=tuple(points),
        point_text=(numbers.money(world, low), numbers.money(world, high)),
        steps=tuple(
            (
                steps.words(world, step)[0],
                numbers.signed(numbers.money(world, step.amount), step.amount),
                1 if step.amount > 0 else -1,
            )
            for step in moved[:3]
        ),
        chance=chance,
        chance_text=_suits(scene, good, chance) if chance else "",
    )


def _suits(scene: Timeline, good: str, chance: Account) -> str:
    """How likely the price suits; it is named, since a good in the bag has none on the screen."""
    level = scene.world.difficulties[scene.run.difficulty]
    asked = price.asked(scene.world, scene.run, good)
    return _("At {price} it suits a buyer: {odds}.").format(
        price=numbers.money(scene.world, asked.total), odds=numbers.odds(chance.total, level.odds_as_numbers)
    )


def _about(scene: Timeline, good: str) -> tuple[str, ...]:
    world, run = scene.world, scene.run
    state = run.goods[good]
    unit = wording.text(world, f"goods.{good}.unit")
    told = []
    if world.goods[good].for_sale:
        asks = [
            _("{stance} {price}").format(
                stance=wording.name(world, stance, "stances"),
                price=numbers.money(world, price.asked(world, run, good, stance).total),
            )
            for stance in sorted(world.stances, key=lambda item: world.stances[item].factor_bp)
        ]
        told.append(_("You could ask {asks}.").format(asks=", ".join(asks)))
    if state.cost:
        earns = price.going(world, run, good).total - price.paid(run, good)
        told.append(
            _("Sold at the going price, each {unit} earns {amount}.").format(
                unit=unit, amount=numbers.signed(numbers.money(world, earns), earns)
            )
        )
    apart = came.told(world, run, good)
    told += [_("{what}.").format(what=apart[:1].upper() + apart[1:])] if apart else []
    sold = run.past[-1].tallies[good].at_market if run.past and good in run.past[-1].tallies else 0
    if sold and world.met("offers", run.day):
        settles = price.settles(world, world.goods[good], sold)
        told.append(
            _("Selling {units} every day, its price settles about {share} below the base.").format(
                units=sold, share=numbers.percent(-settles)
            )
        )
    return tuple(told)
