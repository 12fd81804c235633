"""Keys: bindings made from the one table of actions, and the names by which keys are shown."""

from __future__ import annotations

from textual.binding import Binding

from marketgen.i18n import _
from marketgen.play import keymap
from marketgen.play.actions import ACTIONS, Action, actions_of

_BY_ID = {action.id: action for action in ACTIONS}


def action(name: str) -> Action:
    """The action called ``name``. KeyError for one that is not in the table."""
    return _BY_ID[name]


def key_name(key: str, short: bool = False) -> str:
    """A key as a person reads it: ``?``, ``Enter``, ``F1``, ``ctrl+p`` (short: ``^p``)."""
    key = key.split(",")[0].strip()
    if short and key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+")
    if key.startswith("ctrl+"):
        return _("ctrl+{key}").format(key=key.removeprefix("ctrl+"))  # other keyboards have another word on it
    return keymap.name_of(key)


def bindings(screen: str) -> list[Binding]:
    """The bindings of a screen: its own and those of every screen, each with its action's id, so that it can be
    remapped. ``quit`` has priority: nothing may keep a person from leaving."""
    return [_binding(each) for each in actions_of(screen) if each.id not in _OF_THE_APP]


def app_bindings() -> list[Binding]:
    """The bindings that hold wherever the focus is, dialogs included."""
    return [_binding(_BY_ID[name], priority=True) for name in sorted(_OF_THE_APP)]


_OF_THE_APP = frozenset({"quit"})


def _binding(each: Action, priority: bool = False) -> Binding:
    return Binding(each.key, f"act('{each.id}')", each.label, show=False, id=each.id, priority=priority)
