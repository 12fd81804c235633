"""Recording a bot's run as a file: how the shipped runs in ``saves/`` are made (``scripts/record.py``)."""

from __future__ import annotations

from marketgen.engine.events import Refusal
from marketgen.play.bots import BOTS, next_command
from marketgen.play.session import Session


def play_out(session: Session, bot: str) -> None:
    """Let a bot play a session to its end. AssertionError if a command of its is refused: a fault of the bot."""
    given = 0
    while session.run.phase != "over":
        day = session.run.day
        command = next_command(BOTS[bot], session.world, session.run, given)
        answer = session.do(command)
        if isinstance(answer, Refusal):
            raise AssertionError(f"{bot} gave a command that is refused: {command}: {answer.reason}")
        given = given + 1 if session.run.day == day else 0
