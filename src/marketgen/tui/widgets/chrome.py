"""What stands around every screen: header, tabs, the prompt line with the one lamp, the footer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.scrollbar import ScrollBarRender

from marketgen.engine.frozen import frozen
from marketgen.i18n import _
from marketgen.play.actions import Action, actions_of
from marketgen.tui import keys
from marketgen.tui.lines import BLANK, MARGIN, TONES, act, beside_words, between, fit, join, say, wrap
from marketgen.tui.widgets.page import Page

if TYPE_CHECKING:
    from marketgen.play.views import Header, Prompt, Tab
    from marketgen.tui.formats import Pen
    from marketgen.tui.screens.base import GameScreen

GREY = Color.parse("#808080")
"""Of a scroll bar that nobody has coloured; ours always are."""

NARROW, BROAD, LOW = 100, 160, 30
"""Below how many columns a screen is narrow, from how many it is broad, below how many rows it is low."""


def framed(content: Content, width: int) -> Content:
    """A line with the margin at both sides."""
    return fit(content, width - 2 * MARGIN).pad(MARGIN, MARGIN)


def head_lines(title: str, note: str, right: str, width: int) -> list[Content]:
    """The head of a screen that is no working screen: what it is, a note, and something at the right; where one line
    does not hold all of it the note goes on below."""
    room = width - 2 * MARGIN
    left, end = join(say(title, "bold $paper"), say(note, "$ash"), gap=3), say(right, "$ash")
    if left.cell_length + (end.cell_length + 2 if end else 0) <= room or not note:
        return [framed(between(left, end, room), width)]
    lines = beside_words(BLANK, title, end, room, "bold $paper") + wrap(note, room, "$ash")
    return [framed(line, width) for line in lines]


class ThinBar(ScrollBarRender):
    """A scroll bar of one column, with a free one between it and what it moves."""

    @classmethod
    def render_bar(
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        back_color: Color = GREY,
        bar_color: Color = GREY,
    ) -> Segments:
        """The bar in its last column; the columns before it are ground."""
        bar = super().render_bar(
            size, virtual_size, window_size, position, 1 if vertical else thickness, vertical, back_color, bar_color
        )
        if not vertical or thickness < 2:
            return bar
        free = Segment(" " * (thickness - 1), Style(bgcolor=back_color))
        return Segments([part for piece in bar.segments for part in (free, piece, Segment.line())])


class Scroller(VerticalScroll, can_focus=False):
    """A place whose contents may be taller than it is. It keeps the room of its bar (base.tcss)."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as its contents take beside the bar; Textual would let them have its room."""
        return super().get_content_height(container, viewport, width - self.scrollbar_size_vertical)


