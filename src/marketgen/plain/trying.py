"""What authors have in a practice run: news of the file they are changing, and the console."""

from __future__ import annotations

import re

from marketgen.i18n import _
from marketgen.play.following import hear
from marketgen.play.session import Session

CONSOLE = ("console", "dev")
"""The words before what is for the console."""

MOST = 12
"""Lines of a report that are said by themselves; ``dev problems`` says all."""

_EXCERPT = re.compile(r" +[0-9]* *\|")
"""A line of the file and the caret under it, which only a screen can show."""


def of_an_event(session: Session, words: list[str]) -> bool:
    """Whether ``why EVENT`` was typed without the console's word before it; a good of that name comes first."""
    world = session.world
    asked = words[1:] if words[0].lower() == "why" else []
    return session.practice and len(asked) == 1 and asked[0] in world.events and asked[0] not in world.goods


def tidings(session: Session) -> list[str]:
    """What has come of a change of the file since the last line, and of the swap at dawn; nothing most often."""
    told, session.news[:] = list(session.news), []
    news = hear(session)
    if news is not None:
        lines = [line for line in news.report.splitlines() if not _EXCERPT.match(line)]
        told += [news.sentence, *lines[:MOST]]
        if len(lines) > MOST:
            told.append(_("dev problems says the rest."))
    return told
