"""The verb ``class``: what a teacher does with the game, as verbs of its own; one row of the table for each."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from pathlib import Path

from marketgen.cli.output import FINE, say
from marketgen.cli.pack import SubVerb, add_out, add_pack, give, problems_told
from marketgen.cli.working import cluster_option
from marketgen.i18n import N_, _, ngettext

_LEVELS = ("brief", "standard", "fuller")  # as play.lesson has them, which a help need not load


def _assign_options(parser: ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="SCENARIO", help=_("id of a scenario or path of its file"))
    parser.add_argument("--seed", required=True, metavar="WORD", help=_("a word; everybody gets the same luck"))
    parser.add_argument("--days", type=_count, default=0, metavar="N", help=_("end after day N"))
    parser.add_argument("--start", default="", metavar="ID", help=_("begin at one of the scenario's starts"))
    parser.add_argument("--difficulty", default="", metavar="ID", help=_("a difficulty of the scenario"))
    parser.add_argument(
        "--text", choices=_LEVELS, default="standard", help=_("how fully arrest and hunger are told; no rule changes")
    )
    parser.add_argument(
        "--pauses", type=_days, default=None, metavar="5,10",
        help=_("pause after these days; none for no pause; without it as the scenario has it"),
    )  # fmt: skip
    parser.add_argument("--no-undo", dest="undo", action="store_false", help=_("nothing can be taken back"))
    parser.add_argument("--out", default="lesson.mgclass", metavar="FILE", help=_("write the lesson into this file"))


def _count_to(most: int) -> Callable[[str], int]:
    def count(word: str) -> int:
        if word.isascii() and word.isdigit() and len(word) <= len(str(most)) and 1 <= int(word) <= most:
            return int(word)
        raise ArgumentTypeError(_("a whole number from 1 to {most} is wanted").format(most=most))

    return count


_count = _count_to(9999)


def _days(word: str) -> tuple[int, ...]:
    return () if word == "none" else tuple(_count(day.strip()) for day in word.split(","))


def _mark_options(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER", help=_("where the results are, named CODE.mgresult"))
    parser.add_argument(
        "--lesson", default="", metavar="FILE", help=_("the lesson; without it the one that lies in the folder")
    )
    parser.add_argument(
        "--out", required=True, metavar="DIR", help=_("write results.csv and class.html into this folder")
    )
    parser.add_argument(
        "--jobs",
        type=_count,
        default=0,
        metavar="N",
        help=_("processes to use; for many files as many as there are cores"),
    )
    cluster_option(parser)
    parser.add_argument(
        "--without-codes", dest="codes", action="store_false", help=_("name no codes on the page for the wall")
    )


def _guide_options(parser: ArgumentParser) -> None:
    add_pack(parser)
    parser.add_argument("--html", action="store_true", help=_("as one HTML file that prints well"))
    add_out(parser)


def _serve_options(parser: ArgumentParser) -> None:
    parser.add_argument("lesson", metavar="LESSON", help=_("the lesson's file"))
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS",
                        help=_("where browsers reach it; 0.0.0.0 for the whole network"))  # fmt: skip
    parser.add_argument("--port", type=_count_to(65_535), default=8000, metavar="N", help=_("the port"))
    parser.add_argument("--folder", default="", metavar="DIR",
                        help=_("keep runs and results here; without it beside the lesson"))  # fmt: skip
    parser.add_argument("--seats", type=_count, default=60, metavar="N", help=_("browsers that may play at once"))


SUB_VERBS = (
    SubVerb("guide", N_("print the guide of a scenario for whoever teaches with it"), "classroom.guide",
            _guide_options),
    SubVerb("assign", N_("write a lesson: a scenario, a seed and what is fixed, in one file"), "classroom.assign",
            _assign_options),
    SubVerb("mark", N_("verify what was handed in; write a table and a page for the wall"), "marking.mark",
            _mark_options),
    SubVerb("serve", N_("let a class play a lesson in browsers (extra: web)"), "serving.serve", _serve_options),
)  # fmt: skip
"""Every verb of ``class``, in the order of the help."""


def guide(asked: Namespace) -> int:
    """Print the guide of a scenario, as text or as HTML."""
    from shutil import get_terminal_size

    from marketgen.classroom import as_html, as_text
    from marketgen.classroom import guide as guides
    from marketgen.play.games import scenario_folders
    from marketgen.saves.settings import wanted_language

    found = guides.guide(asked.pack, scenario_folders(), wanted_language())
    if isinstance(found, list):
        return problems_told(found)
    if asked.html:
        return give(as_html.written(found), asked.out)
    cells = get_terminal_size((80, 24)).columns if not asked.out else 80
    return give(as_text.written(found, cells), asked.out)


def assign(asked: Namespace) -> int:
    """Write a lesson file, and say what it fixes."""
    from marketgen.classroom.assigning import Wishes, asked_in, assign

    wishes = Wishes(asked.seed, asked.days, asked.difficulty, asked.text, asked.pauses, asked.undo, asked.start)
    lesson = assign(asked.scenario, wishes, Path(asked.out))
    terms = lesson.terms
    days = ngettext("{count} day", "{count} days", terms.days).format(count=terms.days)
    pauses = ", ".join(map(str, terms.pauses)) or _("none")
    say(
        _("Written: {path}").format(path=asked.out),
        _("{title}, seed {seed}, difficulty {difficulty}, {days}, texts {text}, pauses after days: {pauses}.").format(
            title=lesson.title, seed=lesson.seed, difficulty=lesson.difficulty, days=days, text=terms.text,
            pauses=pauses,
        ),
    )  # fmt: skip
    if terms.start:
        say(_("It begins at the start {id} and ends after day {day}.").format(id=terms.start, day=terms.days))
    count, left = asked_in(asked.scenario, lesson)
    say(ngettext("It asks {count} question.", "It asks {count} questions.", count).format(count=count))
    if left:
        told = _("Left out, with what is asked there: {pauses}. The scenario pauses on other days than these.")
        say(told.format(pauses=", ".join(left)))
    say(_("Students play it with: marketgen play {path}").format(path=asked.out))
    return FINE
