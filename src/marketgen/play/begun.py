"""How a run begins: who one is at a named start, as the world's texts read there (rules, numbers and digests are the
same), and what the settings want of every run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from marketgen.engine.commands import Command
from marketgen.engine.haggling import HOUSE
from marketgen.engine.replacing import replace
from marketgen.engine.world import World
from marketgen.saves import settings

if TYPE_CHECKING:
    from marketgen.play.session import Session


def wishing(session: Session, begins: bool = False) -> Session:
    """The session, which from now on gives the commands that the settings want; with ``begins`` the first at once. Not
    in a practice run, nor in one of a lesson, whose result is not to rest on anybody's settings."""
    session.wishes = not (session.practice or (session.file is not None and "class" in session.file.head))
    if begins:
        as_wished(session)
    return session


def as_wished(session: Session) -> None:
    """On the first day on which somebody could bargain: the house rule does, if the settings want it. It is a command
    like any other, in the log, and can be taken back."""
    world, day = session.world, session.run.day
    first = world.met("bargains", day) and not (day > 1 and world.met("bargains", day - 1))
    if session.wishes and world.bargains and first and settings.load().on("auto_bargain"):
        session.do(Command("bargains", (HOUSE,)))


def as_begun(world: World, start: str) -> World:
    """The world with the texts of a named start: its own people at home, and its own words for some of everybody's.

    The same world if there is no such start, or if it says nothing else; a second time changes nothing more, as long
    as no word that is said for another is itself said otherwise.
    """
    texts, own = world.texts, f"starts.{start}."
    home = {path.removeprefix(own): text for path, text in texts.items() if path.startswith(f"{own}household.")}
    words = dict(_words(world, start))
    if not start or not (home or words):
        return world
    told = dict(texts)
    if words:
        search = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in sorted(words, key=len, reverse=True)))
        for path, text in texts.items():
            if not path.startswith("starts."):
                told[path] = search.sub(lambda hit: words[hit.group()], text)
    return replace(world, texts={**told, **home})


def _words(world: World, start: str) -> list[tuple[str, str]]:
    """The words that are said otherwise at a start, each with what is said for it."""
    texts, own = world.texts, f"starts.{start}.words."
    numbers = sorted({path[len(own) :].split(".")[0] for path in texts if path.startswith(own)})
    return [(texts[f"{own}{number}.word"], texts[f"{own}{number}.say"]) for number in numbers]
