"""The words of the command line: verbs, their options, and one clear line for anything else."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from marketgen.cli.output import Stop, block
from marketgen.i18n import _

if TYPE_CHECKING:
    from marketgen.cli.pack import SubVerb

VERBS = (
    "play", "resume", "saves", "results", "replay", "chronicle", "what-if", "list", "check", "explain", "new", "schema",
    "fmt", "pack", "sim", "catalog", "class", "doctor", "keys", "settings",
)  # fmt: skip
"""Every verb, in the order of the help."""

PLAYING = ("play", "resume")
"""Verbs that open a screen, which is waited for: no other verb is looked at for them."""

OPTIONS = ("-h", "--help", "--version", "--plain")
"""What may stand before a verb."""


class Parser(argparse.ArgumentParser):
    """argparse with one line on an error, and no abbreviations: a script must not break when an option is added."""

    def __init__(self, **options: object) -> None:
        super().__init__(**{"allow_abbrev": False, **options})  # type: ignore[arg-type]

    def print_help(self, file: object = None) -> None:
        """Write the help like any answer: argparse itself passes over a full disk."""
        block(self.format_help())

    def error(self, message: str) -> NoReturn:
        """Stop with what is wrong and where help is."""
        text = message[:1].upper() + message[1:].rstrip(".")
        raise Stop(_("{problem}. See: {program} --help").format(problem=text[:300], program=self.prog))


def parse(words: list[str]) -> argparse.Namespace:
    """The options of a command line; ``run`` names the function that carries it out, as ``module.function``."""
    if words and not words[0].startswith("-") and words[0] not in VERBS:
        near = _near(words[0], VERBS)
        hint = _("Verbs: {verbs}.").format(verbs=", ".join(VERBS))
        if near:
            hint = _("Did you mean {near}?").format(near=near)
        raise Stop(_("There is no verb {word}. {hint} See: marketgen --help").format(word=words[0][:80], hint=hint))
    if words and words[0] in ("pack", "class"):
        _check_sub_verb(words[0], words[1:2])
    if words and words[0].startswith("-") and words[0] not in OPTIONS:
        raise Stop(_("There is no option {word}. See: marketgen --help").format(word=words[0][:80]))
    whole = bool(words) and words[0] not in PLAYING
    return build(whole).parse_args(words)


def sub_verbs(verb: str) -> tuple[SubVerb, ...]:
    """The verbs of a verb that has some of its own."""
    from marketgen.cli import classroom, pack

    return {"pack": pack.SUB_VERBS, "class": classroom.SUB_VERBS}[verb]


def _near(word: str, words: Sequence[str]) -> str:
    """The one of these words that was probably meant, or nothing."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word[:80], words, 1)), "")


def _check_sub_verb(verb: str, words: list[str]) -> None:
    names = [sub.name for sub in sub_verbs(verb)]
    if words and (words[0] in names or words[0] in OPTIONS):
        return
    near = _near(words[0], names) if words else ""
    hint = _("Did you mean {near}?").format(near=near) if near else ""
    hint = hint or _("Verbs: {verbs}.").format(verbs=", ".join(names))
    if not words:
        told = _("After {verb} comes what to do with it. {hint} See: marketgen {verb} --help")
        raise Stop(told.format(verb=verb, hint=hint))
    told = _("{verb} has no verb {word}. {hint} See: marketgen {verb} --help")
    raise Stop(told.format(verb=verb, word=words[0][:80], hint=hint))


def build(whole: bool = True) -> Parser:
    """The parser, of every verb or of those that open a screen."""
    parser = Parser(
        prog="marketgen",
        description=_("A game of a market stall, prices and trust. Without a verb: the title screen."),
        epilog=_("Exit codes: 0 fine, 1 problems found, 2 could not run."),
    )
    parser.add_argument("--version", action="store_true", help=_("print the version"))
    parser.add_argument("--plain", action="store_true", help=_("the title as lines of text, as for a screen reader"))
    parser.set_defaults(run="playing.title")
    verbs = parser.add_subparsers(title=_("verbs"), metavar=_("VERB"), parser_class=Parser)
    _playing(verbs)
    if not whole:
        return parser
    _runs(verbs)
    _scenarios(verbs)
    _fmt(verbs)
    _verbs_of(verbs, "pack", _("look into packs, compare, install and remove them"))
    _many(verbs)
    _verbs_of(verbs, "class", _("assign lessons, read and mark what was handed in"))
    _machine(verbs)
    return parser


Verbs = argparse._SubParsersAction  # the only name argparse has for what add_subparsers returns


