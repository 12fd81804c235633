"""Moments at which a run stops and asks something, in plain text; and handing in.

Whatever is answered is on the disk before the next line is said. Enter passes a question over, and ``answers`` comes
back to it; ``quit`` leaves, and the moment comes again when the run is gone on with.
"""

from __future__ import annotations

from dataclasses import replace

from marketgen.engine.events import Refusal
from marketgen.engine.prompts import DECISION, END, START
from marketgen.i18n import _, ngettext
from marketgen.plain import outset
from marketgen.plain.ears import Ears
from marketgen.plain.speech import Voice, sentence
from marketgen.play import handing, moments, refusals
from marketgen.play.amounts import is_number
from marketgen.play.decisions import Decision, to_choose
from marketgen.play.lines import JsonObject
from marketgen.play.moments import Asked, Moment
from marketgen.play.session import Session
from marketgen.saves.problems import SaveProblem


class _Leaves(Exception):  # noqa: N818 - what somebody wants, no fault
    """Somebody leaves in the middle of a moment, or the input has ended."""


def leaves(session: Session, voice: Voice, ears: Ears) -> bool:
    """Stand at the moment that is due, if one is, until it is passed; returns whether somebody leaves there.

    After the end the result of a lesson is written, without being asked for. A script outside a lesson is not waited
    for: its lines are commands, and none of them an answer.
    """
    moment = moments.due(session)
    try:
        if moment is not None:
            _visit(session, voice, ears, moment)
        left = False
    except _Leaves:
        left = True
    finally:
        voice.part()
    if handing.is_due(session):  # for who leaves at the last question, too
        hand_in(session, voice)
    return left


def _visit(session: Session, voice: Voice, ears: Ears, moment: Moment) -> None:
    stop = _Stop(session, voice, ears, moment)
    stop.tell()
    if ears.typed or session.attends:
        stop.ask_all()
        voice.say(open_ones(session, moment))
    if session.attends and moment.id not in (START, END):
        stop.go_on()
    failed = moments.pass_on(session, moment)
    if failed:
        voice.say(sentence(refusals.sentence(session.world, failed)))


def answer_later(session: Session, voice: Voice, ears: Ears) -> bool:
    """Say what was asked so far with its answers, and ask what was passed over; returns whether somebody leaves there.
    A script outside a lesson is only told."""
    asked = moments.came(session)
    voice.part()
    voice.say("" if asked else _("Nothing has been asked so far."))
    for one in asked:
        voice.say(f"{sentence(one.ask)} {one.answered or _('Passed over.')}")
    later = moments.later(session)
    try:
        if later is not None and (ears.typed or session.attends):
            _Stop(session, voice, ears, later).ask_all()
    except _Leaves:
        return True
    finally:
        voice.part()
    return False


def open_ones(session: Session, moment: Moment) -> str:
    """A sentence on what was passed over as far as this moment and can be answered later; empty if nothing can."""
    if moment.over:
        return ""
    given = moments.answers(session)
    count = len({asked.id for asked in (*moments.passed_over(session), *moment.asked) if asked.id not in given})
    told = ngettext("{count} question was passed over; answers comes back to it.",
                    "{count} questions were passed over; answers comes back to them.", count)  # fmt: skip
    return told.format(count=count) if count else ""


def hand_in(session: Session, voice: Voice) -> None:
    """Write the result and say where it is, or why not."""
    if session.attends is None:
        voice.say(_("This run belongs to no lesson, so there is nobody to hand it in to."))
        return
    try:
        voice.say(handing.hand_in(session).sentence())
    except SaveProblem as problem:
        voice.say(str(problem), _("Type hand in to try again."))


class _Stop:
    """A moment that is being asked about."""

    def __init__(self, session: Session, voice: Voice, ears: Ears, moment: Moment) -> None:
        self.session = session
        self.voice = voice
        self.ears = ears
        self.moment = moment

    def tell(self) -> None:
        """Say where the run stops, and what is said there."""
        self.voice.part()
        self.voice.say(sentence(self.moment.title), self.moment.text)
        if not (self.ears.typed or self.session.attends):
            self.voice.say(*(asked.ask for asked in self.moment.asked))

    def ask_all(self) -> None:
        """Ask what has not been answered yet."""
        for asked in self.moment.asked:
            if not asked.answered:
                self.voice.part()
                self.voice.say(_("Passed over before:") if asked.again else "", asked.ask)
                about = self._chosen(asked) if asked.kind == DECISION else None
                if about is not False:
                    self._answer(asked, about or None)

    def _chosen(self, asked: Asked) -> JsonObject | bool:
        """The decision that an answer is about; True where there is none to choose from, False if it is passed over."""
        found = to_choose(self.session, asked)
        if not found:
            return True
        for number, decision in enumerate(found, 1):
            self.voice.say(_("{number}. {choice}").format(number=number, choice=decision.told))
        while True:
            line = self._hear(_("Type the number of the decision, or press Enter to pass this over."))
            if not line:
                return False
            if is_number(line) and 1 <= int(line) <= len(found):
                return self._shown(found[int(line) - 1])
            self.voice.say(_("Type a number from 1 to {last}.").format(last=len(found)))

    def _shown(self, decision: Decision) -> JsonObject:
        """The decision that was chosen, and the numbers that go with the answer."""
        self.voice.say(sentence(decision.told), decision.numbers_told())
        return decision.about

    def _answer(self, asked: Asked, about: JsonObject | bool | None) -> None:
        while True:
            line = self._hear(_("Write one or two sentences, or press Enter to pass this over."))
            kept = moments.cleaned(line)
            failed = moments.answer(self.session, asked, kept, about if isinstance(about, dict) else None)
            if isinstance(failed, Refusal):
                self.voice.say(sentence(refusals.sentence(self.session.world, failed)))
                continue
            if kept:
                cut = len(kept) < len(" ".join(line.split()))
                self.voice.say(_("Kept, as far as: {end}").format(end=kept[-40:]) if cut else _("Kept."))
            return

    def go_on(self) -> None:
        """A pause of a lesson: go on, or hand in first."""
        while True:
            line = self._hear(_("Press Enter to go on, or type hand in to hand in what you have.")).lower()
            if not line or line in ("1", "go on"):
                return
            if line in ("2", "hand in"):
                hand_in(self.session, self.voice)
            elif line == "answers":
                _Stop(self.session, self.voice, self.ears, self._with_earlier()).ask_all()
            else:
                self.voice.say(_("That is neither."))

    def _with_earlier(self) -> Moment:
        """This moment, and what was passed over before it, as they are answered now."""
        given, here = moments.answers(self.session), self.moment
        asked = (
            replace(one, answered=given.get(one.id, "")) for one in (*moments.passed_over(self.session), *here.asked)
        )
        return replace(here, asked=tuple(asked))

    def _hear(self, asked: str) -> str:
        """The next line; what was typed before it was asked for is no answer to it. Lines of a script that are for its
        reader are passed over. Leaves at the end."""
        self.ears.forget()
        self.voice.say(asked)
        while True:
            self.voice.ask(self.ears.mark)
            heard = self.ears.hear()
            if heard is None:
                raise _Leaves
            if heard.wrong:
                self.voice.say(heard.wrong)
            elif not heard.line.startswith("#"):
                break
        line = heard.line.strip()
        if line.lower() in outset.LEAVE:
            raise _Leaves
        return line
