"""What every screen of a run has: the run itself, ``?`` on its numbers, the note, and the answers of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key

from marketgen.engine.accounts import Account
from marketgen.engine.commands import Command, NotACommand, parse
from marketgen.engine.events import Event, Turn
from marketgen.i18n import _
from marketgen.play import look, refusals, tell
from marketgen.tui.hinting import HintRow
from marketgen.tui.lines import MARGIN, act
from marketgen.tui.screens.base import GameScreen
from marketgen.tui.widgets.chrome import Scroller
from marketgen.tui.widgets.page import Acted
from marketgen.tui.widgets.problems import ProblemsPanel
from marketgen.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from marketgen.engine.run import Run
    from marketgen.engine.world import World
    from marketgen.play.session import Session
    from marketgen.play.timeline import Timeline
    from marketgen.play.views import Number

Answer = TypeVar("Answer")

FULL = 116
"""Columns from which a table and its panel stand beside each other."""

WHY = "why:"
"""What a click on a number carries out, with the number's subject after it."""

_MOVES = {"up": -2, "down": 2, "pageup": -10, "pagedown": 10, "space": 10}
"""How many rows a key moves a page."""


class Stage(Scroller, can_focus=False):
    """What keys move on a screen of a run; the cursor's row is always brought into sight."""


ANY = ("*",)
"""Kinds of events for what is told whatever happened."""

Subjects = list[tuple[str, str]]
"""Numbers that can be asked about: what each is called, and its subject."""


class PlayScreen(GameScreen[Answer]):
    """A screen of a run. It is only shown while there is one. ``HINTED``: whether hints stand on it."""

    HINTED: ClassVar[bool] = False

    @property
    def session(self) -> Session:
        """The run being played."""
        session = self.market.session
        if session is None:
            raise RuntimeError("no run is being played")
        return session

    @property
    def scene(self) -> Timeline:
        """The run as the views take it."""
        return self.session.timeline

    @property
    def world(self) -> World:
        """The world of the run."""
        return self.session.world

    @property
    def run(self) -> Run:
        """The state of the run; never changed here."""
        return self.session.run

    def beside(self) -> ComposeResult:
        """What is wrong with the scenario's file, if it is followed."""
        if self.market.session is not None and self.market.session.follower is not None:
            yield ProblemsPanel()
        if self.HINTED:
            yield HintRow()

    def refill(self) -> None:
        """Fill the widgets from views, as long as there is a run. An answer in the prompt line stays."""
        self.market.show_problems(self)
        if self.market.session is None:
            return
        told = self.prompt_line.told if self.LAMP else ("", "")
        self.fill()
        for row in self.query(HintRow):
            row.look()
        if told[0]:
            self.tell(*told)

    @property
    def hint_rows(self) -> int:
        """Rows of the hint that stands over the prompt line; known once the screen is filled."""
        return sum(len(row.lines(self.size.width - 2 * MARGIN)) for row in self.query(HintRow))

    def answered(self) -> None:
        """A command was carried out: the answer to the one before goes, and everything is filled anew."""
        if self.LAMP:
            self.prompt_line.quiet()
        self.refill()

    def fill(self) -> None:
        """Fill the widgets from views of the run."""

    def on_key(self, event: Key) -> None:
        """Page keys move what is taller than its place; where there is no list, so do the arrows."""
        by = _MOVES.get(event.key, 0)
        if not by or (event.key in ("up", "down") and isinstance(self.focused, RowList)):
            return
        for page in self.query(Stage):
            if page.display and page.allow_vertical_scroll:
                page.scroll_relative(y=by, animate=False)
                event.stop()
                event.prevent_default()
                return

    @property
    def folded(self) -> bool:
        """Whether table and panel have no room beside each other; the panel is then a page of its own."""
        return self.size.width < FULL

    def shape(self) -> dict[str, bool]:
        """Whether the panel has a page of its own, too."""
        return super().shape() | {"-folded": self.folded}

    def act_to_title(self) -> None:
        """Close the run and go to the title; what waits for an answer waits."""
        self.market.leave_run()

    # numbers

    def number(self, number: Number | None, style: str = "$paper", signed: bool = False) -> Content:
        """A number of a view that answers a click with its steps; nothing for none."""
        if number is None:
            return Content("")
        written = self.pen.amount(number, style, signed)
        asks = isinstance(number, Account) and number.steps
        return act(written, WHY + number.subject) if asks and isinstance(number, Account) else written

    def subjects(self) -> Subjects:
        """The numbers under the cursor first, then those of the whole screen."""
        return []

    def act_why(self) -> None:
        """The steps behind the number under the cursor; the others of this screen are beside it."""
        self.show_why(self.subjects())

    def show_why(self, subjects: Subjects, settled: bool = False) -> None:
        """Open the panel of steps for the first of these; the others are reached from there."""
        known = [(label, subject) for label, subject in subjects if self.session.explain(subject) is not None]
        if not known:
            self.tell(_("There is no number here to explain."))
            return
        from marketgen.tui.screens.why import WhyScreen

        self.app.push_screen(WhyScreen(known, settled))

    async def on_acted(self, message: Acted) -> None:
        """A click on a number; clicks on keys and tabs are the base's."""
        if message.action.startswith(WHY):
            message.stop()
            message.prevent_default()
            subject = message.action.removeprefix(WHY)
            others = [item for item in self.subjects() if item[1] != subject]
            label = next((label for label, own in self.subjects() if own == subject), "")
            self.show_why([(label, subject), *others])

    # commands

    def carry_out(self, command: Command, told: tuple[str, ...] = ()) -> bool:
        """Carry out a command; of what happened the first event of a kind in ``told`` is said in the prompt line."""
        before = look.lesson_done(self.scene)
        answer = self.market.do(command)
        if not isinstance(answer, Turn):
            return False
        line = next(iter(tell.lines(self.world, self.run, _of_kinds(answer.events, told))), None)
        seen = before or (line is None and self.ID == "stall")  # where it stands under the step already
        step = "" if seen else look.lesson_done(self.scene)
        words = " ".join(filter(None, (line.text if line else "", step)))
        if words:
            self.market.tell(words, line.tone if line else "good")
        return True

    def act_note(self) -> None:
        """Write a line of one's own into the diary."""
        from marketgen.tui.dialogs.ask import AskWords

        def write(words: str | None) -> None:
            if words:
                command = parse(f"note {words}")
                if isinstance(command, Command) and self.carry_out(command):
                    self.tell(_("Written into the diary of today."))

        title, about = _("A line of your own"), _("It stands in the report of the day, word for word.")
        self.app.push_screen(AskWords(title, about, _("write it down"), check=note_problem), write)


def note_problem(words: str) -> str:
    """Why words cannot be written into the diary; empty if they can."""
    command = parse(f"note {words}")
    return refusals.not_a_command(command) if isinstance(command, NotACommand) else ""


def _of_kinds(events: tuple[Event, ...], kinds: tuple[str, ...]) -> tuple[Event, ...]:
    """The events of some kinds; of any kind, what those at home had said to it comes behind the deed itself."""
    if kinds == ANY:
        return tuple(sorted(events, key=lambda event: event.kind.startswith("council_")))
    return tuple(event for event in events if event.kind in kinds)


__all__ = ["WHY", "PlayScreen", "Subjects", "look", "note_problem"]
