"""Run: the state of a game, in plain whole numbers, words and small records; to JSON and back unchanged.

Records are replaced, never changed in place, so a copy of a run is a copy of its containers. Units as in
``world``.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import field
from hashlib import blake2b
from operator import attrgetter, is_not
from typing import Any

from marketgen.engine.cargo import Cargo as Cargo
from marketgen.engine.cargo import Fault as Fault
from marketgen.engine.cargo import Load as Load
from marketgen.engine.cargo import Paper as Paper
from marketgen.engine.cargo import Trip as Trip
from marketgen.engine.council_rules import Faith as Faith
from marketgen.engine.enterprise import (
    Asked,
    PartnerState,
    RightState,
    Sack,
    SackBuyer,
    SideState,
    StakeState,
    YardState,
)
from marketgen.engine.frozen import changing, compared, needed
from marketgen.engine.haggling import NOTHING as NO_BARGAINING
from marketgen.engine.haggling import Bargained, Bargaining, Haggle
from marketgen.engine.home_rules import HomeState
from marketgen.engine.owing import Copy as Copy
from marketgen.engine.owing import Daily as Daily
from marketgen.engine.owing import Debt as Debt
from marketgen.engine.owing import KyeState as KyeState
from marketgen.engine.owing import ReformState as ReformState
from marketgen.engine.records import DayRecord as DayRecord
from marketgen.engine.records import GoodState as GoodState
from marketgen.engine.records import Heard as Heard
from marketgen.engine.records import Line as Line
from marketgen.engine.records import Mood as Mood
from marketgen.engine.records import News as News
from marketgen.engine.records import Offer as Offer
from marketgen.engine.records import OfficialState as OfficialState
from marketgen.engine.records import Order as Order
from marketgen.engine.records import Tally as Tally
from marketgen.engine.records import Told as Told
from marketgen.engine.records import Weeks as Weeks
from marketgen.engine.street_rules import Belief, Stall
from marketgen.engine.venture_rules import Batch, Course, Craft, Ordered, Signed, VentureState

JsonObject = dict[str, Any]

NO_VENTURES = VentureState()
"""Nothing was applied for, made, signed or ordered."""


@changing
class Run:
    """The state of a game. phase: ``morning noon evening away over``; pending: ``""``, ``event:<id>``, ``inspection``
    ``bargain`` or ``held:<load>``, which may wait.

    place: where you are, empty on the road. permit: the last day of your papers, 0 for none. bought_at: pressure of
    your own buying by place and good, bp. arrived: units that came today, by person. looked: whose goods were looked at
    today. free_loads: so many more loads that no post asks about.
    memory is no part of the state: totals already worked out, each kept with all it was worked out from.
    """

    seed: str
    difficulty: str
    goal: str
    day: int
    phase: str
    hours: int
    away: int
    pending: str
    money: dict[str, int]
    goods: dict[str, GoodState]
    slots: tuple[str, ...]
    trust: dict[str, int]
    officials: dict[str, OfficialState]
    health: dict[str, int]
    store: dict[str, int]
    meal: str
    offers: tuple[Offer, ...]
    orders: tuple[Order, ...]
    weather: str
    prices: dict[str, int]  # neighbours' prices today, "ada.plum" -> minor units
    prepared: bool
    inspected: int  # the last day of an inspection, 0 if never
    heat: int
    standing: int
    knows: int
    knows_peak: int
    file: int
    flags: tuple[str, ...]
    seen: dict[str, int]
    chosen: dict[str, str]  # event -> the choice last made
    forks: tuple[tuple[int, str, str], ...]  # (day, event, choice)
    scheduled: tuple[tuple[int, str], ...]
    moods: tuple[Mood, ...]
    visited: tuple[str, ...]  # middlemen the walk to whom is done today
    today: DayRecord
    past: tuple[DayRecord, ...]
    start_worth: int
    ended: str = ""
    home: HomeState = field(default_factory=HomeState)
    cast: tuple[str, ...] = ()  # who of the pools is in this run
    gone: tuple[str, ...] = ()  # who has left it
    notices: tuple[tuple[int, str], ...] = ()  # (day, notice) that hung on the board, in order
    told: tuple[Told, ...] = ()  # the rumours, in the order in which they were told
    heard: dict[str, Heard] = field(default_factory=dict)  # prices of other places, "place.good"
    favours: dict[str, int] = field(default_factory=dict)  # that somebody owes you
    served: dict[str, int] = field(default_factory=dict)  # service -> the day it was last done for an official
    firm: int = 0  # how often you refused firmly
    level: int = 0  # the campaign level today
    closed: int = 0  # the last day on which the stall was shut for the rest of the day
    envied: int = 0  # envy stirred by what happened, in points; cools like heat
    knows_day: int = 0  # the day on which one more knew, or one forgot
    informed: int = 0
    found: int = 0  # 1 once you were found with banned media
    licence: int = 0  # the last day on which the stall may not open
    warned: int = 0  # the last day on which you were warned
    inspections: int = 0
    gifts_run: int = 0  # worth of all gifts taken, minor units
    checks: tuple[int, ...] = ()  # days on whose evening the house is visited
    watched: tuple[tuple[str, int], ...] = ()  # (good, last day) watched for a while
    worse: tuple[tuple[int, int], ...] = ()  # (steps, last day) by which inspections are worse
    carried: tuple[tuple[str, str], ...] = ()  # (official, go-between) who brought him something of yours
    hours_of: int = 0  # hours the day began with, 0 for those of the scenario
    drift: dict[str, int] = field(default_factory=dict)  # currency -> bp off its curve
    debts: tuple[Debt, ...] = ()
    daily: tuple[Daily, ...] = ()
    built: dict[str, int] = field(default_factory=dict)  # upgrade -> the day
    poor_days: int = 0
    porter_days: int = 0
    porter_day: int = 0  # the last day of carrying for others, 0 if never
    mercy: int = 0  # the day of goods on trust, 0 if never
    lender_bp: int = -1  # the rate a month that an event has set, -1 for none
    best: str = ""  # the best seller of the last day, and for how many days running
    best_days: int = 0
    copies: tuple[Copy, ...] = ()
    place: str = ""
    trip: Trip = Trip()
    trips: int = 0
    permit: int = 0
    known_places: tuple[str, ...] = ()
    bought_at: dict[str, int] = field(default_factory=dict)
    loads: tuple[Load, ...] = ()
    free_loads: int = 0
    posts_paid: int = 0
    arrived: dict[str, int] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    looked: tuple[str, ...] = ()
    posts_asked: tuple[tuple[int, str, str], ...] = ()  # (day, post, answer) of every load that was held
    reform: ReformState | None = None
    council: dict[str, Faith] = field(default_factory=dict)  # by member of the household
    kyes: dict[str, KyeState] = field(default_factory=dict)  # those you are in
    street: dict[str, Stall] = field(default_factory=dict)  # by neighbour
    bargaining: Bargaining = NO_BARGAINING
    begun: str = ""  # the named start, if it bars something for the whole run
    weeks: tuple[Weeks, ...] = ()  # between the chapters so far
    sidelines: dict[str, SideState] = field(default_factory=dict)  # what was learned or taken up
    stakes: dict[str, StakeState] = field(default_factory=dict)  # shares you have
    partners: dict[str, PartnerState] = field(default_factory=dict)
    asks: Asked | None = None  # for other money, today
    walked: dict[str, int] = field(default_factory=dict)  # good -> the day on which friends last walked about in it
    ventures: VentureState = NO_VENTURES
    proposed: tuple[str, ...] = ()  # shares that an official has spoken of
    yards: dict[str, YardState] = field(default_factory=dict)  # by upgrade
    rights: dict[str, RightState] = field(default_factory=dict)  # to places of your own, by upgrade
    permits: dict[str, Paper] = field(default_factory=dict)  # by place, those asked for among them
    memory: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def pressing(self) -> bool:
        """Whether somebody waits who must be answered first; a held load may wait until dusk."""
        return self.pending != "" and not self.pending.startswith("held:")

    def copy(self) -> Run:
        """A run that can be moved on without touching this one."""
        state = self.__dict__.copy()  # one step for all fields: without slots, because of this
        for name in _CHANGED_IN_PLACE:
            state[name] = state[name].copy()
        other = object.__new__(Run)
        other.__dict__ = state
        return other


_CHANGED_IN_PLACE = (
    "money", "goods", "trust", "officials", "health", "store", "prices", "seen", "chosen", "favours", "served", "heard",
    "drift", "built",
    "bought_at", "arrived", "kyes", "council", "sidelines", "stakes", "walked", "partners",
    "street", "permits", "rights", "yards",
)  # fmt: skip
LATER: dict[str, Any] = {
    "begun": "", "council": {}, "kyes": {}, "street": {}, "reform": None, "bargaining": NO_BARGAINING, "weeks": (),
    "sidelines": {}, "stakes": {}, "proposed": (), "walked": {}, "partners": {}, "asks": None,
    "permits": {}, "rights": {}, "yards": {},
    "ventures": NO_VENTURES,
}  # fmt: skip
"""Parts of a run that belong to systems which most scenarios lack: where there is nothing in them they are not spelt,
so that a run without such a system is spelt as it was before the system came."""

_RECORDS: dict[str, type] = {
    "goods": GoodState,
    "home": HomeState,
    "officials": OfficialState,
    "offers": Offer,
    "orders": Order,
    "moods": Mood,
    "told": Told,
    "heard": Heard,
    "debts": Debt,
    "daily": Daily,
    "copies": Copy,
    "lines": Line,
    "tallies": Tally,
    "today": DayRecord,
    "past": DayRecord,
    "trip": Trip,
    "cargo": Cargo,
    "loads": Load,
    "faults": Fault,
    "kyes": KyeState,
    "reform": ReformState,
    "council": Faith,
    "street": Stall,
    "beliefs": Belief,
    "bargaining": Bargaining,
    "now": Haggle,
    "haggle": Haggle,
    "bargains": Bargained,
    "weeks": Weeks,
    "news": News,
    "sidelines": SideState,
    "stakes": StakeState,
    "partners": PartnerState,
    "asks": Asked,
    "permits": Paper,
    "ventures": VentureState,
    "courses": Course,
    "crafts": Craft,
    "batches": Batch,
    "names": Signed,
    "contracts": Ordered,
    "rights": RightState,
    "yards": YardState,
    "buyers": SackBuyer,
    "sacks": Sack,
}

_ALONE = ("today", "home", "trip", "reform", "bargaining", "haggle", "asks", "ventures")
"""Of these there is one record, not several."""

_LEFT_OUT: dict[type, dict[str, Any]] = {
    Run: LATER,
    DayRecord: {"bargains": ()},
    Tally: {"bargained": 0, "lost": 0},
    Debt: {"kye": ""},
}
"""What later systems keep, and how it is while there is nothing in it: it is then left out of all that is spelt, so
that a run without the system is stored, and identified, as it was before there was one."""


_ROWS = (
    "forks", "scheduled", "extra", "watched", "worse", "carried", "notices", "posts_asked", "earlier",
    "pots", "trail", "came", "grudges", "truces",
)  # fmt: skip
_BOOLS = ("prepared", "covered", "stopped", "spoken", "free")
_TUPLES = {
    "slots", "offers", "orders", "flags", "moods", "visited", "past", "lines", "hourly", "mistakes", "notes",
    "cast", "gone", "checks", "told",
    "known_places", "looked", "tried", "fellows", "out", "lacking", "stood",
    "bargains", "now", "cues", "levels", "stopped_at", "matters", "proposed",
    "workers", "hands", "showed", "shows",
}  # fmt: skip
_Shape = tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]], dict[str, None], tuple[str, ...]]

_SHAPES: dict[type, _Shape] = {}
_NONE: dict[str, Any] = {}


def _shaped(kind: type) -> _Shape:
    """What is spelt of a kind of record, in the order of the names; what reads it (there are several) at once; the same
    names to be looked up, and those that must be there."""
    names = tuple(sorted(compared(kind)))
    shape = _SHAPES[kind] = (names, attrgetter(*names), dict.fromkeys(names), needed(kind))
    return shape


def _as_object(record: Any) -> JsonObject:
    """A record as an object of JSON, its parts as they are."""
    kind = type(record)
    names, read, _known, _needed = _SHAPES.get(kind) or _shaped(kind)
    found = dict(zip(names, read(record), strict=True))
    for name, nothing in _LEFT_OUT.get(kind, _NONE).items():
        if found[name] == nothing:
            del found[name]
    return found


def to_json(run: Run) -> JsonObject:
    """A run as what JSON can hold. :func:`from_json` gives an equal run back."""
    return json.loads(_ENCODE(run))  # type: ignore[no-any-return]


def present_to_json(run: Run) -> JsonObject:
    """The same without the days that are over."""
    return json.loads(present(run))  # type: ignore[no-any-return]


def record_to_json(record: DayRecord) -> JsonObject:
    """A day that is over as what JSON can hold, as :func:`to_json` has it in ``past``."""
    return json.loads(_ENCODE(record))  # type: ignore[no-any-return]


def from_json(data: JsonObject) -> Run:
    """The run that :func:`to_json` wrote. Raises ValueError if the data is no run's."""
    try:
        return _record(Run, data)  # type: ignore[no-any-return]
    except (TypeError, KeyError, AttributeError) as fault:
        raise ValueError(f"this is not the state of a run: {fault}") from fault


