"""People: officials as frightened people first, then everybody else; what you know of the one under the cursor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from marketgen.i18n import _
from marketgen.play import look
from marketgen.play.views import PeopleView, PersonRow
from marketgen.tui import deeds
from marketgen.tui.lines import BLANK, between, paragraphs, say
from marketgen.tui.screens import people_parts as parts
from marketgen.tui.screens.paged import PagedScreen
from marketgen.tui.screens.playscreen import Stage, Subjects
from marketgen.tui.widgets.chrome import LOW, Hint
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.rows import Row, RowList

FULL = parts.FULL
ROWS = 46
"""Rows of the window from which the grid and what is known of somebody stand on one page."""


class PeopleScreen(PagedScreen):
    """Everybody met so far. Where officials cover different things, they have a page of their own."""

    ID = "people"
    ASIDE = True
    CSS_PATH: ClassVar[str] = "people.tcss"

    def contents(self) -> Iterator[Widget]:
        """The list, who stands between you and what, and the panel about one of them beside what is owed."""
        with Stage(id="rows"):
            yield Page(self._heading, id="heading")
            yield RowList(id="table")
        with Vertical(id="cover", classes="panel"):
            yield Page(self._grid, id="grid")
        with Horizontal(id="box"):
            with Stage(id="side", classes="panel"):
                yield Page(self._about, id="about")
            with Stage(id="debts"):
                yield Page(self._owed, id="owed")

    _view: PeopleView | None = None
    _covering = False
    """Whether the grid stands in the place of what is known of somebody."""

    def fill_contents(self) -> None:
        """The rows; the cursor stays where it was."""
        view = self._view = look.people(self.scene)
        super()._fold()
        self.set_class(self._two_pages, "-paged")
        self.query_one("#cover").display = self._gridded
        self.query_one("#debts").display = bool(view.owed) and self._officials_page and self.size.width >= FULL
        self.query_one("#table", RowList).fill(self._rows)
        for name in ("#heading", "#grid", "#about", "#owed"):
            self.query_one(name, Page).redraw()
        person = self._person()
        if person and person.can_give and view.prompt.action == "give":  # the lamp offers to whoever the cursor is on
            self.ask(look.offer_prompt(person), Hint(_("Enter"), _("offers")))
            return
        asked = view.prompt
        if asked.action == "give" and self._two_pages and not self._officials_page:
            asked = look.prompt(self.scene)  # whom it names is on the other page
        self.ask_next(asked, Hint(_("Enter"), _("offers")) if person and person.can_give else None)

    @property
    def _two_pages(self) -> bool:
        """Whether officials and the others have a page each."""
        return self._view is not None and self._view.cover is not None

    @property
    def _officials_page(self) -> bool:
        return self._two_pages and not self._on_second

    @property
    def _gridded(self) -> bool:
        return self._officials_page and self.size.width >= FULL and self.size.height >= LOW

    def _person(self) -> PersonRow | None:
        key = self.query_one("#table", RowList).key
        people = (*self._view.officials, *self._view.others) if self._view else ()
        return next((row for row in people if row.id == key), None)

    # drawing

    @property
    def _wide(self) -> bool:
        return self.size.width >= FULL

    @property
    def _headed(self) -> bool:
        return self._officials_page and self.size.height >= LOW

    def _heading(self, width: int) -> list[Content]:
        view = self._view
        if view is None or not self._headed:
            return []
        return [between(say(view.heading, "bold $paper"), say(view.note, "$ash"), width), BLANK]

    def _rows(self, width: int) -> list[Row]:
        view = self._view
        if view is None:
            return []
        if self._officials_page:
            return parts.officials(view.officials, width, self._wide, self.pen, self._headed)
        rows = [] if self._two_pages else parts.officials(view.officials, width, self._wide, self.pen, False)
        if rows:
            rows.append(Row("", (BLANK,)))
        first = 1 if self._two_pages else len(view.officials) + 1
        return rows + parts.others(view.others, first, width, self._wide, self.pen)

    def _grid(self, width: int) -> list[Content]:
        view = self._view
        return parts.grid(view.cover, width, self.pen) if view and view.cover else []

    def _about(self, width: int) -> list[Content]:
        row, view = self._person(), self._view
        if row is None or view is None:
            return []
        if self._covering and self.can("cover") and view.cover:
            return parts.small_grid(view.cover, width, self.pen)
        lines = parts.about(row, width, self.pen, self.size.height >= ROWS or not self._officials_page)
        if row.last and not self._wide and ":" not in row.last:  # which is among the facts otherwise
            lines += [BLANK, *paragraphs([_("Between you: {last}.").format(last=row.last)], width)]
        if self._officials_page and not self._gridded and view.cover:
            lines += [BLANK, *parts.together(view.cover, width)]
        return lines

    def _owed(self, width: int) -> list[Content]:
        return parts.owed(self._view, width, self.pen) if self._view else []

    # the cursor

    @on(RowList.Moved, "#table")
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()
        self.query_one("#side", Stage).scroll_home(animate=False)  # somebody else, from the beginning
        self.fill_contents()

    @on(RowList.Chosen, "#table")
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        person = self._person()
        if person is not None and person.can_give:
            self.act_give()

    def subjects(self) -> Subjects:
        """Somebody's trust; what an official expects and would take; the header's numbers."""
        person = self._person()
        own: Subjects = [(_("trust"), person.bond.why)] if person is not None and person.bond.why else []
        if person is not None and person.expects is not None:
            own += [(_("expects"), person.expects.subject)]
            own += [(_("fear"), person.fear.why)] if person.fear and person.fear.why else []
        return own + self.header_subjects()

    def can(self, action: str) -> bool:
        """Offering, to whoever can be offered something now; the other page, where there are two."""
        if action == "give":
            return bool(self._view and any(row.can_give for row in self._view.officials))
        if action == "cover":
            return self._officials_page and not self._gridded
        return super().can(action)

    def shows(self, action: str) -> bool:
        """Offering is not in the footer of the page on which nobody is offered anything; its key turns to the other."""
        if action == "give" and self._two_pages and not self._officials_page:
            return False
        return super().shows(action)

    def prepare(self, action: str, ids: tuple[str, ...] = ()) -> None:
        """The page of those who can be offered something."""
        if action == "give" and self._two_pages and not self._officials_page:
            self.act_turn_page()

    def label_of(self, action: str) -> str:
        """The other page says who is on it."""
        if action == "turn_page":
            return _("traders") if self._officials_page else _("officials")
        return super().label_of(action)

    def _turned(self) -> None:
        self.fill_contents()

    def act_cover(self) -> None:
        """Who stands between you and what, in the place of what is known of somebody; and back."""
        self._covering = not self._covering
        self.query_one("#side", Stage).scroll_home(animate=False)
        self.fill_contents()

    def act_give(self) -> None:
        """Offer something to the official under the cursor, or to the first there is."""
        if self._two_pages and not self._officials_page:  # nothing is offered to somebody out of sight
            self.act_turn_page()
            return
        row = self._person()
        if row is None or not row.can_give:
            row = next((item for item in self._view.officials if item.can_give), None) if self._view else None
        if row is not None:
            deeds.give(self, row.id)

    def show_person(self, who: str) -> None:
        """Put the cursor on somebody, on whichever page they stand."""
        if self._view is None:
            return
        official = any(row.id == who for row in self._view.officials)
        if self._two_pages and official != self._officials_page:
            self.act_turn_page()
        self.query_one("#table", RowList).go(who)
