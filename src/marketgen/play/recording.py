"""Recording a bot's run as a file, and telling a recorded run as text.

So the shipped runs in ``saves/`` and the golden transcripts of the tests are made (``scripts/record.py``).
"""

from __future__ import annotations

from marketgen.engine.events import Refusal
from marketgen.engine.world import World
from marketgen.play import numbers, tell
from marketgen.play.bots import BOTS, next_command
from marketgen.play.lines import JsonObject
from marketgen.play.session import Session
from marketgen.play.verify import replay, start


def play_out(session: Session, bot: str, days: int = 0) -> None:
    """Let a bot play a session to its end, or for so many days. AssertionError if a command of its is refused: a fault
    of the bot."""
    given = 0
    while session.run.phase != "over" and not (days and len(session.run.past) >= days):
        day = session.run.day
        command = next_command(BOTS[bot], session.world, session.run, given)
        answer = session.do(command)
        if isinstance(answer, Refusal):
            raise AssertionError(f"{bot} gave a command that is refused: {command}: {answer.reason}")
        given = given + 1 if session.run.day == day else 0


def transcript(world: World, first: JsonObject, records: tuple[JsonObject, ...]) -> str:
    """A recorded run as text a person can read in a diff: every command, what came of it, and each day's closing.

    Raises Divergence if the replay differs from the record.
    """
    timeline = start(world, first)
    told = [line.text for line in tell.lines(world, timeline.run, tuple(timeline.events))]
    for step in replay(world, first, records, timeline):
        world = timeline.world  # another version of it after a swap
        told += [f"> {step.line}", *(line.text for line in tell.lines(world, timeline.run, step.turn.events))]
        for event in step.turn.events:
            if event.kind == "day_over":
                past = timeline.run.past
                record = next(one for one in reversed(past) if one.day == event.number("day"))
                closing, worth = numbers.money(world, record.closing), numbers.thousandths(record.worth)
                told.append(f"= day {record.day}: {closing} in hand, worth {worth}")
    return "\n".join(told) + "\n"
