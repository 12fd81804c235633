"""Watching recorded runs: choosing one, and reading it day by day as it is played again from its commands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from marketgen.engine.frozen import frozen
from marketgen.i18n import _, ngettext
from marketgen.play import games, numbers, tell, verify, wording
from marketgen.play.look import which_day
from marketgen.play.views import Prompt
from marketgen.saves.listing import RunEntry, look
from marketgen.saves.problems import SaveProblem
from marketgen.tui.lines import BLANK, TONES, Column, fit, indent, join, label_lines, lines_of, say, widths, wrap
from marketgen.tui.screens.base import GameScreen
from marketgen.tui.screens.saves import TABLE
from marketgen.tui.screens.stall_parts import titled
from marketgen.tui.widgets.chrome import Scroller, head_lines
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.rows import Row, RowList

if TYPE_CHECKING:
    from marketgen.play.views import LogLine

_WHO = 18  # cells for who says it, or for the command


class WatchScreen(GameScreen[None]):
    """The recordings that come with the game, the shortest first, then the player's own runs."""

    ID = "watch"
    CSS_PATH: ClassVar[str] = "watch.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._found: list[RunEntry] = []

    def body(self) -> ComposeResult:
        """Head and list."""
        yield Page(self._draw_head, id="head")
        with Scroller(id="list"):
            yield RowList(self._rows)

    def refill(self) -> None:
        """List what can be watched."""
        shelf = self.market.shelf
        shelf.look_for_runs()
        own = [entry for entry in shelf.runs if entry.problem is None]
        shipped = sorted(map(look, shelf.recordings), key=lambda entry: int(entry.dawn.get("day", 0)))
        self._found = [*(entry for entry in shipped if entry.problem is None), *own]
        self.query_one("#head", Page).redraw()
        self.query_one(RowList).fill(self._rows)
        self._ask()

    @on(RowList.Moved)
    def _ask(self) -> None:
        key = self.query_one(RowList).key
        if key:
            self.ask(Prompt(_("Watch {name}?").format(name=Path(key).stem), "watch_it"))
        else:
            self.ask(Prompt(_("There is no recorded run here."), "back"))

    def _draw_head(self, width: int) -> list[Content]:
        count = ngettext("{count} run", "{count} runs", len(self._found)).format(count=len(self._found))
        return [BLANK, *head_lines(_("Watch a run"), count, "", width), BLANK]

    def _rows(self, width: int) -> list[Row]:
        columns = [
            Column(right=True),
            Column(_("name"), flex=True),
            Column(_("scenario"), flex=True),
            Column(_("seed")),
        ]
        cells = [
            [
                say(str(number), "$ash"),
                say(entry.name, "bold $name"),
                say(str(entry.head.get("title", "")), "$paper"),
                say(str(entry.head.get("seed", "")), "$smoke"),
            ]
            for number, entry in enumerate(self._found, 1)
        ]
        sizes = widths(columns, cells, min(width - 2, TABLE))
        rows = [Row("", label_lines(columns, sizes))]
        for number, (entry, row) in enumerate(zip(self._found, cells, strict=True), 1):
            rows.append(Row(str(entry.path), tuple(lines_of(columns, sizes, row)), str(number)))
        return rows

    @on(RowList.Chosen)
    def act_watch_it(self) -> None:
        """Read the file, play it again, and show its first day."""
        key = self.query_one(RowList).key
        if not key:
            return
        try:
            watching = games.watch(key)
        except (games.GameProblem, SaveProblem) as problem:
            self.tell(str(problem), "bad")
            return
        self.app.push_screen(WatchingScreen(Path(key).stem, watching))


@frozen
class Happening:
    """A command of a recorded run and what came of it; the command is empty for what a day began with."""

    day: int
    command: str
    lines: tuple[LogLine, ...]


