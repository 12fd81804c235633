"""Stage 4, sense: trade that can never pay, and a household that a stall can never feed.

All figures are of usual days, as kind as can be: the season bought at its lowest and sold at its highest, the day's
noise for you, the dearest stance, full loads. Events, shocks, drift and gaps are left to luck.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import isqrt

from marketgen.engine.world import Point, on_curve
from marketgen.i18n import _
from marketgen.scenario.context import Context
from marketgen.scenario.models.document import Document
from marketgen.scenario.models.people import Currency, Good
from marketgen.scenario.models.road import Place
from marketgen.scenario.possible import NEVER
from marketgen.scenario.reach import Reach
from marketgen.scenario.source import Path

_BP = 10_000


def check(context: Context, document: Document, reach: Reach) -> None:
    """Add the problems of carriage, suppliers and the table at home."""
    prices = _Prices(document)
    for place_id, place in document.places.items():
        if place_id != document.start.place and place.sells and reach.first(("place", place_id)) != NEVER:
            _carriage(context, document, prices, place_id, place)
    if document.systems.offers:
        _suppliers(context, document, prices)
    _table(context, document, prices)
    _courses(context, document)


class _Prices:
    """What goods can cost and fetch at most, in the main currency."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._dearest = Fraction(max((one.factor for one in document.stances.values()), default=_BP), _BP)
        self.base: dict[str, Fraction] = {}
        """A unit's price before pressure and events, at the top of its season and rate."""
        self.swing: dict[str, Fraction] = {}
        """How many times its lowest price of the run its highest is, by season and rate."""
        self.fetches: dict[str, Fraction] = {}
        """The most that a unit can fetch, as a factor of what its price was on the day on which it was bought."""
        for some_id, good in document.goods.items():
            self._add(some_id, good)

    def _add(self, some_id: str, good: Good) -> None:
        bottom, top = self._rates(good)
        low, high = _ends(_season(good), self._document.start.days)
        stance = self._dearest if good.for_sale else Fraction(1)
        self.base[some_id] = Fraction(good.price) * top * Fraction(high, _BP)
        self.swing[some_id] = Fraction(high, max(1, low)) * top / bottom
        self.fetches[some_id] = self.swing[some_id] * stance * (1 + Fraction(good.noise, _BP))

    def _rates(self, good: Good) -> tuple[Fraction, Fraction]:
        currency = self._document.currencies.get(good.currency or "")
        if currency is None or not currency.rates or good.currency == self._document.money.main:
            return Fraction(1), Fraction(1)
        low, high = currency.bounds or [0, 0]
        rates = [Fraction(rate) for rate in _rates_of(currency)]
        return min(rates) * (1 + Fraction(low, _BP)), max(rates) * (1 + Fraction(high, _BP))


def _rates_of(currency: Currency) -> list[Decimal]:
    return [point.rate for point in currency.rates or ()]


def _season(good: Good) -> tuple[Point, ...]:
    points = sorted((point.day, point.price) for point in good.season or () if point.price is not None)
    return tuple(Point(day, price) for day, price in points)


def _ends(curve: tuple[Point, ...], days: int) -> tuple[int, int]:
    """The least and the greatest value of a curve on the days of a run."""
    turns = [1, days, *(point.day for point in curve if 1 < point.day < days)]
    values = [on_curve(curve, day) for day in turns]
    return min(values), max(values)


