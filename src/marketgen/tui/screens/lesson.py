"""The door of a lesson: what the result holds, a code, a PIN that is shown once. Nobody is asked for a name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from marketgen.engine.frozen import frozen
from marketgen.engine.world import World
from marketgen.i18n import _, ngettext
from marketgen.play import attending
from marketgen.play.games import GameProblem
from marketgen.play.lesson import Lesson
from marketgen.play.views import Prompt
from marketgen.saves.problems import SaveProblem
from marketgen.tui.lines import BLANK, MEASURE, join, paragraphs, say, wrap
from marketgen.tui.screens.base import GameScreen
from marketgen.tui.widgets.chrome import head_lines
from marketgen.tui.widgets.page import Page
from marketgen.tui.widgets.rows import Row, RowList

if TYPE_CHECKING:
    from marketgen.play.session import Session

CODE, PIN, AGAIN, GOAL, SHOWN = "code", "pin", "again", "goal", "shown"
"""The steps: a code is typed; the PIN of one that is taken; go on or begin again; a goal; the PIN of a new run."""

_AFRESH, _GO_ON, _OTHER = "afresh", "go_on", "other"


@frozen
class Door:
    """A lesson that is played: its file, what is in it, and where results go."""

    path: Path
    lesson: Lesson
    world: World
    results: Path


class LessonScreen(GameScreen[None]):
    """The first screen of a lesson; the last one too, for whoever sits down next."""

    ID = "lesson"
    HOME = True
    CSS_PATH: ClassVar[str] = "lesson.tcss"
    AUTO_FOCUS = None

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door
        self._step = CODE
        self._offered = attending.offered_code(door.lesson)
        self._code = self._goal = self._pin = ""
        self._seat: Path | None = None
        self._tries = 0

    def body(self) -> ComposeResult:
        """Head; then words, the field, and rows to choose from, in one column to be read."""
        yield Page(self._head, id="head")
        with Vertical(id="stage"):
            yield Page(self._words, id="words")
            yield Input(id="field", max_length=80, compact=True)
            yield RowList(id="choices")

    def on_mount(self) -> None:
        """The question of the code."""
        self._turn_to(CODE)

    def refill(self) -> None:
        """Back from a run: for whoever sits down next."""
        if self._step == SHOWN and self.market.session is None:
            self._offered = attending.offered_code(self._door.lesson)
            self._turn_to(CODE)

    # steps

    def _turn_to(self, step: str) -> None:
        self._step = step
        field, rows = self.query_one(Input), self.query_one(RowList)
        field.value, field.password = "", False
        field.placeholder = self._offered if step == CODE else ""
        field.display = step in (CODE, PIN)
        rows.display = step in (AGAIN, GOAL)
        rows.fill(self._rows, None)
        for name in ("#head", "#words"):
            self.query_one(name, Page).redraw()
        if field.display:
            field.focus()
        elif rows.display:
            rows.focus()
        else:
            self.set_focus(None)
        self._question()

    def _question(self) -> None:
        typed = self.query_one(Input).value.strip()
        if self._step == CODE:
            label = _("take it") if typed else _("take {code}").format(code=self._offered)
            self.ask(Prompt(_("Your own code, not your name; or Enter for this new one."), "onward", label))
        elif self._step == PIN:
            self.ask(Prompt(_("Four digits. Esc takes another code."), "onward", _("go on")))
        elif self._step == SHOWN:
            self.ask(Prompt(_("The PIN is shown only now."), "onward", _("begin")))
        else:
            self.ask(Prompt(_("A digit or the arrows, then Enter."), "onward", _("this one")))

    # drawing

    def _head(self, width: int) -> list[Content]:
        count = self._door.lesson.terms.played(self._door.world)
        days = ngettext("{count} day", "{count} days", count).format(count=count)
        title = self._door.world.texts.get("title", self._door.lesson.title)
        return [BLANK, *head_lines(title, _("a lesson"), days, width), self.pen.rule(width)]

    def _words(self, width: int) -> list[Content]:
        room = min(width, MEASURE)
        texts, level = self._door.world.texts, self._door.lesson.difficulty
        if self._step == CODE:
            named = texts.get(f"difficulties.{level}.name", level)
            fixed = _("Everybody has the same world. Difficulty {level}; the teacher has fixed it.").format(level=named)
            told = [fixed, *(_(words) for words in attending.HOLDS), attending.other_rules(self._door.lesson)]
            return [*_apart(told, room), BLANK, say(_("Your code of two words"), "bold $paper")]
        if self._step == PIN:
            told = [_("There is a run of this lesson under the code {code}.").format(code=self._code)]
            return [*_apart(told, room), BLANK, say(_("Its PIN"), "bold $paper")]
        if self._step == AGAIN:
            return wrap(_("The run of {code}").format(code=self._code), room, "bold $paper")
        if self._step == GOAL:
            return wrap(_("Which goal do you play for?"), room, "bold $paper")
        return self._shown(room)

    def _shown(self, width: int) -> list[Content]:
        """Code and PIN, large enough to be written down."""
        about = (
            _("Write both down. Together they open this run again, in any browser at the teacher's address.")
            if self.app.is_web
            else _("Write both down. Together they open this run again, on this machine, after a closed lid too.")
        )
        gap = max(len(_("code")), len(_("PIN"))) + 2
        return [
            join(say(_("code").ljust(gap), "$ash"), say(self._code, "bold $lamp")),
            BLANK,
            join(say(_("PIN").ljust(gap), "$ash"), say(" ".join(self._pin), "bold $lamp")),
            BLANK,
            *wrap(about, width, "$smoke"),
        ]

    def _rows(self, width: int) -> list[Row]:
        if self._step == AGAIN:
            told = {
                _GO_ON: (_("Go on with the run."), ""),
                _AFRESH: (_("Begin again."), _("It is counted, and the old run is kept.")),
                _OTHER: (_("Another code."), ""),
            }
        elif self._step == GOAL:
            texts = self._door.world.texts
            goals = attending.goals_of(self._door.lesson, self._door.world)
            told = {
                goal: (texts.get(f"goals.{goal}.title", goal), texts.get(f"goals.{goal}.text", "")) for goal in goals
            }
        else:
            return []
        rows: list[Row] = []
        for at, (key, (head, about)) in enumerate(told.items(), 1):
            lines = [join(say(str(at), "$ash"), say(head, "$name"), gap=2)]
            lines += [line.pad_left(3) for line in wrap(about, min(width, MEASURE) - 5, "$smoke")] if about else []
            rows += [Row("", (BLANK,))] if rows else []
            rows.append(Row(key, tuple(lines), str(at)))
        return rows

    # what is done

    @on(Input.Changed)
    def _typed(self) -> None:
        self._question()

    @on(RowList.Moved)
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()

    @on(RowList.Chosen)
    @on(Input.Submitted)
    def _entered(self, message: RowList.Chosen | Input.Submitted) -> None:
        message.stop()
        self.act_onward()

    def act_onward(self) -> None:
        """What Enter does at this step. A lesson or run that cannot be used says why, and nothing has happened."""
        try:
            {CODE: self._take_code, PIN: self._check_pin, AGAIN: self._choose, GOAL: self._take_goal,
             SHOWN: self._begin}[self._step]()  # fmt: skip
        except (SaveProblem, GameProblem) as problem:
            self.tell(str(problem), "bad")

    def _take_code(self) -> None:
        typed = self.query_one(Input).value.strip()
        code = attending.as_code(typed) if typed else self._offered
        if not code:
            self.tell(_("A code is two words of letters a to z, such as {code}.").format(code=self._offered), "bad")
            return
        self._code, self._tries = code, 0
        seats = attending.seats(self._door.lesson, code)
        self._seat = seats[0] if seats else None
        if self._seat is not None:
            self._turn_to(PIN)
        else:
            self._afresh()

    def _check_pin(self) -> None:
        assert self._seat is not None  # asked for nothing else
        if attending.knows(self._seat, self.query_one(Input).value):
            self._turn_to(AGAIN)
            return
        self._tries += 1
        if self._tries >= attending.TRIES:
            self._turn_to(CODE)
            self.tell(_("Ask your teacher, or take another code."), "bad")
            return
        self.query_one(Input).value = ""
        self.tell(_("That is not its PIN."), "bad")

    def _choose(self) -> None:
        key = self.query_one(RowList).key
        if key == _OTHER:
            self._turn_to(CODE)
        elif key == _AFRESH:
            self._afresh()
        elif self._seat is not None:
            self._play(lambda: attending.rejoin(self._seat or Path(), self._door.results))

    def _afresh(self) -> None:
        """A new run: the goal first, if there is a choice."""
        goals = attending.goals_of(self._door.lesson, self._door.world)
        self._goal = next(iter(goals), "")
        if len(goals) > 1:
            self._turn_to(GOAL)
        else:
            self._show_pin()

    def _take_goal(self) -> None:
        self._goal = self.query_one(RowList).key
        self._show_pin()

    def _show_pin(self) -> None:
        if self._seat is not None:  # begun again: the PIN stays as it is
            self._begin()
            return
        self._pin = attending.new_pin()
        self._turn_to(SHOWN)

    def _begin(self) -> None:
        door, pin = self._door, self._pin
        begun = self._play(lambda: attending.join(
            door.lesson, door.world, self._code, pin, self._goal, door.results, self._seat))  # fmt: skip
        if not begun:
            self._turn_to(CODE)

    def _play(self, begin: Callable[[], Session]) -> bool:
        """Whether a run is in front now; if not, it is told why."""
        begun = self.market.enter_run(begin)
        if begun:
            self._step = SHOWN
        return begun

    def act_back(self) -> None:
        """To the code; from there out of the game: nothing of a run is in front."""
        if self._step == CODE:
            self.market.act_quit()
        else:
            self._turn_to(CODE)

    def label_of(self, action: str) -> str:
        """From the first step Esc leads out."""
        if action == "back":
            return _("leave") if self._step == CODE else _("another code")
        return super().label_of(action)

    short_label_of = label_of


def _apart(told: list[str], width: int) -> list[Content]:
    """Paragraphs with a blank line between."""
    lines: list[Content] = []
    for words in filter(None, told):
        lines += [BLANK] if lines else []
        lines += paragraphs([words], width, "$paper")
    return lines
