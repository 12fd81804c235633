"""Glyphs: every sign is one cell wide, the plain set stays within WGL4, the letters within ASCII."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from rich.cells import cell_len

from marketgen.saves.settings import SETTINGS
from marketgen.tui.glyphs import SETS, Glyphs, glyphs
from tests.support import PACKAGE

WGL4 = set("▌█▒─│═▄▀●○▪▫▲▼·►√×−→╫╬■ ") | set("-~.")
SIGNS = [field.name for field in fields(Glyphs) if field.name not in ("id", "dots", "steps", "halves")]


@pytest.mark.parametrize("each", SETS, ids=lambda each: each.id)
def test_every_sign_is_one_cell(each: Glyphs) -> None:
    for name in SIGNS:
        assert cell_len(getattr(each, name)) == len(getattr(each, name)) == 1, name
    assert len(each.steps) >= 3
    assert each.steps[0] == " "
    assert all(cell_len(step) == 1 for step in each.steps + each.halves)


def test_plain_shapes_are_in_nearly_every_font() -> None:
    plain = glyphs("plain")
    assert {getattr(plain, name) for name in SIGNS} | set(plain.steps) | set(plain.halves) <= WGL4


def test_letters_are_ascii() -> None:
    letters = glyphs("letters")
    assert all(getattr(letters, name).isascii() for name in SIGNS)
    assert (letters.steps + letters.halves).isascii()


def test_up_down_and_same_differ_in_every_set() -> None:
    for each in SETS:
        assert len({each.up, each.down, each.same}) == 3
        assert each.full_mark != each.empty_mark
        assert each.full_hour != each.empty_hour


def test_the_sets_are_those_of_the_settings() -> None:
    offered = next(setting for setting in SETTINGS if setting.key == "glyphs")
    assert [each.id for each in SETS] == [option.value for option in offered.options][
        1:
    ]  # the first leaves it to the terminal
    assert glyphs("runes") is SETS[0]


def test_no_other_module_draws_shapes_of_its_own() -> None:
    """Shapes in docstrings and comments explain; in code they come from the table. The picture is made of one."""
    shapes = re.compile(r"[▌▎●○◆■▪▫▲▼▸►━─╌│┃╫█▒✓✗]")
    for path in sorted((PACKAGE / "tui").rglob("*.py")):
        if path.name in ("glyphs.py", "picture.py"):
            continue
        code = re.sub(r'""".*?"""|#.*', "", path.read_text("utf-8"), flags=re.S)
        assert not shapes.search(code), f"{path.name}: {shapes.search(code)}"
