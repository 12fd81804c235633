"""A damaged run: what is sound of it can be gone on with under a new name. Asked for, never done by itself."""

from __future__ import annotations

from pathlib import Path

from marketgen.i18n import _
from marketgen.plain.ears import Ears
from marketgen.plain.speech import Voice
from marketgen.plain.walk import NO, YES
from marketgen.saves import library
from marketgen.saves.log import rescue
from marketgen.saves.problems import Damaged


def offer(problem: Damaged, voice: Voice | None = None, ears: Ears | None = None) -> Path | None:
    """Ask whether the sound lines of a damaged run shall become a new run; its file if so, else None.

    The damaged file is left as it is in any case. SaveProblem if the new one cannot be written.
    """
    voice, ears = voice or Voice(), ears or Ears()
    new = library.path_of(library.free_name(f"{problem.path.stem}-sound"))
    voice.say(str(problem))
    voice.say(
        _("1. Save the sound part as {name} and go on with it.").format(name=new.stem),
        _("2. Leave everything as it is."),
    )
    while True:
        voice.say(_("Type 1 or 2."))
        voice.ask(ears.mark)
        heard = ears.hear()
        word = heard.line.strip().lower() if heard else NO[0]
        if word in NO:
            return None
        if word in YES:
            rescue(problem.path, new)
            return new
