"""The forms of what can be arranged, as lists of choices: the same options that the screens' form has."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.commands import Command
from marketgen.i18n import _
from marketgen.plain.item import Item, refused
from marketgen.plain.speech import labelled, listed, sentence
from marketgen.play import look
from marketgen.play.actions import ACTIONS
from marketgen.play.arrangements import ARRANGEMENTS, GROUPS, TITLES
from marketgen.play.timeline import Timeline
from marketgen.play.views import DealOption, DealView

OWN_LISTS = ("trip", "papers", "buy", "parcel", "inspect")
"""Actions whose lists plain mode has of its own (plain.road)."""


def forms(scene: Timeline) -> list[Item]:
    """A list for each action that has a form with anything in it that can be done now."""
    return [
        Item(
            f"form {action.id}",
            _(action.help),
            opens=_of(action.id),
            title=_title(action.id),
        )
        for action in ACTIONS
        if action.id in GROUPS and "settings" not in action.screens and look.open_deals(scene, action.id)
    ]


def _title(group: str) -> str:
    """The title of an action's form."""
    title = TITLES.get(group) or ARRANGEMENTS[GROUPS[group][0]].title
    return _(title)


def _of(group: str) -> Callable[[Timeline], list[Item]]:
    def options(scene: Timeline) -> list[Item]:
        view = look.deals(scene, group)
        return [_item(view, option) for option in view.options]

    return options


def _item(view: DealView, option: DealOption) -> Item:
    """An option: what it is, its numbers, what is known of it, or why it cannot be done."""
    numbers = (f"{column} {note}" for column, note in zip(view.columns, option.notes, strict=True) if note)
    label = sentence(listed((option.label, *numbers)))
    if option.long:
        label = f"{label} {sentence(option.long)}"
    why = option.subjects[0][1] if option.subjects else ""
    if option.refusal:
        return Item(option.key, refused(label, option.refusal), refusal=option.refusal, why=why)
    title = option.label
    return Item(option.key, label, option.command, option.low, option.high, sure=follows, why=why, title=title)


def follows(scene: Timeline, command: Command) -> list[str]:
    """What follows from a command, before it is done."""
    view = look.deal_preview(scene, command)
    return [sentence(view.refusal)] if view.refusal else [labelled(label, what) for label, what, _aside in view.rows]
