"""The verb ``new``: a small scenario of one's own, by questions or flags; or an editable copy of another."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from marketgen.cli.output import COULD_NOT, FINE, Stop, complain, say
from marketgen.i18n import _

if TYPE_CHECKING:
    from marketgen.scenario.beginning import Wishes

FLAGS = ("title", "days", "place", "good", "official")
"""What says how a new scenario shall be; a copy takes only the first."""


def new(asked: Namespace) -> int:
    """Write a scenario into the player's folder."""
    from marketgen.saves import folders
    from marketgen.scenario import new_from, new_market
    from marketgen.scenario.problems import Problem

    folder = folders.scenarios()
    if asked.source:
        _refuse_flags(asked)
        written = new_from(asked.source, asked.name, folder, asked.title)
    else:
        written = new_market(asked.name, _wishes(asked), folder)
    if isinstance(written, Problem):
        complain(str(written))
        return COULD_NOT
    say(
        _("Written: {path}").format(path=written),
        _("Change it with a text editor. marketgen check {name} says whether it is sound.").format(name=asked.name),
        _("marketgen play {name} plays it; with --watch it follows the file while you change it.").format(
            name=asked.name
        ),
    )
    return FINE


def _refuse_flags(asked: Namespace) -> None:
    given = [f"--{flag}" for flag in FLAGS[1:] if getattr(asked, flag)]
    if given:
        told = _("A copy keeps all but the title of what it is a copy of: leave out {flags}, or leave out --from.")
        raise Stop(told.format(flags=", ".join(given)))


def _wishes(asked: Namespace) -> Wishes:
    """What is wanted: as the flags say, and for the rest as somebody at the terminal answers."""
    from marketgen.plain.questions import ask_for
    from marketgen.scenario import beginning, writing

    known = beginning.Wishes(asked.title, asked.days, asked.place, tuple(asked.good), asked.official)
    if asked.yes:
        usual = beginning.usual()
        goods = known.goods or tuple(usual["good"])
        return beginning.Wishes(
            asked.title, asked.days or usual["days"][0], asked.place or usual["place"][0], goods, asked.official
        )
    if asked.days and asked.place and asked.good:
        return known
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Stop(
            _(
                "There is no terminal to ask on. Say --days, --place and --good twice, or --yes for all as usual, "
                "or --from ID for a copy of a scenario."
            )
        )
    wishes = ask_for(known, writing.as_title(asked.name))
    if wishes is None:
        raise Stop(_("Nothing was written."))
    return wishes
