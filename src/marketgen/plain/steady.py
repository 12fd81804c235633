"""Numbers that stay: within a phase a choice keeps the number it was first read under, and what was taken back has its
own. Who listens types what they heard, not what has moved there since."""

from __future__ import annotations

from dataclasses import replace

from marketgen.i18n import N_, _
from marketgen.plain.item import Item, number_of, standing
from marketgen.plain.menu import menu
from marketgen.play.timeline import Timeline

FEW = 2
"""Choices that may have changed before all are read again."""

Moment = tuple[int, str, str]


class Numbers:
    """The numbered choices of a game as they were last read."""

    def __init__(self) -> None:
        self._moment: Moment = (0, "", "")
        self._read: list[Item] = []

    def heard(self, scene: Timeline) -> list[Item]:
        """The choices as they were last read in this moment; none if they were not."""
        return self._read if _moment(scene) == self._moment else []

    def now(self, scene: Timeline) -> list[Item]:
        """The choices of the moment, each where it stood: what is new comes after them, and what is gone leaves its
        number to nothing else. Answers to a decision stand for themselves."""
        run, found, moment = scene.run, menu(scene), _moment(scene)
        if run.pressing or run.phase in ("over", "away"):
            return found
        if moment == self._moment:
            found = _kept(self._read, found)
        self._moment, self._read = moment, found
        return found


def _moment(scene: Timeline) -> Moment:
    return (scene.run.day, scene.run.phase, scene.run.pending)


def _kept(before: list[Item], found: list[Item]) -> list[Item]:
    """``found`` in the places of ``before``; what takes back stays last: its number does not depend on its place."""
    now = {item.key: item for item in standing(found)}
    placed = [now.pop(item.key) if item.key in now else _gone(item) for item in standing(before)]
    placed += now.values()
    while placed and placed[-1].gone:
        placed.pop()
    return [*placed, *(item for item in found if item.undo)]


_GONE = {"propose": N_("Nothing more to show."), "again": N_("The display is as it was.")}
"""What is said of a choice that is gone, where more is known than that."""


def _gone(item: Item) -> Item:
    title = item.heard if item.key.startswith("group ") else item.title  # a group of one is titled as its only list
    told = _("{what}: nothing now.").format(what=title) if title else _(_GONE.get(item.key, N_("Nothing now.")))
    return replace(item, label=told, command=None, opens=None, word="", why="", refusal=told, gone=True)


def numbered(items: list[Item]) -> list[str]:
    """The choices as they are read, each with its number."""
    return [_("{number}. {choice}").format(number=number_of(items, item), choice=item.label) for item in items]


def changed(before: list[Item], items: list[Item]) -> list[str] | None:
    """What is to be read of the choices after something was done: those that are others now. None: all of them."""
    heard = {number_of(before, item): item.heard or item.label for item in before}
    others = [item for item in items if heard.get(number_of(items, item)) != (item.heard or item.label)]
    if len([item for item in others if not item.undo]) > FEW:
        return None
    form = _("Choice {number} is now: {choice}")
    told = [form.format(number=number_of(items, item), choice=item.label) for item in standing(others)]
    return [*told, *numbered([item for item in others if item.undo])]
