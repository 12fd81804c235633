"""Worlds for tests, each loaded or built once in a process; a test that needs another one replaces parts of it.

``first_stall``, ``made_up_country`` and ``two_days`` come from documents, through the reader. ``street`` and ``tiny``
are built here by hand, so that a table of a rule can name every number it depends on: a street in a country of no
name, all systems in the game from the first morning, the rules' numbers those of the base pack.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from marketgen import scenario
from marketgen.engine.world import (
    ALWAYS,
    Buyer,
    Carried,
    Condition,
    CopyRules,
    CreditRules,
    Currency,
    DayRules,
    DemandRules,
    Difficulty,
    Effect,
    Ending,
    EventChoice,
    ExchangeRules,
    GiftRules,
    Goal,
    Good,
    GrowthRules,
    HouseholdRules,
    InspectionRules,
    Lender,
    LenderRules,
    Lesson,
    Meal,
    Member,
    MercyRules,
    Middleman,
    Neighbour,
    Official,
    Passage,
    Point,
    PorterRules,
    PriceRules,
    Regular,
    Rung,
    ScoreRules,
    ShockRules,
    Stance,
    Start,
    Story,
    SupplyRules,
    Test,
    Upgrade,
    Weather,
    World,
)

ROOT = Path(__file__).resolve().parent.parent
FIRST_STALL = ROOT / "scenarios" / "first_stall.json"
CLASS_WEEK = ROOT / "scenarios" / "class_week.json"
THE_AWNING = ROOT / "scenarios" / "the_awning.json"
FOUR_SEASONS = ROOT / "scenarios" / "four_seasons.json"
MADE_UP_COUNTRY = ROOT / "tests" / "data" / "made_up_country.json"
TWO_CHAPTERS = ROOT / "tests" / "data" / "two_chapters.json"
TWO_DAYS = ROOT / "tests" / "data" / "tiny.json"
PRICE = PriceRules(keeps_bp=8000, effect_bp=2000, limit_bp=6000)
DEMAND = DemandRules(
    groups=5, wishes=3, ceiling_bp=12_500, width_bp=4000, neighbour_bp=500, last_block_bp=500, least_bp=200,
    most_bp=9800
)  # fmt: skip
SUPPLY = SupplyRules(
    pressure_bp=7000, spread_bp=(8800, 10_800), trust_off_bp=200, word_trust_bp=500, word_level_bp=400,
    word_least_bp=500, word_most_bp=9800, broken_trust=-100,
)  # fmt: skip
GIFTS = GiftRules(
    start_bp=3500, tie_bp=1000, form_bp=1500, enough_bp=1000, fear_bp=1200, witness_bp=1000, table_witnesses=2,
    least_bp=500, most_bp=9500, keeps_bp=9700, old_bp=7000, gift_bp=3000, met_tie=80, insult_bp=5000, insult_tie=-100,
    fade=5, clumsy_heat=15, fearful=3,
)  # fmt: skip
INSPECTION = InspectionRules(
    official="ox", start_bp=300, level_bp=400, heat_bp=15, sure_days=(2,), warn_bp=1500, off_bp=1000, plead_bp=3000,
    plead_tie_bp=1000, tidy_hours=1, cools=2,
    rungs=(
        Rung("talk", 40, 0, 0, 0, 0, 0),
        Rung("fine", 40, 500, 800, 0, 0, 2),
        Rung("goods", 20, 0, 0, 2500, 1, 5),
    ),
)  # fmt: skip
SCORE = ScoreRules(
    measure="grain", start_ppm=300_000, tenfold_ppm=1_000_000, floor_ppm=50_000, stock_bp=7000, missed_bp=8500,
    last_bp=3334, talk_ppm=4500, talk_days=60,
)  # fmt: skip


@cache
def first_stall() -> World:
    """The shipped scenario that a newcomer plays."""
    return _load(FIRST_STALL).world


@cache
def class_week() -> World:
    """The shipped scenario for a lesson: half of the systems, and cards on fixed days."""
    return _load(CLASS_WEEK).world


@cache
def the_awning() -> World:
    """The shipped scenario in which every system is met."""
    return _load(THE_AWNING).world


@cache
def made_up_country() -> World:
    """A whole scenario that shares no id, name or number with a shipped one."""
    return _load(MADE_UP_COUNTRY).world


@cache
def two_chapters() -> World:
    """First stall in two chapters of three days, with eighteen days between them."""
    return _load(TWO_CHAPTERS).world


@cache
def two_days() -> scenario.Loaded:
    """The smallest document that can be played: what is saved of it is short enough to be cut at every byte."""
    return _load(TWO_DAYS)


def _load(path: Path) -> scenario.Loaded:
    loaded = scenario.load(path)
    assert not isinstance(loaded, list), "\n".join(str(problem) for problem in loaded)
    return loaded


@cache
def street() -> World:
    """A street of four days: two middlemen, a neighbour, a regular, an official, a household, all kinds of stories."""
    return World(
        id="street", digest="street", language="en", first_day=735_997, days=4, place="lane", money="mark",
        currencies={"mark": Currency("mark", 2, 5), "shell": Currency("shell", 0, 1)},
        goods=_goods(), buyers=_buyers(),
        weathers=(Weather("clear", 3, 10_000, 0, (1,)), Weather("storm", 1, 6000, -400)),
        stances={"dear": Stance("dear", 11_500), "even": Stance("even", 10_000), "keen": Stance("keen", 9000)},
        middlemen=_middlemen(),
        neighbours={"nell": Neighbour("nell", 1, {"jar": 1, "plum": 2}, 800, 50)},
        regulars={"rolf": Regular("rolf", 2, 0)},
        officials={"ox": Official("ox", 1, 900, 1, 100, ("candle",), ("candle", "mark", "shell"))},
        household={"aunt": Member("aunt", 640, False), "self": Member("self", 810, True)},
        meals=_meals(),
        difficulties={
            "kind": Difficulty("kind", True, True, 10_000),
            "plain": Difficulty("plain", False, True, 10_000),
            "stern": Difficulty("stern", False, False, 5000),
        },
        difficulty="kind",
        day=DayRules(hours=8, before=2, blocks=((10, 14), (14, 18)), fee=35, week_ends=3),
        price=PRICE, demand=DEMAND, supply=SUPPLY, gifts=GIFTS, inspection=INSPECTION, home=HouseholdRules(-120),
        score=SCORE,
        systems=dict.fromkeys(("price", "demand", "offers", "spoilage", "household", "officials"), 1),
        levels=((1, 1), (3, 2)),
        start=Start(
            money={"mark": 6000, "shell": 3}, stock={"jar": 12, "plum": 20, "candle": 3, "later": 2},
            paid={"jar": 200, "plum": 30}, store={"grain": 1500}, slots=3, meal="bread", stance="even", heat=4,
            standing=0,
        ),
        events=_events(),
        lessons=(Lesson("pricing", 1, _when("asked_at", "jar", 11_000), (("bought", "jar"), ("fair", "jar"))),),
        notices=(Passage("sweep", "notices.sweep.text", _when("day", "", 2, 2)),),
        diary=(
            Passage("fined", "diary.fined.text", _when("fined", "", 1), (("fined", ""),)),
            Passage("any", "diary.any.text", ALWAYS, (("kept", ""),)),
        ),
        epilogue={"stall": (Passage("any", "epilogue.stall.passages.any.text", ALWAYS),)},
        goals={
            "richer": Goal("richer", _when("worth_gain", "", 1000)),
            "fed": Goal("fed", _when("short_meals_run", "", None, 0)),
        },
        endings={
            "jail": Ending("jail", _when("file", "", 6), False),
            "ruin": Ending("ruin", _when("health", "aunt", None, 0), True),
        },
        flags=("lamp", "met_rolf"), texts={}, upgrades={"shelf": Upgrade("shelf", 1, {"mark": 400}, slots=1)},
    )  # fmt: skip


@cache
def bazaar() -> World:
    """The street with the systems of money: shells and beads have a rate, jars are priced in shells; a lender,
    upgrades, credit, carrying, goods on trust, shocks and neighbours who copy."""
    world = street()
    systems = dict.fromkeys(("exchange", "credit", "growth", "porter", "shocks"), 1)
    return replace(
        world, id="bazaar", digest="bazaar", days=9, systems={**world.systems, **systems},
        currencies={
            **world.currencies,
            "bead": Currency("bead", 2, 1, ((1, 900), (5, 860)), 50, (-300, 400)),
            "shell": Currency("shell", 0, 1, ((1, 150), (9, 110)), 200, (-600, 800)),
        },
        goods={**world.goods, "jar": replace(world.goods["jar"], currency="shell", cost=2)},
        lenders={"lena": Lender("lena", 1, 0, 1000, 500)},
        upgrades={
            "cart": Upgrade("cart", 2, {"mark": 1500, "shell": 20}, hours=1, carry=30, needs=("shelf",)),
            "roof": Upgrade("roof", 1, {"mark": 900}, fee=60, groups=1, wet_bp=9200, spoil_off_bp=1000),
            "shelf": Upgrade("shelf", 1, {"mark": 400}, slots=1),
        },
        exchange=ExchangeRules(300, 1), credit=CreditRules(100, 2, 500, 10, 10, 2, -100, 500, -20, 10),
        lending=LenderRules(15, 100, 200, 2, 1000, 30, 2), porter=PorterRules(120),
        mercy=MercyRules(500, 2, 3000, 4, 5000), growth=GrowthRules(6000),
        shocks=ShockRules(3000, (3500, 2500, -2500), 3), copying=CopyRules(1, 3, (-600, 100)),
        middlemen={**world.middlemen, "mo": replace(world.middlemen["mo"], trust=150)},
    )  # fmt: skip


@cache
def tiny() -> World:
    """The smallest whole game: two days, two goods, one middleman with a sure offer, one question in the evening."""
    world = street()
    asks, mo = world.events["rolf_asks"], world.middlemen["mo"]
    return replace(
        world, id="tiny", digest="tiny", days=2,
        goods={"grain": world.goods["grain"], "jar": world.goods["jar"]},
        buyers=(Buyer("walker", 1, {"jar": 700}),),
        middlemen={"mo": replace(mo, carries={"jar": Carried("jar", 8000, (500, 500))}, sure={1: ("jar",)})},
        neighbours={}, officials={"ox": replace(world.officials["ox"], forms=(), takes=("shell",))},
        meals={
            "bread": Meal("bread", {"grain": 500}, 10, 2, False),
            "crust": Meal("crust", {"grain": 250}, 0, -60, True),
        },
        start=replace(world.start, money={"mark": 900, "shell": 2}, stock={"jar": 6}, paid={"jar": 200}, slots=2),
        events={"rolf_asks": replace(asks, choices=tuple(item for item in asks.choices if item.id in ("give", "no")))},
        lessons=(), flags=("met_rolf",),
    )  # fmt: skip


def _goods() -> dict[str, Good]:
    return {
        "candle": Good("candle", 250, 40, 0, 0, (1, 1), 1, False),
        "grain": Good("grain", 400, 80, 100, 0, (1, 4), 1, False),
        "jar": Good("jar", 300, 50, 400, 0, (1, 3), 1, True),
        "later": Good("later", 150, 40, 300, 0, (1, 2), 3, True),
        "plum": Good(
            "plum", 50, 100, 500, 900, (2, 6), 1, True, (Point(1, 10_000), Point(4, 11_500)),
            (Point(1, 9000), Point(3, 12_000)),
        ),
    }  # fmt: skip


def _buyers() -> tuple[Buyer, ...]:
    return (
        Buyer("carter", 3, {"jar": 300, "later": 100, "plum": 400}),
        Buyer("child", 2, {"later": 200, "plum": 600}),
        Buyer("cook", 5, {"jar": 500, "plum": 300}),
    )


def _middlemen() -> dict[str, Middleman]:
    return {
        "mo": Middleman(
            "mo", 1, {"jar": Carried("jar", 8200, (3000, 5000)), "plum": Carried("plum", 8000, (4000, 6000))},
            {1: ("jar", "plum")}, 10_000, 5000, 9400, (1, 2), 9000, 1, 0,
        ),
        "pim": Middleman(
            "pim", 2, {"grain": Carried("grain", 8500, (1000, 3000)), "later": Carried("later", 7000, (5000, 5000))},
            {}, 6000, 5000, 9000, (1, 1), 5000, 3, 200,
        ),
    }  # fmt: skip


def _meals() -> dict[str, Meal]:
    return {
        "bread": Meal("bread", {"grain": 600}, 20, 2, False),
        "crust": Meal("crust", {"grain": 300}, 5, -60, True),
        "pie": Meal("pie", {"grain": 400, "plum": 2000}, 60, 8, False),
    }


def _when(measure: str, subject: str = "", low: int | None = None, high: int | None = None) -> Condition:
    return Condition("all", (Test(measure, subject, low, high),))


def _events() -> dict[str, Story]:
    """One story for each way to arise; together they use every verb of engine/effects.py."""
    told = (
        Effect("price", "jar", -1000, 2), Effect("fit", "jar", 800, 1), Effect("heat", "", 7),
        Effect("standing", "", -30),
        Effect("health", "aunt", -25), Effect("expects", "ox", 1000), Effect("fear", "ox", 1), Effect("flag", "lamp"),
        Effect("one_of", "way", 0, 0, None, ((1, (Effect("money", "shell", 1),)), (3, (Effect("stock", "plum", -4),)))),
    )  # fmt: skip
    gives = (
        Effect("money", "mark", -700), Effect("trust", "rolf", 150), Effect("flag", "met_rolf"),
        Effect("hours", "", 1),
    )  # fmt: skip
    hides = (
        Effect("knows", "", 2), Effect("file", "", 1), Effect("unflag", "lamp"), Effect("tie", "ox", -40),
        Effect("if", "", 0, 0, _when("heat", "", 8), (
            (1, (Effect("money", "mark", -9000),)), (1, (Effect("stock", "candle", 1),)))),
    )  # fmt: skip
    crates = (
        Effect("event", "returns", 0, 1),
        Effect("stock", "jar", -4),
        Effect("stock", "jar", -4),
        Effect("money", "shell", 2),
    )
    return {
        "crates": Story("crates", "noon", "rolf", _when("day", "", 2), 2, 10, 2, False, False, (), (
            EventChoice("lend", ALWAYS, crates), EventChoice("no", ALWAYS, ()))),
        "returns": Story("returns", "noon", "rolf", ALWAYS, 0, 10, 0, False, True, (Effect("money", "mark", 900),), ()),
        "rolf_asks": Story("rolf_asks", "evening", "rolf", _when("day", "", 2, 3), 5, 10, 0, True, False, (), (
            EventChoice("give", ALWAYS, gives), EventChoice("hide", ALWAYS, hides),
            EventChoice("later", Condition("all", (Test("flag", "lamp", None, None),)), (Effect("end", "ruin"),)),
            EventChoice("no", ALWAYS, (Effect("trust", "rolf", -100),)))),
        "wind": Story("wind", "morning", "", _when("day", "", 2, 2), 0, 10, 0, False, False, told, ()),
    }  # fmt: skip
