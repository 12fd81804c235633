"""What if: a run again with one decision changed and all luck as it fell.

Every draw is keyed by seed, day and subject, so nothing but the decision and what follows from it parts the two
stories. The commands of the run are given again, day by day. One that is refused now, or that answers what is not
asked, is skipped and named; what is asked anew is answered as the careful bot would, who passes nothing banned on.
Where the run had ended, that bot plays the other story to its own end, so that both scores are counted by the same
rules. The other story lives in memory only: it is never saved, and no lesson can be handed in with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from marketgen.engine import bargain, story
from marketgen.engine.commands import Command, text
from marketgen.engine.events import Refusal, Turn
from marketgen.engine.rules import RULES, apply, choices_of
from marketgen.engine.run import Run
from marketgen.i18n import N_, _
from marketgen.play import daybook, refusals, verify
from marketgen.play.bots import BOTS, MOST_COMMANDS, next_command
from marketgen.play.daybook import Act, Book, Lived
from marketgen.play.games import GameProblem, Watching
from marketgen.play.kinds import ASKED, NO_DECISION, PRESSED, WAYS_ON
from marketgen.play.look.frame import way_on
from marketgen.play.timeline import Timeline
from marketgen.saves.log import HANDED, KIND

CAREFUL = "lawful"
"""The bot that answers what the recorded run was never asked."""

_BLOCKS = ("morning", "noon", "evening")
"""The phases of a day at the market, in order."""

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
    """What was done in the run and could not be done again; why: in a sentence. What only lets the day go on is none
    of it."""

    day: int
    act: Act
    why: str


@dataclass(frozen=True, slots=True)
class Told:
    """Both stories. yours, other: the two runs, told; decision: what was changed; instead: the command in its place,
    None if it was left out; skipped: commands that could not be given again; answered: (day, act) of what was asked
    anew; alone: the first day that the bot played, because the run had ended before it, 0 if there is none."""

    yours: Book
    other: Book
    decision: Decision
    instead: Command | None
    skipped: tuple[Skipped, ...]
    answered: tuple[tuple[int, Act], ...]
    alone: int = 0


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
    found: list[tuple[int, int, int, Act]] = []
    for lived in book.days:
        for at, act in enumerate(lived.acts):
            if act.command is not None and act.command.verb not in NO_DECISION:
                found.append((_rank(act), lived.day, at, act))
    found.sort(key=lambda one: one[:3])
    told = []
    for number, (rank, day, at, act) in enumerate(found, 1):
        title, label = act.called()
        fixed = str(problem("private")) if _private(book, act) else ""
        told.append(Decision(number, day, at, title, label or daybook.first_told(act), rank == 0, fixed))
    return tuple(told)


def _rank(act: Act) -> int:
    assert act.command is not None  # the caller looked
    return 0 if act.command.verb == "choose" else 1 if act.command.verb in ASKED else 2


def _private(book: Book, act: Act) -> bool:
    """Whether an act answers something about banned media."""
    event = story.current(book.scene.world, act.before)
    return event is not None and event.private


def ways(book: Book, decision: Decision) -> tuple[tuple[Command | None, str], ...]:
    """What could have been done instead, each in words; None: nothing. GameProblem if it cannot be changed."""
    if decision.fixed:
        raise GameProblem(decision.fixed)
    act = act_of(book, decision)
    assert act.command is not None  # decisions are commands
    if act.command.verb in ASKED and act.before.pending:
        return _other_answers(act)
    found: list[tuple[Command | None, str]] = []
    for choice in choices_of(act.world, act.before, act.command.verb):
        if choice.refusal is None and _beside(choice.ids, act.command):
            amounts = (choice.low, (choice.low + choice.high) // 2, choice.high) if choice.high >= 0 else (-1,)
            commands = (choice.command(amount) for amount in dict.fromkeys(amounts))
            found += [(one, words_of(act, one)) for one in commands if one != act.command]
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


def _other_answers(act: Act) -> tuple[tuple[Command | None, str], ...]:
    from marketgen.engine.commands import parse
    from marketgen.play import look

    view = look.decision(Timeline(act.world, act.before))
    found: list[tuple[Command | None, str]] = []
    for option in view.options if view else ():
        command = parse(option.command) if option.command and not option.refusal else None
        if isinstance(command, Command) and command != act.command and command.verb in ASKED:
            found.append((command, option.label))
    return tuple(found)


def words_of(act: Act, command: Command) -> str:
    """A command in the place of an act in a few words: what it is about by name, and how much."""
    from marketgen.play import look

    return look.in_words(Timeline(act.world, act.before), command)


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
    return Told(book, again.book(), decision, instead, tuple(again.skipped), tuple(again.answered), again.alone)


def _in_front(run: Run) -> tuple[str, str]:
    """What waits for an answer, and of bargains which."""
    haggle = bargain.now(run)
    return run.pending, haggle.id if haggle else ""


def _block(run: Run) -> int:
    """Which block of a day at the market it is, -1 on the road."""
    return _BLOCKS.index(run.phase) if run.phase in _BLOCKS else -1


class _Again:
    """The commands of a run given again, with one of them changed. where: its day and its place there."""

    def __init__(self, watching: Watching, book: Book, where: tuple[int, int], instead: Command | None) -> None:
        self._scene = verify.start(watching.world, watching.head)
        self._days = [daybook.first_day(self._scene)]
        self._where, self._instead = where, instead
        self._day, self._used = 0, dict[int, None]()
        self.skipped: list[Skipped] = []
        self.answered: list[tuple[int, Act]] = []
        self._last: Act | None = None
        self.alone = 0
        for lived in book.days:
            self._live(lived)
        self._to_the_end()

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
            if not self._keeps_step(lived, at):
                continue
            if command.verb in ASKED:
                if _in_front(self._scene.run) != _in_front(act.before):
                    self._skip(act, _("nobody asked that"))
                    continue
            elif act.before.pending != self._scene.run.pending:
                self._clear(lived, at)
            refused = self._do(command)
            if refused and refused.reason != "already_so":
                self._skip(act, refusals.sentence(self._scene.world, refused))
        self._finish(lived)

    def _keeps_step(self, lived: Lived, at: int) -> bool:
        """Bring the other story to the block of the day in which an act was done: somebody more may have stood before
        it, so that it takes another word to go on. Whether the act is to be given: where nobody stood before it here,
        what only goes on is not needed again."""
        act = lived.acts[at]
        for _time in range(MOST_COMMANDS):
            if not self._behind(act):
                break
            self._clear(lived, at)
            if self._behind(act) and self._do(way_on(self._scene.run)) is not None:
                self._answer()
        ahead = _block(self._scene.run) > _block(act.before) >= 0
        return act.command is None or not (ahead and act.command.verb in WAYS_ON)

    def _behind(self, act: Act) -> bool:
        """Whether the other story is in an earlier block of the day than an act was."""
        return self._today and 0 <= _block(self._scene.run) < _block(act.before)

    def _to_the_end(self) -> None:
        """Where the run had ended and the other story goes on: play it with care until it ends too."""
        while self._scene.run.phase != "over":
            self._day, given = self._scene.run.day, 0
            self.alone = self.alone or self._day
            while self._today:
                self._do(next_command(BOTS[CAREFUL], self._scene.world, self._scene.run, given))
                given += 1

    @property
    def _today(self) -> bool:
        """Whether the day that is given again goes on."""
        return self._scene.run.day == self._day and self._scene.run.phase != "over"

    def _skip(self, act: Act, why: str) -> None:
        if act.command is not None and act.command.verb not in WAYS_ON:
            self.skipped.append(Skipped(self._day, act, why))

    def _do(self, command: Command) -> Refusal | None:
        before = self._scene.run
        answer = self._scene.do(command)
        if isinstance(answer, Turn):
            day = self._days[-1]
            daybook.live(self._days, verify.Step(command, text(command), answer, self._scene), before)
            self._last = day.acts[-1]
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
            if ours and act.command is not None and act.command.verb in PRESSED:
                if (lived.day, place) == self._where or self._do(act.command):
                    return False
                self._used[place] = None
                return True
        return False

    def _answer(self) -> None:
        """What the careful bot would answer; it gives no command that is refused."""
        command = next_command(BOTS[CAREFUL], self._scene.world, self._scene.run, 0)
        day = self._scene.run.day
        if self._do(command) is None and self._last is not None:
            self.answered.append((day, self._last))

    def _finish(self, lived: Lived) -> None:
        """Go on to the end of the day, where the commands of the run do not lead there any more."""
        for _time in range(MOST_COMMANDS):
            self._clear(lived, len(lived.acts))
            if not self._today:
                return
            if self._do(way_on(self._scene.run)) is not None:
                self._answer()
