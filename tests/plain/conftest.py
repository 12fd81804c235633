"""Sessions and dialogues in memory for the tests of plain mode."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from marketgen.plain.ears import Ears
from marketgen.plain.game import Game
from marketgen.plain.speech import Voice
from marketgen.play import games
from marketgen.play.games import Playable
from marketgen.play.session import Session


class Table:
    """A run in plain mode that a test types into: ``say`` returns what is answered to one line."""

    def __init__(self, session: Session, typed: bool = False) -> None:
        self.session = session
        self.out = io.StringIO()
        self.game = Game(session, Voice(self.out, 0), Ears(io.StringIO()))
        self.game.ears.typed = typed
        self.game.turn(session.events)

    def say(self, *lines: str) -> str:
        """Type lines; what the last of them was answered."""
        answer = ""
        for line in lines:
            at = self.out.tell()
            self.game.take(line)
            answer = self.out.getvalue()[at:]
        return answer

    def to(self, day: int) -> None:
        """Play on by first choices to the morning of a day."""
        while self.session.run.day < day:
            self.say("1")

    @property
    def told(self) -> str:
        """Everything said so far."""
        return self.out.getvalue()


@pytest.fixture(autouse=True)
def compiled_before(second_start: None) -> None:
    """No test waits until a shipped scenario is checked."""


@pytest.fixture(scope="session")
def loaded() -> Playable:
    """The shipped scenario, loaded once."""
    return games.load("first_stall")


@pytest.fixture
def table(loaded: Playable) -> Callable[..., Table]:
    """``table()``: a new run of the shipped scenario, in memory."""

    def begin(seed: str = "harbour", difficulty: str = "", typed: bool = False) -> Table:
        return Table(Session.begin(loaded.world, seed, difficulty), typed)

    return begin
