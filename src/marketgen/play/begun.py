"""Who one is at a named start: the world's texts as they read there. Rules, numbers and digests are the same."""

from __future__ import annotations

import re

from marketgen.engine.replacing import replace
from marketgen.engine.world import World


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
