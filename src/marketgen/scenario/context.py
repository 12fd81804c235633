"""Context: a document under check, its declared ids, and the problems found so far."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from marketgen.scenario import hints
from marketgen.scenario.allowing import Allowed
from marketgen.scenario.edits import reckoned
from marketgen.scenario.models.types import Ref
from marketgen.scenario.problems import Place, Problem
from marketgen.scenario.source import Object, Path, place_of, spelled, where
from marketgen.scenario.spec import Hit, document_spec, walk

TABLES: dict[str, tuple[str, ...]] = {
    "buyer": ("buyers",),
    "currency": ("currencies",),
    "difficulty": ("difficulties",),
    "ending": ("endings",),
    "event": ("events",),
    "flag": ("flags",),
    "gift": ("goods", "currencies", "services"),
    "goal": ("goals",),
    "good": ("goods",),
    "meal": ("meals",),
    "lender": ("lenders",),
    "kye": ("kyes",),
    "sideline": ("sidelines",),
    "stake": ("stakes",),
    "partner": ("partners",),
    "workshop": ("workshops",),
    "recipe": ("recipes",),
    "firm": ("firms",),
    "contract": ("contracts",),
    "way": ("ways",),
    "member": ("household",),
    "neighbour": ("neighbours",),
    "official": ("officials",),
    "person": ("middlemen", "neighbours", "regulars", "lenders"),
    "place": ("places",),
    "rumour": ("rumours",),
    "somebody": ("middlemen", "neighbours", "regulars", "lenders", "officials", "household"),
    "middleman": ("middlemen",),
    "pause": ("pauses",),
    "post": ("posts",),
    "source": ("sources",),
    "stance": ("stances",),
    "start": ("starts",),
    "upgrade": ("upgrades",),
    "weather": ("weathers",),
    "word": ("glossary",),
    "thing": (
        "goods", "middlemen", "neighbours", "regulars", "officials", "household", "meals", "currencies", "places",
        "stances", "weathers", "events", "goals", "difficulties", "buyers", "lenders", "upgrades",
        "posts", "ways", "services", "kyes", "bargains", "sidelines", "stakes", "partners",
        "workshops", "recipes", "firms", "contracts",
    ),
}  # fmt: skip
"""The tables in which an id of a kind may be declared; a ``thing`` is whatever has a name to fill in."""


class Context:
    """What the checks of one document share. base_pack: it lacks parts by design."""

    def __init__(self, root: Object, problems: list[Problem], base_pack: bool = False) -> None:
        self.root = root
        self.problems = problems
        self.base_pack = base_pack
        self.allowed = Allowed(root.get("lint"))

    def add(
        self,
        code: str,
        path: Path,
        what: str,
        mend: str,
        *,
        key: bool = False,
        also: tuple[Path, ...] = (),
        also_says: str = "",
    ) -> None:
        """A problem at the value of a path, or at its key; where the path is not there, at the nearest that is.

        One that the document allows is only counted.
        """
        told = spelled(path)
        if self.allowed.covers(code, told):
            return
        if not key:
            what = self._with_reckoning(path, what)
        further = tuple(self.place(other, key) for other in also)
        self.problems.append(Problem(code, what, mend, self.place(path, key), told, further, also_says))

    def _with_reckoning(self, path: Path, what: str) -> str:
        """What is said of a value; of a number that was made of one of the base, with how."""
        found, known = where(self.root, path)
        told = reckoned(self.get(*path), found) if found is not None and known == path else ""
        return f"{what} ({told})" if told else what

    def place(self, path: Path, key: bool = False) -> Place:
        """The place of a path's value, or of its key."""
        return place_of(self.root, path, key)

    @cached_property
    def misspelt(self) -> dict[str, str]:
        """Sections that are missing because their name is misspelt, each with the name it has: what they declare is
        there all the same, so that only the name is a problem."""
        known = document_spec().fields
        absent = [name for name in known if name not in self.root]
        near = {key: hints.nearest(key, absent) for key in self.root if key not in known}
        return {meant: key for key, meant in near.items() if meant}

    def get(self, *path: str | int) -> Any:
        """The raw value at a path; None if there is none. A section is found by a misspelt name too."""
        node: Any = self.root
        if path and self.misspelt:
            path = (self.misspelt.get(str(path[0]), path[0]), *path[1:])
        for part in path:
            if isinstance(node, dict):
                node = node.get(part)
            elif isinstance(node, list) and isinstance(part, int) and part < len(node):
                node = node[part]
            else:
                return None
        return node

    def table(self, name: str) -> dict[str, Any]:
        """A table of the document; empty if it is missing or no object."""
        found = self.get(name)
        return found if isinstance(found, dict) else {}

    def declared(self, kind: str) -> dict[str, str]:
        """The ids of a kind, each with the table it stands in."""
        found: dict[str, str] = {}
        for table in TABLES[kind]:
            for some_id in self.table(table):
                found.setdefault(some_id, table)
        return found

    def choices(self, event: str) -> dict[str, Any]:
        """The choices of an event."""
        found = self.get("events", event, "choices")
        return found if isinstance(found, dict) else {}

    @cached_property
    def hits(self) -> list[Hit]:
        """Every marked value of the document."""
        return walk(self.root, document_spec())

    @cached_property
    def by_mark(self) -> dict[type, list[Hit]]:
        """The marked values by the type of their mark, in the order of the document."""
        found: dict[type, list[Hit]] = {}
        for hit in self.hits:
            found.setdefault(type(hit.mark), []).append(hit)
        return found

    def references(self, kind: str, makes: bool = False) -> list[Hit]:
        """The values that name something of a kind: those that ask for it, or those that make it so."""
        return self._by_reference.get((kind, makes), [])

    @cached_property
    def _by_reference(self) -> dict[tuple[str, bool], list[Hit]]:
        found: dict[tuple[str, bool], list[Hit]] = {}
        for hit in self.by_mark.get(Ref, ()):
            assert isinstance(hit.mark, Ref)
            found.setdefault((hit.mark.kind, hit.mark.makes), []).append(hit)
        return found

    @cached_property
    def days(self) -> int:
        """How many days the scenario has; 0 if that cannot be told."""
        value = self.get("start", "days")
        return value if isinstance(value, int) else 0
