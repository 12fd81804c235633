"""Pictures of every screen: ``python scripts/gallery.py [--sizes 80x24,120x40] [--themes noon] [--only stall]``.

``--check`` makes none: it says which of those in docs/gallery/ no longer show what the screens show. Without options
it makes those of docs/gallery/ anew, and their index, docs/gallery/README.md. They are SVG, as Textual draws them. A
screen stands at a point of one game that comes with marketgen; where its player never ordered anything, two orders are
put in on a morning and the days after are played anew. The weeks between two chapters are of another scenario.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from marketgen.engine import steward
from marketgen.engine.commands import Command
from marketgen.engine.events import Turn
from marketgen.engine.rules import check
from marketgen.play import games, look, verify
from marketgen.play.bots import BOTS, next_command
from marketgen.play.noticing import HINTS
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline
from marketgen.saves import folders, settings

ROOT = Path(__file__).resolve().parent.parent
GALLERY = ROOT / "docs" / "gallery"
Size = tuple[int, int]
SIZE, THEME = (120, 40), "dusk"
"""What the pictures of the index are of."""

GAME = "the_awning-lawful"
"""The recorded game, of those in saves/."""

ORDERS = (14, (Command("order", ("cho", "shoes"), 4), Command("order", ("chol", "smokes"), 4)))
"""On which morning something is ordered, and what."""

CHAPTERS = "four_seasons"
"""The scenario with chapters."""

SEEN = 8
"""Hints that were shown before a picture is made, but for the first day: a picture does not depend on those before."""

PLAYED = 1_506_340_800
"""When the saved run was last played: 25 September 2017, 12:00 UTC."""


OTHER_SIZES = ((80, 24), (100, 30), (200, 60))
"""In which the stall stands in the gallery, too."""

INTRODUCTION = (
    "Every screen, 120 columns by 40 rows, in the theme Dusk. The pictures are made by `python scripts/gallery.py`,",
    "all from one recorded game that comes with marketgen; `--sizes 80x24,200x60 --themes noon,lantern --out pictures`",
    "makes them for other windows and [colours](../colours.md).",
)


@dataclass(frozen=True)
class Shot:
    """A picture. at: a point of ``POINTS``, ``ORDERED`` or ``YEAR``, or ``title``; keys: which lead there, in turn,
    or actions after a colon;
    says: what is seen, in a sentence."""

    name: str
    title: str
    says: str
    at: str
    keys: str = ""


POINTS: dict[str, tuple[int, str, str]] = {
    "first": (1, "morning", ""),
    "noon": (4, "noon", ""),
    "bargain": (7, "morning", "bargain"),
    "morning": (9, "morning", ""),
    "evening": (9, "evening", ""),
    "visitor": (9, "evening", "event:music_theory"),
    "leaflet": (8, "morning", "event:leaflet_doctor"),
    "inspection": (29, "noon", "inspection"),
    "end": (30, "over", ""),
}
"""Points of the recorded game: day, phase, and what waits for an answer."""

ORDERED: dict[str, tuple[int, str, str]] = {"under_way": (15, "morning", ""), "held": (16, "morning", "held:")}
"""Points of the days after the orders; what waits for an answer by its beginning."""

YEAR = {"chapter": 1, "quiet": 8, "weeks": 0}
"""Points of the scenario with chapters: a morning; 0 is that after the first weeks between two."""

SHOTS = (
    Shot("title", "Title", "A row of dark stalls, one lamp lit, and the run that goes on with one key.", "title"),
    Shot("picker", "Choosing where to begin", "Every scenario with its length and its story.", "title", "n"),
    Shot("whom", "Who you are", "Whose stall it is: each with what she has and what she owes.", "title", "n 4 enter"),
    Shot("begin", "The first morning", "An empty stall, and the one thing to do next.", "first"),
    Shot("stall", "Stall", "What is on show and in the bag, the price under the cursor, and what was said.", "morning"),
    Shot("stall_evening", "Stall, in the evening", "What sold by the hour, what the neighbours ask, and the log.",
         "evening"),
    Shot("price", "Asking a price", "Low, fair or firm, and what each would bring.", "morning", "1 p"),
    Shot("supply", "Supply", "Offers judged by who makes them, and what is on the way.", "under_way", "U"),
    Shot("take", "Taking from an offer", "How many, what it comes to, and what is left in hand.", "morning", "U t"),
    Shot("order", "An order", "What it costs, when it comes, and which road it takes.", "morning", "U o"),
    Shot("road", "Road", "Rivers, towns and posts, the shipments on them, and what was heard of prices elsewhere.",
         "under_way", "R"),
    Shot("trip", "A trip", "Where to, by which way, how long, and what the posts will want.", "morning", "R t"),
    Shot("people", "People", "Officials by what they expect, fear and owe, and who covers what.", "morning", "P"),
    Shot("traders", "People, the other page", "Traders, neighbours and regulars, and what each makes of you.",
         "morning", "P tab"),
    Shot("offer", "Offering something", "What, when and how, and what follows from it.", "morning", "P o"),
    Shot("home", "Home", "Who eats, how they are, what is in the house, and what is asked.", "morning", "H"),
    Shot("ledger", "Ledger", "Prices here and elsewhere as heard, exchange rates, profit by good.", "morning", "L"),
    Shot("rates", "Ledger: what money is worth", "Each currency over the days, from a common hundred.", "morning",
         "L x"),
    Shot("kept", "Ledger: what you hold", "What each good at the stall is worth, how it keeps, and how long it lasts.",
         "morning", "L s"),
    Shot("due", "Ledger: money due", "What is to be paid and what comes, by day.", "morning", "L d"),
    Shot("board", "Board", "What is posted, what is due, and what is said, with who says it.", "morning", "B"),
    Shot("visitor", "An evening visitor", "A person at the door: words, choices, and none of them chosen for you.",
         "visitor"),
    Shot("asked", "Asked at home", "What those at home say to it, before anything is decided.", "visitor", "h"),
    Shot("story", "Something found", "A choice with what each way means, in the law of that year.", "leaflet", "2"),
    Shot("bargain", "A bargain", "What can be read in a face, and what each move does.", "bargain"),
    Shot("inspection", "An inspection", "Who looks, at what, and the answers there are.", "inspection"),
    Shot("held", "A shipment held", "Its road, the man, the load, and the ways out to be compared.", "held", "1"),
    Shot("report", "The day's report", "How the day's money moved, what changed, and what waits.", "morning",
         ":last_report"),
    Shot("why", "Why", "Any number as the steps that made it, the rule, and what would change it.", "evening",
         "2 question_mark"),
    Shot("now", "What now?", "All that can be done at this moment, what presses first.", "morning", "f5"),
    Shot("hints", "Hints", "What was said when something first mattered, to be read again.", "morning", "f6"),
    Shot("help", "Help", "The screen's keys, and where to read on.", "morning", "f1"),
    Shot("cards", "Rule cards", "The rules, a card each.", "morning", "f2"),
    Shot("words", "Words", "Korean words, with where they come up.", "morning", "f3"),
    Shot("sources", "Sources", "What each number rests on.", "morning", "f4"),
    Shot("palette", "Everything by typing", "Any command by a few of its letters.", "morning", "ctrl+p"),
    Shot("settings", "Settings", "Theme, shapes, motion, language.", "title", "s"),
    Shot("saves", "Saved runs", "Going on, renaming, putting away.", "title", "v"),
    Shot("watching", "Watching a run", "A recorded run, day by day.", "title", "w enter right"),
    Shot("chapter", "A chapter", "Where the story stands, and for how long.", "chapter"),
    Shot("quiet", "Quiet days", "Days that went by, until something asks.", "quiet", "z"),
    Shot("weeks", "The weeks between two chapters", "What went by week by week, and what is left of it.", "weeks"),
    Shot("epilogue", "Epilogue", "Who you were there, and how it is counted.", "end"),
    Shot("roads", "The road not taken", "Where it could have gone otherwise.", "end", "r"),
)  # fmt: skip
"""The pictures, in the order of a day and of a run."""


def session_of(point: str) -> Session:
    """A session in memory at a point; its own, however often it is asked for."""
    if point in YEAR:
        return _in_the_year(YEAR[point])
    found = _points()[point]
    session = Session(found.world, Timeline(found.world, found.run.copy(), found.events))
    session.timeline.deeds = list(found.timeline.deeds)
    return session


@cache
def _points() -> dict[str, Session]:
    recorded = games.watch(GAME)
    timeline = verify.start(recorded.world, recorded.head)
    found: dict[str, Session] = {}
    _keep(found, timeline, POINTS)
    for _step in verify.replay(recorded.world, recorded.head, recorded.records, timeline):
        if (timeline.run.day, timeline.run.phase, timeline.run.pending) == (ORDERS[0], "morning", ""):
            _order(found, timeline)
        _keep(found, timeline, POINTS)
    lacking = sorted({*POINTS, *ORDERED} - {*found})
    assert not lacking, f"the recorded game never came to {lacking}"
    return found


def _keep(found: dict[str, Session], timeline: Timeline, wanted: dict[str, tuple[int, str, str]]) -> None:
    run = timeline.run
    for name, (day, phase, pending) in wanted.items():
        waits = run.pending == pending or (pending.endswith(":") and run.pending.startswith(pending))
        if name not in found and (run.day, run.phase) == (day, phase) and waits:
            found[name] = Session(timeline.world, _copy(timeline))


def _copy(timeline: Timeline) -> Timeline:
    copy = Timeline(timeline.world, timeline.run.copy(), timeline.events)
    copy.deeds = list(timeline.deeds)
    return copy


def _order(found: dict[str, Session], timeline: Timeline) -> None:
    """Go another way from here: order, and let the same player play on until a shipment is held."""
    if ORDERED.keys() <= found.keys():
        return
    session = Session(timeline.world, _copy(timeline))
    for command in chain(ORDERS[1], _played_on(session)):
        assert isinstance(session.do(command), Turn), command
        _keep(found, session.timeline, ORDERED)


def _played_on(session: Session) -> Iterator[Command]:
    given, day = 0, session.run.day
    while not session.run.pending.startswith("held:") and session.run.phase != "over":
        yield next_command(BOTS["lawful"], session.world, session.run, given)
        given, day = (given + 1 if session.run.day == day else 0), session.run.day


def _in_the_year(day: int) -> Session:
    """The scenario with chapters on a morning when nobody waits; with 0 after its first weeks between two."""
    session = Session.begin(games.load(CHAPTERS).world, "plum-lamp")
    while session.run.pending or session.run.day < day or not (day or _begins_again(session)):
        session.do(steward.next_command(session.world, session.run, check))
    return session


def _begins_again(session: Session) -> bool:
    return session.run.day > 1 and look.at_its_start(session.timeline)


def begun_run(day: int = 12) -> Path:
    """The recorded game up to a morning, as a saved run that goes on; what the title shows. Its file."""
    lines = games.recorded(GAME).read_bytes().splitlines(keepends=True)
    end = next(at for at, line in enumerate(lines) if b'"kind":"dawn"' in line and b'"day":%d,' % day in line)
    path = folders.saves() / "plum-needle.mgsave"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(lines[: end + 1]))
    os.utime(path, (PLAYED, PLAYED))
    return path


# pictures


def app_of(shot: Shot) -> Any:
    """The app as it begins for a picture."""
    from marketgen.tui.app import MarketApp

    if shot.at == "title":
        begun_run()
        return MarketApp()
    return MarketApp(session=session_of(shot.at))


async def draw(shot: Shot, sizes: tuple[Size, ...] = (SIZE,), themes: tuple[str, ...] = (THEME,)) -> dict[str, str]:
    """The pictures of a screen in each size and theme, by the names of their files. There must be a home of its own."""
    drawn: dict[str, str] = {}
    for theme in themes:
        settings.change("theme", theme)
        settings.change("hints_seen", "" if shot.at == "first" else " ".join(hint.id for hint in HINTS[:SEEN]))
        app = app_of(shot)
        async with app.run_test(size=sizes[0]) as pilot:
            await pilot.pause()
            for key in shot.keys.split():
                await pilot.press(app.keys_of(key.removeprefix(":")) if key[0] == ":" else key)
                await app.workers.wait_for_complete()
                await pilot.pause()
            for size in sizes:
                await pilot.resize_terminal(*size)
                await pilot.pause()
                await pilot.pause()
                drawn[file_name(shot, size, theme)] = tidy(app.export_screenshot(title=shot.title, simplify=True))
    return drawn


def file_name(shot: Shot, size: Size, theme: str) -> str:
    """What a picture's file is called."""
    return f"{shot.name}-{size[0]}x{size[1]}-{theme}.svg"