def _verb(verbs: Verbs[Parser], name: str, run: str, told: str) -> Parser:
    parser = verbs.add_parser(name, help=told, description=told)
    parser.set_defaults(run=run)
    return parser


def _json(parser: argparse._ActionsContainer) -> None:  # a parser, or a group of its options
    parser.add_argument("--json", action="store_true", help=_("one JSON document on standard output, nothing else"))


def _playing(verbs: Verbs[Parser]) -> None:
    play = _verb(verbs, "play", "playing.play", _("begin a run"))
    play.add_argument("scenario", nargs="?", default="", help=_("id of a scenario or path of its file"))
    play.add_argument("--seed", default="", help=_("a word; the same word is the same luck. today: that of the date"))
    play.add_argument("--difficulty", default="", metavar="ID", help=_("a difficulty of the scenario"))
    play.add_argument("--goal", default="", metavar="ID", help=_("a goal of the scenario"))
    play.add_argument("--character", default="", metavar="ID", help=_("whom to be, where a scenario asks"))
    play.add_argument("--save", default="", metavar="NAME", help=_("the name of the saved run"))
    play.add_argument("--results", default="", metavar="FOLDER", help=_("where the result of a lesson is written"))
    trying = play.add_argument_group(_("for authors"), _("Each of these makes it a practice run."))
    trying.add_argument("--from-day", type=_positive, default=0, metavar="N", help=_("begin at the dawn of day N"))
    trying.add_argument("--bot", default="", metavar="NAME", help=_("the bot that plays up to that day"))
    trying.add_argument("--start", default="", metavar="ID", help=_("one of the scenario's named starts"))
    trying.add_argument("--watch", action="store_true", help=_("follow the file while it is changed"))
    trying.add_argument(
        "--dev", action="store_true", help=_("with the console, which sets numbers and explains events")
    )
    resume = _verb(verbs, "resume", "playing.resume", _("go on with a saved run"))
    resume.add_argument("name", nargs="?", default="", help=_("name or path of a run; without it the last one played"))
    told = _("follow the file of a practice run again, while it is changed")
    resume.add_argument("--watch", action="store_true", help=told)
    for parser in (play, resume):
        told = _("as lines of text; commands from standard input")
        parser.add_argument("--plain", action="store_true", default=argparse.SUPPRESS, help=told)  # as before the verb


def _runs(verbs: Verbs[Parser]) -> None:
    _json(_verb(verbs, "saves", "runs.saves", _("list the saved runs")))
    _json(_verb(verbs, "results", "runs.results", _("list what your runs came to, by scenario and seed")))
    replay = _verb(verbs, "replay", "runs.replay", _("tell a recorded run again, or verify it"))
    replay.add_argument("file", help=_("path of a run, or name of a saved or shipped one"))
    replay.add_argument("--verify", action="store_true", help=_("play it again and compare every digest"))
    replay.add_argument("--to-day", type=_positive, default=0, metavar="N", help=_("stop after this day"))
    replay.add_argument("--csv", action="store_true", help=_("as a table, a row a day"))
    from marketgen.cli import pack

    pack.add_out(replay)
    _json(replay)
    chronicle = _verb(verbs, "chronicle", "runs.chronicle", _("write a run out as text to keep, in Markdown"))
    chronicle.add_argument("run_name", metavar="RUN", help=_("path of a run, or name of a saved or shipped one"))
    pack.add_out(chronicle)
    _what_if(_verb(verbs, "what-if", "what_if.what_if", _("a run again with one decision changed")))


def _what_if(parser: Parser) -> None:
    parser.add_argument("run_name", metavar="RUN", help=_("path of a run, or name of a saved or shipped one"))
    parser.add_argument("--day", type=_positive, default=0, metavar="D", help=_("the day of the decision"))
    parser.add_argument("--decision", type=_positive, default=0, metavar="N", help=_("the number of the decision"))
    told = _("the command in its place, the number of another way, or nothing")
    parser.add_argument("--instead", default="", metavar="COMMAND", help=told)
    _json(parser)


def _scenarios(verbs: Verbs[Parser]) -> None:
    _json(_verb(verbs, "list", "scenarios.listing", _("list the scenarios")))
    check = _verb(verbs, "check", "checking.check", _("check scenario files"))
    check.add_argument("paths", nargs="+", metavar="PATH", help=_("a scenario file, or the id of a scenario"))
    check.add_argument("--strict", action="store_true", help=_("warnings fail too; a file without any prints nothing"))
    check.add_argument("--sources", action="store_true", help=_("list the numbers with neither a basis nor a source"))
    check.add_argument("--play", action="store_true", help=_("let bots play the tests that stand in the files, too"))
    as_what = check.add_mutually_exclusive_group()
    as_what.add_argument("--github", action="store_true", help=_("as annotations of a workflow on GitHub"))
    _json(as_what)
    explain = _verb(verbs, "explain", "scenarios.explain", _("explain a code of the checker, or a key"))
    explain.add_argument("code", help=_("a code such as E203, or a key such as good.bulk"))
    _new(_verb(verbs, "new", "beginning.new", _("write a new scenario, or an editable copy of one")))
    _schema(_verb(verbs, "schema", "editing.schema", _("write the format as a JSON Schema, for editors")))


