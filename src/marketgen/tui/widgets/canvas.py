"""A field of cells to draw on: lines in dots, shapes and words over them, a ground under them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from rich.cells import cell_len
from textual.content import Content

from marketgen.tui.glyphs import Glyphs
from marketgen.tui.lines import plain
from marketgen.tui.widgets.charts import GRAINS, bit, dots_between, dotted

Dot = tuple[int, int]
"""A dot's place, from the left and from the top."""


class Canvas:
    """Cells of ``columns`` by ``rows``. A cell shows the word or shape that was put there, else the dots of the line of
    the highest rank, else its grid; a ground lies under all of it."""

    def __init__(self, columns: int, rows: int, glyphs: Glyphs) -> None:
        self.columns, self.rows, self.glyphs = columns, rows, glyphs
        self.across, self.down = GRAINS[glyphs.dots]
        self._dots: dict[Dot, tuple[int, int, str, str]] = {}  # cell -> bits, rank, style, shape in stars
        self._put: dict[Dot, tuple[str, str]] = {}  # cell -> text ("" for the second half of a wide letter), style
        self._grid: dict[Dot, tuple[str, str]] = {}
        self._ground: dict[Dot, str] = {}

    def cell(self, dot: Dot) -> Dot:
        """The cell a dot lies in."""
        return dot[0] // self.across, dot[1] // self.down

    def line(self, dots: Sequence[Dot], style: str, rank: int = 1, every: int = 1, star: str = "") -> None:
        """A line through dots; with ``every`` 3 only each third dot. ``star``: its shape where a cell holds one dot."""
        for index, (x, y) in enumerate(_along(dots)):
            if index % every == 0:
                self._dot(x, y, style, rank, star)

    def _dot(self, x: int, y: int, style: str, rank: int, star: str) -> None:
        place = self.cell((x, y))
        if not (0 <= place[0] < self.columns and 0 <= place[1] < self.rows):
            return
        bits, before, old, mark = self._dots.get(place, (0, 0, style, star))
        own = bit(x % self.across, y % self.down, self.glyphs)
        if rank > before and before:
            self._dots[place] = (own, rank, style, star)
        elif rank >= before:
            self._dots[place] = (bits | own, rank, style, star)
        else:
            self._dots[place] = (bits, before, old, mark)

    def free(self, x: int, y: int, width: int) -> bool:
        """Whether so many cells lie on the field with nothing put on them."""
        return 0 <= y < self.rows and x >= 0 and x + width <= self.columns and not any(
            (x + at, y) in self._put for at in range(width)
        )  # fmt: skip

    def open(self, x: int, y: int, width: int) -> bool:
        """Whether no ground lies under these cells."""
        return not any((x + at, y) in self._ground for at in range(width))

    def crossed(self, x: int, y: int, width: int) -> int:
        """How many of these cells a line goes through."""
        return sum(1 for at in range(width) if (x + at, y) in self._dots)

    def put(self, x: int, y: int, words: str, style: str) -> None:
        """Words or a shape in a row from a cell on; what does not lie on the field is left out."""
        for letter in plain(words):
            wide = cell_len(letter)
            if x >= 0 and x + wide <= self.columns and 0 <= y < self.rows:
                self._put[(x, y)] = (letter, style)
                if wide == 2:
                    self._put[(x + 1, y)] = ("", style)
            x += wide

    def rule(self, y: int, every: int, style: str = "$thread") -> None:
        """A row of sparse dots behind everything."""
        for x in range(0, self.columns, every):
            self._grid[(x, y)] = (self.glyphs.grid, style)

    def ground(self, cells: Iterable[Dot], style: str) -> None:
        """A ground under cells."""
        for place in cells:
            self._ground[place] = style

    def drawn(self) -> list[Content]:
        """The rows."""
        return [self._row(y) for y in range(self.rows)]

    def _row(self, y: int) -> Content:
        runs: list[tuple[str, str]] = []
        for x in range(self.columns):
            text, style = self._at(x, y)
            under = self._ground.get((x, y), "")
            if under and " on " not in style:
                style = f"{style} on {under}"
            if runs and runs[-1][1] == style:
                runs[-1] = (runs[-1][0] + text, style)
            else:
                runs.append((text, style))
        return Content.assemble(*runs)

    def _at(self, x: int, y: int) -> tuple[str, str]:
        if (x, y) in self._put:
            return self._put[(x, y)]
        if (x, y) in self._dots:
            bits, _rank, style, star = self._dots[(x, y)]
            return (star if star and self.glyphs.dots == "stars" else dotted(bits, self.glyphs)), style
        return self._grid.get((x, y), (" ", "$paper"))


def _along(dots: Sequence[Dot]) -> list[Dot]:
    """Every dot of a line through these, each once."""
    if len(dots) == 1:
        return [dots[0]]
    found: list[Dot] = []
    for (x, y), (to_x, to_y) in pairwise(dots):
        part = dots_between(x, y, to_x, to_y)
        found += part[1:] if found else part
    return found
