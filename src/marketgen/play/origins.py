"""Where a scenario's numbers come from: each with its basis and the titles of its sources, for any front end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from marketgen.engine.frozen import frozen
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import wording

BASES = {"documented": N_("documented"), "estimate": N_("estimate"), "invented": N_("invented")}
"""The words for a basis, the firmest first."""


@frozen
class Origin:
    """A number of a scenario. path: as in its file, ``goods.salt.price``; value: as written there; basis: a key of
    BASES, or empty where the file says nothing; about: the author's note; sources: titles of what it cites."""

    path: str
    value: str
    basis: str
    about: str
    sources: tuple[str, ...]

    @property
    def word(self) -> str:
        """The basis in words."""
        return _(BASES[self.basis]) if self.basis in BASES else _("no basis given")


@frozen
class Source:
    """An entry of a scenario's sources."""

    id: str
    title: str
    about: str


def sources(world: World) -> tuple[Source, ...]:
    """The sources of a scenario, by id."""
    paths = (path.split(".") for path in world.texts)
    ids = sorted({path[1] for path in paths if path[0] == "sources" and len(path) == 3})
    return tuple(
        Source(one, wording.text(world, f"sources.{one}.title") or one, wording.text(world, f"sources.{one}.about"))
        for one in ids
    )


def origins(world: World, document: Mapping[str, Any]) -> tuple[Origin, ...]:
    """Every number of a merged document, in its order; nothing for an empty document."""
    if not document:
        return ()
    from marketgen.scenario.provenance import facts  # brings the document models, which no turn needs

    titles = {source.id: source.title for source in sources(world)}
    return tuple(
        Origin(
            ".".join(str(part) for part in fact.path),
            str(fact.value),
            fact.basis,
            fact.about,
            tuple(titles.get(cite, cite) for cite in fact.cite),
        )
        for fact in facts(dict(document))
    )


def counted(found: tuple[Origin, ...]) -> dict[str, int]:
    """How many numbers there are of each basis, the firmest first."""
    counts = Counter(origin.basis for origin in found)
    return {basis: counts[basis] for basis in BASES}
