"""A bargain: what can be read in them, prices and patience, what each move would do; then how it was split."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content

from marketgen.engine import bargain as rules
from marketgen.engine.events import Event
from marketgen.engine.haggling import AGREED, Bargained
from marketgen.i18n import _
from marketgen.play import look, numbers, tell
from marketgen.play.look.haggling import PRICES
from marketgen.play.views import DecisionView, Degree, LogLine, Prompt
from marketgen.tui.lines import BLANK, MARGIN, MEASURE, TONES, act, between, fit, join, paragraphs, say, wrap
from marketgen.tui.screens.decision import DecisionScreen, PickRows
from marketgen.tui.screens.playscreen import Subjects
from marketgen.tui.sheets import give
from marketgen.tui.widgets.page import Acted, Page

BAR = 48
"""Cells of the picture of a split."""

LOW = 30
"""Rows below which what is told stands without blank lines."""

COLUMN, FRAME, LEAST = 76, 4, 3
"""Columns of what is to be read with its margin; rows of head, prompt line and keys; rows of what is told at least."""

MOST_NUDGES = 8
"""How often the first prices can be moved one way."""

_NUDGE = "nudge:"


class BargainScreen(DecisionScreen):
    """A bargain from the first word to the last. Esc leaves it standing there."""

    ID = "bargain"
    HINTED = True
    CSS_PATH: ClassVar[str] = "bargain.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._nudges = 0
        self._last: tuple[LogLine, ...] = ()  # the last word and its answer
        self._done: Bargained | None = None

    def under(self) -> ComposeResult:
        """Where the prices stand."""
        yield Page(self._facts, id="facts")

    def view(self) -> DecisionView | None:
        """The bargain as it stands now."""
        return look.bargain(self.scene, self._nudges)

    def refill(self) -> None:
        """Fill it; then what is told gives way to the hint that stands by now."""
        super().refill()
        self._fold()

    def resized(self) -> None:
        """With more or less room what is told gives way."""
        super().resized()
        self._fold()

    def _redraw(self) -> None:
        super()._redraw()
        self.query_one("#facts", Page).redraw()

    def _fold(self) -> None:
        """In a low window what is told scrolls, and the answers are always in sight."""
        text = self.query_one("#text")
        if self._view is None or self._over or self.size.height >= LOW:
            give(text, max_height=None)
            return
        width = min(self.size.width, COLUMN) - 2 * MARGIN
        under = len(self._long(width))
        others = FRAME + len(self._facts(width)) + len(self._view.options) + under + self.hint_rows
        give(text, max_height=max(LEAST, self.size.height - others))

    @property
    def _roomy(self) -> bool:
        return False

    def _text(self, width: int) -> list[Content]:
        view = self._view
        if view is None:
            return []
        room = min(width, MEASURE)
        lines = [between(say(view.title, "bold $paper"), say(view.who, "$ash"), width), BLANK]
        if self._over:
            return [*lines, *self._said(self._outcome, room), *self._split(room)]
        spoken = self._said(self._last, room)
        if self.narrow or self.size.height < LOW:  # all of what can be read in them stays in sight
            words = [line for one in view.text for line in wrap(one, room, "$paper")]
            return [*lines[:1], *spoken, *words]
        return [*lines, *spoken, *([BLANK] if spoken else []), *paragraphs(view.text, room, "$paper")]

    def _steps(self) -> Content:
        """The two fields that move the first prices, as the arrows do."""
        less = say(" − ".replace("−", self.pen.glyphs.minus), "$paper on $chip")
        more = say(" + ", "$paper on $chip")
        return join(act(less, f"{_NUDGE}-1"), act(more, f"{_NUDGE}1"), say(_("the prices"), "$ash"))

    async def on_acted(self, message: Acted) -> None:
        """A click on one of these fields."""
        if message.action.startswith(_NUDGE):
            message.stop()
            message.prevent_default()
            self._nudge(int(message.action.removeprefix(_NUDGE)))

    def _said(self, lines: tuple[LogLine, ...], room: int) -> list[Content]:
        """What was said, each line for itself, the end in bold."""
        found: list[Content] = []
        for line in lines:
            style = TONES.get(line.tone, "$paper")
            found += wrap(line.text, room, f"bold {style}" if line.tone else style)
        return found

    def _facts(self, width: int) -> list[Content]:
        """The lot, the prices and the patience, a line each; no prices where the last word above tells both."""
        if self._view is None or self._over:
            return []
        lines = []
        for title, facts in self._view.facts:
            if self._last and title == _(PRICES):
                continue
            parts = [self.pen.degree(one) if isinstance(one, Degree) else say(one, "$paper") for one in facts]
            lead = [] if isinstance(facts[0], Degree) else [say(title, "$ash")]
            row = join(*lead, *parts, gap=3)
            lines += [row] if row.cell_length <= width else [*lead, *parts]
        if self._unnamed() and lines:
            lines[-1] = join(lines[-1], self._steps(), gap=3)
        return [fit(line, width) for line in lines]

    def _split(self, room: int) -> list[Content]:
        """The picture of what there was to share: yours filled, theirs not."""
        done = self._done
        if done is None or done.end != AGREED:
            return []
        mine, other = rules.share(self.world, done).total, rules.theirs(self.world, done).total
        whole = mine + other
        if whole <= 0 or mine < 0:
            return []
        cells = min(BAR, room - 20)
        filled = min(cells, max(0, (mine * cells + whole // 2) // whole))
        glyphs = self.pen.glyphs
        bar = say(glyphs.done * filled, "$lamp") + say(glyphs.left * (cells - filled), "$smoke")
        labels = between(
            say(_("yours {amount}").format(amount=numbers.priced(self.world, mine)), "$lamp"),
            say(_("theirs {amount}").format(amount=numbers.priced(self.world, other)), "$smoke"),
            cells,
        )
        return [BLANK, bar, labels]

    def _question(self) -> None:
        self._fold()
        if self._over:
            self.ask(Prompt(_("The stall is as you left it; open when you are ready."), "decide", _("go on")))
            return
        option = self._option()
        sentence = _("{less} and {more} move the prices; Enter says it.").format(
            less=self.key_of("less"), more=self.key_of("more")
        )
        if self._view is not None and not self._unnamed():
            sentence = _("A word once said cannot be taken back.")
        self.ask(Prompt(sentence, "decide", option.label if option else _("choose")))

    def _unnamed(self) -> bool:
        h = rules.now(self.run)
        return h is not None and not h.ask

    def can(self, action: str) -> bool:
        """Prices can be moved until one is said."""
        if action in ("more", "less"):
            return not self._over and self._unnamed()
        return super().can(action)

    def act_more(self) -> None:
        """The first prices a little higher."""
        self._nudge(1)

    def act_less(self) -> None:
        """The first prices a little lower."""
        self._nudge(-1)

    def _nudge(self, by: int) -> None:
        """Move the first prices a little, the cursor staying on its row."""
        if self._over or not self._unnamed():
            return
        self._nudges = max(-MOST_NUDGES, min(MOST_NUDGES, self._nudges + by))
        rows = self.query_one("#choices", PickRows)
        before = [option.command for option in self._view.options] if self._view else []
        at = before.index(rows.key) if rows.key in before else -1
        self._view = self.view()
        commands = [option.command for option in self._view.options] if self._view else []
        rows.fill(self._rows, commands[at] if 0 <= at < len(commands) else "")
        self._redraw()

    def _decided(self, events: tuple[Event, ...]) -> None:
        """After a word: their answer and the moves that are left, or the end."""
        lines = tell.lines(self.world, self.run, events)
        if rules.now(self.run) is not None:
            self._last = lines
            self._view = self.view()
            self.query_one("#choices", PickRows).fill(self._rows, "")
        else:
            self._outcome = lines
            self._done = self.run.today.bargains[-1] if self.run.today.bargains else None
        self._redraw()

    def subjects(self) -> Subjects:
        """The numbers of the move under the cursor; after the end those of the split."""
        done = self._done
        if self._over and done is not None:
            words = f"{self.run.day}:{done.haggle.id}"
            found: Subjects = [(_("their limit"), f"limit:{words}")]
            if done.end == AGREED:
                found += [(_("your part"), f"share:{words}"), (_("their part"), f"theirs:{words}")]
            return found
        h = rules.now(self.run)
        market: Subjects = [(_("the market's price"), f"price:{h.good}")] if h is not None else []
        return [*super().subjects()[:-1], *market]
