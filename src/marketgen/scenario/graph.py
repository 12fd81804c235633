"""Graph: which events, flags and endings hang together: who raises or brings a thing, and who asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from marketgen.i18n import N_, _
from marketgen.scenario.context import TABLES, Context
from marketgen.scenario.models.types import Ref
from marketgen.scenario.problems import safe
from marketgen.scenario.source import Object, Path

KINDS = ("event", "flag", "ending")
"""What the graph is of."""

_SHAPES = {"event": "box", "flag": "ellipse", "ending": "doubleoctagon"}


_DOES = {
    "makes": (N_("makes"), N_("choice {choice} makes")),
    "lowers": (N_("lowers"), N_("choice {choice} lowers")),
    "asks": (N_("asks for"), N_("choice {choice} asks for")),
}
"""What a thing does, and what one of its choices does."""

_DONE = {
    "makes": {"event": N_("brought by"), "flag": N_("raised by"), "ending": N_("led to by")},
    "lowers": dict.fromkeys(KINDS, N_("lowered by")),
    "asks": dict.fromkeys(KINDS, N_("asked for by")),
}
"""What is done to a thing, by its kind."""


class Tie(NamedTuple):
    """One thing that makes another so, lowers it, or asks for it, which ``how`` says. owner: kind and id of what does,
    where it is an event, flag or ending, else the table and id it stands in; choice: which of the event's, if one."""

    owner: tuple[str, str]
    choice: str
    kind: str
    id: str
    how: Literal["makes", "lowers", "asks"]


def ties(document: Object) -> list[Tie]:
    """Every tie of a document, in its order, each once. What has the wrong shape is passed over."""
    found: dict[Tie, None] = {}
    for hit in Context(document, [], base_pack=True).by_mark.get(Ref, ()):
        mark = hit.mark
        if isinstance(mark, Ref) and mark.kind in KINDS and isinstance(hit.value, str):
            owner, choice = _owner(hit.path)
            how: Literal["makes", "lowers", "asks"] = "makes" if mark.makes else "asks"
            found[Tie(owner, choice, mark.kind, hit.value, "lowers" if hit.path[-1] == "unflag" else how)] = None
    return list(found)


def _owner(path: Path) -> tuple[tuple[str, str], str]:
    table, some_id = str(path[0]), str(path[1]) if len(path) > 1 else ""
    choice = str(path[3]) if len(path) > 3 and path[2] == "choices" else ""
    kind = next((kind for kind in KINDS if table in TABLES[kind]), table)
    return (kind, some_id), choice


def text(document: Object) -> str:
    """The graph as text: each event, flag and ending with what it does and asks for, and who does and asks for it."""
    all_ties = ties(document)
    lines: list[str] = []
    for kind in KINDS:
        for table in TABLES[kind]:
            entries = document.get(table)
            for some_id in entries if isinstance(entries, Object) else ():
                lines += ["", *_about(kind, some_id, all_ties)]
    return "\n".join(lines[1:])


def _about(kind: str, some_id: str, all_ties: list[Tie]) -> list[str]:
    own = [tie for tie in all_ties if tie.owner == (kind, some_id)]
    others = [tie for tie in all_ties if (tie.kind, tie.id) == (kind, some_id)]
    lines = [_called(kind, some_id)]
    for choice in dict.fromkeys(["", *(tie.choice for tie in own)]):
        for how, (plain, chosen) in _DOES.items():
            told = (_called(tie.kind, tie.id) for tie in own if (tie.choice, tie.how) == (choice, how))
            lines += _row((_(chosen) if choice else _(plain)).format(choice=safe(choice)), told)
    for how, words in _DONE.items():
        lines += _row(_(words[kind]), (_by(tie) for tie in others if tie.how == how))
    return lines


def _row(head: str, words: Iterable[str]) -> list[str]:
    told = ", ".join(words)
    return [f"  {head}: {told}"] if told else []


def _by(tie: Tie) -> str:
    told = _called(*tie.owner)
    return _("{what} ({choice})").format(what=told, choice=safe(tie.choice)) if tie.choice else told


def _called(kind: str, some_id: str) -> str:
    return f"{kind} {safe(some_id)}"


def dot(document: Object) -> str:
    """The graph in the language of Graphviz: solid arrows lead to what is made so, dotted ones to what is
    lowered, dashed ones from what is asked for. The choice of an event stands at the arrow."""
    nodes: dict[tuple[str, str], None] = {}
    for kind in KINDS:
        for table in TABLES[kind]:
            entries = document.get(table)
            nodes.update(((kind, some_id), None) for some_id in (entries if isinstance(entries, Object) else ()))
    arrows = []
    for tie in ties(document):
        ends = [tie.owner, (tie.kind, tie.id)]
        nodes.update((end, None) for end in ends)
        start, end = reversed(ends) if tie.how == "asks" else ends
        label = f"label={_quoted(tie.choice)} " if tie.choice else ""
        style = {"makes": "solid", "lowers": "dotted", "asks": "dashed"}[tie.how]
        arrows.append(f"  {_quoted(_called(*start))} -> {_quoted(_called(*end))} [{label}style={style}];")
    told = [f"  {_quoted(_called(*node))} [shape={_SHAPES.get(node[0], 'plaintext')}];" for node in nodes]
    return "\n".join(["digraph pack {", "  rankdir=LR;", *told, *arrows, "}"])


def _quoted(word: str) -> str:
    told = safe(word).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{told}"'
