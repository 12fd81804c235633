"""What a scenario has on a day: the refusal for the id of something that it has not, or not yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from marketgen.engine.commands import Command
from marketgen.engine.events import Refusal, refuse
from marketgen.engine.run import Run


class Begins(Protocol):
    """Something that is there from a day on."""

    @property
    def from_day(self) -> int:
        """The first day of it."""


def missing(things: Mapping[str, Begins], kind: str, run: Run, command: Command) -> Refusal | None:
    """Why what a command names first cannot be meant: there is no such thing, or none yet. None if there is."""
    some_id = command.ids[0]
    one = things.get(some_id)
    if one is None:
        return refuse("no_such", kind=kind, id=some_id, day=run.day)
    if one.from_day > run.day:
        return refuse("no_such", kind=kind, id=some_id, day=run.day, first=one.from_day)
    return None
