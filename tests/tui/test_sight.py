"""For eyes that see fewer colours: how far apart good and bad stand in every theme, and the page that says it."""

from __future__ import annotations

import os
from itertools import combinations

import pytest

from marketgen.tui.palette import GROUNDS, INKS, PALETTES, Palette, palette
from marketgen.tui.theme import contrast
from tests.support import ROOT
from tests.tui.sight import EYES, distance

PAGE = ROOT / "docs" / "colours.md"
BEGIN, END = "<!-- reckoned -->", "<!-- to here -->"
PAIRS = {
    "well, presses": ("celadon", "brick"),
    "chosen, presses": ("lamp", "brick"),
    "well, quantities": ("celadon", "river"),
}
FLOORS = {
    "well, presses": {"dusk": 16, "noon": 16, "lantern": 15, "compass": 80, "sundial": 90},
    "chosen, presses": {"dusk": 18, "noon": 4, "lantern": 17, "compass": 15, "sundial": 50},
}
"""The least distance to any of the four kinds of eyes. Where it is small, the sign, the shape and the word tell."""


@pytest.mark.parametrize("colours", PALETTES, ids=lambda each: each.id)
@pytest.mark.parametrize("pair", FLOORS)
def test_what_is_well_stands_off_what_presses(colours: Palette, pair: str) -> None:
    first, second = PAIRS[pair]
    found = {eyes: distance(getattr(colours, first), getattr(colours, second), eyes) for eyes in EYES}
    assert min(found.values()) >= FLOORS[pair][colours.id], found


@pytest.mark.parametrize("name", ["compass", "sundial"])
def test_with_256_colours_too(name: str) -> None:
    """Those made for eyes that see fewer colours."""
    colours = palette(name, few=True)
    found = {eyes: distance(colours.celadon, colours.brick, eyes) for eyes in EYES}
    assert min(found.values()) >= 50, found


def test_no_two_inks_of_the_light_twin_fall_together() -> None:
    """But for the three greys of text, whose order is their lightness."""
    colours = palette("sundial")
    inks = ("paper", "lamp", "brick", "celadon", "river")
    found = {
        (first, second, eyes): distance(getattr(colours, first), getattr(colours, second), eyes)
        for first, second in combinations(inks, 2)
        for eyes in EYES
    }
    assert min(found.values()) >= 20, min(found.items(), key=lambda item: item[1])


@pytest.mark.parametrize(
    ("name", "expected"),
    [("dusk", (24, 17, 77)), ("compass", (94, 83, 93))],
)
def test_the_distances_are_those_of_the_design(name: str, expected: tuple[int, ...]) -> None:
    colours = palette(name)
    found = [round(distance(colours.brick, colours.celadon, eyes)) for eyes in ("deutan", "protan", "tritan")]
    assert tuple(found) == expected


def test_black_and_white_are_a_hundred_apart_for_all_eyes() -> None:
    for eyes in EYES:
        assert distance("#000000", "#ffffff", eyes) == pytest.approx(100, abs=0.1)


def table() -> str:
    """What the page says of every theme."""
    rows = [
        "| theme | ground | least contrast of text | " + " | ".join(PAIRS) + " |",
        "|---|---|--:|" + "--:|" * len(PAIRS),
    ]
    for each in PALETTES:
        least = min(contrast(getattr(each, ink), getattr(each, ground)) for ink in INKS for ground in GROUNDS)
        cells = [
            " / ".join(f"{distance(getattr(each, one), getattr(each, other), eyes):.0f}" for eyes in EYES)
            for one, other in PAIRS.values()
        ]
        ground = "dark" if each.dark else "light"
        rows.append(f"| {each.id.capitalize()} | {ground} | {least:.1f} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def test_the_page_says_what_is_reckoned() -> None:
    text = PAGE.read_text("utf-8")
    before, rest = text.split(BEGIN)
    now = f"{before}{BEGIN}\n{table()}\n{END}{rest.split(END)[1]}"
    if "MARKETGEN_TESTS_WRITE" in os.environ:
        PAGE.write_text(now, "utf-8")
    assert PAGE.read_text("utf-8") == now, "MARKETGEN_TESTS_WRITE=1 pytest tests/tui/test_sight.py"
