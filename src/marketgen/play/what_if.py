"""What if: a run again with one decision changed and all luck as it fell.

Every draw is keyed by seed, day and subject, so nothing but the decision and what follows from it parts the two
stories. The commands of the run are given again, day by day. One that is refused now, or that answers what is not
asked, is skipped and named; what is asked anew is answered as the careful bot would, who passes nothing banned on. The
other story lives in memory only: it is never saved, and no lesson can be handed in with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from marketgen.engine import story
from marketgen.engine.commands import Command, text
from marketgen.engine.events import Refusal, Turn
from marketgen.engine.rules import RULES, apply, choices_of
from marketgen.i18n import N_, _
from marketgen.play import daybook, refusals, verify, wording
from marketgen.play.bots import BOTS, MOST_COMMANDS, next_command
from marketgen.play.daybook import Act, Book, Lived
from marketgen.play.games import GameProblem, Watching
from marketgen.play.look.frame import way_on
from marketgen.play.timeline import Timeline
from marketgen.saves.log import HANDED, KIND

CAREFUL = "lawful"
"""The bot that answers what the recorded run was never asked."""

ANSWERS = ("choose", "answer", "release")
"""Verbs that answer something."""

NO_DECISION = ("show", "hide", "open", "sleep", "on", "note", "early", "return")
"""Verbs that are no decision to be changed."""

PROBLEMS = {
    "class": N_("In a lesson this can be asked when the run is over and handed in."),
    "over": N_("The run goes on. What if can be asked when it is over."),
    "rules": N_("This run cannot be told again under the rules of this version."),
    "by_hand": N_("This run was changed by hand, or went on with another version: it cannot be played again."),
    "private": N_("What was answered about banned media cannot be changed here. Take another decision."),
    "none": N_("There is no such decision. Without a number, what if names those there are."),
    "no_decision": N_("That is the way on, or the display: no decision. Take another one."),
    "no_way": N_("There is no other way of that number."),
    "not_then": N_("That could not be done then: {why}"),
}
"""Why it cannot be asked, in a sentence each."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of a run. number: from 1, roads not taken first; at: its place among the acts of its day; title, told:
    what it was about, and what was done, in words; fixed: why it cannot be changed, empty if it can."""

    number: int
    day: int
    at: int
    title: str
    told: str
    fork: bool
    fixed: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A command of the run that was not given again; why: in a sentence."""

    day: int
    line: str
    why: str


@dataclass(frozen=True, slots=True)
class Told:
    """Both stories. yours, other: the two runs, told; decision: what was changed; instead: the command in its place,
    None if it was left out; skipped: commands that could not be given again; answered: (day, command) of what was asked
    anew."""

    yours: Book
    other: Book
    decision: Decision
    instead: Command | None
    skipped: tuple[Skipped, ...]
    answered: tuple[tuple[int, Command], ...]


def problem(reason: str, **words: str) -> GameProblem:
    """Why it cannot be asked."""
    return GameProblem(_(PROBLEMS[reason]).format(**words))


def asked(watching: Watching) -> Book:
    """The run that is asked about, told. GameProblem if it cannot be asked: the run goes on, belongs to a lesson that
    is not handed in, was changed by hand, or cannot be told again."""
    handed = any(record.get(KIND) == HANDED and record.get("over") for record in watching.records)
    if "class" in watching.head and not handed:
        raise problem("class")
    if watching.head.get("rules", RULES) != RULES:
        raise problem("rules")
    book = daybook.told(watching)
    if book.wrong is not None:
        raise GameProblem(book.problem())
    if any(act.command is None for lived in book.days for act in lived.acts):
        raise problem("by_hand")
    if book.scene.run.phase != "over":
        raise problem("over")
    return book


