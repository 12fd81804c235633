"""The door of a lesson in plain text: what it is, what the result holds, a code, a PIN. Nobody is asked for a name."""

from __future__ import annotations

from pathlib import Path

from marketgen.engine.world import World
from marketgen.i18n import _, ngettext
from marketgen.plain import outset
from marketgen.plain.ears import Ears
from marketgen.plain.speech import Gone, Voice, hush, sentence
from marketgen.play import attending
from marketgen.play.games import GameProblem
from marketgen.play.lesson import Lesson, read_lesson
from marketgen.play.session import Session
from marketgen.saves.problems import SaveProblem

Entered = tuple[Session | None, bool]
"""A run, and whether it is a new one; None for who turned back."""


def enter(path: Path, results: Path, voice: Voice | None = None, ears: Ears | None = None) -> Entered:
    """The run of a lesson that somebody plays, and whether it is a new one; None if they leave or the input ends.

    SaveProblem or GameProblem for a lesson that cannot be played.
    """
    voice, ears = voice or Voice(), ears or Ears()
    lesson = read_lesson(path)
    world = attending.world_of(lesson, path)
    try:
        voice.say(*welcome(lesson, world))
        return _Door(lesson, world, results, voice, ears).enter()
    except (KeyboardInterrupt, EOFError):
        return None, False
    except Gone as gone:
        if gone.why:
            raise
        hush()
        return None, False


def welcome(lesson: Lesson, world: World) -> list[str]:
    """What is said first: what is played, what is fixed, and what the result file holds."""
    texts = world.texts
    count = lesson.terms.played(world)
    days = ngettext("{count} day", "{count} days", count).format(count=count)
    level = texts.get(f"difficulties.{lesson.difficulty}.name", lesson.difficulty)
    fixed = _("A lesson: {days}, difficulty {level}, the same world for everybody.")
    return [
        sentence(texts.get("title", lesson.title)),
        fixed.format(days=days, level=level),
        *(_(told) for told in attending.HOLDS),
        *filter(None, [attending.other_rules(lesson)]),
    ]


class _Door:
    """The questions at the door, until there is a run or somebody turns back. EOFError at the end of the input."""

    def __init__(self, lesson: Lesson, world: World, results: Path, voice: Voice, ears: Ears) -> None:
        self.lesson = lesson
        self.world = world
        self.results = results
        self.voice = voice
        self.ears = ears

    def enter(self) -> Entered:
        """A run under some code."""
        while True:
            offered = attending.offered_code(self.lesson)
            self.voice.part()
            typed = self._hear(
                _("Type your code of two words, not your name; or press Enter for a new one, {code}.").format(
                    code=offered
                )
            )
            if typed.lower() in outset.LEAVE:
                return None, False
            code = attending.as_code(typed) if typed else offered
            if not code:
                self.voice.say(_("A code is two words of letters a to z, such as {code}.").format(code=offered))
                continue
            try:
                seats = attending.seats(self.lesson, code)
                found = self._known(seats[0]) if seats else (self._begin(code, None), True)
            except (SaveProblem, GameProblem) as problem:
                self.voice.say(str(problem))
                continue
            if found[0]:
                return found

    def _hear(self, asked: str) -> str:
        self.voice.say(asked)
        self.voice.ask(self.ears.mark)
        heard = self.ears.hear()
        if heard is None:
            raise EOFError
        self.voice.say(heard.wrong)
        return heard.line.strip()

    def _begin(self, code: str, before: Path | None) -> Session:
        """A new run; the PIN is shown here and nowhere else."""
        goal = self._goal()
        pin = attending.new_pin()
        session = attending.join(self.lesson, self.world, code, pin, goal, self.results, before)
        if before is None:
            told = _("Your code is {code}, your PIN is {pin}. Write both down: the PIN is shown only now, and together "
                     "they open this run again.")  # fmt: skip
            self.voice.say(told.format(code=code, pin=pin))
        else:
            self.voice.say(_("You begin again; the result says how often. Code and PIN stay as they are."))
        return session

    def _goal(self) -> str:
        goals = attending.goals_of(self.lesson, self.world)
        if len(goals) < 2:
            return next(iter(goals), "")
        labels = [*(outset.goal_told(self.world.texts, one) for one in goals), _("Leave.")]
        self.voice.say(_("Which goal do you play for?"))
        number = outset.ask(self.voice, self.ears, labels, _("Type its number."))
        if number == len(labels):
            raise EOFError
        return goals[number - 1]

    def _known(self, path: Path) -> Entered:
        """A code that is taken: by whoever knows its PIN it is gone on with, or begun again."""
        self.voice.say(_("There is a run of this lesson under that code."))
        for _try in range(attending.TRIES):
            pin = self._hear(_("Type its PIN, four digits; or press Enter for another code."))
            if not pin:
                return None, False
            if attending.knows(path, pin):
                return self._again(path)
            self.voice.say(_("That is not its PIN."))
        self.voice.say(_("Ask your teacher, or take another code."))
        return None, False

    def _again(self, path: Path) -> Entered:
        again = _("Begin again; it is counted, and the old run is kept.")
        labels = [_("Go on with the run."), again, _("Another code.")]
        number = outset.ask(self.voice, self.ears, labels, _("Type a number."))
        if number == 1:
            return attending.rejoin(path, self.results), False
        if number == 2:
            return self._begin(attending.code_of(path), path), True
        return None, False
