"""What one's runs came to, by scenario and seed."""

from __future__ import annotations

from textual.content import Content

from marketgen.i18n import _, ngettext
from marketgen.play import results
from marketgen.play.results import Row
from marketgen.tui.lines import BLANK, Column, label_lines, lines_of, paragraphs, say, widths
from marketgen.tui.screens.reading import ReadingScreen


class ResultsScreen(ReadingScreen):
    """One row for a scenario and a seed: how often it was finished, and the best of it."""

    ID = "results"

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._wrong = ""

    @property
    def measure(self) -> int:
        """A table, not text."""
        return 116

    def refill(self) -> None:
        """Read what there is now."""
        self._rows, self._wrong = results.table()
        super().refill()

    def heading(self) -> str:
        """Results."""
        return _("What your runs came to")

    def note(self) -> str:
        """How many runs they are."""
        runs = sum(row.runs for row in self._rows)
        return ngettext("{count} finished run", "{count} finished runs", runs).format(count=runs)

    def text(self, width: int) -> list[Content]:
        """The table; a scenario's title stands once."""
        if not self._rows:
            return paragraphs([self._wrong or _("No run has come to its end yet.")], width, "$smoke")
        columns = [Column(_("scenario"), flex=True), Column(_("seed")), Column(_("runs"), right=True)]
        columns += [Column(_("best")), Column(_("it came to")), Column(_("its goal"))]
        cells, before = [], ""
        for row in self._rows:
            cells.append(self._cells(row, row.title if row.best.scenario != before else ""))
            before = row.best.scenario
        sizes = widths(columns, cells, width)
        lines = [*label_lines(columns, sizes), *(line for row in cells for line in lines_of(columns, sizes, row))]
        if not all(row.rules_now for row in self._rows):
            told = _("A score with “then” was reached by the rules of an earlier version.")
            lines += [BLANK, *paragraphs([told], width, "$ash")]
        return lines

    def _cells(self, row: Row, title: str) -> list[Content]:
        score, days, goal = results.facts_of(row.best)
        return [
            say(title, "bold $paper"),
            say(row.seed, "$smoke"),
            self.pen.number(str(row.runs)),
            say(score, "bold $paper") if row.rules_now else say(_("{score}, then").format(score=score), "$ash"),
            say(days, "$smoke"),
            say(goal, "$smoke"),
        ]
