"""Plain mode in a language nobody speaks: days are played, every page asked for and every list opened, and no English
sentence of the interface is left, nor a place that was not filled in."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

import pytest

from marketgen import i18n
from marketgen.engine.commands import VERBS
from marketgen.engine.world import World
from marketgen.plain import books, helping
from marketgen.play import games
from marketgen.play.korean import every
from marketgen.play.session import Session
from scripts.pseudo import PLACE, PLAIN, Speaker
from tests.plain.conftest import Table

OTHER = str.maketrans(PLAIN, "αβψδεφγηιξκλμνοπώρστθςωχυζΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠΏΡΣΤΘΩΪΧΥΖ")
"""The letters of a scenario's texts: neither English nor the language's."""

LEAVES = ("quit", "undo", "go on", "quiet", "back", "as yesterday", "chronicle", "hand in")
"""Words that look nothing up, and one that writes a file whose path it says."""

ALSO = ("help show", "help commands", "help names", "why 1", "99", "why score", "why heat", "why", "people nobody",
        "supply nobody", "ledger nothing", "cards nothing", "show", "take 1 2 3", "1 2 3 4 5")  # fmt: skip
"""More that is asked each day, mistakes among it."""

TYPED = ("all", "half", "marketgen", "nobody", "nothing", *helping.ASKED, *books.PARTS)
"""Words that are typed as they are in every language, beside commands, their ids and the words of ``help``: who speaks
another one types them too, so they stay; and what the test itself types and hears again."""


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    """The language, for one test."""
    i18n.install(Speaker())
    yield
    i18n.install()


def foreign(which: str) -> World:
    """A shipped scenario that is written in other letters."""
    world = games.load(which).world
    texts = {
        path: "".join(part if at % 2 else part.translate(OTHER) for at, part in enumerate(PLACE.split(said)))
        for path, said in world.texts.items()
    }
    return dataclasses.replace(world, texts=texts)


def allowed(world: World) -> set[str]:
    """Plain letters that may be heard: what is typed, ids of the scenario, and Korean as it is said."""
    ids = {one for field in dataclasses.fields(world) if isinstance(held := getattr(world, field.name), dict)
           for one in held if isinstance(one, str)}  # fmt: skip
    kinds = {kind.upper() for form in VERBS.values() for kind in (*form.ids, form.amount, "words")}
    korean = {one.said for one in every(world, world.days)}
    said = {*helping.words(), *VERBS, *TYPED, *ids, *kinds, *korean}
    return {word for one in said for word in re.findall("[A-Za-z]+", one)}


def listened(table: Table, days: int) -> Iterator[str]:
    """Each line of a run of so many days, in which everything there is to hear each morning is asked for."""
    yield from table.told.splitlines()
    day = 0
    while table.session.run.phase != "over" and table.session.run.day <= days:
        if table.session.run.day != day:
            day = table.session.run.day
            for word in (*(word for word in helping.words() if word not in LEAVES), *ALSO):
                yield from table.say(word).splitlines()
            yield from opened(table)
        line = str(len(table.game.items)) if table.session.run.pending else "1"
        yield from table.say(line).splitlines()
        yield table.game._prompt(table.session.run.phase == "over")


def opened(table: Table) -> Iterator[str]:
    """Every list and every question of the choices, and those of their lists."""
    for at, item in enumerate(table.game.items, 1):
        if not item.opens and item.high < 0:
            continue
        yield from table.say(str(at)).splitlines()
        question = table.game.question
        for inner, one in enumerate(question.items if question else (), 1):
            if one.opens or one.high >= 0:
                yield from table.say(str(inner)).splitlines()
                yield table.game._prompt(over=False)
                table.say("back")
        yield table.game._prompt(over=False)
        while table.game.question:
            table.say("back")


@pytest.mark.parametrize(("which", "days"), [("first_stall", 6), ("the_awning", 5)])
def test_days_are_played_without_a_word_of_english(which: str, days: int) -> None:
    world = foreign(which)
    table = Table(Session.begin(world, "river-jar"), typed=True)
    known = allowed(world) | set(table.session.run.seed.split("-"))
    found: dict[str, str] = {}
    for line in listened(table, days):
        assert not re.search(r"\{\w*\}", line), line
        bare = re.sub(r"^[A-Za-z '().\d-]+(?= [가-힣])", "", line)  # Korean as it is said, before its Hangul
        for word in re.findall("[A-Za-z]{2,}", bare):
            if word not in known:
                found.setdefault(word, line)
    assert not found
    assert table.session.run.day >= days
