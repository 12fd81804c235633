"""Whom to be: asked before a run of a scenario that can be begun as several people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content

from marketgen.i18n import _
from marketgen.play.persons import Person
from marketgen.play.views import Prompt
from marketgen.tui.lines import BLANK, MEASURE, fit, indent, join, say, wrap
from marketgen.tui.screens.base import GameScreen
from marketgen.tui.widgets.chrome import head_line
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.rows import Row, RowList

_LABELS = 12
"""Cells for the labels of what somebody begins with."""


class WhomScreen(GameScreen[str]):
    """People at the left, the one under the cursor at the right. Answers the id of the start, empty for the usual one;
    Esc answers nothing."""

    ID = "whom"
    CSS_PATH: ClassVar[str] = "whom.tcss"

    def __init__(self, title: str, people: Sequence[Person]) -> None:
        super().__init__()
        self._title, self._people = title, people

    def body(self) -> ComposeResult:
        """Head, list, panel."""
        yield Page(self._draw_head, id="head")
        with Container(id="sides"):
            with VerticalScroll(id="list", can_focus=False):
                yield RowList(self._rows)
            with VerticalScroll(id="about", classes="scroll"):
                yield Page(self._draw_about, classes="panel")

    def refill(self) -> None:
        """The list, and whoever is under the cursor."""
        self.query_one("#head", Page).redraw()
        self.query_one(RowList).fill(self._rows)
        self._about_changed()

    @property
    def person(self) -> Person:
        """Who is under the cursor."""
        key = self.query_one(RowList).key
        return self._people[int(key or 1) - 1]

    @on(RowList.Moved)
    def _moved(self) -> None:
        self.query_one("#about", VerticalScroll).scroll_home(animate=False)
        self._about_changed()

    def _about_changed(self) -> None:
        self.query_one(".panel", Page).redraw()
        self.ask(Prompt(_("Who do you want to be? {name}.").format(name=self.person.name.rstrip(".")), "be"))

    # drawing

    def _draw_head(self, width: int) -> list[Content]:
        return [BLANK, head_line(_("Who you are"), self._title, "", width)]

    def _rows(self, width: int) -> list[Row]:
        roomy = not self.narrow and self.size.height >= 30
        told: list[Row] = []
        for number, person in enumerate(self._people, 1):
            if roomy:
                told.append(Row("", (BLANK,)))
            line = join(say(str(number), "$ash"), say(person.name, "bold $name"), gap=2)
            about = wrap(person.about, width - 4, "$ash")[: 2 if roomy else 0]
            told.append(Row(str(number), (fit(line, width - 1), *(each.pad_left(3) for each in about)), str(number)))
        return told

    def _draw_about(self, width: int) -> list[Content]:
        person, measure = self.person, min(width, MEASURE)
        lines = [say(person.name, "bold $paper"), BLANK] if not self.narrow else []
        if self.narrow:
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
