"""The shapes the screens are drawn with, in three sets. Nothing else in this package names one.

``full`` needs a font of good coverage; ``plain`` keeps to the old WGL4 set, which nearly every font has; ``letters``
is ASCII, for fonts and terminals that draw the others two cells wide.
"""

from __future__ import annotations

from marketgen.engine.frozen import frozen


@frozen
class Glyphs:
    """One set. ``steps`` are the parts of a bar of one cell's height, from nothing to full; ``dots`` says how a
    line is drawn in a cell: ``braille`` (2 by 4 dots), ``halves`` (1 by 2) or ``stars`` (1 by 1)."""

    id: str
    bar: str  # left of the cursor row
    full_mark: str
    empty_mark: str
    full_hour: str
    empty_hour: str
    up: str
    down: str
    same: str
    chosen: str  # in a row of options
    rule: str
    heavy: str  # the rule under the tab in front
    done: str  # a meter's filled part
    left: str  # a meter's rest
    planned: str  # a bar whose foot is cut off
    upright: str
    solid: str
    falling: str  # a falling bar of the waterfall
    edge: str  # the left edge of a note
    yes: str
    no: str
    minus: str
    to: str  # from one step to the next
    times: str
    point: str  # own sales on a line
    grid: str
    you: str  # where you are, on a map
    post: str  # a checkpoint on a map
    tight: str  # one of which people say that it is strict
    gate: str  # a checkpoint on a line of time
    water: str  # a river or a coast, where a cell holds one shape
    track: str  # a way, where a cell holds one shape
    steps: str
    dots: str
    halves: str = ""  # upper, lower, both; where a line is drawn in halves


SETS: tuple[Glyphs, ...] = (
    Glyphs(
        "full", bar="▌", full_mark="●", empty_mark="○", full_hour="▪", empty_hour="▫",
        up="▲", down="▼", same="·", chosen="▸", rule="─", heavy="━", done="━", left="─", planned="╌", upright="│",
        solid="█", falling="▒", edge="▎", yes="✓", no="×", minus="−", to="→", times="×", point="●", grid="·",
        you="◆", post="╫", tight="╬", gate="┃", water="~", track=".", steps=" ▁▂▃▄▅▆▇█", dots="braille",
    ),
    Glyphs(
        "plain", bar="▌", full_mark="●", empty_mark="○", full_hour="▪", empty_hour="▫",
        up="▲", down="▼", same="·", chosen="►", rule="─", heavy="═", done="═", left="─", planned="-", upright="│",
        solid="█", falling="▒", edge="▌", yes="√", no="×", minus="−", to="→", times="×", point="●", grid="·",
        you="■", post="╫", tight="╬", gate="│", water="~", track=".", steps=" ▄█", dots="halves", halves="▀▄█",
    ),
    Glyphs(
        "letters", bar=">", full_mark="*", empty_mark="o", full_hour="#", empty_hour=".",
        up="+", down="-", same="=", chosen=">", rule="-", heavy="=", done="=", left="-", planned="-", upright="|",
        solid="#", falling=":", edge="|", yes="+", no="x", minus="-", to=">", times="x", point="*", grid=".",
        you="@", post="#", tight="X", gate="|", water="~", track=".", steps=" _#", dots="stars",
    ),
)  # fmt: skip
"""The sets, the richest first."""


def glyphs(name: str) -> Glyphs:
    """The set called ``name``; the first one for a name that is not known."""
    return next((each for each in SETS if each.id == name), SETS[0])
