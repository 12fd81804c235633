"""A list of rows with a cursor: menus, tables, choices. Keys, digits and clicks all move the same cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget

from marketgen.engine.frozen import frozen
from marketgen.tui.lines import BLANK, fit, restyled, say
from marketgen.tui.seeking import begins
from marketgen.tui.widgets.page import Page

_CURSOR = {"$name": "bold $lamp", "bold $name": "bold $lamp", "$ash": "$smoke", "not bold $ash": "not bold $smoke"}
"""What the cursor does to the styles of its row: the name in bold amber, labels raised to smoke."""


@frozen
class Row:
    """A row of one or more lines. key: what it stands for, empty for a heading or a gap, which the cursor passes by;
    digit: the number that picks it, of one digit or more; its name is written in ``$name``."""

    key: str
    lines: tuple[Content, ...]
    digit: str = ""


Rows = Callable[[int], Sequence[Row]]
"""Draws rows for a width in cells."""

TOGETHER = 1.0
"""Seconds within which a second digit belongs to the first: 1 goes to the first row, and 2 after it to the twelfth."""


class RowList(Page, can_focus=True):
    """Rows and a cursor. ``lead`` cells stand before each row, the first of them for the cursor's bar; with ``single``
    one click chooses, else a click moves the cursor and a click on the cursor's row chooses. What follows the cursor
    is drawn by ``follow``, called at once, so that all of it is one frame; or by a handler of :class:`Moved`."""

    DEFAULT_CSS = """
    RowList { width: 1fr; height: auto; }
    RowList:focus { background-tint: transparent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("up", "move(-1)"), ("down", "move(1)"), ("home", "move(-999)"), ("end", "move(999)"), ("enter", "choose"),
    ]  # fmt: skip

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, rows: RowList) -> None:
            super().__init__()
            self.rows = rows
            self.key = rows.key

        @property
        def control(self) -> RowList:
            """The list it happened in."""
            return self.rows

    class Chosen(Moved):
        """The row under the cursor was chosen, by Enter or a click."""

    def __init__(
        self,
        rows: Rows | None = None,
        *,
        id: str | None = None,
        lead: int = 2,
        single: bool = False,
        follow: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(self._draw_rows, id=id)
        self._follow = follow
        self._rows: Rows = rows or (lambda _width: ())
        self._filled: Sequence[Row] = ()
        self._tops: list[int] = []
        self._lead, self._single = lead, single
        self._typed, self._when = "", 0.0  # the digits of a number that may go on, and when the last of them came
        self.key = ""

    def fill(self, rows: Rows, key: str | None = None) -> None:
        """Show other rows; the cursor goes to ``key``, else stays where it was, as far as there is such a row."""
        before = [row.key for row in self._filled if row.key]
        at = before.index(self.key) if self.key in before else 0
        self._rows = rows
        width = self.content_size.width or self.app.size.width  # before there is a place: any width tells the keys
        self._filled = rows(max(1, width - self._lead))
        now = self.keys
        wanted = self.key if key is None else key
        self.key = wanted if wanted in now else now[min(at, len(now) - 1)] if now and key != "" else ""
        self.redraw()

    @property
    def keys(self) -> list[str]:
        """The keys of the rows the cursor can stand on, from the top down."""
        return [row.key for row in self._filled if row.key]

    def go(self, key: str) -> None:
        """Put the cursor on a row; an unknown key is left alone."""
        if key in self.keys and key != self.key:
            self.key = key
            self.redraw()
            self.into_view()
            if self._follow is not None:
                self._follow()
            self.post_message(self.Moved(self))

    def pick(self, digit: str, when: float = 0.0) -> bool:
        """Put the cursor on the row that a digit names, or that it names with the digits just before it; False if there
        is none. ``when``: seconds of the clock at which it was typed."""
        before = self._typed if when - self._when < TOGETHER else ""
        self._typed = ""
        for typed in dict.fromkeys((before + digit, digit)):
            row = next((row for row in self._filled if row.digit == typed and row.key), None)
            if row is not None:
                self._typed, self._when = typed, when
                self.go(row.key)
                return True
        return False

    def seek(self, letters: str) -> bool:
        """Put the cursor on the row that fits letters best, of several the first from the cursor on; False if none."""
        rows = [row for row in self._filled if row.key]
        at = next((at for at, row in enumerate(rows) if row.key == self.key), 0)
        fits = [(begins(row.lines[0].plain, letters), row.key) for row in (*rows[at:], *rows[:at]) if row.lines]
        best = max(fits, key=lambda fit: fit[0], default=(0, ""))
        if best[0]:
            self.go(best[1])
        return bool(best[0])

    def action_move(self, by: int) -> None:
        """Move the cursor by rows."""
        keys = self.keys
        if keys:
            at = keys.index(self.key) + by if self.key in keys else (0 if by > 0 else len(keys) - 1)
            self.go(keys[max(0, min(at, len(keys) - 1))])

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.key:
            self.post_message(self.Chosen(self))

    def clicked(self, event: Click) -> None:
        """A click moves the cursor, or chooses."""
        before = self.key
        if not self.point(event):
            super().clicked(event)
        elif self._single or self.key == before:
            self.action_choose()

    def point(self, event: Click) -> bool:
        """Put the cursor on the row that was clicked; False if it was none."""
        place = event.get_content_offset(self)
        key = self._key_at(place.y) if place else ""
        if key:
            event.stop()
            self.go(key)
        return bool(key)

    def _key_at(self, y: int) -> str:
        for top, row in zip(self._tops, self._filled, strict=False):
            if top <= y < top + len(row.lines):
                return row.key
        return ""

    def headed(self, y: int) -> bool:
        """The lines of rows that the cursor passes by."""
        return not self._key_at(y)

    def _draw_rows(self, width: int) -> list[Content]:
        self._filled = self._rows(max(1, width - self._lead))
        self._tops = []
        lines: list[Content] = []
        for row in self._filled:
            self._tops.append(len(lines))
            lit = bool(row.key) and row.key == self.key
            lines += [self._line(line, width, lit) for line in row.lines]
        return lines

    def _line(self, line: Content, width: int, lit: bool) -> Content:
        if not lit:
            return fit(line, width - self._lead).pad_left(self._lead) if line else BLANK
        bar = Content.assemble(say(self.pen.glyphs.bar, "$lamp"), " " * (self._lead - 1)) if self._lead else BLANK
        whole = Content.assemble(bar, fit(restyled(line, _CURSOR), width - self._lead))
        return whole.stylize_before("on $glow")

    def into_view(self) -> None:
        """Bring the row under the cursor into sight; its list must have been drawn."""
        if not isinstance(self.parent, Widget) or not self._tops:
            return
        for top, row in zip(self._tops, self._filled, strict=False):
            if row.key == self.key:
                place = Region(0, self.virtual_region.y + top, 1, len(row.lines))
                self.parent.scroll_to_region(place, animate=False, force=True)


class PointedRows(RowList):
    """Rows of which a click says no more than which one is meant: what is done by them is not taken back, and the
    second click may have been aimed at an amount in the row. Enter and the lamp do it."""

    def clicked(self, event: Click) -> None:
        """A click moves the cursor and no more."""
        if not self.point(event):
            Page.clicked(self, event)
