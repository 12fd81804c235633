"""A load's way as one line: what is done, where it is, the stops ahead; and loads on a line of days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from marketgen.tui.lines import say
from marketgen.tui.widgets.canvas import Canvas

if TYPE_CHECKING:
    from marketgen.play.views.road import LoadRow, LoadStop
    from marketgen.tui.glyphs import Glyphs

_TONES = {"passed": "$celadon", "held": "bold $brick", "ahead": "$smoke", "": "$smoke"}


def strip_lines(load: LoadRow, width: int, glyphs: Glyphs, notes: bool = True) -> list[Content]:
    """Four rows: names, the line itself, what happened at each stop (two rows). Without ``notes`` the first two."""
    if width < 20 or not load.stops:
        return []
    canvas = Canvas(width, 4 if notes else 2, glyphs)
    room = width - 3
    done = 1 + load.share * room // 1000
    canvas.put(1, 1, glyphs.done * max(0, done - 1), "$lamp")
    canvas.put(done, 1, glyphs.left * max(0, width - 2 - done), "$thread")
    for at, stop in enumerate(load.stops):
        x = 1 + stop.share * room // 1000
        last = at == len(load.stops) - 1
        _stop(canvas, x, stop, glyphs, last)
        _words(canvas, x, stop, width, notes)
    if load.state == "held":
        canvas.put(max(0, done - 1), 1, f" {load.number} ", "bold $night on $brick")
    return canvas.drawn()


def _stop(canvas: Canvas, x: int, stop: LoadStop, glyphs: Glyphs, last: bool) -> None:
    if stop.post:
        canvas.put(x, 1, glyphs.post, _TONES[stop.state])
    else:
        canvas.put(x, 1, glyphs.you if last else glyphs.full_mark, "$lamp" if last else "$paper")


def _words(canvas: Canvas, x: int, stop: LoadStop, width: int, notes: bool) -> None:
    """The stop's name over it and what happened under it, kept within the field and off their neighbours."""
    style = "bold $brick" if stop.state == "held" else "$smoke"
    for row, words, tone in ((0, stop.name, style), (2, stop.note if notes else "", _TONES[stop.state])):
        long = say(words).cell_length
        if not long:
            continue
        at = max(0, min(x - long // 2, width - long))
        for place in ((at, row), (at, 3)) if row == 2 else ((at, row),):
            if canvas.free(max(0, place[0] - 1), place[1], min(long + 1, width - max(0, place[0] - 1))):
                canvas.put(*place, words, tone if row else style)
                break


def days_lines(loads: Sequence[LoadRow], days: int, width: int, glyphs: Glyphs) -> list[Content]:
    """Each load as a row over so many days: done, where it is, posts, the days it may come; its word after it."""
    rows = []
    for load in loads:
        canvas = Canvas(width, 1, glyphs)
        each = max(4, (width - 22) // days)
        first, last = (max(0, day) * each for day in load.days)
        if load.state == "held":
            canvas.put(0, 0, f"{glyphs.full_hour} {load.where}", "$brick")
        elif load.state == "ordered":
            canvas.put(first, 0, glyphs.planned * max(1, last - first + each // 2), "$ash")
            canvas.put(max(first + 1, last + each // 2) + 1, 0, load.word or load.arrives, "$smoke")
        else:
            end = min(width - 2, max(first, 2) + each // 2)
            canvas.put(0, 0, glyphs.done + glyphs.full_hour, "$celadon")
            canvas.put(2, 0, glyphs.left * max(0, end - 2), "$thread")
            for stop in load.stops:
                if stop.post and stop.state == "ahead" and load.share < 1000:
                    at = 2 + (stop.share - load.share) * (end - 2) // (1000 - load.share)
                    canvas.put(at, 0, glyphs.gate, "$thread")
            canvas.put(end, 0, glyphs.chosen, "$paper")
            canvas.put(end + 2, 0, load.word or load.arrives, "$smoke")
        rows += canvas.drawn()
    return rows