def _record(kind: type, data: JsonObject) -> Any:
    """A record; what was written before a field came into the game has its default."""
    _names, _read, known, must = _SHAPES.get(kind) or _shaped(kind)
    odd = [name for name in data if name not in known] + [name for name in must if name not in data]
    if odd:
        raise KeyError(", ".join(sorted(odd)))
    return kind(**{name: _field(name, value) for name, value in data.items()})


def _field(name: str, value: Any) -> Any:
    kind = _RECORDS.get(name)
    if kind is not None:
        if isinstance(value, list):
            return tuple(_record(kind, item) for item in value)
        if name in _ALONE:
            return _record(kind, value)
        return {key: _record(kind, item) for key, item in value.items()}
    if name in _ROWS:
        return tuple(tuple(row) for row in value)
    if name in _TUPLES:
        return tuple(value)
    if not isinstance(value, (int, str, dict)) or isinstance(value, bool) != (name in _BOOLS):
        raise TypeError(f"{name} is of the wrong kind")
    return value


def canonical(thing: Any) -> bytes:
    """The one spelling of a run's state, or of a record: JSON, keys sorted, no blanks, UTF-8."""
    return _ENCODE(thing).encode()


def present(run: Run) -> bytes:
    """:func:`canonical` of a run's state without the days that are over."""
    state = _as_object(run)
    del state["past"]
    return canonical(state)


