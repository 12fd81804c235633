"""The kinds of values a scenario may hold, and the marks by which the checks find them in a raw document.

Numbers are exact: the reader gives whole numbers and decimals, and a value that is not a whole number of its unit's
smallest part is an error, never rounded. ``Share`` and the like arrive in the models as the engine's whole numbers;
money stays a decimal until its currency is known (:mod:`marketgen.scenario.compiling`).
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from marketgen.engine.frozen import frozen

Number = int | Decimal


@frozen
class Scaled:
    """A number in the document that the engine holds as ``scale`` times itself, within ``low`` and ``high``.

    The validator raises the codes that :mod:`marketgen.scenario.shape` makes sentences of.
    """

    scale: int
    low: Number
    high: Number

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> core_schema.CoreSchema:
        """A plain function: a union of whole number and decimal would report every fault twice."""
        return core_schema.no_info_plain_validator_function(self._validator())

    def _validator(self) -> Callable[[Any], int]:
        scale, low, high = self.scale, self.low, self.high

        def validate(value: Any) -> int:
            if type(value) is int:
                scaled = value * scale
            elif type(value) is Decimal:
                exact = value * scale
                scaled = int(exact)
                if scaled != exact and low <= value <= high:
                    raise PydanticCustomError("decimals", "too many decimals", {"digits": len(str(scale)) - 1})
            else:
                raise PydanticCustomError("number", "not a number", {"whole": scale == 1})
            if not low <= value <= high:
                raise PydanticCustomError(
                    "bounds", "out of bounds", {"low": str(low), "high": str(high), "above": False}
                )
            return scaled

        return validate


@frozen
class Amount:
    """An amount of money as a decimal. keyed: its currency is the key it stands under, else the main one.

    above: it must be more than ``low``. beside: the key beside it that may name another currency.
    """

    low: int = 0
    keyed: bool = False
    above: bool = False
    beside: str = ""

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> core_schema.CoreSchema:
        """A plain function, for the same reason as that of :class:`Scaled`."""
        low, above = self.low, self.above

        def validate(value: Any) -> Decimal:
            if type(value) is not int and type(value) is not Decimal:
                raise PydanticCustomError("number", "not a number", {"whole": False})
            if not low <= value <= MOST_MONEY or (above and value == low):
                ends = {"low": str(low), "high": str(MOST_MONEY), "above": above}
                raise PydanticCustomError("bounds", "out of bounds", ends)
            return Decimal(value)

        return core_schema.no_info_plain_validator_function(validate)


@frozen
class Ref:
    """A text, or the keys of an object, that must be the id of something declared: ``kind`` says of what.

    makes: it does not ask whether something is so but makes it so, such as an effect that raises a flag.
    """

    kind: str
    makes: bool = False


@frozen
class NewId:
    """The keys of an object declare ids of a kind."""

    kind: str


@frozen
class DayKey:
    """The keys of an object are days of the run, written as texts because JSON has no other keys."""


@frozen
class Written:
    """A text somebody reads, up to ``longest`` characters. fills: ``""`` if braces are only braces in it, ``measures``
    if placeholders are filled in, ``count`` if ``{count}`` is the only one."""

    longest: int
    fills: str = ""


@frozen
class Span:
    """A list of two numbers, least and most."""


@frozen
class Ends:
    """An object with ``min``, ``max`` or both."""


@frozen
class OneVerb:
    """An object with exactly one of the engine's verbs."""


@frozen
class Unit:
    """What a number counts, in a few words: ``days``, ``hours``, ``kilos``. Of several on one number the last holds.

    It is what editors, the reference and ``explain`` say, nothing more.
    """

    told: str


@frozen
class Told:
    """A field that is told or cited and is no rule: the digest of the rules leaves it and all in it out."""


@frozen
class Ordered:
    """An object whose entries are shown in the order of the file, so that the order counts."""


