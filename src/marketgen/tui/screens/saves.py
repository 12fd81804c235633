"""The saved runs: going on with one, giving it another name, putting it away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from marketgen.i18n import _, ngettext
from marketgen.play.views import Prompt
from marketgen.saves import folders, library
from marketgen.saves.log import rescue
from marketgen.saves.problems import Damaged, SaveProblem
from marketgen.tui.lines import BLANK, Column, label_lines, lines_of, say, short_path, widths, wrap
from marketgen.tui.screens.base import GameScreen
from marketgen.tui.shelf import told
from marketgen.tui.widgets.chrome import Scroller, head_lines
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.rows import Row, RowList

if TYPE_CHECKING:
    from marketgen.saves.listing import RunEntry


TABLE = 96
"""The widest a table of few columns may be; wider, an eye loses the row."""


class SavesScreen(GameScreen[None]):
    """One run a row, the last played first; a damaged one says what is wrong with it."""

    ID = "saves"
    CSS_PATH: ClassVar[str] = "saves.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._damaged: dict[str, str] = {}  # by name: what opening it has found

    def body(self) -> ComposeResult:
        """Head and table."""
        yield Page(self._draw_head, id="head")
        with Scroller(id="list"):
            yield RowList(self._rows)

    def refill(self) -> None:
        """List the runs there are now."""
        self.market.shelf.look_for_runs()
        for entry in self.market.shelf.runs:
            if isinstance(entry.problem, Damaged):
                self._damaged.setdefault(entry.name, _short(entry.problem))
        self.query_one("#head", Page).redraw()
        self.query_one(RowList).fill(self._rows)
        self._ask()

    @property
    def entry(self) -> RunEntry | None:
        """The run under the cursor."""
        key = self.query_one(RowList).key
        return next((entry for entry in self.market.shelf.runs if entry.name == key), None)

    @on(RowList.Moved)
    def _ask(self) -> None:
        entry = self.entry
        if entry is None:
            prompt = Prompt(_("No run has been begun yet."), "back")
        elif entry.name in self._damaged:
            prompt = Prompt(_("{name} is damaged; its beginning can be saved.").format(name=entry.name), "rescue")
        elif entry.problem:
            prompt = Prompt(_("{name} cannot be opened.").format(name=entry.name), "back")
        elif entry.over:
            prompt = Prompt(_("{name} has come to its end.").format(name=entry.name), "resume", _("read its end"))
        else:
            prompt = Prompt(_("Go on with {run}?").format(run=told(entry)), "resume")
        self.ask(prompt)

    # drawing

    def _draw_head(self, width: int) -> list[Content]:
        shelf = self.market.shelf
        count = ngettext("{count} run", "{count} runs", len(shelf.runs)).format(count=len(shelf.runs))
        lines = [BLANK, *head_lines(_("Saved runs"), count, "", width), BLANK]
        where = _("They are in {folder}.").format(folder=short_path(folders.saves()))
        return [*lines, *(line.pad_left(2) for line in wrap(shelf.note or where, width - 4, "$ash")), BLANK]

    def _rows(self, width: int) -> list[Row]:
        columns = [Column(right=True), Column(_("name"), flex=True), Column(_("scenario"), flex=True)]
        columns += [Column(_("day"), right=True), Column(_("seed"))]
        wide = not self.narrow
        if wide:
            columns.append(Column(_("last played")))
        runs = self.market.shelf.runs
        cells = [self._cells(number, entry, wide) for number, entry in enumerate(runs)]
        sizes = widths(columns, cells, min(width - 2, TABLE))
        table = [Row("", label_lines(columns, sizes))] if runs else []
        for number, (entry, row) in enumerate(zip(runs, cells, strict=True)):
            lines = lines_of(columns, sizes, row)
            wrong = self._damaged.get(entry.name) or (_short(entry.problem) if entry.problem else "")
            lines += [line.pad_left(3) for line in wrap(wrong, width - 6, "$brick")[:3]]
            table.append(Row(entry.name, tuple(lines), str(number + 1)))
        return table

    def _cells(self, number: int, entry: RunEntry, wide: bool) -> list[Content]:
        wrong = entry.problem is not None or entry.name in self._damaged
        day = _("end") if not wrong and entry.over else str(entry.dawn.get("day", ""))
        cells = [
            say(self.pen.glyphs.no, "$brick") if wrong else say(str(number + 1), "$ash"),
            say(entry.name, "$brick" if wrong else "bold $name"),
            say(str(entry.head.get("title", "")), "$paper"),
            say(day, "$paper"),
            say(str(entry.head.get("seed", "")), "$smoke"),
        ]
        return [*cells, say(_when(entry.changed), "$ash")] if wide else cells

    # actions

    def can(self, action: str) -> bool:
        """A damaged run can only be rescued or put away."""
        if action not in ("resume", "rename", "bin", "rescue"):
            return True
        entry = self.entry
        if entry is None:
            return False
        if action == "resume":
            return entry.problem is None
        return action != "rescue" or entry.name in self._damaged

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        if self.can("resume"):
            self.act_resume()

    def act_resume(self) -> None:
        """Go on with the run under the cursor. Damage within it is only found now."""
        entry = self.entry
        if entry is None:
            return
        from marketgen.play import games

        try:
            session = games.resume(entry.name)
        except Damaged as problem:
            self._damaged[entry.name] = _short(problem)
            self.refill()
        except (games.GameProblem, SaveProblem) as problem:
            self.tell(str(problem), "bad")
        else:
            self.market.play(session)

    def act_rename(self) -> None:
        """Ask for another name."""
        entry = self.entry
        if entry is None:
            return
        from marketgen.tui.dialogs.ask import AskWords

        about = _("{name} keeps all it holds. Signs that no file name can have are left out.").format(name=entry.name)
        path = entry.path

        def rename(words: str | None) -> None:
            if words:
                self._try(lambda: library.rename(path, words).stem, _("It is called {name} now."))

        self.app.push_screen(AskWords(_("Another name"), about, _("rename"), entry.name), rename)

    def act_bin(self) -> None:
        """Ask, then move the run into the bin folder."""
        entry = self.entry
        if entry is None:
            return
        from marketgen.tui.dialogs.ask import Confirm

        about = _("{name} is moved to {folder}. The game never empties that folder; you can move the file back.")
        path = entry.path

        def put_away(yes: bool | None) -> None:
            if yes:
                self._try(lambda: library.put_away(path).stem, _("It is in the bin as {name}."))

        told_about = about.format(name=entry.name, folder=short_path(folders.trash(entry.path.parent)))
        self.app.push_screen(Confirm(_("Put this run away?"), told_about, _("put it away")), put_away)

    def act_rescue(self) -> None:
        """Copy the sound lines of a damaged run into a new one; the damaged file stays as it is."""
        entry = self.entry
        if entry is not None:
            path = entry.path
            self._try(lambda: _rescued(path.stem), _("What was sound is in {name}."))

    def _try(self, deed: Callable[[], str], done: str) -> None:
        try:
            name = deed()
        except SaveProblem as problem:
            self.tell(str(problem), "bad")
            return
        self.refill()
        self.query_one(RowList).go(name)
        self.tell(done.format(name=name), "good")


def _rescued(name: str) -> str:
    new = library.path_of(library.free_name(f"{name}-rescued"))
    rescue(library.path_of(name), new)
    return new.stem


def _when(changed: str) -> str:
    """A moment in UTC as the clock on the wall had it: ``2017-09-25 18:04``."""
    try:
        return datetime.fromisoformat(changed).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return ""


def _short(problem: SaveProblem) -> str:
    """What is wrong, with the file called by its name: its folder stands above the table."""
    return str(problem).replace(str(problem.path), problem.path.name)
