"""A named start: what a run begins with if it does not begin on day 1, for playtests and lessons. Units as in
``world``."""

from __future__ import annotations

from collections.abc import Mapping

from marketgen.engine.frozen import frozen


@frozen
class NamedStart:
    """What a run begins with on the morning of ``day``; what the scenario's file leaves out is as in its ``Start``.

    money before the level of difficulty; seen: events that count as having been; chosen: event -> choice; built:
    upgrades that stand; sent: event -> the day on which it comes; trust, tie and health: of those who are not as they
    usually begin; barred: verbs that are closed for the whole run.
    """

    id: str
    day: int
    money: Mapping[str, int]
    stock: Mapping[str, int]
    paid: Mapping[str, int]
    store: Mapping[str, int]
    wood: int
    meal: str
    heat: int
    standing: int
    knows: int
    file: int
    trust: Mapping[str, int]
    tie: Mapping[str, int]
    health: Mapping[str, int]
    flags: tuple[str, ...]
    seen: tuple[str, ...]
    chosen: Mapping[str, str]
    built: tuple[str, ...]
    sent: Mapping[str, int]
    barred: tuple[str, ...] = ()


@frozen
class Chapter:
    """A part of a long run that is played, from its first day to its last; between two of them nobody plays."""

    id: str
    first: int
    last: int