@frozen
class Exactly:
    """On numbers, or flags, of which only a few are meant: 1 and true are not the same, though Python says so."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        flags = all(type(word) is bool for word in get_args(source))

        def validate(value: Any) -> Any:
            if flags != (type(value) is bool):
                raise PydanticCustomError("bool_type" if flags else "number", "another kind", {"whole": True})
            return value

        return core_schema.no_info_before_validator_function(validate, handler(source))


MOST_MONEY = 10**12
MOST_DAYS = 400

Name = Annotated[str, Written(80)]
Text = Annotated[str, Written(4000)]
Sentence = Annotated[str, Written(4000, "measures")]
Counted = Annotated[str, Written(80, "count")]

One = Annotated[Literal[1], Exactly()]
Yes = Annotated[Literal[True], Exactly()]
Count = Annotated[int, Scaled(1, 0, 1_000_000)]
Positive = Annotated[int, Scaled(1, 1, 1_000_000)]
SignedCount = Annotated[int, Scaled(1, -1_000_000, 1_000_000)]
Weight = Annotated[int, Scaled(1, 0, 1_000_000), Unit("weight")]
Age = Annotated[int, Scaled(1, 0, 150), Unit("years")]
Rank = Annotated[int, Scaled(1, -1000, 1000), Unit("rank")]
Slots = Annotated[int, Scaled(1, 1, 12), Unit("slots")]
Hours = Annotated[int, Scaled(1, 0, 24), Unit("hours")]
Day = Annotated[int, Scaled(1, 1, MOST_DAYS), Unit("day of the run")]
LaterDay = Annotated[int, Scaled(1, 0, MOST_DAYS), Unit("days")]
LevelMove = Annotated[int, Scaled(1, -4, 4), Unit("campaign levels")]
Percent100 = Annotated[int, Scaled(1, 0, 100), Unit("points of heat")]
Share = Annotated[int, Scaled(10_000, 0, 1), Unit("share")]
Chance = Annotated[int, Scaled(10_000, 0, 1), Unit("chance")]
MostShare = Annotated[int, Scaled(10_000, 0, Decimal("0.9")), Unit("share")]
SignedShare = Annotated[int, Scaled(10_000, -10, 10), Unit("share")]
Factor = Annotated[int, Scaled(10_000, 0, 10), Unit("factor")]
FactorSpan = Annotated[list[Factor], Span(), Field(min_length=2, max_length=2)]
PositiveFactor = Annotated[int, Scaled(10_000, Decimal("0.0001"), 10), Unit("factor")]
Part = Annotated[int, Scaled(1_000_000, 0, 1), Unit("share")]
Danger = Annotated[int, Scaled(1_000_000, 0, 1), Unit("chance a day")]
Trust = Annotated[int, Scaled(100, -5, 5), Unit("points of trust")]
TrustMove = Annotated[int, Scaled(100, -10, 10), Unit("points of trust")]
Fade = Annotated[int, Scaled(100, 0, 10), Unit("points of trust")]
Standing = Annotated[int, Scaled(1000, -1, 1), Unit("points of standing")]
StandingMove = Annotated[int, Scaled(1000, -2, 2), Unit("points of standing")]
Health = Annotated[int, Scaled(10, 0, 100), Unit("points of health")]
HealthMove = Annotated[int, Scaled(10, -100, 100), Unit("points of health")]
Fear = Annotated[int, Scaled(1, 0, 4), Unit("steps of fear")]
Level = Annotated[int, Scaled(1, 0, 4), Unit("campaign level")]
Milli = Annotated[int, Scaled(1000, 0, 1_000_000)]
SignedMilli = Annotated[int, Scaled(1000, -1_000_000, 1_000_000)]
Groups = Annotated[int, Scaled(1, 1, 100), Unit("groups an hour")]
Wishes = Annotated[int, Scaled(1, 1, 10), Unit("wishes a group")]
Days = Annotated[Day, Unit("days")]
DaysSpan = Annotated[list[Days], Span(), Field(min_length=2, max_length=2)]
DayCount = Annotated[Count, Unit("days")]
People = Annotated[Count, Unit("people")]
Units = Annotated[Count, Unit("units of the good")]
SomeUnits = Annotated[Positive, Unit("units of the good")]
SignedUnits = Annotated[SignedCount, Unit("units of the good")]
UnitParts = Annotated[Milli, Unit("units of the good")]
SignedParts = Annotated[SignedMilli, Unit("units of the good")]
Metres = Annotated[Milli, Unit("cubic metres")]
SignedMetres = Annotated[SignedMilli, Unit("cubic metres")]
Price = Annotated[Decimal, Amount(), Unit("money")]
PositivePrice = Annotated[Decimal, Amount(above=True), Unit("money")]
GoodPrice = Annotated[Decimal, Amount(above=True, beside="currency"), Unit("money")]
Money = Annotated[Decimal, Amount(low=-MOST_MONEY), Unit("money")]
Keyed = Annotated[Decimal, Amount(keyed=True), Unit("money")]
KeyedMove = Annotated[Decimal, Amount(low=-MOST_MONEY, keyed=True), Unit("money")]

GoodRef = Annotated[str, Ref("good")]
MakeGood = Annotated[str, Ref("good", makes=True)]
BuyerRef = Annotated[str, Ref("buyer")]
CurrencyRef = Annotated[str, Ref("currency")]
UpgradeRef = Annotated[str, Ref("upgrade")]
MakeUpgrade = Annotated[str, Ref("upgrade", makes=True)]
PersonRef = Annotated[str, Ref("person")]
NeighbourRef = Annotated[str, Ref("neighbour")]
SomebodyRef = Annotated[str, Ref("somebody")]
OfficialRef = Annotated[str, Ref("official")]
MemberRef = Annotated[str, Ref("member")]
FlagRef = Annotated[str, Ref("flag")]
MakeFlag = Annotated[str, Ref("flag", makes=True)]
EventRef = Annotated[str, Ref("event")]
MakeEvent = Annotated[str, Ref("event", makes=True)]
ChoiceRef = Annotated[str, Ref("choice")]
EndingRef = Annotated[str, Ref("ending")]
MakeEnding = Annotated[str, Ref("ending", makes=True)]
SourceRef = Annotated[str, Ref("source")]
PlaceRef = Annotated[str, Ref("place")]
WayRef = Annotated[str, Ref("way")]
RecipeRef = Annotated[str, Ref("recipe")]
RumourRef = Annotated[str, Ref("rumour")]
MealRef = Annotated[str, Ref("meal")]
StanceRef = Annotated[str, Ref("stance")]
WeatherRef = Annotated[str, Ref("weather")]
DifficultyRef = Annotated[str, Ref("difficulty")]
GiftRef = Annotated[str, Ref("gift")]
GoalRef = Annotated[str, Ref("goal")]
StartRef = Annotated[str, Ref("start")]
WordRef = Annotated[str, Ref("word")]
SeedWord = Annotated[str, Ref("seed")]


class Model(BaseModel):
    """What every object of a document has in common: no key but the known ones, no value turned into another kind."""

    # Descriptions are read from the source when the reference is written (marketgen.scenario.fields): pydantic's own
    # use_attribute_docstrings would parse every class at each start.
    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True, protected_namespaces=())

    object_marks: ClassVar[tuple[Ends | OneVerb, ...]] = ()
    """What to check of the object as a whole."""

    note: Annotated[Text | None, Told()] = None
    """A remark for whoever reads the file. The game never shows it."""


class Basis(Model):
    """Where a number comes from."""

    is_: Annotated[str, Ref("basis")] = Field(alias="is")
    """``documented``, ``estimate`` or ``invented``. A documented number cites a source."""
    cite: list[SourceRef] = Field(default_factory=list)
    """The sources, by their ids."""
    about: Text | None = None
    """What the source says, or how the number was chosen."""


class Entry(Model):
    """An object that holds numbers, and may say where they come from."""

    basis: Annotated[dict[str, Basis] | None, Told()] = None
    """By key of this object: where the number, or the numbers, under that key come from. ``rest`` is for all others."""
