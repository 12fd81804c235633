"""A whole scenario, format 1."""

from typing import Annotated, Literal

from pydantic import Field

from marketgen.scenario.models.bargains import Bargain
from marketgen.scenario.models.chapters import Chapter
from marketgen.scenario.models.council import Council
from marketgen.scenario.models.kye import Kye
from marketgen.scenario.models.laws import Law
from marketgen.scenario.models.lint import Lint
from marketgen.scenario.models.money import Lender, Upgrade
from marketgen.scenario.models.people import (
    Buyer,
    Currency,
    Difficulty,
    Good,
    Meal,
    Member,
    Middleman,
    Neighbour,
    Official,
    Place,
    Regular,
    Stance,
)  # fmt: skip
from marketgen.scenario.models.prompts import Pause, Prompt
from marketgen.scenario.models.reform import Reform
from marketgen.scenario.models.requires import Requires
from marketgen.scenario.models.road import Outline, Post, Way
from marketgen.scenario.models.rules import Block, Rules
from marketgen.scenario.models.services import Service
from marketgen.scenario.models.sidelines import PartnerRules, Sideline, Stake
from marketgen.scenario.models.starts import NamedStart
from marketgen.scenario.models.story import (
    Ending,
    Event,
    Flag,
    Goal,
    Lesson,
    Notice,
    Part,
    Passage,
    Rumour,
    Source,
    Word,
)  # fmt: skip
from marketgen.scenario.models.systems import Systems
from marketgen.scenario.models.teacher import Teacher
from marketgen.scenario.models.trials import Trial
from marketgen.scenario.models.types import (
    Basis,
    Count,
    CurrencyRef,
    Day,
    DayKey,
    Days,
    DifficultyRef,
    Entry,
    GoodRef,
    Keyed,
    Level,
    LevelMove,
    MealRef,
    Metres,
    Model,
    Name,
    NewId,
    Ordered,
    People,
    Percent100,
    PlaceRef,
    Positive,
    Price,
    Ref,
    Scaled,
    Sentence,
    Slots,
    StanceRef,
    Standing,
    Text,
    Told,
    Unit,
    UnitParts,
    Units,
    WeatherRef,
)  # fmt: skip
from marketgen.scenario.models.ventures import Contract, Firm, Recipe, Workshop
from marketgen.scenario.models.weather import Weather


class Start(Entry):
    """What a run begins with."""

    date: Annotated[str, Ref("date")]
    """The date of day 1, as YEAR-MONTH-DAY."""
    days: Days
    """How many days there are."""
    place: PlaceRef
    """Where the stall is."""
    difficulty: DifficultyRef
    """The level of difficulty if none is asked for."""
    money: dict[CurrencyRef, Keyed]
    """Money in hand, by currency."""
    stock: dict[GoodRef, Units] | None = None
    """Units at the stall, by good."""
    paid: dict[GoodRef, Price] | None = None
    """What each unit of the stock cost, in the main currency."""
    store: dict[GoodRef, UnitParts] | None = None
    """Units in the household's store, by good."""
    slots: Slots
    """How many goods can be shown at once."""
    meal: MealRef | None = None
    """What the household eats until it is changed."""
    stance: StanceRef
    """How goods are priced until it is changed."""
    heat: Percent100 = 0
    """Heat, 0 to 100."""
    standing: Standing = 0
    """Standing, -1 to 1."""
    wood: Metres = 0
    """Wood at home, in cubic metres."""
    goals_drawn: Annotated[Count, Unit("goals")] = 0
    """How many of the goals each seed draws to choose from; 0 for all of them."""


class Money(Model):
    """Which currency and which good things are counted in."""

    main: CurrencyRef
    """The currency of prices at the market."""
    measure: GoodRef
    """The good in which worth is counted."""


class LevelFrom(Entry):
    """A campaign level from a day on."""

    from_day: Day
    """The first day."""
    level: Level
    """The level, 0 to 4."""


class MarketHours(Entry):
    """Market hours of some days that are not the usual ones."""

    from_day: Day
    """The first day."""
    to_day: Day
    """The last day."""
    blocks: Annotated[list[Block], Field(min_length=2, max_length=2)]
    """The two blocks of the market, each as first hour and hour it ends."""


class Draw(Entry):
    """How many of those with ``pool`` are in a run."""

    neighbours: People = 0
    """Neighbours."""
    regulars: People = 0
    """Regulars."""