def _carriage(context: Context, document: Document, prices: _Prices, place_id: str, place: Place) -> None:
    """A good that never fetches at home what it costs there; a place from which no load pays the fare."""
    gains: list[tuple[Fraction, Fraction, Fraction]] = []
    path: Path = ("places", place_id, "sells")
    for good, sold in (place.sells or {}).items():
        costs = Fraction(sold.share, _BP) * Fraction(place.source_share, _BP) * (1 - Fraction(place.noise, _BP))
        entry, fetches = document.goods[good], prices.fetches[good]
        if entry.from_day > document.start.days:
            continue
        if costs >= fetches:
            what = _(
                '"{good}" costs {cost} at "{place}" at least and fetches {worth} at home at most, in units of its price'
            )
            what = what.format(good=good, cost=_told(costs), worth=_told(fetches), place=place_id)
            mend = _('lower "share" under {worth}, or sell it nowhere else').format(worth=_told(fetches))
            context.add("W313", (*path, good, "share"), what, mend)
            continue
        most = Fraction(max(1, sold.lot[1] * entry.depth // _BP))
        gains.append(((fetches - costs) * prices.base[good], most, Fraction(max(1, entry.bulk), 1000)))
    for way_id, way in document.ways.items():
        journey = way.to.get(place_id)
        if journey is not None and gains:
            best = _load(gains, Fraction(journey.carries, 1000))
            if best <= 2 * journey.fare:
                what = _(
                    'no load from "{place}" pays its way: it gains {gain} at most, and the fare is {fare} both ways'
                )
                what = what.format(place=place_id, gain=_told(best), fare=2 * journey.fare)
                mend = _('lower "fare" under {fare}, carry more, or let goods cost less there')
                mend = mend.format(fare=_told(best / 2))
                context.add("W313", ("ways", way_id, "to", place_id, "fare"), what, mend)


def _load(gains: list[tuple[Fraction, Fraction, Fraction]], carries: Fraction) -> Fraction:
    """The most that a load of so many kilos can gain: (gain, units, kilos of a unit), the best for its weight first."""
    total, left = Fraction(0), carries
    for gain, units, kilos in sorted(gains, key=lambda one: one[0] / one[2], reverse=True):
        taken = min(units, left / kilos)
        total += taken * gain
        left -= taken * kilos
    return total


def _suppliers(context: Context, document: Document, prices: _Prices) -> None:
    """Goods for sale that a supplier never brings for less than they fetch."""
    rules = document.rules.supply
    assert rules is not None
    off = 1 - min(Fraction(1), Fraction(rules.trust_off * 5, _BP))
    for who, man in document.middlemen.items():
        best = min(Fraction(min(rules.spread), _BP), Fraction(man.order.price, _BP)) * off
        for good, carried in man.carries.items():
            costs, fetches = Fraction(carried.share, _BP) * best, prices.fetches[good]
            if document.goods[good].for_sale and costs >= fetches:
                what = _(
                    '"{good}" costs {cost} from "{who}" at least and fetches {worth} at most, in units of its price'
                )
                what = what.format(good=good, who=who, cost=_told(costs), worth=_told(fetches))
                mend = _('lower "share" under {worth}').format(worth=_told(fetches / best))
                context.add("W314", ("middlemen", who, "carries", good, "share"), what, mend)


def _table(context: Context, document: Document, prices: _Prices) -> None:
    """A household whose cheapest meal costs more than a stall can take in a day."""
    if not document.systems.household or not document.meals:
        return
    costs = {some_id: sum(_meal(document, prices, some_id), Fraction(0)) for some_id in document.meals}
    cheapest = min(costs, key=lambda some_id: (costs[some_id], some_id))
    takings = _takings(document, prices)
    if costs[cheapest] > takings:
        what = _(
            'the household cannot be fed: "{meal}", the cheapest meal, costs {cost}; a stall takes {most} a day at most'
        )
        what = what.format(meal=cheapest, cost=_told(costs[cheapest]), most=_told(takings))
        context.add("W315", ("meals", cheapest), what, _("let a meal cost less, or more buyers come"), key=True)


def _courses(context: Context, document: Document) -> None:
    """A drift or a gap that wanders so far that the limit of prices holds it on one day in twenty and more."""
    limit = Fraction(document.rules.price.limit, _BP)
    for section, key, how in (
        *((("goods", some_id), "drift", good.drift) for some_id, good in document.goods.items()),
        *((("places", some_id), "gap", place.gap) for some_id, place in document.places.items()),
    ):
        if how is None:
            continue
        step, keeps = Fraction(how.step, _BP), Fraction(how.keeps, _BP)
        usual = (
            step**2 / 3 / (1 - keeps**2)
        )  # variance of even steps, summed over the nights of which something is left
        if 4 * usual > limit**2:
            what = _('"{id}" wanders by {share} of its price and more; its limit is {limit}').format(
                id=section[1], share=_told(_root(usual)), limit=_told(limit)
            )
            mend = _("let a night keep less, or a step be under {step}").format(
                step=_told(step * limit / 2 / _root(usual))
            )
            context.add("W318", (*section, key), what, mend, key=True)


def _root(number: Fraction) -> Fraction:
    return Fraction(isqrt(int(number * 10**12)), 10**6)


def _meal(document: Document, prices: _Prices, meal: str) -> Iterator[Fraction]:
    """What a meal costs where nothing is in the store: side dishes, and each good at its lowest price."""
    entry = document.meals[meal]
    yield Fraction(entry.money)
    for good, milli in entry.goods.items():
        yield Fraction(milli, 1000) * prices.base[good] / prices.swing[good]


def _takings(document: Document, prices: _Prices) -> Fraction:
    """More than a stall takes in a day: every group buys the most of the dearest good; wages of a porter count too."""
    rules = document.rules
    hours = sum(end - first for first, end in rules.day.blocks)
    groups = rules.demand.groups + sum(upgrade.groups for upgrade in document.upgrades.values())
    dearest = [
        max(good.buys) * prices.base[some_id] * prices.fetches[some_id]
        for some_id, good in document.goods.items()
        if good.for_sale
    ]
    wage = Fraction(rules.porter.wage) if rules.porter else Fraction(0)
    return max(groups * hours * max(dearest, default=Fraction(0)), wage)


def _told(number: Fraction) -> str:
    """A number as it is shown: two digits after the point at most."""
    told = f"{float(number):.2f}"
    return told.rstrip("0").rstrip(".")