def tidy(picture: str) -> str:
    """Without the fonts that would be fetched from elsewhere and the clips of single lines, a quarter of it,
    and with the same names in it every time."""
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)
    picture = re.sub(r'\s*<clipPath id="[^"]*-line-.*?</clipPath>', "", picture, flags=re.DOTALL)
    picture = re.sub(r' clip-path="[^"]*-line-[^"]*"', "", picture)
    number = re.search(r"terminal-(\d+)-", picture)
    return picture.replace(f"terminal-{number[1]}-", "t-") if number else picture


def words_of(picture: str) -> list[str]:
    """What a picture says, row by row, without blanks: what it shows, whatever its colours."""
    rows: dict[float, list[tuple[float, str]]] = {}
    for x, y, said in re.findall(r'<text [^>]*?x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>', picture, re.DOTALL):
        rows.setdefault(float(y), []).append((float(x), "".join(html.unescape(said).split())))
    return ["".join(said for _x, said in sorted(rows[y])) for y in sorted(rows)]


def stale(pictures: Iterable[tuple[Shot, tuple[Size, ...], tuple[str, ...]]]) -> Iterator[str]:
    """The names of those pictures in docs/gallery/ that no longer show what the screens show."""
    for wants in pictures:
        for name, picture in asyncio.run(draw(*wants)).items():
            if not (GALLERY / name).exists() or words_of(picture) != words_of((GALLERY / name).read_text("utf-8")):
                yield name


