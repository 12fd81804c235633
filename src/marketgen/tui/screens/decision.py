"""A decision: somebody in front of you, a text, answers. Nothing is chosen when it opens; a default would be advice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from marketgen.engine.commands import Command, parse
from marketgen.engine.events import Event, Turn
from marketgen.i18n import N_, _
from marketgen.play import korean, look, tell
from marketgen.play.views import DecisionOption, DecisionView, LogLine, Prompt
from marketgen.tui.lines import BLANK, MEASURE, TONES, ends, indent, join, paragraphs, say, wrap
from marketgen.tui.screens.playscreen import PlayScreen, Stage, Subjects
from marketgen.tui.widgets.chrome import head_lines
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.rows import PointedRows, Row, RowList

ROOMY = 32
"""Rows from which every answer has its consequence beneath it; below, only the one under the cursor."""

FRAME = 10
"""Rows of head, foot and margins around a decision."""

LIT = 12
"""Cells of the prompt line beside its sentence and the lamp's label."""

_TOLD = ("gift_taken", "gift_refused", "heat", "file", "least_paid", "licence")
"""What an inspection may bring beside its own events, told before the market goes on."""


_LATER = N_("The market goes on.")
_GOES_ON = {"morning": N_("The morning goes on."), "evening": N_("The evening goes on.")}
"""What is said once it is decided, by the part of the day."""


