"""Assigning: a scenario and what a teacher fixes become one lesson file."""

from __future__ import annotations

from pathlib import Path

from marketgen.classroom.prompts import prompts_of
from marketgen.engine.chapters import between
from marketgen.engine.frozen import frozen
from marketgen.engine.world import World
from marketgen.i18n import _, ngettext
from marketgen.play import games
from marketgen.play.lesson import LEVELS, MAX_LESSON, MOST_PAUSES, SUFFIX, Lesson, Terms, read_lesson, write_lesson
from marketgen.saves import files
from marketgen.saves.problems import AlreadyThere, SaveFailed, shown


@frozen
class Wishes:
    """What a teacher wants of a lesson. Empty words and 0 are as the scenario has it; pauses: None is as well."""

    seed: str
    days: int = 0
    difficulty: str = ""
    text: str = LEVELS[1]
    pauses: tuple[int, ...] | None = None
    undo: bool = True
    start: str = ""


def assign(which: str, wishes: Wishes, out: Path) -> Lesson:
    """Write a lesson of a scenario into a new file, and return it as it was read back.

    GameProblem for a scenario or wishes that cannot be; AlreadyThere; SaveFailed.
    """
    loaded = games.load(which)
    world, texts = loaded.world, loaded.world.texts
    seed = games.check_seed(wishes.seed)
    difficulty = games.one_of(loaded, "difficulty", wishes.difficulty or world.difficulty, tuple(world.difficulties))
    if wishes.days > world.days:
        raise games.GameProblem(
            ngettext(
                "{scenario} has {count} day; --days is no more than that.",
                "{scenario} has {count} days; --days is no more than that.",
                world.days,
            ).format(scenario=loaded.title, count=world.days)
        )
    days = wishes.days or world.days
    games.check_start(loaded, wishes.start)
    first = world.starts[wishes.start].day if wishes.start else 1
    if days < first:
        told = _("The start {id} is on day {first}; --days is no less than that.")
        raise games.GameProblem(told.format(id=wishes.start, first=first))
    own = tuple(pause.day for pause in world.pauses if first <= pause.day < days)
    pauses = own if wishes.pauses is None else _checked(world, wishes.pauses, first, days)
    terms = Terms(days, wishes.undo, pauses, wishes.text, wishes.start)
    title = texts.get("title", world.id)
    try:
        raw = write_lesson(title, loaded.document, loaded.digest, seed, difficulty, terms, loaded.translations)
    except ValueError as fault:
        told = _("{scenario} is too large for a lesson: with its translations it is over {limit} MB.")
        raise games.GameProblem(told.format(scenario=loaded.title, limit=MAX_LESSON // 1_000_000)) from fault
    _write(out, raw)
    return read_lesson(out)


def asked_in(which: str, lesson: Lesson) -> tuple[int, tuple[str, ...]]:
    """How many prompts a lesson asks, and the titles of the scenario's own pauses whose prompts it leaves out."""
    world, kept = games.load(which).world, lesson.terms.pauses
    left = (pause.id for pause in world.pauses if pause.day not in kept)
    lost = [some_id for some_id in left if any(prompt.when == some_id for prompt in world.prompts)]
    titles = tuple(world.texts.get(f"pauses.{some_id}.title", some_id) for some_id in lost)
    return len(prompts_of(world, kept)), titles


def _checked(world: World, wanted: tuple[int, ...], first: int, days: int) -> tuple[int, ...]:
    pauses = tuple(sorted(set(wanted)))
    out = [day for day in pauses if not first <= day < days]
    if out and days == first:
        told = _(
            "A pause comes after a day and before the next: this lesson has one day, {day}, and no room for a pause."
        )
        raise games.GameProblem(told.format(day=first) + " " + _("Leave --pauses out, or give it more days."))
    if out:
        told = _(
            "A pause comes after a day and before the next: --pauses takes days from {first} to {last}, not {day}."
        )
        raise games.GameProblem(told.format(first=first, last=days - 1, day=out[0]))
    away = next((day for day in pauses if between(world, day)), 0)
    if away:
        told = _("Day {day} lies between two chapters, when nobody plays; the last days of chapters are {days}.")
        last = ", ".join(str(chapter.last) for chapter in world.chapters if chapter.last < days)
        raise games.GameProblem(told.format(day=away, days=last))
    if len(pauses) > MOST_PAUSES:
        raise games.GameProblem(_("A lesson has at most {most} pauses.").format(most=MOST_PAUSES))
    return pauses


def _write(out: Path, raw: bytes) -> None:
    try:
        files.create(out, raw)
    except FileExistsError as fault:
        raise AlreadyThere(out) from fault
    except (OSError, ValueError) as fault:
        why = (fault.strerror if isinstance(fault, OSError) else None) or str(fault)
        sentence = _("The lesson could not be written to {path}: {why}. Name a file in a folder of yours.")
        raise SaveFailed(out, sentence.format(path=shown(out), why=shown(why))) from fault


__all__ = ["SUFFIX", "Wishes", "asked_in", "assign"]
