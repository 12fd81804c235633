"""The pictures in docs/gallery/: each screen of the index is there, and the script makes them."""

from __future__ import annotations

import asyncio
import re

from scripts import gallery

MOST = 3_300_000
"""Bytes that all pictures together may have."""


def test_the_index_says_what_the_pictures_are() -> None:
    assert (gallery.GALLERY / "README.md").read_text("utf-8") == gallery.index(), "run python scripts/gallery.py"


def test_every_picture_of_the_index_is_there_and_no_other() -> None:
    named = re.findall(r"!\[[^]]*\]\(([^)]+)\)", gallery.index())
    assert len(named) == len(set(named)) > 40
    assert sorted(named) == sorted(path.name for path in gallery.GALLERY.glob("*.svg"))
    assert all("\n## " + shot.title + "\n" in gallery.index() and shot.says.endswith(".") for shot in gallery.SHOTS)


def test_the_pictures_are_small_and_fetch_nothing() -> None:
    pictures = list(gallery.GALLERY.glob("*.svg"))
    assert sum(path.stat().st_size for path in pictures) < MOST
    assert not [path.name for path in pictures if "url(" in path.read_text("utf-8").replace("url(#", "")]


def test_the_script_makes_a_picture() -> None:
    shot = next(each for each in gallery.SHOTS if each.name == "settings")
    drawn = asyncio.run(gallery.draw(shot, ((80, 24), (100, 30)), ("noon", "sundial")))
    assert len(drawn) == 4
    picture = drawn["settings-80x24-sundial.svg"]
    assert picture.startswith("<svg")
    assert "Sundial" in picture
    assert len({*drawn.values()}) == 4


def test_what_is_not_known_is_refused() -> None:
    assert gallery.main(["--only", "stall,moon"]) == 2
    assert gallery.main(["--themes", "midnight"]) == 2
