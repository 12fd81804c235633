"""What tests of sessions share: runs with a file, and a script of a whole two-day run."""

from __future__ import annotations

from pathlib import Path

from marketgen.engine.events import Turn
from marketgen.engine.world import World
from marketgen.play.lines import head
from marketgen.play.session import Session
from marketgen.saves.log import RunFile
from tests.engine.helpers import command

WHOLE = ("show plum 1", "hide plum", "undo", "note 자두 are ripe", "open", "show plum 1", "undo", "open", "sleep",
         "show plum 1", "note last day", "open", "open", "sleep")  # fmt: skip
STREET = ("show jar 1", "price jar keen", "take mo jar 3", "order mo plum 9", "undo", "open")
EVENING = (*STREET, "give ox candle 1", "meal pie", "open", "bring plum 2")


def begin(path: Path, world: World, document: object = None, **level: str) -> Session:
    """A new run with a file."""
    of = ("amber", level.get("difficulty", world.difficulty), level.get("goal", next(iter(world.goals))))
    first = head(document or {"made": "by a test"}, world.digest, of, world.id)  # type: ignore[arg-type]
    return Session.begin(world, *of, RunFile.create(path, first))


def say(session: Session, *lines: str) -> None:
    """Give commands and undos, all of which must be accepted. An inspection is met by letting him look."""
    for line in lines:
        answer = session.undo() if line == "undo" else session.do(command(line))
        assert isinstance(answer, Turn), (line, answer)
        if session.run.pending == "inspection":
            assert isinstance(session.do(command("answer look")), Turn)


def resumed(path: Path, world: World) -> Session:
    """The run of a file, opened as a front end opens it."""
    return Session.resume(world, RunFile.open(path))
