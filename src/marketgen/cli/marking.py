"""The verb ``class mark``: a folder of results becomes a table and a page for the wall."""

from __future__ import annotations

import os
import time
from argparse import Namespace
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from marketgen.cli.many import progress_bar
from marketgen.cli.output import FINE, PROBLEMS, Stop, complain, say
from marketgen.cli.working import workers
from marketgen.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from marketgen.classroom.folder import Found
    from marketgen.classroom.marking import Class
    from marketgen.classroom.marks import Mark
    from marketgen.engine.world import World
    from marketgen.play.lesson import Lesson

TABLE, PAGE = "results.csv", "class.html"
"""What is written."""

MANY = 64
"""Files for which all cores are worth starting."""

LISTED = 20
"""Files that are named in the terminal at most."""

_NO_FOLDER = {
    "missing": N_("There is no folder {folder}. Name the one in which the results lie."),
    "not_a_folder": N_("{folder} is not a folder. Put the results into one, and name it."),
    "unreadable": N_("{folder} cannot be read: {why}."),
    "empty": N_("There is no result in {folder}. Results are files named CODE.mgresult."),
    "below": N_("There is no result in {folder} itself, but there are in {why}, below it. Name that one."),
    "many": N_("There are {why} results in {folder}, more than {most}. Mark them in parts."),
}


def mark(asked: Namespace) -> int:
    """Mark a class. 1 if some file could not be verified, whatever the reason."""
    from marketgen.classroom import sheet, wall

    out = _folder_for(Path(asked.out))
    found = _found(Path(asked.folder))
    lesson, world = _lesson(found, asked.lesson)
    begun = time.monotonic()
    marked = _marked(asked, found, lesson, world)
    _write(out / TABLE, sheet.sheet(marked))
    _write(out / PAGE, wall.wall(marked, asked.codes))
    _tell(marked, time.monotonic() - begun)
    for name in found.below:
        complain(_("{folder} has results of its own, and was not looked into.").format(folder=found.folder / name))
    say(_("Written: {path}").format(path=out / TABLE), _("Written: {path}").format(path=out / PAGE))
    return FINE if all(one.verified for one in marked.marks) else PROBLEMS


def _folder_for(out: Path) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else str(fault)
        raise Stop(_("The folder {path} cannot be made: {why}.").format(path=out, why=why)) from fault
    return out


def _found(folder: Path) -> Found:
    from marketgen.classroom.folder import MOST_FILES, NoFolder, look

    try:
        return look(folder)
    except NoFolder as no:
        word = "below" if no.reason == "empty" and no.why else no.reason
        raise Stop(_(_NO_FOLDER[word]).format(folder=_called(folder), why=no.why, most=MOST_FILES)) from no


def _called(folder: Path) -> Path:
    """A folder as it is named in a sentence: in full where it was given as no more than dots."""
    return folder if folder.name.strip(".") else Path(os.path.abspath(folder))


def _lesson(found: Found, named: str) -> tuple[Lesson, World]:
    """The lesson that is named, or the only one in the folder, and its world."""
    from marketgen.classroom.marking import world_of
    from marketgen.play.lesson import read_lesson, suits

    if not named and len(found.lessons) != 1:
        told = _("There is no lesson in {folder}. Name it: --lesson lesson.mgclass")
        several = _("There is more than one lesson in {folder}. Name the one you mean: --lesson {name}")
        name = found.lessons[0] if found.lessons else ""
        raise Stop((several if name else told).format(folder=_called(found.folder), name=found.folder / name))
    path = Path(named) if named else found.folder / found.lessons[0]
    lesson = read_lesson(path)
    world = world_of(lesson, path)
    if world.digest != lesson.scenario_digest or not suits(lesson, world):
        told = _(
            "{path} names rules, a difficulty or a start that its scenario does not have. Assign the lesson again."
        )
        raise Stop(told.format(path=path))
    return lesson, world


def _marked(asked: Namespace, found: Found, lesson: Lesson, world: World) -> Class:
    from marketgen.classroom import marking

    jobs = jobs_for(asked.jobs, len(found.results))
    with workers(asked.cluster) as (executor, count), progress_bar(len(found.results)) as progress:
        return marking.mark(lesson, world, found, executor, count or jobs, progress)


def jobs_for(asked: int, files: int) -> int:
    """How many processes mark so many files: as many as are asked for, else (0) one for each core where there are many
    files. To start one takes as long as to mark a few."""
    from marketgen.play.workers import most_workers

    wanted = asked or (os.cpu_count() or 1 if files >= MANY else 1)
    return max(1, min(wanted, most_workers(), files))


def _write(path: Path, content: bytes) -> None:
    from marketgen.saves import files

    try:
        files.replace(path, content)
    except OSError as fault:
        told = _("{path} could not be written: {why}. What stood there before is untouched.")
        raise Stop(told.format(path=path, why=fault.strerror or type(fault).__name__)) from fault


def _tell(marked: Class, seconds: float) -> None:
    """How many of which kind, the files a teacher has to look at with their reasons, and the time."""
    from marketgen.classroom import telling
    from marketgen.classroom.page import plain

    count = len(marked.marks)
    complain(
        ngettext("{count} file in {seconds} s.", "{count} files in {seconds} s.", count).format(
            count=count, seconds=f"{seconds:.1f}"
        )
    )
    kinds = Counter(one.state for one in marked.marks)
    told = [f"{_(telling.STATES[state])}: {kinds[state]}" for state in telling.STATES if kinds[state]]
    noted = sorted((one for one in marked.marks if one.why), key=lambda one: one.verified)  # what failed stands first
    said = [plain(f"{one.file}: {_of(one)}") for one in noted[:LISTED]]
    if len(noted) > LISTED:
        said.append(_("and {count} more, all of them in {table}").format(count=len(noted) - LISTED, table=TABLE))
    say(*told, *said)


def _of(one: Mark) -> str:
    from marketgen.classroom import telling

    said = telling.reasons(one)
    return said if one.verified else f"{telling.state(one)}: {said}"
