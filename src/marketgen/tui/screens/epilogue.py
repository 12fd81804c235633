"""The end: five paragraphs to read, how it is counted, and where the road forked."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from marketgen.i18n import _
from marketgen.play import handing, look, moments, numbers, results, summary
from marketgen.play.games import GameProblem
from marketgen.play.views import EpilogueView, Prompt
from marketgen.saves.problems import SaveProblem, shown
from marketgen.tui.lines import BLANK, MEASURE, act, between, ends, fit, indent, join, say, wrap
from marketgen.tui.screens import report_parts as parts
from marketgen.tui.screens.playscreen import WHY, PlayScreen, Stage, Subjects
from marketgen.tui.widgets.chrome import head_lines
from marketgen.tui.widgets.page import Page

READ = 52
"""The width at which the paragraphs are read."""

FRAME = 7
"""Rows of head, foot and margins around the paragraphs."""

_LABEL = 20  # cells of the labels in the margin
_BAR = 14
_DAY = 8  # cells of the day of a fork
_NAME = 10  # cells of the names of parts
_PARTS = ("worth", "home", "trust")  # the subjects of the three parts, in the order of the view
_STYLES = ("$lamp", "$celadon", "$river")


class EpilogueScreen(PlayScreen[None]):
    """The end of a run. Pages: the paragraphs with the count, and the roads not taken."""

    ID = "epilogue"
    CSS_PATH: ClassVar[str] = "epilogue.tcss"

    def body(self) -> ComposeResult:
        """The head; the paragraphs at the left, the count at the right; when asked for, the roads in the place of the
        paragraphs, in a broad window beside them."""
        yield Page(self._head, id="head")
        with Horizontal(id="page"):
            with Stage(id="left"):
                yield Page(self._story, id="story")
                yield Page(self._roads, id="roads")
            with Stage(id="side", classes="panel"):
                yield Page(self._count, id="count")
            with Stage(id="margin", classes="panel"):
                yield Page(self._beside, id="roads-beside")

    _view: EpilogueView | None = None

    def on_mount(self) -> None:
        """Keep what the run came to; why it could not be kept is said once all stands."""
        wrong = results.keep(self.session)
        if wrong:
            self.call_after_refresh(self.tell, wrong, "bad")

    def fill(self) -> None:
        """The end as the views have it."""
        self._view = look.epilogue(self.scene)
        for name in ("#head", "#story", "#roads", "#count", "#roads-beside"):
            self.query_one(name, Page).redraw()
        self._question()

    def _question(self) -> None:
        view = self._view
        if view is None:
            return
        if self.session.attends or moments.due(self.session):
            self._question_of_lesson()
        elif self.has_class("-roads"):
            self.ask(Prompt(_("That is how it was, and how it was counted."), "roads", _("the end")))
        elif view.roads:
            self.ask(Prompt(_("Where the road forked, there were other ways."), "roads", _("look")))
        else:
            self.ask(Prompt(_("That is how it was, and how it was counted."), "another", _("another run")))

    def _question_of_lesson(self) -> None:
        """What is asked of the whole run comes last; a lesson has been handed in by then."""
        if moments.due(self.session):
            self.ask(Prompt(_("When you have read it, there is something to answer."), "onward", _("go on")))
        elif self.session.attends and handing.was_handed_in(self.session):
            self.ask(Prompt(_("The result is handed in. h writes it again."), "onward", _("leave")))
        else:
            self.ask(Prompt(_("The result is not written yet. h tries again."), "hand_in", _("hand in")))

    # drawing

    def _head(self, width: int) -> list[Content]:
        view = self._view
        if view is None:
            return []
        score = _("score {score} of 100").format(score=view.score_text) if view.score is not None else ""
        lines = head_lines(view.heading, view.where, score if self.folded else view.seed, width)
        return [*lines, fit(self.pen.rule(width - 4).pad_left(2), width)]

    def _story(self, width: int) -> list[Content]:
        view = self._view
        if view is None:
            return []
        told = [self._paragraph(label, words, width) for label, words in view.paragraphs]
        told += [self._paragraph("", words, width, "$smoke") for words in (view.last_words, *view.closing) if words]
        told = [*told, self._in_short(view, width)] if self.folded else told
        wide = sum(len(part) + 2 for part in told) <= self.size.height - FRAME and not self.folded
        lines: list[Content] = []
        for part in told:
            lines += [BLANK] * (2 if wide else 1) if lines else []
            lines += part
        return lines

    def _in_short(self, view: EpilogueView, width: int) -> list[Content]:
        """What came of it, under the paragraphs where the count has a page of its own: the goal, money, the score."""
        header = look.header(self.scene)
        money = join(*(self.pen.money(each, at == 0) for at, each in enumerate(header.money)), gap=3)
        score = join(say(_("score"), "$ash"), self.pen.number(view.score_text, "bold $lamp"), say(_("of 100"), "$ash"))
        lines = self._goal(view, width) if view.goal else []
        return [self.pen.rule(width), *lines, between(money, score if view.score is not None else BLANK, width)]

    def _paragraph(self, label: str, words: str, width: int, style: str = "$paper") -> list[Content]:
        if width < _LABEL + READ:
            told = wrap(words, min(width, READ + _LABEL), style)
            return [say(label, "$lamp"), *told] if label else told
        heads = wrap(label, _LABEL, "$lamp")
        told = wrap(words, READ, style)
        rows = max(len(heads), len(told))
        heads += [BLANK] * (rows - len(heads))
        told += [BLANK] * (rows - len(told))
        return [Content.assemble(fit(a, _LABEL), "  ", b) for a, b in zip(heads, told, strict=True)]

    def _roads(self, width: int) -> list[Content]:
        view = self._view
        if view is None:
            return []
        room = min(width, MEASURE)
        lines = [say(_("The road not taken"), "bold $paper")]
        for road in view.roads:
            day = _("day {day}").format(day=road.day)
            title, *more = wrap(road.title, room - _DAY, "bold $paper") or [BLANK]
            lines += [BLANK, Content.assemble(fit(say(day, "$ash"), _DAY), title)]
            lines += indent([*more, *wrap(road.told, room - _DAY, "$smoke")], _DAY)
        return lines + self._notes(view, room)

    def _beside(self, width: int) -> list[Content]:
        """In a broad window: the roads while they are asked for, else how it went, day by day, and one's own lines."""
        view = self._view
        if view is None or self.has_class("-roads"):
            return self._roads(width)
        lines: list[Content] = []
        for at, line in enumerate(view.courses):
            rows = (12, 6)[at > 0] if self.size.height >= parts.TALL else (7, 4)[at > 0]
            lines += [BLANK, self.pen.rule(width), BLANK] if lines else []
            lines += parts.course(line, width, rows, self.pen)
            lines += [BLANK, parts.forked(self.pen)] if line.days else []
        return lines + self._notes(view, min(width, MEASURE))

    def _notes(self, view: EpilogueView, width: int) -> list[Content]:
        """One's own lines of the diary."""
        if not view.notes:
            return []
        lines = [BLANK, say(_("Your own lines"), "bold $paper"), BLANK]
        for words in view.notes:
            drawn = wrap(words, width - 2, "$paper")
            lines += [Content.assemble((self.pen.glyphs.edge, "$lamp"), " ", line) for line in drawn]
        return lines

    def _count(self, width: int) -> list[Content]:
        view = self._view
        if view is None:
            return []
        lines = [say(_("How it is counted"), "bold $paper"), BLANK]
        for (label, part, words), subject, style in zip(view.parts, _PARTS, _STYLES, strict=False):
            lines += self._part(label, part, words, width, subject, style)
        lines.append(BLANK)
        lines += [line for label, text in view.rows for line in ends(say(label), self.pen.number(text), width)]
        lines.append(self.pen.rule(width))
        score = join(self.pen.number(view.score_text, "bold $lamp"), say(_("of 100"), "$ash"))
        if view.score is not None:
            lines += [act(line, "why:score") for line in ends(say(_("score"), "bold $paper"), score, width)]
        lines += [BLANK, *self._goal(view, width)] if view.goal else []
        lines += [BLANK, *self._profile(view, width)]
        if view.forks:
            lines += [BLANK, say(_("Where the road forked"), "bold $paper"), BLANK]
            for day, words, _sign in view.forks:
                told = wrap(words, width - _DAY, "$paper")
                lines += [act(Content.assemble(fit(say(day if not at else "", "$ash"), _DAY), line), "what_if")
                          for at, line in enumerate(told)]  # fmt: skip
        return [*lines, BLANK, say(view.seed, "$ash")] if self.folded else lines

    def _part(self, label: str, part: int, words: str, width: int, subject: str, style: str) -> list[Content]:
        share = self.pen.number(numbers.thousandths(part, 2).removeprefix("0"))
        bar = self.pen.meter(part, 1000, _BAR, style)
        line = between(Content.assemble(fit(say(label), _NAME), bar), share, width)
        return [act(line, f"why:part:{subject}"), *indent(wrap(words, width - _NAME, "$smoke"), _NAME)]

    def _goal(self, view: EpilogueView, width: int) -> list[Content]:
        met = view.goal_met
        glyph = say(self.pen.glyphs.yes, "$celadon") if met else say(self.pen.glyphs.no, "$brick")
        word = say(_("kept"), "$celadon") if met else say(_("missed"), "$brick")
        return ends(join(glyph, say(view.goal)), word, width)

    def _profile(self, view: EpilogueView, width: int) -> list[Content]:
        """How it was played: words beside words, none before another."""
        lines = [say(_("How you played"), "bold $paper"), BLANK]
        for label, often, days, account in view.profile:
            told = join(fit(say(label), max(_NAME - 1, say(label).cell_length)), say(often, "$smoke"))
            lines += [act(line, WHY + account.subject) for line in ends(told, self.pen.number(days), width)]
        return lines

    # keys

    def subjects(self) -> Subjects:
        """The score and its parts."""
        parts: Subjects = [(label, f"part:{subject}") for label, subject in
                           zip((_("worth"), _("home"), _("trust")), _PARTS, strict=True)]  # fmt: skip
        own: Subjects = (
            [(label, account.subject) for label, _often, _days, account in self._view.profile] if self._view else []
        )
        return [(_("score"), "score"), *parts, (_("all you have"), "worth"), (_("who knows"), "silence"), *own]

    def act_why(self) -> None:
        """The steps of the score and its parts, all in numbers: the run is over."""
        self.show_why(self.subjects(), settled=True)

    def can(self, action: str) -> bool:
        """The count has a page of its own where there is no room beside the text."""
        if action == "turn_page":
            return self.folded
        if action in ("hand_in", "another"):
            return bool(self.session.attends) == (action == "hand_in")
        if action == "onward":
            return bool(self.session.attends or moments.due(self.session))
        if action == "roads":
            return bool(self._view and self._view.roads)
        return True

    def label_of(self, action: str) -> str:
        """From here Esc leads to the title, or to the door of the lesson; from the roads to the end."""
        if action == "back" and self.has_class("-roads"):
            return _("the end")
        if action == "back":
            return _("leave") if self.market.session and self.session.attends else _("title")
        return super().label_of(action)

    short_label_of = label_of

    def act_onward(self) -> None:
        """To what is asked of the whole run; then out of it."""
        moment = moments.due(self.session)
        if moment is None:
            self.act_back()
        else:
            self.market.show_moment(moment, self.market.act_hand_in)

    def act_turn_page(self) -> None:
        """To the count, and back."""
        self.toggle_class("-second")

    def act_roads(self) -> None:
        """To the roads not taken, and back."""
        self.toggle_class("-roads")
        self.remove_class("-second")
        self.query_one("#roads-beside", Page).redraw()
        self.query_one("#left", Stage).scroll_home(animate=False)
        self._question()

    def act_read_sources(self) -> None:
        """What the numbers rest on."""
        self.market.act_sources()

    def act_chronicle(self) -> None:
        """Write the run out, and say where it is; in a browser, that it would not be where the player sits."""
        from marketgen.play import chronicle

        if self.app.is_web:
            told = _("A chronicle cannot be kept from a browser: it would stay on the computer that serves it.")
            self.tell(told, "bad")
            return
        try:
            path = chronicle.keep(self.session)
        except (GameProblem, SaveProblem) as problem:
            self.tell(str(problem), "bad")
        else:
            self.tell(_("Written out: {path}").format(path=shown(path)), "good")

    def act_in_short(self) -> None:
        """The run in a few lines, copied and shown."""
        from marketgen.tui.dialogs.ask import Confirm

        lines = summary.lines(self.session)
        self.app.copy_to_clipboard("\n".join(lines))
        where = _(
            "It is copied, if your terminal lets programs copy; if not, mark these lines with the mouse and Shift."
        )
        self.app.push_screen(Confirm(_("In short, giving nothing away"), "\n".join([*lines, where]), _("close")))

    def act_what_if(self) -> None:
        """To the decisions, one of which could have been another."""
        from marketgen.tui.screens.what_if import WhatIfScreen

        self.app.push_screen(WhatIfScreen())

    def act_another(self) -> None:
        """To the scenarios, for another run."""
        self.market.leave_run()
        self.app.push_screen("picker")

    def act_back(self) -> None:
        """To the title; from the roads, to the end first."""
        if self.has_class("-roads"):
            self.act_roads()
        else:
            self.market.leave_run()
