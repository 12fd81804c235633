"""The settings as every front end has them: those that a person sets, the values of each in their order, and words."""

from __future__ import annotations

from marketgen.i18n import _
from marketgen.play import languages
from marketgen.saves.settings import SETTINGS, Setting, Value

SHOWN = tuple(setting for setting in SETTINGS if setting.shown)
"""The settings that a person sets, in their order."""


def values(setting: Setting) -> list[tuple[Value, str]]:
    """The values of a setting, each with its title; none of a folder, which is typed."""
    if setting.kind == "switch":
        return [(True, _("on")), (False, _("off"))]
    return [(option.value, _(option.title)) for option in languages.offered(setting)]


def words(setting: Setting, value: Value) -> str:
    """A value in words."""
    if setting.kind == "folder":
        return str(value) or _("The usual place")
    return next((title for one, title in values(setting) if one == value), str(value))


def following(setting: Setting, now: Value) -> Value:
    """The value after another one, the first after the last; the default after one that is not offered."""
    offered = [value for value, _title in values(setting)]
    return offered[(offered.index(now) + 1) % len(offered)] if now in offered else setting.default
