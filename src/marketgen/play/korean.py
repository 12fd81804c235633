"""The glossary: what words mean in this game; the Korean words of the scenario and of the interface; the goods."""

from __future__ import annotations

import re
from collections.abc import Iterable

from marketgen.engine.frozen import frozen
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import wording
from marketgen.play.hangul import romanised

OWN = {
    "kimchi": ("김치", N_("vegetables, salted and spiced, that have turned sour; the winter is fed with it")),
    "kye": ("계", N_("a club that saves together: each pays in, and one has it all, in turn")),
}
"""Words of the interface, as they are written in English: the Hangul, and the meaning."""


GAME = (
    ("price", N_("bag"), N_("what is at your stall and not shown; nobody buys from it")),
    ("price", N_("going price"), N_("what buyers expect to pay here today")),
    ("price", N_("group"), N_("people who come together and buy one thing")),
    ("price", N_("stance"), N_("how you ask against the going price: low, fair or firm")),
    ("price", N_("walked on"), N_("wished for what you show, and found the price too high")),
    ("offers", N_("offer"), N_("what somebody brings this morning; it holds until the market opens")),
    ("offers", N_("walk"), N_("the way to whoever offers; the first one in a day takes time")),
    ("offers", N_("trust"), N_("what one person thinks of you")),
    (
        "offers",
        N_("hours left"),
        N_("your own hours of this day; a walk, a visit, asking around and work take some of them"),
    ),
    (
        "officials",
        N_("board"),
        N_("the notice board, and how strict it is; the stricter, the likelier is an inspection"),
    ),
    ("officials", N_("heat"), N_("how much you are noticed; it fades a little every night")),
    ("officials", N_("street"), N_("what the whole row says of you")),
    ("officials", N_("tie"), N_("the trust of an official")),
    ("growth", N_("envy"), N_("what your wealth looks like beside that of the row")),
    (
        "bargains",
        N_("house rule"),
        N_("who bargains when you do not: a first price, small steps, their last word if it pays"),
    ),
    ("shipments", N_("held"), N_("stopped at a post on the way; it waits for your answer until dusk")),
)
"""Words that mean something of their own in this game: the system that brings each, the word, the meaning."""


@frozen
class Word:
    """A word: as it is said, in Latin letters; as it is written; what it means."""

    said: str
    written: str
    meaning: str


def meaning(word: str) -> str:
    """What a word of the interface means. KeyError for another."""
    return _(OWN[word][1])


def of_the_game(world: World, day: int) -> tuple[Word, ...]:
    """The words of the game that have been met by a day, by the alphabet."""
    met = (Word(_(said), "", _(meaning)) for system, said, meaning in GAME if world.met(system, day))
    return tuple(sorted(met, key=lambda word: word.said))


def words(world: World) -> tuple[Word, ...]:
    """Words of the scenario and of the interface, by the alphabet."""
    ids = {path.split(".")[1] for path in world.texts if path.startswith("glossary.")}
    text = world.texts.get
    found = [
        Word(wording.spoken(world, one), text(f"glossary.{one}.hangul", ""), text(f"glossary.{one}.meaning", ""))
        for one in ids
    ]
    known = {word.said for word in found}
    found += [Word(said, written, _(meaning)) for said, (written, meaning) in OWN.items() if _uses(world, said, known)]
    return tuple(sorted(found, key=lambda word: word.said))


def _uses(world: World, word: str, known: set[str]) -> bool:
    """Whether the interface says a word in a run of this world; only one with a glossary has any."""
    if not known or word in known:
        return False
    return bool(world.kyes if word == "kye" else world.family.kimjang)


def goods(world: World, day: int) -> tuple[Word, ...]:
    """The goods that have been met by a day, by the alphabet of what they are called here."""
    met = [good.id for good in world.goods.values() if good.from_day <= day and wording.gloss(world, good.id)]
    found = [
        Word(romanised(wording.gloss(world, one)), wording.gloss(world, one), wording.name(world, one)) for one in met
    ]
    return tuple(sorted(found, key=lambda word: word.meaning))


def said_in(world: World, texts: Iterable[str]) -> tuple[Word, ...]:
    """The Korean words that texts say, by the alphabet."""
    said = " ".join(texts).casefold()
    return tuple(word for word in words(world) if re.search(rf"\b{re.escape(word.said.casefold())}\b", said))


def every(world: World, day: int) -> tuple[Word, ...]:
    """All of them by a day: the words of the game, the Korean ones, the goods."""
    return (*of_the_game(world, day), *words(world), *goods(world, day))
