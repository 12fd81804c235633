"""The map of the roads: rivers and coast in dots, ways as sparse dots, posts, loads as numbered fields, you."""

from __future__ import annotations

from math import cos, radians
from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.events import Click
from textual.geometry import Offset

from marketgen.tui.lines import say
from marketgen.tui.widgets.canvas import Canvas, Dot
from marketgen.tui.widgets.page import Acted, Page

if TYPE_CHECKING:
    from marketgen.play.views.road import MapLine, MapPlace, MapView, Spot
    from marketgen.tui.app import MarketApp
    from marketgen.tui.glyphs import Glyphs

NAMED = 48
"""Cells from which a place without a load on it has its name on the map."""

SAMPLE = 3
"""Cells of a line in the legend."""

_STYLES = {"land": "$ash", "coast": "$ash", "river": "$river", "way": "$smoke", "gone": "$lamp", "edge": "$thread"}
_RANKS = {"way": 1, "edge": 1, "land": 2, "coast": 2, "river": 3, "gone": 4}
_EVERY = {"way": 4, "edge": 3, "gone": 2}


class RoadMap(Page):
    """A map at the size there is; a click on a place posts ``place:ID``, one on a load ``load:NUMBER``."""

    DEFAULT_CSS = """
    RoadMap { width: 1fr; height: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(self._map, id=id)
        self._view: MapView | None = None
        self._hits: dict[Dot, str] = {}
        self._key: tuple[object, ...] = ()
        self._kept: list[Content] = []

    def show_map(self, view: MapView) -> None:
        """Show a map; drawn once for each size, view and set of shapes."""
        self._view = view
        self.redraw()

    def _map(self, width: int) -> list[Content]:
        height = self.size.height
        if self._view is None or width < 8 or height < 4:
            return []
        key = (self._view, width, height, self.pen.glyphs.id)
        if key != self._key:
            self._kept, self._hits = draw_map(self._view, (width, height), self.pen.glyphs)
            self._key = key
        return self._kept

    def clicked(self, event: Click) -> None:
        """A click on a place or a load."""
        place = event.get_content_offset(self)
        hit = self._hits.get((place.x, place.y)) if place else None
        if hit:
            event.stop()
            self.post_message(Acted(hit, event))

    def _tip(self, action: str, place: Offset) -> str:
        """What lies under the pointer, in the sentence that a click on it tells too."""
        from marketgen.play import look

        session = cast("MarketApp", self.app).session
        kind, _colon, which = self._hits.get((place.x, place.y), "").partition(":")
        return look.spot(session.timeline, kind, which) if session and kind in ("place", "post") else ""


class Projection:
    """From longitude and latitude to dots: one scale for both, the map in the middle of its field."""

    def __init__(self, spots: list[Spot], canvas: Canvas) -> None:
        lons, lats = [spot[0] for spot in spots], [spot[1] for spot in spots]
        self._squeeze = cos(radians((min(lats) + max(lats)) / 20_000))
        self._west, self._north = min(lons), max(lats)
        wide = max(1.0, (max(lons) - min(lons)) * self._squeeze)
        high = max(1.0, max(lats) - min(lats))
        # a cell is twice as high as wide, whatever its dots are
        unit_x, unit_y = canvas.across, canvas.down / 2
        cells_x, cells_y = canvas.columns - 2, 2 * (canvas.rows - 1)
        scale = min(cells_x / wide, cells_y / high)
        self._x, self._y = scale * unit_x, scale * unit_y
        self._left = (canvas.columns - scale * wide) / 2 * unit_x
        self._top = (2 * canvas.rows - scale * high) / 2 * unit_y

    def dot(self, spot: Spot) -> Dot:
        """The dot of a point."""
        x = self._left + (spot[0] - self._west) * self._squeeze * self._x
        y = self._top + (self._north - spot[1]) * self._y
        return int(x), int(y)


def draw_map(view: MapView, size: tuple[int, int], glyphs: Glyphs) -> tuple[list[Content], dict[Dot, str]]:
    """The rows of a map, and what lies where for the mouse."""
    canvas = Canvas(size[0], size[1], glyphs)
    spots = [place.at for place in view.places] + [spot for line in view.lines for spot in line.points]
    if not spots:
        return canvas.drawn(), {}
    project = Projection(spots, canvas)
    hits: dict[Dot, str] = {}
    for line in view.lines:
        _line(canvas, project, line)
    for post in view.posts:
        x, y = canvas.cell(project.dot(post.at))
        canvas.put(x, y, glyphs.tight if post.tight else glyphs.post, "bold $brick" if post.tight else "$smoke")
        hits[(x, y)] = f"post:{post.id}"
    for place in view.places:
        x, y = canvas.cell(project.dot(place.at))
        here = place.here and view.you is None
        canvas.put(x, y, glyphs.you if here else glyphs.full_mark, "$lamp" if here or place.home else "$paper")
        hits[(x, y)] = f"place:{place.id}"
    if view.you is not None:
        x, y = canvas.cell(project.dot(view.you))
        canvas.put(x, y, glyphs.you, "bold $lamp")
    _marks(canvas, project, view, hits)
    _names(canvas, project, view, size[0] >= NAMED, hits)
    for (x, y), what in list(hits.items()):  # a cell beside a dot is meant for it
        for beside in ((x - 1, y), (x + 1, y)):
            hits.setdefault(beside, what)
    return canvas.drawn(), hits


def _line(canvas: Canvas, project: Projection, line: MapLine) -> None:
    dots = [project.dot(spot) for spot in line.points]
    if line.kind == "land":
        canvas.ground(_inside(dots, canvas), "$shade")
    if line.kind != "land":
        _stroke(canvas, dots, line.kind)


def _stroke(canvas: Canvas, dots: list[Dot], kind: str) -> None:
    """A line in the manner of its kind: by its dots as well as by its colour."""
    water = kind in ("river", "coast", "land")
    star = canvas.glyphs.water if water else canvas.glyphs.done if kind == "gone" else canvas.glyphs.track
    canvas.line(dots, _STYLES[kind], _RANKS[kind], _EVERY.get(kind, 1), star)


def sample(kind: str, glyphs: Glyphs) -> Content:
    """A line of a kind as it is on the map, for a legend."""
    canvas = Canvas(SAMPLE, 1, glyphs)
    middle = canvas.down // 2
    _stroke(canvas, [(0, middle), (SAMPLE * canvas.across - 1, middle)], kind)
    return canvas.drawn()[0]


def _inside(dots: list[Dot], canvas: Canvas) -> list[Dot]:
    """The cells whose middle lies within a closed outline."""
    found = []
    edges = list(zip(dots, [*dots[1:], dots[0]], strict=True))
    for row in range(canvas.rows):
        y = (row + 0.5) * canvas.down
        cuts = sorted(
            x + (y - y0) * (to_x - x) / (to_y - y0) for (x, y0), (to_x, to_y) in edges if (y0 <= y) != (to_y <= y)
        )
        for left, right in zip(cuts[::2], cuts[1::2], strict=False):
            first, last = round(left / canvas.across), round(right / canvas.across)
            found += [(column, row) for column in range(max(0, first), min(canvas.columns, last))]
    return found


def _marks(canvas: Canvas, project: Projection, view: MapView, hits: dict[Dot, str]) -> None:
    """Loads as numbered fields; one that would cover another moves aside."""
    for mark in view.marks:
        x, y = canvas.cell(project.dot(mark.at))
        style = "bold $night on $brick" if mark.held else "bold $ink on $fill"
        for dx, dy in ((-1, -1), (2, 0), (-4, 0), (-1, 1), (-1, -2), (2, 1), (-4, 1), (-1, 2)):
            if canvas.free(x + dx, y + dy, 3):
                canvas.put(x + dx, y + dy, f" {mark.number} ", style)
                hits |= {(x + dx + at, y + dy): f"load:{mark.number}" for at in range(3)}
                break


def _names(canvas: Canvas, project: Projection, view: MapView, all_named: bool, hits: dict[Dot, str]) -> None:
    """Names beside their places where nothing stands in the way: yours first, then the others."""
    for place in sorted(view.places, key=lambda each: not (each.here or each.home)):
        if all_named or place.here or place.home:
            for cell in _name(canvas, canvas.cell(project.dot(place.at)), place):
                hits.setdefault(cell, f"place:{place.id}")
    for line in view.lines if all_named else ():
        if line.name:
            _waters(canvas, [canvas.cell(project.dot(spot)) for spot in line.points], line)


def _waters(canvas: Canvas, cells: list[Dot], line: MapLine) -> None:
    """The name of a river or a sea beside its line, on the side where no land is."""
    words = f"{line.name} {line.gloss}".strip()
    width = say(words).cell_length
    tries = sorted(range(len(cells)), key=lambda at: abs(at - len(cells) // 2))
    for at in tries:
        x, y = cells[at]
        for left in (x + 3, x - width - 2):
            if (
                canvas.free(left - 1, y, width + 2)
                and not canvas.crossed(left, y, width)
                and canvas.open(left, y, width)
            ):
                canvas.put(left, y, words, "$river" if line.kind == "river" else "$ash")
                return


def _name(canvas: Canvas, at: Dot, place: MapPlace) -> list[Dot]:
    """Write the name of a place beside it; the cells it takes, none where there is no room."""
    words = f"{place.name} {place.note}".strip()
    width = say(words).cell_length
    style = "bold $lamp" if place.here or place.home else "$paper"
    x, y = at
    spots = [(x + 2, y), (x - 1 - width, y), (x - width // 2, y + 1), (x - width // 2, y - 1)]
    open_spots = [spot for spot in spots if canvas.free(spot[0] - 1, spot[1], width + 2)]
    if not open_spots:
        return []
    best = min(open_spots, key=lambda spot: canvas.crossed(spot[0], spot[1], width))
    canvas.put(best[0], best[1], words, style)
    return [(best[0] + cell, best[1]) for cell in range(width)]
