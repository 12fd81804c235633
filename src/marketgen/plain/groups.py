"""The menu of a scenario with many systems, in about a dozen lines: what is wanted most by itself, the rest in groups
with a list of their own."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.commands import Command
from marketgen.i18n import N_, _
from marketgen.plain.item import Item
from marketgen.play import wording
from marketgen.play.actions import ACTIONS
from marketgen.play.timeline import Timeline

OFFERS = 3
"""Offers with a line of their own; the others are in the list of what else can be brought."""

TITLES = {
    "show": N_("Show and price"),
    "supply": N_("Orders and other offers"),
    "money": N_("Money and credit"),
    "home": N_("At home"),
    "road": N_("The road"),
    "people": N_("People and gifts"),
    "build": N_("Your stall"),
    "board": N_("Rumours and calls"),
}
"""Each group, in the order of the menu."""

_GROUP = {
    "display": "show", "prices": "show",
    "orders": "supply", "form credit": "supply", "form inspect": "supply", "form sacks": "supply",
    "form exchange": "money", "form borrow": "money", "form pay": "money", "form carry": "money",
    "form on_trust": "money", "form kye": "money", "form beside": "money", "form venture": "money",
    "home": "home", "form kimjang": "home", "form wood": "home", "form care": "home", "form dues": "home",
    "form ask_help": "home",
    "form trip": "road", "form parcel": "road", "form papers": "road",
    "give": "people", "form street": "people",
    "form build": "build", "form demonstrate": "build", "tidy": "build", "form early": "build",
    "form bargains": "build",
    "follow": "board", "form call": "board",
}  # fmt: skip
"""The group of a choice, by its key or the first word of it; others stand by themselves."""

_SYSTEM = {"growth": "build", "porter": "money", "exchange": "money", "credit": "money", "rumours": "board",
           "street": "people", "kye": "money", "sidelines": "money", "partners": "money", "dealing": "money",
           "ventures": "money",
           "demonstration": "build",
           "bargains": "build",
           "reform": "money", "family": "home", "travel": "road", "shipments": "supply"}  # fmt: skip
"""Where what a system brings is found, if that is in a group."""

_LABELS = {
    "display": N_("what is on show"), "prices": N_("prices"),
} | {f"form {action.id}": action.label for action in ACTIONS} | {
    "orders": N_("order ahead"), "home": N_("meals"), "tidy": N_("tidy"), "follow": N_("follow up"),
}  # fmt: skip


def grouped(scene: Timeline, items: list[Item]) -> list[Item]:
    """The choices with a group in place of those that belong together.

    The way on is first. What comes and goes within a phase is last, so that no other number moves: what is proposed,
    and what takes back.
    """
    groups: dict[str, list[Item]] = {name: [] for name in TITLES}
    first: list[Item] = []
    last: list[Item] = []
    proposed: list[Item] = []
    folded = _folded(scene, items)
    for item in items:
        name = "supply" if item.key in folded else _group(item)
        if name:
            groups[name].append(item)
        elif item.key in ("propose", "again"):
            proposed.append(item)
        else:
            (last if item.undo else first).append(item)
    together = [_as_one(scene, name, held) for name, held in groups.items() if _anything(held)]
    return [*first, *together, *proposed, *last]


def _group(item: Item) -> str:
    return _GROUP.get(item.key) or _GROUP.get(item.key.split(" ")[0], "")


def _folded(scene: Timeline, items: list[Item]) -> set[str]:
    """Offers without a line of their own: those too dear for what was in hand at dawn, and all but the first few."""
    offers = [item for item in items if item.command and item.command.verb == "take"]
    near = [item for item in offers if _affordable(scene, item.command)]
    return {item.key for item in offers if item not in near[:OFFERS]}


def _affordable(scene: Timeline, command: Command | None) -> bool:
    assert command is not None  # it is an offer's
    return any(
        (offer.who, offer.good) == command.ids and offer.price <= scene.run.today.opening for offer in scene.run.offers
    )


def _anything(held: list[Item]) -> bool:
    """Whether a group has more in it than what keeps its place for another day."""
    return any(not item.refusal or not item.key.startswith("form ") for item in held)


def _as_one(scene: Timeline, name: str, held: list[Item]) -> Item:
    title = _(TITLES[name])
    inside = dict.fromkeys(_short(scene, item) for item in held if _anything([item]))
    label = _("{group}: {choices}.").format(group=title, choices=", ".join(inside))
    if len(held) == 1 and held[0].opens and held[0].key.split(" ")[0] != "give":  # no list of one line before the list
        return Item(f"group {name}", label, opens=held[0].opens, title=held[0].title, heard=title, only=held[0].key)
    return Item(f"group {name}", label, opens=_list(held), title=title, heard=title)


def _list(held: list[Item]) -> Callable[[Timeline], list[Item]]:
    return lambda _scene: held


def _short(scene: Timeline, item: Item) -> str:
    """A choice in a word or two, for the line of its group."""
    if item.command and item.command.verb == "take":
        return wording.name(scene.world, item.command.ids[1])
    if item.key.startswith("give "):
        return wording.person(scene.world, item.key.partition(" ")[2])
    return _(_LABELS[item.key])


def where(system: str) -> str:
    """Where in the menu what a system brings is found: the title of a group; empty if it is in none."""
    return _(TITLES[_SYSTEM[system]]) if system in _SYSTEM else ""
