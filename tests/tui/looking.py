"""Looking at screens in tests: what stands on them, whether it fits, what is lit; and runs to look at."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.color import Color
from rich.segment import Segment

from marketgen.play import games
from marketgen.play.bots import BOTS, next_command
from marketgen.saves import folders
from marketgen.tui.app import MarketApp
from marketgen.tui.palette import palette
from marketgen.tui.widgets.page import Page

WIDE, SMALL, BROAD = (120, 40), (80, 24), (200, 60)
SIZES = (WIDE, SMALL)
SCENARIO = "first_stall"


def rows(app: MarketApp) -> list[list[Segment]]:
    """The rows of the screen in front, as segments."""
    return [list(strip) for strip in app.screen._compositor.render_strips()]


def text(app: MarketApp) -> str:
    """What stands on the screen in front, as lines of text."""
    return "\n".join("".join(segment.text for segment in row).rstrip() for row in rows(app))


def lamps(app: MarketApp) -> list[str]:
    """The words on every solid field of amber. The flame in the picture is none."""
    fill = Color.parse(palette(app.theme).fill).triplet
    found = []
    for row in rows(app):
        words, lit = "", False
        for segment in [*row, Segment(" ")]:
            style = segment.style
            if style and style.bgcolor and style.bgcolor.triplet == fill:
                words, lit = words + segment.text, True
            elif lit:
                found.append(words.strip())
                words, lit = "", False
    return [words for words in found if words.strip("▀")]


def pages(app: MarketApp) -> Iterator[Page]:
    """The pages that are drawn on the screen in front."""
    for page in app.screen.query(Page):
        if page.display and page.size.width > 0:
            yield page


def misfits(app: MarketApp) -> list[str]:
    """Lines that are wider than their page, and pages that are cut off at the bottom without a way to scroll."""
    found = []
    for page in pages(app):
        width = page.content_size.width
        lines = page.lines(width)
        found += [f"{page}: {line.plain!r} is wider than {width}" for line in lines if line.cell_length > width]
        scrolls = any(parent.allow_vertical_scroll for parent in page.ancestors if hasattr(parent, "is_scrollable"))
        if len(lines) > page.content_size.height and not scrolls:
            found.append(f"{page}: {len(lines)} lines in {page.content_size.height} rows")
    return found


def record(name: str, days: int, seed: str = "plum-lamp") -> Path:
    """A saved run of so many days, played by the lawful bot; the path of its file. Each is played once in a process.

    It is the newest of its folder: two copies made in the same moment would stand in the list by their names.
    """
    path = folders.saves() / f"{name}.mgsave"
    if (days, seed) in _RECORDED and not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        newest = max((other.stat().st_mtime_ns for other in path.parent.glob("*.mgsave")), default=0)
        path.write_bytes(_RECORDED[days, seed])
        os.utime(path, ns=(max(path.stat().st_mtime_ns, newest + MILLISECOND),) * 2)
    else:
        path = _played(name, days, seed)
        _RECORDED[days, seed] = path.read_bytes()
    return path


MILLISECOND = 1_000_000
"""In nanoseconds; the list of runs tells no shorter times apart."""

_RECORDED: dict[tuple[int, str], bytes] = {}


def _played(name: str, days: int, seed: str) -> Path:
    session = games.begin(SCENARIO, seed, name=name)
    given = 0
    while session.run.phase != "over" and session.run.day <= days:
        day = session.run.day
        session.do(next_command(BOTS["lawful"], session.world, session.run, given))
        given = given + 1 if session.run.day == day else 0
    path = session.file.path if session.file else Path()
    session.close()
    return path


def aged(path: Path, seconds: int) -> Path:
    """The file, last changed on a fixed day so many seconds after noon."""
    os.utime(path, (1_506_340_800 + seconds,) * 2)  # 25 September 2017, 12:00 UTC
    return path


def damage(path: Path) -> None:
    """Change a letter in the middle of a saved run."""
    raw = path.read_bytes()
    at = raw.rfind(b'"text":"open"') + len(b'"te')
    path.write_bytes(raw[:at] + b"X" + raw[at + 1 :])


def broken_scenario(folder: Path, **changes: str) -> Path:
    """A scenario of the player's with a mistake: the shipped one, with a key misspelt and a title of markup."""
    from marketgen.data import scenarios_folder

    source = (scenarios_folder() / f"{SCENARIO}.json").read_text("utf-8")
    changes = {'"fee":': '"fe":', '"title": "First stall"': '"title": "River [b]ice[/b]"',
               f'"id": "{SCENARIO}"': '"id": "river_ice"', **changes}  # fmt: skip
    for old, new in changes.items():
        assert old in source
        source = source.replace(old, new, 1)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "river_ice.json"
    path.write_text(source, "utf-8")
    return path


async def press(pilot: Any, *keys: str) -> None:
    """Press keys one after the other and wait until the screen has settled."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
        await pilot.pause()
