"""The page of a chapter, with the weeks before it; and quiet days, told in a line each."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content

from marketgen.i18n import _
from marketgen.play import look
from marketgen.play.quiet import QuietDay
from marketgen.play.views import Prompt
from marketgen.play.views.chapters import ChapterRow, ChapterView
from marketgen.tui.lines import BLANK, MEASURE, act, beside, indent, join, paragraphs, say, wrap
from marketgen.tui.screens.playscreen import WHY, PlayScreen, Stage, Subjects
from marketgen.tui.widgets.chrome import head_lines
from marketgen.tui.widgets.page import Page

WIDE = 112
"""Columns from which words and figures stand beside each other."""

_TONES = {"good": "$celadon", "bad": "$brick"}


class LeafScreen(PlayScreen[None]):
    """A page that is read and left."""

    CSS_PATH: ClassVar[str] = "chapter.tcss"
    AUTO_FOCUS = None

    def body(self) -> ComposeResult:
        """A line of head, then the page."""
        yield Page(self._head, id="head")
        with Stage(id="leaf"):
            yield Page(self._leaf, id="words")

    def fill(self) -> None:
        """Draw it anew."""
        self.set_class(self._spread, "-spread")
        for name in ("#head", "#words"):
            self.query_one(name, Page).redraw()
        self.ask(Prompt(self._sentence(), "onward", _("go on")))

    def _head(self, width: int) -> list[Content]:
        return []

    def _leaf(self, width: int) -> list[Content]:
        return []

    @property
    def _spread(self) -> bool:
        """Whether it takes the width of the window; else it is a column to be read."""
        return False

    def _sentence(self) -> str:
        return _("The arrow and page keys move the text.")

    def act_onward(self) -> None:
        """On to what comes next."""
        self.dismiss()

    def act_back(self) -> None:
        """The same: nothing is decided here."""
        self.dismiss()


class ChapterScreen(LeafScreen):
    """How the weeks went, and what the chapter opens with."""

    ID = "chapter"

    @property
    def _view(self) -> ChapterView:
        view = look.chapter(self.scene)
        if view is None:
            raise RuntimeError("this run has no chapters")
        return view

    def _head(self, width: int) -> list[Content]:
        view = self._view
        return [BLANK, *head_lines(view.heading, view.gloss, "", width), self.pen.rule(width)]

    @property
    def _spread(self) -> bool:
        return bool(self._view.weeks)

    def _leaf(self, width: int) -> list[Content]:
        view = self._view
        room = min(width, MEASURE)
        if not view.weeks:
            return self._opening(view, room)
        if width < WIDE:
            return [*self._before(view, room), BLANK, *self._figures(view, room), *self._news(view, room), BLANK,
                    *self._opening(view, room)]  # fmt: skip
        half = (width - 4) // 2
        left = [*self._before(view, half), BLANK, *self._opening(view, half)]
        return beside(left, [*self._figures(view, half), *self._news(view, half)], half, gap=4)

    def _opening(self, view: ChapterView, width: int) -> list[Content]:
        lines = [*wrap(view.date, width, "$ash"), BLANK, *paragraphs(view.opening.split("\n"), width, "$paper")]
        if view.opens:
            lines += [BLANK, say(_("To be had in it"), "bold $paper"), *(say(one, "$smoke") for one in view.opens)]
        return lines

    def _before(self, view: ChapterView, width: int) -> list[Content]:
        lines = [say(_("The weeks between"), "bold $paper"), *wrap(view.weeks, width, "$ash")]
        return [*lines, BLANK, *paragraphs(view.before.split("\n"), width)] if view.before else lines

    def _figures(self, view: ChapterView, width: int) -> list[Content]:
        column = max((say(row.label).cell_length for row in view.rows), default=0)
        return [line for row in view.rows for line in self._figure(row, min(column, width // 2), width)]

    def _figure(self, row: ChapterRow, column: int, width: int) -> list[Content]:
        first, *rest = wrap(row.text.replace("\u2192", self.pen.glyphs.to), width - column - 2, "$smoke") or [BLANK]
        sign = {"good": 1, "bad": -1}.get(row.tone, 0)
        shaped = join(first, self.pen.shape(sign, row.tone)) if sign else first
        told = act(shaped, f"{WHY}{row.subject}") if row.subject else shaped
        lead = say(row.label, "$ash")
        lead = lead.truncate(column, ellipsis=True, pad=True)
        return [Content.assemble(lead, "  ", told), *(line.pad_left(column + 2) for line in rest)]

    def _news(self, view: ChapterView, width: int) -> list[Content]:
        lines: list[Content] = [BLANK] if view.news else []
        for one in view.news:
            style = _TONES.get(one.tone, "$smoke")
            first, *rest = wrap(one.text, width - 12, style) or [BLANK]
            lines += [Content.assemble(say(one.who, "$ash").truncate(10, pad=True), "  ", first)]
            lines += [line.pad_left(12) for line in rest]
        return lines

    def subjects(self) -> Subjects:
        """The figures of the weeks."""
        return [(row.label, row.subject) for row in self._view.rows if row.subject]

    def act_why(self) -> None:
        """The steps of a figure: of weeks that are over, in numbers."""
        self.show_why(self.subjects(), settled=True)


class QuietScreen(LeafScreen):
    """Days that went by, a line each, and why they stopped."""

    ID = "quiet"

    def __init__(self, days: list[QuietDay]) -> None:
        super().__init__()
        self._days = days

    def _head(self, width: int) -> list[Content]:
        return [BLANK, *head_lines(_("Quiet days"), "", "", width), self.pen.rule(width)]

    def _leaf(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for one in self._days:
            first, *rest = wrap(one.line, width, "$smoke") or [BLANK]
            lines += [first, *indent(wrap(" ".join(line.plain for line in rest), width - 2), 2)] if one.line else []
            lines += [BLANK, *wrap(one.why, width, "bold $paper")] if one.why else []
        return lines
