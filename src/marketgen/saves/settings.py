"""The settings as a table: the settings screen, plain mode, the docs and the defaults all come from :data:`SETTINGS`.

They are kept as one JSON object in the config folder. What a newer version wrote there is kept, not understood.
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
from marketgen.i18n import N_, _, codes, languages
from marketgen.saves import files, folders
from marketgen.saves.problems import SaveFailed, shown

LARGEST = 100_000
"""Bytes a settings file may have."""

Value = str | bool


@frozen
class Option:
    """A value a setting may have, and its title, marked for translation (show it with ``_``)."""

    value: str
    title: str


@frozen
class Setting:
    """One setting. kind: ``choice`` (of ``options``), ``language`` (of :func:`options_of`), ``switch`` (a bool) or
    ``marks`` (words parted by blanks, which nobody sets by hand).

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
    """Whether a value is one that the setting may have; any code of a language, for a scenario may come to have it."""
    if setting.kind == "switch":
        return isinstance(value, bool)
    if setting.kind == "marks":
        return isinstance(value, str)
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


def settings_path() -> Path:
    """The settings file, there or not."""
    return folders.config() / "settings.json"


def load() -> Settings:
    """The settings of the player. Never fails: what cannot be used is the default, and ``note`` says so."""
    kept, why = _read(settings_path())
    if why:
        sentence = _("The settings in {path} cannot be used ({why}); the game goes on with its defaults.")
        return Settings({}, sentence.format(path=shown(settings_path()), why=why))
    bad = [key for key, setting in _BY_KEY.items() if key in kept and not allowed(setting, kept[key])]
    if bad:
        sentence = _("In {path} these settings have a value that is not known here: {names}. Their defaults are used.")
        return Settings(kept, sentence.format(path=shown(settings_path()), names=", ".join(bad)))
    return Settings(kept)


def wanted_language(held: Settings | None = None) -> str:
    """The language to speak, as a code or the name of a locale: that of the settings (``held``, or as they are on the
    disk), else that of the system; empty if neither says one."""
    words = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return (held or load()).word("language") or next(filter(None, words), "")


def _read(path: Path) -> tuple[dict[str, Any], str]:
    """What the file holds and "", or {} and why it cannot be used. A missing file holds nothing."""
    try:
        if path.exists() and not path.is_file():
            return {}, _("it is not a file")
        fd = os.open(path, files.READ)
        with os.fdopen(fd, "rb") as file:
            raw = file.read(LARGEST + 1)
    except FileNotFoundError:
        return {}, ""
    except (OSError, ValueError) as fault:
        return {}, shown(getattr(fault, "strerror", None) or type(fault).__name__)
    if len(raw) > LARGEST:
        return {}, _("it is too large")
    try:
        kept = json.loads(raw.decode())
    except UnicodeDecodeError:
        return {}, _("it is not UTF-8")
    except json.JSONDecodeError as fault:
        return {}, _("no JSON from line {line}").format(line=fault.lineno)
    except (ValueError, RecursionError):
        return {}, _("it is no settings file")
    return (kept, "") if isinstance(kept, dict) else ({}, _("it is no settings file"))


def change(key: str, value: Value) -> Settings:
    """Set one setting and keep it, durably; returns the settings now in force.

    What the file holds otherwise is kept; a file that could not be read is put aside first, never overwritten.
    KeyError or ValueError for an unknown setting or value; SaveFailed if it cannot be written.
    """
    path = settings_path()
    changed = Settings(load().kept).with_value(key, value)
    content = json.dumps(dict(changed.kept), ensure_ascii=True, indent=2, sort_keys=True).encode() + b"\n"
    folders.made(path.parent)
    try:
        if _read(path)[1]:
            put_aside(path)
        files.replace(path, content)
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        sentence = _("The settings could not be written to {path}: {why}. The game goes on with the ones it has.")
        raise SaveFailed(path, sentence.format(path=shown(path), why=why)) from fault
    return changed


def put_aside(path: Path) -> None:
    """Give a file that could not be read another name, so that it is never overwritten. OSError if that fails."""
    for number in range(1, 1000):
        try:
            return files.move(path, path.with_name(f"{path.name}.bad-{number}"))
        except FileExistsError:
            continue
    raise FileExistsError(f"{path.name}.bad-999")
