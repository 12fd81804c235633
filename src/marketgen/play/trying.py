"""Practice runs: begun in the middle of a scenario, or changed by hand, so that an author can look at one thing."""

from __future__ import annotations

from typing import Any

from marketgen.engine.events import Refusal
from marketgen.engine.frozen import frozen
from marketgen.i18n import _
from marketgen.play.bots import BOTS, next_command
from marketgen.play.session import Session

USUAL = "lawful"
"""The bot that plays up to a day if no other is named."""


@frozen
class Trial:
    """How a practice run begins: at a named start if there is one, then played by a bot up to the dawn of a day.

    whole: it is a whole game all the same, begun as another person; then there is a start and nothing else.
    file: the scenario whose files are followed, by its id or path, so that a resumed run can follow them again.
    """

    from_day: int = 0
    bot: str = USUAL
    start: str = ""
    file: str = ""
    whole: bool = False

    def head(self) -> dict[str, Any]:
        """What the first line of its save says of it."""
        more: dict[str, Any] = {key: told for key, told in (("start", self.start), ("file", self.file)) if told}
        if self.whole:
            return more
        return {"practice": 1, **more, **({"from_day": self.from_day, "bot": self.bot} if self.from_day else {})}


def to_dawn(session: Session, bot: str, day: int) -> str:
    """Let a bot play up to the dawn of a day, or to the end if that comes first; the log is written at once at the end.

    Returns a sentence on who played; a bot that is at a loss stops where it is, and the sentence says so. SaveFailed.
    """
    before, given, refused = session.run.day, 0, ""
    with session.gathered():
        while session.run.day < day and session.run.phase != "over":
            today = session.run.day
            answer = session.do(next_command(BOTS[bot], session.world, session.run, given))
            if isinstance(answer, Refusal):
                refused = answer.reason
                break
            given = given + 1 if session.run.day == today else 0
    run = session.run
    if refused:
        told = _("{bot} did not know what to do on day {day}; play on from there.")
    elif run.phase == "over":
        told = _("{bot} played to day {day}, where the run ended.")
    elif run.day > before:
        told = _("{bot} has played up to the dawn of day {day}.")
    else:
        return ""
    return told.format(bot=bot, day=run.day)
