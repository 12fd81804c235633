"""Practice: putting a number of a run at a value, for authors who try out a scenario. No command of the game."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from marketgen.engine.events import Refusal, refuse
from marketgen.engine.frozen import frozen
from marketgen.engine.replacing import replace
from marketgen.engine.run import Run
from marketgen.engine.world import World


@frozen
class Setting:
    """What can be put. of: the kind of id it wants, or nothing; measure: whose unit its value has; low, high: both
    included, in that unit."""

    of: str
    measure: str
    low: int
    high: int
    put: Callable[[Run, str, int], None]


MOST = 999_999_999
"""The greatest sum or number of units, as in a command."""


def _stock(run: Run, good: str, value: int) -> None:
    state = run.goods[good]
    cost = state.cost * value // state.stock if state.stock else 0
    slots = run.slots if value else tuple("" if slot == good else slot for slot in run.slots)
    run.goods[good], run.slots = replace(state, stock=value, cost=cost), slots


def _money(run: Run, currency: str, value: int) -> None:
    run.money[currency] = value


def _trust(run: Run, person: str, value: int) -> None:
    run.trust[person] = value


def _tie(run: Run, official: str, value: int) -> None:
    run.officials[official] = replace(run.officials[official], tie=value)


def _health(run: Run, member: str, value: int) -> None:
    run.health[member] = value


def _heat(run: Run, _subject: str, value: int) -> None:
    run.heat = value


def _flag(run: Run, flag: str, value: int) -> None:
    others = tuple(one for one in run.flags if one != flag)
    run.flags = (*others, flag) if value else others


SETTINGS: dict[str, Setting] = {
    "money": Setting("currency", "money", 0, MOST, _money),
    "stock": Setting("good", "stock", 0, MOST, _stock),
    "trust": Setting("person", "trust", -500, 500, _trust),
    "tie": Setting("official", "tie", -500, 500, _tie),
    "health": Setting("member", "health", 10, 1000, _health),
    "heat": Setting("", "heat", 0, 100, _heat),
    "flag": Setting("flag", "", 0, 1, _flag),
}
"""Everything that can be put, by name."""


def ids(world: World, run: Run, what: str) -> tuple[str, ...]:
    """The ids that a setting can be put for, in order; none for one that wants none."""
    known: dict[str, Iterable[str]] = {
        "currency": run.money, "good": run.goods, "person": run.trust, "official": run.officials,
        "member": run.health, "flag": world.flags, "": (),
    }  # fmt: skip
    return tuple(sorted(known[SETTINGS[what].of]))


def put(world: World, run: Run, what: str, subject: str, value: int) -> Run | Refusal:
    """A run with one number put at a value. Refused for what cannot be put, for whom, or out of bounds."""
    setting = SETTINGS.get(what)
    if setting is None or (setting.of and subject not in ids(world, run, what)) or (subject and not setting.of):
        return refuse("no_such", kind=setting.of if setting else "verb", id=subject or what)
    if not setting.low <= value <= setting.high:
        return refuse("practice_bounds", low=setting.low, high=setting.high)
    if run.phase == "over":
        return refuse("over")
    changed = run.copy()
    setting.put(changed, subject, value)
    return changed
