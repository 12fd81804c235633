"""The verb ``settings``: the table as it stands, or one value changed."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from marketgen.cli.output import FINE, PROBLEMS, Stop, document, say
from marketgen.i18n import _
from marketgen.play import preferences
from marketgen.saves import settings
from marketgen.saves.settings import Setting, Settings, Value

_SWITCH = {"on": True, "off": False, "true": True, "false": False}


def table(asked: Namespace) -> int:
    """List the settings with what each does; tell one, or set it. What is wrong with the file is said first."""
    if asked.value is not None:
        return _set(asked.key, asked.value)
    held = settings.load()
    shown = [_called(asked.key)] if asked.key else preferences.SHOWN
    if asked.json:
        document(
            {"file": str(settings.settings_path()), "note": held.note, "settings": [_row(one, held) for one in shown]}
        )
    else:
        say(held.note, _("Kept in {path}.").format(path=settings.settings_path()))
        for setting in shown:
            say(*_told(setting, held))
    return PROBLEMS if held.note else FINE


def _row(setting: Setting, held: Settings) -> dict[str, object]:
    return {"key": setting.key, "value": held[setting.key], "default": setting.default, "values": _values(setting)}


def _told(setting: Setting, held: Settings) -> Iterator[str]:
    form = _("{key} = {value} (default {default}): {title}. {help}")
    yield form.format(key=setting.key, value=_written(held[setting.key]), default=_written(setting.default),
                      title=_(setting.title), help=_(setting.help))  # fmt: skip
    if setting.kind != "folder":
        yield _("It may be: {values}.").format(values=", ".join(map(_written, _values(setting))))


def _values(setting: Setting) -> list[Value]:
    return [value for value, _title in preferences.values(setting)]


def _written(value: Value) -> str:
    """A value as it is typed; nothing is written as ``default``, which stands for the default of every setting."""
    return ("on" if value else "off") if isinstance(value, bool) else value or "default"


def _called(key: str) -> Setting:
    setting = next((one for one in preferences.SHOWN if one.key == key), None)
    if setting is None:
        names = ", ".join(one.key for one in preferences.SHOWN)
        raise Stop(_("There is no setting {key}; take one of: {names}.").format(key=key, names=names))
    return setting


def _set(key: str, word: str) -> int:
    value = _value(_called(key), word)
    settings.change(key, value)
    say(_("{key} = {value}").format(key=key, value=_written(value)))
    return FINE


def _value(setting: Setting, word: str) -> Value:
    if word in ("", "default"):
        return setting.default
    if setting.kind == "folder":
        place, why = settings.place_of(word)
        if why:
            raise Stop(why)
        return place
    value = _SWITCH.get(word, word) if setting.kind == "switch" else word
    if not settings.allowed(setting, value):
        values = ", ".join(map(_written, _values(setting)))
        raise Stop(_("{key} may be: {values}.").format(key=setting.key, values=values))
    return value
