"""Declared: the ids a pack has, its base included, as its files have them: for editors, right or wrong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from marketgen.engine.frozen import frozen
from marketgen.scenario import packs, standing
from marketgen.scenario.context import TABLES, Context
from marketgen.scenario.problems import Problem
from marketgen.scenario.source import Object
from marketgen.scenario.standing import ID


@frozen
class Declared:
    """What a pack declares. title: of the pack; ids: by kind, each id with what it is called; choices: by event;
    whole: currencies without digits after the point; main: the currency of prices at the market, if it is told;
    inherited: by section, the ids that the base has; base_pack: what is missing in it is not asked for; extends: it
    has a base; folder: it may stand in several files; schema: what it names as its schema."""

    title: str
    ids: dict[str, dict[str, str]]
    choices: dict[str, dict[str, str]]
    whole: frozenset[str]
    main: str
    inherited: dict[str, tuple[str, ...]]
    base_pack: bool
    extends: bool
    folder: bool
    schema: str


def declared(path: Path, folders: Sequence[Path]) -> Declared:
    """What the pack in a file or folder declares, whatever else is wrong with it. Raises Unreadable."""
    problems: list[Problem] = []
    documents = packs.chain(path, folders, problems)
    base = packs.join(documents[1:], problems) if len(documents) > 1 else Object()
    context = Context(packs.join(documents, problems), problems)
    currencies = context.table("currencies")
    return Declared(
        title=_text(documents[0].get("title")) or _text(documents[0].get("id")),
        ids={kind: _named(context, kind) for kind in TABLES},
        choices={event: _labels(context.choices(event)) for event in context.table("events")},
        whole=frozenset(one for one in currencies if not context.get("currencies", one, "decimals")),
        main=_text(context.get("money", "main")),
        inherited={key: tuple(part) for key, part in base.items() if isinstance(part, Object)},
        base_pack=documents[0].get("playable") is False,
        extends=len(documents) > 1,
        folder=standing.folder_of(path) is not None,
        schema=_text(documents[0].get("$schema")),
    )


def _named(context: Context, kind: str) -> dict[str, str]:
    """The ids of a kind, each with its name, title or sentence; what cannot be an id is left out."""
    tables = {some_id: context.get(table, some_id) for some_id, table in context.declared(kind).items()}
    return {some_id: _called(entry) for some_id, entry in tables.items() if ID.fullmatch(some_id)}


def _labels(choices: dict[str, Any]) -> dict[str, str]:
    return {some_id: _called(choice) for some_id, choice in choices.items() if ID.fullmatch(some_id)}


def _called(entry: Any) -> str:
    if not isinstance(entry, dict):
        return ""
    return next((_text(entry[key]) for key in ("name", "title", "label", "about") if _text(entry.get(key))), "")


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
