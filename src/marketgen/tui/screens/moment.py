"""A moment at which the run stops and asks: what stands there, one question after the other, then on, or handing in."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import TextArea

from marketgen.engine.prompts import DECISION, END, START
from marketgen.i18n import _
from marketgen.play import moments, refusals
from marketgen.play.decisions import Decision, to_choose
from marketgen.play.moments import LATER, Asked, Moment
from marketgen.play.result_file import MAX_ANSWER
from marketgen.play.views import Prompt
from marketgen.tui.lines import BLANK, MEASURE, join, paragraphs, say, wrap
from marketgen.tui.screens.playscreen import PlayScreen, Stage
from marketgen.tui.widgets.chrome import head_lines
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.rows import Row, RowList
from marketgen.tui.widgets.writing import Writing


class MomentScreen(PlayScreen[None]):
    """Asks what has not been answered yet. It is left when the moment is passed; every answer is kept at once, and what
    is passed over can be answered later, here too."""

    ID = "moment"
    HOME = True
    CSS_PATH: ClassVar[str] = "moment.tcss"
    AUTO_FOCUS = None

    def __init__(self, moment: Moment) -> None:
        super().__init__()
        self._moment = moment
        self._open = [asked for asked in moment.asked if not asked.answered]
        self._at = 0
        self._decisions: tuple[Decision, ...] = ()
        self._chosen: Decision | None = None

    def body(self) -> ComposeResult:
        """A line of head; then the words, decisions to choose from, and the field, in one column to be read."""
        yield Page(self._head, id="head")
        with Vertical(id="stage"):
            yield Page(self._words, id="words")
            with Stage(id="list"):
                yield RowList(id="choices")
            yield Writing(id="field")
            yield Page(self._left, id="left")

    def on_mount(self) -> None:
        """The first question."""
        self._turn_to()

    def fill(self) -> None:
        """What stands here is set when a question is turned to; it follows no state."""

    # the questions

    @property
    def _asked(self) -> Asked | None:
        return self._open[self._at] if self._at < len(self._open) else None

    @property
    def _choosing(self) -> bool:
        return bool(self._decisions) and self._chosen is None

    def _turn_to(self) -> None:
        """Show the question that is next; after the last one, the way on."""
        asked, self._chosen = self._asked, None
        self._decisions = to_choose(self.session, asked) if asked and asked.kind == DECISION else ()
        self.query_one("#choices", RowList).fill(self._rows, None)
        self._show()

    def _show(self) -> None:
        asked = self._asked
        field, rows = self.query_one(Writing), self.query_one("#choices", RowList)
        self.query_one("#list", Stage).display = self._choosing
        field.display = asked is not None and not self._choosing
        field.begin()
        rows.can_focus, field.can_focus = (
            self._choosing,
            bool(field.display),
        )  # else it would take the Enter that goes on
        for name in ("#head", "#words", "#left"):
            self.query_one(name, Page).redraw()
        if field.display:
            field.focus()
        elif self._choosing:
            rows.focus()
        else:
            self.set_focus(None)
        self._question()

    def _question(self) -> None:
        if self._choosing:
            self.ask(Prompt(_("Choose the decision you write about; Esc passes it over."), "onward", _("this one")))
        elif self._asked is not None:
            self.ask(Prompt(_("One or two sentences. It is kept when you press Enter."), "onward", _("keep it")))
        elif self._moment.id == START:
            self.ask(Prompt(_("Now the first day."), "onward", _("begin")))
        elif self._moment.over:
            self.ask(Prompt(_("That is all that is asked."), "onward", _("the end")))
        elif self._moment.id == LATER:
            self.ask(Prompt(_("That is all that was passed over."), "onward", _("back to the game")))
        else:
            sentence = _("The next day begins when you go on.")
            if self.session.attends:
                sentence = _("Go on when your teacher says so. h hands in what you have.")
            self.ask(Prompt(sentence, "onward", _("go on")))

    # drawing

    def _head(self, width: int) -> list[Content]:
        count = _("{number} of {count}").format(number=self._at + 1, count=len(self._open)) if self._asked else ""
        return [BLANK, *head_lines(self._moment.title, "", count, width), self.pen.rule(width)]

    def _words(self, width: int) -> list[Content]:
        room = min(width, MEASURE)
        lines = [*paragraphs([self._moment.text], room, "$smoke"), BLANK] if self._moment.text else []
        asked = self._asked
        if asked is None:
            return [*lines, *self._answers(room)]
        lines += wrap(_("Passed over before:"), room, "$ash") if asked.again else []
        lines += wrap(asked.ask, room, "bold $paper")
        if self._chosen is not None:
            lines += [BLANK, *wrap(self._chosen.told, room, "$paper")]
            lines += wrap(self._chosen.numbers_told(), room, "$smoke")
        return lines

    def _answers(self, width: int) -> list[Content]:
        """What was answered, to be read again before going on."""
        given = moments.answers(self.session)
        lines: list[Content] = []
        for asked in self._moment.asked:
            lines += [BLANK] if lines else []
            lines += wrap(asked.ask, width, "$smoke")
            lines += wrap(given.get(asked.id) or _("passed over"), width, "$paper" if asked.id in given else "$ash")
        return lines

    def _rows(self, width: int) -> list[Row]:
        rows = []
        for at, decision in enumerate(self._decisions, 1):
            lead = say(f"{at:>2}", "$ash")
            lines = wrap(decision.told, min(width, MEASURE) - 4, "$name")
            told = [join(lead if not number else say("  "), line, gap=2) for number, line in enumerate(lines)]
            rows.append(Row(str(at), tuple(told), str(at)))
        return rows

    def _left(self, width: int) -> list[Content]:
        if self._asked is None or self._choosing:
            return []
        used = len(self.query_one(Writing).text)
        if used <= MAX_ANSWER:
            return [say(_("{count} of {most} letters").format(count=used, most=MAX_ANSWER), "$ash")]
        return [say(_("Only the first {most} letters are kept.").format(most=MAX_ANSWER), "$brick")]

    # what is done

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self.query_one("#left", Page).redraw()
        self._question()

    @on(RowList.Moved)
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()

    @on(RowList.Chosen)
    def _picked(self, message: RowList.Chosen) -> None:
        message.stop()
        self.act_onward()

    @on(Writing.Written)
    def _written(self, message: Writing.Written) -> None:
        message.stop()
        self._keep(message.words)

    def act_onward(self) -> None:
        """Take the decision under the cursor, keep what is written, or go on from here."""
        if self._choosing:
            key = self.query_one("#choices", RowList).key
            self._chosen = self._decisions[int(key) - 1] if key else None
            self._show()
        elif self._asked is not None:
            self._keep(self.query_one(Writing).text)
        else:
            self._pass_on()

    def _keep(self, words: str) -> None:
        asked = self._asked
        if asked is None:
            return
        if not words.strip():
            self.tell(_("Nothing is written yet. {key} passes it over.").format(key=self.key_of("back")))
            return
        failed = moments.answer(self.session, asked, words, self._chosen.about if self._chosen else None)
        if failed:
            self.tell(refusals.sentence(self.world, failed), "bad")
            return
        self._at += 1
        self._turn_to()

    def _pass_on(self) -> None:
        failed = moments.pass_on(self.session, self._moment)
        if failed:
            self.tell(refusals.sentence(self.world, failed), "bad")
            return
        self.dismiss()

    def can(self, action: str) -> bool:
        """Handing in, in a lesson, at a pause, when nothing is asked any more."""
        if action == "hand_in":
            return bool(self.session.attends) and self._asked is None and self._moment.id not in (START, END)
        if action == "answers":
            return self._asked is None and bool(self._left_open())
        return action != "back" or self._asked is not None

    def label_of(self, action: str) -> str:
        """Esc passes over; from the field of a decision it leads to the decisions first."""
        if action != "back":
            return super().label_of(action)
        return _("another decision") if self._chosen is not None else _("pass it over")

    short_label_of = label_of

    def act_back(self) -> None:
        """From the field to the decisions; from there to the next question, passing this one over."""
        if self._chosen is not None:
            self._chosen = None
            self._show()
        elif self._asked is not None:
            self._at += 1
            self._turn_to()

    def _left_open(self) -> list[Asked]:
        """What has no answer of this moment and of those before it."""
        given = moments.answers(self.session)
        before = moments.passed_over(self.session)
        every = {asked.id: asked for asked in (*before, *self._moment.asked)}
        return [asked for some_id, asked in every.items() if some_id not in given]

    def act_answers(self) -> None:
        """Back to what was passed over."""
        self._open, self._at = self._left_open(), 0
        self._turn_to()