# the index


def committed() -> Iterator[tuple[Shot, Size, str]]:
    """The pictures that stand in docs/gallery/: every screen once, and the stall in other sizes and every theme."""
    for shot in SHOTS:
        yield shot, SIZE, THEME
    stall = next(shot for shot in SHOTS if shot.name == "stall")
    for size in OTHER_SIZES:
        yield stall, size, THEME
    for theme in themes_there_are():
        if theme != THEME:
            yield stall, SIZE, theme


def themes_there_are() -> tuple[str, ...]:
    """The themes, by their ids."""
    from marketgen.tui.palette import PALETTES

    return tuple(each.id for each in PALETTES)


def index() -> str:
    """docs/gallery/README.md: each screen with a sentence that says what is seen."""
    lines = ["# Gallery", "", *INTRODUCTION]
    for shot in SHOTS:
        lines += ["", f"## {shot.title}", "", shot.says, "", f"![{shot.title}]({file_name(shot, SIZE, THEME)})"]
    lines += ["", "## The same stall in other windows and colours"]
    for shot, size, theme in committed():
        if (size, theme) != (SIZE, THEME):
            says = f"{size[0]} columns by {size[1]} rows." if size != SIZE else f"In {theme.title()}."
            lines += ["", says, "", f"![{says}]({file_name(shot, size, theme)})"]
    return "\n".join(lines) + "\n"


