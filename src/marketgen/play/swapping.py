"""Another version of a scenario in a run that is being played: what its log says of it, and what is left behind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from marketgen.engine.carrying import Carried, carry
from marketgen.engine.commands import Command
from marketgen.engine.events import Turn
from marketgen.engine.frozen import frozen
from marketgen.engine.rules import apply
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import N_, _

JsonObject = dict[str, Any]


@frozen
class Version:
    """A version of a scenario: its world, and the merged document with its translations, as a save's head has them."""

    world: World
    title: str
    document: JsonObject
    translations: JsonObject

    def record(self) -> JsonObject:
        """What a log says of it, so that the run goes on with this very text."""
        spoken = {"translations": self.translations} if self.translations else {}
        return {"title": self.title, "digest": self.world.digest, "scenario": self.document, **spoken}


def carried_over(old: World, new: World, run: Run, command: Command) -> tuple[Carried, Turn] | None:
    """A run carried over into another version, and the answer there to a command that ends the day; None if the new
    version has no place for it. Whatever a half-written world makes of a run of another one must not end the run, so
    that it is tried to the next dawn before anything is written."""
    try:
        carried = carry(old, new, run)
        turn = apply(new, carried.run, command)
    except (ValueError, LookupError, AttributeError, TypeError, AssertionError, ArithmeticError):
        return None
    return (carried, turn) if isinstance(turn, Turn) else None


_KINDS = {
    "difficulty": N_("difficulty {id}"),
    "goal": N_("goal {id}"),
    "good": N_("good {id}"),
    "event": N_("event {id}"),
    "flag": N_("flag {id}"),
    "place": N_("place {id}"),
}


def lost_words(lost: Iterable[tuple[str, str]]) -> list[str]:
    """A sentence on what could not be carried over, by the ids of the file; none if all could."""
    told = [_(_KINDS[kind]).format(id=name) if kind in _KINDS else name for kind, name in lost]
    form = _("Not carried over, because the new version has it no more: {things}.")
    return [form.format(things=", ".join(told))] if told else []
