"""Whom one can be in a scenario: as usual, or as at one of its named starts of day 1; each with what is open and closed
to them, and with what they begin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from marketgen.engine.arithmetic import of_bp
from marketgen.engine.frozen import frozen
from marketgen.engine.starts import NamedStart
from marketgen.engine.world import Start, World
from marketgen.i18n import _
from marketgen.play import numbers, wording

if TYPE_CHECKING:
    from marketgen.play.trying import Trial


@frozen
class Person:
    """Somebody to be. id: of the named start, empty for the usual one; about: a line; story: what to know before;
    opened: what is open to this one alone, empty if nothing is named; barred: why each closed door is closed;
    money: what is in hand; goods: what the goods at the stall cost; extra: what stands already, by name."""

    id: str
    name: str
    about: str
    story: str
    opened: str
    barred: tuple[str, ...]
    money: str
    goods: str
    extra: tuple[str, ...] = ()


def persons(world: World, level: str = "") -> tuple[Person, ...]:
    """Everybody one can be, the usual one first; only that one where the scenario has no other. ``level``: the
    difficulty that the money is told for, else the scenario's own."""
    texts = world.texts
    usual = next((f"household.{who.id}." for who in world.household.values() if who.player), "")
    name = texts.get(f"{usual}full_name", "") or texts.get("title", world.id)
    about, story = texts.get(f"{usual}about", ""), texts.get("story", "")
    told = [Person("", name, about, story, "", (), *_begins(world, world.start, level))]
    for one in (start for start in world.starts.values() if start.day == 1):
        own = f"starts.{one.id}."
        called, line, before, opened = (texts.get(f"{own}{key}", "") for key in ("name", "about", "story", "opened"))
        barred = tuple(dict.fromkeys(texts[f"{own}barred.{verb}"] for verb in sorted(one.barred)))
        built = tuple(wording.name(world, upgrade, "upgrades") for upgrade in one.built)
        money, goods = _begins(world, one, level)
        told.append(Person(one.id, called, line, before, opened, barred, money, goods, built))
    return tuple(told)


def _begins(world: World, start: Start | NamedStart, level: str) -> tuple[str, str]:
    """Money in hand, and what the goods at the stall cost."""
    share = world.difficulties[level or world.difficulty].money_bp
    held = [numbers.priced(world, of_bp(start.money[each], share), each) for each in _ordered(world, start.money)]
    cost = sum(units * start.paid.get(good, 0) for good, units in start.stock.items())
    return ", ".join(held) or _("no money"), numbers.priced(world, cost)


def _ordered(world: World, money: Mapping[str, int]) -> list[str]:
    return [currency for currency in world.currencies if money.get(currency)]


def begins(person: Person) -> str:
    """What somebody begins with, in a sentence."""
    extra = ", ".join((person.money, *person.extra))
    return _("In hand: {money}. The goods at the stall cost {goods}.").format(money=extra, goods=person.goods)


def as_whom(who: str) -> Trial | None:
    """How a whole game begins as the person of a named start; None for nobody in particular."""
    if not who:
        return None
    from marketgen.play.trying import Trial

    return Trial(start=who, whole=True)
