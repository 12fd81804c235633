"""compile(): a checked document as the engine's World, in exact whole numbers, everything sorted by id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from marketgen.engine import rulebook
from marketgen.engine import world as w
from marketgen.scenario import (
    canonical,
    compiling_bargains,
    compiling_council,
    compiling_home,
    compiling_money,
    compiling_road,
    compiling_sidelines,
    compiling_starts,
    compiling_street,
    compiling_ventures,
)
from marketgen.scenario.compiling_law import LawCompiler
from marketgen.scenario.compiling_story import StoryCompiler, fills
from marketgen.scenario.models import people as m
from marketgen.scenario.models import rules as r
from marketgen.scenario.models import story as s
from marketgen.scenario.models.document import Document
from marketgen.scenario.sense_chapters import spans as chapter_spans
from marketgen.scenario.spec import Hit

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_From = TypeVar("_From")
_To = TypeVar("_To")


def compile(document: Document, raw: dict[str, Any], hits: list[Hit] | None = None) -> w.World:
    """The World of a document without errors. ``raw`` is the same as it was read: its texts and digest are taken.

    hits: the walk over ``raw``, if there was one already.
    """
    return _Compiler(document).world(raw, hits)


def _ids(named: list[str] | None) -> tuple[str, ...]:
    return tuple(sorted(set(named or ())))


def _points(season: Any, what: str) -> tuple[w.Point, ...]:
    """The curve of one thing over the days; a point that does not name it is none of its own."""
    points = sorted(season or (), key=lambda point: point.day)
    return tuple(w.Point(point.day, getattr(point, what)) for point in points if getattr(point, what) is not None)


def _by_id(entries: Mapping[str, _From], make: Callable[[str, _From], _To]) -> dict[str, _To]:
    return {some_id: make(some_id, entries[some_id]) for some_id in sorted(entries)}


def _mildest_first(levels: Mapping[str, w.Difficulty]) -> dict[str, w.Difficulty]:
    """Levels of difficulty as a person reads them: what tells and forgives most comes first."""
    order = sorted(levels.values(), key=lambda d: (not d.odds_as_numbers, not d.undo, -d.money_bp, d.id))
    return {level.id: level for level in order}


class _Compiler:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.decimals = {some_id: currency.decimals for some_id, currency in document.currencies.items()}
        self.story = StoryCompiler(self.money)
        self.laws = LawCompiler(document, self.money, self.story)

    def money(self, amount: Decimal, currency: str = "") -> int:
        """An amount in minor units of its currency, the main one unless named; that it fits was checked."""
        return int(amount.scaleb(self.decimals[currency or self.document.money.main]))

    def world(self, raw: dict[str, Any], hits: list[Hit] | None) -> w.World:
        """The whole World."""
        doc, told = self.document, self.story
        return w.World(
            id=doc.id,
            digest=canonical.digest(raw),
            language=doc.language,
            first_day=date.fromisoformat(doc.start.date).toordinal(),
            days=doc.start.days,
            goals_drawn=doc.start.goals_drawn,
            place=doc.start.place,
            money=doc.money.main,
            currencies=_by_id(doc.currencies, lambda i, c: compiling_money.currency(i, c, self.money)),
            stances=_by_id(doc.stances, lambda i, stance: w.Stance(i, stance.factor)),
            difficulties=_mildest_first(
                _by_id(doc.difficulties, lambda i, d: w.Difficulty(i, d.odds == "numbers", d.undo, d.money, d.rumours))
            ),
            difficulty=doc.start.difficulty,
            systems={name: day for name, day in sorted(doc.systems) if isinstance(day, int)},
            levels=tuple(sorted((point.from_day, point.level) for point in doc.calendar.level or ())),
            start=self.start(),
            starts=compiling_starts.starts(doc, self.money),
            chapters=tuple(w.Chapter(i, first, last) for first, last, i in chapter_spans(doc)),
            pauses=tuple(sorted((w.Pause(i, one.day) for i, one in doc.pauses.items()), key=lambda one: one.day)),
            prompts=tuple(w.Prompt(i, one.when, one.kind) for i, one in doc.prompts.items()),
            flags=tuple(sorted(doc.flags)),
            texts=canonical.texts(raw, hits),
            **self.people(),
            **self.pools(),
            **self.calendar(),
            **self.rules(),
            **compiling_road.road(doc, self.money),
            events=_by_id(doc.events, told.event),
            lessons=tuple(sorted(
                (self.lesson(i, lesson) for i, lesson in doc.lessons.items()), key=lambda one: (one.day, one.id))),
            notices=told.passages(doc.notices, "notices"),
            diary=told.passages(doc.diary, "diary"),
            threads=told.passages(doc.threads, "threads"),
            epilogue=self.epilogue(),
            **self.ends(),
        )  # fmt: skip

    def ends(self) -> dict[str, Any]:
        """What a run is about and how it can end, by the names of World's fields."""
        doc, told = self.document, self.story
        return {
            "goals": _by_id(doc.goals, lambda i, goal: w.Goal(i, told.condition(goal.when))),
            "endings": _by_id(doc.endings, told.ending),
        }

    def lesson(self, some_id: str, lesson: s.Lesson) -> w.Lesson:
        """A step of the tutorial; what its three sentences fill in is kept together."""
        said = fills(lesson.before, lesson.after, lesson.well)
        done = self.story.condition(lesson.done) if lesson.done is not None else None
        return w.Lesson(some_id, lesson.day, self.story.condition(lesson.mistake), said, done)

    def epilogue(self) -> dict[str, tuple[w.Passage, ...]]:
        """The parts in their order (the one mapping whose order is told, not looked up)."""
        parts = sorted(self.document.epilogue.items(), key=lambda item: (item[1].rank, item[0]))
        return {i: self.story.passages(part.passages, f"epilogue.{i}.passages") for i, part in parts}

    def start(self) -> w.Start:
        """What a run begins with."""
        start = self.document.start
        return w.Start(
            money={currency: self.money(amount, currency) for currency, amount in sorted(start.money.items())},
            stock=dict(sorted((start.stock or {}).items())),
            paid={good: self.money(amount) for good, amount in sorted((start.paid or {}).items())},
            store=dict(sorted((start.store or {}).items())),
            slots=start.slots,
            meal=start.meal or "",
            stance=start.stance,
            heat=start.heat,
            standing=start.standing,
            wood=start.wood,
        )

    def people(self) -> dict[str, Any]:
        """Goods and people, by the names of World's fields."""
        doc = self.document
        fixed: dict[str, list[int]] = {}
        for day, weather in (doc.calendar.weather or {}).items():
            fixed.setdefault(weather, []).append(int(day))
        return {
            "goods": _by_id(doc.goods, self.good),
            "buyers": tuple(_by_id(doc.buyers, self.buyer).values()),
            "weathers": tuple(_by_id(doc.weathers, lambda i, weather: w.Weather(
                i, weather.weight, weather.groups, weather.fit, tuple(sorted(fixed.get(i, ()))),
                _points(weather.season, "weight"))).values()),
            "middlemen": _by_id(doc.middlemen, self.middleman),
            "neighbours": _by_id(doc.neighbours, lambda i, n: compiling_street.neighbour(i, n, self.money)),
            "regulars": _by_id(doc.regulars, lambda i, one: w.Regular(
                i, one.from_day, one.trust, one.pool, _ids(one.friends))),
            "officials": _by_id(doc.officials, self.laws.official),
            "lenders": _by_id(doc.lenders, lambda i, o: w.Lender(i, o.from_day, o.trust, o.rate, o.friend_rate)),
            "upgrades": _by_id(doc.upgrades, lambda i, one: compiling_money.upgrade(i, one, self.money)),
            "reform": compiling_money.reform(doc.reform, self.money, self.story),
            "council": compiling_council.council(doc.council, self.story),
            "street": compiling_street.street(doc.rules.street, self.money),
            "kyes": _by_id(doc.kyes, lambda i, one: compiling_money.kye(i, one, self.money)),
            "sidelines": _by_id(doc.sidelines, lambda i, one: compiling_sidelines.sideline(i, one, self.money)),
            "partners": _by_id(doc.partners, compiling_sidelines.partner),
            "stakes": _by_id(doc.stakes, lambda i, one: compiling_sidelines.stake(i, one, self.money)),
            **compiling_ventures.tables(doc, self.money),
            "services": _by_id(doc.services, self.story.service),
            "household": _by_id(doc.household, lambda i, member: w.Member(i, member.health, member.player)),
            "meals": _by_id(doc.meals, lambda i, meal: w.Meal(
                i, dict(sorted(meal.goods.items())), self.money(meal.money), meal.health, meal.short)),
        }  # fmt: skip

    def pools(self) -> dict[str, Any]:
        """Who is drawn, what they make of each other and what they say, by the names of World's fields."""
        doc, rules = self.document, self.document.rules
        calls, story = rules.calls, rules.story
        return {
            "draw": {"neighbours": doc.draw.neighbours, "regulars": doc.draw.regulars},
            "spread_bp": rules.people.spread if rules.people else 0,
            "story": rulebook.StoryRules(
                story.most, story.quiet, story.second, story.media, story.dilemma_days, story.media_days, story.beside
            ) if story else rulebook.StoryRules(),
            "rumours": _by_id(doc.rumours, self.story.rumour),
            "follow_hours": rules.rumours.follow_hours if rules.rumours else 1,
            "calls": self.calls(calls) if calls else None,
        }  # fmt: skip

    def calls(self, given: r.CallRules) -> rulebook.CallRules:
        """Telephoning."""
        lends = dict(sorted((given.lends or {}).items()))
        return rulebook.CallRules(self.money(given.cost), given.hours, given.upgrade or "", lends)

    def calendar(self) -> dict[str, Any]:
        """What the days bring, by the names of World's fields."""
        given = self.document.calendar
        hours = sorted(given.hours or (), key=lambda one: one.from_day)
        return {
            "turns": tuple(given.turns or ()),
            "closed": tuple(sorted(set(given.closed or ()))),
            "market_hours": tuple(
                (one.from_day, one.to_day, tuple((block[0], block[1]) for block in one.blocks)) for one in hours
            ),
            "power": given.power,
        }

    def good(self, some_id: str, good: m.Good) -> w.Good:
        """A good and its curves over the days."""
        base, currency, cost = compiling_money.price(good, self.document, self.money)
        return w.Good(
            some_id, base, good.depth, good.noise, good.spoil, (good.buys[0], good.buys[1]),
            good.from_day, good.for_sale,
            _points(good.season, "price"), _points(good.season, "wishes"), _points(good.season, "spoil"),
            currency, cost,
            good.bulk, compiling_road.wander(good.drift),
        )  # fmt: skip

    def buyer(self, some_id: str, buyer: m.Buyer) -> w.Buyer:
        """A type of buyer with its wishes, which stand with the goods in a document."""
        goods = self.document.goods
        wishes = {good: (goods[good].wishes or {}).get(some_id, 0) for good in sorted(goods)}
        return w.Buyer(some_id, buyer.weight, {good: many for good, many in wishes.items() if many})

    def middleman(self, some_id: str, man: m.Middleman) -> w.Middleman:
        """A supplier."""
        carries = _by_id(
            man.carries,
            lambda i, c: w.Carried(
                i, c.share, (c.lot[0], c.lot[1]), compiling_road.flaw(c.short), compiling_road.flaw(c.poor)
            ),
        )
        sure = {int(day): tuple(sorted(set(goods))) for day, goods in (man.sure or {}).items()}
        return w.Middleman(
            some_id, man.from_day, carries, dict(sorted(sure.items())), man.present, man.second, man.order.price,
            (man.order.days[0], man.order.days[1]), man.word, man.hours, man.trust,
            _ids(man.friends),
            compiling_road.stops(man.road), man.order.deposit,
        )  # fmt: skip

    def rules(self) -> dict[str, Any]:
        """The rule groups, by the names of World's fields. A group that is not needed is all nothing."""
        doc, given = self.document, self.document.rules
        return {
            "day": self.day(given.day),
            "price": _same(rulebook.PriceRules, given.price),
            "demand": _same(rulebook.DemandRules, given.demand),
            "supply": _same(rulebook.SupplyRules, given.supply),
            "home": _same(rulebook.HouseholdRules, given.household),
            "family": compiling_home.family(given.home, self.money),
            "place_rules": compiling_home.place(given.place),
            "score": _same(rulebook.ScoreRules, given.score, measure=doc.money.measure),
            "inspection": self.laws.inspection(given.inspection),
            "gifts": self.laws.gifts(given.gifts),
            "office": self.laws.office(given.office),
            "media": self.laws.media(given.media),
            "laws": self.laws.laws(),
            **compiling_money.rules(given, self.money),
            "dealing": compiling_sidelines.dealing(given.dealing),
            "demonstration": compiling_sidelines.demonstration(given.demonstration),
            **compiling_bargains.bargains(doc, self.money, self.story),
        }

    def day(self, day: r.DayRules) -> rulebook.DayRules:
        """The day, with the fee of the place and the end of the week."""
        doc = self.document
        fee = self.money(doc.places[doc.start.place].fee)
        blocks = tuple((block[0], block[1]) for block in day.blocks)
        return rulebook.DayRules(day.hours, day.before, blocks, fee, WEEKDAYS.index(doc.calendar.week_ends))


def _same(kind: type[_To], group: Any, **other: Any) -> _To:
    """A rule record from the group of the same numbers: ``keeps`` becomes ``keeps_bp``, already scaled by its type."""
    values = dict(other)
    for name in kind.__dataclass_fields__:  # type: ignore[attr-defined]
        if name not in values:
            value = 0 if group is None else getattr(group, name.removesuffix("_bp").removesuffix("_ppm"))
            values[name] = tuple(value) if isinstance(value, list) else value
    return kind(**values)
