"""The settings as a table: the settings screen, plain mode, the docs and the defaults all come from :data:`SETTINGS`.

They are kept as one JSON object in the config folder. What a newer version wrote there is kept, not understood; what
cannot be used is said in one sentence with its place, and never stops the game.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from marketgen.engine.frozen import frozen
from marketgen.i18n import N_, _, codes, languages, ngettext, system_language
from marketgen.saves import folders, settings_file, small
from marketgen.saves.problems import SaveFailed, shown

LARGEST = settings_file.LARGEST
"""Bytes a settings file may have."""

LONGEST = 4_000
"""Characters the path of a folder may have."""

Value = str | bool


@frozen
class Option:
    """A value a setting may have, and its title, marked for translation (show it with ``_``)."""

    value: str
    title: str


@frozen
class Setting:
    """One setting. kind: ``choice`` (of ``options``), ``language`` (of :func:`options_of`), ``switch`` (a bool),
    ``folder`` (the path of one, empty for the usual place) or ``marks`` (words parted by blanks, which nobody sets by
    hand).

    title, help: marked for translation, show them with ``_``. shown: whether a person sets it; the others are marks
    that the game leaves for itself.
    """

    key: str
    title: str
    help: str
    kind: str
    default: Value
    options: tuple[Option, ...] = ()
    shown: bool = True


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "theme",
        N_("Colours"),
        N_("How the screen is coloured. Nothing is told by colour alone."),
        "choice",
        "dusk",
        (
            Option("dusk", N_("Dusk, dark")),
            Option("noon", N_("Noon, light")),
            Option("lantern", N_("Lantern, high contrast")),
            Option("compass", N_("Compass, dark, for colour-blind eyes")),
            Option("sundial", N_("Sundial, light, for colour-blind eyes")),
        ),
    ),
    Setting(
        "glyphs",
        N_("Shapes"),
        N_("Which signs are drawn. Choose fewer where signs are missing, or where columns do not line up."),
        "choice",
        "auto",
        (
            Option("auto", N_("As this terminal can")),
            Option("full", N_("All shapes")),
            Option("plain", N_("Plain shapes, for older fonts")),
            Option("letters", N_("Letters only")),
        ),
    ),
    Setting(
        "low_motion",
        N_("Low motion"),
        N_("Nothing on the screen moves by itself, the title included."),
        "switch",
        False,
    ),
    Setting(
        "text_level",
        N_("Text level"),
        N_("How fully arrest and hunger are told. It changes wording, never a rule or a number."),
        "choice",
        "standard",
        (
            Option("brief", N_("Brief")),
            Option("standard", N_("Standard")),
            Option("fuller", N_("Fuller")),
        ),
    ),
    Setting(
        "odds",
        N_("Odds"),
        N_(
            "How likely something is, in numbers or in words. A difficulty may show words only; nothing makes it show "
            "numbers. A run takes it when it is begun or opened."
        ),
        "choice",
        "level",
        (
            Option("level", N_("As the difficulty says")),
            Option("words", N_("In words only")),
        ),
    ),
    Setting(
        "auto_bargain",
        N_("Bargains by themselves"),
        N_(
            "The house rule bargains for you from the first day on which somebody bargains, as if you had chosen it "
            "that morning. It can be taken back, and changed on any day. Never in a lesson."
        ),
        "switch",
        False,
    ),
    Setting(
        "bell",
        N_("Bell"),
        N_("The terminal's bell rings once when somebody waits for your decision, also in plain mode."),
        "switch",
        False,
    ),
    Setting(
        "saves_place",
        N_("Where runs are kept"),
        N_(
            "A folder of yours for new runs and for their bin. Runs in the usual place are still listed and played on. "
            "A folder that cannot be used is passed over. MARKETGEN_HOME, where it is set, comes before this."
        ),
        "folder",
        "",
    ),
    Setting(
        "language",
        N_("Language"),
        N_(
            "The language of the game's own sentences, and of a scenario's where it is translated. What is not "
            "translated stays as it was written. A run takes it when it is begun or opened."
        ),
        "language",
        "",
    ),
    Setting(
        "offer_plain",
        N_("Offer plain mode"),
        N_("The title offers the game as plain text, for a screen reader or a simple terminal."),
        "switch",
        True,
    ),
    Setting(
        "hints",
        N_("Hints"),
        N_("A line when something first matters, once each. Those you have seen can be read again."),
        "switch",
        True,
    ),
    Setting(
        "hints_seen",
        N_("Hints seen"),
        N_("Which hints were shown, in their order."),
        "marks",
        "",
        shown=False,
    ),
    Setting(
        "welcomed",
        N_("First start seen"),
        N_("The three sentences of the first start were shown."),
        "switch",
        False,
        shown=False,
    ),
)

_BY_KEY = MappingProxyType({setting.key: setting for setting in SETTINGS})


def setting(key: str) -> Setting:
    """The setting of a key. KeyError if there is none."""
    return _BY_KEY[key]


def options_of(setting: Setting, more: Sequence[str] = ()) -> tuple[Option, ...]:
    """The values that are offered for a setting; for a language those there are catalogues for, and ``more`` that
    scenarios are translated into. () for a switch."""
    if setting.kind == "language":
        own = Option("", N_("As the system says"))
        there = sorted({*languages(), *more} - {"en"})
        return (own, Option("en", "English"), *(Option(code, code) for code in there))
    return setting.options


def allowed(setting: Setting, value: object) -> bool:
    """Whether a value is one that the setting may have; any code of a language, for a scenario may come to have it, and
    any whole path of a folder, which may come to be there."""
    if setting.kind == "switch":
        return isinstance(value, bool)
    if setting.kind == "marks":
        return isinstance(value, str)
    if setting.kind == "folder":
        return isinstance(value, str) and len(value) <= LONGEST and (not value or _is_whole(value))
    if setting.kind == "language":
        return isinstance(value, str) and (not value or codes(value)[:1] == (value,))
    return isinstance(value, str) and value in [option.value for option in options_of(setting)]


@frozen
class Settings:
    """The settings in force. kept: what is in the file, unknown keys included; note: a sentence if the file or a
    value in it could not be used, else ""."""

    kept: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""

    def __getitem__(self, key: str) -> Value:
        """The value of a setting, its default if none was set or it cannot be used. KeyError if there is no such."""
        setting = _BY_KEY[key]
        value = self.kept.get(key, setting.default)
        return value if allowed(setting, value) else setting.default

    def word(self, key: str) -> str:
        """The value of a choice or of the language."""
        return str(self[key])

    def on(self, key: str) -> bool:
        """Whether a switch is on."""
        return self[key] is True

    def with_value(self, key: str, value: Value) -> Settings:
        """These settings with one changed. KeyError or ValueError if there is no such setting or value."""
        if not allowed(_BY_KEY[key], value):
            raise ValueError(f"{value!r} is no value of the setting {key}")
        return Settings({**self.kept, key: value}, self.note)


def _is_whole(path: str) -> bool:
    return path.isprintable() and Path(path).is_absolute()


def place_of(words: str) -> tuple[str, str]:
    """A folder as somebody types it, as the setting has it (``~`` is their home folder; nothing is the usual place),
    and why it cannot be used, in a sentence; empty if it can."""
    words = words.strip()
    if not words:
        return "", ""
    path = words
    try:
        path = os.path.expanduser(words)
        if not _is_whole(path) or len(path) > LONGEST:
            return "", _("A whole path is wanted, from the root or from ~.")
        if not os.path.isdir(path):
            return "", _("There is no folder {path}. Make it first.").format(path=shown(path))
        if not os.access(path, os.W_OK | os.X_OK):
            return "", _("Nothing can be written to {path}.").format(path=shown(path))
    except (OSError, ValueError) as fault:
        return "", f"{shown(path)}: {shown(str(fault))}."
    return os.path.normpath(path), ""


def saves_place() -> Path | None:
    """The folder for runs that the settings name, if it can be used; None for the usual place."""
    place, _why = place_of(load().word("saves_place"))
    return Path(place) if place else None


def settings_path() -> Path:
    """The settings file, there or not."""
    return folders.config() / "settings.json"


def load() -> Settings:
    """The settings of the player. Never fails: what cannot be used is the default, and ``note`` says so."""
    path = settings_path()
    kept, places, why = settings_file.read(path)
    if why:
        sentence = _("{place}: the settings cannot be used ({why}); the game goes on with its defaults.")
        return Settings({}, sentence.format(place=places.get("", shown(path)), why=why))
    notes = [f"{places.get(key, shown(path))}: {told}" for key, value in kept.items() if (told := _why_not(key, value))]
    more = ngettext("{count} more of its lines is passed over.", "{count} more of its lines are passed over.",
                    len(notes) - 1).format(count=len(notes) - 1)  # fmt: skip
    return Settings(kept, " ".join([*notes[:1], *([more] if len(notes) > 1 else [])]))


def _why_not(key: str, value: object) -> str:
    """Why an entry of the file is not used, in a sentence; empty if it is."""
    setting = _BY_KEY.get(key)
    if setting is None:
        told = _("there is no setting {name}; it is kept and not used.").format(name=shown(key[:40]))
        return f"{told} {small.near_miss(key, _BY_KEY)}".rstrip()
    if not allowed(setting, value):
        named = ", ".join(option.value for option in options_of(setting) if option.value)
        taken = {"switch": "true, false", "folder": _("the whole path of a folder")}.get(setting.kind, named)
        told = _("{name} has a value that is not known here; its default is used. It may be: {values}.")
        return told.format(name=key, values=taken)
    return place_of(str(value))[1] if setting.kind == "folder" else ""


def wanted_language(held: Settings | None = None) -> str:
    """The language to speak, as a code or the name of a locale: that of the settings (``held``, or as they are on the
    disk), else that of the system; empty if neither says one."""
    return (held or load()).word("language") or system_language()


def change(key: str, value: Value) -> Settings:
    """Set one setting and keep it, durably; returns the settings now in force.

    What the file holds otherwise is kept; a file that could not be read is put aside first, never overwritten.
    KeyError or ValueError for an unknown setting or value; SaveFailed if it cannot be written.
    """
    path = settings_path()
    changed = Settings().with_value(key, value)
    folders.made(path.parent)
    try:
        with small.held(path):
            changed = Settings(load().kept).with_value(key, value)
            if settings_file.read(path)[2]:
                small.put_aside(path)
            small.replace(path, json.dumps(dict(changed.kept), ensure_ascii=True, indent=2, sort_keys=True))
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        sentence = _("The settings could not be written to {path}: {why}. The game goes on with the ones it has.")
        raise SaveFailed(path, sentence.format(path=shown(path), why=why)) from fault
    return changed
