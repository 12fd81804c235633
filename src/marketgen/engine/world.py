"""World: a compiled scenario, frozen, in whole numbers only.

Everything a rule needs and no text: names and sentences are in ``World.texts``, keyed by their path in the
scenario document (``goods.plum.name``), and are read by ``play.phrasing`` alone. Mappings keep the order of
their ids (sorted by the compiler), so that no result depends on the order of a file.

Units: money in minor units of its currency; goods in whole units; household stores in thousandths of a unit;
health in tenths of a point (0-1000); trust and tie in hundredths (-500..500); heat in points (0-100); standing
in thousandths (-1000..1000); ``_bp`` in basis points; ``_ppm`` in parts per million; days from 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields
from typing import Any

from marketgen.engine.council_rules import CouncilRules as CouncilRules
from marketgen.engine.council_rules import Matter as Matter
from marketgen.engine.council_rules import Reason as Reason
from marketgen.engine.council_rules import Voice as Voice
from marketgen.engine.enterprise import DealRules as DealRules
from marketgen.engine.enterprise import DemoRules as DemoRules
from marketgen.engine.enterprise import Partner as Partner
from marketgen.engine.enterprise import Sideline as Sideline
from marketgen.engine.enterprise import Stake as Stake
from marketgen.engine.folk import Carried as Carried
from marketgen.engine.folk import Member as Member
from marketgen.engine.folk import Middleman as Middleman
from marketgen.engine.folk import Neighbour as Neighbour
from marketgen.engine.folk import Official as Official
from marketgen.engine.folk import Regular as Regular
from marketgen.engine.frozen import frozen
from marketgen.engine.geography import Journey as Journey
from marketgen.engine.geography import Outline as Outline
from marketgen.engine.geography import Place as Place
from marketgen.engine.geography import Post as Post
from marketgen.engine.geography import Sold as Sold
from marketgen.engine.geography import Stop as Stop
from marketgen.engine.geography import Way as Way
from marketgen.engine.haggling import Bargain as Bargain
from marketgen.engine.haggling import BargainRules as BargainRules
from marketgen.engine.haggling import Cue as Cue
from marketgen.engine.home_rules import FamilyRules as FamilyRules
from marketgen.engine.home_rules import PlaceRules as PlaceRules
from marketgen.engine.plot import ALWAYS as ALWAYS
from marketgen.engine.plot import Condition as Condition
from marketgen.engine.plot import Effect as Effect
from marketgen.engine.plot import Ending as Ending
from marketgen.engine.plot import EventChoice as EventChoice
from marketgen.engine.plot import Goal as Goal
from marketgen.engine.plot import Help as Help
from marketgen.engine.plot import Lesson as Lesson
from marketgen.engine.plot import Passage as Passage
from marketgen.engine.plot import Rumour as Rumour
from marketgen.engine.plot import Service as Service
from marketgen.engine.plot import Story as Story
from marketgen.engine.plot import Test as Test
from marketgen.engine.prompts import Pause as Pause
from marketgen.engine.prompts import Prompt as Prompt
from marketgen.engine.roadbook import ParcelRules as ParcelRules
from marketgen.engine.roadbook import RoadRules as RoadRules
from marketgen.engine.rulebook import CallRules as CallRules
from marketgen.engine.rulebook import CheckRules as CheckRules
from marketgen.engine.rulebook import DayRules as DayRules
from marketgen.engine.rulebook import DemandRules as DemandRules
from marketgen.engine.rulebook import EnvyRules as EnvyRules
from marketgen.engine.rulebook import GiftRules as GiftRules
from marketgen.engine.rulebook import HouseholdRules as HouseholdRules
from marketgen.engine.rulebook import InspectionRules as InspectionRules
from marketgen.engine.rulebook import Law as Law
from marketgen.engine.rulebook import LeastRules as LeastRules
from marketgen.engine.rulebook import MediaRules as MediaRules
from marketgen.engine.rulebook import OfficeRules as OfficeRules
from marketgen.engine.rulebook import PriceRules as PriceRules
from marketgen.engine.rulebook import Rung as Rung
from marketgen.engine.rulebook import ScoreRules as ScoreRules
from marketgen.engine.rulebook import SquadRules as SquadRules
from marketgen.engine.rulebook import StoryRules as StoryRules
from marketgen.engine.rulebook import SupplyRules as SupplyRules
from marketgen.engine.rulebook_money import CopyRules as CopyRules
from marketgen.engine.rulebook_money import CreditRules as CreditRules
from marketgen.engine.rulebook_money import ExchangeRules as ExchangeRules
from marketgen.engine.rulebook_money import GrowthRules as GrowthRules
from marketgen.engine.rulebook_money import Kye as Kye
from marketgen.engine.rulebook_money import Lender as Lender
from marketgen.engine.rulebook_money import LenderRules as LenderRules
from marketgen.engine.rulebook_money import MercyRules as MercyRules
from marketgen.engine.rulebook_money import PorterRules as PorterRules
from marketgen.engine.rulebook_money import ReformRules as ReformRules
from marketgen.engine.rulebook_money import Right as Right
from marketgen.engine.rulebook_money import ShockRules as ShockRules
from marketgen.engine.rulebook_money import Upgrade as Upgrade
from marketgen.engine.rulebook_money import Yard as Yard
from marketgen.engine.starts import Chapter as Chapter
from marketgen.engine.starts import NamedStart as NamedStart
from marketgen.engine.street_rules import StreetRules as StreetRules
from marketgen.engine.venture_rules import Contract as Contract
from marketgen.engine.venture_rules import Firm as Firm
from marketgen.engine.venture_rules import Placement as Placement
from marketgen.engine.venture_rules import Recipe as Recipe
from marketgen.engine.venture_rules import Workshop as Workshop


@frozen
class Currency:
    """A currency: ``decimals`` digits after the point in its minor unit, prices rounded to ``step`` minor units.

    rates: (day, minor units of the main currency for one whole unit), straight lines between; none for the main one
    and for what nobody changes. noise_bp: the greatest daily step either way; bounds_bp: how far from the curve the
    steps may lead together.
    """

    id: str
    decimals: int
    step: int
    rates: tuple[tuple[int, int], ...] = ()
    noise_bp: int = 0
    bounds_bp: tuple[int, int] = (0, 0)


@frozen
class Point:
    """A point of a curve over the days: straight lines between points, level beyond them."""

    day: int
    bp: int


@frozen
class Good:
    """A good. ``base`` is the price of a unit before pressure, season and events, in minor units.

    depth: units; selling one lowers the price by ``PriceRules.effect_bp / depth``.
    noise_bp: the greatest daily step either way. spoil_bp: share lost each night.
    buys: units in one purchase, least and most. from_day: the first day it is in the game.
    for_sale: whether a stall may show it. price_curve, wish_curve, spoil_curve: season as factors by day.
    currency, cost: of a good that is priced in another currency, and what a unit costs there in minor units; ``base``
    is then that cost at the rate of day 1. bulk: grams of a unit. drift: how it wanders in the whole country, as the
    greatest step of a night and the share of the distance that stays; see ``wander``.
    """

    id: str
    base: int
    depth: int
    noise_bp: int
    spoil_bp: int
    buys: tuple[int, int]
    from_day: int
    for_sale: bool
    price_curve: tuple[Point, ...] = ()
    wish_curve: tuple[Point, ...] = ()
    spoil_curve: tuple[Point, ...] = ()
    currency: str = ""
    cost: int = 0
    bulk: int = 1000
    drift: tuple[int, int] = (0, 0)


@frozen
class Buyer:
    """A type of buyer: weight among the groups, and of 1,000 wishes how many are for each good."""

    id: str
    weight: int
    wishes: Mapping[str, int]


@frozen
class Weather:
    """A weather: its weight among the days, the share of groups that come, and what it adds to fit.

    ``fixed_days`` are days that have this weather whatever the seed says; curve: the season, as factors of the weight.
    """

    id: str
    weight: int
    groups_bp: int
    fit_bp: int
    fixed_days: tuple[int, ...] = ()
    curve: tuple[Point, ...] = ()


@frozen
class Stance:
    """How a good is priced against its going price, in basis points of it."""

    id: str
    factor_bp: int


@frozen
class Meal:
    """What the family eats in a day: goods in thousandths of a unit for all together, side dishes in money.

    health: what it does to each member, in tenths of a point. short: counts as saving on food.
    """

    id: str
    goods: Mapping[str, int]
    money: int
    health: int
    short: bool


@frozen
class Difficulty:
    """A level of difficulty: whether odds are shown as numbers, whether undo works, the start money, and how many
    rumours a morning brings at most."""

    id: str
    odds_as_numbers: bool
    undo: bool
    money_bp: int
    rumours: int = 3


@frozen
class Start:
    """What a run begins with: money in minor units, goods in units with what they cost each, slots, stores in
    thousandths, meal, stance, and standing and heat."""

    money: Mapping[str, int]
    stock: Mapping[str, int]
    paid: Mapping[str, int]
    store: Mapping[str, int]
    slots: int
    meal: str
    stance: str
    heat: int
    standing: int
    wood: int = 0  # thousandths of a cubic metre


@frozen
class World:
    """A compiled scenario. ``digest`` identifies its rules (texts left out). See the module text for units.

    systems: system -> the day it enters the game (``price demand offers spoilage household officials travel
    shipments``).
    levels: campaign level as points (day, level): each holds from its day on.
    """

    id: str
    digest: str
    language: str
    first_day: int  # proleptic Gregorian ordinal of day 1 (datetime.date.toordinal)
    days: int
    place: str
    money: str  # the main currency
    currencies: Mapping[str, Currency]
    goods: Mapping[str, Good]
    buyers: tuple[Buyer, ...]
    weathers: tuple[Weather, ...]
    stances: Mapping[str, Stance]
    middlemen: Mapping[str, Middleman]
    neighbours: Mapping[str, Neighbour]
    regulars: Mapping[str, Regular]
    officials: Mapping[str, Official]
    household: Mapping[str, Member]
    meals: Mapping[str, Meal]
    difficulties: Mapping[str, Difficulty]
    difficulty: str  # the default
    day: DayRules
    price: PriceRules
    demand: DemandRules
    supply: SupplyRules
    gifts: GiftRules
    inspection: InspectionRules
    home: HouseholdRules
    score: ScoreRules
    systems: Mapping[str, int]
    levels: tuple[tuple[int, int], ...]
    start: Start
    events: Mapping[str, Story]
    lessons: tuple[Lesson, ...]
    notices: tuple[Passage, ...]
    diary: tuple[Passage, ...]
    epilogue: Mapping[str, tuple[Passage, ...]]
    goals: Mapping[str, Goal]
    endings: Mapping[str, Ending]
    flags: tuple[str, ...]
    texts: Mapping[str, str] = field(repr=False)
    family: FamilyRules = field(default_factory=FamilyRules)
    place_rules: PlaceRules = field(default_factory=PlaceRules)
    goals_drawn: int = 0  # how many of the goals a seed offers; 0 for all
    rumours: Mapping[str, Rumour] = field(default_factory=dict)
    calls: CallRules | None = None
    follow_hours: int = 1  # what it takes to find out how much of a rumour is so
    threads: tuple[Passage, ...] = ()  # what a day leaves open
    draw: Mapping[str, int] = field(default_factory=dict)  # group -> how many of its pool are in a run
    spread_bp: int = 0  # the share of a move of trust that spreads to friends
    story: StoryRules = field(default_factory=StoryRules)
    turns: tuple[int, ...] = ()  # of the campaign level, one of them each week by the seed
    closed: tuple[int, ...] = ()  # days on which the market is shut
    market_hours: tuple[tuple[int, int, tuple[tuple[int, int], ...]], ...] = ()  # (first day, last day, blocks)
    power: int = 0  # evenings of a week with current
    office: OfficeRules | None = None
    media: MediaRules | None = None
    laws: tuple[Law, ...] = ()
    lenders: Mapping[str, Lender] = field(default_factory=dict)
    upgrades: Mapping[str, Upgrade] = field(default_factory=dict)
    services: Mapping[str, Service] = field(default_factory=dict)
    council: CouncilRules | None = None
    reform: ReformRules | None = None
    street: StreetRules | None = None
    kyes: Mapping[str, Kye] = field(default_factory=dict)
    exchange: ExchangeRules = field(default_factory=ExchangeRules)
    credit: CreditRules = field(default_factory=CreditRules)
    lending: LenderRules = field(default_factory=LenderRules)
    porter: PorterRules = field(default_factory=PorterRules)
    mercy: MercyRules = field(default_factory=MercyRules)
    growth: GrowthRules = field(default_factory=GrowthRules)
    shocks: ShockRules = field(default_factory=ShockRules)
    copying: CopyRules = field(default_factory=CopyRules)
    places: Mapping[str, Place] = field(default_factory=dict)
    ways: Mapping[str, Way] = field(default_factory=dict)
    posts: Mapping[str, Post] = field(default_factory=dict)
    outlines: tuple[Outline, ...] = ()
    road: RoadRules = field(default_factory=RoadRules)
    parcel: ParcelRules = field(default_factory=ParcelRules)
    starts: Mapping[str, NamedStart] = field(default_factory=dict)  # besides that of day 1
    chapters: tuple[Chapter, ...] = ()  # in their order; none: every day is played
    pauses: tuple[Pause, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    bargains: Mapping[str, Bargain] = field(default_factory=dict)
    bargaining: BargainRules | None = None
    sidelines: Mapping[str, Sideline] = field(default_factory=dict)
    stakes: Mapping[str, Stake] = field(default_factory=dict)
    demonstration: DemoRules | None = None
    dealing: DealRules | None = None
    partners: Mapping[str, Partner] = field(default_factory=dict)
    workshops: Mapping[str, Workshop] = field(default_factory=dict)
    recipes: Mapping[str, Recipe] = field(default_factory=dict)
    firms: Mapping[str, Firm] = field(default_factory=dict)  # that lend their names
    contracts: Mapping[str, Contract] = field(default_factory=dict)
    sealed: bool = False  # whether how likely things are is told in words alone, as in a lesson; no rule looks at it
    memo: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)  # see ``almanac``

    def __getstate__(self) -> tuple[None, dict[str, Any]]:
        """What is sent to another process: the fields, without what was worked out from them."""
        state = {one.name: getattr(self, one.name) for one in fields(self)}
        return None, {**state, "memo": {}}

    def people(self) -> tuple[Middleman | Neighbour | Regular | Lender, ...]:
        """Everybody whose trust can be counted, in a fixed order; who of them is in a run, ``engine.people`` knows."""
        return (
            *self.middlemen.values(), *self.neighbours.values(), *self.regulars.values(), *self.lenders.values(),
        )  # fmt: skip

    def met(self, system: str, day: int) -> bool:
        """Whether a system is in the game on a day; one that the scenario does not name never is."""
        first = self.systems.get(system, 0)
        return 0 < first <= day

    def level(self, day: int) -> int:
        """The campaign level of a day, 0-4."""
        level = 0
        for first, value in self.levels:
            if first <= day:
                level = value
        return level

    def weekday(self, day: int) -> int:
        """0 for Monday to 6 for Sunday."""
        return (self.first_day + day - 2) % 7


def on_curve(curve: tuple[Point, ...], day: int) -> int:
    """The value of a curve on a day, in basis points; 10,000 where there is no curve."""
    if not curve:
        return 10_000
    before = curve[0]
    for point in curve:
        if point.day >= day:
            if point.day == before.day or point.day == day:
                return point.bp if point.day == day else before.bp
            span, gone = point.day - before.day, day - before.day
            return before.bp + ((point.bp - before.bp) * gone) // span
        before = point
    return before.bp
