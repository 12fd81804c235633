"""What can be done now: one key away from everywhere. A row is done, or leads to where it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from marketgen.i18n import _
from marketgen.play import look
from marketgen.play.actions import WORKING
from marketgen.play.finding import Deed
from marketgen.play.look.doing import ANSWER, RELEASE, Doing, Section
from marketgen.play.views import Prompt
from marketgen.tui import found
from marketgen.tui.dialogs.dialog import Dialog
from marketgen.tui.lines import BLANK, MARGIN, MEASURE, between, fit, indent, join, say, wrap
from marketgen.tui.screens.held import HeldScreen
from marketgen.tui.screens.playscreen import PlayScreen, Stage
from marketgen.tui.screens.reading import ReadingScreen
from marketgen.tui.screens.report import ReportScreen
from marketgen.tui.screens.why import WhyScreen
from marketgen.tui.screens.working import WorkingScreen
from marketgen.tui.widgets.chrome import head_lines
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.rows import Row, RowList

if TYPE_CHECKING:
    from marketgen.tui.app import MarketApp

_WHAT = 15
"""Cells for what a row without much to say is called."""

_READ = (Dialog, HeldScreen, ReadingScreen, ReportScreen, WhyScreen)
"""What may be left by itself on the way to what was chosen: nothing is decided or passed over by leaving it."""


class NowScreen(PlayScreen[None]):
    """All that can be done now, by what matters; :func:`look.doing` says what and why."""

    ID = "now"
    CSS_PATH = "reading.tcss"

    def body(self) -> ComposeResult:
        """Head and list."""
        yield Page(self._head, id="head")
        with Stage(id="text", classes="scroll"):
            yield RowList(self._rows, id="choices", single=True)

    def fill(self) -> None:
        """What can be done as things stand."""
        self._sections: tuple[Section, ...] = look.doing(self.scene)
        rows = self.query_one("#choices", RowList)
        rows.fill(self._rows)
        self.query_one("#head", Page).redraw()
        self.ask(Prompt(_("Enter does it, or goes where it is done."), "do_it"))

    def _head(self, width: int) -> list[Content]:
        header, asked = look.header(self.scene), _("What can I do now?")
        money = [self.pen.money(one, at == 0) for at, one in enumerate(header.money)]
        notes = [join(say(date), *money, gap=3) for date in (header.date_short, header.which, "")]
        room = width - 2 * MARGIN - say(asked).cell_length - 2
        note = next((one for one in notes if one.cell_length <= room), notes[-1])  # the question is not cut
        return [BLANK, *head_lines(asked, "", note.plain, width), BLANK]

    # drawing

    _sections: tuple[Section, ...] = ()

    def _rows(self, width: int) -> list[Row]:
        goal = wrap(" ".join(look.goal(self.scene)), min(width - MARGIN, MEASURE), "$smoke")
        rows = [Row("", (line,)) for line in (*goal, BLANK)] if goal else []
        number = 0
        for at, section in enumerate(self._sections):
            title = say(section.title, "bold $paper")
            rows += [Row("", (BLANK,))] if at else []
            rows.append(Row("", (title,)))
            for one in section.rows:
                number += 1
                digit = str(number)
                rows.append(Row(one.key, self._lines(one, digit, width), digit))
        return rows

    def _lines(self, one: Doing, digit: str, width: int) -> tuple[Content, ...]:
        """What and why: on one line where that is short, else the reason below it."""
        lead = fit(say(digit, "$ash"), 3)
        keys = say(self._keys(one), "$paper")
        what = say(one.what, "$name")
        width -= MARGIN  # the cursor row reaches the rim, its key does not
        room = width - 3 - keys.cell_length - 2
        column = max(_WHAT, what.cell_length)
        if column + 2 + say(one.why).cell_length <= room:
            line = Content.assemble(lead, fit(what, column), "  ", say(one.why, "$smoke"))
            return (between(line, keys, width),)
        first = between(join(lead, what, gap=0), keys, width)
        return (first, *indent(wrap(one.why, min(width - 4, MEASURE), "$smoke"), 3))

    def _keys(self, one: Doing) -> str:
        """The keys that do it without this page: that of the screen first, where it is another than the stall."""
        if not one.action or one.key == ANSWER:  # whoever waits is answered on a page of his own
            return ""
        place = look.place_of(one.action)
        shown = f"show_{place}"
        if one.action == shown or place in ("", "stall"):
            return self.key_of(one.action)
        return f"{self.key_of(shown)} {self.key_of(one.action)}"

    # choosing

    @on(RowList.Chosen)
    async def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        await self._take(message.key)

    async def act_do_it(self) -> None:
        """Do what is under the cursor, or go where it is done."""
        await self._take(self.query_one("#choices", RowList).key)

    async def _take(self, key: str) -> None:
        rows = (row for section in self._sections for row in section.rows)
        one = next((row for row in rows if row.key == key), None)
        if one is None:
            return
        self.dismiss()
        self.app.call_later(_set_out, self, one)


async def _set_out(page: NowScreen, one: Doing, steps: int = 6) -> None:
    """Leave what only is read, as far as a working screen; then do it there. Where something else has come up, that is
    what waits."""
    app, screen = page.market, page.market.screen
    if isinstance(screen, WorkingScreen):
        await _do(screen, one)
    elif steps and isinstance(screen, _READ) and app.session is not None:
        screen.dismiss(None)
        app.call_after_refresh(_set_out, page, one, steps - 1)


async def _do(screen: WorkingScreen, one: Doing) -> None:
    """Go to where it has its place, and do it."""
    app = screen.market
    if one.verb == RELEASE or (one.action == "go_on" and screen.run.pending):
        app.follow()
        return
    place = look.place_of(one.action)
    if place in WORKING and place != screen.ID:
        await screen.action_act(f"show_{place}")
    if one.ids:
        app.call_after_refresh(_deed, app, one)
    elif not one.action.startswith("show_"):
        app.call_after_refresh(_act, app, one.action)


async def _deed(app: MarketApp, one: Doing) -> None:
    """Do what the row names, on the screen in front, which has been filled by now."""
    screen = app.screen
    if isinstance(screen, WorkingScreen):
        screen.prepare(one.action, one.ids)
        await found.do(screen, Deed(one.verb, one.ids, one.what, ()))


async def _act(app: MarketApp, action: str) -> None:
    """Carry out an action on the screen in front, which has been filled by now."""
    screen = app.screen
    if isinstance(screen, WorkingScreen):
        screen.prepare(action)
        await screen.action_act(action)