def digest(run: Run, spelt: bytes = b"") -> str:
    """What identifies a state: 32 hexadecimal digits of BLAKE2b over the days that are over, chained one by one, and
    :func:`present` of the rest (``spelt``, if it is at hand). Chained, so that a hundred days do not cost a hundred
    times a day's work."""
    return blake2b(_past_digest(run) + (spelt or present(run)), digest_size=16).hexdigest()


def _past_digest(run: Run) -> bytes:
    """The chained digest of the days that are over; remembered for as long as the days are the same."""
    known: tuple[DayRecord, ...]
    chain: bytes
    known, chain = run.memory.get("past", ((), b""))
    if len(known) > len(run.past) or any(map(is_not, known, run.past)):
        known, chain = (), b""
    for record in run.past[len(known) :]:
        spelt = canonical(record)
        chain = blake2b(chain + spelt, digest_size=16).digest()
        run.memory["spelt"] = (record, spelt)
    run.memory["past"] = (run.past, chain)
    return chain


def last_day(run: Run) -> bytes:
    """:func:`canonical` of the last day that is over; IndexError if none is. A digest has spelt it already."""
    record, spelt = run.memory.get("spelt", (None, b""))
    return spelt if record is run.past[-1] else canonical(run.past[-1])


_ENCODE = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, check_circular=False, default=_as_object
).encode
