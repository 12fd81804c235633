"""Taking part in a lesson: a code, a PIN, and a run that is found again by both. No name is asked for anywhere."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from marketgen.engine.rules import RULES, drawn_goals
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import games
from marketgen.play.lesson import Lesson, suits
from marketgen.play.lines import JsonObject, head
from marketgen.play.result_file import is_code
from marketgen.play.session import Session
from marketgen.saves import folders, library, listing
from marketgen.saves.log import KIND, TIME, RunFile
from marketgen.saves.names import numbered
from marketgen.saves.problems import AlreadyThere, OpenElsewhere

HOLDS = (
    N_("The result file holds what you do in the game, what you write as answers, how many minutes you play, how often "
       "you begin again, and your code. It holds no name, and nothing else of this machine."),
    N_("The code stands for you, and may be shown to the whole class: take two words that do not say who you are. Do "
       "not write your name into an answer."),
)  # fmt: skip
"""What is said on the first screen of a lesson, a paragraph each."""

TRIES = 3
"""Wrong PINs after which the code is asked for anew."""

_ROUNDS = 60_000
"""Rounds of the hash over a PIN. Four digits can be searched all the same: a PIN keeps a neighbour out by accident."""


@dataclass(slots=True)
class Attending:
    """A run of a lesson that is being played. run: names it and its restarts, at random; results: the folder in which
    the result is written."""

    lesson: str
    code: str
    run: str
    restarts: int
    pauses: tuple[int, ...]
    results: Path
    _since: float = field(default_factory=time.monotonic)

    def time_spent(self) -> JsonObject:
        """A line for the log: seconds since the last such line, or since the run was opened."""
        now = time.monotonic()
        seconds, self._since = round(now - self._since), now
        return {KIND: TIME, "seconds": max(0, seconds)}


def offered_code(lesson: Lesson, folder: Path | None = None) -> str:
    """A code that no run of the lesson in the folder has."""
    for _try in range(100):
        code = games.new_seed()
        if code != lesson.seed and not seats(lesson, code, folder):
            return code
    return games.new_seed()


def as_code(typed: str) -> str:
    """What was typed as a code, however it was written (``Plum Lamp``); empty if it is none."""
    code = "-".join(typed[:80].lower().replace("-", " ").split())
    return code if is_code(code) else ""


def new_pin() -> str:
    """Four digits at random."""
    return f"{secrets.randbelow(10_000):04}"


def kept_pin(pin: str) -> str:
    """What is kept of a PIN: salt and hash."""
    salt = secrets.token_hex(8)
    return f"{salt}-{_hash(salt, pin)}"


def is_pin(kept: object, typed: str) -> bool:
    """Whether what was typed is the PIN of which this is kept."""
    salt, _dash, own = kept.partition("-") if isinstance(kept, str) else ("", "", "")
    return bool(own) and hmac.compare_digest(own, _hash(salt, typed.strip()))


def _hash(salt: str, pin: str) -> str:
    return hashlib.pbkdf2_hmac("sha256", pin[:40].encode("utf-8", "replace"), salt.encode(), _ROUNDS, 16).hex()


def seats(lesson: Lesson, code: str, folder: Path | None = None) -> tuple[Path, ...]:
    """The runs of a lesson under a code, the one begun last first; an unreadable one counts, by its name."""
    found: list[listing.RunEntry] = []
    for place in (folder,) if folder else folders.every_saves():
        with suppress(OSError):
            names = [name for name in listing.run_names(place) if _place(lesson, code, name)]
            found += [listing.look(library.path_of(name, place)) for name in names]
    known = [one for one in found if one.problem or one.head.get("lesson") == lesson.digest]
    return tuple(one.path for one in sorted(known, key=lambda one: (len(one.name), one.name), reverse=True))


def _name(lesson: Lesson, code: str) -> str:
    return f"{code} {lesson.digest[:8]}"


def _place(lesson: Lesson, code: str, name: str) -> int:
    """The place of a run among those of its code, by its name: 1 for the first, then 2; 0 if it is none of them."""
    first, _dash, number = name.rpartition("-")
    if name == _name(lesson, code):
        return 1
    return int(number) if first == _name(lesson, code) and re.fullmatch("[1-9][0-9]{0,5}", number) else 0


def world_of(lesson: Lesson, path: Path) -> World:
    """The world of a lesson, checked. GameProblem if its scenario cannot be played, or is another than it says."""
    world = games.world_of(_first(lesson, "", {}), path)
    if world.digest != lesson.scenario_digest:
        told = _(
            "{path} cannot be used as a lesson: its scenario has other rules than it says. Ask your teacher for it."
        )
        raise games.GameProblem(told.format(path=path))
    if not suits(lesson, world):
        told = _("{path} cannot be used as a lesson: its difficulty or its start is none of its scenario's.")
        raise games.GameProblem(told.format(path=path))
    return world


def other_rules(lesson: Lesson) -> str:
    """A sentence where the lesson was made under other rules than this program has; empty if it was not."""
    if lesson.rules == RULES:
        return ""
    told = _(
        "This lesson was made with marketgen {program}, which has other rules. It can be played, but your result may "
        "not be verified: ask your teacher which version to use."
    )
    return told.format(program=lesson.program)


def goals_of(lesson: Lesson, world: World) -> tuple[str, ...]:
    """The goals that can be chosen, the same for everybody."""
    return drawn_goals(world, lesson.seed)


def join(
    lesson: Lesson, world: World, code: str, pin: str, goal: str, results: Path, before: Path | None = None
) -> Session:
    """Begin a run of a lesson. ``before``: the run that it takes the place of, which is kept and counted.

    GameProblem if another process has just begun one in its place; SaveProblem if it cannot be saved.
    """
    kept: JsonObject = {"pin": kept_pin(pin), "run": secrets.token_hex(8), "restarts": 0}
    if before is not None:
        old = _class_of(listing.read_head(before))
        kept |= {"pin": old.get("pin", ""), "run": old.get("run", ""), "restarts": int(old.get("restarts", 0)) + 1}
    first = _first(lesson, goal, {"code": code, "class": {**kept, "title": lesson.title, **lesson.terms.record()}})
    place = _place(lesson, code, before.stem) if before else 0
    file = _seat(code, numbered(_name(lesson, code), place + 1), first, before)
    try:
        return attend(Session.begin(world, lesson.seed, lesson.difficulty, goal, file, lesson.terms.start), results)
    except BaseException:
        file.close()
        raise


def _seat(code: str, name: str, first: JsonObject, before: Path | None) -> RunFile:
    """The file of a new run under the one name that is next for its code: whoever comes second gets a sentence, and no
    second run."""
    try:
        return library.create_only(name, first, before.parent if before else None)
    except (AlreadyThere, OpenElsewhere) as taken:
        told = _("A run under the code {code} has just been begun in another window. Take another code; or type this "
                 "one again, and the PIN that was shown there.")  # fmt: skip
        raise games.GameProblem(told.format(code=code)) from taken


def _first(lesson: Lesson, goal: str, more: JsonObject) -> JsonObject:
    chosen = (lesson.seed, lesson.difficulty, goal)
    later = {"start": lesson.terms.start} if lesson.terms.start else {}
    trial = {"lesson": lesson.digest, "class": lesson.terms.record(), **later, **more}
    return head(lesson.scenario, lesson.scenario_digest, chosen, lesson.title, lesson.translations, trial)


def knows(path: Path, pin: str) -> bool:
    """Whether a PIN is that of a run. SaveProblem if the run cannot be read."""
    return is_pin(_class_of(listing.read_head(path)).get("pin"), pin)


def code_of(path: Path) -> str:
    """The code of a run. SaveProblem if the run cannot be read."""
    return str(listing.read_head(path).get("code", ""))


def rejoin(path: Path, results: Path) -> Session:
    """Go on with a run of a lesson. SaveProblem or GameProblem as for any run."""
    from marketgen.play.handing import unseal

    session = attend(games.resume(str(path), known=True), results)
    unseal(session)
    return session


def attend(session: Session, results: Path) -> Session:
    """Make a session know of the lesson that its run belongs to, if it does; its result is for a folder."""
    first = session.file.head if session.file else {}
    kept = _class_of(first)
    if kept:
        session.attends = Attending(
            str(first.get("lesson", "")), str(first.get("code", "")), str(kept.get("run", "")),
            int(kept.get("restarts", 0)), tuple(int(day) for day in kept.get("pauses", ())), results,
        )  # fmt: skip
    return session


def _class_of(first: JsonObject) -> dict[str, Any]:
    found = first.get("class")
    return found if isinstance(found, dict) else {}


__all__ = [
    "HOLDS",
    "TRIES",
    "Attending",
    "as_code",
    "attend",
    "code_of",
    "goals_of",
    "join",
    "knows",
    "new_pin",
    "offered_code",
    "other_rules",
    "rejoin",
    "seats",
    "world_of",
]  # fmt: skip
