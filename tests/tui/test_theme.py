"""Colours: the contrasts of the design's table, the five themes, and what is left without colours."""

from __future__ import annotations

import re

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from marketgen.saves.settings import SETTINGS
from marketgen.tui.app import MarketApp
from marketgen.tui.palette import FEW, GROUNDS, INKS, PALETTES, ROLES, Palette, palette
from marketgen.tui.theme import DEFAULTS, FEW_THEMES, THEMES, WithoutColour, contrast
from tests.worlds import ROOT

FLOOR = {"lantern": {"night": 10.0, "shade": 10.0, "board": 10.0, "glow": 5.0}}
PAIRS = [(each, ink, ground) for each in PALETTES for ink in INKS for ground in GROUNDS]


@pytest.mark.parametrize(("colours", "ink", "ground"), PAIRS, ids=lambda part: getattr(part, "id", part))
def test_text_stands_off_its_ground(colours: Palette, ink: str, ground: str) -> None:
    least = FLOOR.get(colours.id, {}).get(ground, 4.5)
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= least


@pytest.mark.parametrize(
    ("name", "ink", "expected"),
    [
        ("dusk", "paper", (14.4, 13.0, 11.2, 10.8)), ("dusk", "ash", (6.3, 5.7, 4.9, 4.7)),
        ("dusk", "brick", (7.6, 6.9, 5.9, 5.7)), ("noon", "lamp", (6.5, 5.9, 5.3, 5.7)),
        ("noon", "ash", (6.2, 5.6, 5.0, 5.4)), ("lantern", "brick", (11.6, 11.6, 10.2, 5.1)),
        ("compass", "celadon", (8.9, 8.1, 6.9, 6.2)), ("compass", "ash", (6.5, 6.0, 5.1, 4.6)),
        ("sundial", "lamp", (6.5, 5.9, 5.3, 5.7)), ("sundial", "brick", (6.2, 5.6, 5.0, 5.4)),
    ],
)  # fmt: skip
def test_the_ratios_are_those_of_the_design(name: str, ink: str, expected: tuple[float, ...]) -> None:
    colours = palette(name)
    found = [contrast(getattr(colours, ink), getattr(colours, ground)) for ground in GROUNDS]
    assert found == pytest.approx(expected, abs=0.06)


def test_every_colour_that_is_named_is_one() -> None:
    """A name that no theme knows would stop the game on the first line that is painted with it."""
    named = {
        (path.name, name)
        for path in (ROOT / "src" / "marketgen" / "tui").rglob("*.py")
        for name in re.findall(r"\$([a-z]+)", path.read_text("utf-8"))
    }
    assert {name for _file, name in named} >= {"paper", "lamp"}
    assert {(file, name) for file, name in named if name not in DEFAULTS} == set()


def test_contrast_of_black_and_white_is_the_greatest() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@pytest.mark.parametrize("colours", PALETTES, ids=lambda each: each.id)
def test_the_solid_field_and_the_rules(colours: Palette) -> None:
    assert contrast(colours.ink, colours.fill) >= 9
    assert contrast(colours.night, colours.brick) >= 4.5
    assert contrast(colours.thread, colours.night) >= 1.9
    assert contrast(colours.paper, colours.chip) >= 4.5
    assert colours.chip not in (colours.night, colours.board)


def test_themes_are_the_palettes_and_those_of_the_settings() -> None:
    offered = next(setting for setting in SETTINGS if setting.key == "theme")
    assert [theme.name for theme in THEMES] == [each.id for each in PALETTES] == [one.value for one in offered.options]
    for theme, colours in zip(THEMES, PALETTES, strict=True):
        assert {role: theme.variables[role] for role in ROLES} == {role: getattr(colours, role) for role in ROLES}
        assert theme.variables.keys() == DEFAULTS.keys()
        assert theme.background == colours.night


def landed(colour: str) -> str:
    """Where a terminal of 256 colours shows a colour: the one that it is sent in its place."""
    return Color.from_rich_color(RichColor.parse(colour).downgrade(ColorSystem.EIGHT_BIT)).hex


@pytest.mark.parametrize(
    ("colours", "ink", "ground"), [(each, ink, ground) for each in FEW for ink in INKS for ground in GROUNDS],
    ids=lambda part: getattr(part, "id", part),
)  # fmt: skip
def test_with_256_colours_text_stands_off_its_ground(colours: Palette, ink: str, ground: str) -> None:
    least = FLOOR.get(colours.id, {}).get(ground, 4.5)
    assert contrast(landed(getattr(colours, ink)), landed(getattr(colours, ground))) >= least


@pytest.mark.parametrize("colours", FEW, ids=lambda each: each.id)
def test_with_256_colours_fields_and_grounds_stay_apart(colours: Palette) -> None:
    night, shade, board, glow = (landed(getattr(colours, ground)) for ground in GROUNDS)
    assert contrast(landed(colours.ink), landed(colours.fill)) >= 9
    assert contrast(night, landed(colours.brick)) >= 4.5
    assert contrast(landed(colours.paper), landed(colours.chip)) >= 4.5
    assert landed(colours.chip) not in (night, board)
    assert contrast(landed(colours.thread), night) >= 1.9
    assert glow not in (night, shade, board)
    assert board != night
    assert shade != night or colours.id == "lantern"


def test_the_same_themes_stand_for_few_colours() -> None:
    assert [(each.id, each.dark) for each in FEW] == [(each.id, each.dark) for each in PALETTES]
    assert [theme.name for theme in FEW_THEMES] == [theme.name for theme in THEMES]
    assert palette("noon", few=True) is FEW[1]


def test_a_terminal_of_256_colours_gets_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for depth, expected in (("", FEW[0].night), ("truecolor", PALETTES[0].night)):
        monkeypatch.setenv("COLORTERM", depth)
        assert MarketApp().current_theme.background == expected, depth


def test_an_unknown_name_gives_the_first_palette() -> None:
    assert palette("mauve") is PALETTES[0]


def test_without_colours_weights_and_the_lamp_are_left() -> None:
    filter_ = WithoutColour()
    amber = PALETTES[0].fill
    segments = [
        Segment("lamp", Style(color="#1b1406", bgcolor=amber, bold=True)),
        Segment("row", Style(color=amber, bgcolor=PALETTES[0].glow, bold=True)),
        Segment("label", Style(color=PALETTES[0].ash, bgcolor=PALETTES[0].night, meta={"act": "quit"})),
        Segment("bare", None),
    ]
    lit, row, label, bare = filter_.apply(segments, Color.parse("#000000"))
    assert lit.style == Style(reverse=True, bold=True, underline=None)
    assert row.style is not None
    assert (row.style.color, row.style.bgcolor, row.style.bold, row.style.reverse) == (None, None, True, False)
    assert label.style is not None
    assert label.style.meta == {"act": "quit"}
    assert bare.style is None
    behind = Segment("behind a dialog", Style(color="#6b6a73", bgcolor=PALETTES[0].night))
    held = Segment(" 1 ", Style(color=PALETTES[0].night, bgcolor=PALETTES[0].brick))
    behind, held = filter_.apply([behind, held], Color.parse("#000000"))
    assert behind.style == Style(dim=True, reverse=False)
    assert held.style == Style(reverse=True)
    assert [segment.text for segment in (lit, row, label, bare)] == ["lamp", "row", "label", "bare"]
