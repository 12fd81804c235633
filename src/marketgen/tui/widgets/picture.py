"""The picture of the title: a row of stalls after sunset, one of them with its lamp lit.

Two pixels a cell, drawn by half blocks. The scene is a function of the place alone, counted from the lamp sideways
and from the ground up, so a smaller window shows a part of the same street and never a smaller street.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import hypot

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from marketgen.tui.palette import Palette

Colour = tuple[int, int, int]
Canvas = list[list[str]]
"""Rows of pixels from the top down, each the name of what is there."""

GROUND = 8  # pixels of ground below the counters
HORIZON = 22
REACH = 34  # how far the lamp shines, in pixels
STEPS = 24  # shades of its light, few enough to remain pixels

_DUSK: dict[str, Colour] = {
    "far": (50, 40, 74), "near": (38, 32, 64), "wall": (24, 24, 46), "earth": (17, 18, 36),
    "cloth1": (72, 46, 74), "cloth2": (52, 56, 98), "cloth3": (92, 56, 62), "cloth4": (62, 94, 98),
    "cloth5": (76, 68, 116), "dark": (37, 38, 70), "post": (21, 19, 38), "edge": (74, 56, 76),
    "counter": (37, 32, 52), "back": (19, 20, 40), "ware1": (70, 110, 112), "ware2": (110, 86, 112),
    "ware3": (136, 88, 78), "person": (52, 26, 48), "star": (86, 86, 112), "lamp": (255, 236, 190),
    "flame": (255, 214, 120), "lit": (206, 118, 122), "litdark": (120, 66, 92),
}  # fmt: skip
_SKY = ((17, 18, 42), (30, 27, 50), (44, 32, 58), (78, 44, 66), (104, 56, 66))
_WARM: Colour = (255, 178, 110)
_HILLS = (4, 5, 7, 9, 11, 12, 13, 13, 12, 10, 9, 8, 8, 7, 6, 6, 5, 4, 3, 3, 4, 5, 4, 3)
_NEAR = (3, 2, 2, 3, 4, 4, 3, 3, 2, 1, 1, 2, 3, 3, 4, 3)
_SUN = (4, 6, 8, 8, 8, 8, 6, 4)  # how wide it is, row by row from the lowest
_SUN_AT = (-30, 30)
_STARS = ((-66, 41), (-57, 31), (-48, 36), (-34, 42), (-17, 38), (-2, 43), (9, 33), (21, 39), (34, 34), (52, 42))

# where each stall of a street begins, how wide it is, its cloth, its wares; the street repeats
_STREET = 112
_STALLS = (
    (0, 17, "cloth3", (5, 8, 11)),
    (20, 13, "cloth1", (3, 9)),
    (36, 17, "cloth2", (4, 7, 13)),
    (56, 13, "cloth4", (3, 6, 9)),
    (72, 15, "lit", (11,)),
    (90, 13, "cloth5", (2, 8)),
)
_LIT = 72
_LAMP = _LIT + 8


def scene(width: int, height: int, left: int = 0) -> Canvas:
    """The street as names of what is at each pixel: ``width`` by ``height`` pixels, the lamp in the middle.

    ``left`` moves the window to the left over the street.
    """
    first = _LAMP - width // 2 - left
    canvas = [["sky"] * width for _row in range(height)]

    def put(x: int, y: int, what: str, wide: int = 1, high: int = 1) -> None:
        """Fill a field; x over the street, y from the lowest row up."""
        begin, end = max(0, x - first), min(width, x - first + wide)
        if begin >= end:
            return
        for row in range(max(0, height - y - high), min(height, height - y)):
            canvas[row][begin:end] = [what] * (end - begin)

    for x, y in _STARS:
        put(_LAMP + x, y, "star")
    for row, wide in enumerate(_SUN):
        put(_LAMP + _SUN_AT[0] - wide // 2, _SUN_AT[1] + row, "sun", wide)
    _hills(put, first, width)
    put(first, 0, "earth", width, HORIZON - 6)
    for street in range(first // _STREET - 1, (first + width) // _STREET + 1):
        for begin, wide, cloth, wares in _STALLS:
            _stall(put, street * _STREET + begin, wide, cloth if street == 0 or cloth != "lit" else "cloth3", wares)
    _keeper(put)
    return canvas


def _hills(put: Callable[..., None], first: int, width: int) -> None:
    for x in range(first, first + width):
        put(x, HORIZON - 6, "far", 1, _HILLS[(x // 5 + 8) % len(_HILLS)])
        put(x, HORIZON - 8, "near", 1, 2 + _NEAR[(x // 7) % len(_NEAR)])


def _stall(put: Callable[..., None], x: int, wide: int, cloth: str, wares: tuple[int, ...]) -> None:
    dark = "litdark" if cloth == "lit" else "dark"
    put(x + 1, GROUND, "back", wide - 2, 8)
    for place in range(2, wide - 2):
        put(x + place, GROUND + 7, cloth if place // 3 % 2 else dark, 1, 4)
    for place in (0, 1):  # the awning hangs lower at its sides
        put(x + place, GROUND + 5 - 2 * (1 - place), cloth, 1, 4)
        put(x + wide - 1 - place, GROUND + 5 - 2 * (1 - place), cloth, 1, 4)
    put(x + 1, GROUND, "post", 1, 5)
    put(x + wide - 2, GROUND, "post", 1, 5)
    for number, place in enumerate(wares):
        put(x + place, GROUND, f"ware{(x + number) % 3 + 1}")
    put(x - 1, GROUND - 1, "edge", wide + 2)
    put(x - 1, GROUND - 3, "counter", wide + 2, 2)


def _keeper(put: Callable[..., None]) -> None:
    put(_LIT + 2, GROUND, "person", 4, 3)
    put(_LIT + 3, GROUND + 3, "person", 2, 2)
    put(_LAMP, GROUND + 3, "flame", 2, 2)
    put(_LAMP, GROUND + 4, "lamp", 2)


def dusk(canvas: Canvas, left: int = 0) -> list[list[Colour]]:
    """The scene in many colours, with the light around the lamp."""
    height = len(canvas)
    middle = len(canvas[0]) // 2 + left if canvas else 0
    shades: dict[tuple[Colour, int], Colour] = {}
    rows: list[list[Colour]] = []
    for number, row in enumerate(canvas):
        above = height - 1 - number
        sky = _sky(above)
        painted = [_DUSK.get(what, sky) for what in row]
        for x in range(max(0, middle - REACH), min(len(row), middle + REACH)):
            level = _light(x - middle, above - GROUND - 4)
            if level and row[x] not in ("lamp", "flame", "person"):
                key = (painted[x], level)
                painted[x] = shades.get(key) or shades.setdefault(key, _warmed(*key))
        rows.append(painted)
    return rows


def _sky(above: int) -> Colour:
    """The colour of the sky so many pixels above the lowest row."""
    part = max(0.0, min(1.0, (46 - above) / (46 - HORIZON + 4))) * (len(_SKY) - 1)
    at = min(int(part), len(_SKY) - 2)
    return _blend(_SKY[at], _SKY[at + 1], round((part - at) * 8) / 8)


@lru_cache(4096)
def _light(across: int, up: int) -> int:
    distance = hypot(across, 1.26 * up)
    near = max(0.0, 1 - distance / REACH)
    return round(STEPS * near * near)


def _warmed(base: Colour, level: int) -> Colour:
    return _blend(base, _WARM, 0.55 * level / STEPS)


def _blend(first: Colour, second: Colour, part: float) -> Colour:
    red, green, blue = (round(one + (two - one) * part) for one, two in zip(first, second, strict=True))
    return red, green, blue


def flat(canvas: Canvas, palette: Palette) -> list[list[Colour]]:
    """The scene in few tones of a theme: sky, hills, stalls, lamp; on a light ground the sun stands in the sky, on a
    dark one the stars."""
    tones = {"far": palette.shade, "near": palette.shade, "earth": palette.night, "wall": palette.shade}
    for what in ("dark", "back", "counter", "post"):
        tones[what] = palette.board
    for what in ("cloth1", "cloth2", "cloth3", "cloth4", "cloth5", "edge", "lit", "litdark", "person"):
        tones[what] = palette.thread
    for what in ("lamp", "flame"):
        tones[what] = palette.fill
    tones |= {"star": palette.thread} if palette.dark else {"sun": palette.glow}
    colours = {what: _rgb(tone) for what, tone in tones.items()}
    sky = _rgb(palette.night)
    return [[colours.get(what, sky) for what in row] for row in canvas]


def _rgb(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def strips(pixels: list[list[Colour]]) -> list[Strip]:
    """Pixels as rows of half blocks, equal neighbours joined."""
    rows = []
    for top, bottom in zip(pixels[::2], pixels[1::2], strict=True):
        segments: list[Segment] = []
        begin = 0
        for x in range(1, len(top) + 1):
            if x == len(top) or (top[x], bottom[x]) != (top[begin], bottom[begin]):
                segments.append(Segment("▀" * (x - begin), _style(top[begin], bottom[begin])))
                begin = x
        rows.append(Strip(segments, len(top)))
    return rows


@lru_cache(4096)
def _style(top: Colour, bottom: Colour) -> Style:
    return Style.from_color(Color.from_rgb(*top), Color.from_rgb(*bottom))


class DuskPicture(Widget):
    """The street at the size there is. In a theme of one lamp on dark it has many colours, else four flat tones."""

    def __init__(self, palette: Palette, many: bool) -> None:
        super().__init__(id="picture")
        self._palette, self._many = palette, many
        self._strips: list[Strip] = []
        self._key: tuple[int, int] = (0, 0)

    def recolour(self, palette: Palette, many: bool) -> None:
        """Draw with other colours."""
        self._palette, self._many, self._key = palette, many, (0, 0)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A row of the picture."""
        width, height = self.size
        if (width, height) != self._key:
            canvas = scene(width, 2 * height)
            pixels = dusk(canvas) if self._many else flat(canvas, self._palette)
            self._strips, self._key = strips(pixels), (width, height)
        return self._strips[y] if y < len(self._strips) else Strip.blank(width)
