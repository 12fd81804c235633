"""What was told: rumours by who told them, what was found out about them, and how often somebody was right."""

from __future__ import annotations

from dataclasses import replace

from marketgen.engine import people
from marketgen.engine.events import Event, event
from marketgen.engine.run import Run, Told
from marketgen.engine.world import Rumour, World

NOBODY = "-"
"""The teller of a rumour that comes from nobody you know."""

WORDS = {"true": "sure", "exaggerated": "half", "false": "air"}
"""What an hour spent on a rumour makes of its truth."""


def tell(run: Run, rumour: Rumour, who: str, word: str = "") -> Event:
    """A rumour is told by somebody; ``word`` is what is known of it at once."""
    run.told = (*run.told, Told(rumour.id, who, run.day, run.day + rumour.days, word))
    return event("rumour", rumour=rumour.id, person=who, word=word)


def find(run: Run, some_id: str) -> Told | None:
    """A rumour as it was told; None if it was not."""
    return next((told for told in run.told if told.rumour == some_id), None)


def teller(world: World, run: Run, rumour: Rumour) -> str:
    """Who tells a rumour in this run, ``-`` for somebody you do not know; empty if nobody is there who would."""
    if not rumour.who:
        return NOBODY
    return next((who for who in (rumour.who, rumour.otherwise) if who and people.present(world, run, who)), "")


def learn(world: World, run: Run, some_id: str, given: int = 0) -> list[Event]:
    """You are told a rumour by somebody who knows: it is marked as what it is. given: 1 if you did not ask for it."""
    rumour, told = world.rumours[some_id], find(run, some_id)
    word = WORDS[rumour.truth]
    if told is None:
        return [tell(run, rumour, teller(world, run, rumour) or rumour.who, word)]
    run.told = tuple(replace(one, word=word) if one is told else one for one in run.told)
    return [event("followed", rumour=some_id, person=told.who, word=word, given=given)]


def record(world: World, run: Run, who: str) -> tuple[int, int, int]:
    """Of somebody's rumours whose day has come: how many, how many came true, how many in half."""
    truths = [world.rumours[told.rumour].truth for told in run.told if told.who == who and told.due <= run.day]
    return len(truths), truths.count("true"), truths.count("exaggerated")


def open_now(run: Run) -> tuple[Told, ...]:
    """The rumours told whose day has not come."""
    return tuple(told for told in run.told if told.due > run.day)
