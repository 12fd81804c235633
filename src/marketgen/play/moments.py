"""Moments of a run at which it stops and asks something: before day 1, at pauses, after the end. No rule knows of them.

What was answered and which moments are over stands in the run's log, so that nothing is lost or asked twice, whatever
happens in between. What was passed over can be answered later, and is asked once more at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marketgen.engine import chapters
from marketgen.engine.events import Refusal
from marketgen.engine.frozen import frozen
from marketgen.engine.prompts import DECISION, END, START
from marketgen.engine.starting import lived
from marketgen.i18n import N_, _
from marketgen.play.lines import JsonObject
from marketgen.play.result_file import MAX_ANSWER
from marketgen.play.session import Session
from marketgen.saves.log import ANSWER, KIND, MOMENT

FIRST = N_("Choose one of your decisions so far. What did you know, what did you not know, and what did you give up?")
USUAL = N_("Choose one of your decisions since the last pause. What did you know, what did you not know, and what did "
           "you give up?")  # fmt: skip
"""What is asked at a pause of a lesson for which the scenario has no pause, and at the first of all pauses."""


LATER = "later"
"""The moment that is no stop of the run: whoever wants to answers what was passed over."""


@frozen
class Asked:
    """A prompt. answered: what was written last, empty if nothing was; since, until: it is about the days after the day
    ``since`` as far as the day ``until``; again: whether it was passed over before."""

    id: str
    kind: str
    ask: str
    answered: str = ""
    since: int = 0
    until: int = 0
    again: bool = False


@frozen
class Moment:
    """A stop: what stands there, and what is asked. over: whether the run is."""

    id: str
    title: str
    text: str
    asked: tuple[Asked, ...]
    over: bool = False


def due(session: Session) -> Moment | None:
    """The moment at which the run stands, if it has not been passed yet; None most often."""
    some_id = _here(session)
    passed = {mark.get("id") for mark in session.marks if mark[KIND] == MOMENT}
    if not some_id or some_id in passed:
        return None
    moment = _moment(session, some_id)
    return moment if moment.asked or some_id not in (START, END) else None


def _here(session: Session) -> str:
    """The id of the moment at which a run stands; empty if it stands at none."""
    run, days = session.run, chapters.latest(session.world, session.run)
    if session.practice:
        return ""
    if run.phase == "over":
        return END
    if not lived(run):
        return START
    if days not in pause_days(session):
        return ""
    own = next((pause.id for pause in session.world.pauses if pause.day == days), "")
    return own or after_day(days)


def after_day(day: int) -> str:
    """The id of a pause after a day, and of what is asked there, where the scenario has none."""
    return f"after_day_{day}"


def usual(day: int, pauses: Sequence[int]) -> str:
    """What is asked after a day for which the scenario has no pause, of a run that pauses after these days."""
    return _(USUAL if any(one < day for one in pauses) else FIRST)


def pause_days(session: Session) -> tuple[int, ...]:
    """After which days the run stops: as its lesson says, else as the scenario does."""
    if session.attends:
        return session.attends.pauses
    return tuple(pause.day for pause in session.world.pauses)


def _moment(session: Session, some_id: str) -> Moment:
    texts, asked = session.world.texts, _asked(session, some_id)
    if some_id == START:
        return Moment(some_id, _("Before you begin"), "", asked)
    if some_id == END:
        return Moment(some_id, _("Afterwards"), "", (*asked, *passed_over(session)), over=True)
    day = chapters.latest(session.world, session.run)
    title = texts.get(f"pauses.{some_id}.title") or _("Pause after day {day}").format(day=day)
    return Moment(some_id, title, texts.get(f"pauses.{some_id}.text", ""), asked)


def _asked(session: Session, some_id: str) -> tuple[Asked, ...]:
    """What is asked at a moment, with what was answered."""
    world, given, until = session.world, answers(session), _day_of(session, some_id)
    since = max((day for day in pause_days(session) if day < until), default=0)
    asked = [
        Asked(one.id, one.kind, world.texts.get(f"prompts.{one.id}.ask", ""), given.get(one.id, ""), since, until)
        for one in world.prompts
        if one.when == some_id
    ]
    if some_id not in (START, END, *(pause.id for pause in world.pauses)):
        ask = usual(until, pause_days(session))
        asked.append(Asked(some_id, DECISION, ask, given.get(some_id, ""), since, until))
    return tuple(asked)


def _day_of(session: Session, some_id: str) -> int:
    """After which day a moment comes; 0 before the first. Of the end the day on which it is."""
    if some_id == START:
        return 0
    own = {pause.id: pause.day for pause in session.world.pauses}
    own |= {after_day(day): day for day in pause_days(session)}
    return own.get(some_id, session.run.day)


def came(session: Session) -> tuple[Asked, ...]:
    """All that was asked so far, with what was answered, in the order in which it came."""
    passed = (str(mark.get("id")) for mark in session.marks if mark[KIND] == MOMENT)
    return tuple(asked for some_id in dict.fromkeys(passed) for asked in _asked(session, some_id))


def passed_over(session: Session) -> tuple[Asked, ...]:
    """What was asked and passed over, and can be answered still: until the end of the run is passed, too, with which a
    lesson is handed in."""
    if any(mark[KIND] == MOMENT and mark.get("id") == END for mark in session.marks):
        return ()
    return tuple(replace(asked, again=True) for asked in came(session) if not asked.answered)


def later(session: Session) -> Moment | None:
    """What was passed over, to be answered now; None if nothing was."""
    asked = passed_over(session)
    return Moment(LATER, _("What was passed over"), "", asked) if asked else None


def answers(session: Session) -> dict[str, str]:
    """What was written last to each prompt, by its id."""
    return {mark["prompt"]: mark["text"] for mark in session.marks if mark[KIND] == ANSWER}


def last_pause(session: Session) -> int:
    """The day of the last pause before the one at which the run stands; 0 if there was none."""
    return max((day for day in pause_days(session) if day < chapters.latest(session.world, session.run)), default=0)


def cleaned(words: str) -> str:
    """An answer as it is kept: one line of plain text, cut at a word where it is longer than an answer may be."""
    line = " ".join("".join(one if one.isprintable() else " " for one in words[:20_000]).split())
    if len(line) <= MAX_ANSWER:
        return line
    return line[: MAX_ANSWER + 1].rpartition(" ")[0] or line[:MAX_ANSWER]


def answer(session: Session, asked: Asked, words: str, about: JsonObject | None = None) -> Refusal | None:
    """Keep an answer; on the disk when this returns None. ``about``: the decision it is about (``play.decisions``).

    Without words nothing is kept: it was passed over.
    """
    line = cleaned(words)
    if not line:
        return None
    record = {KIND: ANSWER, "prompt": asked.id, "day": session.run.day, "text": line}
    return session.mark({**record, **({"about": about} if about else {})})


def pass_on(session: Session, moment: Moment) -> Refusal | None:
    """Go on from a moment: it does not come again. From what is answered later one only goes back."""
    if moment.id == LATER:
        return None
    return session.mark({KIND: MOMENT, "id": moment.id, "day": session.run.day})
