"""The console of a practice run: why an event comes or not, and numbers put at a value. The same for every front end.

All it answers is plain text; scenario words in it must never be read as markup.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from marketgen.engine import practice
from marketgen.engine.events import Refusal
from marketgen.engine.frozen import frozen
from marketgen.i18n import N_, _
from marketgen.play import refusals, whether
from marketgen.play.session import Session
from marketgen.play.trying import USUAL, to_dawn
from marketgen.saves.problems import SaveProblem

HELP = (
    N_("why EVENT: each condition of an event, its present value, and whether it holds."),
    N_("money CURRENCY N, stock GOOD N, trust PERSON N, tie OFFICIAL N, health MEMBER N, heat N: puts it there."),
    N_("flag ID on, flag ID off: raises or lowers a flag."),
    N_("problems: all that the checker says of the file as it stands, with --watch."),
    N_("day N: a bot plays up to the dawn of day N."),
)
"""What the console takes, a line each."""

_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")
_ON = {"on": 1, "off": 0}


@frozen
class Answer:
    """What the console says, and whether the run is another one now."""

    lines: tuple[str, ...]
    changed: bool = False


def help_lines() -> tuple[str, ...]:
    """What the console takes."""
    return tuple(_(told) for told in HELP)


def answer(session: Session, line: str) -> Answer:
    """Do what a line asks. Whatever it is, a sentence comes back."""
    if not session.practice:
        return _said(refusals.sentence(session.world, Refusal("no_practice")))
    words = "".join(one if one.isprintable() else " " for one in line[:200]).split()
    if not words or words[0] in ("help", "?"):
        return _said(*help_lines())
    what = words[0].lower()
    if what == "problems":
        told = session.follower.report if session.follower else ""
        return _said(*(told.splitlines() or [_("No problem of the file is known.")]))
    if what == "why":
        return _said(*whether.why(session.timeline, " ".join(words[1:])))
    if what == "day":
        return _day(session, words[1:])
    if what in practice.SETTINGS:
        return _put(session, what, words[1:])
    near = get_close_matches(what, ["why", "day", "problems", *practice.SETTINGS], 1, 0.5)
    hint = _("Did you mean {near}?").format(near=near[0]) if near else _("help says what there is.")
    return _said(_("The console has no word {word}. {hint}").format(word=what[:40], hint=hint))


def _said(*lines: str) -> Answer:
    return Answer(lines)


def _day(session: Session, words: list[str]) -> Answer:
    days, now = session.world.days, session.run.day
    day = int(words[0]) if len(words) == 1 and words[0].isdecimal() and len(words[0]) < 6 else 0
    if session.run.phase == "over" or not now < day <= days:
        form = _("day wants a day after today, up to {last}; an earlier one is a new run: play FILE --from-day N.")
        return _said(form.format(last=days))
    try:
        told = to_dawn(session, USUAL, day)
    except SaveProblem as problem:
        return _said(str(problem))
    return Answer((told,), changed=True)


def _put(session: Session, what: str, words: list[str]) -> Answer:
    setting, world = practice.SETTINGS[what], session.world
    known = practice.ids(world, session.run, what)
    subject = words[0] if setting.of and len(words) > 1 else ""
    if what == "money" and len(words) == 1:
        subject = world.money
    if setting.of and subject not in known:
        return _said(_no_such(what, subject or "".join(words[:1]), known))
    word = words[-1] if words else ""
    value = _ON.get(word.lower()) if what == "flag" else _read(session, what, subject, word)
    low, high = (_written(session, what, subject, end) for end in (setting.low, setting.high))
    if value is None or not setting.low <= value <= setting.high or len(words) > 2:
        if what == "flag":
            return _said(_("A flag is on or off: flag {id} on.").format(id=subject))
        return _said(_("{what} wants a number from {low} to {high}.").format(what=what, low=low, high=high))
    found = session.put(what, subject, value)
    if isinstance(found, Refusal):
        return _said(refusals.sentence(world, found))
    told = _("{what} is {value} now.") if not subject else _("{what} {id} is {value} now.")
    shown = word.lower() if what == "flag" else _written(session, what, subject, value)
    return Answer((told.format(what=what, id=subject, value=shown),), changed=True)


def _no_such(what: str, word: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(word[:80], known, 1, 0.5)
    if near:
        hint = _("Did you mean {near}?").format(near=near[0])
    elif known:
        hint = _("There are: {ids}.").format(ids=", ".join(known))
    else:
        hint = _("This scenario has none.")
    return _("{what} is of none called {word}. {hint}").format(what=what, word=word[:40] or "-", hint=hint)


def _written(session: Session, what: str, subject: str, value: int) -> str:
    measure = practice.SETTINGS[what].measure
    return whether.written(session.world, measure, subject, value) if measure else str(value)


def _read(session: Session, what: str, subject: str, word: str) -> int | None:
    """A number as a file would have it, in the unit of the run; None if it is none, or finer than the unit."""
    if not _NUMBER.fullmatch(word):
        return None
    whole, _point, after = word.lstrip("-").partition(".")
    digits = whether.digits(session.world, practice.SETTINGS[what].measure, subject)
    if len(after.rstrip("0")) > digits:
        return None
    value = int(whole + after.rstrip("0").ljust(digits, "0"))
    return -value if word.startswith("-") else value
