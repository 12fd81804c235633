"""The settings as plain text: each with its value and what it does, numbered; a number takes the next value."""

from __future__ import annotations

from marketgen import i18n
from marketgen.i18n import _
from marketgen.plain.ears import Ears
from marketgen.plain.outset import ask
from marketgen.plain.speech import Voice
from marketgen.play.preferences import SHOWN, following, words
from marketgen.saves import settings
from marketgen.saves.settings import Setting, Settings


def settle(voice: Voice, ears: Ears) -> None:
    """Read the settings out and change what is wished, until somebody goes back. EOFError at the end of the input;
    SaveProblem if a change cannot be kept."""
    while True:
        held = settings.load()
        voice.say(held.note)
        labels = [f"{told(setting, held)} {_(setting.help)}" for setting in SHOWN]
        number = ask(voice, ears, [*labels, _("Back.")], _("Type the number of what you want otherwise."))
        if number > len(SHOWN):
            return
        setting = SHOWN[number - 1]
        if setting.kind == "folder":
            _folder(voice, ears, setting)
        else:
            held = settings.change(setting.key, following(setting, held[setting.key]))
        if setting.kind == "language":
            i18n.install(settings.wanted_language(held))
        voice.say(told(setting, settings.load()))


def told(setting: Setting, held: Settings) -> str:
    """A setting and its value as a sentence."""
    return _("{setting}: {value}.").format(setting=_(setting.title), value=words(setting, held[setting.key]))


def _folder(voice: Voice, ears: Ears, setting: Setting) -> None:
    voice.say(_("Type the whole path of the folder; an empty line is the usual place."))
    voice.ask(ears.mark)
    heard = ears.hear()
    if heard is None:
        raise EOFError
    place, why = settings.place_of(heard.line)
    if why:
        voice.say(why)
    else:
        settings.change(setting.key, place)