def _new(new: Parser) -> None:
    new.add_argument("name", help=_("the id of the new scenario: small letters, digits and _"))
    new.add_argument("--from", dest="source", default="", metavar="ID", help=_("copy this scenario"))
    new.add_argument("--title", default="", help=_("its title"))
    new.add_argument("--days", default="", metavar="N", help=_("how many days it lasts"))
    new.add_argument("--place", default="", metavar="NAME", help=_("where the market is"))
    new.add_argument("--good", action="append", default=[], metavar="NAME", help=_("a good; given for each of them"))
    new.add_argument("--official", default="", metavar="NAME", help=_("an official who walks the row"))
    new.add_argument("--yes", action="store_true", help=_("ask nothing; what is not said is as usual"))


def _fmt(verbs: Verbs[Parser]) -> None:
    from marketgen.cli import rewriting

    rewriting.fmt_options(_verb(verbs, "fmt", "rewriting.fmt", _("lay scenario files out in one way")))


def _schema(schema: Parser) -> None:
    schema.add_argument("pack", nargs="?", default="", metavar="PACK", help=_("with the ids of this scenario"))
    from marketgen.cli import pack

    where = schema.add_mutually_exclusive_group()
    pack.add_out(where)
    where.add_argument("--write", action="store_true", help=_("put it beside the pack, where its file can name it"))


def _verbs_of(verbs: Verbs[Parser], name: str, told: str) -> None:
    parser = _verb(verbs, name, "", told)
    below = parser.add_subparsers(title=_("verbs"), metavar=_("VERB"), parser_class=Parser)
    for sub in sub_verbs(name):
        sub.options(_verb(below, sub.name, sub.run, _(sub.told)))


def _many(verbs: Verbs[Parser]) -> None:
    from marketgen.cli.working import cluster_option

    sim = _verb(verbs, "sim", "many.sim", _("let bots play many runs"))
    sim.add_argument("scenario", help=_("id of a scenario or path of its file"))
    sim.add_argument(
        "--bots", default="lawful", metavar="NAME,...", help=_("which bots play, parted by commas; all of them: all")
    )
    sim.add_argument("--games", type=_positive, default=100, metavar="N", help=_("runs for each bot"))
    sim.add_argument("--seed", default="sim", metavar="WORD", help=_("the seeds are WORD-1, WORD-2 and so on"))
    sim.add_argument("--days", type=_positive, default=0, metavar="N", help=_("stop each run after this day"))
    sim.add_argument("--jobs", type=_positive, default=1, metavar="J", help=_("processes to use"))
    cluster_option(sim)
    _json(sim)
    catalog = _verb(verbs, "catalog", "many.catalog", _("what each seed holds: weather, prices, offers, events"))
    catalog.add_argument("scenario", help=_("id of a scenario or path of its file"))
    catalog.add_argument("--seeds", type=_span, default=range(1, 26), metavar="A-B", help=_("the seeds, such as 1-25"))
    _json(catalog)


def _machine(verbs: Verbs[Parser]) -> None:
    _verb(verbs, "doctor", "machine.doctor", _("versions, folders, what this terminal can do, what is missing"))
    _verb(verbs, "keys", "machine.keys", _("list every key"))
    settings = _verb(verbs, "settings", "setting.table", _("list the settings with what each does, or set one"))
    settings.add_argument("key", nargs="?", default="", metavar="KEY", help=_("the setting to tell or to set"))
    settings.add_argument("value", nargs="?", metavar="VALUE", help=_("its new value; default: as at first"))
    _json(settings)


MOST = 1_000_000
"""The greatest number an option takes."""


def _positive(word: str) -> int:
    if word.isascii() and word.isdigit() and len(word) < 9 and 1 <= int(word) <= MOST:
        return int(word)
    raise argparse.ArgumentTypeError(_("a whole number from 1 to {most} is wanted").format(most=MOST))


def _span(word: str) -> range:
    first, dash, last = word.partition("-")
    low, high = _positive(first), _positive(last if dash else first)
    if low <= high:
        return range(low, high + 1)
    raise argparse.ArgumentTypeError(_("seeds are written 1-25, the smaller number first"))
