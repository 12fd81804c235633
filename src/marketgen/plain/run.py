"""Beginning and ending in plain mode: from a session to an exit code, whatever happens to the input and the output."""

from __future__ import annotations

import sys

from marketgen.i18n import _
from marketgen.plain import helping
from marketgen.plain.ears import Ears, heed_no_more_interrupts
from marketgen.plain.game import Game
from marketgen.plain.outset import opening, terms
from marketgen.plain.speech import Gone, Voice, hush
from marketgen.play.session import Session


def play(session: Session, new: bool, voice: Voice | None = None, ears: Ears | None = None) -> int:
    """Play a session to its end, the input's, or until the player leaves; returns the exit code. Closes the session.

    0 however it ends: the run is on the disk. 2 if the output cannot be written, but for a reader that left.
    """
    voice, ears = voice or Voice(), ears or Ears()
    try:
        try:
            voice.say(*session.opened.notes)
            if new:
                start = str(session.file.head.get("start", "")) if session.file else ""
                voice.say(*opening(session.world, session.run, start))
            elif session.run.phase != "over":
                voice.say(_going_on(session), *terms(session.world, session.run))
            if session.run.phase != "over":
                voice.say(*helping.short())
            Game(session, voice, ears).play()
        except KeyboardInterrupt:
            heed_no_more_interrupts()
            voice.ask("\n")
        voice.part()
        voice.say(farewell(session))
        voice.flush()
    except Gone as gone:
        hush()
        if gone.why:
            sys.stderr.write(_("The text cannot be written: {why}. The run is saved.").format(why=gone.why) + "\n")
            return 2
    finally:
        session.close()
    return 0


def _going_on(session: Session) -> str:
    title = session.world.texts.get("title", session.world.id)
    if session.attends:
        return _("{title} goes on, day {day}.").format(title=title, day=session.run.day)
    return _("{title} goes on, saved as {name}.").format(title=title, name=session.name)


def farewell(session: Session) -> str:
    """Where the run is and how to go on with it."""
    if not session.file:
        return ""
    if session.attends:
        told = _("The run is saved. Its lesson file, the code {code} and your PIN open it again.")
        return told.format(code=session.attends.code)
    if session.run.phase == "over":
        form = _("The run is saved as {name}. marketgen replay {name} tells it again.")
    else:
        form = _("The run is saved as {name}. marketgen resume {name} --plain goes on with it.")
    return form.format(name=session.name)
