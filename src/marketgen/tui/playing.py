"""Playing: the app's part that holds the run, carries out commands, and puts up what comes next.

One way through: a screen makes a command, :meth:`PlayingApp.do` gives it to the session, ``turn`` rises, and the screen
in front fills itself anew from views. Nothing about the run is remembered here but which stories were not yet shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from textual.reactive import reactive
from textual.screen import Screen

from marketgen.play.actions import WORKING
from marketgen.tui.typed_ahead import TypedAheadApp

if TYPE_CHECKING:
    from marketgen.engine.commands import Command
    from marketgen.engine.events import Event, Refusal, Turn
    from marketgen.engine.world import World
    from marketgen.play.moments import Moment
    from marketgen.play.session import Session
    from marketgen.saves.settings import Settings

Result = TypeVar("Result")

EVERY = 0.25
"""Seconds between two questions whether there are news of a scenario's file."""


def _made(module: str) -> Screen[Any]:
    """The working screen of a module, loaded only now."""
    screen: Screen[Any] = getattr(import_module(f"marketgen.tui.screens.{module}"), f"{module.title()}Screen")()
    return screen


WORKING_SCREENS: dict[str, Callable[[], Screen[Any]]] = {name: partial(_made, name) for name in WORKING}
"""The working screens by the names of their tabs, for an app's ``SCREENS``; made when they are first shown."""


