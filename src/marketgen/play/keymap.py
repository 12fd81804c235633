"""The player's own keys: ``keymap.json`` in the config folder, an object of actions and keys: ``{"display": "D"}``.

A value is a key or a list of keys. A key is a sign (``D``, ``?``), ``f1`` to ``f12``, ``ctrl+`` and a letter, or one of
:data:`NAMED`. What cannot be used is left out and said with its place; nothing here stops the game, and the keys to
leave with stay what they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import field
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marketgen.engine.frozen import frozen
from marketgen.i18n import N_, _, ngettext
from marketgen.play.actions import ACTIONS, Action
from marketgen.saves import folders, small
from marketgen.saves.problems import SaveFailed, shown

if TYPE_CHECKING:
    from marketgen.scenario.problems import Problem
    from marketgen.scenario.source import Object

LARGEST = 100_000
"""Bytes a keymap may have."""

FEW = 3
"""Problems that a screen tells."""

_EXAMPLE = '{"display": "D"}'

NAMED = ("tab", "shift+tab", "space", "left", "right", "insert", "delete", "backspace")
"""Keys that have a name."""

_CHORD = re.compile(r"ctrl\+[a-z]|f([1-9]|1[0-2])")
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+j": "enter", "ctrl+h": "backspace"}
"""Chords that terminals send as another key."""

_WORDS = {
    "enter": N_("Enter"), "escape": N_("Esc"), "tab": N_("Tab"), "shift+tab": N_("Shift+Tab"), "space": N_("Space"),
    "up": N_("Up"), "down": N_("Down"), "left": N_("Left"), "right": N_("Right"), "insert": N_("Insert"),
    "delete": N_("Delete"), "backspace": N_("Backspace"),
}  # fmt: skip
"""What is written on keys that are no signs."""

_SIGNS = {"solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
          "plus_sign": "plus", "low_line": "underscore"}  # fmt: skip
"""Signs that are not called as Unicode has them."""

_PARTS = 5
"""Gaps in the name of a sign that are tried as hyphens."""

_BY_ID = {action.id: action for action in ACTIONS}


@frozen
class Keymap:
    """The keys that hold in place of those of the table, by action, several parted by commas; and what is wrong with
    the file, a sentence each."""

    keys: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def key(self, action: Action) -> str:
        """The keys of an action as they hold."""
        return self.keys.get(action.id, action.key)

    @property
    def told(self) -> tuple[str, ...]:
        """The first problems, and how many more there are: for a screen, which has other things to show."""
        count = len(self.problems) - FEW
        more = ngettext(
            "{count} more mistake; `marketgen keys` tells all.",
            "{count} more mistakes; `marketgen keys` tells all.",
            count,
        )
        return (*self.problems[:FEW], *((more.format(count=count),) if count > 0 else ()))


def path() -> Path:
    """The keymap file, there or not."""
    return folders.config() / "keymap.json"


def fixed(action: Action) -> bool:
    """Whether an action keeps its keys: those to leave and to go back with, and what Enter does."""
    return action.id in ("quit", "back") or "enter" in action.key.split(",")


def load() -> Keymap:
    """The keymap of the player; an empty one where there is no file, or nothing in it. Never fails."""
    text, why = _read(path())
    if why:
        sentence = _("{place}: the keys cannot be read ({why}); the game keeps its own.")
        return Keymap({}, (sentence.format(place=shown(path()), why=why),))
    return understood(text, shown(path()))


def _read(file: Path) -> tuple[str, str]:
    raw, why = small.content(file, LARGEST)
    try:
        return raw.decode("utf-8-sig"), why
    except UnicodeDecodeError:
        return "", _("it is not UTF-8")


def understood(text: str, name: str) -> Keymap:
    """The keymap that a text is; ``name``: what its file is called in messages."""
    if not text.strip():
        return Keymap()
    from marketgen.scenario.problems import Unreadable
    from marketgen.scenario.reader import parse
    from marketgen.scenario.source import Source

    if text.lstrip()[0] != "{":
        sentence = _("The keys stand between {{ and }}, as in {example}.").format(example=_EXAMPLE)
        return Keymap({}, (_said(f"{name}:1:1", sentence),))
    broken: list[Problem] = []
    try:
        root = parse(Source(name, text), broken)
    except Unreadable as fault:
        return Keymap({}, (_amiss(fault.problem),))
    told = [_amiss(one) for one in broken]
    wanted: dict[str, str] = {}
    for action, value in root.items():
        why = _why_not(action, value)
        if why:
            told.append(_said(_place(root, action), why))
        else:
            wanted[action] = ",".join(str(key_of(one)) for one in _listed(value))
    told += [_said(_place(root, action), why) for action, why in _without_conflicts(wanted)]
    return Keymap(wanted, tuple(told))


def _amiss(problem: Problem) -> str:
    """What the reader of files found, without its advice, which is meant for scenarios."""
    return _said(problem.place, _("{what}.").format(what=problem.what.rstrip(".")))


def _said(place: object, sentence: str) -> str:
    return _("{place}: {sentence}").format(place=place, sentence=" ".join(sentence.split()))


def _place(root: Object, action: str) -> object:
    from marketgen.scenario.source import place_of

    return place_of(root, (action,), key=True)


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value]


def _why_not(action: str, value: Any, called: str = "") -> str:
    """Why an entry cannot be used; empty if it can, as far as it goes alone. ``called``: its action in words, where
    somebody is told who has not read the file."""
    found, called = _BY_ID.get(action), called or action
    if found is None:
        said = _("There is no action {name}.").format(name=shown(action[:40]))
        return f"{said} {small.near_miss(action, _BY_ID)}".rstrip()
    if fixed(found):
        return _("{action} keeps its keys.").format(action=called)
    wanted = _listed(value)
    for one in wanted:
        key = key_of(one)
        if not key:
            form = _("{key} is no key. A key is a sign, f1 to f12, ctrl+ and a letter, or one of {named}.")
            return form.format(key=shown(str(one)[:40]), named=", ".join(NAMED))
        if key in "1234567890":
            return _("Digits pick rows; {action} needs another key.").format(action=called)
    return "" if wanted else _("{action} needs a key.").format(action=called)


def trial(own: Keymap, action: str, written: str) -> str:
    """Why an action cannot have a key, or with an empty one its own again, in a sentence; empty if it can."""
    label = _("“{label}”").format(label=_(_BY_ID[action].label))
    why = _why_not(action, written, label) if written else ""
    if why:
        return why
    wanted = {one: key for one, key in own.keys.items() if one != action}
    clash = _clash(wanted | ({action: key_of(written)} if written else {}))
    if clash is None:
        return ""
    other = _BY_ID[clash[1] if clash[0] == action else clash[0]]
    form = _(
        "{key} is “{label}” already where both can be pressed. Give that another key first, or choose another one."
    )
    return form.format(key=written or clash[2], label=_(other.label))


def changed(own: Keymap, action: str, written: str) -> Keymap:
    """A keymap with another key for an action, or with an empty one its own again; nothing is kept of it."""
    keys = {one: key for one, key in own.keys.items() if one != action}
    return Keymap(keys | ({action: key_of(written)} if written else {}), own.problems)


def change(action: str, written: str) -> Keymap:
    """Keep a key for an action, or with an empty one its own again; the keymap that holds now. A file that was no
    keymap at all is put aside, never overwritten. Raises SaveFailed when nothing can be written."""
    file = path()
    folders.made(file.parent)
    try:
        with small.held(file):
            text, why = _read(file)
            kept = _object(text)
            if why or kept is None:
                small.put_aside(file)
            entries = {one: key for one, key in (kept or {}).items() if one != action}
            entries |= {action: written} if written else {}
            small.replace(file, json.dumps(entries, ensure_ascii=True, indent=2))
    except OSError as fault:
        sentence = _("The keys could not be written to {path}: {why}. The game goes on with the ones it has.")
        told = sentence.format(path=shown(file), why=shown(fault.strerror or type(fault).__name__))
        raise SaveFailed(file, told) from fault
    return load()


def _object(text: str) -> dict[str, Any] | None:
    """The object that a text is; None if it is none."""
    try:
        found = json.loads(text) if text.strip() else {}
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def key_of(written: Any) -> str:
    """A key as the terminal library calls it: ``question_mark`` for ``?``; empty for what is none."""
    if not isinstance(written, str):
        return ""
    if len(written) == 1:
        return written if written.isalnum() else _sign(written)
    small = written.lower()
    if small in _SAME:
        return ""
    return small if small in NAMED or _CHORD.fullmatch(small) else ""


def _sign(written: str) -> str:
    from unicodedata import name

    called = name(written, "").lower().replace("-", "_").replace(" ", "_") if written.isprintable() else ""
    return "" if written == " " else _SIGNS.get(called, called)


@lru_cache(200)
def _as_sign(key: str) -> str:
    """The sign that a key is called after; empty for none."""
    from unicodedata import lookup

    called = next((name for name, ours in _SIGNS.items() if ours == key), key)
    first, *parts = called.split("_")
    for gaps in product(" -", repeat=min(len(parts), _PARTS)):  # LESS-THAN SIGN
        with suppress(KeyError):
            found = lookup(first + "".join(gap + part for gap, part in zip(gaps, parts, strict=False)))
            return found if found.isprintable() else ""
    return ""


def name_of(key: str) -> str:
    """A key as a person reads it: ``?``, ``Enter``, ``F1``; a chord as it is written."""
    if key in _WORDS:
        return _(_WORDS[key])
    if len(key) in (2, 3) and key[0] == "f" and key[1:].isdigit():
        return key.upper()
    return (_as_sign(key) if len(key) > 1 else "") or key  # a letter is no word that could be translated


def _without_conflicts(wanted: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Leave out what would make one key mean two things on a screen, the later entry first, until none does."""
    while clash := _clash(wanted):
        action, other, key = clash
        del wanted[action]
        form = _("On one screen {key} would mean both {action} and {other}; {action} keeps its key.")
        yield action, form.format(key=key, action=action, other=other)


def _clash(wanted: dict[str, str]) -> tuple[str, str, str] | None:
    """The last entry that has a key in common with another action of a screen."""
    for action in reversed(wanted):
        for other in ACTIONS:
            if other.id != action and _meet(_BY_ID[action], other):
                theirs = wanted.get(other.id, other.key).split(",")
                same = next((key for key in wanted[action].split(",") if key in theirs), "")
                if same:
                    return action, other.id, same
    return None


def _meet(one: Action, other: Action) -> bool:
    """Whether two actions are offered on one screen."""
    return "*" in one.screens or "*" in other.screens or bool(set(one.screens) & set(other.screens))
