"""Lines of text drawn to the width there is: what nearly every part of a screen is made of."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.content import Content
from textual.events import Click, MouseMove
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.style import Style as VisualStyle
from textual.widget import Widget

from marketgen.tui.lines import ACT, BLANK, say

if TYPE_CHECKING:
    from marketgen.tui.app import MarketApp
    from marketgen.tui.formats import Pen

LEFT, RIGHT = 1, 3
"""The buttons of a mouse, as Textual numbers them."""

CARD = "card:"
"""What a click on a word of the header or of a table's head carries out, with the id of its rule card behind it."""

KEPT = 400
"""Painted lines that a page remembers."""

Draw = Callable[[int], list[Content]]
"""Draws lines for a width in cells; none of them may be wider."""


@lru_cache(2000)
def _rich(style: VisualStyle) -> RichStyle:
    return style.rich_style


def _changed(same: list[bool], width: int) -> list[Region]:
    """The runs of lines that are not the same any more."""
    regions, top = [], 0
    for kept, run in groupby(same):
        height = len(list(run))
        if not kept:
            regions.append(Region(0, top, width, height))
        top += height
    return regions


class Acted(Message):
    """Somebody clicked what carries out an action (see :func:`marketgen.tui.lines.act`), with which click of how many
    at the same place, and when."""

    def __init__(self, action: str, click: Click) -> None:
        super().__init__()
        self.action, self.chain, self.when = action, click.chain, click.time