class Calendar(Entry):
    """What the days of this scenario bring."""

    level: list[LevelFrom] | None = None
    """The campaign level, from day to day; 0 before the first."""
    weather: dict[Annotated[str, DayKey()], WeatherRef] | None = None
    """The weather of given days, whatever luck says."""
    turns: list[LevelMove] | None = None
    """What each week may add to the level: one of these, each as likely."""
    closed: list[Day] | None = None
    """Days on which the market is shut."""
    hours: list[MarketHours] | None = None
    """Other market hours for some days."""
    power: Annotated[int, Scaled(1, 0, 7), Unit("evenings a week")] = 0
    """Evenings of a week on which there is current."""
    week_ends: Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"] = "sun"
    """The evening on which gifts of the week are set against what was expected."""


HEADER = {
    "extends": "The id of another scenario, all of whose sections this one has too; see Extending another scenario."
}
"""Keys of a file that are gone once it is joined with what it extends, each with what it is."""


class Document(Model):
    """A scenario."""

    schema_: Annotated[Text | None, Told()] = Field(default=None, alias="$schema")
    """For editors; the game does not read it."""
    format: Literal[1]
    """The format of the file."""
    id: Annotated[str, Told()]
    """The scenario's own id: small letters, digits and _, a letter first."""
    playable: Annotated[bool, Told()] = True
    """Whether it can be played; a base pack cannot."""
    title: Name
    """The title."""
    hangul: Name | None = None
    """The title in Korean letters."""
    version: Annotated[Name, Told()] = "0.1.0"
    """The author's own version."""
    language: Annotated[Name, Told()]
    """The language of the texts, as a code."""
    summary: Text | None = None
    """One sentence for the list of scenarios."""
    for_whom: Name | None = None
    """For whom it is, in a few words."""
    minutes: Annotated[Positive | None, Unit("minutes"), Told()] = None
    """How long it takes, in minutes."""
    authors: Annotated[list[Name] | None, Told()] = None
    """Who wrote it."""
    licence: Annotated[Name | None, Told()] = None
    """The licence."""
    requires: Annotated[Requires | None, Told()] = None
    """What it needs: the versions of marketgen. Others say so and do not read on."""
    story: Sentence | None = None
    """What to know before it begins."""
    first_words: Sentence | None = None
    """The first words of a run."""
    last_words: Sentence | None = None
    """The last words of a run."""
    closing: Sentence | None = None
    """A question for afterwards."""
    closing_second: Sentence | None = None
    """A second one, for two players or a class."""
    basis: Annotated[dict[str, Basis] | None, Told()] = None
    """Where the numbers come from that say nothing themselves, by section; ``rest`` is for all others."""
    start: Start
    """What a run begins with."""
    money: Money
    """What things are counted in."""
    calendar: Calendar = Field(default_factory=Calendar)
    """What the days bring."""
    systems: Systems
    """When each system enters the game."""
    currencies: Annotated[dict[str, Currency], NewId("currency")]
    """The currencies, by id."""
    stances: Annotated[dict[str, Stance], NewId("stance")]
    """The stances, by id."""
    difficulties: Annotated[dict[str, Difficulty], NewId("difficulty")]
    """The levels of difficulty, by id."""
    buyers: Annotated[dict[str, Buyer], NewId("buyer")]
    """The types of buyers, by id."""
    weathers: Annotated[dict[str, Weather], NewId("weather")]
    """The weathers, by id."""
    places: Annotated[dict[str, Place], NewId("place")]
    """The places, by id."""
    ways: Annotated[dict[str, Way], NewId("way")] = Field(default_factory=dict)
    """The ways to travel, by id."""
    posts: Annotated[dict[str, Post], NewId("post")] = Field(default_factory=dict)
    """The posts on the roads, by id."""
    rivers: Annotated[dict[str, Outline], NewId("outline"), Told()] = Field(default_factory=dict)
    """Rivers and coasts of the map, by id."""
    goods: Annotated[dict[str, Good], NewId("good")]
    """The goods, by id."""
    middlemen: Annotated[dict[str, Middleman], NewId("middleman")] = Field(default_factory=dict)
    """The suppliers, by id."""
    neighbours: Annotated[dict[str, Neighbour], NewId("neighbour")] = Field(default_factory=dict)
    """The sellers at the next stalls, by id."""
    regulars: Annotated[dict[str, Regular], NewId("regular")] = Field(default_factory=dict)
    """Those who come again, by id."""
    draw: Draw = Field(default_factory=Draw)
    """How many of the pools are in a run."""
    rumours: Annotated[dict[str, Rumour], NewId("rumour")] = Field(default_factory=dict)
    """What people say, by id."""
    lenders: Annotated[dict[str, Lender], NewId("lender")] = Field(default_factory=dict)
    """Those who lend money, by id."""
    upgrades: Annotated[dict[str, Upgrade], NewId("upgrade")] = Field(default_factory=dict)
    """What can be built or bought for the stall, by id."""
    kyes: Annotated[dict[str, Kye], NewId("kye")] = Field(default_factory=dict)
    """Savings clubs, by id."""
    partners: Annotated[dict[str, PartnerRules], NewId("partner")] = Field(default_factory=dict)
    """Who may sell with the player, by id."""
    sidelines: Annotated[dict[str, Sideline], NewId("sideline")] = Field(default_factory=dict)
    """Work beside the stall, by id."""
    stakes: Annotated[dict[str, Stake], NewId("stake")] = Field(default_factory=dict)
    """Shares in what somebody else runs, by id."""
    workshops: Annotated[dict[str, Workshop], NewId("workshop")] = Field(default_factory=dict)
    """Business workshops, by id."""
    recipes: Annotated[dict[str, Recipe], NewId("recipe")] = Field(default_factory=dict)
    """What can be made at home, by id."""
    firms: Annotated[dict[str, Firm], NewId("firm")] = Field(default_factory=dict)
    """State enterprises that lend their names, by id."""
    contracts: Annotated[dict[str, Contract], NewId("contract")] = Field(default_factory=dict)
    """Those who order what is made, by id."""
    officials: Annotated[dict[str, Official], NewId("official")] = Field(default_factory=dict)
    """The officials, by id."""
    services: Annotated[dict[str, Service], NewId("service")] = Field(default_factory=dict)
    """What can be done for officials instead of a gift, by id."""
    bargains: Annotated[dict[str, Bargain], NewId("bargain")] = Field(default_factory=dict)
    """Those who may come to bargain, by id."""
    household: Annotated[dict[str, Member], NewId("member")] = Field(default_factory=dict)
    """Those who eat at home, by id."""
    reform: Reform | None = None
    """A reform of the notes."""
    council: Council | None = None
    """Who of them is asked about what, before it is done."""
    meals: Annotated[dict[str, Meal], NewId("meal")] = Field(default_factory=dict)
    """What can be eaten, by id."""
    rules: Rules
    """The numbers of the rules."""
    laws: Annotated[dict[str, Law], NewId("law")] = Field(default_factory=dict)
    """The rules of the year, by id."""
    flags: Annotated[dict[str, Flag], NewId("flag")] = Field(default_factory=dict)
    """What is remembered, by id."""
    lessons: Annotated[dict[str, Lesson], NewId("lesson")] = Field(default_factory=dict)
    """The steps of the tutorial, by id."""
    notices: Annotated[dict[str, Notice], NewId("notice")] = Field(default_factory=dict)
    """What stands on the notice board, by id."""
    events: Annotated[dict[str, Event], NewId("event")] = Field(default_factory=dict)
    """The events, by id."""
    diary: Annotated[dict[str, Passage], NewId("diary line")] = Field(default_factory=dict)
    """The lines of the diary, by id: of those told least often the first that holds is written."""
    threads: Annotated[dict[str, Passage], NewId("thread")] = Field(default_factory=dict)
    """What a day leaves open, by id: the first that holds is told when it is over."""
    goals: Annotated[dict[str, Goal], NewId("goal")]
    """The goals to choose from, by id."""
    endings: Annotated[dict[str, Ending], NewId("ending")] = Field(default_factory=dict)
    """The ways to end early, by id."""
    epilogue: Annotated[dict[str, Part], NewId("part")] = Field(default_factory=dict)
    """The parts of the epilogue, by id."""
    sources: Annotated[dict[str, Source], NewId("source"), Told()] = Field(default_factory=dict)
    """The sources, by id."""
    glossary: Annotated[dict[str, Word], NewId("word"), Told()] = Field(default_factory=dict)
    """The words to look up, by id."""
    chapters: Annotated[dict[str, Chapter], NewId("chapter")] = Field(default_factory=dict)
    """The parts of a long run that are played, by id; without any every day is."""
    starts: Annotated[dict[str, NamedStart], NewId("start")] = Field(default_factory=dict)
    """Other mornings on which a playtest or a lesson can begin, by id."""
    pauses: Annotated[dict[str, Pause], NewId("pause"), Told()] = Field(default_factory=dict)
    """Where a lesson stops, by id."""
    prompts: Annotated[dict[str, Prompt], NewId("prompt"), Ordered(), Told()] = Field(default_factory=dict)
    """What is asked of who plays, by id, in this order."""
    teacher: Annotated[Teacher | None, Told()] = None
    """For whoever teaches with it."""
    tests: Annotated[dict[str, Trial], NewId("test"), Told()] = Field(default_factory=dict)
    """What is expected of the bots that play it, by id."""
    lint: Annotated[Lint | None, Told()] = None
    """What the check lets pass."""
