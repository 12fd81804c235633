"""Verbs of ``pack`` that look into packs: ``diff``, ``graph``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from marketgen.cli.output import FINE, block, say
from marketgen.i18n import _, ngettext

if TYPE_CHECKING:
    from marketgen.scenario.differing import Touch


def diff_options(parser: ArgumentParser) -> None:
    """The two packs."""
    for name in ("one", "other"):
        parser.add_argument(name, metavar="PACK", help=_("id of a scenario or path of its file or folder"))


def graph_options(parser: ArgumentParser) -> None:
    """Which pack, and how it is written."""
    parser.add_argument("pack", metavar="PACK", help=_("id of a scenario or path of its file or folder"))
    parser.add_argument("--dot", action="store_true", help=_("in the language of Graphviz"))


def diff(asked: Namespace) -> int:
    """Print the paths that two packs both touch and how each does; those where both do the same are only counted."""
    from marketgen.cli.pack import problems_told
    from marketgen.play.games import scenario_folders
    from marketgen.scenario import differing
    from marketgen.scenario.source import spelled

    found, problems = differing.compare(asked.one, asked.other, scenario_folders())
    if problems:
        return problems_told(problems)
    apart = [both for both in found if not both.same]
    lines = []
    for both in apart:
        lines += [spelled(both.path), f"  {_how(both.first)}", f"  {_how(both.second)}"]
    if lines:
        block("\n".join(lines))
    same = len(found) - len(apart)
    say(
        ngettext("{count} path where they differ", "{count} paths where they differ", len(apart)).format(
            count=len(apart)
        )
        + "; "
        + ngettext("{count} that both have alike.", "{count} that both have alike.", same).format(count=same)
    )
    return FINE


def _how(touch: Touch) -> str:
    from marketgen.scenario.problems import safe

    form = {"adds": _("{place}: adds it"), "sets": _("{place}: sets it to {value}"),
            "changes": _("{place}: changes it to {value}")}[touch.how]  # fmt: skip
    return form.format(place=touch.place, value=safe(touch.value))


def graph(asked: Namespace) -> int:
    """Print which events, flags and endings hang together, with everything the pack extends."""
    from marketgen.cli.pack import problems_told
    from marketgen.play.games import scenario_folders
    from marketgen.scenario import blame, graph

    _lines, problems, document = blame.show(asked.pack, scenario_folders(), merged=True)
    if document is not None:
        block(graph.dot(document) if asked.dot else graph.text(document))
    return problems_told(problems)