class Page(Widget):
    """Shows the lines that a function draws for the width there is; drawn again when the width changes.

    Its height is the number of lines unless a style sheet says otherwise; a ``steady`` one keeps the rows it once had,
    so that a panel that follows the cursor does not lay the screen out anew at every step. Clicks on parts marked with
    ``act`` post :class:`Acted`.
    """

    DEFAULT_CSS = """
    Page { width: 1fr; height: auto; }
    """

    def __init__(
        self, draw: Draw | None = None, *, id: str | None = None, classes: str | None = None, steady: bool = False
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(Widget.auto_links, False)  # a line has its own marks for clicks
        self._draw: Draw = draw or (lambda _width: [])
        self._steady = steady
        self._lines: list[Content] = []
        self._strips: dict[tuple[object, ...], Strip] = {}
        self._painted_for: tuple[VisualStyle, int] | None = None
        self._drawn_for = -1
        self._owes = False  # a layout, since it was drawn for other contents while it was put away

    @property
    def pen(self) -> Pen:
        """The pen of the app: glyphs and units."""
        return cast("MarketApp", self.app).pen

    def show(self, draw: Draw) -> None:
        """Draw by another function from now on; also call it when what the function draws has changed."""
        self._draw = draw
        self.redraw()

    def redraw(self) -> None:
        """Draw the same again, for changed contents: only the lines that are others now are painted anew, and the
        screen is laid out again only if there are more or fewer of them."""
        before, width = self._lines, self._drawn_for
        self._drawn_for = -1
        if not self._stands:
            self._owes = True
            return
        if width <= 0:
            self.refresh(layout=True)  # drawn when it gets its place
            return
        after = self.lines(width)
        if self._steady:
            after += [BLANK] * (len(before) - len(after))
        if len(before) != len(after):
            self.refresh(layout=True)
            return
        same = [old.is_same(new) for old, new in zip(before, after, strict=True)]
        self._lines = [old if kept else new for old, new, kept in zip(before, after, same, strict=True)]
        if not all(same):
            self.refresh(*_changed(same, width))

    @property
    def _stands(self) -> bool:
        """Whether it has a place on the screen: neither it nor what holds it is put away."""
        return self.is_attached and all(node.styles.display != "none" for node in self.ancestors_with_self)

    def on_show(self) -> None:
        """It has its place again: what was drawn for it since may have more rows or fewer."""
        if self._owes:
            self._owes = False
            self.refresh(layout=True)

    def forget(self) -> None:
        """Draw again at the next layout, whatever the width: the window has another size."""
        self._drawn_for = -1

    def lines(self, width: int) -> list[Content]:
        """The lines at a width; kept until the width or the contents change. None before there is a width."""
        if width <= 0:
            return []
        if width != self._drawn_for:
            self._lines = self._draw(width)
            self._drawn_for = width
        return self._lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as lines."""
        return len(self.lines(width))

    def render_line(self, y: int) -> Strip:
        """A line as it is painted; kept, since most stay when a cursor moves, and come again when a command is taken
        back. One that is too wide is cut: wrapped, it would push others out of sight."""
        width, style = self.size.width, self.visual_style
        lines = self.lines(width)
        if y >= len(lines):
            return Strip.blank(width, style.rich_style)
        if self._painted_for != (style, width) or len(self._strips) > KEPT:
            self._strips.clear()
            self._painted_for = style, width
        line = lines[y]
        if self._pointed and y == self._pointed[0]:
            return self._tinted(self._painted(line.truncate(width, ellipsis=True), style, width))
        key = (line.plain, *line.spans)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._painted(line.truncate(width, ellipsis=True), style, width)
        return strip

    def _painted(self, line: Content, style: VisualStyle, width: int) -> Strip:
        """A line in its colours. Textual's own way gives every piece a style of its own, for selecting text, which
        we have no use for; alike styles are one object here, so that the terminal's codes are made once."""
        parse = self.app.stylesheet.parse_style
        pieces = line.render(style, "", lambda name: parse(name) if isinstance(name, str) else name)
        segments = [Segment(text, _rich(style + own)) for text, own in pieces if text]
        return Strip(segments, line.cell_length).extend_cell_length(width, style.rich_style)

    _pointed: tuple[int, str] | None = None
    """The line the pointer is on, and the action that a click there carries out; None away from such parts."""

    def _tinted(self, strip: Strip) -> Strip:
        """A line with the part under the pointer in the tint of what is meant, so that one sees what can be clicked."""
        tint = RichStyle(bgcolor=self.app.stylesheet.parse_style("on $glow").rich_style.bgcolor)
        action = self._pointed[1] if self._pointed else ""
        return Strip(
            [
                Segment(text, style + tint if style and style.meta.get(ACT) == action else style)
                for text, style, _control in strip
            ],
            strip.cell_length,
        )

    def _point_at(self, now: tuple[int, str] | None) -> None:
        """The pointer is on another part, or on none."""
        if now != self._pointed:
            lines = {where[0] for where in (self._pointed, now) if where}
            self._pointed = now
            self.refresh(*(Region(0, y, self.size.width, 1) for y in lines))

    def on_leave(self) -> None:
        """The pointer is elsewhere."""
        self._point_at(None)

    def notify_style_update(self) -> None:
        """Other colours: nothing that was painted holds."""
        self._strips.clear()
        super().notify_style_update()

    def on_mouse_move(self, event: MouseMove) -> None:
        """What the pointer rests on is explained, if it has a word for it."""
        place, action = event.get_content_offset(self), str(event.style.meta.get(ACT, ""))
        self._point_at((place.y, action) if place and action else None)
        told = self._tip(action, place) if place else ""
        if told != self._tipped:
            self._tipped = told
            self.tooltip = say(told) if told else None

    _tipped = ""

    def _tip(self, action: str, place: Offset) -> str:
        from marketgen.tui import tips
        from marketgen.tui.screens.base import GameScreen

        screen = self.screen
        if not isinstance(screen, GameScreen):
            return ""
        if action:
            return tips.of_action(screen, action)
        if not self.headed(place.y) or place.y >= len(self._lines):
            return ""
        return tips.of_word(screen, self._lines[place.y].plain, place.x)

    def headed(self, y: int) -> bool:
        """Whether a line is one of words that a rule card explains: marks of the header, the head of a table."""
        return False

    def on_click(self, event: Click) -> None:
        """Carry out what was clicked; the right button explains it, as ``?`` does, and the middle one does nothing.
        Textual calls this for every class of a line, so a subclass overrides :meth:`clicked` and :meth:`point` and
        leaves this alone."""
        action = str(event.style.meta.get(ACT, ""))
        market = cast("MarketApp", self.app)
        if not market.clicks.meant(self.screen, market.turn, event.time, event.chain):
            event.stop()
        elif event.button != LEFT:
            event.stop()
            if event.button == RIGHT:
                self._explain(event, action)
        elif action:
            event.stop()
            self.post_message(Acted(action, event))
        else:
            self.clicked(event)

    def _explain(self, event: Click, action: str) -> None:
        """The steps of the number that was clicked, the card of the word, else what the row can be asked."""
        if action.startswith("why:"):
            self.post_message(Acted(action, event))
        elif card := self._card(event.get_content_offset(self)):
            self.post_message(Acted(CARD + card, event))
        else:
            self.point(event)
            self.post_message(Acted("why", event))

    def _card(self, place: Offset | None) -> str:
        """The id of the rule card that explains the word at a place; empty for none."""
        from marketgen.tui import tips

        if place is None or not self.headed(place.y) or not 0 <= place.y < len(self._lines):
            return ""
        return tips.card_at(self._lines[place.y].plain, place.x)

    def point(self, event: Click) -> bool:
        """Take what was clicked for what is meant, if it is a row that can be."""
        return False

    def clicked(self, event: Click) -> None:
        """A click on a part that carries out nothing: a word that a card explains opens it."""
        if card := self._card(event.get_content_offset(self)):
            event.stop()
            self.post_message(Acted(CARD + card, event))
