"""Whom to be: asked before a run of a scenario that can be begun as several people."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.content import Content

from marketgen.i18n import _
from marketgen.play.persons import Person
from marketgen.play.views import Prompt
from marketgen.tui.lines import BLANK, MEASURE, fit, indent, join, say, wrap
from marketgen.tui.screens.sides import SidesScreen
from marketgen.tui.widgets.chrome import head_lines
from marketgen.tui.widgets.rows import Row, RowList

_LABELS = 12
"""Cells for the labels of what somebody begins with."""

ABOUT = 44
"""Cells of the lines about somebody in the list."""

AROUND = 8
"""Rows of the window that the list has not."""


class WhomScreen(SidesScreen[str]):
    """People at the left, the one under the cursor at the right. Answers the id of the start, empty for the usual one;
    Esc answers nothing."""

    ID = "whom"

    def __init__(self, title: str, people: Sequence[Person]) -> None:
        super().__init__()
        self._title, self._people = title, people

    def refill(self) -> None:
        """The list, and whoever is under the cursor."""
        self.show()

    @property
    def person(self) -> Person:
        """Who is under the cursor."""
        key = self.query_one(RowList).key
        return self._people[int(key or 1) - 1]

    def question(self) -> Prompt:
        """Whether to be that one."""
        return Prompt(_("Who do you want to be? {name}.").format(name=self.person.name.rstrip(".")), "be")

    # drawing

    def draw_head(self, width: int) -> list[Content]:
        """What is asked, and of which scenario."""
        return [BLANK, *head_lines(_("Who you are"), self._title, "", width)]

    @property
    def _roomy(self) -> bool:
        """Whether what is said of everybody stands in the list, whole; else it stands in the panel."""
        abouts = sum(len(wrap(one.about, ABOUT)) for one in self._people)
        return not self.narrow and self.size.height - AROUND >= abouts + 2 * len(self._people)

    def rows(self, width: int) -> list[Row]:
        """Everybody one can be."""
        told: list[Row] = []
        for number, person in enumerate(self._people, 1):
            if self._roomy:
                told.append(Row("", (BLANK,)))
            line = join(say(str(number), "$ash"), say(person.name, "bold $name"), gap=2)
            about = wrap(person.about, ABOUT, "$ash") if self._roomy else []
            told.append(Row(str(number), (fit(line, width - 1), *(each.pad_left(3) for each in about)), str(number)))
        return told

    def draw_about(self, width: int) -> list[Content]:
        """Which doors are open and closed to whoever is under the cursor, and how it began."""
        person, measure = self.person, min(width, MEASURE)
        lines = [say(person.name, "bold $paper"), BLANK] if not self.narrow else []
        if not self._roomy:
            lines += [*wrap(person.about, measure, "$smoke"), BLANK]
        for label, words, style in _doors(person, self._people[0]):
            told = wrap(words, measure - _LABELS, "$smoke" if style == "$ash" else "$paper")
            lines.append(Content.assemble(fit(say(label, style), _LABELS), told[0]))
            lines += indent(told[1:], _LABELS)
        return [*lines, BLANK, *wrap(person.story, measure, "$paper")]

    # actions

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self.act_be()

    def act_be(self) -> None:
        """Begin as whoever is under the cursor."""
        self.dismiss(self.person.id)


def _doors(person: Person, usual: Person) -> list[tuple[str, str, str]]:
    """What is open and closed, and with what somebody begins: label, words and the label's style."""
    told = [(_("open"), person.opened, "$celadon")] if person.opened else []
    told += [(_("closed"), why, "$brick") for why in person.barred]
    told.append((_("in hand"), ", ".join((person.money, *person.extra)), "$ash"))
    told.append((_("goods"), _("at the stall, for {cost}").format(cost=person.goods), "$ash"))
    if person is not usual:
        words = _("{name}: {money}, goods for {cost}")
        told.append((_("otherwise"), words.format(name=usual.name, money=usual.money, cost=usual.goods), "$ash"))
    return told
