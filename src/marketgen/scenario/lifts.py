"""Lifts: a document of an older format as one of the next, on the raw document, before anything else looks at it.

A lift is a pure function. Whatever it keeps keeps its place in the author's file: it makes new objects by
:func:`renames.copied` and :func:`renames.applied` or takes values over with what ``at`` says of them, so that every
message about a lifted document points into the file as it was written. Format 1 is the newest, so there is none yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from marketgen.scenario import renames
from marketgen.scenario.source import Object

Lift = Callable[[Object], Object]

LIFTS: Mapping[int, Lift] = {}
"""Lifts by the format they take: ``LIFTS[1]`` would be ``lift_1_to_2``."""

_FORMAT = "format"


def lift(document: Object, to: int, known: Mapping[int, Lift]) -> Object:
    """A document as one of format ``to``; its own format is a whole number from 1 to that."""
    for number in range(document[_FORMAT], to):
        where = document.at[_FORMAT]
        lifted = renames.copied(known[number](document))
        assert isinstance(lifted, Object)
        lifted[_FORMAT], lifted.at[_FORMAT] = number + 1, where
        document = lifted
    return document


def of_renames(to: int, rows: Iterable[renames.Rename] = renames.RENAMES) -> Lift:
    """The lift to a format that does nothing but what it no longer calls by the old name."""
    gone = [row for row in rows if row.gone == to]

    def lifted(document: Object) -> Object:
        return renames.applied(document, renames.find(document, gone))

    return lifted