class WholeCells(ThinBar):
    """A scroll bar without parts of cells at its ends, for terminals that take letters only."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "]


class HeaderRows(Page):
    """Two rows: place, date, day, weather and money; then the degrees and the hours left."""

    def show_header(self, header: Header) -> None:
        """Show a header view."""
        self.show(lambda width: header_lines(header, width, self.pen))

    def headed(self, y: int) -> bool:
        """The second row has words with marks."""
        return y == 1


def header_lines(header: Header, width: int, pen: Pen) -> list[Content]:
    """The two rows of the header; narrow, the gloss goes, the date is short and the gaps are smaller."""
    wide = width >= NARROW
    gap = 3 if wide else 2
    date = header.date if wide else header.date_short
    where = join(say(header.place, "bold $paper"), say(header.place_gloss if wide else "", "$ash"))
    first_money, *other = (pen.money(each, number == 0) for number, each in enumerate(header.money))
    money = join(act(first_money, "why:hand"), *other, gap=gap)
    room = width - 2 * MARGIN
    weather = say(header.weather)
    first = join(where, say(date), weather, gap=gap)
    if first.cell_length + money.cell_length + 2 > room:  # no part is cut while another can give way to it
        first = join(where, say(date), gap=gap)
    if first.cell_length + money.cell_length + 2 > room:
        first = join(where, say(header.which), weather, gap=gap)
    hours = _hours(header, wide, pen)
    degrees = _whole([pen.degree(degree) for degree in header.degrees], room - hours.cell_length - 2)
    return [
        framed(between(first, money, room), width),
        framed(between(degrees, hours, room), width),
    ]


def _whole(degrees: list[Content], room: int) -> Content:
    """The degrees with what gap there is room for; one that would be cut is left out, those behind it are not."""
    kept: list[Content] = []
    for degree in degrees:
        if sum(one.cell_length + 2 for one in kept) + degree.cell_length <= room:
            kept.append(degree)
    wide = sum(one.cell_length + 4 for one in kept) - 4 <= room
    return join(*kept, gap=4 if wide else 2)


def _hours(header: Header, wide: bool, pen: Pen) -> Content:
    if header.hours is None:
        return BLANK
    left = header.hours.value
    words = _("hours left") if wide else _("h left")
    return join(pen.squares(left, header.hours_of), say(str(left), "bold $paper"), say(words, "$ash"))


class TabRow(Page):
    """The screens that have been met, with a rule of amber under the one in front."""

    def show_tabs(self, tabs: Sequence[Tab], front: str) -> None:
        """Show the tabs; ``front`` is the id of the one whose screen this is."""
        market = cast("GameScreen[object]", self.screen).market
        self.show(lambda width: tab_lines(tabs, front, width, self.pen, market.keys_of))


def tab_lines(tabs: Sequence[Tab], front: str, width: int, pen: Pen, keys_of: Callable[[str], str]) -> list[Content]:
    """The row of titles and the rule under it; ``keys_of`` gives the keys of an action."""
    wide = width >= NARROW
    parts, gap = _spaced(tabs, front, width - 2 * MARGIN, pen, wide, keys_of)
    row, under = Content(" " * MARGIN), Content(" " * MARGIN)
    for number, (tab, part) in enumerate(zip(tabs, parts, strict=True)):
        if number:
            row += " " * gap
        start = row.cell_length
        row += act(part, f"show_{tab.id}")
        if tab.id == front:
            title = say(tab.title).cell_length
            under = Content.assemble(
                (pen.glyphs.rule * (start - 1), "$thread"), (pen.glyphs.heavy * (title + 2), "bold $lamp")
            )
    rest = pen.rule(width - under.cell_length)
    out = _way_out(keys_of)
    if row.cell_length + out.cell_length + 3 <= width - MARGIN:
        row = between(row, out, width - MARGIN, gap=3)
    return [fit(row, width), fit(Content.assemble(under, rest), width)]


def _way_out(keys_of: Callable[[str], str]) -> Content:
    """At the right end of the tabs, for a mouse: out of the run, which is saved."""
    action = keys.action("to_title")
    key = keys.key_name(keys_of(action.id))
    return act(join(say(key, "$paper"), say(_(action.label), "$ash")), action.id)


def _spaced(
    tabs: Sequence[Tab], front: str, room: int, pen: Pen, wide: bool, keys_of: Callable[[str], str]
) -> tuple[list[Content], int]:
    """The titles and the gap between them. Where they do not fit, the gaps go first, then the titles of the other
    screens: their keys stay."""
    names = [keys.key_name(keys_of(f"show_{tab.id}")) for tab in tabs]
    for titled in (True, False):
        parts = [
            _tab(tab, key, tab.id == front, wide, titled or tab.id == front, pen)
            for tab, key in zip(tabs, names, strict=True)
        ]
        gap = (room - sum(part.cell_length for part in parts)) // max(1, len(tabs) - 1)
        if gap > 0:
            break
    return parts, max(1, min(gap, 5 if wide else 3))


def _tab(tab: Tab, key: str, front: bool, wide: bool, titled: bool, pen: Pen) -> Content:
    style = "bold $paper" if front else "$smoke"
    at = tab.title.lower().find(key.lower())
    if not titled:
        title = say(key, "underline $lamp")
    elif at < 0:
        title = Content.assemble((f"{key} ", "underline $lamp"), say(tab.title, style))
    else:
        title = say(tab.title, style).stylize("underline $lamp", at, at + 1)
    presses = tab.mark == "!"
    if not wide:
        return title + say({"!": "!", ".": pen.glyphs.grid}.get(tab.mark, ""), "bold $brick" if presses else "$smoke")
    return join(title, say(tab.note, "$brick" if presses else "$smoke"))


CHOOSE = "choose:row"
"""What a click on ``Enter prices it`` does; no action of the table, since Enter belongs to the list."""


@frozen
class Hint:
    """A second key beside the lamp: ``Enter opens``. ``action`` is carried out by a click; :data:`CHOOSE` chooses the
    row under the cursor, as Enter does."""

    key: str
    words: str
    action: str = CHOOSE


class PromptLine(Page):
    """The row above the footer: what is to be decided, and at its right end the lamp, the one solid field. What is
    longer than the row takes as many as it needs."""

    def __init__(self, *, id: str | None = None) -> None:
        from marketgen.play.views import Prompt  # a title has no prompt line, and the views take time to load

        super().__init__(self._line, id=id)
        self.prompt = Prompt("", "")
        self.hint: Hint | None = None
        self.told: tuple[str, str] = ("", "")

    def ask(self, prompt: Prompt, hint: Hint | None = None) -> None:
        """Put a question; the lamp is the key of ``prompt.action``. An empty action leaves the line unlit. An answer
        that is still being told stays in front of it."""
        self.prompt, self.hint = prompt, hint
        self.redraw()

    def tell(self, sentence: str, tone: str = "") -> None:
        """Answer in the place of the question, until :meth:`quiet`: a refusal is ``bad``."""
        self.told = (sentence, tone)
        self.redraw()

    def quiet(self) -> None:
        """Take an answer away again."""
        if self.told[0]:
            self.told = ("", "")
            self.redraw()

    def _line(self, width: int) -> list[Content]:
        right = self._lamp()
        room = width - 2 * MARGIN - right.cell_length - 2
        if self.told[0]:
            *before, last = self._answer(max(10, room))
        else:
            *before, last = wrap(self.prompt.sentence, max(10, room), "bold $paper") or [BLANK]
            if self.hint and not before and last.cell_length + self._hint().cell_length + 3 <= room:
                right = join(self._hint(), right, gap=3)
        lines = [*before, between(last, right, width - 2 * MARGIN)]
        bar = say(self.pen.glyphs.bar, "$lamp")
        return [Content.assemble(bar, framed(line, width)[1:]) for line in lines]

    def _answer(self, width: int) -> list[Content]:
        words, tone = self.told
        glyph = self.pen.glyphs.no if tone == "bad" else self.pen.glyphs.same
        first, *rest = wrap(words, width - 2, f"bold {TONES[tone]}")
        return [join(say(glyph, TONES[tone]), first), *(line.pad_left(2) for line in rest)]

    def _hint(self) -> Content:
        if self.hint is None:
            return BLANK
        line = join(say(self.hint.key, "$paper"), say(self.hint.words, "$smoke"))
        return act(line, self.hint.action)

    def _lamp(self) -> Content:
        if not self.prompt.action:
            return BLANK
        action = keys.action(self.prompt.action)
        key = cast("GameScreen[object]", self.screen).key_of(action.id)
        label = self.prompt.label or _(action.label)
        return act(Content.assemble(lamp(key), " ", say(label, "bold $lamp")), action.id)


def lamp(words: str) -> Content:
    """The solid field."""
    return Content.styled(f" {words} ", "bold $ink on $fill")


BARE: tuple[tuple[str, ...], ...] = ((), ("now",), ("now", "why"), ("now", "why", "palette"))
"""Which of the keys at the right give up their words for one row; each stands on every screen."""


class KeyFooter(Page):
    """The last row: five keys of this screen at most, then ``?`` and the palette at the right. Where one row does not
    hold them there are two: a key that is not seen is not found."""

    MOST = 5

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(self._line, id=id)
        self.right_words = ""

    def say_right(self, words: str) -> None:
        """Stand these words at the right end, in place of the two keys."""
        self.right_words = words
        self.redraw()

    def _line(self, width: int) -> list[Content]:
        screen = cast("GameScreen[object]", self.screen)
        wide = width >= NARROW
        room = width - 2 * MARGIN
        tries = [self._rows(screen, wide, room, self._right(screen, wide, bare)) for bare in BARE]
        rows = min(tries, key=len)  # of as many rows the one with the most words
        return [framed(line, width) for line in rows]

    def _rows(self, screen: GameScreen[object], wide: bool, room: int, right: Content) -> list[Content]:
        rows = [BLANK]
        for action in self._own(screen):
            key = self._key(screen, action, wide)
            more = join(rows[-1], key, gap=3 if wide else 2)
            if more.cell_length > room - (right.cell_length + 2 if len(rows) == 1 else 0):
                rows.append(key)
            else:
                rows[-1] = more
        return [between(rows[0], right, room), *rows[1:]]

    def _own(self, screen: GameScreen[object]) -> list[Action]:
        offered = [each for each in actions_of(screen.ID) if each.footer and screen.shows(each.id)]
        lit = screen.lit()
        ranked = sorted((each for each in offered if each.id != lit), key=lambda each: each.footer)[: self.MOST]
        said = screen.HOME or lit == "back" or not screen.shows("back")  # it leads nowhere, or stands elsewhere
        return ranked if said else [*ranked, keys.action("back")]

    def _right(self, screen: GameScreen[object], wide: bool, bare: tuple[str, ...] = ()) -> Content:
        if self.right_words:
            return say(self.right_words, "$ash")
        offered = {each.id for each in actions_of(screen.ID)}
        playing = "go_on" in offered
        names = ("why" if "why" in offered else "help", "now" if playing else "", "palette")
        named = [name for name in names if name in offered]
        found = (self._key(screen, keys.action(name), wide, name in bare) for name in named)
        return join(*found, gap=3 if wide else 2)

    def _key(self, screen: GameScreen[object], action: Action, wide: bool, bare: bool = False) -> Content:
        label = "" if bare else screen.label_of(action.id) if wide else screen.short_label_of(action.id)
        key = screen.key_of(action.id, short=not wide)
        return act(join(say(key, "$paper"), say(label, "$ash")), action.id)