def sizes_of(words: str) -> tuple[Size, ...]:
    """Sizes as they are typed: ``80x24,120x40``. ValueError if one is none."""
    found = []
    for word in words.split(","):
        columns, _x, rows = word.partition("x")
        found.append((int(columns), int(rows)))
    return tuple(found)


def wanted(words: argparse.Namespace) -> Iterator[tuple[Shot, tuple[Size, ...], tuple[str, ...]]]:
    """What to draw: what stands in the gallery, or the sizes and themes that were asked for."""
    shots = [shot for shot in SHOTS if not words.only or shot.name in words.only.split(",")]
    if words.sizes or words.themes:
        for shot in shots:
            yield shot, sizes_of(words.sizes or "120x40"), tuple((words.themes or THEME).split(","))
    else:
        for shot, size, theme in committed():
            if shot in shots:
                yield shot, (size,), (theme,)


def main(words: list[str]) -> int:
    """Make the pictures; 0 if all is well, 2 for a name that is not known."""
    parser = argparse.ArgumentParser(description="Make pictures of every screen.")
    parser.add_argument("--sizes", default="", help="columns x rows, with commas between; 120x40")
    parser.add_argument("--themes", default="", help="ids of themes, with commas between; dusk")
    parser.add_argument("--only", default="", help="names of screens, with commas between; all")
    parser.add_argument("--out", type=Path, default=GALLERY, help="where to; docs/gallery")
    parser.add_argument("--check", action="store_true", help="make none, but say which are of the past")
    asked = parser.parse_args(words)
    unknown = {*filter(None, asked.only.split(","))} - {shot.name for shot in SHOTS}
    unknown |= {*filter(None, asked.themes.split(","))} - {*themes_there_are()}
    if unknown:
        print(f"not known: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LC_ALL="C.UTF-8", LANGUAGE="en")
    os.environ.pop("NO_COLOR", None)
    if not asked.check:
        asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(HOME=home, USERPROFILE=home, MARKETGEN_HOME=f"{home}/marketgen")  # shown as ~/marketgen
        games.new_seed = lambda: "plum-needle"  # the same word in each picture of the picker
        if asked.check:
            found = list(stale(wanted(asked)))
            print("\n".join(found) or "all as the screens are")
            return 1 if found else 0
        for shot, sizes, themes in wanted(asked):
            for name, picture in asyncio.run(draw(shot, sizes, themes)).items():
                (asked.out / name).write_text(picture, "utf-8")
                print(asked.out / name)
    if asked.out == GALLERY:
        (GALLERY / "README.md").write_text(index(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
