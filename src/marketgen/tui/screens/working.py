"""What the working screens share: header, tabs, going from one to the other, going on with the day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from marketgen.engine import chapters
from marketgen.engine.commands import Command
from marketgen.engine.events import Turn
from marketgen.engine.rules import check
from marketgen.i18n import N_, _
from marketgen.play import look
from marketgen.play.actions import WORKING, actions_of
from marketgen.play.arrangements import GROUPS
from marketgen.play.views import LogLine, Prompt
from marketgen.tui.screens.playscreen import ANY, PlayScreen, Stage, Subjects
from marketgen.tui.screens.stall_parts import CARDS, said_today
from marketgen.tui.widgets.chrome import HeaderRows, Hint, TabRow
from marketgen.tui.widgets.page import Page

_LEADS = {
    "supply": N_("to supply"),
    "road": N_("to the road"),
    "people": N_("to the people"),
    "home": N_("home"),
    "ledger": N_("to the ledger"),
    "board": N_("to the board"),
}
"""The lamp's label where it leads to another screen first."""


class WorkingScreen(PlayScreen[None]):
    """A working screen. ``ID`` is that of its tab; ``ASIDE``: whether a broad window shows the log of the day at its
    right, where its tables would only be stretched."""

    ID: ClassVar[str] = ""
    HINTED = True
    ASIDE: ClassVar[bool] = False

    def body(self) -> ComposeResult:
        """Header and tabs, then what the screen is about."""
        yield HeaderRows(id="header")
        yield TabRow(id="tabs")
        yield from self.contents()
        if self.ASIDE and not (self.market.session and self.market.session.follower):  # the panel of faults is wide
            with Stage(id="aside", classes="panel"):
                yield Page(self._aside, id="log-aside")

    def _aside(self, width: int) -> list[Content]:
        return said_today(self.within_reach(look.log(self.scene)), width, self.key_of) if self.market.session else []

    def within_reach(self, log: tuple[LogLine, ...]) -> tuple[LogLine, ...]:
        """Lines of the log, without a way to a screen that a run has not come to."""
        return tuple(replace(line, link=line.link if line.link in (*self._tabs, CARDS) else "") for line in log)

    def contents(self) -> Iterator[Widget]:
        """The widgets between the tabs and the prompt line."""
        yield from ()

    def fill(self) -> None:
        """Header and tabs, then the screen's own."""
        view = look.header(self.scene)
        self._undo = view.undo
        self._tabs = tuple(tab.id for tab in view.tabs)
        self.query_one(HeaderRows).show_header(view)
        self.query_one(TabRow).show_tabs(view.tabs, self.ID)
        self.fill_contents()
        for page in self.query("#log-aside").results(Page):
            page.redraw()

    def fill_contents(self) -> None:
        """Fill what the screen is about."""

    _undo = ""
    _tabs: tuple[str, ...] = ("stall",)

    def ask_next(self, prompt: Prompt, hint: Hint | None = None) -> None:
        """Put the question of the screen; a lamp for an action of another screen leads there first, and so does that
        of a sentence about something done there: going on is one key away in the footer all the same."""
        own = {action.id for action in actions_of(self.ID)}
        if hint is None and self.run.phase == "evening" and self.world.met("offers", self.run.day):
            hint = Hint(self.key_of("now"), _("what now?"), "now")  # hours are left: what for?
        wanted = look.action_for(prompt.target) if prompt.action == "go_on" else ""
        place = look.place_of(wanted) if wanted else "stall"
        if place != "stall" and place == self.ID:
            self.ask(Prompt(prompt.sentence, wanted), hint)
        elif place != "stall" and place in self._tabs:
            if self.run.phase == "evening":  # where the lamp was every evening before, the way on stands beside it
                hint = Hint(self.key_of("go_on"), prompt.label, "go_on")
            self.ask(Prompt(prompt.sentence, f"show_{place}", _(_LEADS[place])), hint)
        elif prompt.action in own:
            self.ask(prompt, hint)
        else:
            self.ask(Prompt(prompt.sentence, "show_stall", _("to the stall")), hint)

    def can(self, action: str) -> bool:
        """Screens that have been met; going on until the end; undo where there is something to take back."""
        if action in GROUPS:
            return bool(self.market.session) and look.offered(self.scene, action)
        if action.startswith("show_"):
            return action.removeprefix("show_") in self._tabs
        if action in ("next_screen", "previous_screen"):
            return len(self._tabs) > 1
        if action == "undo":
            return bool(self._undo)
        if action == "hand_in":
            return bool(self.market.session and self.market.session.attends)
        if action == "answers":
            return bool(self.market.session and self.market.left_open())
        if action == "chapter":
            return bool(self.market.session and self.world.chapters)
        if action == "quiet":
            return bool(self.market.session) and (look.beyond_first(self.scene) or bool(self.world.chapters))
        if action == "standing":
            return bool(self.market.session) and self.run.phase != "over"
        if action == "last_report":
            return bool(self.market.session and self.run.past)
        return True

    def why_not(self, action: str) -> str:
        """What the rules say, and which page an action is found on."""
        return look.why_not(self.scene, action) if self.market.session else ""

    def shows(self, action: str) -> bool:
        """A form in which nothing can be done now is found in the palette and by its key, not in the footer; nor do
        handing in and answering later stand there, which have their place at pauses."""
        if action in ("hand_in", "answers"):
            return False
        if action in GROUPS:
            return bool(self.market.session) and look.open_deals(self.scene, action)
        return self.can(action)

    def label_of(self, action: str) -> str:
        """Undo names what it takes back; going on says what that is now."""
        if action == "undo" and self._undo:
            return _("undo: {what}").format(what=self._undo)
        if action == "go_on" and self.market.session:
            return self._going_on()
        return super().label_of(action)

    def short_label_of(self, action: str) -> str:
        """Going on says what that is now, also where there is little room."""
        return self._going_on() if action == "go_on" and self.market.session else super().short_label_of(action)

    def _going_on(self) -> str:
        if self.run.phase == "over":
            return _("the epilogue")
        if self.run.pressing:
            return _("answer")
        if self.run.phase == "away":
            return _("turn back") if self.run.trip.leg == "there" else _("on")
        return {"morning": _("open"), "noon": _("go on"), "evening": _("end the day")}.get(self.run.phase, "")

    def header_subjects(self) -> Subjects:
        """The numbers of the header that can be asked about."""
        view = look.header(self.scene)
        money: Subjects = [(_("in hand"), "hand")]
        return money + [(degree.label, degree.why) for degree in view.degrees if degree.why] + [(_("worth"), "worth")]

    # from screen to screen

    def _show(self, name: str) -> None:
        if name != self.ID and name in self._tabs:
            self.app.switch_screen(name)

    def act_show_stall(self) -> None:
        """To the stall."""
        self._show("stall")

    def act_show_supply(self) -> None:
        """To offers and orders."""
        self._show("supply")

    def act_show_road(self) -> None:
        """To the road."""
        self._show("road")

    def act_show_people(self) -> None:
        """To the people."""
        self._show("people")

    def act_show_home(self) -> None:
        """Home."""
        self._show("home")

    def act_show_ledger(self) -> None:
        """To the ledger."""
        self._show("ledger")

    def act_show_board(self) -> None:
        """To the board."""
        self._show("board")

    def act_next_screen(self) -> None:
        """To the tab at the right."""
        self._step(1)

    def act_previous_screen(self) -> None:
        """To the tab at the left."""
        self._step(-1)

    def _step(self, by: int) -> None:
        tabs = [name for name in WORKING if name in self._tabs]
        self._show(tabs[(tabs.index(self.ID) + by) % len(tabs)])

    def act_back(self) -> None:
        """Back to the stall; the stall itself is left by another key."""
        self._show("stall")

    # the day

    def act_go_on(self) -> None:
        """Open the market, go on after noon, end the day; or answer who waits."""
        run = self.run
        if run.phase == "over" or run.pressing:
            self.market.follow()
        elif run.phase == "evening":
            self._sleep()
        elif run.phase == "away":
            self._on_the_road()
        elif self.carry_out(self._onward()):
            self.market.follow()

    def _onward(self) -> Command:
        """Opening, or going home where the place may not open."""
        shut = check(self.world, self.run, Command("open"))
        home = check(self.world, self.run, Command("early"))
        return Command("early") if shut and not home else Command("open")

    def _on_the_road(self) -> None:
        """On, or home: a day of several ends with its report."""
        day = self.run.day
        if not isinstance(self.market.do(look.way_on(self.run)), Turn):
            return
        if self.run.day > day or self.run.phase == "over":
            self.market.show_report(day, then=True)
        else:
            self.market.follow()

    def _sleep(self) -> None:
        day = self.run.day
        if isinstance(self.market.do(Command("sleep")), Turn):
            self.market.show_report(day, then=True)

    def open_form(self, group: str, start: str = "", amount: str = "") -> None:
        """Open the form of an action, the cursor on the option ``start``, ``amount`` ready for it; what is answered is
        carried out, and what came of it told."""
        from marketgen.tui.dialogs.deal import DealDialog

        self.app.push_screen(DealDialog(self.session, group, start, amount), self._arranged)

    def _arranged(self, command: Command | None) -> None:
        if command is not None and self.carry_out(command, ANY):
            self.market.follow()

    def good_under_cursor(self) -> str:
        """The good that the cursor stands on; empty for none."""
        return ""

    def prepare(self, action: str, ids: tuple[str, ...] = ()) -> None:
        """Turn to where an action is done that was chosen elsewhere. ids: of the choice, where it is one."""

    def act_standing(self) -> None:
        """What is done each morning without asking."""
        from marketgen.tui.dialogs.standing import StandingDialog

        self.app.push_screen(StandingDialog(self.session, self.good_under_cursor()))

    def act_undo(self) -> None:
        """Take back the last thing that can be, and say what that was."""
        what = self._undo
        if isinstance(self.market.undo(), Turn):
            self.market.tell(_("Taken back: {what}.").format(what=what))

    def act_quiet(self) -> None:
        """Let days go by until something asks."""
        if self.run.phase == "over" or self.run.pressing:
            self.market.follow()
        else:
            self.market.let_days_go_by()

    def act_chapter(self) -> None:
        """The page of the chapter again."""
        self.market.show_chapter(lambda: None)

    def act_last_report(self) -> None:
        """The last day's report again."""
        day = chapters.latest(self.world, self.run)
        if day:
            self.market.show_report(day)


def _opens(group: str) -> Callable[[WorkingScreen], None]:
    def act(screen: WorkingScreen) -> None:
        screen.open_form(group)

    act.__doc__ = f"Open the form of ``{group}``."
    return act


for _group in GROUPS:  # each action that has a form does the same on every screen
    setattr(WorkingScreen, f"act_{_group}", _opens(_group))