class PlayingApp(TypedAheadApp[Result], Generic[Result]):
    """An app that can play a run. ``turn`` counts what has been carried out; screens follow it."""

    turn: reactive[int] = reactive(0, repaint=False, init=False)
    session: Session | None = None
    _chapter_shown = 0  # the day on whose morning the page of a chapter was shown
    _rung = ""  # the decision for which the bell was last rung
    settings: Settings
    _to_read: list[str]  # stories that were told and not yet shown

    def use_pen(self, world: World | None) -> None:
        """Write amounts in the units of a world from now on; None: of no world."""
        raise NotImplementedError

    def play(self, session: Session) -> None:
        """Play a run: the stall in front, and over it what waits for an answer. A run played before is closed."""
        self.end_session()
        self.session = session
        self._to_read, self._chapter_shown = [], 0
        self.use_pen(session.world)
        self.show_run()
        if session.opened.notes:
            self.call_after_refresh(self.tell, " ".join(session.opened.notes))
        if session.follower:
            self.set_interval(EVERY, self.hear_news)

    def show_run(self) -> None:
        """The stall in front, and over it what waits for an answer."""
        self._out_of_the_run()
        self.push_screen("stall")
        self.follow()

    def hear_news(self) -> None:
        """Show what has come of a change of the scenario's file; it was checked in the background."""
        from marketgen.play.following import hear

        news = hear(self.session) if self.session else None
        if news is not None:
            self.show_problems(self.screen)
            self.tell(news.sentence, "" if news.version else "bad")

    def show_problems(self, screen: Screen[Any]) -> None:
        """Put what the checker says of the file into the panel of a screen, if it has one."""
        from marketgen.tui.widgets.problems import ProblemsPanel

        follower = self.session.follower if self.session else None
        for panel in screen.query(ProblemsPanel):
            panel.follow(follower.report if follower else "")

    def act_console(self) -> None:
        """The console of a practice run."""
        from marketgen.engine.events import Refusal
        from marketgen.play import refusals

        session = self._playing()
        if not session.practice:
            self.tell(refusals.sentence(session.world, Refusal("no_practice")), "bad")
            return
        from marketgen.tui.screens.console import ConsoleScreen

        def left(moved: bool | None) -> None:
            if moved and self.session is not None:
                self.show_run()

        self.push_screen(ConsoleScreen(), left)

    def end_session(self) -> None:
        """Close the run; everything is on the disk already. Without a run nothing happens."""
        if self.session is not None:
            self.session.close()
            self.session = None
            self.use_pen(None)

    def on_unmount(self) -> None:
        """However the app ends, the run is closed."""
        self.end_session()

    def leave_run(self) -> None:
        """Close the run and go back to the title, which is not there yet if the run was begun from the shell."""
        self._out_of_the_run()
        self.end_session()
        if not self._titled:
            self.push_screen("title")

    @property
    def _titled(self) -> bool:
        """Whether the title, or the door of a lesson, lies under everything but Textual's own screen."""
        return any(getattr(screen, "ID", "") in ("title", "lesson") for screen in self.screen_stack)

    def _out_of_the_run(self) -> None:
        """Put away what stands over Textual's own screen and the title."""
        while len(self.screen_stack) > 1 + self._titled:
            self.pop_screen()

    # commands

    def do(self, command: Command) -> Turn | Refusal:
        """Carry out a command; a refusal is told on the screen in front. There must be a run."""
        session = self._playing()
        answer = self._answer(session.do(command))
        self._to_read += [event.word("event") for event in getattr(answer, "events", ()) if event.kind == "story"]
        return answer

    def undo(self) -> Turn | Refusal:
        """Take back the last command that can be; a refusal is told."""
        session = self._playing()
        return self._answer(session.undo())

    def _playing(self) -> Session:
        if self.session is None:
            raise RuntimeError("no run is being played")
        return self.session

    def _answer(self, answer: Turn | Refusal) -> Turn | Refusal:
        from marketgen.engine.events import Turn
        from marketgen.play import refusals

        session = self._playing()
        if isinstance(answer, Turn):
            if session.news:  # another version of the scenario is played from here on
                self.use_pen(session.world)
                self.call_after_refresh(self.tell, " ".join(session.news))
                session.news.clear()
            self.turn += 1
        else:
            self.tell(refusals.sentence(self._playing().world, answer), "bad")
        return answer

    def tell(self, sentence: str, tone: str = "") -> None:
        """Answer on the screen in front, in its prompt line."""
        tell = getattr(self.screen, "tell", None)
        if tell is not None and self.screen.is_mounted:
            tell(sentence, tone)

    def watch_turn(self) -> None:
        """Fill the screen in front anew; those behind it do so when they come to the front."""
        answered = getattr(self.screen, "answered", None)
        if answered is not None and self.screen.is_mounted:
            answered()

    async def see_person(self, who: str) -> None:
        """The people you know in front, the cursor on one of them."""
        from marketgen.tui.screens.people import PeopleScreen

        if not isinstance(self.screen, PeopleScreen):
            await self.switch_screen("people")
        people = self.screen
        if isinstance(people, PeopleScreen):
            people.call_after_refresh(people.show_person, who)

    # what comes next

    def follow(self) -> None:
        """Put up what waits: what is asked between two days, a story to be read, the end of the run, or somebody who
        wants an answer."""
        run, moment = self._playing().run, self._due()
        if self._chapter_is_due():
            self.show_chapter(self.follow)
        elif moment is not None and run.phase != "over":
            self.show_moment(moment, self.follow)
        elif self._to_read:
            self.show_told(self._to_read.pop(0))
        elif self._stands_due():
            self.follow()
        elif run.phase == "over":
            self.show_epilogue()
        elif run.pending:
            self.show_decision()

    def _stands_due(self) -> bool:
        """Carry out what stands ordered for the morning, if it is due; the stall says all day what was done."""
        from marketgen.play import standing

        if not standing.due(self._playing()):
            return False
        standing.morning(self._playing())
        self.turn += 1
        return True

    def has_read(self, events: Iterable[Event]) -> None:
        """These stories stand on the screen in front already."""
        for event in events:
            if event.word("event") in self._to_read:
                self._to_read.remove(event.word("event"))

    def _chapter_is_due(self) -> bool:
        """Whether the run stands at the beginning of a chapter, or at its end between two, whose page was not shown."""
        from marketgen.play import look

        session = self._playing()
        day = session.run.day
        if not session.world.chapters or self._chapter_shown == day:
            return False
        if not (look.at_its_start(session.timeline) or look.ended_between(session.timeline)):
            return False
        self._chapter_shown = day
        return True

    def show_chapter(self, then: Callable[[], None]) -> None:
        """The page of the chapter; when it is read, what follows."""
        from marketgen.tui.screens.chapter import ChapterScreen

        def read(_read: None) -> None:
            if self.session is not None:
                then()

        self.push_screen(ChapterScreen(), read)

    def let_days_go_by(self) -> None:
        """Quiet days until something asks; then a page of them, and what asks."""
        from marketgen.play import quiet
        from marketgen.tui.screens.chapter import QuietScreen

        session = self._playing()
        found = list(quiet.days(session))
        if not any(one.line for one in found) and not found[-1].day < session.run.day:
            self.turn += 1
            self.tell(found[-1].why)
            if session.run.pending:
                self.follow()
            return
        self.turn += 1

        def read(_read: None) -> None:
            if self.session is not None:
                self.follow()

        self.push_screen(QuietScreen(found), read)

    def show_told(self, story: str) -> None:
        """A story that asks nothing, whole; when it is read, what comes next."""
        from marketgen.tui.screens.decision import ToldScreen

        def read(_read: bool | None) -> None:
            if self.session is not None:
                self.follow()

        self.push_screen(ToldScreen(story), read)

    def show_decision(self) -> None:
        """The decision in front of you; when it is made, what follows it."""
        from marketgen.engine.bargain import PENDING
        from marketgen.tui.screens.bargain import BargainScreen
        from marketgen.tui.screens.decision import DecisionScreen
        from marketgen.tui.screens.held import HeldScreen
        from marketgen.tui.screens.inspection import InspectionScreen

        pending = self._playing().run.pending
        self._ring()

        def decided(made: bool | None) -> None:
            if made and self.session is not None:
                self.follow()

        kinds = {"held": HeldScreen, PENDING: BargainScreen, "inspection": InspectionScreen}
        self.push_screen(kinds.get(pending.partition(":")[0], DecisionScreen)(), decided)

    def _ring(self) -> None:
        """The bell, where it is wished, once for a decision."""
        run = self._playing().run
        waits = f"{run.day} {run.phase} {run.pending}"
        if waits != self._rung:
            self._rung = waits
            if self.settings.on("bell"):
                self.bell()

    def show_report(self, day: int, then: bool = False) -> None:
        """The page of a day that is over; with ``then`` what waits comes after it."""
        from marketgen.tui.screens.report import ReportScreen

        def read(_read: None) -> None:
            if then and self.session is not None:
                self._begin_day()
                self.follow()

        self.push_screen(ReportScreen(day, again=not then), read)

    def _begin_day(self) -> None:
        """A day at home begins at the stall, where its news stand: from another page the lamp would lead past them."""
        if self._playing().run.phase == "morning" and getattr(self.screen, "ID", "") in WORKING_SCREENS.keys() - {
            "stall"
        }:
            self.switch_screen("stall")

    def show_epilogue(self) -> None:
        """The end of the run; that of a lesson is handed in with it."""
        from marketgen.tui.screens.epilogue import EpilogueScreen

        self.push_screen(EpilogueScreen())
        if self._playing().attends:
            self.call_after_refresh(self.act_hand_in)

    def _due(self) -> Moment | None:
        if not self._playing().stops:
            return None
        from marketgen.play import moments

        return moments.due(self._playing())

    def show_moment(self, moment: Moment, then: Callable[[], None]) -> None:
        """What is asked at a moment of the run; when it is passed, what follows."""
        from marketgen.tui.screens.moment import MomentScreen

        def passed(_passed: None) -> None:
            if self.session is not None:
                then()

        self.push_screen(MomentScreen(moment), passed)

    def left_open(self) -> Moment | None:
        """What was passed over and can be answered now; None most often."""
        if not self._playing().stops:
            return None
        from marketgen.play import moments

        return moments.later(self._playing())

    def act_answers(self) -> None:
        """Answer what was passed over, and go back to where one was."""
        moment = self.left_open()
        if moment is not None:
            self.show_moment(moment, lambda: None)

    def act_hand_in(self) -> None:
        """Write the result of a lesson, and say where it is or why not."""
        from marketgen.play import handing
        from marketgen.saves.problems import SaveProblem

        if self.session is None or self.session.attends is None:
            return
        try:
            told, tone = handing.hand_in(self.session).sentence(served=self.is_web), ""
        except SaveProblem as problem:
            told, tone = str(problem), "bad"
        self.watch_turn()  # what can be told and done may be more from here on
        self.tell(told, tone)
