"""Views of the road: the map, what is on it, what a trip takes, and prices as they were heard."""

from __future__ import annotations

from marketgen.engine.frozen import frozen
from marketgen.play.views.frame import Number, Prompt

Spot = tuple[int, int]
"""A point of a map: longitude and latitude in ten-thousandths of a degree."""


@frozen
class MapPlace:
    """A place on the map. ``here``: where you are; ``home``: where your stall is; ``note``: a word after the name."""

    id: str
    name: str
    at: Spot
    gloss: str = ""
    here: bool = False
    home: bool = False
    known: bool = False
    note: str = ""


@frozen
class MapLine:
    """A line on the map: ``kind`` is ``land`` (closed: what lies within), ``river``, ``coast``, ``way`` or ``gone``,
    which is the part of a way that is done."""

    kind: str
    points: tuple[Spot, ...]
    name: str = ""
    gloss: str = ""


@frozen
class MapPost:
    """A checkpoint. ``tight``: more is asked there than in quiet times."""

    id: str
    name: str
    at: Spot
    tight: bool = False


@frozen
class MapMark:
    """A load on the map, by the number it has in the list beside it."""

    number: int
    at: Spot
    held: bool = False


@frozen
class MapView:
    """A schematic map. Outlines and ways are as the scenario draws them."""

    places: tuple[MapPlace, ...]
    lines: tuple[MapLine, ...]
    posts: tuple[MapPost, ...]
    marks: tuple[MapMark, ...]
    you: Spot | None = None


@frozen
class LoadStop:
    """A stop of a load's way: ``share`` of the way in thousandths, ``state`` ``passed``, ``held``, ``ahead`` or
    empty; ``post`` for a checkpoint."""

    name: str
    share: int
    state: str = ""
    note: str = ""
    post: bool = False


@frozen
class LoadRow:
    """A load on the road. ``state``: ``way``, ``held`` or ``ordered``; ``arrives`` and ``word`` say when and how
    surely; ``share`` of the way done in thousandths; ``days`` from now until it comes, first and last."""

    number: int
    title: str
    who: str
    how: str
    where: str
    worth: Number | None
    worth_text: str
    arrives: str
    state: str
    share: int = 0
    days: tuple[int, int] = (0, 0)
    stops: tuple[LoadStop, ...] = ()
    chance: Number | None = None
    word: str = ""


@frozen
class HeardRow:
    """What a good costs somewhere, as you know it. ``price`` is None for what you never heard; ``age`` in words."""

    place: str
    name: str
    price: Number | None
    price_text: str
    age: str
    here: bool = False


@frozen
class RoadView:
    """The road screen. ``good`` is the one whose prices are told; ``away`` says where you are if not at home."""

    heading: str
    map: MapView
    loads: tuple[LoadRow, ...]
    good: str
    good_name: str
    good_unit: str
    goods: tuple[str, ...]  # those whose prices can be told, in order
    heard: tuple[HeardRow, ...]
    away: str
    posts: tuple[tuple[str, str, str, str], ...]  # id, name, what is known of it, tone
    lines: tuple[str, ...]
    prompt: Prompt
