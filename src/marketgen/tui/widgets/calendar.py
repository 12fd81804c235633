"""The days ahead as a strip: a row of days, and under it what lasts from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from marketgen.tui.lines import TONES, say
from marketgen.tui.widgets.canvas import Canvas

if TYPE_CHECKING:
    from marketgen.play.views.board import Stretch, Strip
    from marketgen.tui.glyphs import Glyphs

LEAST = 5
"""Cells a day takes at least: its letter, its number, a gap."""


def strip_of_days(strip: Strip, width: int, glyphs: Glyphs) -> list[Content]:
    """The rows of a strip; as many days as there is room for."""
    room = max([say(label).cell_length for label, _row in strip.rows], default=0) + 2
    days = strip.days[: max(1, (width - room) // LEAST)]
    if not days or width < room + LEAST:
        return []
    pitch = min(7, (width - room) // len(days))
    placed = [(label, _lanes(row, days[-1].day)) for label, row in strip.rows]
    canvas = Canvas(width, 1 + sum(max(1, len(lanes)) for _label, lanes in placed), glyphs)
    for at, day in enumerate(days):
        style = "bold $lamp" if day.today else "$brick" if day.shut else "$smoke"
        canvas.put(room + at * pitch, 0, day.label, style)
    row = 1
    for label, lanes in placed:
        canvas.put(0, row, label, "$ash")
        for lane in lanes or [[]]:
            for stretch in lane:
                _stretch(canvas, stretch, row, (room, pitch, days[0].day, days[-1].day))
            row += 1
    return canvas.drawn()


def _lanes(row: tuple[Stretch, ...], last: int) -> list[list[Stretch]]:
    """Stretches in as few lanes as they need; words may run past their stretch as far as the next one."""
    lanes: list[list[Stretch]] = []
    for stretch in sorted(row, key=lambda each: each.first):
        if stretch.first > last:
            continue
        for lane in lanes:
            if lane[-1].last < stretch.first and _ends(lane[-1]) < stretch.first:
                lane.append(stretch)
                break
        else:
            lanes.append([stretch])
    return lanes


def _ends(stretch: Stretch) -> int:
    """The day up to which a stretch's words run when a day has least room."""
    return stretch.first + (say(stretch.words).cell_length + 1) // LEAST


def _stretch(canvas: Canvas, stretch: Stretch, row: int, place: tuple[int, int, int, int]) -> None:
    room, pitch, today, last = place
    left = room + max(0, stretch.first - today) * pitch
    right = room + (min(stretch.last, last) - today + 1) * pitch - 1
    words = say(stretch.words).cell_length
    ends = min(canvas.columns, max(right, left + words + 2))
    at = max(0, min(left + 1, canvas.columns - words - 1))  # at the end of the row words begin before their day
    canvas.ground([(x, row) for x in range(min(left, at - 1), ends)], "$board")
    style = TONES.get(stretch.tone, "$paper") if stretch.tone else "$smoke"
    canvas.put(at, row, stretch.words, style)
