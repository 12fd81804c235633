"""The glossary by ear: the game's own words with their meaning, the Korean ones by name; a word after it says one."""

from __future__ import annotations

from collections.abc import Iterable

from marketgen.i18n import _
from marketgen.plain.speech import sentence
from marketgen.play import korean
from marketgen.play.korean import Word
from marketgen.play.timeline import Timeline


def glossary(scene: Timeline) -> list[str]:
    """Words of the game with their meaning; the Korean ones and the goods by name, for there are many."""
    world, day = scene.world, scene.run.day
    told = [_said(word) for word in korean.of_the_game(world, day)]
    for form, found in (
        (_("Korean words: {words}."), korean.words(world)),
        (_("Goods in Korean: {words}."), korean.goods(world, day)),
    ):
        told += [form.format(words=_names(found))] if found else []
    one = next(iter(korean.words(world) or korean.goods(world, day)), None)
    form = _("words and one of them says what it is, and how it is written: words {word}.")
    return [*told, form.format(word=one.said)] if one else told


def about(scene: Timeline, name: str) -> list[str]:
    """What a word is, by the word, a part of it, its Hangul or the good it names; nothing if it is none."""
    found = korean.every(scene.world, scene.run.day)
    whole = [word for word in found if name in (word.said.lower(), word.written, word.meaning.lower().rstrip("."))]
    return [_said(word) for word in whole or [word for word in found if name in word.said.lower().split()]]


def _names(words: Iterable[Word]) -> str:
    return ", ".join(word.said for word in words)


def _said(word: Word) -> str:
    form = _("{word} {hangul}: {meaning}") if word.written else _("{word}: {meaning}")
    said = word.said[:1].upper() + word.said[1:]
    return form.format(word=said, hangul=word.written, meaning=sentence(word.meaning))
