"""The colours of the five themes, and how far apart they must stand.

One record a theme; :mod:`marketgen.tui.theme` makes Textual themes of them and a test computes every contrast.
The names are the roles: nothing in this package names a colour otherwise.
"""

from __future__ import annotations

from marketgen.engine.frozen import frozen


@frozen
class Palette:
    """The colours of a theme, as ``#rrggbb``.

    night: the screen; shade: a raised panel; board: a dialog, a field being edited; chip: what is clicked to change an
    amount; glow: the cursor row and the prompt line; thread: rules and unfilled parts, never text; paper, smoke, ash:
    facts, context, labels; lamp: what is chosen or yours; fill and ink: the one solid field and its text; brick:
    presses on you; celadon: is well; river: quantities without judgement.
    """

    id: str
    dark: bool
    night: str
    shade: str
    board: str
    chip: str
    glow: str
    thread: str
    paper: str
    smoke: str
    ash: str
    lamp: str
    fill: str
    ink: str
    brick: str
    celadon: str
    river: str


GROUNDS = ("night", "shade", "board", "glow")
"""What text stands on."""

INKS = ("paper", "smoke", "ash", "lamp", "brick", "celadon", "river")
"""What text is written in."""

ROLES = (*GROUNDS, "chip", "thread", *INKS, "fill", "ink")
"""Every role; each is a theme variable of the same name."""

PALETTES: tuple[Palette, ...] = (
    Palette(
        "dusk", True,
        night="#15162b", shade="#1d1f3a", board="#272a4d", chip="#363a66", glow="#382c38", thread="#41456f",
        paper="#efe7d6", smoke="#bdb8ca", ash="#9a97b4",
        lamp="#f5b84c", fill="#f5b84c", ink="#1b1406",
        brick="#f0907a", celadon="#93d1b0", river="#92bbec",
    ),
    Palette(
        "noon", False,
        night="#f7f1e3", shade="#eee5d2", board="#e4d9c1", chip="#d3c6a6", glow="#fae0a6", thread="#b5a787",
        paper="#23213a", smoke="#4a465f", ash="#5b566c",
        lamp="#7d4a00", fill="#f0ad36", ink="#231500",
        brick="#9c2f1a", celadon="#185c40", river="#1a4f8c",
    ),
    Palette(
        "lantern", True,
        night="#000000", shade="#000000", board="#141414", chip="#333333", glow="#5a4500", thread="#8c8c8c",
        paper="#ffffff", smoke="#ececec", ash="#d6d6d6",
        lamp="#ffd24d", fill="#ffd24d", ink="#000000",
        brick="#ffac98", celadon="#98f5c4", river="#a9d6ff",
    ),
    Palette(
        "compass", True,
        night="#14172a", shade="#1b1f38", board="#262b4a", chip="#343a62", glow="#36351f", thread="#43496e",
        paper="#f0ebe0", smoke="#bfbccb", ash="#9c9bb3",
        lamp="#f2e058", fill="#f2e058", ink="#161400",
        brick="#ff9a4d", celadon="#6cc0f5", river="#d6b2e8",
    ),
    # The light twin of compass. Grounds are cool, since a warm one would sit beside the orange; what is chosen is
    # violet, since on a light ground a yellow that can be read is a brown, and for many eyes that is the orange too.
    Palette(
        "sundial", False,
        night="#f3f5fa", shade="#e6eaf3", board="#d8deeb", chip="#c3cce0", glow="#f7e7a6", thread="#a4acc4",
        paper="#1d2133", smoke="#454a60", ash="#545a70",
        lamp="#7c3d93", fill="#f6c945", ink="#1a1500",
        brick="#a83200", celadon="#0946d6", river="#175c4b",
    ),
)  # fmt: skip
"""The five themes, in the order in which a key turns through them."""

FEW: tuple[Palette, ...] = (
    Palette(
        "dusk", True,
        night="#141414", shade="#1f1f1f", board="#292929", chip="#474747", glow="#3d3d3d", thread="#5f5f87",
        paper="#ffffd7", smoke="#d7d7ff", ash="#afafd7",
        lamp="#ffaf00", fill="#ffaf00", ink="#141414",
        brick="#ff8787", celadon="#87d7af", river="#87afff",
    ),
    Palette(
        "noon", False,
        night="#f5f5f5", shade="#ebebeb", board="#e0e0e0", chip="#cccccc", glow="#ffd787", thread="#adadad",
        paper="#1f1f1f", smoke="#474747", ash="#5c5c5c",
        lamp="#5f5f00", fill="#ffaf00", ink="#141414",
        brick="#af0000", celadon="#005f00", river="#005f87",
    ),
    Palette(
        "lantern", True,
        night="#000000", shade="#000000", board="#141414", chip="#474747", glow="#474747", thread="#8f8f8f",
        paper="#ffffff", smoke="#ebebeb", ash="#d6d6d6",
        lamp="#ffd75f", fill="#ffd75f", ink="#000000",
        brick="#ffaf87", celadon="#87ffd7", river="#afd7ff",
    ),
    Palette(
        "compass", True,
        night="#141414", shade="#1f1f1f", board="#292929", chip="#474747", glow="#3d3d3d", thread="#5f5f87",
        paper="#ffffd7", smoke="#d7d7ff", ash="#afafd7",
        lamp="#ffff5f", fill="#ffff5f", ink="#141414",
        brick="#ff8700", celadon="#5fafff", river="#d7afd7",
    ),
    Palette(
        "sundial", False,
        night="#ffffff", shade="#f5f5f5", board="#ebebeb", chip="#d7d7ff", glow="#ffffaf", thread="#afafd7",
        paper="#00005f", smoke="#474747", ash="#5c5c5c",
        lamp="#870087", fill="#ffd75f", ink="#141414",
        brick="#875f00", celadon="#005fd7", river="#005f5f",
    ),
)  # fmt: skip
"""The same themes for terminals of 256 colours. Those above would fall on whatever lies next to them there: grounds
together, and words on the cursor row to where they can no longer be read. Each of these lands on the colour that was
chosen for it; a test reckons with where they land."""


def palette(name: str, few: bool = False) -> Palette:
    """The palette called ``name``, of those for ``few`` colours or for all; the first one for a name that is not
    known."""
    found = FEW if few else PALETTES
    return next((each for each in found if each.id == name), found[0])
