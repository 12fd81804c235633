"""The five themes for Textual, and what is left of them where there are no colours."""

from __future__ import annotations

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

from marketgen.tui.palette import FEW, PALETTES, ROLES, Palette


def variables(colours: Palette) -> dict[str, str]:
    """The theme variables: a colour a role, and those of Textual's own that would otherwise bring in others.

    ``name`` is the name of a row: paper, until the cursor stands on it. A scroll bar has the ground it stands on.
    """
    own: dict[str, str] = {role: getattr(colours, role) for role in ROLES}
    return own | {
        "name": colours.paper,
        "border": colours.thread,
        "border-blurred": colours.thread,
        "scrollbar": colours.thread,
        "scrollbar-hover": colours.ash,
        "scrollbar-active": colours.lamp,
        "scrollbar-background": "transparent",
        "scrollbar-background-hover": "transparent",
        "scrollbar-background-active": "transparent",
        "scrollbar-corner-color": "transparent",
        "input-cursor-background": colours.fill,
        "input-cursor-foreground": colours.ink,
        "input-selection-background": colours.thread,
        "block-cursor-background": colours.glow,
        "block-cursor-foreground": colours.lamp,
        "block-cursor-blurred-background": colours.glow,
        "block-cursor-blurred-foreground": colours.lamp,
        "block-hover-background": colours.glow,
    }


def theme(colours: Palette) -> Theme:
    """A palette as a Textual theme."""
    return Theme(
        name=colours.id,
        primary=colours.lamp,
        accent=colours.lamp,
        warning=colours.lamp,
        secondary=colours.river,
        success=colours.celadon,
        error=colours.brick,
        background=colours.night,
        surface=colours.shade,
        panel=colours.board,
        foreground=colours.paper,
        dark=colours.dark,
        variables=variables(colours),
    )


THEMES: tuple[Theme, ...] = tuple(theme(colours) for colours in PALETTES)
"""The only themes the game offers."""

FEW_THEMES: tuple[Theme, ...] = tuple(theme(colours) for colours in FEW)
"""The same for terminals of 256 colours."""

DEFAULTS: dict[str, str] = variables(PALETTES[0])
"""For a theme that does not know our variables: without them its choice would stop on an unknown name."""


def contrast(first: str, second: str) -> float:
    """The WCAG 2 contrast ratio of two colours, from 1 to 21."""
    lights = sorted((_luminance(Color.parse(colour)) for colour in (first, second)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def _luminance(colour: Color) -> float:
    parts = (part / 255 for part in colour.rgb)
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class WithoutColour(LineFilter):
    """Takes every colour away and keeps bold and underline; a solid field, the lamp's or that of something held, is
    reversed, and what lies behind a dialog is faint.

    For ``NO_COLOR`` and for terminals of 16 colours, where indigo, shade and glow would fall together: the bar, the
    weight and the words carry what the tint did.
    """

    def __init__(self) -> None:
        super().__init__()
        every = (*PALETTES, *FEW)
        self._fills = {RichColor.parse(one).triplet for colours in every for one in (colours.fill, colours.brick)}
        self._own = {RichColor.parse(getattr(colours, role)).triplet for colours in every for role in ROLES}
        self._seen: dict[Style, Style] = {}

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same text in weights only; ``background`` is not looked at."""
        return [Segment(text, self._plain(style), control) for text, style, control in segments]

    def _plain(self, style: Style | None) -> Style | None:
        if style is None:
            return None
        found = self._seen.get(style)
        if found is None:
            ground = style.bgcolor.triplet if style.bgcolor else None
            lit = bool(style.reverse) != (ground in self._fills)
            mixed = bool(style.color and style.color.triplet and style.color.triplet not in self._own)
            found = Style(
                bold=style.bold, underline=style.underline, reverse=lit, dim=mixed or None, meta=style.meta or None
            )  # fmt: skip
            if len(self._seen) < 2000:
                self._seen[style] = found
        return found
