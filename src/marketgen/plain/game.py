"""The dialogue: says how things stand, hears a line, does what it asks, until the run or the input ends."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from marketgen.engine import rules
from marketgen.engine.commands import Command
from marketgen.engine.events import Event, Refusal, Turn
from marketgen.i18n import _
from marketgen.plain import asking, books, canon, days, doing, doubt, helping, now, pages, reading, standing, trying
from marketgen.plain.ears import Ears
from marketgen.plain.hinting import Noticed
from marketgen.plain.item import Item, how_many
from marketgen.plain.proposal import at_the_end, how_to_answer, proposal
from marketgen.plain.speech import Voice, labelled, sentence
from marketgen.plain.steady import Numbers, changed, numbered
from marketgen.plain.terms import glossary
from marketgen.plain.walk import Question, amiss, answers, asked, walk
from marketgen.play import again, console, look, refusals
from marketgen.play import standing as standing_orders
from marketgen.play.amounts import as_digits
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline

ASK = "?"
"""The key that explains on a screen; before a name here it is ``why``, alone it is ``help``."""


class Game:
    """One run in plain mode. :meth:`play` returns when the run, the input or the player's patience ends; the run is on
    the disk at every moment. Gone and KeyboardInterrupt pass through."""

    left = False
    answered = ""  # the decision that was last waited for
    missed = False  # whether what was heard last is nothing that can be typed
    fresh = False  # whether what is asked has just been said whole
    untold = False  # whether the stall is still to be told, once a decision of the dawn is made

    def __init__(self, session: Session, voice: Voice, ears: Ears) -> None:
        self.session = session
        self.voice = voice
        self.ears = ears
        self.numbers = Numbers()
        self.items: list[Item] = []
        self.question: Question | None = None
        self.noticed = Noticed()
        self._words: dict[str, Callable[[], None]] = {
            "stall": lambda: self._page(now.stall(self.scene)),
            "supply": lambda: self._page_if_met(pages.supply, "offers"),
            "people": lambda: self._page(pages.people(self.scene)),
            "home": lambda: self._page_if_met(pages.home, "household"),
            **{word: partial(self._page_if_met, page) for word, page in books.PAGES.items()},
            "money": lambda: self._page(books.money(self.scene)),
            "goal": lambda: self._page(books.goal(self.scene)),
            "report": lambda: self._page(days.last_report(self.scene)),
            "chapter": lambda: self._page(days.chapter(self.scene)),
            "quiet": self._quiet,
            "help": lambda: self._page(helping.help_text(self.scene, lesson=self.session.attends is not None)),
            "hints": lambda: self._page(self.noticed.page()),
            "cards": lambda: self._page(helping.rule_cards(self.scene)),
            "words": lambda: self._page(glossary(self.scene)),
            "sources": lambda: self._page(helping.sources(self.session)),
            "now": lambda: self._page(doing.page(self.scene, self.items, self.question is not None)),
            "look": self._look,
            "undo": self._undo,
            "as yesterday": self._again,
            standing.WORD: lambda: self._page(standing.page(self.session)),
            "answers": self._answers,
            "hand in": self._hand_in,
            "what if": lambda: self._page(asking.about(self.session, ("what", "if")) or []),
            "chronicle": lambda: self._page(reading.chronicle(self.session)),
            "in short": lambda: self._page(reading.in_short(self.session)),
            "go on": self._go_on,
            "back": self._back,
            "out": partial(self._back, out=True),
            "quit": self._quit,
        }

    @property
    def scene(self) -> Timeline:
        """The run as it stands."""
        return self.session.timeline

    def play(self) -> None:
        """Play from where the run stands."""
        if self.scene.run.phase != "over":
            self._visit()
        if look.at_its_start(self.scene):
            self._page(reading.chapter(self.scene))
        self.turn(self.session.events)
        while not self.left:
            over = self.scene.run.phase == "over"
            if over and not self.ears.typed:
                return
            self.voice.say(*trying.tidings(self.session), self.noticed.line(self.scene, self.ears.typed))
            self.voice.say(self._prompt(over))
            self._wait_for_an_answer()
            heard = self.ears.hear_words(self.voice)
            if heard is None:
                return self.voice.say(_("The input has ended.") if not self.ears.typed else "")
            self.missed = bool(heard.wrong)
            if heard.wrong:
                self.voice.say(heard.wrong)
            else:
                self.take(heard.line)
            if self.missed and self.ears.drop_rest():
                self.voice.say(_("What came after that line in one go was left unread; nothing of it was done."))

    def _wait_for_an_answer(self) -> None:
        """What was typed before a decision was told is no answer to it: it is dropped, once for each decision."""
        waits = self.scene.run.pending if self.scene.run.pressing else ""
        if waits and waits != self.answered:
            self.ears.forget()
            self.voice.ring()
        self.answered = waits

    # what is heard

    def take(self, line: str) -> None:
        """Do what a line asks; a line that asks nothing that can be done gets a sentence and changes nothing."""
        self.fresh = False
        line = line.replace("\t", " ")
        if line.lstrip().startswith(ASK):
            line = f"why {line.lstrip()[len(ASK) :]}" if line.strip() != ASK else "help"
        words = [as_digits(word) for word in line.split()]
        if not words:
            return self._say_again()
        said = " ".join(words).lower().rstrip(ASK)
        if words[0].lower() in trying.CONSOLE:
            self._console(" ".join(line.split()[1:]))
        elif answers(self.question, words[0]):
            self._walk(words)
        elif asking.SAME.get(said, said) in self._words:
            self._words[asking.SAME.get(said, said)]()
        elif len(words) > 1 and line.isprintable() and (page := asking.about(self.session, words)) is not None:
            self._page(page)
        elif trying.of_an_event(self.session, words):
            self._console(" ".join(words))
        elif words[0].lower() == "why" and line.isprintable():
            self._why(words[1:])
        else:
            found, parts = canon.understood(self.scene, line)
            if isinstance(found, str):
                self.missed = True
                self.voice.say(sentence(amiss(self.scene, self.items, self.question, words) or found))
            else:
                self._typed(found, parts)

    def _console(self, line: str) -> None:
        """What an author asks of a practice run, or puts; the choices are told again if the run is another one now."""
        day = self.scene.run.day
        found = console.answer(self.session, line)
        self._page(list(found.lines))
        if found.changed:
            self.question = None
            if self.scene.run.day != day or self.scene.run.phase == "over":
                self.turn(self.session.events)
            else:
                self.items = self.numbers.now(self.scene)

    def _walk(self, words: list[str]) -> None:
        if not self.items and self.question is None:
            return self.voice.say(_("There is nothing to choose now."))
        where = walk(self.scene, self.items, self.question, words)
        if isinstance(where, str):
            self.voice.say(sentence(where))
        elif isinstance(where, Question):
            self.question = where
            self._open(where)
        elif where.undo:
            self._undo()
        elif where.word:
            self._words[where.word]()
        elif where.command:
            self.do(where.command)
        else:
            self._back()

    def _typed(self, command: Command, parts: tuple[str, ...] = ()) -> None:
        """Carry out a typed command, or ask before; a question that was open is left then, and that is said."""
        if rules.check(self.session.world, self.scene.run, command) is None:
            self.voice.say(doubt.left(self.question))
            self.question = doubt.question(self.scene, command, parts)
            if self.question:
                self._open(self.question)
                return
            self.voice.say(*doubt.taken(self.scene, command, parts))
        self.do(command)

    def _open(self, question: Question) -> None:
        """Say what belongs to a question before it is asked."""
        self.voice.part()
        self.fresh = True
        if question.items:
            who = question.item.key.partition(" ")
            self.voice.say(*(pages.official(self.scene, who[2]) if who[0] == "give" and who[2] else ()))
            self.voice.say(*numbered(list(question.items)))
        elif question.sure and question.item.sure:
            self.voice.say(sentence(how_many(question.item, question.sure)))
            self.voice.say(*question.item.sure(self.scene, question.sure))
            self.voice.say(_("1. Do it."), _("2. Leave it."))
        else:
            self.voice.say(question.item.each)

    def do(self, command: Command) -> None:
        """Carry out a command and say what came of it."""
        before = (self.scene.run.phase, self.scene.run.pending, self.scene.run.day)
        money, hours, step = now.in_hand(self.scene), self.scene.run.hours, look.lesson_done(self.scene)
        answer = self.session.do(command)
        if isinstance(answer, Refusal):
            told = sentence(refusals.sentence(self.session.world, answer))
            self.voice.say(f"{told} {how_to_answer(answer, self.items)}".strip())
            return
        self.question = None
        run = self.scene.run
        if command.verb == "note":
            self.voice.say(_("Written into the diary."))
        elif (run.phase, run.pending, run.day) != before or run.phase == "over":
            self._next(answer)
        else:
            self.voice.say(*now.told(self.scene, answer.events))
            if not step:
                self.voice.say(look.lesson_done(self.scene))
            if (now.in_hand(self.scene), run.hours) != (money, hours):
                self.voice.say(now.in_hand(self.scene))
            self._changed()

    def _next(self, turn: Turn) -> None:
        """A new phase, a decision, a new day or the end."""
        ends = [index for index, event in enumerate(turn.events) if event.kind == "day_over"]
        if not ends:
            self.turn(turn.events)
            return
        self.voice.part()
        self.voice.say(*now.told(self.scene, turn.events[: ends[0]]))
        self.voice.part()
        self.voice.say(*reading.report(self.scene, turn.events[ends[0]].number("day")))
        if self.scene.run.phase != "over":  # what is asked of a whole run comes after its epilogue
            self._visit()
        if not self.left:
            self._page(days.after(self.scene, turn.events))
        self.turn(turn.events[ends[0] :])

    def _visit(self) -> None:
        """Stop where the run asks something. Who leaves there has left."""
        if not self.session.stops:
            return
        from marketgen.plain import moments

        self.left = moments.leaves(self.session, self.voice, self.ears)

    # what is said

    def turn(self, events: tuple[Event, ...]) -> None:
        """Say what happened, what matters now, and the choices; nothing to whoever has left."""
        if self.left:
            return
        run = self.scene.run
        self.voice.part()
        if run.phase == "over":
            self.items, self.question = [], None
            self.voice.say(*reading.epilogue(self.scene), *reading.kept(self.session))
            self.voice.part()
            self._visit()
            return
        if any(event.kind == "dawn" for event in events):
            self.voice.say(now.day_line(self.scene))
        self.voice.say(*now.told(self.scene, tuple(event for event in events if not now.waits(self.scene, event))))
        self.voice.say(*standing_orders.morning(self.session))
        self._stands(whole=run.phase == "morning" and any(event.kind == "dawn" for event in events))

    def _stands(self, whole: bool, again: bool = False) -> None:
        """How things stand, and the choices. again: it was told before."""
        view = look.decision(self.scene)
        whole = whole or (self.untold and self.scene.run.phase == "morning")
        self.untold = whole and view is not None and not again
        self.fresh = True
        if view:
            self.voice.part()
            self.voice.say(*pages.decision(view))
            if not self.scene.run.pressing:
                self.voice.say(now.in_hand(self.scene))
        elif whole:
            self.voice.say(now.in_hand(self.scene), now.standing(self.scene), *now.stall(self.scene, whole=False))
        else:
            self.voice.say(now.in_hand(self.scene), now.on_show(self.scene) if self.scene.run.phase == "noon" else "")
        heard = [] if whole else self.numbers.heard(self.scene)  # somebody came between, and the rest is as it was
        self.items, self.question = self.numbers.now(self.scene), None
        lines = changed(heard, self.items) if heard else None
        self.voice.part()
        self.voice.say(*(numbered(self.items) if lines is None else lines))

    def _changed(self) -> None:
        """Say the choices that read otherwise than when they were last read; all of them, if those are many."""
        before, self.items = self.items, self.numbers.now(self.scene)
        lines = changed(before, self.items)
        if lines is None:
            self.voice.part()
            self.voice.say(*pages.meanwhile(self.scene), *numbered(self.items))
        else:
            self.voice.say(*lines)

    def _say_again(self) -> None:
        """The question that is open, or what waits and the choices, as an empty line asks for them."""
        if self.question:
            return self._open(self.question)
        self.fresh = True
        self.voice.part()
        self.voice.say(*pages.at_stake(self.scene), *numbered(self.items))

    def _prompt(self, over: bool) -> str:
        if over:
            return at_the_end(lesson=self.session.attends is not None)
        return asked(self.question, self.fresh) if self.question else proposal(self.scene, self.items, self.fresh)

    def _page(self, lines: list[str]) -> None:
        self.voice.part()
        self.voice.say(*lines)
        self.voice.part()

    def _page_if_met(self, page: Callable[[Timeline], list[str]], system: str = "") -> None:
        """A page of a system, once that has been met; without one, a page that a first scenario has no use for."""
        met = self.session.world.met(system, self.scene.run.day) if system else look.beyond_first(self.scene)
        if met:
            self._page(page(self.scene))
        else:
            self.voice.say(_("You have not met that yet."))

    # the words

    def _look(self) -> None:
        if self.scene.run.phase == "over":
            return self._page(reading.epilogue(self.scene))
        lesson = look.stall(self.scene).lesson
        left = _("Nothing was done.") if self.question else ""
        self._page([left, now.day_line(self.scene), labelled(_("today"), lesson) if lesson else ""])
        self._stands(whole=True, again=not self.untold)

    def _quiet(self) -> None:
        before, told = self.scene.run, len(self.session.events)
        self.voice.say(doubt.left(self.question))
        self.voice.part()
        days.quiet_days(self.session, self.voice.say)
        if self.scene.run is not before:
            self.question = None
            self._visit()
            self.turn(self.session.events[told if self.scene.run.day == before.day else 0 :])

    def _go_on(self) -> None:
        way = next((item.command for item in self.items if item.key == "forward"), None)
        if way:
            return self._typed(way)
        self.voice.say(_("First answer what is asked: type the number of an answer."))

    def _undo(self) -> None:
        what = look.header(self.scene).undo
        answer = self.session.undo()
        if isinstance(answer, Refusal):
            return self.voice.say(sentence(refusals.sentence(self.session.world, answer)))
        self.question = None
        self.voice.say(_("Taken back: {what}.").format(what=what))
        self._changed()

    def _again(self) -> None:
        self.question = None
        self.voice.say(again.do(self.session))
        self._changed()

    def _back(self, out: bool = False) -> None:
        if self.question is None:
            return self.voice.say(_("There is nothing to leave; quit leaves the game."))
        self.question = None if out else self.question.outer
        if self.question:
            return self._open(self.question)
        self.voice.part()
        pressing = self.scene.run.pressing
        self.voice.say(*(numbered(self.items) if pressing else [_("You are back; Enter alone says the choices.")]))

    def _hand_in(self) -> None:
        from marketgen.plain import moments

        moments.hand_in(self.session, self.voice)

    def _answers(self) -> None:
        from marketgen.plain import moments

        self.left = moments.answer_later(self.session, self.voice, self.ears)

    def _quit(self) -> None:
        self.left = True

    def _why(self, words: list[str]) -> None:
        listed = list(self.question.items) if self.question and self.question.items else self.items
        found = asking.why(self.scene, listed, words)
        if isinstance(found, str):
            self.voice.say(found)
        else:
            self._page(found)