def happenings(watching: games.Watching) -> Iterator[Happening]:
    """A recorded run, played again: each command with the sentences of what came of it. A run that does not replay
    ends where it first differs."""
    world = watching.world
    timeline = verify.start(world, watching.head)
    yield Happening(1, "", tell.lines(world, timeline.run, tuple(timeline.events)))
    try:
        for step in verify.replay(world, watching.head, watching.records, timeline):
            run, events, world = step.turn.run, step.turn.events, timeline.world
            dawn = next((place for place, event in enumerate(events) if event.kind == "dawn"), len(events))
            over = step.line == "sleep" and run.phase != "over"
            yield Happening(run.day - over, step.line, tell.lines(world, run, events[:dawn]))
            if events[dawn:]:
                yield Happening(run.day, "", tell.lines(world, run, events[dawn:]))
    except verify.Divergence as found:
        yield Happening(found.day, found.command, ())


class WatchingScreen(GameScreen[None]):
    """A recorded run, a day at a time."""

    ID = "watching"
    CSS_PATH: ClassVar[str] = "watch.tcss"

    def __init__(self, run_name: str, watching: games.Watching) -> None:
        super().__init__()
        self._run_name, self._watching = run_name, watching
        self._days: dict[int, tuple[Happening, ...]] = {
            day: tuple(group) for day, group in groupby(happenings(watching), key=lambda happening: happening.day)
        }
        self._verdict = verify.verify(watching.world, watching.head, watching.records)
        self._day = min(self._days)

    def body(self) -> ComposeResult:
        """Head and the day."""
        yield Page(self._draw_head, id="head")
        with VerticalScroll(id="text", classes="scroll", can_focus=False):
            yield Page(self._draw_day, id="day")

    def refill(self) -> None:
        """Show the day; the lamp is on the next, after the last on going back."""
        self.query_one("#head", Page).redraw()
        self.query_one("#day", Page).redraw()
        self.query_one("#text", VerticalScroll).scroll_home(animate=False)
        last = self._day == max(self._days)
        sentence = self._verdict_words() if last else _("{name}, seed {seed}.").format(
            name=self._run_name, seed=self._watching.head.get("seed", "")
        )  # fmt: skip
        self.ask(Prompt(sentence, "back" if last else "next_day"))

    def _verdict_words(self) -> str:
        found = self._verdict
        if found.result == verify.VERIFIED:
            words = ngettext("Verified: {count} day agrees.", "Verified: {count} days agree.", found.days)
            told = words.format(count=found.days)
            return f"{told} {_('Score {score}.').format(score=numbers.thousandths(found.score))}" if found.finished else told  # noqa: E501 # fmt: skip
        if found.result == verify.PRACTICE:
            return _("A practice run, never verified as a whole game; every day agrees.")
        if found.result == verify.DIFFERS:
            return _("It differs from its record on day {day}.").format(day=found.day)
        return _("It was played under other rules and cannot be verified.")

    def _draw_head(self, width: int) -> list[Content]:
        world = self._watching.world
        date = wording.long_date(world, self._day)
        of = _("{date}, {which}").format(date=date, which=which_day(world, self._day))
        return [BLANK, *head_lines(of, wording.name(world, world.place, "places"), self._run_name, width), BLANK]

    def _draw_day(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for happening in self._days[self._day]:
            if happening.command:
                mark = say(self.pen.glyphs.chosen, "$lamp")
                lines += [BLANK, join(mark, say(happening.command, "bold $paper"))]
            for line in happening.lines:
                if say(line.who).cell_length > _WHO - 4:
                    style = TONES.get(line.tone, "$smoke")
                    lines += indent(titled(line, BLANK, min(width - 2, 80), width, style), 2)
                    continue
                told = wrap(line.text, min(width - _WHO, 80), TONES.get(line.tone, "$smoke"))
                lines.append(Content.assemble(fit(say(line.who, "$ash").pad_left(2), _WHO), told[0]))
                lines += [more.pad_left(_WHO) for more in told[1:]]
        return lines

    def can(self, action: str) -> bool:
        """There is no day before the first and none after the last."""
        if action == "next_day":
            return self._day < max(self._days)
        return action != "day_before" or self._day > min(self._days)

    def act_next_day(self) -> None:
        """The day after."""
        self._go(1)

    def act_day_before(self) -> None:
        """The day before."""
        self._go(-1)

    def _go(self, by: int) -> None:
        days = sorted(self._days)
        self._day = days[max(0, min(days.index(self._day) + by, len(days) - 1))]
        self.refill()