class PickRows(PointedRows, inherit_bindings=False):
    """Rows whose cursor says what is meant, while Enter belongs to the screen: a second click decides nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("up", "move(-1)"), ("down", "move(1)"), ("home", "move(-999)"), ("end", "move(999)"),
    ]  # fmt: skip


class DecisionScreen(PlayScreen[bool]):
    """A story event, the evening visitor, or an inspection. Answers True once it is decided; Esc leaves it waiting."""

    ID = "decision"
    CSS_PATH: ClassVar[str] = "decision.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._view: DecisionView | None = None
        self._words: tuple[korean.Word, ...] = ()
        self._outcome: tuple[LogLine, ...] = ()
        self._stories: tuple[LogLine, ...] = ()  # what comes right after, and asks nothing

    def body(self) -> ComposeResult:
        """A line of head; then text, answers, and what stands beside them, in one column to be read."""
        yield Page(self._head, id="head")
        with Vertical(id="stage"):
            with Stage(id="text"):
                yield Page(self._text, id="words")
            yield from self.under()
            yield PickRows(id="choices")
            yield Page(self._long, id="long")
            with Stage(id="beside"):
                yield Page(self._asides, id="asides")

    def under(self) -> ComposeResult:
        """What stands between the text and the answers; nothing."""
        yield from ()

    def view(self) -> DecisionView | None:
        """What stands here when it opens; None for nothing, and then it goes."""
        return look.decision(self.scene)

    def fill(self) -> None:
        """The decision in front; once it is made, what came of it stays."""
        if self._view is None:
            self._view = self.view()
            self._words = self._spoken(self._view) if self._view is not None else ()
            self.query_one("#choices", PickRows).fill(self._rows, "")
        if self._view is None:
            self.dismiss(True)
            return
        self._redraw()

    def _redraw(self) -> None:
        told = self._over
        self.query_one("#choices", PickRows).display = not told
        for part in self.query("#long, #beside"):
            part.display = not told
        self.set_class(told, "-told")
        if told:
            for stage in self.query("#text").results(Stage):
                self.call_after_refresh(stage.scroll_home, animate=False)
        for page in self.query("#head, #words, #long, #asides").results(Page):
            page.redraw()
        self._question()

    def _question(self) -> None:
        option = self._option()
        if self._over:
            self.ask(Prompt(_(_GOES_ON.get(self.run.phase, _LATER)), "decide", _("go on")))
            return
        sentence = _("Nothing is decided until you press Enter.")
        if self.narrow:
            sentence = _("Nothing is decided before Enter.")
        label = option.label if option else _("choose")
        if say(f"{sentence}  {label}").cell_length > self.size.width - LIT:
            label = _("do this")
        self.ask(Prompt(sentence, "decide", label))

    def key_of(self, action: str, short: bool = False) -> str:
        """Before anything is chosen the lamp is on the digits; Enter would decide nothing."""
        if action == "decide" and self._view is not None and not self._over and self._option() is None:
            return f"1-{min(9, len(self._view.options))}"
        return super().key_of(action, short)

    def _option(self) -> DecisionOption | None:
        key = self.query_one("#choices", PickRows).key
        options = self._view.options if self._view else ()
        return next((option for option in options if option.command == key), None)

    @property
    def _over(self) -> bool:
        """Whether it is decided, and what came of it stands here."""
        return bool(self._outcome or self._stories)

    @property
    def _roomy(self) -> bool:
        """Whether every answer has its consequence beneath it."""
        return self.size.height >= ROOMY and not self.narrow and self._needs(0) <= self.size.height - FRAME

    @property
    def _spaced(self) -> bool:
        """Whether there is an empty line between the answers, too."""
        return self._roomy and self._needs(1) <= self.size.height - FRAME

    @property
    def _open_card(self) -> bool:
        """Whether a card says at once what its answers take: a private one sets nothing beside a temptation."""
        return self._view is not None and self._view.kind == "event" and not self._view.private

    def _needs(self, gap: int) -> int:
        """Rows of everything with each consequence beneath its answer, and so many empty lines after each."""
        view = self._view
        if view is None:
            return 0
        told = [*view.text, *(f"{label}: {words}" for label, words in view.asides)]
        answers = [len(wrap(option.refusal or option.long, MEASURE - 3)) + 1 + gap for option in view.options]
        return sum(len(wrap(words, MEASURE)) for words in told) + len(view.text) + sum(answers) + 3

    # drawing

    def _head(self, width: int) -> list[Content]:
        if self._view is None:
            return []
        return [*head_lines(self._view.when, "", self._view.where, width), self.pen.rule(width)]

    def _text(self, width: int) -> list[Content]:
        view = self._view
        if view is None:
            return []
        room = min(width, MEASURE)
        lines = [*ends(say(view.title, "bold $paper"), say(view.who, "$ash"), width), BLANK]
        words, after = paragraphs(view.text, room, "$paper"), self._came_of_it(view, room)
        if not after or len(words) + len(after) <= self.size.height - FRAME:  # what led to it has been read
            lines += [*words, *([BLANK] if after else [])]
        return lines + after

    def _came_of_it(self, view: DecisionView, room: int) -> list[Content]:
        """The answer that was given, and what came of it; what came right after has its own head."""
        lines: list[Content] = []
        option = self._option()
        if self._over and option is not None:
            lines += [join(say(self.pen.glyphs.chosen, "$lamp"), say(option.label, "bold $paper"))]
            lines += wrap(option.long, room, "$smoke") if view.kind == "event" else []
        for at, line in enumerate(dict.fromkeys(self._outcome)):  # a story may do again what its answer did
            style = TONES.get(line.tone, "$paper")
            gap = [BLANK] if not at or view.kind != "event" else []
            lines += [*gap, *wrap(line.text, room, f"bold {style}" if line.tone else style)]
        for line in self._stories:
            lines += [BLANK, self.pen.rule(room), BLANK, say(line.who, "bold $paper"), BLANK]
            lines += wrap(line.text, room, "$paper")
        return lines

    def _rows(self, width: int) -> list[Row]:
        rows: list[Row] = []
        for at, option in enumerate(self._view.options if self._view else (), 1):
            if rows and self._spaced:
                rows.append(Row("", (BLANK,)))
            rows.append(Row(option.command, tuple(self._answer(at, option, width)), str(at)))
        return rows

    def _answer(self, at: int, option: DecisionOption, width: int) -> list[Content]:
        room = min(width - 2, MEASURE)
        label = join(say(str(at), "$ash"), say(option.label, "$name" if not option.refusal else "$smoke"), gap=2)
        chance = say(option.chance_text, "$smoke")
        if self._roomy:
            whole = option.refusal or option.long
            takes = say(option.short if self._open_card else "", "$smoke")
            return [*ends(label, chance or takes, room), *indent(wrap(whole, room - 3, "$smoke"), 3)]
        short = option.chance_text if option.chance_text else option.short
        told = say(option.refusal or short, "$smoke")
        if option.refusal and label.cell_length + told.cell_length + 2 > room:  # the whole of it is told at the cursor
            told = say(_("not now"), "$smoke")
        return ends(label, told, room)

    def _long(self, width: int) -> list[Content]:
        option = self._option()
        if self._roomy or self._over or option is None:
            return []
        return [BLANK, *wrap(option.refusal or option.long, min(width, MEASURE), "$paper")]

    def _asides(self, width: int) -> list[Content]:
        return self._beside(width) if not self._over else []

    def _beside(self, width: int) -> list[Content]:
        """What stands beside the text, each with its label."""
        lines: list[Content] = [BLANK]
        for label, sentence in self._view.asides if self._view else ():
            head = _("{label}: ").format(label=label)
            first, *rest = wrap(head + sentence, min(width, MEASURE), "$smoke") or [BLANK]
            lines += [first.stylize("$ash", 0, len(head)), *rest]
        return lines

    def resized(self) -> None:
        """With more or less room the answers have their consequences beneath them or not."""
        super().resized()
        self.query_one("#choices", PickRows).redraw()
        if self._view is not None:
            self._question()

    # deciding

    @on(RowList.Moved)
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()
        self.query_one("#long", Page).redraw()
        self._question()

    def act_decide(self) -> None:
        """Give the answer under the cursor; after its outcome, go on."""
        if self._over:
            self.dismiss(True)
            return
        option = self._option()
        if option is None:
            self.tell(_("First choose: press a digit, or click an answer."))
            return
        if option.refusal:
            self.tell(option.refusal, "bad")
            return
        command = parse(option.command)
        if not isinstance(command, Command):
            raise RuntimeError(f"the view made no command: {option.command}")
        answer = self.market.do(command)
        if isinstance(answer, Turn):
            self._decided(answer.events)

    def can(self, action: str) -> bool:
        """Going on with the day, once it is decided and the day stands open; before, asking about it."""
        if action == "and_on":
            return self._over and self.run.phase in ("morning", "noon") and not self.run.pending
        view = self._view if not self._over else None
        if action == "ask_home":
            return bool(view and view.voices)
        if action == "who_is_it":
            return bool(view and look.person(self.scene, view.person))
        if action == "words_here":
            return bool(view and self._words)
        return super().can(action)

    def _spoken(self, view: DecisionView) -> tuple[korean.Word, ...]:
        """The Korean words that are said here."""
        answers = (told for option in view.options for told in (option.label, option.short, option.long))
        beside = (told for _label, told in (*view.asides, *view.voices))
        return korean.said_in(self.world, (view.title, *view.text, *answers, *beside))

    def _read(self, title: str, note: str, rows: Sequence[tuple[str, str]]) -> None:
        from marketgen.tui.dialogs.telling import TellingDialog

        self.app.push_screen(TellingDialog(title, note, rows))

    def act_ask_home(self) -> None:
        """What those at home say, each with a name."""
        if self._view is not None:
            self._read(_("Asked at home"), _("nothing is decided by it"), self._view.voices)

    def act_who_is_it(self) -> None:
        """What you know of whoever it is."""
        row = look.person(self.scene, self._view.person) if self._view is not None else None
        if row is not None:
            last = [(_("between you"), row.last)] if row.last else []
            about = [("", words) for words in row.about]
            self._read(join(row.name, row.gloss).plain, row.what, [*about, *row.facts, *last])

    def act_words_here(self) -> None:
        """What the Korean words mean that are said here."""
        if self._words:
            rows = [(join(word.said, word.written).plain, word.meaning) for word in self._words]
            self._read(_("Words"), "", rows)

    def act_and_on(self) -> None:
        """Back to where one came from, and on with the day from there, unless somebody else asks."""
        market = self.market

        def onward() -> None:
            go_on = getattr(market.screen, "act_go_on", None)
            if go_on is not None and market.session is not None and not market.session.run.pending:
                go_on()

        self.dismiss(True)
        market.call_after_refresh(onward)

    def _decided(self, events: tuple[Event, ...]) -> None:
        assert self._view is not None
        shown = tuple(event for event in events if event.kind.startswith("inspection_") or event.kind in _TOLD)
        if self._view.kind != "inspection":
            shown = tuple(event for event in events if event.kind not in ("chose", "story"))
        if self._view.kind == "event":
            stories = tuple(event for event in events if event.kind == "story")
            self._stories = tell.lines(self.world, self.run, stories)
            self.market.has_read(stories)
        self._outcome = tell.lines(self.world, self.run, shown)
        if self._over:
            self._redraw()
        else:
            self.dismiss(True)

    def act_back(self) -> None:
        """Leave it waiting; once it is decided there is only the way on."""
        self.dismiss(True if self._over else None)

    def label_of(self, action: str) -> str:
        """Going back decides nothing: who asks waits for an answer."""
        return _("leave it waiting") if action == "back" and not self._over else super().label_of(action)

    def subjects(self) -> Subjects:
        """The chance of the answer under the cursor first, then those of the others."""
        options = self._view.options if self._view else ()
        under = self._option()
        ranked = sorted(options, key=lambda option: option is not under)
        found: Subjects = []
        for option in ranked:
            found += [(option.label, option.chance.subject)] if option.chance is not None else []
            found += option.asks
        found = self._paid() + found
        board: Subjects = [(_("a look at the stalls"), "inspection"), (_("heat"), "heat")]
        return found + (board if self._view and self._view.kind == "inspection" else [(_("in hand"), "hand")])

    def _paid(self) -> Subjects:
        """Once somebody has looked: what was paid for it today."""
        lines = self.run.today.lines if self._outcome and self._view and self._view.kind == "inspection" else ()
        fines = dict.fromkeys(line.subject for line in lines if line.kind == "fine" and line.subject)
        return [(_("what you paid"), f"spent:{self.run.day}:fine:{rung}") for rung in fines]


class ToldScreen(DecisionScreen):
    """A story that has come and asks nothing, to be read whole."""

    def __init__(self, story: str) -> None:
        super().__init__()
        self._story = story

    def view(self) -> DecisionView:
        """The story, without answers."""
        return look.told(self.scene, self._story)

    @property
    def _over(self) -> bool:
        return True

    def _text(self, width: int) -> list[Content]:
        return [*super()._text(width), *self._beside(width)]
