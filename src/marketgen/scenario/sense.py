"""Stage 4, sense: what is well written and would yet break a game, in goods, people and rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marketgen.engine.arithmetic import of_bp
from marketgen.engine.demand import WISHES_OF
from marketgen.engine.world import Point, on_curve
from marketgen.i18n import _
from marketgen.scenario.context import Context
from marketgen.scenario.models.document import Document
from marketgen.scenario.models.people import Good
from marketgen.scenario.problems import safe
from marketgen.scenario.source import Path, spelled
from marketgen.scenario.values import backwards

_PEOPLE = ("middlemen", "neighbours", "regulars", "lenders", "officials", "household")


def check(context: Context, document: Document) -> None:
    """Add the problems of goods, people, rules and days."""
    looks = (
        _weights, _wishes, _to_sell, _systems, _ids, _days, _spans, _bounds, _household, _middlemen, _curves, _rates,
    )  # fmt: skip
    for look in looks:
        look(context, document)
    if not document.playable:
        what = _('"{id}" is a base pack: other scenarios extend it, it cannot be played itself').format(id=document.id)
        context.add("E314", ("playable",), what, _('play a scenario that extends it, or take "playable": false out'))


def _weights(context: Context, document: Document) -> None:
    weighed: list[tuple[Path, Iterable[int]]] = [
        (("buyers",), [buyer.weight for buyer in document.buyers.values()]),
        (("weathers",), [weather.weight for weather in document.weathers.values()]),
    ]
    if document.rules.inspection:
        rungs = [rung.weight for rung in document.rules.inspection.rungs.values()]
        weighed.append((("rules", "inspection", "rungs"), rungs))
    for path, weights in weighed:
        if not any(weights):
            what = _('there is nothing to choose from in "{table}": the weights are all 0').format(table=spelled(path))
            context.add("E304", path, what, _("give at least one of them a weight over 0"), key=True)


def _wishes(context: Context, document: Document) -> None:
    """A buyer's wishes of a thousand, on the days on which a curve turns or a good comes in: in between sums lie
    between those of the days around."""
    curves = {good: _curve(entry) for good, entry in document.goods.items()}
    days = {1, document.start.days} | {good.from_day for good in document.goods.values()}
    days |= {point.day for curve in curves.values() for point in curve if point.day <= document.start.days}
    for buyer in sorted(document.buyers):
        for day in sorted(days):
            total = sum(
                of_bp((good.wishes or {}).get(buyer, 0), on_curve(curves[some_id], day))
                for some_id, good in document.goods.items()
                if good.from_day <= day
            )
            if total > WISHES_OF:
                most = max(document.goods, key=lambda one: ((document.goods[one].wishes or {}).get(buyer, 0), one))
                what = _('the wishes of "{buyer}" add up to {total} on day {day}; there are {most}').format(
                    buyer=buyer, total=total, day=day, most=WISHES_OF
                )
                context.add("E305", ("goods", most, "wishes", buyer), what, _("lower some of them"))
                break


def _curve(good: Good) -> tuple[Point, ...]:
    points = sorted((point.day, point.wishes) for point in good.season or () if point.wishes is not None)
    return tuple(Point(day, wishes) for day, wishes in points)


def _to_sell(context: Context, document: Document) -> None:
    if not any(good.for_sale and good.from_day == 1 for good in document.goods.values()):
        what = _("there is nothing to sell on day 1")
        context.add("E306", ("goods",), what, _('let a good have "from_day": 1 and not "for_sale": false'), key=True)


def _systems(context: Context, document: Document) -> None:
    systems, rules = document.systems, document.rules
    needs: list[tuple[str, int | None, dict[str, object]]] = [
        ("offers", systems.offers, {"rules.supply": rules.supply, "middlemen": document.middlemen}),
        ("household", systems.household, {
            "rules.household": rules.household, "household": document.household, "meals": document.meals,
            "start.meal": document.start.meal}),
        ("family", systems.family, {"rules.home": rules.home, "systems.household": systems.household}),
        ("place", systems.place, {"rules.place": rules.place}),
        ("officials", systems.officials, {
            "rules.gifts": rules.gifts, "rules.inspection": rules.inspection, "officials": document.officials,
            "rules.inspection.rungs": rules.inspection is None or rules.inspection.rungs}),
        ("exchange", systems.exchange, {"rules.exchange": rules.exchange}),
        ("credit", systems.credit, {
            "rules.credit": rules.credit, "rules.lender": rules.lender or not document.lenders}),
        ("reform", systems.reform, {"reform": document.reform}),
        ("council", systems.council, {"council": document.council, "systems.household": systems.household}),
        ("kye", systems.kye, {"kyes": document.kyes}),
        ("partners", systems.partners, {"partners": document.partners}),
        ("dealing", systems.dealing, {"rules.dealing": rules.dealing}),
        ("demonstration", systems.demonstration, {"rules.demonstration": rules.demonstration}),
        ("sidelines", systems.sidelines, {"sidelines": document.sidelines or document.stakes}),
        ("ventures", systems.ventures, {"recipes": document.recipes}),
        ("street", systems.street, {"rules.street": rules.street, "neighbours": document.neighbours}),
        ("growth", systems.growth, {"rules.growth": rules.growth, "upgrades": document.upgrades}),
        ("porter", systems.porter, {"rules.porter": rules.porter}),
        ("shocks", systems.shocks, {"rules.shocks": rules.shocks}),
        ("travel", systems.travel, {"rules.road": rules.road, "ways": document.ways}),
        ("shipments", systems.shipments, {"rules.road": rules.road, "posts": document.posts}),
        ("bargains", systems.bargains, {"rules.bargain": rules.bargain, "bargains": document.bargains}),
    ]  # fmt: skip
    for name, day, wanted in needs:
        for what, value in wanted.items():
            if day is not None and not value:
                told = _('the system "{system}" needs "{what}", and there is none').format(system=name, what=what)
                mend = _('add "{what}", or take "{system}" out of "systems"').format(what=what, system=name)
                context.add("E309", ("systems", name), told, mend)


def _ids(context: Context, document: Document) -> None:
    for tables in (_PEOPLE, ("goods", "currencies", "services")):
        seen: dict[str, str] = {}
        for table in tables:
            for some_id in getattr(document, table):
                if some_id in seen:
                    what = _('"{id}" is an id in "{table}" and in "{other}"; each can only be one').format(
                        id=some_id, table=table, other=seen[some_id]
                    )
                    context.add("E303", (table, some_id), what, _("give one of them another id"), key=True)
                seen.setdefault(some_id, table)


def _days(context: Context, document: Document) -> None:
    last = document.start.days
    for path, day in _named_days(document):
        if day > last:
            what = _("day {day} never comes: the scenario ends on day {last}").format(day=day, last=last)
            mend = _("write a day from 1 to {last}, or raise start.days").format(last=last)
            context.add("E310", path, what, mend)


def _course_days(document: Document) -> Iterator[tuple[Path, int]]:
    for some_id, course in document.workshops.items():
        yield ("workshops", some_id, "closes"), course.closes
        yield ("workshops", some_id, "starts"), course.starts


def _named_days(document: Document) -> Iterator[tuple[Path, int]]:
    for name, day in document.systems:
        if isinstance(day, int):
            yield ("systems", name), day
    tables = ("goods", "middlemen", "neighbours", "regulars", "lenders", "officials", "upgrades", "kyes", "bargains",
              "sidelines", "stakes", "partners", "workshops", "recipes", "firms", "contracts")  # fmt: skip
    for table in tables:
        for some_id, entry in getattr(document, table).items():
            yield (table, some_id, "from_day"), entry.from_day
    for some_id, man in document.middlemen.items():
        for key in man.sure or {}:
            yield ("middlemen", some_id, "sure", key), int(key)
    for some_id, neighbour in document.neighbours.items():
        for good, day in neighbour.goods.items():
            yield ("neighbours", some_id, "goods", good), day
    for key in document.calendar.weather or {}:
        yield ("calendar", "weather", key), int(key)
    for index, point in enumerate(document.calendar.level or ()):
        yield ("calendar", "level", index, "from_day"), point.from_day
    for some_id, club in document.kyes.items():
        yield ("kyes", some_id, "first"), club.first
    for some_id, bargain in document.bargains.items():
        yield ("bargains", some_id, "to_day"), bargain.to_day or 1
    for some_id, side in document.sidelines.items():
        for at, one in enumerate(side.season or ()):
            yield ("sidelines", some_id, "season", at, "day"), one.day
    yield from _course_days(document)
    for some_id, lesson in document.lessons.items():
        yield ("lessons", some_id, "day"), lesson.day
    for some_id, start in document.starts.items():
        yield ("starts", some_id, "day"), start.day
        for event, day in (start.sent or {}).items():
            yield ("starts", some_id, "sent", event), day
    for some_id, trial in document.tests.items():
        yield ("tests", some_id, "days"), trial.days or 1
    if document.rules.home and document.rules.home.kimjang:
        yield ("rules", "home", "kimjang", "by"), document.rules.home.kimjang.by
    if document.rules.inspection:
        for index, day in enumerate(document.rules.inspection.sure_days or ()):
            yield ("rules", "inspection", "sure_days", index), day


def _spans(context: Context, document: Document) -> None:
    """Days from one to another, written as two keys."""
    spans: list[tuple[Path, int, int | None]] = [
        (("bargains", some_id), one.from_day, one.to_day) for some_id, one in document.bargains.items()
    ]
    for index, hours in enumerate(document.calendar.hours or ()):
        spans.append((("calendar", "hours", index), hours.from_day, hours.to_day))
    for index, custom in enumerate((document.rules.gifts and document.rules.gifts.customs) or ()):
        spans.append((("rules", "gifts", "customs", index), custom.from_day, custom.to_day))
    for path, first, last in spans:
        if last is not None and first > last:
            backwards(context, (*path, "to_day"), first, last, f'"from_day": {last}, "to_day": {first}')


def _bounds(context: Context, document: Document) -> None:
    rules = document.rules
    pairs: list[tuple[str, str, str, int, int]] = [("demand", "least", "most", rules.demand.least, rules.demand.most)]
    if rules.supply:
        pairs.append(("supply", "word_least", "word_most", rules.supply.word_least, rules.supply.word_most))
    if rules.gifts:
        pairs.append(("gifts", "least", "most", rules.gifts.least, rules.gifts.most))
    for group, least, most, low, high in pairs:
        if low > high:
            what = _('"{least}" is more than "{most}"').format(least=least, most=most)
            context.add("E301", ("rules", group, least), what, _("swap the two numbers"))
    (first, end), (second, last) = rules.day.blocks
    if not first < end <= second < last:
        what = _("the two blocks of the market must follow each other, each with at least an hour")
        context.add("E317", ("rules", "day", "blocks"), what, _("write them as in [[10, 14], [14, 18]]"))


def _household(context: Context, document: Document) -> None:
    players = [some_id for some_id, member in document.household.items() if member.player]
    if document.household and len(players) != 1:
        what = _("exactly one member of the household is the player; here it is {count}").format(count=len(players))
        path: Path = ("household", players[1], "player") if players else ("household",)
        context.add("E316", path, what, _('give "player": true to one of them'), key=True)


def _middlemen(context: Context, document: Document) -> None:
    for some_id, man in document.middlemen.items():
        if not man.carries:
            what = _('"{id}" carries nothing').format(id=some_id)
            context.add("E318", ("middlemen", some_id, "carries"), what, _('name a good in "carries"'))
        for day, goods in (man.sure or {}).items():
            for index, good in enumerate(goods):
                if good not in man.carries:
                    what = _('"{id}" is to bring "{good}", which is not in "carries"').format(
                        id=some_id, good=safe(good)
                    )
                    mend = _('add "{good}" to "carries", or take it out here').format(good=safe(good))
                    context.add("E318", ("middlemen", some_id, "sure", day, index), what, mend)


def _rates(context: Context, document: Document) -> None:
    for some_id, good in document.goods.items():
        named = good.currency or document.money.main
        currency = document.currencies.get(named)
        if named != document.money.main and currency is not None and not currency.rates:
            what = _('"{good}" is priced in "{currency}", which has no rate').format(good=some_id, currency=named)
            mend = _('give "{currency}" a rate: {form}').format(
                currency=named, form='"rates": [{"day": 1, "rate": 100}]'
            )
            context.add("E320", ("goods", some_id, "currency"), what, mend)
    main = document.currencies.get(document.money.main)
    if main is not None and main.rates:
        what = _("the main currency has no rate: everything is counted in it")
        context.add("E320", ("currencies", document.money.main, "rates"), what, _("take the rates out"), key=True)


def _curves(context: Context, document: Document) -> None:
    lists: list[tuple[Path, str, list[int]]] = [
        (("calendar", "level"), "from_day", [point.from_day for point in document.calendar.level or ()])
    ]
    for some_id, good in document.goods.items():
        lists.append((("goods", some_id, "season"), "day", [point.day for point in good.season or ()]))
    for some_id, currency in document.currencies.items():
        lists.append((("currencies", some_id, "rates"), "day", [point.day for point in currency.rates or ()]))
    for path, key, days in lists:
        for index, day in enumerate(days):
            if day in days[:index]:
                what = _("two points on day {day}").format(day=day)
                context.add("E319", (*path, index, key), what, _("keep one of them"))
