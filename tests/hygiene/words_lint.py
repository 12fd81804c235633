"""A lint for src/: no id, name, title or text of a shipped scenario may stand in the program.

What a scenario says is collected from its document: the keys of the tables keyed by ids (``TABLES``), what stands under
``NAMES``, every other string of some length. Three kinds of finding: a string constant that is an id or a name; the id
or name of a thing, a person, a place or a currency anywhere in a file, comments and docstrings included; a sentence.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

TABLES = (
    "buyers", "currencies", "difficulties", "diary", "endings", "epilogue", "events", "flags", "glossary", "goals",
    "goods", "household", "meals", "middlemen", "neighbours", "notices", "officials", "places", "regulars", "sources",
    "stances", "weathers",
)  # fmt: skip
INNER_TABLES = ("choices", "rungs")
DISTINCTIVE = (
    "currencies", "glossary", "goods", "household", "middlemen", "neighbours", "officials", "places", "regulars",
)  # fmt: skip
LINES = ("diary",)
"""Tables of lines that no command names: their ids are looked for as those of inner tables are."""
WORD = 9
"""An id of an inner table that is one word of so many letters at most is an English word like any other."""
SHORT = 3
"""Characters an id must have to be looked for within a file: shorter ones are English words."""
_WORD = re.compile(r"\w+")  # those of a line are looked up; only what is no single word is searched for in it
NAMES = ("full_name", "hangul", "name", "title")
SENTENCE = 12
"""Characters from which on a string of a scenario counts as a text of its own, whatever key it stands under."""


@dataclass
class Said:
    """What some scenarios say, each with its path: ids, names and titles, texts; and the words that are no others'."""

    ids: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    @cached_property
    def beginnings(self) -> dict[str, list[str]]:
        """The texts by the first characters of each; none is asked for before all is collected."""
        found: dict[str, list[str]] = {}
        for text in self.texts:
            found.setdefault(text[:SENTENCE], []).append(text)
        return found

    @cached_property
    def told(self) -> str:
        """All texts in one, to see at a glance that something stands in none."""
        return "\0".join(self.texts)


def collect(documents: list[dict[str, Any]]) -> Said:
    """Everything the documents say that is theirs."""
    said = Said()
    for document in documents:
        said.ids[document["id"]] = said.words[document["id"]] = "id"
        said.names[document["title"]] = said.words[document["title"]] = "title"
        _walk(document, (), said)
    return said


def shipped(folder: Path) -> Said:
    """Everything the scenarios of a folder say."""
    return collect([json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))])


def _walk(node: Any, path: tuple[str, ...], said: Said) -> None:
    place = ".".join(path)
    if isinstance(node, dict):
        is_table = path[-1:] and path[-1] in (TABLES if len(path) == 1 else INNER_TABLES)
        for key, inner in node.items():
            of_its_own = len(path) == 1 and path[0] not in LINES
            if is_table and not key.startswith("$") and (of_its_own or "_" in key or len(key) > WORD):
                said.ids[key] = place
                if path[0] in DISTINCTIVE and len(key) >= SHORT:
                    said.words[key] = place
            if key in NAMES and isinstance(inner, str):
                said.names[inner] = f"{place}.{key}"
                if path and path[0] in DISTINCTIVE and key != "title":
                    said.words[inner] = f"{place}.{key}"
            _walk(inner, (*path, key), said)
    elif isinstance(node, list):
        for inner in node:
            _walk(inner, path, said)
    elif isinstance(node, str) and len(node) >= SENTENCE and " " in node:
        said.texts[node] = place


def strings(source: str) -> Iterator[tuple[int, str]]:
    """The string constants of a module that are no docstrings, with their lines; parts of f-strings too."""
    nodes = list(ast.walk(ast.parse(source)))
    # A string that stands alone is a docstring: of a module, of what is defined there, or of a constant.
    passed_by = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed_by:
            yield node.lineno, node.value


def found_in(source: str, said: Said, spared: Collection[str] = ()) -> list[tuple[int, str, str]]:
    """Where a module says what a scenario says: (line, the word or text, where the scenario has it)."""
    found = []
    for line, value in strings(source):
        if value not in spared:
            found += [(line, value, table[value]) for table in (said.ids, said.names) if value in table]
        if len(value) < SENTENCE or " " not in value:
            continue  # a text is longer and has a blank: neither can hold the other
        begun = {value[at : at + SENTENCE] for at in range(len(value) - SENTENCE + 1)} & said.beginnings.keys()
        found += [(line, text, said.texts[text]) for one in begun for text in said.beginnings[one] if text in value]
        if len(value) >= 2 * SENTENCE and value in said.told:
            found += [(line, value, path) for text, path in said.texts.items() if value in text]
    words = set(said.words) - set(spared)
    names = [re.compile(rf"\b{re.escape(word)}\b") for word in words if word in source and not _WORD.fullmatch(word)]
    for line, written in enumerate(source.splitlines(), start=1):
        matches = [*_WORD.findall(written), *(match[0] for name in names for match in name.finditer(written))]
        found += [(line, word, said.words[word]) for word in matches if word in words]
    return sorted(set(found))
