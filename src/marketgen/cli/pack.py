"""The verb ``pack``: what is done with packs more rarely, as verbs of its own; one row of the table for each."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _ActionsContainer
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from marketgen.cli import looking, rewriting, sharing
from marketgen.cli.output import COULD_NOT, FINE, PROBLEMS, Stop, block, complain, say
from marketgen.i18n import N_, _

if TYPE_CHECKING:
    from marketgen.scenario import Problem


class SubVerb(NamedTuple):
    """A verb of ``pack``. told: what it does, for the help; run: ``module.function`` within the package ``cli``;
    options: adds what may stand behind it."""

    name: str
    told: str
    run: str
    options: Callable[[ArgumentParser], None]


def add_pack(parser: ArgumentParser) -> None:
    """The one word that most of them want: which pack."""
    parser.add_argument("pack", metavar="PACK", help=_("id of a scenario or path of its file or folder"))


def _show_options(parser: ArgumentParser) -> None:
    add_pack(parser)
    parser.add_argument("--merged", action="store_true", help=_("with everything it extends"))
    parser.add_argument("--blame", action="store_true", help=_("before each line the file and line it comes from"))


def add_out(parser: _ActionsContainer) -> None:
    """Into which file, for what is else written to standard output."""
    parser.add_argument("--out", default="", metavar="FILE", help=_("write it into this file"))


def _facts_options(parser: ArgumentParser) -> None:
    add_pack(parser)
    parser.add_argument("--markdown", action="store_true", help=_("as Markdown"))
    add_out(parser)


def _texts_options(parser: ArgumentParser) -> None:
    add_pack(parser)
    parser.add_argument("--lang", default="", metavar="LL", help=_("the translation into this language, such as de"))
    add_out(parser)


SUB_VERBS = (
    SubVerb("show", N_("print the document of a pack, its parts joined"), "pack.show", _show_options),
    SubVerb("diff", N_("the paths that two packs both touch, and how"), "looking.diff", looking.diff_options),
    SubVerb("graph", N_("events, flags and endings: who raises and who asks for what"), "looking.graph",
            looking.graph_options),
    SubVerb("docs", N_("print the reference of the format: every key with unit and example"), "pack.docs", add_out),
    SubVerb("facts", N_("print a fact sheet for a class: numbers, units and sources"), "pack.facts", _facts_options),
    SubVerb("migrate", N_("show, or write, a file by the names of today"), "rewriting.migrate",
            rewriting.migrate_options),
    SubVerb("install", N_("check a pack from elsewhere, and put it in your scenario folder"), "sharing.install",
            sharing.install_options),
    SubVerb("list", N_("list the installed packs"), "sharing.listing", sharing.list_options),
    SubVerb("remove", N_("take an installed pack away"), "sharing.remove", sharing.remove_options),
    SubVerb("texts", N_("write the texts of a pack for translators, as a .po file"), "texts.texts", _texts_options),
)  # fmt: skip
"""Every verb of ``pack``, in the order of the help."""


def show(asked: Namespace) -> int:
    """Print a document as it is after its parts, and what it extends, were joined."""
    from marketgen.play.games import scenario_folders
    from marketgen.scenario import blame

    lines, problems, _document = blame.show(asked.pack, scenario_folders(), asked.merged)
    told = [f"{line.place.file}:{line.place.line}" if line.place else "" for line in lines]
    width = max(map(len, told), default=0)
    if lines:
        block("\n".join(f"{origin:<{width}}  {line.text}" if asked.blame else line.text
                        for origin, line in zip(told, lines, strict=True)))  # fmt: skip
    return problems_told(problems)


def problems_told(problems: list[Problem]) -> int:
    """Write problems to standard error; the exit code that goes with them."""
    from marketgen.scenario.problems import ordered, report

    if all(not problem.place.line for problem in problems):  # of files as a whole, of which there is nothing to count
        complain("\n".join(map(str, problems)))
    else:
        complain(report(ordered(problems)))
    if any(problem.no_file for problem in problems):
        return COULD_NOT
    return PROBLEMS if any(problem.is_error for problem in problems) else FINE


def docs(asked: Namespace) -> int:
    """Print the reference of the format, every key with its unit and an example, as Markdown."""
    from marketgen.scenario import fields

    return give(fields.reference(), asked.out)


def facts(asked: Namespace) -> int:
    """Print a fact sheet: what the teacher says, and cited numbers with their sources."""
    from marketgen.play.games import scenario_folders
    from marketgen.scenario import factsheet

    found = factsheet.sheet(asked.pack, scenario_folders())
    if isinstance(found, list):
        return problems_told(found)
    return give(factsheet.written(found, asked.markdown), asked.out)


def give(text: str, out: str) -> int:
    """Write a text to standard output, or into a file and say so."""
    if not out:
        block(text)
        return FINE
    try:
        Path(out).write_text(text, "utf-8")
    except OSError as fault:
        raise Stop(_("{path} could not be written: {reason}").format(path=out, reason=fault.strerror)) from fault
    say(_("Written: {path}").format(path=out))
    return FINE
