"""A recorded day, told in a few quiet lines over the ground of the title's picture, as long as nobody does anything."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content
from textual.timer import Timer

from marketgen.tui.lines import BLANK, fit, say, wrap
from marketgen.tui.widgets.page import Page

if TYPE_CHECKING:
    from marketgen.play.attract import ToldDay
    from marketgen.play.views import LogLine

AFTER = 20.0
"""Seconds without a key or a move of the mouse after which a day begins."""

EVERY = 3.0
"""Seconds that a line has before the next one."""

ROWS = 3
"""Rows of it: as many as the picture has ground under its stalls. A narrow title leaves the last one free."""

WHO = 16
"""Cells for who says it."""


class RecordedDay(Page):
    """One day after another of a recorded run. Nothing of it is loaded before the first begins."""

    def __init__(self) -> None:
        super().__init__(self._told, id="day", steady=True)
        self.display = False
        self._waits: Timer | None = None
        self._steps: Timer | None = None
        self._days: Iterator[ToldDay] | None = None
        self._day: ToldDay | None = None
        self._at = 0

    @property
    def playing(self) -> bool:
        """Whether a day is being told."""
        return self._steps is not None

    @property
    def patience(self) -> float:
        """Seconds until it begins."""
        return AFTER

    @property
    def runs(self) -> bool:
        """Whether any clock of it runs."""
        return self._waits is not None or self._steps is not None

    def wait(self) -> None:
        """Begin in a while, unless somebody does something; what is being told stops."""
        self.rest()
        self._waits = self.set_timer(self.patience, self.begin)

    def rest(self) -> None:
        """Tell nothing, and wait for nothing."""
        for timer in (self._waits, self._steps):
            if timer is not None:
                timer.stop()
        self._waits = self._steps = None
        self.display = False

    def stir(self) -> None:
        """Somebody did something: begin to wait anew. Waiting goes on in the same clock, since a mouse moves often."""
        if self.playing:
            self.wait()
        elif self._waits is not None:
            self._waits.reset()

    async def begin(self) -> None:
        """Tell the next day, the first again after the last; without a recorded run nothing."""
        self._waits = None
        clock = self._steps = self.set_interval(EVERY, self._step)
        self._day = await asyncio.to_thread(self._next)
        if self._steps is not clock:  # somebody did something meanwhile
            return
        if self._day is None or not self._day.lines:
            self.rest()
            return
        self._at = 0
        self.display = True
        self.redraw()

    def _next(self) -> ToldDay | None:
        from marketgen.play import attract

        for _try in range(2):
            self._days = self._days or attract.days()
            found = next(self._days, None)
            if found is not None:
                return found
            self._days = None
        return None

    async def _step(self) -> None:
        """The next line, or the next day."""
        if self._day is None:
            return
        self._at += 1
        if self._at < len(self._day.lines):
            self.redraw()
        elif self._steps is not None:
            self._steps.stop()
            self._day = None
            await self.begin()

    # drawing

    def _told(self, width: int) -> list[Content]:
        """The date, then the last lines there is room for: the newest in smoke, what was before it in ash."""
        rows = self.content_size.height or ROWS
        if self._day is None:
            return [BLANK] * rows
        lines: list[Content] = [say(self._day.date, "$ash")] if self._at < rows - 1 else []
        first = max(0, self._at - rows)
        for number in range(first, self._at + 1):
            lines += self._line(self._day.lines[number], width, number == self._at)
        return [*lines, *[BLANK] * rows][:rows] if len(lines) < rows else lines[-rows:]

    def _line(self, line: LogLine, width: int, newest: bool) -> list[Content]:
        who = fit(say(line.who, "$ash"), WHO)
        told = wrap(line.text, max(1, width - WHO - 2), "$smoke" if newest else "$ash")
        first, *rest = told or [BLANK]
        return [Content.assemble(who, "  ", first), *(one.pad_left(WHO + 2) for one in rest)]
