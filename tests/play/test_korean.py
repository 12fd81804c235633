"""The glossary: every Korean word of the scenarios and the interface, written, said and meant."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from marketgen.play import games, korean, look
from marketgen.play.hangul import romanised
from marketgen.tui.app import MarketApp
from tests.tui.awning import awning
from tests.tui.looking import text
from tests.worlds import first_stall, the_awning

ESTABLISHED = {
    "bisagrupa", "kimjang", "kotjebi", "longgubang", "maeddugi sijang", "nodong danryondae", "pal-sam", "servi-cha",
    "songbun", "kye", "kimchi", "oehwa-beori",
}  # fmt: skip
"""Words that English writes otherwise, or that the North says otherwise."""

SYLLABLE = re.compile("[\uac00-\ud7a3]")


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("강냉이", "gangnaengi"), ("쌀", "ssal"), ("비누", "binu"), ("콩기름", "konggireum"), ("학습장", "hakseupjang"),
        ("독립문", "dongnimmun"), ("신라", "silla"), ("백마", "baengma"), ("별내", "byeollae"), ("좋고", "joko"),
        ("왕십리", "wangsimni"), ("많다", "manta"), ("맛이", "masi"), ("닭", "dak"),
        ("닭이", "dalgi"), ("a 밤", "a bam"),
    ],
)  # fmt: skip
def test_readings_are_those_of_the_standard(hangul: str, latin: str) -> None:
    assert romanised(hangul) == latin


@pytest.mark.parametrize("name", ["first_stall", "class_week", "the_awning", "four_seasons"])
def test_every_word_is_whole_and_said_by_one_rule(name: str) -> None:
    world = games.load(name).world
    for word in korean.words(world):
        assert word.meaning, word
        assert SYLLABLE.search(word.written), word
        if word.said not in ESTABLISHED:
            assert romanised(word.written).replace(" ", "") == word.said.replace(" ", "").replace("-", ""), word
    for good in korean.goods(world, world.days):
        assert good.said.replace(" ", "").isascii(), good


def test_the_interfaces_own_words_are_there_where_it_says_them() -> None:
    assert {"kye", "kimchi"} <= {word.said for word in korean.words(the_awning())}
    assert "kye" not in {word.said for word in korean.words(first_stall())}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_words_stand_in_columns_though_a_letter_is_two_cells(size: tuple[int, int], second_start: None) -> None:
    app = MarketApp(session=awning(2))
    async with app.run_test(size=size) as pilot:
        await pilot.press("f3", "pagedown", "pagedown")
        await pilot.pause()
        words = {word.written: word.meaning for word in korean.words(the_awning())}
        starts = set()
        for line in text(app).split("\n"):
            found = next((written for written in words if f" {written} " in line), "")
            if found:
                starts.add(cell_len(line[: line.index(words[found][:9])]))
        assert len(starts) == 1


def test_words_of_the_game_come_with_what_they_are_about() -> None:
    early = {word.said for word in korean.of_the_game(first_stall(), 1)}
    late = {word.said for word in korean.of_the_game(first_stall(), 6)}
    assert "going price" in early
    assert "heat" not in early
    assert {"heat", "trust"} <= late


def test_many_new_rules_of_a_morning_share_a_line() -> None:
    lines = [line.text for line in look.stall(awning(3).timeline).log if line.who == "new"]
    assert len(lines) == 1
    assert lines[0].startswith("New rule cards: bargains; what stays;")
    assert len([line for line in look.stall(awning(2).timeline).log if line.who == "new"]) == 2