def decisions(book: Book) -> tuple[Decision, ...]:
    """All decisions of a run with their numbers: first where the road forked, then other answers, then the rest."""
    world = book.scene.world
    found: list[tuple[int, int, int, Act]] = []
    for lived in book.days:
        for at, act in enumerate(lived.acts):
            if act.command is not None and act.command.verb not in NO_DECISION:
                found.append((_rank(act), lived.day, at, act))
    found.sort(key=lambda one: one[:3])
    told = []
    for number, (rank, day, at, act) in enumerate(found, 1):
        title, label = act.called(world)
        fixed = str(problem("private")) if _private(book, act) else ""
        told.append(Decision(number, day, at, title, label or daybook.first_told(world, act), rank == 0, fixed))
    return tuple(told)


def _rank(act: Act) -> int:
    assert act.command is not None  # the caller looked
    return 0 if act.command.verb == "choose" else 1 if act.command.verb in ANSWERS else 2


def _private(book: Book, act: Act) -> bool:
    """Whether an act answers something about banned media."""
    event = story.current(book.scene.world, act.before)
    return event is not None and event.private


def ways(book: Book, decision: Decision) -> tuple[tuple[Command | None, str], ...]:
    """What could have been done instead, each in words; None: nothing. GameProblem if it cannot be changed."""
    if decision.fixed:
        raise GameProblem(decision.fixed)
    act, world = act_of(book, decision), book.scene.world
    assert act.command is not None  # decisions are commands
    if act.command.verb in ANSWERS and act.before.pending:
        return _other_answers(book, act)
    found: list[tuple[Command | None, str]] = []
    for choice in choices_of(world, act.before, act.command.verb):
        if choice.refusal is None and _beside(choice.ids, act.command):
            amounts = (choice.low, (choice.low + choice.high) // 2, choice.high) if choice.high >= 0 else (-1,)
            commands = (choice.command(amount) for amount in dict.fromkeys(amounts))
            found += [(one, words_of(book, one)) for one in commands if one != act.command]
    return (*found, (None, _("Leave it out.")))


def way(book: Book, decision: Decision, number: int) -> Command | None:
    """The way of a number, from 1. GameProblem if there is none."""
    found = ways(book, decision)
    if not 1 <= number <= len(found):
        raise problem("no_way")
    return found[number - 1][0]


def _beside(ids: tuple[str, ...], command: Command) -> bool:
    """Whether a choice is another way of the same thing: the same first id and any last one, or the same ids where an
    amount follows."""
    return ids == command.ids if command.amount >= 0 else ids[:-1] == command.ids[:-1]


def _other_answers(book: Book, act: Act) -> tuple[tuple[Command | None, str], ...]:
    from marketgen.engine.commands import parse
    from marketgen.play import look

    view = look.decision(Timeline(book.scene.world, act.before))
    found: list[tuple[Command | None, str]] = []
    for option in view.options if view else ():
        command = parse(option.command) if option.command and not option.refusal else None
        if isinstance(command, Command) and command != act.command and command.verb in ANSWERS:
            found.append((command, option.label))
    return tuple(found)


def words_of(book: Book, command: Command) -> str:
    """A command in a few words: what it is about by name, and how much."""
    world = book.scene.world
    kinds = {"price": "stances", "meal": "meals"}
    if command.verb in kinds:
        return wording.name(world, command.ids[-1], kinds[command.verb])
    named = ", ".join(wording.called(world, one) for one in command.ids)
    if command.amount >= 0:
        return _("{what}: {count}").format(what=named, count=command.amount) if named else str(command.amount)
    return named or text(command)


def act_of(book: Book, decision: Decision) -> Act:
    """The act of a decision."""
    return next(lived for lived in book.days if lived.day == decision.day).acts[decision.at]


def find(book: Book, number: int) -> Decision:
    """The decision of a number. GameProblem if there is none."""
    found = next((one for one in decisions(book) if one.number == number), None)
    if found is None:
        raise problem("none")
    return found


def tell(watching: Watching, book: Book, decision: Decision, instead: Command | None) -> Told:
    """Both stories, the other one with ``instead`` in the place of a decision (None: without it). GameProblem if the
    decision cannot be changed, or this could not have been done then."""
    act = act_of(book, decision)
    if _private(book, act):
        raise problem("private")
    if act.command is None or act.command.verb in NO_DECISION:
        raise problem("no_decision")
    if instead is not None:
        refused = apply(book.scene.world, act.before, instead)
        if isinstance(refused, Refusal):
            raise problem("not_then", why=refusals.sentence(book.scene.world, refused))
    again = _Again(watching, book, (decision.day, decision.at), instead)
    return Told(book, again.book(), decision, instead, tuple(again.skipped), tuple(again.answered))


class _Again:
    """The commands of a run given again, with one of them changed. where: its day and its place there."""

    def __init__(self, watching: Watching, book: Book, where: tuple[int, int], instead: Command | None) -> None:
        self._scene = verify.start(watching.world, watching.head)
        self._days = [Lived(self._scene.run.day, tuple(self._scene.events), self._scene.run)]
        self._where, self._instead = where, instead
        self._day, self._used = 0, dict[int, None]()
        self.skipped: list[Skipped] = []
        self.answered: list[tuple[int, Command]] = []
        for lived in book.days:
            self._live(lived)

    def book(self) -> Book:
        """The other story."""
        return Book(self._scene, tuple(day for day in self._days if day.acts or day.over))

    def _live(self, lived: Lived) -> None:
        self._day, self._used = lived.day, {}
        for at, act in enumerate(lived.acts):
            command = act.command
            if at in self._used or command is None:
                continue
            if (lived.day, at) == self._where:
                if self._instead is None:
                    continue
                command = self._instead
            if not self._today:
                over = self._scene.run.phase == "over"
                self._skip(act, _("the other story had ended") if over else _("the day was over"))
                continue
            if command.verb in ANSWERS:
                if self._scene.run.pending != act.before.pending:
                    self._skip(act, _("nobody asked that"))
                    continue
            elif act.before.pending != self._scene.run.pending:
                self._clear(lived, at)
            refused = self._do(command)
            if refused:
                self._skip(act, refusals.sentence(self._scene.world, refused))
        self._finish(lived)

    @property
    def _today(self) -> bool:
        """Whether the day that is given again goes on."""
        return self._scene.run.day == self._day and self._scene.run.phase != "over"

    def _skip(self, act: Act, why: str) -> None:
        self.skipped.append(Skipped(self._day, act.line, why))

    def _do(self, command: Command) -> Refusal | None:
        before = self._scene.run
        answer = self._scene.do(command)
        if isinstance(answer, Turn):
            daybook.live(self._days, verify.Step(command, text(command), answer, self._scene), before)
            return None
        return answer

    def _clear(self, lived: Lived, at: int) -> None:
        """Answer what presses now and did not then: as it was answered later that day, else with care."""
        for _time in range(MOST_COMMANDS):
            if not self._today or not self._scene.run.pressing:
                return
            if not self._as_later(lived, at):
                self._answer()

    def _as_later(self, lived: Lived, at: int) -> bool:
        for place in range(at, len(lived.acts)):
            act = lived.acts[place]
            ours = place not in self._used and act.before.pending == self._scene.run.pending
            if ours and act.command is not None and act.command.verb in ("choose", "answer"):
                if (lived.day, place) == self._where or self._do(act.command):
                    return False
                self._used[place] = None
                return True
        return False

    def _answer(self) -> None:
        """What the careful bot would answer; it gives no command that is refused."""
        command = next_command(BOTS[CAREFUL], self._scene.world, self._scene.run, 0)
        day = self._scene.run.day
        if self._do(command) is None:
            self.answered.append((day, command))

    def _finish(self, lived: Lived) -> None:
        """Go on to the end of the day, where the commands of the run do not lead there any more."""
        for _time in range(MOST_COMMANDS):
            self._clear(lived, len(lived.acts))
            if not self._today:
                return
            if self._do(way_on(self._scene.run)) is not None:
                self._answer()
